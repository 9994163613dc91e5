//! Numerals: digits and number words with scale words, halves and fractions, as one value.
//!
//! «2 miliardi e 300 milioni», «un milione e mezzo», «15mila», «una decina», «due terzi», «ventesimo».
//! Knows no units and no nouns.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::lexicon::{NumberCue, NumberWord};
use crate::value::{Interval, Number};

use super::numeral_fraction::parts_behind;
use super::numeral_loose::loose_decimals;
use super::numeral_part::{collective_at, each_behind, half_or_share_at, scale_of};
use super::numeral_power::raised;
use super::numeral_rank::ordinal_at;
use super::numeral_reader::FigureReader;
use super::numeral_words::{Summed, scale_at, sum_at};
use super::quantity_unit::{is_currency, is_measure, is_unit};

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
        .or_else(|| one_at(reader, index))
}

/// «un» of «un kilo», «un euro», and of «hace un año»; only where the article is no cardinal anyway.
fn one_at(reader: &FigureReader<'_>, index: usize) -> Option<Numeral> {
    let (end, ()) = reader.word(index, |word| (*word == NumberWord::Article).then_some(()))?;
    counts_one(reader, index, end).then(|| Numeral {
        tokens: index..end,
        number: Number::whole(1),
        interval: Interval::exactly(Decimal::ONE),
        sort: Sort::Cardinal,
        in_words: true,
        scale: None,
    })
}

/// Whether the article at `index` that ends before `end` counts: «un kilo», «un yen», «hace un año», «número uno».
pub(super) fn counts_one(reader: &FigureReader<'_>, index: usize, end: usize) -> bool {
    reader.pack().adjective_halves
        && (is_measure(reader, end)
            || is_currency(reader, end)
            || reader.cue_before(index, NumberCue::CountsOne).is_some() && is_unit(reader, end)
            || reader.cue_before(index, NumberCue::NumberNoun).is_some())
}

/// A cardinal: a sum with halves, decimals in words and fractions on top.
fn cardinal_at(reader: &FigureReader<'_>, index: usize) -> Option<Numeral> {
    let summed = sum_at(reader, index)?;
    let sum = &summed.sum;
    let in_words = summed.in_words;
    let plain = !sum.has_scale();
    let mut found = Found {
        end: summed.end,
        number: sum.total()?,
        scale: sum.last_scale(),
        sort: Sort::Cardinal,
        rounded: false,
    };
    found.rounded = in_words && Decimal::ONE_HUNDRED <= found.number.value
        || !plain
        || found.number.precision < Decimal::ONE;
    let (end, number) = (summed.end, found.number);
    if plain
        && sum.ends_in_digits()
        && let Some((behind, raised)) = raised(reader, end, number)
    {
        found.rounded = raised.precision != Decimal::ZERO;
        (found.end, found.number) = (behind, raised);
    } else if let Some((behind, ())) = reader.word(end, |word| (*word == NumberWord::AndHalf).then_some(())) {
        found.and_half(reader, behind)?;
    } else if let Some((behind, tail)) = decimals_in_words(reader, end).filter(|_| sum.last_scale().is_none())
    {
        found.number = Number::new(number.value.checked_add(tail.value)?, tail.precision);
        found.rounded = true;
        found.end = behind;
        found.times_scale(reader)?;
    } else if let Some((behind, tail)) = loose_decimals(reader, end) {
        found = Found {
            end: behind,
            number: Number::new(number.value.checked_add(tail.value)?, tail.precision),
            scale: None,
            sort: Sort::Cardinal,
            rounded: true,
        };
    } else if let Some((behind, part)) = parts_behind(reader, &summed, number) {
        let is_part = number.value < Decimal::ONE || plain;
        found = Found {
            end: behind,
            number: Number::new(part, Decimal::ZERO),
            scale: None,
            sort: if is_part { Sort::Fraction } else { Sort::Cardinal },
            rounded: false,
        };
        // « trois quarts de million »
        if let Some((behind, factor)) = scale_of(reader, behind) {
            found.number = found.number.scaled(Decimal::from(factor))?;
            (found.end, found.scale, found.sort) = (behind, Some(factor), Sort::Cardinal);
        }
    } else if let Some((behind, each)) = each_behind(reader, end).filter(|_| plain) {
        found.number = dozens(&summed, number, each)?;
        found.end = behind;
    }
    let Found { end, number, scale, sort, rounded } = found;
    let interval = if rounded { stated(number) } else { Interval::exactly(number.value) };
    Some(Numeral { tokens: index..end, number, interval, sort, in_words, scale })
}

