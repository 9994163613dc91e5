//! The times and the parts of the day, as ISO 8601 and TIMEX3 write them.

use std::fmt;

use serde::Deserialize;

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DayPart {
    /// From four until noon.
    Morning,
    /// Noon.
    Noon,
    /// From noon to seven.
    Afternoon,
    /// From six to midnight.
    Evening,
    /// From midnight to four.
    Night,
    /// Midnight.
    Midnight,
}

impl DayPart {
    /// Its TIMEX3 name behind a day: `TMO`, `TAF`, `TEV`, `TNI`; noon and midnight are times of the clock.
    pub fn timex(self) -> &'static str {
        match self {
            DayPart::Morning => "TMO",
            DayPart::Noon => "T12",
            DayPart::Afternoon => "TAF",
            DayPart::Evening => "TEV",
            DayPart::Night => "TNI",
            DayPart::Midnight => "T00",
        }
    }

    /// The hours from which and until which it lasts, where it lasts; 24 is the next day's beginning.
    pub fn hours(self) -> Option<(i8, i8)> {
        match self {
            DayPart::Morning => Some((4, 12)),
            DayPart::Afternoon => Some((12, 19)),
            DayPart::Evening => Some((18, 24)),
            DayPart::Night => Some((0, 4)),
            DayPart::Noon | DayPart::Midnight => None,
        }
    }

    /// Whether an hour up to twelve said with it counts on from noon; at night it depends on the hour.
    pub fn is_after_noon(self, hour: i8) -> bool {
        match self {
            DayPart::Morning | DayPart::Midnight => false,
            DayPart::Noon | DayPart::Afternoon | DayPart::Evening => hour < 12 || self != DayPart::Evening,
            DayPart::Night => (6..12).contains(&hour),
        }
    }
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Clock {
    /// 0 to 24.
    pub hour: i8,
    /// 0 to 59, where stated.
    pub minute: Option<i8>,
    /// 0 to 59, where stated.
    pub second: Option<i8>,
    /// Whether the half of the day is known: «le 7» may be in the evening, «le 19» is not in the morning.
    pub is_sure: bool,
}

impl Clock {
    /// An hour as it stands: one up to twelve leaves the half of the day open.
    pub fn said(hour: i8, minute: Option<i8>, second: Option<i8>) -> Self {
        Self { hour, minute, second, is_sure: hour == 0 || 12 < hour }
    }

    /// The same hour in the half of the day that begins at noon (`true`) or at midnight.
    #[must_use]
    pub fn in_half(self, afternoon: bool) -> Self {
        let hour = match (afternoon, self.hour) {
            (true, 0..12) => self.hour + 12,
            (false, 12) => 0,
            _ => self.hour,
        };
        Self { hour, is_sure: true, ..self }
    }

    /// Seconds since midnight.
    pub fn seconds(self) -> i32 {
        let part = |it: Option<i8>| it.map_or(0, i32::from);
        i32::from(self.hour) * 3600 + part(self.minute) * 60 + part(self.second)
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "T{:02}", self.hour)?;
        match (self.minute, self.second) {
            (Some(minute), Some(second)) => write!(out, ":{minute:02}:{second:02}"),
            (Some(minute), None) => write!(out, ":{minute:02}"),
            (None, _) => Ok(()),
        }
    }
}
