//! Who stands for a figure, on invented sentences: `> text`, then `figure status [step | source]`.

#![expect(clippy::disallowed_methods, reason = "the test reads its own fixtures")]

use fonte::article::{Article, Given, TokenKind};
use fonte::lexicon::{Language, Lexicons};
use fonte::mention::{
    Approximation, Mentions, Quantity, QuantityKind, QuoteFault, attribute, read_names, read_quotes,
};
use fonte::prose::{Format, Prose};
use fonte::text::ProseSpan;
use fonte::value::{Interval, Number};

/// A figure for every run of digits, so that these tests do not lean on the grammar of numerals.
fn figures(article: &Article) -> Vec<Quantity> {
    article
        .tokens
        .list()
        .iter()
        .filter(|token| token.kind == TokenKind::Digits)
        .map(|token| {
            let digits: String =
                token.span.slice(&article.prose.text).chars().filter(char::is_ascii_digit).collect();
            let value = Number::whole(digits.parse().unwrap_or(0));
            figure(token.span, value, article.sentence_at(token.span.start()))
        })
        .collect()
}

fn figure(span: ProseSpan, value: Number, sentence: usize) -> Quantity {
    Quantity {
        span,
        figure: span,
        numeral: span,
        bare: span,
        is_adjective: false,
        value,
        other_end: None,
        interval: Interval::exactly(value.value),
        approximation: Approximation::Exact,
        kind: QuantityKind::Count,
        unit: None,
        noun: None,
        exempt: None,
        scale: None,
        in_words: false,
        sentence,
    }
}

fn read(text: &str, language: Language, format: Format) -> (Article, Mentions) {
    let lexicons = Lexicons::built_in();
    let lexicon = lexicons.of(language);
    let given = Given { language: Some(language), date: None };
    let article = Article::read(Prose::read(text, format), &lexicons, given);
    let (names, referents) = read_names(&article, lexicon, &[]);
    let (quotes, quote_problems) = read_quotes(&article, lexicon);
    let quantities = figures(&article);
    let mut mentions =
        Mentions { quantities, names, referents, quotes, quote_problems, ..Mentions::default() };
    attribute(&article, lexicon, &mut mentions);
    (article, mentions)
}

/// `585 sourced | Sentence | Inail` for every figure.
fn sourcing(text: &str, language: Language, format: Format) -> Vec<String> {
    let (article, mentions) = read(text, language, format);
    let text = &article.prose.text;
    mentions
        .quantities
        .iter()
        .zip(&mentions.sourcing)
        .map(|(quantity, sourcing)| {
            let status = format!("{:?}", sourcing.status).to_lowercase();
            let step = sourcing.step.map(|step| format!(" | {step:?}")).unwrap_or_default();
            let source = sourcing
                .attribution
                .and_then(|index| mentions.attributions[index].source)
                .map(|source| format!(" | {}", source.slice(text)))
                .unwrap_or_default();
            format!("{} {status}{step}{source}", quantity.numeral.slice(text))
        })
        .collect()
}

