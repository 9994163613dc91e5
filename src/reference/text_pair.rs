//! A sentence against a passage of evidence: does a figure or a date of the one contradict the other?
//!
//! Silence is the rule: two texts disagree only where they say a comparable figure, or date one event, and
//! the values do not meet.

use std::collections::BTreeSet;

use crate::article::{Article, Case, TokenKind, TokenView};
use crate::claim::{Claim, Modality};
use crate::lexicon::{ClaimCue, Lexicon, Sense};
use crate::mention::{Mentions, Temporal, TemporalForm};
use crate::text::ProseSpan;
use crate::value::{Granularity, Timex};

use super::verdict::{Decided, Verdict};
use super::window::{Relation, relation};

/// So many tokens from a date its verb may stand.
const REACH: usize = 10;

/// So many tokens before a date say what it dates.
const NEAR: usize = 5;

/// More figures of one kind than this leave open which one is meant.
const MAX_CANDIDATES: usize = 2;

/// The finished reading of one of the two texts.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The text with its sentences.
    pub article: &'a Article,
    /// Its mentions.
    pub mentions: &'a Mentions,
    /// Its claims.
    pub claims: &'a [Claim],
    /// The words of its language.
    pub lexicon: &'a Lexicon,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PairVerdict {
    /// Agrees, disagrees or incomparable.
    pub verdict: Verdict,
    /// What decided.
    pub decided: Decided,
    /// The figure or date in the claim that decided.
    pub claim: Option<ProseSpan>,
    /// The figure or date in the evidence beside it.
    pub evidence: Option<ProseSpan>,
}

/// Compares a claim with its evidence.
pub fn compare_texts(claim: Reading<'_>, evidence: Reading<'_>) -> PairVerdict {
    let common = Common::of(claim, evidence);
    let mut agreed = None;
    let figures = claim.claims.iter().map(|it| figure(it, evidence, common));
    let dates = claim.mentions.times.iter().map(|it| date(it, claim, evidence, common));
    for found in figures.chain(dates).flatten() {
        match found.verdict {
            Verdict::Disagrees => return found,
            _ => agreed = agreed.or(Some(found)),
        }
    }
    agreed.unwrap_or(PairVerdict {
        verdict: Verdict::Incomparable,
        decided: Decided::Subjects,
        claim: None,
        evidence: None,
    })
}

/// What the two texts have in common.
#[derive(Clone, Copy)]
struct Common {
    /// A name.
    name: bool,
    /// At least half of the claim's words.
    half: bool,
}

impl Common {
    fn of(claim: Reading<'_>, evidence: Reading<'_>) -> Self {
        let words_of_names = |reading: Reading<'_>| -> BTreeSet<String> {
            let keys = reading.mentions.referents.iter().flat_map(|it| it.key.split([' ', ':']));
            keys.filter(|word| 4 <= word.chars().count()).map(str::to_owned).collect()
        };
        let (here, there) = (content_words(claim), content_words(evidence));
        let n_shared = here.intersection(&there).count();
        Self {
            name: !words_of_names(claim).is_disjoint(&words_of_names(evidence)),
            half: 2 <= here.len() && here.len() <= 2 * n_shared,
        }
    }
}

/// Words of four letters or more that are no function words.
fn content_words(reading: Reading<'_>) -> BTreeSet<String> {
    let view = reading.article.view(reading.lexicon);
    let all = 0..view.tokens.list().len();
    all.filter(|&at| is_content(view, at)).map(|at| view.text_of(at).to_lowercase()).collect()
}

fn is_content(view: TokenView<'_>, at: usize) -> bool {
    let is_word = view.get(at).is_some_and(|token| token.kind == TokenKind::Word && 4 <= token.span.len());
    let is_function = |sense: &Sense| match sense {
        Sense::Prose(word) => word.is_function(),
        Sense::Number(_) | Sense::Date(_) => true,
        _ => false,
    };
    is_word && !view.senses_at(at).any(|(_, sense)| is_function(sense))
}

