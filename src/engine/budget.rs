//! The budget against noise: which of several findings speaks, and how many are shown.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::rule_set::Configured;
use crate::analysis::Analysis;
use crate::diagnostic::Level;
use crate::rules::{Family, Finding, FindingPlace};
use crate::text::ProseSpan;

/// A finding with the rule that found it and the level at which it is told.
pub(super) type Found<'a> = (&'a Configured, Level, Finding);

/// The budget against noise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Budget {
    /// One finding per sentence and family, and at most so many per rule and article.
    PerRule(usize),
    /// Everything.
    Unlimited,
    /// What [`Budget::PerRule`] leaves, and beside it everything.
    Both(usize),
}

/// Rules that speak instead of others where both have something to say on one span, the first first.
pub(super) const PRECEDENCE: &[&[&str]] = &[
    &["vague-source", "anonymous-source", "agentless-report", "unsourced-superlative", "unsourced-number"],
    &[
        "order-of-magnitude",
        "headline-figure-mismatch",
        "figure-conflict",
        "figure-contradicts-corpus",
        "figure-superseded",
    ],
    &["percent-vs-points", "percent-change-mismatch"],
    &["name-misspelled", "name-variant"],
    &["impossible-date", "weekday-mismatch"],
    &["tense-vs-date", "stale-lead-date"],
];

/// Leaves one rule of each group to speak: on overlapping spans, and among the sources in one sentence.
pub(super) fn speak_once(analysis: &Analysis, found: &mut Vec<Found<'_>>) {
    let rank: FxHashMap<&str, (usize, usize)> = PRECEDENCE
        .iter()
        .enumerate()
        .flat_map(|(group, codes)| codes.iter().enumerate().map(move |(rank, code)| (*code, (group, rank))))
        .collect();
    let place = |group: usize, span: ProseSpan| {
        let sentence = analysis.article.sentences.get(analysis.article.sentence_at(span.start()));
        match sentence {
            Some(sentence) if group == 0 && sentence.span.overlaps(span) => sentence.span,
            _ => span,
        }
    };
    let mut claimed: Vec<(usize, ProseSpan, usize)> = found
        .iter()
        .filter_map(|(rule, _, finding)| {
            rank.get(&*rule.code).map(|&(group, rank)| (group, place(group, finding.span), rank))
        })
        .collect();
    claimed.sort();
    found.retain(|(rule, _, finding)| {
        let Some(&(group, own)) = rank.get(&*rule.code) else { return true };
        let span = place(group, finding.span);
        let end = claimed.partition_point(|&(other, it, _)| (other, it.start()) < (group, span.end()));
        !claimed[..end]
            .iter()
            .rev()
            .take(NEIGHBOURS)
            .take_while(|&&(other, _, _)| other == group)
            .any(|&(_, it, rank)| rank < own && it.overlaps(span))
    });
}

/// How many findings before one are looked at for an overlap; more never stand on one sentence.
const NEIGHBOURS: usize = 64;

/// Keeps one finding per sentence and family, the gravest and then the first, and at most `limit` per rule. What
/// else is wrong in the sentence is told beside the finding; what is beyond the limit is counted.
pub(super) fn hold_back<'a>(
    analysis: &Analysis,
    limit: usize,
    found: &mut Vec<Found<'a>>,
    held: &mut BTreeMap<String, usize>,
) {
    found.sort_by_key(|(_, level, finding)| (Reverse(*level), finding.span.start()));
    let mut taken: FxHashMap<(usize, (Family, &str)), usize> = FxHashMap::default();
    let mut kept: Vec<Found<'a>> = Vec::with_capacity(found.len());
    let mut per_rule: FxHashMap<&str, usize> = FxHashMap::default();
    for (rule, level, finding) in found.drain(..) {
        let sentence = analysis.article.sentence_at(finding.span.start());
        let n_shown = per_rule.entry(&rule.code).or_default();
        let first = taken.get(&(sentence, rule.group())).and_then(|index| kept.get_mut(*index));
        if let Some((_, _, first)) = first {
            first.related.push((FindingPlace::Here(finding.span), finding.message));
        } else if limit <= *n_shown {
            *held.entry(rule.code.to_string()).or_default() += 1;
        } else {
            *n_shown += 1;
            taken.insert((sentence, rule.group()), kept.len());
            kept.push((rule, level, finding));
        }
    }
    *found = kept;
}
