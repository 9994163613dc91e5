//! Hours and minutes are one figure: «23:45» inside a time.

use rust_decimal::Decimal;

use crate::article::TokenKind;
use crate::value::{Interval, Number};

use super::exempt::time_over;
use super::numeral::{Numeral, Sort};
use super::numeral_reader::FigureReader;
use super::quantity::Figure;
use crate::mention::{Temporal, TemporalForm};

/// «23:45» at `index`, with the hours as its value, if one of `times` covers it.
pub(super) fn clock_at<'a>(
    reader: &FigureReader<'a>,
    index: usize,
    times: &[Temporal],
) -> Option<Figure<'a>> {
    let two = |at: usize| {
        let text = reader.view.text_of(at);
        reader.kind(at) == Some(TokenKind::Digits)
            && text.len() <= 2
            && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let joined = reader.view.is_sign(index + 1, ':')
        && reader.touches_left(index + 1)
        && reader.touches_left(index + 2)
        && index + 2 < reader.end;
    if !joined || !two(index) || !two(index + 2) {
        return None;
    }
    let tokens = index..index + 3;
    let span = reader.view.span(tokens.clone());
    let timed = time_over(span, times)
        .is_some_and(|time| matches!(time.form, TemporalForm::Clock | TemporalForm::NoClock));
    let hours = Decimal::from_str_exact(reader.view.text_of(index)).ok().filter(|_| timed)?;
    let numeral = Numeral {
        tokens: tokens.clone(),
        number: Number::new(hours, Decimal::ONE),
        interval: Interval::exactly(hours),
        sort: Sort::Cardinal,
        in_words: false,
        scale: None,
    };
    Some(Figure { tokens, numeral, unit: None, other_end: None })
}
