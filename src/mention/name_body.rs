//! Names of bodies, which go on with small letters: «ministero della Difesa», «Corte costituzionale»,
//! «Istituto nazionale di statistica (Istat)».

use crate::article::{Case, Gap, TokenKind, TokenView};
use crate::lexicon::{NameWord, ProseWord};

use super::name_listed::{begins_listed, gazetteer_at};
use super::name_run::{
    demonym_at, is_capital, is_given, is_head, is_prose, name_sense, run_end, run_end_of, title_at,
};

/// How many words may stand between the first word of a body's name and its acronym.
const REACH: usize = 12;

/// «procura di Bari», «ministero della Difesa»: a lower-case noun of an office with a name behind it.
pub(super) fn body_phrase(view: TokenView<'_>, index: usize, end: usize) -> Option<usize> {
    if is_capital(view, index) {
        return capital_phrase(view, index, end);
    }
    let n_tokens = name_sense(view, index, |word| *word == NameWord::Office)?;
    let link = name_sense(view, index + n_tokens, |word| *word == NameWord::Link)?;
    let name = index + n_tokens + link;
    (name < end
        && is_capital(view, name)
        && demonym_at(view, name).is_none()
        && title_at(view, name).is_none())
    .then(|| gazetteer_at(view, name).map_or_else(|| run_end(view, name, end), |it| name + it.n_tokens))
}

/// «Corte costituzionale», «Istituto nazionale di statistica (Istat)»: the end of a body's name that begins
/// with a capital and goes on in small letters.
fn capital_phrase(view: TokenView<'_>, index: usize, end: usize) -> Option<usize> {
    name_sense(view, index, |word| matches!(word, NameWord::BodyNoun | NameWord::Office))?;
    if let Some(bracket) = expanded(view, index, end) {
        return Some(bracket);
    }
    let mut at = index + 1;
    let is_adjective = |at: usize| {
        is_lower(view, at)
            && (name_sense(view, at, |word| *word == NameWord::BodyAdjective) == Some(1)
                || (demonym_at(view, at) == Some(1) && !view.lexicon.names.nouns_are_capital))
    };
    while at < end && is_adjective(at) {
        at += 1;
    }
    if at == index + 1 {
        return None;
    }
    // «Consiglio nazionale delle Ricerche», «Agenzia regionale per il Lavoro».
    let next = body_tail(view, at);
    // «l'Esercito popolare della Corea del Nord»: the country is named as well.
    let is_country = gazetteer_at(view, next).is_some_and(|it| it.key.is_some());
    let goes_on = next != at && next < end && is_capital(view, next) && !is_country;
    Some(if goes_on && joins_bodies(view, at, next) {
        gazetteer_at(view, next).map_or_else(|| run_end_of(view, next, end, true), |it| next + it.n_tokens)
    } else {
        at
    })
}

/// Where the bracket with the acronym of the body that begins at `index` opens.
fn expanded(view: TokenView<'_>, index: usize, end: usize) -> Option<usize> {
    let bracket = (index + 1..end.min(index + REACH)).find(|&at| {
        view.get(at)
            .is_some_and(|token| token.kind == TokenKind::Sign && !matches!(token.first, '-' | '\'' | '’'))
    })?;
    let is_short =
        view.is_sign(bracket, '(') && view.is_sign(bracket + 2, ')') && is_capital(view, bracket + 1);
    (is_short
        && index + 1 < bracket
        && abbreviates(view.text_of(bracket + 1), view.span(index..bracket).slice(view.text)))
    .then_some(bracket)
}

/// Whether `short` can stand for `long`: its letters come in order, the first of them first.
///
/// «Istat» for «Istituto nazionale di statistica», «Oms» for «Organizzazione mondiale della sanità».
pub(super) fn abbreviates(short: &str, long: &str) -> bool {
    let plain = |text: &str| crate::lexicon::without_accents(text).to_lowercase();
    let (short, long) = (plain(short), plain(long));
    let mut letters = long.chars();
    let n_letters = short.chars().filter(|letter| letter.is_alphabetic()).count();
    (2..=8).contains(&n_letters)
        && n_letters < long.len()
        && short.chars().next() == long.chars().next()
        && short.chars().filter(|letter| letter.is_alphabetic()).all(|letter| letters.any(|it| it == letter))
}

fn is_lower(view: TokenView<'_>, index: usize) -> bool {
    view.get(index).is_some_and(|token| token.case == Case::Lower && token.gap != Gap::None)
}

/// Behind the one or two linking words of a body's name: «per la», “of the”; `index` where there are none.
pub(super) fn body_tail(view: TokenView<'_>, index: usize) -> usize {
    let mut next = index;
    while next < index + 2
        && name_sense(view, next, |word| *word == NameWord::Link) == Some(1)
        && !is_capital(view, next)
    {
        next += 1;
    }
    next
}

/// Whether the linking words from `link` tie the capital word at `next` to the name before them:
/// «Ministero dell'Università e della Ricerca», but not «Corte dei Conti e Banca d'Italia».
pub(super) fn joins_bodies(view: TokenView<'_>, link: usize, next: usize) -> bool {
    let is_and = is_prose(view, link, ProseWord::Conjunction);
    let is_own = is_given(view, next)
        || title_at(view, next).is_some()
        || demonym_at(view, next).is_some()
        || name_sense(view, next, |word| matches!(word, NameWord::Office) || is_head(word)).is_some();
    // «Piazza Nuova di Carlo Neri»: whose it is, and no part of its name.
    let is_owner = is_given(view, next)
        && is_capital(view, next + 1)
        && view.get(next + 1).is_some_and(|token| token.gap == Gap::Space);
    !(is_owner || is_and && (is_own || begins_listed(view, next)))
}
