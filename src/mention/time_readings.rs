//! Every reading that the words of a temporal expression allow: «il 12 marzo» is this year's or the last's,
//! «le 7» are in the morning or in the evening.
//!
//! Values as ISO 8601 first, then TIMEX3 (ISO-TimeML) with `X` for what is not said.

use jiff::civil::{Date, Weekday};
use rust_decimal::Decimal;

use super::anchor::{Ground, ahead, resolve};
use super::tense::Tense;
use super::time_shape::{Named, Shape};
use super::time_stretch::{hours, inside, lasting, off, stretch};
use super::time_weekdays::{days_on, weekdays};
use crate::value::calendar::{days_after, period_of, shifted};
use crate::value::{Clock, DayPart, Granularity, PartialDate, TimeUnit, Timex};

/// The readings of `shape`, the one that the sentence supports (`value`) first.
pub(super) fn readings(shape: &Shape, value: Option<&Timex>, ground: Ground<'_>) -> Vec<String> {
    let mut out = Readings(Vec::new());
    // Where no day has been spoken of, “the day after” is that of publication.
    let day = ground.publication.map(Timex::Day);
    let antecedent = ground.antecedent.or_else(|| day.as_ref().map(|day| (0, day)));
    let (spoken_of, ground) = (ground.antecedent.is_some(), Ground { antecedent, ..ground });
    let found = value.cloned().or_else(|| resolve(shape, ground).0).filter(|_| !spoken_of);
    let value = value.or(found.as_ref());
    match shape {
        Shape::Moment(day, clock) => moment(day, *clock, ground, &mut out),
        Shape::PartOf(day, part) => part_of(day, *part, ground, &mut out),
        Shape::Hours(day, first, last) => out.all(hours(day.as_deref(), *first, *last, ground)),
        Shape::Inside(whole, place) => out.all(inside(whole, *place, ground)),
        Shape::Off(parts, by, base) => out.all(off(parts, *by, base, ground)),
        Shape::Lasting(base, parts, by) => out.all(lasting(base, parts, *by, ground)),
        Shape::Recurring(_, clock) => out.all(halves(*clock).iter().map(ToString::to_string).collect()),
        Shape::Open(date, by) => open(date, *by, ground, &mut out),
        _ => {}
    }
    if let Some(value) = value {
        out.value(value);
    }
    if leans_on_tense(shape) {
        for tense in [Tense::Past, Tense::Future] {
            if let (Some(value), _) = resolve(shape, Ground { tense, ..ground }) {
                out.value(&value);
            }
        }
    }
    // Without a day spoken of, the next day is tomorrow.
    let today = ground.publication.map(Timex::Day).filter(|_| value.is_none() && ground.antecedent.is_none());
    if let Some(today) = today {
        let found = resolve(shape, Ground { antecedent: Some((0, &today)), ..ground }).0;
        if let (Shape::NamedApart(_, 1), Some(day)) = (shape, found.as_ref().and_then(Timex::first_day)) {
            out.push(days_after(day, 7).map(|day| day.to_string()));
        }
        if let Some(found) = found {
            out.value(&found);
        }
    }
    out.push(unsaid(shape));
    more(shape, ground, &mut out);
    out.0
}

/// A list of readings without repeats.
struct Readings(Vec<String>);

impl Readings {
    fn push(&mut self, reading: Option<String>) {
        if let Some(reading) = reading.filter(|it| !self.0.contains(it)) {
            self.0.push(reading);
        }
    }

    fn all(&mut self, readings: Vec<String>) {
        for reading in readings {
            self.push(Some(reading));
        }
    }

    /// A value and the other ways to write it.
    fn value(&mut self, value: &Timex) {
        self.push(Some(value.iso()));
        match value {
            Timex::Period { first, last, grain: Granularity::Decade | Granularity::Century } => {
                self.push(days_after(*last, 1).map(|end| format!("{first}/{end}")));
            }
            Timex::Period { first, grain: Granularity::Season, .. } => self.push(astronomical(*first)),
            _ => {}
        }
    }
}

/// Whether the tense of the clause decides between two places on the calendar.
fn leans_on_tense(shape: &Shape) -> bool {
    match shape {
        Shape::Date(parts) => parts.year.is_none(),
        Shape::Bare(_) => true,
        Shape::Between(from, to) => leans_on_tense(from) || leans_on_tense(to),
        Shape::NthFrom(_, _, whole)
        | Shape::NthDay(_, _, whole)
        | Shape::NthUnit(_, _, whole)
        | Shape::From(_, _, whole)
        | Shape::Off(_, _, whole)
        | Shape::Lasting(whole, ..)
        | Shape::Inside(whole, _)
        | Shape::Open(whole, _)
        | Shape::Closest(_, _, whole)
        | Shape::WeekendOf(_, whole) => leans_on_tense(whole),
        _ => false,
    }
}

