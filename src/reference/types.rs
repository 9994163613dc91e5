//! What a reference answers, and the trait behind which it is stored.

use std::cmp::Reverse;
use std::sync::Arc;

use jiff::civil::Date;
use thiserror::Error;

use crate::claim::{Claim, Event};
use crate::mention::NameKind;

use super::document::ReferenceDocument;
use super::entity::EntityRow;
use super::key::{ClaimKey, EntityId, EventKey};

/// A store of what the newsroom knows. Every question is a batch: a whole document is answered in one
/// round trip. A store fetches candidates; comparison is never its affair.
pub trait ReferenceStore: Send + Sync {
    /// For each key, the claims filed under it that `window` lets through, newest first.
    fn comparable(&self, keys: &[ClaimKey], window: &Window) -> Result<Vec<Vec<ReferenceClaim>>, StoreError>;
    /// For each key, the events filed under it that `window` lets through, newest first.
    fn events(&self, keys: &[EventKey], window: &Window) -> Result<Vec<Vec<ReferenceEvent>>, StoreError>;
    /// For each query, the entities that go by that name, the nearest first.
    fn names(&self, queries: &[NameQuery]) -> Result<Vec<Vec<EntityHit>>, StoreError>;
    /// For each id, all that is known of the entity.
    fn entities(&self, ids: &[EntityId]) -> Result<Vec<Option<EntityCard>>, StoreError>;
    /// For each query, the quotations with a run of five words in common, or of the same speaker with two: those
    /// with the most in common, newest first.
    fn quotes(&self, queries: &[QuoteQuery]) -> Result<Vec<Vec<ReferenceQuote>>, StoreError>;
    /// For each entity, every claim about it that `window` lets through, newest first.
    fn figures(&self, ids: &[EntityId], window: &Window) -> Result<Vec<Vec<ReferenceClaim>>, StoreError>;
    /// For each speaker's key, the quotations that `window` lets through, newest first.
    fn words_of(&self, speakers: &[&str], window: &Window) -> Result<Vec<Vec<ReferenceQuote>>, StoreError>;
    /// For each entity, what every document says of it, by path.
    fn sightings(&self, ids: &[EntityId]) -> Result<Vec<Vec<EntityRow>>, StoreError>;
    /// Writes a batch, all or nothing; a document whose content and extractor are unchanged is left alone.
    fn apply(&self, changes: &[DocumentChange]) -> Result<Applied, StoreError>;
    /// Every document with the hash of its content, by path.
    fn documents(&self) -> Result<Vec<DocumentStamp>, StoreError>;
    /// One number for what the store holds: equal for equal documents, whatever way they came.
    fn state(&self) -> Result<u64, StoreError>;
    /// What the store holds just now.
    fn snapshot(&self) -> Snapshot;
}

/// Which documents a question is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// Nothing published before this day; undated documents stay.
    pub from: Option<Date>,
    /// Nothing published after this day; undated documents stay.
    pub to: Option<Date>,
    /// The document that asks, which is no witness to itself.
    pub except: Option<String>,
    /// At most so many answers to each key.
    pub limit: usize,
}

impl Default for Window {
    /// Every document, 64 answers to a key.
    fn default() -> Self {
        Self { from: None, to: None, except: None, limit: 64 }
    }
}

impl Window {
    /// Whether a document of this path and date lies inside.
    pub fn admits(&self, path: &str, date: Option<Date>) -> bool {
        let late_enough = self.from.is_none_or(|from| date.is_none_or(|date| from <= date));
        let early_enough = self.to.is_none_or(|to| date.is_none_or(|date| date <= to));
        late_enough && early_enough && self.except.as_deref() != Some(path)
    }
}

/// A document of the reference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentCard {
    /// Its path in the corpus, by which it is known.
    pub path: String,
    /// Its address on the web, if it has one.
    pub url: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// When it was published.
    pub date: Option<Date>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The agency it comes from, if it names one.
    pub agency: Option<String>,
    /// The language's code.
    pub language: String,
    /// Whether it is a fact that somebody checked, which outranks an article.
    pub is_fact: bool,
    /// A fingerprint of its text, by which reprints are known ([`super::fingerprint`]); none for a short one.
    pub fingerprint: Option<u64>,
}

