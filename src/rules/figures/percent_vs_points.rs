//! A change between two percentages that is given in percent where points are meant.

use crate::claim::{Change, Stated};
use crate::diagnostic::{Level, Safety};
use crate::lexicon::{Kinds, Sense, SumWord};
use crate::mention::Quantity;
use crate::rules::figures::percent_change_mismatch::{change_interval, percent_of};
use crate::rules::refigure::{in_points, refigured, rounded};
use crate::rules::{Context, Family, Finding, Findings, Message, Meta, NoOptions, Value};

/// What the rule is.
pub const META: Meta = Meta {
    code: "percent-vs-points",
    family: Family::Figures,
    level: Level::Warning,
    page: include_str!("../../../rules/figures/percent-vs-points.md"),
};

/// Reports changes of percentages whose ratio is not the percentage that is given.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    for change in ctx.changes() {
        let Stated::Percent(quantity) = change.stated else { continue };
        let stated = ctx.mentions().quantities.get(quantity);
        let finding = stated.filter(|_| change.is_of_shares).and_then(|stated| judge(ctx, &change, stated));
        if let Some(finding) = finding {
            out.push(if ctx.is_quoted(change.span) { finding.at_level(Level::Information) } else { finding });
        }
    }
}

fn judge(ctx: &Context<'_>, change: &Change, stated: &Quantity) -> Option<Finding> {
    let (old, new) = (change.old.interval, change.new.interval);
    let given = stated.interval.magnitude();
    let ratio = old.percent_change_to(new)?.magnitude();
    if ratio.meets(change_interval(given, stated.value.value, stated.value.precision)?) {
        return None;
    }
    let points = change.new.value.checked_sub(change.old.value)?.abs();
    let percent = rounded(percent_of(change)?.abs(), stated.value.precision);
    let quantities = &ctx.mentions().quantities;
    let (old, new) = (quantities.get(change.old.quantity)?, quantities.get(change.new.quantity)?);
    let (in_points, replacement) = in_points(ctx, stated, points, is_before_noun(ctx, stated));
    let way = if change.old.value <= change.new.value { "rise" } else { "fall" };
    let message = Message::new("percent-vs-points")
        .with("old", ctx.line(old.figure))
        .with("new", ctx.line(new.figure))
        .with("points", Value::Number(points.normalize()))
        .with("percent", Value::Number(percent))
        .with("way", Value::Choice(way))
        .with("stated", ctx.line(stated.figure))
        .with("replacement", replacement.as_str());
    let title = Message::new("percent-vs-points-fix").with("replacement", replacement);
    // The article before the figure changes with it: «del 3 per cento», «di 3 punti percentuali».
    let span = stated.figure.cover(in_points.span);
    let mut finding = Finding::new(span, message).fix(title, vec![in_points], Safety::Unsafe);
    if let Some((edit, replacement)) = refigured(ctx, stated, percent) {
        let title = Message::new("percent-vs-points-fix").with("replacement", replacement);
        finding.span = finding.span.cover(edit.span);
        finding = finding.fix(title, vec![edit], Safety::Unsafe);
    }
    Some(finding)
}

/// Whether the noun of the change follows at once: “a 3% drop”.
fn is_before_noun(ctx: &Context<'_>, stated: &Quantity) -> bool {
    let view = ctx.view();
    let behind = view.tokens.at(stated.figure.end());
    view.senses_in(behind, Kinds::SUM)
        .any(|(_, sense)| matches!(sense, Sense::Sum(SumWord::Rise | SumWord::Fall)))
}
