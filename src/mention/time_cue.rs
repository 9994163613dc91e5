//! Dates that only their neighbours make dates: «il 15/2», «mar 19», «il 27», «dal 3 al 5».
//!
//! «3/4 dei voti», «il 2-1», «il 4.22 per cento» are none: a preposition of dates stands before the figures and
//! nothing that they count behind them, or the text is nothing but the expression.

use std::ops::Range;

use jiff::civil::Weekday;

use super::tense::is_future;
use super::time_search::phrase_at;
use super::time_shape::{Named, Reading, Shape};
use super::time_slots::word;
use crate::article::{
    Case, Gap, Looks, Notation, TokenKind, TokenView, day_at, join_at, loose_date, month_at, spoken_day,
    weekday_at,
};
use crate::lexicon::{DateJoin, DateWord, Kinds, ProseWord, Sense, WordForm};
use crate::value::PartialDate;

/// How many items of a list are looked back over for the word that opens it.
const LIST: usize = 6;

/// The date at `index` that would be none elsewhere.
pub(super) fn cued_at(view: TokenView<'_>, index: usize) -> Option<Reading> {
    figures(view, index)
        .or_else(|| day_of_figures(view, index))
        .or_else(|| short_weekday(view, index))
        .or_else(|| day_pair(view, index))
        .or_else(|| super::time_spaced::spaced_date(view, index))
        .or_else(|| bare_day(view, index))
}

pub(super) fn date(tokens: Range<usize>, parts: PartialDate, notation: Option<Notation>) -> Reading {
    Reading { tokens, shape: Shape::Date(parts), weekday: None, notation }
}

/// «il 15/2», «25/4 alle 16», «el 20/11, 22/11 o 25/11», «de 25/10 a 25/01», «nel 3/2015».
fn figures(view: TokenView<'_>, index: usize) -> Option<Reading> {
    let found = loose_date(view, index)?;
    let likely = found.looks == Looks::Likely;
    let behind_day = || is_behind_day(view, index);
    let clock = || likely && found.parts.day.is_some() && clock_behind(view, found.end);
    let led = || likely && (is_led(view, index) || is_in_list(view, index)) && is_free(view, found.end);
    let paired = || likely && is_in_pair(view, index, found.end, |at| loose_date(view, at).map(|it| it.end));
    let after_verb = || follows_future(view, index) && is_free(view, found.end);
    (found.looks == Looks::Sure
        || likely && behind_day()
        || clock()
        || led()
        || paired()
        || after_verb()
        || is_whole(view, &(index..found.end)))
    .then(|| date(index..found.end, found.parts, Some(found.notation)))
}

/// „14. - 15.10“, „14./15.10“: a day with its stop stands before the figures.
fn is_behind_day(view: TokenView<'_>, index: usize) -> bool {
    let dashed = |at: usize| super::temporal::is_dash(view, at) || view.is_sign(at, '/');
    index.checked_sub(3).is_some_and(|at| {
        let day = day_at(view, at).filter(|(day, end)| (1..=31).contains(day) && *end == at + 2);
        day.is_some() && dashed(at + 2)
    }) || index.checked_sub(2).is_some_and(|at| {
        day_at(view, at).is_some_and(|(day, end)| (1..=31).contains(&day) && end == at + 1)
            && dashed(at + 1)
            && is_whole(view, &(at..index + 1))
    })
}

/// «novembre 19-20»; «marzo 3» where the text says nothing else.
pub(super) fn month_first(view: TokenView<'_>, index: usize) -> Option<Reading> {
    let month = month_at(view, index)?;
    let figure =
        |at: usize| view.get(at).is_some_and(|it| it.kind == TokenKind::Digits && it.gap != Gap::Block);
    let (day, end) = day_at(view, month.after_stop).filter(|_| figure(month.after_stop))?;
    let parts = |day: i8| PartialDate { month: Some(month.number), day: Some(day), ..PartialDate::default() };
    let notation = Some(Notation::MonthWordDay);
    if view.is_sign(end, '-') && figure(end + 1) {
        let (last, end) = day_at(view, end + 1).filter(|(last, _)| day < *last && *last <= 31)?;
        let (one, two) = (Shape::Date(parts(day)), Shape::Date(parts(last)));
        let shape = Shape::Between(Box::new(one), Box::new(two));
        return is_free(view, end).then_some(Reading { tokens: index..end, shape, weekday: None, notation });
    }
    let sure = follows_future(view, index) && ends_phrase(view, end) || is_whole(view, &(index..end));
    sure.then(|| date(index..end, parts(day), notation))
}

