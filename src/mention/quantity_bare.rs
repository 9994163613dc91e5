//! The number words of a figure alone: «15,5» of «15,5 millones de euros», where the language makes a noun of «millones».

use std::ops::Range;

use crate::lexicon::{NumberCue, NumberWord};

use super::numeral::{Numeral, Sort};
use super::numeral_reader::FigureReader;

/// The tokens of `numeral` that are numerals in the language's grammar: scale nouns behind them are left out.
/// Absent where there are none: vague collectives («decenas de miles»), and halves and articles where they are
/// adjectives and the figure `measures` («media hora»).
pub(super) fn bare(reader: &FigureReader<'_>, numeral: &Numeral, measures: bool) -> Option<Range<usize>> {
    let whole = numeral.tokens.clone();
    if numeral.sort == Sort::Collective && is_vague(numeral) {
        return None;
    }
    let pack = reader.pack();
    let mut end = whole.end;
    while whole.start < end {
        let word = reader.folded(end - 1);
        if pack.scale_nouns.iter().any(|noun| *noun == word) {
            end -= 1;
        } else if let Some((start, ())) = joint_before(reader, end).filter(|(start, ())| whole.start < *start)
        {
            end = start;
        } else {
            break;
        }
    }
    // «y medio» of «diez y medio» goes only with the noun before it.
    let trimmed = (whole.start..whole.end)
        .any(|at| end <= at && pack.scale_nouns.iter().any(|noun| *noun == reader.folded(at)));
    let end = if trimmed && whole.start < end { end } else { whole.end };
    if measures && pack.adjective_halves && !trimmed && (whole.start..end).all(|at| is_adjective(reader, at))
    {
        return None;
    }
    Some(whole.start..end)
}

/// «decenas», «miles de millones»: more than one of it, nobody knows how many.
fn is_vague(numeral: &Numeral) -> bool {
    numeral.interval.low.value().is_some_and(|low| numeral.number.value < low)
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

fn is_adjective(reader: &FigureReader<'_>, at: usize) -> bool {
    reader.word(at, |word| matches!(word, NumberWord::Half | NumberWord::Article).then_some(())).is_some()
}
