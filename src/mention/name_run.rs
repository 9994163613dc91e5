//! Runs of capitalised words: where a name begins and where it ends.

use std::ops::Range;

use crate::article::{Case, Gap, TokenKind, TokenView};
use crate::lexicon::{NameWord, ProseWord, Sense};
use crate::text::ProseSpan;

use super::Role;
use super::name::Context;
use super::name_body::{body_phrase, body_tail, joins_bodies};
use super::name_kind::Evidence;
use super::name_listed::{Listed, gazetteer_at};
use super::name_read::read_run;

/// How far from its first word a name goes on with particles.
const NEAR: usize = 8;

/// A name before it is linked.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// The name, its title left out.
    pub(super) span: ProseSpan,
    /// Its words.
    pub(super) words: Vec<ProseSpan>,
    /// What the name's own words speak for.
    pub(super) inner: Evidence,
    /// What stands beside it here speaks for.
    pub(super) around: Evidence,
    /// What some list knows of the whole name.
    pub(super) listed: Option<Listed>,
    /// Whether it is an acronym.
    pub(super) acronym: bool,
    /// A bracket or a comma parts it from the next name: one may be short for the other.
    pub(super) beside: (bool, bool),
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
                || (token.case == Case::Mixed && (token.first.is_uppercase() || is_branded(view, index))))
            && !(token.first == '\'' || token.first == '\u{2019}')
    })
}

/// “iPhone”, “eBay”: one small letter, then a capital.
fn is_branded(view: TokenView<'_>, index: usize) -> bool {
    let mut letters = view.text_of(index).chars();
    letters.next().is_some_and(|first| matches!(first, 'i' | 'e'))
        && letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some()
}

/// Whether some reading of the token at `index` alone is `word`.
pub(super) fn is_prose(view: TokenView<'_>, index: usize, word: ProseWord) -> bool {
    view.senses_at(index).any(|(n_tokens, sense)| n_tokens == 1 && *sense == Sense::Prose(word))
}

/// The number of tokens of the longest reading of a name's word at `index` that `pick` accepts.
pub(super) fn name_sense(
    view: TokenView<'_>,
    index: usize,
    pick: impl Fn(&NameWord) -> bool,
) -> Option<usize> {
    view.find_sense(index, |sense| match sense {
        Sense::Name(word) if pick(word) => Some(()),
        _ => None,
    })
    .map(|(n_tokens, ())| n_tokens)
}

/// Whether a title begins at `index`, and how many tokens it covers.
pub(super) fn title_at(view: TokenView<'_>, index: usize) -> Option<usize> {
    name_sense(view, index, |word| *word == NameWord::Title)
}

/// Whether a demonym begins at `index`, and how many tokens it covers.
pub(super) fn demonym_at(view: TokenView<'_>, index: usize) -> Option<usize> {
    name_sense(view, index, |word| matches!(word, NameWord::Demonym(_)))
}

/// Whether the token at `index` is a given name.
pub(super) fn is_given(view: TokenView<'_>, index: usize) -> bool {
    name_sense(view, index, |word| *word == NameWord::GivenName).is_some()
}

/// Whether a word behind this mark is written with a capital whatever it is.
pub(super) fn opens_anew(mark: &str) -> bool {
    matches!(
        mark,
        ":" | "“"
            | "«"
            | "\""
            | "‘"
            | "„"
            | "»"
            | "("
            | "–"
            | "—"
            | "-"
            | "."
            | "?"
            | "!"
            | "…"
            | "•"
            | "*"
            | "/"
            | "|"
    )
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
        let office = body_phrase(view, index, tokens.end);
        if office.is_none() && !may_begin(view, index) {
            index += 1;
            continue;
        }
        let listed = gazetteer_at(view, index);
        // «La Corea del Nord» at a sentence's start: the article is no part of the name.
        let opens = index == tokens.start || opens_anew(view.text_of(index.saturating_sub(1)));
        if listed.is_none()
            && is_function_word(view, index)
            && (gazetteer_at(view, index + 1).is_some()
                || opens && is_capital(view, index + 1) && body_phrase(view, index + 1, tokens.end).is_some())
        {
            index += 1;
            continue;
        }
        let end = match (&listed, office) {
            (Some(listed), _) => index + listed.n_tokens,
            (None, Some(end)) => end,
            (None, None) => run_end(view, index, tokens.end),
        };
        let end = end.min(tokens.end).max(index + 1);
        if let Some(run) = read_run(view, index..end, &tokens, sentence, context, listed, office.is_some()) {
            out.push(run);
        }
        index = end;
    }
}

