//! Dates in figures, sure ones and doubtful ones: `10/27/2025`, `4-Jul-95`, «15/2», `2015.3`.
//!
//! What may as well be a score, a fraction, a section or a price is a [`LooseDate`]: the grammar above takes it
//! where the words beside it leave no doubt.

use super::date_parts::{
    MonthWord, follows_number_sign, full_year, is_number_sign, month_at, touches, year_at,
};
use super::written_date::{Found, Notation};
use crate::article::{Case, Gap, TokenKind, TokenView};
use crate::lexicon::WordForm;
use crate::value::PartialDate;

/// Figures that are a date where their neighbours say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LooseDate {
    /// The token behind it.
    pub(crate) end: usize,
    /// Its parts.
    pub(crate) parts: PartialDate,
    /// Its order.
    pub(crate) notation: Notation,
    /// How much it looks like a date.
    pub(crate) looks: Looks,
}

/// How much figures look like a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Looks {
    /// „14.10. in Ulm“: two figures each with a stop, and the sentence goes on.
    Sure,
    /// «15/2», «3/2015»: a preposition of dates is enough.
    Likely,
    /// «4.22», «22-4», `9-18-15`: a clock time, a score, a section as often.
    Unlikely,
}

/// `10/27/2025`, `27.10.2025`, `2025-10-27`, `3/3/15`, «08/12,2015».
pub(super) fn digit_date(view: TokenView<'_>, index: usize) -> Option<Found> {
    let figures = Figures::at(view, index)?;
    let [one, two, three] = figures.three()?;
    let mark = figures.marks[0];
    if figures.ends_in_number(view) {
        return None;
    }
    let (parts, notation) = digit_parts([one, two, three], mark, view)?;
    // Two figures for the year are also a score, a version, a fraction: only a sure date counts.
    let allowed = mark == '/' || mark == '.' && view.lexicon.dates.dotted_short_years;
    (allowed || three.len() != 2 || one.len() == 4).then_some((figures.end, parts, notation))
}

/// The doubtful date in figures at `index`.
pub(crate) fn loose_date(view: TokenView<'_>, index: usize) -> Option<LooseDate> {
    if let Some(found) = spaced_month(view, index) {
        return Some(found);
    }
    let figures = Figures::at(view, index)?;
    if let Some(three) = figures.three() {
        let short = figures.marks[0] == '-' && three.iter().all(|it| it.len() <= 2) && three[2].len() == 2;
        let (parts, notation) = digit_parts(three, '-', view).filter(|_| short)?;
        let free = !figures.ends_in_number(view);
        return free.then_some(LooseDate { end: figures.end, parts, notation, looks: Looks::Unlikely });
    }
    let [one, two] = figures.two()?;
    let mark = figures.marks[0];
    let letters = view.get(figures.end).is_some_and(|it| it.kind == TokenKind::Word && it.gap == Gap::None);
    if figures.ends_in_number(view) || letters {
        return None;
    }
    let (parts, notation) = pair_parts([one, two], mark, view)?;
    let padded = one.len() == 2 && two.len() == 2 && (one.starts_with('0') || two.starts_with('0'));
    if mark == '.' && view.lexicon.dates.dotted_short_years {
        let stop = view.is_sign(figures.end, '.') && touches(view, figures.end);
        let end = figures.end + usize::from(stop);
        let goes_on = view.get(end).is_some_and(|next| {
            next.gap == Gap::Space && (next.case == Case::Lower || matches!(next.first, '-' | '–'))
        });
        let both = one.len() == 2 && two.len() == 2;
        let looks = if stop && both && goes_on { Looks::Sure } else { Looks::Likely };
        return Some(LooseDate { end, parts, notation, looks });
    }
    let looks = match mark {
        '/' => Looks::Likely,
        '-' if padded || two.len() == 4 => Looks::Likely,
        _ => Looks::Unlikely,
    };
    Some(LooseDate { end: figures.end, parts, notation, looks })
}

/// «11 / 2016», «11 -2016», `3~2015`: a month and its year, with space around the mark.
fn spaced_month(view: TokenView<'_>, index: usize) -> Option<LooseDate> {
    let month = view.get(index).filter(|it| it.kind == TokenKind::Digits)?.span.slice(view.text);
    let mark = view.get(index + 1)?.first;
    let apart = !touches(view, index + 1) || !touches(view, index + 2);
    let year = view.text_of(index + 2);
    let same_block = [1, 2].iter().all(|step| view.get(index + step).is_some_and(|it| it.gap != Gap::Block));
    if follows_number_sign(view, index) || !same_block || year.len() != 4 || !(apart || mark == '~') {
        return None;
    }
    let (parts, notation) = matches!(mark, '/' | '-' | '.' | '~').then(|| month_of([month, year]))??;
    (month.len() <= 2 && year_at(view, index + 2).is_some()).then_some(LooseDate {
        end: index + 3,
        parts,
        notation,
        looks: Looks::Unlikely,
    })
}

/// Figures with marks between them, as written.
struct Figures<'a> {
    pieces: [&'a str; 3],
    marks: [char; 2],
    n_pieces: usize,
    end: usize,
}

