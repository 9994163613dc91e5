//! The small readers that fill the slots of temporal patterns: counts, ranks, years, decades, hours.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::time_no_clock::no_hour_at;
use super::time_search::inner_phrase_at;
use super::time_shape::{Named, Part, Shape};
use super::time_single::counts_a_noun;
use super::time_year::{spoken_decade, uncounting_year};
use crate::article::{Case, Gap, TokenKind, TokenView, month_at, weekday_at, written_date, year_at};
use crate::lexicon::{DateWord, Kinds, Sense, Slot, WordForm};
use crate::value::{Clock, TimeUnit, Timex};

/// What fills `slot` at token `index`, and the token behind it.
pub(super) fn fill(view: TokenView<'_>, index: usize, slot: Slot) -> Option<(Part, usize)> {
    // A pattern inside the slot may begin with any word.
    let may_be_phrase = || slot == Slot::Calendar && opens_phrase(view, index);
    if is_plain(view, index) && !may_be_phrase() {
        return None;
    }
    match slot {
        Slot::Count => count_at(view, index).map(|(count, end)| (Part::Count(count), end)),
        Slot::Nth => rank_at(view, index).map(|(rank, end)| (Part::Nth(rank), end)),
        Slot::Unit => unit_at(view, index).map(|(unit, end)| (Part::Unit(unit), end)),
        Slot::Weekday => weekday_at(view, index).map(|it| (Part::Named(Named::Weekday(it.weekday)), it.end)),
        Slot::Month => month_at(view, index)
            .filter(|it| it.form != WordForm::Short && is_written_as_month(view, index, it.form))
            .map(|it| (Part::Named(Named::Month(it.number)), it.end)),
        Slot::Year => year_at(view, index)
            .or_else(|| uncounting_year(view, index))
            .map(|(year, end)| (Part::Year(year), end)),
        Slot::Date => whole_at(view, index),
        Slot::Season => word(view, index, |word| match word {
            DateWord::Season(season) => Some(Part::Named(Named::Season(*season))),
            _ => None,
        }),
        Slot::Holiday => word(view, index, |word| match word {
            DateWord::Holiday(holiday) => Some(Part::Named(Named::Holiday(*holiday))),
            _ => None,
        }),
        Slot::Decade => decade_at(view, index).map(|(decade, end)| (Part::Decade(decade), end)),
        Slot::Hour => hour_at(view, index).map(|(clock, end)| (Part::Clock(clock), end)),
        Slot::Calendar => period_at(view, index).map(|(shape, end)| (Part::Whole(shape), end)),
        Slot::NoHour => no_hour_at(view, index).map(|(least, end)| (Part::NoClock(least), end)),
        Slot::Compact => compact_at(view, index).map(|(clock, end)| (Part::Clock(clock), end)),
        // What is already read stands in frames alone.
        Slot::Time
        | Slot::Day
        | Slot::Period
        | Slot::Clock
        | Slot::Moment
        | Slot::Stretch
        | Slot::Recurring => None,
    }
}

/// Whether the token is a word that neither names nor counts a time.
pub(super) fn is_plain(view: TokenView<'_>, index: usize) -> bool {
    let times = Kinds::TIMED.or(Kinds::COUNTED).or(Kinds::COMPOUND);
    view.get(index).is_some_and(|token| {
        token.kind == TokenKind::Word && !matches!(token.first, 'I' | 'V' | 'X') && !view.has(index, times)
    })
}

/// Whether a pattern begins with this word.
pub(super) fn opens_phrase(view: TokenView<'_>, index: usize) -> bool {
    view.get(index).is_some_and(|token| view.lexicon.dates.compiled.word(0, token.word).is_some())
}

/// The longest reading as a word of a date that `pick` accepts.
pub(super) fn word<Picked>(
    view: TokenView<'_>,
    index: usize,
    mut pick: impl FnMut(&DateWord) -> Option<Picked>,
) -> Option<(Picked, usize)> {
    let (n_tokens, picked) = view.find_sense_in(index, Kinds::DATE, |sense| match sense {
        Sense::Date(word) => pick(word),
        _ => None,
    })?;
    Some((picked, index + n_tokens))
}

/// Where the name of a month is written like one: in small letters or in capitals as the language has it.
pub(super) fn is_written_as_month(view: TokenView<'_>, index: usize, form: WordForm) -> bool {
    let Some(token) = view.get(index) else { return false };
    if view.lexicon.dates.capitals {
        return form == WordForm::Full || token.case != Case::Lower;
    }
    true
}

