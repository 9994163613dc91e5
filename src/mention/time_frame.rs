//! The frames of a pack, put around what has been read: “before {time}”, “from {clock} to {clock}”.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::time_shape::{Named, Part, Reading, Shape};
use super::time_slots::fill;
use crate::article::{Gap, TokenView};
use crate::lexicon::{DatePattern, DatePatterns, DateWord, Kinds, Sense, Slot, TimeMeaning};
use crate::value::{Clock, DayPart, PartialDate, TimeUnit, Timex};

/// How deep frames go: “until after the beginning of next week”.
const DEPTH: usize = 3;

/// The readings with the frames of `frames` put around them.
pub(super) fn framed(view: TokenView<'_>, frames: &DatePatterns, mut readings: Vec<Reading>) -> Vec<Reading> {
    for _ in 0..DEPTH {
        let before = readings.len();
        let (next, found) = pass(view, frames, readings);
        readings = next;
        if !found || before == 0 {
            break;
        }
    }
    readings
}

/// Puts the longest frame that fits around each reading, from left to right.
fn pass(view: TokenView<'_>, frames: &DatePatterns, readings: Vec<Reading>) -> (Vec<Reading>, bool) {
    let (mut out, mut found) = (Vec::with_capacity(readings.len()), false);
    let (mut at, mut next) = (0, 0);
    while let Some(reading) = readings.get(next) {
        let floor = at;
        // Only a few words before a reading may open its frame.
        at = at.max(reading.tokens.start.saturating_sub(MOST_WORDS));
        let framed = (at..=reading.tokens.start).filter(|&at| floor <= at).find_map(|at| {
            let begins = at == reading.tokens.start || may_begin(view, frames, at);
            begins.then(|| frame_at(view, frames, &readings, at)).flatten()
        });
        found |= framed.is_some();
        let reading = framed.unwrap_or_else(|| reading.clone());
        at = reading.tokens.end;
        out.push(reading);
        while readings.get(next).is_some_and(|it| it.tokens.start < at) {
            next += 1;
        }
    }
    (out, found)
}

/// How many tokens of a frame may stand before its first reading.
const MOST_WORDS: usize = 6;

fn may_begin(view: TokenView<'_>, frames: &DatePatterns, at: usize) -> bool {
    view.get(at).is_some_and(|token| frames.word(0, token.word).is_some())
        || view.senses_in(at, Kinds::DATE).any(|(_, sense)| {
            matches!(
                sense,
                Sense::Date(
                    DateWord::Nth(_)
                        | DateWord::Count(_)
                        | DateWord::Month(..)
                        | DateWord::Weekday(..)
                        | DateWord::Unit(_)
                        | DateWord::Holiday(_)
                        | DateWord::Season(_)
                )
            )
        })
        || view.get(at).is_some_and(|token| token.first.is_ascii_digit())
}

/// The longest frame that begins at token `at`.
fn frame_at(view: TokenView<'_>, frames: &DatePatterns, readings: &[Reading], at: usize) -> Option<Reading> {
    let mut search = Search { view, frames, readings, start: at, parts: Vec::new(), best: None };
    search.from(0, at);
    let (end, index, parts) = search.best?;
    let holder = parts.iter().rev().find_map(|(_, reading)| *reading).and_then(|it| readings.get(it));
    let pattern = view.lexicon.dates.frames.get(index)?;
    let filled = Filled::of(pattern, parts.iter().map(|(part, _)| part));
    let shape = filled.shape(pattern)?;
    Some(Reading {
        tokens: at..end,
        shape,
        weekday: holder.and_then(|it| it.weekday),
        notation: holder.and_then(|it| it.notation),
    })
}

/// A walk through the trie of frames; as deep as the longest frame and no deeper.
struct Search<'a> {
    view: TokenView<'a>,
    frames: &'a DatePatterns,
    readings: &'a [Reading],
    start: usize,
    parts: Vec<(Part, Option<usize>)>,
    best: Option<Found>,
}

/// Where a frame ends, which it is, and what fills it, each with its reading.
type Found = (usize, usize, Vec<(Part, Option<usize>)>);

