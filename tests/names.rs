//! Names and quotations of invented sentences, from tables: `> text`, then what it holds.

#![expect(clippy::disallowed_methods, reason = "the test reads its own fixtures")]

use fonte::analysis::{Options, analyse};
use fonte::article::{Article, Given};
use fonte::lexicon::{Language, Lexicons};
use fonte::mention::{HouseName, NameForm, QuoteFault, read_names, read_quotes};
use fonte::prose::{Format, Prose};

/// The cases of a table: the line of the text, the text, the lines behind it.
fn cases(table: &str) -> Vec<(usize, String, Vec<String>)> {
    let mut found: Vec<(usize, String, Vec<String>)> = Vec::new();
    for (line, number) in table.lines().zip(1..) {
        if let Some(text) = line.strip_prefix("> ") {
            found.push((number, text.replace(" ¶ ", "\n\n").replace(" ⏎ ", "\n"), Vec::new()));
        } else if !line.trim().is_empty() && !line.starts_with('#') {
            let (_, _, expected) = found.last_mut().expect("a table opens with a text");
            expected.push(line.to_owned());
        }
    }
    found
}

fn table(language: Language, name: &str) -> String {
    let path = format!("{}/tests/fixtures/mentions/{language}/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|problem| panic!("{path}: {problem}"))
}

fn article(text: &str, language: Language, lexicons: &Lexicons) -> Article {
    Article::read(Prose::read(text, Format::Plain), lexicons, Given { language: Some(language), date: None })
}

fn names_of(text: &str, language: Language, house: &[HouseName]) -> Vec<String> {
    let lexicons = Lexicons::built_in();
    let article = article(text, language, &lexicons);
    let (names, referents) = read_names(&article, lexicons.of(language), house);
    names
        .iter()
        .map(|name| {
            let referent = &referents[name.referent];
            let form = match name.form {
                NameForm::Full => "full",
                NameForm::Short => "short",
                NameForm::Acronym => "acronym",
            };
            let written = name.span.slice(&article.prose.text);
            let mut line = format!("{written} | {} | {form} | {}", name.kind.name(), referent.key);
            for role in &referent.roles {
                let before = role.span.end() <= name.span.start() && name.span.start() <= role.span.end() + 3;
                let after = name.span.end() <= role.span.start() && role.span.start() <= name.span.end() + 5;
                if before || after {
                    line.push_str(" | ");
                    line.push_str(&role.text);
                }
            }
            line
        })
        .collect()
}

fn quotes_of(text: &str, language: Language) -> Vec<String> {
    let lexicons = Lexicons::built_in();
    let article = article(text, language, &lexicons);
    let (quotes, problems) = read_quotes(&article, lexicons.of(language));
    let text = &article.prose.text;
    let quoted = quotes.iter().map(|quote| format!("quote {} {}", quote.n_words, quote.content.slice(text)));
    let wrong = problems.iter().map(|problem| {
        let mark = problem.span.slice(text);
        match problem.fault {
            QuoteFault::Unclosed => format!("unclosed {mark}"),
            QuoteFault::Unopened => format!("unopened {mark}"),
            QuoteFault::WrongWay => {
                let partner = problem.partner.expect("a turned mark has a partner");
                format!(
                    "wrong way {mark} for {} after {}",
                    problem.expected.clone().unwrap_or_default(),
                    partner.slice(text)
                )
            }
        }
    });
    quoted.chain(wrong).collect()
}

fn check(language: Language, name: &str, read: impl Fn(&str) -> Vec<String>) {
    let mut wrong: Vec<String> = Vec::new();
    for (line, text, expected) in cases(&table(language, name)) {
        let expected: Vec<String> = expected.into_iter().filter(|it| it != "nothing").collect();
        let found = read(&text);
        if found != expected {
            wrong.push(format!(
                "{language}/{name}:{line}: {text}\n  expected {expected:#?}\n  found {found:#?}\n"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

#[test]
fn italian_names() {
    check(Language::It, "names", |text| names_of(text, Language::It, &[]));
}

#[test]
fn english_names() {
    check(Language::En, "names", |text| names_of(text, Language::En, &[]));
}

#[test]
fn spanish_names() {
    check(Language::Es, "names", |text| names_of(text, Language::Es, &[]));
}

#[test]
fn french_names() {
    check(Language::Fr, "names", |text| names_of(text, Language::Fr, &[]));
}

#[test]
fn german_names() {
    check(Language::De, "names", |text| names_of(text, Language::De, &[]));
}

#[test]
fn italian_quotations() {
    check(Language::It, "quotes", |text| quotes_of(text, Language::It));
}

#[test]
fn english_quotations() {
    check(Language::En, "quotes", |text| quotes_of(text, Language::En));
}

#[test]
fn the_house_list_joins_spellings_that_no_key_joins() {
    let house = [HouseName {
        name: "Oleh Zarenko".to_owned(),
        aliases: vec!["Oleg Zarenko".to_owned()],
        role: Some("portavoce".to_owned()),
        ..HouseName::default()
    }];
    assert_eq!(
        names_of("Ieri Oleg Zarenko ha taciuto.", Language::It, &house),
        ["Oleg Zarenko | person | full | oleh zarenko"]
    );
}

#[test]
fn a_country_has_one_key_in_every_language() {
    let italian = names_of("Il confine della Corea del Nord resta chiuso.", Language::It, &[]);
    let english = names_of("The border of North Korea remains closed.", Language::En, &[]);
    assert_eq!(italian, ["Corea del Nord | place | full | country:kp"]);
    assert_eq!(english, ["North Korea | place | full | country:kp"]);
}

proptest::proptest! {
    /// Any order of marks, names, cues and stops is read, and every span fits the text.
    #[test]
    fn any_text_is_read(pieces in proptest::collection::vec(0..PIECES.len(), 0..40)) {
        let text: String = pieces.iter().map(|&at| PIECES[at]).collect();
        let lexicons = Lexicons::built_in();
        for language in [Language::It, Language::En, Language::De] {
            let options = Options { format: Format::Plain, given: Given { language: Some(language), date: None }, lexicons: &lexicons, house: &[] };
            let analysis = analyse(&text, &options);
            let prose = &analysis.article.prose.text;
            for attribution in &analysis.mentions.attributions {
                proptest::prop_assert!(prose.get(attribution.scope.range()).is_some());
            }
            for name in &analysis.mentions.names {
                proptest::prop_assert!(name.referent < analysis.mentions.referents.len());
            }
        }
    }
}

const PIECES: &[&str] = &[
    "«",
    "»",
    "“",
    "”",
    "„",
    "‘",
    "’",
    "\"",
    "(",
    ")",
    "[",
    "]",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    ". ",
    ", ",
    ": ",
    "; ",
    "-",
    "–",
    "Kim",
    "Jong-un",
    "Anna",
    "Valdini",
    "il ",
    "The ",
    "ministro ",
    "president ",
    "secondo ",
    "according to ",
    "said ",
    "ha detto ",
    "l'Istat ",
    "fonti ",
    "di ",
    "of ",
    "dal ",
    "by ",
    "300 ",
    "5%",
    "questi dati",
    "si parla di ",
    "che ",
    "russo ",
    "é",
    "𝄞",
];