/// TIMEX3 of what is said, with `X` for what is not.
fn unsaid(shape: &Shape) -> Option<String> {
    match shape {
        Shape::Date(PartialDate { year: None, month: Some(month), day: Some(day), .. }) => {
            Some(format!("XXXX-{month:02}-{day:02}"))
        }
        Shape::Date(PartialDate { year: None, month: Some(month), day: None, .. }) => {
            Some(format!("XXXX-{month:02}"))
        }
        Shape::Date(PartialDate { year: None, month: None, day: Some(day), .. }) => {
            Some(format!("XXXX-XX-{day:02}"))
        }
        Shape::Bare(Named::Weekday(weekday)) => Some(format!("XXXX-WXX-{}", weekday.to_monday_one_offset())),
        Shape::Bare(Named::Month(month)) => Some(format!("XXXX-{month:02}")),
        Shape::Bare(Named::Season(season)) => season_name(*season).map(|name| format!("XXXX-{name}")),
        Shape::Bare(Named::Part(TimeUnit::Quarter, nth)) => Some(format!("XXXX-Q{nth}")),
        Shape::Bare(Named::Part(TimeUnit::Week, nth)) => Some(format!("XXXX-W{nth:02}")),
        Shape::Bare(Named::Part(_, nth)) => Some(format!("XXXX-H{nth}")),
        Shape::Inside(whole, _) => unsaid(whole),
        Shape::Recurring(set, clock) => Some(format!("{}{clock}", set.iso())),
        Shape::Vague(by) => Some(reference(*by).to_owned()),
        Shape::Now => Some(reference(0).to_owned()),
        Shape::Part(part, _) => Some(part.timex().to_owned()),
        _ => None,
    }
}

fn reference(by: i32) -> &'static str {
    match by {
        ..=-1 => "PAST_REF",
        0 => "PRESENT_REF",
        1.. => "FUTURE_REF",
    }
}

fn season_name(season: i8) -> Option<&'static str> {
    ["SP", "SU", "FA", "WI"].get(usize::try_from(season.checked_sub(1)?).ok()?).copied()
}

/// From equinox to solstice: the season whose whole months begin with `first`, by the days on which it mostly
/// begins.
fn astronomical(first: Date) -> Option<String> {
    let days = [(3, 20), (6, 21), (9, 23), (12, 21)];
    let index = usize::from(first.month().unsigned_abs() / 3).checked_sub(1)?;
    let (month, day) = *days.get(index)?;
    let (end_month, end_day) = *days.get((index + 1) % 4)?;
    let from = Date::new(first.year(), month, day).ok()?;
    let to = Date::new(first.year() + i16::from(index == 3), end_month, end_day).ok()?;
    Some(format!("{from}/{to}"))
}

