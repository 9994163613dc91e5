//! What the body of an article says in figures, for what stands over it and beside it.

use rust_decimal::Decimal;

use crate::article::BlockRole;
use crate::mention::{Approximation, Exempt, Quantity, QuantityKind};
use crate::text::ProseSpan;
use crate::value::{Bound, Interval};

use super::Context;
use super::kin::{Ware, Words, base_interval, base_value, is_exact, ware};

/// So many sentences are counted from the beginning of the body.
const MOST: usize = 60;

/// Each figure is added to so many that follow.
const NEAR: usize = 6;

/// So many are added up from all over the text.
const FEW: usize = 4;

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
        let place = near.filter(|it| it.role == BlockRole::Body).count();
        Self { index, quantity, ware, interval: likely(base_interval(quantity)), place }
    }
}

impl Quantity {
    /// The number with its unit and with the approximator before it, the noun left out: «circa 230».
    pub(super) fn approximated(&self) -> ProseSpan {
        ProseSpan::new(self.span.start().min(self.figure.start()), self.figure.end())
    }
}

/// All that a text says in figures.
#[derive(Debug)]
pub(super) struct Tellings<'a> {
    /// The figures that are of something.
    pub(super) all: Vec<Told<'a>>,
    /// Every figure, ranks and names and all, with what it is of where that can be said.
    every: Vec<(&'a Quantity, Option<Ware<'a>>)>,
}

impl<'a> Tellings<'a> {
    /// The figures of the body.
    pub(super) fn of_body(ctx: &Context<'a>) -> Self {
        Self::of(ctx, |role| role == BlockRole::Body)
    }

    /// The figures of all that a headline stands over: standfirst and body.
    pub(super) fn below_headline(ctx: &Context<'a>) -> Self {
        Self::of(ctx, |role| matches!(role, BlockRole::Body | BlockRole::Standfirst))
    }

    fn of(ctx: &Context<'a>, tells: impl Fn(BlockRole) -> bool) -> Self {
        let quantities = ctx.mentions().quantities.iter().enumerate();
        let tells = |it: &Quantity| ctx.sentence(it.sentence).is_some_and(|sentence| tells(sentence.role));
        let mut out = Self { all: Vec::new(), every: Vec::new() };
        for (index, quantity) in quantities.filter(|(_, it)| tells(it)) {
            let ware = ware(ctx, index, quantity);
            out.all.extend(ware.map(|ware| Told::new(ctx, index, quantity, ware)));
            out.every.push((quantity, ware));
        }
        out
    }

