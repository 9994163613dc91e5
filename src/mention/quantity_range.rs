//! Ranges: «tra 20 e 30», «20-30», «1.200-300», “20 to 25 percent”.

use rust_decimal::Decimal;

use crate::article::TokenKind;
use crate::lexicon::{NumberCue, NumberWord};
use crate::value::{Interval, Number};

use super::numeral::Sort;
use super::numeral_reader::FigureReader;
use super::quantity::{Figure, single_at};

/// «tra 20 e 30», “between 20 and 30”.
pub(super) fn word_range_at<'a>(reader: &FigureReader<'a>, index: usize) -> Option<Figure<'a>> {
    let (opened, row) = reader.word(index, |word| match word {
        NumberWord::RangeOpen(row) => Some(*row),
        _ => None,
    })?;
    let first = single_at(reader, skip_article(reader, opened))?;
    let (linked, ()) =
        reader.word(first.tokens.end, |word| (*word == NumberWord::RangeLink(row)).then_some(()))?;
    let second = single_at(reader, skip_article(reader, linked))?;
    between(first, second)
}

/// «20-30», «1.200-300», “$3-5bn”.
pub(super) fn dash_range<'a>(reader: &FigureReader<'a>, first: &Figure<'a>) -> Option<Figure<'a>> {
    let end = first.tokens.end;
    let touching = reader.touches_left(end) && reader.touches_left(end + 1);
    if !touching || !reader.is_dash(end) || first.numeral.in_words {
        return None;
    }
    let mut second = single_at(reader, end + 1).filter(|second| !second.numeral.in_words)?;
    let dashed = |at: usize| {
        reader.is_dash(at) && reader.touches_left(at) && reader.kind(at + 1) == Some(TokenKind::Digits)
    };
    let led =
        first.tokens.start.checked_sub(1).is_some_and(|at| reader.is_dash(at) && reader.touches_left(at + 1));
    if dashed(second.tokens.end) || led {
        return None;
    }
    if second.numeral.number.value < first.numeral.number.value
        && second.numeral.scale.is_none()
        && second.numeral.tokens.len() == 1
    {
        // «1.200-300»: the second end repeats only its last digits.
        let digits = reader.view.text_of(second.numeral.tokens.start);
        let modulus = (digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit()))
            .then_some(Decimal::ONE_THOUSAND)?;
        let base =
            first.numeral.number.value.checked_sub(first.numeral.number.value.checked_rem(modulus)?)?;
        let value = base.checked_add(second.numeral.number.value)?;
        second.numeral.number = Number::new(value, Decimal::ONE);
        second.numeral.interval = Interval::exactly(value);
    }
    between(
        Figure {
            tokens: first.tokens.clone(),
            numeral: first.numeral.clone(),
            unit: first.unit,
            other_end: None,
        },
        second,
    )
}

/// “20 to 25 percent”, but not “from 20 to 25 percent”, which is a change.
pub(super) fn infix_range<'a>(reader: &FigureReader<'a>, first: &Figure<'a>) -> Option<Figure<'a>> {
    let linked = reader.cue(first.tokens.end, NumberCue::RangeInfix)?;
    if reader.cue_before(first.tokens.start, NumberCue::ChangeFrom).is_some() {
        return None;
    }
    let second = single_at(reader, linked)?;
    // “44 mg to 50 mg”, but not “3 hours to 5 pm”.
    let has_unit = first.unit.is_some() && first.tokens.start == first.numeral.tokens.start;
    if has_unit && (first.unit != second.unit || !in_digits(first) || !in_digits(&second)) {
        return None;
    }
    let alike = first.numeral.sort == Sort::Cardinal && second.numeral.sort == Sort::Cardinal;
    let copy = Figure {
        tokens: first.tokens.clone(),
        numeral: first.numeral.clone(),
        unit: first.unit,
        other_end: None,
    };
    if alike { between(copy, second) } else { None }
}

/// The range from `first` to `second`; scale and unit of the second count for the first where it has none.
fn between<'a>(mut first: Figure<'a>, mut second: Figure<'a>) -> Option<Figure<'a>> {
    let plain = |figure: &Figure<'_>| {
        matches!(figure.numeral.sort, Sort::Cardinal | Sort::Collective | Sort::Fraction)
    };
    if !plain(&first) || !plain(&second) {
        return None;
    }
    if let (None, Some(scale)) = (first.numeral.scale, second.numeral.scale) {
        let factor = Decimal::from(scale);
        let lifted = first.numeral.number.scaled(factor);
        if let Some(lifted) = lifted.filter(|lifted| lifted.value < second.numeral.number.value) {
            first.numeral.number = lifted;
            first.numeral.interval = first.numeral.interval.scaled(factor)?;
        }
    }
    let unit = second.unit.or(first.unit);
    if first.unit.is_some() && second.unit.is_some() && first.unit != second.unit {
        return None;
    }
    if second.numeral.number.value <= first.numeral.number.value {
        return None;
    }
    let other_end = Some(second.numeral.number.value);
    second.numeral.interval =
        Interval { low: first.numeral.interval.low, high: second.numeral.interval.high };
    second.numeral.number = first.numeral.number;
    second.numeral.in_words &= first.numeral.in_words;
    second.numeral.tokens.start = first.numeral.tokens.start;
    Some(Figure { tokens: first.tokens.start..second.tokens.end, numeral: second.numeral, unit, other_end })
}

fn in_digits(figure: &Figure<'_>) -> bool {
    !figure.numeral.in_words
}

fn skip_article(reader: &FigureReader<'_>, at: usize) -> usize {
    // «l'80 %»: before digits the apostrophe is a token of its own.
    let elided = ['\'', '\u{2019}'].iter().any(|mark| reader.view.is_sign(at + 1, *mark));
    if elided && reader.touches_left(at + 1) && reader.kind(at + 2) == Some(TokenKind::Digits) {
        return at + 2;
    }
    reader.cue(at, NumberCue::FigureArticle).unwrap_or(at)
}
