//! Dates that no calendar has and times that no clock shows: «31 settembre», “29 February 2025”, «ore 25.30».

use jiff::civil::Date;

use crate::diagnostic::{Level, Safety};
use crate::mention::{Temporal, TemporalForm};
use crate::rules::period::written_dates;
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
    for temporal in ctx.mentions().times.iter().filter(|it| !ctx.is_quoted(it.span)) {
        match temporal.form {
            TemporalForm::NoClock => {
                let message = said(ctx, temporal, "hour");
                out.push(Finding::new(temporal.span, message));
            }
            TemporalForm::Absolute | TemporalForm::Open | TemporalForm::Range => {
                out.extend(written_dates(ctx, temporal).iter().filter_map(|it| judge(ctx, it)));
            }
            _ => {}
        }
    }
}

fn judge(ctx: &Context<'_>, temporal: &Temporal) -> Option<Finding> {
    let month = temporal.parts.month?;
    if !(1..=12).contains(&month) {
        return Some(Finding::new(temporal.span, said(ctx, temporal, "month")));
    }
    let day = temporal.parts.day?;
    let year = temporal.parts.year.unwrap_or(LEAP);
    let first = Date::new(year, month, 1).ok()?;
    let last = first.last_of_month();
    if (1..=last.day()).contains(&day) {
        return None;
    }
    let is_leap_day = month == 2 && day == 29;
    let message = Message::new("impossible-date")
        .with("text", ctx.line(temporal.span))
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

/// That the words cannot be, for a reason that needs no calendar.
fn said(ctx: &Context<'_>, temporal: &Temporal, reason: &'static str) -> Message {
    Message::new("impossible-date")
        .with("text", ctx.line(temporal.span))
        .with("reason", Value::Choice(reason))
        .with("year", Value::Choice("none"))
        .with("month", Value::Choice("none"))
        .with("last", Value::Choice("none"))
}
