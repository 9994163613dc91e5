//! Joins neighbouring readings: the two ends of a span, a day and its clock time, a day and its part.

use std::ops::Range;

use super::temporal::{between, is_dash, is_phrase, led_by};
use super::time_shape::{Named, Reading, Shape};
use super::time_slots::word;
use crate::article::{Gap, Notation, TokenKind, TokenView, day_at, year_at};
use crate::lexicon::{DateWord, ProseWord, Sense};
use crate::value::{Granularity, PartialDate, TimeUnit, Timex};

/// The readings with their neighbours joined, and what is no temporal expression left out.
pub(super) fn join(view: TokenView<'_>, readings: Vec<Reading>) -> Vec<Reading> {
    let mut out: Vec<Reading> = Vec::with_capacity(readings.len());
    for mut reading in readings {
        // «gestern Morgen»: the part of the day is no day of its own.
        if out.last().is_some_and(|last| reading.tokens.start < last.tokens.end) {
            continue;
        }
        absorb_day_part(view, &mut reading);
        if let Some(last) = out.last_mut() {
            if let Some(joined) = joined(view, last, &reading) {
                *last = joined;
                continue;
            }
            lend_month(view, last, &reading);
        }
        let floor = out.last().map_or(0, |last| last.tokens.end);
        let reading = with_day_before(view, reading, floor);
        out.extend(days_before(view, &reading, floor));
        out.push(reading);
    }
    out.retain(|reading| reading.shape != Shape::Nothing);
    out
}

/// «ieri sera», “Monday morning”: the part of the day belongs to the expression.
fn absorb_day_part(view: TokenView<'_>, reading: &mut Reading) {
    let end = reading.tokens.end;
    if is_day(&reading.shape)
        && view.get(end).is_some_and(|next| next.gap != Gap::Block)
        && let Some(((), after)) = word(view, end, |word| matches!(word, DateWord::DayPart).then_some(()))
    {
        reading.tokens.end = after;
    }
}

/// Two neighbours as one expression, if they are.
fn joined(view: TokenView<'_>, one: &Reading, two: &Reading) -> Option<Reading> {
    let gap = between(one, two);
    let same_block = (gap.start..=gap.end).all(|at| view.get(at).is_none_or(|token| token.gap != Gap::Block));
    if 4 < gap.len() || !same_block {
        return None;
    }
    moment(view, one, two).or_else(|| span_of_two(view, one, two))
}

/// «ieri alle 20.45», “8 pm on Monday”.
fn moment(view: TokenView<'_>, one: &Reading, two: &Reading) -> Option<Reading> {
    let gap = between(one, two);
    let close = gap.is_empty()
        || gap.len() == 1 && (view.is_sign(gap.start, ',') || view.get(gap.start)?.kind == TokenKind::Word);
    let (day, clock) = match (&one.shape, &two.shape) {
        (day, Shape::Clock(clock)) if is_day(day) => (one, *clock),
        (Shape::Clock(clock), day) if is_day(day) && gap.len() <= 1 => (two, *clock),
        _ => return None,
    };
    close.then(|| Reading {
        tokens: one.tokens.start..two.tokens.end,
        shape: Shape::Moment(Box::new(day.shape.clone()), clock),
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
            Shape::Vague
                | Shape::Nothing
                | Shape::Between(..)
                | Shape::Window(..)
                | Shape::Clock(_)
                | Shape::Fixed(Timex::Duration { .. } | Timex::Set { .. })
        )
    };
    if !calendar(&one.shape) || !calendar(&two.shape) || gap.is_empty() {
        return None;
    }
    let dash = gap.len() == 1 && is_dash(view, gap.start) && same_kind(&one.shape, &two.shape);
    (dash || is_middle_of_range(view, &gap, one.tokens.start)).then(|| Reading {
        tokens: one.tokens.start..two.tokens.end,
        shape: Shape::Between(Box::new(one.shape.clone()), Box::new(two.shape.clone())),
        weekday: None,
        notation: None,
    })
}

/// «sabato 1 e domenica 2 novembre»: the first day is one of that month.
fn lend_month(view: TokenView<'_>, last: &mut Reading, next: &Reading) {
    let gap = between(last, next);
    let (Shape::Date(parts), Shape::Date(lender)) = (&mut last.shape, &next.shape) else { return };
    let listed = gap.len() <= 2 && gap.clone().all(|at| view.is_sign(at, ',') || is_conjunction(view, at));
    if listed && parts.month.is_none() && parts.day < lender.day && lender.month.is_some() {
        (parts.month, parts.year) = (lender.month, lender.year);
    }
}

