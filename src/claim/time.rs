//! The stretch of time a figure is about.

use std::ops::Range;

use crate::lexicon::{ClaimCue, ProseWord};
use crate::mention::{Temporal, TemporalForm};
use crate::value::Timex;

use super::predicate::Predicate;
use super::scene::Scene;

/// A date so near a verb of saying is the day of the saying.
const SAYING: usize = 3;

/// The window of the scene's figure, if its sentence names one.
pub(super) fn window(scene: &Scene<'_>, predicate: Option<&Predicate>) -> Option<Timex> {
    let span = scene.view.span(scene.window.clone());
    let times = &scene.mentions.times;
    let first = times.partition_point(|time| time.span.end() <= span.start());
    let mut best: Option<(usize, Timex)> = None;
    for time in times[first..].iter().take_while(|time| time.span.start() < span.end()) {
        let Some(value) = dates(time) else { continue };
        let tokens = scene.tokens_of(time.span);
        // “until May” may be read as one expression, or as a word and its month.
        if scene.cue_before(tokens.start, 1, ClaimCue::Limit)
            || matches!(value, Timex::Range { first: None, .. })
        {
            continue;
        }
        if is_of_saying(scene, time) || time.span.overlaps(scene.quantity.figure) {
            continue;
        }
        let edge = predicate.map_or(&scene.figure, |it| &it.tokens);
        let gap = |range: &Range<usize>| {
            if tokens.end <= range.start {
                range.start - tokens.end
            } else {
                tokens.start.saturating_sub(range.end)
            }
        };
        let outside = if scene.clause.contains(&tokens.start) { 0 } else { 100 };
        let cost = outside + gap(edge).min(gap(&scene.figure));
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, opened(scene, tokens.start, value)));
        }
    }
    best.map(|(_, value)| value)
}

/// The value of a time that can be a window.
fn dates(time: &Temporal) -> Option<Timex> {
    let fits = matches!(
        time.form,
        TemporalForm::Absolute | TemporalForm::Relative | TemporalForm::Range | TemporalForm::Open
    );
    let value = time.value.clone().filter(|_| fits)?;
    matches!(value, Timex::Day(_) | Timex::Moment(..) | Timex::Period { .. } | Timex::Range { .. })
        .then_some(value)
}

/// «Lunedì il ministro ha detto»: when it was said, not when it happened.
fn is_of_saying(scene: &Scene<'_>, time: &Temporal) -> bool {
    let attributions = &scene.mentions.attributions;
    let near = attributions.partition_point(|it| it.cue.end() <= time.span.start());
    attributions[near.saturating_sub(2)..(near + 2).min(attributions.len())].iter().any(|it| {
        let cue = scene.tokens_of(it.cue);
        let tokens = scene.tokens_of(time.span);
        tokens.start < cue.end + SAYING && cue.start < tokens.end + SAYING
    })
}

/// «da settembre» opens a window at September that is still open.
fn opened(scene: &Scene<'_>, start: usize, value: Timex) -> Timex {
    let first = match value {
        Timex::Day(day) | Timex::Moment(day, _) => day,
        Timex::Period { first, .. } => first,
        _ => return value,
    };
    // The article may stand between: “since the autumn of 2024”.
    let article = start.checked_sub(1).is_some_and(|at| scene.is(at, ProseWord::Article));
    let end = if article { start - 1 } else { start };
    if scene.cue_before(end, 0, ClaimCue::Since) || scene.cue_before(start, 0, ClaimCue::Since) {
        return Timex::Range { first: Some(first), last: None };
    }
    value
}
