//! What a whole with its parts is.

use rust_decimal::Decimal;

use crate::text::ProseSpan;
use crate::value::Interval;

/// A total with the parts that the text gives for it: «315: 180 sì, 120 no e 10 astenuti».
#[derive(Clone, Debug, PartialEq)]
pub struct Parting {
    /// The total, by index into the article's quantities.
    pub total: usize,
    /// The values it allows.
    pub total_interval: Interval,
    /// The parts, in the order of the text.
    pub parts: Vec<Part>,
    /// How surely the parts are all of it.
    pub closure: Closure,
    /// The total with its parts, if they stand in one sentence; else the parts.
    pub span: ProseSpan,
}

/// A part of a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The words of the figure; the article of «una donna».
    pub span: ProseSpan,
    /// Its value, with the scale it shares with the total.
    pub value: Decimal,
    /// The values it allows.
    pub interval: Interval,
}

/// How surely parts are all the parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Closure {
    /// They are all: «suddivisi in», «in tutto», a list behind a colon.
    All,
    /// They are told as if they were all: «di cui 30 uomini e 25 donne».
    Told,
    /// Some of them: «tra cui»; together they can still not be more than the whole.
    Some,
}
