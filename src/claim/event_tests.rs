//! What happened, when, and with whom, in sentences of each language.

use crate::analysis::{Options, analyse};
use crate::article::Given;
use crate::lexicon::{Language, Lexicons};
use crate::prose::Format;

fn events(language: Language, text: &str) -> Vec<String> {
    let lexicons = Lexicons::built_in();
    let given = Given { language: Some(language), date: None };
    let analysis = analyse(text, &Options { format: Format::Plain, given, lexicons: &lexicons, house: &[] });
    let prose = &analysis.article.prose.text;
    let shown = analysis.events.iter().map(|it| {
        let words = |list: Vec<&str>| list.join(" ");
        let objects = words(it.objects.iter().map(String::as_str).collect());
        let with = words(it.participants.iter().map(|it| it.key.as_str()).collect());
        format!("{} {} | {objects} | {with}", it.happening, it.date.slice(prose))
    });
    shown.collect()
}

#[test]
fn a_date_tells_of_the_nearest_happening() {
    assert_eq!(
        events(
            Language::It,
            "Il patto di difesa, firmato a giugno 2024 da Ardenia, è in vigore da luglio 2024."
        ),
        ["sign giugno 2024 | difes patto | ardenia"]
    );
    assert_eq!(
        events(Language::It, "La legge, approvata il 3 maggio 2025, è cambiata."),
        ["approve 3 maggio 2025 | legge | "]
    );
    assert_eq!(
        events(Language::It, "Quando nacque la società, fondata nel 1978, aveva tre operai."),
        ["found 1978 | socie | "]
    );
    assert_eq!(
        events(Language::It, "Nel 1976, quando il ponte fu costruito, passavano mille auto."),
        ["build 1976 | ponte | "]
    );
    assert_eq!(events(Language::It, "Il ponte, costruito nel 1967, è crollato."), ["build 1967 | ponte | "]);
    assert_eq!(events(Language::En, "They signed the treaty in May 2024."), ["sign May 2024 | treat | "]);
    assert_eq!(events(Language::De, "Olena Sirenko wurde 1967 geboren."), ["born 1967 |  | olena sirenko"]);
    assert_eq!(events(Language::It, "Un secondo patto fu firmato a maggio 2024."), Vec::<String>::new());
    assert_eq!(events(Language::It, "Il patto non fu firmato a maggio 2024."), Vec::<String>::new());
}
