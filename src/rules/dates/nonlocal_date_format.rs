//! Dates in an order that is foreign to the article's language: «Ottobre 11, 2025», `10/27/2025`.

use crate::article::{Case, Notation, TokenKind, is_month};
use crate::diagnostic::{Level, Safety};
use crate::lexicon::Language;
use crate::mention::Temporal;
use crate::rules::redate::written_out;
use crate::rules::{Context, Family, Finding, Findings, Message, Meta, ProseEdit};
use crate::text::ProseSpan;

/// What the rule is.
pub const META: Meta = Meta {
    code: "nonlocal-date-format",
    family: Family::Dates,
    level: Level::Information,
    page: include_str!("../../../rules/dates/nonlocal-date-format.md"),
};

/// The rule's options.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Options {
    /// Whose English is local.
    pub(super) english: English,
}

/// Whose English is local.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum English {
    /// Day first in figures.
    Gb,
    /// Month first in figures.
    Us,
    /// Either.
    #[default]
    Any,
}

/// Reports dates in a foreign order.
pub fn check(ctx: &Context<'_>, options: &Options, out: &mut Findings) {
    for temporal in &ctx.mentions().times {
        if let Some(finding) = judge(ctx, options, temporal) {
            out.push(finding);
        }
    }
}

fn judge(ctx: &Context<'_>, options: &Options, temporal: &Temporal) -> Option<Finding> {
    let date = temporal.parts.date()?;
    let is_english = ctx.article().language == Language::En;
    let id = match temporal.notation? {
        Notation::MonthWordDay if !is_english => "nonlocal-date-format",
        Notation::MonthDayDigits if !is_english || options.english == English::Gb => {
            "nonlocal-date-format-unreadable"
        }
        Notation::DayMonthDigits if is_english && options.english == English::Us && 12 < date.day() => {
            "nonlocal-date-format-unreadable"
        }
        Notation::DayMonthWord if has_foreign_capital(ctx, temporal) => "nonlocal-date-format",
        _ => return None,
    };
    if ctx.is_quoted(temporal.span) {
        return None;
    }
    let span = without_weekday(ctx, temporal);
    let replacement = written_out(ctx, date)?;
    let text = ctx.line(temporal.span);
    let message = Message::new(id).with("text", text).with("replacement", replacement.as_str());
    let finding = Finding::new(temporal.span, message);
    let finding = if id == META.code { finding } else { finding.at_level(Level::Warning) };
    let title = Message::new("nonlocal-date-format-fix").with("replacement", replacement.as_str());
    Some(finding.fix(title, vec![ProseEdit::replace(span, replacement)], Safety::Safe))
}

/// Whether the month has a capital that its language does not give it, in the middle of a line.
fn has_foreign_capital(ctx: &Context<'_>, temporal: &Temporal) -> bool {
    let lowers = !ctx.analysis.lexicon.dates.capitals;
    let view = ctx.view();
    let mut tokens = ctx.tokens_of(temporal.span);
    let first = tokens.start;
    let month =
        tokens.find(|&at| is_month(view, at) && view.get(at).is_some_and(|it| it.kind == TokenKind::Word));
    let is_capital = month.and_then(|at| view.get(at)).is_some_and(|it| it.case == Case::Capital);
    lowers && is_capital && month != Some(first)
}

/// The date behind its weekday.
fn without_weekday(ctx: &Context<'_>, temporal: &Temporal) -> ProseSpan {
    let view = ctx.view();
    let Some(weekday) = temporal.weekday else { return temporal.span };
    let start = (view.tokens.at(weekday.end())..)
        .map_while(|at| view.get(at))
        .find(|token| token.kind != TokenKind::Sign)
        .map_or(temporal.span.start(), |token| token.span.start());
    if start < temporal.span.end() { ProseSpan::new(start, temporal.span.end()) } else { temporal.span }
}