/// The other readings of single shapes.
fn more(shape: &Shape, ground: Ground<'_>, out: &mut Readings) {
    match shape {
        Shape::Clock(clock) => {
            for clock in halves(*clock) {
                out.push(Some(clock.to_string()));
            }
            for day in [0, 1] {
                for clock in halves(*clock) {
                    let date = ground.publication.and_then(|date| days_after(date, day));
                    out.push(date.map(|date| format!("{date}{clock}")));
                }
            }
        }
        Shape::Part(part, _) => {
            let also = ground.lexicon.dates.also_part.get(part);
            out.push(also.map(|also| also.timex().to_owned()));
            part_of(&Shape::Shift(TimeUnit::Day, 0), *part, ground, out);
        }
        Shape::Stretch(parts) => out.push(stretch(parts)),
        Shape::Bare(Named::Season(season)) => out.push(season_name(*season).map(str::to_owned)),
        Shape::Bare(Named::Weekday(_)) | Shape::NamedShift(Named::Weekday(_), _) => {
            for day in weekdays(shape, ground) {
                out.push(Some(day.to_string()));
            }
            week_on(shape, ground, out);
        }
        Shape::Date(PartialDate { year: None, month: None, day: Some(day), weekday: Some(weekday) }) => {
            for day in days_on(*day, *weekday, ground) {
                out.push(Some(day.to_string()));
            }
        }
        Shape::Weekend(_) | Shape::WeekendOf(..) => {
            for tense in [ground.tense, Tense::Past, Tense::Future] {
                let (Some(Timex::Range { last: Some(sunday), .. }), _) =
                    resolve(shape, Ground { tense, ..ground })
                else {
                    continue;
                };
                let week = sunday.iso_week_date();
                out.push(Some(format!("{:04}-W{:02}-WE", week.year(), week.week())));
                let (friday, monday) = (days_after(sunday, -2), days_after(sunday, 1));
                out.push(friday.zip(monday).map(|(from, to)| format!("{from}T18:00/{to}T00:00")));
            }
        }
        // The first week of a month may be the one that has its first Monday.
        Shape::NthUnit(nth, TimeUnit::Week, whole) if 0 < *nth => {
            let days = Shape::NthDay(*nth, Weekday::Monday, whole.clone());
            let monday = resolve(&days, ground).0.and_then(|monday| monday.first_day());
            out.push(monday.and_then(|it| period_of(it, TimeUnit::Week)).map(|week| week.iso()));
        }
        Shape::Ago(steps, unit) if TimeUnit::Day < *unit => {
            let day = ground.publication.and_then(|date| shifted(date, *unit, *steps));
            out.push(day.map(|day| day.to_string()));
            if TimeUnit::Month < *unit {
                out.push(day.map(|day| format!("{:04}-{:02}", day.year(), day.month())));
            }
        }
        Shape::Window(steps, unit) => window(*steps, *unit, ground, out),
        Shape::Fixed(Timex::Duration { count, unit: TimeUnit::Quarter }) => {
            out.push(Some(format!("P{}Q", count.normalize())));
        }
        // The nearest such days of the month that are that weekday.
        Shape::Date(PartialDate { month: None, day: Some(day), weekday: Some(weekday), .. }) => {
            for step in [-1, 1] {
                let fits = |months: i32| {
                    let first = ground.publication?.first_of_month();
                    let month = shifted(first, TimeUnit::Month, step * months)?;
                    let found = Date::new(month.year(), month.month(), *day).ok()?;
                    let ahead = ground.publication.is_some_and(|date| date <= found);
                    (found.weekday() == *weekday && ahead == (0 < step)).then_some(found)
                };
                out.push((0..=24).find_map(fits).map(|day| day.to_string()));
            }
        }
        Shape::Few(by, unit) => {
            let date = ground.publication.filter(|_| *by < 0);
            out.push(date.map(|date| format!("../{date}")));
            out.push(Some(reference(*by).to_owned()));
            if let (Some(value), _) = resolve(&Shape::Window(*by, *unit), ground) {
                out.value(&value);
            }
            out.push(several(*unit));
        }
        Shape::Several(unit) => {
            out.push(several(*unit));
            out.push(Some(Timex::Duration { count: Decimal::from(3), unit: *unit }.iso()));
        }
        Shape::Ahead(steps, unit) => {
            out.push(Some(Timex::Duration { count: Decimal::from(*steps), unit: *unit }.iso()));
            let on = ahead(*steps, *unit);
            if let (Some(value), _) = resolve(&on, ground) {
                out.value(&value);
                more(&on, ground, out);
            }
        }
        Shape::Between(from, to) => {
            let ends = |shape: &Shape| match resolve(shape, ground).0 {
                Some(value @ Timex::Period { grain: Granularity::Year | Granularity::Month, .. }) => {
                    value.first_day()
                }
                _ => None,
            };
            // “from 2014 to 2018” may leave the last year out.
            out.push(ends(from).zip(ends(to)).map(|(from, to)| format!("{from}/{to}")));
            for tense in [ground.tense, Tense::Past, Tense::Future] {
                let first = resolve(shape, Ground { tense, ..ground }).0.and_then(|it| it.first_day());
                out.push(first.zip(ends(to)).map(|(from, to)| format!("{from}/{to}")));
            }
        }
        Shape::Bare(Named::Holiday(index)) | Shape::InYear(Named::Holiday(index), _) => {
            let begins_at_sunset = ground.lexicon.dates.holidays.get(*index).is_some_and(|it| it.eve);
            let days: Vec<Date> = out.0.iter().filter_map(|reading| reading.parse().ok()).collect();
            for day in days.into_iter().filter(|_| begins_at_sunset) {
                out.push(days_after(day, -1).map(|eve| eve.to_string()));
            }
        }
        Shape::Now => out.push(ground.publication.map(|date| date.to_string())),
        Shape::From(steps, unit, base) => {
            out.all(off(&[(Decimal::from(steps.unsigned_abs()), *unit)], steps.signum(), base, ground));
        }
        _ => {}
    }
}

/// `PXY`: nobody knows how many.
fn several(unit: TimeUnit) -> Option<String> {
    Some(Timex::Duration { count: Decimal::ONE, unit }.iso().replace('1', "X"))
}

