//! Temporal expressions: dates, clock times, spans, durations and what comes back, in every form.
//!
//! «Tre giorni dopo, il 12 marzo 2025, alle 20.45» gives three. A first pass reads what stands there, a
//! second joins neighbours («dal 3 al 5 maggio», «ieri alle 20»), a third places all on the calendar.

use std::ops::Range;

use super::anchor::{Ground, resolve};
use super::tense::tense_around;
use super::time_cue::cued_at;
use super::time_days::with_day_behind;
use super::time_frame::{framed, same_half};
use super::time_join::{join, join_again};
use super::time_search::{is_of_a_day, phrase_at};
use super::time_shape::{Named, Reading, Shape};
use super::time_single::single;
use super::time_slots::{is_plain, opens_phrase, word};
use super::time_year::may_be_year;
use crate::article::{Article, Gap, TokenKind, TokenView, written_date};
use crate::lexicon::{DateWord, Kinds, Lexicon, Sense};
use crate::mention::{Temporal, TemporalForm};
use crate::value::{Granularity, Timex};

/// How many sentences back «il giorno dopo» looks for its day.
const MEMORY: usize = 3;

/// Every temporal expression of the article, in the order of the text.
pub fn read_times(article: &Article, lexicon: &Lexicon) -> Vec<Temporal> {
    let view = article.view(lexicon);
    let dates = &view.lexicon.dates;
    let clocks = framed(view, &dates.clock_frames, scan(view));
    let framed = framed(view, &dates.time_frames, join(view, clocks));
    place(article, view, join_again(view, framed))
}

/// What stands in the text, one expression after the other.
fn scan(view: TokenView<'_>) -> Vec<Reading> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < view.tokens.list().len() {
        let day_before =
            out.last().is_some_and(|it: &Reading| at <= it.tokens.end + 1 && is_of_a_day(&it.shape));
        match Some(at).filter(|at| may_begin(view, *at)).and_then(|at| reading_at(view, at, day_before)) {
            Some(mut reading) => {
                with_clock_tail(view, &mut reading);
                at = reading.tokens.end.max(at + 1);
                out.push(reading);
            }
            None => at += 1,
        }
    }
    out
}

/// Whether an expression may begin at token `index`: most words of a text are told apart at once.
fn may_begin(view: TokenView<'_>, index: usize) -> bool {
    let is_dated = || {
        view.has(index, Kinds::TIMED)
            || view.has(index, Kinds::DATE) && view.has(index, Kinds::COUNTED.or(Kinds::COMPOUND))
    };
    view.get(index).is_none_or(|token| {
        token.kind != TokenKind::Word
            || matches!(token.first, 'I' | 'V' | 'X')
            || opens_phrase(view, index)
            || is_dated()
            || may_be_year(view, index)
    })
}

/// The longest expression that begins at token `index`.
fn reading_at(view: TokenView<'_>, index: usize, day_before: bool) -> Option<Reading> {
    let plain = |shape, end| Reading { tokens: index..end, shape, weekday: None, notation: None };
    let phrase = phrase_at(view, index, day_before).map(|(shape, end)| plain(shape, end));
    if is_plain(view, index) {
        return phrase.filter(|it| !opens_written_date(view, it));
    }
    let date = written_date(view, index).map(|found| {
        let tokens = index..index + found.n_tokens;
        let (shape, notation) = (Shape::Date(found.parts), Some(found.notation));
        with_day_behind(view, Reading { tokens, shape, weekday: found.weekday, notation })
    });
    // «ce lundi 27 octobre»: the written date, with its weekday, is read behind the pointer.
    let phrase = phrase.filter(|it| !opens_written_date(view, it));
    let best = match (phrase, date) {
        (Some(phrase), Some(date)) if date.tokens.end <= phrase.tokens.end => Some(phrase),
        (phrase, date) => date.or(phrase),
    };
    best.or_else(|| single(view, index)).or_else(|| cued_at(view, index))
}

/// “8:30 pm ET”, «las ocho en punto»: what follows a clock time belongs to it.
fn with_clock_tail(view: TokenView<'_>, reading: &mut Reading) {
    while let Shape::Clock(clock) | Shape::Hours(None, _, clock) = reading.shape {
        let end = reading.tokens.end;
        let follows = view.get(end).is_some_and(|token| token.gap != Gap::Block);
        let tail = word(view, end, |word| match word {
            DateWord::Half(afternoon) => Some(Some(*afternoon)),
            DateWord::ClockTail => Some(None),
            _ => None,
        });
        let Some((half, after)) = tail.filter(|_| follows) else { break };
        reading.tokens.end = after;
        let clock = half.map_or(clock, |afternoon| clock.in_half(afternoon));
        reading.shape = match reading.shape {
            Shape::Hours(_, first, _) => {
                let (first, last) = same_half(first, clock);
                Shape::Hours(None, first, last)
            }
            _ => Shape::Clock(clock),
        };
    }
}

