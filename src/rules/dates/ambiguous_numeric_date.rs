//! A date in figures that may be read two ways: `03/04/2025`.

use jiff::civil::Date;

use crate::article::{Gap, Notation};
use crate::diagnostic::{Level, Safety};
use crate::lexicon::{Language, SpanWord};
use crate::mention::Temporal;
use crate::rules::dates::nonlocal_date_format::{English, Options};
use crate::rules::redate::written_out;
use crate::rules::spans::has_span_word;
use crate::rules::{Context, Family, Finding, FindingPlace, Findings, Message, Meta, ProseEdit};

/// What the rule is.
pub const META: Meta = Meta {
    code: "ambiguous-numeric-date",
    family: Family::Dates,
    level: Level::Warning,
    page: include_str!("../../../rules/dates/ambiguous-numeric-date.md"),
};

/// Reports dates in figures of which nobody can say which figure is the month.
pub fn check(ctx: &Context<'_>, options: &Options, out: &mut Findings) {
    let times = &ctx.mentions().times;
    let sure = |notation: Notation| {
        times.iter().find(|it| {
            it.notation == Some(notation)
                && it.parts.day.is_some_and(|day| 12 < day)
                && it.parts.date().is_some()
        })
    };
    let (day_first, month_first) = (sure(Notation::DayMonthDigits), sure(Notation::MonthDayDigits));
    let is_english = ctx.article().language == Language::En;
    let foreign = match options.english {
        _ if !is_english => month_first,
        English::Gb => month_first,
        English::Us => day_first,
        English::Any => match (day_first, month_first) {
            (Some(_), Some(other)) => Some(other),
            _ => None,
        },
    };
    // Where nobody has said whose English it is, a lone date is read as the desk reads it.
    if foreign.is_none() {
        return;
    }
    for temporal in times.iter().filter(|it| is_doubtful(ctx, it)) {
        if let Some(finding) = finding(ctx, temporal, foreign) {
            out.push(finding);
        }
    }
}

/// Whether a date can be read two ways and is meant to be read.
fn is_doubtful(ctx: &Context<'_>, temporal: &Temporal) -> bool {
    let own = ctx.tokens_of(temporal.span);
    let view = ctx.view();
    let glued = |at: usize| {
        view.get(at).is_some_and(|it| it.gap == Gap::None && matches!(it.first, '_' | '/' | '-' | '='))
    };
    let before = own.start.checked_sub(1).is_some_and(|at| {
        view.get(own.start).is_some_and(|it| it.gap == Gap::None)
            && view.get(at).is_some_and(|it| matches!(it.first, '_' | '/' | '-' | '=' | '.'))
    });
    temporal.notation == Some(Notation::AmbiguousDigits)
        && temporal.parts.date().is_some()
        && temporal.parts.day != temporal.parts.month
        && !before
        && !glued(own.end)
        && !ctx.is_quoted(temporal.span)
        && !has_span_word(ctx, own.start.saturating_sub(5)..own.start, SpanWord::Paper)
}

fn finding(ctx: &Context<'_>, temporal: &Temporal, foreign: Option<&Temporal>) -> Option<Finding> {
    let one = temporal.parts.date()?;
    let two = Date::new(one.year(), one.day(), one.month()).ok()?;
    let message = Message::new(META.code)
        .with("text", ctx.line(temporal.span))
        .with("one", one)
        .with("two", two)
        .with("foreign", foreign.map(|it| ctx.line(it.span)));
    let mut finding = Finding::new(temporal.span, message);
    if let Some(foreign) = foreign {
        finding =
            finding.related(FindingPlace::Here(foreign.span), Message::new("ambiguous-numeric-date-related"));
    }
    for date in [one, two] {
        let text = written_out(ctx, date)?;
        let title = Message::new("ambiguous-numeric-date-fix").with("replacement", text.as_str());
        finding = finding.fix(title, vec![ProseEdit::replace(temporal.span, text)], Safety::Unsafe);
    }
    Some(finding)
}
