//! What an announced list is.

use crate::text::ProseSpan;

/// A number of things that the text announces, and the list of them: «quattro priorità: scuola, sanità e casa».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Roll {
    /// The index of the number among the article's quantities.
    pub quantity: usize,
    /// The announcement, without the mark behind it: «quattro priorità».
    pub announced: ProseSpan,
    /// The list.
    pub list: ProseSpan,
    /// So many points it has at least: a link may stand inside a point («asili e scuole»).
    pub low: usize,
    /// At most so many.
    pub high: usize,
    /// Whether it lists people one by one: «un uomo, una donna».
    pub of_people: bool,
    /// Whether it is a list of points, each in a block of its own.
    pub in_blocks: bool,
}
