//! Places temporal readings on the calendar: against the publication date, the tense of the clause, and
//! the date spoken of before.
//!
//! «lunedì» is the latest Monday up to the publication date, that day included, in a clause that speaks of
//! the past; the first one from that day on where it speaks of the future. Bare months alike, and the
//! month of publication counts as this year's.

use jiff::civil::{Date, Weekday};
use rust_decimal::Decimal;

use super::tense::Tense;
use super::time_between::between;
use super::time_named::{in_year, named_shift};
use super::time_shape::{Named, Shape};
use crate::lexicon::Lexicon;
use crate::mention::Anchor;
use crate::value::calendar::{days_after, nth_unit, nth_weekday, period_of, shifted, some_of};
use crate::value::{Clock, DayPart, Granularity, PartialDate, TimeUnit, Timex};

/// What a reading is resolved against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground<'a> {
    /// The publication date.
    pub(super) publication: Option<Date>,
    /// The date spoken of before, with its index in the list.
    pub(super) antecedent: Option<(usize, &'a Timex)>,
    /// The year that the sentence has named before, with the index of its mention.
    pub(super) year: Option<(usize, i16)>,
    /// The day that the sentence has named before.
    pub(super) day: Option<(usize, Date)>,
    /// The tense of the clause.
    pub(super) tense: Tense,
    /// The language's holidays.
    pub(super) lexicon: &'a Lexicon,
}

