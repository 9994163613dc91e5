//! What a temporal expression says before it is placed on the calendar.

use std::ops::Range;

use jiff::civil::Weekday;
use rust_decimal::Decimal;

use crate::article::Notation;
use crate::lexicon::Place;
use crate::mention::TemporalForm;
use crate::text::ProseSpan;
use crate::value::{Clock, DayPart, PartialDate, TimeUnit, Timex};

/// A temporal expression as read, not yet resolved.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// What it says.
    pub(super) shape: Shape,
    /// Where the weekday stands.
    pub(super) weekday: Option<ProseSpan>,
    /// The notation of a written date.
    pub(super) notation: Option<Notation>,
}

/// What a temporal expression says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    /// A value that stands by itself: a year, a decade, a duration, a set.
    Fixed(Timex),
    /// A date of which parts may be missing: at least a day or a month is there.
    Date(PartialDate),
    /// A bare weekday, month, season, holiday, quarter.
    Bare(Named),
    /// The named thing in a year: «estate 2025».
    InYear(Named, i16),
    /// The named thing before (-1), around (0) or after (1) publication: «lunedì scorso».
    NamedShift(Named, i32),
    /// The named thing after or before the date spoken of: «il lunedì successivo».
    NamedApart(Named, i32),
    /// The unit that lies so far from publication: «ieri», «la settimana scorsa».
    Shift(TimeUnit, i32),
    /// The month of the year that lies so far from publication.
    OfYear(i8, i32),
    /// So many units from publication: «tre giorni fa».
    Ago(i32, TimeUnit),
    /// So many units from the date spoken of: «tre anni dopo».
    Apart(i32, TimeUnit),
    /// The stretch of so many units that ends (below zero) or begins at publication.
    Window(i32, TimeUnit),
    /// So many units on, or a stretch, by the tense: «in due settimane».
    Ahead(i32, TimeUnit),
    /// A vague pointer: to the past (-1), the present (0) or the future (1).
    Vague(i32),
    /// A vague stretch that ends (below zero) or begins at publication, of mostly so many units.
    Few(i32, TimeUnit),
    /// A stretch of nobody knows how many units: «diversi anni».
    Several(TimeUnit),
    /// The very moment: «adesso».
    Now,
    /// A part of a day: «ieri sera».
    PartOf(Box<Shape>, DayPart),
    /// A part of no known day, and whether it stands by itself: «in mattinata».
    Part(DayPart, bool),
    /// The weekend of the week that lies so far from publication's.
    Weekend(i32),
    /// The n-th (the last for -1) such weekday of a period: «il primo venerdì di luglio».
    NthDay(i8, Weekday, Box<Shape>),
    /// The n-th (the last for -1) week, month or quarter of a period: “the last week of 2019”.
    NthUnit(i8, TimeUnit, Box<Shape>),
    /// A weekday of a week: «lunedì della settimana prossima».
    DayOfWeek(Weekday, Box<Shape>),
    /// A day of the month that lies so far from publication's: «il 31 di questo mese».
    DayIn(i8, i32),
    /// The first (above zero) or last so many units of a period: «i primi sei mesi del 2024».
    SomeOf(i32, TimeUnit, Box<Shape>),
    /// So many units before or after a date that is named: «un mese dopo Natale 2015».
    From(i32, TimeUnit, Box<Shape>),
    /// Until (-1) or since (1) a date.
    Open(Box<Shape>, i32),
    /// From one time of day to another, of a day where one is named.
    Hours(Option<Box<Shape>>, Clock, Clock),
    /// A stretch told in several units: «3 mesi e 2 settimane».
    Stretch(Vec<(Decimal, TimeUnit)>),
    /// A time of day.
    Clock(Clock),
    /// A time of a day.
    Moment(Box<Shape>, Clock),
    /// So long before (-1) or after (1) a time: “three weeks and two days after Easter”.
    Off(Vec<(Decimal, TimeUnit)>, i32, Box<Shape>),
    /// The stretch that begins (1) or ends (-1) at a time: “May 3 for ten days”.
    Lasting(Box<Shape>, Vec<(Decimal, TimeUnit)>, i32),
    /// Part of a period: «fine 2021».
    Inside(Box<Shape>, Place),
    /// What is left of a period.
    Rest(Box<Shape>),
    /// What has passed of the unit that publication lies in.
    ToDate(TimeUnit),
    /// The n-th closest such thing to a date.
    Closest(i8, Named, Box<Shape>),
    /// The n-th weekday after (above zero) or before a date.
    NthFrom(i8, Named, Box<Shape>),
    /// The named thing in a period: “March of next year”.
    Within(Named, Box<Shape>),
    /// The weekend of a day (0), or the n-th (the last for -1) of a period.
    WeekendOf(i8, Box<Shape>),
    /// Something that comes back, at a time of day.
    Recurring(Timex, Clock),
    /// So many working days from publication, or (`true`) the stretch they make.
    Workdays(i32, bool),
    /// From one to the other.
    Between(Box<Shape>, Box<Shape>),
    /// A time of day that no clock shows: «ore 25.30».
    NoClock,
    /// No temporal expression after all.
    Nothing,
}

