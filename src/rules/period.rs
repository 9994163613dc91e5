//! The two ends of a period, each a date of its own: «da lunedì 3 a mercoledì 5 marzo», “25 to 31 November”.

use super::Context;
use crate::article::{Notation, TokenKind, is_month, weekday_at};
use crate::lexicon::{DateWord, Kinds, Sense};
use crate::mention::{Temporal, TemporalForm};
use crate::text::ProseSpan;

/// The dates that are written in `temporal`: itself, or the two ends of a period, as if each stood alone. An end
/// that borrows its month keeps the borrowed one.
pub(super) fn written_dates(ctx: &Context<'_>, temporal: &Temporal) -> Vec<Temporal> {
    if temporal.form != TemporalForm::Range {
        return vec![temporal.clone()];
    }
    let Some(((first, last), (from, to))) = temporal.ends.zip(halves(ctx, temporal)) else {
        return Vec::new();
    };
    let end = |parts, span| Temporal {
        span,
        form: TemporalForm::Absolute,
        parts,
        ends: None,
        weekday: weekday_in(ctx, span),
        notation: notation_in(ctx, span).or(temporal.notation),
        value: None,
        readings: Vec::new(),
        ..temporal.clone()
    };
    vec![end(first, from), end(last, to)]
}

/// The two ends of a period as they are written.
pub(super) fn halves(ctx: &Context<'_>, temporal: &Temporal) -> Option<(ProseSpan, ProseSpan)> {
    let view = ctx.view();
    let own = ctx.tokens_of(temporal.span);
    let is_middle = |at: usize| {
        view.senses_in(at, Kinds::DATE).find_map(|(n_tokens, sense)| match sense {
            Sense::Date(DateWord::RangeMiddle(_) | DateWord::RangeAlone) => Some(n_tokens),
            _ => None,
        })
    };
    let dash =
        |at: usize| view.get(at).is_some_and(|it| matches!(it.first, '-' | '–' | '—' | '/')).then_some(1);
    let (at, n_tokens) =
        (own.start + 1..own.end).find_map(|at| Some((at, is_middle(at).or_else(|| dash(at))?)))?;
    let from = view.span(own.start..at);
    let to = view.span((at + n_tokens).min(own.end - 1)..own.end);
    (from.end() <= to.start() && !to.is_empty()).then_some((from, to))
}

fn weekday_in(ctx: &Context<'_>, span: ProseSpan) -> Option<ProseSpan> {
    ctx.tokens_of(span).find_map(|at| {
        let weekday = weekday_at(ctx.view(), at)?;
        Some(ctx.view().span(at..weekday.end))
    })
}

/// Which of day and month stands first, where the month is a word.
fn notation_in(ctx: &Context<'_>, span: ProseSpan) -> Option<Notation> {
    let view = ctx.view();
    let tokens = ctx.tokens_of(span);
    let month = tokens.clone().find(|&at| is_month(view, at))?;
    let day = tokens.clone().find(|at| view.get(*at).is_some_and(|it| it.kind == TokenKind::Digits))?;
    Some(if month < day { Notation::MonthWordDay } else { Notation::DayMonthWord })
}