/// The value of `shape` and what it was resolved against.
pub(super) fn resolve(shape: &Shape, ground: Ground<'_>) -> (Option<Timex>, Anchor) {
    match shape {
        Shape::Fixed(value) => (Some(value.clone()), Anchor::None),
        Shape::Clock(clock) => match ground.day {
            Some((index, date)) => (Some(Timex::Moment(date, *clock)), Anchor::Mention(index)),
            None => (Some(Timex::Clock(*clock)), Anchor::None),
        },
        Shape::Date(parts) if parts.year.is_some() => (written(*parts), Anchor::None),
        Shape::InYear(named, year) => (in_year(*named, *year, ground.lexicon), Anchor::None),
        Shape::Date(PartialDate { month: None, day: Some(day), .. }) => {
            let weekday = match shape {
                Shape::Date(parts) => parts.weekday,
                _ => None,
            };
            published(ground, |date| {
                let told = weekday.and_then(|weekday| day_on_weekday(date, *day, weekday));
                told.or_else(|| day_of_month(date, *day, ground.tense)).map(Timex::Day)
            })
        }
        // «jeudi 3 novembre» is a Thursday: that tells the year.
        Shape::Date(parts) => match ground.publication.and_then(|date| year_by_weekday(*parts, date)) {
            Some(day) if ground.year.is_none() => (Some(Timex::Day(day)), Anchor::Publication),
            _ => nearest(ground, |year| partial_in(*parts, year)),
        },
        Shape::Bare(Named::Weekday(weekday)) => {
            published(ground, |date| bare_weekday(date, *weekday, ground.tense).map(Timex::Day))
        }
        Shape::Bare(named) => nearest(ground, |year| in_year(*named, year, ground.lexicon)),
        Shape::NamedShift(named, by) => {
            published(ground, |date| named_shift(*named, *by, date, ground.lexicon))
        }
        Shape::Shift(unit, by) => published(ground, |date| period_of(shifted(date, *unit, *by)?, *unit)),
        Shape::OfYear(month, by) => {
            published(ground, |date| Timex::month(date.year().checked_add(i16::try_from(*by).ok()?)?, *month))
        }
        Shape::Ago(steps, unit) => published(ground, |date| period_of(shifted(date, *unit, *steps)?, *unit)),
        Shape::Window(steps, unit) => published(ground, |date| window(date, *steps, *unit)),
        Shape::Apart(steps, unit) => spoken_of(ground, |base| apart(base, *steps, *unit)),
        Shape::NamedApart(named, by) => spoken_of(ground, |base| {
            let date = if *by < 0 { base.first_day()? } else { base.last_day()? };
            named_shift(*named, *by, date, ground.lexicon)
        }),
        Shape::Moment(day, clock) => match resolve(day, ground) {
            (Some(Timex::Day(date)), anchor) => (Some(Timex::Moment(date, *clock)), anchor),
            (value, anchor) => (value, anchor),
        },
        Shape::Between(from, to) => between(from, to, ground),
        Shape::PartOf(day, part) => match (resolve(day, ground), part) {
            ((Some(Timex::Day(date)), anchor), DayPart::Noon) => {
                (Some(Timex::Moment(date, Clock { is_sure: true, ..Clock::said(12, None, None) })), anchor)
            }
            (found, _) => found,
        },
        Shape::Part(..) | Shape::Hours(None, ..) | Shape::Stretch(_) => (None, Anchor::None),
        Shape::Hours(Some(day), ..) => resolve(day, ground),
        Shape::Now => published(ground, |date| Some(Timex::Day(date))),
        Shape::Weekend(by) => published(ground, |date| weekend(date, *by)),
        Shape::NthDay(nth, weekday, whole) => {
            inside(whole, ground, |first, last| nth_weekday(*nth, *weekday, first, last))
        }
        Shape::NthUnit(nth, unit, whole) => {
            inside(whole, ground, |first, last| nth_unit(*nth, *unit, first, last))
        }
        Shape::SomeOf(n_units, unit, whole) => {
            inside(whole, ground, |first, last| some_of(*n_units, *unit, first, last))
        }
        Shape::DayIn(day, by) => published(ground, |date| {
            let month = shifted(date.first_of_month(), TimeUnit::Month, *by)?;
            Date::new(month.year(), month.month(), *day).ok().map(Timex::Day)
        }),
        Shape::DayOfWeek(weekday, week) => {
            inside(week, ground, |first, last| nth_weekday(1, *weekday, first, last))
        }
        Shape::From(steps, unit, base) => {
            let tense = if matches!(**base, Shape::Bare(Named::Weekday(_))) && 0 < *steps {
                Tense::Future
            } else {
                ground.tense
            };
            let (base, anchor) = resolve(base, Ground { tense, ..ground });
            let value = base.and_then(|base| match (&base, unit) {
                // «due settimane dopo Natale» is a day again.
                (Timex::Day(day), TimeUnit::Week) => shifted(*day, *unit, *steps).map(Timex::Day),
                _ => apart(&base, *steps, *unit),
            });
            (value, anchor)
        }
        Shape::Ahead(steps, unit) => match ground.tense {
            Tense::Future => resolve(&ahead(*steps, *unit), ground),
            _ => (Some(Timex::Duration { count: Decimal::from(*steps), unit: *unit }), Anchor::None),
        },
        Shape::Vague(_) | Shape::Few(..) => {
            (None, ground.publication.map_or(Anchor::Missing, |_| Anchor::Publication))
        }
        Shape::Nothing | Shape::NoClock => (None, Anchor::None),
        around => super::time_place::place(around, ground),
    }
}

/// So many units on from now.
pub(super) fn ahead(steps: i32, unit: TimeUnit) -> Shape {
    if unit < TimeUnit::Day {
        return Shape::Off(vec![(Decimal::from(steps), unit)], 1, Box::new(Shape::Now));
    }
    Shape::Ago(steps, unit)
}

/// A value found from the publication date.
pub(super) fn published(
    ground: Ground<'_>,
    find: impl FnOnce(Date) -> Option<Timex>,
) -> (Option<Timex>, Anchor) {
    match ground.publication {
        Some(date) => (find(date), Anchor::Publication),
        None => (None, Anchor::Missing),
    }
}

/// A value found from the date spoken of before.
fn spoken_of(ground: Ground<'_>, find: impl FnOnce(&Timex) -> Option<Timex>) -> (Option<Timex>, Anchor) {
    match ground.antecedent {
        Some((index, base)) => (find(base), Anchor::Mention(index)),
        None => (None, Anchor::Missing),
    }
}

/// What a written date with a year says; absent where there is no such day.
fn written(parts: PartialDate) -> Option<Timex> {
    match parts.day {
        Some(_) => parts.date().map(Timex::Day),
        None => Timex::month(parts.year?, parts.month?),
    }
}

