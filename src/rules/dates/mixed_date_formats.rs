//! Full dates written in two ways in one article.

use crate::article::Notation;
use crate::diagnostic::{Level, Safety};
use crate::lexicon::{Language, ProseWord, SpanWord};
use crate::mention::{Temporal, TemporalForm};
use crate::rules::redate::{month_first_out, written_out};
use crate::rules::spans::has_span_word;
use crate::rules::{Context, Family, Finding, FindingPlace, Findings, Message, Meta, NoOptions, ProseEdit};

/// What the rule is.
pub const META: Meta = Meta {
    code: "mixed-date-formats",
    family: Family::Dates,
    level: Level::Information,
    page: include_str!("../../../rules/dates/mixed-date-formats.md"),
};

/// A way to write a date; an abbreviation or a missing year makes no other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    DayMonth,
    MonthDay,
    Figures,
    Iso,
}

const MANNERS: [Manner; 4] = [Manner::DayMonth, Manner::MonthDay, Manner::Figures, Manner::Iso];

/// Reports the rarer of two notations, once, with its other places.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    let dates: Vec<(Manner, &Temporal)> =
        ctx.mentions().times.iter().filter_map(|it| Some((manner_of(ctx, it)?, it))).collect();
    let count = |manner: Manner| dates.iter().filter(|(it, _)| *it == manner).count();
    // The most frequent; the one that comes first where two are as frequent.
    let Some((usual, model)) = dates
        .iter()
        .rev()
        .max_by_key(|(manner, _)| count(*manner))
        .and_then(|(manner, _)| dates.iter().find(|(it, _)| it == manner))
    else {
        return;
    };
    for manner in MANNERS.into_iter().filter(|it| it != usual) {
        let mut places = dates.iter().filter(|(it, _)| *it == manner).map(|(_, it)| *it);
        let Some(first) = places.next() else { continue };
        let mut finding = finding(ctx, first, *usual, model);
        for place in places {
            let message = Message::new("mixed-date-formats-repeated").with("text", ctx.line(place.span));
            finding = finding.related(FindingPlace::Here(place.span), message);
        }
        out.push(finding);
    }
}

/// How a date of the running text is written, if it is a full one: a day with its month.
fn manner_of(ctx: &Context<'_>, temporal: &Temporal) -> Option<Manner> {
    if temporal.form != TemporalForm::Absolute
        || temporal.parts.day.is_none()
        || temporal.parts.month.is_none()
        || !ctx.is_body(temporal.sentence)
        || ctx.is_quoted(temporal.span)
    {
        return None;
    }
    // In another language than English the month never stands first: `nonlocal-date-format` says so.
    let is_foreign = matches!(temporal.notation, Some(Notation::MonthDayDigits | Notation::MonthWordDay));
    if is_foreign && ctx.article().language != Language::En {
        return None;
    }
    let has_year = temporal.parts.year.is_some();
    let own = ctx.tokens_of(temporal.span);
    let is_paper = has_span_word(ctx, own.start.saturating_sub(5)..own.start, SpanWord::Paper);
    match temporal.notation? {
        Notation::DayMonthWord => Some(Manner::DayMonth),
        // “the September 11 attacks” is a name.
        Notation::MonthWordDay if !has_year && ctx.is_word(own.start.checked_sub(1)?, ProseWord::Article) => {
            None
        }
        Notation::MonthWordDay => Some(Manner::MonthDay),
        _ if !has_year || is_paper => None,
        Notation::Iso => Some(Manner::Iso),
        Notation::DayMonthDigits | Notation::MonthDayDigits | Notation::AmbiguousDigits => {
            Some(Manner::Figures)
        }
    }
}

fn finding(ctx: &Context<'_>, temporal: &Temporal, usual: Manner, model: &Temporal) -> Finding {
    let message =
        Message::new(META.code).with("text", ctx.line(temporal.span)).with("model", ctx.line(model.span));
    let related = Message::new("mixed-date-formats-related");
    let finding = Finding::new(temporal.span, message).related(FindingPlace::Here(model.span), related);
    let is_sure = temporal.notation != Some(Notation::AmbiguousDigits);
    let is_plain = temporal.weekday.is_none();
    let text = match (usual, temporal.parts.date().filter(|_| is_sure && is_plain)) {
        (Manner::DayMonth, Some(date)) => written_out(ctx, date),
        (Manner::MonthDay, Some(date)) => month_first_out(ctx, date),
        (Manner::Iso, Some(date)) => Some(date.to_string()),
        _ => None,
    };
    match text {
        Some(text) => {
            let title = Message::new("mixed-date-formats-fix").with("replacement", text.as_str());
            finding.fix(title, vec![ProseEdit::replace(temporal.span, text)], Safety::Unsafe)
        }
        None => finding,
    }
}
