//! Calendar arithmetic that never fails loudly: what leaves the calendar is absent.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::{Granularity, TimeUnit, Timex};

/// The day `n_days` after `date`.
pub fn days_after(date: Date, n_days: i32) -> Option<Date> {
    date.checked_add(Span::new().try_days(n_days).ok()?).ok()
}

/// The day so many units after `date`; units of the clock count as no time.
pub fn shifted(date: Date, unit: TimeUnit, by: i32) -> Option<Date> {
    let months = |each: i32| {
        let span = Span::new().try_months(by.checked_mul(each)?).ok()?;
        date.checked_add(span).ok()
    };
    match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => Some(date),
        TimeUnit::Day => days_after(date, by),
        TimeUnit::Week => days_after(date, by.checked_mul(7)?),
        TimeUnit::Month => months(1),
        TimeUnit::Quarter => months(3),
        TimeUnit::Half => months(6),
        TimeUnit::Year => months(12),
        TimeUnit::Decade => months(120),
        TimeUnit::Century => months(1200),
    }
}

/// The calendar period of a unit that holds `date`; a day for the units of the clock.
pub fn period_of(date: Date, unit: TimeUnit) -> Option<Timex> {
    let months = |n_months: i8, grain: Granularity| {
        let first = Date::new(date.year(), (date.month() - 1) / n_months * n_months + 1, 1).ok()?;
        let last = first.checked_add((n_months - 1).months()).ok()?.last_of_month();
        Some(Timex::Period { first, last, grain })
    };
    match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Day => Some(Timex::Day(date)),
        TimeUnit::Week => {
            let first = days_after(date, -i32::from(date.weekday().to_monday_zero_offset()))?;
            Some(Timex::Period { first, last: days_after(first, 6)?, grain: Granularity::Week })
        }
        TimeUnit::Month => Timex::month(date.year(), date.month()),
        TimeUnit::Quarter => months(3, Granularity::Quarter),
        TimeUnit::Half => months(6, Granularity::Half),
        TimeUnit::Year => Timex::year(date.year()),
        TimeUnit::Decade => Timex::years(date.year() / 10 * 10, 10, Granularity::Decade),
        TimeUnit::Century => Timex::years(date.year() / 100 * 100, 100, Granularity::Century),
    }
}

/// A season of a year, 1 (spring) to 4 (winter, which begins in December of that year): whole months.
pub fn season(year: i16, season: i8) -> Option<Timex> {
    let first = Date::new(year, season.checked_mul(3)?, 1).ok()?;
    let last = first.checked_add(2.months()).ok()?.last_of_month();
    Some(Timex::Period { first, last, grain: Granularity::Season })
}

/// The n-th such weekday from `first` to `last`; the last one for -1, the last but one for -2.
pub fn nth_weekday(nth: i8, weekday: Weekday, first: Date, last: Date) -> Option<Timex> {
    let day = if nth < 0 {
        days_after(last, -i32::from(last.weekday().since(weekday)) + 7 * (i32::from(nth) + 1))?
    } else {
        let ahead = i32::from(first.weekday().until(weekday));
        days_after(first, ahead + 7 * (i32::from(nth) - 1))?
    };
    (first <= day && day <= last).then_some(Timex::Day(day))
}

/// The n-th week, month or quarter of a period, the last one for -1. A week belongs to the period that holds
/// its Thursday (ISO 8601).
pub fn nth_unit(nth: i8, unit: TimeUnit, first: Date, last: Date) -> Option<Timex> {
    if unit == TimeUnit::Week {
        let Timex::Day(thursday) = nth_weekday(nth, Weekday::Thursday, first, last)? else { return None };
        return period_of(thursday, unit);
    }
    if unit == TimeUnit::Day {
        let day = if nth < 0 {
            days_after(last, i32::from(nth) + 1)?
        } else {
            days_after(first, i32::from(nth) - 1)?
        };
        return (first <= day && day <= last).then_some(Timex::Day(day));
    }
    let day = if nth < 0 {
        shifted(last.first_of_month(), unit, i32::from(nth) + 1)?
    } else {
        shifted(first, unit, i32::from(nth) - 1)?
    };
    let found = period_of(day, unit)?;
    (first <= found.first_day()? && found.last_day()? <= last).then_some(found)
}