/// Whether a name may begin at the token: no «GS» of «3GS», no «US» of «US$».
fn may_begin(view: TokenView<'_>, index: usize) -> bool {
    if !is_capital(view, index) {
        return false;
    }
    let touches = view.get(index).is_some_and(|token| token.gap == Gap::None);
    let after_digit = index
        .checked_sub(1)
        .and_then(|before| view.get(before))
        .is_some_and(|before| before.kind == TokenKind::Digits);
    let is_money = view
        .get(index + 1)
        .is_some_and(|next| next.kind == TokenKind::Sign && matches!(next.first, '$' | '€' | '£' | '¥'));
    // «2 GHz», “5 MB”: a unit.
    let is_unit = after_digit
        && view.senses_at(index).any(|(n_tokens, sense)| n_tokens == 1 && matches!(sense, Sense::Unit(_)));
    // “SGD1.75 billion”: a currency glued to its figure.
    let is_glued = view.text_of(index).ends_with(|letter: char| letter.is_ascii_digit())
        && (view.is_sign(index + 1, '.') || view.is_sign(index + 1, ','))
        && view.get(index + 2).is_some_and(|it| it.kind == TokenKind::Digits && it.gap == Gap::None);
    !(is_money || is_unit || is_glued || touches && after_digit)
}

/// A month or weekday that is written with a capital.
pub(super) fn is_calendar(view: TokenView<'_>, index: usize) -> bool {
    name_sense(view, index, |word| *word == NameWord::NoName).is_some()
        && view.senses_at(index).any(|(n_tokens, sense)| n_tokens == 1 && matches!(sense, Sense::Date(_)))
        && !is_given(view, index)
}

pub(super) fn touches_by_space(view: TokenView<'_>, index: usize) -> bool {
    view.get(index).is_some_and(|token| matches!(token.gap, Gap::Space | Gap::NoBreak))
}

/// A hyphen between two words that it touches: «Jong-un», «Emilia-Romagna».
pub(super) fn is_hyphen(view: TokenView<'_>, index: usize) -> bool {
    view.is_sign(index, '-')
        && view.get(index).is_some_and(|token| token.gap == Gap::None)
        && view.get(index + 1).is_some_and(|next| next.gap == Gap::None && next.kind == TokenKind::Word)
}

/// Where the run of capital words that begins at `start` ends.
pub(super) fn run_end(view: TokenView<'_>, start: usize, end: usize) -> usize {
    let is_body = name_sense(view, start, is_head).is_some();
    run_end_of(view, start, end, is_body)
}

/// Whether a noun says what kind of body, place or work a name names, so that small words may link it.
pub(super) fn is_head(word: &NameWord) -> bool {
    matches!(word, NameWord::BodyNoun | NameWord::PlaceNoun | NameWord::ThingNoun)
}

/// The same where it is known whether the run is the name of a body.
pub(super) fn run_end_of(view: TokenView<'_>, start: usize, end: usize, is_body: bool) -> usize {
    let mut is_body = is_body;
    // “Foreign Minister Ada Marrow”: a title of several words is none of the name's.
    let title = title_at(view, start).filter(|&n| (start..start + n).all(|at| is_capital(view, at)));
    let mut index = start + title.unwrap_or(1);
    let is_german = view.lexicon.names.nouns_are_capital;
    if is_german && index == start + 1 && is_genitive(view, start) {
        return index;
    }
    while index < end {
        let Some(token) = view.get(index) else { break };
        // «DC-9», «Su-57».
        if view.is_sign(index, '-') && token.gap == Gap::None && is_number_behind(view, index) {
            return index + 2;
        }
        if is_hyphen(view, index) {
            // „Jong-un“ goes on in small letters; “London-based” does not.
            let is_small = !is_capital(view, index + 1);
            let is_tail = name_sense(view, index + 1, |word| *word == NameWord::Tail).is_some();
            let is_person = start + 1 < index || is_given(view, start);
            if is_small && (is_tail || !is_person) {
                break;
            }
            index += 2;
            continue;
        }
        // «George W. Bush»: the stop of an initial; «Jr.», «Inc.» keep theirs only inside a name.
        if view.is_sign(index, '.') && token.gap == Gap::None && view.text_of(index - 1).chars().count() == 1
        {
            if is_capital(view, index + 1) {
                index += 1;
                continue;
            }
            break;
        }
        if view.is_sign(index, '&') && is_capital(view, index + 1) {
            index += 2;
            is_body = true;
            continue;
        }
        // A name ends with an elided word's apostrophe only where another follows («D'Alema»).
        if token.gap == Gap::None && !view.text_of(index - 1).ends_with(['\'', '\u{2019}']) {
            break;
        }
        if is_capital(view, index) {
            let is_apart = is_german
                && !is_body
                && !given_before(view, start, index)
                && gazetteer_at(view, index).is_some();
            if opens_title(view, index, is_body) || is_calendar(view, index) || is_apart {
                break;
            }
            is_body |= name_sense(view, index, |word| *word == NameWord::BodyNoun).is_some();
            index += 1;
            continue;
        }
        let next = if is_body { body_tail(view, index) } else { particles(view, start, index) };
        if next == index || end <= next || !is_capital(view, next) || is_calendar(view, next) {
            break;
        }
        if is_body && !joins_bodies(view, index, next) {
            break;
        }
        index = next + 1;
    }
    index
}

