//! Dates that lean on a publication date that is not there: «a giugno», “last week”.

use crate::article::BlockRole;
use crate::diagnostic::Level;
use crate::lexicon::{DateWord, Kinds, ProseWord, Sense};
use crate::mention::{Anchor, Temporal, TemporalForm};
use crate::rules::{Context, Family, Finding, FindingPlace, Findings, Message, Meta, NoOptions};

/// What the rule is.
pub const META: Meta = Meta {
    code: "relative-date-unanchored",
    family: Family::Dates,
    level: Level::Warning,
    page: include_str!("../../../rules/dates/relative-date-unanchored.md"),
};

/// Reports the first relative date of an undated article, with the others beside it; in a dated article
/// the first empty word («recentemente») beside a figure.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    if ctx.published().is_some() {
        vague(ctx, out);
        return;
    }
    let mut unanchored = ctx
        .mentions()
        .times
        .iter()
        .filter(|it| {
            it.anchor == Anchor::Missing && matches!(it.form, TemporalForm::Relative | TemporalForm::Open)
        })
        .filter(|it| is_told(ctx, it) && !is_holiday(ctx, it) && !looks_back(ctx, it));
    let Some(first) = unanchored.next() else { return };
    let message = Message::new("relative-date-unanchored").with("text", ctx.line(first.span));
    out.push(unanchored.fold(Finding::new(first.span, message), |finding, temporal| {
        let message = Message::new("relative-date-unanchored-related").with("text", ctx.line(temporal.span));
        finding.related(FindingPlace::Here(temporal.span), message)
    }));
}

fn vague(ctx: &Context<'_>, out: &mut Findings) {
    let beside_a_figure = |temporal: &&Temporal| {
        ctx.quantities_in(temporal.sentence).any(|(_, quantity)| quantity.exempt.is_none())
    };
    let mut empty = ctx
        .mentions()
        .times
        .iter()
        .filter(|it| it.form == TemporalForm::Vague && is_told(ctx, it))
        .filter(|it| !ctx.has_word(ctx.tokens_of(it.span), ProseWord::Present))
        .filter(beside_a_figure);
    let Some(first) = empty.next() else { return };
    let message = Message::new("relative-date-unanchored-vague").with("text", ctx.line(first.span));
    out.push(Finding::new(first.span, message).at_level(Level::Information));
}

/// Whether it is a holiday by name, which tells more of an occasion than of a day: «una lettera di Capodanno».
fn is_holiday(ctx: &Context<'_>, temporal: &Temporal) -> bool {
    let first = ctx.view().tokens.at(temporal.span.start());
    ctx.view()
        .senses_in(first, Kinds::DATE)
        .any(|(_, sense)| matches!(sense, Sense::Date(DateWord::Holiday(_))))
}

/// Whether it leans on an event and not on today: «dopo otto minuti», «all'indomani del voto».
fn looks_back(ctx: &Context<'_>, temporal: &Temporal) -> bool {
    let first = ctx.view().tokens.at(temporal.span.start());
    let before = first.checked_sub(1);
    ctx.is_word(first, ProseWord::Lookback)
        || before.is_some_and(|token| ctx.is_word(token, ProseWord::Lookback))
}

/// Whether the newsroom says it, in the text or under the headline.
fn is_told(ctx: &Context<'_>, temporal: &Temporal) -> bool {
    let role = ctx.sentence(temporal.sentence).map(|it| it.role);
    matches!(role, Some(BlockRole::Body | BlockRole::Standfirst)) && !ctx.is_quoted(temporal.span)
}
