//! What a figure counts: synonym class, qualifiers, unit.

use std::sync::Arc;

use crate::lexicon::{ClaimCue, Kinds, ProseWord, Sense};
use crate::mention::QuantityKind;
use crate::value::Interval;

use super::scene::Scene;
use super::types::Measure;

/// The measure of the scene's figure under its predicate; absent where the text does not say what is counted.
pub(super) fn measure(scene: &Scene<'_>, predicate: Option<&str>) -> Option<Measure> {
    let quantity = scene.quantity;
    let noun_class = class_of_noun(scene);
    let unit: Arc<str> = match (quantity.kind, &quantity.unit) {
        (QuantityKind::Percent, _) => Arc::from("%"),
        (QuantityKind::Points, _) => Arc::from("points"),
        (QuantityKind::Fraction, _) => Arc::from("ratio"),
        (QuantityKind::Currency, Some(unit)) => Arc::clone(&unit.code),
        (_, Some(unit)) => Arc::clone(&unit.dimension),
        (_, None) => Arc::from(""),
    };
    let class = match (noun_class, &quantity.unit) {
        (Some(class), _) => counted(scene, class, predicate),
        (None, Some(unit)) => Arc::clone(&unit.dimension),
        (None, None) if unit.is_empty() => counts(scene, predicate).or_else(|| inverted(scene))?,
        (None, None) => Arc::clone(&unit),
    };
    Some(Measure { class, qualifiers: qualifiers(scene), unit })
}

/// The figure's range in the base unit of its dimension.
pub(super) fn base_interval(scene: &Scene<'_>) -> Interval {
    let interval = scene.quantity.interval;
    let ratio = scene.quantity.unit.as_ref().and_then(|unit| unit.ratio);
    ratio.and_then(|ratio| interval.scaled(ratio)).unwrap_or(interval)
}

fn class_of_noun(scene: &Scene<'_>) -> Option<Arc<str>> {
    let noun = scene.quantity.noun.as_ref()?;
    if let Some(class) = &noun.class {
        return Some(Arc::clone(class));
    }
    let head = scene.tokens_of(noun.head).start;
    let found = scene.view.find_sense_in(head, Kinds::MEASURE, |sense| match sense {
        Sense::Measure(class) => Some(Arc::clone(&class.0)),
        _ => None,
    });
    match found {
        Some((_, class)) => Some(class),
        None if noun.lemma.is_empty() => None,
        None => Some(Arc::from(noun.lemma.as_str())),
    }
}

/// «12 persone uccise» counts the dead, as «12 morti» does.
fn counted(scene: &Scene<'_>, class: Arc<str>, predicate: Option<&str>) -> Arc<str> {
    let generic = scene.lexicon.claims.measure_of(&class).is_some_and(|it| it.generic);
    if generic { counts(scene, predicate).unwrap_or(class) } else { class }
}

/// The class that a predicate counts by itself: «30 sono rimasti feriti».
fn counts(scene: &Scene<'_>, predicate: Option<&str>) -> Option<Arc<str>> {
    let entry = scene.lexicon.claims.predicate.iter().find(|it| Some(it.family.as_str()) == predicate)?;
    (!entry.counts.is_empty()).then(|| Arc::from(entry.counts.as_str()))
}

/// How far before a copula its subject is looked for.
const SUBJECT: usize = 6;

/// The class of a noun that is told apart from its number: «le assunzioni saranno 120», «sono 120 le assunzioni».
fn inverted(scene: &Scene<'_>) -> Option<Arc<str>> {
    let class_at = |at: usize| {
        let is_noun = scene.is(at.checked_sub(1)?, ProseWord::Article);
        let found = scene.view.find_sense_in(at, Kinds::MEASURE, |sense| match sense {
            Sense::Measure(class) => Some(Arc::clone(&class.0)),
            _ => None,
        });
        found.filter(|_| is_noun).map(|(_, class)| class)
    };
    let end = scene.figure.end;
    if end < scene.window.end
        && scene.is(end, ProseWord::Article)
        && let Some(class) = class_at(end + 1)
    {
        return Some(class);
    }
    let before = |at: usize| (scene.clause.start..at).rev();
    let copula = before(scene.figure.start).find(|at| !scene.is(*at, ProseWord::Auxiliary))? + 1;
    if copula == scene.figure.start {
        return None;
    }
    before(copula).take(SUBJECT).find_map(class_at)
}

/// Adjectives and complements that narrow the noun; demonyms are subjects, participles predicates.
fn qualifiers(scene: &Scene<'_>) -> Vec<String> {
    let Some(noun) = &scene.quantity.noun else { return Vec::new() };
    let narrows = |qualifier: &&String| {
        let mut words = qualifier.split_whitespace();
        !words.any(|word| {
            scene.lexicon.words.senses_of(word).iter().any(|sense| {
                matches!(sense, Sense::Name(_) | Sense::Predicate(_) | Sense::Claim(_) | Sense::Date(_))
            })
        })
    };
    let mut qualifiers: Vec<String> = noun.qualifiers.iter().filter(narrows).cloned().collect();
    let end = (scene.figure.end + 1).min(scene.clause.end).max(scene.figure.end);
    for at in scene.numeral.end..end {
        if let Some(n_tokens) = scene.cue_at(at, ClaimCue::Narrow) {
            let span = scene.view.span(at..at + n_tokens);
            if !span.overlaps(noun.head) {
                qualifiers.push(span.slice(scene.view.text).to_lowercase());
            }
        }
    }
    qualifiers.sort();
    qualifiers.dedup();
    qualifiers
}
