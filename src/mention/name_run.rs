//! Runs of capitalised words, with what their neighbours say of them.

use std::ops::Range;
use std::sync::Arc;

use crate::article::{Case, Gap, TokenKind, TokenView};
use crate::lexicon::{Kinds, NameWord, PeopleWord, ProseWord, Sense};
use crate::text::ProseSpan;

use super::name::{Context, key_of};
use super::name_apposition::role_after;
use super::name_kind::{is_given, is_place_by_ending, speaks, weigh};
use super::name_owned::{LONGEST_RUN, is_field, is_owned, owned_end};
use super::name_role::{role_before, role_start};
use super::{NameKind, Role};

/// A name before it is linked.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// The name, its title left out.
    pub(super) span: ProseSpan,
    /// How many capital words it has.
    pub(super) words: Vec<ProseSpan>,
    /// What it seems to be.
    pub(super) kind: NameKind,
    /// A country or capital with its fixed key.
    pub(super) fixed: Option<String>,
    /// Whether it is an acronym.
    pub(super) acronym: bool,
    /// A name in full that stands in brackets beside it, or the one whose brackets it stands in.
    pub(super) beside_bracket: bool,
    /// Roles beside it.
    pub(super) roles: Vec<Role>,
    /// Only a name where the article has it as part of a longer one.
    pub(super) tentative: bool,
    /// The sentence it stands in.
    pub(super) sentence: usize,
}

/// Whether the token at `index` is a word that begins with a capital.
pub(super) fn is_capital(view: TokenView<'_>, index: usize) -> bool {
    view.get(index).is_some_and(|token| {
        token.kind == TokenKind::Word
            && (matches!(token.case, Case::Capital | Case::Upper)
                || (token.case == Case::Mixed && token.first.is_uppercase()))
            && !(token.first == '\'' || token.first == '\u{2019}')
    })
}

/// Whether some reading of the token at `index` alone is `word`.
pub(super) fn is_prose(view: TokenView<'_>, index: usize, word: ProseWord) -> bool {
    view.senses_in(index, Kinds::PROSE).any(|(n_tokens, sense)| n_tokens == 1 && *sense == Sense::Prose(word))
}

/// The number of tokens of the longest reading of a name's word at `index` that `pick` accepts.
pub(super) fn name_sense(
    view: TokenView<'_>,
    index: usize,
    pick: impl Fn(&NameWord) -> bool,
) -> Option<usize> {
    view.find_sense_in(index, Kinds::NAME, |sense| match sense {
        Sense::Name(word) if pick(word) => Some(()),
        _ => None,
    })
    .map(|(n_tokens, ())| n_tokens)
}

/// Whether a title or an office begins at `index`, and how many tokens it covers.
pub(super) fn title_at(view: TokenView<'_>, index: usize) -> Option<usize> {
    view.find_sense_in(index, Kinds::NAME.or(Kinds::PEOPLE), |sense| match sense {
        Sense::Name(NameWord::Title) | Sense::People(PeopleWord::Office(_) | PeopleWord::DeputyOffice(_)) => {
            Some(())
        }
        _ => None,
    })
    .map(|(n_tokens, ())| n_tokens)
}

/// Whether a demonym begins at `index`, and how many tokens it covers.
pub(super) fn demonym_at(view: TokenView<'_>, index: usize) -> Option<usize> {
    name_sense(view, index, |word| matches!(word, NameWord::Demonym(_)))
}

/// Reads the names of one sentence.
pub(super) fn runs_of_sentence(
    view: TokenView<'_>,
    tokens: Range<usize>,
    sentence: usize,
    context: &Context<'_>,
    out: &mut Vec<Run>,
) {
    let mut index = tokens.start;
    while index < tokens.end {
        let body = body_phrase(view, index, tokens.end);
        if !is_capital(view, index) && body.is_none() {
            index += 1;
            continue;
        }
        let gazetteer = gazetteer_at(view, index);
        // «La Corea del Nord» at a sentence's start: the article is no part of the name.
        if gazetteer.is_none() && is_function_word(view, index) && gazetteer_at(view, index + 1).is_some() {
            index += 1;
            continue;
        }
        let end = match (&gazetteer, body) {
            (Some((n_tokens, ..)), _) => index + n_tokens,
            (None, Some(end)) => end,
            (None, None) => {
                let is_known =
                    |name: ProseSpan| context.house.canonical(&key_of(name.slice(view.text))).is_some();
                owned_end(view, index, run_end(view, index, tokens.end), is_known)
            }
        };
        let end = end.min(tokens.end).max(index + 1);
        if let Some(run) = read_run(view, index..end, &tokens, sentence, context, gazetteer, body.is_some()) {
            out.push(run);
        }
        index = end;
    }
}

