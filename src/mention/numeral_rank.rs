//! Ranks and ages in one word: «terzo», «3°», “twenty-first”, «ventesimo», «ottantenne».

use rust_decimal::Decimal;

use crate::article::TokenKind;
use crate::lexicon::{NumberCue, NumberWord};
use crate::value::{Interval, Number};

use super::counted_noun;
use super::numeral::{Numeral, Sort};
use super::numeral_compound::{self, Derived};
use super::numeral_fraction::denominator_at;
use super::numeral_reader::FigureReader;
use super::numeral_sum::Atom;
use super::numeral_words::{digits_at, sum_at};
use super::quantity_degree::are_degrees;

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
        if super::quantity_unit::is_unit(reader, end) && reader.view.is_sign(end, '°')
            || are_degrees(reader, index, end, number.value)
        {
            return None;
        }
        let mark = |cue| reader.cue(end, cue).filter(|_| touching);
        if touching && number.value.scale() == 0 && dotted_rank(reader, index, end) {
            return Some(ranked(end + 1, number.value, Sort::Ordinal, false));
        }
        // «12e-1» is a power of ten.
        let power = |behind: usize| {
            reader.is_dash(behind)
                && reader.kind(behind + 1) == Some(TokenKind::Digits)
                && reader.touches_left(behind)
                && reader.touches_left(behind + 1)
                && !reader.touches_left(behind + 2)
        };
        // “the 15,599 th plane”: in English nothing else is written like the mark.
        let apart = || reader.cue(end, NumberCue::OrdinalMark).filter(|_| reader.pack().head_last);
        return mark(NumberCue::OrdinalMark)
            .or_else(apart)
            .filter(|behind| number.value.scale() == 0 && !power(*behind))
            .map(|behind| ranked(behind, number.value, Sort::Ordinal, false))
            .or_else(|| {
                mark(NumberCue::AgeMark).map(|behind| ranked(behind, number.value, Sort::Age, false))
            });
    }
    if let Some((end, value)) = scaled_rank(reader, index) {
        return Some(ranked(end, value, Sort::Ordinal, true));
    }
    if let Some((mut end, mut value)) = reader.word(index, pick) {
        let cautious = reader.cue(index, NumberCue::NeedsArticle) == Some(end);
        if cautious
            && 1 < reader.end - reader.start
            && reader.cue_before(index, NumberCue::Definite).is_none()
        {
            return None;
        }
        if reader.pack().rank_runs {
            (end, value) = run_on(reader, end, value)?;
        } else if let Some((behind, unit)) =
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
        Derived::Ordinal(value) if reader.pack().rank_runs => {
            let (end, value) = run_on(reader, index + 1, value)?;
            Some(ranked(end, Decimal::from(value), Sort::Ordinal, true))
        }
        Derived::Ordinal(value) => Some(ranked(index + 1, Decimal::from(value), Sort::Ordinal, true)),
        Derived::Age(value) => Some(ranked(index + 1, Decimal::from(value), Sort::Age, true)),
    }
}

/// The rank at `index` in a word of its own: the token behind it and its value.
fn rank_word(reader: &FigureReader<'_>, index: usize) -> Option<(usize, u64)> {
    let listed = reader.word(index, |word| match word {
        NumberWord::Ordinal(value) => Some(*value),
        _ => None,
    });
    listed.or_else(|| {
        let word = (reader.kind(index)? == TokenKind::Word).then(|| reader.folded(index))?;
        match numeral_compound::derived(&word, reader.pack())? {
            Derived::Ordinal(value) => Some((index + 1, value)),
            Derived::Age(_) => None,
        }
    })
}

