//! Market reports: index levels, points, moves and closing prices, beside the name of an index or going on behind it.

use crate::lexicon::NumberCue;

use super::exempt::{Judged, near};
use super::numeral_reader::FigureReader;
use crate::mention::{Exempt, QuantityKind};

/// How far before a figure the name of its index may stand, in tokens.
const NAME: usize = 40;

/// How far before a figure a share or an exchange may stand, in tokens.
const SECURITY: usize = 24;

/// How far before a figure the word for its rise or fall may stand, in tokens.
const MOVE: usize = 6;

/// How far back an index may open the report, in tokens.
const RECENT: usize = 120;

/// How many sentences a market report goes on without naming an index.
pub(super) const SENTENCES: usize = 3;

/// A level or a move of an index, a share, an exchange rate.
pub(super) fn market(reader: &FigureReader<'_>, judged: &Judged<'_>) -> Option<Exempt> {
    let start = judged.numeral.tokens.start;
    let points = reader.cue(judged.figure.end, NumberCue::IndexPoint).is_some();
    let move_or_level = matches!(judged.kind, QuantityKind::Percent | QuantityKind::Points)
        || judged.kind == QuantityKind::Count && (!judged.counts || points);
    let quoted = judged.kind == QuantityKind::Currency && judged.numeral.scale.is_none();
    let speaks_of = |cue: NumberCue, reach: usize| match last(reader, start, reach, cue) {
        Some(name) => !has(reader, name.saturating_sub(4), start, NumberCue::Economy),
        None => false,
    };
    let moves = || last(reader, start, MOVE, NumberCue::MarketMove).is_some();
    let goes_on = || match judged.before {
        Some((Exempt::Market, behind)) => {
            start <= behind + MOVE + 2 && !has(reader, behind, start, NumberCue::Economy)
        }
        _ => false,
    };
    let trades = || {
        (judged.in_report || opened(reader, judged.recent))
            && (judged.kind != QuantityKind::Count || points)
            && !has(reader, start.saturating_sub(NAME), start, NumberCue::Economy)
    };
    let market = if move_or_level {
        near(reader, start, 7, NumberCue::Market)
            || goes_on()
            || (points || moves())
                && (speaks_of(NumberCue::Market, NAME)
                    || speaks_of(NumberCue::Security, SECURITY)
                    || trades())
    } else {
        quoted
            && moves()
            && (speaks_of(NumberCue::Market, SECURITY) || speaks_of(NumberCue::Security, SECURITY))
    };
    market.then_some(Exempt::Market)
}

/// Whether the sentences before this one, from the token `recent` on, name an index.
fn opened(reader: &FigureReader<'_>, recent: usize) -> bool {
    let earlier = FigureReader { start: recent, end: reader.start, ..*reader };
    last(&earlier, reader.start, RECENT, NumberCue::Market).is_some()
}

/// The last token before `index` where the cue stands.
fn last(reader: &FigureReader<'_>, index: usize, reach: usize, cue: NumberCue) -> Option<usize> {
    let first = index.saturating_sub(reach).max(reader.start);
    (first..index).rev().find(|at| reader.cue(*at, cue).is_some())
}

fn has(reader: &FigureReader<'_>, from: usize, to: usize, cue: NumberCue) -> bool {
    (from.max(reader.start)..to).any(|at| reader.cue(at, cue).is_some())
}
