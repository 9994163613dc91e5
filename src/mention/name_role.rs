//! The title before a name: «il vice ministro della Difesa, …», “Westbury mayor …”.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::article::{Case, Gap, TokenKind, TokenView};
use crate::lexicon::{Cue, Kinds, NameWord, PeopleWord, ProseWord, Sense};
use crate::text::ProseSpan;

use super::key_of;
use super::name_owned::{field_at, is_of, is_people, is_relative, opening_of};
use super::name_run::{demonym_at, is_capital, is_prose, title_at};

/// How far from a name its role may begin.
const REACH: usize = 9;

/// So many words a body before its office has.
const LONGEST: usize = 5;

/// So many steps a title grows.
const STEPS: usize = 4;

/// The role that ends where the name with these tokens begins; `sure` holds the keys of words that are capital
/// wherever they stand.
pub(super) fn role_before(
    view: TokenView<'_>,
    name: Range<usize>,
    first: usize,
    sure: &FxHashSet<String>,
) -> Option<ProseSpan> {
    // One comma may part the role from the name: «il vice ministro della Difesa, …».
    let is_apart = name.start.checked_sub(1).is_some_and(|at| first <= at && view.is_sign(at, ','));
    // «Il ministro della Difesa, Elena Doriani e Ugo Parisi» are three persons.
    if is_apart && is_prose(view, name.end, ProseWord::Conjunction) {
        return None;
    }
    let end = name.start - usize::from(is_apart);
    let title = title_before(view, end, first)?;
    let start = role_start(view, title, first, sure);
    let start = match owner(view, start..end, first, is_apart) {
        Owner::Nobody => start,
        Owner::Other(other) => other,
        Owner::Unclear => return None,
    };
    Some(view.span(start..end)).filter(|span| !span.is_empty())
}

/// Where the title begins that ends at token `end`, or that its office and its field follow up to there.
fn title_before(view: TokenView<'_>, end: usize, first: usize) -> Option<usize> {
    let mut at = end;
    for _ in 0..REACH {
        let before = at.checked_sub(1).filter(|before| first <= *before)?;
        let token = view.get(before)?;
        if view.is_sign(before, '.') && token.gap == Gap::None {
            at = before;
            continue;
        }
        if token.kind != TokenKind::Word {
            return None;
        }
        // “chief executive”, «adjointe au maire»: a title of several words ends here.
        let title = opening_of(view, before, first, title_at);
        if title.is_some() {
            return title;
        }
        // «il ministro degli Affari esteri»: a field of several words.
        at = match opening_of(view, before, first, field_at).filter(|it| *it < before) {
            Some(field) => field,
            None if may_stand_inside(view, before, end, first) => before,
            None => return None,
        };
    }
    None
}

/// What may stand between a title and its bearer's name: its office, its country, its adjectives.
fn may_stand_inside(view: TokenView<'_>, at: usize, end: usize, first: usize) -> bool {
    let is_last = at + 1 == end;
    let is_verb = view
        .senses_in(at, Kinds::CUE.or(Kinds::PREDICATE))
        .any(|(_, sense)| matches!(sense, Sense::Cue(Cue::Verb(..)) | Sense::Predicate(_)));
    let is_modifier =
        view.senses_in(at, Kinds::NAME).any(|(_, sense)| *sense == Sense::Name(NameWord::TitleModifier));
    let is_country = demonym_at(view, at).is_some();
    // «il ministro dell'Economia e delle Finanze»
    let joins_fields = || {
        let field = at + 1 + usize::from(is_of(view, at + 1));
        field_at(view, field).is_some()
            && at.checked_sub(1).is_some_and(|it| opening_of(view, it, first, field_at).is_some())
    };
    let is_break = is_prose(view, at, ProseWord::Auxiliary)
        || is_prose(view, at, ProseWord::Conjunction) && !joins_fields()
        || is_relative(view, at)
        || is_prose(view, at, ProseWord::Negation);
    let is_linked = is_of(view, at)
        || view.senses_in(at, Kinds::CUE).any(|(_, sense)| matches!(sense, Sense::Cue(Cue::Owner)))
        // «assessora alla Sanità», “ambassador to France”
        || is_people(view, at, &PeopleWord::Of)
            && at.checked_sub(1).is_some_and(|it| opening_of(view, it, first, title_at).is_some());
    let is_foreign_preposition = is_prose(view, at, ProseWord::Preposition) && (!is_linked || is_last);
    // «la giudice ha sentito X», “the judge heard X”: a plain word beside the name is no part of a role.
    let follows_link =
        || at.checked_sub(1).is_some_and(|it| is_of(view, it) || is_people(view, it, &PeopleWord::Of));
    let is_plain = view.get(at).is_some_and(|token| token.case == Case::Lower)
        && is_last
        && !is_country
        && !is_modifier
        && !follows_link();
    let is_article_alone = is_prose(view, at, ProseWord::Article) && is_last;
    !(is_verb && !is_country && !is_capital(view, at)
        || is_break
        || is_foreign_preposition
        || is_article_alone
        || is_plain)
}

