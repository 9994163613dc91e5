//! Shares of one whole that are more than all of it, or less where the text says that they are all.

use rust_decimal::Decimal;

use crate::claim::{Overfull, Shares};
use crate::diagnostic::Level;
use crate::rules::{Context, Family, Finding, Findings, Message, Meta, NoOptions, Value};

/// What the rule is.
pub const META: Meta = Meta {
    code: "percent-total",
    family: Family::Figures,
    level: Level::Warning,
    page: include_str!("../../../rules/figures/percent-total.md"),
};

/// Shares that come to more are no shares of one whole: several answers, several groups.
const ONE_WHOLE: i64 = 130;

/// Shares that are told as all may lose so much in rounding.
const NEARLY_ALL: i64 = 98;

/// Reports shares that cannot be shares of one whole.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    let sums = ctx.shares().into_iter().filter_map(|shares| summed(ctx, &shares));
    let over = ctx.overfull().into_iter().filter_map(|share| overfull(ctx, share));
    for finding in sums.chain(over) {
        out.push(if ctx.is_quoted(finding.span) { finding.at_level(Level::Information) } else { finding });
    }
}

fn summed(ctx: &Context<'_>, shares: &Shares) -> Option<Finding> {
    let n_shares = Decimal::from(shares.quantities.len());
    let rounding = n_shares.checked_div(Decimal::TWO)?;
    let is_more =
        Decimal::ONE_HUNDRED.checked_add(rounding)? < shares.sum && shares.sum <= Decimal::from(ONE_WHOLE);
    let is_less = shares.is_all && shares.sum < Decimal::from(NEARLY_ALL) && Decimal::from(50) < shares.sum;
    if !is_more && !is_less {
        return None;
    }
    let quantities = shares.quantities.iter().filter_map(|index| ctx.mentions().quantities.get(*index));
    let parts = quantities.map(|it| ctx.line(it.bare)).collect::<Vec<_>>().join(" + ");
    let message = Message::new("percent-total")
        .with("parts", parts)
        .with("sum", Value::Number(shares.sum.normalize()))
        .with("way", Value::Choice(if is_more { "more" } else { "less" }));
    Some(Finding::new(shares.span, message))
}

fn overfull(ctx: &Context<'_>, share: Overfull) -> Option<Finding> {
    ctx.mentions().quantities.get(share.quantity)?;
    Some(Finding::new(share.span, Message::new("percent-total-over").with("figure", ctx.line(share.span))))
}
