//! Dates that no calendar has: «31 settembre», “29 February 2025”.

use jiff::civil::Date;

use crate::diagnostic::{Level, Safety};
use crate::mention::{Temporal, TemporalForm};
use crate::rules::redate::redated;
use crate::rules::{Context, Family, Finding, Findings, Message, Meta, NoOptions, ProseEdit, Value};

/// What the rule is.
pub const META: Meta = Meta {
    code: "impossible-date",
    family: Family::Dates,
    level: Level::Error,
    page: include_str!("../../../rules/dates/impossible-date.md"),
};

/// A leap year, for dates that do not say theirs.
const LEAP: i16 = 2024;

/// Reports dates with too large a day or month.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    for temporal in &ctx.mentions().times {
        if !matches!(temporal.form, TemporalForm::Absolute | TemporalForm::Open)
            || ctx.is_quoted(temporal.span)
        {
            continue;
        }
        if let Some(finding) = judge(ctx, temporal) {
            out.push(finding);
        }
    }
}

fn judge(ctx: &Context<'_>, temporal: &Temporal) -> Option<Finding> {
    let month = temporal.parts.month?;
    let message = Message::new("impossible-date").with("text", ctx.line(temporal.span));
    let silent_rest = |message: Message| {
        message
            .with("year", Value::Choice("none"))
            .with("month", Value::Choice("none"))
            .with("last", Value::Choice("none"))
    };
    if !(1..=12).contains(&month) {
        let message = silent_rest(message.with("reason", Value::Choice("month")));
        return Some(Finding::new(temporal.span, message));
    }
    let day = temporal.parts.day?;
    let year = temporal.parts.year.unwrap_or(LEAP);
    let first = Date::new(year, month, 1).ok()?;
    let last = first.last_of_month();
    if (1..=last.day()).contains(&day) {
        return None;
    }
    let is_leap_day = month == 2 && day == 29;
    let message = message
        .with("reason", Value::Choice(if is_leap_day { "leap" } else { "day" }))
        .with("year", temporal.parts.year.map(|year| year.to_string()))
        .with("month", if 31 < day { Value::Choice("none") } else { Value::Month(month) })
        .with("last", last.day().to_string());
    let next = if day <= 31 { last.tomorrow().ok() } else { None };
    let replacements =
        [Some(last), next].into_iter().flatten().filter_map(|date| redated(ctx, temporal, date));
    Some(replacements.fold(Finding::new(temporal.span, message), |finding, replacement| {
        let title = Message::new("impossible-date-fix").with("replacement", replacement.as_str());
        finding.fix(title, vec![ProseEdit::replace(temporal.span, replacement)], Safety::Unsafe)
    }))
}