/// Whether a weekday with a pointer before it goes on as a written date.
fn opens_written_date(view: TokenView<'_>, phrase: &Reading) -> bool {
    matches!(phrase.shape, Shape::NamedShift(Named::Weekday(_), _))
        && (phrase.tokens.start + 1..phrase.tokens.end).any(|at| {
            written_date(view, at)
                .is_some_and(|found| found.weekday.is_some() && phrase.tokens.end < at + found.n_tokens)
        })
}

/// Whether a word of this class ends just before token `index`.
pub(super) fn led_by(view: TokenView<'_>, index: usize, class: &DateWord) -> bool {
    (1..=4).filter_map(|back| index.checked_sub(back).map(|at| (at, back))).any(|(at, back)| {
        view.senses_in(at, Kinds::DATE)
            .any(|(n_tokens, sense)| n_tokens == back && matches!(sense, Sense::Date(word) if word == class))
    })
}

/// A hyphen or dash.
pub(super) fn is_dash(view: TokenView<'_>, index: usize) -> bool {
    ['-', '–', '—', '‑'].into_iter().any(|dash| view.is_sign(index, dash))
}

/// Places the readings on the calendar.
fn place(article: &Article, view: TokenView<'_>, readings: Vec<Reading>) -> Vec<Temporal> {
    let mut out: Vec<Temporal> = Vec::with_capacity(readings.len());
    for reading in readings {
        let span = view.span(reading.tokens.clone());
        let sentence = article.sentence_at(span.start());
        let tokens =
            article.sentences.get(sentence).map_or(0..view.tokens.list().len(), |it| it.tokens.clone());
        let ground = Ground {
            publication: article.publication.as_ref().map(|publication| publication.date),
            antecedent: antecedent(&out, sentence),
            year: year_named(&out, sentence),
            day: day_named(&out, sentence),
            tense: tense_around(view, &reading.tokens, &tokens),
            lexicon: view.lexicon,
        };
        let (value, anchor) = resolve(&reading.shape, ground);
        let parts = reading.shape.parts();
        let readings = super::time_readings::readings(&reading.shape, value.as_ref(), ground);
        out.push(Temporal {
            span,
            form: match (&reading.shape, &value) {
                (Shape::Ahead(..), Some(Timex::Duration { .. })) => TemporalForm::Duration,
                (shape, _) => shape.form(),
            },
            parts,
            ends: reading.shape.ends(),
            weekday: reading.weekday,
            notation: reading.notation,
            value,
            anchor,
            sentence,
            readings,
        });
    }
    out
}

/// The last expressions of this sentence and the ones just before, latest first.
fn recent(times: &[Temporal], sentence: usize, memory: usize) -> impl Iterator<Item = (usize, &Temporal)> {
    let near = move |(_, it): &(usize, &Temporal)| sentence <= it.sentence.saturating_add(memory);
    times.iter().enumerate().rev().take(12).take_while(near)
}

fn antecedent(times: &[Temporal], sentence: usize) -> Option<(usize, &Timex)> {
    recent(times, sentence, MEMORY).find_map(|(index, it)| {
        let value = it.value.as_ref()?;
        matches!(value, Timex::Day(_) | Timex::Moment(..) | Timex::Period { .. }).then_some((index, value))
    })
}

fn year_named(times: &[Temporal], sentence: usize) -> Option<(usize, i16)> {
    recent(times, sentence, 0).find_map(|(index, it)| match (&it.value, it.form) {
        (Some(Timex::Period { first, grain: Granularity::Year, .. }), _) => Some((index, first.year())),
        (Some(_), TemporalForm::Absolute) => it.parts.year.map(|year| (index, year)),
        _ => None,
    })
}

fn day_named(times: &[Temporal], sentence: usize) -> Option<(usize, jiff::civil::Date)> {
    recent(times, sentence, 0).find_map(|(index, it)| match it.value {
        Some(Timex::Day(date) | Timex::Moment(date, _)) => Some((index, date)),
        _ => None,
    })
}

/// The tokens between two readings.
pub(super) fn between(one: &Reading, two: &Reading) -> Range<usize> {
    one.tokens.end..two.tokens.start.max(one.tokens.end)
}

/// Whether this phrase stands just at `tokens`.
pub(super) fn is_phrase(view: TokenView<'_>, tokens: &Range<usize>, class: &DateWord) -> bool {
    word(view, tokens.start, |word| (word == class).then_some(())).is_some()
        && view.senses_in(tokens.start, Kinds::DATE).any(|(n_tokens, sense)| {
            n_tokens == tokens.len() && matches!(sense, Sense::Date(word) if word == class)
        })
}
