//! The parts of written dates: names of months and weekdays, days of the month, years, and the words between.

use jiff::civil::Weekday;

use crate::article::{Case, Gap, TokenKind, TokenView};
use crate::lexicon::{DateJoin, DateWord, Kinds, Sense, WordForm};

/// The year meant by its last two digits: 68 is 1968, 24 is 2024.
pub(crate) fn full_year(short: i16) -> i16 {
    if short < 50 { 2000 + short } else { 1900 + short }
}

/// A month's name at some token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MonthWord {
    /// 1 to 12.
    pub(crate) number: i8,
    /// How sure the word is.
    pub(crate) form: WordForm,
    /// The token behind the name.
    pub(crate) end: usize,
    /// The token behind the stop of an abbreviation.
    pub(crate) after_stop: usize,
}

impl MonthWord {
    /// Whether the name is a month beside a day without a year: an abbreviation that is another word, too,
    /// needs a capital or a stop that ends no sentence («in 3 set.» is tennis).
    pub(crate) fn stands_without_year(self, view: TokenView<'_>) -> bool {
        if self.form != WordForm::Short {
            return true;
        }
        if view.lexicon.dates.capitals {
            return self
                .end
                .checked_sub(1)
                .and_then(|at| view.get(at))
                .is_some_and(|it| it.case != Case::Lower);
        }
        // «il 2 Ott», «il 7 feb»: only what is another word, too («set», «mar»), needs more.
        let name = self.end.checked_sub(1).map_or("", |at| view.text_of(at));
        let is_wary = view.lexicon.dates.wary.iter().any(|it| it.eq_ignore_ascii_case(name));
        let closes =
            view.get(self.after_stop).is_none_or(|it| it.kind == TokenKind::Sign || it.gap == Gap::Block);
        if !is_wary || closes && name.starts_with(char::is_uppercase) {
            return true;
        }
        self.end < self.after_stop
            && view
                .get(self.after_stop)
                .is_some_and(|next| next.gap != Gap::Block && matches!(next.case, Case::Lower | Case::None))
    }
}

/// The month's name at `index`.
pub(crate) fn month_at(view: TokenView<'_>, index: usize) -> Option<MonthWord> {
    let (n_tokens, (number, form)) = view.find_sense_in(index, Kinds::DATE, |sense| match sense {
        Sense::Date(DateWord::Month(number, form)) => Some((*number, *form)),
        _ => None,
    })?;
    let end = index + n_tokens;
    if view.lexicon.dates.capitals && form == WordForm::Short && view.get(index)?.case == Case::Lower {
        return None;
    }
    let stop = form == WordForm::Short && view.is_sign(end, '.') && touches(view, end);
    Some(MonthWord { number, form, end, after_stop: end + usize::from(stop) })
}

/// A weekday's name at some token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WeekdayWord {
    /// The weekday.
    pub(crate) weekday: Weekday,
    /// The token behind the name.
    pub(crate) end: usize,
}

/// Whether the name of a month begins at `index`.
pub(crate) fn is_month(view: TokenView<'_>, index: usize) -> bool {
    view.senses_in(index, Kinds::DATE).any(|(_, sense)| matches!(sense, Sense::Date(DateWord::Month(..))))
}

/// The weekday's name at `index`.
pub(crate) fn weekday_at(view: TokenView<'_>, index: usize) -> Option<WeekdayWord> {
    let (n_tokens, (number, form)) = view.find_sense_in(index, Kinds::DATE, |sense| match sense {
        Sense::Date(DateWord::Weekday(number, form)) => Some((*number, *form)),
        _ => None,
    })?;
    if view.lexicon.dates.capitals && form == WordForm::Short && view.get(index)?.case == Case::Lower {
        return None;
    }
    Some(WeekdayWord { weekday: Weekday::from_monday_one_offset(number).ok()?, end: index + n_tokens })
}

/// The day of the month at `index` and the token behind it: «15», «1º», “13th”, «primo»; up to 39, since
/// a text may say the impossible.
pub(crate) fn day_at(view: TokenView<'_>, index: usize) -> Option<(i8, usize)> {
    let token = view.get(index)?;
    if token.kind != TokenKind::Digits {
        let (n_tokens, day) = view.find_sense_in(index, Kinds::DATE, |sense| match sense {
            Sense::Date(DateWord::Day(day)) => Some(*day),
            _ => None,
        })?;
        return Some((day, index + n_tokens));
    }
    if follows_number_sign(view, index) && !ends_day_pair(view, index) {
        return None;
    }
    let text = token.span.slice(view.text);
    let day = text.parse::<i8>().ok().filter(|day| text.len() <= 2 && (0..=39).contains(day))?;
    let mut end = index + 1;
    // Spanish and Portuguese put a stop before the raised letter: «1.º».
    let raised =
        view.is_sign(end, '.') && touches(view, end) && touches(view, end + 1) && is_suffix(view, end + 1);
    if raised {
        end += 2;
    } else if view.get(end).is_some() && touches(view, end) && is_suffix(view, end) {
        end += 1;
    }
    Some((day, end))
}

