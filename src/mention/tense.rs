//! Whether the clause around a temporal expression speaks of the past or the future.

use std::ops::Range;

use crate::article::{Case, TokenKind, TokenView};
use crate::lexicon::{DateWord, Sense};

/// What the clause tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// Past forms and no future ones.
    Past,
    /// Future forms.
    Future,
    /// Neither.
    Unknown,
}

/// How many tokens on each side are looked at.
const REACH: usize = 40;

/// The tense of the clause that holds the tokens `range`, else of their `sentence`.
pub(super) fn tense_around(view: TokenView<'_>, range: &Range<usize>, sentence: &Range<usize>) -> Tense {
    let start = range.start.saturating_sub(REACH).max(sentence.start);
    let end = range.end.saturating_add(REACH).min(sentence.end);
    let clause_start =
        (start..range.start).rev().find(|&at| ends_clause(view, at)).map_or(start, |at| at + 1);
    let clause_end = (range.end..end).find(|&at| ends_clause(view, at)).unwrap_or(end);
    match tense_of(view, clause_start..clause_end) {
        Tense::Unknown => tense_of(view, start..end),
        known => known,
    }
}

fn tense_of(view: TokenView<'_>, range: Range<usize>) -> Tense {
    let mut past = false;
    for at in range {
        match tense_at(view, at) {
            Tense::Future => return Tense::Future,
            Tense::Past => past = true,
            Tense::Unknown => {}
        }
    }
    if past { Tense::Past } else { Tense::Unknown }
}

fn tense_at(view: TokenView<'_>, at: usize) -> Tense {
    let by_list = view.find_sense(at, |sense| match sense {
        Sense::Date(DateWord::Future) => Some(Tense::Future),
        Sense::Date(DateWord::Past) => Some(Tense::Past),
        _ => None,
    });
    if let Some((_, tense)) = by_list {
        return tense;
    }
    let word = view.text_of(at);
    let is_verb = view.get(at).is_some_and(|token| token.case == Case::Lower && 3 < word.len());
    let ends = |endings: &[String]| {
        is_verb && endings.iter().any(|ending| ending.len() < word.len() && word.ends_with(ending.as_str()))
    };
    let dates = &view.lexicon.dates;
    match (ends(&dates.future_endings), ends(&dates.past_endings)) {
        (true, _) => Tense::Future,
        (false, true) => Tense::Past,
        (false, false) => Tense::Unknown,
    }
}

fn ends_clause(view: TokenView<'_>, at: usize) -> bool {
    view.get(at).is_some_and(|token| {
        token.kind == TokenKind::Sign
            && matches!(token.first, ',' | ';' | ':' | '(' | ')' | '–' | '—' | '«' | '»' | '“' | '”' | '"')
    })
}