/// A country, capital, known body or place that begins at `index`, written as a name.
fn gazetteer_at(view: TokenView<'_>, index: usize) -> Option<(usize, NameKind, Option<String>)> {
    let fixed = |kind: &str, code: &Arc<str>| Some(format!("{kind}:{code}"));
    let (n_tokens, (kind, key)) = view.find_sense_in(index, Kinds::NAME, |sense| match sense {
        Sense::Name(NameWord::Country(code)) => Some((NameKind::Place, fixed("country", code))),
        Sense::Name(NameWord::Capital(code)) => Some((NameKind::Place, fixed("capital", code))),
        Sense::Name(NameWord::Body) => Some((NameKind::Organisation, None)),
        Sense::Name(NameWord::Place) => Some((NameKind::Place, None)),
        _ => None,
    })?;
    // Part of a longer name («New York Times», «Roma Capitale», «Paris Hilton») is no place.
    let goes_on = is_capital(view, index + n_tokens) && touches_by_space(view, index + n_tokens);
    let longer = goes_on
        && (demonym_at(view, index + n_tokens).is_none())
        && title_at(view, index + n_tokens).is_none();
    let last_capital = is_capital(view, index + n_tokens - 1) || 2 < n_tokens;
    (is_capital(view, index) && last_capital && (!longer || 1 < n_tokens)).then_some((n_tokens, kind, key))
}

fn touches_by_space(view: TokenView<'_>, index: usize) -> bool {
    view.get(index).is_some_and(|token| matches!(token.gap, Gap::Space | Gap::NoBreak))
}

/// «procura di Bari», «ministero della Difesa»: a lower-case noun of a body with a name behind it.
fn body_phrase(view: TokenView<'_>, index: usize, end: usize) -> Option<usize> {
    if is_capital(view, index) {
        return None;
    }
    let n_tokens = name_sense(view, index, |word| *word == NameWord::BodyNoun)?;
    let link = name_sense(view, index + n_tokens, |word| *word == NameWord::Link)?;
    let name = index + n_tokens + link;
    (name < end
        && is_capital(view, name)
        && demonym_at(view, name).is_none()
        && title_at(view, name).is_none())
    .then(|| gazetteer_at(view, name).map_or_else(|| run_end(view, name, end), |(n, ..)| name + n))
}

/// Where the run of capital words that begins at `start` ends.
fn run_end(view: TokenView<'_>, start: usize, end: usize) -> usize {
    let end = end.min(start + LONGEST_RUN);
    let mut index = start + 1;
    let mut is_body =
        name_sense(view, start, |word| matches!(word, NameWord::BodyNoun | NameWord::PlaceNoun)).is_some();
    while index < end {
        let Some(token) = view.get(index) else { break };
        // «Jong-un», «Emilia-Romagna»: a hyphen that touches both sides.
        if view.is_sign(index, '-')
            && token.gap == Gap::None
            && view.get(index + 1).is_some_and(|next| next.gap == Gap::None && next.kind == TokenKind::Word)
        {
            index += 2;
            continue;
        }
        // «George W. Bush»: the stop of an initial.
        if view.is_sign(index, '.') && token.gap == Gap::None && view.text_of(index - 1).chars().count() == 1
        {
            if is_capital(view, index + 1) {
                index += 1;
                continue;
            }
            break;
        }
        // A name ends with an elided word's apostrophe only where another follows («D'Alema»).
        if token.gap == Gap::None && !view.text_of(index - 1).ends_with(['\'', '\u{2019}']) {
            break;
        }
        if is_capital(view, index) {
            is_body |= name_sense(view, index, |word| *word == NameWord::BodyNoun).is_some();
            index += 1;
            continue;
        }
        let mut next = index;
        if is_body {
            while next < index + 2
                && name_sense(view, next, |word| *word == NameWord::Link) == Some(1)
                && !is_capital(view, next)
            {
                next += 1;
            }
        } else if let Some(n_tokens) =
            name_sense(view, index, |word| *word == NameWord::Particle).filter(|_| {
                (start..index).any(|at| is_given(view, at)) || !is_prose(view, index, ProseWord::Preposition)
            })
        {
            next = index + n_tokens;
            if name_sense(view, next, |word| *word == NameWord::Particle) == Some(1)
                && !is_capital(view, next)
            {
                next += 1;
            }
        }
        if next == index || end <= next || !is_capital(view, next) {
            break;
        }
        index = next + 1;
    }
    index
}

