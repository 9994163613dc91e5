//! Dates of two texts: does each give one event another day, month or year?
//!
//! Dates of one event that do not meet disagree; a date that the evidence has too is no contradiction,
//! whatever it dates there.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::super::verdict::{Decided, Verdict};
use super::super::window::{Relation, relation};
use super::event::{BORN, DIE, Dated, PUBLISH, dates};
use super::ground::{Ground, is_about};
use super::{PairVerdict, Reading};
use crate::value::Timex;

/// Dates of the event in more years than this leave open which one is meant.
const MAX_YEARS: usize = 2;

/// What comes of each date of the claim that the evidence speaks of.
pub(super) fn compare(claim: Reading<'_>, evidence: Reading<'_>, ground: &Ground) -> Vec<PairVerdict> {
    if !ground.is_common() {
        return Vec::new();
    }
    let mut there = dates(evidence);
    there.retain(|it| is_about(ground, evidence, it.sentence));
    dates(claim).iter().filter(|it| !it.is_limit).filter_map(|here| decide(here, &there)).collect()
}

fn decide(here: &Dated<'_>, there: &[Dated<'_>]) -> Option<PairVerdict> {
    let lies = |it: &Dated<'_>| match here.is_backwards == it.is_backwards {
        true => lie(&here.value, &it.value),
        false => Relation::Apart,
    };
    let verdict =
        |verdict, there: &Dated<'_>| PairVerdict::of(verdict, Decided::Window, here.span, there.span);
    let of_event: Vec<&Dated<'_>> =
        there.iter().filter(|it| !it.is_limit && is_same_event(here, it)).collect();
    let meets = |it: &&&Dated<'_>| matches!(lies(it), Relation::Same | Relation::Nested);
    if let Some(there) = of_event.iter().find(meets) {
        return Some(verdict(Verdict::Agrees, there));
    }
    if there.iter().any(|it| !it.is_limit && lies(it) == Relation::Same) {
        return None;
    }
    let apart = of_event.iter().all(|it| lies(it) == Relation::Apart);
    let Some(first) = of_event.first() else {
        return there.iter().find(|it| is_outside_life(here, it)).map(|it| verdict(Verdict::Disagrees, it));
    };
    if !apart {
        return None;
    }
    // Nouns in common are weaker than a named event: then only one date may be meant.
    let most = if here.event.is_some() && here.event == first.event { MAX_YEARS } else { 1 };
    let years: BTreeSet<i16> =
        of_event.iter().filter_map(|it| it.value.first_day()).map(Date::year).collect();
    (years.len() <= most).then(|| verdict(Verdict::Disagrees, first))
}

/// How two values lie to each other; «prima del 1970» holds what it does not exclude.
fn lie(one: &Timex, other: &Timex) -> Relation {
    let is_open =
        |it: &Timex| matches!(it, Timex::Range { first: None, .. } | Timex::Range { last: None, .. });
    let ends_before = |one: &Timex, other: &Timex| {
        one.last_day().is_some_and(|last| other.first_day().is_some_and(|first| last < first))
    };
    match (is_open(one) || is_open(other), ends_before(one, other) || ends_before(other, one)) {
        (false, _) => relation(Some(one), Some(other)),
        (true, true) => Relation::Apart,
        (true, false) => Relation::Nested,
    }
}

/// Whether two dates tell of one event: of the same kind and, where both name one, of the same kind of work;
/// or, where one does not say of what it tells, beside the same noun.
fn is_same_event(here: &Dated<'_>, there: &Dated<'_>) -> bool {
    let other_work = here.work.is_some() && there.work.is_some() && here.work != there.work;
    let other_rank =
        !here.ranks.is_empty() && !there.ranks.is_empty() && here.ranks.is_disjoint(&there.ranks);
    match (here.event, there.event) {
        _ if other_work || other_rank => false,
        (Some(one), Some(other)) => one == other,
        _ => !here.nouns.is_disjoint(&there.nouns),
    }
}

/// Whether the evidence tells of something before a birth or a release, or long after a death, that the claim
/// dates: nobody publishes before he is born. What comes out, is named or is built after a death may do so.
fn is_outside_life(here: &Dated<'_>, there: &Dated<'_>) -> bool {
    let (Some(first), Some(last)) = (here.value.first_day(), here.value.last_day()) else { return false };
    match here.event {
        Some(BORN) => !there.is_limit && there.value.last_day().is_some_and(|it| it < first),
        // «2 milioni di copie vendute al novembre 2010» were not sold before the book came out.
        Some(PUBLISH) => {
            there.is_limit && there.is_sold && there.value.last_day().is_some_and(|it| it < first)
        }
        Some(DIE) => {
            let acts = !there.is_limit
                && there.event.is_none()
                && there.work.is_none()
                && matches!(there.value, Timex::Day(_));
            acts && there.value.first_day().is_some_and(|it| last.year() < it.year())
        }
        _ => false,
    }
}
