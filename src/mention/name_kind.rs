//! What a name names: evidence for a person, a body, a place is added up over all its mentions.

use std::ops::{AddAssign, Range};

use crate::article::{Case, TokenKind, TokenView};
use crate::lexicon::{Cue, NameWord, ProseWord, Sense, SourceNoun, VerbForm};

use super::NameKind;
use super::name::{Context, key_of};
use super::name_listed::gazetteer_at;
use super::name_run::{demonym_at, is_capital, is_prose, name_sense, title_at};

/// How much speaks for each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    pub(super) person: i32,
    pub(super) body: i32,
    pub(super) place: i32,
    pub(super) thing: i32,
}

impl AddAssign for Evidence {
    fn add_assign(&mut self, other: Self) {
        self.person += other.person;
        self.body += other.body;
        self.place += other.place;
        self.thing += other.thing;
    }
}

impl Evidence {
    /// The same with every side between −4 and 5, so that many mentions do not shout down a list.
    fn bounded(self) -> Self {
        let bound = |side: i32| side.clamp(-4, 5);
        Self {
            person: bound(self.person),
            body: bound(self.body),
            place: bound(self.place),
            thing: bound(self.thing),
        }
    }

    /// The kind that the name itself and its neighbours speak for.
    pub(super) fn decide(inner: Self, around: Self) -> NameKind {
        let mut all = inner;
        all += around.bounded();
        let best = all.person.max(all.body).max(all.place).max(all.thing);
        if best < 2 || best == all.thing {
            NameKind::Other
        } else if best == all.person && all.body < all.person {
            NameKind::Person
        } else if best == all.body {
            NameKind::Organisation
        } else {
            NameKind::Place
        }
    }
}

/// What the name's own words speak for.
pub(super) fn inner(
    view: TokenView<'_>,
    range: Range<usize>,
    is_office: bool,
    context: &Context<'_>,
) -> Evidence {
    let has = |pick: fn(&NameWord) -> bool| range.clone().any(|at| name_sense(view, at, pick).is_some());
    let key = key_of(view.span(range.clone()).slice(view.text));
    let capitals: Vec<usize> = range.clone().filter(|&at| is_capital(view, at)).collect();
    let n_words = capitals.len();
    let case_at = |at: usize| view.get(at).map_or(Case::None, |token| token.case);
    let first_given = name_sense(view, range.start, |word| *word == NameWord::GivenName).is_some();
    let has_surname =
        capitals.last().is_some_and(|&at| name_sense(view, at, |word| *word == NameWord::Surname).is_some());
    let mut found = Evidence::default();
    found.person += if context.house.is_person(&key) { 6 } else { 0 };
    found.person += if first_given { 3 } else { 0 };
    found.person += if has_surname { 2 } else { 0 };
    if 1 < n_words {
        let has_particle =
            range.clone().any(|at| case_at(at) == Case::Lower && name_sense(view, at, is_particle).is_some());
        let has_initial = range.clone().any(|at| is_initial(view, at));
        let is_numbered = capitals.last().is_some_and(|&at| is_roman(view.text_of(at)));
        found.person += if has_particle { 2 } else { 0 };
        found.person += if has_initial { 3 } else { 0 };
        found.person += if is_numbered && first_given { 3 } else { 0 };
        // «Silvano Mulas»: two or three words that no list and no line of the article knows otherwise.
        let is_plain = (2..=3).contains(&n_words)
            && capitals.iter().all(|&at| {
                let text = view.text_of(at);
                matches!(case_at(at), Case::Capital | Case::Mixed)
                    && 2 <= text.chars().count()
                    && text.chars().all(char::is_alphabetic)
                    && (name_sense(view, at, |_| true).is_none()
                        || name_sense(view, at, is_of_person).is_some())
                    && !is_listed(view, at)
                    && !has_common_ending(view, text)
                    && !context.is_common(view, at)
            });
        found.person += if is_plain { 2 } else { 0 };
    } else if case_at(range.start) == Case::Upper {
        found.body += 2;
    }
    // “Jim Press” is a person all the same.
    let body_noun = if first_given && n_words == 2 { 3 } else { 6 };
    found.body += if has(|word| *word == NameWord::BodyNoun) { body_noun } else { 0 };
    found.body += if is_office { 6 } else { 0 };
    found.body += if 1 < n_words && has(|word| *word == NameWord::Body) { 3 } else { 0 };
    found.body += if range.clone().any(|at| view.is_sign(at, '&')) { 3 } else { 0 };
    if 1 < n_words && head_of(view, &capitals) == Some(NameKind::Place) {
        found.place += 4;
        found.body -= if found.body < 6 { 0 } else { 6 };
    } else if found.body < 6 {
        let is_country = has(|word| matches!(word, NameWord::Country(_) | NameWord::Capital(_)));
        found.place += if is_country || has(|word| *word == NameWord::Place) { 2 } else { 0 };
    }
    found.thing += if has(|word| *word == NameWord::Thing) { 4 } else { 0 };
    found.thing += if has(|word| *word == NameWord::ThingNoun) { 7 } else { 0 };
    // «MacBook», “iPhone” and «X5» are nobody's surname.
    let is_product = capitals.iter().any(|&at| {
        let text = view.text_of(at);
        text.chars().any(char::is_numeric) || (case_at(at) == Case::Mixed && !is_mixed_surname(text))
    });
    found.person -= if is_product { 4 } else { 0 };
    found.thing += if is_product && 1 < n_words { 4 } else { 0 };
    // «DC-9», «Su-57»: a model.
    found.thing += if range.clone().any(|at| is_digits(view, at)) { 8 } else { 0 };
    found
}