/// «tre», `48`, `2,5`, “twenty-four”.
fn count_at(view: TokenView<'_>, index: usize) -> Option<(Decimal, usize)> {
    let token = view.get(index)?;
    if token.kind == TokenKind::Digits {
        return Some((figure(view.text_of(index))?, index + 1));
    }
    let (count, end) = small_count(view, index)?;
    let tens = (20..=90).contains(&count) && count % 10 == 0;
    let after_hyphen = end + usize::from(view.is_sign(end, '-'));
    let sum = tens
        .then(|| small_count(view, after_hyphen))
        .flatten()
        .filter(|(ones, _)| (1..10).contains(ones))
        .map(|(ones, end)| (Decimal::from(count + ones), end));
    Some(sum.unwrap_or((Decimal::from(count), end)))
}

fn small_count(view: TokenView<'_>, index: usize) -> Option<(u32, usize)> {
    word(view, index, |word| match word {
        DateWord::Count(count) => Some(*count),
        _ => None,
    })
}

/// A figure: a last group of three is thousands, any other is decimals.
fn figure(text: &str) -> Option<Decimal> {
    let cut = text.rfind(['.', ',']);
    let (whole, decimals) = match cut {
        Some(cut) if text.len() - cut != 4 => (text.get(..cut)?, text.get(cut + 1..)?),
        _ => (text, ""),
    };
    let mut plain: String = whole.chars().filter(char::is_ascii_digit).collect();
    if !decimals.is_empty() {
        plain.push('.');
        plain.push_str(decimals);
    }
    plain.parse().ok()
}

/// «primo», `3rd`, `1º`, `XX`.
fn rank_at(view: TokenView<'_>, index: usize) -> Option<(u32, usize)> {
    let token = view.get(index)?;
    if token.kind == TokenKind::Digits {
        let rank = view.text_of(index).parse().ok()?;
        view.get(index + 1).filter(|suffix| suffix.gap == Gap::None)?;
        let ((), end) = word(view, index + 1, |word| matches!(word, DateWord::DaySuffix).then_some(()))?;
        return Some((rank, end));
    }
    let rank = word(view, index, |word| match word {
        DateWord::Nth(rank) => Some(*rank),
        _ => None,
    });
    // “twenty-third”
    let tens = small_count(view, index).filter(|(tens, _)| matches!(tens, 20 | 30 | 40 | 50));
    let joined = tens.and_then(|(tens, end)| {
        let at = end + usize::from(view.is_sign(end, '-'));
        let (ones, end) = word(view, at, |word| match word {
            DateWord::Nth(rank) if *rank < 10 => Some(*rank),
            _ => None,
        })?;
        view.get(at).filter(|token| token.gap != Gap::Block).map(|_| (tens + ones, end))
    });
    joined.or(rank).or_else(|| Some((roman(view.text_of(index))?, index + 1)))
}

/// A Roman numeral up to 39, in capitals.
fn roman(text: &str) -> Option<u32> {
    let value = |letter| match letter {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        _ => None,
    };
    let mut total: u32 = 0;
    let mut last = u32::MAX;
    for letter in text.chars().take(8) {
        let this = value(letter)?;
        // Behind a smaller letter: IV is 1 + 5 - 2 × 1.
        total += if last < this { this.checked_sub(2 * last)? } else { this };
        last = this;
    }
    (1..40).contains(&total).then_some(total)
}

fn unit_at(view: TokenView<'_>, index: usize) -> Option<(TimeUnit, usize)> {
    word(view, index, |word| match word {
        DateWord::Unit(unit) => Some(*unit),
        _ => None,
    })
}

/// An absolute date, a month, or a year.
fn whole_at(view: TokenView<'_>, index: usize) -> Option<(Part, usize)> {
    if let Some(found) = written_date(view, index) {
        return Some((Part::Whole(Shape::Date(found.parts)), index + found.n_tokens));
    }
    if let Some((year, end)) = year_at(view, index).or_else(|| uncounting_year(view, index)) {
        return Some((Part::Whole(Shape::Fixed(Timex::year(year)?)), end));
    }
    let month = month_at(view, index).filter(|it| it.form != WordForm::Short)?;
    is_written_as_month(view, index, month.form)
        .then_some((Part::Whole(Shape::Bare(Named::Month(month.number))), month.end))
}

