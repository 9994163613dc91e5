//! Counts, amounts and shares of two texts.

use rust_decimal::Decimal;

use crate::claim::{Claim, Modality};
use crate::text::ProseSpan;
use crate::value::{Bound, Timex};

use super::super::verdict::{Decided, Verdict};
use super::super::window::{Relation, relation};
use super::ground::{Ground, MOST, stems_near, stems_of_sentence, tokens_of};
use super::{PairVerdict, Reading};

/// More figures of one kind than this leave open which one is meant.
const MAX_CANDIDATES: usize = 2;

/// So many tokens from a figure a date still says when it held.
const REACH: usize = 12;

/// Amounts that differ by more are of different things, unless the words say otherwise.
const MAX_FACTOR: u32 = 3;

/// What comes of each figure of the claim that the evidence speaks of.
pub(super) fn compare(claim: Reading<'_>, evidence: Reading<'_>, ground: &Ground) -> Vec<PairVerdict> {
    claim.claims.iter().take(MOST).filter_map(|here| figure(here, claim, evidence, ground)).collect()
}

fn figure(here: &Claim, claim: Reading<'_>, evidence: Reading<'_>, ground: &Ground) -> Option<PairVerdict> {
    let candidates: Vec<&Claim> =
        evidence.claims.iter().take(MOST).filter(|there| is_of_kind(here, there)).collect();
    let meets = |there: &&&Claim| here.interval.meets(there.interval) && !is_overstated(here, there);
    if let Some(there) = candidates.iter().find(meets) {
        return Some(PairVerdict::of(Verdict::Agrees, Decided::Interval, here.span, there.span));
    }
    let first = candidates.first().filter(|_| candidates.len() <= MAX_CANDIDATES)?;
    let apart = candidates.iter().any(|there| {
        matches!(relation(here.time.as_ref(), there.time.as_ref()), Relation::Apart | Relation::Nested)
            || are_apart(&times(claim, here), &times(evidence, there))
    });
    let same_predicate = here.predicate.is_some() && here.predicate == first.predicate;
    let near = stems_near(claim, here.span, here.sentence);
    let n_near = near.intersection(&stems_of_sentence(evidence, first.sentence)).count();
    let is_only = || is_only(here, first, claim, evidence);
    let is_near = || {
        same_predicate || 1 <= n_near || is_only() || ground.goes_on && candidates.len() == 1
    };
    let certain = ground.half || 0 < ground.names && is_near() || ground.goes_on && is_near() && are_near(here, first);
    (certain && !apart && here.modality != Modality::Denied)
        .then(|| PairVerdict::of(Verdict::Disagrees, Decided::Interval, here.span, first.span))
}

/// The days, months and years that stand near a figure, or open its sentence.
fn times(reading: Reading<'_>, claim: &Claim) -> Vec<Timex> {
    let view = reading.article.view(reading.lexicon);
    let figure = tokens_of(view, claim.span);
    let start = reading.article.sentences.get(claim.sentence).map_or(0, |it| it.tokens.start);
    let is_near = |span: ProseSpan| {
        let time = tokens_of(view, span);
        let gap = figure.start.saturating_sub(time.end).max(time.start.saturating_sub(figure.end));
        gap <= REACH || time.start <= start + REACH / 4
    };
    let of_sentence = reading.mentions.times.iter().take(MOST).filter(|it| it.sentence == claim.sentence);
    let near = of_sentence.filter(|it| is_near(it.span)).filter_map(|it| it.value.clone());
    near.filter(|it| it.first_day().is_some()).collect()
}

/// Whether two sentences speak of other times.
fn are_apart(here: &[Timex], there: &[Timex]) -> bool {
    let apart = |one: &Timex| there.iter().all(|other| relation(Some(one), Some(other)) == Relation::Apart);
    !here.is_empty() && !there.is_empty() && here.iter().all(apart)
}

/// Whether each text has one amount of the unit, and the two are of one size.
fn is_only(here: &Claim, there: &Claim, claim: Reading<'_>, evidence: Reading<'_>) -> bool {
    let count = |reading: Reading<'_>| {
        reading.claims.iter().filter(|it| it.measure.unit == here.measure.unit).count()
    };
    !here.measure.unit.is_empty() && count(claim) == 1 && count(evidence) == 1 && are_near(here, there)
}

/// Whether two figures are of one size.
fn are_near(here: &Claim, there: &Claim) -> bool {
    let (one, other) = (here.value.value, there.value.value);
    let times = |it: Decimal| it.checked_mul(Decimal::from(MAX_FACTOR));
    times(other).is_some_and(|it| one <= it) && times(one).is_some_and(|it| other <= it)
}

/// “over 11 million” against “more than 10 million”: whoever could say the greater number would have.
fn is_overstated(here: &Claim, there: &Claim) -> bool {
    let is_open = |it: &Claim| it.interval.high == Bound::Open;
    let low = |it: &Claim| it.interval.low.value();
    let greater = low(here).zip(low(there)).is_some_and(|(here, there)| there < here);
    is_open(here) && is_open(there) && greater && here.value.value != there.value.value
}

/// Whether both count or measure the same, as far as the texts say.
fn is_of_kind(here: &Claim, there: &Claim) -> bool {
    let known = |one: Option<&str>, other: Option<&str>| one.is_none() || other.is_none() || one == other;
    let narrow = here.measure.qualifiers != there.measure.qualifiers
        && !here.measure.qualifiers.is_empty()
        && !there.measure.qualifiers.is_empty();
    here.measure.class == there.measure.class
        && here.measure.unit == there.measure.unit
        && known(here.predicate.as_deref(), there.predicate.as_deref())
        && here.scope == there.scope
        && (here.modality == Modality::Denied) == (there.modality == Modality::Denied)
        && !narrow
}
