//! Absolute dates as they are written, in every order: «15 gennaio 2025», `10/27/2025`, “March 3, 2025”.
//!
//! Stands on this floor because the publication date is read with it; the temporal grammar above uses it
//! too. Impossible parts stay as written («31 settembre»): judging them is a rule's work.

use super::date_parts::{
    MonthWord, day_at, full_year, join_at, month_at, spoken_day, touches, weekday_at, year_at,
};
use super::digit_date::{Looks, digit_date, glued_date, loose_date};
use crate::article::{Case, Gap, TokenKind, TokenView};
use crate::lexicon::{DateJoin, WordForm};
use crate::text::ProseSpan;
use crate::value::PartialDate;

/// An absolute date as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// How many tokens it covers.
    pub n_tokens: usize,
    /// Its parts.
    pub parts: PartialDate,
    /// Where the weekday stands, if one does.
    pub weekday: Option<ProseSpan>,
    /// Its order and style; a month with its year alone counts as [`Notation::DayMonthWord`].
    pub notation: Notation,
}

/// The order and style of a written date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Notation {
    /// «13 agosto 2025», “13 August 2025”.
    DayMonthWord,
    /// «Agosto 13, 2025», “August 13, 2025”.
    MonthWordDay,
    /// «13/8/2025», «13.8.2025», «13-8-2025».
    DayMonthDigits,
    /// «8/13/2025».
    MonthDayDigits,
    /// «3/4/2025»: day first or month first, by the text alone. Its parts follow the language's order.
    AmbiguousDigits,
    /// «2025-08-13».
    Iso,
}

/// The longest absolute date that begins at token `index`: a day of a month, a month of a year, or all three.
pub fn written_date(view: TokenView<'_>, index: usize) -> Option<WrittenDate> {
    let found = with_weekday(view, index)?;
    let inside = index + 1..index + found.n_tokens;
    inside.into_iter().all(|at| view.get(at).is_some_and(|token| token.gap != Gap::Block)).then_some(found)
}

fn with_weekday(view: TokenView<'_>, index: usize) -> Option<WrittenDate> {
    let Some(named) = weekday_at(view, index) else { return date_at(view, index) };
    let mut at = named.end;
    if view.is_sign(at, '.') && touches(view, at) {
        at += 1;
    }
    if view.is_sign(at, ',') {
        at += 1;
    }
    at = join_at(view, at, DateJoin::WeekdayDay).unwrap_or(at);
    // «giovedì 29/03»: the weekday says that the figures are a date.
    let behind = || {
        let found = loose_date(view, at).filter(|found| found.looks == Looks::Likely)?;
        let (parts, notation) = (found.parts, found.notation);
        Some(WrittenDate { n_tokens: found.end - at, parts, weekday: None, notation })
    };
    let found = date_at(view, at).or_else(behind).filter(|found| found.parts.day.is_some());
    let Some(found) = found else { return date_at(view, index) };
    let parts = PartialDate { weekday: Some(named.weekday), ..found.parts };
    let weekday = Some(view.span(index..named.end));
    Some(WrittenDate { n_tokens: at + found.n_tokens - index, parts, weekday, notation: found.notation })
}

/// The date at `index`, its weekday aside.
fn date_at(view: TokenView<'_>, index: usize) -> Option<WrittenDate> {
    let (end, parts, notation) = digit_date(view, index)
        .or_else(|| glued_date(view, index))
        .or_else(|| day_month_word(view, index))
        .or_else(|| month_word(view, index))?;
    Some(WrittenDate { n_tokens: end - index, parts, weekday: None, notation })
}

/// The token behind a date, its parts, its notation.
pub(super) type Found = (usize, PartialDate, Notation);

/// «15 gennaio (del) (2025)», “13th of August(, 2025)”, „3. Oktober“.
fn day_month_word(view: TokenView<'_>, index: usize) -> Option<Found> {
    let (day, after_day) = day_at(view, index).or_else(|| spoken_day(view, index))?;
    let after_join = join_at(view, after_day, DateJoin::DayMonth).unwrap_or(after_day);
    let month = month_at(view, after_join)?;
    let (year, end) = year_behind(view, &month, Some(day));
    if year.is_none() && !month.stands_without_year(view) {
        return None;
    }
    let parts = PartialDate { year, month: Some(month.number), day: Some(day), weekday: None };
    Some((end, parts, Notation::DayMonthWord))
}

