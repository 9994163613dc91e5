//! What the body of an article says in figures, for what stands over it and beside it.

use rust_decimal::Decimal;

use crate::mention::{Approximation, Exempt, Quantity, QuantityKind};
use crate::text::ProseSpan;
use crate::value::{Bound, Interval};

use super::Context;
use super::kin::{Ware, base_interval, base_value, is_exact, ware};

/// So many sentences are counted from the beginning of the body.
const MOST: usize = 60;

/// Each figure is added to so many that follow.
const NEAR: usize = 6;

/// They stand at most so many sentences away.
const CLOSE: usize = 2;

/// A figure that is told.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'a> {
    /// Its index among the article's quantities.
    pub(super) index: usize,
    /// The figure.
    pub(super) quantity: &'a Quantity,
    /// What it is of.
    pub(super) ware: Ware<'a>,
    /// Its range in base units, an open end closed at a likely size.
    pub(super) interval: Interval,
    /// The how-manieth sentence of the body tells it.
    pub(super) place: usize,
}

impl<'a> Told<'a> {
    /// The figure with this index.
    pub(super) fn new(ctx: &Context<'a>, index: usize, quantity: &'a Quantity, ware: Ware<'a>) -> Self {
        let sentences = &ctx.article().sentences[..quantity.sentence.min(ctx.article().sentences.len())];
        let near = sentences.iter().rev().take(MOST);
        let place = near.filter(|it| it.role == crate::article::BlockRole::Body).count();
        Self { index, quantity, ware, interval: likely(base_interval(quantity)), place }
    }
}

impl Quantity {
    /// The number with its unit and with the approximator before it, the noun left out: «circa 230».
    pub(super) fn approximated(&self) -> ProseSpan {
        ProseSpan::new(self.span.start().min(self.figure.start()), self.figure.end())
    }
}

/// All that the body says in figures.
#[derive(Debug)]
pub(super) struct Tellings<'a> {
    /// The figures that are of something.
    pub(super) all: Vec<Told<'a>>,
    /// Every figure, ranks and names and all.
    every: Vec<&'a Quantity>,
}

impl<'a> Tellings<'a> {
    /// The figures of the body.
    pub(super) fn of_body(ctx: &Context<'a>) -> Self {
        let quantities = &ctx.mentions().quantities;
        let body = || quantities.iter().enumerate().filter(|(_, it)| ctx.is_body(it.sentence));
        let told = body().filter_map(|(index, it)| Some(Told::new(ctx, index, it, ware(ctx, index, it)?)));
        Self { all: told.collect(), every: body().map(|(_, it)| it).collect() }
    }

    /// The figures that may be of `ware`.
    pub(super) fn of_ware(&self, ware: Ware<'a>) -> impl Iterator<Item = &Told<'a>> {
        self.all.iter().filter(move |told| told.ware.meets(ware))
    }

    /// Whether the body says `here`, as it is or rounded.
    pub(super) fn say(&self, here: &Told<'_>) -> bool {
        let wide = rounded(here);
        self.every.iter().any(|quantity| {
            let there = likely(base_interval(quantity));
            let other_end = quantity.other_end.map(Interval::exactly);
            match (here.quantity.kind, quantity.kind) {
                // «tutti e tre», «un terzo uomo» say three as well.
                (QuantityKind::Count, QuantityKind::Count | QuantityKind::Ordinal)
                | (QuantityKind::Currency, QuantityKind::Count | QuantityKind::Currency)
                    if may_say(quantity) =>
                {
                    wide.meets(there) || other_end.is_some_and(|end| wide.meets(end))
                }
                (QuantityKind::Count, QuantityKind::Count | QuantityKind::Ordinal) => false,
                (QuantityKind::Percent, QuantityKind::Fraction) => {
                    there.scaled(Decimal::ONE_HUNDRED).is_some_and(|percent| wide.meets(percent))
                }
                (
                    QuantityKind::Percent | QuantityKind::Points,
                    QuantityKind::Percent | QuantityKind::Points,
                ) => wide.meets(there),
                (one, other) => {
                    let is_large = Decimal::from(12) < here.quantity.value.value;
                    (one == other || is_large) && wide.meets(there)
                }
            }
        })
    }

    /// Whether the body's figures give `here`: as a sum, a difference, a share or a change of two or three.
    pub(super) fn compute(&self, here: &Told<'_>) -> bool {
        let wide = rounded(here);
        let is_share = matches!(here.quantity.kind, QuantityKind::Percent | QuantityKind::Points);
        let within = |value: Option<Decimal>| value.is_some_and(|value| wide.contains(value));
        let kin: Vec<&Told<'_>> = if is_share {
            self.all.iter().filter(|it| !matches!(it.ware, Ware::Percent | Ware::Points)).collect()
        } else {
            self.of_ware(here.ware).collect()
        };
        // A figure told twice is not twice as much.
        let mut values: Vec<Decimal> = kin.iter().map(|it| base_value(it.quantity)).collect();
        values.sort();
        values.dedup();
        let total = values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value));
        if !is_share && 2 <= values.len() && within(total) {
            return true;
        }
        kin.iter().enumerate().any(|(at, one)| {
            // What is added up stands close together; of many figures some pair always fits.
            let near = || kin[at + 1..].iter().take(NEAR).filter(|it| it.place <= one.place + CLOSE);
            near().enumerate().any(|(after, other)| {
                let (one, other) = (base_value(one.quantity), base_value(other.quantity));
                let (low, high) = (one.min(other), one.max(other));
                let gap = high.checked_sub(low);
                let percent = |part: Option<Decimal>, whole: Decimal| {
                    part?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
                };
                if is_share {
                    return within(percent(Some(low), high))
                        || within(percent(gap, low))
                        || within(percent(gap, high));
                }
                let sum = low.checked_add(high);
                let third =
                    |it: &&Told<'_>| within(sum.and_then(|sum| sum.checked_add(base_value(it.quantity))));
                low != high && (within(gap) || within(sum)) || near().skip(after + 1).any(third)
            })
        })
    }
}

