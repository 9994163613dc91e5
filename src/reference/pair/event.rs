//! What a date of a text dates.
//!
//! It is told by the words near it («morì nel 1959», “premiered on 15 May 2016”), by the work it stands with
//! («un film del 1998», “a 2015 American horror film”), or by its place behind a name («(Taipei, 23 ottobre
//! 1954)», “(22 January 1960 – 22 November 1997)”).

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::article::{Case, TokenKind, TokenView};
use crate::lexicon::{ClaimCue, Kinds, ProseWord, Sense, TextWord};
use crate::mention::{QuantityKind, TemporalForm};
use crate::text::ProseSpan;
use crate::value::Timex;

use super::Reading;
use super::ground::{MOST, has, is_content, is_in_time, stem, tokens_of};
use super::year::{self, is_before_era};

/// So many tokens from a date the word that tells of its event may stand.
const REACH: usize = 10;

/// So many tokens before a date, or behind a year, say what it dates.
const NEAR: usize = 7;

/// The names of events that are told by form alone; packs use the same (`[events]` in `claims.toml`).
pub(super) const BORN: &str = "born";
pub(super) const DIE: &str = "die";
const BEGIN: &str = "begin";
const END: &str = "end";
pub(super) const PUBLISH: &str = "publish";

/// Works that may be of several kinds.
pub(super) const ANY: &str = "any";

/// The beginning of what is built is not that of what it becomes.
const BUILDING: &str = "building";
const BUILD: &str = "build";

/// Works of several kinds, of which one is meant.
const SEVERAL: &str = "several";

/// A date of a text, with what it dates.
#[derive(Debug)]
pub(super) struct Dated<'a> {
    /// Where it stands.
    pub(super) span: ProseSpan,
    /// The day, month, year or stretch.
    pub(super) value: Timex,
    /// The event.
    pub(super) event: Option<&'a str>,
    /// The kind of the work it stands with.
    pub(super) work: Option<Arc<str>>,
    /// Stems of the nouns that it stands with.
    pub(super) nouns: BTreeSet<String>,
    /// Whether its years count backwards: «508 a.C.».
    pub(super) is_backwards: bool,
    /// Whether it only limits: «al novembre 2010», “as of 2019”.
    pub(super) is_limit: bool,
    /// Whether its sentence tells of sales.
    pub(super) is_sold: bool,
    /// The sentence it stands in.
    pub(super) sentence: usize,
    /// The ranks that its sentence tells before it, or right behind: «il secondo album».
    pub(super) ranks: BTreeSet<Decimal>,
}

