//! What a temporal expression is: as written, and what it stands for.

use crate::article::Notation;
use crate::text::ProseSpan;
use crate::value::{PartialDate, Timex};

/// A temporal expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Temporal {
    /// The whole expression, weekday included, the opening article or preposition left out.
    pub span: ProseSpan,
    /// What was written.
    pub form: TemporalForm,
    /// The parts of an absolute date as written; all absent for other forms.
    pub parts: PartialDate,
    /// The parts of the first and the last date of a span, where both are written as dates.
    pub ends: Option<(PartialDate, PartialDate)>,
    /// Where the weekday stands, if one does.
    pub weekday: Option<ProseSpan>,
    /// In which order and style a date is written.
    pub notation: Option<Notation>,
    /// The value: resolved against the anchor where it needs one; absent where that could not be done.
    pub value: Option<Timex>,
    /// Against what it was resolved.
    pub anchor: Anchor,
    /// The sentence it stands in.
    pub sentence: usize,
    /// Every reading that the words allow, the value first: ISO 8601, then TIMEX3 with `X` for what is not
    /// said (`XXXX-03-12`, `XXXX-WXX-1`, `2016-11-08TNI`).
    pub readings: Vec<String>,
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TemporalForm {
    /// A date or part of one: «15 gennaio 2025», «giugno 2024», «2024».
    Absolute,
    /// A date that leans on another: «ieri», «martedì scorso», «a giugno», «tre giorni fa».
    Relative,
    /// A vague pointer: «recentemente», «nei giorni scorsi».
    Vague,
    /// A clock time.
    Clock,
    /// What is said to be a clock time and is on no clock: «ore 25.30».
    NoClock,
    /// From one date to another.
    Range,
    /// Everything before or after a date: «prima del 2019», “since Monday”; its value has one open end.
    Open,
    /// A stretch of time.
    Duration,
    /// Something that comes back.
    Set,
}

/// Against what a temporal expression was resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// It stands by itself.
    None,
    /// The publication date.
    Publication,
    /// Another temporal expression, by index.
    Mention(usize),
    /// It needs an anchor and has none.
    Missing,
}
