//! Arithmetic on intervals: sums, shares, changes. What figures leave open stays open in what is computed
//! from them: «da 30 a 38 milioni» is a rise of 23.7 to 30.5 percent.
//!
//! Limit: an excluded bound counts as an included one, which only ever widens a result.

use rust_decimal::Decimal;

use super::{Bound, Interval};

impl Interval {
    /// The sum of the two; absent where it would not fit.
    ///
    /// ```
    /// use fonte::value::Interval;
    /// let sum = Interval::exactly(180.into()).plus(Interval::between(119.into(), 121.into()));
    /// assert_eq!(sum, Some(Interval::between(299.into(), 301.into())));
    /// ```
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            low: both(self.low, other.low, Decimal::checked_add)?,
            high: both(self.high, other.high, Decimal::checked_add)?,
        })
    }

    /// What is left of this when `other` is taken away; absent where it would not fit.
    pub fn minus(self, other: Self) -> Option<Self> {
        Some(Self {
            low: both(self.low, other.high, Decimal::checked_sub)?,
            high: both(self.high, other.low, Decimal::checked_sub)?,
        })
    }

    /// How often `other` goes into this; both must be above zero, and it is absent where they may not be.
    pub fn over(self, other: Self) -> Option<Self> {
        let is_positive = |bound: Bound| bound.value().is_some_and(|low| Decimal::ZERO < low);
        if !is_positive(other.low) || self.low.value().is_some_and(|low| low < Decimal::ZERO) {
            return None;
        }
        let low = match (self.low, other.high) {
            (Bound::Open, _) => Bound::Open,
            (_, Bound::Open) => Bound::Included(Decimal::ZERO),
            (low, high) => both(low, high, Decimal::checked_div)?,
        };
        Some(Self { low, high: both(self.high, other.low, Decimal::checked_div)? })
    }

    /// The change from this to `new` in percent of this, below zero for a fall.
    ///
    /// ```
    /// use fonte::value::Interval;
    /// let from_40_to_50 = Interval::exactly(40.into()).percent_change_to(Interval::exactly(50.into()));
    /// assert_eq!(from_40_to_50, Some(Interval::exactly(25.into())));
    /// ```
    pub fn percent_change_to(self, new: Self) -> Option<Self> {
        new.over(self)?.minus(Self::exactly(Decimal::ONE))?.scaled(Decimal::ONE_HUNDRED)
    }

    /// This share of `whole` in percent.
    pub fn percent_of(self, whole: Self) -> Option<Self> {
        self.over(whole)?.scaled(Decimal::ONE_HUNDRED)
    }

    /// The same distances from zero: a fall of 20 as 20.
    #[must_use]
    pub fn magnitude(self) -> Self {
        let turned = |bound: Bound| match bound {
            Bound::Open => Bound::Open,
            Bound::Included(value) | Bound::Excluded(value) => Bound::Included(-value),
        };
        match (self.low.value(), self.high.value()) {
            (Some(low), _) if Decimal::ZERO <= low => self,
            (_, Some(high)) if high <= Decimal::ZERO => {
                Self { low: turned(self.high), high: turned(self.low) }
            }
            (Some(low), Some(high)) => Self::between(Decimal::ZERO, high.max(-low)),
            _ => Self { low: Bound::Included(Decimal::ZERO), high: Bound::Open },
        }
    }
}

/// A bound made of two, open where one is.
fn both(left: Bound, right: Bound, operation: fn(Decimal, Decimal) -> Option<Decimal>) -> Option<Bound> {
    match (left.value(), right.value()) {
        (Some(left), Some(right)) => Some(Bound::Included(operation(left, right)?)),
        _ => Some(Bound::Open),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(value: i64, margin: i64) -> Interval {
        Interval::between((value - margin).into(), (value + margin).into())
    }

    #[test]
    fn a_sum_adds_what_is_open() {
        assert_eq!(around(100, 5).plus(around(20, 1)), Some(around(120, 6)));
        assert_eq!(
            Interval::at_least(100.into()).plus(around(20, 1)),
            Some(Interval { low: Bound::Included(119.into()), high: Bound::Open })
        );
    }

    #[test]
    fn a_difference_is_widest_where_the_ends_cross() {
        assert_eq!(around(100, 5).minus(around(20, 1)), Some(around(80, 6)));
    }

    #[test]
    fn a_change_from_rounded_figures_is_a_range() {
        let million = |low: i64, high: i64| Interval::between(Decimal::new(low, 1), Decimal::new(high, 1));
        let change = million(295, 305).percent_change_to(million(375, 385)).expect("both are above zero");
        assert!(change.contains(Decimal::new(267, 1)) && change.contains(24.into()));
        assert!(!change.contains(20.into()));
    }

    #[test]
    fn nothing_is_a_share_of_zero() {
        assert_eq!(around(3, 0).percent_of(around(0, 0)), None);
        assert_eq!(around(3, 0).percent_of(around(12, 0)), Some(around(25, 0)));
    }

    #[test]
    fn a_share_of_at_least_a_number_has_no_floor() {
        let share = around(3, 0).percent_of(Interval::at_least(12.into()));
        assert_eq!(share, Some(Interval::between(0.into(), 25.into())));
    }

    #[test]
    fn a_fall_is_as_far_as_a_rise() {
        assert_eq!(around(-20, 2).magnitude(), around(20, 2));
        assert_eq!(around(1, 3).magnitude(), Interval::between(0.into(), 4.into()));
    }

    #[test]
    fn giant_figures_have_no_sum() {
        let giant = Interval::exactly(Decimal::MAX);
        assert_eq!(giant.plus(giant), None);
    }

    proptest::proptest! {
        #[test]
        fn what_is_computed_from_values_lies_in_what_is_computed_from_ranges(
            old in 1_i64..100_000, new in 0_i64..100_000, old_margin in 0_i64..50, new_margin in 0_i64..50,
        ) {
            let (old_range, new_range) = (around(old + 50, old_margin), around(new + 50, new_margin));
            let (old, new) = (Decimal::from(old + 50), Decimal::from(new + 50));
            let sum = old_range.plus(new_range).expect("both are small");
            proptest::prop_assert!(sum.contains(old + new));
            if let Some(change) = old_range.percent_change_to(new_range) {
                let exact = (new / old - Decimal::ONE) * Decimal::ONE_HUNDRED;
                proptest::prop_assert!(change.widened(Decimal::new(1, 9)).contains(exact));
                proptest::prop_assert!(change.magnitude().widened(Decimal::new(1, 9)).contains(exact.abs()));
            }
        }
    }
}
