//! Figures in two units that are one figure: “5 feet 2 inches”, «2 km e 300 m», «3 euro e 50», “10 $ 30 cent”.

use rust_decimal::Decimal;

use crate::article::TokenKind;
use crate::lexicon::{NumberCue, UnitWord};
use crate::value::{Interval, Number, Unit};

use super::numeral::{Sort, stated};
use super::numeral_reader::FigureReader;
use super::numeral_words::digits_at;
use super::quantity::{Figure, single_at};

/// No figure has more parts: “2 yards 1 foot 3 inches”.
const PARTS: usize = 3;

/// Pairs that are told in the greater unit: a height in feet, a weight in pounds.
const GREATER: [(&str, &str); 3] = [("ft", "in"), ("lb", "oz"), ("st", "lb")];

/// What is added up; hours and minutes are times.
const DIMENSIONS: [&str; 3] = ["length", "mass", "volume"];

/// `first` with the smaller units behind it.
pub(super) fn joined<'a>(reader: &FigureReader<'a>, first: Figure<'a>) -> Figure<'a> {
    let mut whole = first;
    for _ in 1..PARTS {
        match one_more(reader, &whole) {
            Some(longer) => whole = longer,
            None => break,
        }
    }
    whole
}

fn one_more<'a>(reader: &FigureReader<'a>, first: &Figure<'a>) -> Option<Figure<'a>> {
    let whole = first.numeral.scale.is_none() && first.numeral.number.value.scale() == 0;
    if first.numeral.sort != Sort::Cardinal || !whole {
        return None;
    }
    match first.unit? {
        UnitWord::Currency(unit) | UnitWord::CurrencySign(unit) => with_coins(reader, first, unit),
        UnitWord::Unit(unit) if DIMENSIONS.contains(&unit.dimension.as_ref()) => {
            with_smaller(reader, first, unit)
        }
        _ => None,
    }
}

/// «3 euro e 50 centesimi», “20 dollars 43”.
fn with_coins<'a>(reader: &FigureReader<'a>, first: &Figure<'a>, unit: &Unit) -> Option<Figure<'a>> {
    let end = first.tokens.end;
    let linked = reader.cue(end, NumberCue::Link).or_else(|| reader.cue(end, NumberCue::LooseDecimal));
    let second = single_at(reader, linked.unwrap_or(end))?;
    let amount = second.numeral.number.value;
    if second.numeral.sort != Sort::Cardinal || amount.scale() != 0 || amount <= Decimal::ZERO {
        return None;
    }
    let part = match second.unit {
        Some(UnitWord::Currency(small) | UnitWord::CurrencySign(small)) => {
            let coin = reader.view.lexicon.units.coins.get(small.code.as_ref())?;
            let fits = coin.of.is_empty() || coin.of.iter().any(|code| **code == *unit.code);
            Some(coin.part).filter(|_| fits)?
        }
        Some(_) => return None,
        None => {
            // The number alone: two digits behind which nothing is counted.
            let behind = second.tokens.end;
            let two = second.tokens.len() == 1 && reader.view.text_of(second.tokens.start).len() == 2;
            let closed = reader.kind(behind).is_none() || closes(reader, behind);
            if !two || !closed || second.numeral.in_words || first.tokens.start < first.numeral.tokens.start {
                return None;
            }
            Decimal::new(1, 2)
        }
    };
    let coins = amount.checked_mul(part).filter(|coins| *coins < Decimal::ONE)?;
    let value = first.numeral.number.value.checked_add(coins)?;
    summed(first, &second, Number::new(value, part), first.unit)
}

fn closes(reader: &FigureReader<'_>, index: usize) -> bool {
    ['.', ',', ';', ':', ')', '!', '?'].iter().any(|sign| reader.view.is_sign(index, *sign))
}

