//! Digits and number words added up: «2 miliardi e 300 milioni», “two hundred and five”, «15mila».

use rust_decimal::Decimal;

use crate::article::{Case, Gap, TokenKind};
use crate::lexicon::{Kinds, NumberCue, NumberWord};
use crate::value::Number;

use super::numeral_compound;
use super::numeral_reader::FigureReader;
use super::numeral_sum::{Atom, Sum};

/// A sum of digits and words with the token behind it.
pub(super) struct Summed {
    /// The sum.
    pub sum: Sum,
    /// The token behind it.
    pub end: usize,
    /// Whether no digits stand in it.
    pub in_words: bool,
    /// What stood before the last link: «trecento» of «trecento e due».
    pub before_link: Option<Sum>,
    /// What stood before the tens it ends with: “one hundred” of “one hundred thirty”.
    pub before_tens: Option<Sum>,
}

/// Digits and words from `index` on, added up as far as they fit.
pub(super) fn sum_at(reader: &FigureReader<'_>, index: usize) -> Option<Summed> {
    // Nearly every word is none.
    if reader.kind(index) == Some(TokenKind::Word)
        && !reader.view.has(index, Kinds::COUNTED.or(Kinds::COMPOUND))
    {
        return None;
    }
    let pack = reader.pack();
    let mut sum = Sum::new(pack.vigesimal);
    let mut end = index;
    let mut in_words = true;
    let mut article = false;
    // What stood before the last link: «2 mil millones y 1,4 mil millones» are two numbers.
    let mut before_last: Option<(Sum, usize, bool)> = None;
    let mut before_link = None;
    let mut before_tens = None;
    loop {
        let mut at = end;
        let mut tens_linked = false;
        let mut dashed = false;
        let mut linked = None;
        if 0 < sum.n_atoms() {
            // «sessanta-due», “twenty-one”: a dash between the words of one number.
            if reader.is_dash(at)
                && reader.touches_left(at)
                && reader.touches_left(at + 1)
                && !sum.ends_in_digits()
            {
                at += 1;
                dashed = true;
            }
            let may_link = sum.ends_in_hundreds() || sum.last_scale().is_some();
            if let Some(behind) =
                reader.cue(at, NumberCue::TensLink).filter(|_| sum.ends_in_tens() || sum.ends_in_hundreds())
            {
                at = behind;
                tens_linked = true;
                if reader.is_dash(at) && reader.touches_left(at) {
                    at += 1;
                }
            } else if may_link
                && at == end
                && let Some(behind) = reader.cue(at, NumberCue::Link)
            {
                at = behind;
            }
        }
        // «cinque miliardi e tre quarti»: the fraction is no part of this sum.
        // «treinta y dos quintos» and « vingt et un cinquièmes » part the whole number, though.
        let grown = tens_linked && sum.ends_in_tens() && (!pack.vigesimal || is_one(reader, at));
        if at != end && !dashed && !grown {
            linked = Some(sum.clone());
        }
        if at != end
            && !dashed
            && !grown
            && reader.word(at + 1, |word| matches!(word, NumberWord::Denominator(_)).then_some(())).is_some()
        {
            break;
        }
        if at != end && sum.has_scale() {
            before_last = Some((sum.clone(), end, in_words));
        }
        if let Some((behind, number)) = digits_at(reader, at) {
            if 0 < sum.n_atoms() && !digits_go_on(reader, &sum, behind, number, (!in_words, at != end))
                || sum.push(Atom::Digits(number)).is_none()
            {
                break;
            }
            before_link = linked.or(before_link);
            before_tens = None;
            in_words = false;
            end = behind;
            continue;
        }
        if let Some((behind, scale)) = scale_at(reader, at) {
            // «dix-mille»: hyphens may stand everywhere.
            if at != end + usize::from(dashed) {
                break;
            }
            if sum.push(Atom::Scale(scale)).is_none() {
                if let Some(before) = before_last {
                    (sum, end, in_words) = before;
                }
                break;
            }
            end = behind;
            continue;
        }
        if let Some((behind, scale)) =
            abbreviation_at(reader, at).filter(|_| sum.ends_in_digits() && at == end)
        {
            if sum.push(Atom::Scale(scale)).is_none() {
                break;
            }
            end = behind;
            // „2,5 Mio. Euro“
            if reader.view.is_sign(end, '.') && reader.touches_left(end) && end + 1 < reader.end {
                end += 1;
            }
            continue;
        }
        let atom = reader.word(at, |word| match word {
            NumberWord::Cardinal(value) => Some(Atom::of(*value)),
            _ => None,
        });
        if let Some((behind, atom)) = atom {
            let fits = !sum.ends_in_digits() || atom == Atom::Hundred;
            let before = matches!(atom, Atom::Small(20..=99)).then(|| sum.clone());
            if !fits || sum.push(atom).is_none() {
                break;
            }
            before_link = linked.or(before_link);
            before_tens = before;
            end = behind;
            continue;
        }
        // «ciento sesenta y un», «ciento un mil», «mil un millones».
        if let Some((behind, ())) = reader.word(at, |word| (*word == NumberWord::Article).then_some(()))
            && (tens_linked && sum.ends_in_tens() || one_of_a_scale(reader, &sum, at == end, behind))
        {
            sum.push(Atom::Small(1))?;
            end = behind;
            continue;
        }
        if sum.n_atoms() == 0 && end == index {
            let behind = reader
                .word(at, |word| (*word == NumberWord::Article).then_some(()))
                .map(|(behind, ())| behind);
            let multiplied = behind.filter(|behind| {
                let dash = usize::from(reader.is_dash(*behind) && reader.touches_left(*behind));
                scale_at(reader, *behind + dash).is_some()
                    || reader
                        .word(*behind, |word| (*word == NumberWord::Cardinal(100)).then_some(()))
                        .is_some()
            });
            if let Some(behind) = multiplied {
                sum.push(Atom::Small(1))?;
                end = behind;
                article = true;
                continue;
            }
        }
        if !compound_at(reader, at, &mut sum) {
            break;
        }
        before_link = linked.or(before_link);
        before_tens = None;
        end = at + 1;
    }
    if sum.n_atoms() == 0 || article && sum.n_atoms() < 2 {
        return None;
    }
    Some(Summed { sum, end, in_words, before_link, before_tens })
}