impl<'a> Figures<'a> {
    /// Two or three figures that touch, a mark between each.
    fn at(view: TokenView<'a>, index: usize) -> Option<Self> {
        let is_digits = |at: usize| view.get(at).is_some_and(|it| it.kind == TokenKind::Digits);
        // The second of «29/2-1/3» and of «12 enero 2016-22/1/2016».
        let behind_date = index.checked_sub(3).is_some_and(|at| {
            view.is_sign(index - 1, '-') && (view.is_sign(at, '/') || view.text_of(index - 2).len() == 4)
                || view.is_sign(index - 1, '/') && view.is_sign(index - 2, '.') && is_digits(at)
        });
        if !is_digits(index) || follows_number_sign(view, index) && !behind_date {
            return None;
        }
        let mut out = Figures { pieces: [""; 3], marks: ['\0'; 2], n_pieces: 0, end: index };
        loop {
            let mut rest = view.text_of(out.end);
            loop {
                let cut = rest.find(|it: char| !it.is_ascii_digit());
                let piece = rest.get(..cut.unwrap_or(rest.len()))?;
                *out.pieces.get_mut(out.n_pieces)? = piece;
                out.n_pieces += 1;
                let Some(mark) = cut.and_then(|cut| rest.get(cut..)?.chars().next()) else { break };
                *out.marks.get_mut(out.n_pieces - 1)? = mark;
                rest = rest.get(piece.len() + mark.len_utf8()..)?;
            }
            out.end += 1;
            let mark = view.get(out.end).map_or('\0', |it| it.first);
            let goes_on = matches!(mark, '/' | '-')
                && touches(view, out.end)
                && touches(view, out.end + 1)
                && is_digits(out.end + 1);
            // A hyphen parts two dates of two figures each.
            if !goes_on || mark == '-' && 1 < out.n_pieces && out.marks[0] == '/' {
                break;
            }
            *out.marks.get_mut(out.n_pieces - 1)? = mark;
            out.end += 1;
        }
        (1 < out.n_pieces).then_some(out)
    }

    /// Three figures with one mark throughout; a comma may stand before the year.
    fn three(&self) -> Option<[&'a str; 3]> {
        let [one, two] = self.marks;
        let same = one == two && matches!(one, '/' | '-' | '.');
        let comma = one == '/' && two == ',' && self.pieces[2].len() == 4;
        (self.n_pieces == 3 && (same || comma)).then_some(self.pieces)
    }

    fn two(&self) -> Option<[&'a str; 2]> {
        let mark = matches!(self.marks[0], '/' | '-' | '.');
        (self.n_pieces == 2 && mark).then_some([self.pieces[0], self.pieces[1]])
    }

    /// Whether a longer number, a code or a share goes on behind.
    fn ends_in_number(&self, view: TokenView<'_>) -> bool {
        let Some(next) = view.get(self.end).filter(|next| next.gap == Gap::None) else { return false };
        let figure =
            view.get(self.end + 1).is_some_and(|it| it.kind == TokenKind::Digits && it.gap == Gap::None);
        match next.first {
            // «1/1/2016-22/1/2016» goes on with another date.
            '-' => figure && !view.is_sign(self.end + 2, '/'),
            ':' => figure,
            mark => is_number_sign(mark) || matches!(mark, '%' | '‰' | '€' | '$' | '£' | '°'),
        }
    }
}

/// Which of three figures is the day, which the month, which the year.
fn digit_parts(texts: [&str; 3], mark: char, view: TokenView<'_>) -> Option<(PartialDate, Notation)> {
    let [one, two, three] = texts.map(|text| text.parse::<i16>().ok().filter(|_| text.len() <= 4));
    let (one, two, three) = (one?, two?, three?);
    let parts = |year: i16, month: i16, day: i16| PartialDate {
        year: Some(year),
        month: i8::try_from(month).ok(),
        day: i8::try_from(day).ok(),
        weekday: None,
    };
    match texts.map(str::len) {
        [4, 1 | 2, 1 | 2] if (1000..2200).contains(&one) => Some((parts(one, two, three), Notation::Iso)),
        [1 | 2, 1 | 2, len @ (2 | 4)] => {
            let short = len == 2;
            let day_or_month = |it: i16| (1..=31).contains(&it);
            let sure = day_or_month(one) && day_or_month(two) && (one <= 12 || two <= 12);
            if short && !sure || 39 < one.max(two) || !short && !(1000..2200).contains(&three) {
                return None;
            }
            let year = if short { full_year(three) } else { three };
            let month_first = view.lexicon.dates.month_first && mark != '.';
            Some(match (one <= 12, two <= 12) {
                (true, true) if one == two => (parts(year, one, two), Notation::DayMonthDigits),
                (true, true) if month_first => (parts(year, one, two), Notation::AmbiguousDigits),
                (true, true) => (parts(year, two, one), Notation::AmbiguousDigits),
                (true, false) if two <= 31 || month_first => {
                    (parts(year, one, two), Notation::MonthDayDigits)
                }
                _ => (parts(year, two, one), Notation::DayMonthDigits),
            })
        }
        _ => None,
    }
}

