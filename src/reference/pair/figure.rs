//! Counts, amounts and shares of two texts.

use rust_decimal::Decimal;

use crate::claim::{Claim, Modality};
use crate::mention::{Exempt, Quantity};
use crate::text::ProseSpan;
use crate::value::{Bound, Granularity, Timex};

use super::super::compare::slots;
use super::super::verdict::{Decided, Verdict};
use super::super::window::{Relation, relation};
use super::ground::{Ground, MOST, is_in_time, stems_near, stems_of_sentence, tokens_of};
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
        let verdict = PairVerdict::of(Verdict::Agrees, Decided::Interval, here.span, there.span);
        return Some(verdict.knowing(slots(here, there)));
    }
    let first = candidates.first().filter(|_| candidates.len() <= MAX_CANDIDATES)?;
    let apart = candidates.iter().any(|there| {
        matches!(relation(here.time.as_ref(), there.time.as_ref()), Relation::Apart | Relation::Nested)
            || are_apart(&times(claim, here), &times(evidence, there))
    });
    let is_less = here.value.value < first.value.value;
    let (when, then) = (is_of_stretch(claim, here), is_of_stretch(evidence, first));
    let is_part = when != then && is_less == when;
    let other_days = here.running && are_other_days(&days(claim, here), &days(evidence, first));
    let same_predicate = here.predicate.is_some() && here.predicate == first.predicate;
    let near = stems_near(claim, here.span, here.sentence);
    let n_near = near.intersection(&stems_of_sentence(evidence, first.sentence)).count();
    let is_only = || is_only(here, first, claim, evidence);
    let is_near = || same_predicate || 1 <= n_near || is_only() || ground.goes_on && candidates.len() == 1;
    let certain =
        ground.half || 0 < ground.names && is_near() || ground.goes_on && is_near() && are_near(here, first);
    (certain && !apart && !is_part && !other_days && here.modality != Modality::Denied).then(|| {
        let verdict = PairVerdict::of(Verdict::Disagrees, Decided::Interval, here.span, first.span);
        verdict.knowing(slots(here, first))
    })
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

/// Whether a figure is that of a year or a month, so that it may be a part of another: “20 goals in the 2001 season”.
fn is_of_stretch(reading: Reading<'_>, claim: &Claim) -> bool {
    let view = reading.article.view(reading.lexicon);
    let end = tokens_of(view, claim.span).end;
    let mut years = reading.mentions.quantities.iter().filter(|it| it.exempt == Some(Exempt::Year));
    let is_near = |it: &Quantity| (end..end + REACH / 2).contains(&tokens_of(view, it.figure).start);
    matches!(
        claim.time,
        Some(Timex::Period { grain: Granularity::Year | Granularity::Month | Granularity::Season, .. })
    ) || years.any(|it| it.sentence == claim.sentence && is_near(it) && !is_in_time(reading, it.span))
}

/// The days that a sentence names without a year, as they are written in TIMEX3.
fn days(reading: Reading<'_>, claim: &Claim) -> Vec<String> {
    let of_sentence = reading.mentions.times.iter().take(MOST).filter(|it| it.sentence == claim.sentence);
    let dated = of_sentence.filter(|it| it.parts.month.is_some());
    dated.filter_map(|it| it.readings.last().cloned()).collect()
}

fn are_other_days(here: &[String], there: &[String]) -> bool {
    !here.is_empty() && !there.is_empty() && !here.iter().any(|it| there.contains(it))
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
