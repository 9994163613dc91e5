//! Ranges of exact decimals: what a figure leaves open.

use std::fmt;

use rust_decimal::Decimal;

/// One end of an [`Interval`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// No limit on this side.
    Open,
    /// The limit belongs to the range.
    Included(Decimal),
    /// The limit does not belong to the range.
    Excluded(Decimal),
}

impl Bound {
    /// The limit's value, if there is one.
    pub fn value(self) -> Option<Decimal> {
        match self {
            Bound::Open => None,
            Bound::Included(value) | Bound::Excluded(value) => Some(value),
        }
    }
}

/// The values that a figure allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    /// The lower end.
    pub low: Bound,
    /// The upper end.
    pub high: Bound,
}

impl Interval {
    /// Just `value`.
    pub fn exactly(value: Decimal) -> Self {
        Self { low: Bound::Included(value), high: Bound::Included(value) }
    }

    /// From `low` to `high`, both included, in either order.
    pub fn between(low: Decimal, high: Decimal) -> Self {
        Self { low: Bound::Included(low.min(high)), high: Bound::Included(low.max(high)) }
    }

    /// `value` and everything above.
    pub fn at_least(value: Decimal) -> Self {
        Self { low: Bound::Included(value), high: Bound::Open }
    }

    /// Everything above zero up to `value`.
    pub fn at_most(value: Decimal) -> Self {
        Self { low: Bound::Excluded(Decimal::ZERO.min(value)), high: Bound::Included(value) }
    }

    /// Whether one end is open.
    pub fn is_open(self) -> bool {
        self.low == Bound::Open || self.high == Bound::Open
    }

    /// Whether `value` lies inside.
    pub fn contains(self, value: Decimal) -> bool {
        let above = match self.low {
            Bound::Open => true,
            Bound::Included(low) => low <= value,
            Bound::Excluded(low) => low < value,
        };
        let below = match self.high {
            Bound::Open => true,
            Bound::Included(high) => value <= high,
            Bound::Excluded(high) => value < high,
        };
        above && below
    }

    /// Whether the two ranges share a value. Two figures conflict only when they do not.
    ///
    /// ```
    /// use fonte::value::Interval;
    /// let about_10_000 = Interval::between(9_000.into(), 11_000.into());
    /// assert!(!about_10_000.meets(Interval::between(13_500.into(), 16_500.into())));
    /// assert!(about_10_000.meets(Interval::at_least(10_500.into())));
    /// ```
    pub fn meets(self, other: Self) -> bool {
        not_above(self.low, other.high) && not_above(other.low, self.high)
    }

    /// Both ends times `factor` (a positive number); absent where it would not fit.
    pub fn scaled(self, factor: Decimal) -> Option<Self> {
        let scale = |bound: Bound| {
            Some(match bound {
                Bound::Open => Bound::Open,
                Bound::Included(value) => Bound::Included(value.checked_mul(factor)?),
                Bound::Excluded(value) => Bound::Excluded(value.checked_mul(factor)?),
            })
        };
        Some(Self { low: scale(self.low)?, high: scale(self.high)? })
    }

    /// The range widened by `margin` on each closed side.
    #[must_use]
    pub fn widened(self, margin: Decimal) -> Self {
        let low = match self.low {
            Bound::Included(low) => Bound::Included(low - margin),
            other => other,
        };
        let high = match self.high {
            Bound::Included(high) => Bound::Included(high + margin),
            other => other,
        };
        Self { low, high }
    }
}

/// Whether a lower end leaves room below an upper end.
fn not_above(low: Bound, high: Bound) -> bool {
    match (low, high) {
        (Bound::Open, _) | (_, Bound::Open) => true,
        (Bound::Included(low), Bound::Included(high)) => low <= high,
        (Bound::Included(low) | Bound::Excluded(low), Bound::Included(high) | Bound::Excluded(high)) => {
            low < high
        }
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.low {
            Bound::Open => write!(out, "(…")?,
            Bound::Included(value) => write!(out, "[{}", value.normalize())?,
            Bound::Excluded(value) => write!(out, "({}", value.normalize())?,
        }
        out.write_str(", ")?;
        match self.high {
            Bound::Open => write!(out, "…)"),
            Bound::Included(value) => write!(out, "{}]", value.normalize()),
            Bound::Excluded(value) => write!(out, "{})", value.normalize()),
        }
    }
}
