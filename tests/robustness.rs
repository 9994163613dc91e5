//! Any text has a reading and a report: nothing panics, nothing hangs, and every place stands in its text.
//!
//! Time is not asserted here; the texts are long enough that a quadratic reading would be felt.

mod hostile;

use std::sync::LazyLock;

use fonte::analysis::{Analysis, Options, analyse};
use fonte::article::Given;
use fonte::diagnostic::{Fix, Place};
use fonte::engine::{Budget, Report, RuleSet, Task, check};
use fonte::lexicon::{Language, Lexicons};
use fonte::mention::{Anchor, SourceStatus};
use fonte::messages::{MessageLanguage, Messages};
use fonte::prose::Format;
use fonte::reference::MemoryStore;
use fonte::rules::{Message, Reference, Wording};
use fonte::text::ProseSpan;
use jiff::civil::date;
use proptest::prelude::*;

const FORMATS: [Format; 4] = [Format::Plain, Format::Markdown, Format::Html, Format::AsciiDoc];

/// How long a hostile text is, in bytes.
const LEN: usize = 6_000;

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(Lexicons::built_in);
static RULES: LazyLock<RuleSet> =
    LazyLock::new(|| RuleSet::new(&std::collections::BTreeMap::new(), true).expect("the rules as they come"));

/// Reads and checks `source`, and holds everything that comes of it against the text.
fn read(name: &str, source: &str, format: Format, language: Option<Language>, dated: bool) {
    let given = Given { language, date: dated.then(|| date(2025, 3, 14)) };
    let options = Options { format, given, lexicons: &LEXICONS, house: &[] };
    let analysis = analyse(source, &options);
    let about = format!("{name} ({format:?}, {language:?})");
    check_analysis(&about, &analysis);
    let reference =
        Reference::ask(&MemoryStore::new(), &analysis, None, false).expect("an empty store answers");
    for budget in [Budget::PerRule(20), Budget::Unlimited] {
        let messages = Messages::of(MessageLanguage::of_article(analysis.article.language));
        let word = |message: &Message| messages.word(message);
        let wording = Wording { reader: &word, article: &word };
        let reference = Some(&reference);
        let task = Task { rules: &RULES, reference, house: &[], allowances: &[], budget, wording };
        check_report(&about, source, &check(source, &analysis, &task));
    }
}

fn check_analysis(about: &str, analysis: &Analysis) {
    let article = &analysis.article;
    let text = article.prose.text.as_str();
    let inside = |what: &str, span: ProseSpan| {
        assert!(text.get(span.range()).is_some(), "{about}: {what} at {span:?} of {} bytes", text.len());
    };
    let words = |what: &str, span: ProseSpan| {
        inside(what, span);
        assert!(!span.is_empty(), "{about}: {what} at {span:?} is empty");
    };
    let mut end = 0;
    let mut n_tokens = 0;
    for sentence in &article.sentences {
        words("a sentence", sentence.span);
        assert!(end <= sentence.span.start(), "{about}: sentences stand in order");
        assert_eq!(n_tokens, sentence.tokens.start, "{about}: sentences hold every token");
        assert!(sentence.block < article.prose.blocks.len(), "{about}: a sentence has its block");
        (end, n_tokens) = (sentence.span.end(), sentence.tokens.end);
    }
    assert_eq!(n_tokens, article.tokens.list().len(), "{about}: sentences hold every token");
    assert_eq!(article.roles.len(), article.prose.blocks.len(), "{about}: a block has its role");
    for token in article.tokens.list() {
        words("a token", token.span);
    }
    for span in [article.headline, article.byline].into_iter().flatten() {
        words("a headline or byline", span);
    }
    if let Some(span) = article.publication.as_ref().and_then(|it| it.span) {
        words("a publication date", span);
    }
    for residue in &article.residue {
        words("a leftover", residue.span);
    }
    check_mentions(about, analysis, &words);
    for claim in &analysis.claims {
        words("a claim", claim.span);
        assert!(claim.quantity < analysis.mentions.quantities.len(), "{about}: a claim has its figure");
        assert!(claim.sentence < article.sentences.len(), "{about}: a claim has its sentence");
        if let Some(source) = claim.source {
            inside("a claim's source", source);
        }
    }
}

