//! Days that borrow their month from a neighbour: the «3» of «dal 3 al 5 maggio», the «10» of «il 10 e 11 maggio».

use super::temporal::{between, is_dash};
use super::time_cue::is_led;
use super::time_join::{is_conjunction, is_middle_of_range};
use super::time_shape::{Reading, Shape};
use crate::article::{Gap, Notation, TokenKind, TokenView, day_at, spoken_day, year_at};
use crate::lexicon::{DateWord, Kinds, Sense};
use crate::value::{PartialDate, TimeUnit};

/// «sabato 1 e domenica 2 novembre»: the first day is one of that month.
pub(super) fn lend_month(view: TokenView<'_>, last: &mut Reading, next: &Reading) {
    let gap = between(last, next);
    let (Shape::Date(parts), Shape::Date(lender)) = (&mut last.shape, &next.shape) else { return };
    let listed = gap.len() <= 2 && gap.clone().all(|at| view.is_sign(at, ',') || is_conjunction(view, at));
    if listed && parts.month.is_none() && parts.day < lender.day && lender.month.is_some() {
        (parts.month, parts.year) = (lender.month, lender.year);
    }
}

/// The bare days listed before a date: the «10» and the «11» of «il 10, 11 e 12 maggio», each a date of its own.
pub(super) fn days_before(view: TokenView<'_>, reading: &Reading, floor: usize) -> Vec<Reading> {
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

/// The bare day before a date: the «3» of «dal 3 al 5 maggio», «3-5 maggio» and «dal 3 al 5 di questo mese».
pub(super) fn with_day_before(view: TokenView<'_>, reading: Reading, floor: usize) -> Reading {
    let reading = in_month(view, reading, floor);
    let last = match reading.shape {
        Shape::Date(parts) if parts.day.is_some() && parts.month.is_some() => parts.day,
        Shape::DayIn(day, _) => Some(day),
        _ => None,
    };
    let found = last.and_then(|_| opening_day(view, reading.tokens.start, floor));
    let Some((day, day_index)) = found else { return reading };
    let first = match &reading.shape {
        Shape::Date(parts) => Shape::Date(PartialDate { day: Some(day), weekday: None, ..*parts }),
        Shape::DayIn(_, by) => Shape::DayIn(day, *by),
        _ => return reading,
    };
    Reading {
        tokens: day_index..reading.tokens.end,
        shape: Shape::Between(Box::new(first), Box::new(reading.shape)),
        weekday: reading.weekday,
        notation: reading.notation,
    }
}

/// The day that opens a span whose last day begins at `start`.
fn opening_day(view: TokenView<'_>, start: usize, floor: usize) -> Option<(i8, usize)> {
    (1..=3).find_map(|len| {
        let middle = start.checked_sub(len)?..start;
        // The day's figure may have a suffix, or be words: „vom 3. bis 5. Mai“, «dal due al sette maggio».
        let (day, day_index) = (1..=2).find_map(|back| {
            let at = middle.start.checked_sub(back).filter(|at| floor <= *at)?;
            let is_figure = view.get(at).is_some_and(|it| it.kind == TokenKind::Digits);
            let spoken = || spoken_day(view, at).filter(|_| !is_figure);
            let found = day_at(view, at).filter(|_| is_figure).or_else(spoken);
            found.filter(|(day, end)| *end == middle.start && *day <= 31).map(|(day, _)| (day, at))
        })?;
        let is_figure = view.get(day_index).is_some_and(|it| it.kind == TokenKind::Digits);
        // „14./15. Oktober“: the stop says that the first figure is a day, too.
        let slash = is_figure && len == 1 && view.is_sign(middle.start, '/') && day_index + 1 < middle.start;
        let dash = slash || is_figure && len == 1 && is_dash(view, middle.start);
        (dash || is_middle_of_range(view, &middle, day_index)).then_some((day, day_index))
    })
}

/// The day of a month that leans on publication: «il 31 di questo mese», «dal 4 al 22 questo mese».
fn in_month(view: TokenView<'_>, reading: Reading, floor: usize) -> Reading {
    let Shape::Shift(TimeUnit::Month, by) = reading.shape else { return reading };
    let start = reading.tokens.start;
    let found = (0..=2).find_map(|joins| {
        let middle = start.checked_sub(joins).filter(|at| floor <= *at)?;
        let joined = joins == 0
            || view.senses_in(middle, Kinds::DATE).any(|(n_tokens, sense)| {
                n_tokens == joins && matches!(sense, Sense::Date(DateWord::Partitive | DateWord::Join(_)))
            });
        let at = middle.checked_sub(1).filter(|at| joined && floor <= *at)?;
        let (day, end) = day_at(view, at).or_else(|| spoken_day(view, at))?;
        let opened = opening_day(view, at, floor).is_some();
        let led = 0 < joins && is_led(view, at);
        (end == middle && (1..=31).contains(&day) && (opened || led)).then_some((day, at))
    });
    match found {
        Some((day, at)) => {
            Reading { tokens: at..reading.tokens.end, shape: Shape::DayIn(day, by), ..reading }
        }
        None => reading,
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
