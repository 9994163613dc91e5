//! Numerals: digits and number words with scale words, halves and fractions, as one value.
//!
//! «2 miliardi e 300 milioni», «un milione e mezzo», «15mila», «una decina», «due terzi», «ventesimo».
//! Knows no units and no nouns.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::article::TokenKind;
use crate::lexicon::{NumberCue, NumberWord};
use crate::value::{Interval, Number};

use super::numeral_loose::loose_decimals;
use super::numeral_part::{
    collective_at, denominator_at, each_behind, half_or_share_at, scale_of, split_denominator,
};
use super::numeral_rank::ordinal_at;
use super::numeral_reader::FigureReader;
use super::numeral_sum::Sum;
use super::numeral_words::{Summed, digits_at, scale_at, sum_at};

/// What sort of numeral it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A plain number.
    Cardinal,
    /// A rank.
    Ordinal,
    /// A fraction or share.
    Fraction,
    /// A round number of things.
    Collective,
    /// An age in one word: «ottantenne».
    Age,
}

/// A numeral with its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Numeral {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its value.
    pub number: Number,
    /// What it allows.
    pub interval: Interval,
    /// Its sort.
    pub sort: Sort,
    /// Whether no digits stand in it.
    pub in_words: bool,
    /// The scale word it ends with.
    pub scale: Option<u64>,
}

/// The numeral that begins at token `index`.
pub(super) fn numeral_at(reader: &FigureReader<'_>, index: usize) -> Option<Numeral> {
    collective_at(reader, index)
        .or_else(|| half_or_share_at(reader, index))
        .or_else(|| ordinal_at(reader, index))
        .or_else(|| cardinal_at(reader, index))
}

/// A cardinal: a sum with halves, decimals in words and fractions on top.
fn cardinal_at(reader: &FigureReader<'_>, index: usize) -> Option<Numeral> {
    let Summed { sum, mut end, in_words } = sum_at(reader, index)?;
    let mut number = sum.total()?;
    let mut scale = sum.last_scale();
    let mut sort = Sort::Cardinal;
    let mut rounded = in_words && Decimal::ONE_HUNDRED <= number.value
        || sum.has_scale()
        || number.precision < Decimal::ONE;
    if let Some((behind, ())) = reader.word(end, |word| (*word == NumberWord::AndHalf).then_some(())) {
        let whole = Decimal::from(scale.unwrap_or(1));
        let half = whole.checked_mul(Decimal::new(5, 1))?;
        number = Number::new(number.value.checked_add(half)?, half.checked_div(Decimal::from(5))?);
        rounded = true;
        end = behind;
        if scale.is_none()
            && let Some((behind, factor)) = scale_at(reader, end)
        {
            number = number.scaled(Decimal::from(factor))?;
            scale = Some(factor);
            end = behind;
        }
    } else if let Some((behind, tail)) = decimals_in_words(reader, end).filter(|_| !sum.has_scale()) {
        number = Number::new(number.value.checked_add(tail.value)?, tail.precision);
        rounded = true;
        end = behind;
        if let Some((behind, factor)) = scale_at(reader, end) {
            number = number.scaled(Decimal::from(factor))?;
            scale = Some(factor);
            end = behind;
        }
    } else if let Some((behind, tail)) = loose_decimals(reader, end) {
        number = Number::new(number.value.checked_add(tail.value)?, tail.precision);
        rounded = true;
        scale = None;
        end = behind;
    } else if let Some((behind, part)) = parts_behind(reader, end, number, &sum) {
        number = Number::new(part, Decimal::ZERO);
        sort = if number.value < Decimal::ONE || !sum.has_scale() { Sort::Fraction } else { sort };
        rounded = false;
        scale = None;
        end = behind;
        // « trois quarts de million »
        if let Some((behind, factor)) = scale_of(reader, end) {
            number = number.scaled(Decimal::from(factor))?;
            sort = Sort::Cardinal;
            scale = Some(factor);
            end = behind;
        }
    } else if let Some((behind, each)) = each_behind(reader, end).filter(|_| !sum.has_scale()) {
        number = number.scaled(Decimal::from(each))?;
        end = behind;
    }
    let interval = if rounded { stated(number) } else { Interval::exactly(number.value) };
    Some(Numeral { tokens: index..end, number, interval, sort, in_words, scale })
}

