//! Joins neighbouring readings: the two ends of a span, a day and its clock time, a day and its part.

use std::ops::Range;

use rust_decimal::Decimal;

use super::temporal::{between, is_dash, is_phrase, led_by};
use super::time_beside::weekday_beside;
use super::time_days::{days_before, lend_month, with_day_before};
use super::time_frame::from_apart;
use super::time_month_days::with_days_of;
use super::time_shape::{Named, Reading, Shape};
use super::time_slots::word;
use super::time_year::with_spoken_year;
use crate::article::{Gap, TokenKind, TokenView};
use crate::lexicon::{DateWord, Kinds, ProseWord, Sense};
use crate::value::{Clock, DayPart, Granularity, PartialDate, TimeUnit, Timex};

/// The readings with their neighbours joined, and what is no temporal expression left out.
pub(super) fn join(view: TokenView<'_>, readings: Vec<Reading>) -> Vec<Reading> {
    let mut out: Vec<Reading> = Vec::with_capacity(readings.len());
    for reading in readings {
        // «gestern Morgen»: the part of the day is no day of its own.
        if out.last().is_some_and(|last| reading.tokens.start < last.tokens.end) {
            continue;
        }
        let mut reading = with_spoken_year(view, reading);
        absorb_day_part(view, &mut reading);
        if let Some(last) = out.last_mut() {
            if let Some(joined) = joined(view, last, &reading) {
                *last = joined;
                continue;
            }
            lend_month(view, last, &reading);
        }
        let floor = out.last().map_or(0, |last| last.tokens.end);
        let reading = with_days_of(view, with_day_before(view, reading, floor), floor);
        out.extend(days_before(view, &reading, floor));
        out.push(reading);
    }
    out.retain(|reading| !matches!(reading.shape, Shape::Nothing));
    out
}

/// The readings with days and clock times joined that stand beside each other only now.
pub(super) fn join_again(view: TokenView<'_>, readings: Vec<Reading>) -> Vec<Reading> {
    let mut out: Vec<Reading> = Vec::with_capacity(readings.len());
    for reading in readings {
        match out.last_mut().and_then(|last| Some((joined(view, last, &reading)?, last))) {
            Some((joined, last)) => *last = joined,
            None => out.push(reading),
        }
    }
    out.retain(|reading| !matches!(reading.shape, Shape::Nothing | Shape::Part(_, false)));
    out
}

/// «ieri sera», “Monday morning”: the part of the day belongs to the expression.
fn absorb_day_part(view: TokenView<'_>, reading: &mut Reading) {
    let end = reading.tokens.end;
    // „am Montagabend“: the word for the day says its part.
    let inside = reading.tokens.clone().find_map(|at| {
        view.find_sense_in(at, Kinds::DATE, |sense| match sense {
            Sense::Date(DateWord::DayPartInside(part)) => Some(*part),
            _ => None,
        })
    });
    if let Some((_, part)) = inside.filter(|_| is_day(&reading.shape)) {
        reading.shape = Shape::PartOf(Box::new(std::mem::replace(&mut reading.shape, Shape::Nothing)), part);
        return;
    }
    if is_day(&reading.shape)
        && view.get(end).is_some_and(|next| next.gap != Gap::Block)
        && let Some((part, after)) = word(view, end, |word| match word {
            DateWord::DayPart(part) => Some(*part),
            _ => None,
        })
    {
        reading.tokens.end = after;
        reading.shape = Shape::PartOf(Box::new(std::mem::replace(&mut reading.shape, Shape::Nothing)), part);
    }
}

/// «lunedì della settimana prossima», “next week Tuesday”.
fn day_of_week(view: TokenView<'_>, one: &Reading, two: &Reading) -> Option<Reading> {
    let gap = between(one, two);
    let close = gap.len() <= 2
        && gap.clone().all(|at| view.is_sign(at, ',') || view.is_sign(at, '-') || is_function(view, at));
    let is_week = |shape: &Shape| {
        matches!(shape, Shape::Shift(TimeUnit::Week, _) | Shape::Apart(_, TimeUnit::Week) | Shape::Weekend(_))
    };
    let (weekday, week, holder) = match (&one.shape, &two.shape) {
        (Shape::Bare(Named::Weekday(weekday)), week) if is_week(week) => (*weekday, week, one),
        (week, Shape::Bare(Named::Weekday(weekday))) if is_week(week) => (*weekday, week, two),
        _ => return None,
    };
    close.then(|| Reading {
        tokens: one.tokens.start..two.tokens.end,
        shape: Shape::DayOfWeek(weekday, Box::new(week.clone())),
        weekday: holder.weekday,
        notation: None,
    })
}