/// «el 17 del 11», «il 15 del 2 del 2013»: day, month and year in figures, with words between.
fn day_of_figures(view: TokenView<'_>, index: usize) -> Option<Reading> {
    let is_digits = |at: usize| view.get(at).is_some_and(|it| it.kind == TokenKind::Digits);
    let (day, after) = day_at(view, index).filter(|(day, _)| is_digits(index) && (1..=31).contains(day))?;
    let middle =
        join_at(view, after, DateJoin::DayMonth).or_else(|| join_at(view, after, DateJoin::MonthYear))?;
    let month = view
        .text_of(middle)
        .parse::<i8>()
        .ok()
        .filter(|month| is_digits(middle) && (1..=12).contains(month))?;
    let end = middle + 1;
    let year = join_at(view, end, DateJoin::MonthYear).and_then(|at| crate::article::year_at(view, at));
    let parts = PartialDate { year: year.map(|it| it.0), month: Some(month), day: Some(day), weekday: None };
    let end = year.map_or(end, |it| it.1);
    let sure =
        is_led(view, index) && (year.is_some() || view.text_of(middle).len() == 2) && ends_phrase(view, end);
    (sure || is_whole(view, &(index..end))).then(|| date(index..end, parts, Some(Notation::DayMonthDigits)))
}

/// «mar 19», «lun», «dom.» where the text says nothing else; «da mar a gio».
fn short_weekday(view: TokenView<'_>, index: usize) -> Option<Reading> {
    let Some(found) = weekday_at(view, index) else {
        return small_weekday(view, index);
    };
    let stop = found.end + usize::from(view.is_sign(found.end, '.'));
    let day = day_at(view, stop).filter(|(day, _)| (1..=31).contains(day));
    if let Some((day, end)) = day.filter(|(_, end)| is_whole(view, &(index..*end))) {
        let parts = PartialDate { day: Some(day), weekday: Some(found.weekday), ..PartialDate::default() };
        return Some(Reading { weekday: Some(view.span(index..found.end)), ..date(index..end, parts, None) });
    }
    let stands = is_whole(view, &(index..found.end))
        || is_in_pair(view, index, stop, |at| weekday_at(view, at).map(|it| it.end));
    stands.then(|| Reading {
        tokens: index..found.end,
        shape: Shape::Bare(Named::Weekday(found.weekday)),
        weekday: Some(view.span(index..found.end)),
        notation: None,
    })
}

/// “thu” where the text says nothing else.
fn small_weekday(view: TokenView<'_>, index: usize) -> Option<Reading> {
    let (number, end) = word(view, index, |it| match it {
        DateWord::Weekday(number, WordForm::Short) => Some(*number),
        _ => None,
    })?;
    let weekday = Weekday::from_monday_one_offset(number).ok().filter(|_| is_whole(view, &(index..end)))?;
    Some(Reading {
        tokens: index..end,
        shape: Shape::Bare(Named::Weekday(weekday)),
        weekday: Some(view.span(index..end)),
        notation: None,
    })
}

/// «dal 3 al 5», «tra il 3 e il 5» where the text says nothing else.
fn day_pair(view: TokenView<'_>, index: usize) -> Option<Reading> {
    let (day, end) = any_day(view, index)?;
    let n_pairs = view.lexicon.dates.ranges.len();
    let (second, _) = (0..n_pairs).find_map(|pair| {
        super::temporal::led_by(view, index, &DateWord::RangeOpen(pair)).then_some(())?;
        let ((), at) = word(view, end, |it| (*it == DateWord::RangeMiddle(pair)).then_some(()))?;
        any_day(view, at).map(|found| (found, at))
    })?;
    let (last, end) = second;
    let day_alone = |day: i8| Box::new(Shape::Date(PartialDate { day: Some(day), ..PartialDate::default() }));
    is_whole(view, &(index..end)).then(|| Reading {
        tokens: index..end,
        shape: Shape::Between(day_alone(day), day_alone(last)),
        weekday: None,
        notation: None,
    })
}

