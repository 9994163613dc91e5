//! Ages of a sentence that tells a birth: beside «nato nel 1960» also «a 71 anni» and “he was 81” are ages.

use std::ops::Range;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::article::{Case, TokenKind};
use crate::lexicon::{ProseWord, SpanWord};
use crate::mention::{NameKind, Quantity, QuantityKind};

use super::Context;
use super::spans::{has_span_word, word_at, word_before};

/// Nobody is older.
pub(super) const OLDEST: i32 = 125;

/// The ages in a sentence.
pub(super) fn ages_in<'a>(
    ctx: &Context<'a>,
    sentence: usize,
) -> impl Iterator<Item = &'a Quantity> + use<'a> {
    let ctx = *ctx;
    ctx.quantities_in(sentence).map(|(_, it)| it).filter(move |it| is_age(&ctx, it))
}

/// The whole years that an age allows.
pub(super) fn years_of(age: &Quantity) -> Option<(i32, i32)> {
    let whole = |it: Decimal| it.floor().to_i32();
    if !age.value.value.fract().is_zero() {
        return None;
    }
    let low = age.interval.low.value().map_or(Some(0), whole)?;
    let high = age.interval.high.value().map_or(Some(OLDEST), whole)?;
    (0 < high && low <= high && high <= OLDEST).then_some((low, high))
}

fn is_age(ctx: &Context<'_>, quantity: &Quantity) -> bool {
    if years_of(quantity).is_none() {
        return false;
    }
    let own = ctx.tokens_of(quantity.span);
    let is_years = quantity.unit.as_ref().is_some_and(|unit| unit.code.as_ref() == "year");
    match (quantity.kind, is_years) {
        (QuantityKind::Age, _) => is_years || quantity.unit.is_none(),
        // «a 71 anni», «ha oggi 60 anni», but not «a dieci anni di carcere», «a dieci anni dal rogo».
        (QuantityKind::Measure | QuantityKind::Count, true) => {
            let goes_on = ctx.is_word(own.end, ProseWord::Preposition)
                && (word_at(ctx, own.end, SpanWord::YearsOf).is_some()
                    || word_at(ctx, own.end, SpanWord::YearsOn).is_some());
            !goes_on && (is_told(ctx, &own) || is_between_signs(ctx, &own))
        }
        (QuantityKind::Count | QuantityKind::Measure, false) => {
            let is_bare = quantity.unit.is_none() && quantity.noun.is_none() && quantity.exempt.is_none();
            is_bare
                && Decimal::TEN <= quantity.value.value
                && ends_statement(ctx, own.end)
                && (is_told(ctx, &own) || is_between_signs(ctx, &own))
        }
        _ => false,
    }
}

/// Whether words of an age stand right before: «ha oggi», “turned”, “at”, „mit“.
fn is_told(ctx: &Context<'_>, own: &Range<usize>) -> bool {
    let words = [SpanWord::AgeAt, SpanWord::AgeNow, SpanWord::AgePast, SpanWord::Turns];
    words.into_iter().any(|word| {
        word_before(ctx, own.start, word).is_some()
            || own.start.checked_sub(1).is_some_and(|at| {
                has_span_word(ctx, at..own.start, SpanWord::Now) && word_before(ctx, at, word).is_some()
            })
    })
}

/// «Ana Ruiz, de 58 años,», „Anna Weber (58)“.
fn is_between_signs(ctx: &Context<'_>, own: &Range<usize>) -> bool {
    let view = ctx.view();
    let is_joint = |at: usize| view.is_sign(at, ',') || view.is_sign(at, '(');
    let of = own.start.checked_sub(1).filter(|&at| ctx.is_word(at, ProseWord::Preposition));
    let start = of.unwrap_or(own.start);
    let Some(joint) = start.checked_sub(1).filter(|&at| is_joint(at)) else { return false };
    let closed = view.is_sign(own.end, ',') || view.is_sign(own.end, ')');
    let Some(name) = joint.checked_sub(1).and_then(|at| view.get(at)) else { return false };
    let is_kind = |kind: NameKind| ctx.names_on(name.span).any(|it| it.kind == kind);
    let is_named = is_kind(NameKind::Person) || name.case == Case::Capital && !is_kind(NameKind::Place);
    closed && is_named
}

/// Whether no noun follows that a bare figure may count.
fn ends_statement(ctx: &Context<'_>, at: usize) -> bool {
    let view = ctx.view();
    let Some(token) = view.get(at) else { return true };
    let starts_time = {
        let times = &ctx.mentions().times;
        let next = times.partition_point(|it| it.span.start() < token.span.start());
        times.get(next).is_some_and(|it| it.span.start() == token.span.start())
    };
    let is_mark = token.kind == TokenKind::Sign
        && !matches!(token.first, '%' | '-' | '–' | '/' | '$' | '€' | '£' | ':');
    is_mark
        || starts_time
        || ctx.is_word(at, ProseWord::Preposition)
        || ctx.is_word(at, ProseWord::Conjunction)
}