/// Whether digits that end before `behind` belong to the sum before them: «2 miliardi 300 milioni»,
/// “4 thousand 3 hundred and 21”, «15 mila 300». `mixed` tells that it has digits already, `linked` that a link parts them.
fn digits_go_on(
    reader: &FigureReader<'_>,
    sum: &Sum,
    behind: usize,
    number: Number,
    (mixed, linked): (bool, bool),
) -> bool {
    let whole = number.value.scale() == 0;
    let hundred = || {
        reader.word(behind, |word| (*word == NumberWord::Cardinal(100)).then_some(())).is_some()
            && number.value < Decimal::TEN
    };
    let scaled =
        sum.last_scale().is_some() && (scale_at(reader, behind).is_some() || mixed && whole && hundred());
    let last = mixed
        && whole
        && linked
        && sum.ends_in_hundreds()
        && number.value < Decimal::ONE_HUNDRED
        && !hundred()
        && scale_at(reader, behind).is_none();
    let thousands = mixed
        && whole
        && !linked
        && sum.last_scale() == Some(1000)
        && Decimal::ONE_HUNDRED <= number.value
        && number.value < Decimal::ONE_THOUSAND;
    scaled || last || thousands
}

/// Whether the word at `index` is a one, the only unit that « et » joins to tens.
fn is_one(reader: &FigureReader<'_>, index: usize) -> bool {
    reader
        .word(index, |word| matches!(word, NumberWord::Cardinal(1) | NumberWord::Article).then_some(()))
        .is_some()
}

