//! The predicate of a figure: the nearest verb, participle or noun of a known family.

use std::ops::Range;
use std::sync::Arc;

use crate::lexicon::{Kinds, ProseWord, Sense};

use super::scene::{Bound, Scene};

/// Further away than this, a verb belongs to something else.
const MAX_COST: usize = 12;
const COMMA: usize = 6;
const CONJUNCTION: usize = 3;

/// A predicate in the text.
#[derive(Clone, Debug)]
pub(super) struct Predicate {
    pub(super) family: Arc<str>,
    pub(super) tokens: Range<usize>,
}

/// The predicate of the scene's figure, if a known one is near enough.
pub(super) fn find(scene: &Scene<'_>) -> Option<Predicate> {
    let inside = in_range(scene, scene.figure.clone(), Walk::Inside);
    let before = in_range(scene, scene.window.start..scene.figure.start, Walk::Back);
    let after = in_range(scene, scene.figure.end..scene.window.end, Walk::On);
    [inside, before, after]
        .into_iter()
        .flatten()
        .min_by_key(|(cost, _)| *cost)
        .map(|(_, predicate)| predicate)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Walk {
    Inside,
    Back,
    On,
}

/// The cheapest predicate on one side of the figure.
fn in_range(scene: &Scene<'_>, range: Range<usize>, walk: Walk) -> Option<(usize, Predicate)> {
    let length = range.len();
    let mut cost = 0;
    for step in 0..length {
        let at = if walk == Walk::Back { range.end - 1 - step } else { range.start + step };
        if MAX_COST < cost {
            return None;
        }
        if let Some((n_tokens, family)) = family_at(scene, at) {
            // A phrase that reaches into the figure is not in front of it.
            if walk != Walk::Back || at + n_tokens <= range.end {
                return Some((cost, Predicate { family, tokens: at..at + n_tokens }));
            }
        }
        cost += match Bound::at(scene.view, at) {
            Bound::Hard => return None,
            Bound::Soft => COMMA,
            Bound::None if scene.is(at, ProseWord::Conjunction) => CONJUNCTION,
            Bound::None if walk == Walk::Inside => 0,
            Bound::None => 1,
        };
    }
    None
}

/// The predicate family at `at`, unless the word is the noun of a figure.
fn family_at(scene: &Scene<'_>, at: usize) -> Option<(usize, Arc<str>)> {
    let (n_tokens, family) = scene.view.find_sense_in(at, Kinds::PREDICATE, |sense| match sense {
        Sense::Predicate(family) => Some(Arc::clone(&family.0)),
        _ => None,
    })?;
    let span = scene.view.span(at..at + n_tokens);
    let neighbours = scene.index.saturating_sub(2)..(scene.index + 3).min(scene.mentions.quantities.len());
    let is_counted = scene.mentions.quantities[neighbours]
        .iter()
        .any(|quantity| quantity.noun.as_ref().is_some_and(|noun| noun.head.overlaps(span)));
    // «Ferma», «Vince»: a name is no verb.
    let first = scene.mentions.names.partition_point(|name| name.span.end() <= span.start());
    let is_name = scene.mentions.names.get(first).is_some_and(|name| name.span.overlaps(span));
    (!is_counted && !is_name).then_some((n_tokens, family))
}
