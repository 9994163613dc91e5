//! Floor 6: what the newsroom knows already: the trait behind which it is stored, and the comparison
//! of a claim with it.
//!
//! «circa 10.000 soldati» here and «circa 15.000 soldati» in the archive disagree; «almeno 600» is
//! superseded by a later «circa 2.000». Must not know where the archive is stored.

mod compare;
mod document;
mod entity;
mod happening;
mod key;
mod memory;
mod pair;
mod quote;
mod types;
mod verdict;
mod voice;
mod window;

pub use compare::{compare, compare_back, compare_within, is_slip};
pub use document::{Position, ReferenceDocument, SourceFile};
pub use entity::{
    EntityRow, MAX_SIGHTINGS, card_of, handles_of, hit_of, is_near, is_near_surname, preferred_spelling,
};
pub(crate) use entity::{name_handles, surname_handles};
pub use happening::{compare_event, compare_events};
pub use key::{
    ClaimKey, EXTRACTOR, EntityId, EventKey, MeasureId, content_hash, keys_of, keys_of_event, keys_to_file,
    stable_hash,
};
pub use memory::MemoryStore;
pub use pair::{PairVerdict, Reading, compare_texts};
pub(crate) use quote::run_of_speaker;
pub use quote::{runs_of, runs_of_quote, share_run, words_of};
pub use types::{
    Applied, DocumentCard, DocumentChange, DocumentStamp, EntityCard, EntityHit, NameMatch, NameQuery,
    QuoteQuery, ReferenceClaim, ReferenceEvent, ReferenceQuote, ReferenceStore, RoleRecord, Snapshot,
    Spelling, StoreError, Window, newest_first,
};
pub(crate) use types::{
    MAX_NEAR, MAX_PREFIX, MAX_RUN, events_newest_first, most_in_common, nearest_first, quotes_newest_first,
};
pub use verdict::{Comparison, Decided, Slot, Verdict, Why};
pub use voice::{are_near, fingerprint, is_one_voice, voices};
