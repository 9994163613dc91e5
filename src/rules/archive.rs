//! What the two rules about the archive's figures share.

use crate::claim::Claim;
use crate::diagnostic::Safety;
use crate::reference::Verdict;

use super::reference::{Compared, Reference};
use super::{Context, Finding, Message, ProseEdit};

/// Whether another figure of the article agrees with the same passage: «non 600, come si era detto, ma 2.000».
pub(super) fn beside_other_claims(reference: &Reference, claim: usize, passage: &Compared) -> bool {
    reference.figures.iter().enumerate().any(|(index, beside)| {
        index != claim
            && beside.iter().any(|it| it.comparison.verdict == Verdict::Agrees && it.is_same_passage(passage))
    })
}

/// Whether each of the two figures has a definite source of its own, and not the same one.
pub(super) fn other_source(ctx: &Context<'_>, claim: &Claim, there: &Compared) -> bool {
    match (claim.source, &there.claim.source) {
        (Some(here), Some(there)) => {
            let (here, there) = (ctx.line(here).to_lowercase(), there.to_lowercase());
            !here.contains(&there) && !there.contains(&here)
        }
        _ => false,
    }
}

/// `finding` with the fixes that take the archive's figure, or say whose figure this is.
pub(super) fn with_archive_fixes(
    ctx: &Context<'_>,
    finding: Finding,
    claim: &Claim,
    there: &Compared,
    replace: &'static str,
) -> Finding {
    let mut finding = finding;
    if there.claim.document.language == ctx.article().language.code() {
        let replacement = cased_like(ctx.text(claim.span), &there.claim.figure);
        let title = Message::new(replace).with("replacement", replacement.as_str());
        finding = finding.fix(title, vec![ProseEdit::replace(claim.span, replacement)], Safety::Unsafe);
    }
    let end = ctx.clause_end(claim.sentence, claim.span.end());
    let edit = ProseEdit::insert(end, Message::new("figure-contradicts-corpus-insert"));
    finding.fix(Message::new("figure-contradicts-corpus-fix-attribute"), vec![edit], Safety::Snippet)
}

/// `words` opening with a capital where `like` does.
fn cased_like(like: &str, words: &str) -> String {
    let mut letters = words.chars();
    let Some(first) = letters.next() else { return String::new() };
    let is_capital = like.chars().next().is_some_and(char::is_uppercase);
    let first = if is_capital { first.to_uppercase().collect::<String>() } else { first.to_lowercase().collect() };
    first + letters.as_str()
}
