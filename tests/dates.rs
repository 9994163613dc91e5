//! Temporal expressions by tables: `tests/fixtures/mentions/<lang>/dates.txt`.
//!
//! `@ 2025-10-27` sets the publication date for the lines below it, `@ none` takes it away;
//! `text => words | value ; words | value` names every temporal expression of the text in order;
//! `! text` has none. A value of `?` is one that could not be found, `~` a vague pointer. `#` opens a remark.
#![expect(clippy::disallowed_methods, reason = "the tables are files of the repository")]

use std::fs;
use std::path::Path;

use fonte::article::{Article, Given, Publication};
use fonte::lexicon::{Language, Lexicons};
use fonte::mention::{TemporalForm, read_times};
use fonte::prose::{Format, Prose};
use jiff::civil::Date;

/// The temporal expressions of `text` as a table writes them.
fn read(text: &str, language: Language, publication: Option<Date>) -> Vec<String> {
    let lexicons = Lexicons::built_in();
    let given = Given { language: Some(language), date: publication };
    let mut article = Article::read(Prose::read(text, Format::Plain), &lexicons, given);
    // A line of a table is running text: what looks like its date line is not when it was published.
    article.publication = publication.map(|date| Publication { date, span: None });
    let times = read_times(&article, lexicons.of(language));
    times
        .into_iter()
        .map(|time| {
            let value = match (&time.value, time.form) {
                (Some(value), _) => value.iso(),
                (None, TemporalForm::Vague) => "~".to_owned(),
                (None, _) => "?".to_owned(),
            };
            format!("{} | {value}", time.span.slice(&article.prose.text))
        })
        .collect()
}

fn check(language: Language) {
    let path = Path::new("tests/fixtures/mentions").join(language.code()).join("dates.txt");
    let table = fs::read_to_string(&path).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
    let mut publication = None;
    let mut wrong = Vec::new();
    for (number, line) in (1..).zip(table.lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(date) = line.strip_prefix("@ ") {
            publication = date.parse().ok();
            continue;
        }
        let (text, expected): (&str, Vec<String>) = match (line.strip_prefix("! "), line.split_once(" => ")) {
            (Some(text), _) => (text, Vec::new()),
            (None, Some((text, expected))) => (text, expected.split(" ; ").map(str::to_owned).collect()),
            (None, None) => panic!("{}:{number}: neither `=>` nor `!`", path.display()),
        };
        let found = read(text, language, publication);
        if found != expected {
            wrong.push(format!(
                "{}:{number}: {text}\n  expected {expected:?}\n  found    {found:?}",
                path.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn italian_dates_read_as_the_table_says() {
    check(Language::It);
}

#[test]
fn english_dates_read_as_the_table_says() {
    check(Language::En);
}

#[test]
fn spanish_dates_read_as_the_table_says() {
    check(Language::Es);
}

#[test]
fn french_dates_read_as_the_table_says() {
    check(Language::Fr);
}

#[test]
fn german_dates_read_as_the_table_says() {
    check(Language::De);
}

#[test]
fn no_text_is_too_strange_for_the_calendar() {
    let pieces = [
        "0",
        "32",
        "9999",
        "31/13/0000",
        "99.99.9999",
        "gennaio",
        "0000",
        "29 febbraio",
        "anni 9990",
        "tra 99999999999999999999 secoli",
        "99999 secoli fa",
        "il giorno dopo",
        "XXXIX secolo",
        "dal 0 al 0 maggio 9999",
        "alle 24:99",
        "ultimi 100000 secoli",
        "’99",
        "-",
        "–",
        "lunedì 99",
        "Pasqua 1000",
        "Pasqua 9999",
        "24:00",
        "2,5 anni fa",
        "ogni 0 giorni",
        "inverno 9999",
        "12/12/12/12",
        "\u{feff}",
        "🌏",
    ];
    for date in ["0000-01-01", "9999-12-31", "-009999-01-01", "2025-10-27"] {
        let publication: Option<Date> = date.parse().ok();
        for one in pieces {
            for two in pieces {
                for language in Language::ALL {
                    read(&format!("{one} {two}"), language, publication);
                }
            }
        }
    }
}

#[test]
fn a_long_run_of_dates_is_read_in_linear_time() {
    // Twenty thousand expressions in one sentence; a square of that would not end.
    let text = "dal 3 al 5 maggio tre giorni dopo ".repeat(20_000);
    assert!(!read(&text, Language::It, "2025-10-27".parse().ok()).is_empty());
}
