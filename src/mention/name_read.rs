//! A run of capitalised words becomes a name: what is no name is dropped from its ends, or all of it is.

use std::ops::Range;

use crate::article::{Case, TokenKind, TokenView};
use crate::lexicon::NameWord;

use super::Role;
use super::name::{Context, key_of};
use super::name_kind::{around, inner, is_listed, is_roman, speaks};
use super::name_listed::{Listed, gazetteer_at};
use super::name_role::{role_after, role_before};
use super::name_run::{
    Run, build, demonym_at, is_calendar, is_capital, is_function_word, is_given, name_sense, opens_anew,
    title_at,
};

/// How a run stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// It opens the sentence: every word is capital there.
    First,
    /// It stands behind a mark that often opens a sentence.
    BehindMark,
    /// Its capital is its own.
    Inside,
}

fn place_of(view: TokenView<'_>, start: usize, sentence: &Range<usize>) -> Place {
    let before = start.checked_sub(1).filter(|before| sentence.start <= *before);
    let Some(before) = before else { return Place::First };
    let is_sign = view.get(before).is_some_and(|token| token.kind == TokenKind::Sign);
    if is_sign && before == sentence.start {
        Place::First
    } else if is_sign && opens_anew(view.text_of(before)) {
        Place::BehindMark
    } else {
        Place::Inside
    }
}

/// Drops what is no name from both ends, gathers the evidence, and builds the run.
pub(super) fn read_run(
    view: TokenView<'_>,
    range: Range<usize>,
    sentence_tokens: &Range<usize>,
    sentence: usize,
    context: &Context<'_>,
    listed: Option<Listed>,
    is_office: bool,
) -> Option<Run> {
    let place = place_of(view, range.start, sentence_tokens);
    let is_open = listed.is_none() && !is_office;
    let (start, title) =
        if is_open { trim(view, range.clone(), place, context) } else { (range.start, None) };
    let end = range.end;
    // „der russische Präsident …“: the country is part of the role.
    let title = title.filter(|from| *from < start).map(|from| {
        from.checked_sub(1)
            .filter(|&it| sentence_tokens.start <= it && demonym_at(view, it) == Some(1))
            .unwrap_or(from)
    });
    let mut listed = listed;
    if is_open && range.start < start {
        listed = gazetteer_at(view, start).filter(|it| start + it.n_tokens == end);
    }
    if end <= start || !(is_capital(view, start) || is_office) {
        return None;
    }
    // «Total» opens a sentence as any word does.
    let is_word = listed.as_ref().is_some_and(|it| it.n_tokens == 1 && it.key.is_none())
        && place == Place::First
        && context.is_common(view, start)
        && view.get(start).is_some_and(|token| token.case == Case::Capital);
    if is_word {
        return None;
    }
    if listed.is_none() && !is_office && !is_name(view, start..end, range.start, place, context) {
        return None;
    }
    let mut roles = Vec::new();
    if let Some(from) = title {
        roles.push(view.span(from..start));
    }
    let before = role_before(view, start, sentence_tokens.start);
    let after = role_after(view, end, sentence_tokens.end);
    roles.extend(before.filter(|_| title.is_none()));
    roles.extend(after);
    let roles: Vec<Role> =
        roles.into_iter().map(|span| Role { span, text: span.slice(view.text).to_owned() }).collect();
    let n_words = (start..end).filter(|&at| is_capital(view, at)).count();
    let key = key_of(view.span(start..end).slice(view.text));
    // „Merz“ and „Soldaten“ look alike.
    let is_doubtful = place != Place::Inside
        && title.is_none()
        && context.common.contains(view.text_of(start).to_lowercase().as_str());
    let tentative = (view.lexicon.names.nouns_are_capital || is_doubtful)
        && listed.is_none()
        && !is_office
        && n_words == 1
        && roles.is_empty()
        && !is_given(view, start)
        && context.house.canonical(&key).is_none()
        && view.get(start).is_none_or(|token| token.case == Case::Capital);
    let run = build(view, start..end, sentence, listed)?;
    let inner = inner(view, start..end, is_office, context);
    let is_nothing = inner.person.max(inner.body).max(inner.place).max(inner.thing) < 2;
    if view.lexicon.names.nouns_are_capital
        && 1 < n_words
        && is_nothing
        && roles.is_empty()
        && run.listed.is_none()
    {
        return None;
    }
    let around = around(view, start..end, sentence_tokens, !roles.is_empty());
    Some(Run { inner, around, roles, tentative, ..run })
}

/// Where the name proper begins, and where a title before it does:
/// «Nel Regno Unito», «Sindaca Ferrante», “Mayor Ferrante”.
fn trim(
    view: TokenView<'_>,
    range: Range<usize>,
    place: Place,
    context: &Context<'_>,
) -> (usize, Option<usize>) {
    let end = range.end;
    let mut start = range.start;
    let mut title = None;
    while start < end {
        // “General Motors”, “Captain Cook Hotel”: the name of a body may begin with a title.
        let is_body = |at: usize| {
            name_sense(view, at, |word| matches!(word, NameWord::BodyNoun | NameWord::PlaceNoun)).is_some()
                && !is_given(view, at)
        };
        if let Some(n_tokens) = title_at(view, start).filter(|n| start + n < end && !is_body(start + n)) {
            title.get_or_insert(start);
            start += n_tokens;
        } else if let Some(n_tokens) = demonym_at(view, start).filter(|n| start + n < end) {
            if is_body_noun_ahead(view, start + n_tokens, end) {
                break;
            }
            title.get_or_insert(start);
            start += n_tokens;
        } else if view.is_sign(start, '.')
            || view.is_sign(start, '-')
            || is_calendar(view, start)
            || is_common_before_given(view, start, end)
            || is_office_of_title(view, start, end)
            || (start == range.start && place != Place::Inside && is_opener(view, start, end, context))
        {
            start += 1;
        } else {
            break;
        }
    }
    (start, title)
}

