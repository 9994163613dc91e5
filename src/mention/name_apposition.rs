//! The role behind a name: «…, segretario della Fiom,», «… (segretario della Fiom)», «… è il segretario della Fiom».

use std::ops::Range;

use crate::article::{TokenKind, TokenView};
use crate::lexicon::{Cue, Kinds, NameWord, PeopleWord, ProseWord, Sense, VerbForm};
use crate::text::ProseSpan;

use super::name_owned::{is_of, is_people, is_relative};
use super::name_run::{demonym_at, is_capital, is_prose, title_at};

/// How a role behind a name is tied to it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    /// «, vice direttore dell'Ufficio,»
    Comma,
    /// «(vice direttore dell'Ufficio)»
    Bracket,
    /// «è il vice direttore dell'Ufficio»
    Is,
}

/// The role behind the name with these tokens: «, vice direttore dell'Ufficio».
pub(super) fn role_after(view: TokenView<'_>, name: Range<usize>, last: usize) -> Option<ProseSpan> {
    let end = name.end;
    let is = |at: usize| is_people(view, at, &PeopleWord::Is);
    let (tie, from) = if is(end) {
        (Tie::Is, end + 1)
    } else if view.is_sign(end, '(') {
        (Tie::Bracket, end + 1)
    } else if !view.is_sign(end, ',') {
        return None;
    } else if is_prose(view, end + 1, ProseWord::Relative) && is(end + 2) {
        (Tie::Is, end + 3)
    } else {
        (Tie::Comma, end + 1)
    };
    // «Il marito di Elena Doriani, ministro della Difesa,»
    let is_of_kin = name.start.checked_sub(2).is_some_and(|noun| {
        is_prose(view, name.start - 1, ProseWord::Preposition) && is_people(view, noun, &PeopleWord::Kin)
    });
    if tie == Tie::Comma && is_of_kin {
        return None;
    }
    let mut start = from;
    while start < from + 3
        && (is_prose(view, start, ProseWord::Article) || demonym_at(view, start) == Some(1))
    {
        start += 1;
    }
    let is_modifier =
        view.senses_in(start, Kinds::NAME).any(|(_, sense)| *sense == Sense::Name(NameWord::TitleModifier));
    let title = if is_modifier { start + 1 + usize::from(view.is_sign(start + 1, '-')) } else { start };
    // English puts the country or the body first: “Russia's deputy defence minister”.
    let title = (title..title + 4).find(|&at| title_at(view, at).is_some()).filter(|&at| {
        at == title
            || (title..at).all(|it| {
                is_capital(view, it)
                    || view.text_of(it).starts_with(['\'', '\u{2019}'])
                    || demonym_at(view, it).is_some()
                    || view
                        .senses_in(it, Kinds::NAME)
                        .any(|(_, sense)| *sense == Sense::Name(NameWord::TitleModifier))
            })
    })?;
    // Another name directly behind the title owns it: «Rossi, il presidente Bianchi».
    let behind = title + title_at(view, title)?;
    if is_capital(view, behind) && demonym_at(view, behind).is_none() {
        return None;
    }
    let found = (behind..last.min(title + 14)).find(|&at| ends_role(view, at, tie));
    let is_sign = |at: usize| view.get(at).is_some_and(|token| token.kind == TokenKind::Sign);
    let stop = match found {
        Some(at) if tie == Tie::Bracket && !view.is_sign(at, ')') => return None,
        Some(at) if is_sign(at) || tie == Tie::Is => at,
        // A role that no comma or stop closes is the next clause's subject.
        Some(_) => return None,
        None if last <= title + 14 => last,
        None => return None,
    };
    // «Calvi, il sindaco, il prefetto e la questora» are four persons.
    let is_other = |at: usize| is_prose(view, at, ProseWord::Article) && title_at(view, at + 1).is_some();
    let is_list = tie == Tie::Comma
        && is_prose(view, from, ProseWord::Article)
        && (view.is_sign(stop, ',') && is_other(stop + 1)
            || (behind..stop).any(|at| is_prose(view, at, ProseWord::Conjunction) && is_other(at + 1)));
    Some(view.span(start..stop)).filter(|span| !span.is_empty() && !is_list)
}

/// Whether the token at `at` ends a role that is tied so to the name before it.
fn ends_role(view: TokenView<'_>, at: usize, tie: Tie) -> bool {
    let is_word = |word: ProseWord| is_prose(view, at, word);
    let is_mark = view
        .get(at)
        .is_some_and(|token| token.kind == TokenKind::Sign && !matches!(token.first, '-' | '\'' | '’'));
    // “Lund, the mayor said, was late”
    let is_verb = || {
        let before = at - 1;
        !is_capital(view, at)
            && !is_of(view, before)
            && !is_prose(view, before, ProseWord::Article)
            && view.senses_in(at, Kinds::CUE).any(|(n_tokens, sense)| {
                n_tokens == 1 && matches!(sense, Sense::Cue(Cue::Verb(_, VerbForm::Finite)))
            })
    };
    let is_foreign = || {
        tie == Tie::Is
            && (is_word(ProseWord::Conjunction)
                || is_word(ProseWord::Preposition)
                    && !is_of(view, at)
                    && !is_people(view, at, &PeopleWord::Of))
    };
    is_mark || is_relative(view, at) || is_word(ProseWord::Auxiliary) || is_verb() || is_foreign()
}
