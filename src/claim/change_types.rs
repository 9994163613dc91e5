//! What a change told twice is: by its two ends, and by how much.

use rust_decimal::Decimal;

use crate::text::ProseSpan;
use crate::value::Interval;

/// Two values of one thing with the change that the text states: «da 30 a 38 milioni, il 20 per cento in più».
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The value before.
    pub old: ChangeEnd,
    /// The value after.
    pub new: ChangeEnd,
    /// Whether the two are percentages themselves.
    pub is_of_shares: bool,
    /// By how much, as the text says.
    pub stated: Stated,
    /// Everything from the first of the three to the last, if they stand in one sentence; else what is stated.
    pub span: ProseSpan,
}

/// One end of a change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChangeEnd {
    /// The figure, by index into the article's quantities.
    pub quantity: usize,
    /// Its value, with the scale it shares with the other end.
    pub value: Decimal,
    /// The values it allows.
    pub interval: Interval,
}

/// How a change is stated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stated {
    /// In percent: the figure, by index into the article's quantities.
    Percent(usize),
    /// As a multiple: «raddoppiato», “halved”; the words and the ratios of new to old that they allow.
    Factor(ProseSpan, Interval),
}
