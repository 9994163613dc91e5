//! Floor 5: mentions become claims: who or what, which measure, how much, when, says who.

mod types;

pub use types::{Claim, Direction, Found, Measure, Modality, Scope, Subject};
