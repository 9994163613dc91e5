//! `dates.toml`: months, weekdays, relative expressions, notations.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Sense;
use super::trie::Builder;

/// One reading of a word of a date.
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
    /// Whether abbreviated months and weekdays have a capital.
    pub capitals: bool,
    /// Whether `27.10.25` is a date.
    pub dotted_short_years: bool,
}

impl DatesPack {
    /// Adds the pack's words.
    pub(super) fn compile(&self, builder: &mut Builder) {
        let form = |word: &String| if self.wary.contains(word) { WordForm::Wary } else { WordForm::Full };
        for (number, words) in (1..=12).zip(&self.months) {
            words.iter().for_each(|word| builder.add(word, Sense::Date(DateWord::Month(number, form(word)))));
        }
        for (number, words) in (1..=12).zip(&self.short_months) {
            let sense = DateWord::Month(number, WordForm::Short);
            words.iter().for_each(|word| builder.add(word, Sense::Date(sense.clone())));
        }
        for (number, words) in (1..=7).zip(&self.weekdays) {
            words
                .iter()
                .for_each(|word| builder.add(word, Sense::Date(DateWord::Weekday(number, form(word)))));
        }
        for (number, words) in (1..=7).zip(&self.short_weekdays) {
            let sense = DateWord::Weekday(number, WordForm::Short);
            words.iter().for_each(|word| builder.add(word, Sense::Date(sense.clone())));
        }
        for (word, day) in &self.day_words {
            builder.add(word, Sense::Date(DateWord::Day(*day)));
        }
        for word in &self.day_suffixes {
            builder.add(word, Sense::Date(DateWord::DaySuffix));
        }
        let joins = [
            (&self.day_month, DateJoin::DayMonth),
            (&self.month_year, DateJoin::MonthYear),
            (&self.weekday_day, DateJoin::WeekdayDay),
        ];
        for (words, join) in joins {
            words.iter().for_each(|word| builder.add(word, Sense::Date(DateWord::Join(join))));
        }
    }
}