/// Drops what is no name from both ends, weighs the evidence, and builds the run.
fn read_run(
    view: TokenView<'_>,
    range: Range<usize>,
    sentence_tokens: &Range<usize>,
    sentence: usize,
    context: &Context<'_>,
    gazetteer: Option<(usize, NameKind, Option<String>)>,
    is_body_phrase: bool,
) -> Option<Run> {
    let mut start = range.start;
    let end = range.end;
    let at_start = start == sentence_tokens.start
        || start.checked_sub(1).is_some_and(|before| {
            start == sentence_tokens.start + 1
                && view.get(before).is_some_and(|token| token.kind == TokenKind::Sign)
        });
    let mut inner_title = None;
    if gazetteer.is_none() && !is_body_phrase {
        // «Nel Regno Unito», «Sindaca Ferrante», “Mayor Ferrante”: only the name is the name.
        let mut title_start = None;
        while start < end {
            if let Some(n_tokens) = title_at(view, start).filter(|n| start + n < end) {
                title_start.get_or_insert(start);
                start += n_tokens;
            } else if let Some(n_tokens) = demonym_at(view, start).filter(|n| start + n < end) {
                if is_body_noun_ahead(view, start + n_tokens, end) {
                    break;
                }
                title_start.get_or_insert(start);
                start += n_tokens;
            } else if view.is_sign(start, '.')
                || (start == range.start && is_function_word(view, start))
                || is_common_before_given(view, start, end)
            {
                start += 1;
            } else {
                break;
            }
        }
        // „der russische Präsident …“, “the former Prime Minister …”: country and limit are part of the role.
        let title_start = title_start.map(|it| role_start(view, it, sentence_tokens.start, context.sure));
        inner_title = title_start.filter(|from| *from < start).map(|from| view.span(from..start));
        if let Some((n_tokens, kind, key)) =
            gazetteer_at(view, start).filter(|it| start + it.0 == end && range.start < start)
        {
            return build(
                view,
                start..start + n_tokens,
                sentence,
                Some((n_tokens, kind, key)),
                NameKind::Place,
                Vec::new(),
            );
        }
    }
    if end <= start || !(is_capital(view, start) || is_body_phrase) {
        return None;
    }
    let n_words = (start..end).filter(|&at| is_capital(view, at)).count();
    if gazetteer.is_none() && !is_body_phrase {
        let no_name = name_sense(view, start, |word| *word == NameWord::NoName).is_some();
        let alone = n_words == 1;
        if demonym_at(view, start).is_some_and(|n| start + n == end)
            || (alone && (no_name || title_at(view, start).is_some()))
            || (alone && view.text_of(start).chars().count() == 1)
            || is_owned(view, start) && is_field(view, start, end)
        {
            return None;
        }
        let key = key_of(view.span(start..end).slice(view.text));
        let known = context.house.canonical(&key).is_some()
            || (start..end)
                .filter(|&at| is_capital(view, at))
                .all(|at| context.sure.contains(&key_of(view.text_of(at))));
        if context.title_case && !known {
            return None;
        }
        // At a sentence's start every word is capital.
        if at_start && start == range.start && alone && !known {
            let given = name_sense(view, start, |word| *word == NameWord::GivenName).is_some();
            let acronym =
                view.get(start).is_some_and(|token| token.case == Case::Upper && 2 <= token.span.len());
            if is_listed(view, start) || !(given || acronym || speaks(view, end)) {
                return None;
            }
        }
    }
    let mut roles = Vec::new();
    if let Some(span) = inner_title {
        roles.push(span);
    }
    let before = role_before(view, start..end, sentence_tokens.start, context.sure);
    roles.extend(before.filter(|_| inner_title.is_none()));
    roles.extend(role_after(view, start..end, sentence_tokens.end));
    let kind = match &gazetteer {
        Some((_, kind, _)) => *kind,
        None => weigh(view, start..end, n_words, !roles.is_empty(), is_body_phrase, context),
    };
    // „Merz“ and „Soldaten“ look alike.
    let tentative = view.lexicon.names.nouns_are_capital
        && gazetteer.is_none()
        && n_words == 1
        && roles.is_empty()
        && !is_given(view, start)
        && !is_place_by_ending(view, start)
        && context.house.canonical(&key_of(view.span(start..end).slice(view.text))).is_none()
        && view.get(start).is_none_or(|token| token.case != Case::Upper);
    let roles = if kind == NameKind::Person {
        roles.into_iter().map(|span| Role { span, text: span.slice(view.text).to_owned() }).collect()
    } else {
        Vec::new()
    };
    let run = build(view, start..end, sentence, gazetteer, kind, roles)?;
    Some(Run { tentative, ..run })
}