/// A date, a named day or a period: «marzo 2024», «Natale», «l'anno scorso», «oggi».
fn period_at(view: TokenView<'_>, index: usize) -> Option<(Shape, usize)> {
    let phrase = inner_phrase_at(view, index).filter(|(shape, _)| {
        !matches!(
            shape,
            Shape::Nothing
                | Shape::Vague(_)
                | Shape::Clock(_)
                | Shape::Part(..)
                | Shape::Hours(..)
                | Shape::Stretch(_)
                | Shape::Window(..)
                | Shape::Open(..)
                | Shape::Fixed(Timex::Duration { .. } | Timex::Set { .. })
        )
    });
    let whole = whole_at(view, index).and_then(|(part, end)| match part {
        Part::Whole(shape) => Some((shape, end)),
        _ => None,
    });
    let named = || {
        [Slot::Holiday, Slot::Season, Slot::Weekday].into_iter().find_map(|slot| {
            match fill(view, index, slot)? {
                (Part::Named(named), end) if slot != Slot::Weekday || is_full_weekday(view, index) => {
                    Some((Shape::Bare(named), end))
                }
                _ => None,
            }
        })
    };
    let plain = whole.or_else(named);
    match (phrase, plain) {
        (Some(phrase), Some(plain)) if phrase.1 < plain.1 => Some(plain),
        (phrase, plain) => phrase.or(plain),
    }
}

fn is_full_weekday(view: TokenView<'_>, index: usize) -> bool {
    !view
        .senses_in(index, Kinds::DATE)
        .any(|(_, sense)| matches!(sense, Sense::Date(DateWord::Weekday(_, WordForm::Short))))
}

/// The year a decade begins in: «Novanta», `'90`, `90`, `1990`, “1990s”.
fn decade_at(view: TokenView<'_>, index: usize) -> Option<(i16, usize)> {
    let in_words = word(view, index, |word| match word {
        DateWord::Decade(decade) => Some(*decade),
        _ => None,
    });
    if let Some((decade, end)) = in_words {
        return Some((full_decade(decade), end));
    }
    if let Some((year, end)) = spoken_decade(view, index) {
        return Some((year, end));
    }
    let apostrophe = view.get(index)?.kind == TokenKind::Sign
        && view.text_of(index).starts_with(['\'', '\u{2019}', '\u{2018}']);
    let at = index + usize::from(apostrophe);
    let text = view.get(at).filter(|token| token.kind == TokenKind::Digits)?.span.slice(view.text);
    let figure = text.parse::<i16>().ok().filter(|figure| figure % 10 == 0)?;
    let decade = match text.len() {
        2 => full_decade(figure),
        4 if !apostrophe && (1000..2200).contains(&figure) => figure,
        _ => return None,
    };
    let suffix = word(view, at + 1, |word| matches!(word, DateWord::DecadeSuffix).then_some(()));
    if suffix.is_none() && !view.lexicon.dates.decade_suffixes.is_empty() {
        return None;
    }
    Some((decade, suffix.map_or(at + 1, |((), end)| end)))
}

/// The nineties are those of the twentieth century; the tens and twenties may be ours.
fn full_decade(short: i16) -> i16 {
    match short {
        100.. => short,
        30.. => 1900 + short,
        _ => 2000 + short,
    }
}

/// `20.45`, `8:30`, `20h45`, or a bare hour up to 24.
fn hour_at(view: TokenView<'_>, index: usize) -> Option<(Clock, usize)> {
    if let Some(found) = with_minutes(view, index) {
        return Some(found);
    }
    let token = view.get(index)?;
    if token.kind != TokenKind::Digits {
        let (hour, end) = small_count(view, index)?;
        let hour = i8::try_from(hour).ok().filter(|hour| *hour <= 24)?;
        let (minute, end) = spoken_minutes(view, end).map_or((None, end), |(it, end)| (Some(it), end));
        return Some((Clock::said(hour, minute, None), end));
    }
    let (hour, minute) = match view.text_of(index).split_once('.') {
        Some((hour, minute)) if minute.len() == 2 => (hour, Some(minute)),
        Some(_) => return None,
        None => (view.text_of(index), None),
    };
    let goes_on = view.is_sign(index + 1, ':') && view.get(index + 2).is_some_and(|it| it.gap == Gap::None);
    if 2 < hour.len() || goes_on {
        return None;
    }
    // “She left at 18” tells an age.
    if view.lexicon.dates.twelve_hours && minute.is_none() && hour.parse::<i8>().is_ok_and(|hour| 12 < hour) {
        return None;
    }
    Some((clock(hour, minute)?, index + 1))
}