/// Which of two figures is the day, which the month, which the year.
fn pair_parts(texts: [&str; 2], mark: char, view: TokenView<'_>) -> Option<(PartialDate, Notation)> {
    let day_month =
        |day: i8, month: i8| PartialDate { day: Some(day), month: Some(month), ..PartialDate::default() };
    match texts.map(str::len) {
        [1 | 2, 1 | 2] => {
            let (one, two) = (texts[0].parse::<i8>().ok()?, texts[1].parse::<i8>().ok()?);
            if !(1..=31).contains(&one) || !(1..=31).contains(&two) {
                return None;
            }
            let month_first = view.lexicon.dates.month_first && mark != '.';
            Some(match (one <= 12, two <= 12) {
                (true, true) if one == two => (day_month(one, two), Notation::DayMonthDigits),
                (true, true) if month_first => (day_month(two, one), Notation::AmbiguousDigits),
                (true, true) => (day_month(one, two), Notation::AmbiguousDigits),
                (true, false) => (day_month(two, one), Notation::MonthDayDigits),
                (false, true) => (day_month(one, two), Notation::DayMonthDigits),
                (false, false) => return None,
            })
        }
        [1 | 2, 4] => month_of(texts),
        // «2015-12» is two years as often as a month.
        [4, 1 | 2] if mark != '-' || texts[1].starts_with('0') => month_of([texts[1], texts[0]]),
        _ => None,
    }
}

fn month_of([month, year]: [&str; 2]) -> Option<(PartialDate, Notation)> {
    let month = month.parse::<i8>().ok().filter(|month| (1..=12).contains(month))?;
    let year = year.parse::<i16>().ok().filter(|year| (1900..2100).contains(year))?;
    let parts = PartialDate { year: Some(year), month: Some(month), ..PartialDate::default() };
    Some((parts, Notation::DayMonthDigits))
}

/// A date with its month in letters and marks between: `4-Jul-95`, «2/Ott», «23-2020-settembre»,
/// «settembre-2020-23», `2016-Jan-15`.
pub(super) fn glued_date(view: TokenView<'_>, index: usize) -> Option<Found> {
    if follows_number_sign(view, index) {
        return None;
    }
    let first = Piece::at(view, index)?;
    let mark = view.get(first.end()).filter(|it| matches!(it.first, '-' | '/'))?.first;
    let next = |after: usize| {
        (view.is_sign(after, mark) && touches(view, after) && touches(view, after + 1))
            .then(|| Piece::at(view, after + 1))
            .flatten()
    };
    let second = next(first.end())?;
    let third = next(second.end());
    let end = third.as_ref().map_or(second.end(), Piece::end);
    let goes_on = view.get(end).is_some_and(|it| it.gap == Gap::None && is_number_sign(it.first));
    let (month, year, day) = match (first, second, third) {
        (Piece::Small(day, _), Piece::Month(month), Some(Piece::Small(year, _))) => {
            (month, Some(full_year(year.into())), Some(day))
        }
        (Piece::Small(day, _), Piece::Month(month), Some(Piece::Year(year, _)))
        | (Piece::Small(day, _), Piece::Year(year, _), Some(Piece::Month(month)))
        | (Piece::Month(month), Piece::Year(year, _), Some(Piece::Small(day, _)))
        | (Piece::Month(month), Piece::Small(day, _), Some(Piece::Year(year, _)))
        | (Piece::Year(year, _), Piece::Month(month), Some(Piece::Small(day, _))) => {
            (month, Some(year), Some(day))
        }
        (Piece::Month(month), Piece::Year(year, _), None) => (month, Some(year), None),
        (Piece::Small(day, _), Piece::Month(month), None) if mark == '/' || month.form == WordForm::Full => {
            (month, None, Some(day))
        }
        _ => return None,
    };
    let known = day.is_none_or(|day| (1..=31).contains(&day));
    let parts = PartialDate { year, month: Some(month.number), day, weekday: None };
    (known && !goes_on).then_some((end, parts, Notation::DayMonthWord))
}

/// A part of a date with marks between its parts.
enum Piece {
    Small(i8, usize),
    Year(i16, usize),
    Month(MonthWord),
}

impl Piece {
    fn at(view: TokenView<'_>, index: usize) -> Option<Self> {
        let token = view.get(index)?;
        if token.kind != TokenKind::Digits {
            let month = month_at(view, index)?;
            let wary = month.form == WordForm::Wary && token.case == Case::Lower;
            return (!wary).then_some(Piece::Month(month));
        }
        let text = view.text_of(index);
        match text.len() {
            1 | 2 => Some(Piece::Small(text.parse().ok()?, index + 1)),
            4 => {
                let year = text.parse().ok().filter(|year| (1000..2200).contains(year))?;
                Some(Piece::Year(year, index + 1))
            }
            _ => None,
        }
    }

    /// The token behind it.
    fn end(&self) -> usize {
        match self {
            Piece::Small(_, end) | Piece::Year(_, end) => *end,
            Piece::Month(month) => month.after_stop,
        }
    }
}
