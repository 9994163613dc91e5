//! The readings of stretches: hours of a day, what lasts or lies so long from a time, parts of a period.

use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, ToSpan};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::anchor::{Ground, resolve};
use super::tense::Tense;
use super::time_place::moved;
use super::time_readings::{days, halves};
use super::time_shape::Shape;
use crate::lexicon::Place;
use crate::value::calendar::{days_after, shifted};
use crate::value::{Clock, Granularity, TimeUnit, Timex};

/// Whether a stretch is told in units of the clock alone.
pub(super) fn is_of_clock(parts: &[(Decimal, TimeUnit)]) -> bool {
    parts.iter().all(|(_, unit)| *unit < TimeUnit::Day)
}

/// `(T16,T17,PT1H)` and `T16:00/T17:00`, with the day where one is named; then with the end included.
pub(super) fn hours(day: Option<&Shape>, first: Clock, last: Clock, ground: Ground<'_>) -> Vec<String> {
    let mut out = Vec::new();
    let days = day.map_or_else(
        || ground.publication.map_or(vec![String::new()], |date| vec![String::new(), date.to_string()]),
        |day| days(day, ground),
    );
    for from in halves(first) {
        for to in halves(last).into_iter().filter(|to| from.seconds() < to.seconds()) {
            if !first.is_sure && !last.is_sure && (from.hour < 12) != (to.hour < 12) && first.hour < last.hour
            {
                continue;
            }
            let length = clock_length(to.seconds() - from.seconds());
            for day in &days {
                out.push(format!("({day}{from},{day}{to},{length})"));
                if !day.contains('X') {
                    out.extend(clock_span(day, from, to));
                }
            }
        }
    }
    out
}

/// From one time of a day to another: to the minute, to the second, and with the end included.
fn clock_span(day: &str, from: Clock, to: Clock) -> Vec<String> {
    let second = |clock: Clock| clock.second.filter(|it| *it != 0);
    let minutes =
        |clock: Clock| Clock { minute: clock.minute.or(Some(0)), second: second(clock), ..clock }.to_string();
    let seconds = |clock: Clock| {
        let clock = Clock { minute: clock.minute.or(Some(0)), second: clock.second.or(Some(0)), ..clock };
        clock.to_string()
    };
    let mut out = vec![
        format!("{day}{}/{day}{}", minutes(from), minutes(to)),
        format!("{day}{}/{day}{}", seconds(from), seconds(to)).trim_start_matches('T').replace("/T", "/"),
    ];
    if !day.is_empty() {
        out.pop();
        out.push(format!("{day}{}/{day}{}", seconds(from), seconds(to)));
        // What ends at four in whole hours lasts until the hour is over.
        let fine = [from, to]
            .into_iter()
            .any(|clock| clock.minute.is_some_and(|it| it != 0) || clock.second.is_some());
        let grain = if fine || to.minute.is_some() { 60 } else { 3600 };
        let included = to.seconds() + grain;
        if let (Ok(hour), Ok(minute)) = (i8::try_from(included / 3600), i8::try_from(included / 60 % 60))
            && hour < 24
        {
            out.push(format!("{day}{}/{day}T{hour:02}:{minute:02}", minutes(from)));
        }
    }
    out
}

/// A stretch of the clock in ISO 8601: `PT1H30M`.
fn clock_length(seconds: i32) -> String {
    let parts = [(seconds / 3600, 'H'), (seconds / 60 % 60, 'M'), (seconds % 60, 'S')];
    let mut out = String::from("PT");
    for (n, letter) in parts.into_iter().filter(|(n, _)| 0 < *n) {
        out.push_str(&n.to_string());
        out.push(letter);
    }
    out
}

/// `P3M2W`, `PT2H10M`.
pub(super) fn stretch(parts: &[(Decimal, TimeUnit)]) -> Option<String> {
    let mut out = String::from("P");
    for (count, unit) in parts {
        let iso = Timex::Duration { count: *count, unit: *unit }.iso();
        let part = iso.strip_prefix('P')?;
        match part.strip_prefix('T') {
            Some(clock) if out.contains('T') => out.push_str(clock),
            _ => out.push_str(part),
        }
    }
    Some(out)
}

/// The moments that a shape may stand for; the day of publication begins at midnight.
fn moments(shape: &Shape, ground: Ground<'_>) -> Vec<DateTime> {
    let (day, clocks) = match shape {
        Shape::Now => return ground.publication.map(|date| date.at(0, 0, 0, 0)).into_iter().collect(),
        Shape::Clock(clock) => (None, halves(*clock)),
        Shape::Moment(day, clock) => (Some(day.as_ref()), halves(*clock)),
        day => (Some(day), vec![Clock::said(0, None, None)]),
    };
    let dates: Vec<Date> = match day {
        Some(day) => days(day, ground).iter().filter_map(|day| day.parse().ok()).collect(),
        None => ground.publication.into_iter().collect(),
    };
    let at = |date: Date, clock: Clock| {
        let part = |it: Option<i8>| it.unwrap_or(0);
        let time = jiff::civil::Time::new(clock.hour % 24, part(clock.minute), part(clock.second), 0).ok()?;
        Some(date.to_datetime(time))
    };
    dates.into_iter().flat_map(|date| clocks.iter().filter_map(move |clock| at(date, *clock))).collect()
}

