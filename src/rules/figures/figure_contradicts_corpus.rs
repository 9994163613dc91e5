//! A figure that the archive contradicts.

use crate::claim::{Claim, Modality};
use crate::diagnostic::Level;
use crate::reference::{Decided, Verdict, voices};
use crate::rules::archive::{Agreed, may_be_one, other_source, with_archive_fixes};
use crate::rules::{Context, Family, Finding, Findings, Message, Meta, Reference, Witness};

/// What the rule is.
pub const META: Meta = Meta {
    code: "figure-contradicts-corpus",
    family: Family::Figures,
    level: Level::Warning,
    page: include_str!("../../../rules/figures/figure-contradicts-corpus.md"),
};

/// The rule's options.
#[derive(Debug, serde::Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Options {
    /// A reference document that is older than the article by more days is no contradiction.
    corpus_max_age: i64,
}

impl Default for Options {
    fn default() -> Self {
        Self { corpus_max_age: 730 }
    }
}

/// Reports each figure whose range does not meet that of the newest comparable figure in the archive.
pub fn check(ctx: &Context<'_>, options: &Options, out: &mut Findings) {
    let Some(reference) = ctx.reference else { return };
    let agreed = Agreed::of(reference);
    for (index, claim) in ctx.analysis.claims.iter().enumerate() {
        if let Some(finding) = judge(ctx, options, (reference, &agreed), index, claim) {
            out.push(finding);
        }
    }
}

fn judge(
    ctx: &Context<'_>,
    options: &Options,
    (reference, agreed): (&Reference, &Agreed<'_>),
    index: usize,
    claim: &Claim,
) -> Option<Finding> {
    if !ctx.is_body(claim.sentence)
        && ctx.article().headline.is_none_or(|headline| !headline.contains(claim.span))
    {
        return None;
    }
    let recent =
        |it: &&Witness| it.comparison.why.days_newer.is_none_or(|days| -options.corpus_max_age <= days);
    let beside: Vec<&Witness> = reference.witnesses_of(index).iter().filter(recent).collect();
    let of = |verdict: Verdict| beside.iter().copied().filter(move |it| it.comparison.verdict == verdict);
    // The archive may disagree with itself: then a checked fact counts, else its newest figure.
    let agrees = |it: &&Witness| it.comparison.why.decided != Decided::OpenBound;
    let is_fact = |it: &Witness| it.claim.document.is_fact();
    let confirmed = of(Verdict::Agrees).filter(agrees).any(is_fact);
    let newest_agreeing = of(Verdict::Agrees).filter(agrees).filter_map(|it| it.claim.document.date).max();
    let is_newer = |it: &Witness| {
        newest_agreeing.is_none_or(|agreeing| it.claim.document.date.is_some_and(|date| agreeing < date))
    };
    let fact = of(Verdict::Disagrees).find(|it| is_fact(it));
    let against = fact.or_else(|| of(Verdict::Disagrees).find(|it| !confirmed && is_newer(it)))?;
    if !may_be_one(ctx, claim, against)
        || other_source(ctx, claim, against)
        || agreed.has_other(index, against)
    {
        return None;
    }
    // «oltre 10.000» agrees with everything above, so it takes no side.
    // Reprints of one text are one voice.
    let agreeing = || of(Verdict::Agrees).filter(agrees).map(|it| &it.claim);
    let disagreeing = || of(Verdict::Disagrees).map(|it| &it.claim);
    let (n_for, n_against) = (voices(agreeing()).len(), voices(disagreeing()).len());
    let is_quoted = claim.modality == Modality::Quoted || ctx.is_quoted(claim.span);
    let mut message = if is_quoted {
        Message::new("figure-contradicts-corpus-quoted").with("speaker", speaker(ctx, claim))
    } else if n_for == 0 {
        Message::new("figure-contradicts-corpus")
    } else {
        Message::new("figure-contradicts-corpus-divided")
            .with("agree", n_for)
            .with("count", voices(agreeing().chain(disagreeing())).len())
    };
    message = message.with("figure", ctx.line(claim.span)).with("other", against.claim.figure.as_str());
    let related =
        Message::new("figure-contradicts-corpus-related").with("figure", against.claim.figure.as_str());
    let mut finding =
        Finding::new(claim.span, against.told(message)).related(against.place(), against.told(related));
    let outvoted = n_against < n_for && !is_fact(against);
    if is_quoted || against.is_unsure() || outvoted {
        finding = finding.at_level(Level::Information);
    }
    Some(with_archive_fixes(ctx, finding, claim, against, "figure-contradicts-corpus-fix-replace"))
}

/// Who says the quotation in which the figure stands.
fn speaker(ctx: &Context<'_>, claim: &Claim) -> Option<String> {
    ctx.quote_of(claim.span)?.speaker.map(|speaker| ctx.line(speaker))
}
