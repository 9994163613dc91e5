//! Years in words: «millenovecentoventotto», «dos mil dieciocho», “nineteen eighty-four”.

use rust_decimal::prelude::ToPrimitive;

use super::numeral_reader::FigureReader;
use super::numeral_words::sum_at;
use super::separators::Separators;
use super::temporal::led_by;
use super::time_shape::{Reading, Shape};
use super::time_single::counts_a_noun;
use crate::article::{Gap, TokenKind, TokenView, join_at};
use crate::lexicon::{DateJoin, DateWord, Kinds, Sense};
use crate::value::{PartialDate, Timex};

/// How many tokens a year in words has at most: «mil novecientos noventa y nueve», with room.
const LONGEST: usize = 10;

/// The year in words at `index`, and the token behind it.
pub(super) fn spoken_year(view: TokenView<'_>, index: usize) -> Option<(i16, usize)> {
    let token = view.get(index).filter(|it| it.kind == TokenKind::Word)?;
    let is_number = view.senses_in(index, Kinds::NUMBER).any(|(_, sense)| matches!(sense, Sense::Number(_)));
    if !is_number && token.span.len() < 6 {
        return None;
    }
    let limit = (index + 1..index + LONGEST)
        .find(|&at| view.get(at).is_none_or(|it| it.gap == Gap::Block))
        .unwrap_or(index + LONGEST);
    let reader = FigureReader { view, separators: Separators { decimal: ',' }, start: index, end: limit };
    let plain = |at: usize| {
        let sum = sum_at(&reader, at).filter(|it| it.in_words)?;
        let value = sum.sum.total()?.value;
        Some((value.to_i16().filter(|it| rust_decimal::Decimal::from(*it) == value)?, sum.end))
    };
    let (first, end) = plain(index)?;
    if view.lexicon.dates.paired_years
        && (11..=20).contains(&first)
        && let Some((last, end)) = plain(end).filter(|(last, _)| (10..=99).contains(last))
    {
        return Some((first * 100 + last, end));
    }
    (1000..2100).contains(&first).then_some((first, end))
}

/// A year in words that counts nothing behind it: «duemila persone» is no year.
pub(super) fn uncounting_year(view: TokenView<'_>, index: usize) -> Option<(i16, usize)> {
    spoken_year(view, index).filter(|(_, end)| !counts_a_noun(view, *end))
}

/// A decade in words: it counts nothing, and a round hundred is an amount as often.
pub(super) fn spoken_decade(view: TokenView<'_>, index: usize) -> Option<(i16, usize)> {
    uncounting_year(view, index).filter(|(year, _)| year % 10 == 0 && year % 100 != 0)
}

/// Whether a year in words may begin at `index`: a word before it says so.
pub(super) fn may_be_year(view: TokenView<'_>, index: usize) -> bool {
    view.get(index).is_some_and(|it| it.kind == TokenKind::Word && 3 <= it.span.len())
        && view.has(index, Kinds::COUNTED.or(Kinds::COMPOUND))
        && (led_by(view, index, &DateWord::BeforeYear) || led_by(view, index, &DateWord::BeforeSpokenYear))
}

/// A year in words by itself, behind a preposition of years: «nel millenovecentoventotto».
pub(super) fn bare_spoken_year(view: TokenView<'_>, index: usize) -> Option<Reading> {
    if !may_be_year(view, index) {
        return None;
    }
    let (year, end) = spoken_year(view, index)?;
    // «di duemila» is an amount as often as a year.
    let sure = year % 100 != 0 && led_by(view, index, &DateWord::BeforeYear)
        || led_by(view, index, &DateWord::BeforeSpokenYear);
    let shape = Shape::Fixed(Timex::year(year)?);
    (sure && !counts_a_noun(view, end)).then_some(Reading {
        tokens: index..end,
        shape,
        weekday: None,
        notation: None,
    })
}

/// A date without a year, with the year in words behind it: «il dieci settembre duemila», «feb de dos mil dieciocho».
pub(super) fn with_spoken_year(view: TokenView<'_>, reading: Reading) -> Reading {
    let Shape::Date(parts) = reading.shape else { return reading };
    if parts.year.is_some() || parts.month.is_none() {
        return reading;
    }
    let end = reading.tokens.end;
    let after_comma = end + usize::from(view.is_sign(end, ','));
    let places = [Some(after_comma), join_at(view, end, DateJoin::MonthYear)];
    let found = places
        .into_iter()
        .flatten()
        .filter(|&at| view.get(at).is_some_and(|it| it.gap != Gap::Block))
        .find_map(|at| spoken_year(view, at))
        .filter(|(_, behind)| !counts_a_noun(view, *behind));
    match found {
        Some((year, behind)) => Reading {
            tokens: reading.tokens.start..behind,
            shape: Shape::Date(PartialDate { year: Some(year), ..parts }),
            ..reading
        },
        None => reading,
    }
}
