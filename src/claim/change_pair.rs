//! Two values of one thing at two times: «da 30 a 38 milioni», “to 38 million from 30”, «38, contro i 30 di un anno fa».

use std::ops::Range;

use crate::lexicon::SumWord;
use crate::mention::QuantityKind;

use super::line::{Line, are_alike};

/// Two figures of a line, the value before and the value after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// The figure of the line that is the old value.
    pub old: usize,
    /// The figure of the line that is the new value.
    pub new: usize,
    /// The first token, its preposition counted in.
    pub start: usize,
    /// The token behind the second figure and its noun.
    pub end: usize,
}

/// So many words may stand between the two figures.
const LONGEST: usize = 12;

/// Every pair of neighbouring figures that is an old and a new value.
pub(super) fn pairs(line: &Line<'_>) -> Vec<Pair> {
    let neighbours = line.figures.iter().enumerate().zip(line.figures.iter().skip(1));
    let mut out: Vec<Pair> = Vec::new();
    for ((at, first), second) in neighbours {
        if !are_alike(first.quantity, second.quantity) || LONGEST < second.start.saturating_sub(first.end) {
            continue;
        }
        if out.last().is_some_and(|pair| pair.old.max(pair.new) == at) {
            continue;
        }
        let both =
            first.quantity.kind == QuantityKind::Percent && second.quantity.kind == QuantityKind::Count;
        // «dal 4 per cento a 7 ospedali» is no pair.
        if both && second.quantity.noun.is_some() {
            continue;
        }
        out.extend(pair(line, at));
    }
    out
}

fn pair(line: &Line<'_>, at: usize) -> Option<Pair> {
    let (first, second) = (line.figures.get(at)?, line.figures.get(at + 1)?);
    let before = |figure: usize, class: SumWord| {
        line.word_before(figure, class).or_else(|| {
            // «ai precedenti 30», “to the current 38”: a word may stand between.
            let other = figure.checked_sub(1).filter(|other| line.tokens.start < *other)?;
            line.word_before(other, class).filter(|_| line.word(other, SumWord::Prior).is_some())
        })
    };
    let (from_first, to_first) = (before(first.start, SumWord::From), before(first.start, SumWord::To));
    let (from_second, to_second) = (before(second.start, SumWord::From), before(second.start, SumWord::To));
    let end = second.noun_end.max(second.end);
    if let (Some(start), Some(to)) = (from_first, to_second)
        && is_open(line, first.noun_end..to, 0)
    {
        return Some(Pair { old: at, new: at + 1, start, end });
    }
    if let (Some(start), Some(from)) = (to_first, from_second)
        && is_open(line, first.noun_end..from, 1)
    {
        return Some(Pair { old: at + 1, new: at, start, end });
    }
    let against = before(second.start, SumWord::Against)?;
    let behind = second.end..(second.end + 7).min(line.tokens.end);
    let is_dated =
        behind.clone().any(|at| line.aside(at).is_some() || line.word(at, SumWord::Prior).is_some());
    let is_way = line.any(against, &[SumWord::Rise, SumWord::Fall]).is_some();
    (is_open(line, first.noun_end..against, 1) && (is_dated || is_way || to_first.is_some()))
        .then_some(Pair { old: at + 1, new: at, start: to_first.unwrap_or(first.start), end })
}

/// Whether a clause goes on between two figures: nothing opens another matter.
fn is_open(line: &Line<'_>, tokens: Range<usize>, commas: usize) -> bool {
    let mut n_commas = 0;
    let mut at = tokens.start;
    while at < tokens.end {
        if let Some(behind) = line.aside(at) {
            at = behind;
            continue;
        }
        if line.is_sign(at, &[',', '–', '—', '(']) {
            n_commas += 1;
            if commas < n_commas && !line.is_sign(at, &['(']) {
                return false;
            }
        } else if line.is_sign(at, &['.', ';', ':', '!', '?', '…']) || line.word(at, SumWord::Stop).is_some()
        {
            return false;
        }
        at += 1;
    }
    true
}
