//! Years that no temporal expression holds, and what a decade or «dopo il 2002» leaves open.
//!
//! A passage of history writes years that a newspaper never does: “his 1818 work”, «nell'800», “in 508 BC”.

use jiff::civil::{Date, date};

use crate::article::TokenView;
use crate::lexicon::{Kinds, ProseWord, Sense, TextWord};
use crate::mention::{Exempt, Quantity, QuantityKind};
use crate::text::ProseSpan;
use crate::value::{Granularity, Timex};

use super::Reading;
use super::ground::{MOST, has, is_content, is_in_time, tokens_of};

/// A year of three digits at least, before the time of letters and numbers that mean something else.
const FIRST: i16 = 1000;
const LAST: i16 = 2100;

/// A lead and a year stand so many tokens apart at most.
const REACH: usize = 3;

/// A year that no temporal expression holds.
#[derive(Clone, Debug)]
pub(super) struct Year {
    pub(super) span: ProseSpan,
    pub(super) sentence: usize,
    pub(super) value: Timex,
    /// Whether it is counted backwards.
    pub(super) is_backwards: bool,
}

/// The years of a text that no temporal expression holds.
pub(super) fn loose(reading: Reading<'_>) -> Vec<Year> {
    let mut out = Vec::new();
    for quantity in reading.mentions.quantities.iter().filter(|it| is_bare(it)) {
        if is_in_time(reading, quantity.span) {
            continue;
        }
        let ends = quantity.ends.map(|it| [it.first, it.second]);
        let spans = ends.as_ref().map_or(std::slice::from_ref(&quantity.figure), |it| it.as_slice());
        for &span in spans {
            if let Some((year, is_backwards)) = year_at(reading, quantity, span)
                && let Some(value) = Timex::year(year)
            {
                out.push(Year { span, sentence: quantity.sentence, value, is_backwards });
            }
        }
        if MOST <= out.len() {
            break;
        }
    }
    out
}

fn is_bare(quantity: &Quantity) -> bool {
    quantity.kind == QuantityKind::Count
        && quantity.unit.is_none()
        && !quantity.in_words
        && quantity.scale.is_none()
        && matches!(quantity.exempt, None | Some(Exempt::Year | Exempt::Calendar))
}

/// The year that the digits of a span are, and whether it is counted backwards.
fn year_at(reading: Reading<'_>, quantity: &Quantity, span: ProseSpan) -> Option<(i16, bool)> {
    let text = span.slice(&reading.article.prose.text);
    let digits = text.trim_start_matches(|it: char| !it.is_ascii_digit());
    if digits.is_empty() || !digits.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let year: i16 = digits.parse().ok().filter(|it| *it <= LAST)?;
    let view = reading.article.view(reading.lexicon);
    let tokens = tokens_of(view, span);
    let is_backwards = is_era(view, tokens.end);
    let led = (tokens.start.saturating_sub(REACH)..tokens.start)
        .any(|at| ends_at(view, at, tokens.start, &TextWord::Lead));
    let is_known = quantity.exempt == Some(Exempt::Year);
    let is_year = match digits.len() {
        _ if is_backwards => true,
        3.. if is_known => true,
        4 if FIRST <= year => {
            let owned = tokens.start.checked_sub(1).is_some_and(|at| is_owner(view, at));
            let in_range = quantity.ends.is_some() || is_second_end(reading, view, tokens.start);
            owned || (led || in_range) && quantity.noun.is_none()
        }
        3 => led && quantity.noun.is_none() && !is_content(view, tokens.end),
        _ => false,
    };
    is_year.then_some((year, is_backwards))
}

