//! Two figures of one article that cannot both be right.

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::claim::{Claim, Measure};
use crate::diagnostic::{Level, Safety};
use crate::lexicon::ProseWord;
use crate::mention::QuantityKind;
use crate::reference::{Verdict, compare_within};
use crate::rules::archive::in_list;
use crate::rules::{
    Context, Family, Finding, FindingPlace, Findings, Message, Meta, NoOptions, ProseEdit, Value,
};

/// What the rule is.
pub const META: Meta = Meta {
    code: "figure-conflict",
    family: Family::Figures,
    level: Level::Warning,
    page: include_str!("../../../rules/figures/figure-conflict.md"),
};

/// Each figure is compared with so many earlier ones of its measure, the nearest; no article needs more.
const LOOK_BACK: usize = 40;

/// Reports figures of the body that conflict, at the later place.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    let mut seen: FxHashSet<Decimal> = FxHashSet::default();
    let mut unseen = ctx.mentions().quantities.iter().enumerate().peekable();
    let mut by_measure: FxHashMap<(&str, &str), Vec<&Claim>> = FxHashMap::default();
    for claim in &ctx.analysis.claims {
        // A number that stands further up is that one («14 feriti, di cui 3 gravi … i 3 feriti»).
        while let Some((_, quantity)) = unseen.next_if(|(index, _)| *index < claim.quantity) {
            seen.insert(quantity.value.value);
        }
        if !is_count(ctx, claim) || in_list(ctx, claim) || seen.contains(&claim.value.value) {
            continue;
        }
        let Measure { class, unit, .. } = &claim.measure;
        let earlier = by_measure.entry((class, unit)).or_default();
        let other = earlier.iter().rev().take(LOOK_BACK).find(|earlier| conflict(ctx, earlier, claim));
        if let Some(other) = other {
            out.push(finding(ctx, other, claim));
        }
        earlier.push(claim);
    }
}

/// Whether the figure counts something, in the newsroom's own words.
fn is_count(ctx: &Context<'_>, claim: &Claim) -> bool {
    let quantity = ctx.mentions().quantities.get(claim.quantity);
    quantity.is_some_and(|it| {
        it.kind == QuantityKind::Count && (it.noun.is_some() || ctx.counts_known(claim.quantity))
    }) && !ctx.is_quoted(claim.span)
        && ctx.is_body(claim.sentence)
}

/// Two counts are one figure told twice only where the later points back («i 17 feriti») or counts a toll; any
/// other two counts of one noun are mostly two things.
fn points_back(ctx: &Context<'_>, claim: &Claim) -> bool {
    let first = ctx.view().tokens.at(claim.span.start());
    let before = first.checked_sub(1);
    claim.running || before.is_some_and(|token| ctx.is_word(token, ProseWord::Article))
}

fn conflict(ctx: &Context<'_>, earlier: &Claim, later: &Claim) -> bool {
    points_back(ctx, later)
        && compare_within(earlier, later).verdict == Verdict::Disagrees
        && !have_own_sources(ctx, earlier, later)
}

/// Whether each figure has a source of its own, and not the same: then the article tells of a dispute.
fn have_own_sources(ctx: &Context<'_>, one: &Claim, other: &Claim) -> bool {
    match (one.source, other.source) {
        (Some(one), Some(other)) => !ctx.line(one).eq_ignore_ascii_case(&ctx.line(other)),
        _ => false,
    }
}

fn finding(ctx: &Context<'_>, there: &Claim, here: &Claim) -> Finding {
    let message = Message::new("figure-conflict")
        .with("figure", ctx.line(here.span))
        .with("other", ctx.line(there.span))
        .with("line", Value::Lines(vec![there.span]));
    let related = Message::new("figure-conflict-related").with("figure", ctx.line(there.span));
    let mut finding = Finding::new(here.span, message).related(FindingPlace::Here(there.span), related);
    let quantities = &ctx.mentions().quantities;
    if let (Some(here), Some(there)) = (quantities.get(here.quantity), quantities.get(there.quantity))
        && here.in_words == there.in_words
    {
        let replacement = ctx.line(there.figure);
        let title = Message::new("figure-conflict-fix").with("replacement", replacement.as_str());
        finding = finding.fix(title, vec![ProseEdit::replace(here.figure, replacement)], Safety::Unsafe);
    }
    finding
}
