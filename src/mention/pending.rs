//! Placeholders until the grammars are merged.
use super::{Quantity, Temporal};
use crate::article::Article;
use crate::lexicon::Lexicon;
/// Times.
pub fn read_times(_: &Article, _: &Lexicon) -> Vec<Temporal> {
    Vec::new()
}
/// Quantities.
pub fn read_quantities(_: &Article, _: &Lexicon, _: &[Temporal]) -> Vec<Quantity> {
    Vec::new()
}
