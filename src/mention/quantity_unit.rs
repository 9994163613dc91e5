//! What stands beside a number and says what it measures: «€ 3», «3 miliardi di dollari», «15 %», «km/h».

use crate::article::{Case, Gap, TokenKind};
use crate::lexicon::{Kinds, NumberCue, NumberWord, Sense, UnitWord};

use super::counted_noun::is_function;
use super::numeral::{Numeral, Sort};
use super::numeral_reader::FigureReader;

/// The unit at `index`, longest first: the index behind it, and the unit.
pub(super) fn unit_at<'a>(reader: &FigureReader<'a>, index: usize) -> Option<(usize, &'a UnitWord)> {
    if reader.end <= index {
        return None;
    }
    reader.view.senses_in(index, Kinds::UNIT).find_map(|(n_tokens, sense)| match sense {
        Sense::Unit(unit) if index + n_tokens <= reader.end => Some((index + n_tokens, unit)),
        _ => None,
    })
}

/// The currency sign that ends right before `index`: where it begins, and the currency.
pub(super) fn sign_before<'a>(reader: &FigureReader<'a>, index: usize) -> Option<(usize, &'a UnitWord)> {
    (index.saturating_sub(3).max(reader.start)..index).find_map(|start| {
        reader.view.senses_in(start, Kinds::UNIT).find_map(|(n_tokens, sense)| match sense {
            Sense::Unit(unit @ UnitWord::CurrencySign(_)) if start + n_tokens == index => Some((start, unit)),
            _ => None,
        })
    })
}

/// The currency sign at `index` that a number follows; a doubled one («usd$») counts as one.
pub(super) fn sign_at<'a>(reader: &FigureReader<'a>, index: usize) -> Option<(usize, &'a UnitWord)> {
    let sign = |at: usize| {
        reader.view.senses_in(at, Kinds::UNIT).find_map(|(n_tokens, sense)| match sense {
            Sense::Unit(unit @ UnitWord::CurrencySign(_)) if at + n_tokens <= reader.end => {
                Some((at + n_tokens, unit))
            }
            _ => None,
        })
    };
    let (behind, unit) = sign(index)?;
    // “a $34.3 billion debt” is no Australian one.
    if !(index + 1..behind).all(|at| reader.touches_left(at)) && reader.case(index) != Some(Case::Upper) {
        return None;
    }
    let all_caps = reader.kind(index) != Some(TokenKind::Word)
        || reader.case(index) != Some(Case::Lower)
        || behind - index == 2
        || reader.view.lexicon.units.leading.contains(&reader.folded(index))
            && reader.kind(behind) == Some(TokenKind::Digits);
    all_caps.then(|| sign(behind).map_or((behind, unit), |(behind, _)| (behind, unit)))
}

/// The currency of a code in capitals: `EUR`.
pub(super) fn currency_code<'a>(reader: &FigureReader<'a>, code: &str) -> Option<&'a UnitWord> {
    if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    reader.view.lexicon.words.senses_of(&code.to_ascii_lowercase()).iter().find_map(|sense| match sense {
        Sense::Unit(unit @ UnitWord::CurrencySign(_)) => Some(unit),
        _ => None,
    })
}

/// `MUSD`, `kEUR`: millions or thousands of a currency, in one word.
pub(super) fn scaled_code<'a>(reader: &FigureReader<'a>, index: usize) -> Option<(u64, &'a UnitWord)> {
    if reader.kind(index) != Some(TokenKind::Word) {
        return None;
    }
    let (scale, code) = reader.view.text_of(index).split_at_checked(1)?;
    let factor = match scale {
        "M" | "m" => 1_000_000,
        "k" | "K" => 1000,
        _ => return None,
    };
    Some((factor, currency_code(reader, code)?))
}

/// Whether a currency stands at `index`.
pub(super) fn is_currency(reader: &FigureReader<'_>, index: usize) -> bool {
    let at = reader.cue(index, NumberCue::Of).unwrap_or(index);
    matches!(unit_at(reader, at), Some((_, UnitWord::Currency(_) | UnitWord::CurrencySign(_))))
}

/// Whether a unit stands at `index`.
pub(super) fn is_unit(reader: &FigureReader<'_>, index: usize) -> bool {
    let at = reader.cue(index, NumberCue::Of).unwrap_or(index);
    unit_at(reader, at).is_some()
}

/// Whether a unit of anything but time and money stands at `index`.
pub(super) fn is_measure(reader: &FigureReader<'_>, index: usize) -> bool {
    matches!(unit_at(reader, index), Some((_, UnitWord::Unit(unit))) if unit.dimension.as_ref() != "time")
}