fn figure(here: &Claim, evidence: Reading<'_>, common: Common) -> Option<PairVerdict> {
    let known = |one: Option<&str>, other: Option<&str>| one.is_none() || other.is_none() || one == other;
    let mut candidates = Vec::new();
    for there in evidence.claims {
        let same = here.measure.class == there.measure.class
            && here.measure.unit == there.measure.unit
            && known(here.predicate.as_deref(), there.predicate.as_deref())
            && here.scope == there.scope
            && (here.modality == Modality::Denied) == (there.modality == Modality::Denied);
        let narrow = here.measure.qualifiers != there.measure.qualifiers
            && !here.measure.qualifiers.is_empty()
            && !there.measure.qualifiers.is_empty();
        if same && !narrow {
            candidates.push(there);
        }
    }
    let verdict = |there: &Claim, verdict| PairVerdict {
        verdict,
        decided: Decided::Interval,
        claim: Some(here.span),
        evidence: Some(there.span),
    };
    if let Some(there) = candidates.iter().find(|there| here.interval.meets(there.interval)) {
        return Some(verdict(there, Verdict::Agrees));
    }
    let first = candidates.first()?;
    let apart = candidates.iter().any(|there| {
        matches!(relation(here.time.as_ref(), there.time.as_ref()), Relation::Apart | Relation::Nested)
    });
    let same_predicate = here.predicate.is_some() && here.predicate == first.predicate;
    let ground = common.half || (common.name && same_predicate);
    let certain = ground && !apart && candidates.len() <= MAX_CANDIDATES && here.modality != Modality::Denied;
    certain.then(|| verdict(first, Verdict::Disagrees))
}

fn date(here: &Temporal, claim: Reading<'_>, evidence: Reading<'_>, common: Common) -> Option<PairVerdict> {
    let value = dated(claim, here)?;
    let family = family_near(claim, here);
    let words = words_before(claim, here);
    let mut of_event = Vec::new();
    for there in &evidence.mentions.times {
        let Some(other) = dated(evidence, there) else { continue };
        let same_family = family.is_some() && family_near(evidence, there) == family;
        if same_family || !words.is_disjoint(&words_before(evidence, there)) {
            of_event.push((there, relation(Some(value), Some(other))));
        }
    }
    let verdict = |there: &Temporal, verdict| PairVerdict {
        verdict,
        decided: Decided::Window,
        claim: Some(here.span),
        evidence: Some(there.span),
    };
    if let Some((there, _)) =
        of_event.iter().find(|(_, found)| matches!(found, Relation::Same | Relation::Nested))
    {
        return Some(verdict(there, Verdict::Agrees));
    }
    match of_event[..] {
        [(there, Relation::Apart)] if common.half || common.name => Some(verdict(there, Verdict::Disagrees)),
        _ => None,
    }
}

/// The content words close before a date: «un film horror del 1998».
fn words_before(reading: Reading<'_>, time: &Temporal) -> BTreeSet<String> {
    let view = reading.article.view(reading.lexicon);
    let Some(sentence) = reading.article.sentences.get(time.sentence) else { return BTreeSet::new() };
    let end = view.tokens.at(time.span.start());
    let start = sentence.tokens.start.max(end.saturating_sub(NEAR));
    (start..end)
        .filter(|&at| is_content(view, at) && view.get(at).is_some_and(|token| token.case == Case::Lower))
        .map(|at| view.text_of(at).to_lowercase())
        .collect()
}

/// The value of a date that names a year or less: not «prima del 1967», not «negli anni Settanta».
fn dated<'a>(reading: Reading<'_>, time: &'a Temporal) -> Option<&'a Timex> {
    let value = time.value.as_ref().filter(|_| time.form == TemporalForm::Absolute)?;
    let coarse = matches!(value, Timex::Period { grain: Granularity::Decade | Granularity::Century, .. });
    let view = reading.article.view(reading.lexicon);
    let start = view.tokens.at(time.span.start());
    let limits = |at: usize| {
        let found = view.find_sense(at, |sense| matches!(sense, Sense::Claim(ClaimCue::Limit)).then_some(()));
        found.is_some_and(|(n_tokens, ())| at + n_tokens <= start && start <= at + n_tokens + 1)
    };
    let limited = (start.saturating_sub(4)..start).any(limits);
    (!coarse && !limited).then_some(value)
}

/// The predicate family nearest to a date in its sentence.
fn family_near<'a>(reading: Reading<'a>, time: &Temporal) -> Option<&'a str> {
    let view = reading.article.view(reading.lexicon);
    let sentence = reading.article.sentences.get(time.sentence)?;
    let at = view.tokens.at(time.span.start());
    let end = view.tokens.at(time.span.end().saturating_sub(1)) + 1;
    let family = |at: usize| {
        view.find_sense(at, |sense| match sense {
            Sense::Predicate(family) => Some(&*family.0),
            _ => None,
        })
        .map(|(_, family)| family)
    };
    let start = sentence.tokens.start.max(at.saturating_sub(REACH));
    let mut before = (start..at).rev().map(|it| (at - it, it));
    let mut after = (end..sentence.tokens.end.min(end + REACH)).map(|it| (it - end + 2, it));
    let before = before.find_map(|(gap, it)| family(it).map(|family| (gap, family)));
    let after = after.find_map(|(gap, it)| family(it).map(|family| (gap, family)));
    [before, after].into_iter().flatten().min_by_key(|(gap, _)| *gap).map(|(_, family)| family)
}
