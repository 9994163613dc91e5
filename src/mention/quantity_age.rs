//! Ages: years beside a person, not years of anything else. «un uomo di 80 anni», «80enne», “aged 80”.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::article::{Case, TokenKind};
use crate::lexicon::NumberCue;
use crate::value::Unit;

use super::numeral::{Numeral, Sort};
use super::numeral_reader::FigureReader;

/// Nobody is older.
const OLDEST: Decimal = Decimal::from_parts(130, 0, 0, false, 0);

/// The token behind the age, if the figure at `tokens` is one.
pub(super) fn is_age(
    reader: &FigureReader<'_>,
    tokens: &Range<usize>,
    numeral: &Numeral,
    unit: Option<&Unit>,
) -> Option<usize> {
    if numeral.sort == Sort::Age {
        return Some(tokens.end);
    }
    if numeral.sort != Sort::Cardinal {
        return None;
    }
    let dash = |at: usize| if reader.is_dash(at) && reader.touches_left(at) { at + 1 } else { at };
    // «80 anni di età», “80-year-old”, “80 years old”: the word itself says so, also of buildings.
    let said = reader
        .cue(dash(numeral.tokens.end), NumberCue::AgeWord)
        .or_else(|| reader.cue(tokens.end, NumberCue::AgeWord));
    if said.is_some() {
        return said;
    }
    if numeral.scale.is_some() || OLDEST < numeral.number.value || numeral.number.value.scale() != 0 {
        return None;
    }
    let start = tokens.start;
    // « il y a deux ans », «dos años más tarde»
    if reader.cue_before(start, NumberCue::NotAge).is_some()
        || reader.cue(tokens.end, NumberCue::NotAge).is_some()
    {
        return None;
    }
    match unit {
        Some(unit) if matches!(unit.code.as_ref(), "year" | "month" | "week") => {
            let article = reader.cue_before(start, NumberCue::PreAdjective).unwrap_or(start);
            let before = reader
                .cue_before(start, NumberCue::AgeBefore)
                .or_else(|| reader.cue_before(article, NumberCue::AgeBefore));
            (before.is_some_and(|_| !goes_on(reader, tokens.end))
                || beside_person(reader, start) && !goes_on(reader, tokens.end))
            .then_some(tokens.end)
        }
        Some(_) => None,
        // “aged 80”.
        None if reader.cue_before(start, NumberCue::Aged).is_some() => Some(tokens.end),
        // “Maria Rossi, 54, said”.
        None => {
            let comma = start.checked_sub(1).filter(|at| reader.view.is_sign(*at, ','))?;
            let name = comma.checked_sub(1).filter(|at| reader.start <= *at)?;
            let closed = [',', '.', ';', ')'].iter().any(|sign| reader.view.is_sign(tokens.end, *sign))
                || tokens.end == reader.end;
            let named = matches!(reader.case(name), Some(Case::Capital))
                && reader.kind(name) == Some(TokenKind::Word);
            let two = name.checked_sub(1).is_some_and(|at| matches!(reader.case(at), Some(Case::Capital)));
            (closed && named && two && !numeral.in_words && Decimal::TEN <= numeral.number.value)
                .then_some(tokens.end)
        }
    }
}

/// «80 anni di carcere», «dieci anni fa»: years of something.
fn goes_on(reader: &FigureReader<'_>, end: usize) -> bool {
    reader.cue(end, NumberCue::Of).is_some() || reader.cue(end, NumberCue::AgeBefore).is_some()
}

/// «un uomo di 80 anni», «Mario Rossi, 54 anni».
fn beside_person(reader: &FigureReader<'_>, start: usize) -> bool {
    let Some(joint) = start.checked_sub(1).filter(|joint| reader.start < *joint) else { return false };
    let comma = reader.view.is_sign(joint, ',') || reader.view.is_sign(joint, '(');
    let of = reader.cue_before(start, NumberCue::Of).is_some();
    let first = joint.saturating_sub(3).max(reader.start);
    let person = (first..joint).any(|at| reader.cue(at, NumberCue::Person).is_some());
    let name = matches!(reader.case(joint - 1), Some(Case::Capital)) && joint - 1 != reader.start;
    (comma || of) && person || comma && name
}