fn check_mentions(about: &str, analysis: &Analysis, words: &dyn Fn(&str, ProseSpan)) {
    let (article, mentions) = (&analysis.article, &analysis.mentions);
    let inside = |what: &str, span: ProseSpan| {
        assert!(article.prose.text.get(span.range()).is_some(), "{about}: {what} at {span:?} is outside");
    };
    let in_sentence = |what: &str, sentence: usize, span: ProseSpan| {
        let holds = article.sentences.get(sentence).is_some_and(|it| it.span.overlaps(span));
        assert!(holds, "{about}: {what} at {span:?} is not in its sentence {sentence}");
    };
    let ordered = |what: &str, spans: &mut dyn Iterator<Item = ProseSpan>| {
        let mut last = 0;
        for span in spans {
            assert!(last <= span.start(), "{about}: {what} at {span:?} stands after its successor");
            last = span.start();
        }
    };
    ordered("a figure", &mut mentions.quantities.iter().map(|it| it.span));
    ordered("a time", &mut mentions.times.iter().map(|it| it.span));
    ordered("a name", &mut mentions.names.iter().map(|it| it.span));
    ordered("a quotation", &mut mentions.quotes.iter().map(|it| it.span));
    for quantity in &mentions.quantities {
        words("a figure", quantity.span);
        assert!(quantity.span.contains(quantity.figure), "{about}: a figure holds its number and unit");
        assert!(quantity.figure.contains(quantity.numeral), "{about}: number and unit hold the numeral");
        words("a numeral", quantity.numeral);
        in_sentence("a figure", quantity.sentence, quantity.span);
        if let Some(noun) = &quantity.noun {
            words("a counted noun", noun.head);
            assert!(noun.span.contains(noun.head), "{about}: a noun phrase holds its head");
        }
    }
    for time in &mentions.times {
        words("a time", time.span);
        in_sentence("a time", time.sentence, time.span);
        if let Some(weekday) = time.weekday {
            words("a weekday", weekday);
        }
        if let Anchor::Mention(index) = time.anchor {
            assert!(index < mentions.times.len(), "{about}: an anchor is a time");
        }
    }
    for name in &mentions.names {
        words("a name", name.span);
        in_sentence("a name", name.sentence, name.span);
        assert!(name.referent < mentions.referents.len(), "{about}: a name has its referent");
    }
    for (index, referent) in mentions.referents.iter().enumerate() {
        assert!(!referent.canonical.trim().is_empty(), "{about}: a referent has a name");
        for &mention in &referent.mentions {
            let back = mentions.names.get(mention).map(|name| name.referent);
            assert_eq!(back, Some(index), "{about}: a mention leads back to its referent");
        }
        for role in &referent.roles {
            words("a role", role.span);
        }
    }
    for quote in &mentions.quotes {
        words("a quotation", quote.span);
        assert!(quote.span.contains(quote.content), "{about}: a quotation holds what is quoted");
        in_sentence("a quotation", quote.sentence, quote.span);
        if let Some(speaker) = quote.speaker {
            inside("a speaker", speaker);
        }
    }
    for problem in &mentions.quote_problems {
        words("a mark", problem.span);
        if let Some(partner) = problem.partner {
            words("a mark's partner", partner);
        }
    }
    for attribution in &mentions.attributions {
        words("an attribution's scope", attribution.scope);
        // The mark of a footnote has a place and no words.
        inside("a cue", attribution.cue);
        if let Some(source) = attribution.source {
            inside("a source", source);
        }
    }
    assert_eq!(mentions.sourcing.len(), mentions.quantities.len(), "{about}: every figure has its standing");
    for sourcing in &mentions.sourcing {
        assert!(sourcing.attribution.is_none_or(|it| it < mentions.attributions.len()), "{about}");
        assert!(sourcing.status != SourceStatus::Sourced || sourcing.step.is_some(), "{about}");
    }
}

fn check_report(about: &str, source: &str, report: &Report) {
    assert_eq!(report.failures, [], "{about}: no rule fails");
    let mut last = 0;
    for diagnostic in &report.diagnostics {
        let span = diagnostic.span;
        let about = format!("{about}: {} at {span:?}", diagnostic.code);
        assert!(source.get(span.range()).is_some(), "{about} is outside of the text");
        assert!(last <= span.start(), "{about} is out of order");
        last = span.start();
        assert!(!diagnostic.message.is_empty(), "{about} says nothing");
        for related in &diagnostic.related {
            if let Place::Here(span) = related.place {
                assert!(source.get(span.range()).is_some(), "{about}: a related place is outside");
            }
        }
        for fix in &diagnostic.fixes {
            check_fix(&about, source, fix);
        }
    }
}

