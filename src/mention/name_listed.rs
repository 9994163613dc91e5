//! Names that some list knows whole: countries, capitals, bodies, places, works.

use std::sync::Arc;

use crate::article::{Case, TokenView};
use crate::lexicon::{NameWord, Sense, fold_into};

use super::NameKind;
use super::name_run::{demonym_at, is_capital, is_given, is_hyphen, name_sense, title_at, touches_by_space};

/// What a list knows of a name.
#[derive(Clone, Debug)]
pub(super) struct Listed {
    /// How many tokens the name has.
    pub(super) n_tokens: usize,
    /// What it names.
    pub(super) kind: NameKind,
    /// A country or capital with its fixed key.
    pub(super) key: Option<String>,
    /// It is a given name as well: «Sofia», “Virginia”.
    pub(super) is_given: bool,
}

/// A country, capital, known body, place or thing that begins at `index`, written as a name.
pub(super) fn gazetteer_at(view: TokenView<'_>, index: usize) -> Option<Listed> {
    // “Us” is no “US”.
    let is_word = view.get(index).is_some_and(|token| token.case == Case::Capital && token.span.len() == 2);
    if !is_capital(view, index) || is_word_like_acronym(view, index) || is_word {
        return None;
    }
    let fixed = |kind: &str, code: &Arc<str>| Some(format!("{kind}:{code}"));
    let (n_tokens, (kind, key)) = view.find_sense(index, |sense| match sense {
        Sense::Name(NameWord::Country(code)) => Some((NameKind::Place, fixed("country", code))),
        Sense::Name(NameWord::Capital(code)) => Some((NameKind::Place, fixed("capital", code))),
        Sense::Name(NameWord::Body) => Some((NameKind::Organisation, None)),
        Sense::Name(NameWord::Place) => Some((NameKind::Place, None)),
        Sense::Name(NameWord::Thing) => Some((NameKind::Other, None)),
        _ => None,
    })?;
    // Part of a longer name («New York Times», «Roma Capitale», «Paris Hilton») is no place.
    let next = index + n_tokens;
    // In «tribunale di Brescia Silvia Milesi» and “U.S. Department” the next word opens a name of its own.
    let longer = !is_genitive_place(view, index, n_tokens)
        && is_capital(view, next)
        && touches_by_space(view, next)
        && demonym_at(view, next).is_none()
        && title_at(view, next).is_none()
        && !is_given(view, next)
        && !view.is_sign(next - 1, '.');
    // «Mosca-Pyongyang» are two, «Lancia-Delta» is one.
    let hyphened = is_hyphen(view, next) && is_capital(view, next + 1) && !begins_listed(view, next + 1);
    // In a list of names in capitals each word is capital; of a name the last word is, too.
    let last_capital = is_capital(view, next - 1) || 1 < n_tokens;
    let is_body_next = name_sense(view, next, |word| *word == NameWord::BodyNoun).is_some();
    let whole = !hyphened && (!longer || (1 < n_tokens && !is_body_next));
    let is_given = n_tokens == 1 && kind == NameKind::Place && is_given(view, index);
    (last_capital && whole).then_some(Listed { n_tokens, kind, key, is_given })
}

/// „Deutschlands Wirtschaft“: behind the genitive of a place stands what is its own.
fn is_genitive_place(view: TokenView<'_>, index: usize, n_tokens: usize) -> bool {
    let mut folded = String::new();
    fold_into(view.text_of(index), &mut folded);
    n_tokens == 1
        && view.lexicon.names.genitives.iter().any(|ending| {
            folded.strip_suffix(ending.as_str()).is_some_and(|bare| {
                view.lexicon.words.senses_of(bare).iter().any(|sense| {
                    matches!(
                        sense,
                        Sense::Name(NameWord::Country(_) | NameWord::Capital(_) | NameWord::Place)
                    )
                })
            })
        })
}

/// «Who» is no «WHO».
fn is_word_like_acronym(view: TokenView<'_>, index: usize) -> bool {
    view.get(index).is_some_and(|token| token.case == Case::Capital)
        && view.senses_at(index).any(|(n_tokens, sense)| {
            n_tokens == 1 && matches!(sense, Sense::Prose(word) if word.is_function())
        })
        && name_sense(view, index, |word| *word == NameWord::Body) == Some(1)
}

/// Whether a listed place or body begins at the token, whatever stands behind it.
pub(super) fn begins_listed(view: TokenView<'_>, index: usize) -> bool {
    name_sense(view, index, |word| {
        matches!(
            word,
            NameWord::Country(_)
                | NameWord::Capital(_)
                | NameWord::Place
                | NameWord::Body
                | NameWord::Demonym(_)
        )
    })
    .is_some()
}