/// A date without its year, in `year`; absent where there is no such day.
pub(super) fn partial_in(parts: PartialDate, year: i16) -> Option<Timex> {
    written(PartialDate { year: Some(year), ..parts })
}

/// Something that comes once a year: in the year the sentence has named, else the one that lies best
/// towards publication.
fn nearest(ground: Ground<'_>, in_year: impl Fn(i16) -> Option<Timex>) -> (Option<Timex>, Anchor) {
    if let Some((index, year)) = ground.year {
        return (in_year(year), Anchor::Mention(index));
    }
    published(ground, |date| {
        let around: Vec<Timex> = (-8..=8).filter_map(|by| in_year(date.year().checked_add(by)?)).collect();
        // The one that holds the day of publication, or lies nearest on either side.
        let past = around.iter().rev().find(|it| it.first_day().is_some_and(|first| first <= date)).cloned();
        let future = around.iter().find(|it| it.last_day().is_some_and(|last| date <= last)).cloned();
        match ground.tense {
            Tense::Future => future,
            Tense::Past => past,
            Tense::Present | Tense::Unknown => match (past?, future?) {
                // A day lies within half a year on either side; a month is the last one.
                (past @ Timex::Day(_), future) => Some(nearer(date, past, future)),
                (past, _) => Some(past),
            },
        }
    })
}

fn nearer(date: Date, past: Timex, future: Timex) -> Timex {
    let distance = |it: &Timex| {
        it.first_day().map_or(i32::MAX, |day| date.until(day).map_or(i32::MAX, |span| span.get_days().abs()))
    };
    if distance(&future) < distance(&past) { future } else { past }
}

/// The latest such weekday up to `date`, that day included; in the future the first from it on.
pub(super) fn bare_weekday(date: Date, weekday: Weekday, tense: Tense) -> Option<Date> {
    let ahead = i32::from(date.weekday().until(weekday));
    let behind = i32::from(date.weekday().since(weekday));
    days_after(date, if tense == Tense::Future { ahead } else { -behind })
}

/// The day with this number in the month of `date` or the ones beside it.
pub(super) fn day_of_month(date: Date, day: i8, tense: Tense) -> Option<Date> {
    let steps = if tense == Tense::Future { [0, 1, 2] } else { [0, -1, -2] };
    steps.into_iter().find_map(|step| {
        let month = shifted(date.first_of_month(), TimeUnit::Month, step)?;
        let found = Date::new(month.year(), month.month(), day).ok()?;
        (if tense == Tense::Future { date <= found } else { found <= date }).then_some(found)
    })
}

/// The date in the year of `date` or one beside it in which it falls on its weekday: the nearest such day.
fn year_by_weekday(parts: PartialDate, date: Date) -> Option<Date> {
    let weekday = parts.weekday?;
    let days = [0, -1, 1].into_iter().filter_map(|step| {
        let year = date.year().checked_add(step)?;
        PartialDate { year: Some(year), ..parts }.date().filter(|day| day.weekday() == weekday)
    });
    days.min_by_key(|day| day.until(date).map_or(i32::MAX, |span| span.get_days().abs()))
}

/// The nearest day with this number that falls on `weekday`.
fn day_on_weekday(date: Date, day: i8, weekday: Weekday) -> Option<Date> {
    [0, 1, -1].into_iter().find_map(|step| {
        let month = shifted(date.first_of_month(), TimeUnit::Month, step)?;
        Date::new(month.year(), month.month(), day).ok().filter(|found| found.weekday() == weekday)
    })
}

/// The stretch of so many units that ends or begins at `date`.
fn window(date: Date, steps: i32, unit: TimeUnit) -> Option<Timex> {
    let far = shifted(date, unit, steps)?;
    // What is to come begins the day after.
    let (first, last) = if steps < 0 { (far, date) } else { (days_after(date, 1)?, far) };
    Some(Timex::Range { first: Some(first), last: Some(last) })
}

/// Saturday and Sunday of the week that lies `by` weeks from that of `date`.
pub(super) fn weekend(date: Date, by: i32) -> Option<Timex> {
    let week = period_of(shifted(date, TimeUnit::Week, by)?, TimeUnit::Week)?;
    let last = week.last_day()?;
    Some(Timex::Range { first: days_after(last, -1), last: Some(last) })
}