/// “August 13(th)(, 2025)”, «Agosto 13, 2025», or «giugno (del) 2024».
fn month_word(view: TokenView<'_>, index: usize) -> Option<Found> {
    let month = month_at(view, index)?;
    if let Some((day, mut after)) = day_at(view, month.after_stop).filter(|(day, _)| *day <= 31) {
        let comma = view.is_sign(after, ',');
        after += usize::from(comma);
        let year = year_at(view, after);
        let parts = PartialDate { month: Some(month.number), day: Some(day), ..PartialDate::default() };
        if let Some((year, end)) = year {
            return Some((end, PartialDate { year: Some(year), ..parts }, Notation::MonthWordDay));
        }
        let end = after - usize::from(comma);
        let counts_a_noun = view.get(end).is_some_and(|next| {
            next.kind == TokenKind::Sign && matches!(next.first, '%' | '/' | ':' | '€' | '$' | '£')
        });
        let stands =
            month.form != WordForm::Wary || view.get(index).is_some_and(|token| token.case != Case::Lower);
        return (view.lexicon.dates.month_day && stands && !counts_a_noun).then_some((
            end,
            parts,
            Notation::MonthWordDay,
        ));
    }
    // «Gen ventidue, 2018»
    let spoken = spoken_day(view, month.after_stop)
        .and_then(|(day, after)| Some((day, year_at(view, after + usize::from(view.is_sign(after, ',')))?)));
    if let Some((day, (year, end))) = spoken {
        let parts =
            PartialDate { year: Some(year), month: Some(month.number), day: Some(day), weekday: None };
        return Some((end, parts, Notation::MonthWordDay));
    }
    let (year, end) = year_behind(view, &month, None);
    let parts = PartialDate { year: Some(year?), month: Some(month.number), ..PartialDate::default() };
    Some((end, parts, Notation::DayMonthWord))
}

/// The year behind a month's name, and the token behind the whole; without a year, behind the name.
fn year_behind(view: TokenView<'_>, month: &MonthWord, day: Option<i8>) -> (Option<i16>, usize) {
    let comma = month.after_stop + usize::from(view.is_sign(month.after_stop, ','));
    let joined = join_at(view, month.after_stop, DateJoin::MonthYear);
    let places = [Some(month.after_stop), joined, view.lexicon.dates.month_day.then_some(comma)];
    match places.into_iter().flatten().find_map(|at| year_at(view, at)) {
        Some((year, end)) => (Some(year), end),
        None => short_year(view, month.after_stop, comma, day)
            .map_or((None, month.end), |(year, end)| (Some(year), end)),
    }
}