/// The bare days listed before a date: the «10» and the «11» of «il 10, 11 e 12 maggio», each a date of its own.
fn days_before(view: TokenView<'_>, reading: &Reading, floor: usize) -> Vec<Reading> {
    let mut out = Vec::new();
    let Shape::Date(parts) = reading.shape else { return out };
    let (mut start, mut next_day) = (reading.tokens.start, parts.day);
    if parts.month.is_none() || reading.weekday.is_some() || reading.notation == Some(Notation::MonthWordDay)
    {
        return out;
    }
    while out.len() < 6 {
        let Some(mark) = start.checked_sub(1) else { break };
        let listed = is_conjunction(view, mark) || !out.is_empty() && view.is_sign(mark, ',');
        let Some(at) = mark.checked_sub(1).filter(|at| listed && floor <= *at) else { break };
        let is_figure = view.get(at).is_some_and(|it| it.kind == TokenKind::Digits);
        let Some((day, _)) =
            day_at(view, at).filter(|(day, end)| is_figure && *end == mark && Some(*day) < next_day)
        else {
            break;
        };
        let shape = Shape::Date(PartialDate { day: Some(day), ..parts });
        out.push(Reading { tokens: at..mark, shape, weekday: None, notation: reading.notation });
        (start, next_day) = (at, Some(day));
    }
    out.reverse();
    out
}

fn is_conjunction(view: TokenView<'_>, index: usize) -> bool {
    view.senses_at(index)
        .any(|(n_tokens, sense)| n_tokens == 1 && *sense == Sense::Prose(ProseWord::Conjunction))
}

/// The bare day before a date: the «3» of «dal 3 al 5 maggio» and of «3-5 maggio».
fn with_day_before(view: TokenView<'_>, reading: Reading, floor: usize) -> Reading {
    let Shape::Date(parts) = reading.shape else { return reading };
    if parts.day.is_none() || parts.month.is_none() {
        return reading;
    }
    let start = reading.tokens.start;
    let found = (1..=3).find_map(|len| {
        let middle = start.checked_sub(len)?..start;
        // The day's figure may have a suffix: „vom 3. bis 5. Mai“.
        let (day, day_index) = (1..=2).find_map(|back| {
            let at = middle.start.checked_sub(back).filter(|at| floor <= *at)?;
            let is_figure = view.get(at).is_some_and(|it| it.kind == TokenKind::Digits);
            day_at(view, at).filter(|(_, end)| is_figure && *end == middle.start).map(|(day, _)| (day, at))
        })?;
        let dash = len == 1 && is_dash(view, middle.start);
        (dash || is_middle_of_range(view, &middle, day_index)).then_some((day, day_index))
    });
    let Some((day, day_index)) = found else { return reading };
    let first = PartialDate { day: Some(day), weekday: None, ..parts };
    Reading {
        tokens: day_index..reading.tokens.end,
        shape: Shape::Between(Box::new(Shape::Date(first)), Box::new(Shape::Date(parts))),
        ..reading
    }
}

/// The bare day behind a date: “May 3-5”, “from May 3 to 5, 2024”.
pub(super) fn with_day_behind(view: TokenView<'_>, reading: Reading) -> Reading {
    let Shape::Date(parts) = reading.shape else { return reading };
    if reading.notation != Some(Notation::MonthWordDay) || parts.year.is_some() {
        return reading;
    }
    let end = reading.tokens.end;
    let found = (1..=2).find_map(|len| {
        let at = end + len;
        let text = view
            .get(at)
            .filter(|it| it.kind == TokenKind::Digits && it.gap != Gap::Block)?
            .span
            .slice(view.text);
        let day = text.parse::<i8>().ok().filter(|day| text.len() <= 2 && (1..=31).contains(day))?;
        let dash = len == 1 && is_dash(view, end);
        (dash || is_middle_of_range(view, &(end..at), reading.tokens.start)).then_some((day, at + 1))
    });
    let Some((day, after_day)) = found else { return reading };
    let comma = after_day + usize::from(view.is_sign(after_day, ','));
    let (year, end) = year_at(view, comma).map_or((None, after_day), |(year, end)| (Some(year), end));
    let first = PartialDate { year, ..parts };
    let last = PartialDate { day: Some(day), weekday: None, ..first };
    Reading {
        tokens: reading.tokens.start..end,
        shape: Shape::Between(Box::new(Shape::Date(first)), Box::new(Shape::Date(last))),
        ..reading
    }
}

/// Whether `middle` are the words between the two dates of a span whose opening word stands before `start`.
fn is_middle_of_range(view: TokenView<'_>, middle: &Range<usize>, start: usize) -> bool {
    (0..view.lexicon.dates.ranges.len()).any(|pair| {
        is_phrase(view, middle, &DateWord::RangeMiddle(pair))
            && led_by(view, start, &DateWord::RangeOpen(pair))
    })
}

/// Whether the expression names a single day.
fn is_day(shape: &Shape) -> bool {
    match shape {
        Shape::Date(parts) => parts.day.is_some(),
        Shape::Bare(named) | Shape::NamedShift(named, _) | Shape::NamedApart(named, _) => {
            matches!(named, Named::Weekday(_) | Named::Holiday(_))
        }
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
