//! Places what is said around another time: “the rest of the week”, “three days after Easter”, “the last
//! Friday of next month”.

use jiff::civil::{Date, Weekday};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::anchor::{Ground, apart, inside, published, resolve, weekend};
use super::time_named::{in_year, named_shift};
use super::time_shape::{Named, Shape};
use super::time_stretch::is_of_clock;
use crate::mention::Anchor;
use crate::value::calendar::{days_after, nth_weekday, period_of, shifted};
use crate::value::{Granularity, TimeUnit, Timex};

/// The value of a shape that holds another, and what it was resolved against.
pub(super) fn place(shape: &Shape, ground: Ground<'_>) -> (Option<Timex>, Anchor) {
    match shape {
        Shape::Off(parts, by, base) => off(parts, *by, base, ground),
        Shape::Lasting(base, parts, by) => lasting(base, parts, *by, ground),
        Shape::Open(base, by) => {
            let (base, anchor) = resolve(base, ground);
            let open = base.and_then(|base| base.first_day()).map(|day| match by {
                ..=-1 => Timex::Range { first: None, last: Some(day) },
                _ => Timex::Range { first: Some(day), last: None },
            });
            (open, anchor)
        }
        Shape::Inside(whole, _) => resolve(whole, ground),
        Shape::Rest(whole) => {
            let (whole, _) = resolve(whole, ground);
            published(ground, |date| {
                let last = whole?.last_day().filter(|last| date <= *last)?;
                Some(Timex::Range { first: Some(date), last: Some(last) })
            })
        }
        Shape::ToDate(unit) => published(ground, |date| {
            let first = period_of(date, *unit)?.first_day()?;
            Some(Timex::Range { first: Some(first), last: Some(date) })
        }),
        Shape::Closest(nth, named, base) => {
            let (base, anchor) = resolve(base, ground);
            (base.and_then(|base| closest(*nth, *named, &base, ground)), anchor)
        }
        Shape::NthFrom(nth, named, base) => {
            let (base, anchor) = resolve(base, ground);
            let day = base.and_then(|base| if *nth < 0 { base.first_day() } else { base.last_day() });
            let found = day.and_then(|day| named_shift(*named, i32::from(*nth), day, ground.lexicon));
            (found, anchor)
        }
        Shape::Within(named, whole) => {
            let (whole, anchor) = resolve(whole, ground);
            (whole.and_then(|whole| within(*named, &whole, ground)), anchor)
        }
        Shape::WeekendOf(0, base) => {
            let (base, anchor) = resolve(base, ground);
            // The weekend of a Monday is the one just over.
            let near = |day: Date| days_after(day, -i32::from(day.weekday() == Weekday::Monday));
            (base.and_then(|base| weekend(near(base.first_day()?)?, 0)), anchor)
        }
        Shape::WeekendOf(nth, whole) => inside(whole, ground, |first, last| {
            let saturday = nth_weekday(*nth, Weekday::Saturday, first, last)?.first_day()?;
            Some(Timex::Range { first: Some(saturday), last: days_after(saturday, 1) })
        }),
        Shape::Recurring(set, _) => (Some(set.clone()), Anchor::None),
        Shape::Workdays(steps, false) => published(ground, |date| workdays(date, *steps).map(Timex::Day)),
        Shape::Workdays(steps, true) => published(ground, |date| {
            let far = workdays(date, *steps)?;
            let (first, last) = if *steps < 0 { (far, date) } else { (days_after(date, 1)?, far) };
            Some(Timex::Range { first: Some(first), last: Some(last) })
        }),
        _ => (None, Anchor::None),
    }
}

