//! Dates, intervals, durations and sets at the grain of the text.
//!
//! ISO 8601 throughout; weeks are ISO weeks.

use std::fmt;

use jiff::civil::{Date, Weekday};
use rust_decimal::Decimal;
use serde::Deserialize;

use super::Clock;

/// How fine a temporal value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Granularity {
    /// A clock time.
    Clock,
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A half year.
    Half,
    /// A season.
    Season,
    /// A year.
    Year,
    /// A decade.
    Decade,
    /// A century.
    Century,
}

/// Units in which time is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TimeUnit {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Quarters of a year.
    Quarter,
    /// Half years.
    Half,
    /// Years.
    Year,
    /// Decades.
    Decade,
    /// Centuries.
    Century,
}

/// A calendar date of which any part may be missing, as written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PartialDate {
    /// The year, four digits.
    pub year: Option<i16>,
    /// 1 to 12; a larger number stands where the text says the impossible.
    pub month: Option<i8>,
    /// 1 to 31; a larger number stands where the text says the impossible.
    pub day: Option<i8>,
    /// The weekday beside it.
    pub weekday: Option<Weekday>,
}

impl PartialDate {
    /// The civil date, where year, month and day are known and such a day exists.
    pub fn date(self) -> Option<Date> {
        Date::new(self.year?, self.month?, self.day?).ok()
    }
}

/// A temporal value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Timex {
    /// A day.
    Day(Date),
    /// A time on a day.
    Moment(Date, Clock),
    /// A time of no known day.
    Clock(Clock),
    /// A calendar period wider than a day, from its first day to its last, at a grain.
    Period {
        /// First day.
        first: Date,
        /// Last day, included.
        last: Date,
        /// The grain that names it.
        grain: Granularity,
    },
    /// From a day to a day, both included; an absent end is open.
    Range {
        /// First day.
        first: Option<Date>,
        /// Last day.
        last: Option<Date>,
    },
    /// A stretch of time.
    Duration {
        /// How many.
        count: Decimal,
        /// Of what.
        unit: TimeUnit,
    },
    /// Something that comes back: every `count` units, or each such weekday.
    Set {
        /// How many units lie between.
        count: u32,
        /// Of what.
        unit: TimeUnit,
        /// The weekday, for «ogni lunedì».
        weekday: Option<Weekday>,
    },
}

