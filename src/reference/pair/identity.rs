//! What a work is, and the names that stand with it in a role: «è un romanzo di …», “aired on …”.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::article::{TokenKind, TokenView};
use crate::lexicon::{ClaimCue, Kinds, ProseWord, Sense, TextWord, country_of};
use crate::mention::{Name, Referent};
use crate::text::ProseSpan;

use super::super::verdict::{Decided, Verdict};
use super::event::{ANY, work_at};
use super::ground::{Ground, MOST, has, is_content, tokens_of};
use super::{PairVerdict, Reading};

/// So many tokens behind «è un» the work may stand.
const REACH: usize = 9;

/// So many names in a row stand in one role.
const MOST_NAMES: usize = 6;

/// The role of those who write.
const AUTHOR: &str = "author";

/// Roles in which places stand: one may lie in the other, so that only countries part them.
const PLACES: [&str; 2] = ["born", "located"];

/// Kinds of works that are written.
const WRITTEN: [&str; 3] = ["book", "poem", "play"];

/// What comes of the kind of work that the claim calls its subject, and of the names it ties to it.
pub(super) fn compare(claim: Reading<'_>, evidence: Reading<'_>, ground: &Ground) -> Vec<PairVerdict> {
    let works = work(claim, evidence);
    let ties = if ground.is_common() { ties(claim, evidence, ground) } else { Vec::new() };
    works.into_iter().chain(ties).collect()
}

/// A kind of work, the words of whatever is of this kind, and where it is said.
struct Identity<'a> {
    kind: &'a Arc<str>,
    subject: BTreeSet<String>,
    span: ProseSpan,
}

fn work(claim: Reading<'_>, evidence: Reading<'_>) -> Option<PairVerdict> {
    let here = identities(claim).into_iter().next()?;
    let view = evidence.article.view(evidence.lexicon);
    let all = 0..view.tokens.list().len();
    if all.clone().any(|at| works_at(view, at).any(|kind| kind == here.kind)) {
        return None;
    }
    let told = identities(evidence);
    let named = |it: &&Identity<'_>| !it.subject.is_disjoint(&here.subject);
    let there = told.iter().find(named).map(|it| (it.kind, it.span)).or_else(|| opening(view))?;
    (there.0 != here.kind).then(|| PairVerdict::of(Verdict::Disagrees, Decided::Work, here.span, there.1))
}

fn works_at(view: TokenView<'_>, at: usize) -> impl Iterator<Item = &Arc<str>> {
    view.senses_in(at, Kinds::TEXT).filter_map(|(_, sense)| match sense {
        Sense::Text(TextWord::Work(kind)) => Some(kind),
        _ => None,
    })
}

/// “The film …” at the start: it goes on from a text that has named it.
fn opening(view: TokenView<'_>) -> Option<(&Arc<str>, ProseSpan)> {
    let is_known =
        has(view, 0, |sense| matches!(sense, Sense::Prose(ProseWord::Article | ProseWord::Demonstrative)));
    let kind = work_at(view, 1).filter(|it| is_known && it.as_ref() != ANY)?;
    Some((kind, view.get(1)?.span))
}

/// What the sentences say that something is.
fn identities(reading: Reading<'_>) -> Vec<Identity<'_>> {
    let view = reading.article.view(reading.lexicon);
    let sentences = reading.article.sentences.iter().take(MOST);
    sentences.filter_map(|it| identity(view, it.tokens.start..it.tokens.end)).collect()
}

fn identity(view: TokenView<'_>, sentence: Range<usize>) -> Option<Identity<'_>> {
    let is_copula = |at: usize| has(view, at, |sense| *sense == Sense::Text(TextWord::Copula));
    let copula = sentence.clone().take(3 * REACH).find(|&at| is_copula(at))?;
    let subject: BTreeSet<String> = (sentence.start..copula)
        .filter(|&at| is_content(view, at) && work_at(view, at).is_none())
        .map(|at| view.text_of(at).to_lowercase())
        .collect();
    let is_article = has(view, copula + 1, |sense| *sense == Sense::Prose(ProseWord::Article))
        || has(view, copula + 2, |sense| *sense == Sense::Prose(ProseWord::Article));
    let is_end = |at: usize| {
        view.get(at).is_none_or(|it| it.kind == TokenKind::Sign && it.first != '-')
            || has(view, at, |sense| {
                matches!(sense, Sense::Prose(ProseWord::Relative | ProseWord::Preposition))
            })
    };
    let words = (copula + 1..sentence.end.min(copula + 1 + REACH)).take_while(|&at| !is_end(at));
    let works = words.filter_map(|at| {
        let kind = work_at(view, at).filter(|it| it.as_ref() != ANY)?;
        Some((kind, view.get(at)?.span))
    });
    let (kind, span) = works.last().filter(|_| is_article)?;
    Some(Identity { kind, subject, span })
}

/// Names in a role.
struct Tie<'a> {
    role: &'a str,
    /// Their words.
    words: BTreeSet<String>,
    /// The countries among them.
    countries: BTreeSet<&'a str>,
    /// The first token of the words that tie them.
    start: usize,
    sentence: usize,
    span: ProseSpan,
}

fn ties(claim: Reading<'_>, evidence: Reading<'_>, ground: &Ground) -> Vec<PairVerdict> {
    let there = read_ties(evidence);
    let view = evidence.article.view(evidence.lexicon);
    let subject = words(claim);
    let is_told = |tie: &Tie<'_>| {
        let first = evidence.article.sentences.get(tie.sentence).map_or(0, |it| it.tokens.start);
        let shared = (first..tie.start)
            .any(|at| is_content(view, at) && subject.contains(&view.text_of(at).to_lowercase()));
        shared || ground.goes_on
    };
    let mut out = Vec::new();
    for here in read_ties(claim) {
        let same: Vec<&Tie<'_>> = there.iter().filter(|it| it.role == here.role).collect();
        let apart = |it: &&Tie<'_>| {
            let is_place = PLACES.contains(&here.role);
            it.words.is_disjoint(&here.words)
                && (!is_place || !it.countries.is_empty() && !here.countries.is_empty())
                && it.countries.is_disjoint(&here.countries)
        };
        if !same.is_empty()
            && same.iter().all(apart)
            && let Some(first) = same.iter().find(|it| is_told(it))
        {
            out.push(PairVerdict::of(Verdict::Disagrees, Decided::Name, here.span, first.span));
        }
    }
    out
}