/// So long before or after a time.
fn off(parts: &[(Decimal, TimeUnit)], by: i32, base: &Shape, ground: Ground<'_>) -> (Option<Timex>, Anchor) {
    if is_of_clock(parts) && *base == Shape::Now && 0 < by {
        return (one_stretch(parts), Anchor::None);
    }
    let (base, anchor) = resolve(base, ground);
    let value = base.and_then(|base| {
        if let [(count, unit)] = parts {
            let steps = count.to_i32().filter(|it| Decimal::from(*it) == *count && *it <= 100_000)?;
            return apart(&base, steps * by, *unit);
        }
        let day = if by < 0 { base.first_day()? } else { base.last_day()? };
        moved(day, parts, by).map(Timex::Day)
    });
    (value, anchor)
}

/// The stretch that begins or ends at a time.
fn lasting(
    base: &Shape,
    parts: &[(Decimal, TimeUnit)],
    by: i32,
    ground: Ground<'_>,
) -> (Option<Timex>, Anchor) {
    if is_of_clock(parts) && *base == Shape::Now {
        return (one_stretch(parts), Anchor::None);
    }
    let (base, anchor) = resolve(base, ground);
    let value = base.and_then(|base| {
        let day = base.first_day()?;
        if is_of_clock(parts) {
            return Some(Timex::Day(day));
        }
        let far = moved(day, parts, by)?;
        let (first, last) = if by < 0 { (far, day) } else { (day, days_after(far, -1)?) };
        Some(Timex::Range { first: Some(first), last: Some(last) })
    });
    (value, anchor)
}

/// A stretch told in one unit.
fn one_stretch(parts: &[(Decimal, TimeUnit)]) -> Option<Timex> {
    match parts {
        [(count, unit)] => Some(Timex::Duration { count: *count, unit: *unit }),
        _ => None,
    }
}

/// The day so many units of each kind away; units of the clock count as no time.
pub(super) fn moved(day: Date, parts: &[(Decimal, TimeUnit)], by: i32) -> Option<Date> {
    parts.iter().filter(|(_, unit)| TimeUnit::Day <= *unit).try_fold(day, |day, (count, unit)| {
        let steps = count.to_i32().filter(|steps| Decimal::from(*steps) == *count && *steps <= 100_000)?;
        shifted(day, *unit, steps.checked_mul(by)?)
    })
}

/// The n-th closest such thing to a date.
fn closest(nth: i8, named: Named, base: &Timex, ground: Ground<'_>) -> Option<Timex> {
    let day = base.first_day()?;
    let reach = i32::from(nth.clamp(1, 10));
    let mut found: Vec<(i32, Timex)> = (-reach..=reach)
        .filter_map(|step| {
            let value = match named {
                Named::Weekday(weekday) => {
                    let ahead = i32::from(day.weekday().until(weekday));
                    Timex::Day(days_after(day, ahead + 7 * step)?)
                }
                named => in_year(named, day.year().checked_add(i16::try_from(step).ok()?)?, ground.lexicon)?,
            };
            let distance = day.until(value.first_day()?).ok()?.get_days().abs();
            Some((distance, value))
        })
        .collect();
    found.sort_by_key(|(distance, _)| *distance);
    let index = usize::try_from(nth.checked_sub(1)?).ok()?;
    found.into_iter().nth(index).map(|(_, value)| value)
}

/// The named thing in a year, or the weekday of a week.
fn within(named: Named, whole: &Timex, ground: Ground<'_>) -> Option<Timex> {
    let first = whole.first_day()?;
    match (named, whole.grain()?) {
        (Named::Weekday(weekday), Granularity::Week) => nth_weekday(1, weekday, first, whole.last_day()?),
        (Named::Weekday(_), _) => None,
        (named, Granularity::Year) => in_year(named, first.year(), ground.lexicon),
        _ => None,
    }
}

/// The day so many working days, Monday to Friday, away.
pub(super) fn workdays(date: Date, steps: i32) -> Option<Date> {
    let step = steps.signum();
    let whole_weeks = steps / 5;
    let mut day = days_after(date, whole_weeks.checked_mul(7)?)?;
    let mut left = steps % 5;
    while left != 0 {
        day = days_after(day, step)?;
        if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            left -= step;
        }
    }
    Some(day)
}
