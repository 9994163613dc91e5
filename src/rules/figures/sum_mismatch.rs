//! Parts that do not add up to their total.

use rust_decimal::Decimal;

use crate::claim::{Closure, Parting};
use crate::diagnostic::{Level, Safety};
use crate::rules::refigure::refigured;
use crate::rules::{Context, Family, Finding, FindingPlace, Findings, Message, Meta, NoOptions, Value};
use crate::value::Interval;

/// What the rule is.
pub const META: Meta = Meta {
    code: "sum-mismatch",
    family: Family::Figures,
    level: Level::Warning,
    page: include_str!("../../../rules/figures/sum-mismatch.md"),
};

/// Reports totals that are not the sum of their parts.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    for parting in ctx.partings() {
        if let Some(finding) = judge(ctx, &parting) {
            out.push(if ctx.is_quoted(parting.span) {
                finding.at_level(Level::Information)
            } else {
                finding
            });
        }
    }
}

fn judge(ctx: &Context<'_>, parting: &Parting) -> Option<Finding> {
    let total = ctx.mentions().quantities.get(parting.total)?;
    let mut interval = Interval::exactly(Decimal::ZERO);
    let mut sum = Decimal::ZERO;
    for part in &parting.parts {
        interval = interval.plus(part.interval)?;
        sum = sum.checked_add(part.value)?;
    }
    let value = total.value.value;
    let is_more = value < sum;
    if interval.meets(parting.total_interval) || !is_plausible(sum, value, parting.closure) {
        return None;
    }
    if !is_more && parting.closure == Closure::Some {
        return None;
    }
    let parts = parting.parts.iter().map(|part| ctx.line(part.span)).collect::<Vec<_>>().join(" + ");
    let message = Message::new("sum-mismatch")
        .with("parts", parts)
        .with("sum", Value::Number(sum.normalize()))
        .with("total", ctx.line(total.figure))
        .with("way", Value::Choice(if is_more { "more" } else { "less" }));
    let fix = refigured(ctx, total, sum).filter(|_| parting.closure != Closure::Some);
    let place = fix.as_ref().map_or(total.figure, |(edit, _)| total.figure.cover(edit.span));
    let mut finding = Finding::new(parting.span, message);
    if parting.span.contains(total.figure) {
        finding.span = finding.span.cover(place);
    } else {
        let related = Message::new("sum-mismatch-related").with("total", ctx.line(total.figure));
        finding = finding.related(FindingPlace::Here(place), related);
    }
    if let Some((edit, replacement)) = fix {
        let title = Message::new("sum-mismatch-fix").with("replacement", replacement);
        finding = finding.fix(title, vec![edit], Safety::Unsafe);
    }
    Some(finding)
}

/// Whether the sum is near enough to the total for the parts to be its parts: «3.200 abitanti: due scuole e
/// una farmacia» tells no parts.
fn is_plausible(sum: Decimal, total: Decimal, closure: Closure) -> bool {
    let percent = |percent: i64| total.checked_mul(Decimal::new(percent, 2));
    let (low, high) = match closure {
        Closure::All => (percent(50), percent(200)),
        Closure::Told => (percent(80), percent(170)),
        Closure::Some => (percent(100), percent(160)),
    };
    low.is_some_and(|low| low <= sum) && high.is_some_and(|high| sum <= high)
}
