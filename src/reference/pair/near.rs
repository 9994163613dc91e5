//! What stands around a rank, a place or a number of times: works, countries, what happened, to what.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::article::{TokenKind, TokenView};
use crate::lexicon::{Kinds, ProseWord, Sense, TextWord, country_of};

use super::Reading;
use super::event::ANY;
use super::ground::{has, is_content, stem, tokens_of};
use super::rank::Said;

/// So many tokens to either side of a figure belong to it.
const NEAR: usize = 8;

/// So many tokens before a rank the word that says «is» may stand.
const COPULA: usize = 5;

fn window(said: &Said, reading: Reading<'_>, (before, behind): (usize, usize)) -> Range<usize> {
    let sentence = reading.article.sentences.get(said.sentence).map_or(0..0, |it| it.tokens.clone());
    said.tokens.start.saturating_sub(before).max(sentence.start)..(said.tokens.end + behind).min(sentence.end)
}

/// The kinds of works near a figure.
pub(super) fn works<'a>(said: &Said, reading: Reading<'a>) -> BTreeSet<&'a str> {
    let view = reading.article.view(reading.lexicon);
    let kind = |sense: &'a Sense| match sense {
        Sense::Text(TextWord::Work(kind)) if kind.as_ref() != ANY => Some(&**kind),
        _ => None,
    };
    let range = window(said, reading, (NEAR, NEAR));
    range.flat_map(|at| view.senses_at(at)).filter_map(|(_, sense)| kind(sense)).collect()
}

/// The countries near a figure.
pub(super) fn countries<'a>(said: &Said, reading: Reading<'a>) -> BTreeSet<&'a str> {
    let view = reading.article.view(reading.lexicon);
    let range = window(said, reading, (NEAR, NEAR));
    let names = reading.mentions.names.iter().filter(|it| range.contains(&tokens_of(view, it.span).start));
    names
        .filter_map(|it| reading.mentions.referents.get(it.referent))
        .filter_map(|it| country_of(&it.key))
        .collect()
}

/// What happened so often: told before it, else right behind.
pub(super) fn act<'a>(said: &Said, reading: Reading<'a>) -> Option<&'a str> {
    let view = reading.article.view(reading.lexicon);
    let act = |at: usize| {
        view.find_sense_in(at, Kinds::EVENT.or(Kinds::TEXT), |sense| match sense {
            Sense::Event(event) => Some(&*event.0),
            Sense::Text(TextWord::Act(act)) => Some(&**act),
            _ => None,
        })
        .map(|(_, act)| act)
    };
    let range = window(said, reading, (NEAR, NEAR / 2));
    let before = (range.start..said.tokens.start).rev().find_map(act);
    before.or_else(|| (said.tokens.end..range.end).find_map(act))
}

/// The stems of the words right around a figure but for those of the subject and those that tell what happened.
pub(super) fn object(said: &Said, reading: Reading<'_>, subject: &BTreeSet<String>) -> BTreeSet<String> {
    let view = reading.article.view(reading.lexicon);
    let is_act =
        |at: usize| has(view, at, |it| matches!(it, Sense::Event(_) | Sense::Text(TextWord::Act(_))));
    let range = window(said, reading, (NEAR / 2 + 1, NEAR));
    let is_end = |at: usize| {
        is_stop(view, at) || has(view, at, |it| matches!(it, Sense::Prose(ProseWord::Conjunction)))
    };
    let before = (range.start..said.tokens.start).rev().take_while(|&at| !is_end(at));
    let behind = (said.tokens.end..range.end).take_while(|&at| !is_end(at));
    let words = before
        .chain(behind)
        .filter(|&at| is_content(view, at) && !is_act(at))
        .map(|at| stem(view.text_of(at)));
    words.filter(|it| !subject.contains(it)).collect()
}

/// The stems of the words that open the sentence of a figure, up to its first verb.
pub(super) fn subject(said: &Said, reading: Reading<'_>) -> BTreeSet<String> {
    let view = reading.article.view(reading.lexicon);
    let range = window(said, reading, (said.tokens.start, 0));
    let is_verb = |at: usize| {
        has(view, at, |it| {
            matches!(it, Sense::Prose(ProseWord::Auxiliary) | Sense::Predicate(_) | Sense::Event(_))
        })
    };
    let words = range.take_while(|&at| !is_verb(at)).filter(|&at| is_content(view, at));
    words.map(|at| stem(view.text_of(at))).collect()
}

/// Whether the words before a rank say that the subject is what it ranks: “is Quill's 6th novel”; or it opens the
/// sentence: “Quill's fifth novel, it is …”.
pub(super) fn is_identity(said: &Said, reading: Reading<'_>) -> bool {
    let view = reading.article.view(reading.lexicon);
    let range = window(said, reading, (COPULA, 0));
    let start = reading.article.sentences.get(said.sentence).map_or(0, |it| it.tokens.start);
    let is_copula = |at: usize| is(view, at, &TextWord::Copula);
    let opens = said.tokens.start <= start + COPULA / 2
        && (said.tokens.end..said.tokens.end + COPULA).any(|at| view.is_sign(at, ','));
    let between = |at: usize| (at..said.tokens.start).all(|at| !is_stop(view, at));
    opens || range.into_iter().any(|at| is_copula(at) && between(at))
}

/// Whether a preposition leads to a rank: “drafted in the first round”.
pub(super) fn is_at(said: &Said, reading: Reading<'_>) -> bool {
    let view = reading.article.view(reading.lexicon);
    window(said, reading, (2, 0))
        .take_while(|&at| at < said.tokens.start)
        .any(|at| has(view, at, |it| *it == Sense::Prose(ProseWord::Preposition)))
}

fn is_stop(view: TokenView<'_>, at: usize) -> bool {
    view.get(at).is_some_and(|it| it.kind == TokenKind::Sign && it.first == ',')
}

fn is(view: TokenView<'_>, at: usize, word: &TextWord) -> bool {
    has(view, at, |sense| matches!(sense, Sense::Text(it) if it == word))
}
