//! Floor 5: mentions become claims: who or what, which measure, how much, when, says who.
//!
//! «Secondo il ministero l'Ardenia ha inviato circa 10.000 soldati in Vestria» claims that the predicate
//! `send` holds of 9,000 to 11,000 of the measure `soldier`, by Ardenia, to Vestria. Must not know the
//! reference, nor whether a claim is true.

mod cue;
mod event;
mod measure;
mod predicate;
mod read;
mod role;
mod scene;
mod subject;
mod time;
mod types;

pub use event::{Event, Participant, read_events};
pub use read::read_claims;
pub use types::{Claim, Direction, Found, Measure, Modality, Scope, Subject};
