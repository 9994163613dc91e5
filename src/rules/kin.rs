//! Whether two figures may be figures of one thing: what they are of, their digits, the words round them.

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::article::TokenKind;
use crate::lexicon::{Cue, NumberWord, ScaleWord, Sense, fold_into, without_accents};
use crate::mention::{Quantity, QuantityKind, TemporalForm};
use crate::text::ProseSpan;
use crate::value::{Bound, Interval};

use super::Context;

/// So many letters of a word tell what it is about, whatever its ending.
const STEM: usize = 5;

/// Words of fewer letters tell nothing.
const SHORT: usize = 4;

/// So many tokens of a sentence are looked at.
const MOST: usize = 120;

/// An amount without a noun is money, or the like, from here on.
const AMOUNT: u64 = 1_000_000;

/// What a figure is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ware<'a> {
    /// Money, with the currency's code.
    Money(&'a str),
    /// A great number of which the text does not say what it counts: «3 milioni per la scuola».
    Amount,
    /// A share.
    Percent,
    /// A difference of shares.
    Points,
    /// A size, with its dimension.
    Size(&'a str),
    /// Things, by their class or dictionary form.
    Things(&'a str),
    /// A number of which the text does not say what it counts: «350 nel 2027».
    Number,
}

impl Ware<'_> {
    /// Whether two figures may be of one thing.
    pub(super) fn meets(self, other: Self) -> bool {
        match (self, other) {
            (Ware::Amount, Ware::Money(_)) | (Ware::Money(_), Ware::Amount) => true,
            (Ware::Things(_), Ware::Number) | (Ware::Number, Ware::Things(_)) => true,
            _ => self == other,
        }
    }
}

/// What the quantity with this index is of; absent where that cannot be said.
pub(super) fn ware<'a>(ctx: &Context<'a>, index: usize, quantity: &'a Quantity) -> Option<Ware<'a>> {
    match quantity.kind {
        QuantityKind::Currency => quantity.unit.as_ref().map(|unit| Ware::Money(&unit.code)),
        QuantityKind::Percent => Some(Ware::Percent),
        QuantityKind::Points => Some(Ware::Points),
        QuantityKind::Measure => quantity.unit.as_ref().map(|unit| Ware::Size(&unit.dimension)),
        QuantityKind::Count => {
            if let Some(claim) = ctx.claim_of(index).filter(|claim| claim.measure.unit.is_empty()) {
                return Some(Ware::Things(&claim.measure.class));
            }
            if let Some(noun) = &quantity.noun {
                let class = noun.class.as_deref().unwrap_or(&noun.lemma);
                return (!class.is_empty()).then_some(Ware::Things(class));
            }
            let scale = scale_word(ctx, quantity.numeral).map(|(_, scale)| scale);
            Some(if scale.is_some_and(|scale| AMOUNT <= scale) { Ware::Amount } else { Ware::Number })
        }
        _ => None,
    }
}

/// The last scale word of a numeral with its value: «milioni» of «3,4 milioni».
pub(super) fn scale_word(ctx: &Context<'_>, numeral: ProseSpan) -> Option<(ProseSpan, u64)> {
    let view = ctx.view();
    ctx.tokens_of(numeral).rev().take(MOST).find_map(|token| {
        let (_, value) = view.find_sense(token, |sense| match sense {
            Sense::Number(NumberWord::Scale(value) | NumberWord::Abbreviation(value)) => Some(*value),
            _ => None,
        })?;
        Some((view.get(token)?.span, value))
    })
}

/// The digits that carry a value, and how many they are: 34 and 2 of 3,400,000.
pub(super) fn digits(value: Decimal) -> (i128, u32) {
    let mut mantissa = value.normalize().mantissa().abs();
    while mantissa != 0 && mantissa % 10 == 0 {
        mantissa /= 10;
    }
    let count = mantissa.checked_ilog10().map_or(1, |log| log + 1);
    (mantissa, count)
}

/// The figure's range in the base unit of its dimension.
pub(super) fn base_interval(quantity: &Quantity) -> Interval {
    let ratio = quantity.unit.as_ref().and_then(|unit| unit.ratio);
    ratio.and_then(|ratio| quantity.interval.scaled(ratio)).unwrap_or(quantity.interval)
}

/// The figure's value in the base unit of its dimension.
pub(super) fn base_value(quantity: &Quantity) -> Decimal {
    let ratio = quantity.unit.as_ref().and_then(|unit| unit.ratio);
    ratio.and_then(|ratio| quantity.value.value.checked_mul(ratio)).unwrap_or(quantity.value.value)
}

/// Whether the text leaves the figure no room.
pub(super) fn is_exact(interval: Interval) -> bool {
    matches!((interval.low, interval.high), (Bound::Included(low), Bound::Included(high)) if low == high)
}

/// The larger of two values divided by the smaller.
pub(super) fn factor(one: Decimal, other: Decimal) -> Option<Decimal> {
    let (low, high) = (one.min(other), one.max(other));
    if low <= Decimal::ZERO { None } else { high.checked_div(low) }
}

/// The openings of the words of a sentence that tell what it is about, names left out.
pub(super) fn plain_stems(ctx: &Context<'_>, sentence: usize) -> FxHashSet<String> {
    // Where every noun has a capital, a name is not surely one.
    let all = ctx.analysis.lexicon.numbers.capital_nouns;
    stems_of(ctx, sentence, |span| all || ctx.names_on(span).next().is_none())
}

/// The openings of the words of a sentence that tell what it is about.
pub(super) fn stems(ctx: &Context<'_>, sentence: usize) -> FxHashSet<String> {
    stems_of(ctx, sentence, |_| true)
}

fn stems_of(ctx: &Context<'_>, sentence: usize, keep: impl Fn(ProseSpan) -> bool) -> FxHashSet<String> {
    let view = ctx.view();
    let mut out = FxHashSet::default();
    let Some(sentence) = ctx.sentence(sentence) else { return out };
    let mut folded = String::new();
    for token in sentence.tokens.clone().take(MOST) {
        let Some(word) = view.get(token).filter(|word| word.kind == TokenKind::Word) else { continue };
        let tells_nothing = view.senses_at(token).any(|(n_tokens, sense)| match sense {
            Sense::Prose(word) => n_tokens == 1 && word.is_function(),
            Sense::Cue(Cue::Verb(..)) => true,
            Sense::Number(
                NumberWord::Cardinal(_)
                | NumberWord::Article
                | NumberWord::Scale(_)
                | NumberWord::Abbreviation(_)
                | NumberWord::Approximator(..),
            )
            | Sense::Unit(_) => n_tokens == 1,
            _ => false,
        });
        let is_time = || {
            let times = &ctx.mentions().times;
            let at = times.partition_point(|it| it.span.end() <= word.span.start());
            times.get(at).is_some_and(|it| it.span.overlaps(word.span))
        };
        let is_figure = || {
            let quantities = &ctx.mentions().quantities;
            let at = quantities.partition_point(|it| it.figure.end() <= word.span.start());
            quantities.get(at).is_some_and(|it| it.figure.overlaps(word.span))
        };
        if tells_nothing || is_time() || is_figure() || !keep(word.span) {
            continue;
        }
        out.extend(stem(word.span.slice(view.text), &mut folded));
    }
    out
}

/// The opening of a word, if it is long enough to tell anything.
fn stem(word: &str, folded: &mut String) -> Option<String> {
    fold_into(word, folded);
    (SHORT <= folded.chars().count()).then(|| without_accents(folded).chars().take(STEM).collect())
}

/// The openings of words of sentences, read once.
pub(super) struct Words<'a> {
    /// The reading.
    pub(super) ctx: &'a Context<'a>,
    read: fn(&Context<'_>, usize) -> FxHashSet<String>,
    by_sentence: FxHashMap<usize, FxHashSet<String>>,
}

impl<'a> Words<'a> {
    /// None yet; `read` is [`stems`] or [`plain_stems`].
    pub(super) fn new(ctx: &'a Context<'a>, read: fn(&Context<'_>, usize) -> FxHashSet<String>) -> Self {
        Self { ctx, read, by_sentence: FxHashMap::default() }
    }

    /// The opening of the word at the token, if that is a word of running prose and no name.
    pub(super) fn stem_of(&self, token: usize) -> Option<String> {
        let word = self.ctx.view().get(token).filter(|it| it.kind == TokenKind::Word)?;
        let is_name = self.ctx.names_on(word.span).next().is_some();
        (!is_name).then(|| stem(self.ctx.text(word.span), &mut String::new())).flatten()
    }

    /// Whether a word of the sentence opens so.
    pub(super) fn has(&mut self, sentence: usize, stem: &str) -> bool {
        let (ctx, read) = (self.ctx, self.read);
        self.by_sentence.entry(sentence).or_insert_with(|| read(ctx, sentence)).contains(stem)
    }

    /// How many words two sentences have in common.
    pub(super) fn shared(&mut self, one: usize, other: usize) -> usize {
        for sentence in [one, other] {
            let (ctx, read) = (self.ctx, self.read);
            self.by_sentence.entry(sentence).or_insert_with(|| read(ctx, sentence));
        }
        match (self.by_sentence.get(&one), self.by_sentence.get(&other)) {
            (Some(one), Some(other)) => one.intersection(other).count(),
            _ => 0,
        }
    }
}

/// The times that `span` speaks of, each with its first and last year.
pub(super) fn years_in(ctx: &Context<'_>, span: ProseSpan) -> Vec<(i16, i16)> {
    let times = &ctx.mentions().times;
    let first = times.partition_point(|it| it.span.end() <= span.start());
    let inside = times[first..].iter().take(MOST).take_while(|it| it.span.start() < span.end());
    // “last year” is a way to speak of a result, and no other year's.
    let dated = inside
        .filter(|it| matches!(it.form, TemporalForm::Absolute | TemporalForm::Range | TemporalForm::Open));
    dated
        .filter_map(|it| {
            let value = it.value.as_ref()?;
            let (first, last) = (value.first_day(), value.last_day());
            Some((first.or(last)?.year(), last.or(first)?.year()))
        })
        .collect()
}

impl Context<'_> {
    /// Whether a phrase of size begins at the token.
    pub(super) fn is_scale(&self, token: usize, word: ScaleWord) -> bool {
        self.view().senses_at(token).any(|(_, sense)| *sense == Sense::Scale(word))
    }

    /// Whether a phrase of size begins in the sentence.
    pub(super) fn sentence_says(&self, sentence: usize, word: ScaleWord) -> bool {
        let tokens = self.sentence(sentence).map_or(0..0, |it| it.tokens.clone());
        tokens.take(MOST).any(|token| self.is_scale(token, word))
    }
}
