//! Any text has a reading, in any format and language, and its mentions stand in the text.
#![no_main]

use std::sync::LazyLock;

use fonte::analysis::{Options, analyse};
use fonte::article::Given;
use fonte::lexicon::{Language, Lexicons};
use fonte::prose::Format;
use libfuzzer_sys::fuzz_target;

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(Lexicons::built_in);

fuzz_target!(|source: &str| {
    for format in [Format::Plain, Format::Markdown, Format::Html] {
        for language in [None, Some(Language::It), Some(Language::En)] {
            let given = Given { language, date: None };
            let options = Options { format, given, lexicons: &LEXICONS, house: &[] };
            let analysis = analyse(source, &options);
            let text = &analysis.article.prose.text;
            for sentence in &analysis.article.sentences {
                assert!(text.get(sentence.span.range()).is_some(), "a sentence is whole letters of the text");
            }
            for quantity in &analysis.mentions.quantities {
                assert!(text.get(quantity.span.range()).is_some(), "a figure is whole letters of the text");
            }
            for claim in &analysis.claims {
                assert!(text.get(claim.span.range()).is_some(), "a claim is whole letters of the text");
                assert!(claim.quantity < analysis.mentions.quantities.len(), "a claim has its figure");
            }
        }
    }
});
