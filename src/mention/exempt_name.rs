//! Numbers that are part of a name: labels, addresses, accounts, telephones, models.
//!
//! «art. 18», «via Roma 12», “10 Downing Street”, «IBAN IT60 X054», «06 555 0134», «F-35», “5G”.

use rust_decimal::Decimal;

use crate::article::{Case, Gap, TokenKind};
use crate::lexicon::{NumberCue, NumberWord, Side};

use super::exempt::{Judged, kind_named};
use super::numeral_reader::FigureReader;
use crate::mention::{Exempt, QuantityKind};

/// How many words of a street's name may stand between its number and the word for the street.
const STREET: usize = 3;

/// Behind or before a word that makes a name of the number: «art. 18», «via Roma 12», «fase 3».
pub(super) fn label(reader: &FigureReader<'_>, judged: &Judged<'_>) -> Option<Exempt> {
    let tokens = &judged.numeral.tokens;
    let is_plain = judged.kind == QuantityKind::Count && judged.numeral.scale.is_none();
    if is_plain {
        let named = |at: usize| {
            reader.word_before(at, |word| match word {
                NumberWord::Label(kind, Side::Before) => Some(kind.clone()),
                _ => None,
            })
        };
        let mut at = tokens.start;
        for _ in 0..4 {
            if let Some((_, kind)) = named(at) {
                // «In via Roma 12 persone …»: what counts is a figure.
                return kind_named(&kind)
                    .filter(|kind| !judged.counts || matches!(kind, Exempt::Legal | Exempt::Service));
            }
            // «n. 18», «via Roma, 12», «via Giuseppe Verdi 12»: signs and names between.
            let before = at.checked_sub(1).filter(|before| reader.start <= *before)?;
            let sign =
                ['.', ',', '°', 'º', '-', '(', ':'].iter().any(|sign| reader.view.is_sign(before, *sign));
            if !sign && !matches!(reader.case(before), Some(Case::Capital | Case::Upper)) {
                break;
            }
            at = before;
        }
        if let Some(kind) = by_ending(reader, judged).or_else(|| house_number(reader, judged)) {
            return Some(kind);
        }
    }
    let (_, kind) = label_after(reader, judged.figure.end)?;
    kind_named(kind).filter(|kind| *kind != Exempt::Address || is_plain && !judged.counts)
}

/// The kind that the word at `index` gives the number before it.
fn label_after<'a>(reader: &FigureReader<'a>, index: usize) -> Option<(usize, &'a str)> {
    reader.word(index, |word| match word {
        NumberWord::Label(kind, Side::After) => Some(&**kind),
        _ => None,
    })
}

/// „Hauptstraße 12“: the ending of the word before names the number.
fn by_ending(reader: &FigureReader<'_>, judged: &Judged<'_>) -> Option<Exempt> {
    let before = judged.numeral.tokens.start.checked_sub(1).filter(|before| reader.start <= *before)?;
    if judged.counts || reader.case(before) != Some(Case::Capital) {
        return None;
    }
    reader.view.lexicon.exempt.kind_by_ending(&reader.folded(before)).and_then(kind_named)
}

/// “10 Downing Street”, « 12, rue de la Paix », «al 640 di Sunset Boulevard»; and a postcode before its town.
fn house_number(reader: &FigureReader<'_>, judged: &Judged<'_>) -> Option<Exempt> {
    let tokens = &judged.numeral.tokens;
    let text = reader.view.text_of(tokens.start);
    let digits = text.bytes().all(|byte| byte.is_ascii_digit()) && tokens.len() == 1;
    if !digits || judged.counts && reader.case(tokens.end) != Some(Case::Capital) {
        return None;
    }
    let is_capital = |at: usize| matches!(reader.case(at), Some(Case::Capital | Case::Upper));
    let comma = reader.view.is_sign(tokens.end, ',') && judged.numeral.number.value < Decimal::from(200);
    let from =
        if comma { tokens.end + 1 } else { reader.cue(tokens.end, NumberCue::Of).unwrap_or(tokens.end) };
    for at in from..=from + STREET {
        if let Some((_, kind)) = label_after(reader, at)
            && kind_named(kind) == Some(Exempt::Address)
            && (is_capital(at) || at == from && !reader.pack().head_last)
        {
            return Some(Exempt::Address);
        }
        if !is_capital(at) {
            break;
        }
    }
    let opens = tokens
        .start
        .checked_sub(1)
        .is_some_and(|before| [',', '-', '–', '('].iter().any(|sign| reader.view.is_sign(before, *sign)));
    (opens && text.len() == 5 && is_capital(tokens.end) && !judged.counts).then_some(Exempt::Address)
}