impl Search<'_> {
    fn from(&mut self, node: u32, at: usize) {
        if let Some(frame) = self.frames.end(node)
            && self.parts.iter().any(|(_, reading)| reading.is_some())
            && self.best.as_ref().is_none_or(|(end, ..)| *end < at)
            && !self.cuts_a_reading(at)
        {
            self.best = Some((at, frame, self.parts.clone()));
        }
        let Some(token) = self.view.get(at) else { return };
        if self.start < at && token.gap == Gap::Block {
            return;
        }
        if let Some(next) = self.frames.word(node, token.word) {
            self.from(next, at + 1);
        }
        for &(slot, next) in self.frames.slots(node) {
            if let Some((part, end, reading)) = self.fill(at, slot) {
                self.parts.push((part, reading));
                self.from(next, end);
                self.parts.pop();
            }
        }
    }

    /// Whether a reading goes over the place `at`.
    fn cuts_a_reading(&self, at: usize) -> bool {
        let after = self.readings.partition_point(|it| it.tokens.start < at);
        after.checked_sub(1).and_then(|it| self.readings.get(it)).is_some_and(|it| at < it.tokens.end)
    }

    fn fill(&self, at: usize, slot: Slot) -> Option<(Part, usize, Option<usize>)> {
        let wanted: fn(&Shape) -> bool = match slot {
            Slot::Time => is_time,
            Slot::Day => super::time_join::is_day,
            Slot::Period => is_period,
            Slot::Clock => |shape| clock_of(shape).is_some(),
            Slot::Moment => |shape| matches!(shape, Shape::Moment(..)),
            Slot::Stretch => |shape| stretch_of(shape).is_some(),
            Slot::Recurring => |shape| matches!(shape, Shape::Fixed(Timex::Set { .. })),
            _ => return fill(self.view, at, slot).map(|(part, end)| (part, end, None)),
        };
        let index = self.readings.partition_point(|it| it.tokens.start < at);
        let reading = self.readings.get(index).filter(|it| it.tokens.start == at && wanted(&it.shape))?;
        let part = match slot {
            Slot::Clock => Part::Clock(clock_of(&reading.shape)?),
            Slot::Stretch => Part::Stretch(stretch_of(&reading.shape)?),
            _ => Part::Whole(reading.shape.clone()),
        };
        Some((part, reading.tokens.end, Some(index)))
    }
}

/// A day, period or moment: what lies on the calendar as one.
fn is_time(shape: &Shape) -> bool {
    super::time_join::is_day(shape) || is_period(shape) || matches!(shape, Shape::Moment(..) | Shape::Now)
}

/// “The day before Christmas”, “two weeks after Easter 2025”: what lies so far from the time behind it.
pub(super) fn from_apart(one: &Reading, two: &Reading) -> Option<Reading> {
    let Shape::Apart(steps, unit) = one.shape else { return None };
    let beside = one.tokens.end == two.tokens.start && is_time(&two.shape) && two.shape != Shape::Now;
    let length = vec![(Decimal::from(steps.unsigned_abs()), unit)];
    beside.then(|| Reading {
        tokens: one.tokens.start..two.tokens.end,
        shape: Shape::Off(length, steps.signum(), Box::new(two.shape.clone())),
        weekday: two.weekday,
        notation: two.notation,
    })
}

/// A week, month, season, year or the like.
fn is_period(shape: &Shape) -> bool {
    match shape {
        Shape::Fixed(Timex::Period { .. })
        | Shape::InYear(..)
        | Shape::OfYear(..)
        | Shape::Weekend(_)
        | Shape::Inside(..)
        | Shape::NthUnit(..)
        | Shape::Within(..)
        | Shape::WeekendOf(..) => true,
        Shape::Date(parts) => parts.day.is_none(),
        Shape::Bare(named) | Shape::NamedShift(named, _) | Shape::NamedApart(named, _) => {
            matches!(named, Named::Month(_) | Named::Season(_) | Named::Part(..))
        }
        Shape::Shift(unit, _) | Shape::Ago(_, unit) | Shape::Apart(_, unit) => TimeUnit::Day < *unit,
        _ => false,
    }
}

