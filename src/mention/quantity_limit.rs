//! Limits: «circa», «oltre», “or so” on either side of a figure, and the values they leave.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::lexicon::{Limit, NumberCue, NumberWord, Side};
use crate::value::{Bound, Interval};

use super::numeral_reader::FigureReader;
use crate::mention::Approximation;

/// The limits on both sides of the figure: where the whole begins and ends, and the limit.
pub(super) fn limits(
    reader: &FigureReader<'_>,
    figure: &Range<usize>,
    end: usize,
) -> (usize, usize, Option<Limit>) {
    let on = |side: Side| {
        move |word: &NumberWord| match word {
            NumberWord::Approximator(limit, on) if *on == side => Some(*limit),
            _ => None,
        }
    };
    // «quasi l'80 %»: before digits the apostrophe is a token of its own.
    let elided = figure.start.checked_sub(2).filter(|word| {
        let mark = ['\'', '\u{2019}'].iter().any(|mark| reader.view.is_sign(word + 1, *mark));
        mark && reader.start <= *word && reader.touches_left(word + 1) && reader.touches_left(word + 2)
    });
    let article = elided.or_else(|| reader.cue_before(figure.start, NumberCue::FigureArticle));
    let before = reader
        .word_before(figure.start, on(Side::Before))
        .or_else(|| reader.word_before(article?, on(Side::Before)))
        // «più dell'80 %»: the article is part of the limit.
        .or_else(|| reader.word_before(elided? + 1, on(Side::Before)));
    let after = |at: usize| {
        let dashed = reader.is_dash(at) && reader.touches_left(at);
        reader.word(at + usize::from(dashed), on(Side::After)).filter(|(behind, _)| *behind <= reader.end)
    };
    let behind = after(end).or_else(|| after(figure.end));
    match (before, behind) {
        (Some((start, limit)), _) => (start, end, Some(limit)),
        (None, Some((behind, limit))) => (figure.start, end.max(behind), Some(limit)),
        (None, None) => (figure.start, end, None),
    }
}

/// `interval` under a limit.
pub(super) fn limited(interval: Interval, value: Decimal, limit: Limit) -> Option<Interval> {
    let tenth = value.abs().checked_div(Decimal::TEN)?;
    let low = match interval.low {
        Bound::Included(low) | Bound::Excluded(low) => low,
        Bound::Open => value,
    };
    Some(match limit {
        Limit::About => Interval {
            low: Bound::Included(low.min(value.checked_sub(tenth)?)),
            high: match interval.high {
                Bound::Open => Bound::Open,
                Bound::Included(high) | Bound::Excluded(high) => {
                    Bound::Included(high.max(value.checked_add(tenth)?))
                }
            },
        },
        Limit::Nearly => {
            Interval { low: Bound::Included(value.checked_sub(tenth)?), high: Bound::Excluded(value) }
        }
        Limit::Over | Limit::AtLeast => Interval::at_least(value),
        Limit::UpTo => Interval::at_most(interval.high.value().unwrap_or(value)),
        Limit::Under => {
            Interval { low: Bound::Excluded(Decimal::ZERO.min(value)), high: Bound::Excluded(value) }
        }
    })
}

/// The limit as a figure keeps it.
pub(super) fn approximation_of(limit: Limit) -> Approximation {
    match limit {
        Limit::About => Approximation::About,
        Limit::Nearly => Approximation::Nearly,
        Limit::Over => Approximation::Over,
        Limit::AtLeast => Approximation::AtLeast,
        Limit::UpTo => Approximation::UpTo,
        Limit::Under => Approximation::Under,
    }
}