/// The words of a text that carry meaning.
fn words(reading: Reading<'_>) -> BTreeSet<String> {
    let view = reading.article.view(reading.lexicon);
    let all = 0..view.tokens.list().len();
    all.filter(|&at| is_content(view, at) && work_at(view, at).is_none())
        .map(|at| view.text_of(at).to_lowercase())
        .collect()
}

fn read_ties(reading: Reading<'_>) -> Vec<Tie<'_>> {
    let view = reading.article.view(reading.lexicon);
    let mut out = Vec::new();
    for (index, sentence) in reading.article.sentences.iter().enumerate().take(MOST) {
        for at in sentence.tokens.clone() {
            let Some((n_tokens, role)) = role_at(view, at) else { continue };
            if let Some(tie) = tie(reading, role, at, at + n_tokens, index) {
                out.push(tie);
            }
        }
        if MOST <= out.len() {
            break;
        }
    }
    out
}

/// The role that the words at a token tie a name in, with their number.
fn role_at(view: TokenView<'_>, at: usize) -> Option<(usize, &str)> {
    let told = view.find_sense_in(at, Kinds::TEXT, |sense| match sense {
        Sense::Text(TextWord::Tie(role)) => Some(&**role),
        _ => None,
    });
    let by = |at: usize| {
        view.find_sense_in(at, Kinds::CLAIM, |sense| (*sense == Sense::Claim(ClaimCue::Agent)).then_some(()))
            .is_some_and(|(n_tokens, ())| n_tokens == 1)
    };
    told.or_else(|| {
        let kind = work_at(view, at).filter(|it| it.as_ref() != ANY && by(at + 1))?;
        Some((2, if WRITTEN.contains(&kind.as_ref()) { AUTHOR } else { kind.as_ref() }))
    })
}

/// The names right behind the words of a role.
fn tie<'a>(
    reading: Reading<'a>,
    role: &'a str,
    start: usize,
    end: usize,
    sentence: usize,
) -> Option<Tie<'a>> {
    let view = reading.article.view(reading.lexicon);
    let names = &reading.mentions.names;
    let from = view.get(end)?.span.start();
    let first = names.partition_point(|it| it.span.start() < from);
    let mut behind = end;
    let mut words = BTreeSet::new();
    let mut countries = BTreeSet::new();
    let mut span: Option<ProseSpan> = None;
    for name in names.iter().skip(first).take(MOST_NAMES) {
        let tokens = tokens_of(view, name.span);
        let is_joint = |at: usize| {
            view.is_sign(at, ',')
                || has(view, at, |sense| matches!(sense, Sense::Prose(ProseWord::Conjunction)))
                || span.is_none() && has(view, at, |sense| matches!(sense, Sense::Prose(ProseWord::Article)))
                || has(view, at, |sense| matches!(sense, Sense::Name(_))) && span.is_none()
        };
        if tokens.start < behind || behind + 3 < tokens.start || !(behind..tokens.start).all(is_joint) {
            break;
        }
        let referent = referent(reading, name);
        words.extend(
            tokens.clone().filter(|&at| is_content(view, at)).map(|at| view.text_of(at).to_lowercase()),
        );
        countries.extend(referent.and_then(|it| country_of(&it.key)));
        span = Some(span.map_or(name.span, |it| it.cover(name.span)));
        behind = tokens.end;
    }
    let span = span.filter(|_| !words.is_empty())?;
    Some(Tie { role, words, countries, start, sentence, span })
}

fn referent<'a>(reading: Reading<'a>, name: &Name) -> Option<&'a Referent> {
    reading.mentions.referents.get(name.referent)
}