/// «3 mesi e 2 settimane», “two hours and ten minutes”: from the larger unit to the smaller.
fn stretch(view: TokenView<'_>, one: &Reading, two: &Reading) -> Option<Reading> {
    let gap = between(one, two);
    let close = gap.len() <= 1 && gap.clone().all(|at| view.is_sign(at, ',') || is_conjunction(view, at));
    let mut parts = match &one.shape {
        Shape::Fixed(Timex::Duration { count, unit }) => vec![(*count, *unit)],
        Shape::Stretch(parts) => parts.clone(),
        Shape::Window(steps, unit) => vec![(Decimal::from(steps.unsigned_abs()), *unit)],
        Shape::Lasting(base, parts, _) if **base == Shape::Now => parts.clone(),
        _ => return None,
    };
    // «1 month, 21 days ago», «the last 3 months and 2 weeks»: the whole lies so far, or lasts so long.
    if let (Shape::Ago(steps, unit), true) = (&two.shape, close)
        && parts.last().is_some_and(|(_, last)| unit < last)
    {
        parts.push((Decimal::from(steps.unsigned_abs()), *unit));
        let shape = Shape::Off(parts, steps.signum(), Box::new(Shape::Now));
        return Some(Reading {
            tokens: one.tokens.start..two.tokens.end,
            shape,
            weekday: None,
            notation: None,
        });
    }
    let Shape::Fixed(Timex::Duration { count, unit }) = two.shape else { return None };
    let falls = close && parts.last().is_some_and(|(_, last)| unit < *last);
    parts.push((count, unit));
    falls.then_some(Reading {
        tokens: one.tokens.start..two.tokens.end,
        shape: match one.shape {
            Shape::Window(steps, _) => Shape::Lasting(Box::new(Shape::Now), parts, steps.signum()),
            Shape::Lasting(_, _, by) => Shape::Lasting(Box::new(Shape::Now), parts, by),
            _ => Shape::Stretch(parts),
        },
        weekday: None,
        notation: None,
    })
}

fn is_function(view: TokenView<'_>, index: usize) -> bool {
    view.senses_in(index, Kinds::PROSE)
        .any(|(n_tokens, sense)| n_tokens == 1 && matches!(sense, Sense::Prose(word) if word.is_function()))
}

/// Two neighbours as one expression, if they are.
fn joined(view: TokenView<'_>, one: &Reading, two: &Reading) -> Option<Reading> {
    let gap = between(one, two);
    let same_block = (gap.start..=gap.end).all(|at| view.get(at).is_none_or(|token| token.gap != Gap::Block));
    if 4 < gap.len() || !same_block {
        return None;
    }
    weekday_beside(view, one, two)
        .or_else(|| from_apart(one, two))
        .or_else(|| moment(view, one, two))
        .or_else(|| day_of_week(view, one, two))
        .or_else(|| stretch(view, one, two))
        .or_else(|| span_of_two(view, one, two))
}

/// «ieri alle 20.45», “8 pm on Monday”.
fn moment(view: TokenView<'_>, one: &Reading, two: &Reading) -> Option<Reading> {
    let gap = between(one, two);
    let close = gap.is_empty()
        || gap.len() == 1 && (view.is_sign(gap.start, ',') || view.get(gap.start)?.kind == TokenKind::Word);
    if !close {
        return None;
    }
    let of = |day: &Shape| Box::new(day.clone());
    // The part of the day tells the half that the hour lies in: «le 10, stanotte».
    let told = |clock: &Clock, part: DayPart| clock.in_half(part.is_after_noon(clock.hour));
    let at = |day: &Shape, clock: &Clock| match day {
        Shape::PartOf(day, part) if !clock.is_sure => Shape::Moment(day.clone(), told(clock, *part)),
        Shape::PartOf(day, _) => Shape::Moment(day.clone(), *clock),
        day => Shape::Moment(of(day), *clock),
    };
    let (day, shape) = match (&one.shape, &two.shape) {
        (day, Shape::Clock(clock)) if is_day(day) => (one, at(day, clock)),
        (Shape::Clock(clock), day) if is_day(day) && gap.len() <= 1 => (two, at(day, clock)),
        (day, Shape::Hours(None, first, last)) if is_day(day) => {
            (one, Shape::Hours(Some(of(day)), *first, *last))
        }
        (Shape::Hours(None, first, last), day) if is_day(day) => {
            (two, Shape::Hours(Some(of(day)), *first, *last))
        }
        (day, Shape::Open(open, by)) if is_day(day) => match open.as_ref() {
            Shape::Clock(clock) => (one, Shape::Open(Box::new(at(day, clock)), *by)),
            _ => return None,
        },
        (Shape::Open(open, by), day) if is_day(day) && gap.len() <= 1 => match open.as_ref() {
            Shape::Clock(clock) => (two, Shape::Open(Box::new(at(day, clock)), *by)),
            _ => return None,
        },
        (day, Shape::Lasting(base, length, by)) if is_day(day) => match base.as_ref() {
            Shape::Clock(clock) => (one, Shape::Lasting(Box::new(at(day, clock)), length.clone(), *by)),
            _ => return None,
        },
        (
            day @ (Shape::Date(_) | Shape::Bare(_) | Shape::Shift(..) | Shape::NamedShift(..)),
            Shape::Part(part, _),
        ) if is_day(day) => (one, Shape::PartOf(of(day), *part)),
        (Shape::Part(part, _), day) if is_day(day) && !matches!(day, Shape::PartOf(..)) => {
            (two, Shape::PartOf(of(day), *part))
        }
        (Shape::Clock(clock), Shape::Part(part, _)) | (Shape::Part(part, _), Shape::Clock(clock)) => {
            (one, Shape::Clock(if clock.is_sure { *clock } else { told(clock, *part) }))
        }
        (Shape::Moment(day, clock), Shape::Part(part, _)) if !clock.is_sure => {
            (one, Shape::Moment(day.clone(), told(clock, *part)))
        }
        _ => return None,
    };
    Some(Reading {
        tokens: one.tokens.start..two.tokens.end,
        shape,
        weekday: day.weekday,
        notation: day.notation,
    })
}