/// The edits of a fix do not overlap, and cut no letter.
fn check_fix(about: &str, source: &str, fix: &Fix) {
    let mut edits: Vec<_> = fix.edits.iter().collect();
    edits.sort_by_key(|edit| edit.span);
    assert!(!edits.is_empty(), "{about}: a fix edits something");
    let mut fixed = source.to_owned();
    let mut next = source.len() + 1;
    for edit in edits.into_iter().rev() {
        assert!(source.get(edit.span.range()).is_some(), "{about}: an edit is outside");
        assert!(edit.span.end() <= next, "{about}: edits overlap");
        next = edit.span.start();
        fixed.replace_range(edit.span.range(), &edit.text);
    }
    assert!(fixed != source, "{about}: a fix changes something");
}

#[test]
fn hostile_repetitions_are_read_in_every_format() {
    for pattern in hostile::PATTERNS {
        let text = pattern.text(LEN);
        for format in FORMATS {
            read(pattern.name, &text, format, Some(Language::It), true);
        }
    }
}

#[test]
fn hostile_compositions_are_read_in_every_format() {
    for (name, text) in hostile::composed(LEN) {
        for format in FORMATS {
            read(name, &text, format, Some(Language::It), false);
        }
    }
}

#[test]
fn hostile_texts_are_read_in_every_language() {
    for language in Language::ALL {
        for pattern in hostile::PATTERNS {
            read(pattern.name, &pattern.text(LEN / 6), Format::Plain, Some(language), true);
        }
        for (name, text) in hostile::composed(LEN / 6) {
            read(name, &text, Format::Plain, Some(language), true);
        }
    }
}

#[test]
fn texts_of_no_words_are_read() {
    for text in [
        "", " ", "\n", "\u{FEFF}", "\u{0}", "1", "«", "'", ".", "---", "+++", "<", "&", "\u{301}", "\u{FFFC}",
    ] {
        for format in FORMATS {
            read(text, text, format, None, true);
            read(text, text, format, None, false);
        }
    }
}

/// Soup of what real articles are made of, in five languages, with their marks and markup.
fn soup() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "Il ponte",
        "la Provincia",
        "secondo",
        "Secondo",
        "ha detto",
        "ha confermato",
        "Anna Dori",
        "Bini",
        "il presidente",
        "Verona",
        "l'",
        "dell’",
        "circa",
        "oltre",
        "tra",
        "e",
        "di",
        "del",
        "di cui",
        "su",
        "almeno",
        "più di",
        "fino a",
        "ogni",
        "per",
        "3",
        "10.000",
        "1,5",
        "12",
        "2025",
        "48'000",
        "2,5%",
        "per cento",
        "milioni",
        "miliardi di euro",
        "€",
        "$5bn",
        "km",
        "metri cubi",
        "-5 °C",
        "tre",
        "ventimila",
        "due terzi",
        "una decina",
        "mezzo",
        "terzo",
        "XIV",
        "soldati",
        "morti",
        "feriti",
        "persone",
        "anni",
        "navi",
        "lunedì",
        "marzo",
        "12 marzo 2025",
        "ieri",
        "12/03/2025",
        "2025-03-12",
        "alle 20.45",
        "tre giorni fa",
        "scorso",
        "dal 3 al 5",
        "nei giorni scorsi",
        "ROMA,",
        "ROMA, 12 marzo – ",
        "di Anna Dori",
        "Pubblicato il",
        "il più grande",
        "si parla di",
        "fonti diplomatiche",
        "Fonte:",
        "according to",
        "said",
        "Monday",
        "March 3",
        "three hundred",
        "about",
        "the ministry",
        "Mr.",
        "million",
        "reports say",
        "según",
        "dijo",
        "lunes",
        "tres mil",
        "millones de euros",
        "selon",
        "a déclaré",
        "quatre-vingts",
        "millions d'euros",
        "laut",
        "sagte",
        "Montag",
        "einundzwanzig",
        "Millionen Euro",
        "am 3. Oktober",
        "«",
        "»",
        "“",
        "”",
        "\"",
        "'",
        "’",
        "‘",
        "„",
        "(",
        ")",
        "[",
        "]",
        "–",
        "—",
        "-",
        ",",
        ".",
        ". ",
        ":",
        ";",
        "!",
        "?",
        "…",
        " ",
        " ",
        " ",
        " ",
        "\u{A0}",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        "\u{0}",
        "\u{200F}",
        "\u{FEFF}",
        "\u{FFFC}",
        "e\u{301}",
        "👨‍👩‍👧",
        "è",
        "İ",
        "ß",
        "**",
        "*",
        "_",
        "# ",
        "- ",
        "> ",
        "|",
        "[^1]",
        "[^1]: ",
        "[a](u)",
        "`",
        "~~",
        "---\n",
        "title: x\n",
        "date: 2025-03-12\n",
        "+++\n",
        "<p>",
        "</p>",
        "<b>",
        "<a href=u>",
        "</a>",
        "<sup>",
        "&nbsp;",
        "&egrave;",
        "<time datetime=2025-03-12>",
        "<h1>",
        "</h1>",
        "<del>",
        "<td>",
        "<script>",
        "<!-- fonte-allow unsourced-number: x -->",
        "<!-- fonte-allow-file -->",
        "https://a.it/5",
        "×",
        "Leggi anche:",
    ]);
    let spaced = (pieces, prop::bool::weighted(0.7))
        .prop_map(|(piece, space)| if space { format!("{piece} ") } else { piece.to_owned() });
    prop::collection::vec(spaced, 0..80).prop_map(|it| it.concat())
}

