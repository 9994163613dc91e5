//! Titles and roles beside a name: «il vice ministro della Difesa, …», «…, segretario della Fiom,».

use rustc_hash::FxHashSet;

use crate::article::{TokenKind, TokenView};
use crate::lexicon::{Cue, NameWord, PeopleWord, ProseWord, Sense, VerbForm};
use crate::text::ProseSpan;

use super::key_of;
use super::name_run::{demonym_at, is_capital, is_given, is_prose, name_sense, title_at};

/// How far from a name its role may begin.
const REACH: usize = 9;

/// So many words the longest title has.
const LONGEST: usize = 5;

/// The role that ends where the name at token `name` begins; `sure` holds the keys of words that are capital
/// wherever they stand.
pub(super) fn role_before(
    view: TokenView<'_>,
    name: usize,
    first: usize,
    sure: &FxHashSet<String>,
) -> Option<ProseSpan> {
    let mut at = name;
    let mut end = name;
    let mut found = None;
    for _ in 0..REACH {
        let Some(before) = at.checked_sub(1).filter(|before| first <= *before) else { break };
        // One comma may part the role from the name: «il vice ministro della Difesa, …».
        if view.is_sign(before, ',') && before + 1 == name {
            end = before;
            at = before;
            continue;
        }
        if view.is_sign(before, '.')
            && view.get(before).is_some_and(|token| token.gap == crate::article::Gap::None)
        {
            at = before;
            continue;
        }
        let Some(token) = view.get(before) else { break };
        if token.kind != TokenKind::Word {
            break;
        }
        // “chief executive”, «adjointe au maire»: a title of several words ends here.
        if let Some(opening) = opening_of(view, before, first, title_at).filter(|_| found.is_none()) {
            found = Some(opening);
            at = opening;
            continue;
        }
        // «il ministro degli Affari esteri»: a field of several words.
        let field = opening_of(view, before, first, field_at).filter(|_| found.is_none());
        if let Some(field) = field.filter(|it| *it < before) {
            at = field;
            continue;
        }
        let is_modifier =
            view.senses_at(before).any(|(_, sense)| *sense == Sense::Name(NameWord::TitleModifier));
        if found.is_some() {
            // „der russische Präsident“: the country stands first.
            let is_country = demonym_at(view, before) == Some(1) && found == Some(before + 1);
            if is_country || is_modifier && found == Some(before + 1) {
                found = Some(before);
                at = before;
                continue;
            }
            // “the minister of justice”: the field is a title too.
            let office = before.checked_sub(1).filter(|_| {
                found == Some(before + 1) && field_at(view, before + 1).is_some() && is_of(view, before)
            });
            if let Some(opening) = office.and_then(|it| opening_of(view, it, first, title_at)) {
                found = Some(opening);
                at = opening;
                continue;
            }
            break;
        }
        // What may stand inside a role: its office, its country, its adjectives.
        let is_verb = view.senses_at(before).any(|(_, sense)| {
            matches!(sense, Sense::Cue(Cue::Verb(..)) | Sense::Predicate(_))
        });
        let is_break = is_prose(view, before, ProseWord::Auxiliary)
            || is_prose(view, before, ProseWord::Conjunction)
            || is_prose(view, before, ProseWord::Relative)
            || is_prose(view, before, ProseWord::Negation);
        let is_linked = is_of(view, before)
            || view.senses_at(before).any(|(_, sense)| {
                matches!(sense, Sense::Cue(Cue::Owner))
            })
            // «assessora alla Sanità», “ambassador to France”
            || is_people(view, before, &PeopleWord::Of)
                && before.checked_sub(1).is_some_and(|it| opening_of(view, it, first, title_at).is_some());
        let is_foreign_preposition =
            is_prose(view, before, ProseWord::Preposition) && (!is_linked || before + 1 == name);
        // «la giudice ha sentito X», “the judge heard X”: a plain word beside the name is no part of a role.
        let is_plain = view.get(before).is_some_and(|token| token.case == crate::article::Case::Lower)
            && before + 1 == end
            && demonym_at(view, before).is_none()
            && !is_modifier
            && !before
                .checked_sub(1)
                .is_some_and(|it| is_of(view, it) || is_people(view, it, &PeopleWord::Of));
        let is_article_alone = is_prose(view, before, ProseWord::Article) && before + 1 == name;
        if (is_verb && demonym_at(view, before).is_none() && !is_capital(view, before))
            || is_break
            || is_foreign_preposition
            || is_article_alone
            || is_plain
        {
            break;
        }
        at = before;
    }
    let title = found?;
    let start = owner_start(view, modified_start(view, title, first), first);
    let start = if start == title { body_start(view, title, first, sure) } else { start };
    // A title whose own name stands between is another person's: «il presidente X e Y».
    Some(view.span(start..end)).filter(|span| !span.is_empty())
}

