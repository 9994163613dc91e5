//! A sentence against a passage of evidence: does a figure or a date of the one contradict the other?
//!
//! «Il film è uscito nel 2018» against «Il film, uscito nel 2015, …» disagree. Silence is the rule: two
//! texts disagree only where they say a comparable figure, or date one event, and the values do not meet.

mod event;
mod figure;
mod ground;
mod group;
mod identity;
mod moment;
mod near;
mod rank;
mod scale;
mod span;
mod year;

use crate::article::Article;
use crate::claim::Claim;
use crate::lexicon::Lexicon;
use crate::mention::Mentions;
use crate::text::ProseSpan;

use super::verdict::{Decided, Verdict};
use ground::Ground;

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

impl PairVerdict {
    fn of(verdict: Verdict, decided: Decided, claim: ProseSpan, evidence: ProseSpan) -> Self {
        Self { verdict, decided, claim: Some(claim), evidence: Some(evidence) }
    }
}

/// Compares a claim with its evidence: the first figure, rank, date, work or name that disagrees decides, else
/// the first that agrees.
pub fn compare_texts(claim: Reading<'_>, evidence: Reading<'_>) -> PairVerdict {
    let ground = Ground::of(claim, evidence);
    let mut agreed = None;
    let figures = figure::compare(claim, evidence, &ground);
    let ranks = rank::compare(claim, evidence, &ground);
    let groups = group::compare(claim, evidence, &ground);
    let moments = moment::compare(claim, evidence, &ground);
    let identity = identity::compare(claim, evidence, &ground);
    let scales = scale::compare(claim, evidence, &ground);
    let found = figures.into_iter().chain(ranks).chain(groups).chain(moments).chain(identity).chain(scales);
    for found in found {
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
