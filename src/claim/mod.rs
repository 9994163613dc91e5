//! Floor 5: mentions become claims: who or what, which measure, how much, when, says who.

mod types;

pub use types::{Claim, Direction, Found, Measure, Modality, Scope, Subject};
/// Claims.
pub fn read_claims(
    _: &crate::article::Article,
    _: &crate::lexicon::Lexicon,
    _: &crate::mention::Mentions,
) -> Vec<Claim> {
    Vec::new()
}