/// «il 27» where the text says nothing else, or behind a verb of the future: «Tornerà il 27.»; «el día 18».
fn bare_day(view: TokenView<'_>, index: usize) -> Option<Reading> {
    let (day, end) = any_day(view, index)?;
    let parts = PartialDate { day: Some(day), ..PartialDate::default() };
    let led = is_led(view, index);
    let figure = view.get(index).is_some_and(|it| it.kind == TokenKind::Digits);
    let stands = figure || !view.lexicon.dates.days_in_figures;
    let named = stands && led_by_day_word(view, index) && is_free(view, end);
    let sure = led
        && (follows_future(view, index) && ends_phrase(view, end)
            || clock_behind(view, end)
            || is_whole(view, &(index..end)));
    (named || sure).then(|| date(index..end, parts, None))
}

/// A day of the month in figures or words.
fn any_day(view: TokenView<'_>, index: usize) -> Option<(i8, usize)> {
    day_at(view, index).or_else(|| spoken_day(view, index)).filter(|(day, _)| (1..=31).contains(day))
}

/// Whether a preposition or article of dates ends just before `index`.
pub(super) fn is_led(view: TokenView<'_>, index: usize) -> bool {
    super::temporal::led_by(view, index, &DateWord::BeforeDate)
}

fn led_by_day_word(view: TokenView<'_>, index: usize) -> bool {
    super::temporal::led_by(view, index, &DateWord::BeforeDay)
}

/// Whether the word before the expression and its preposition speaks of the future: «Tornerò il», or says where
/// somebody is: «afuera».
pub(super) fn follows_future(view: TokenView<'_>, index: usize) -> bool {
    let tells =
        |at: usize| is_future(view, at) || super::temporal::led_by(view, at + 1, &DateWord::BesideDate);
    let led = (1..=3).filter_map(|back| index.checked_sub(back)).find(|&at| {
        view.senses_in(at, Kinds::DATE).any(|(n_tokens, sense)| {
            at + n_tokens == index && matches!(sense, Sense::Date(DateWord::BeforeDate))
        })
    });
    let start = led.unwrap_or(index);
    view.get(start).is_some_and(|it| it.gap != Gap::Block) && start.checked_sub(1).is_some_and(tells)
}

/// Whether the figures before `end` count nothing and are part of nothing: «il 15/2», but not «3/4 dei voti».
pub(super) fn is_free(view: TokenView<'_>, end: usize) -> bool {
    let Some(next) = view.get(end).filter(|it| it.gap != Gap::Block) else { return true };
    let partitive = word(view, end, |it| (*it == DateWord::Partitive).then_some(())).is_some();
    let dated =
        view.senses_in(end, Kinds::DATE).any(|(_, sense)| matches!(sense, Sense::Date(DateWord::DayPart(_))));
    match next.kind {
        TokenKind::Digits => false,
        TokenKind::Sign => {
            let glued = next.gap == Gap::None && next.first == '-';
            !glued && !matches!(next.first, '%' | '€' | '$' | '£' | ':' | '/' | '°' | '‰')
        }
        TokenKind::Word => {
            let no_noun = view.lexicon.dates.capital_nouns && next.case == Case::Lower;
            dated || !partitive && (no_noun || is_function(view, end)) && !is_per_cent(view, end)
        }
    }
}

/// «4,2 per cento»: the preposition belongs to the share.
fn is_per_cent(view: TokenView<'_>, index: usize) -> bool {
    view.senses_in(index, Kinds::NUMBER.or(Kinds::UNIT))
        .any(|(n_tokens, sense)| 1 < n_tokens && matches!(sense, Sense::Number(_) | Sense::Unit(_)))
}

/// Whether nothing follows but the end of a clause.
pub(super) fn ends_phrase(view: TokenView<'_>, end: usize) -> bool {
    view.get(end).is_none_or(|next| {
        next.gap == Gap::Block
            || next.kind == TokenKind::Sign && matches!(next.first, '.' | ',' | ';' | '!' | '?' | ')')
    })
}

