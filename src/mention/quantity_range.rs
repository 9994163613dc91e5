//! Ranges: «tra 20 e 30», «20-30», «1.200-300», “20 to 25 percent”, and those that name the greater end first.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::article::{Case, TokenKind};
use crate::lexicon::{NumberCue, NumberWord};
use crate::text::ProseSpan;
use crate::value::{Interval, Number};

use super::numeral::Sort;
use super::numeral_reader::FigureReader;
use super::quantity::{Figure, single_at};
use super::quantity_fall::{may_fall, same_length, shortened};
use crate::mention::{RangeEnds, RangeJoint};

/// The greater end of a range, and how both are written.
#[derive(Clone, Debug)]
pub(super) struct OtherEnd {
    /// Its value.
    pub value: Decimal,
    /// Both ends.
    pub ends: RangeEnds,
}

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
    let is_closed = reader.pack().ranges.get(row as usize).is_some_and(|row| !row.is_change);
    let order = if is_closed { Order::Either } else { Order::Rising };
    let mut range = between(reader, first, second, RangeJoint::Pair, order)?;
    if let Some(other) = &mut range.other_end {
        other.ends.whole = reader.view.span(index..range.tokens.end);
    }
    Some(range)
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
            .then_some(Decimal::ONE_THOUSAND)
            .filter(|modulus| *modulus <= first.numeral.number.value);
        if let Some(modulus) = modulus {
            let base =
                first.numeral.number.value.checked_sub(first.numeral.number.value.checked_rem(modulus)?)?;
            let value = base.checked_add(second.numeral.number.value)?;
            second.numeral.number = Number::new(value, Decimal::ONE);
            second.numeral.interval = Interval::exactly(value);
        }
    }
    shortened(reader, first, &mut second);
    let unclear = reader
        .view
        .get(first.tokens.start.wrapping_sub(1))
        .is_some_and(|before| matches!(before.case, Case::Capital | Case::Upper | Case::Mixed))
        && reader.start + 1 < first.tokens.start;
    let falls =
        !unclear && same_length(reader, first, &second) && may_fall(reader, first, &second, RangeJoint::Dash);
    let order = if falls { Order::Either } else { Order::Rising };
    between(reader, copy(first), second, RangeJoint::Dash, order)
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
    // “was down $2.86 to $77.11”: by how much, and where to.
    let own_sign = |it: &Figure<'_>| it.unit.is_some() && it.tokens.start < it.numeral.tokens.start;
    if own_sign(first)
        && own_sign(&second)
        && reader.cue_before(first.tokens.start, NumberCue::MarketMove).is_some()
    {
        return None;
    }
    let alike = first.numeral.sort == Sort::Cardinal && second.numeral.sort == Sort::Cardinal;
    if !alike {
        return None;
    }
    let falls = may_fall(reader, first, &second, RangeJoint::Word);
    let order = if falls { Order::Either } else { Order::Rising };
    between(reader, copy(first), second, RangeJoint::Word, order)
}

/// Which end may stand first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    /// The smaller one only: anything else is no range.
    Rising,
    /// Any: the greater one first is a slip.
    Either,
}

/// The range from `first` to `second`; scale and unit of the second count for the first where it has none.
fn between<'a>(
    reader: &FigureReader<'a>,
    mut first: Figure<'a>,
    mut second: Figure<'a>,
    joint: RangeJoint,
    order: Order,
) -> Option<Figure<'a>> {
    let plain = |figure: &Figure<'_>| {
        matches!(figure.numeral.sort, Sort::Cardinal | Sort::Collective | Sort::Fraction)
    };
    if !plain(&first) || !plain(&second) {
        return None;
    }
    let mut second_end = second.numeral.tokens.clone();
    if let (None, Some(scale)) = (first.numeral.scale, second.numeral.scale) {
        let factor = Decimal::from(scale);
        let value = second.numeral.number.value;
        let lifted = first.numeral.number.scaled(factor);
        if let Some(lifted) = lifted
            .filter(|lifted| lifted.value < value || order == Order::Either && is_near(lifted.value, value))
        {
            first.numeral.number = lifted;
            first.numeral.interval = first.numeral.interval.scaled(factor)?;
            // «tra 50 e 30 milioni»: the scale belongs to both.
            second_end = second_end.start..second_end.start + 1;
        }
    }
    let unit = second.unit.or(first.unit);
    if first.unit.is_some() && second.unit.is_some() && first.unit != second.unit {
        return None;
    }
    let (one, other) = (first.numeral.number.value, second.numeral.number.value);
    let falls = other < one;
    if one == other || falls && order == Order::Rising {
        return None;
    }
    let ends = RangeEnds {
        whole: reader.view.span(first.tokens.start..second.tokens.end),
        first: with_article(reader, first.numeral.tokens.clone()),
        second: with_article(reader, second_end),
        falls,
        joint,
    };
    let (low, high) =
        if falls { (&second.numeral, &first.numeral) } else { (&first.numeral, &second.numeral) };
    let other_end = Some(OtherEnd { value: high.number.value, ends });
    let interval = Interval { low: low.interval.low, high: high.interval.high };
    let number = low.number;
    second.numeral.interval = interval;
    second.numeral.number = number;
    second.numeral.in_words &= first.numeral.in_words;
    second.numeral.tokens.start = first.numeral.tokens.start;
    Some(Figure { tokens: first.tokens.start..second.tokens.end, numeral: second.numeral, unit, other_end })
}

/// «tra 5 e 3 mila», but not «tra 50 e 2 mila», which may go from fifty to two thousand.
fn is_near(lifted: Decimal, value: Decimal) -> bool {
    value.checked_mul(Decimal::from(4)).is_some_and(|most| lifted <= most)
}

/// The number with the article before it: «gli 80», «l'80».
fn with_article(reader: &FigureReader<'_>, number: Range<usize>) -> ProseSpan {
    let Range { start, end } = number;
    let opens = |at: usize| reader.cue(at, NumberCue::FigureArticle) == Some(start) && !reader.is_dash(at);
    let elided = start.checked_sub(2).filter(|at| skip_article(reader, *at) == start);
    let article = elided.or_else(|| start.checked_sub(1).filter(|at| opens(*at)));
    reader.view.span(article.filter(|at| reader.start <= *at).unwrap_or(start)..end)
}

fn copy<'a>(figure: &Figure<'a>) -> Figure<'a> {
    Figure {
        tokens: figure.tokens.clone(),
        numeral: figure.numeral.clone(),
        unit: figure.unit,
        other_end: None,
    }
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
