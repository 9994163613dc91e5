//! Ranks, ages and stretches of time of two texts: «il suo sesto romanzo», “died aged 27”, “for 12 years”.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::article::TokenView;
use crate::mention::{Exempt, Quantity, QuantityKind};
use crate::value::Interval;

use super::super::verdict::{Decided, Verdict};
use super::ground::{Ground, MOST, is_content, is_in_time, stem, stems_near, stems_of_sentence, tokens_of};
use super::{PairVerdict, Reading};

/// So many tokens behind a rank its noun may stand.
const REACH: usize = 4;

/// Of so many words around a figure, the evidence must share.
const MIN_SHARED: usize = 2;

/// A figure that is no claim by itself.
struct Said<'a> {
    quantity: &'a Quantity,
    kind: Kind,
    interval: Interval,
}

/// What must be the same on both sides.
#[derive(PartialEq)]
enum Kind {
    /// A rank among what the noun says.
    Rank,
    /// An age.
    Age,
    /// How long something lasted.
    Lasting(Arc<str>),
}

/// What comes of each rank, age and stretch of the claim that the evidence speaks of.
pub(super) fn compare(claim: Reading<'_>, evidence: Reading<'_>, ground: &Ground) -> Vec<PairVerdict> {
    if !ground.is_common() {
        return Vec::new();
    }
    let there = said(evidence);
    said(claim).iter().filter_map(|here| decide(here, claim, &there, evidence, ground)).collect()
}

fn said(reading: Reading<'_>) -> Vec<Said<'_>> {
    let free = |it: &&Quantity| it.kind != QuantityKind::Ordinal || !is_in_time(reading, it.figure);
    reading.mentions.quantities.iter().filter(free).filter_map(one).take(MOST).collect()
}

fn one(quantity: &Quantity) -> Option<Said<'_>> {
    let unit = quantity.unit.as_ref();
    let kind = match (quantity.kind, quantity.exempt, unit) {
        (QuantityKind::Ordinal, _, _) => Kind::Rank,
        (QuantityKind::Age, _, _) => Kind::Age,
        (_, Some(Exempt::Duration), Some(unit)) => Kind::Lasting(Arc::clone(&unit.dimension)),
        _ => return None,
    };
    let ratio = unit.and_then(|unit| unit.ratio);
    let interval = ratio.and_then(|it| quantity.interval.scaled(it)).unwrap_or(quantity.interval);
    Some(Said { quantity, kind, interval })
}

fn decide(
    here: &Said<'_>,
    claim: Reading<'_>,
    there: &[Said<'_>],
    evidence: Reading<'_>,
    ground: &Ground,
) -> Option<PairVerdict> {
    let about = about(here, claim);
    let candidates: Vec<&Said<'_>> = there
        .iter()
        .filter(|it| it.kind == here.kind)
        .filter(|it| match here.kind {
            Kind::Rank => !about.is_disjoint(&noun_behind(it, evidence)),
            Kind::Age => true,
            Kind::Lasting(_) => {
                let words = stems_of_sentence(evidence, it.quantity.sentence);
                let most = if ground.goes_on { 1 } else { MIN_SHARED };
                most <= about.intersection(&words).count()
            }
        })
        .collect();
    let verdict = |verdict, there: &Said<'_>| {
        PairVerdict::of(verdict, Decided::Interval, here.quantity.span, there.quantity.span)
    };
    if let Some(there) = candidates.iter().find(|it| it.interval.meets(here.interval)) {
        return Some(verdict(Verdict::Agrees, there));
    }
    match candidates[..] {
        [there] => Some(verdict(Verdict::Disagrees, there)),
        _ => None,
    }
}

/// The words that tell what a figure of the claim is about.
fn about(said: &Said<'_>, reading: Reading<'_>) -> BTreeSet<String> {
    match said.kind {
        Kind::Rank => noun_behind(said, reading),
        _ => stems_near(reading, said.quantity.span, said.quantity.sentence),
    }
}

/// The stems of the words behind a rank.
fn noun_behind(said: &Said<'_>, reading: Reading<'_>) -> BTreeSet<String> {
    let view: TokenView<'_> = reading.article.view(reading.lexicon);
    let end = tokens_of(view, said.quantity.figure).end;
    let words = (end..end + REACH).take_while(|&at| view.get(at).is_some());
    words.filter(|&at| is_content(view, at)).map(|at| stem(view.text_of(at))).collect()
}
