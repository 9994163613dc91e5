//! Dates written anew: the same notation with another day, or the language's own notation.

use jiff::civil::{Date, Weekday};

use super::Context;
use crate::article::{Case, Gap, Notation, TokenKind, is_month};
use crate::lexicon::{DateWord, Kinds, Sense, WordForm};
use crate::mention::Temporal;
use crate::text::ProseSpan;

/// The words of `temporal` with another day in them, written the same way; absent where that cannot be done.
///
/// «mercoledì 31 settembre» becomes «mercoledì 30 settembre»: the weekday stays as it is.
pub(super) fn redated(ctx: &Context<'_>, temporal: &Temporal, date: Date) -> Option<String> {
    let view = ctx.view();
    let first = view.tokens.at(temporal.span.start());
    let last = view.tokens.at(temporal.span.end().checked_sub(1)?);
    let mut out = String::new();
    let mut at = temporal.span.start();
    let mut figures = figure_order(ctx, temporal)?.into_iter();
    let mut n_replaced = 0;
    for index in first..=last {
        let token = view.get(index)?;
        out.push_str(ProseSpan::new(at, token.span.start()).slice(view.text));
        at = token.span.end();
        let text = view.text_of(index);
        let is_weekday = temporal.weekday.is_some_and(|it| it.contains(token.span));
        let sense = view.find_sense_in(index, Kinds::DATE, |sense| match sense {
            Sense::Date(word @ (DateWord::Month(..) | DateWord::Day(_) | DateWord::DaySuffix)) => {
                Some(word.clone())
            }
            _ => None,
        });
        match (token.kind, sense.map(|(_, word)| word)) {
            (TokenKind::Digits, _) if text.contains('.') => {
                let pieces: Vec<&str> = text.split('.').collect();
                let parts: Vec<String> = pieces
                    .iter()
                    .zip(figures.by_ref())
                    .map(|(piece, part)| figure(date, part, piece))
                    .collect();
                n_replaced += parts.len();
                out.push_str(&parts.join("."));
            }
            (TokenKind::Digits, _) => {
                out.push_str(&figure(date, figures.next()?, text));
                n_replaced += 1;
            }
            (_, Some(DateWord::DaySuffix)) if token.gap == Gap::None => {}
            (TokenKind::Word, Some(DateWord::Month(_, form))) if !is_weekday => {
                out.push_str(&cased(&month_name(ctx, date.month(), form)?, token.case));
                n_replaced += 1;
            }
            (TokenKind::Word, Some(DateWord::Day(_))) if !is_weekday => {
                out.push_str(&figure(date, figures.next()?, ""));
                n_replaced += 1;
            }
            _ => out.push_str(text),
        }
    }
    // The end of a period may borrow its month: the «lunedì 3» of «da lunedì 3 a mercoledì 5 marzo».
    let is_day_alone =
        n_replaced == 1 && is_lone_day(ctx, temporal) && temporal.parts.month == Some(date.month());
    (2 <= n_replaced || is_day_alone).then_some(out)
}

/// Whether a day in figures is all that is written beside a weekday.
fn is_lone_day(ctx: &Context<'_>, temporal: &Temporal) -> bool {
    let view = ctx.view();
    let tokens = ctx.tokens_of(temporal.span);
    let figures = tokens.clone().filter(|at| view.get(*at).is_some_and(|it| it.kind == TokenKind::Digits));
    figures.count() == 1 && !tokens.clone().any(|at| is_month(view, at))
}

/// The date as the article's language writes it out; absent where the pack does not say how.
pub(super) fn written_out(ctx: &Context<'_>, date: Date) -> Option<String> {
    filled(ctx, date, &ctx.analysis.lexicon.dates.written)
}

/// The date with its month first, as one English has it; absent where the language has no such way.
pub(super) fn month_first_out(ctx: &Context<'_>, date: Date) -> Option<String> {
    filled(ctx, date, &ctx.analysis.lexicon.spans.written_month_first)
}

fn filled(ctx: &Context<'_>, date: Date, pattern: &str) -> Option<String> {
    let dates = &ctx.analysis.lexicon.dates;
    if pattern.is_empty() {
        return None;
    }
    let day = dates.first_day.clone().filter(|_| date.day() == 1).unwrap_or_else(|| date.day().to_string());
    let month = month_name(ctx, date.month(), WordForm::Full)?;
    Some(
        pattern.replace("{day}", &day).replace("{month}", &month).replace("{year}", &date.year().to_string()),
    )
}

/// The weekday's name in the article's language, written like the one at `like`.
pub(super) fn weekday_name(ctx: &Context<'_>, weekday: Weekday, like: ProseSpan) -> Option<String> {
    let dates = &ctx.analysis.lexicon.dates;
    let index = usize::try_from(weekday.to_monday_zero_offset()).ok()?;
    let token = ctx.view().tokens.at(like.start());
    let is_short = ctx
        .view()
        .senses_in(token, Kinds::DATE)
        .any(|(_, sense)| matches!(sense, Sense::Date(DateWord::Weekday(_, WordForm::Short))));
    let names = if is_short { &dates.short_weekdays } else { &dates.weekdays };
    let name = names.get(index)?.first()?;
    Some(cased(name, ctx.view().get(token)?.case))
}

/// What a figure of a date stands for.
#[derive(Clone, Copy)]
enum Figure {
    Day,
    Month,
    Year,
}

/// What the figures of `temporal` stand for, in the order of the text.
fn figure_order(ctx: &Context<'_>, temporal: &Temporal) -> Option<Vec<Figure>> {
    use Figure::{Day, Month, Year};
    Some(match temporal.notation? {
        Notation::DayMonthWord | Notation::MonthWordDay => vec![Day, Year],
        Notation::DayMonthDigits => vec![Day, Month, Year],
        Notation::MonthDayDigits => vec![Month, Day, Year],
        Notation::Iso => vec![Year, Month, Day],
        Notation::AmbiguousDigits if ctx.analysis.lexicon.dates.month_first => vec![Month, Day, Year],
        Notation::AmbiguousDigits => vec![Day, Month, Year],
    })
}

/// The figure for `part`, as wide as `like`.
fn figure(date: Date, part: Figure, like: &str) -> String {
    let padded = |value: i8| {
        if like.len() == 2 && like.starts_with('0') { format!("{value:02}") } else { value.to_string() }
    };
    match part {
        Figure::Day => padded(date.day()),
        Figure::Month => padded(date.month()),
        Figure::Year if like.len() == 2 => format!("{:02}", date.year() % 100),
        Figure::Year => date.year().to_string(),
    }
}

fn month_name(ctx: &Context<'_>, month: i8, form: WordForm) -> Option<String> {
    let dates = &ctx.analysis.lexicon.dates;
    let index = usize::try_from(month.checked_sub(1)?).ok()?;
    let short =
        dates.short_months.get(index).and_then(|names| names.first()).filter(|_| form == WordForm::Short);
    short.or_else(|| dates.months.get(index)?.first()).cloned()
}

/// The word with the capitals of the one it replaces.
fn cased(word: &str, case: Case) -> String {
    match case {
        Case::Upper => word.to_uppercase(),
        Case::Capital => crate::text::with_capital(word),
        _ => word.to_owned(),
    }
}