/// Whether the first word of a run at a sentence's start is capital for that alone:
/// «Ieri Ferrante», «Arrestato Mario Neri».
fn is_opener(view: TokenView<'_>, start: usize, end: usize, context: &Context<'_>) -> bool {
    if is_function_word(view, start) {
        return true;
    }
    let is_name = name_sense(view, start, |word| {
        !matches!(word, NameWord::NoName | NameWord::Particle | NameWord::Link | NameWord::TitleModifier)
    })
    .is_some();
    if end <= start + 1 || is_name || context.is_sure(view, start) {
        return false;
    }
    context.is_common(view, start)
        || name_sense(view, start, |word| *word == NameWord::NoName).is_some()
        || (is_given(view, start + 1) && is_capital(view, start + 1))
        || (is_listed(view, start) && context.is_sure(view, start + 1))
}

/// Whether the capital words of `range`, trimmed, are a name at all.
fn is_name(
    view: TokenView<'_>,
    range: Range<usize>,
    untrimmed: usize,
    place: Place,
    context: &Context<'_>,
) -> bool {
    let (start, end) = (range.start, range.end);
    let capitals: Vec<usize> = range.clone().filter(|&at| is_capital(view, at)).collect();
    let alone = capitals.len() == 1;
    if demonym_at(view, start).or_else(|| title_at(view, start)).is_some_and(|n| start + n == end) {
        return false;
    }
    let key = key_of(view.span(range.clone()).slice(view.text));
    let in_house = context.house.canonical(&key).is_some();
    if !alone {
        return true;
    }
    let text = view.text_of(start);
    if in_house {
        return true;
    }
    let no_name = name_sense(view, start, |word| *word == NameWord::NoName).is_some();
    if no_name || title_at(view, start).is_some() || text.chars().count() == 1 || is_roman(text) {
        return false;
    }
    if range.len() == 1 && place != Place::Inside && is_function_word(view, start) {
        return false;
    }
    let known = capitals.iter().all(|&at| context.is_sure(view, at));
    if start != untrimmed || known || range.len() != 1 {
        return true;
    }
    let is_acronym = view.get(start).is_some_and(|token| token.case == Case::Upper && 2 <= token.span.len());
    match place {
        Place::Inside => true,
        Place::BehindMark
            if view.is_sign(start.wrapping_sub(1), '-') || view.is_sign(start.wrapping_sub(1), '–') =>
        {
            !is_listed(view, start) && !context.is_common(view, start)
        }
        Place::BehindMark if name_sense(view, start, |word| *word == NameWord::Surname).is_some() => {
            !is_listed(view, start)
        }
        // Every noun is capital: whether it is a name the longer names of the article tell.
        _ if view.lexicon.names.nouns_are_capital => !is_function_word(view, start),
        Place::First | Place::BehindMark => {
            !is_listed(view, start)
                && !context.is_common(view, start)
                && (is_given(view, start) || is_acronym || speaks(view, end))
        }
    }
}

/// «alla Difesa Elena Doriani», „Autor Peter Lang“: a common noun with a capital, and the given name behind it.
fn is_common_before_given(view: TokenView<'_>, start: usize, end: usize) -> bool {
    let is_common = name_sense(view, start, |word| *word == NameWord::NoName).is_some()
        || (view.lexicon.names.nouns_are_capital
            && start + 2 < end
            && view.get(start).is_some_and(|token| token.case == Case::Capital)
            && !is_given(view, start));
    // „Autor J. M. Quendt“, in a language whose nouns are all capital.
    let is_person = view.lexicon.names.nouns_are_capital
        && is_capital(view, start + 1)
        && name_sense(view, start, |word| *word == NameWord::PersonNoun).is_some();
    start + 1 < end && (is_common && is_given(view, start + 1) || is_person)
}

/// «il ministro degli Esteri Ivo Santin»: the office, with a capital, of the title before it.
fn is_office_of_title(view: TokenView<'_>, start: usize, end: usize) -> bool {
    start + 1 < end
        && is_capital(view, start + 1)
        && name_sense(view, start, |word| *word == NameWord::NoName).is_some()
        && start.checked_sub(2).is_some_and(|at| {
            title_at(view, at).is_some() && name_sense(view, at + 1, |word| *word == NameWord::Link).is_some()
        })
}

fn is_body_noun_ahead(view: TokenView<'_>, start: usize, end: usize) -> bool {
    (start..end.min(start + 12)).any(|at| name_sense(view, at, |word| *word == NameWord::BodyNoun).is_some())
}
