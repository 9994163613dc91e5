//! The temporal phrases of a pack, found in the tokens: «tre giorni fa», «ottobre dell'anno scorso».

use jiff::civil::Weekday;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::time_shape::{Named, Part, Shape};
use super::time_slots::fill;
use crate::article::{Gap, TokenView};
use crate::lexicon::{DatePattern, TimeMeaning};
use crate::value::{Clock, Granularity, PartialDate, TimeUnit, Timex};

/// The longest phrase at token `index`, with the token behind it.
pub(super) fn phrase_at(view: TokenView<'_>, index: usize) -> Option<(Shape, usize)> {
    let mut search = Search { view, start: index, parts: Vec::new(), best: None };
    search.from(0, index);
    let (end, pattern, parts) = search.best?;
    let pattern = view.lexicon.dates.patterns.get(pattern)?;
    shape(pattern, &parts).map(|shape| (shape, end))
}

/// A walk through the pattern trie; as deep as the longest pattern and no deeper.
struct Search<'a> {
    view: TokenView<'a>,
    start: usize,
    parts: Vec<Part>,
    best: Option<(usize, usize, Vec<Part>)>,
}

impl Search<'_> {
    fn from(&mut self, node: u32, at: usize) {
        let patterns = &self.view.lexicon.dates.compiled;
        if let Some(pattern) = patterns.end(node)
            && self.best.as_ref().is_none_or(|(end, ..)| *end < at)
        {
            self.best = Some((at, pattern, self.parts.clone()));
        }
        let Some(token) = self.view.get(at) else { return };
        if self.start < at && token.gap == Gap::Block {
            return;
        }
        if let Some(next) = patterns.word(node, token.word) {
            self.from(next, at + 1);
        }
        for &(slot, next) in patterns.slots(node) {
            if let Some((part, end)) = fill(self.view, at, slot) {
                self.parts.push(part);
                self.from(next, end);
                self.parts.pop();
            }
        }
    }
}

/// What a pattern says with its slots filled.
fn shape(pattern: &DatePattern, parts: &[Part]) -> Option<Shape> {
    let filled = Filled::of(pattern, parts);
    let by = pattern.by;
    Some(match pattern.means {
        TimeMeaning::Nothing => Shape::Nothing,
        TimeMeaning::Vague => Shape::Vague,
        TimeMeaning::Shift => match filled.named {
            Some(named) => Shape::NamedShift(named, by),
            None => Shape::Shift(filled.unit?, by),
        },
        TimeMeaning::OfYear => match filled.named? {
            Named::Month(month) => Shape::OfYear(month, by),
            named => Shape::NamedShift(named, by),
        },
        // A stretch of the clock has no days to place: “in thirty minutes”, «nelle prossime 48 ore».
        TimeMeaning::Window if filled.is_clock() => filled.stretch()?,
        TimeMeaning::Ago if 0 < by && filled.is_clock() => filled.stretch()?,
        TimeMeaning::Ago => Shape::Ago(filled.steps(by)?, filled.unit?),
        // «Alcuni minuti dopo» has no count and no day.
        TimeMeaning::Apart
            if filled.is_clock() && !parts.iter().any(|part| matches!(part, Part::Count(_))) =>
        {
            Shape::Nothing
        }
        TimeMeaning::Apart => match filled.named {
            Some(named) => Shape::NamedApart(named, by),
            None => Shape::Apart(filled.steps(by)?, filled.unit?),
        },
        TimeMeaning::Window => Shape::Window(filled.steps(by)?, filled.unit?),
        TimeMeaning::Inside => match (filled.whole, filled.named) {
            (Some(whole), _) => whole,
            (None, Some(named)) => Shape::Bare(named),
            (None, None) => Shape::Shift(filled.unit?, by),
        },
        TimeMeaning::Set => {
            let weekday = match filled.named {
                Some(Named::Weekday(weekday)) => Some(weekday),
                _ => None,
            };
            let unit = if weekday.is_some() { TimeUnit::Week } else { filled.unit.unwrap_or(TimeUnit::Year) };
            Shape::Fixed(Timex::Set { count: filled.count.map_or(Some(1), |it| it.to_u32())?, unit, weekday })
        }
        TimeMeaning::Period => filled.period()?,
        TimeMeaning::Decade => Shape::Fixed(Timex::years(filled.decade?, 10, Granularity::Decade)?),
        TimeMeaning::Century => {
            let century = i16::try_from(filled.nth?).ok().filter(|century| (1..=30).contains(century))?;
            Shape::Fixed(Timex::years((century - 1) * 100, 100, Granularity::Century)?)
        }
        TimeMeaning::Named => match (filled.named?, filled.year) {
            (named, Some(year)) => dated(named, year),
            (named, None) => Shape::Bare(named),
        },
        TimeMeaning::Clock => Shape::Clock(filled.clock(by)?),
        TimeMeaning::Duration => {
            let half = if pattern.half { Decimal::new(5, 1) } else { Decimal::ZERO };
            Shape::Fixed(Timex::Duration { count: filled.count?.checked_add(half)?, unit: filled.unit? })
        }
        TimeMeaning::Month => Shape::Bare(filled.named?),
        TimeMeaning::Year => Shape::Fixed(Timex::year(filled.year?)?),
    })
}