/// What `find` finds between the first and the last day of a period.
pub(super) fn inside(
    whole: &Shape,
    ground: Ground<'_>,
    find: impl FnOnce(Date, Date) -> Option<Timex>,
) -> (Option<Timex>, Anchor) {
    let (whole, anchor) = resolve(whole, ground);
    let found = whole.and_then(|whole| find(whole.first_day()?, whole.last_day()?));
    (found, anchor)
}

/// So many units from `base`, no finer than the coarser of the two.
pub(super) fn apart(base: &Timex, steps: i32, unit: TimeUnit) -> Option<Timex> {
    if let Timex::Range { .. } | Timex::Clock(_) | Timex::Duration { .. } | Timex::Set { .. } = base {
        return None;
    }
    let from = if steps < 0 { base.first_day()? } else { base.last_day()? };
    let date = shifted(from, unit, steps)?;
    let coarse = match base.grain()? {
        Granularity::Clock | Granularity::Day => TimeUnit::Day,
        Granularity::Week => TimeUnit::Week,
        Granularity::Month => TimeUnit::Month,
        Granularity::Quarter | Granularity::Season => TimeUnit::Quarter,
        Granularity::Half => TimeUnit::Half,
        Granularity::Year => TimeUnit::Year,
        Granularity::Decade => TimeUnit::Decade,
        Granularity::Century => TimeUnit::Century,
    };
    period_of(date, unit.max(coarse))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::lexicon::{Language, Lexicons};

    /// The value of `shape` in an article of Monday 27 October 2025.
    fn placed(shape: &Shape, tense: Tense) -> String {
        let lexicons = Lexicons::built_in();
        let lexicon = lexicons.of(Language::It);
        let ground = Ground {
            publication: Some(date(2025, 10, 27)),
            antecedent: None,
            year: None,
            day: None,
            tense,
            lexicon,
        };
        resolve(shape, ground).0.map_or("?".to_owned(), |value| value.iso())
    }

    #[test]
    fn a_bare_weekday_may_be_the_day_of_publication() {
        let monday = Shape::Bare(Named::Weekday(Weekday::Monday));
        assert_eq!(placed(&monday, Tense::Past), "2025-10-27");
        assert_eq!(placed(&monday, Tense::Unknown), "2025-10-27");
        assert_eq!(placed(&monday, Tense::Future), "2025-10-27");
    }

    #[test]
    fn the_tense_decides_between_last_and_next() {
        let tuesday = Shape::Bare(Named::Weekday(Weekday::Tuesday));
        assert_eq!(placed(&tuesday, Tense::Past), "2025-10-21");
        assert_eq!(placed(&tuesday, Tense::Future), "2025-10-28");
        let march = Shape::Bare(Named::Month(3));
        assert_eq!(placed(&march, Tense::Past), "2025-03");
        assert_eq!(placed(&march, Tense::Future), "2026-03");
    }

    #[test]
    fn the_month_of_publication_is_this_years() {
        let october = Shape::Bare(Named::Month(10));
        for tense in [Tense::Past, Tense::Future, Tense::Unknown] {
            assert_eq!(placed(&october, tense), "2025-10");
        }
    }

    #[test]
    fn last_monday_is_never_the_day_of_publication() {
        assert_eq!(
            placed(&Shape::NamedShift(Named::Weekday(Weekday::Monday), -1), Tense::Past),
            "2025-10-20"
        );
    }

    #[test]
    fn without_an_antecedent_the_day_after_has_no_day() {
        assert_eq!(placed(&Shape::Apart(1, TimeUnit::Day), Tense::Past), "?");
    }

    #[test]
    fn years_are_counted_at_the_grain_of_years() {
        assert_eq!(apart(&Timex::Day(date(2020, 5, 3)), 2, TimeUnit::Year).unwrap().iso(), "2022");
        assert_eq!(apart(&Timex::month(2020, 5).unwrap(), 3, TimeUnit::Day).unwrap().iso(), "2020-06");
    }
}
