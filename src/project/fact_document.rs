//! A fact that somebody checked becomes a document of the reference: its row as a sentence, read like any other.

use std::sync::Arc;

use crate::analysis::analyse;
use crate::article::Given;
use crate::claim::{Found, Subject};
use crate::lexicon::Language;
use crate::mention::{NameKind, key_of};
use crate::prose::Format;
use crate::reference::{DocumentCard, ReferenceDocument, SourceFile};

use super::fact_cells::FactRow;
use super::project::Project;
use super::reference::read_document;

/// The name of a fact's document: the table and the line, `facts.csv#12`.
pub(super) fn fact_path(table: &str, fact: &FactRow) -> String {
    format!("{table}#{}", fact.line)
}

/// The file in which a document of the reference stands: the table, for a fact; the export, for one of its items.
///
/// ```
/// use fonte::project::table_of;
/// assert_eq!(table_of("facts.csv#12"), "facts.csv");
/// assert_eq!(table_of("agenzia.json#1.2"), "agenzia.json");
/// assert_eq!(table_of("archivio/uno.md"), "archivio/uno.md");
/// ```
pub fn table_of(document: &str) -> &str {
    let is_place = |it: &str| {
        it.starts_with(|first: char| first.is_ascii_digit())
            && it.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    match document.rsplit_once('#') {
        Some((table, place)) if is_place(place) => table,
        _ => document,
    }
}

/// The document of one fact. Its text is trusted: date and source are those of the row.
pub(super) fn fact_document(
    project: &Project,
    fact: &FactRow,
    path: &str,
    table: &str,
    hash: u64,
) -> ReferenceDocument {
    let file = SourceFile {
        path: path.to_owned(),
        hash,
        url: fact.url.clone(),
        title: Some(table.to_owned()),
        agency: fact.agency.clone(),
    };
    let read = |language: Language| {
        let given = Given { language: Some(language), date: fact.date };
        read_document(&sentence(fact, language), &project.options(Format::Plain, given), &file)
    };
    let languages = match project.config.language {
        Some(language) => vec![language],
        None => Language::ALL.to_vec(),
    };
    // The row does not say its language: the one in which its words count something is taken.
    let mut readings = languages.iter().map(|it| read(*it));
    let counted = readings.find(|it| !it.claims.is_empty());
    let mut document = counted.unwrap_or_else(|| read(languages.first().copied().unwrap_or(Language::It)));
    let card = Arc::new(DocumentCard {
        title: Some(table.to_owned()),
        date: fact.date,
        author: fact.author.clone(),
        is_fact: true,
        ..DocumentCard::clone(&document.card)
    });
    let subject = subject(project, fact, &document);
    for claim in &mut document.claims {
        // The row says whom it is about, however its sentence is read.
        if !claim.claim.subjects.iter().any(|it| it.key == subject.key) {
            claim.claim.subjects.insert(0, subject.clone());
        }
        if claim.claim.time.is_none() {
            claim.claim.time.clone_from(&fact.period);
        }
        claim.source.clone_from(&fact.source);
        claim.document = Arc::clone(&card);
        claim.line = fact.line as u32;
        claim.column = 1;
    }
    for event in &mut document.events {
        event.document = Arc::clone(&card);
    }
    for entity in &mut document.entities {
        entity.document = Arc::clone(&card);
    }
    document.card = card;
    document
}

/// Whom the row is about: what its cell names, as names are read everywhere.
fn subject(project: &Project, fact: &FactRow, document: &ReferenceDocument) -> Subject {
    let language = Language::from_code(&document.card.language);
    let given = Given { language, date: None };
    let read = analyse(&fact.subject, &project.options(Format::Plain, given));
    let named = read.mentions.referents.first();
    Subject {
        key: named.map_or_else(|| key_of(&fact.subject), |it| it.key.clone()),
        name: named.map_or_else(|| fact.subject.clone(), |it| it.canonical.clone()),
        kind: named.map_or(NameKind::Other, |it| it.kind),
        found: Found::Clause,
    }
}

/// The row as a sentence: «Borgo: 12480 abitanti.», «Ponte di Borgo: costo 4200000 EUR.»
fn sentence(fact: &FactRow, language: Language) -> String {
    let FactRow { subject, measure, value, unit, .. } = fact;
    let value = value.normalize().to_string();
    let value = if language == Language::En { value } else { value.replace('.', ",") };
    match unit {
        Some(unit) => format!("{subject}: {measure} {value} {unit}."),
        None => format!("{subject}: {value} {measure}."),
    }
}
