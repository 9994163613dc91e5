//! Degrees: a bare «45°» that is no rank, and degrees below zero: «10 grados bajo cero».

use rust_decimal::Decimal;

use crate::article::{Case, TokenKind};
use crate::lexicon::{NumberCue, Sense, UnitWord};

use super::counted_noun::is_function;
use super::numeral::{Numeral, Sort};
use super::numeral_reader::FigureReader;
use super::quantity::{Figure, turn};

/// «45°», where nothing makes a rank of it («el 5° puesto», «art. 3°»): the token behind the sign, and the unit.
pub(super) fn bare_degrees<'a>(
    reader: &FigureReader<'a>,
    numeral: &Numeral,
    start: usize,
) -> Option<(usize, Option<&'a UnitWord>)> {
    let end = numeral.tokens.end;
    if !reader.view.is_sign(end, '°') || !reader.touches_left(end) || numeral.sort != Sort::Cardinal {
        return None;
    }
    let unit = reader.view.lexicon.words.senses_of(DEGREE).iter().find_map(|sense| match sense {
        Sense::Unit(unit @ UnitWord::Unit(_)) => Some(unit),
        _ => None,
    });
    (start <= end && unit.is_some()).then_some((end + 1, unit))
}

/// The unit's own entry in the packs.
const DEGREE: &str = "deg";

/// Whether the digits that end before the sign at `mark` are degrees and no rank.
pub(super) fn are_degrees(reader: &FigureReader<'_>, start: usize, mark: usize, value: Decimal) -> bool {
    if !reader.view.is_sign(mark, '°') || !reader.touches_left(mark) {
        return false;
    }
    let signed = start.checked_sub(1).is_some_and(|dash| {
        reader.start <= dash
            && reader.is_dash(dash)
            && reader.touches_left(start)
            && !reader.touches_left(dash)
    });
    if signed || value.scale() != 0 {
        return true;
    }
    let ranked = reader.cue_before(start, NumberCue::Definite).is_some();
    let word = reader.kind(mark + 1) == Some(TokenKind::Word) && !is_function(reader, mark + 1);
    let named = start
        .checked_sub(1)
        .filter(|before| reader.start <= *before)
        .is_some_and(|before| matches!(reader.case(before), Some(Case::Capital | Case::Upper)));
    !ranked && !word && !named && Decimal::from(31) < value
}

/// «10 grados bajo cero», « 10 degrés en dessous de zéro »: the value is negative, and the words are part of the figure.
pub(super) fn below_zero(reader: &FigureReader<'_>, figure: &mut Figure<'_>) {
    let Some(UnitWord::Unit(unit)) = figure.unit else { return };
    if unit.dimension.as_ref() != "temperature" || figure.numeral.number.value <= Decimal::ZERO {
        return;
    }
    if let Some(behind) = reader.cue(figure.tokens.end, NumberCue::BelowZero) {
        turn(&mut figure.numeral);
        figure.tokens.end = behind;
    }
}
