//! Figures more exact than what they rest on: «circa 12.347 persone», «una trentina di metri (98,43 piedi)», a
//! sample of 45 with decimals.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::article::TokenKind;
use crate::diagnostic::{Level, Safety};
use crate::lexicon::{FormWord, Kinds, Limit, NumberWord, Sense, Side, SumWord};
use crate::mention::{Approximation, Quantity, QuantityKind};
use crate::rules::conversion::conversions;
use crate::rules::refigure::refigured;
use crate::rules::told::is_free;
use crate::rules::{Context, Family, Finding, FindingPlace, Findings, Message, Meta, NoOptions, ProseEdit};
use crate::text::ProseSpan;

/// What the rule is.
pub const META: Meta = Meta {
    code: "false-precision",
    family: Family::Figures,
    level: Level::Information,
    page: include_str!("../../../rules/figures/false-precision.md"),
};

/// So many digits are too many behind «circa».
const DIGITS: usize = 4;

/// So many before a scale word: «circa 3,485 milioni» still rounds.
const SCALED_DIGITS: usize = 5;

/// Rounded figures keep so many digits; those of more than five digits one more.
const KEPT: u32 = 2;

/// A sample below this has no tenths of a percent to tell.
const SMALL_SAMPLE: u32 = 100;

/// The number of a sample stands at most so many words behind the word for it: «un campione di appena 45».
const SAMPLE_REACH: usize = 3;

/// So many words around a percentage may say that it is a change.
const CHANGE_REACH: usize = 6;

/// So many figures before and behind the size of a sample are looked at for its shares.
const NEAR: usize = 12;

/// A bare number up to here may be a year.
const LAST_YEAR: u32 = 2100;

/// Reports figures behind an approximator, conversions and shares of small samples with too many digits.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    let quantities = &ctx.mentions().quantities;
    for quantity in quantities.iter().filter(|it| is_about(ctx, it)) {
        out.push(about(ctx, quantity));
    }
    for (one, other) in conversions(ctx, is_finer) {
        if !is_about(ctx, other) {
            out.push(converted(ctx, one, other));
        }
    }
    for (at, sample) in quantities.iter().enumerate().filter(|(_, it)| is_sample(ctx, it)) {
        out.extend(shares_of(ctx, at, sample));
    }
}

/// Whether an approximator stands by a figure that is not rounded.
fn is_about(ctx: &Context<'_>, quantity: &Quantity) -> bool {
    let value = quantity.value.value;
    let may_be_year = quantity.noun.is_none()
        && quantity.kind == QuantityKind::Count
        && value <= Decimal::from(LAST_YEAR)
        && value.scale() == 0;
    let to_the_cent = quantity.kind == QuantityKind::Currency
        && quantity.scale.is_none()
        && quantity.value.precision == Decimal::new(1, 2);
    let needed = if quantity.scale.is_some() { SCALED_DIGITS } else { DIGITS };
    matches!(quantity.approximation, Approximation::About | Approximation::Nearly)
        && quantity.ends.is_none()
        && is_free(quantity)
        && !may_be_year
        && !to_the_cent
        && unrounded(ctx, quantity).is_some_and(|n_digits| needed <= n_digits)
        && approximator(ctx, quantity).is_some()
}

/// How many digits the figure has, if it is written in digits and does not end in a nought.
fn unrounded(ctx: &Context<'_>, quantity: &Quantity) -> Option<usize> {
    n_digits(ctx, quantity).filter(|_| {
        let text = ctx.text(quantity.numeral);
        text.chars().rfind(char::is_ascii_digit).is_some_and(|last| last != '0')
    })
}

/// How many digits the figure has behind leading noughts; absent where it is written in words.
fn n_digits(ctx: &Context<'_>, quantity: &Quantity) -> Option<usize> {
    let text = ctx.text(quantity.numeral);
    let begins = text.chars().next().is_some_and(|first| first.is_ascii_digit());
    let digits = text.chars().filter(char::is_ascii_digit).skip_while(|digit| *digit == '0');
    begins.then(|| digits.count())
}