/// Where the role begins whose title begins at token `title`.
pub(super) fn role_start(view: TokenView<'_>, title: usize, first: usize, sure: &FxHashSet<String>) -> usize {
    let title = modified_start(view, grown(view, title, first), first);
    let owned = owner_start(view, title, first);
    if owned == title { body_start(view, title, first, sure) } else { owned }
}

/// Where a title begins that its country, its field or another title of the same person stands before.
fn grown(view: TokenView<'_>, title: usize, first: usize) -> usize {
    let mut start = title;
    for _ in 0..STEPS {
        let Some(before) = start.checked_sub(1).filter(|before| first <= *before) else { break };
        let is_modifier = view
            .senses_in(before, Kinds::NAME)
            .any(|(_, sense)| *sense == Sense::Name(NameWord::TitleModifier));
        // „der russische Präsident“: the country stands first.
        if demonym_at(view, before) == Some(1) || is_modifier {
            start = before;
            continue;
        }
        let behind = before.checked_sub(1).filter(|it| first <= *it);
        let other = || behind.and_then(|it| opening_of(view, it, first, title_at));
        let grown = if view.lexicon.people.body_first && field_at(view, before).is_some() {
            // “health minister”
            opening_of(view, before, first, field_at)
        } else if is_prose(view, before, ProseWord::Conjunction)
            || is_of(view, before) && field_at(view, start).is_some()
        {
            // «presidente e amministratore delegato», “minister of justice”, where justice is a title too.
            other()
        } else {
            None
        };
        let Some(grown) = grown else { break };
        start = grown;
    }
    start
}

/// Whose office it is that stands before a name.
enum Owner {
    /// No other noun owns it: it is that of the name.
    Nobody,
    /// The name's office is the one that owns it, which begins there.
    Other(usize),
    /// The words do not tell.
    Unclear,
}

fn owner(view: TokenView<'_>, role: Range<usize>, first: usize, is_apart: bool) -> Owner {
    let steps = |at: usize, n: usize| at.checked_sub(n).filter(|it| first <= *it);
    let Some(before) = steps(role.start, 1) else { return Owner::Nobody };
    let n_words = 1 + usize::from(is_prose(view, before, ProseWord::Article));
    let link = steps(role.start, n_words);
    let is_link = |at: usize| is_of(view, at) && is_prose(view, at, ProseWord::Preposition);
    let Some(noun) = link.filter(|it| is_link(*it)).and_then(|it| steps(it, 1)) else { return Owner::Nobody };
    match opening_of(view, noun, first, title_at) {
        // «il portavoce del ministro, Ugo Parisi» is the spokesman.
        Some(other) if is_apart => Owner::Other(modified_start(view, other, first)),
        // «il portavoce del ministro Parisi» speaks for him; of a longer role it is not told.
        Some(_) if opening_of(view, role.end - 1, first, title_at).is_some() => Owner::Nobody,
        Some(_) => Owner::Unclear,
        None if is_apart && is_people(view, noun, &PeopleWord::Kin) => Owner::Unclear,
        None => Owner::Nobody,
    }
}

/// “Alden Foods chief executive”: where the body begins that stands before the office without any link.
fn body_start(view: TokenView<'_>, title: usize, first: usize, sure: &FxHashSet<String>) -> usize {
    let is_office = view.senses_in(title, Kinds::PEOPLE).any(|(_, sense)| {
        matches!(sense, Sense::People(PeopleWord::Office(_) | PeopleWord::DeputyOffice(_)))
    });
    if !is_office || !view.lexicon.people.body_first {
        return title;
    }
    let is_body = |at: usize| {
        is_capital(view, at)
            && title_at(view, at).is_none()
            && !view.senses_in(at, Kinds::DATE.or(Kinds::NAME)).any(|(n_tokens, sense)| {
                n_tokens == 1 && matches!(sense, Sense::Date(_) | Sense::Name(NameWord::NoName))
            })
    };
    let back =
        (1..=LONGEST).take_while(|n| title.checked_sub(*n).is_some_and(|at| first <= at && is_body(at)));
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
        let is_modifier = view.senses_in(word, Kinds::NAME.or(Kinds::PEOPLE)).any(|(n_tokens, sense)| {
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
