//! The times and the parts of the day, as ISO 8601 and TIMEX3 write them.

use std::fmt;

use serde::Deserialize;

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    /// The beginning of the day: from six to ten.
    DayStart,
    /// Early in the morning.
    EarlyMorning,
    /// The middle of the morning.
    MidMorning,
    /// The end of the morning.
    LateMorning,
    /// The middle of the day: from eleven to four.
    MidDay,
    /// The time of the midday meal.
    Lunch,
    /// The hours after it.
    AfterLunch,
    /// The beginning of the afternoon.
    EarlyAfternoon,
    /// The middle of the afternoon.
    MidAfternoon,
    /// The end of the afternoon.
    LateAfternoon,
    /// The end of the day: from five to nine.
    DayEnd,
    /// The beginning of the evening.
    EarlyEvening,
    /// The end of the evening.
    LateEvening,
}

impl DayPart {
    /// Its TIMEX3 name behind a day: `TMO`, `TAF`, `TEV`, `TNI`; noon and midnight are times of the clock.
    pub fn timex(self) -> &'static str {
        match self {
            DayPart::Morning | DayPart::EarlyMorning | DayPart::MidMorning | DayPart::LateMorning => "TMO",
            DayPart::Noon => "T12",
            DayPart::Afternoon
            | DayPart::Lunch
            | DayPart::AfterLunch
            | DayPart::EarlyAfternoon
            | DayPart::MidAfternoon
            | DayPart::LateAfternoon => "TAF",
            DayPart::Evening | DayPart::EarlyEvening | DayPart::LateEvening => "TEV",
            DayPart::Night => "TNI",
            DayPart::Midnight => "T00",
            DayPart::DayStart | DayPart::MidDay | DayPart::DayEnd => "TDT",
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
            DayPart::DayStart => Some((6, 10)),
            DayPart::EarlyMorning => Some((7, 9)),
            DayPart::MidMorning => Some((9, 11)),
            DayPart::LateMorning => Some((10, 12)),
            DayPart::MidDay => Some((11, 16)),
            DayPart::Lunch | DayPart::EarlyAfternoon => Some((12, 14)),
            DayPart::AfterLunch => Some((13, 17)),
            DayPart::MidAfternoon => Some((14, 17)),
            DayPart::LateAfternoon => Some((17, 19)),
            DayPart::DayEnd => Some((17, 21)),
            DayPart::EarlyEvening => Some((18, 21)),
            DayPart::LateEvening => Some((21, 24)),
        }
    }

    /// Whether an hour up to twelve said with it counts on from noon; at night it depends on the hour.
    pub fn is_after_noon(self, hour: i8) -> bool {
        match self {
            DayPart::Morning
            | DayPart::Midnight
            | DayPart::DayStart
            | DayPart::EarlyMorning
            | DayPart::MidMorning
            | DayPart::LateMorning => false,
            DayPart::Evening | DayPart::EarlyEvening | DayPart::LateEvening => hour < 12,
            DayPart::Night => (6..12).contains(&hour),
            DayPart::MidDay => !(7..12).contains(&hour),
            _ => true,
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
