//! Words between a title and a name: what the office is of, and where the name of its bearer begins.

use crate::article::TokenView;
use crate::lexicon::{Kinds, NameWord, PeopleWord, ProseWord, Sense};
use crate::text::ProseSpan;

use super::name_kind::is_given;
use super::name_run::{is_prose, name_sense, title_at};

/// No name has so many words; a text all in capitals is read in pieces.
pub(super) const LONGEST_RUN: usize = 64;

/// So many words the longest title has.
const LONGEST: usize = 5;

/// Where the longest phrase begins that covers the token `at` and ends there, as `covers` tells phrases.
pub(super) fn opening_of(
    view: TokenView<'_>,
    at: usize,
    first: usize,
    covers: fn(TokenView<'_>, usize) -> Option<usize>,
) -> Option<usize> {
    (0..LONGEST)
        .rev()
        .filter_map(|back| at.checked_sub(back))
        .find(|&it| first <= it && covers(view, it).is_some_and(|n_tokens| it + n_tokens == at + 1))
}

/// Whether the field of an office begins at `index`, and how many tokens it covers.
pub(super) fn field_at(view: TokenView<'_>, index: usize) -> Option<usize> {
    let is_field = |sense: &Sense| matches!(sense, Sense::People(PeopleWord::Field(_))).then_some(());
    view.find_sense(index, is_field).map(|(n_tokens, ())| n_tokens)
}

/// Whether some reading of the token at `index` alone is `word`.
pub(super) fn is_people(view: TokenView<'_>, index: usize, word: &PeopleWord) -> bool {
    view.senses_in(index, Kinds::PEOPLE)
        .any(|(n_tokens, sense)| n_tokens == 1 && *sense == Sense::People(word.clone()))
}

/// Whether the token at `index` links an office with what it is of: «di», “of”.
pub(super) fn is_of(view: TokenView<'_>, index: usize) -> bool {
    view.senses_in(index, Kinds::NAME).any(|(_, sense)| *sense == Sense::Name(NameWord::Link))
}

/// Whether a relative clause begins at `index`; in German the words are those of the article.
pub(super) fn is_relative(view: TokenView<'_>, index: usize) -> bool {
    is_prose(view, index, ProseWord::Relative) && !is_of(view, index)
}

/// «il prefetto di Valdorsa Bruno Calvi»: where a place or field ends that stands between a title and the name of
/// its bearer.
pub(super) fn owned_end(
    view: TokenView<'_>,
    start: usize,
    end: usize,
    is_known: impl Fn(ProseSpan) -> bool,
) -> usize {
    if let Some(office) = office_inside(view, start, end) {
        return office;
    }
    if !is_owned(view, start) || is_given(view, start) {
        return end;
    }
    // Behind the given name a surname must stand.
    let mut places = start + 1..end.saturating_sub(1).min(start + 4);
    let named = places.clone().find(|&at| is_given(view, at) || is_known(view.span(at..end)));
    // «il ministro dei Trasporti Zeno Vattelli»: the list knows the field or the place, and two words are left.
    let listed = || {
        places.find(|&at| {
            let n_tokens = name_sense(view, start, |word| {
                matches!(word, NameWord::Country(_) | NameWord::Capital(_) | NameWord::Place)
            });
            at + 2 == end && (n_tokens == Some(at - start) || field_at(view, start) == Some(at - start))
        })
    };
    named.or_else(listed).unwrap_or(end)
}

/// Whether a title and a word that links it with what it is of stand before the token at `start`.
pub(super) fn is_owned(view: TokenView<'_>, start: usize) -> bool {
    start.checked_sub(1).is_some_and(|link| {
        (is_of(view, link) || is_people(view, link, &PeopleWord::Of))
            && (link.saturating_sub(3)..link).any(|at| title_at(view, at).is_some())
    })
}

/// Whether the words from `start` to `end` are the field of an office.
pub(super) fn is_field(view: TokenView<'_>, start: usize, end: usize) -> bool {
    field_at(view, start) == Some(end - start)
}

/// “Alden Foods CEO Julia Farrant”: where an office begins inside a run of capital words; it and the name are a run
/// of their own.
fn office_inside(view: TokenView<'_>, start: usize, end: usize) -> Option<usize> {
    let is_noun = |word: &NameWord| matches!(word, NameWord::BodyNoun | NameWord::PlaceNoun);
    if name_sense(view, start, is_noun).is_some() {
        return None;
    }
    let is_office = |at: usize| {
        view.senses_in(at, Kinds::PEOPLE).any(|(_, sense)| {
            matches!(sense, Sense::People(PeopleWord::Office(_) | PeopleWord::DeputyOffice(_)))
        })
    };
    let end = end.min(start + LONGEST_RUN);
    let mut at = start;
    while at < end {
        let n_tokens = title_at(view, at).unwrap_or(0);
        let name = at + n_tokens;
        let has_name = name < end && (is_given(view, name) || name + 2 == end);
        if start < at && has_name && (at..name).any(is_office) {
            return Some(at);
        }
        at += n_tokens.max(1);
    }
    None
}