/// A claim of the reference with the passage it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct ReferenceClaim {
    /// The claim; its spans and indices are those of its own document.
    pub claim: Claim,
    /// The figure as written: «circa 15.000 soldati».
    pub figure: String,
    /// The sentence.
    pub sentence: String,
    /// The words that name its source, if it has a definite one.
    pub source: Option<String>,
    /// The document.
    pub document: Arc<DocumentCard>,
    /// One-based line of the figure in the document.
    pub line: u32,
    /// One-based column, in characters.
    pub column: u32,
}

/// An event of the reference with the passage it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceEvent {
    /// The event; its spans and indices are those of its own document.
    pub event: Event,
    /// The date as written: «giugno 2024».
    pub date: String,
    /// The document.
    pub document: Arc<DocumentCard>,
    /// One-based line of the date.
    pub line: u32,
    /// One-based column, in characters.
    pub column: u32,
}

/// How a name is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameMatch {
    /// The same key.
    Exact,
    /// Keys that begin with it.
    Prefix,
    /// Keys within an edit or two of it.
    Fuzzy,
    /// Keys of two words or more whose last one is within an edit or two of it.
    Surname,
}

/// A name to look up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameQuery {
    /// The referent's key: without case, accents, hyphens and stops.
    pub key: String,
    /// How.
    pub matching: NameMatch,
    /// The document that asks, whose own spellings do not count.
    pub except: Option<String>,
    /// At most so many answers.
    pub limit: usize,
}

impl NameQuery {
    /// The entity with exactly this key.
    pub fn exact(key: &str) -> Self {
        Self { key: key.to_owned(), matching: NameMatch::Exact, except: None, limit: 1 }
    }

    /// The same, asked by the document with this path.
    #[must_use]
    pub fn except(self, path: Option<&str>) -> Self {
        Self { except: path.map(str::to_owned), ..self }
    }
}

/// An entity that goes by a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityHit {
    /// Its id.
    pub id: EntityId,
    /// Its key.
    pub key: String,
    /// Its most frequent spelling.
    pub canonical: String,
    /// What it is.
    pub kind: NameKind,
    /// How many documents name it.
    pub n_articles: u32,
    /// In how many edits the keys differ; zero for an exact hit.
    pub distance: u32,
    /// Its spellings, the most frequent first.
    pub spellings: Vec<Spelling>,
    /// Its latest roles, newest first.
    pub roles: Vec<RoleRecord>,
}

/// A way to write a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// As written.
    pub text: String,
    /// How many documents write it so.
    pub n_articles: u32,
}

/// All that is known of an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityCard {
    /// The entity with its spellings.
    pub entity: EntityHit,
    /// How often it is mentioned in all.
    pub n_mentions: u32,
    /// The latest figures about it.
    pub latest: Vec<ReferenceClaim>,
    /// The latest documents that name it, newest first.
    pub documents: Vec<Arc<DocumentCard>>,
}

/// A role that a document gives an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleRecord {
    /// As written.
    pub role: String,
    /// The document.
    pub document: Arc<DocumentCard>,
}

/// A quotation to look up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteQuery {
    /// The speaker's key, if known.
    pub speaker: Option<String>,
    /// The words between the marks.
    pub text: String,
    /// The document that asks, which does not quote itself.
    pub except: Option<String>,
    /// At most so many answers.
    pub limit: usize,
}

/// A quotation of the reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceQuote {
    /// The words between the marks.
    pub text: String,
    /// The speaker's key, if known.
    pub speaker: Option<String>,
    /// The speaker as written.
    pub speaker_words: Option<String>,
    /// The document.
    pub document: Arc<DocumentCard>,
    /// One-based line.
    pub line: u32,
    /// One-based column, in characters.
    pub column: u32,
}

/// A change to a store.
#[derive(Clone, Debug)]
pub enum DocumentChange {
    /// The document is new or has changed.
    Put(Arc<ReferenceDocument>),
    /// The document with this path is gone.
    Remove(String),
}

