//! Whether the clause around a temporal expression speaks of the past or the future.

use std::ops::Range;

use crate::article::{Case, Gap, TokenKind, TokenView};
use crate::lexicon::{DateWord, Kinds, ProseWord, Sense};

use super::name_run::is_prose;

/// What the clause tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// Past forms and no future ones.
    Past,
    /// Future forms.
    Future,
    /// A clause of its own with neither, or with a word of the present.
    Present,
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
    // «…, che si celebra il 15 agosto»: a relative clause has a verb of its own.
    let relative = (clause_start..range.start).rev().find(|&at| is_prose(view, at, ProseWord::Relative));
    match (tense_of(view, relative.unwrap_or(clause_start)..clause_end), relative) {
        (Tense::Unknown, Some(_)) => Tense::Present,
        (Tense::Unknown, None) => tense_of(view, start..end),
        (known, _) => known,
    }
}

fn tense_of(view: TokenView<'_>, range: Range<usize>) -> Tense {
    let mut found = Tense::Unknown;
    let mut at = range.start;
    while at < range.end {
        let (n_tokens, tense) = tense_at(view, at);
        at += n_tokens.max(1);
        match (tense, found) {
            (Tense::Future, _) => return Tense::Future,
            (Tense::Past, _) => found = Tense::Past,
            (Tense::Present, Tense::Unknown) => found = Tense::Present,
            _ => {}
        }
    }
    found
}

/// What the phrase or word at `at` tells, and how many tokens it has.
fn tense_at(view: TokenView<'_>, at: usize) -> (usize, Tense) {
    let by_list = view.find_sense_in(at, Kinds::DATE, |sense| match sense {
        Sense::Date(DateWord::Future) => Some(Tense::Future),
        Sense::Date(DateWord::Past) => Some(Tense::Past),
        Sense::Date(DateWord::Present) => Some(Tense::Present),
        _ => None,
    });
    if let Some(found) = by_list {
        return found;
    }
    let word = view.text_of(at);
    let case = view.get(at).filter(|_| 3 < word.len()).map(|token| token.case);
    // «Tornerà il 27.»: what opens a sentence may be a verb; the endings of the past are those of nouns, too.
    let opens = case == Some(Case::Capital) && opens_sentence(view, at);
    let ends = |endings: &[String], opens: bool| {
        (case == Some(Case::Lower) || opens)
            && endings.iter().any(|ending| ending.len() < word.len() && word.ends_with(ending.as_str()))
    };
    let dates = &view.lexicon.dates;
    let tense = match (ends(&dates.future_endings, opens), ends(&dates.past_endings, false)) {
        (true, _) => Tense::Future,
        (false, true) => Tense::Past,
        (false, false) => Tense::Unknown,
    };
    (1, tense)
}

/// Whether the word at `at` is the first of its sentence.
fn opens_sentence(view: TokenView<'_>, at: usize) -> bool {
    view.get(at).is_some_and(|it| it.gap == Gap::Block)
        || at
            .checked_sub(1)
            .and_then(|at| view.get(at))
            .is_some_and(|it| matches!(it.first, '.' | '¿' | '¡' | '«' | '“'))
}

/// Whether the word at `at` speaks of the future.
pub(super) fn is_future(view: TokenView<'_>, at: usize) -> bool {
    tense_at(view, at).1 == Tense::Future
}

fn ends_clause(view: TokenView<'_>, at: usize) -> bool {
    view.get(at).is_some_and(|token| {
        token.kind == TokenKind::Sign
            && matches!(token.first, ',' | ';' | ':' | '(' | ')' | '–' | '—' | '«' | '»' | '“' | '”' | '"')
    })
}
