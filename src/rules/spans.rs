//! Counts of time and the dates beside them: how far one date lies from another, and whether a count says so.
//!
//! «undici anni» agrees with «dal 1990 al 2001». Two dates that are known to the year lie a year more or less
//! apart; every comparison is made on what they leave open.

use std::ops::Range;

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::lexicon::{PeopleWord, ProseWord, Sense, SpanWord};
use crate::mention::{Anchor, Approximation, Quantity, QuantityKind, Temporal, TemporalForm};
use crate::text::ProseSpan;
use crate::value::calendar::days_after;
use crate::value::{Granularity, TimeUnit, Timex};

use super::Context;

/// The days of a mean year, exactly.
const YEAR: Decimal = Decimal::from_parts(3_652_425, 0, 0, false, 4);
/// The days of a mean month, exactly.
const MONTH: Decimal = Decimal::from_parts(30_436_875, 0, 0, false, 6);

/// A sentence with more figures or dates is a list, in which nothing leans on anything else.
const MOST: usize = 40;

/// The days on one of which an event lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    /// The first of them.
    pub(super) first: Date,
    /// The last.
    pub(super) last: Date,
}

impl Days {
    /// Just one day.
    pub(super) fn on(date: Date) -> Self {
        Self { first: date, last: date }
    }

    /// The days around one, so many on each side.
    pub(super) fn around(date: Date, n_days: i32) -> Self {
        let moved = |by: i32| days_after(date, by).unwrap_or(date);
        Self { first: moved(-n_days), last: moved(n_days) }
    }

    /// The days that a value names, if it names a year or less.
    pub(super) fn of(value: &Timex) -> Option<Self> {
        value.grain().filter(|grain| *grain <= Granularity::Year)?;
        Some(Self { first: value.first_day()?, last: value.last_day()? })
    }

    /// Whether a year is all that is known.
    pub(super) fn is_year(self) -> bool {
        self.last.year() == self.first.year()
            && self.first.day_of_year() == 1
            && 360 < self.last.day_of_year()
    }

    /// The years that have been completed from one event to a later one, at least and at most.
    pub(super) fn completed_years(self, later: Days) -> (i32, i32) {
        let whole = |from: Date, to: Date| {
            let short = (to.month(), to.day()) < (from.month(), from.day());
            i32::from(to.year()) - i32::from(from.year()) - i32::from(short)
        };
        (whole(self.last, later.first), whole(self.first, later.last))
    }

    /// How many days lie between, at least and at most; absent where the second is the earlier one.
    pub(super) fn until(self, later: Days) -> Option<Gap> {
        let low = self.last.until(later.first).ok()?.get_days().max(0);
        let high = self.first.until(later.last).ok()?.get_days();
        let months = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
        (0 <= high).then(|| Gap {
            low: Decimal::from(low),
            high: Decimal::from(high),
            years: (
                i32::from(later.first.year()) - i32::from(self.last.year()),
                i32::from(later.last.year()) - i32::from(self.first.year()),
            ),
            months: (months(later.first) - months(self.last), months(later.last) - months(self.first)),
        })
    }
}

/// How far two events lie apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gap {
    /// In days, at least.
    pub(super) low: Decimal,
    /// In days, at most.
    pub(super) high: Decimal,
    /// By the numbers of their years, at least and at most.
    pub(super) years: (i32, i32),
    /// By the numbers of their months.
    pub(super) months: (i32, i32),
}

impl Gap {
    /// So many units, at least and at most, for a message: whole ones, by the calendar where it counts so.
    pub(super) fn in_units(&self, unit: TimeUnit) -> Option<(Decimal, Decimal)> {
        let whole = |(low, high): (i32, i32)| (Decimal::from(low.max(0)), Decimal::from(high.max(0)));
        Some(match unit {
            TimeUnit::Year => whole(self.years),
            TimeUnit::Month => whole(self.months),
            _ => {
                let length = length(unit)?;
                ((self.low / length).round(), (self.high / length).round())
            }
        })
    }
}