    /// The figures that may be of `ware`.
    pub(super) fn of_ware(&self, ware: Ware<'a>) -> impl Iterator<Item = &Told<'a>> {
        self.all.iter().filter(move |told| told.ware.meets(ware))
    }

    /// Whether the text says `here`, as it is or rounded.
    pub(super) fn say(&self, words: &mut Words<'_>, here: &Told<'_>) -> bool {
        let ctx = words.ctx;
        let wide = rounded(here);
        self.every.iter().any(|(quantity, ware)| {
            let there = likely(base_interval(quantity));
            let other_end = quantity.other_end.map(Interval::exactly);
            let meets = |range: Interval| range.meets(there) || other_end.is_some_and(|end| range.meets(end));
            match (here.quantity.kind, quantity.kind) {
                // «tutti e tre», «un terzo uomo» say three as well.
                (
                    QuantityKind::Count,
                    QuantityKind::Count | QuantityKind::Ordinal | QuantityKind::Currency,
                )
                | (QuantityKind::Currency, QuantityKind::Count | QuantityKind::Currency) => {
                    match alike(ctx, here.ware, *ware) {
                        _ if !may_say(quantity) => false,
                        Likeness::Same => meets(wide),
                        // A number that is near by chance is told of something else.
                        Likeness::Unsaid => {
                            meets(here.interval)
                                || meets(wide) && words.shared(here.quantity.sentence, quantity.sentence) != 0
                        }
                        Likeness::Perhaps => {
                            base_value(quantity) == base_value(here.quantity) && !quantity.is_indefinite()
                        }
                        Likeness::Other => false,
                    }
                }
                (QuantityKind::Percent, QuantityKind::Fraction) => {
                    there.scaled(Decimal::ONE_HUNDRED).is_some_and(|percent| wide.meets(percent))
                }
                (
                    QuantityKind::Percent | QuantityKind::Points,
                    QuantityKind::Percent | QuantityKind::Points,
                ) => wide.meets(there),
                (one, other) if one == other => wide.meets(there),
                _ => false,
            }
        })
    }

    /// Whether the text's figures give `here`: as a sum, a difference, a share or a change of two or three,
    /// one of which stands where `rival` does.
    pub(super) fn compute(&self, here: &Told<'_>, rival: &Told<'_>) -> bool {
        let wide = rounded(here);
        let is_share = matches!(here.quantity.kind, QuantityKind::Percent | QuantityKind::Points);
        let within = |value: Option<Decimal>| value.is_some_and(|value| wide.contains(value));
        let kin: Vec<&Told<'_>> = if is_share {
            self.all.iter().filter(|it| !matches!(it.ware, Ware::Percent | Ware::Points)).collect()
        } else {
            self.of_ware(rival.ware).collect()
        };
        // A figure told twice is not twice as much.
        let mut values: Vec<Decimal> = kin.iter().map(|it| base_value(it.quantity)).collect();
        values.sort();
        values.dedup();
        let total = values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value));
        // «Dal 30 ai 42 chilometri», over which 12 more stand; 48 per cent who did not vote where 52 did.
        let itself = |it: &Quantity| {
            within(it.other_end.and_then(|end| end.checked_sub(it.value.value)))
                || is_share && within(Decimal::ONE_HUNDRED.checked_sub(it.value.value))
        };
        // «Dai 30 ai 42 chilometri»: the first has no unit of its own.
        let ratio = rival.quantity.unit.as_ref().map_or(Some(Decimal::ONE), |unit| unit.ratio);
        let beside = |(it, ware): &(&Quantity, Option<Ware<'_>>)| {
            let is_beside = *ware == Some(Ware::Number) && it.sentence == rival.quantity.sentence;
            let gap = rival.quantity.value.value.checked_sub(it.value.value).map(|gap| gap.abs());
            is_beside && within(gap.zip(ratio).and_then(|(gap, ratio)| gap.checked_mul(ratio)))
        };
        if itself(rival.quantity)
            || self.every.iter().any(beside)
            || !is_share && (2..=FEW).contains(&values.len()) && within(total)
        {
            return true;
        }
        // A number that says nothing of what it counts is one of the rival's only beside it.
        let is_near = |it: &Told<'_>| {
            it.place.abs_diff(rival.place) <= usize::from(is_share || it.ware != Ware::Number)
        };
        kin.iter().enumerate().any(|(at, one)| {
            // What is added up stands close together; of many figures some pair always fits.
            let near = || kin[at + 1..].iter().take(NEAR).filter(|it| it.place <= one.place + CLOSE);
            near().enumerate().any(|(after, other)| {
                if !is_near(one) || !is_near(other) || is_share && !one.ware.meets(other.ware) {
                    return false;
                }
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
                low != high && (within(gap) || within(sum))
                    || near().skip(after + 1).filter(|it| is_near(it)).any(third)
            })
        })
    }
}

/// How surely two figures are of one thing, by what the text says that they are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Likeness {
    /// They are.
    Same,
    /// One of them says nothing of it.
    Unsaid,
    /// They may be: two nouns that no pack knows, two sorts of people.
    Perhaps,
    /// They are not.
    Other,
}

fn alike(ctx: &Context<'_>, here: Ware<'_>, there: Option<Ware<'_>>) -> Likeness {
    let claims = &ctx.analysis.lexicon.claims;
    let known = |class: &str| claims.measure_of(class).is_some();
    match (here, there) {
        (Ware::Amount, Some(Ware::Money(_) | Ware::Amount)) | (Ware::Money(_), Some(Ware::Amount)) => {
            Likeness::Same
        }
        (_, None | Some(Ware::Number | Ware::Amount)) | (Ware::Number | Ware::Amount, _) => Likeness::Unsaid,
        (Ware::Things(one), Some(Ware::Things(other))) if claims.may_be_one(one, other) => Likeness::Same,
        (Ware::Things(one), Some(Ware::Things(other)))
            if known(one) && known(other) && !claims.are_people(one, other) =>
        {
            Likeness::Other
        }
        (Ware::Things(_), Some(Ware::Things(_))) => Likeness::Perhaps,
        (one, Some(other)) if one == other => Likeness::Same,
        (Ware::Money(_), Some(Ware::Money(_))) => Likeness::Perhaps,
        _ => Likeness::Other,
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

/// Whether a figure is written as figures are: no hour, index level, version, address, article of law, year.
pub(super) fn is_free(quantity: &Quantity) -> bool {
    match quantity.exempt {
        None => true,
        // «un ponte lungo 3,6 chilometri»
        Some(Exempt::Model) => quantity.unit.is_some(),
        Some(exempt) => matches!(
            exempt,
            Exempt::Computed | Exempt::Duration | Exempt::Hypothesis | Exempt::Price | Exempt::Service
        ),
    }
}
