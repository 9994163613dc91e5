//! Who acts, where it comes from and where it goes to.

use std::ops::Range;

use crate::lexicon::{ClaimCue, ProseWord};
use crate::mention::Exempt;

use super::predicate::Predicate;
use super::scene::Scene;
use super::subject::acting_key;
use super::types::Direction;

/// So far before the verb its subject may stand.
const SUBJECT: usize = 8;

/// So far behind figure and verb a goal may stand.
const GOAL: usize = 24;

/// Who acts, as a key.
pub(super) fn agent(scene: &Scene<'_>, predicate: &Predicate) -> Option<String> {
    // «inviati dalla Corea del Nord», «l'invio di soldati da parte di …»
    let behind = predicate.tokens.end..(predicate.tokens.end + SUBJECT).min(scene.clause.end);
    let passive = behind.clone().find_map(|at| {
        let n_tokens = scene.cue_at(at, ClaimCue::Agent)?;
        // «da» also says where from: it is an agent's only directly behind the verb.
        let near = at <= predicate.tokens.end + 1 || scene.cue_at(at, ClaimCue::Origin) != Some(n_tokens);
        if near { named_at(scene, at + n_tokens) } else { None }
    });
    if passive.is_some() || scene.figure.start < predicate.tokens.start {
        return passive;
    }
    // «la Norvegia ha inviato»
    let from = predicate.tokens.start.saturating_sub(SUBJECT).max(scene.clause.start);
    let names: Vec<Range<usize>> =
        scene.names_in(from..predicate.tokens.start).map(|(tokens, _)| tokens).collect();
    let subject = names.into_iter().rev().find(|tokens| {
        let before = tokens.start.checked_sub(1);
        let bare = before.is_none_or(|at| !scene.is(at, ProseWord::Preposition));
        tokens.end <= predicate.tokens.start && bare
    })?;
    named_at(scene, subject.start)
}

/// Where it comes from and goes to, as keys.
pub(super) fn direction(scene: &Scene<'_>, predicate: &Predicate, agent: Option<&str>) -> Direction {
    let goal = between(scene, predicate).or_else(|| behind(scene, predicate));
    let goal = goal.filter(|goal| Some(goal.as_str()) != agent);
    let origin = origin(scene, predicate)
        .filter(|origin| Some(origin.as_str()) != agent && Some(origin) != goal.as_ref());
    Direction { origin, goal }
}

/// «ha inviato in Russia 10.000 soldati»
fn between(scene: &Scene<'_>, predicate: &Predicate) -> Option<String> {
    (predicate.tokens.end..scene.figure.start).find_map(|at| named_after(scene, at, ClaimCue::Goal))
}

/// «10.000 soldati, insieme a molte armi, in Russia»: up to the next figure or the end of the statement.
fn behind(scene: &Scene<'_>, predicate: &Predicate) -> Option<String> {
    let start = scene.figure.end.max(predicate.tokens.end);
    let next = scene.mentions.quantities[scene.index + 1..]
        .iter()
        .take(8)
        .find(|quantity| quantity.exempt.is_none() || quantity.exempt == Some(Exempt::Parties))
        .map_or(usize::MAX, |quantity| scene.tokens_of(quantity.span).start);
    let end = (start + GOAL).min(scene.window.end).min(next);
    let found = (start..end).find_map(|at| named_after(scene, at, ClaimCue::Goal).map(|key| (at, key)));
    found.filter(|(at, _)| !scene.is_broken(start..*at)).map(|(_, key)| key)
}

fn origin(scene: &Scene<'_>, predicate: &Predicate) -> Option<String> {
    let start = scene.figure.end.min(predicate.tokens.end);
    (start..scene.clause.end).find_map(|at| named_after(scene, at, ClaimCue::Origin))
}

/// The name directly behind a phrase of `cue` that begins at `at`.
fn named_after(scene: &Scene<'_>, at: usize, cue: ClaimCue) -> Option<String> {
    let n_tokens = scene.cue_at(at, cue)?;
    named_at(scene, at + n_tokens)
}

/// The key of the name that begins at `at`, an article left aside.
fn named_at(scene: &Scene<'_>, at: usize) -> Option<String> {
    let at = if scene.is(at, ProseWord::Article) { at + 1 } else { at };
    let (tokens, name) = scene.names_in(at..at + 1).next()?;
    if tokens.start != at {
        return None;
    }
    scene.mentions.referents.get(name.referent).map(|it| acting_key(&it.key))
}