fn build(
    view: TokenView<'_>,
    range: Range<usize>,
    sentence: usize,
    gazetteer: Option<(usize, NameKind, Option<String>)>,
    kind: NameKind,
    roles: Vec<Role>,
) -> Option<Run> {
    let words: Vec<ProseSpan> = range
        .clone()
        .filter_map(|at| view.get(at))
        .filter(|token| token.kind == TokenKind::Word && !token.span.is_empty())
        .map(|token| token.span)
        .collect();
    let acronym = range.len() == 1
        && view.get(range.start).is_some_and(|token| token.case == Case::Upper && 2 <= token.span.len());
    let beside_bracket = view.is_sign(range.end, '(')
        || range.start.checked_sub(1).is_some_and(|before| view.is_sign(before, '('));
    let (kind, fixed) = match gazetteer {
        Some((_, kind, key)) => (kind, key),
        None => (kind, None),
    };
    (!words.is_empty()).then(|| Run {
        span: view.span(range),
        words,
        kind,
        fixed,
        acronym,
        beside_bracket,
        roles,
        tentative: false,
        sentence,
    })
}

/// «alla Difesa Elena Doriani»: a common noun with a capital, and the given name behind it.
fn is_common_before_given(view: TokenView<'_>, start: usize, end: usize) -> bool {
    start + 1 < end
        && name_sense(view, start, |word| *word == NameWord::NoName).is_some()
        && name_sense(view, start + 1, |word| *word == NameWord::GivenName).is_some()
}

fn is_body_noun_ahead(view: TokenView<'_>, start: usize, end: usize) -> bool {
    (start..end.min(start + 12)).any(|at| name_sense(view, at, |word| *word == NameWord::BodyNoun).is_some())
}

/// A word of the language's own, never a name's first word.
fn is_function_word(view: TokenView<'_>, index: usize) -> bool {
    view.senses_in(index, Kinds::PROSE)
        .any(|(n_tokens, sense)| n_tokens == 1 && matches!(sense, Sense::Prose(word) if word.is_function()))
        && name_sense(view, index, |word| {
            matches!(word, NameWord::GivenName | NameWord::Country(_) | NameWord::Body)
        })
        .is_none()
}

/// Whether any list but those of names knows the word.
fn is_listed(view: TokenView<'_>, index: usize) -> bool {
    view.senses_at(index).any(|(n_tokens, sense)| n_tokens == 1 && !matches!(sense, Sense::Name(_)))
}
