//! Dates, intervals, durations and sets at the grain of the text.
//!
//! ISO 8601 throughout; weeks are ISO weeks.

use jiff::civil::{Date, Weekday};
use rust_decimal::Decimal;
use serde::Deserialize;

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

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Clock {
    /// 0 to 24.
    pub hour: i8,
    /// 0 to 59, where stated.
    pub minute: Option<i8>,
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
