//! The stretch of time that a figure is about, and how two such stretches lie to each other.

use jiff::civil::Date;

use crate::value::Timex;

/// How two windows lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// Neither figure says when.
    BothUnknown,
    /// Only the first says when, and it is a single day.
    FirstDay,
    /// Only the first says when, and it is a stretch: its figure can be a part of the other.
    FirstStretch,
    /// Only the second says when, and it is a single day.
    SecondDay,
    /// Only the second says when, and it is a stretch.
    SecondStretch,
    /// The same window.
    Same,
    /// One lies inside the other: a part of the time.
    Nested,
    /// They differ.
    Apart,
}

/// First and last day; an absent end is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    first: Option<Date>,
    last: Option<Date>,
}

impl Stretch {
    fn of(time: &Timex) -> Option<Self> {
        match *time {
            Timex::Day(day) | Timex::Moment(day, _) => Some(Self { first: Some(day), last: Some(day) }),
            Timex::Period { first, last, .. } => Some(Self { first: Some(first), last: Some(last) }),
            Timex::Range { first: None, last: None } => None,
            Timex::Range { first, last } => Some(Self { first, last }),
            Timex::Clock(_) | Timex::Duration { .. } | Timex::Set { .. } => None,
        }
    }

    fn is_day(self) -> bool {
        self.first.is_some() && self.first == self.last
    }

    fn holds(self, other: Self) -> bool {
        let starts = self.first.is_none_or(|first| other.first.is_some_and(|other| first <= other));
        let ends = self.last.is_none_or(|last| other.last.is_some_and(|other| other <= last));
        starts && ends
    }
}

/// How the windows of two figures lie to each other.
pub(super) fn relation(first: Option<&Timex>, second: Option<&Timex>) -> Relation {
    match (first.and_then(Stretch::of), second.and_then(Stretch::of)) {
        (None, None) => Relation::BothUnknown,
        (Some(one), None) if one.is_day() => Relation::FirstDay,
        (Some(_), None) => Relation::FirstStretch,
        (None, Some(other)) if other.is_day() => Relation::SecondDay,
        (None, Some(_)) => Relation::SecondStretch,
        (Some(one), Some(other)) if one == other => Relation::Same,
        (Some(one), Some(other)) if one.holds(other) || other.holds(one) => Relation::Nested,
        _ => Relation::Apart,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_open_window_differs_from_a_later_open_window() {
        let since = |month| Timex::Range { first: Some(date(2025, month, 1)), last: None };
        assert_eq!(relation(Some(&since(3)), Some(&since(3))), Relation::Same);
        assert_eq!(relation(Some(&since(3)), Some(&since(9))), Relation::Nested);
        assert_eq!(relation(Some(&since(3)), None), Relation::FirstStretch);
    }

    #[test]
    fn two_days_are_apart() {
        let day = |day| Timex::Day(date(2025, 3, day));
        assert_eq!(relation(Some(&day(3)), Some(&day(4))), Relation::Apart);
        assert_eq!(relation(None, Some(&day(4))), Relation::SecondDay);
    }
}
