//! A change in percent that its two figures do not bear out.

use rust_decimal::Decimal;

use crate::claim::{Change, Stated};
use crate::diagnostic::{Level, Safety};
use crate::rules::refigure::{refigured, rounded};
use crate::rules::{Context, Family, Finding, Findings, Message, Meta, NoOptions};

/// What the rule is.
pub const META: Meta = Meta {
    code: "percent-change-mismatch",
    family: Family::Figures,
    level: Level::Warning,
    page: include_str!("../../../rules/figures/percent-change-mismatch.md"),
};

/// Reports changes that disagree with their two figures beyond rounding.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    for change in ctx.changes() {
        let finding = match change.stated {
            Stated::Percent(quantity) if !change.is_of_shares => percent(ctx, &change, quantity),
            Stated::Percent(_) => None,
            Stated::Factor(..) => factor(ctx, &change),
        };
        if let Some(finding) = finding {
            out.push(if ctx.is_quoted(change.span) { finding.at_level(Level::Information) } else { finding });
        }
    }
}

fn percent(ctx: &Context<'_>, change: &Change, quantity: usize) -> Option<Finding> {
    let stated = ctx.mentions().quantities.get(quantity)?;
    let computed = change.old.interval.percent_change_to(change.new.interval)?.magnitude();
    if computed.meets(change_interval(
        stated.interval.magnitude(),
        stated.value.value,
        stated.value.precision,
    )?) {
        return None;
    }
    let shown = rounded(percent_of(change)?, stated.value.precision);
    let message = Message::new("percent-change-mismatch")
        .with("change", crate::rules::Value::Number(shown.abs()))
        .with("stated", ctx.line(stated.figure));
    let message = with_ends(ctx, change, message)?;
    let mut finding = Finding::new(change.span, message);
    if let Some((edit, replacement)) = refigured(ctx, stated, shown.abs()) {
        let title = Message::new("percent-change-mismatch-fix").with("replacement", replacement);
        finding.span = finding.span.cover(edit.span);
        finding = finding.fix(title, vec![edit], Safety::Unsafe);
    }
    Some(finding)
}

fn factor(ctx: &Context<'_>, change: &Change) -> Option<Finding> {
    let Stated::Factor(span, ratio) = change.stated else { return None };
    if change.new.interval.over(change.old.interval)?.meets(ratio) {
        return None;
    }
    let times = rounded(change.new.value.checked_div(change.old.value)?, Decimal::new(1, 1));
    let message = Message::new("percent-change-mismatch-factor")
        .with("times", crate::rules::Value::Number(times))
        .with("stated", ctx.line(span));
    Some(Finding::new(change.span, with_ends(ctx, change, message)?))
}

/// The message with the two figures, as they stand, and the way it goes.
fn with_ends(ctx: &Context<'_>, change: &Change, message: Message) -> Option<Message> {
    let quantities = &ctx.mentions().quantities;
    let (old, new) = (quantities.get(change.old.quantity)?, quantities.get(change.new.quantity)?);
    let way = if change.old.value <= change.new.value { "rise" } else { "fall" };
    Some(
        message
            .with("old", ctx.line(old.figure))
            .with("new", ctx.line(new.figure))
            .with("way", crate::rules::Value::Choice(way)),
    )
}

/// The exact change in percent.
pub(super) fn percent_of(change: &Change) -> Option<Decimal> {
    let ratio = change.new.value.checked_div(change.old.value)?;
    ratio.checked_sub(Decimal::ONE)?.checked_mul(Decimal::ONE_HUNDRED)
}

/// What a stated percentage leaves open: its rounding, and half a point or a fiftieth of it on top.
pub(super) fn change_interval(
    interval: crate::value::Interval,
    value: Decimal,
    precision: Decimal,
) -> Option<crate::value::Interval> {
    let half = precision.checked_div(Decimal::TWO)?;
    let loose = value.abs().checked_div(Decimal::from(50))?.max(half.min(Decimal::new(5, 1)));
    Some(interval.widened(half.checked_add(loose)?))
}