/// The time of day that a shape is.
fn clock_of(shape: &Shape) -> Option<Clock> {
    match shape {
        Shape::Clock(clock) => Some(*clock),
        Shape::Part(DayPart::Noon, _) => Some(Clock::said(12, None, None).in_half(true)),
        Shape::Part(DayPart::Midnight, _) => Some(Clock::said(0, None, None)),
        _ => None,
    }
}

/// The duration that a shape is.
fn stretch_of(shape: &Shape) -> Option<Vec<(Decimal, TimeUnit)>> {
    match shape {
        Shape::Fixed(Timex::Duration { count, unit }) => Some(vec![(*count, *unit)]),
        Shape::Stretch(parts) => Some(parts.clone()),
        _ => None,
    }
}

/// The slots of a frame by their kinds.
#[derive(Default)]
struct Filled {
    wholes: Vec<Shape>,
    clocks: Vec<Clock>,
    stretch: Option<Vec<(Decimal, TimeUnit)>>,
    count: Option<Decimal>,
    nth: Option<u32>,
    unit: Option<TimeUnit>,
    named: Option<Named>,
}

impl Filled {
    fn of<'a>(pattern: &DatePattern, parts: impl Iterator<Item = &'a Part>) -> Self {
        let count = pattern.count.map(Decimal::from);
        let mut out = Filled { count, unit: pattern.unit, ..Filled::default() };
        for part in parts {
            match part {
                Part::Whole(whole) => out.wholes.push(whole.clone()),
                Part::Clock(clock) => out.clocks.push(*clock),
                Part::Stretch(stretch) => out.stretch = Some(stretch.clone()),
                Part::Count(count) => out.count = Some(*count),
                Part::Nth(nth) => out.nth = Some(*nth),
                Part::Unit(unit) => out.unit = Some(*unit),
                Part::Named(named) => out.named = Some(*named),
                Part::Year(_) | Part::Decade(_) | Part::NoClock(_) => {}
            }
        }
        out
    }

    /// The first time of the frame.
    fn whole(&self) -> Option<Box<Shape>> {
        self.wholes.first().cloned().map(Box::new)
    }

    /// The first time, or clock time, of the frame.
    fn base(&self) -> Option<Box<Shape>> {
        self.whole().or_else(|| self.clocks.first().map(|clock| Box::new(Shape::Clock(*clock))))
    }

    /// The stretch of the frame, told as one or as count and unit.
    fn length(&self) -> Option<Vec<(Decimal, TimeUnit)>> {
        self.stretch.clone().or_else(|| Some(vec![(self.count.unwrap_or(Decimal::ONE), self.unit?)]))
    }

    fn shape(self, pattern: &DatePattern) -> Option<Shape> {
        let by = pattern.by;
        Some(match pattern.means {
            TimeMeaning::Hours => self.hours()?,
            TimeMeaning::Minutes => {
                Shape::Clock(minutes_from(*self.clocks.first()?, self.count?.to_i8()?, by)?)
            }
            TimeMeaning::Open => Shape::Open(self.base()?, by),
            TimeMeaning::From => {
                let base = self.base().unwrap_or_else(|| Box::new(Shape::Now));
                Shape::Off(self.length()?, by, base)
            }
            TimeMeaning::Lasting => {
                let base = self.base().unwrap_or_else(|| Box::new(Shape::Now));
                Shape::Lasting(base, self.length()?, by)
            }
            TimeMeaning::Inside => Shape::Inside(self.whole()?, pattern.place?),
            TimeMeaning::Rest => Shape::Rest(self.whole()?),
            TimeMeaning::NthOf => {
                let nth = i8::try_from(self.nth.unwrap_or(1)).ok()?;
                let nth = if by < 0 { -nth } else { nth };
                match (self.named, self.unit) {
                    (Some(Named::Weekday(weekday)), _) => Shape::NthDay(nth, weekday, self.whole()?),
                    (_, Some(unit)) => Shape::NthUnit(nth, unit, self.whole()?),
                    _ => return None,
                }
            }
            TimeMeaning::Of => match (self.named, self.wholes.as_slice()) {
                (Some(named), _) => Shape::Within(named, self.whole()?),
                (None, [Shape::Bare(named), whole] | [whole, Shape::Bare(named)]) => {
                    Shape::Within(*named, Box::new(whole.clone()))
                }
                _ => return None,
            },
            TimeMeaning::Between => self.between()?,
            TimeMeaning::NthFrom => {
                let nth = i8::try_from(self.nth.unwrap_or(1)).ok()?;
                Shape::NthFrom(if by < 0 { -nth } else { nth }, self.named?, self.whole()?)
            }
            TimeMeaning::Closest => {
                Shape::Closest(i8::try_from(self.nth.unwrap_or(1)).ok()?, self.named?, self.whole()?)
            }
            TimeMeaning::WeekendOf => {
                let nth = self.nth.map_or(Some(i8::from(by < 0)), |it| i8::try_from(it).ok())?;
                Shape::WeekendOf(if by < 0 { -nth } else { nth }, self.whole()?)
            }
            TimeMeaning::Set => match (self.whole()?.as_ref(), self.clocks.first()) {
                (Shape::Fixed(set), Some(clock)) => Shape::Recurring(set.clone(), *clock),
                _ => return None,
            },
            _ => return None,
        })
    }

    /// From one day to another; the day that says its number alone is one of the other's month.
    fn between(&self) -> Option<Shape> {
        let day = || self.nth.and_then(|nth| i8::try_from(nth).ok()).or_else(|| self.count?.to_i8());
        let (first, last) = match self.wholes.as_slice() {
            [first, last] => (first.clone(), last.clone()),
            [Shape::Date(parts)] if self.nth.is_some() || self.count.is_some() => {
                let other = parts.day.zip(day()).filter(|(one, two)| one != two && (1..=31).contains(two))?;
                let named = Shape::Date(PartialDate { day: Some(other.1), weekday: None, ..*parts });
                parts.month?;
                if other.0 < other.1 { (Shape::Date(*parts), named) } else { (named, Shape::Date(*parts)) }
            }
            [last] if self.nth.is_none() && self.count.is_none() => (Shape::Now, last.clone()),
            _ => return None,
        };
        Some(Shape::Between(Box::new(first), Box::new(last)))
    }

    /// From one time of day to another, of the day that stands beside either.
    fn hours(&self) -> Option<Shape> {
        let moments = self.wholes.iter().filter_map(|whole| match whole {
            Shape::Moment(_, clock) => Some(*clock),
            _ => None,
        });
        let day = self.wholes.iter().find_map(|whole| match whole {
            Shape::Moment(day, _) => Some(day.clone()),
            day if super::time_join::is_day(day) => Some(Box::new(day.clone())),
            _ => None,
        });
        let (first, last) = match (self.clocks.as_slice(), moments.collect::<Vec<_>>().as_slice()) {
            ([first, last], _) => (*first, *last),
            ([clock], [moment]) if matches!(self.wholes.first(), Some(Shape::Moment(..))) => {
                // The order of the slots is lost; only a day with its time may stand first.
                (*moment, *clock)
            }
            _ => return None,
        };
        let (first, last) = same_half(first, last);
        Some(Shape::Hours(day, first, last))
    }
}

/// The half of the day said of the last time holds for the first where that leaves it before the last.
pub(super) fn same_half(first: Clock, last: Clock) -> (Clock, Clock) {
    if first.is_sure || !last.is_sure {
        return (first, last);
    }
    let same = first.in_half(12 <= last.hour);
    let first = if same.seconds() < last.seconds() { same } else { first.in_half(false) };
    (first, last)
}

/// So many minutes past (`by` 1) or to (-1) a full hour.
pub(super) fn minutes_from(clock: Clock, minutes: i8, by: i32) -> Option<Clock> {
    if clock.minute.is_some_and(|it| it != 0) || !(1..60).contains(&minutes) {
        return None;
    }
    let (hour, minute) = match by {
        ..=-1 => (if clock.hour == 0 { 23 } else { clock.hour - 1 }, 60 - minutes),
        _ => (clock.hour, minutes),
    };
    let hour = if hour == 0 && !clock.is_sure { 12 } else { hour };
    Some(Clock { hour, minute: Some(minute), ..clock })
}
