//! A weekday beside a date that falls on another one.

use jiff::civil::{Date, Weekday};

use crate::diagnostic::{Level, Safety};
use crate::mention::Temporal;
use crate::rules::period::written_dates;
use crate::rules::redate::{redated, weekday_name};
use crate::rules::{Context, Family, Finding, Findings, Message, Meta, NoOptions, ProseEdit};

/// What the rule is.
pub const META: Meta = Meta {
    code: "weekday-mismatch",
    family: Family::Dates,
    level: Level::Error,
    page: include_str!("../../../rules/dates/weekday-mismatch.md"),
};

/// Half a year: a date without a year is the one nearest to publication.
const NEAR: i32 = 183;

/// A date up to so many days away may be meant where the weekday fits it: a fair announced for next summer.
const PLAUSIBLE: i32 = 300;

/// Before this year the calendars of Europe disagree with each other; Russia was the last to change.
const ONE_CALENDAR: i16 = 1918;

/// Reports weekdays that do not fall on the date beside them.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    for temporal in ctx.mentions().times.iter().flat_map(|it| written_dates(ctx, it)) {
        if let Some(finding) = judge(ctx, &temporal) {
            let quoted = ctx.is_quoted(temporal.span);
            out.push(if quoted { finding.at_level(Level::Information) } else { finding });
        }
    }
}

fn judge(ctx: &Context<'_>, temporal: &Temporal) -> Option<Finding> {
    let (written, span) = (temporal.parts.weekday?, temporal.weekday?);
    let date = match temporal.parts.year {
        Some(year) if ONE_CALENDAR <= year => temporal.parts.date()?,
        Some(_) => return None,
        None => nearest_year(temporal, ctx.published()?, written)?,
    };
    if date.weekday() == written {
        return None;
    }
    let near = nearest(date, written)?;
    let is_assumed = temporal.parts.year.is_none();
    let id = if is_assumed { "weekday-mismatch-assumed" } else { "weekday-mismatch" };
    let message = Message::new(id)
        .with("date", date)
        .with("is", date.weekday())
        .with("written", written)
        .with("near", near)
        .with("published", ctx.published());
    let mut finding = Finding::new(temporal.span, message);
    if is_assumed {
        finding = finding.at_level(Level::Warning);
    }
    if let Some(name) = weekday_name(ctx, date.weekday(), span) {
        let title = Message::new("weekday-mismatch-fix-weekday").with("replacement", name.as_str());
        finding = finding.fix(title, vec![ProseEdit::replace(span, name)], Safety::Unsafe);
    }
    if let Some(text) = redated(ctx, temporal, near) {
        let title = Message::new("weekday-mismatch-fix-date").with("replacement", text.as_str());
        finding = finding.fix(title, vec![ProseEdit::replace(temporal.span, text)], Safety::Unsafe);
    }
    Some(finding)
}

/// The date in the year that brings it nearest to publication; absent where the weekday fits another year,
/// which is then the one that is meant.
fn nearest_year(temporal: &Temporal, published: Date, written: Weekday) -> Option<Date> {
    let (month, day) = (temporal.parts.month?, temporal.parts.day?);
    let years = [published.year() - 1, published.year(), published.year() + 1];
    let dates: Vec<(i32, Date)> = years
        .into_iter()
        .filter_map(|year| Date::new(year, month, day).ok())
        .filter_map(|date| Some((published.until(date).ok()?.get_days().abs(), date)))
        .collect();
    if dates.iter().any(|(days, date)| *days <= PLAUSIBLE && date.weekday() == written) {
        return None;
    }
    dates.into_iter().find(|(days, _)| *days <= NEAR).map(|(_, date)| date)
}

/// The date with this weekday that lies nearest; never more than three days away.
fn nearest(date: Date, weekday: Weekday) -> Option<Date> {
    let ahead = i64::from(date.weekday().until(weekday));
    let days = if 3 < ahead { ahead - 7 } else { ahead };
    date.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}
