//! Joins neighbouring readings: the two ends of a span, a day and its clock time, a day and its part.

use super::temporal::{between, is_dash, is_phrase, led_by};
use super::time_shape::{Named, Reading, Shape};
use super::time_slots::word;
use crate::article::{Gap, TokenKind, TokenView, day_at};
use crate::lexicon::DateWord;
use crate::value::{Granularity, PartialDate, TimeUnit, Timex};

/// The readings with their neighbours joined, and what is no temporal expression left out.
pub(super) fn join(view: TokenView<'_>, readings: Vec<Reading>) -> Vec<Reading> {
    let mut out: Vec<Reading> = Vec::with_capacity(readings.len());
    for mut reading in readings {
        absorb_day_part(view, &mut reading);
        let Some(last) = out.pop() else {
            out.push(with_day_before(view, reading, 0));
            continue;
        };
        if let Some(joined) = joined(view, &last, &reading) {
            out.push(joined);
            continue;
        }
        let floor = last.tokens.end;
        out.push(last);
        out.push(with_day_before(view, reading, floor));
    }
    let mut out: Vec<Reading> = out.into_iter().map(|reading| with_day_behind(view, reading)).collect();
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
    let close = gap.is_empty() || gap.len() == 1 && (view.is_sign(gap.start, ',') || view.get(gap.start)?.kind == TokenKind::Word);
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
    let words = (0..view.lexicon.dates.ranges.len()).any(|pair| {
        is_phrase(view, &gap, &DateWord::RangeMiddle(pair)) && led_by(view, one.tokens.start, &DateWord::RangeOpen(pair))
    });
    (dash || words).then(|| Reading {
        tokens: one.tokens.start..two.tokens.end,
        shape: Shape::Between(Box::new(one.shape.clone()), Box::new(two.shape.clone())),
        weekday: None,
        notation: None,
    })
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
        let day_index = middle.start.checked_sub(1).filter(|at| floor <= *at)?;
        let (day, end) = day_at(view, day_index)?;
        if end != middle.start || !view.get(day_index).is_some_and(|it| it.kind == TokenKind::Digits) {
            return None;
        }
        let dash = len == 1 && is_dash(view, middle.start);
        let words = (0..view.lexicon.dates.ranges.len()).any(|pair| {
            is_phrase(view, &middle, &DateWord::RangeMiddle(pair)) && led_by(view, day_index, &DateWord::RangeOpen(pair))
        });
        (dash || words).then_some((day, day_index))
    });
    let Some((day, day_index)) = found else { return reading };
    let first = PartialDate { day: Some(day), weekday: None, ..parts };
    Reading {
        tokens: day_index..reading.tokens.end,
        shape: Shape::Between(Box::new(Shape::Date(first)), Box::new(Shape::Date(parts))),
        ..reading
    }
}

/// The bare day behind a date: “May 3-5”, “from May 3 to 5”.
fn with_day_behind(view: TokenView<'_>, reading: Reading) -> Reading {
    let Shape::Date(parts) = reading.shape else { return reading };
    let month_first = reading.notation == Some(crate::article::Notation::MonthWordDay) && parts.year.is_none();
    let end = reading.tokens.end;
    if !month_first || !is_dash(view, end) || view.get(end).is_none_or(|dash| dash.gap != Gap::None) {
        return reading;
    }
    let text = view.text_of(end + 1);
    let day = text.parse::<i8>().ok().filter(|day| text.len() <= 2 && (1..=31).contains(day));
    let Some(day) = day.filter(|_| view.get(end + 1).is_some_and(|it| it.gap == Gap::None)) else { return reading };
    let comma = end + 2 + usize::from(view.is_sign(end + 2, ','));
    let (year, after) = crate::article::year_at(view, comma).map_or((None, end + 2), |(year, end)| (Some(year), end));
    let first = PartialDate { year, ..parts };
    let last = PartialDate { day: Some(day), weekday: None, ..first };
    Reading {
        tokens: reading.tokens.start..after,
        shape: Shape::Between(Box::new(Shape::Date(first)), Box::new(Shape::Date(last))),
        ..reading
    }
}

/// Whether the expression names a single day.
fn is_day(shape: &Shape) -> bool {
    match shape {
        Shape::Date(parts) => parts.day.is_some(),
        Shape::Bare(named) | Shape::NamedShift(named, _) | Shape::NamedApart(named, _) => {
            matches!(named, Named::Weekday(_) | Named::Holiday(_))
        }
        Shape::Shift(TimeUnit::Day, _) | Shape::Ago(_, TimeUnit::Day) | Shape::Apart(_, TimeUnit::Day) => true,
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