/// A day of the month as any number or rank word: «ventinove maggio», “the third of March”.
pub(crate) fn spoken_day(view: TokenView<'_>, index: usize) -> Option<(i8, usize)> {
    let word = |at: usize| {
        let (n_tokens, (day, is_rank)) = view.find_sense_in(at, Kinds::DATE, |sense| match sense {
            Sense::Date(DateWord::Count(day)) => Some((i8::try_from(*day).ok()?, false)),
            Sense::Date(DateWord::Nth(day)) => Some((i8::try_from(*day).ok()?, true)),
            _ => None,
        })?;
        let end = at + n_tokens;
        // «un marzo difficile» is no first of March; «l'uno di marzo» is one.
        let article = day == 1 && !is_rank && join_at(view, end, DateJoin::DayMonth).is_none();
        ((1..=31).contains(&day) && !article).then_some((day, end))
    };
    let (day, end) = word(index)?;
    let after_hyphen = end + usize::from(view.is_sign(end, '-'));
    match word(after_hyphen) {
        Some((ones, end)) if matches!(day, 20 | 30) && ones < 10 => Some((day + ones, end)),
        _ => Some((day, end)),
    }
}

/// The year at `index` and the token behind it: «2025», «’68».
pub(crate) fn year_at(view: TokenView<'_>, index: usize) -> Option<(i16, usize)> {
    let token = view.get(index)?;
    if token.gap == Gap::Block {
        return None;
    }
    let text = view.text_of(index);
    if token.kind == TokenKind::Digits {
        let year = text.parse::<i16>().ok().filter(|_| text.len() == 4)?;
        return ((1000..2200).contains(&year) && !goes_on(view, index + 1)).then_some((year, index + 1));
    }
    let apostrophe = token.kind == TokenKind::Sign && matches!(token.first, '\'' | '\u{2019}' | '\u{2018}');
    let short = view.text_of(index + 1);
    let year = short.parse::<i16>().ok().filter(|_| short.len() == 2 && touches(view, index + 1))?;
    (apostrophe && !goes_on(view, index + 2)).then_some((full_year(year), index + 2))
}

/// The token behind the word at `index` that may stand between two parts of a date.
pub(crate) fn join_at(view: TokenView<'_>, index: usize, wanted: DateJoin) -> Option<usize> {
    view.find_sense_in(index, Kinds::DATE, |sense| {
        matches!(sense, Sense::Date(DateWord::Join(join)) if *join == wanted).then_some(())
    })
    .map(|(n_tokens, ())| index + n_tokens)
}

fn is_suffix(view: TokenView<'_>, index: usize) -> bool {
    view.find_sense_in(index, Kinds::DATE, |sense| {
        matches!(sense, Sense::Date(DateWord::DaySuffix)).then_some(())
    })
    .is_some()
}

/// Whether a figure goes on at `index`: `2025-26`, `1200%`, `2000m`.
fn goes_on(view: TokenView<'_>, index: usize) -> bool {
    // «2019/2020» is two years, 2019/679 is a regulation.
    let second_year =
        view.is_sign(index, '/') && view.text_of(index + 1).len() == 4 && !view.is_sign(index + 2, '/');
    view.get(index).filter(|_| !second_year).is_some_and(|next| {
        next.gap == Gap::None
            && (matches!(next.first, '%' | '‰' | '€' | '$' | '°' | '/') || next.kind == TokenKind::Word)
            && !view.text_of(index).starts_with(['\'', '\u{2019}'])
    })
}

/// Whether the token at `index` touches the one before.
pub(crate) fn touches(view: TokenView<'_>, index: usize) -> bool {
    view.get(index).is_some_and(|token| token.gap == Gap::None)
}

/// Whether the figure at `index` hangs on a mark that makes it part of something longer.
pub(crate) fn follows_number_sign(view: TokenView<'_>, index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|at| view.get(at));
    touches(view, index) && before.is_some_and(|it| is_number_sign(it.first))
}

/// Whether the figure at `index` is the second of two days with a hyphen: the 5 of «3-5 maggio».
fn ends_day_pair(view: TokenView<'_>, index: usize) -> bool {
    let Some(first) = index.checked_sub(2) else { return false };
    let is_day = view.get(first).is_some_and(|it| it.kind == TokenKind::Digits);
    let hyphen = view.is_sign(first + 1, '-');
    hyphen && is_day && view.text_of(first).len() <= 2 && !follows_number_sign(view, first)
}

/// The marks that tie figures to a longer number, code or address.
pub(crate) fn is_number_sign(mark: char) -> bool {
    matches!(mark, '/' | '-' | '+' | '#' | '_' | '=' | ':')
}
