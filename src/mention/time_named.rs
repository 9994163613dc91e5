//! The things that have a name on the calendar: months, seasons, quarters, holidays, weekdays.

use jiff::civil::Date;

use super::time_shape::Named;
use crate::lexicon::Lexicon;
use crate::value::calendar::{days_after, period_of, season};
use crate::value::{TimeUnit, Timex};

/// The named thing before (-1), around (0) or after (1) `date`.
pub(super) fn named_shift(named: Named, by: i32, date: Date, lexicon: &Lexicon) -> Option<Timex> {
    if let Named::Weekday(weekday) = named {
        let behind = i32::from(date.weekday().since(weekday));
        let ahead = i32::from(date.weekday().until(weekday));
        let step = |days: i32| if days == 0 { 7 } else { days };
        let days = match by {
            ..=-1 => -step(behind) + 7 * (by + 1),
            // “this Monday” is the one of this week.
            0 => {
                i32::from(weekday.to_monday_zero_offset()) - i32::from(date.weekday().to_monday_zero_offset())
            }
            1.. => step(ahead) + 7 * (by - 1),
        };
        return days_after(date, days).map(Timex::Day);
    }
    let year = date.year();
    let here = in_year(named, year, lexicon)?;
    if by == 0 {
        return Some(here);
    }
    let is_over = here.last_day()? < date;
    let is_ahead = date < here.first_day()?;
    let by = i16::try_from(by).ok()?;
    let years = match by {
        ..=-1 if is_over => by + 1,
        1.. if is_ahead => by - 1,
        _ => by,
    };
    in_year(named, year.checked_add(years)?, lexicon)
}

/// The named thing in a year.
pub(super) fn in_year(named: Named, year: i16, lexicon: &Lexicon) -> Option<Timex> {
    match named {
        Named::Weekday(_) => None,
        Named::Month(month) => Timex::month(year, month),
        Named::Season(it) => season(year, it),
        Named::Part(TimeUnit::Week, nth) => {
            // The week that holds the fourth of January is the first.
            let first = Date::new(year, 1, 4).ok()?;
            let found = period_of(days_after(first, 7 * (i32::from(nth) - 1))?, TimeUnit::Week)?;
            found
                .last_day()
                .is_some_and(|last| days_after(last, -3).is_some_and(|it| it.year() == year))
                .then_some(found)
        }
        Named::Part(unit, nth) => {
            let months = if unit == TimeUnit::Half { 6 } else { 3 };
            period_of(
                Date::new(year, nth.checked_sub(1)?.checked_mul(months)?.checked_add(1)?, 1).ok()?,
                unit,
            )
        }
        Named::Holiday(index) => lexicon.dates.holidays.get(index)?.in_year(year).map(Timex::Day),
    }
}