/// Whether the noun that says what the name names is a body's or a place's: the last in “Colorado State
/// University”, the first in «Palazzo della Banca».
fn head_of(view: TokenView<'_>, capitals: &[usize]) -> Option<NameKind> {
    let kind_at = |&at: &usize| {
        if name_sense(view, at, |word| *word == NameWord::BodyNoun).is_some() {
            Some(NameKind::Organisation)
        } else {
            name_sense(view, at, |word| *word == NameWord::PlaceNoun).map(|_| NameKind::Place)
        }
    };
    if view.lexicon.names.head_is_last {
        capitals.iter().rev().find_map(kind_at)
    } else {
        capitals.iter().find_map(kind_at)
    }
}

fn is_digits(view: TokenView<'_>, index: usize) -> bool {
    view.get(index).is_some_and(|token| token.kind == TokenKind::Digits)
}

/// Whether the word ends as common nouns do: «-zione», “-ment”.
fn has_common_ending(view: TokenView<'_>, word: &str) -> bool {
    view.lexicon
        .names
        .common_endings
        .iter()
        .any(|ending| word.strip_suffix(ending.as_str()).is_some_and(|stem| 2 <= stem.chars().count()))
}

fn is_particle(word: &NameWord) -> bool {
    *word == NameWord::Particle
}

fn is_of_person(word: &NameWord) -> bool {
    matches!(word, NameWord::GivenName | NameWord::Surname | NameWord::Particle)
}

/// “McDonald”, «DiNardo», “MacArthur”: at most three letters before the second capital.
fn is_mixed_surname(text: &str) -> bool {
    text.chars().skip(1).position(char::is_uppercase).is_some_and(|at| at < 3)
        && text.chars().skip(2).filter(|letter| letter.is_uppercase()).count() == 1
        && text.chars().all(char::is_alphabetic)
}

/// Whether the token at `index` is a single capital with its stop: the «J.» of «J. K. Rowland».
fn is_initial(view: TokenView<'_>, index: usize) -> bool {
    is_capital(view, index) && view.text_of(index).chars().count() == 1 && view.is_sign(index + 1, '.')
}

/// Whether a word is a Roman numeral in capitals.
pub(super) fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'))
}

/// Whether any list but those of names knows the word.
pub(super) fn is_listed(view: TokenView<'_>, index: usize) -> bool {
    view.senses_at(index).any(|(n_tokens, sense)| n_tokens == 1 && !matches!(sense, Sense::Name(_)))
}

/// What stands beside the name at `range`, and what that speaks for.
pub(super) fn around(
    view: TokenView<'_>,
    range: Range<usize>,
    sentence: &Range<usize>,
    has_role: bool,
) -> Evidence {
    let mut found = Evidence::default();
    let n_words = range.clone().filter(|&at| is_capital(view, at)).count();
    found.person += if has_role { 3 } else { 0 };
    found.person += i32::from(speaks(view, range.end));
    before(view, range.start, n_words, sentence.start, has_role, &mut found);
    behind(view, range.end, &mut found);
    found
}

