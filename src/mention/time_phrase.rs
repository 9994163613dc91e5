//! What the temporal phrases of a pack say with their slots filled: «tre giorni fa», «ottobre dell'anno scorso».

use jiff::civil::Weekday;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::time_frame::{minutes_from, same_half};
use super::time_shape::{Named, Part, Shape};
use crate::lexicon::{DatePattern, TimeMeaning};
use crate::value::{Clock, DayPart, Granularity, PartialDate, TimeUnit, Timex};

/// What a pattern says with its slots filled.
pub(super) fn shape(pattern: &DatePattern, parts: &[Part]) -> Option<Shape> {
    let filled = Filled::of(pattern, parts);
    let by = pattern.by;
    Some(match pattern.means {
        TimeMeaning::Nothing => Shape::Nothing,
        TimeMeaning::NoClock if parts.iter().any(|it| matches!(it, Part::NoClock(least) if *least <= by)) => {
            Shape::NoClock
        }
        TimeMeaning::NoClock => return None,
        TimeMeaning::Vague => match (filled.unit, pattern.count) {
            (Some(unit), Some(count)) => Shape::Few(by * i32::try_from(count).ok()?, unit),
            _ => Shape::Vague(by),
        },
        TimeMeaning::Now => Shape::Now,
        TimeMeaning::Part => Shape::Part(pattern.part?, true),
        TimeMeaning::Weekend => Shape::Weekend(by),
        TimeMeaning::Shift => {
            let day = match filled.named {
                Some(named) => Shape::NamedShift(named, by),
                None => Shape::Shift(filled.unit?, by),
            };
            match pattern.part {
                Some(part) => Shape::PartOf(Box::new(day), part),
                None => day,
            }
        }
        TimeMeaning::NthOf => {
            let nth = match by {
                // «la settimana 27 del 2024»
                0 => i8::try_from(filled.nth.or_else(|| filled.count?.to_u32())?).ok()?,
                last => i8::try_from(last).ok()?,
            };
            let whole = filled.whole.clone().or_else(|| filled.year_or_named())?;
            match (filled.named, filled.unit) {
                (Some(Named::Weekday(weekday)), _) => Shape::NthDay(nth, weekday, Box::new(whole)),
                (_, Some(unit)) => Shape::NthUnit(nth, unit, Box::new(whole)),
                _ => return None,
            }
        }
        TimeMeaning::SomeOf => Shape::SomeOf(
            filled.steps(by)?,
            filled.unit?,
            Box::new(filled.whole.clone().or_else(|| filled.year_or_named())?),
        ),
        TimeMeaning::From => {
            let base = match filled.named {
                Some(named @ Named::Weekday(_)) => Shape::Bare(named),
                _ => filled.whole.clone().or_else(|| filled.year_or_named())?,
            };
            Shape::From(filled.steps(by)?, filled.unit?, Box::new(base))
        }
        TimeMeaning::Hours => filled.hours(by)?,
        TimeMeaning::Minutes => {
            let clock = filled.minutes(by, pattern.part)?;
            match (pattern.part, clock) {
                (Some(part), Shape::Clock(clock)) if !clock.is_sure => {
                    Shape::Clock(clock.in_half(part.is_after_noon(clock.hour)))
                }
                (_, clock) => clock,
            }
        }
        TimeMeaning::Open => {
            Shape::Open(Box::new(filled.whole.clone().or_else(|| filled.year_or_named())?), by)
        }
        TimeMeaning::OfYear => match filled.named? {
            Named::Month(month) => Shape::OfYear(month, by),
            named => Shape::NamedShift(named, by),
        },
        // A stretch of the clock has no days to place: “in thirty minutes”, «nelle prossime 48 ore».
        TimeMeaning::Window if filled.is_clock() => {
            Shape::Lasting(Box::new(Shape::Now), filled.length()?, by)
        }
        TimeMeaning::Ago if filled.named.is_some() => Shape::NamedShift(filled.named?, filled.steps(by)?),
        TimeMeaning::Ago if filled.is_clock() => Shape::Off(filled.length()?, by, Box::new(Shape::Now)),
        TimeMeaning::Ahead => Shape::Ahead(filled.steps(1)?, filled.unit?),
        TimeMeaning::Ago => Shape::Ago(filled.steps(by)?, filled.unit?),
        // «Alcuni minuti dopo» has no count and no day.
        TimeMeaning::Apart
            if filled.is_clock() && !parts.iter().any(|part| matches!(part, Part::Count(_))) =>
        {
            Shape::Nothing
        }
        TimeMeaning::Apart => {
            let day = match filled.named {
                Some(named) => Shape::NamedApart(named, by),
                None => Shape::Apart(filled.steps(by)?, filled.unit?),
            };
            match pattern.part {
                Some(part) => Shape::PartOf(Box::new(day), part),
                None => day,
            }
        }
        TimeMeaning::Window => Shape::Window(filled.steps(by)?, filled.unit?),
        TimeMeaning::Inside => {
            let whole = match (filled.whole, filled.named) {
                (Some(whole), _) => whole,
                (None, Some(named)) => Shape::Bare(named),
                (None, None) => Shape::Shift(filled.unit?, by),
            };
            match pattern.place {
                Some(place) => Shape::Inside(Box::new(whole), place),
                None => whole,
            }
        }
        TimeMeaning::ToDate => Shape::ToDate(filled.unit?),
        TimeMeaning::Rest => Shape::Rest(Box::new(match filled.whole {
            Some(whole) => whole,
            None => Shape::Shift(filled.unit?, by),
        })),
        TimeMeaning::Workdays => Shape::Workdays(filled.steps(by)?, false),
        TimeMeaning::WorkdayWindow => Shape::Workdays(filled.steps(by)?, true),
        TimeMeaning::Lasting => Shape::Lasting(Box::new(Shape::Clock(filled.clock?)), filled.length()?, by),
        TimeMeaning::Closest
        | TimeMeaning::Of
        | TimeMeaning::WeekendOf
        | TimeMeaning::Between
        | TimeMeaning::NthFrom => return None,
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
        TimeMeaning::Clock => match (pattern.part, filled.clock) {
            (Some(DayPart::Noon), None) => {
                Shape::Clock(Clock { is_sure: true, ..Clock::said(12, None, None) })
            }
            (Some(DayPart::Midnight), None) => Shape::Clock(Clock::said(0, None, None)),
            (Some(part), Some(clock)) => Shape::Clock(clock.in_half(part.is_after_noon(clock.hour))),
            _ => Shape::Clock(filled.clock(by)?),
        },
        TimeMeaning::Duration => {
            if let (Some(first), Some(last)) = (filled.apart, filled.count) {
                let sum = first.checked_add(last)?;
                return Some(Shape::Fixed(Timex::Duration { count: sum, unit: filled.unit? }));
            }
            if filled.count.is_none() {
                return Some(Shape::Several(filled.unit.unwrap_or(TimeUnit::Year)));
            }
            let half = if pattern.half { Decimal::new(5, 1) } else { Decimal::ZERO };
            Shape::Fixed(Timex::Duration { count: filled.count?.checked_add(half)?, unit: filled.unit? })
        }
        TimeMeaning::Month => match (filled.named?, filled.nth) {
            (Named::Month(month), Some(nth)) => Shape::Date(PartialDate {
                year: filled.year,
                month: Some(month),
                day: Some(i8::try_from(nth).ok().filter(|day| (1..=31).contains(day))?),
                weekday: None,
            }),
            (named, _) => Shape::Bare(named),
        },
        TimeMeaning::Day => Shape::Date(PartialDate {
            day: Some(i8::try_from(filled.nth?).ok().filter(|day| (1..=31).contains(day))?),
            ..PartialDate::default()
        }),
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

/// An hour in the half of the day that the pattern tells: 12 the one from noon, -12 the one from midnight.
fn halved(clock: Clock, by: i32) -> Option<Clock> {
    match by {
        0 => Some(clock),
        12 => Some(clock.in_half(true)),
        _ => (clock.hour <= 12).then(|| clock.in_half(false)),
    }
}

/// The slots of a pattern by their kinds, with the pattern's own unit and count where no slot gives them.
#[derive(Default)]
struct Filled {
    count: Option<Decimal>,
    nth: Option<u32>,
    unit: Option<TimeUnit>,
    /// Whether a slot gives the unit.
    has_unit: bool,
    named: Option<Named>,
    year: Option<i16>,
    whole: Option<Shape>,
    decade: Option<i16>,
    clock: Option<Clock>,
    opening: Option<Clock>,
    apart: Option<Decimal>,
}

impl Filled {
    fn of(pattern: &DatePattern, parts: &[Part]) -> Self {
        let mut out =
            Filled { count: pattern.count.map(Decimal::from), unit: pattern.unit, ..Filled::default() };
        let weekday = pattern.weekday.and_then(|it| Weekday::from_monday_one_offset(it).ok());
        out.named = weekday.map(Named::Weekday);
        for part in parts {
            match part {
                Part::Count(count) => {
                    out.apart = out.count;
                    out.count = Some(*count);
                }
                Part::Nth(nth) => out.nth = Some(*nth),
                Part::Unit(unit) if out.has_unit => out.whole = Some(Shape::Shift(*unit, 0)),
                Part::Unit(unit) => {
                    out.unit = Some(*unit);
                    out.has_unit = true;
                }
                Part::Named(named) => out.named = Some(*named),
                Part::Year(year) => out.year = Some(*year),
                Part::Whole(whole) => out.whole = Some(whole.clone()),
                Part::Decade(decade) => out.decade = Some(*decade),
                Part::Stretch(_) | Part::NoClock(_) => {}
                Part::Clock(clock) => {
                    out.opening = out.clock;
                    out.clock = Some(*clock);
                }
            }
        }
        out
    }

    /// Whether the unit is one of the clock.
    fn is_clock(&self) -> bool {
        self.unit.is_some_and(|unit| unit < TimeUnit::Day)
    }

    /// The stretch of time that count and unit make.
    fn length(&self) -> Option<Vec<(Decimal, TimeUnit)>> {
        Some(vec![(self.count.unwrap_or(Decimal::ONE), self.unit?)])
    }

    /// The signed number of units; fractions have no place on the calendar.
    fn steps(&self, by: i32) -> Option<i32> {
        let count = self.count.unwrap_or(Decimal::ONE);
        let steps = count.to_i32().filter(|steps| Decimal::from(*steps) == count && *steps <= 100_000)?;
        steps.checked_mul(by)
    }

    /// A year, or a month or holiday, with its year where one stands.
    fn year_or_named(&self) -> Option<Shape> {
        match (self.named, self.year) {
            (Some(Named::Weekday(_)) | None, Some(year)) => Some(Shape::Fixed(Timex::year(year)?)),
            (Some(Named::Weekday(_)) | None, None) => None,
            (Some(named), Some(year)) => Some(dated(named, year)),
            (Some(named), None) => Some(Shape::Bare(named)),
        }
    }

    /// So many minutes past (`by` 1) or to (-1) an hour: «le otto e venti», “quarter to nine”, “ten to noon”.
    fn minutes(&self, by: i32, part: Option<DayPart>) -> Option<Shape> {
        let clock = match (self.clock, part) {
            (Some(clock), _) => clock,
            (None, Some(DayPart::Noon)) => Clock::said(12, None, None).in_half(true),
            (None, Some(DayPart::Midnight)) => Clock::said(0, None, None),
            (None, _) => return None,
        };
        minutes_from(clock, self.count?.to_i8()?, by).map(Shape::Clock)
    }

    fn period(self) -> Option<Shape> {
        let unit = self.unit?;
        let nth = i8::try_from(self.nth.or(self.count.and_then(|count| count.to_u32()))?).ok()?;
        let most = match unit {
            TimeUnit::Half => 2,
            TimeUnit::Week => 53,
            _ => 4,
        };
        let named = (1..=most).contains(&nth).then_some(Named::Part(unit, nth))?;
        Some(self.year.map_or(Shape::Bare(named), |year| dated(named, year)))
    }

    /// From one time of day to another; the half of the day is said of the last, and holds for the first
    /// where that leaves it before the last.
    fn hours(&self, by: i32) -> Option<Shape> {
        let (first, last) = (self.opening?, halved(self.clock?, by)?);
        let (first, last) = same_half(first, last);
        Some(Shape::Hours(None, first, last))
    }

    /// The time of day; an hour of the afternoon counts on from twelve.
    fn clock(&self, by: i32) -> Option<Clock> {
        halved(self.clock?, by)
    }
}
