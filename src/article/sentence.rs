//! Sentences, from tokens.
//!
//! «Il sig. Rossi ha speso 3,5 mln. Poi è partito.» is two sentences, not four. A cut in the wrong
//! place parts a number from its noun or its source, so in doubt there is none.

use std::ops::Range;

use super::{Case, Gap, Sentence, TokenKind, TokenView, Tokens};
use crate::lexicon::{Kinds, Lexicon, ProseWord, Sense, SpanWord};
use crate::prose::Prose;

/// How many tokens back an abbreviation with inner stops may begin («p.e.s.»).
const LONGEST_ABBREVIATION: usize = 8;

/// Splits every block; no sentence crosses a block. The role of each is set by its caller.
pub(super) fn sentences(prose: &Prose, tokens: &Tokens, lexicon: &Lexicon) -> Vec<Sentence> {
    let view = TokenView { text: &prose.text, tokens, lexicon };
    let mut out = Vec::new();
    for (index, block) in prose.blocks.iter().enumerate() {
        let range = tokens.of_block(index);
        let mut start = range.start;
        let mut at = range.start;
        while at < range.end {
            match sentence_end(view, &range, at) {
                Stop::Ends(end) => {
                    push(view, start..end, index, block.paragraph as usize, &mut out);
                    start = end;
                    at = end;
                }
                Stop::GoesOn(next) => at = next,
            }
        }
        push(view, start..range.end, index, block.paragraph as usize, &mut out);
    }
    out
}

fn push(view: TokenView<'_>, tokens: Range<usize>, block: usize, paragraph: usize, out: &mut Vec<Sentence>) {
    if tokens.start < tokens.end {
        let span = view.span(tokens.clone());
        out.push(Sentence { span, tokens, block, paragraph, role: super::BlockRole::Body });
    }
}

/// What a token does to the sentence it stands in.
enum Stop {
    /// The next one begins there.
    Ends(usize),
    /// It goes on, and is to be looked at from there.
    GoesOn(usize),
}

/// Whether the token at `at` is a mark that ends its sentence.
fn sentence_end(view: TokenView<'_>, block: &Range<usize>, at: usize) -> Stop {
    let sign = view.get(at).filter(|token| token.kind == TokenKind::Sign);
    let Some(mark) = sign.map(|token| token.first).filter(|mark| matches!(mark, '.' | '!' | '?' | '…'))
    else {
        return Stop::GoesOn(at + 1);
    };
    let mut next = at + 1;
    // Further marks and whatever closes belong to the sentence they end.
    while next < block.end
        && view.get(next).is_some_and(|token| token.kind == TokenKind::Sign && closes(token.first, token.gap))
    {
        next += 1;
    }
    // What follows the run of marks decides for all of them.
    let follower = view.get(next).filter(|_| next < block.end);
    if follower.is_none_or(|it| it.gap == Gap::None) || !may_open(view, next) {
        return Stop::GoesOn(next);
    }
    let is_dots = mark == '.' && view.is_sign(at + 1, '.') || mark == '…';
    if mark == '.' && !is_dots && stop_belongs_to_word(view, block.start, at, next) {
        return Stop::GoesOn(at + 1);
    }
    Stop::Ends(next)
}

fn closes(mark: char, gap: Gap) -> bool {
    match mark {
        '.' | '!' | '?' | '…' | '”' | '’' | '»' | '›' | ')' | ']' => true,
        // These also open; they close where they touch what stands before them.
        '"' | '\'' | '“' => gap == Gap::None,
        _ => false,
    }
}

/// Whether the token may be the first of a sentence.
fn may_open(view: TokenView<'_>, at: usize) -> bool {
    let Some(token) = view.get(at) else { return false };
    match token.kind {
        TokenKind::Word => token.case != Case::Lower || !token.first.is_lowercase(),
        TokenKind::Digits => true,
        TokenKind::Sign => {
            let opens = matches!(
                token.first,
                '“' | '‘' | '«' | '‹' | '„' | '"' | '\'' | '(' | '[' | '¿' | '¡' | '—' | '–' | '-'
            );
            opens
                && view
                    .get(at + 1)
                    .is_some_and(|next| next.kind != TokenKind::Word || !next.first.is_lowercase())
        }
    }
}

/// Whether the stop at `at` belongs to an abbreviation, an initial or an ordinal number.
fn stop_belongs_to_word(view: TokenView<'_>, block_start: usize, at: usize, next: usize) -> bool {
    let Some(before) =
        at.checked_sub(1).filter(|before| block_start <= *before).and_then(|before| view.get(before))
    else {
        return false;
    };
    if view.get(at).is_some_and(|stop| stop.gap != Gap::None) {
        return false;
    }
    let function_word_follows = view.senses_in(next, Kinds::PROSE).any(|(_, sense)| {
        matches!(
            sense,
            Sense::Prose(
                ProseWord::Article
                    | ProseWord::Preposition
                    | ProseWord::Conjunction
                    | ProseWord::Pronoun
                    | ProseWord::Demonstrative
                    | ProseWord::Continuation
                    | ProseWord::Opener
            )
        )
    });
    // «G. Verdi», but «vitamina C. Il medico …».
    if before.kind == TokenKind::Word
        && before.span.len() == before.first.len_utf8()
        && before.case != Case::Lower
    {
        return !function_word_follows;
    }
    // «am 3. Oktober»: an ordinal before a month; «i banchi sono 43. Il 5 marzo …» ends a sentence.
    if before.kind == TokenKind::Digits {
        // „der 50. Jahrestag“, „zum 100. Todestag“
        let ranked = view
            .senses_in(next, Kinds::SPAN)
            .any(|(_, sense)| matches!(sense, Sense::Span(SpanWord::Anniversary | SpanWord::Edition)));
        if ranked && before.span.len() <= 3 {
            return true;
        }
        return before.span.len() <= 2
            && !function_word_follows
            && view.senses_in(next, Kinds::DATE).any(|(_, sense)| matches!(sense, Sense::Date(_)));
    }
    let earliest = at.saturating_sub(LONGEST_ABBREVIATION).max(block_start);
    let mut closing = false;
    for start in earliest..at {
        let mut is_abbreviation = false;
        let mut may_close = false;
        for (n_tokens, sense) in view.senses_at(start) {
            match sense {
                Sense::Prose(ProseWord::Abbreviation | ProseWord::ClosingAbbreviation)
                    if at < start + n_tokens =>
                {
                    // A stop inside: «z. B.», «p.es.».
                    return true;
                }
                _ if start + n_tokens != at => {}
                Sense::Prose(ProseWord::ClosingAbbreviation) => may_close = true,
                // A whole word such as «set» or «no» is only an abbreviation where it looks like one.
                Sense::Prose(ProseWord::Abbreviation) => {
                    is_abbreviation |= !is_plain_word(view, start, n_tokens, next);
                }
                _ => {}
            }
        }
        if is_abbreviation && !may_close {
            return true;
        }
        closing |= may_close;
    }
    closing && !function_word_follows
}

/// Whether an abbreviation that is also a common word («set», «no», «on») stands here as the word: it is
/// written small and what follows cannot complete it.
fn is_plain_word(view: TokenView<'_>, start: usize, n_tokens: usize, next: usize) -> bool {
    let also_word = n_tokens == 1
        && view.senses_at(start).any(|(len, sense)| {
            len == 1 && matches!(sense, Sense::Prose(word) if !matches!(word, ProseWord::Abbreviation | ProseWord::ClosingAbbreviation))
        });
    also_word && view.get(next).is_some_and(|token| token.kind == TokenKind::Word)
}
