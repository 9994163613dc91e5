//! The parts of the day, as TIMEX3 names them.

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
