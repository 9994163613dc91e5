//! Number words that are other words: «sei» (you are), «una» (an article), “the old one” (a pronoun).

use std::ops::Range;

use crate::article::Case;
use crate::lexicon::{NumberCue, NumberWord};

use super::counted_noun;
use super::numeral::{Numeral, Sort, counts_one};
use super::numeral_reader::FigureReader;

/// «sei» (you are), «una» (a): words that are numbers only beside a noun.
pub(super) fn is_other_word(reader: &FigureReader<'_>, numeral: &Numeral) -> bool {
    let Range { start, end } = numeral.tokens;
    if numeral.sort != Sort::Cardinal || end - start != 1 || reader.cue(start, NumberCue::NeedsNoun).is_none()
    {
        return false;
    }
    if reader.end - reader.start <= 2 {
        return false;
    }
    let unit = super::quantity_unit::is_unit(reader, end);
    let noun = reader.case(end) == Some(Case::Lower) && !counted_noun::is_function(reader, end);
    let article = reader.word(start, |word| (*word == NumberWord::Article).then_some(())).is_some();
    if article {
        // «uno studio» is no count, «uno dei due» is; «una settimana» is a time, «un yen» money.
        let one = reader.cue(start, NumberCue::One).is_some();
        // “one expert” counts where the article is another word; “a positive one” does not.
        let counts = one && reader.pack().head_last && (noun || unit);
        let pronoun = one && !noun && !is_pronoun(reader, start, end);
        return !(pronoun
            || counts
            || super::quantity_unit::is_currency(reader, end)
            || counts_one(reader, start, end));
    }
    let noun = noun && counted_noun::is_plural(&reader.folded(end), reader.view.lexicon);
    let capital = reader.pack().capital_nouns && reader.case(end) == Some(Case::Capital);
    !(unit || noun || capital)
}

/// “the old one”, “each one”: stands for a thing, and counts none.
fn is_pronoun(reader: &FigureReader<'_>, start: usize, end: usize) -> bool {
    if reader.cue(end, NumberCue::Of).is_some() {
        return false;
    }
    let mut at = start;
    for _ in 0..3 {
        if reader.cue_before(at, NumberCue::PronounBefore).is_some() {
            return true;
        }
        let Some(before) = at.checked_sub(1).filter(|before| reader.start <= *before) else { return false };
        if reader.case(before) != Some(Case::Lower) || counted_noun::is_function(reader, before) {
            return false;
        }
        at = before;
    }
    false
}
