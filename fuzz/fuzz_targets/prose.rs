//! Any text, in any format, has a reading, and every place of the reading leads back into the source.
#![no_main]

use fonte::prose::{Format, Prose};
use fonte::text::ProseSpan;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    for format in [Format::Plain, Format::Markdown, Format::Html] {
        let prose = Prose::read(source, format);
        let mut end = 0;
        for block in &prose.blocks {
            assert!(end <= block.span.start(), "blocks stand in order and do not overlap");
            assert!(!prose.block_text(block).trim().is_empty(), "a block has words");
            end = block.span.end();
        }
        assert!(end <= prose.text.len(), "blocks stand in the text");

        let places: Vec<usize> = prose.text.char_indices().map(|(at, _)| at).chain([prose.text.len()]).collect();
        for pair in places.windows(2) {
            let span = prose.to_source(ProseSpan::new(pair[0], pair[1]));
            assert!(source.get(span.range()).is_some(), "a letter leads to whole letters of the source");
        }
        for comment in &prose.comments {
            assert!(source.get(comment.span.range()).is_some_and(|text| text.starts_with("<!--")), "a comment is where it stands");
        }
    }
});