/// «dal 1910 al 1945», «marzo-aprile», “from May to July 2024”.
fn span_of_two(view: TokenView<'_>, one: &Reading, two: &Reading) -> Option<Reading> {
    let gap = between(one, two);
    let calendar = |shape: &Shape| {
        !matches!(
            shape,
            Shape::Vague(_)
                | Shape::Few(..)
                | Shape::Several(_)
                | Shape::Nothing
                | Shape::NoClock
                | Shape::Between(..)
                | Shape::Window(..)
                | Shape::Clock(_)
                | Shape::Part(..)
                | Shape::Hours(..)
                | Shape::Open(..)
                | Shape::Lasting(..)
                | Shape::Recurring(..)
                | Shape::Rest(_)
                | Shape::ToDate(_)
                | Shape::Stretch(_)
                | Shape::Fixed(Timex::Duration { .. } | Timex::Set { .. })
        )
    };
    if !calendar(&one.shape) || !calendar(&two.shape) || gap.is_empty() {
        return None;
    }
    let dash = gap.len() == 1 && is_dash(view, gap.start) && same_kind(&one.shape, &two.shape);
    // «du lundi 1er au mercredi 10 juillet»: the month is said once.
    let first = match (&one.shape, &two.shape) {
        (Shape::Date(first), Shape::Date(last))
            if first.month.is_none() && first.day.is_some() && first.day < last.day =>
        {
            Shape::Date(PartialDate { month: last.month, ..*first })
        }
        (first, _) => first.clone(),
    };
    (dash || is_middle_of_range(view, &gap, one.tokens.start)).then(|| Reading {
        tokens: one.tokens.start..two.tokens.end,
        shape: Shape::Between(Box::new(first), Box::new(two.shape.clone())),
        weekday: None,
        notation: None,
    })
}

pub(super) fn is_conjunction(view: TokenView<'_>, index: usize) -> bool {
    view.senses_in(index, Kinds::PROSE)
        .any(|(n_tokens, sense)| n_tokens == 1 && *sense == Sense::Prose(ProseWord::Conjunction))
}

/// Whether `middle` are the words between the two dates of a span whose opening word stands before `start`.
pub(super) fn is_middle_of_range(view: TokenView<'_>, middle: &Range<usize>, start: usize) -> bool {
    is_phrase(view, middle, &DateWord::RangeAlone)
        || (0..view.lexicon.dates.ranges.len()).any(|pair| {
            is_phrase(view, middle, &DateWord::RangeMiddle(pair))
                && (view.lexicon.dates.ranges.get(pair).is_some_and(|it| it.open.is_empty())
                    || led_by(view, start, &DateWord::RangeOpen(pair)))
        })
}

/// Whether the expression names a single day.
pub(super) fn is_day(shape: &Shape) -> bool {
    match shape {
        Shape::Date(parts) => parts.day.is_some(),
        Shape::Bare(named) | Shape::NamedShift(named, _) | Shape::NamedApart(named, _) => {
            matches!(named, Named::Weekday(_) | Named::Holiday(_))
        }
        Shape::PartOf(..)
        | Shape::NthDay(..)
        | Shape::NthUnit(_, TimeUnit::Day, _)
        | Shape::Closest(..)
        | Shape::NthFrom(..)
        | Shape::Within(Named::Weekday(_) | Named::Holiday(_), _)
        | Shape::DayOfWeek(..)
        | Shape::DayIn(..)
        | Shape::InYear(Named::Holiday(_), _) => true,
        Shape::Shift(TimeUnit::Day, _) | Shape::Ago(_, TimeUnit::Day) | Shape::Apart(_, TimeUnit::Day) => {
            true
        }
        _ => false,
    }
}

/// Whether a mere dash may join the two: two years, two months, two dates.
fn same_kind(one: &Shape, two: &Shape) -> bool {
    match (one, two) {
        (
            Shape::Fixed(Timex::Period { grain: Granularity::Year, .. }),
            Shape::Fixed(Timex::Period { grain: Granularity::Year, .. }),
        ) => true,
        (Shape::Bare(Named::Month(_)), Shape::Bare(Named::Month(_)) | Shape::Date(_)) => true,
        (Shape::Bare(Named::Weekday(_)), Shape::Bare(Named::Weekday(_))) => true,
        (Shape::Date(one), Shape::Date(two)) => one.day.is_some() == two.day.is_some(),
        _ => false,
    }
}
