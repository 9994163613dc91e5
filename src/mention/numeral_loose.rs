//! Decimals behind a plain word: «siete con cincuenta», «347 con 5 por ciento».
//!
//! The word is mostly a preposition («diez con dos hijos»), so nothing may follow that the decimals could count.

use rust_decimal::Decimal;

use crate::article::TokenKind;
use crate::lexicon::NumberCue;
use crate::value::Number;

use super::numeral_fraction::denominator_at;
use super::numeral_reader::FigureReader;
use super::numeral_words::sum_at;
use super::quantity_unit::is_unit;

/// The decimals at `index`: the token behind them, and their value below one.
pub(super) fn loose_decimals(reader: &FigureReader<'_>, index: usize) -> Option<(usize, Number)> {
    let at = reader.cue(index, NumberCue::LooseDecimal)?;
    let tail = sum_at(reader, at)?;
    let in_words = index.checked_sub(1).is_some_and(|last| reader.kind(last) == Some(TokenKind::Word));
    let counts = reader.kind(tail.end) == Some(TokenKind::Word) && !is_unit(reader, tail.end);
    if tail.in_words != in_words || counts || denominator_at(reader, tail.end).is_some() {
        return None;
    }
    let value = tail.sum.total()?.value;
    let digits = value.to_string();
    if value.scale() != 0 || 4 < digits.len() {
        return None;
    }
    // Noughts at the end of spoken decimals say nothing: «con doscientos» is 0.2.
    let digits = digits.trim_end_matches('0');
    let precision = Decimal::new(1, u32::try_from(digits.len()).ok()?);
    Some((tail.end, Number::new(value_of(digits)?, precision)))
}

fn value_of(digits: &str) -> Option<Decimal> {
    Decimal::from_str_exact(&format!("0.{}", if digits.is_empty() { "0" } else { digits })).ok()
}
