//! Placeholders until the grammars are merged.
use super::*;
use crate::article::Article;
use crate::lexicon::Lexicon;
<<<<<<< HEAD
/// A name of the house list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseName {
    /// Name.
    pub name: String,
    /// Aliases.
    pub aliases: Vec<String>,
    /// Role.
    pub role: Option<String>,
}
<<<<<<< HEAD
=======
use super::*;
>>>>>>> names
/// Times.
pub fn read_times(_: &Article, _: &Lexicon) -> Vec<Temporal> {
    Vec::new()
}
=======
>>>>>>> temporal
/// Quantities.
<<<<<<< HEAD
pub fn read_quantities(_: &Article, _: &Lexicon, _: &[Temporal]) -> Vec<Quantity> {
    Vec::new()
}
/// Names.
pub fn read_names(_: &Article, _: &Lexicon, _: &[HouseName]) -> (Vec<Name>, Vec<Referent>) {
    (Vec::new(), Vec::new())
}
/// Quotes.
pub fn read_quotes(_: &Article, _: &Lexicon) -> (Vec<Quote>, Vec<QuoteProblem>) {
    (Vec::new(), Vec::new())
}
/// Attribution.
pub fn attribute(_: &Article, _: &Lexicon, _: &mut Mentions) {}
=======
pub fn read_quantities(_: &Article, _: &Lexicon, _: &[Temporal]) -> Vec<Quantity> { Vec::new() }
>>>>>>> names
