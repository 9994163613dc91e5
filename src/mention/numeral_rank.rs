//! Ranks and ages in one word: «terzo», «3°», “twenty-first”, «ventesimo», «ottantenne».

use rust_decimal::Decimal;

use crate::article::TokenKind;
use crate::lexicon::{NumberCue, NumberWord};
use crate::value::{Interval, Number};

use super::numeral::{Numeral, Sort};
use super::numeral_compound::{self, Derived};
use super::numeral_reader::FigureReader;
use super::numeral_sum::Atom;
use super::numeral_words::{digits_at, sum_at};

/// «terzo», «3°», “twenty-first”, «ventesimo», «ottantenne».
pub(super) fn ordinal_at(reader: &FigureReader<'_>, index: usize) -> Option<Numeral> {
    let ranked = |end: usize, value: Decimal, sort: Sort, in_words: bool| Numeral {
        tokens: index..end,
        number: Number::new(value, Decimal::ONE),
        interval: Interval::exactly(value),
        sort,
        in_words,
        scale: None,
    };
    let pick = |word: &NumberWord| match word {
        NumberWord::Ordinal(value) => Some(*value),
        _ => None,
    };
    if let Some((end, number)) = digits_at(reader, index) {
        let touching = reader.touches_left(end);
        // «30° C» is no rank.
        if super::quantity_unit::is_unit(reader, end) && reader.view.is_sign(end, '°') {
            return None;
        }
        let mark = |cue| reader.cue(end, cue).filter(|_| touching);
        return mark(NumberCue::OrdinalMark)
            .filter(|_| number.value.scale() == 0)
            .map(|behind| ranked(behind, number.value, Sort::Ordinal, false))
            .or_else(|| {
                mark(NumberCue::AgeMark).map(|behind| ranked(behind, number.value, Sort::Age, false))
            });
    }
    if let Some((mut end, mut value)) = reader.word(index, pick) {
        let cautious = reader.cue(index, NumberCue::NeedsArticle) == Some(end);
        if cautious
            && 1 < reader.end - reader.start
            && reader.cue_before(index, NumberCue::Definite).is_none()
        {
            return None;
        }
        if let Some((behind, unit)) =
            reader.word(end, pick).filter(|(_, unit)| *unit < 10 && 10 <= value && value % 10 == 0)
        {
            value += unit;
            end = behind;
        }
        return Some(ranked(end, Decimal::from(value), Sort::Ordinal, true));
    }
    if let Some(value) = summed_rank(reader, index) {
        return Some(ranked(value.0, value.1, Sort::Ordinal, true));
    }
    if reader.kind(index) != Some(TokenKind::Word) {
        return None;
    }
    match numeral_compound::derived(&reader.folded(index), reader.pack())? {
        Derived::Ordinal(value) => Some(ranked(index + 1, Decimal::from(value), Sort::Ordinal, true)),
        Derived::Age(value) => Some(ranked(index + 1, Decimal::from(value), Sort::Age, true)),
    }
}

/// “one hundred and twenty-fifth”: a sum whose last word is a rank.
fn summed_rank(reader: &FigureReader<'_>, index: usize) -> Option<(usize, Decimal)> {
    let summed = sum_at(reader, index).filter(|summed| summed.in_words)?;
    let dashed = reader.is_dash(summed.end);
    let at = if dashed {
        summed.end + 1
    } else {
        let linked = reader.cue(summed.end, NumberCue::TensLink);
        linked.or_else(|| reader.cue(summed.end, NumberCue::Link)).unwrap_or(summed.end)
    };
    let (behind, rank) = reader
        .word(at, |word| match word {
            NumberWord::Ordinal(value) => Some(*value),
            _ => None,
        })
        .or_else(|| derived_rank(reader, at))?;
    // “twenty second” counts seconds, “twenty-second” ranks; so it does where nothing else stands.
    let alone = reader.start == index && reader.end == behind;
    if !dashed && !alone && reader.cue(at, NumberCue::NeedsArticle).is_some() {
        return None;
    }
    let mut sum = summed.sum;
    sum.push(Atom::of(rank))?;
    Some((behind, sum.total()?.value))
}

/// «trilionesimo» of «cento trilionesimo»; its plural counts parts.
fn derived_rank(reader: &FigureReader<'_>, index: usize) -> Option<(usize, u64)> {
    if reader.kind(index) != Some(TokenKind::Word)
        || super::numeral_fraction::denominator_at(reader, index).is_some()
    {
        return None;
    }
    match numeral_compound::derived(&reader.folded(index), reader.pack())? {
        Derived::Ordinal(value) => Some((index + 1, value)),
        Derived::Age(_) => None,
    }
}
