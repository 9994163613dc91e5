//! A document of the reference: what one reading of an article leaves to be stored.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::article::{Article, BlockRole};
use crate::claim::{Claim, Event};
use crate::mention::{Mentions, NameForm};
use crate::text::ProseSpan;

use super::entity::EntityRow;
use super::key::{EXTRACTOR, stable_hash};
use super::types::{DocumentCard, DocumentStamp, ReferenceClaim, ReferenceEvent, ReferenceQuote};
use super::voice::fingerprint;

impl DocumentStamp {
    /// What it is to [`super::ReferenceStore::state`], which adds up those of all documents.
    pub fn state(&self) -> u64 {
        stable_hash(&[&self.path, &format!("{:x} {}", self.hash, self.extractor)])
    }
}

/// Where a document comes from; what its own text does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path in the corpus.
    pub path: String,
    /// The hash of its bytes ([`super::content_hash`]).
    pub hash: u64,
    /// Its address on the web, if known.
    pub url: Option<String>,
    /// Its title, where the text has no headline.
    pub title: Option<String>,
    /// The agency it comes from, if known.
    pub agency: Option<String>,
}

/// A place in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// One-based line.
    pub line: u32,
    /// One-based column, in characters.
    pub column: u32,
}

/// A document as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct ReferenceDocument {
    /// What it is.
    pub card: Arc<DocumentCard>,
    /// The hash of its bytes.
    pub hash: u64,
    /// Which extractor read it.
    pub extractor: u32,
    /// Its claims.
    pub claims: Vec<ReferenceClaim>,
    /// What happened in it, and when.
    pub events: Vec<ReferenceEvent>,
    /// Its names.
    pub entities: Vec<EntityRow>,
    /// Its quotations.
    pub quotes: Vec<ReferenceQuote>,
}

impl ReferenceDocument {
    /// What a store knows it by.
    pub fn stamp(&self) -> DocumentStamp {
        DocumentStamp { path: self.card.path.clone(), hash: self.hash, extractor: self.extractor }
    }

    /// The rows of one article; `place` finds a span of the readable text in the file.
    pub fn read(
        file: &SourceFile,
        article: &Article,
        mentions: &Mentions,
        (claims, events): (&[Claim], &[Event]),
        place: &dyn Fn(ProseSpan) -> Position,
    ) -> Self {
        let text = &article.prose.text;
        let words = |span: ProseSpan| crate::text::one_line(span.slice(text));
        let card = Arc::new(DocumentCard {
            path: file.path.clone(),
            url: file.url.clone(),
            title: article.headline.map(words).or_else(|| file.title.clone()),
            date: article.publication.as_ref().map(|it| it.date),
            author: article.byline.map(words),
            agency: file.agency.clone(),
            language: article.language.code().to_owned(),
            is_fact: false,
            fingerprint: fingerprint(&body(article)),
        });
        let claims = claims
            .iter()
            .map(|claim| {
                let at = place(claim.span);
                ReferenceClaim {
                    claim: claim.clone(),
                    figure: words(claim.span),
                    sentence: article
                        .sentences
                        .get(claim.sentence)
                        .map_or_else(String::new, |it| words(it.span)),
                    source: claim.source.map(words),
                    document: Arc::clone(&card),
                    line: at.line,
                    column: at.column,
                }
            })
            .collect();
        let events = events
            .iter()
            .map(|event| {
                let at = place(event.date);
                ReferenceEvent {
                    event: event.clone(),
                    date: words(event.date),
                    document: Arc::clone(&card),
                    line: at.line,
                    column: at.column,
                }
            })
            .collect();
        let quotes = mentions
            .quotes
            .iter()
            .map(|quote| {
                let at = place(quote.span);
                ReferenceQuote {
                    text: words(quote.content),
                    speaker: quote.speaker.and_then(|it| mentions.speaker_key(it)).map(str::to_owned),
                    speaker_words: quote.speaker.map(words),
                    document: Arc::clone(&card),
                    line: at.line,
                    column: at.column,
                }
            })
            .collect();
        let entities = entities(text, mentions, &card);
        Self { card, hash: file.hash, extractor: EXTRACTOR, claims, events, entities, quotes }
    }
}

/// The text proper, without headline, byline and what a page adds.
fn body(article: &Article) -> String {
    let sentences = article.sentences.iter().filter(|it| it.role == BlockRole::Body);
    sentences.map(|it| it.span.slice(&article.prose.text)).collect::<Vec<_>>().join(" ")
}

/// One row for each key; two referents of one key (which a reading should not give) become one.
fn entities(text: &str, mentions: &Mentions, card: &Arc<DocumentCard>) -> Vec<EntityRow> {
    let mut rows: BTreeMap<&str, EntityRow> = BTreeMap::new();
    for referent in &mentions.referents {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let mut n_mentions = 0;
        for name in referent.mentions.iter().filter_map(|&index| mentions.names.get(index)) {
            n_mentions += 1;
            if name.form == NameForm::Full {
                *counts.entry(crate::text::one_line(name.span.slice(text))).or_default() += 1;
            }
        }
        let mut spellings: Vec<(String, usize)> = counts.into_iter().collect();
        spellings.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        let row = rows.entry(&referent.key).or_insert_with(|| EntityRow {
            key: referent.key.clone(),
            kind: referent.kind,
            spellings: Vec::new(),
            n_mentions: 0,
            roles: Vec::new(),
            document: Arc::clone(card),
        });
        row.n_mentions += n_mentions;
        for (spelling, _) in spellings {
            if !row.spellings.contains(&spelling) {
                row.spellings.push(spelling);
            }
        }
        for role in &referent.roles {
            if !row.roles.contains(&role.text) {
                row.roles.push(role.text.clone());
            }
        }
    }
    rows.into_values().filter(|row| !row.key.is_empty()).collect()
}