/// «gli ultimi due mesi»: whole calendar units, without the running one.
fn window(steps: i32, unit: TimeUnit, ground: Ground<'_>, out: &mut Readings) {
    let aligned = || {
        let here = period_of(ground.publication?, unit)?;
        let (first, end) = if steps < 0 {
            let here = here.first_day()?;
            (shifted(here, unit, steps)?, here)
        } else {
            let next = days_after(here.last_day()?, 1)?;
            (next, shifted(next, unit, steps)?)
        };
        Some(format!("{first}/{}", days_after(end, -1)?))
    };
    if TimeUnit::Day <= unit {
        out.push(aligned());
        // “the upcoming two weeks” as the second week to come.
        let far = ground.publication.and_then(|date| period_of(shifted(date, unit, steps)?, unit));
        out.push(far.map(|far| far.iso()));
        let near = ground.publication.and_then(|date| Some((date, shifted(date, unit, steps)?)));
        out.push(near.map(|(date, far)| format!("{}/{}", date.min(far), date.max(far))));
    }
    out.push(Timex::Duration { count: Decimal::from(steps.unsigned_abs()), unit }.iso().into());
}

/// The clock in every half of the day that it may lie in.
pub(super) fn halves(clock: Clock) -> Vec<Clock> {
    if clock.is_sure || clock.hour == 0 || 12 < clock.hour {
        return vec![clock];
    }
    vec![Clock { is_sure: true, ..clock }, Clock { hour: (clock.hour + 12) % 24, is_sure: true, ..clock }]
}

/// The days that a shape may stand for, and how TIMEX3 writes them.
pub(super) fn days(day: &Shape, ground: Ground<'_>) -> Vec<String> {
    let mut out = Readings(Vec::new());
    for tense in [ground.tense, Tense::Past, Tense::Future] {
        if let (Some(Timex::Day(date) | Timex::Moment(date, _)), _) = resolve(day, Ground { tense, ..ground })
        {
            out.push(Some(date.to_string()));
        }
    }
    for date in weekdays(day, ground) {
        out.push(Some(date.to_string()));
    }
    out.push(unsaid(day));
    out.0
}

fn moment(day: &Shape, clock: Clock, ground: Ground<'_>, out: &mut Readings) {
    for clock in halves(clock) {
        for day in days(day, ground) {
            out.push(Some(format!("{day}{clock}")));
        }
    }
}

fn part_of(day: &Shape, part: DayPart, ground: Ground<'_>, out: &mut Readings) {
    for day in days(day, ground) {
        out.push(Some(format!("{day}{}", part.timex())));
        let also = ground.lexicon.dates.also_part.get(&part);
        out.push(also.map(|also| format!("{day}{}", also.timex())));
        let Some((from, to)) = part.hours() else { continue };
        let Ok(date) = day.parse::<Date>() else { continue };
        if part == DayPart::Morning {
            out.push(Some(format!("{date}T00:00/{date}T12:00")));
            out.push(Some(format!("{date}T00:00/{date}T09:00")));
        }
        let end = if to == 24 { days_after(date, 1) } else { Some(date) };
        out.push(end.map(|end| format!("{date}T{from:02}:00/{end}T{:02}:00", to % 24)));
        if part == DayPart::Night {
            let next = days_after(date, 1);
            out.push(next.map(|next| format!("{next}T00:00/{next}T04:00")));
            for from in [18, 21] {
                out.push(next.map(|next| format!("{date}T{from}:00/{next}T00:00")));
            }
        }
    }
}

/// `2019-01-01/..`, `../2019-01-01`.
fn open(date: &Shape, by: i32, ground: Ground<'_>, out: &mut Readings) {
    for tense in [ground.tense, Tense::Past, Tense::Future] {
        if let (Some(value), _) = resolve(date, Ground { tense, ..ground }) {
            let written = if by < 0 {
                value.first_day().map(|day| format!("../{day}"))
            } else {
                value.first_day().map(|day| format!("{day}/.."))
            };
            out.push(written);
        }
    }
    for reading in readings(date, resolve(date, ground).0.as_ref(), ground) {
        out.push(Some(reading));
    }
}

/// A week on or back from publication, where the weekday is the same.
fn week_on(shape: &Shape, ground: Ground<'_>, out: &mut Readings) {
    if let Shape::Bare(Named::Weekday(weekday)) = shape
        && let Some(date) = ground.publication.filter(|date| date.weekday() == *weekday)
    {
        out.push(days_after(date, 7).map(|day| day.to_string()));
        out.push(days_after(date, -7).map(|day| day.to_string()));
    }
}
