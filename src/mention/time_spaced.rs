//! Dates whose figures or words stand apart: «le 24 12 2014», „am 27. 11. 2014“, „am siebten vierten“.
//!
//! Three figures are also a telephone number, a list, a score: an article of dates stands before them and no
//! figure behind, or the text is nothing but the expression.

use super::time_cue::{date, ends_phrase, follows_future, is_free, is_led, is_whole};
use super::time_shape::Reading;
use super::time_slots::word;
use crate::article::{Gap, Notation, TokenKind, TokenView, full_year, year_at};
use crate::lexicon::DateWord;
use crate::value::PartialDate;

/// The date at `index` whose parts stand apart.
pub(super) fn spaced_date(view: TokenView<'_>, index: usize) -> Option<Reading> {
    figures_apart(view, index).or_else(|| ranks_apart(view, index))
}

/// «24 12 2014», «18 8 78», «le 17 02»; „27. 11. 2014“ with stops.
fn figures_apart(view: TokenView<'_>, index: usize) -> Option<Reading> {
    let behind_figure =
        index.checked_sub(1).and_then(|at| view.get(at)).is_some_and(|it| it.kind == TokenKind::Digits);
    let (day, after_day, dotted) = small(view, index, 31)?;
    let (month, after_month, dotted_month) = small(view, after_day, 12)?;
    if behind_figure || dotted != dotted_month {
        return None;
    }
    let parts = PartialDate { month: Some(month), day: Some(day), ..PartialDate::default() };
    let whole = |end: usize| is_whole(view, &(index..end));
    if let Some((year, end)) = year_at(view, after_month) {
        let sure = dotted || is_led(view, index) || follows_future(view, index) || whole(end);
        let parts = PartialDate { year: Some(year), ..parts };
        return (sure && (1900..2100).contains(&year))
            .then(|| date(index..end, parts, Some(Notation::DayMonthDigits)));
    }
    let short = two_figures(view, after_month).filter(|_| !dotted);
    if let Some(year) = short {
        let end = after_month + 1;
        let sure = (is_led(view, index) || follows_future(view, index)) && is_free(view, end) || whole(end);
        let parts = PartialDate { year: Some(full_year(year)), ..parts };
        return sure.then(|| date(index..end, parts, Some(Notation::DayMonthDigits)));
    }
    let padded = view.text_of(after_day).len() == 2;
    let sure = if dotted {
        is_led(view, index) && is_free(view, after_month)
    } else {
        padded && is_led(view, index) && ends_phrase(view, after_month)
    };
    (sure || whole(after_month)).then(|| date(index..after_month, parts, Some(Notation::DayMonthDigits)))
}

/// A day or month in figures up to `most`, the token behind it, and whether a stop follows it.
fn small(view: TokenView<'_>, index: usize, most: i8) -> Option<(i8, usize, bool)> {
    let token = view.get(index).filter(|it| it.kind == TokenKind::Digits && it.gap != Gap::None)?;
    let text = token.span.slice(view.text);
    let value = text.parse::<i8>().ok().filter(|value| text.len() <= 2 && (1..=most).contains(value))?;
    let stop = view.is_sign(index + 1, '.')
        && view.get(index + 1).is_some_and(|it| it.gap == Gap::None)
        && word(view, index + 1, |it| (*it == DateWord::DaySuffix).then_some(())).is_some();
    let end = index + 1 + usize::from(stop);
    view.get(end)
        .is_none_or(|it| it.gap != Gap::None || it.kind == TokenKind::Sign)
        .then_some((value, end, stop))
}

fn two_figures(view: TokenView<'_>, index: usize) -> Option<i16> {
    let token = view.get(index).filter(|it| it.kind == TokenKind::Digits && it.gap == Gap::Space)?;
    let text = token.span.slice(view.text);
    text.parse().ok().filter(|_| text.len() == 2)
}

/// „am siebten vierten“, „Montag zwölfter fünfter“, „am 7. vierten“: the month by its number.
fn ranks_apart(view: TokenView<'_>, index: usize) -> Option<Reading> {
    if !view.lexicon.dates.spoken_months {
        return None;
    }
    let rank = |at: usize, most: i8| {
        let spoken = word(view, at, |it| match it {
            DateWord::Nth(rank) => i8::try_from(*rank).ok(),
            _ => None,
        });
        let found = spoken.map(|(rank, end)| (rank, end, true));
        found
            .or_else(|| small(view, at, most).filter(|it| it.2).map(|(value, end, _)| (value, end, false)))
            .filter(|(rank, ..)| (1..=most).contains(rank))
    };
    let (day, after_day, day_in_words) = rank(index, 31)?;
    let (month, end, month_in_words) = rank(after_day, 12)?;
    let weekday = index.checked_sub(1).and_then(|at| crate::article::weekday_at(view, at));
    let sure = weekday.is_some() || is_led(view, index);
    let in_words = day_in_words || month_in_words;
    let parts = PartialDate { month: Some(month), day: Some(day), ..PartialDate::default() };
    let free = ends_phrase(view, end) || is_free(view, end) || lower_word(view, end);
    (in_words && sure && free).then(|| date(index..end, parts, Some(Notation::DayMonthDigits)))
}

/// A word in small letters: no noun where nouns have capitals.
fn lower_word(view: TokenView<'_>, index: usize) -> bool {
    view.lexicon.dates.capital_nouns
        && view.get(index).is_some_and(|it| it.case == crate::article::Case::Lower)
}