impl Timex {
    /// The calendar month.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        Some(Timex::Period { first, last: first.last_of_month(), grain: Granularity::Month })
    }

    /// The calendar year.
    pub fn year(year: i16) -> Option<Self> {
        Self::years(year, 1, Granularity::Year)
    }

    /// So many years from `first`, as one period.
    pub fn years(first: i16, n_years: i16, grain: Granularity) -> Option<Self> {
        let last = Date::new(first.checked_add(n_years)?.checked_sub(1)?, 12, 31).ok()?;
        Some(Timex::Period { first: Date::new(first, 1, 1).ok()?, last, grain })
    }

    /// The first day, where the value lies on the calendar.
    pub fn first_day(&self) -> Option<Date> {
        match self {
            Timex::Day(date) | Timex::Moment(date, _) => Some(*date),
            Timex::Period { first, .. } => Some(*first),
            Timex::Range { first, .. } => *first,
            Timex::Clock(_) | Timex::Duration { .. } | Timex::Set { .. } => None,
        }
    }

    /// The last day, included, where the value lies on the calendar.
    pub fn last_day(&self) -> Option<Date> {
        match self {
            Timex::Day(date) | Timex::Moment(date, _) => Some(*date),
            Timex::Period { last, .. } => Some(*last),
            Timex::Range { last, .. } => *last,
            Timex::Clock(_) | Timex::Duration { .. } | Timex::Set { .. } => None,
        }
    }

    /// How fine the value is; absent for spans with free ends, durations and sets.
    pub fn grain(&self) -> Option<Granularity> {
        match self {
            Timex::Day(_) => Some(Granularity::Day),
            Timex::Moment(..) | Timex::Clock(_) => Some(Granularity::Clock),
            Timex::Period { grain, .. } => Some(*grain),
            Timex::Range { .. } | Timex::Duration { .. } | Timex::Set { .. } => None,
        }
    }

    /// Whether every day of `other` is a day of this value: 2024 contains June 2024. A value off the calendar
    /// contains only itself.
    ///
    /// ```
    /// use fonte::value::Timex;
    /// let (year, month) = (Timex::year(2024).unwrap(), Timex::month(2024, 6).unwrap());
    /// assert!(year.contains(&month) && !month.contains(&year));
    /// ```
    pub fn contains(&self, other: &Timex) -> bool {
        if self == other {
            return true;
        }
        if let (Timex::Moment(..), _) = (self, other) {
            return false;
        }
        match (self.limits(), other.limits()) {
            (Some((first, last)), Some((other_first, other_last))) => {
                first <= other_first && other_last <= last
            }
            _ => false,
        }
    }

    /// Whether the two values may be the same time: they share a day, and their clock times do not differ.
    pub fn meets(&self, other: &Timex) -> bool {
        if let (Timex::Moment(_, one), Timex::Moment(_, two)) = (self, other)
            && one != two
        {
            return false;
        }
        match (self.limits(), other.limits()) {
            (Some((first, last)), Some((other_first, other_last))) => {
                first <= other_last && other_first <= last
            }
            _ => self == other,
        }
    }

    /// First and last day, open ends at the calendar's own.
    fn limits(&self) -> Option<(Date, Date)> {
        match self {
            Timex::Range { first, last } => Some((first.unwrap_or(Date::MIN), last.unwrap_or(Date::MAX))),
            _ => Some((self.first_day()?, self.last_day()?)),
        }
    }

    /// The kind's name in the batch interfaces.
    pub fn kind_name(&self) -> &'static str {
        match self {
            Timex::Day(_) => "date",
            Timex::Period { .. } | Timex::Range { .. } => "daterange",
            Timex::Moment(..) => "datetime",
            Timex::Clock(_) => "time",
            Timex::Duration { .. } => "duration",
            Timex::Set { .. } => "set",
        }
    }

    /// The value in ISO 8601 at its own grain: `2024`, `2024-06`, `2024-Q2`, `2024-W23`, `2024-06-03`,
    /// `2024-06-03T15:00`, `2024-03/2024-05`, `P3D`. A season is `2024-SU`, a decade `199`, a century `19`, an
    /// open end `..`, a weekday that comes back `XXXX-WXX-1`.
    ///
    /// ```
    /// use fonte::value::Timex;
    /// assert_eq!(Timex::month(2024, 6).unwrap().iso(), "2024-06");
    /// ```
    pub fn iso(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Timex {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Timex::Day(date) => write!(out, "{date}"),
            Timex::Moment(date, clock) => write!(out, "{date}{clock}"),
            Timex::Clock(clock) => write!(out, "{clock}"),
            Timex::Period { first, grain, .. } => write_period(*first, *grain, out),
            Timex::Range { first, last } => write_range(*first, *last, out),
            Timex::Duration { count, unit } => {
                let (time, factor, letter) = unit.designator();
                match count.checked_mul(Decimal::from(factor)) {
                    Some(count) => write!(out, "P{time}{}{letter}", count.normalize()),
                    None => out.write_str("P"),
                }
            }
            Timex::Set { weekday: Some(weekday), .. } => {
                write!(out, "XXXX-WXX-{}", weekday.to_monday_one_offset())
            }
            Timex::Set { count, unit, weekday: None } => {
                let (time, factor, letter) = unit.designator();
                write!(out, "P{time}{}{letter}", u64::from(*count) * u64::from(factor))
            }
        }
    }
}

impl TimeUnit {
    /// ISO 8601: `T` before a unit of the clock, how many of the lettered unit it is, the letter.
    fn designator(self) -> (&'static str, u32, char) {
        match self {
            TimeUnit::Second => ("T", 1, 'S'),
            TimeUnit::Minute => ("T", 1, 'M'),
            TimeUnit::Hour => ("T", 1, 'H'),
            TimeUnit::Day => ("", 1, 'D'),
            TimeUnit::Week => ("", 1, 'W'),
            TimeUnit::Month => ("", 1, 'M'),
            TimeUnit::Quarter => ("", 3, 'M'),
            TimeUnit::Half => ("", 6, 'M'),
            TimeUnit::Year => ("", 1, 'Y'),
            TimeUnit::Decade => ("", 10, 'Y'),
            TimeUnit::Century => ("", 100, 'Y'),
        }
    }
}

