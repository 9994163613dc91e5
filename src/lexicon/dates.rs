//! `dates.toml`: months, weekdays, units of time, temporal phrases.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Sense;
use super::date_patterns::{DatePattern, DatePatterns};
use super::trie::Builder;
use crate::value::{DayPart, TimeUnit};

/// One reading of a word of a temporal expression.
#[derive(Clone, Debug, PartialEq)]
pub enum DateWord {
    /// A month, 1 to 12.
    Month(i8, WordForm),
    /// A weekday, 1 (Monday) to 7.
    Weekday(i8, WordForm),
    /// A day of the month in words: «primo».
    Day(i8),
    /// What follows the figure of a day: `1º`, `3rd`.
    DaySuffix,
    /// A word between two parts of a date.
    Join(DateJoin),
    /// A unit of time.
    Unit(TimeUnit),
    /// A number word, as far as spans of time need them.
    Count(u32),
    /// A rank word.
    Nth(u32),
    /// A season, 1 (spring) to 4 (winter).
    Season(i8),
    /// A holiday, by its index in the pack.
    Holiday(usize),
    /// The decade of a century in words: «Novanta» is 90.
    Decade(i16),
    /// What follows the figure of a decade: “1990s”.
    DecadeSuffix,
    /// A part of the day that may stand beside a day: «sera».
    DayPart(DayPart),
    /// A part of the day in the word for the day: „Montagabend“.
    DayPartInside(DayPart),
    /// A word before a bare year.
    BeforeYear,
    /// A word before a bare month.
    BeforeMonth,
    /// An article or preposition before a date in figures: «il 15/2».
    BeforeDate,
    /// A word before the bare number of a day: «el día 18».
    BeforeDay,
    /// A word beside which figures are a date: «afuera 3/2015».
    BesideDate,
    /// What follows a part of something: «3/4 dei voti».
    Partitive,
    /// Opens a span of two dates, by the index of its pair.
    RangeOpen(usize),
    /// Stands between the two dates of a span, by the index of its pair.
    RangeMiddle(usize),
    /// Stands between the two dates of a span without an opening word: «fino al».
    RangeAlone,
    /// A word before a year in words, even a round one: «nel duemila».
    BeforeSpokenYear,
    /// Tells that its clause speaks of the future.
    Future,
    /// Tells that its clause speaks of the past.
    Past,
    /// Tells that its clause speaks of the present: «ricorre», «si celebra».
    Present,
    /// Ties a holiday to the noun it says the kind of: «di» in «pranzo di Natale».
    HolidayLink,
    /// A noun that leaves the holiday a day: «giorno», «notte».
    HolidayHead,
    /// Behind a clock time, the half of the day: “am” (`false`), “pm” (`true`).
    Half(bool),
    /// Behind a clock time, its zone and the like.
    ClockTail,
}

/// How sure a word of a date is by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordForm {
    /// A word in full that means nothing else.
    Full,
    /// A word in full that is also another word: “may”, “march”.
    Wary,
    /// An abbreviation: «mar».
    Short,
}

/// Between which parts of a date a word may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateJoin {
    /// “13th of August”.
    DayMonth,
    /// «giugno del 2024».
    MonthYear,
    /// „Montag, den 3. Oktober“.
    WeekdayDay,
}

/// A holiday and its day: fixed, counted from Easter Sunday, the n-th weekday of a month, the first weekday from
/// a day on, or a feast that follows the moon.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HolidayDay {
    /// Its names, written as patterns are: «giornata mondiale|internazionale dell'acqua».
    pub say: Vec<String>,
    /// Its month.
    pub month: Option<i8>,
    /// Its day of the month.
    pub day: Option<i8>,
    /// Its distance from Easter Sunday in days.
    pub easter: Option<i32>,
    /// Its weekday, 1 (Monday) to 7.
    pub weekday: Option<i8>,
    /// Which of those weekdays of the month; -1 is the last, and absent the first from `day` on.
    pub nth: Option<i8>,
    /// Its distance from the Easter Sunday of the Orthodox churches in days.
    pub orthodox: Option<i32>,
    /// A feast of `rules/calendar/feasts.toml`.
    pub feast: Option<String>,
    /// So many days later than the rest says.
    pub plus: i32,
    /// Whether it begins at sunset of the day before.
    pub eve: bool,
    /// Whether its name is also another's, so that it is a day only with a year.
    pub wary: bool,
    /// Whether its name says so many other things that it is a day only where the text says nothing else.
    pub alone: bool,
    /// The distance from Easter Sunday of the feast before which it gives way by a week.
    pub gives_way: Option<i32>,
}

/// The words around the two dates of a span: «dal … al …». Without opening words the middle is enough:
/// „Montag bis Freitag“.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RangeWords {
    /// Words before the first date.
    pub open: Vec<String>,
    /// Words between the two.
    pub middle: Vec<String>,
}