fn is_number_behind(view: TokenView<'_>, hyphen: usize) -> bool {
    view.get(hyphen + 1).is_some_and(|next| next.kind == TokenKind::Digits && next.gap == Gap::None)
        && view.get(hyphen + 2).is_none_or(|next| next.gap != Gap::None || next.kind == TokenKind::Sign)
}

/// „Tiefenthals Rede“: the genitive of a name, behind which another noun stands.
fn is_genitive(view: TokenView<'_>, index: usize) -> bool {
    let text = view.text_of(index);
    let ends = view.lexicon.names.genitives.iter().any(|ending| text.ends_with(ending.as_str()));
    ends && !is_given(view, index)
        && name_sense(view, index, is_head).is_none()
        && title_at(view, index).is_none()
        && touches_by_space(view, index + 1)
}

/// Whether a given name stands in the run before `index`, near enough to be of one name.
fn given_before(view: TokenView<'_>, start: usize, index: usize) -> bool {
    (start.max(index.saturating_sub(NEAR))..index).any(|at| is_given(view, at))
}

/// “Apple CEO Steve Jobs”: a title inside a run opens the next name.
fn opens_title(view: TokenView<'_>, index: usize, is_body: bool) -> bool {
    let is_initial = view.text_of(index).chars().count() == 1 && view.is_sign(index - 1, '.');
    !is_initial
        && (!is_body || view.is_sign(index + 1, '.'))
        && title_at(view, index).is_some_and(|n_tokens| {
            let stop = index + n_tokens;
            let next = stop + usize::from(view.is_sign(stop, '.') && stop == index + 1);
            is_capital(view, next)
                && touches_by_space(view, next)
                && name_sense(view, next, |word| matches!(word, NameWord::BodyNoun | NameWord::PlaceNoun))
                    .is_none()
        })
}

/// Behind the lower-case particles of a person's name: «van der», «de la»; `index` where there are none.
fn particles(view: TokenView<'_>, start: usize, index: usize) -> usize {
    let particle = name_sense(view, index, |word| *word == NameWord::Particle)
        .filter(|_| given_before(view, start, index) || !is_prose(view, index, ProseWord::Preposition));
    let Some(n_tokens) = particle else { return index };
    let next = index + n_tokens;
    // «Ana Valdés y Pablo Valdés» are two.
    if is_prose(view, index, ProseWord::Conjunction) && is_given(view, next) {
        return index;
    }
    // «bin Salman al-Saud»: a particle tied by a hyphen.
    if view.is_sign(next, '-') && view.get(next).is_some_and(|token| token.gap == Gap::None) {
        return next + 1;
    }
    let more =
        name_sense(view, next, |word| *word == NameWord::Particle) == Some(1) && !is_capital(view, next);
    if more && view.is_sign(next + 1, '-') { next + 2 } else { next + usize::from(more) }
}

/// Builds the run of the tokens in `range`.
pub(super) fn build(
    view: TokenView<'_>,
    range: Range<usize>,
    sentence: usize,
    listed: Option<Listed>,
) -> Option<Run> {
    let words: Vec<ProseSpan> = range
        .clone()
        .filter_map(|at| view.get(at))
        .filter(|token| token.kind == TokenKind::Word && !token.span.is_empty())
        .map(|token| token.span)
        .collect();
    let acronym = range.len() == 1
        && view.get(range.start).is_some_and(|token| token.case == Case::Upper && 2 <= token.span.len());
    let is_mark = |at: usize| view.is_sign(at, '(') || view.is_sign(at, ',');
    let before = range.start.checked_sub(1).is_some_and(|at| {
        // «Istat, l'Istituto nazionale …»: an article may stand between.
        let mark = if is_prose(view, at, ProseWord::Article) { at.checked_sub(1) } else { Some(at) };
        mark.is_some_and(is_mark)
    });
    (!words.is_empty()).then(|| Run {
        span: view.span(range.clone()),
        words,
        inner: Evidence::default(),
        around: Evidence::default(),
        listed,
        acronym,
        beside: (before, is_mark(range.end)),
        roles: Vec::new(),
        tentative: false,
        sentence,
    })
}

/// A word of the language's own, never a name's first word.
pub(super) fn is_function_word(view: TokenView<'_>, index: usize) -> bool {
    view.senses_at(index)
        .any(|(n_tokens, sense)| n_tokens == 1 && matches!(sense, Sense::Prose(word) if word.is_function()))
        && name_sense(view, index, |word| {
            matches!(word, NameWord::GivenName | NameWord::Country(_) | NameWord::Body)
        })
        .is_none()
}
