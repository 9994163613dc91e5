//! Speech without marks of quotation: paragraphs of dialogue that open with a dash («—Nos vamos —dijo Ana—.»),
//! and block quotations with the name of who said it below.

use crate::article::{Article, BlockRole, TokenKind, TokenView};
use crate::lexicon::{Cue, ProseWord, Sense, VerbForm, VerbStrength};
use crate::prose::BlockKind;
use crate::text::ProseSpan;

/// How many tokens an inserted «dijo Ana, la alcaldesa» may have.
const INSERTED: usize = 12;

/// Whether `letter` is a dash of dialogue.
pub(super) fn is_dash(letter: char) -> bool {
    matches!(letter, '—' | '–' | '―')
}

/// The pieces of speech in the paragraphs of dialogue, in the order of the text.
///
/// A paragraph that opens with a dash is speech only where it says so: with a verb of saying behind a
/// dash, a comma or the mark of a question. A point of a list has none.
pub(super) fn dialogues(article: &Article, view: TokenView<'_>, out: &mut Vec<ProseSpan>) {
    for (index, block) in article.prose.blocks.iter().enumerate() {
        let is_running = article.roles.get(index) == Some(&BlockRole::Body);
        if is_running && block.span.slice(view.text).starts_with(is_dash) {
            let tokens = view.tokens.of_block(index);
            dialogue(view, tokens, out);
        }
    }
}

fn dialogue(view: TokenView<'_>, tokens: std::ops::Range<usize>, out: &mut Vec<ProseSpan>) {
    let mut start = tokens.start + 1;
    let mut is_speech = false;
    while start < tokens.end {
        let inserted = (start + 1..tokens.end).find(|&at| opens_inserted(view, at, tokens.end));
        let Some(verb) = inserted else {
            if is_speech {
                piece(view, start..tokens.end, out);
            }
            return;
        };
        is_speech = true;
        piece(view, start..verb, out);
        let after_dash = verb.checked_sub(1).is_some_and(|at| is_dash_at(view, at));
        let closes = (verb + 1..tokens.end.min(verb + INSERTED)).find(|&at| {
            if after_dash { is_dash_at(view, at) } else { view.is_sign(at, ',') || view.is_sign(at, '.') }
        });
        // Behind a full stop the narrator goes on; behind a dash or a comma the speaker does.
        match closes {
            Some(at) if !view.is_sign(at, '.') => start = at + 1,
            _ => return,
        }
    }
}

fn is_dash_at(view: TokenView<'_>, index: usize) -> bool {
    view.get(index).is_some_and(|token| token.kind == TokenKind::Sign && is_dash(token.first))
}

/// Whether a verb of saying stands at `index`, right behind a mark that lets the narrator in.
fn opens_inserted(view: TokenView<'_>, index: usize, end: usize) -> bool {
    let is_mark = index.checked_sub(1).and_then(|at| view.get(at)).is_some_and(|token| {
        token.kind == TokenKind::Sign
            && (matches!(token.first, ',' | '?' | '!' | '…') || is_dash(token.first))
    });
    let says = |at: usize, wanted: VerbForm| {
        view.senses_at(at).any(|(_, sense)| {
            matches!(sense, Sense::Cue(Cue::Verb(strength, form))
                if *form == wanted && matches!(strength, VerbStrength::General | VerbStrength::Strong))
        })
    };
    let is_auxiliary = view.senses_at(index).any(|(_, sense)| *sense == Sense::Prose(ProseWord::Auxiliary));
    is_mark
        && index < end
        && (says(index, VerbForm::Finite) || is_auxiliary && says(index + 1, VerbForm::Participle))
}

/// Adds the speech of `tokens`, the marks around it left out.
fn piece(view: TokenView<'_>, tokens: std::ops::Range<usize>, out: &mut Vec<ProseSpan>) {
    let is_edge = |at: usize| {
        view.get(at).is_some_and(|token| {
            token.kind == TokenKind::Sign
                && (matches!(token.first, ',' | ';' | ':' | '.') || is_dash(token.first))
        })
    };
    let mut range = tokens;
    while range.start < range.end && is_edge(range.start) {
        range.start += 1;
    }
    while range.start < range.end && is_edge(range.end - 1) {
        range.end -= 1;
    }
    if range.start < range.end {
        out.push(view.span(range));
    }
}

/// The block quotations that a line with a dash signs, without that line.
pub(super) fn signed_blocks(article: &Article, out: &mut Vec<ProseSpan>) {
    let text = &article.prose.text;
    let blocks = &article.prose.blocks;
    let mut first = None;
    for (index, block) in blocks.iter().enumerate() {
        if block.kind != BlockKind::Quote {
            first = None;
            continue;
        }
        let from = *first.get_or_insert(index);
        let piece = block.span.slice(text);
        let own_line =
            piece.rfind('\n').map(|at| at + 1).filter(|&at| piece.get(at..).is_some_and(opens_with_dash));
        let end = if opens_with_dash(piece) && from < index {
            index.checked_sub(1).and_then(|at| blocks.get(at)).map(|before| before.span.end())
        } else {
            own_line.map(|at| block.span.start() + piece.get(..at).map_or(0, |head| head.trim_end().len()))
        };
        if let (Some(end), Some(opening)) = (end, blocks.get(from)) {
            if opening.span.start() < end {
                out.push(ProseSpan::new(opening.span.start(), end));
            }
            first = None;
        }
    }
}

fn opens_with_dash(line: &str) -> bool {
    line.trim_start().starts_with(is_dash)
}
