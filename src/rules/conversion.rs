//! Conversions that are written in the text: «100 chilometri (62 miglia)», “$10m, or about €9m”.

use rust_decimal::Decimal;

use crate::lexicon::{Kinds, Language, ProseWord, ScaleWord};
use crate::mention::{Approximation, Quantity};

use super::Context;

/// Between the two sides of a conversion stand at most so many tokens.
const GAP: usize = 6;

/// The signs that say that two sides are one.
const EQUALS: [char; 4] = ['=', '≈', '~', '≃'];

/// The signs that may stand beside a cue.
const BESIDE: [char; 6] = ['(', '[', ',', '—', '–', ':'];

/// The two sides of each conversion of the article, as indices of quantities.
pub(super) fn conversions<'a>(
    ctx: &'a Context<'a>,
    may_be: impl Fn(&Context<'a>, &Quantity, &Quantity) -> bool + 'a,
) -> impl Iterator<Item = (&'a Quantity, &'a Quantity)> + 'a {
    let quantities = &ctx.mentions().quantities;
    quantities
        .iter()
        .zip(quantities.iter().skip(1))
        .filter(move |(one, other)| one.sentence == other.sentence && may_be(ctx, one, other))
        .filter(|(one, other)| is_conversion(ctx, one, other))
}

/// Whether the text says that the second figure is the first in another unit.
fn is_conversion(ctx: &Context<'_>, one: &Quantity, other: &Quantity) -> bool {
    let view = ctx.view();
    let start = ctx.tokens_of(one.span).end;
    let behind = ctx.tokens_of(other.span);
    let gap = start..behind.start;
    if gap.is_empty() || GAP < gap.len() || is_product(ctx, one, other) {
        return false;
    }
    let mut at = gap.start;
    let (mut bracket, mut comma, mut says, mut or) = (false, false, false, false);
    while at < gap.end {
        let Some(token) = view.get(at) else { return false };
        let cue = |word| {
            let found = view.find_sense_in(at, Kinds::SCALE, |sense| {
                (*sense == crate::lexicon::Sense::Scale(word)).then_some(())
            });
            found.map(|(n_tokens, ())| n_tokens).filter(|n_tokens| at + n_tokens <= gap.end)
        };
        if let Some(n_tokens) = cue(ScaleWord::Equals) {
            says = true;
            at += n_tokens;
            continue;
        }
        match token.first {
            '(' | '[' => bracket = true,
            ',' => comma = true,
            sign if EQUALS.contains(&sign) => says = true,
            sign if BESIDE.contains(&sign) => {}
            _ if cue(ScaleWord::Or).is_some() => or = true,
            _ if ctx.is_word(at, ProseWord::Article) || ctx.is_word(at, ProseWord::Preposition) => {}
            _ => return false,
        }
        at += 1;
    }
    let is_about = matches!(other.approximation, Approximation::About | Approximation::Nearly);
    // What follows in the bracket must not say of what else the second figure is: «(80 miglia dalla costa)».
    let closes = view.get(behind.end).is_none_or(|token| matches!(token.first, ')' | ']' | ',' | ';' | '/'));
    bracket && closes || !bracket && says || or && (comma || is_about) || !bracket && comma && is_about
}

/// Whether a side is one of several dimensions: “2 m x 3 m (6 ft x 10 ft)”.
fn is_product(ctx: &Context<'_>, one: &Quantity, other: &Quantity) -> bool {
    let view = ctx.view();
    let (first, last) = (ctx.tokens_of(one.span).start, ctx.tokens_of(other.span).end);
    let multiplies = |at: usize| matches!(view.text_of(at), "x" | "X" | "×" | "*");
    first.checked_sub(1).is_some_and(multiplies) || multiplies(last)
}

/// Half of the unit to which a figure may have been rounded: of its last digit that is no zero, at most a
/// twentieth of the figure.
pub(super) fn half_unit(quantity: &Quantity) -> Decimal {
    let value = quantity.value.value.abs();
    let mut unit = quantity.value.precision.max(Decimal::new(1, 9));
    while let Some(next) = unit.checked_mul(Decimal::TEN)
        && next <= value
        && value.checked_rem(next) == Some(Decimal::ZERO)
    {
        unit = next;
    }
    let half =
        (unit / Decimal::TWO).min(value / Decimal::from(20)).max(quantity.value.precision / Decimal::TWO);
    match quantity.approximation {
        Approximation::Exact => half,
        _ => half.max(value / Decimal::from(20)),
    }
}

/// A number as the article's language writes it.
pub(super) fn written(ctx: &Context<'_>, value: Decimal) -> String {
    let value = value.normalize();
    let plain = value.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let (group, decimal) = match ctx.article().language {
        Language::En => (",", "."),
        Language::Fr => ("\u{202f}", ","),
        Language::It | Language::Es | Language::De => (".", ","),
    };
    let mut out = String::from(if value.is_sign_negative() && !value.is_zero() { "-" } else { "" });
    for (at, digit) in whole.chars().enumerate() {
        if 0 < at && (whole.len() - at).is_multiple_of(3) {
            out.push_str(group);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push_str(decimal);
        out.push_str(fraction);
    }
    out
}