/// The first so many units of a period, the last ones below zero: «i primi sei mesi del 2024».
pub fn some_of(n_units: i32, unit: TimeUnit, first: Date, last: Date) -> Option<Timex> {
    let n_more = n_units.checked_abs()?.checked_sub(1)?;
    let (from, to) = if 0 < n_units {
        let from = nth_unit(1, unit, first, last)?.first_day()?;
        (from, days_after(shifted(from, unit, n_units)?, -1)?)
    } else {
        let end = nth_unit(-1, unit, first, last)?;
        (shifted(end.first_day()?, unit, -n_more)?, end.last_day()?)
    };
    (days_after(first, -7)? < from && to <= days_after(last, 7)?)
        .then_some(Timex::Range { first: Some(from), last: Some(to) })
}

/// Easter Sunday of the Gregorian calendar, by the anonymous computus of 1876.
///
/// ```
/// assert_eq!(fonte::value::calendar::easter(2025).unwrap().to_string(), "2025-04-20");
/// ```
pub fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    if year_number < 1583 {
        return None;
    }
    let golden = year_number % 19;
    let (century, in_century) = (year_number / 100, year_number % 100);
    let moon = (8 * century + 13) / 25;
    let epact = (19 * golden + century - century / 4 - moon + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let correction = (golden + 11 * epact + 19 * sunday) / 433;
    let month = (epact + sunday - 7 * correction + 90) / 25;
    let day = (epact + sunday - 7 * correction + 33 * month + 19) % 32;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Easter Sunday of the Orthodox churches, on the Gregorian calendar.
///
/// ```
/// assert_eq!(fonte::value::calendar::orthodox_easter(2024).unwrap().to_string(), "2024-05-05");
/// ```
pub fn orthodox_easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    if year_number < 1583 {
        return None;
    }
    let moon = (19 * (year_number % 19) + 15) % 30;
    let sunday = (2 * (year_number % 4) + 4 * (year_number % 7) - moon + 34) % 7;
    let days = moon + sunday + 114;
    let julian = Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()?;
    days_after(julian, year_number / 100 - year_number / 400 - 2)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn easter_falls_where_the_tables_say() {
        for (year, month, day) in [(1818, 3, 22), (2000, 4, 23), (2024, 3, 31), (2025, 4, 20), (2038, 4, 25)]
        {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
        assert_eq!(easter(0), None);
    }

    #[test]
    fn periods_hold_their_day() {
        let day = date(2025, 10, 27);
        assert_eq!(period_of(day, TimeUnit::Week).unwrap().iso(), "2025-W44");
        assert_eq!(period_of(day, TimeUnit::Quarter).unwrap().iso(), "2025-Q4");
        assert_eq!(period_of(day, TimeUnit::Half).unwrap().iso(), "2025-H2");
        assert_eq!(period_of(day, TimeUnit::Decade).unwrap().iso(), "202");
    }

    #[test]
    fn what_leaves_the_calendar_is_absent() {
        assert_eq!(shifted(Date::MAX, TimeUnit::Year, 1), None);
        assert_eq!(shifted(Date::MIN, TimeUnit::Century, i32::MIN), None);
        assert_eq!(period_of(Date::MAX, TimeUnit::Week), None);
        assert_eq!(season(9999, 4), None);
        assert_eq!(season(2024, 100), None);
    }

    #[test]
    fn a_month_before_the_last_of_march_is_february() {
        assert_eq!(shifted(date(2025, 3, 31), TimeUnit::Month, -1), Some(date(2025, 2, 28)));
    }
}
