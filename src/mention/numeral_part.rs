//! Halves, shares and collectives: «mezzo milione», «la metà», «un terzo», «decine di migliaia».

use rust_decimal::Decimal;

use crate::article::{Case, TokenKind};
use crate::lexicon::{Collective, NumberCue, NumberWord};
use crate::value::{Bound, Interval, Number};

use super::counted_noun::{is_function, is_plural};
use super::numeral::{Numeral, Sort, stated};
use super::numeral_fraction::{denominator_at, one_part_at};
use super::numeral_rank::summed_rank;
use super::numeral_reader::FigureReader;
use super::numeral_sum::Sum;
use super::numeral_words::{scale_at, sum_at};

/// «una decina», «decine di migliaia», “dozens”, «milioni di».
pub(super) fn collective_at(reader: &FigureReader<'_>, index: usize) -> Option<Numeral> {
    let pick = |word: &NumberWord| match word {
        NumberWord::Collective(collective) => Some(*collective),
        _ => None,
    };
    let (mut end, Collective { each, low, high }) = reader.word(index, pick)?;
    if each == 2 && is_pair_of_people(reader, end) {
        return None;
    }
    let (mut each, mut low, mut high) = (Decimal::from(each), Decimal::from(low), high.map(Decimal::from));
    let mut scale = None;
    let of = reader.cue(end, NumberCue::Of).unwrap_or(end);
    let factor = scale_at(reader, of)
        .or_else(|| each_behind(reader, of))
        .filter(|(_, factor)| each < Decimal::from(*factor));
    if let Some((behind, factor)) = factor {
        let factor_value = Decimal::from(factor);
        each = each.checked_mul(factor_value)?;
        low = low.checked_mul(factor_value)?;
        high = match high {
            Some(high) => Some(high.checked_mul(factor_value)?),
            None => None,
        };
        end = behind;
        scale = Some(factor);
    }
    let interval = Interval { low: Bound::Included(low), high: high.map_or(Bound::Open, Bound::Included) };
    let number = Number::new(each, each);
    Some(Numeral { tokens: index..end, number, interval, sort: Sort::Collective, in_words: true, scale })
}

/// «mezzo milione», «la metà», «un terzo», “half a million”.
pub(super) fn half_or_share_at(reader: &FigureReader<'_>, index: usize) -> Option<Numeral> {
    let fraction = |end: usize, value: Decimal, scale: Option<u64>| Numeral {
        tokens: index..end,
        number: Number::new(value, Decimal::ZERO),
        interval: Interval::exactly(value),
        sort: Sort::Fraction,
        in_words: true,
        scale,
    };
    if let Some((end, ())) = reader.word(index, |word| (*word == NumberWord::Half).then_some(())) {
        let dash = usize::from(reader.is_dash(end) && reader.touches_left(end));
        let behind_article = reader
            .word(end, |word| (*word == NumberWord::Article).then_some(()))
            .map_or(end + dash, |(behind, ())| behind);
        let factor = scale_at(reader, behind_article).or_else(|| each_behind(reader, behind_article));
        if let Some((behind, scale)) = factor {
            let value = Decimal::from(scale).checked_mul(Decimal::new(5, 1))?;
            let number = Number::new(value, value.checked_div(Decimal::from(5))?);
            let interval = stated(number);
            return Some(Numeral {
                number,
                interval,
                sort: Sort::Cardinal,
                ..fraction(behind, value, Some(scale))
            });
        }
        // «clase media», «en medio de», « demi-finale »
        // „ein halbes Haus“ says its article.
        let measures = || super::quantity_unit::is_unit(reader, end + dash) || index + 1 < end;
        let alone = index == reader.start && end + 1 >= reader.end;
        let article = reader.cue_before(index, NumberCue::FigureArticle).is_none() || alone;
        if reader.pack().adjective_halves && !measures() && !(alone && article) {
            return None;
        }
        return Some(fraction(end, Decimal::new(5, 1), None));
    }
    let share = reader.word(index, |word| match word {
        NumberWord::Share(part, whole) => Some((*part, *whole)),
        _ => None,
    });
    let scaled = |end: usize, value: Decimal| {
        let Some((behind, scale)) = scale_of(reader, end) else { return Some(fraction(end, value, None)) };
        let value = value.checked_mul(Decimal::from(scale))?;
        let number = Number::new(value, Decimal::from(scale).checked_div(Decimal::TEN)?);
        Some(Numeral {
            number,
            interval: stated(number),
            sort: Sort::Cardinal,
            ..fraction(behind, value, Some(scale))
        })
    };
    if let Some((end, (part, whole))) = share {
        return scaled(end, Decimal::from(part).checked_div(Decimal::from(whole))?);
    }
    // « quart de million »
    if let Some((end, below)) = denominator_at(reader, index)
        && reader.cue(end, NumberCue::Of).is_some()
        && scale_of(reader, end).is_some()
    {
        return scaled(end, Decimal::ONE.checked_div(Decimal::from(below))?);
    }
    if let Some((end, below)) = bare_part(reader, index) {
        return Some(fraction(end, Decimal::ONE.checked_div(Decimal::from(below))?, None));
    }
    let (above, ()) = reader.word(index, |word| (*word == NumberWord::Article).then_some(()))?;
    if let Some((end, whole)) = one_noun_in(reader, above) {
        return Some(fraction(end, Decimal::ONE.checked_div(whole)?, None));
    }
    let dash = usize::from(reader.is_dash(above) && reader.touches_left(above));
    let (end, below) = one_part_at(reader, above + dash).or_else(|| split_whole(reader, above))?;
    // «un terzo figlio» is a rank, «un terzo dei voti» a share.
    let rank = reader.case(end) == Some(Case::Lower)
        && reader.cue(end, NumberCue::NotNoun).is_none()
        && reader.cue(end, NumberCue::Of).is_none();
    if rank && !super::quantity_unit::is_unit(reader, end) {
        return None;
    }
    scaled(end, Decimal::ONE.checked_div(Decimal::from(below))?)
}