fn before(
    view: TokenView<'_>,
    start: usize,
    n_words: usize,
    first: usize,
    has_role: bool,
    found: &mut Evidence,
) {
    let Some(at) = start.checked_sub(1).filter(|at| first <= *at) else { return };
    // Whether an article stands there, alone or grown into a preposition («della», “the”, « du »).
    let is_article = is_prose(view, at, ProseWord::Article)
        || name_sense(view, at, |word| *word == NameWord::WithArticle).is_some();
    if is_article && !has_role {
        found.person -= 3;
    } else if !has_role && is_described(view, at, first) {
        found.person -= 2;
    }
    if name_sense(view, at, |word| *word == NameWord::PersonNoun).is_some() {
        found.person += 3;
    }
    if ends_place_phrase(view, start, first) {
        // «nel» stands before many things, «in» before places.
        found.place += if is_article { 1 } else { 2 };
        found.person -= 1;
    }
    let noun = if demonym_at(view, at) == Some(1) { at.saturating_sub(1) } else { at };
    if first <= noun && is_lower(view, noun) && is_body_noun(view, noun) {
        found.body += 2;
    }
    if is_lower(view, at) && name_sense(view, at, |word| *word == NameWord::PlaceNoun).is_some() {
        found.place += 3;
    }
    // «la moglie di», «il Comune di», «sindaco di», «amministratore delegato di».
    let Some(owner) = at.checked_sub(1).filter(|it| first <= *it) else { return };
    if name_sense(view, at, |word| *word == NameWord::Link) != Some(1) {
        return;
    }
    let is_noun = |pick: fn(&NameWord) -> bool| name_sense(view, owner, pick) == Some(1);
    if is_noun(|word| *word == NameWord::PersonNoun) {
        found.person += if n_words == 1 { 2 } else { 1 };
    } else if is_noun(|word| *word == NameWord::PlaceTitle) {
        found.place += 3;
        found.person -= 2;
    } else if is_noun(|word| *word == NameWord::PlaceNoun) {
        found.place += 4;
        found.person -= 2;
    } else if is_noun(|word| *word == NameWord::Office) && n_words == 1 {
        // What an office is named after is a place.
        found.place += 3;
    } else if is_noun(|word| *word == NameWord::Title) {
        // “strategist for Miller Tabak”, and «premier di Pol Pot» too, where the name is longer.
        let is_owner = view.senses_at(at).any(|(_, sense)| *sense == Sense::Cue(Cue::Owner));
        let weight = if !is_owner || n_words == 1 { 2 } else { 1 };
        found.body += weight;
        found.person -= weight;
    }
}

/// Whether a preposition of place, of one to three words («in», «nato a», “next to”), ends where a name begins.
fn ends_place_phrase(view: TokenView<'_>, start: usize, first: usize) -> bool {
    (1..=3).any(|n_tokens| {
        start.checked_sub(n_tokens).filter(|at| first <= *at).is_some_and(|at| {
            view.senses_at(at).any(|(length, sense)| {
                length == n_tokens && *sense == Sense::Name(NameWord::PlacePreposition)
            })
        })
    })
}

/// “the completely new Holden Commodore”: an article, and adjectives between it and the name.
fn is_described(view: TokenView<'_>, at: usize, first: usize) -> bool {
    let is_plain = |at: usize| {
        is_lower(view, at)
            && !view.senses_at(at).any(|(_, sense)| match sense {
                Sense::Prose(word) => word.is_function() && *word != ProseWord::Opener,
                Sense::Name(word) => *word != NameWord::TitleModifier,
                Sense::Cue(Cue::Verb(..) | Cue::Noun(_) | Cue::Preposition) => true,
                _ => false,
            })
    };
    let mut article = at;
    while first < article && article + 3 > at && is_plain(article) {
        article -= 1;
    }
    article < at && is_prose(view, article, ProseWord::Article)
}

fn behind(view: TokenView<'_>, end: usize, found: &mut Evidence) {
    // «, 53 anni,», “, 19,”, «(53)»: an age.
    let is_mark = view.is_sign(end, ',') || view.is_sign(end, '(');
    let is_age = is_mark
        && view.get(end + 1).is_some_and(|token| token.kind == TokenKind::Digits && token.span.len() <= 2)
        && (view.is_sign(end + 2, ',')
            || view.is_sign(end + 2, ')')
            || name_sense(view, end + 2, |word| *word == NameWord::AgeWord).is_some());
    found.person += if is_age { 4 } else { 0 };
    let mark = if view.is_sign(end, ',') { end + 1 } else { end };
    if name_sense(view, mark, |word| *word == NameWord::PersonMark).is_some() {
        found.person += 2;
    }
    // “Cupertino, California”.
    if view.is_sign(end, ',')
        && gazetteer_at(view, end + 1).is_some_and(|listed| listed.kind == NameKind::Place)
    {
        found.place += 1;
    }
}

fn is_lower(view: TokenView<'_>, index: usize) -> bool {
    view.get(index).is_some_and(|token| token.case == Case::Lower)
}

fn is_body_noun(view: TokenView<'_>, index: usize) -> bool {
    view.senses_at(index).any(|(n_tokens, sense)| {
        n_tokens == 1
            && matches!(
                sense,
                Sense::Cue(Cue::Noun(SourceNoun::Body)) | Sense::Name(NameWord::BodyNoun | NameWord::Office)
            )
    }) && title_at(view, index).is_none()
}

/// Whether a verb of saying stands at `index`, an auxiliary before it allowed.
pub(super) fn speaks(view: TokenView<'_>, index: usize) -> bool {
    let is_form = |at: usize, wanted: VerbForm| {
        view.senses_at(at)
            .any(|(_, sense)| matches!(sense, Sense::Cue(Cue::Verb(_, form)) if *form == wanted))
    };
    is_form(index, VerbForm::Finite)
        || (is_prose(view, index, ProseWord::Auxiliary) && is_form(index + 1, VerbForm::Participle))
}
