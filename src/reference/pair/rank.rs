//! Ranks, places in a list, ages and stretches of time of two texts: «il suo sesto romanzo», “number 9 on the
//! list”, “died aged 27”, “for 12 years”.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::article::TokenView;
use crate::lexicon::{Kinds, Sense, TextWord};
use crate::mention::{Exempt, Quantity, QuantityKind};
use crate::text::ProseSpan;
use crate::value::Interval;

use super::super::verdict::{Decided, Verdict};
use super::ground::{
    Ground, MOST, has, is_content, is_in_time, stem, stems_near, stems_of_sentence, tokens_of,
};
use super::{PairVerdict, Reading, near, span};

/// So many tokens behind a rank its noun may stand.
const REACH: usize = 4;

/// So many tokens before a figure the word that makes a place of it begins.
const LEAD: usize = 3;

/// Nobody grows older.
const OLDEST: u32 = 125;

/// Of so many words around a figure, the evidence must share.
const MIN_SHARED: usize = 2;

/// A figure that is no claim by itself.
pub(super) struct Said {
    pub(super) span: ProseSpan,
    /// The tokens of the figure.
    pub(super) tokens: Range<usize>,
    pub(super) sentence: usize,
    pub(super) kind: Kind,
    pub(super) interval: Interval,
}

/// What must be the same on both sides.
#[derive(PartialEq)]
pub(super) enum Kind {
    /// A rank among what the noun says.
    Rank,
    /// A place in a list.
    Place,
    /// How often.
    Times,
    /// An age.
    Age,
    /// How long something lasted.
    Lasting(Arc<str>),
}

/// What comes of each rank, place, age and stretch of the claim that the evidence speaks of.
pub(super) fn compare(claim: Reading<'_>, evidence: Reading<'_>, ground: &Ground) -> Vec<PairVerdict> {
    if !ground.is_common() {
        return Vec::new();
    }
    let there = said(evidence);
    said(claim).iter().filter_map(|here| decide(here, claim, &there, evidence, ground)).collect()
}

fn said(reading: Reading<'_>) -> Vec<Said> {
    let free = |it: &&Quantity| it.kind != QuantityKind::Ordinal || !is_in_time(reading, it.figure);
    let quantities = reading.mentions.quantities.iter().filter(free);
    let mut out: Vec<Said> = quantities.filter_map(|it| one(reading, it)).take(MOST).collect();
    out.extend(told(reading));
    out
}

fn one(reading: Reading<'_>, quantity: &Quantity) -> Option<Said> {
    let unit = quantity.unit.as_ref();
    let view = reading.article.view(reading.lexicon);
    let tokens = tokens_of(view, quantity.figure);
    let kind = match (quantity.kind, quantity.exempt, unit) {
        (QuantityKind::Ordinal, _, _) if is(view, tokens.end, &TextWord::Position) => Kind::Place,
        (QuantityKind::Ordinal, _, _) => Kind::Rank,
        (QuantityKind::Age, _, _) if quantity.value.value <= Decimal::from(OLDEST) => Kind::Age,
        (QuantityKind::Count, _, None) if is_often(view, tokens.end) => Kind::Times,
        (_, Some(Exempt::Duration), Some(unit)) => Kind::Lasting(Arc::clone(&unit.dimension)),
        (QuantityKind::Count, _, None) if is_placed(view, tokens.start) => Kind::Place,
        _ => return None,
    };
    let ratio = unit.and_then(|unit| unit.ratio).filter(|_| kind != Kind::Age);
    let interval = ratio.and_then(|it| quantity.interval.scaled(it)).unwrap_or(quantity.interval);
    Some(Said { span: quantity.span, tokens, sentence: quantity.sentence, kind, interval })
}

fn is(view: TokenView<'_>, at: usize, word: &TextWord) -> bool {
    has(view, at, |sense| matches!(sense, Sense::Text(it) if it == word))
}

/// “three times”, “a three-time champion”; but not “three times as many”.
fn is_often(view: TokenView<'_>, end: usize) -> bool {
    let at = if view.is_sign(end, '-') { end + 1 } else { end };
    is(view, at, &TextWord::Times) && !is(view, at + 1, &TextWord::Than)
}

/// Whether a word right before a figure makes a place in a list of it: «al numero 9», “No. 3”, “# 92”.
fn is_placed(view: TokenView<'_>, start: usize) -> bool {
    let end = if view.is_sign(start.wrapping_sub(1), '.') { [start, start - 1] } else { [start; 2] };
    (start.saturating_sub(LEAD)..start).any(|at| {
        view.senses_in(at, Kinds::TEXT).any(|(n_tokens, sense)| {
            *sense == Sense::Text(TextWord::Position) && end.contains(&(at + n_tokens))
        })
    })
}