/// « vingt et unième » of « une vingt et unième », when nothing else is said.
fn split_whole(reader: &FigureReader<'_>, index: usize) -> Option<(usize, u64)> {
    let (behind, rank) = summed_rank(reader, index).filter(|_| reader.pack().split_ranks)?;
    (index == reader.start + 1 && behind == reader.end).then_some((behind, u64::try_from(rank).ok()?))
}

/// “quarter-litre”, “tenth of a gallon”: a part of a unit, with no article before it.
fn bare_part(reader: &FigureReader<'_>, index: usize) -> Option<(usize, u64)> {
    let (end, below) = denominator_at(reader, index)?;
    let dashed = reader.is_dash(end) && reader.touches_left(end) && reader.touches_left(end + 1);
    let unit = if dashed {
        super::quantity_unit::is_measure(reader, end + 1)
    } else {
        let article = reader
            .cue(end, NumberCue::Of)
            .and_then(|of| reader.word(of, |word| (*word == NumberWord::Article).then_some(())));
        article.is_some_and(|(unit, ())| super::quantity_unit::is_measure(reader, unit))
    };
    unit.then_some((end, below))
}

/// «una coppia ha comprato»: two people, not two of anything.
fn is_pair_of_people(reader: &FigureReader<'_>, end: usize) -> bool {
    let counts = reader.cue(end, NumberCue::Of).is_some()
        || scale_at(reader, end).is_some()
        || super::quantity_unit::is_unit(reader, end)
        || reader.case(end) == Some(Case::Lower)
            && !is_function(reader, end)
            && is_plural(&reader.folded(end), reader.view.lexicon);
    let dashed = reader.is_dash(end) && reader.touches_left(end);
    !counts && (dashed || reader.kind(end) == Some(TokenKind::Word))
}

/// « cent trente cinquièmes »: tens before a denominator are part of it, where something is left to count.
pub(super) fn split_denominator(
    reader: &FigureReader<'_>,
    index: usize,
    sum: &Sum,
) -> Option<(usize, Decimal)> {
    if !reader.pack().split_ranks || !sum.ends_in_tens() || sum.ends_in_digits() {
        return None;
    }
    let (behind, unit) = denominator_at(reader, index).filter(|(_, unit)| (2..10).contains(unit))?;
    let total = sum.total()?.value;
    let tens = total.checked_rem(Decimal::ONE_HUNDRED)?;
    let above = total.checked_sub(tens).filter(|above| Decimal::ZERO < *above)?;
    Some((behind, above.checked_div(tens.checked_add(Decimal::from(unit))?)?))
}

/// «de millón» of «un cuarto de millón», „Millionen“ of „zweieinhalb Millionen“: the token behind, and the scale.
pub(super) fn scale_of(reader: &FigureReader<'_>, index: usize) -> Option<(usize, u64)> {
    scale_at(reader, reader.cue(index, NumberCue::Of).unwrap_or(index))
}

/// «dozzine» of «tre dozzine».
pub(super) fn each_behind(reader: &FigureReader<'_>, index: usize) -> Option<(usize, u64)> {
    reader.word(index, |word| match word {
        NumberWord::Collective(collective) if 2 < collective.each => Some(collective.each),
        _ => None,
    })
}

/// «italiano su tre» of «un italiano su tre»: the token behind, and the whole.
fn one_noun_in(reader: &FigureReader<'_>, noun: usize) -> Option<(usize, Decimal)> {
    if reader.case(noun) != Some(Case::Lower) || is_function(reader, noun) {
        return None;
    }
    let at = reader.cue(noun + 1, NumberCue::RatioLink)?;
    let whole = sum_at(reader, at).filter(|whole| !whole.sum.has_scale())?;
    let value = whole.sum.total()?.value;
    // «un libro su due donne» is about two women.
    let counts = reader.case(whole.end) == Some(Case::Lower) && !is_function(reader, whole.end);
    (Decimal::ONE < value && value <= Decimal::ONE_HUNDRED && !counts).then_some((whole.end, value))
}