/// The moment so long before or after another.
fn moved_moment(from: DateTime, parts: &[(Decimal, TimeUnit)], by: i32) -> Option<DateTime> {
    let day = moved(from.date(), parts, by)?;
    let seconds =
        parts.iter().filter(|(_, unit)| *unit < TimeUnit::Day).try_fold(0_i64, |sum, (count, unit)| {
            let each = match unit {
                TimeUnit::Second => 1,
                TimeUnit::Minute => 60,
                _ => 3600,
            };
            let seconds = count.checked_mul(Decimal::from(each))?.to_i64()?;
            sum.checked_add(seconds.checked_mul(i64::from(by))?)
        })?;
    day.to_datetime(from.time()).checked_add(SignedDuration::from_secs(seconds)).ok()
}

fn written(moment: DateTime) -> String {
    let date = moment.date();
    match (moment.hour(), moment.minute(), moment.second()) {
        (hour, minute, 0) => format!("{date}T{hour:02}:{minute:02}"),
        (hour, minute, second) => format!("{date}T{hour:02}:{minute:02}:{second:02}"),
    }
}

/// So long before or after a time: the day, or the moment.
pub(super) fn off(parts: &[(Decimal, TimeUnit)], by: i32, base: &Shape, ground: Ground<'_>) -> Vec<String> {
    let clock = parts.iter().any(|(_, unit)| *unit < TimeUnit::Day)
        || matches!(base, Shape::Moment(..) | Shape::Clock(_));
    let found = moments(base, ground).into_iter().filter_map(|moment| moved_moment(moment, parts, by));
    if clock {
        return found.map(written).collect();
    }
    if !matches!(resolve(base, ground).0, Some(Timex::Day(_))) {
        return Vec::new();
    }
    found.map(|moment| moment.date().to_string()).collect()
}

/// What begins or ends at a time: `2018-02-14T09:30:00/2018-02-14T16:30:00`.
pub(super) fn lasting(
    base: &Shape,
    parts: &[(Decimal, TimeUnit)],
    by: i32,
    ground: Ground<'_>,
) -> Vec<String> {
    let mut out = Vec::new();
    let clock = is_of_clock(parts) || matches!(base, Shape::Moment(..) | Shape::Clock(_));
    for moment in moments(base, ground) {
        let Some(far) = moved_moment(moment, parts, by) else { continue };
        let (from, to) = if by < 0 { (far, moment) } else { (moment, far) };
        if !clock {
            out.push(format!("{}/{}", from.date(), to.date()));
            continue;
        }
        let seconds = |it: DateTime| it.strftime("%Y-%m-%dT%H:%M:%S").to_string();
        out.push(format!("{}/{}", written(from), written(to)));
        out.push(format!("{}/{}", seconds(from), seconds(to)));
        if matches!(base, Shape::Clock(_)) && from.date() == to.date() {
            out.push(format!("{}/{}", from.strftime("%H:%M:%S"), to.strftime("%H:%M:%S")));
        }
        if let Ok(included) = to.checked_add(1.minute()) {
            out.push(format!("{}/{}", written(from), written(included)));
        }
    }
    out.extend(stretch(parts));
    out
}

/// The part of a period as days: thirds of a month, the first or last quarter and half of a year, the first
/// or last days of a week; the end is not included.
pub(super) fn inside(whole: &Shape, place: Place, ground: Ground<'_>) -> Vec<String> {
    let mut out = Vec::new();
    for tense in [ground.tense, Tense::Past, Tense::Future] {
        let (Some(Timex::Period { first, last, grain }), _) = resolve(whole, Ground { tense, ..ground })
        else {
            continue;
        };
        let day = |n_days: i32| days_after(first, n_days);
        let month = |n_months: i32| shifted(first, TimeUnit::Month, n_months);
        let end = days_after(last, 1);
        let spans = match (grain, place) {
            (Granularity::Week, Place::Beginning) => vec![(Some(first), day(3)), (Some(first), day(2))],
            (Granularity::Week, Place::Middle) => vec![(day(1), day(5)), (day(2), day(4))],
            (Granularity::Week, Place::End) => vec![(day(4), end), (day(3), end)],
            (Granularity::Month, Place::Beginning) => {
                vec![(Some(first), day(10)), (Some(first), day(15)), (Some(first), day(5))]
            }
            (Granularity::Month, Place::Middle) => vec![(day(10), day(20)), (day(9), day(20))],
            (Granularity::Month, Place::End) => vec![(day(20), end), (day(15), end)],
            (Granularity::Year, Place::Beginning) => vec![(Some(first), month(3)), (Some(first), month(6))],
            (Granularity::Year, Place::Middle) => vec![(month(4), month(8)), (month(3), month(9))],
            (Granularity::Year, Place::End) => vec![(month(8), end), (month(6), end), (month(9), end)],
            (Granularity::Month, Place::FirstHalf) => vec![(Some(first), day(15)), (Some(first), day(14))],
            (Granularity::Month, Place::SecondHalf) => vec![(day(15), end), (day(14), end)],
            (Granularity::Year, Place::FirstHalf) => vec![(Some(first), month(6))],
            (Granularity::Year, Place::SecondHalf) => vec![(month(6), end)],
            _ => continue,
        };
        let year = first.year();
        match (grain, place) {
            (Granularity::Year, Place::Beginning) => out.push(format!("{year:04}-Q1")),
            (Granularity::Year, Place::Middle) => out.push(format!("{year:04}-06-XX")),
            (Granularity::Year, Place::End) => out.push(format!("{year:04}-Q4")),
            _ => {}
        }
        let spans = spans.into_iter().filter_map(|(from, to)| from.zip(to));
        out.extend(spans.map(|(from, to)| format!("{from}/{to}")));
    }
    out
}