/// Sentences of an article, whole, in any order and with any marks between them.
fn sentences() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "Il ponte sulla Valdora costerà 3 milioni di euro, secondo la Provincia.",
        "«Abbiamo contato 120 navi», ha detto Anna Dori, presidente del porto di Lodevia.",
        "Sono almeno 14 i morti e oltre 30 i feriti, di cui 5 gravi.",
        "Lunedì 12 marzo 2025 il consiglio si è riunito alle 20.45.",
        "Tra il 10 e il 15 per cento degli abitanti, circa 2.000 persone, è rimasto a casa.",
        "È la più grande diga d'Europa.",
        "Fonti vicine al dossier parlano di 40 operai.",
        "Dal 3 al 5 aprile arriveranno tra 200 e 300 soldati.",
        "Il 31 febbraio la giunta ha speso 1,2 miliardi; tre anni fa erano 800 milioni.",
        "The ministry said on Monday that 300 people had been evacuated.",
        "Selon la mairie, quatre-vingts personnes ont été blessées le 3 mars.",
        "Laut Polizei wurden am 3. Oktober einundzwanzig Menschen verletzt.",
        "Según el Gobierno, murieron tres mil personas el lunes.",
        "LODEVIA, 12 marzo – Il consiglio ha votato.",
        "di Carla Lodi",
        "Ponte, la Provincia stanzia 3 milioni",
    ]);
    let marks = prop::sample::select(vec![
        " ", "\n", "\n\n", " «", "» ", " (", ") ", "\n# ", "\n- ", "<p>", "**", " \"", "\" ", " – ", ", ",
        "\r", "\u{A0}",
    ]);
    prop::collection::vec((pieces, marks), 0..16)
        .prop_map(|it| it.into_iter().flat_map(|(sentence, mark)| [sentence, mark]).collect())
}

fn any_language() -> impl Strategy<Value = Option<Language>> {
    prop::sample::select(std::iter::once(None).chain(Language::ALL.map(Some)).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn soup_is_read(source in soup(), language in any_language(), dated in any::<bool>()) {
        for format in FORMATS {
            read(&source, &source, format, language, dated);
        }
    }

    #[test]
    fn sentences_in_any_order_are_read(source in sentences(), language in any_language(), dated in any::<bool>()) {
        for format in FORMATS {
            read(&source, &source, format, language, dated);
        }
    }

    #[test]
    fn any_characters_are_read(source in "\\PC{0,120}", language in any_language()) {
        for format in FORMATS {
            read(&source, &source, format, language, true);
        }
    }
}
