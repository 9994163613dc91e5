//! Ages and stretches of time against the dates that they follow from: “reigned for 20 years” against “reigned from
//! 1189 until 1199”, «è morta a 71 anni» against «(1901 – 1989)».

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::text::ProseSpan;
use crate::value::{Interval, Timex};

use super::super::verdict::{Decided, Verdict};
use super::event::{BORN, DIE, Dated, dates, event_near, is_life};
use super::ground::{Ground, MOST, is_about, name_words, stem, stems_near, stems_of, tokens_of};
use super::rank::{Kind, Said};
use super::{PairVerdict, Reading};

/// The seconds of a year, in which stretches of years are measured.
const YEAR: u32 = 31_556_952;

/// So many tokens before a range of years say what lasted so long.
const LEAD: usize = 4;

/// What comes of an age or a stretch of the claim that the evidence tells by dates.
pub(super) fn compare(
    here: &Said,
    claim: Reading<'_>,
    evidence: Reading<'_>,
    ground: &Ground,
) -> Option<PairVerdict> {
    match &here.kind {
        Kind::Age => age(here, claim, evidence),
        Kind::Lasting(dimension) if dimension.as_ref() == "time" => lasting(here, claim, evidence, ground),
        _ => None,
    }
}

/// The age at death follows from a life.
fn age(here: &Said, claim: Reading<'_>, evidence: Reading<'_>) -> Option<PairVerdict> {
    let view = claim.article.view(claim.lexicon);
    let sentence = claim.article.sentences.get(here.sentence).map(|it| it.tokens.clone())?;
    if event_near(view, &here.tokens, &sentence) != Some(DIE) {
        return None;
    }
    let there = dates(evidence);
    let only = |event: &str| {
        let mut of_event = there.iter().filter(|it| it.event == Some(event) && !it.is_limit);
        let first = of_event.next()?;
        let year = |it: &Dated<'_>| it.value.first_day().map(Date::year);
        of_event.all(|it| year(it) == year(first)).then_some((year(first)?, first.span))
    };
    let ((born, _), (died, span)) = (only(BORN)?, only(DIE)?);
    let years = Decimal::from(i64::from(died) - i64::from(born));
    let lived = Interval::between(years - Decimal::ONE, years);
    judge(here, lived, span)
}

/// How long something lasted follows from its first and last year.
fn lasting(here: &Said, claim: Reading<'_>, evidence: Reading<'_>, ground: &Ground) -> Option<PairVerdict> {
    let names: BTreeSet<String> = name_words(claim).iter().map(|it| stem(it)).collect();
    let about = stems_near(claim, here.span, here.sentence);
    let times = evidence.mentions.times.iter().take(MOST).filter(|it| !is_life(evidence, it.span));
    let mut ranges = times.filter_map(|it| match it.value {
        Some(Timex::Range { first: Some(first), last: Some(last) }) => Some((it, first, last)),
        _ => None,
    });
    let (time, first, last) = ranges.next().filter(|_| ranges.next().is_none())?;
    let view = evidence.article.view(evidence.lexicon);
    let start = tokens_of(view, time.span).start;
    let words = stems_of(view, start.saturating_sub(LEAD)..start);
    let is_same = about.difference(&names).any(|it| words.contains(it));
    if !is_same || !is_about(ground, evidence, time.sentence) {
        return None;
    }
    let years = Decimal::from(i64::from(last.year()) - i64::from(first.year()));
    let whole = Interval::between(years - Decimal::ONE, years + Decimal::ONE);
    judge(here, whole.scaled(Decimal::from(YEAR))?, time.span)
}

fn judge(here: &Said, there: Interval, span: ProseSpan) -> Option<PairVerdict> {
    let verdict = if here.interval.meets(there) { Verdict::Agrees } else { Verdict::Disagrees };
    Some(PairVerdict::of(verdict, Decided::Interval, here.span, span))
}