/// «tra il 1200 e il 1245»: a year before it, and a lead before that.
fn is_second_end(reading: Reading<'_>, view: TokenView<'_>, start: usize) -> bool {
    let is_year = |at: usize| {
        let text = view.text_of(at);
        text.len() == 4 && text.bytes().all(|it| it.is_ascii_digit())
    };
    let first = start.saturating_sub(REACH);
    let before = (first..start).rev().find(|&at| is_year(at));
    before.is_some_and(|at| {
        let lead = |word: usize| ends_at(view, word, at, &TextWord::Lead);
        (at.saturating_sub(REACH)..at).any(lead)
            || view.get(at).is_some_and(|it| is_in_time(reading, it.span))
    })
}

fn ends_at(view: TokenView<'_>, at: usize, end: usize, word: &TextWord) -> bool {
    view.senses_in(at, Kinds::TEXT)
        .any(|(n_tokens, sense)| at + n_tokens == end && matches!(sense, Sense::Text(it) if it == word))
}

fn is_owner(view: TokenView<'_>, at: usize) -> bool {
    has(view, at, |sense| *sense == Sense::Text(TextWord::Owner))
}

fn is_era(view: TokenView<'_>, at: usize) -> bool {
    has(view, at, |sense| *sense == Sense::Text(TextWord::Era))
}

/// Whether a span is followed by an era that counts backwards.
pub(super) fn is_before_era(reading: Reading<'_>, span: ProseSpan) -> bool {
    let view = reading.article.view(reading.lexicon);
    is_era(view, tokens_of(view, span).end)
}

/// “in his 70s”: an age.
pub(super) fn is_age(reading: Reading<'_>, span: ProseSpan) -> bool {
    let view = reading.article.view(reading.lexicon);
    let start = tokens_of(view, span).start;
    let is_short = view.text_of(start).bytes().filter(u8::is_ascii_digit).count() == 2;
    let is_known = |at: usize| has(view, at, |sense| matches!(sense, Sense::Prose(ProseWord::Article)));
    is_short && start.checked_sub(1).is_some_and(|at| is_owner(view, at) && !is_known(at))
}

/// What the words of a temporal expression leave open: a decade has edges that nobody means to the year, its
/// beginning and its end are parts of it; «dopo il 2002» leaves out that year.
pub(super) fn meant(reading: Reading<'_>, span: ProseSpan, value: &Timex) -> Timex {
    let view = reading.article.view(reading.lexicon);
    let tokens = tokens_of(view, span);
    let says = |word: &TextWord| {
        let first = tokens.start.saturating_sub(REACH);
        (first..tokens.end).any(|at| has(view, at, |sense| matches!(sense, Sense::Text(it) if it == word)))
    };
    match *value {
        Timex::Period { first, grain: Granularity::Decade, .. } => {
            let edges = edges(first.year(), says(&TextWord::Early), says(&TextWord::Late));
            let (from, to) = (first.year() + edges.0, first.year() + edges.1);
            Timex::Range { first: Date::new(from, 1, 1).ok(), last: Date::new(to, 12, 31).ok() }
        }
        Timex::Range { first: Some(first), last: None } if (first.month(), first.day()) == (1, 1) => {
            let is_day = 4 < tokens.len();
            let after = has(view, tokens.start, |sense| *sense == Sense::Text(TextWord::After));
            let next = (after && !is_day).then(|| first.year().checked_add(1)).flatten();
            let first = next.map_or(first, |year| Date::new(year, 1, 1).unwrap_or(date(9999, 1, 1)));
            Timex::Range { first: Some(first), last: None }
        }
        _ => value.clone(),
    }
}

/// How many years after its first a decade, or the century of “the 1800s”, begins and ends.
fn edges(year: i16, is_early: bool, is_late: bool) -> (i16, i16) {
    match (year % 100 == 0 && year < 2000, is_early, is_late) {
        (true, true, false) => (0, 45),
        (true, false, true) => (55, 99),
        (true, ..) => (0, 99),
        (false, true, false) => (-1, 6),
        (false, false, true) => (4, 11),
        (false, ..) if year % 100 == 0 => (0, 99),
        (false, ..) => (-2, 11),
    }
}