/// «1er avril 78», „18. Juli 14“, «en juillet 98», «12 janvier, 2018»: figures behind a month that count nothing.
fn short_year(view: TokenView<'_>, at: usize, comma: usize, day: Option<i8>) -> Option<(i16, usize)> {
    let ends = |end: usize| {
        view.get(end).is_none_or(|next| {
            next.gap == Gap::Block
                || next.kind == TokenKind::Sign
                    && matches!(next.first, '.' | ',' | ';' | ':' | '!' | '?' | ')')
        })
    };
    if comma != at {
        return year_at(view, comma).filter(|(_, end)| day.is_some() && ends(*end));
    }
    let token = view.get(at).filter(|it| it.kind == TokenKind::Digits && it.gap == Gap::Space)?;
    let text = token.span.slice(view.text);
    let year = text.parse::<i16>().ok().filter(|_| text.len() == 2)?;
    let no_day = 31 < year;
    (ends(at + 1) && (no_day || day.is_some())).then(|| (full_year(year), at + 1))
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::article::Tokens;
    use crate::lexicon::{Language, Lexicons};
    use crate::prose::{Block, BlockKind};

    /// The first date of `text`: the words it covers, its parts as `year-month-day`, its notation.
    fn first(language: Language, text: &str) -> Option<(String, String, Notation)> {
        let lexicon = Lexicons::built_in().of(language).clone();
        let span = ProseSpan::new(0, text.len());
        let tokens =
            Tokens::read(text, &[Block { kind: BlockKind::Paragraph, span, paragraph: 0 }], &lexicon);
        let view = TokenView { text, tokens: &tokens, lexicon: &lexicon };
        (0..tokens.list().len()).find_map(|index| {
            let found = written_date(view, index)?;
            let words = view.span(index..index + found.n_tokens).slice(text).to_owned();
            let part = |it: Option<i16>| it.map_or("?".to_owned(), |it| it.to_string());
            let PartialDate { year, month, day, weekday } = found.parts;
            let mut parts =
                format!("{}-{}-{}", part(year), part(month.map(Into::into)), part(day.map(Into::into)));
            if let Some(weekday) = weekday {
                write!(parts, " {weekday:?}").expect("a string takes it");
            }
            Some((words, parts, found.notation))
        })
    }

    fn check(language: Language, text: &str, words: &str, parts: &str, notation: Notation) {
        let expected = Some((words.to_owned(), parts.to_owned(), notation));
        assert_eq!(first(language, text), expected, "in {text:?}");
    }

    #[test]
    fn italian_dates_are_read_in_every_order() {
        use Notation::{AmbiguousDigits, DayMonthDigits, DayMonthWord, Iso, MonthDayDigits, MonthWordDay};
        for (text, words, parts, notation) in [
            ("Roma, 15 gennaio 2025.", "15 gennaio 2025", "2025-1-15", DayMonthWord),
            ("dal 1º marzo in poi", "1º marzo", "?-3-1", DayMonthWord),
            ("dal 1° marzo in poi", "1° marzo", "?-3-1", DayMonthWord),
            ("il primo marzo scorso", "primo marzo", "?-3-1", DayMonthWord),
            ("Agosto 13, 2025", "Agosto 13, 2025", "2025-8-13", MonthWordDay),
            ("10/27/2025", "10/27/2025", "2025-10-27", MonthDayDigits),
            ("il 27.10.2025.", "27.10.2025", "2025-10-27", DayMonthDigits),
            ("2025-10-27", "2025-10-27", "2025-10-27", Iso),
            ("il 3/4/2025", "3/4/2025", "2025-4-3", AmbiguousDigits),
            ("il 3/3/15 a Bari", "3/3/15", "2015-3-3", DayMonthDigits),
            ("nel giugno del 2024", "giugno del 2024", "2024-6-?", DayMonthWord),
            ("a giugno 2024", "giugno 2024", "2024-6-?", DayMonthWord),
            ("nel maggio ’68", "maggio ’68", "1968-5-?", DayMonthWord),
            ("martedì 14 ottobre 2025", "martedì 14 ottobre 2025", "2025-10-14 Tuesday", DayMonthWord),
            ("mar. 14 ott. 2025", "mar. 14 ott. 2025", "2025-10-14 Tuesday", DayMonthWord),
            ("1-gen-2016", "1-gen-2016", "2016-1-1", DayMonthWord),
            ("il 4-Lug-95", "4-Lug-95", "1995-7-4", DayMonthWord),
            ("il 23-2020-settembre", "23-2020-settembre", "2020-9-23", DayMonthWord),
            ("settembre-2020-23", "settembre-2020-23", "2020-9-23", DayMonthWord),
            ("il 2/Ott", "2/Ott", "?-10-2", DayMonthWord),
            ("il 08/12,2015", "08/12,2015", "2015-12-8", AmbiguousDigits),
            ("giovedì 29/03", "giovedì 29/03", "?-3-29 Thursday", DayMonthDigits),
            ("il 2 Ott.", "2 Ott", "?-10-2", DayMonthWord),
            ("il 2 feb in aula", "2 feb", "?-2-2", DayMonthWord),
            ("il 12 marzo, a Pavia", "12 marzo", "?-3-12", DayMonthWord),
        ] {
            check(Language::It, text, words, parts, notation);
        }
    }

    #[test]
    fn the_impossible_stays_as_written() {
        check(Language::It, "il 31 settembre", "31 settembre", "?-9-31", Notation::DayMonthWord);
        check(Language::It, "il 29 febbraio 2025", "29 febbraio 2025", "2025-2-29", Notation::DayMonthWord);
        check(Language::It, "il 31/13/2025", "31/13/2025", "2025-13-31", Notation::DayMonthDigits);
    }

    #[test]
    fn the_other_languages_write_their_own_way() {
        use Language::{De, En, Es, Fr};
        use Notation::{DayMonthWord, MonthWordDay};
        for (language, text, words, parts, notation) in [
            (En, "On August 13, 2025, it", "August 13, 2025", "2025-8-13", MonthWordDay),
            (En, "the 13th of August 2025", "13th of August 2025", "2025-8-13", DayMonthWord),
            (En, "Monday, 15 January 2025", "Monday, 15 January 2025", "2025-1-15 Monday", DayMonthWord),
            (En, "on Oct. 3", "Oct. 3", "?-10-3", MonthWordDay),
            (En, "in May 2021", "May 2021", "2021-5-?", DayMonthWord),
            (De, "am 3. Oktober 2025", "3. Oktober 2025", "2025-10-3", DayMonthWord),
            (De, "Montag, den 3. März", "Montag, den 3. März", "?-3-3 Monday", DayMonthWord),
            (Es, "el 3 de octubre de 2025", "3 de octubre de 2025", "2025-10-3", DayMonthWord),
            (Fr, "le 1er mars 2025", "1er mars 2025", "2025-3-1", DayMonthWord),
        ] {
            check(language, text, words, parts, notation);
        }
    }

    #[test]
    fn scores_sets_versions_and_fractions_are_no_dates() {
        for text in [
            "vince 3 set a 1",
            "vince in 3 set. Poi",
            "1.2.3",
            "3/4 dei voti",
            "12/5-7/2025",
            "sabato 20 persone",
        ] {
            assert_eq!(first(Language::It, text), None, "in {text:?}");
        }
        assert_eq!(first(Language::En, "they may 3 times march 4 miles"), None);
    }
}