/// A count of units of time.
#[derive(Clone, Debug)]
pub(super) struct Count<'a> {
    /// The quantity it was read from.
    pub(super) quantity: &'a Quantity,
    /// What is counted.
    pub(super) unit: TimeUnit,
    /// At least so many.
    pub(super) low: Decimal,
    /// At most so many.
    pub(super) high: Decimal,
}

impl<'a> Count<'a> {
    /// The count that a quantity is, if it counts time.
    pub(super) fn of(quantity: &'a Quantity) -> Option<Self> {
        let code = quantity.unit.as_ref().map(|it| it.code.as_ref());
        // „50-jähriges Bestehen“ is counted like an age.
        let code = code.or_else(|| (quantity.kind == QuantityKind::Age).then_some("year"));
        let unit = match code? {
            "h" | "hour" => TimeUnit::Hour,
            "day" => TimeUnit::Day,
            "week" => TimeUnit::Week,
            "month" => TimeUnit::Month,
            "year" => TimeUnit::Year,
            "decade" => TimeUnit::Decade,
            _ => return None,
        };
        let value = quantity.value.value;
        if value <= Decimal::ZERO || Decimal::from(5_000) < value {
            return None;
        }
        let margin = |part: Decimal| Decimal::ONE.max(value * part);
        let (tenth, quarter) = (Decimal::new(1, 1), Decimal::new(25, 2));
        let (low, high) = match quantity.approximation {
            Approximation::Exact => (value, value),
            Approximation::About => (value - margin(tenth), value + margin(tenth)),
            Approximation::Nearly | Approximation::Under | Approximation::UpTo => {
                (value - margin(tenth), value)
            }
            Approximation::Over | Approximation::AtLeast => (value, value + margin(quarter)),
            Approximation::Between => {
                let other = quantity.other_end?;
                (value.min(other), value.max(other))
            }
            Approximation::Collective => (quantity.interval.low.value()?, quantity.interval.high.value()?),
        };
        Some(Self { quantity, unit, low, high })
    }

    /// Whether the count may be the distance, give or take `slack` units.
    pub(super) fn agrees(&self, gap: &Gap, slack: Decimal) -> bool {
        let within =
            |(low, high): (i32, i32)| Decimal::from(low) <= self.high && self.low <= Decimal::from(high);
        let by_calendar = match self.unit {
            TimeUnit::Year => within(gap.years),
            TimeUnit::Month => within(gap.months),
            _ => false,
        };
        let Some(length) = length(self.unit) else { return true };
        by_calendar || (self.low - slack) * length <= gap.high && gap.low <= (self.high + slack) * length
    }
}

fn length(unit: TimeUnit) -> Option<Decimal> {
    Some(match unit {
        TimeUnit::Hour => Decimal::ONE / Decimal::from(24),
        TimeUnit::Day => Decimal::ONE,
        TimeUnit::Week => Decimal::from(7),
        TimeUnit::Month => MONTH,
        TimeUnit::Year => YEAR,
        TimeUnit::Decade => YEAR * Decimal::TEN,
        _ => return None,
    })
}

/// The temporal expressions of a sentence.
pub(super) fn times_in<'a>(
    ctx: &Context<'a>,
    sentence: usize,
) -> impl Iterator<Item = &'a Temporal> + use<'a> {
    let times = &ctx.mentions().times;
    let first = times.partition_point(|it| it.sentence < sentence);
    times[first..].iter().take_while(move |it| it.sentence == sentence)
}

/// Whether a sentence has so many figures or dates that it is a list.
pub(super) fn is_list(ctx: &Context<'_>, sentence: usize) -> bool {
    ctx.quantities_in(sentence).nth(MOST).is_some() || times_in(ctx, sentence).nth(MOST).is_some()
}

/// The days on which an open stretch begins, at the grain in which it is written: “since 1925”.
pub(super) fn opened(temporal: &Temporal) -> Option<Days> {
    match &temporal.value {
        Some(Timex::Range { first: Some(first), last: None }) if temporal.form == TemporalForm::Open => {
            Some(begun(temporal, *first))
        }
        _ => None,
    }
}

