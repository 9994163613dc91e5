//! Fractions: «due terzi», «cento miliardesimi», “fifty-four hundredths”, «uno su tre», «2 1/4».

use rust_decimal::Decimal;

use crate::article::TokenKind;
use crate::lexicon::{NumberCue, NumberWord};
use crate::value::Number;

use super::numeral_compound::derived_denominator;
use super::numeral_part::split_denominator;
use super::numeral_reader::FigureReader;
use super::numeral_words::{Summed, digits_at, sum_at};

/// «terzi» of «due terzi», «su tre» of «uno su tre», «e tre quarti», «/4» of «1/4»: the index behind and the whole value.
pub(super) fn parts_behind(
    reader: &FigureReader<'_>,
    summed: &Summed,
    number: Number,
) -> Option<(usize, Decimal)> {
    let Summed { sum, end, .. } = summed;
    let end = *end;
    let whole_below = |limit: u64| number.value.scale() == 0 && number.value <= Decimal::from(limit);
    if let Some(found) = parts_of_tens(reader, summed, number) {
        return Some(found);
    }
    let touching = usize::from(reader.is_dash(end) && reader.touches_left(end));
    if let Some(found) = split_denominator(reader, end + touching, sum) {
        return Some(found);
    }
    // “three-eighths”, “five - eighths”.
    let dash = usize::from(
        reader.is_dash(end) && (reader.touches_left(end) || summed.in_words && !reader.touches_left(end + 1)),
    );
    // «ciento treinta y dos quintos», «cien mil billonésimas»: words count any number of parts.
    let few = |below: u64| {
        whole_below(99) && !sum.has_scale()
            || summed.in_words
            || 1_000_000 <= below && number.value <= Decimal::from(below)
    };
    if let Some((behind, denominator)) = denominator_at(reader, end + dash).filter(|(_, below)| few(*below)) {
        let denominator = Decimal::from(denominator);
        if let Some(before) = &summed.before_link {
            // “two hundred and fifty-four hundredths”.
            let before = before.total()?.value;
            let above = number.value.checked_sub(before)?;
            if above < denominator {
                return Some((behind, before.checked_add(above.checked_div(denominator)?)?));
            }
        }
        return Some((behind, number.value.checked_div(denominator)?));
    }
    // “one over three”.
    if let Some(at) = reader.cue(end, NumberCue::RatioOver).filter(|_| summed.in_words && whole_below(99))
        && let Some(whole) = sum_at(reader, at).filter(|whole| !whole.sum.has_scale())
        && matches!(reader.kind(whole.end), None | Some(TokenKind::Sign))
    {
        let value = whole.sum.total()?.value;
        return (number.value < value).then(|| Some((whole.end, number.value.checked_div(value)?))).flatten();
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

/// “one hundred thirty-fifths”: the tens belong to what parts.
fn parts_of_tens(reader: &FigureReader<'_>, summed: &Summed, number: Number) -> Option<(usize, Decimal)> {
    let end = summed.end;
    let above = summed.before_tens.as_ref().filter(|before| 0 < before.n_atoms())?.total()?;
    let dashed = reader.is_dash(end) && reader.touches_left(end) && reader.touches_left(end + 1);
    let (behind, units) = denominator_at(reader, end + 1).filter(|(_, units)| dashed && *units < 10)?;
    let tens = number.value.checked_sub(above.value)?;
    let below = tens.checked_add(Decimal::from(units))?;
    Some((behind, above.value.checked_div(below)?))
}

/// What parts a whole at `index`: «terzi», «miliardesimi»; not “third” of “third-party”.
pub(super) fn denominator_at(reader: &FigureReader<'_>, index: usize) -> Option<(usize, u64)> {
    let listed = reader.word(index, |word| match word {
        NumberWord::Denominator(value) => Some(*value),
        _ => None,
    });
    listed
        .or_else(|| derived_parts(reader, index, &reader.pack().denominator_suffixes))
        .filter(|(behind, _)| !is_compound(reader, *behind))
}

/// What parts a whole behind an article: «miliardesimo» of «un miliardesimo».
pub(super) fn one_part_at(reader: &FigureReader<'_>, index: usize) -> Option<(usize, u64)> {
    denominator_at(reader, index).or_else(|| derived_parts(reader, index, &reader.pack().one_part_suffixes))
}

/// «miliardesimi», «duecentocinquesimi»: parts by one of `suffixes`.
fn derived_parts(reader: &FigureReader<'_>, index: usize, suffixes: &[String]) -> Option<(usize, u64)> {
    if suffixes.is_empty() || reader.kind(index) != Some(TokenKind::Word) {
        return None;
    }
    let value = derived_denominator(&reader.folded(index), suffixes, reader.pack())?;
    // «tre centesimi» are coins.
    (!super::quantity_unit::is_currency(reader, index)).then_some((index + 1, value))
}

/// Whether a hyphen joins a word that ends before `behind` to another that is no unit.
fn is_compound(reader: &FigureReader<'_>, behind: usize) -> bool {
    reader.is_dash(behind)
        && reader.touches_left(behind)
        && reader.touches_left(behind + 1)
        && reader.kind(behind + 1) == Some(TokenKind::Word)
        && !super::quantity_unit::is_unit(reader, behind + 1)
}