/// What a cardinal has grown to.
struct Found {
    end: usize,
    number: Number,
    scale: Option<u64>,
    sort: Sort,
    rounded: bool,
}

impl Found {
    /// «e mezzo», which ends before `behind`, of the last scale or of the one that follows: “one billion and a half million”.
    fn and_half(&mut self, reader: &FigureReader<'_>, behind: usize) -> Option<()> {
        let own = scale_at(reader, behind).filter(|(_, own)| self.scale.is_some_and(|scale| *own < scale));
        let (behind, whole) = own.unwrap_or((behind, self.scale.unwrap_or(1)));
        let half = Decimal::from(whole).checked_mul(Decimal::new(5, 1))?;
        self.number = Number::new(self.number.value.checked_add(half)?, half.checked_div(Decimal::from(5))?);
        self.rounded = true;
        self.end = behind;
        if self.scale.is_none() { self.times_scale(reader) } else { Some(()) }
    }

    /// Times the scale word behind, if there is one.
    fn times_scale(&mut self, reader: &FigureReader<'_>) -> Option<()> {
        if let Some((behind, factor)) = scale_at(reader, self.end) {
            self.number = self.number.scaled(Decimal::from(factor))?;
            self.scale = Some(factor);
            self.end = behind;
        }
        Some(())
    }
}

/// «tre dozzine», «trecento e due dozzine».
fn dozens(summed: &Summed, number: Number, each: u64) -> Option<Number> {
    let each = Decimal::from(each);
    let Some(before) = &summed.before_link else { return number.scaled(each) };
    let before = before.total()?.value;
    let dozens = number.value.checked_sub(before)?.checked_mul(each)?;
    Some(Number::new(before.checked_add(dozens)?, Decimal::ONE))
}

/// «virgola cinque», “point two five”, «punto ventinove».
fn decimals_in_words(reader: &FigureReader<'_>, index: usize) -> Option<(usize, Number)> {
    let mut at = reader.cue(index, NumberCue::DecimalWord)?;
    let mut digits = String::new();
    while let Some((behind, value)) = reader.word(at, |word| match word {
        NumberWord::Cardinal(value @ 0..=9) => Some(*value),
        _ => None,
    }) {
        if 20 < digits.len() {
            break;
        }
        digits.push_str(&value.to_string());
        at = behind;
    }
    let noughts = digits.bytes().all(|digit| digit == b'0');
    if noughts
        && let Some(whole) = sum_at(reader, at)
            .filter(|whole| !whole.sum.has_scale() || scale_at(reader, at).is_some())
            .filter(|whole| whole.in_words || digits.is_empty())
    {
        let value = whole.sum.total()?.value;
        if value.scale() != 0 {
            return None;
        }
        digits.push_str(&value.to_string());
        at = whole.end;
    }
    if digits.is_empty() || 20 < digits.len() {
        return None;
    }
    let value = Decimal::from_str_exact(&format!("0.{digits}")).ok()?;
    Some((at, Number::new(value, Decimal::new(1, digits.len() as u32))))
}

/// A rounded number: half a unit of its last stated digit on both sides.
pub(super) fn stated(number: Number) -> Interval {
    let half = number.precision.checked_mul(Decimal::new(5, 1)).unwrap_or_default();
    match (number.value.checked_sub(half), number.value.checked_add(half)) {
        (Some(low), Some(high)) => Interval::between(low, high),
        _ => Interval::exactly(number.value),
    }
}