/// What a batch of changes did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Documents written.
    pub written: usize,
    /// Documents left alone: same content, same extractor.
    pub unchanged: usize,
    /// Documents removed.
    pub removed: usize,
}

/// A document as a store knows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DocumentStamp {
    /// Its path.
    pub path: String,
    /// The hash of its content.
    pub hash: u64,
    /// Which extractor read it.
    pub extractor: u32,
}

/// What a store holds at a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Snapshot {
    /// Documents.
    pub n_documents: u64,
    /// Claims.
    pub n_claims: u64,
    /// Entities.
    pub n_entities: u64,
    /// Quotations.
    pub n_quotes: u64,
    /// Changes whenever the content does, so that it serves as a cache key.
    pub generation: u64,
}

/// Why a store could not do its work.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StoreError {
    /// The database is damaged or of another version; it can be deleted and built again.
    #[error("the reference at {place} cannot be read ({reason}); it will be built again")]
    Damaged {
        /// Where it is.
        place: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The folder or file cannot be written.
    #[error(
        "the reference at {place} is read-only; make the folder writable or set another place in fonte.toml"
    )]
    ReadOnly {
        /// Where it is.
        place: String,
    },
    /// Somebody else is writing and did not stop in time.
    #[error("the reference at {place} is busy: another process is writing to it")]
    Busy {
        /// Where it is.
        place: String,
    },
    /// A remote store did not answer in time.
    #[error("reference store not reached: {reason}")]
    Unreached {
        /// What the network said.
        reason: String,
    },
    /// Anything else.
    #[error("the reference at {place} could not be used: {reason}")]
    Failed {
        /// Where it is.
        place: String,
        /// What went wrong.
        reason: String,
    },
}

/// At most so many keys are looked at behind a prefix.
pub(crate) const MAX_PREFIX: usize = 500;

/// At most so many keys are looked at for a near name.
pub(crate) const MAX_NEAR: usize = 5_000;

/// At most so many quotations are looked at behind a run of words.
pub(crate) const MAX_RUN: usize = 500;

/// The order of answers: newest first, the undated last, then by path and place.
pub fn newest_first(claims: &mut [ReferenceClaim]) {
    claims.sort_by(|one, other| {
        let place = |it: &ReferenceClaim| (it.line, it.column, it.claim.quantity);
        (Reverse(one.document.date), &one.document.path, place(one)).cmp(&(
            Reverse(other.document.date),
            &other.document.path,
            place(other),
        ))
    });
}

/// The same order for quotations.
pub(crate) fn quotes_newest_first(quotes: &mut [ReferenceQuote]) {
    quotes.sort_by_cached_key(|it| (Reverse(it.document.date), it.document.path.clone(), it.line, it.column));
}

/// The same order for events.
pub(crate) fn events_newest_first(events: &mut [ReferenceEvent]) {
    events.sort_by(|one, other| {
        (Reverse(one.document.date), &one.document.path, one.line, one.column).cmp(&(
            Reverse(other.document.date),
            &other.document.path,
            other.line,
            other.column,
        ))
    });
}

/// The `limit` quotations that share the most, newest first.
pub(crate) fn most_in_common(quotes: Vec<(usize, ReferenceQuote)>, limit: usize) -> Vec<ReferenceQuote> {
    let mut quotes = quotes;
    let place =
        |it: &ReferenceQuote| (Reverse(it.document.date), it.document.path.clone(), it.line, it.column);
    quotes.sort_by_cached_key(|(n_shared, quote)| (Reverse(*n_shared), place(quote)));
    let mut quotes: Vec<ReferenceQuote> = quotes.into_iter().take(limit).map(|(_, quote)| quote).collect();
    quotes.sort_by_cached_key(place);
    quotes
}

/// The order of names: the nearest, then the most frequent, then by key.
pub(crate) fn nearest_first(hits: &mut [EntityHit]) {
    hits.sort_by(|one, other| {
        (one.distance, Reverse(one.n_articles), &one.key).cmp(&(
            other.distance,
            Reverse(other.n_articles),
            &other.key,
        ))
    });
}
