//! «La prima volta che», «il più grande della storia», in the newsroom's own voice.

use crate::article::{Sentence, TokenView};
use crate::diagnostic::{Level, Safety};
use crate::lexicon::{Kinds, ProseWord, Sense};
use crate::rules::{Context, Family, Finding, Findings, Message, Meta, NoOptions, ProseEdit};
use crate::text::ProseSpan;

/// What the rule is.
pub const META: Meta = Meta {
    code: "unsourced-superlative",
    family: Family::Sources,
    level: Level::Information,
    page: include_str!("../../../rules/sources/unsourced-superlative.md"),
};

/// How far behind its opening a superlative may end, in tokens: «il più grande incendio boschivo della storia».
const REACH: usize = 8;

/// How far where the opening is the bare adverb behind its noun: «il ponte più lungo mai costruito».
const SHORT_REACH: usize = 3;

/// Reports superlatives without a source.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    let attributed = ctx.attributed();
    for (index, sentence) in ctx.article().sentences.iter().enumerate() {
        if !ctx.is_body(index) {
            continue;
        }
        let superlative = sentence.tokens.clone().find_map(|token| {
            superlative_at(ctx, sentence, token).filter(|span| {
                !is_hedged(ctx, sentence, token, *span) && !ctx.is_quoted(*span) && !attributed.hold(*span)
            })
        });
        if let Some(span) = superlative {
            let message = Message::new("unsourced-superlative").with("phrase", ctx.line(span));
            let edit = ProseEdit::insert(
                ctx.clause_end(index, span.end()),
                Message::new("unsourced-superlative-insert"),
            );
            let title = Message::new("unsourced-superlative-fix-insert");
            out.push(Finding::new(span, message).fix(title, vec![edit], Safety::Snippet));
        }
    }
}

/// The superlative that begins at `token`.
fn superlative_at(ctx: &Context<'_>, sentence: &Sentence, token: usize) -> Option<ProseSpan> {
    let view = ctx.view();
    if let Some(n_tokens) = length(view, token, ProseWord::Superlative) {
        // The relative at the end is part of the cue only: «la prima volta (che)».
        let last = token + n_tokens - 1;
        let ends = token + n_tokens - usize::from(1 < n_tokens && ctx.is_word(last, ProseWord::Relative));
        return Some(view.span(token..ends));
    }
    let opening = length(view, token, ProseWord::SuperlativeOpening)?;
    let reach = if opening == 1 { SHORT_REACH } else { REACH };
    let end_at = |at: usize| Some(view.span(token..at + length(view, at, ProseWord::SuperlativeEnd)?));
    for at in token + opening..sentence.tokens.end.min(token + opening + reach) {
        // „die längste Brücke, die je gebaut wurde“
        if view.is_sign(at, ',') {
            return end_at(at + 1).filter(|_| ctx.is_word(at + 1, ProseWord::Relative));
        }
        if view.get(at).is_some_and(|it| matches!(it.first, ';' | ':' | '(' | '–' | '—')) {
            return None;
        }
        if let Some(span) = end_at(at) {
            return Some(span);
        }
    }
    None
}

/// Whether a hedge stands right before the superlative or overlaps its opening.
fn is_hedged(ctx: &Context<'_>, sentence: &Sentence, token: usize, span: ProseSpan) -> bool {
    let view = ctx.view();
    let first = token.saturating_sub(4).max(sentence.tokens.start);
    (first..=token).any(|at| {
        length(view, at, ProseWord::SuperlativeHedge).is_some_and(|n_tokens| {
            let hedge = view.span(at..at + n_tokens);
            hedge.overlaps(span) || at + n_tokens == token
        })
    })
}

fn length(view: TokenView<'_>, token: usize, word: ProseWord) -> Option<usize> {
    view.find_sense_in(token, Kinds::PROSE, |sense| (*sense == Sense::Prose(word)).then_some(()))
        .map(|(n_tokens, ())| n_tokens)
}
