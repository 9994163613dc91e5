//! The days that a weekday may stand for: «martedì», «mercoledì prossimo», «venerdì 31».

use jiff::civil::{Date, Weekday};

use super::anchor::Ground;
use super::time_shape::{Named, Shape};
use crate::value::TimeUnit;
use crate::value::calendar::{days_after, shifted};

/// The other days that a weekday may stand for: on a Tuesday «martedì» is today, or a week away; «mercoledì
/// prossimo» is tomorrow, or the Wednesday of next week.
pub(super) fn weekdays(shape: &Shape, ground: Ground<'_>) -> Vec<Date> {
    let Some(today) = ground.publication else { return Vec::new() };
    let from_monday = |weekday: Weekday| i32::from(weekday.to_monday_zero_offset());
    let here = |weekday: Weekday| from_monday(weekday) - from_monday(today.weekday());
    let days: &[i32] = match shape {
        Shape::Bare(Named::Weekday(weekday)) if *weekday == today.weekday() => &[-7, 7],
        Shape::NamedShift(Named::Weekday(weekday), 1) => &[here(*weekday) + 7],
        Shape::NamedShift(Named::Weekday(weekday), -1) => &[here(*weekday) - 7],
        Shape::NamedShift(Named::Weekday(weekday), 0) => &[here(*weekday).rem_euclid(7)],
        _ => &[],
    };
    days.iter().filter_map(|&by| days_after(today, by)).collect()
}

/// The last and the next day with this number that falls on this weekday: «venerdì 31».
pub(super) fn days_on(day: i8, weekday: Weekday, ground: Ground<'_>) -> Vec<Date> {
    let Some(today) = ground.publication else { return Vec::new() };
    let fits = |step: i32| {
        let month = shifted(today.first_of_month(), TimeUnit::Month, step)?;
        Date::new(month.year(), month.month(), day).ok().filter(|it| it.weekday() == weekday)
    };
    [(0..12).find_map(fits), (-12..0).rev().find_map(fits)].into_iter().flatten().collect()
}