/// «milésimo quingentésimo vigésimo tercero»: the smaller ranks behind one of `value` that ends before `end`, added to it.
fn run_on(reader: &FigureReader<'_>, mut end: usize, mut value: u64) -> Option<(usize, u64)> {
    // Below what the next rank must be.
    let room = |rank: u64| match rank {
        1000.. => 1000,
        100..=999 if rank.is_multiple_of(100) => 100,
        10..=99 if rank.is_multiple_of(10) => 10,
        _ => 0,
    };
    let mut limit = room(value);
    while let Some((behind, rank)) = rank_word(reader, end).filter(|(_, rank)| *rank < limit) {
        value = value.checked_add(rank)?;
        limit = room(rank);
        end = behind;
    }
    Some((end, value))
}

/// „dreihundert Millionste“, «quinientos trece millones cuatrocientos milésimo»: a sum closed by a rank of a thousand or more.
/// In the plural it is a fraction: «tres milésimos».
fn scaled_rank(reader: &FigureReader<'_>, index: usize) -> Option<(usize, Decimal)> {
    let summed = sum_at(reader, index).filter(|summed| summed.in_words)?;
    let (behind, rank) = rank_word(reader, summed.end).filter(|(_, rank)| 1000 <= *rank)?;
    let one = summed.sum.total()?.value == Decimal::ONE;
    let plural = counted_noun::is_plural(&reader.folded(summed.end), reader.view.lexicon);
    if denominator_at(reader, summed.end).is_some() && (one || plural) {
        return None;
    }
    let mut sum = summed.sum;
    sum.push(Atom::of(rank))?;
    let value = sum.total()?.value;
    if !reader.pack().rank_runs {
        return Some((behind, value));
    }
    let (end, tail) = run_on(reader, behind, 1000)?;
    Some((end, value.checked_add(Decimal::from(tail.checked_sub(1000)?))?))
}

/// „der 4. Platz“: digits, a full stop, and a word of the same sentence.
fn dotted_rank(reader: &FigureReader<'_>, index: usize, end: usize) -> bool {
    let digits = reader.view.text_of(index);
    if !reader.pack().ordinal_dot || !reader.view.is_sign(end, '.') || 3 < digits.len() {
        return false;
    }
    let alone = index == reader.start && end + 1 == reader.end;
    let goes_on = reader.kind(end + 1) == Some(TokenKind::Word) && !reader.touches_left(end + 1);
    let definite = reader.cue_before(index, NumberCue::Definite).is_some();
    alone || definite || index != reader.start && goes_on
}

/// “one hundred and twenty-fifth”: a sum whose last word is a rank.
pub(super) fn summed_rank(reader: &FigureReader<'_>, index: usize) -> Option<(usize, Decimal)> {
    if reader.pack().rank_runs {
        return None;
    }
    let summed = sum_at(reader, index).filter(|summed| summed.in_words)?;
    let dashed = reader.is_dash(summed.end);
    let at = if dashed {
        summed.end + 1
    } else {
        let linked = reader.cue(summed.end, NumberCue::TensLink);
        linked.or_else(|| reader.cue(summed.end, NumberCue::Link)).unwrap_or(summed.end)
    };
    // «due centesimo» is no rank: ranks in words of their own stand below a hundred.
    let listed = reader.word(at, |word| matches!(word, NumberWord::Ordinal(_)).then_some(())).is_some();
    let (behind, rank) = rank_word(reader, at).filter(|(_, rank)| *rank < if listed { 1000 } else { 100 })?;
    // « cent trente cinquièmes » is a fraction, « les vingt-cinquièmes rencontres » a rank.
    let plural = denominator_at(reader, at).is_some()
        && counted_noun::is_plural(&reader.folded(at), reader.view.lexicon);
    if plural && reader.cue_before(index, NumberCue::Definite).is_none() {
        return None;
    }
    // « cent premiers » counts.
    if reader.cue(at, NumberCue::LoneRank).is_some() {
        return None;
    }
    // “twenty second” counts seconds, “twenty-second” ranks; so it does where nothing else stands.
    let alone = reader.start == index && reader.end == behind;
    if !dashed && !alone && reader.cue(at, NumberCue::NeedsArticle).is_some() {
        return None;
    }
    let mut sum = summed.sum;
    sum.push(Atom::of(rank))?;
    Some((behind, sum.total()?.value))
}