/// The first places that are told by name, and «twice»: «in vetta alla classifica».
fn told(reading: Reading<'_>) -> Vec<Said> {
    let view = reading.article.view(reading.lexicon);
    let top = |(sentence, at): (usize, usize)| {
        let (n_tokens, (kind, n)) = view.find_sense_in(at, Kinds::TEXT, |sense| match sense {
            Sense::Text(TextWord::Top) => Some((Kind::Place, 1)),
            Sense::Text(TextWord::Often(n)) if !is(view, at + 1, &TextWord::Than) => Some((Kind::Times, *n)),
            _ => None,
        })?;
        let tokens = at..at + n_tokens;
        let interval = Interval::exactly(Decimal::from(n));
        Some(Said { span: view.span(tokens.clone()), tokens, sentence, kind, interval })
    };
    let sentences = reading.article.sentences.iter().enumerate();
    let tokens = sentences.flat_map(|(index, it)| it.tokens.clone().map(move |at| (index, at)));
    tokens.filter_map(top).take(MOST).collect()
}

fn decide(
    here: &Said,
    claim: Reading<'_>,
    there: &[Said],
    evidence: Reading<'_>,
    ground: &Ground,
) -> Option<PairVerdict> {
    let about = about(here, claim);
    let subject = near::subject(here, claim);
    let candidates: Vec<&Said> = there
        .iter()
        .filter(|it| it.kind == here.kind)
        .filter(|it| match here.kind {
            Kind::Rank => !about.is_disjoint(&noun_behind(it, evidence)),
            Kind::Place => {
                !about.is_disjoint(&stems_near(evidence, it.span, it.sentence))
                    && !are_other(&near::works(here, claim), &near::works(it, evidence))
                    && !are_other(&near::countries(here, claim), &near::countries(it, evidence))
            }
            Kind::Times => {
                let object = near::object(here, claim, &subject);
                let acts = (near::act(here, claim), near::act(it, evidence));
                !object.is_disjoint(&near::object(it, evidence, &subject))
                    && matches!(acts, (Some(one), Some(other)) if one == other)
            }
            Kind::Age => true,
            Kind::Lasting(_) => {
                let words = stems_of_sentence(evidence, it.sentence);
                let most = if ground.goes_on { 1 } else { MIN_SHARED };
                most <= about.intersection(&words).count()
            }
        })
        .collect();
    let verdict = |verdict, there: &Said| PairVerdict::of(verdict, Decided::Interval, here.span, there.span);
    if let Some(there) = candidates.iter().find(|it| it.interval.meets(here.interval)) {
        return Some(verdict(Verdict::Agrees, there));
    }
    // «il quarto più diffuso» leaves room for no other place on the same scale.
    let is_scale = |it: &Said, reading: Reading<'_>| {
        let view = reading.article.view(reading.lexicon);
        has(view, it.tokens.end, |sense| matches!(sense, Sense::Text(TextWord::Most | TextWord::Least)))
            || view.is_sign(it.tokens.end, '-')
                && has(view, it.tokens.end + 1, |sense| matches!(sense, Sense::Text(TextWord::Most)))
    };
    let is_told = |it: &Said| {
        here.kind != Kind::Rank
            || near::is_identity(here, claim) && near::is_identity(it, evidence)
            || ground.half && near::is_at(here, claim) && near::is_at(it, evidence)
    };
    match candidates[..] {
        [] => span::compare(here, claim, evidence, ground),
        [there] if is_told(there) => Some(verdict(Verdict::Disagrees, there)),
        [there, ..] if is_scale(here, claim) && candidates.iter().all(|it| is_scale(it, evidence)) => {
            Some(verdict(Verdict::Disagrees, there))
        }
        _ => None,
    }
}

/// Whether both sides know a value and none is common.
fn are_other(one: &BTreeSet<&str>, other: &BTreeSet<&str>) -> bool {
    !one.is_empty() && !other.is_empty() && one.is_disjoint(other)
}

/// The words that tell what a figure of the claim is about.
fn about(said: &Said, reading: Reading<'_>) -> BTreeSet<String> {
    match said.kind {
        Kind::Rank => noun_behind(said, reading),
        _ => stems_near(reading, said.span, said.sentence),
    }
}

/// The stems of the words behind a rank.
fn noun_behind(said: &Said, reading: Reading<'_>) -> BTreeSet<String> {
    let view: TokenView<'_> = reading.article.view(reading.lexicon);
    let end = said.tokens.end;
    let words = (end..end + REACH).take_while(|&at| view.get(at).is_some());
    words.filter(|&at| is_content(view, at)).map(|at| stem(view.text_of(at))).collect()
}
