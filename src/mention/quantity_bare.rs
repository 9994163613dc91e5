//! The number words of a figure alone: «15,5» of «15,5 millones de euros», where the language makes a noun of «millones».

use std::ops::Range;

use crate::lexicon::{NumberCue, NumberWord};

use super::numeral::{Numeral, Sort};
use super::numeral_reader::FigureReader;

/// The tokens of `numeral` that are numerals in the language's grammar: scale nouns behind them are left out.
pub(super) fn bare(reader: &FigureReader<'_>, numeral: &Numeral) -> Range<usize> {
    let whole = one_of(reader, numeral).map_or(numeral.tokens.clone(), |start| start..numeral.tokens.end);
    let is_scale = |at: usize| {
        let word = reader.folded(at);
        reader.pack().scale_nouns.contains(&word)
    };
    if reader.pack().scale_nouns.is_empty() || !whole.clone().any(is_scale) {
        return whole;
    }
    let mut end = whole.end;
    let mut trimmed = false;
    while whole.start < end {
        if is_scale(end - 1) {
            end -= 1;
            trimmed = true;
        } else if reader.view.is_sign(end - 1, '.') && whole.start + 1 < end && is_scale(end - 2) {
            end -= 1;
        } else if let Some((start, ())) = joint_before(reader, end).filter(|(start, ())| whole.start < *start)
        {
            end = start;
        } else {
            break;
        }
    }
    // «y medio» of «diez y medio» goes only with the noun before it.
    if trimmed && whole.start < end { whole.start..end } else { whole }
}

/// «cinco» of «uno de cada cinco», « trois » of « un élu sur trois »: where the article is no numeral, the number is
/// what follows the link.
fn one_of(reader: &FigureReader<'_>, numeral: &Numeral) -> Option<usize> {
    let Range { start, end } = numeral.tokens;
    reader.word(start, |word| (*word == NumberWord::Article).then_some(()))?;
    if !reader.pack().adjective_halves || numeral.sort != Sort::Fraction {
        return None;
    }
    (start + 1..end).find_map(|at| reader.cue(at, NumberCue::RatioLink)).filter(|behind| *behind < end)
}

/// Whether nothing but halves and articles makes the numeral, where the language takes them for adjectives: «media hora».
pub(super) fn is_adjective(reader: &FigureReader<'_>, numeral: &Numeral) -> bool {
    let adjective = |at: usize| {
        reader.word(at, |word| matches!(word, NumberWord::Half | NumberWord::Article).then_some(())).is_some()
    };
    let start = numeral.tokens.start;
    let counted = [NumberCue::CountsOne, NumberCue::NumberNoun]
        .iter()
        .any(|cue| reader.cue_before(start, *cue).is_some());
    reader.pack().adjective_halves && !counted && numeral.tokens.clone().all(adjective)
}

/// What joins a scale noun to the words before and behind it.
fn joint_before(reader: &FigureReader<'_>, end: usize) -> Option<(usize, ())> {
    reader.word_before(end, |word| {
        matches!(
            word,
            NumberWord::AndHalf | NumberWord::Cue(NumberCue::Of | NumberCue::Link | NumberCue::TensLink)
        )
        .then_some(())
    })
}