/// The file `dates.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DatesPack {
    /// The names of the twelve months, January first.
    pub months: Vec<Vec<String>>,
    /// Their abbreviations, without the stop.
    pub short_months: Vec<Vec<String>>,
    /// The names of the weekdays, Monday first.
    pub weekdays: Vec<Vec<String>>,
    /// Their abbreviations, without the stop.
    pub short_weekdays: Vec<Vec<String>>,
    /// Names of months that are also other words.
    pub wary: Vec<String>,
    /// Words between day and month.
    pub day_month: Vec<String>,
    /// Words between month and year.
    pub month_year: Vec<String>,
    /// Words between weekday and day.
    pub weekday_day: Vec<String>,
    /// What follows the figure of a day.
    pub day_suffixes: Vec<String>,
    /// Days of the month in words.
    pub day_words: BTreeMap<String, i8>,
    /// Whether a month may stand before its day without a year: “March 3”.
    pub month_day: bool,
    /// Whether `3/4/2025` is a fourth of March where nothing else decides.
    pub month_first: bool,
    /// Whether months and weekdays have a capital.
    pub capitals: bool,
    /// How a day is written out: `{day} {month} {year}`; empty where nobody has said.
    pub written: String,
    /// How the first of a month is written, where not as `1`: «1º».
    pub first_day: Option<String>,
    /// Whether nouns have capitals, so that a figure counts no word in small letters.
    pub capital_nouns: bool,
    /// Whether a month may be said by its number: „am siebten vierten“.
    pub spoken_months: bool,
    /// Whether `27.10.25` is a date.
    pub dotted_short_years: bool,
    /// The names of the units of time.
    pub units: BTreeMap<TimeUnit, Vec<String>>,
    /// Number words, as far as spans of time need them.
    pub counts: BTreeMap<String, u32>,
    /// Rank words.
    pub ranks: BTreeMap<String, u32>,
    /// The names of the seasons, spring first.
    pub seasons: Vec<Vec<String>>,
    /// Holidays.
    pub holidays: Vec<HolidayDay>,
    /// Decades in words: `novanta = 90`.
    pub decades: BTreeMap<String, i16>,
    /// What follows the figure of a decade.
    pub decade_suffixes: Vec<String>,
    /// Words for the parts of the day, which may stand beside a day: `evening = ["sera"]`.
    pub day_parts: BTreeMap<DayPart, Vec<String>>,
    /// Parts of the day as they end a weekday's name in one word: `evening = ["abend"]`.
    pub day_part_endings: BTreeMap<DayPart, Vec<String>>,
    /// The part that a part's name means, too: «tarde» is an afternoon or an evening.
    pub also_part: BTreeMap<DayPart, DayPart>,
    /// Words before a bare year.
    pub before_year: Vec<String>,
    /// Words before a bare month.
    pub before_month: Vec<String>,
    /// Articles and prepositions before a date in figures.
    pub before_date: Vec<String>,
    /// Words before the bare number of a day.
    pub before_day: Vec<String>,
    /// Words beside which figures are a date.
    pub beside_date: Vec<String>,
    /// What follows a part of something.
    pub partitive: Vec<String>,
    /// Words between two dates that make them a span without an opening word.
    pub range_alone: Vec<String>,
    /// Words before a year in words, even a round one.
    pub before_spoken_year: Vec<String>,
    /// Whether a year in words is two numbers: “nineteen eighty-four”.
    pub paired_years: bool,
    /// Words around the two dates of a span.
    pub ranges: Vec<RangeWords>,
    /// Words that tell of the future.
    pub future: Vec<String>,
    /// Endings of verbs that tell of the future.
    pub future_endings: Vec<String>,
    /// Endings of participles and past forms.
    pub past_endings: Vec<String>,
    /// Words that tell of the past.
    pub past: Vec<String>,
    /// Words that tell of the present.
    pub present: Vec<String>,
    /// Words that tie a holiday to the noun it says the kind of.
    pub holiday_links: Vec<String>,
    /// Nouns and prepositions behind which it still is a day.
    pub holiday_heads: Vec<String>,
    /// Whether a holiday stands before the noun it says the kind of: “a Christmas lunch”.
    pub holiday_before_noun: bool,
    /// Temporal phrases with slots.
    pub patterns: Vec<DatePattern>,
    /// The same, compiled.
    #[serde(skip)]
    pub compiled: DatePatterns,
    /// Phrases around what has been read.
    pub frames: Vec<DatePattern>,
    /// Those around clock times, compiled.
    #[serde(skip)]
    pub clock_frames: DatePatterns,
    /// The others, compiled.
    #[serde(skip)]
    pub time_frames: DatePatterns,
    /// Whether a day of an unnamed month is one only in figures: “on the first” mostly is none.
    pub days_in_figures: bool,
    /// Whether the hours in figures go up to twelve: “at 18” is an age.
    pub twelve_hours: bool,
    /// Whether the minutes may follow the hour in words: “three thirty”.
    pub spoken_minutes: bool,
    /// Words behind a clock time that put it before noon.
    pub before_noon: Vec<String>,
    /// Words behind a clock time that put it after noon.
    pub after_noon: Vec<String>,
    /// Words behind a clock time that change nothing: its zone, “o'clock”, “sharp”.
    pub clock_tails: Vec<String>,
}

