//! Two days of a month that is pointed at: «du 4 au 22 de ce mois», „diesen Monat vom 4. bis zum 22.“, „im
//! November zwischen dem 19. und dem 20.“.

use super::temporal::{is_dash, is_phrase};
use super::time_join::is_middle_of_range;
use super::time_shape::{Named, Reading, Shape};
use super::time_slots::word;
use crate::article::{Gap, TokenKind, TokenView, day_at};
use crate::lexicon::{DateWord, Kinds, Sense};
use crate::value::TimeUnit;

/// The month with the two days before or behind it, where they stand there.
pub(super) fn with_days_of(view: TokenView<'_>, reading: Reading, floor: usize) -> Reading {
    let pointed = matches!(reading.shape, Shape::Shift(TimeUnit::Month, _));
    if !pointed && !matches!(reading.shape, Shape::Bare(Named::Month(_))) {
        return reading;
    }
    let before = || days_before(view, &reading, floor).filter(|_| pointed);
    let Some((first, last, tokens)) = before().or_else(|| days_behind(view, &reading)) else {
        return reading;
    };
    let day = |day: i8| Box::new(Shape::NthUnit(day, TimeUnit::Day, Box::new(reading.shape.clone())));
    Reading { shape: Shape::Between(day(first), day(last)), tokens, ..reading }
}

type Days = (i8, i8, std::ops::Range<usize>);

fn figure(view: TokenView<'_>, index: usize) -> Option<(i8, usize)> {
    view.get(index).filter(|it| it.kind == TokenKind::Digits && it.gap != Gap::Block)?;
    day_at(view, index).filter(|(day, _)| (1..=31).contains(day))
}

/// «4 au 22 (de) ce mois»
fn days_before(view: TokenView<'_>, reading: &Reading, floor: usize) -> Option<Days> {
    let start = reading.tokens.start;
    let small = |at: usize| {
        view.senses_in(at, Kinds::PROSE)
            .any(|(n_tokens, sense)| n_tokens == 1 && matches!(sense, Sense::Prose(it) if it.is_function()))
    };
    let end = match start.checked_sub(1)? {
        link if small(link) => link,
        _ => start,
    };
    let ending = |end: usize| {
        (1..=2).filter_map(|back| end.checked_sub(back)).find_map(|at| {
            figure(view, at).filter(|(_, after)| *after == end && floor <= at).map(|(day, _)| (day, at))
        })
    };
    let (last, at) = ending(end)?;
    (1..=3).find_map(|len| {
        let middle = at.checked_sub(len)?..at;
        let (first, opens) = ending(middle.start)?;
        (first < last && is_between(view, &middle)).then_some((first, last, opens..reading.tokens.end))
    })
}

/// „diesen Monat vom 4. bis zum 22.“
fn days_behind(view: TokenView<'_>, reading: &Reading) -> Option<Days> {
    let end = reading.tokens.end;
    let n_pairs = view.lexicon.dates.ranges.len();
    (0..n_pairs).find_map(|pair| {
        let ((), at) = word(view, end, |it| (*it == DateWord::RangeOpen(pair)).then_some(()))?;
        let (first, after) = figure(view, at)?;
        (1..=3).find_map(|len| {
            let middle = after..after + len;
            let (last, behind) = figure(view, middle.end)?;
            let tied = first < last && is_middle_of_range(view, &middle, at);
            tied.then_some((first, last, reading.tokens.start..behind))
        })
    })
}

/// Whether these are the words between two dates of a span, opened or not.
fn is_between(view: TokenView<'_>, middle: &std::ops::Range<usize>) -> bool {
    let dash = middle.len() == 1 && is_dash(view, middle.start);
    dash || (0..view.lexicon.dates.ranges.len())
        .any(|pair| is_phrase(view, middle, &DateWord::RangeMiddle(pair)))
}
