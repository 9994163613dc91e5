//! Counts, amounts and shares of two texts.

use crate::claim::{Claim, Modality};

use super::super::verdict::{Decided, Verdict};
use super::super::window::{Relation, relation};
use super::ground::{Ground, stems_near, stems_of_sentence};
use super::{PairVerdict, Reading};

/// More figures of one kind than this leave open which one is meant.
const MAX_CANDIDATES: usize = 2;

/// What comes of each figure of the claim that the evidence speaks of.
pub(super) fn compare(claim: Reading<'_>, evidence: Reading<'_>, ground: &Ground) -> Vec<PairVerdict> {
    claim.claims.iter().filter_map(|here| figure(here, claim, evidence, ground)).collect()
}

fn figure(here: &Claim, claim: Reading<'_>, evidence: Reading<'_>, ground: &Ground) -> Option<PairVerdict> {
    let candidates: Vec<&Claim> = evidence.claims.iter().filter(|there| is_of_kind(here, there)).collect();
    let meets = |there: &&&Claim| here.interval.meets(there.interval);
    if let Some(there) = candidates.iter().find(meets) {
        return Some(PairVerdict::of(Verdict::Agrees, Decided::Interval, here.span, there.span));
    }
    let first = candidates.first()?;
    let apart = candidates.iter().any(|there| {
        matches!(relation(here.time.as_ref(), there.time.as_ref()), Relation::Apart | Relation::Nested)
    });
    let same_predicate = here.predicate.is_some() && here.predicate == first.predicate;
    let near = stems_near(claim, here.span, here.sentence);
    let n_near = near.intersection(&stems_of_sentence(evidence, first.sentence)).count();
    let certain = ground.half || (ground.is_common() && (same_predicate || 1 <= n_near));
    let one = candidates.len() <= MAX_CANDIDATES && here.modality != Modality::Denied;
    (certain && one && !apart)
        .then(|| PairVerdict::of(Verdict::Disagrees, Decided::Interval, here.span, first.span))
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