/// The named thing in a year.
fn dated(named: Named, year: i16) -> Shape {
    match named {
        Named::Month(month) => {
            Shape::Date(PartialDate { year: Some(year), month: Some(month), ..PartialDate::default() })
        }
        named => Shape::InYear(named, year),
    }
}

/// The slots of a pattern by their kinds, with the pattern's own unit and count where no slot gives them.
#[derive(Default)]
struct Filled {
    count: Option<Decimal>,
    nth: Option<u32>,
    unit: Option<TimeUnit>,
    named: Option<Named>,
    year: Option<i16>,
    whole: Option<Shape>,
    decade: Option<i16>,
    clock: Option<Clock>,
}

impl Filled {
    fn of(pattern: &DatePattern, parts: &[Part]) -> Self {
        let mut out =
            Filled { count: pattern.count.map(Decimal::from), unit: pattern.unit, ..Filled::default() };
        let weekday = pattern.weekday.and_then(|it| Weekday::from_monday_one_offset(it).ok());
        out.named = weekday.map(Named::Weekday);
        for part in parts {
            match part {
                Part::Count(count) => out.count = Some(*count),
                Part::Nth(nth) => out.nth = Some(*nth),
                Part::Unit(unit) => out.unit = Some(*unit),
                Part::Named(named) => out.named = Some(*named),
                Part::Year(year) => out.year = Some(*year),
                Part::Whole(whole) => out.whole = Some(whole.clone()),
                Part::Decade(decade) => out.decade = Some(*decade),
                Part::Clock(clock) => out.clock = Some(*clock),
            }
        }
        out
    }

    /// Whether the unit is one of the clock.
    fn is_clock(&self) -> bool {
        self.unit.is_some_and(|unit| unit < TimeUnit::Day)
    }

    /// The stretch of time that count and unit make.
    fn stretch(&self) -> Option<Shape> {
        let count = self.count.unwrap_or(Decimal::ONE);
        Some(Shape::Fixed(Timex::Duration { count, unit: self.unit? }))
    }

    /// The signed number of units; fractions have no place on the calendar.
    fn steps(&self, by: i32) -> Option<i32> {
        let count = self.count.unwrap_or(Decimal::ONE);
        let steps = count.to_i32().filter(|steps| Decimal::from(*steps) == count && *steps <= 100_000)?;
        steps.checked_mul(by)
    }

    fn period(self) -> Option<Shape> {
        let unit = self.unit?;
        let nth = i8::try_from(self.nth?).ok()?;
        let most = if unit == TimeUnit::Half { 2 } else { 4 };
        let named = (1..=most).contains(&nth).then_some(Named::Part(unit, nth))?;
        Some(self.year.map_or(Shape::Bare(named), |year| dated(named, year)))
    }

    /// The time of day; an hour of the afternoon counts on from twelve.
    fn clock(&self, by: i32) -> Option<Clock> {
        let clock = self.clock?;
        let hour = match by {
            12 if clock.hour < 12 => clock.hour + 12,
            -12 if clock.hour == 12 => 0,
            _ => clock.hour,
        };
        (by == 0 || clock.hour <= 12 || by == 12).then_some(Clock { hour, ..clock })
    }
}