fn is_function(view: TokenView<'_>, index: usize) -> bool {
    view.senses_in(index, Kinds::PROSE)
        .any(|(n_tokens, sense)| n_tokens == 1 && matches!(sense, Sense::Prose(word) if word.is_function()))
}

/// Whether a time of the clock stands behind: «25/4 alle 16:00».
fn clock_behind(view: TokenView<'_>, end: usize) -> bool {
    let at = end + usize::from(view.is_sign(end, ','));
    view.get(at).is_some_and(|it| it.gap != Gap::Block)
        && matches!(phrase_at(view, at, false), Some((Shape::Clock(_) | Shape::Hours(..), _)))
}

/// Whether a date of the same kind stands before it in a list that is led: «el 20/11, 22/11 o 25/11».
fn is_in_list(view: TokenView<'_>, index: usize) -> bool {
    let mut at = index;
    for _ in 0..LIST {
        let Some(mark) = at.checked_sub(1) else { return false };
        let conjunction = view
            .senses_in(mark, Kinds::PROSE)
            .any(|(n_tokens, sense)| n_tokens == 1 && *sense == Sense::Prose(ProseWord::Conjunction));
        if !conjunction && !view.is_sign(mark, ',') {
            return false;
        }
        let before = (1..=5).filter_map(|back| mark.checked_sub(back)).find(|&start| {
            loose_date(view, start).is_some_and(|it| it.end == mark && it.looks == Looks::Likely)
        });
        let Some(start) = before else { return false };
        if is_led(view, start) {
            return true;
        }
        at = start;
    }
    false
}

/// Whether the expression is one end of a span with an opening word, the other end read by `read`.
fn is_in_pair(view: TokenView<'_>, index: usize, end: usize, read: impl Fn(usize) -> Option<usize>) -> bool {
    let dates = &view.lexicon.dates;
    // «29/2-1/3»
    let dashed = view.is_sign(end, '-') && read(end + 1).is_some()
        || index.checked_sub(1).is_some_and(|dash| {
            view.is_sign(dash, '-')
                && (1..=5).filter_map(|back| dash.checked_sub(back)).any(|at| read(at) == Some(dash))
        });
    dashed
        || (0..dates.ranges.len()).any(|pair| {
            let middle = |it: &DateWord| (*it == DateWord::RangeMiddle(pair)).then_some(());
            let opens = |at: usize| super::temporal::led_by(view, at, &DateWord::RangeOpen(pair));
            let first = || word(view, end, middle).is_some_and(|((), at)| opens(index) && read(at).is_some());
            let second = || {
                (1..=3).filter_map(|back| index.checked_sub(back)).any(|at| {
                    word(view, at, middle).is_some_and(|((), behind)| behind == index)
                        && (1..=5)
                            .filter_map(|back| at.checked_sub(back))
                            .any(|start| read(start) == Some(at) && opens(start))
                })
            };
            first() || second()
        })
}

/// Whether the month's or weekday's abbreviation at `index..end` is an end of such a span: «de sept. a nov.».
pub(super) fn is_short_in_pair(view: TokenView<'_>, index: usize, end: usize) -> bool {
    is_in_pair(view, index, end, |at| month_at(view, at).map(|it| it.after_stop))
}

/// Whether the text says nothing but the expression at `tokens`, small words before it and a stop aside.
pub(super) fn is_whole(view: TokenView<'_>, tokens: &Range<usize>) -> bool {
    let n_tokens = view.tokens.list().len();
    if 4 < tokens.start || tokens.end + 2 < n_tokens {
        return false;
    }
    let small = |at: usize| {
        is_function(view, at)
            || view.senses_in(at, Kinds::DATE).any(|(_, sense)| {
                matches!(
                    sense,
                    Sense::Date(
                        DateWord::BeforeDate
                            | DateWord::RangeOpen(_)
                            | DateWord::BeforeDay
                            | DateWord::BeforeYear
                    )
                )
            })
    };
    (0..tokens.start).all(small)
        && (tokens.end..n_tokens).all(|at| view.get(at).is_some_and(|it| it.kind == TokenKind::Sign))
}