/// «virgola cinque», “point two five”.
fn decimals_in_words(reader: &FigureReader<'_>, index: usize) -> Option<(usize, Number)> {
    let mut at = reader.cue(index, NumberCue::DecimalWord)?;
    let mut digits = String::new();
    while let Some((behind, value)) = reader.word(at, |word| match word {
        NumberWord::Cardinal(value) => Some(*value),
        _ => None,
    }) {
        if 9 < value && !digits.is_empty() && !digits.bytes().all(|digit| digit == b'0') || 20 < digits.len()
        {
            break;
        }
        digits.push_str(&value.to_string());
        at = behind;
        if 9 < value {
            break;
        }
    }
    if digits.is_empty()
        && let Some((behind, number)) = digits_at(reader, at)
    {
        digits = number.value.to_string();
        at = behind;
    }
    if digits.is_empty() || 20 < digits.len() {
        return None;
    }
    let value = Decimal::from_str_exact(&format!("0.{digits}")).ok()?;
    Some((at, Number::new(value, Decimal::new(1, digits.len() as u32))))
}

/// «terzi» of «due terzi», «su tre» of «uno su tre», «e tre quarti», «/4» of «1/4»: the index behind and the whole value.
fn parts_behind(
    reader: &FigureReader<'_>,
    end: usize,
    number: Number,
    sum: &Sum,
) -> Option<(usize, Decimal)> {
    let whole_below = |limit: u64| number.value.scale() == 0 && number.value <= Decimal::from(limit);
    let dash = usize::from(reader.is_dash(end) && reader.touches_left(end));
    if let Some(parts) = split_denominator(reader, end + dash, sum) {
        return Some(parts);
    }
    // «ciento treinta y dos quintos», «cien mil billonésimas»: words count any number of parts.
    let few = |below: u64| {
        whole_below(if sum.ends_in_digits() { 99 } else { 999 }) && !sum.has_scale()
            || 1_000_000 <= below && number.value <= Decimal::from(below)
    };
    if let Some((behind, denominator)) = denominator_at(reader, end + dash).filter(|(_, below)| few(*below)) {
        return Some((behind, number.value.checked_div(Decimal::from(denominator))?));
    }
    let slash = reader.view.is_sign(end, '/') && reader.touches_left(end) && reader.touches_left(end + 1);
    if slash
        && whole_below(99)
        && let Some((behind, below)) = digits_at(reader, end + 1)
    {
        let proper = number.value < below.value
            && below.value <= Decimal::from(16)
            && !reader.view.is_sign(behind, '/');
        return if proper { Some((behind, number.value.checked_div(below.value)?)) } else { None };
    }
    if let Some(at) = reader.cue(end, NumberCue::RatioLink).filter(|_| whole_below(1000) && !sum.has_scale())
        && let Some(whole) = sum_at(reader, at).filter(|whole| !whole.sum.has_scale() || whole.in_words)
    {
        let value = whole.sum.total()?.value;
        // “two in 2012” is a year.
        let year = !whole.in_words && Decimal::from(1900) <= value && value <= Decimal::from(2100);
        let proper = number.value < value && Decimal::ONE < value && !year;
        return if proper { Some((whole.end, number.value.checked_div(value)?)) } else { None };
    }
    // «2½», «2 1/4».
    let sign = reader.word(end, |word| match word {
        NumberWord::Share(part, whole) => Some((*part, *whole)),
        _ => None,
    });
    if let Some((behind, (part, whole))) = sign.filter(|_| reader.kind(end) == Some(TokenKind::Sign)) {
        let part = Decimal::from(part).checked_div(Decimal::from(whole))?;
        return Some((behind, number.value.checked_add(part)?));
    }
    if sum.ends_in_digits()
        && let Some((above_end, above)) =
            digits_at(reader, end).filter(|(above_end, _)| reader.view.is_sign(*above_end, '/'))
    {
        let (behind, below) = digits_at(reader, above_end + 1)?;
        let proper = above.value < below.value && below.value <= Decimal::from(16);
        let part = above.value.checked_div(below.value).filter(|_| proper)?;
        return Some((behind, number.value.checked_add(part)?));
    }
    let at = reader.cue(end, NumberCue::Link).or_else(|| reader.cue(end, NumberCue::LooseDecimal))?;
    let (above_end, above) = reader.word(at, |word| match word {
        NumberWord::Cardinal(value @ 1..=9) => Some(*value),
        NumberWord::Article => Some(1),
        _ => None,
    })?;
    let half = || reader.word(above_end, |word| (*word == NumberWord::Half).then_some(2));
    let (behind, below) = denominator_at(reader, above_end).or_else(half)?;
    let part = Decimal::from(above).checked_div(Decimal::from(below))?;
    let part = part.checked_mul(Decimal::from(sum.last_scale().unwrap_or(1)))?;
    Some((behind, number.value.checked_add(part)?))
}

/// A rounded number: half a unit of its last stated digit on both sides.
pub(super) fn stated(number: Number) -> Interval {
    let half = number.precision.checked_mul(Decimal::new(5, 1)).unwrap_or_default();
    match (number.value.checked_sub(half), number.value.checked_add(half)) {
        (Some(low), Some(high)) => Interval::between(low, high),
        _ => Interval::exactly(number.value),
    }
}
