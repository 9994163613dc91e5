//! Numerals: digits and number words with scale words, halves and fractions, as one value.
//!
//! «2 miliardi e 300 milioni», «un milione e mezzo», «15mila», «una decina», «due terzi», «ventesimo».
//! Knows no units and no nouns.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::article::{Case, Gap, TokenKind, TokenView};
use crate::lexicon::{Collective, NumberCue, NumberWord, NumbersPack, Sense, fold_into};
use crate::value::{Bound, Interval, Number};

use super::numeral_compound::{self, Derived};
use super::numeral_sum::{Atom, Sum};
use super::separators::Separators;

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

/// The tokens of one sentence with what is needed to read figures in them.
#[derive(Clone, Copy, Debug)]
pub(super) struct FigureReader<'a> {
    /// The tokens.
    pub view: TokenView<'a>,
    /// The article's convention.
    pub separators: Separators,
    /// The sentence's first token.
    pub start: usize,
    /// The token after its last.
    pub end: usize,
}

impl<'a> FigureReader<'a> {
    /// The language's numbers.
    pub fn pack(&self) -> &'a NumbersPack {
        &self.view.lexicon.numbers
    }

    /// The longest phrase at `index` inside the sentence that `pick` accepts: the index behind it, and what was picked.
    pub fn word<Picked>(
        &self,
        index: usize,
        mut pick: impl FnMut(&'a NumberWord) -> Option<Picked>,
    ) -> Option<(usize, Picked)> {
        if index < self.start || self.end <= index {
            return None;
        }
        self.view.senses_at(index).find_map(|(n_tokens, sense)| match sense {
            Sense::Number(word) if index + n_tokens <= self.end => {
                pick(word).map(|picked| (index + n_tokens, picked))
            }
            _ => None,
        })
    }

    /// The index behind the phrase at `index` that plays the part `cue`.
    pub fn cue(&self, index: usize, cue: NumberCue) -> Option<usize> {
        self.word(index, |word| (*word == NumberWord::Cue(cue)).then_some(())).map(|(end, ())| end)
    }

    /// The start of the longest phrase that ends before `index` and that `pick` accepts.
    pub fn word_before<Picked>(
        &self,
        index: usize,
        mut pick: impl FnMut(&'a NumberWord) -> Option<Picked>,
    ) -> Option<(usize, Picked)> {
        (index.saturating_sub(5).max(self.start)..index).find_map(|start| {
            self.view.senses_at(start).find_map(|(n_tokens, sense)| match sense {
                Sense::Number(word) if start + n_tokens == index => pick(word).map(|picked| (start, picked)),
                _ => None,
            })
        })
    }

    /// The start of the phrase before `index` that plays the part `cue`.
    pub fn cue_before(&self, index: usize, cue: NumberCue) -> Option<usize> {
        self.word_before(index, |word| (*word == NumberWord::Cue(cue)).then_some(())).map(|(start, ())| start)
    }

    /// Whether the token at `index` is a dash.
    pub fn is_dash(&self, index: usize) -> bool {
        index < self.end && ['-', '–', '—', '‑', '−'].iter().any(|dash| self.view.is_sign(index, *dash))
    }

    /// Whether nothing stands between the token at `index` and the one before it.
    pub fn touches_left(&self, index: usize) -> bool {
        self.start < index && self.view.get(index).is_some_and(|token| token.gap == Gap::None)
    }

    /// The kind of the token at `index`, inside the sentence.
    pub fn kind(&self, index: usize) -> Option<TokenKind> {
        if index < self.start || self.end <= index {
            None
        } else {
            self.view.get(index).map(|token| token.kind)
        }
    }

    /// How the word at `index` is written; none for anything but a word of the sentence.
    pub fn case(&self, index: usize) -> Option<Case> {
        (self.kind(index)? == TokenKind::Word).then(|| self.view.get(index).map(|token| token.case))?
    }

    /// The folded text of the token at `index`.
    pub fn folded(&self, index: usize) -> String {
        let mut out = String::new();
        fold_into(self.view.text_of(index), &mut out);
        out
    }
}

/// The numeral that begins at token `index`.
pub(super) fn numeral_at(reader: &FigureReader<'_>, index: usize) -> Option<Numeral> {
    collective_at(reader, index)
        .or_else(|| half_or_share_at(reader, index))
        .or_else(|| ordinal_at(reader, index))
        .or_else(|| cardinal_at(reader, index))
}

/// The digits at `index`, with groups parted by spaces.
fn digits_at(reader: &FigureReader<'_>, index: usize) -> Option<(usize, Number)> {
    if reader.kind(index)? != TokenKind::Digits {
        return None;
    }
    let text = reader.view.text_of(index);
    let mut end = index + 1;
    let is_head = text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    if is_head {
        let mut joined = text.to_owned();
        while let Some(token) = reader.view.get(end).filter(|_| end < reader.end) {
            let spaced = token.gap == Gap::NoBreak || token.gap == Gap::Space && reader.pack().space_groups;
            let piece = reader.view.text_of(end);
            let (whole, tail) = piece.split_once(reader.separators.decimal).unwrap_or((piece, ""));
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

/// A cardinal: digits and words added up, with scales, halves, decimals in words and fractions on top.
fn cardinal_at(reader: &FigureReader<'_>, index: usize) -> Option<Numeral> {
    let pack = reader.pack();
    let mut sum = Sum::new(pack.vigesimal);
    let mut end = index;
    let mut in_words = true;
    let mut article = false;
    loop {
        let mut at = end;
        if 0 < sum.n_atoms() {
            // «sessanta-due», “twenty-one”: a dash between the words of one number.
            if reader.is_dash(at)
                && reader.touches_left(at)
                && reader.touches_left(at + 1)
                && !sum.ends_in_digits()
            {
                at += 1;
            }
            let may_link = sum.ends_in_hundreds() || sum.last_scale().is_some();
            if let Some(behind) =
                reader.cue(at, NumberCue::TensLink).filter(|_| sum.ends_in_tens() || sum.ends_in_hundreds())
            {
                at = behind;
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
        if let Some((behind, number)) = digits_at(reader, at) {
            let scale_follows = scale_at(reader, behind).is_some();
            if 0 < sum.n_atoms() && !(scale_follows && sum.last_scale().is_some())
                || sum.push(Atom::Digits(number)).is_none()
            {
                break;
            }
            in_words = false;
            end = behind;
            continue;
        }
        if let Some((behind, scale)) = scale_at(reader, at) {
            if at != end || sum.push(Atom::Scale(scale)).is_none() {
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
            continue;
        }
        let atom = reader.word(at, |word| match word {
            NumberWord::Cardinal(value) => Some(Atom::of(*value)),
            _ => None,
        });
        if let Some((behind, atom)) = atom {
            if sum.ends_in_digits() || sum.push(atom).is_none() {
                break;
            }
            end = behind;
            continue;
        }
        if sum.n_atoms() == 0 && end == index {
            let behind = reader
                .word(at, |word| (*word == NumberWord::Article).then_some(()))
                .map(|(behind, ())| behind);
            let multiplied = behind.filter(|behind| {
                scale_at(reader, *behind).is_some()
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
        end = at + 1;
    }
    let mut number = sum.total()?;
    if article && sum.n_atoms() < 2 {
        return None;
    }
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
    } else if let Some((behind, part)) = parts_behind(reader, end, number, &sum) {
        number = Number::new(part, Decimal::ZERO);
        sort = if number.value < Decimal::ONE || !sum.has_scale() { Sort::Fraction } else { sort };
        rounded = false;
        scale = None;
        end = behind;
    } else if let Some((behind, each)) = each_behind(reader, end).filter(|_| !sum.has_scale()) {
        number = number.scaled(Decimal::from(each))?;
        end = behind;
    }
    let interval = if rounded { stated(number) } else { Interval::exactly(number.value) };
    Some(Numeral { tokens: index..end, number, interval, sort, in_words, scale })
}

/// A scale word at `index`.
fn scale_at(reader: &FigureReader<'_>, index: usize) -> Option<(usize, u64)> {
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
    let capital = reader.case(index) == Some(Case::Capital) && touching;
    let fits = !single || behind_currency || before_currency || touching && scale == 1000 || capital;
    // «M.» and «Mrd.» keep their stop only when something follows.
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
    let (Some(last), Some(number)) = (sum.last_scale(), compound.total()) else { return false };
    number.value < Decimal::from(last) && sum.push(Atom::Digits(number)).is_some()
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
    if let Some((behind, denominator)) =
        denominator_at(reader, end + dash).filter(|_| whole_below(99) && !sum.has_scale())
    {
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
        && let Some(whole) =
            cardinal_at(reader, at).filter(|whole| whole.sort == Sort::Cardinal && whole.scale.is_none())
    {
        let proper = number.value < whole.number.value && Decimal::ONE < whole.number.value;
        return if proper {
            Some((whole.tokens.end, number.value.checked_div(whole.number.value)?))
        } else {
            None
        };
    }
    let at = reader.cue(end, NumberCue::Link)?;
    let (above_end, above) = reader.word(at, |word| match word {
        NumberWord::Cardinal(value @ 1..=9) => Some(*value),
        NumberWord::Article => Some(1),
        _ => None,
    })?;
    let (behind, below) = denominator_at(reader, above_end)?;
    let part = Decimal::from(above).checked_div(Decimal::from(below))?;
    let part = part.checked_mul(Decimal::from(sum.last_scale().unwrap_or(1)))?;
    Some((behind, number.value.checked_add(part)?))
}

/// A denominator at `index` that no counted noun follows.
fn denominator_at(reader: &FigureReader<'_>, index: usize) -> Option<(usize, u64)> {
    reader.word(index, |word| match word {
        NumberWord::Denominator(value) => Some(*value),
        _ => None,
    })
}

/// «dozzine» of «tre dozzine».
fn each_behind(reader: &FigureReader<'_>, index: usize) -> Option<(usize, u64)> {
    reader.word(index, |word| match word {
        NumberWord::Collective(collective) if 2 < collective.each => Some(collective.each),
        _ => None,
    })
}

/// «una decina», «decine di migliaia», “dozens”, «milioni di».
fn collective_at(reader: &FigureReader<'_>, index: usize) -> Option<Numeral> {
    let pick = |word: &NumberWord| match word {
        NumberWord::Collective(collective) => Some(*collective),
        _ => None,
    };
    let (mut end, Collective { each, low, high }) = reader.word(index, pick)?;
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
fn half_or_share_at(reader: &FigureReader<'_>, index: usize) -> Option<Numeral> {
    let fraction = |end: usize, value: Decimal, scale: Option<u64>| Numeral {
        tokens: index..end,
        number: Number::new(value, Decimal::ZERO),
        interval: Interval::exactly(value),
        sort: Sort::Fraction,
        in_words: true,
        scale,
    };
    if let Some((end, ())) = reader.word(index, |word| (*word == NumberWord::Half).then_some(())) {
        let behind_article = reader
            .word(end, |word| (*word == NumberWord::Article).then_some(()))
            .map_or(end, |(behind, ())| behind);
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
        return Some(fraction(end, Decimal::new(5, 1), None));
    }
    let share = reader.word(index, |word| match word {
        NumberWord::Share(part, whole) => Some((*part, *whole)),
        _ => None,
    });
    if let Some((end, (part, whole))) = share {
        return Some(fraction(end, Decimal::from(part).checked_div(Decimal::from(whole))?, None));
    }
    let (above, ()) = reader.word(index, |word| (*word == NumberWord::Article).then_some(()))?;
    let dash = usize::from(reader.is_dash(above) && reader.touches_left(above));
    let (end, below) = denominator_at(reader, above + dash)?;
    // «un terzo figlio» is a rank, «un terzo dei voti» a share.
    let rank = reader.case(end) == Some(Case::Lower)
        && reader.cue(end, NumberCue::NotNoun).is_none()
        && reader.cue(end, NumberCue::Of).is_none();
    if rank && !super::quantity_unit::is_unit(reader, end) {
        return None;
    }
    Some(fraction(end, Decimal::ONE.checked_div(Decimal::from(below))?, None))
}

/// «terzo», «3°», “twenty-first”, «ventesimo», «ottantenne».
fn ordinal_at(reader: &FigureReader<'_>, index: usize) -> Option<Numeral> {
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
        if cautious && end - index == 1 && reader.cue_before(index, NumberCue::Definite).is_none() {
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
    let tens = reader.word(index, |word| match word {
        NumberWord::Cardinal(value) if 20 <= *value && value % 10 == 0 && *value <= 900 => Some(*value),
        _ => None,
    });
    if let Some((end, tens)) = tens {
        let at =
            if reader.is_dash(end) { end + 1 } else { reader.cue(end, NumberCue::TensLink).unwrap_or(end) };
        if let Some((behind, unit)) = reader.word(at, pick).filter(|(_, unit)| *unit < 10) {
            return Some(ranked(behind, Decimal::from(tens + unit), Sort::Ordinal, true));
        }
    }
    if reader.kind(index) != Some(TokenKind::Word) {
        return None;
    }
    match numeral_compound::derived(&reader.folded(index), reader.pack())? {
        Derived::Ordinal(value) => Some(ranked(index + 1, Decimal::from(value), Sort::Ordinal, true)),
        Derived::Age(value) => Some(ranked(index + 1, Decimal::from(value), Sort::Age, true)),
    }
}

/// A rounded number: half a unit of its last stated digit on both sides.
pub(super) fn stated(number: Number) -> Interval {
    let half = number.precision.checked_mul(Decimal::new(5, 1)).unwrap_or_default();
    match (number.value.checked_sub(half), number.value.checked_add(half)) {
        (Some(low), Some(high)) => Interval::between(low, high),
        _ => Interval::exactly(number.value),
    }
}