impl Shape {
    /// What kind of expression was written.
    pub(super) fn form(&self) -> TemporalForm {
        match self {
            Shape::Fixed(Timex::Duration { .. }) => TemporalForm::Duration,
            Shape::Fixed(Timex::Set { .. }) | Shape::Recurring(..) => TemporalForm::Set,
            Shape::Fixed(_) | Shape::Date(_) | Shape::InYear(..) => TemporalForm::Absolute,
            Shape::Stretch(_) | Shape::Several(_) => TemporalForm::Duration,
            Shape::Moment(day, _) | Shape::PartOf(day, _) | Shape::Inside(day, _) => day.form(),
            Shape::NthDay(_, _, whole)
            | Shape::NthUnit(_, _, whole)
            | Shape::Closest(_, _, whole)
            | Shape::Within(_, whole)
            | Shape::WeekendOf(_, whole) => whole.form(),
            Shape::Between(..) | Shape::Hours(..) | Shape::Lasting(..) => TemporalForm::Range,
            Shape::Open(..) => TemporalForm::Open,
            Shape::Clock(_) | Shape::Part(..) => TemporalForm::Clock,
            Shape::NoClock => TemporalForm::NoClock,
            Shape::Vague(_) | Shape::Few(..) | Shape::Nothing => TemporalForm::Vague,
            _ => TemporalForm::Relative,
        }
    }

    /// The parts of the date that was written, where one was.
    pub(super) fn parts(&self) -> PartialDate {
        match self {
            Shape::Date(parts) => *parts,
            Shape::Moment(day, _)
            | Shape::PartOf(day, _)
            | Shape::Open(day, _)
            | Shape::Lasting(day, ..)
            | Shape::Hours(Some(day), ..) => day.parts(),
            _ => PartialDate::default(),
        }
    }

    /// The parts of the two dates of a span, where both were written; a year named once serves both.
    pub(super) fn ends(&self) -> Option<(PartialDate, PartialDate)> {
        let Shape::Between(first, last) = self else { return None };
        let (Shape::Date(first), Shape::Date(last)) = (first.as_ref(), last.as_ref()) else { return None };
        let month = first.month.or(last.month.filter(|_| first.day <= last.day));
        // «dal 28 dicembre al 3 gennaio 2026»
        let goes_over = (last.month, last.day) < (month, first.day);
        let year = first.year.or(last.year.map(|year| year - i16::from(goes_over && last.month != month)));
        Some((PartialDate { year, month, ..*first }, *last))
    }
}

/// What has a name on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// A weekday.
    Weekday(Weekday),
    /// A month, 1 to 12.
    Month(i8),
    /// A season, 1 (spring) to 4.
    Season(i8),
    /// A holiday, by its index in the pack.
    Holiday(usize),
    /// The n-th quarter or half of a year.
    Part(TimeUnit, i8),
}

/// What a slot of a pattern holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// A number.
    Count(Decimal),
    /// A rank.
    Nth(u32),
    /// A unit.
    Unit(TimeUnit),
    /// Something with a name on the calendar.
    Named(Named),
    /// A year.
    Year(i16),
    /// An absolute date or part of one.
    Whole(Shape),
    /// A decade: the year it begins in.
    Decade(i16),
    /// A time of day.
    Clock(Clock),
    /// What looks like a time of day and is none, and how much must vouch for it.
    NoClock(i32),
    /// A stretch of time.
    Stretch(Vec<(Decimal, TimeUnit)>),
}
