//! Amounts in one word with their code: `EUR20`, `USD3.14`.

use rust_decimal::Decimal;

use crate::article::TokenKind;
use crate::value::Interval;

use super::numeral::{Numeral, Sort, stated};
use super::numeral_reader::FigureReader;
use super::quantity::Figure;
use super::quantity_unit::currency_code;

/// `EUR20`, `USD3.14`: a code that touches its amount is one word with it.
///
/// Limit: the numeral's span holds the code.
pub(super) fn glued_amount<'a>(reader: &FigureReader<'a>, index: usize) -> Option<Figure<'a>> {
    let text = reader.view.text_of(index);
    let cut = text
        .find(|letter: char| letter.is_ascii_digit())
        .filter(|_| reader.kind(index) == Some(TokenKind::Word))?;
    let (code, amount) = text.split_at_checked(cut)?;
    let unit = currency_code(reader, code)?;
    let mut amount = amount.to_owned();
    let mut end = index + 1;
    let decimal = reader.separators.decimal;
    if reader.view.is_sign(end, decimal)
        && reader.touches_left(end)
        && reader.touches_left(end + 1)
        && reader.kind(end + 1) == Some(TokenKind::Digits)
    {
        amount.push(decimal);
        amount.push_str(reader.view.text_of(end + 1));
        end += 2;
    }
    if !amount.chars().all(|letter| letter.is_ascii_digit() || letter == decimal) {
        return None;
    }
    let number = reader.separators.read(&amount)?;
    let interval =
        if number.precision < Decimal::ONE { stated(number) } else { Interval::exactly(number.value) };
    let numeral =
        Numeral { tokens: index..end, number, interval, sort: Sort::Cardinal, in_words: false, scale: None };
    Some(Figure { tokens: index..end, numeral, unit: Some(unit), other_end: None })
}
