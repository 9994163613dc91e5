//! What a figure is of the whole, and how firmly it is said.

use crate::lexicon::{ClaimCue, ProseWord};

use super::predicate::Predicate;
use super::scene::Scene;
use super::types::{Modality, Scope};

/// How far before a figure a plan or forecast governs it.
const PLAN: usize = 12;

/// What the scene's figure is of the whole.
pub(super) fn scope(scene: &Scene<'_>, predicate: Option<&Predicate>) -> Scope {
    let (start, end) = (scene.figure.start, scene.figure.end);
    let after = |n_tokens: usize| end..(end + n_tokens).min(scene.window.end);
    let start_of_change = start.saturating_sub(2).max(scene.clause.start);
    if scene.cue_before(start, 2, ClaimCue::Part) || scene.has_cue(after(1), ClaimCue::Part) {
        return Scope::Part;
    }
    if scene.has_cue(scene.numeral.end..after(4).end, ClaimCue::Rate) {
        return Scope::Rate;
    }
    let changes = scene.has_cue(scene.numeral.end..after(2).end, ClaimCue::ChangeAfter)
        || scene.has_cue(start_of_change..scene.numeral.start, ClaimCue::ChangeBefore)
        || scene.has_cue(scene.numeral.end..end, ClaimCue::ChangeBefore);
    if changes {
        return Scope::Change;
    }
    let first = predicate.map_or(start, |it| it.tokens.start.min(start));
    let from = first.saturating_sub(PLAN).max(scene.clause.start);
    let last = predicate.map_or(end, |it| it.tokens.start.max(end)).min(scene.clause.end);
    if scene.has_cue(from..start, ClaimCue::Forecast) || scene.has_cue(end..last, ClaimCue::Forecast) {
        return Scope::Forecast;
    }
    Scope::Total
}

/// How firmly the scene's figure is said.
pub(super) fn modality(scene: &Scene<'_>, predicate: Option<&Predicate>) -> Modality {
    let start = scene.figure.start;
    let denied = scene.has_cue(scene.window.start..start, ClaimCue::Denial);
    let negated = predicate.is_some_and(|it| {
        let from = it.tokens.start.saturating_sub(4).max(scene.clause.start);
        (from..it.tokens.start).any(|at| scene.is(at, ProseWord::Negation))
    });
    if denied || negated {
        return Modality::Denied;
    }
    if is_quoted(scene) {
        return Modality::Quoted;
    }
    if scene.has_cue(scene.clause.clone(), ClaimCue::Conditional) {
        return Modality::Conditional;
    }
    if scene.has_cue(scene.window.clone(), ClaimCue::Estimate) {
        return Modality::Estimated;
    }
    Modality::Stated
}

fn is_quoted(scene: &Scene<'_>) -> bool {
    let span = scene.quantity.figure;
    let quotes = &scene.mentions.quotes;
    let before = quotes.partition_point(|quote| quote.span.start() <= span.start());
    quotes[..before].iter().rev().take(4).any(|quote| quote.content.contains(span))
}