/// The words that say that a figure is about so much, with the space that parts them from it.
fn approximator(ctx: &Context<'_>, quantity: &Quantity) -> Option<ProseSpan> {
    let own = ctx.tokens_of(quantity.span);
    let figure = ctx.tokens_of(quantity.figure);
    let view = ctx.view();
    let phrase = |token: usize, wanted: Side| {
        let found = view.find_sense_in(token, Kinds::NUMBER, |sense| match sense {
            Sense::Number(NumberWord::Approximator(Limit::About | Limit::Nearly, side))
                if *side == wanted =>
            {
                Some(())
            }
            _ => None,
        });
        found.map(|(n_tokens, ())| token..token + n_tokens)
    };
    let bounds = |range: &Range<usize>| Some((view.get(range.start)?.span, view.get(range.end - 1)?.span));
    if let Some(before) = (own.start..figure.start).find_map(|token| phrase(token, Side::Before)) {
        let (first, _) = bounds(&before)?;
        let next = view.get(before.end)?.span.start();
        return Some(ProseSpan::new(first.start(), next));
    }
    let behind = (figure.end..own.end).find_map(|token| phrase(token, Side::After))?;
    let (_, last) = bounds(&behind)?;
    let before = view.get(behind.start.checked_sub(1)?)?.span.end();
    Some(ProseSpan::new(before, last.end()))
}

fn about(ctx: &Context<'_>, quantity: &Quantity) -> Finding {
    let word = approximator(ctx, quantity);
    let shown = word.map(|it| ctx.line(it).trim().to_owned()).unwrap_or_default();
    let message = Message::new(META.code).with("figure", ctx.line(quantity.figure)).with("about", shown);
    let span = word.map_or(quantity.span, |it| quantity.span.cover(it));
    let mut finding = Finding::new(span, message);
    if let Some(word) = word {
        let title = Message::new("false-precision-fix-drop").with("about", ctx.line(word).trim());
        finding = finding.fix(title, vec![ProseEdit::delete(word)], Safety::Unsafe);
    }
    let kept = KEPT + u32::from(unrounded(ctx, quantity).is_some_and(|n_digits| SCALED_DIGITS < n_digits));
    with_rounding(ctx, finding, quantity, kept)
}

/// Whether the second side of a conversion is told far more exactly than the first.
fn is_finer(ctx: &Context<'_>, one: &Quantity, other: &Quantity) -> bool {
    let (Some(unit), Some(other_unit)) = (&one.unit, &other.unit) else { return false };
    let measured = |it: &Quantity| matches!(it.kind, QuantityKind::Measure | QuantityKind::Temperature);
    let n_digits = unrounded(ctx, other).unwrap_or_default();
    let is_rough = one.approximation != Approximation::Exact;
    let has_hundredths = other.value.precision <= Decimal::new(1, 2) && one.value.value != Decimal::ONE;
    measured(one)
        && measured(other)
        && other.ends.is_none()
        && unit.dimension == other_unit.dimension
        && unit.code != other_unit.code
        && &*unit.dimension != "time"
        && DIGITS <= n_digits
        && (is_rough || has_hundredths && told(ctx, one) <= KEPT)
}

/// To how many digits a figure is told: those before its last noughts.
fn told(ctx: &Context<'_>, quantity: &Quantity) -> u32 {
    let text = ctx.text(quantity.numeral);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let whole = quantity.value.value.scale() == 0;
    let shown = if whole { digits.trim_end_matches('0') } else { &digits };
    u32::try_from(shown.trim_start_matches('0').len()).unwrap_or(u32::MAX).max(1)
}

fn converted(ctx: &Context<'_>, one: &Quantity, other: &Quantity) -> Finding {
    let message = Message::new("false-precision-conversion")
        .with("figure", ctx.line(other.figure))
        .with("source", ctx.line(one.span));
    let related = Message::new("false-precision-related");
    let finding = Finding::new(other.span, message).related(FindingPlace::Here(one.span), related);
    with_rounding(ctx, finding, other, told(ctx, one).max(KEPT))
}

/// Whether the number is the size of a small sample: «un campione di 45 persone».
fn is_sample(ctx: &Context<'_>, quantity: &Quantity) -> bool {
    let view = ctx.view();
    let is_small = quantity.kind == QuantityKind::Count
        && quantity.ends.is_none()
        && Decimal::ONE < quantity.value.value
        && quantity.value.value < Decimal::from(SMALL_SAMPLE);
    let at = view.tokens.at(quantity.numeral.start());
    let first = ctx.sentence(quantity.sentence).map_or(at, |it| it.tokens.start);
    is_small
        && (at.saturating_sub(SAMPLE_REACH * 2).max(first)..at).any(|token| {
            view.senses_in(token, Kinds::FORM).any(|(n_tokens, sense)| {
                let end = token + n_tokens;
                *sense == Sense::Form(FormWord::Sample) && end <= at && at <= end + SAMPLE_REACH
            })
        })
}

