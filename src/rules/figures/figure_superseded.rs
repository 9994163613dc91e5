//! A count that has moved on since.

use rust_decimal::Decimal;

use crate::claim::Claim;
use crate::diagnostic::Level;
use crate::reference::Verdict;
use crate::rules::archive::{Agreed, in_list, with_archive_fixes};
use crate::rules::{Context, Family, Finding, Findings, Message, Meta, NoOptions, Reference};

/// What the rule is.
pub const META: Meta = Meta {
    code: "figure-superseded",
    family: Family::Figures,
    level: Level::Information,
    page: include_str!("../../../rules/figures/figure-superseded.md"),
};

/// From this factor on an overtaken figure is a warning.
const GRAVE: Decimal = Decimal::TWO;

/// Reports each figure that the archive has overtaken.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    let Some(reference) = ctx.reference else { return };
    let agreed = Agreed::of(reference);
    for (index, claim) in ctx.analysis.claims.iter().enumerate() {
        if let Some(finding) = judge(ctx, reference, &agreed, index, claim) {
            out.push(finding);
        }
    }
}

fn judge(
    ctx: &Context<'_>,
    reference: &Reference,
    agreed: &Agreed<'_>,
    index: usize,
    claim: &Claim,
) -> Option<Finding> {
    if !ctx.is_body(claim.sentence) || ctx.is_quoted(claim.span) {
        return None;
    }
    let newer =
        reference.witnesses_of(index).iter().find(|it| it.comparison.verdict == Verdict::Superseded)?;
    if in_list(ctx, claim) || agreed.has_other(index, newer) {
        return None;
    }
    let message = Message::new("figure-superseded")
        .with("figure", ctx.line(claim.span))
        .with("other", newer.claim.figure.as_str());
    let related = Message::new("figure-superseded-related").with("figure", newer.claim.figure.as_str());
    let mut finding =
        Finding::new(claim.span, newer.told(message)).related(newer.place(), newer.told(related));
    if newer.comparison.why.factor.is_some_and(|factor| GRAVE <= factor) {
        finding = finding.at_level(Level::Warning);
    }
    Some(with_archive_fixes(ctx, finding, claim, newer, "figure-superseded-fix-replace"))
}
