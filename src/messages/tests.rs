use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;

use super::*;

/// The variables of every message of a language, by id.
fn variables(language: MessageLanguage) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut id = String::new();
    for line in language.source().lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(|letter: char| letter.is_ascii_lowercase()) {
            line.split_once(" =").map_or("", |(id, _)| id).clone_into(&mut id);
        }
        let names = found.entry(id.clone()).or_default();
        for rest in line.split('$').skip(1) {
            let end = rest.find(|it: char| !it.is_ascii_alphanumeric() && it != '-').unwrap_or(rest.len());
            names.insert(rest[..end].trim_end_matches("-day").to_owned());
        }
    }
    found
}

#[test]
fn every_message_file_parses() {
    for language in MessageLanguage::ALL {
        if let Err((_, problems)) = FluentResource::try_new(language.source().to_owned()) {
            panic!("{language}: {problems:?}");
        }
    }
}

#[test]
fn every_language_has_the_same_messages_with_the_same_variables() {
    let english = variables(MessageLanguage::En);
    for language in MessageLanguage::ALL {
        let other = variables(language);
        let ids = |of: &BTreeMap<String, BTreeSet<String>>| of.keys().cloned().collect::<Vec<_>>();
        assert_eq!(ids(&english), ids(&other), "{language}");
        for (id, names) in &english {
            assert_eq!(Some(names), other.get(id), "{language}: {id}");
        }
    }
}

#[test]
fn a_message_writes_numbers_and_dates_as_its_language_does() {
    let date = Date::constant(2025, 1, 15);
    let published = Date::constant(2025, 10, 11);
    let message = Message::new("stale-lead-date")
        .with("date", date)
        .with("published", published)
        .with("days", Value::Number(Decimal::from(1269)));
    assert_eq!(
        Messages::of(MessageLanguage::It).word(&message),
        "L'attacco dà come notizia un fatto del 15 gennaio 2025, ma l'articolo è dell'11 ottobre 2025: \
         1.269 giorni dopo. Controlla giorno e mese."
    );
    assert_eq!(
        Messages::of(MessageLanguage::En).word(&message),
        "The lead gives as news something dated 15 January 2025; the article is of 11 October 2025, \
         1,269 days later. Check day and month."
    );
}

#[test]
fn what_the_archive_does_not_tell_is_left_out() {
    let message = |date: Value, source: Value| {
        let mut message = Message::new("figure-superseded")
            .with("figure", "almeno 40 case")
            .with("other", "circa 90 case")
            .with("document", "archivio/frana.md");
        message.arguments.push(("date", date));
        message.arguments.push(("source", source));
        message
    };
    let it = Messages::of(MessageLanguage::It);
    assert_eq!(
        it.word(&message(Value::Choice("none"), Value::Choice("none"))),
        "«almeno 40 case» può essere superato: in archivio c'è «circa 90 case» (archivio/frana.md). \
         Aggiorna o scrivi a quale data."
    );
    assert_eq!(
        it.word(&message(Value::Date(Date::constant(2025, 11, 1)), Value::from("la Protezione civile"))),
        "«almeno 40 case» può essere superato: in archivio c'è «circa 90 case» (archivio/frana.md, \
         1º novembre 2025, fonte la Protezione civile). Aggiorna o scrivi a quale data."
    );
}

#[test]
fn a_fix_leaves_a_gap_for_the_source() {
    let message = Message::new("unsourced-number-insert");
    assert_eq!(Messages::of(MessageLanguage::It).word(&message), ", secondo {}");
    assert_eq!(Messages::of(MessageLanguage::En).word(&message), ", according to {}");
}

#[test]
fn decimals_and_thousands_are_separated_as_the_language_does() {
    let number: Decimal = "-1234567.50".parse().expect("a decimal");
    assert_eq!(Messages::of(MessageLanguage::It).number(number), "-1.234.567,5");
    assert_eq!(Messages::of(MessageLanguage::En).number(number), "-1,234,567.5");
}

#[test]
fn a_range_of_counts_chooses_its_words() {
    let summary = |articles: usize, errors: usize, warnings: usize, others: usize| {
        let message = Message::new("summary").with("articles", articles).with("errors", errors);
        Messages::of(MessageLanguage::En).word(&message.with("warnings", warnings).with("others", others))
    };
    assert_eq!(summary(1, 0, 0, 0), "1 article: nothing to report");
    assert_eq!(summary(3, 1, 2, 0), "3 articles: 1 error, 2 warnings");
    assert_eq!(summary(2, 0, 0, 1), "2 articles: 1 note");
}
