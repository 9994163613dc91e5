//! Number words written as one word, split by the same numerals: «quattromilacinquecento»,
//! «zweitausendfünfundzwanzig», «ventunesimo», «ottantenne».

use crate::lexicon::NumbersPack;

use super::numeral_sum::{Atom, Sum};

/// Longer words are no numerals; the bound keeps splitting linear.
const LONGEST: usize = 80;

/// The sum that `word` (folded) writes, if it is nothing but numerals; at least two of them.
pub(super) fn split(word: &str, pack: &NumbersPack) -> Option<Sum> {
    if LONGEST < word.len() || !pack.may_open(word) {
        return None;
    }
    let mut atoms = Vec::new();
    atoms_of(word, pack, &mut atoms, &mut 400).then_some(())?;
    if atoms.len() < 2 { None } else { add_up(&atoms, pack) }
}

/// What an ending makes of a number word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Derived {
    /// «ventesimo».
    Ordinal(u64),
    /// «ottantenne».
    Age(u64),
}

/// The rank or age that `word` (folded) is, by its ending.
pub(super) fn derived(word: &str, pack: &NumbersPack) -> Option<Derived> {
    by_suffix(word, &pack.ordinal_suffixes, pack)
        .or_else(|| joined_rank(word, pack))
        .map(Derived::Ordinal)
        .or_else(|| by_suffix(word, &pack.age_suffixes, pack).map(Derived::Age))
}

/// The denominator that `word` (folded) is, by its ending: «veintiunavos», «dosmilésimos», „Dreißigstel“.
pub(super) fn derived_denominator(word: &str, suffixes: &[String], pack: &NumbersPack) -> Option<u64> {
    by_suffix(word, suffixes, pack).filter(|value| 2 < *value)
}

/// The value of the number word that one of `suffixes` was hung on.
fn by_suffix(word: &str, suffixes: &[String], pack: &NumbersPack) -> Option<u64> {
    suffixes.iter().find_map(|suffix| {
        let stem = word.strip_suffix(suffix.as_str()).filter(|stem| 2 <= stem.len())?;
        std::iter::once("").chain(pack.lost_endings.iter().map(String::as_str)).find_map(|ending| {
            let whole = format!("{stem}{ending}");
            word_value(&whole, pack)
        })
    })
}

/// “thirtyfirst”: tens and a rank below ten in one word.
fn joined_rank(word: &str, pack: &NumbersPack) -> Option<u64> {
    if LONGEST < word.len() || !pack.may_open(word) {
        return None;
    }
    pack.ordinals.iter().filter(|(_, unit)| (1..=9).contains(*unit)).find_map(|(form, unit)| {
        let tens = pack.cardinals.get(word.strip_suffix(form.as_str())?)?;
        ((20..=90).contains(tens) && tens % 10 == 0).then_some(tens + unit)
    })
}

/// The value of one number word, simple or compound.
fn word_value(word: &str, pack: &NumbersPack) -> Option<u64> {
    let simple = pack.cardinals.get(word).or_else(|| pack.scales.get(word)).copied();
    simple.or_else(|| {
        let number = split(word, pack)?.total()?;
        u64::try_from(number.value).ok()
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    Atom(Atom),
    Link,
}

/// Splits `word` by the longest pieces first, going back where that leads nowhere; `fuel` bounds the tries.
fn atoms_of(word: &str, pack: &NumbersPack, out: &mut Vec<Piece>, fuel: &mut u32) -> bool {
    if word.is_empty() {
        return true;
    }
    if *fuel == 0 {
        return false;
    }
    *fuel -= 1;
    let mut choices: Vec<(usize, Piece)> = Vec::new();
    let Some(first) = word.chars().next().map(|letter| &word[..letter.len_utf8()]) else { return true };
    for table in [&pack.cardinals, &pack.compound] {
        for (form, value) in table
            .range::<str, _>((std::ops::Bound::Included(first), std::ops::Bound::Unbounded))
            .take_while(|(form, _)| form.starts_with(first))
        {
            if word.starts_with(form.as_str()) {
                choices.push((form.len(), Piece::Atom(Atom::of(*value))));
            }
        }
    }
    for (form, value) in pack
        .scales
        .range::<str, _>((std::ops::Bound::Included(first), std::ops::Bound::Unbounded))
        .take_while(|(form, _)| form.starts_with(first))
    {
        if word.starts_with(form.as_str()) {
            choices.push((form.len(), Piece::Atom(Atom::Scale(*value))));
        }
    }
    for form in &pack.compound_links {
        if !out.is_empty() && word.starts_with(form.as_str()) {
            choices.push((form.len(), Piece::Link));
        }
    }
    choices.sort_by_key(|(len, _)| std::cmp::Reverse(*len));
    for (len, piece) in choices {
        out.push(piece);
        if atoms_of(&word[len..], pack, out, fuel) {
            return true;
        }
        out.pop();
    }
    false
}

/// Adds the pieces up; units before tens are turned round.
fn add_up(pieces: &[Piece], pack: &NumbersPack) -> Option<Sum> {
    let mut sum = Sum::new(pack.vigesimal);
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        match (piece, pieces.get(at + 1), pieces.get(at + 2)) {
            (Piece::Atom(Atom::Small(unit)), Some(Piece::Link), Some(Piece::Atom(Atom::Small(tens))))
                if pack.units_before_tens && *unit < 10 && 20 <= *tens =>
            {
                sum.push(Atom::Small(tens + unit))?;
                at += 3;
            }
            (Piece::Atom(atom), _, _) => {
                sum.push(*atom)?;
                at += 1;
            }
            (Piece::Link, _, _) => {
                // «tausendundeins»: a link between scale and rest adds nothing.
                at += 1;
            }
        }
    }
    Some(sum)
}