/// The unit behind `numeral`: the index behind it, and the unit.
pub(super) fn unit_behind<'a>(reader: &FigureReader<'a>, numeral: &Numeral) -> Option<(usize, &'a UnitWord)> {
    let end = numeral.tokens.end;
    let dashed = reader.is_dash(end) && reader.touches_left(end) && reader.touches_left(end + 1);
    let at = if dashed { end + 1 } else { end };
    let linked = numeral.scale.is_some() || matches!(numeral.sort, Sort::Collective | Sort::Fraction);
    let at = if linked { reader.cue(at, NumberCue::Of).unwrap_or(at) } else { at };
    // “half a gallon”.
    let article = reader
        .word(at, |word| (*word == NumberWord::Article).then_some(()))
        .filter(|_| numeral.sort == Sort::Fraction);
    let at = article.map_or(at, |(behind, ())| behind);
    let (behind, unit) = unit_at(reader, at).or_else(|| small_unit(reader, numeral, at))?;
    // «uno su tre ha votato», «il sisma di luglio 2007 ha provocato 11 morti»: a verb, not hectares.
    let verb = matches!(unit, UnitWord::Unit(_)) && super::counted_noun::is_function(reader, at);
    let goes_on = reader.kind(behind) == Some(TokenKind::Word) && reader.cue(behind, NumberCue::Of).is_none();
    if behind == at + 1 && verb && (numeral.in_words || goes_on) {
        return None;
    }
    // “$3m-$5m”: the sign belongs to the next amount.
    if matches!(unit, UnitWord::CurrencySign(_))
        && reader.kind(behind) == Some(TokenKind::Digits)
        && reader.touches_left(behind)
    {
        return None;
    }
    let text = reader.view.text_of(at);
    let letter = text.chars().count() == 1 && reader.kind(at) == Some(TokenKind::Word);
    // “5G”: a gram is never written with a capital.
    if letter && text == "G" {
        return None;
    }
    if letter {
        // «5 m», «30 l»: a letter is a unit beside digits only, and no name's initial.
        let near =
            reader.view.get(at).is_some_and(|token| token.gap == Gap::None || token.gap == Gap::NoBreak);
        // «75 L» at the end of what is said.
        let ends = [',', ';', ')', '!', '?'].iter().any(|sign| reader.view.is_sign(behind, *sign));
        let last = reader.view.is_sign(behind, '.') && behind + 1 == reader.end;
        let litres = text == "L" && (ends || last || reader.kind(behind).is_none());
        let lower = reader.case(at) == Some(Case::Lower) || litres;
        let generation = super::numeral_power::is_generation(reader, at);
        if numeral.in_words || !(near || lower) || generation || reader.view.is_sign(behind, '\'') {
            return None;
        }
    }
    let unit = if rust_decimal::Decimal::ONE_HUNDRED <= numeral.number.value {
        money_of(reader, at, behind).unwrap_or(unit)
    } else {
        unit
    };
    // „um 10 dem Gegner“: a code in small letters may be a plain word.
    let code = matches!(unit, UnitWord::CurrencySign(_)) && reader.case(at) == Some(Case::Lower);
    if code && is_function(reader, at) {
        return None;
    }
    Some((behind, unit))
}

/// „12.000 Pfund“: a weight that is also money is money where there is much of it.
fn money_of<'a>(reader: &FigureReader<'a>, at: usize, behind: usize) -> Option<&'a UnitWord> {
    reader.view.senses_in(at, Kinds::UNIT).find_map(|(n_tokens, sense)| match sense {
        Sense::Unit(unit @ UnitWord::Currency(_)) if at + n_tokens == behind => Some(unit),
        _ => None,
    })
}

/// “2.1 pm”: an abbreviation that is also an hour's, behind a decimal that is no hour.
fn small_unit<'a>(
    reader: &FigureReader<'a>,
    numeral: &Numeral,
    index: usize,
) -> Option<(usize, &'a UnitWord)> {
    let precision = numeral.number.precision;
    if rust_decimal::Decimal::ONE <= precision || precision == rust_decimal::Decimal::new(1, 2) {
        return None;
    }
    let pack = &reader.view.lexicon.units;
    let code = pack.behind_decimal.get(reader.view.text_of(index)).filter(|_| index < reader.end)?;
    Some((index + 1, pack.unit(code, &reader.view.lexicon.words)?))
}
