//! Floor 5: mentions become claims: who or what, which measure, how much, when, says who.
//!
//! «Secondo il ministero l'Ardenia ha inviato circa 10.000 soldati in Vestria» claims that the predicate
//! `send` holds of 9,000 to 11,000 of the measure `soldier`, by Ardenia, to Vestria. Must not know the
//! reference, nor whether a claim is true.

mod change;
mod change_pair;
mod change_types;
mod cue;
mod event;
mod event_people;
#[cfg(test)]
mod event_tests;
mod line;
mod measure;
mod part_list;
mod parting;
mod parting_types;
mod predicate;
mod proportion;
mod read;
mod role;
mod roll;
mod roll_items;
mod roll_types;
mod scene;
mod shares;
mod subject;
mod time;
mod types;

pub use change::read_changes;
pub use change_types::{Change, ChangeEnd, Stated};
pub use event::{Event, Participant, read_events};
pub use parting::read_partings;
pub use parting_types::{Closure, Part, Parting};
pub use proportion::{Proportion, read_proportions};
pub use read::read_claims;
pub use roll::read_rolls;
pub use roll_types::Roll;
pub use shares::{Overfull, Shares, read_overfull, read_shares};
pub use types::{Claim, Direction, Found, Measure, Modality, Scope, Subject};