/// Where the longest phrase begins that covers the token `at` and ends there, as `covers` tells phrases.
fn opening_of(
    view: TokenView<'_>,
    at: usize,
    first: usize,
    covers: fn(TokenView<'_>, usize) -> Option<usize>,
) -> Option<usize> {
    (0..LONGEST).rev().filter_map(|back| at.checked_sub(back)).find(|&it| {
        first <= it && covers(view, it).is_some_and(|n_tokens| it + n_tokens == at + 1)
    })
}

/// Whether the field of an office begins at `index`, and how many tokens it covers.
fn field_at(view: TokenView<'_>, index: usize) -> Option<usize> {
    let is_field = |sense: &Sense| matches!(sense, Sense::People(PeopleWord::Field(_))).then_some(());
    view.find_sense(index, is_field).map(|(n_tokens, ())| n_tokens)
}

/// Whether some reading of the token at `index` alone is `word`.
fn is_people(view: TokenView<'_>, index: usize, word: &PeopleWord) -> bool {
    view.senses_at(index).any(|(n_tokens, sense)| n_tokens == 1 && *sense == Sense::People(word.clone()))
}

/// Whether the token at `index` links an office with what it is of: «di», “of”.
fn is_of(view: TokenView<'_>, index: usize) -> bool {
    view.senses_at(index).any(|(_, sense)| *sense == Sense::Name(NameWord::Link))
}

/// “Alden Foods chief executive”: where the body begins that stands before the office without any link.
fn body_start(view: TokenView<'_>, title: usize, first: usize, sure: &FxHashSet<String>) -> usize {
    let is_office = view.senses_at(title).any(|(_, sense)| {
        matches!(sense, Sense::People(PeopleWord::Office(_) | PeopleWord::DeputyOffice(_)))
    });
    if !is_office || !view.lexicon.people.body_first {
        return title;
    }
    let is_body = |at: usize| {
        is_capital(view, at)
            && title_at(view, at).is_none()
            && !view.senses_at(at).any(|(n_tokens, sense)| {
                n_tokens == 1 && matches!(sense, Sense::Date(_) | Sense::Name(NameWord::NoName))
            })
    };
    let back = (1..=LONGEST).take_while(|n| title.checked_sub(*n).is_some_and(|at| first <= at && is_body(at)));
    let start = title - back.count();
    // A sentence's first word is capital whatever it is.
    let is_opening = start == first || !view.get(start - 1).is_some_and(|it| it.kind == TokenKind::Word);
    let is_known = sure.contains(&key_of(view.text_of(start)));
    if is_opening && !is_known && start + 1 == title { title } else { start }
}

/// Where a role begins that a country and words such as «ex» and “former” stand before, a hyphen between them or not.
pub(super) fn modified_start(view: TokenView<'_>, title: usize, first: usize) -> usize {
    let mut start = title;
    for _ in 0..MODIFIERS {
        let Some(before) = start.checked_sub(1).filter(|before| first <= *before) else { break };
        let is_hyphen = view.is_sign(before, '-');
        let word = if is_hyphen { before.saturating_sub(1) } else { before };
        let is_modifier = view.senses_at(word).any(|(n_tokens, sense)| {
            n_tokens == start - word - usize::from(is_hyphen)
                && matches!(
                    sense,
                    Sense::Name(NameWord::TitleModifier)
                        | Sense::People(PeopleWord::Unsettled | PeopleWord::Deputy)
                )
        });
        let is_country = !is_hyphen && demonym_at(view, word) == Some(1);
        if word < first || !(is_modifier || is_country) {
            break;
        }
        start = word;
    }
    start
}

/// So many of them stand before a role.
const MODIFIERS: usize = 3;

/// “the FA's chief executive”: where the role begins that somebody owns.
fn owner_start(view: TokenView<'_>, title: usize, first: usize) -> usize {
    let is_genitive = title.checked_sub(1).is_some_and(|at| {
        view.get(at).is_some_and(|token| {
            token.gap == crate::article::Gap::None && view.text_of(at).starts_with(['\'', '\u{2019}'])
        })
    });
    if !is_genitive {
        return title;
    }
    let owner = title - 1;
    let n_words = (1..=REACH)
        .take_while(|n| owner.checked_sub(*n).is_some_and(|at| first <= at && is_capital(view, at)))
        .count();
    let start = owner - n_words;
    let start = if is_prose(view, start, ProseWord::Article) { start + 1 } else { start };
    if start < owner { start } else { title }
}

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

/// The role behind the name that ends before token `end`: «, vice direttore dell'Ufficio».
pub(super) fn role_after(view: TokenView<'_>, end: usize, last: usize) -> Option<ProseSpan> {
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
    let mut start = from;
    while start < from + 3 && (is_prose(view, start, ProseWord::Article) || demonym_at(view, start) == Some(1))
    {
        start += 1;
    }
    let is_modifier = view.senses_at(start).any(|(_, sense)| *sense == Sense::Name(NameWord::TitleModifier));
    let title = if is_modifier { start + 1 + usize::from(view.is_sign(start + 1, '-')) } else { start };
    // English puts the country or the body first: “Russia's deputy defence minister”.
    let title = (title..title + 4).find(|&at| title_at(view, at).is_some()).filter(|&at| {
        at == title
            || (title..at).all(|it| {
                is_capital(view, it)
                    || view.text_of(it).starts_with(['\'', '\u{2019}'])
                    || demonym_at(view, it).is_some()
                    || view.senses_at(it).any(|(_, sense)| *sense == Sense::Name(NameWord::TitleModifier))
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
            && view.senses_at(at).any(|(n_tokens, sense)| {
                n_tokens == 1 && matches!(sense, Sense::Cue(Cue::Verb(_, VerbForm::Finite)))
            })
    };
    let is_foreign = || {
        tie == Tie::Is
            && (is_word(ProseWord::Conjunction)
                || is_word(ProseWord::Preposition) && !is_of(view, at) && !is_people(view, at, &PeopleWord::Of))
    };
    is_mark || is_word(ProseWord::Relative) || is_word(ProseWord::Auxiliary) || is_verb() || is_foreign()
}

/// «il prefetto di Valdorsa Bruno Calvi»: where a place or field ends that stands between a title and the name of
/// its bearer.
pub(super) fn owned_end(
    view: TokenView<'_>,
    start: usize,
    end: usize,
    is_known: impl Fn(ProseSpan) -> bool,
) -> usize {
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