/// The days on which a stretch begins, at the grain in which it is written.
pub(super) fn begun(temporal: &Temporal, first: Date) -> Days {
    let iso = temporal.value.as_ref().map(Timex::iso).unwrap_or_default();
    let width = iso.split('/').next().map_or(10, str::len);
    let last = match width {
        4 => Date::new(first.year(), 12, 31).unwrap_or(first),
        7 => first.last_of_month(),
        _ => first,
    };
    Days { first, last }
}

/// The days of a date that stands by itself, with its year.
pub(super) fn dated(temporal: &Temporal) -> Option<Days> {
    let is_absolute = temporal.form == TemporalForm::Absolute && temporal.anchor == Anchor::None;
    is_absolute.then(|| Days::of(temporal.value.as_ref()?)).flatten()
}

/// The days of any date, resolved against publication or another date.
pub(super) fn resolved(temporal: &Temporal) -> Option<Days> {
    matches!(temporal.form, TemporalForm::Absolute | TemporalForm::Relative)
        .then(|| Days::of(temporal.value.as_ref()?))
        .flatten()
}

/// How many tokens the longest phrase of the class at the token has.
pub(super) fn word_at(ctx: &Context<'_>, token: usize, word: SpanWord) -> Option<usize> {
    ctx.view()
        .find_sense(token, |sense| (*sense == Sense::Span(word)).then_some(()))
        .map(|(n_tokens, ())| n_tokens)
}

/// The first token of the range at which a phrase of the class begins.
pub(super) fn find_word(ctx: &Context<'_>, mut tokens: Range<usize>, word: SpanWord) -> Option<usize> {
    tokens.find(|&token| word_at(ctx, token, word).is_some())
}

/// Whether a phrase of the class begins in the range.
pub(super) fn has_span_word(ctx: &Context<'_>, tokens: Range<usize>, word: SpanWord) -> bool {
    find_word(ctx, tokens, word).is_some()
}

/// Where the longest phrase of the class begins that ends before the token.
pub(super) fn word_before(ctx: &Context<'_>, token: usize, word: SpanWord) -> Option<usize> {
    (1..=6)
        .rev()
        .filter_map(|n_tokens| Some((token.checked_sub(n_tokens)?, n_tokens)))
        .find(|&(start, n_tokens)| {
            ctx.view().senses_at(start).any(|(len, sense)| len == n_tokens && *sense == Sense::Span(word))
        })
        .map(|(start, _)| start)
}

/// The tokens between two spans, in either order; empty where they touch or overlap.
pub(super) fn between(ctx: &Context<'_>, one: ProseSpan, two: ProseSpan) -> Range<usize> {
    let (one, two) = if one.start() <= two.start() { (one, two) } else { (two, one) };
    let (start, end) = (ctx.tokens_of(one).end, ctx.tokens_of(two).start);
    start..end.max(start)
}

/// Whether nothing but a comma, a bracket and small words stands in the range.
pub(super) fn is_thin(ctx: &Context<'_>, tokens: Range<usize>) -> bool {
    tokens.len() <= 5
        && tokens.into_iter().all(|token| {
            let view = ctx.view();
            view.get(token).is_some_and(|it| matches!(it.first, ',' | '(' | ')' | '–' | '—' | '-' | ':'))
                || ctx.is_word(token, ProseWord::Article)
                || ctx.is_word(token, ProseWord::Preposition)
                || word_at(ctx, token, SpanWord::Term).is_some()
        })
}

/// Whether a mark that ends a statement, or a small word that opens another, stands in the range.
pub(super) fn has_break(ctx: &Context<'_>, mut tokens: Range<usize>) -> bool {
    let view = ctx.view();
    tokens.any(|token| {
        view.get(token).is_some_and(|it| matches!(it.first, ';' | ':' | '!' | '?' | '«' | '“' | '”' | '"'))
            || is_relative(ctx, token)
            || ctx.is_word(token, ProseWord::Conjunction) && word_at(ctx, token, SpanWord::Office).is_none()
    })
}