/// Whether a number is one of something: no house number, no paragraph of a law.
fn may_say(quantity: &Quantity) -> bool {
    !matches!(
        quantity.exempt,
        Some(
            Exempt::Calendar
                | Exempt::Clock
                | Exempt::Year
                | Exempt::Phone
                | Exempt::Iban
                | Exempt::Plate
                | Exempt::Legal
                | Exempt::Markup
                | Exempt::Market
        )
    )
}

/// The range of a figure over a text, which may be rounded there: «2.000» for 1,987.
fn rounded(here: &Told<'_>) -> Interval {
    let value = base_value(here.quantity);
    if value < Decimal::ONE_HUNDRED && here.quantity.kind != QuantityKind::Percent {
        return here.interval;
    }
    // Half a unit of the last digit that is no zero, never more than a tenth.
    let mut unit = here.quantity.value.precision.max(Decimal::new(1, 9));
    let ratio = here.quantity.unit.as_ref().and_then(|unit| unit.ratio).unwrap_or(Decimal::ONE);
    while let Some(next) = unit.checked_mul(Decimal::TEN)
        && here.quantity.value.value.checked_rem(next) == Some(Decimal::ZERO)
        && next <= here.quantity.value.value
    {
        unit = next;
    }
    let half = unit.checked_mul(ratio).map_or(Decimal::ZERO, |unit| unit / Decimal::TWO);
    here.interval.widened(half.min(value / Decimal::TEN))
}

/// The range with an open end closed where the figure would no longer be said so: «oltre 600» is no 900.
fn likely(interval: Interval) -> Interval {
    let stretch = |value: Decimal, percent: i64| value.checked_mul(Decimal::new(percent, 2));
    let low = match (interval.low, interval.high.value()) {
        (Bound::Open, Some(high)) => stretch(high, 70).map_or(Bound::Open, Bound::Included),
        (Bound::Excluded(low), Some(high)) if low <= Decimal::ZERO => {
            stretch(high, 70).map_or(Bound::Open, Bound::Included)
        }
        (low, _) => low,
    };
    let high = match (interval.high, interval.low.value()) {
        (Bound::Open, Some(low)) => stretch(low, 130).map_or(Bound::Open, Bound::Included),
        (high, _) => high,
    };
    if is_exact(interval) { interval } else { Interval { low, high } }
}

/// Whether a figure is one of those that count for the reader: no collective, no rank.
pub(super) fn is_plain(quantity: &Quantity) -> bool {
    quantity.is_comparable()
        && quantity.exempt != Some(Exempt::Score)
        && !quantity.is_indefinite()
        && quantity.approximation != Approximation::Collective
}
