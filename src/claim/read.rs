//! From figures to claims.

use std::sync::Arc;

use crate::article::Article;
use crate::lexicon::Lexicon;
use crate::mention::{AttributionKind, Mentions, Quantity, QuantityKind};
use crate::text::ProseSpan;

use super::scene::Scene;
use super::types::{Claim, Direction};
use super::{cue, measure, predicate, role, subject, time};

/// The claims of an article, in the order of its figures. Exempt figures, ranks, ages and figures of
/// which the text does not say what they count claim nothing.
pub fn read_claims(article: &Article, lexicon: &Lexicon, mentions: &Mentions) -> Vec<Claim> {
    let quantities = mentions.quantities.iter().enumerate();
    quantities.filter_map(|(index, quantity)| claim(article, lexicon, mentions, index, quantity)).collect()
}

fn claim(
    article: &Article,
    lexicon: &Lexicon,
    mentions: &Mentions,
    index: usize,
    quantity: &Quantity,
) -> Option<Claim> {
    if !quantity.is_comparable() || matches!(quantity.kind, QuantityKind::Ordinal | QuantityKind::Age) {
        return None;
    }
    let scene = Scene::new(article, lexicon, mentions, index, quantity)?;
    let predicate = predicate::find(&scene);
    let family = predicate.as_ref().map(|it| Arc::clone(&it.family));
    let measure = measure::measure(&scene, family.as_deref())?;
    // «300 morti» says by itself that they were killed.
    let implied = lexicon.claims.measure_of(&measure.class).map(|it| it.implies.as_str());
    let family = match implied.filter(|it| !it.is_empty()) {
        Some(implied) => Some(Arc::from(implied)),
        None => family,
    };
    let agent = predicate.as_ref().and_then(|it| role::agent(&scene, it));
    let direction = predicate
        .as_ref()
        .map_or_else(Direction::default, |it| role::direction(&scene, it, agent.as_deref()));
    let running = lexicon.claims.is_running(&measure.class, family.as_deref());
    Some(Claim {
        quantity: index,
        span: quantity.span,
        value: quantity.value,
        interval: measure::base_interval(&scene),
        measure,
        predicate: family,
        running,
        agent,
        direction,
        subjects: subject::subjects(article, &scene),
        time: time::window(&scene, predicate.as_ref()),
        scope: cue::scope(&scene, predicate.as_ref()),
        modality: cue::modality(&scene, predicate.as_ref()),
        source: source(mentions, index),
        sentence: quantity.sentence,
    })
}

/// The words that name a figure's definite source.
fn source(mentions: &Mentions, index: usize) -> Option<ProseSpan> {
    let attribution = mentions.attributions.get(mentions.sourcing.get(index)?.attribution?)?;
    attribution.source.filter(|_| attribution.kind == AttributionKind::Definite)
}