/// The minutes of “three thirty” and “five-fifteen”, behind the hour.
fn spoken_minutes(view: TokenView<'_>, index: usize) -> Option<(i8, usize)> {
    let at = index + usize::from(view.is_sign(index, '-'));
    let word = view.get(at).filter(|token| token.kind == TokenKind::Word && token.gap != Gap::Block)?;
    let (count, end) =
        count_at(view, at).filter(|_| view.lexicon.dates.spoken_minutes && word.case == Case::Lower)?;
    let minute = count.to_i8().filter(|minute| (10..60).contains(minute))?;
    let counts = unit_at(view, end).is_some() || view.is_sign(end, '-');
    (!counts).then_some((minute, end))
}

/// `1030`, `0730`, `330`.
fn compact_at(view: TokenView<'_>, index: usize) -> Option<(Clock, usize)> {
    let text = view.get(index).filter(|token| token.kind == TokenKind::Digits)?.span.slice(view.text);
    let (hour, minute) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let plain = (3..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    Some((clock(hour, Some(minute)).filter(|_| plain)?, index + 1))
}

/// `20:45`, with seconds too; not a score, not part of a longer run.
pub(super) fn colon_clock(view: TokenView<'_>, index: usize) -> Option<(Clock, usize)> {
    let hour = view.get(index)?;
    let before = index.checked_sub(1).and_then(|at| view.get(at));
    if hour.gap == Gap::None && before.is_some_and(|token| matches!(token.first, ':' | '.' | ',' | '/' | '-'))
    {
        return None;
    }
    with_minutes(view, index)
}

/// The same, no matter what stands before it.
fn with_minutes(view: TokenView<'_>, index: usize) -> Option<(Clock, usize)> {
    let hour = view.get(index).filter(|token| token.kind == TokenKind::Digits)?;
    let touches = |at: usize| view.get(at).is_some_and(|token| token.gap == Gap::None);
    // «20h30»: the symbol of the hour, with the minutes in the same token or behind it.
    if let Some(minute) = view.text_of(index + 1).strip_prefix(['h', 'H']).filter(|_| touches(index + 1)) {
        let (minute, end) = match minute {
            "" if touches(index + 2) => (view.text_of(index + 2), index + 3),
            _ => (minute, index + 2),
        };
        let digits = minute.len() == 2 && minute.bytes().all(|byte| byte.is_ascii_digit());
        return digits.then(|| clock(hour.span.slice(view.text), Some(minute))).flatten().map(|it| (it, end));
    }
    // «18 h 30»
    let spaced = view.text_of(index + 1) == "h"
        && [1, 2].iter().all(|step| view.get(index + step).is_some_and(|it| it.gap == Gap::Space))
        && view.text_of(index + 2).len() == 2
        && !counts_a_noun(view, index + 3);
    if spaced && let Some(clock) = clock(hour.span.slice(view.text), Some(view.text_of(index + 2))) {
        return Some((clock, index + 3));
    }
    let minute = view.text_of(index + 2);
    if !view.is_sign(index + 1, ':') || !touches(index + 1) || !touches(index + 2) || minute.len() != 2 {
        return None;
    }
    let clock = clock(hour.span.slice(view.text), Some(minute))?;
    let seconds = view.is_sign(index + 3, ':') && touches(index + 3) && touches(index + 4);
    if seconds && view.text_of(index + 4).len() == 2 {
        let second = view.text_of(index + 4).parse::<i8>().ok().filter(|second| (0..60).contains(second))?;
        return Some((Clock { second: Some(second), ..clock }, index + 5));
    }
    (!seconds).then_some((clock, index + 3))
}

fn clock(hour: &str, minute: Option<&str>) -> Option<Clock> {
    let hour = hour.parse::<i8>().ok().filter(|hour| (0..=24).contains(hour))?;
    let minute = match minute {
        Some(minute) => Some(minute.parse::<i8>().ok().filter(|minute| (0..60).contains(minute))?),
        None => None,
    };
    Some(Clock::said(hour, minute, None))
}