/// Whether the article that ends before `behind` counts a scale word inside the numeral: «ciento un mil»,
/// «mil un millones», «due miliardi un milione», „zwei Milliarden und eine Million“.
fn one_of_a_scale(reader: &FigureReader<'_>, sum: &Sum, unlinked: bool, behind: usize) -> bool {
    let Some((_, scale)) = scale_at(reader, behind) else { return false };
    unlinked && (sum.ends_in_hundreds() || sum.last_scale() == Some(1000))
        || sum.last_scale().is_some_and(|last| scale < last)
}

/// The digits at `index`, with groups parted by spaces.
pub(super) fn digits_at(reader: &FigureReader<'_>, index: usize) -> Option<(usize, Number)> {
    if reader.kind(index)? != TokenKind::Digits {
        return super::numeral_power::led_by_mark(reader, index);
    }
    let text = reader.view.text_of(index);
    let mut end = index + 1;
    let is_head = text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    if is_head {
        let mut joined = text.to_owned();
        while let Some(token) = reader.view.get(end).filter(|_| end < reader.end.min(index + 9)) {
            let piece = reader.view.text_of(end);
            let (whole, tail) = piece.split_once(reader.separators.decimal).unwrap_or((piece, ""));
            // No number opens with three noughts.
            let grouping = reader.pack().space_groups || whole == "000";
            let spaced = token.gap == Gap::NoBreak || token.gap == Gap::Space && grouping;
            let is_group = whole.len() == 3 && whole.bytes().all(|byte| byte.is_ascii_digit());
            if token.kind != TokenKind::Digits
                || !spaced
                || !is_group
                || !tail.bytes().all(|byte| byte.is_ascii_digit())
            {
                break;
            }
            joined.push_str(piece);
            end += 1;
            if piece != whole {
                break;
            }
        }
        if index + 1 < end {
            return reader.separators.read(&joined).map(|number| (end, number));
        }
    }
    reader.separators.read(text).map(|number| (end, number))
}

/// A scale word at `index`.
pub(super) fn scale_at(reader: &FigureReader<'_>, index: usize) -> Option<(usize, u64)> {
    reader.word(index, |word| match word {
        NumberWord::Scale(scale) => Some(*scale),
        _ => None,
    })
}

/// An abbreviated scale word behind digits. A single letter is also a unit («3 m»): it counts when it is a
/// capital, or behind a currency sign, or when it is the thousand's own letter.
fn abbreviation_at(reader: &FigureReader<'_>, index: usize) -> Option<(usize, u64)> {
    let (behind, scale) = reader.word(index, |word| match word {
        NumberWord::Abbreviation(scale) => Some(*scale),
        _ => None,
    })?;
    let text = reader.view.text_of(index);
    let single = text.chars().count() == 1;
    let touching = reader.touches_left(index);
    let behind_currency =
        2 <= index && super::quantity_unit::sign_before(reader, index.saturating_sub(1)).is_some();
    let before_currency = super::quantity_unit::is_currency(reader, behind);
    let letter = super::quantity_unit::is_unit(reader, index);
    let generation = super::numeral_power::is_generation(reader, index);
    let capital = reader.case(index) == Some(Case::Capital) && touching && !generation;
    let fits = !single
        || behind_currency
        || before_currency
        || touching && scale == 1000
        || capital
        || touching && !letter;
    fits.then_some((behind, scale))
}

/// Adds the compound number word at `index`.
fn compound_at(reader: &FigureReader<'_>, index: usize, sum: &mut Sum) -> bool {
    if reader.kind(index) != Some(TokenKind::Word) || sum.ends_in_digits() || sum.ends_in_tens() {
        return false;
    }
    let Some(compound) = numeral_compound::split(&reader.folded(index), reader.pack()) else { return false };
    if sum.n_atoms() == 0 {
        *sum = compound;
        return true;
    }
    // «un milione duecentomila»: the compound closes its own scale below the last one.
    sum.append(&compound).is_some()
}