fn check(language: Language) {
    let path = format!("{}/tests/fixtures/mentions/{language}/attribution.txt", env!("CARGO_MANIFEST_DIR"));
    let table = std::fs::read_to_string(&path).unwrap_or_else(|problem| panic!("{path}: {problem}"));
    let mut wrong: Vec<String> = Vec::new();
    let mut case: Option<(usize, String, Vec<String>)> = None;
    let mut settle = |case: Option<(usize, String, Vec<String>)>| {
        let Some((line, text, expected)) = case else { return };
        let found = sourcing(&text, language, Format::Plain);
        if found != expected {
            wrong.push(format!("{language}:{line}: {text}\n  expected {expected:#?}\n  found {found:#?}\n"));
        }
    };
    for (line, number) in table.lines().zip(1..) {
        if let Some(text) = line.strip_prefix("> ") {
            settle(case.take());
            case = Some((number, text.replace(" ¶ ", "\n\n").replace(" ⏎ ", "\n"), Vec::new()));
        } else if !line.trim().is_empty() && !line.starts_with('#') {
            case.as_mut().expect("a table opens with a text").2.push(line.to_owned());
        }
    }
    settle(case.take());
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

#[test]
fn italian_attributions() {
    check(Language::It);
}

#[test]
fn english_attributions() {
    check(Language::En);
}

#[test]
fn spanish_french_and_german_attributions() {
    check(Language::Es);
    check(Language::Fr);
    check(Language::De);
}

#[test]
fn a_link_in_the_sentence_is_a_source() {
    let text = "Nel 2023 i passeggeri sono stati [1.200](https://example.org/dati).";
    let found = sourcing(text, Language::It, Format::Markdown);
    assert_eq!(found.last().map(String::as_str), Some("1.200 sourced | Reference | 1.200"));
}

#[test]
fn a_speaker_is_found_for_a_quotation_over_paragraphs() {
    let text = "«Resteremo qui ancora a lungo», ha detto la sindaca Elena Doriani.\n\n«Nessuno ci manderà via da casa.»";
    let (article, mentions) = read(text, Language::It, Format::Plain);
    let speakers: Vec<Option<&str>> = mentions
        .quotes
        .iter()
        .map(|quote| quote.speaker.map(|span| span.slice(&article.prose.text)))
        .collect();
    assert_eq!(speakers, [Some("sindaca Elena Doriani"), Some("sindaca Elena Doriani")]);
}

/// Real articles, where they are at hand: (file, figure as written, status).
const SEEDS: &[(&str, &str, &str)] = &[
    ("001_5be586189afd6d52", "10.000", "group"),
    ("001_5be586189afd6d52", "600", "vague"),
    ("002_0f792ef76aa0eaaf", "5.000", "sourced"),
    ("002_0f792ef76aa0eaaf", "15.000", "sourced"),
    ("002_0f792ef76aa0eaaf", "2.000", "sourced"),
    ("002_0f792ef76aa0eaaf", "1,2", "sourced"),
    ("002_0f792ef76aa0eaaf", "9,8", "sourced"),
    ("002_0f792ef76aa0eaaf", "700", "sourced"),
    ("003_13a9d03e822ca098", "10.000", "group"),
    ("004_0517a2c3f414bc01", "5.000", "group"),
    ("004_0517a2c3f414bc01", "1.000", "group"),
];

#[test]
fn figures_of_real_articles_stand_as_an_editor_would_say() {
    for (file, figure, status) in SEEDS {
        let path = format!("{}/../shared/seeds/{file}.txt", env!("CARGO_MANIFEST_DIR"));
        let Ok(text) = std::fs::read_to_string(&path) else {
            eprintln!("skipped: {path} is not there");
            continue;
        };
        let found = sourcing(&text, Language::It, Format::Plain);
        let line = found.iter().find(|line| line.starts_with(&format!("{figure} ")));
        let expected = format!("{figure} {status}");
        assert!(line.is_some_and(|line| line.starts_with(&expected)), "{file}: {expected}, found {line:?}");
    }
}

#[test]
fn marks_of_real_articles_are_turned_the_wrong_way_where_they_are() {
    let seeds = [
        "000_474f56bd6343f538",
        "001_5be586189afd6d52",
        "002_0f792ef76aa0eaaf",
        "003_13a9d03e822ca098",
        "004_0517a2c3f414bc01",
    ];
    for file in seeds {
        let path = format!("{}/../shared/seeds/{file}.txt", env!("CARGO_MANIFEST_DIR"));
        let Ok(text) = std::fs::read_to_string(&path) else {
            eprintln!("skipped: {path} is not there");
            continue;
        };
        let (_, mentions) = read(&text, Language::It, Format::Plain);
        let found: Vec<(QuoteFault, Option<&str>)> = mentions
            .quote_problems
            .iter()
            .map(|problem| (problem.fault, problem.expected.as_deref()))
            .collect();
        let expected =
            if file.starts_with("002") { vec![(QuoteFault::WrongWay, Some("”")); 3] } else { Vec::new() };
        assert_eq!(found, expected, "{file}");
    }
}

#[test]
fn a_sentence_full_of_cues_and_figures_is_read_in_linear_time() {
    let text = "Secondo l'Istat i morti sono 30, riferiti dalla Rai, ha detto “30” Neri, ".repeat(6_000);
    let found = sourcing(&text, Language::It, Format::Plain);
    assert_eq!(found.first().map(String::as_str), Some("30 sourced | Sentence | Istat"));
}
