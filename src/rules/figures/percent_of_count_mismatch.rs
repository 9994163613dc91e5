//! A share in percent that is not the share which its counts or its fraction give.

use crate::claim::Proportion;
use crate::diagnostic::{Level, Safety};
use crate::rules::refigure::{refigured, rounded};
use crate::rules::{Context, Family, Finding, Findings, Message, Meta, NoOptions, Value};

/// What the rule is.
pub const META: Meta = Meta {
    code: "percent-of-count-mismatch",
    family: Family::Figures,
    level: Level::Warning,
    page: include_str!("../../../rules/figures/percent-of-count-mismatch.md"),
};

/// Reports percentages that disagree with the counts or the fraction beside them.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    for proportion in ctx.proportions() {
        if let Some(finding) = judge(ctx, &proportion) {
            out.push(if ctx.is_quoted(proportion.span) {
                finding.at_level(Level::Information)
            } else {
                finding
            });
        }
    }
}

fn judge(ctx: &Context<'_>, proportion: &Proportion) -> Option<Finding> {
    let stated = ctx.mentions().quantities.get(proportion.percent)?;
    let half = stated.value.precision.checked_div(rust_decimal::Decimal::TWO)?;
    if proportion.interval.meets(stated.interval.widened(half)) {
        return None;
    }
    let share = rounded(proportion.value, stated.value.precision);
    let message = Message::new("percent-of-count-mismatch")
        .with("ratio", ctx.line(proportion.ratio))
        .with("share", Value::Number(share))
        .with("stated", ctx.line(stated.figure));
    let mut finding = Finding::new(proportion.span, message);
    if let Some((edit, replacement)) = refigured(ctx, stated, share) {
        let title = Message::new("percent-of-count-mismatch-fix").with("replacement", replacement);
        finding.span = finding.span.cover(edit.span);
        finding = finding.fix(title, vec![edit], Safety::Unsafe);
    }
    Some(finding)
}
