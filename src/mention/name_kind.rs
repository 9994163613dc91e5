//! What a name names: evidence for a person, a body, a place is added up.

use std::ops::Range;

use crate::article::{Case, TokenView};
use crate::lexicon::{Cue, Kinds, NameWord, ProseWord, Sense, SourceNoun, VerbForm};

use super::NameKind;
use super::name::{Context, key_of};
use super::name_run::{demonym_at, is_prose, name_sense};

/// The shortest name of a place that its ending tells, in bytes: „Bochum“ has none.
const SHORTEST_PLACE: usize = 6;

/// Adds the evidence up.
pub(super) fn weigh(
    view: TokenView<'_>,
    range: Range<usize>,
    n_words: usize,
    has_role: bool,
    is_body_phrase: bool,
    context: &Context<'_>,
) -> NameKind {
    let has = |pick: fn(&NameWord) -> bool| range.clone().any(|at| name_sense(view, at, pick).is_some());
    let key = key_of(view.span(range.clone()).slice(view.text));
    let first_given = name_sense(view, range.start, |word| *word == NameWord::GivenName).is_some();
    let upper = n_words == 1 && view.get(range.start).is_some_and(|token| token.case == Case::Upper);
    let before = range.start.wrapping_sub(1);
    let body_before = (before < range.start)
        .then(|| if demonym_at(view, before) == Some(1) { before.saturating_sub(1) } else { before })
        .is_some_and(|at| {
            view.senses_in(at, Kinds::CUE)
                .any(|(_, sense)| matches!(sense, Sense::Cue(Cue::Noun(SourceNoun::Body))))
        });
    let mut person = 0i32;
    person += if has_role { 3 } else { 0 };
    person += if first_given { 3 } else { 0 };
    person += if context.house.is_person(&key) { 4 } else { 0 };
    person += i32::from(speaks(view, range.end));
    person += i32::from((2..=4).contains(&n_words));
    // “Mac OS X Lion”: persons have no acronym inside their name; “Mario DE ROSSI” has none, nor «Carlo III».
    let is_thing = !has_role && has_acronym_inside(view, range.clone());
    if is_thing {
        person = 0;
    }
    let mut body = 0i32;
    body += if has(|word| *word == NameWord::BodyNoun) { 6 } else { 0 };
    body += if is_body_phrase { 5 } else { 0 };
    body += if upper { 2 } else { 0 };
    body += if body_before { 2 } else { 0 };
    body += if has(|word| *word == NameWord::Body) { 3 } else { 0 };
    let mut place = 0i32;
    place += if has(|word| *word == NameWord::PlaceNoun) { 3 } else { 0 };
    place += if has(|word| matches!(word, NameWord::Country(_) | NameWord::Capital(_) | NameWord::Place)) {
        2
    } else {
        0
    };
    // «il Comune di Valdorsa», «la città di Altenmark»: what a body or a place noun is named after is a place.
    place += if n_words == 1 && !first_given && !has_role && named_after(view, range.start) { 3 } else { 0 };
    place += if n_words == 1 && is_place_by_ending(view, range.start) { 3 } else { 0 };
    let best = person.max(body).max(place);
    if best < 2 {
        // A single word that speaks is asked like a person.
        return if speaks(view, range.end) && !is_thing { NameKind::Person } else { NameKind::Other };
    }
    if best == person && body < person {
        NameKind::Person
    } else if best == body {
        NameKind::Organisation
    } else {
        NameKind::Place
    }
}

/// Whether a word between the first and the last is an acronym, in a name that does not end in capitals.
fn has_acronym_inside(view: TokenView<'_>, range: Range<usize>) -> bool {
    let is_upper = |at: usize| view.get(at).is_some_and(|token| token.case == Case::Upper);
    let is_ordinal = |word: &str| word.chars().all(|it| matches!(it, 'I' | 'V' | 'X' | 'L'));
    let last = range.end.saturating_sub(1);
    let is_acronym = |at: usize| is_upper(at) && 1 < view.text_of(at).len() && !is_ordinal(view.text_of(at));
    !is_upper(range.start) && !is_upper(last) && (range.start + 1..last).any(is_acronym)
}

/// Whether a preposition stands before `index` and the noun of a body or of a place before that.
fn named_after(view: TokenView<'_>, index: usize) -> bool {
    let Some(preposition) = index.checked_sub(1) else { return false };
    let Some(noun) = index.checked_sub(2) else { return false };
    let is_noun = view.senses_in(noun, Kinds::CUE.or(Kinds::NAME)).any(|(n_tokens, sense)| {
        n_tokens == 1
            && matches!(
                sense,
                Sense::Cue(Cue::Noun(SourceNoun::Body))
                    | Sense::Name(NameWord::BodyNoun | NameWord::PlaceNoun)
            )
    });
    is_noun && is_prose(view, preposition, ProseWord::Preposition)
}

/// Whether a word that ends like the name of a place stands right behind a preposition of places: „in Talheim“.
pub(super) fn is_place_by_ending(view: TokenView<'_>, index: usize) -> bool {
    let names = &view.lexicon.names;
    let Some(before) = index.checked_sub(1).filter(|_| !names.place_endings.is_empty()) else { return false };
    let word = view.text_of(index);
    let listed = view.senses_at(index).any(|(n_tokens, _)| n_tokens == 1);
    let given_before = before.checked_sub(1).is_some_and(|at| is_given(view, at));
    let preposition = view.text_of(before).to_lowercase();
    !listed
        && !given_before
        && SHORTEST_PLACE <= word.len()
        && names.place_before.contains(&preposition)
        && names.place_endings.iter().any(|ending| word.ends_with(ending.as_str()))
}

/// Whether a verb of saying stands at `index`, an auxiliary before it allowed.
pub(super) fn speaks(view: TokenView<'_>, index: usize) -> bool {
    let is_form = |at: usize, wanted: VerbForm| {
        view.senses_in(at, Kinds::CUE)
            .any(|(_, sense)| matches!(sense, Sense::Cue(Cue::Verb(_, form)) if *form == wanted))
    };
    is_form(index, VerbForm::Finite)
        || (is_prose(view, index, ProseWord::Auxiliary) && is_form(index + 1, VerbForm::Participle))
}

/// Whether a word is a first name.
pub(super) fn is_given(view: TokenView<'_>, index: usize) -> bool {
    name_sense(view, index, |word| *word == NameWord::GivenName).is_some()
}