/// The shares with decimals that are told of a sample, in its sentence and the next one of its paragraph.
fn shares_of(ctx: &Context<'_>, at: usize, sample: &Quantity) -> Option<Finding> {
    let paragraph = ctx.sentence(sample.sentence)?.paragraph;
    let is_near = |sentence: usize| {
        sentence == sample.sentence
            || sentence == sample.sentence + 1
                && ctx.sentence(sentence).is_some_and(|it| it.paragraph == paragraph)
    };
    let quantities = &ctx.mentions().quantities;
    // Another count takes the shares that stand beyond it.
    let is_other = |it: &&Quantity| it.kind == QuantityKind::Count && !it.in_words;
    let before = quantities[..at].iter().rev().take(NEAR);
    let before = before.take_while(|it| it.sentence == sample.sentence && !is_other(it));
    let behind = quantities.iter().skip(at + 1).take(NEAR);
    let behind = behind.take_while(|it| is_near(it.sentence) && !is_other(it));
    let mut shares: Vec<&Quantity> = before.chain(behind).filter(|it| is_share(ctx, it)).collect();
    shares.sort_by_key(|it| it.span.start());
    let (first, others) = shares.split_first()?;
    let rounded = |share: &Quantity| refigured(ctx, share, share.value.value.round());
    let covered =
        |share: &Quantity| rounded(share).map_or(share.span, |(edit, _)| share.span.cover(edit.span));
    let message = Message::new("false-precision-sample")
        .with("figure", ctx.line(first.figure))
        .with("sample", ctx.line(sample.figure));
    let related = Message::new("false-precision-related");
    let mut finding = Finding::new(covered(first), message).related(FindingPlace::Here(sample.span), related);
    for share in others {
        let message = Message::new("false-precision-repeated").with("figure", ctx.line(share.figure));
        finding = finding.related(FindingPlace::Here(covered(share)), message);
    }
    let (_, replacement) = rounded(first)?;
    let edits = shares.iter().filter_map(|share| Some(rounded(share)?.0)).collect();
    let title = Message::new("false-precision-fix-round").with("replacement", replacement);
    Some(finding.fix(title, edits, Safety::Unsafe))
}

/// Whether a percentage with decimals is a share and no change.
fn is_share(ctx: &Context<'_>, quantity: &Quantity) -> bool {
    let own = ctx.tokens_of(quantity.figure);
    let Some(sentence) = ctx.sentence(quantity.sentence) else { return false };
    let from = own.start.saturating_sub(CHANGE_REACH).max(sentence.tokens.start);
    let to = (own.end + CHANGE_REACH / 2).min(sentence.tokens.end);
    let changes = |token: usize| {
        ctx.view().senses_in(token, Kinds::FORM.or(Kinds::SUM)).any(|(_, sense)| {
            matches!(sense, Sense::Sum(SumWord::Rise | SumWord::Fall) | Sense::Form(FormWord::Fall))
        })
    };
    let is_whole = quantity.value.value.fract().is_zero();
    quantity.kind == QuantityKind::Percent && !is_whole && quantity.ends.is_none() && !(from..to).any(changes)
}

/// The finding with a figure of so many digits offered.
fn with_rounding(ctx: &Context<'_>, mut finding: Finding, quantity: &Quantity, digits: u32) -> Finding {
    let is_digits = ctx
        .view()
        .get(ctx.view().tokens.at(quantity.numeral.start()))
        .is_some_and(|token| token.kind == TokenKind::Digits);
    let value = quantity.value.value.round_sf(digits).filter(|_| is_digits);
    let Some((edit, replacement)) = value.and_then(|value| refigured(ctx, quantity, value)) else {
        return finding;
    };
    finding.span = finding.span.cover(edit.span);
    let title = Message::new("false-precision-fix-round").with("replacement", replacement);
    finding.fix(title, vec![edit], Safety::Unsafe)
}