impl DatesPack {
    /// Adds the pack's words and compiles its patterns.
    pub(super) fn compile(&mut self, builder: &mut Builder) {
        let mut add = |word: &str, sense: DateWord| builder.add(word, Sense::Date(sense));
        let form = |word: &String| if self.wary.contains(word) { WordForm::Wary } else { WordForm::Full };
        for (number, word) in numbered(&self.months) {
            add(word, DateWord::Month(number, form(word)));
        }
        for (number, word) in numbered(&self.short_months) {
            add(word, DateWord::Month(number, WordForm::Short));
        }
        for (number, word) in numbered(&self.weekdays) {
            add(word, DateWord::Weekday(number, form(word)));
        }
        for (number, word) in numbered(&self.short_weekdays) {
            add(word, DateWord::Weekday(number, WordForm::Short));
        }
        for (number, word) in numbered(&self.seasons) {
            add(word, DateWord::Season(number));
        }
        for (word, day) in &self.day_words {
            add(word, DateWord::Day(*day));
        }
        for (unit, words) in &self.units {
            for word in words {
                add(word, DateWord::Unit(*unit));
            }
        }
        for (part, words) in &self.day_parts {
            for word in words {
                add(word, DateWord::DayPart(*part));
            }
        }
        for (part, endings) in &self.day_part_endings {
            for ending in endings {
                for (number, word) in numbered(&self.weekdays) {
                    add(&format!("{word}{ending}"), DateWord::Weekday(number, WordForm::Full));
                    add(&format!("{word}{ending}"), DateWord::DayPartInside(*part));
                }
            }
        }
        for (word, count) in &self.counts {
            add(word, DateWord::Count(*count));
        }
        for (word, rank) in &self.ranks {
            add(word, DateWord::Nth(*rank));
        }
        for (word, decade) in &self.decades {
            add(word, DateWord::Decade(*decade));
        }
        for (index, holiday) in self.holidays.iter().enumerate() {
            for word in holiday.names() {
                add(&word, DateWord::Holiday(index));
            }
        }
        for (index, range) in self.ranges.iter().enumerate() {
            for word in &range.open {
                add(word, DateWord::RangeOpen(index));
            }
            for word in &range.middle {
                add(word, DateWord::RangeMiddle(index));
            }
        }
        let classes = [
            (&self.day_suffixes, DateWord::DaySuffix),
            (&self.day_month, DateWord::Join(DateJoin::DayMonth)),
            (&self.month_year, DateWord::Join(DateJoin::MonthYear)),
            (&self.weekday_day, DateWord::Join(DateJoin::WeekdayDay)),
            (&self.decade_suffixes, DateWord::DecadeSuffix),
            (&self.before_year, DateWord::BeforeYear),
            (&self.before_month, DateWord::BeforeMonth),
            (&self.before_date, DateWord::BeforeDate),
            (&self.range_alone, DateWord::RangeAlone),
            (&self.before_spoken_year, DateWord::BeforeSpokenYear),
            (&self.before_day, DateWord::BeforeDay),
            (&self.beside_date, DateWord::BesideDate),
            (&self.partitive, DateWord::Partitive),
            (&self.future, DateWord::Future),
            (&self.past, DateWord::Past),
            (&self.present, DateWord::Present),
            (&self.holiday_links, DateWord::HolidayLink),
            (&self.holiday_heads, DateWord::HolidayHead),
            (&self.before_noon, DateWord::Half(false)),
            (&self.after_noon, DateWord::Half(true)),
            (&self.clock_tails, DateWord::ClockTail),
        ];
        for (words, sense) in classes {
            for word in words {
                add(word, sense.clone());
            }
        }
        self.compiled = DatePatterns::compile(&self.patterns, builder);
        let of_clock = |phrase: &str| phrase.contains("{clock}");
        self.clock_frames = DatePatterns::compile_some(&self.frames, of_clock, builder);
        self.time_frames = DatePatterns::compile_some(&self.frames, |phrase| !of_clock(phrase), builder);
    }
}

/// The words of each list with the list's number, from 1.
fn numbered(lists: &[Vec<String>]) -> impl Iterator<Item = (i8, &String)> {
    (1..).zip(lists).flat_map(|(number, words)| words.iter().map(move |word| (number, word)))
}
