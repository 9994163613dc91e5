//! Who stands for a figure, on invented sentences: `> text`, then `figure status [step | source]`.

use fonte::article::{Article, Given, TokenKind};
use fonte::lexicon::{Language, Lexicons};
use fonte::mention::{
    Approximation, Mentions, Quantity, QuantityKind, attribute, read_names, read_quotes,
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
            let digits: String = token.span.slice(&article.prose.text).chars().filter(char::is_ascii_digit).collect();
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
        value,
        interval: Interval::exactly(value.value),
        approximation: Approximation::Exact,
        kind: QuantityKind::Count,
        unit: None,
        noun: None,
        exempt: None,
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
    let mut mentions = Mentions { quantities, names, referents, quotes, quote_problems, ..Mentions::default() };
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
    let mut wrong = String::new();
    let mut case: Option<(usize, String, Vec<String>)> = None;
    let mut settle = |case: Option<(usize, String, Vec<String>)>| {
        let Some((line, text, expected)) = case else { return };
        let found = sourcing(&text, language, Format::Plain);
        if found != expected {
            wrong.push_str(&format!("{language}:{line}: {text}\n  expected {expected:#?}\n  found {found:#?}\n"));
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
    assert!(wrong.is_empty(), "{wrong}");
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
fn a_link_in_the_sentence_is_a_source() {
    let text = "Nel 2023 i passeggeri sono stati [1.200](https://example.org/dati).";
    let found = sourcing(text, Language::It, Format::Markdown);
    assert_eq!(found.last().map(String::as_str), Some("1.200 sourced | Reference | 1.200"));
}

#[test]
fn a_speaker_is_found_for_a_quotation_over_paragraphs() {
    let text = "«Resteremo qui ancora a lungo», ha detto la sindaca Elena Doriani.\n\n«Nessuno ci manderà via da casa.»";
    let (article, mentions) = read(text, Language::It, Format::Plain);
    let speakers: Vec<Option<&str>> =
        mentions.quotes.iter().map(|quote| quote.speaker.map(|span| span.slice(&article.prose.text))).collect();
    assert_eq!(speakers, [Some("sindaca Elena Doriani"), Some("sindaca Elena Doriani")]);
}