fn write_period(first: Date, grain: Granularity, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let year = first.year();
    match grain {
        Granularity::Clock | Granularity::Day => write!(out, "{first}"),
        Granularity::Week => {
            let week = first.iso_week_date();
            write!(out, "{:04}-W{:02}", week.year(), week.week())
        }
        Granularity::Month => write!(out, "{year:04}-{:02}", first.month()),
        Granularity::Quarter => write!(out, "{year:04}-Q{}", (first.month() - 1) / 3 + 1),
        Granularity::Half => write!(out, "{year:04}-H{}", (first.month() - 1) / 6 + 1),
        Granularity::Season => {
            let name = match first.month() {
                3..=5 => "SP",
                6..=8 => "SU",
                9..=11 => "FA",
                _ => "WI",
            };
            write!(out, "{year:04}-{name}")
        }
        Granularity::Year => write!(out, "{year:04}"),
        Granularity::Decade => write!(out, "{:03}", year / 10),
        Granularity::Century => write!(out, "{:02}", year / 100),
    }
}

/// Both ends as coarse as whole years or months allow.
fn write_range(first: Option<Date>, last: Option<Date>, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let starts =
        |date: Option<Date>, month: bool| date.is_none_or(|it| it.day() == 1 && (month || it.month() == 1));
    let ends = |date: Option<Date>, month: bool| {
        date.is_none_or(|it| it == it.last_of_month() && (month || it.month() == 12))
    };
    let end = |date: Option<Date>| match date {
        None => "..".to_owned(),
        Some(it) if starts(first, false) && ends(last, false) => format!("{:04}", it.year()),
        Some(it) if starts(first, true) && ends(last, true) => format!("{:04}-{:02}", it.year(), it.month()),
        Some(it) => it.to_string(),
    };
    write!(out, "{}/{}", end(first), end(last))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn values_are_written_at_their_own_grain() {
        let day = date(2024, 6, 3);
        let period = |grain| Timex::Period { first: day, last: day, grain }.iso();
        assert_eq!(period(Granularity::Week), "2024-W23");
        assert_eq!(period(Granularity::Month), "2024-06");
        assert_eq!(period(Granularity::Quarter), "2024-Q2");
        assert_eq!(period(Granularity::Half), "2024-H1");
        assert_eq!(period(Granularity::Year), "2024");
        assert_eq!(period(Granularity::Decade), "202");
        assert_eq!(Timex::Moment(day, Clock::said(15, Some(0), None)).iso(), "2024-06-03T15:00");
        assert_eq!(Timex::Duration { count: Decimal::from(48), unit: TimeUnit::Hour }.iso(), "PT48H");
        assert_eq!(Timex::Set { count: 1, unit: TimeUnit::Week, weekday: None }.iso(), "P1W");
    }

    #[test]
    fn a_span_is_as_coarse_as_its_ends_allow() {
        let span = |first, last| Timex::Range { first, last }.iso();
        assert_eq!(span(Some(date(1910, 1, 1)), Some(date(1945, 12, 31))), "1910/1945");
        assert_eq!(span(Some(date(2024, 3, 1)), Some(date(2024, 9, 30))), "2024-03/2024-09");
        assert_eq!(span(Some(date(2024, 5, 3)), Some(date(2024, 5, 5))), "2024-05-03/2024-05-05");
        assert_eq!(span(Some(date(2024, 5, 3)), None), "2024-05-03/..");
    }

    #[test]
    fn a_year_contains_its_months_and_meets_what_it_shares_a_day_with() {
        let (year, june) = (Timex::year(2024).unwrap(), Timex::month(2024, 6).unwrap());
        assert!(year.contains(&june) && year.meets(&june) && june.meets(&year));
        assert!(!june.contains(&year));
        assert!(!june.meets(&Timex::month(2024, 5).unwrap()));
        let since = Timex::Range { first: Some(date(2024, 9, 1)), last: None };
        assert!(since.meets(&year) && !since.meets(&june));
    }

    #[test]
    fn hours_of_the_same_day_differ() {
        let at = |hour| Timex::Moment(date(2024, 6, 3), Clock::said(hour, None, None));
        assert!(!at(8).meets(&at(9)));
        assert!(Timex::Day(date(2024, 6, 3)).contains(&at(8)));
        assert!(!at(8).contains(&Timex::Day(date(2024, 6, 3))));
    }
}