/// The dates of a text that name a year or less, each with what it dates; a stretch also as its two ends.
pub(super) fn dates(reading: Reading<'_>) -> Vec<Dated<'_>> {
    let mut out = Vec::new();
    let mut before: Option<(ProseSpan, Date)> = None;
    for time in reading.mentions.times.iter().take(MOST) {
        let value = time.value.as_ref().filter(|_| is_calendar(time.form));
        let Some(value) = value.filter(|_| !is_before_era(reading, time.span)) else { continue };
        if time.form != TemporalForm::Open && is_limited(reading, time.span) {
            let told = bare(time.span, time.sentence, (value.clone(), BEGIN));
            out.push(Dated { is_limit: true, is_sold: is_sold(reading, time.sentence), ..told });
            continue;
        }
        if year::is_age(reading, time.span) || is_again(reading, time.span, time.sentence) {
            continue;
        }
        let end = |span, day: Date, event| bare(span, time.sentence, (Timex::Day(day), event));
        match value {
            Timex::Range { first: Some(first), last: Some(last) } => {
                if is_life(reading, time.span) {
                    out.push(end(time.span, *first, BORN));
                    out.push(end(time.span, *last, DIE));
                    continue;
                }
                out.push(end(time.span, *first, BEGIN));
                out.push(end(time.span, *last, END));
            }
            Timex::Day(day) => {
                if let Some((span, first)) = before.filter(|(span, _)| is_dash(reading, *span, time.span))
                    && is_life(reading, span)
                {
                    out.push(end(span, first, BORN));
                    out.push(end(time.span, *day, DIE));
                    continue;
                }
                before = Some((time.span, *day));
            }
            _ => {}
        }
        out.push(dated(reading, time.span, time.sentence, year::meant(reading, time.span, value)));
    }
    for year in year::loose(reading) {
        let told = dated(reading, year.span, year.sentence, year.value);
        out.push(Dated { is_backwards: year.is_backwards, ..told });
    }
    out
}

/// An end of a stretch, or of a life.
fn bare(span: ProseSpan, sentence: usize, (value, event): (Timex, &'static str)) -> Dated<'static> {
    Dated {
        span,
        value,
        event: Some(event),
        work: None,
        nouns: BTreeSet::new(),
        is_backwards: false,
        is_limit: false,
        is_sold: false,
        sentence,
        ranks: BTreeSet::new(),
    }
}

/// Whether a date tells of another time: «di nuovo distrutta nel 1944», “re-elected in 2009”.
fn is_again(reading: Reading<'_>, span: ProseSpan, sentence: usize) -> bool {
    let view = reading.article.view(reading.lexicon);
    let tokens = tokens_of(view, span);
    let sentence = reading.article.sentences.get(sentence).map_or(0..0, |it| it.tokens.clone());
    let first = sentence.start.max(tokens.start.saturating_sub(NEAR));
    (first..sentence.end.min(tokens.end + NEAR))
        .any(|at| has(view, at, |sense| *sense == Sense::Text(TextWord::Again)))
}

fn ranks(reading: Reading<'_>, date: &Range<usize>, sentence: usize) -> BTreeSet<Decimal> {
    let view = reading.article.view(reading.lexicon);
    let of_sentence = reading.mentions.quantities.iter().filter(|it| it.sentence == sentence);
    let ranks = of_sentence.filter(|it| it.kind == QuantityKind::Ordinal && !is_in_time(reading, it.figure));
    let near = ranks.filter(|it| tokens_of(view, it.figure).start < date.end + NEAR);
    near.map(|it| it.value.value).take(MOST).collect()
}

/// Whether a sentence tells of sales.
fn is_sold(reading: Reading<'_>, sentence: usize) -> bool {
    let view = reading.article.view(reading.lexicon);
    let sells = |at: usize| {
        has(view, at, |sense| matches!(sense, Sense::Predicate(it) if matches!(&*it.0, "sell" | "earn")))
    };
    reading.article.sentences.get(sentence).is_some_and(|it| it.tokens.clone().any(sells))
}

fn dated(reading: Reading<'_>, span: ProseSpan, index: usize, value: Timex) -> Dated<'_> {
    let view = reading.article.view(reading.lexicon);
    let sentence = reading.article.sentences.get(index).map_or(0..0, |it| it.tokens.clone());
    let tokens = tokens_of(view, span);
    let phrase = phrase(view, &tokens, &sentence);
    let works: Vec<(usize, &Arc<str>)> =
        phrase.clone().filter_map(|at| work_at(view, at).map(|work| (at, work))).collect();
    // «Il film, tratto dal romanzo, è uscito nel 1996» does not say by its words alone which of the two.
    let told = (sentence.start..phrase.start.min(tokens.start)).chain(phrase.clone());
    let kinds: BTreeSet<&str> =
        told.filter_map(|at| work_at(view, at)).map(|it| &**it).filter(|it| *it != ANY).collect();
    let is_several = phrase.end <= tokens.start && 1 < kinds.len();
    let work = works.iter().rev().find(|(_, kind)| kind.as_ref() != ANY).or_else(|| works.last());
    let event = match work {
        _ if is_bracketed_birth(view, &tokens, &value) => Some(BORN),
        Some((at, _)) if stands_alone(view, *at, &tokens) => Some(PUBLISH),
        _ => event_near(view, &tokens, &sentence),
    };
    let work = work.map(|(_, work)| Arc::clone(work)).filter(|it| it.as_ref() != ANY);
    let work = if is_several { Some(Arc::from(SEVERAL)) } else { work };
    let nouns = phrase
        .filter(|&at| is_content(view, at) && view.get(at).is_some_and(|it| it.case == Case::Lower))
        .map(|at| stem(view.text_of(at)))
        .collect();
    let (is_backwards, is_limit, is_sold) = (false, false, false);
    let ranks = ranks(reading, &tokens, index);
    Dated { ranks, span, value, event, work, nouns, is_backwards, is_limit, is_sold, sentence: index }
}

/// The words that a date stands with: behind a year that is an adjective («a 2015 American film»), else before.
fn phrase(view: TokenView<'_>, tokens: &Range<usize>, sentence: &Range<usize>) -> Range<usize> {
    let is_word = |at: usize| view.get(at).is_some_and(|it| it.kind == TokenKind::Word);
    let is_small = |at: usize| {
        view.find_sense_in(at, Kinds::PROSE, |sense| match sense {
            Sense::Prose(
                ProseWord::Preposition | ProseWord::Conjunction | ProseWord::Relative | ProseWord::Auxiliary,
            ) => Some(()),
            _ => None,
        })
        .is_some()
    };
    let end = sentence.end.min(tokens.end + NEAR);
    let behind = (tokens.end..end).take_while(|&at| is_word(at) && !is_small(at)).count();
    let is_adjective = 0 < behind
        && tokens.start.checked_sub(1).is_some_and(|at| {
            has(view, at, |sense| {
                matches!(
                    sense,
                    Sense::Prose(ProseWord::Article | ProseWord::Pronoun | ProseWord::Demonstrative)
                        | Sense::Text(TextWord::Owner)
                )
            })
        });
    if is_adjective {
        tokens.end..tokens.end + behind
    } else if tokens.start <= sentence.start + 1 {
        // «Nel 2008 l'album è stato premiato»: a date that opens its sentence dates all of it.
        tokens.end..sentence.end.min(tokens.end + REACH)
    } else {
        sentence.start.max(tokens.start.saturating_sub(NEAR))..tokens.start
    }
}

/// The kind of the work at a token.
pub(super) fn work_at(view: TokenView<'_>, at: usize) -> Option<&Arc<str>> {
    let kind = |sense| match sense {
        &Sense::Text(TextWord::Work(ref kind)) => Some(kind),
        _ => None,
    };
    view.find_sense(at, kind).map(|(_, kind)| kind)
}

/// Whether no event is told between a work and the date that stands with it.
fn stands_alone(view: TokenView<'_>, work: usize, tokens: &Range<usize>) -> bool {
    !(work..tokens.start).any(|at| event_at(view, at).is_some())
}

fn event_at(view: TokenView<'_>, at: usize) -> Option<&str> {
    view.find_sense_in(at, Kinds::EVENT, |sense| match sense {
        Sense::Event(event) => Some(&*event.0),
        _ => None,
    })
    .map(|(_, event)| event)
}

/// The event that is told nearest to a date in its sentence, rather before it than behind it.
pub(super) fn event_near<'a>(
    view: TokenView<'a>,
    tokens: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<&'a str> {
    let event = |at: usize| event_at(view, at);
    let start = sentence.start.max(tokens.start.saturating_sub(REACH));
    let end = sentence.end.min(tokens.end + REACH);
    let before = (start..tokens.start).rev().find_map(|at| event(at).map(|it| (tokens.start - at, it)));
    let after = (tokens.end..end).find_map(|at| event(at).map(|it| (at - tokens.end + 3, it)));
    let near = [before, after].into_iter().flatten().min_by_key(|(gap, _)| *gap).map(|(_, event)| event);
    let first = sentence.start.max(start.saturating_sub(REACH));
    let is_figure = |at: usize| view.get(at).is_some_and(|it| it.kind == TokenKind::Digits);
    // “Construction of the bridge began in 1955.”
    let is_building = near == Some(BEGIN) && (start..tokens.end + 2).any(|at| event(at) == Some(BUILD));
    if is_building {
        return Some(BUILDING);
    }
    near.or_else(|| (first..start).rev().take_while(|&at| !is_figure(at)).find_map(event))
}

fn is_calendar(form: TemporalForm) -> bool {
    matches!(form, TemporalForm::Absolute | TemporalForm::Range | TemporalForm::Open)
}

/// Whether a limit stands before it: «prima del 1967».
fn is_limited(reading: Reading<'_>, span: ProseSpan) -> bool {
    let view = reading.article.view(reading.lexicon);
    let start = view.tokens.at(span.start());
    let limits = |at: usize| {
        let found = view.find_sense_in(at, Kinds::CLAIM, |sense| {
            matches!(sense, Sense::Claim(ClaimCue::Limit)).then_some(())
        });
        found.is_some_and(|(n_tokens, ())| at + n_tokens <= start && start <= at + n_tokens + 1)
    };
    (start.saturating_sub(4)..start).any(limits)
}

/// Whether nothing but dashes stands between two dates.
fn is_dash(reading: Reading<'_>, first: ProseSpan, second: ProseSpan) -> bool {
    let text = &reading.article.prose.text;
    text.get(first.end()..second.start()).is_some_and(|gap| {
        !gap.trim().is_empty() && gap.trim().chars().all(|it| matches!(it, '-' | '–' | '—'))
    })
}

/// Whether a date opens a bracket.
pub(super) fn is_life(reading: Reading<'_>, span: ProseSpan) -> bool {
    let before = reading.article.prose.text.get(..span.start()).unwrap_or_default();
    before.trim_end().ends_with(['(', '-'])
}

/// Whether a day stands in brackets with a place: «(Taipei, 23 ottobre 1954)».
fn is_bracketed_birth(view: TokenView<'_>, tokens: &Range<usize>, value: &Timex) -> bool {
    let start = tokens.start;
    let name = |at: usize| {
        view.get(at)
            .is_some_and(|it| it.kind == TokenKind::Word && matches!(it.case, Case::Capital | Case::Upper))
    };
    matches!(value, Timex::Day(_))
        && 3 <= start
        && view.is_sign(start - 1, ',')
        && name(start - 2)
        && (start.saturating_sub(5)..start - 2).any(|at| view.is_sign(at, '('))
}