/// Whether a relative clause begins at the token; in German its pronoun is an article, too, but for the comma.
pub(super) fn is_relative(ctx: &Context<'_>, token: usize) -> bool {
    let needs_comma = ctx.analysis.lexicon.dates.capital_nouns;
    let before = token.checked_sub(1);
    let comma = before.is_some_and(|at| ctx.view().is_sign(at, ','));
    // “since that night”
    let points = ctx.is_word(token, ProseWord::Demonstrative)
        && before.is_some_and(|at| ctx.is_word(at, ProseWord::Preposition));
    ctx.is_word(token, ProseWord::Relative) && (comma || !needs_comma) && !points
}

/// Whether a word ends so.
pub(super) fn ends_in(word: &str, endings: &[String]) -> bool {
    endings.iter().any(|it| word.ends_with(it.as_str()))
}

/// What to write for the numeral of a count; absent where it is written in a way of its own.
pub(super) fn renumbered(ctx: &Context<'_>, numeral: ProseSpan, number: Decimal) -> Option<String> {
    let text = ctx.text(numeral);
    let is_word = text.chars().all(|it| it.is_alphabetic() || matches!(it, '\'' | '’' | '-'));
    let is_figure = text.chars().all(|it| it.is_ascii_digit());
    if !is_word && !is_figure {
        return None;
    }
    let gap = if text.ends_with(['\'', '’']) { " " } else { "" };
    Some(format!("{}{gap}", number.normalize()))
}

/// The numeral with another number: «35th» becomes «36th».
pub(super) fn reranked(ctx: &Context<'_>, quantity: &Quantity, years: Decimal) -> Option<String> {
    let text = ctx.text(quantity.numeral);
    if quantity.kind != QuantityKind::Ordinal {
        return renumbered(ctx, quantity.numeral, years);
    }
    let figures = text.len() - text.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    let (_, ending) = text.split_at_checked(figures).filter(|_| 0 < figures)?;
    let endings = &ctx.analysis.lexicon.spans.rank_endings;
    let number = years.to_usize()?;
    let last = if (11..=13).contains(&(number % 100)) { 0 } else { number % 10 };
    Some(format!("{number}{}", endings.get(last).map_or(ending, String::as_str)))
}

/// Whether a word in the range tells one of these events, by the names of the packs.
pub(super) fn has_event(ctx: &Context<'_>, mut tokens: Range<usize>, names: &[&str]) -> bool {
    tokens.any(|token| {
        ctx.view()
            .senses_at(token)
            .any(|(_, sense)| matches!(sense, Sense::Event(event) if names.contains(&event.0.as_ref())))
    })
}

/// The events, by the names of the packs, with which a thing or a life begins.
const ORIGINS: [&str; 6] = ["begin", "build", "born", "publish", "marry", "sign"];

/// Happenings that are such, too: a law is passed, a bank founded.
const FIRSTS: [&str; 6] = ["approve", "found", "open", "build", "sign", "publish"];

/// Whether the statement that ends with a date tells of nothing but when what was spoken of began: «: è nata
/// nel 1952», „. Sie wurde 1952 gegründet“.
pub(super) fn tells_origin(ctx: &Context<'_>, before: Range<usize>, date: Range<usize>) -> bool {
    let view = ctx.view();
    let is_origin = |at: usize| {
        has_event(ctx, at..at + 1, &ORIGINS)
            || word_at(ctx, at, SpanWord::Begun).is_some()
            || view.senses_at(at).any(|(_, sense)| {
                matches!(sense, Sense::People(PeopleWord::Happening(it)) if FIRSTS.contains(&it.as_ref()))
            })
    };
    let is_small = |at: usize| {
        view.senses_at(at).any(|(n_tokens, sense)| {
            n_tokens == 1 && matches!(sense, Sense::Prose(word) if word.is_function())
        }) || word_at(ctx, at, SpanWord::TensePast).is_some()
    };
    before.len() <= 6
        && before.clone().all(|at| is_origin(at) || is_small(at))
        && (before.clone().any(is_origin) || is_origin(date.end))
}