/// «IBAN IT60 X054 2811», «targa AB 123 CD»: every group of the account or the plate.
pub(super) fn account(reader: &FigureReader<'_>, judged: &Judged<'_>) -> Option<Exempt> {
    let start = judged.numeral.tokens.start;
    if let Some((kind @ (Exempt::Iban | Exempt::Plate), behind)) = judged.before
        && judged.kind == QuantityKind::Count
        && !judged.counts
        && start <= behind + 2
        && (behind..start).all(|at| {
            matches!(reader.case(at), Some(Case::Upper | Case::Mixed | Case::Capital)) || reader.is_dash(at)
        })
    {
        return Some(kind);
    }
    // “GB29 NWBK 6016 1331”: two letters and two digits open it, a bank's letters may follow.
    let text = reader.view.text_of(start);
    let group = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let opening = (1..=2).any(|back| {
        start
            .checked_sub(back)
            .filter(|at| reader.start <= *at)
            .is_some_and(|at| is_country_code(reader.view.text_of(at)))
    });
    (judged.kind == QuantityKind::Count && group && opening).then_some(Exempt::Iban)
}

/// `IT60`.
fn is_country_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 4
        && bytes.iter().take(2).all(u8::is_ascii_uppercase)
        && bytes.iter().skip(2).all(u8::is_ascii_digit)
}

/// A long run of digits that opens with a nought, or the groups of a number with its country's code.
pub(super) fn phone(reader: &FigureReader<'_>, judged: &Judged<'_>) -> Option<Exempt> {
    let start = judged.numeral.tokens.start;
    let text = reader.view.text_of(start);
    if judged.kind != QuantityKind::Count {
        return None;
    }
    if let Some((Exempt::Phone, behind)) = judged.before
        && !judged.counts
        && start <= behind + 2
        && (behind..start)
            .all(|at| ['-', '/', '.', ')', '(', '–'].iter().any(|sign| reader.view.is_sign(at, *sign)))
    {
        return Some(Exempt::Phone);
    }
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let next = reader.kind(judged.numeral.tokens.end) == Some(TokenKind::Digits);
    let plus = start.checked_sub(1).is_some_and(|plus| reader.view.is_sign(plus, '+'));
    let international = plus && !judged.counts && (6 <= text.len() || digits && text.len() <= 3 && next);
    let national =
        text.starts_with('0') && digits && (3 <= text.len() || 2 == text.len() && next && !judged.counts);
    (international || national).then_some(Exempt::Phone)
}

/// “5G”: a generation of networks.
pub(super) fn network(reader: &FigureReader<'_>, judged: &Judged<'_>) -> Option<Exempt> {
    let end = judged.numeral.tokens.end;
    let generation = reader.view.text_of(end) == "G" && reader.touches_left(end);
    (generation && !judged.numeral.in_words && judged.numeral.number.value < Decimal::TEN)
        .then_some(Exempt::Named)
}

/// «F-35», “737NG”, «iPhone 17».
pub(super) fn model(reader: &FigureReader<'_>, judged: &Judged<'_>) -> Option<Exempt> {
    let tokens = &judged.numeral.tokens;
    if judged.numeral.in_words {
        return None;
    }
    if super::numeral_power::is_generation(reader, tokens.end) {
        return Some(Exempt::Named);
    }
    let start = tokens.start;
    // “the 7E7”: a name, where a power of ten would be written with its point or its small letter.
    let text = reader.view.span(tokens.clone()).slice(reader.view.text);
    if text.len() <= 4
        && text.bytes().any(|byte| byte.is_ascii_uppercase())
        && !text.ends_with(|last: char| last.is_ascii_uppercase())
        && !judged.counts
        && judged.kind != QuantityKind::Currency
    {
        return Some(Exempt::Model);
    }
    let glued = start.checked_sub(2).filter(|word| reader.start <= *word);
    if let Some(word) = glued
        && reader.is_dash(start - 1)
        && reader.touches_left(start)
        && reader.touches_left(start - 1)
        && reader.kind(word) == Some(TokenKind::Word)
    {
        return Some(Exempt::Model);
    }
    if judged.kind != QuantityKind::Count || judged.numeral.scale.is_some() {
        return None;
    }
    let letters = reader.kind(tokens.end) == Some(TokenKind::Word) && reader.touches_left(tokens.end);
    if letters && !judged.counts {
        return Some(Exempt::Model);
    }
    // A number behind a capitalised word, with nothing that it could count: «Apollo 11 è …».
    let name = start.checked_sub(1).filter(|name| reader.start <= *name)?;
    let small = judged.numeral.number.value < Decimal::from(10_000);
    let named =
        matches!(reader.case(name), Some(Case::Capital | Case::Upper | Case::Mixed)) && name != reader.start;
    (named && small && !judged.counts && reader.view.get(start).is_some_and(|token| token.gap != Gap::None))
        .then_some(Exempt::Model)
}
