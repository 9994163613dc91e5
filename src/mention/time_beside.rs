//! A weekday and a date that stand beside each other as two names of one day: «il 21 ottobre, un mercoledì,», «sabato
//! scorso, 12 ottobre», “on Thursday (15 October 2025)”.

use super::temporal::between;
use super::time_shape::{Named, Reading, Shape};
use crate::article::{TokenView, weekday_at};
use crate::lexicon::{Kinds, ProseWord, Sense};
use crate::value::PartialDate;

/// The two as one date with its weekday.
pub(super) fn weekday_beside(view: TokenView<'_>, one: &Reading, two: &Reading) -> Option<Reading> {
    let gap = between(one, two);
    let (opens, words) = (gap.start, gap.start + 1..gap.end);
    let is_mark = |at: usize| view.is_sign(at, ',') || view.is_sign(at, '(');
    if gap.is_empty() || !is_mark(opens) {
        return None;
    }
    let closes =
        |at: usize| view.get(at).is_none_or(|it| matches!(it.first, ',' | ')' | '.' | ';' | ':' | '–' | '—'));
    let (date, holder) = match (&one.shape, &two.shape) {
        // A list of days goes on with another: «il 21 ottobre, giovedì, venerdì e sabato».
        (Shape::Date(parts), Shape::Bare(Named::Weekday(_)))
            if closes(two.tokens.end)
                && words.len() <= 1
                && words.clone().all(|at| is_article(view, at))
                && weekday_at(view, two.tokens.end + 1).is_none() =>
        {
            (parts, (one, two))
        }
        (Shape::NamedShift(Named::Weekday(_), _), Shape::Date(parts))
            if words.len() <= 1 && words.clone().all(|at| is_article(view, at)) =>
        {
            (parts, (two, one))
        }
        (Shape::Bare(Named::Weekday(_)), Shape::Date(parts))
            if view.is_sign(opens, '(') && words.is_empty() && view.is_sign(two.tokens.end, ')') =>
        {
            (parts, (two, one))
        }
        _ => return None,
    };
    let (dated, named) = holder;
    if date.weekday.is_some() || date.day.is_none() || date.month.is_none() {
        return None;
    }
    let (weekday, span) = named.tokens.clone().find_map(|at| {
        let found = weekday_at(view, at)?;
        Some((found.weekday, view.span(at..found.end)))
    })?;
    Some(Reading {
        tokens: one.tokens.start..two.tokens.end,
        shape: Shape::Date(PartialDate { weekday: Some(weekday), ..*date }),
        weekday: Some(span),
        notation: dated.notation,
    })
}

fn is_article(view: TokenView<'_>, index: usize) -> bool {
    view.senses_in(index, Kinds::PROSE)
        .any(|(n_tokens, sense)| n_tokens == 1 && matches!(sense, Sense::Prose(ProseWord::Article)))
}