/// “5 feet and 2 inches”, «2 km 300 m», “6-foot-4”.
fn with_smaller<'a>(reader: &FigureReader<'a>, first: &Figure<'a>, unit: &Unit) -> Option<Figure<'a>> {
    let end = first.tokens.end;
    let ratio = unit.ratio?;
    let dashed = reader.is_dash(end) && reader.touches_left(end) && reader.touches_left(end + 1);
    if dashed && unit.code.as_ref() == "ft" {
        let inch = reader.view.lexicon.units.unit("in", &reader.view.lexicon.words)?;
        let second = single_at(reader, end + 1)
            .filter(|second| second.unit.is_none_or(|unit| unit == inch) && !second.numeral.in_words)?;
        let few = second.numeral.number.value < Decimal::from(12);
        return (few && second.numeral.sort == Sort::Cardinal)
            .then(|| added(first, second, (unit, ratio), inch))
            .flatten();
    }
    let linked = reader.cue(end, NumberCue::Link);
    let at = linked.unwrap_or(end);
    let mut second =
        primes_at(reader, at, &['\'', '\u{2019}', '\u{2032}'], "ft").or_else(|| single_at(reader, at))?;
    if second.unit.is_none() {
        let pack = &reader.view.lexicon.units;
        let short = second.tokens.end;
        let code = pack.behind_greater.get(reader.view.text_of(short)).filter(|_| short < reader.end)?;
        second.unit = pack.unit(code, &reader.view.lexicon.words);
        second.tokens.end += 1;
    }
    let small = second.unit?;
    let UnitWord::Unit(smaller) = small else { return None };
    let below = smaller.ratio.filter(|below| *below < ratio && smaller.dimension == unit.dimension)?;
    // “the 5 km and 800 m races” are two.
    let two = linked.is_some() && reader.cue_before(first.tokens.start, NumberCue::Definite).is_some();
    let room = ratio.checked_div(below)?.max(Decimal::from(12));
    if two || second.numeral.sort != Sort::Cardinal || room <= second.numeral.number.value {
        return None;
    }
    added(first, second, (unit, ratio), small)
}

/// The sum in the smaller unit where it parts the greater one, as heights and weights in the greater one.
fn added<'a>(
    first: &Figure<'a>,
    second: Figure<'a>,
    (unit, ratio): (&Unit, Decimal),
    small: &'a UnitWord,
) -> Option<Figure<'a>> {
    let UnitWord::Unit(smaller) = small else { return None };
    let times = ratio.checked_div(smaller.ratio?)?;
    let (above, below) = (first.numeral.number, second.numeral.number);
    let greater = GREATER.contains(&(unit.code.as_ref(), smaller.code.as_ref()));
    let total = above.value.checked_mul(times)?.checked_add(below.value)?;
    if times.normalize().scale() == 0 && !greater {
        return summed(first, &second, Number::new(total, below.precision), Some(small));
    }
    let number = Number::new(total.checked_div(times)?, below.precision.checked_div(times)?);
    summed(first, &second, number, first.unit)
}

fn summed<'a>(
    first: &Figure<'a>,
    second: &Figure<'a>,
    number: Number,
    unit: Option<&'a UnitWord>,
) -> Option<Figure<'a>> {
    let mut numeral = first.numeral.clone();
    numeral.tokens.end = second.numeral.tokens.end;
    numeral.number = number;
    numeral.interval = if second.numeral.number.precision < Decimal::ONE {
        stated(number)
    } else {
        Interval::exactly(number.value)
    };
    numeral.in_words &= second.numeral.in_words;
    Some(Figure { tokens: first.tokens.start..second.tokens.end, numeral, unit, other_end: None })
}

/// `5'2"`: feet and inches by their marks.
pub(super) fn feet_and_inches<'a>(reader: &FigureReader<'a>, index: usize) -> Option<Figure<'a>> {
    let feet = primes_at(reader, index, &['\'', '\u{2019}', '\u{2032}'], "ft")?;
    let inches = primes_at(reader, feet.tokens.end, &['"', '\u{201D}', '\u{2033}'], "in")?;
    let Some(UnitWord::Unit(unit)) = feet.unit else { return None };
    let few =
        inches.numeral.number.value < Decimal::from(12) && feet.numeral.number.value < Decimal::ONE_HUNDRED;
    let small = inches.unit?;
    added(&feet, inches, (unit, unit.ratio?), small).filter(|_| few)
}

/// Digits with one of `marks` touching them, as so many of the unit `code`.
fn primes_at<'a>(reader: &FigureReader<'a>, index: usize, marks: &[char], code: &str) -> Option<Figure<'a>> {
    if reader.kind(index)? != TokenKind::Digits {
        return None;
    }
    let (end, number) = digits_at(reader, index)?;
    let marked = marks.iter().any(|mark| reader.view.is_sign(end, *mark)) && reader.touches_left(end);
    if !marked || reader.end <= end {
        return None;
    }
    let numeral = super::numeral::Numeral {
        tokens: index..end,
        number,
        interval: Interval::exactly(number.value),
        sort: Sort::Cardinal,
        in_words: false,
        scale: None,
    };
    Some(Figure {
        tokens: index..end + 1,
        numeral,
        unit: Some(reader.view.lexicon.units.unit(code, &reader.view.lexicon.words)?),
        other_end: None,
    })
}
