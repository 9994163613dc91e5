//! The patterns of `dates.toml`: phrases with slots, such as `{count} {unit} fa`.
//!
//! All patterns of a language share one small trie whose edges are words and slots. `[[patterns]]` are found in
//! the words of the text; `[[frames]]` are put around what has been read already, and may have slots for it:
//! `{time}` (a day, period or moment), `{day}`, `{period}`, `{clock}`, `{moment}` (a clock time of a day),
//! `{stretch}` (a duration), `{recurring}`. Frames go three deep: “before the end of next month”. Those with
//! `{clock}` are put around clock times before these are joined to their days: “from {clock} to {clock}”.
//!
//! Frames may mean: `hours` (two clock times), `minutes` (a count and a clock time), `open` (`by`), `from` (a
//! stretch `by` a time, or around publication without one), `lasting` (a time and a stretch), `inside` (`place`),
//! `rest`, `nth-of` (`{nth}`, or `by = -1` for the last, of both for the n-th last; a unit or weekday; a period),
//! `of` (a month, holiday or part of a period), `between` (two days, or one from now), `nth-from`, `closest`, `weekend-of`, `set` (a clock time and what comes back).

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::fold::{WordId, fold_into};
use super::trie::Builder;
use crate::value::{DayPart, TimeUnit};

/// Phrases that mean the same.
///
/// `{date}` is a written date, a month or a year; `{calendar}` is that and whatever else lies on the calendar, by
/// itself or by a phrase of its own («la terza settimana di {calendar}»: «marzo 2024», «questo mese», «l'anno scorso»).
/// A second `{unit}` is the running one: «l'ultimo {unit} del {unit}».
///
/// Read without a pattern: dates in figures behind `before_date` («il 15/2»), days of a running month («il 31 di
/// questo mese»), spans of days («dal 3 al 5 maggio»), years in words behind a month or `before_spoken_year`.
///
/// A word of a phrase may be several (`scorso|scorsa`), and may be left out (`l'anno_prima?`); an
/// underscore joins the words of one alternative.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatePattern {
    /// What they mean.
    pub means: TimeMeaning,
    /// The unit, where no slot gives it.
    #[serde(default)]
    pub unit: Option<TimeUnit>,
    /// How many units away, or in which direction: -1 back, 1 on.
    #[serde(default)]
    pub by: i32,
    /// How many, where no slot gives it.
    #[serde(default)]
    pub count: Option<u32>,
    /// The part of the day that belongs to it: «stasera».
    #[serde(default)]
    pub part: Option<DayPart>,
    /// The weekday, 1 (Monday) to 7, where no slot gives it: «montags».
    #[serde(default)]
    pub weekday: Option<i8>,
    /// Whether half a unit is added: «tre anni e mezzo».
    #[serde(default)]
    pub half: bool,
    /// Which part of what stands in the slot: «fine 2021».
    #[serde(default)]
    pub place: Option<Place>,
    /// Whether it is a time only where a day stands beside it: “from 3 to 5 on Monday”.
    #[serde(default)]
    pub beside_day: bool,
    /// The phrases.
    pub say: Vec<String>,
}

/// A part of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// Its beginning: “early 2021”.
    Beginning,
    /// Its middle.
    Middle,
    /// Its end.
    End,
    /// Its first half: «la première quinzaine de mai».
    FirstHalf,
    /// Its second half.
    SecondHalf,
}

/// What a pattern means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeMeaning {
    /// The unit, weekday, month, season or holiday that lies `by` away from publication: «ieri», «lunedì scorso».
    Shift,
    /// The month of the year that lies `by` away: «ottobre dell'anno scorso».
    OfYear,
    /// So many units before (`by = -1`) or after publication: «tre giorni fa».
    Ago,
    /// So many units on where the clause speaks of the future, else a stretch: «in due settimane».
    Ahead,
    /// So many units before or after the date spoken of: «tre anni dopo», «il giorno prima».
    Apart,
    /// The stretch that ends or begins at publication: «negli ultimi tre giorni».
    Window,
    /// A vague pointer, to the past (`by = -1`), the present (0) or the future (1): «recentemente»; with a unit
    /// and the `count` that it mostly means, «nei prossimi giorni».
    Vague,
    /// The very moment: «adesso».
    Now,
    /// A part of the day by itself: «in mattinata».
    Part,
    /// The weekend of the week that lies `by` away.
    Weekend,
    /// The n-th weekday, week, month or quarter of a period; the last with `by = -1`.
    NthOf,
    /// The first (`by = 1`) or last (-1) so many units of a period: «i primi sei mesi del 2024».
    SomeOf,
    /// So many units before (`by = -1`) or after a date: «un mese dopo Natale».
    From,
    /// From one clock time to another; `by` is 12 where the last is in the afternoon.
    Hours,
    /// So many minutes past (`by = 1`) or to (-1) the hour: «le otto e venti».
    Minutes,
    /// Everything before (`by = -1`) or after a date.
    Open,
    /// Part of what stands in the slot, `place` says which: «fine 2021».
    Inside,
    /// A stretch that begins (`by = 1`) or ends (-1) at a time: “May 3 for ten days”.
    Lasting,
    /// What is left of a period: “the rest of the week”.
    Rest,
    /// What has passed of a period: “year to date”.
    ToDate,
    /// The named thing that lies closest to a date, or the n-th closest.
    Closest,
    /// The named thing in a period: “March of next year”.
    Of,
    /// The weekend of a day, or the n-th (last) weekend of a period.
    WeekendOf,
    /// So many working days from publication: “in four business days”.
    Workdays,
    /// The stretch of so many working days: “the last three business days”.
    WorkdayWindow,
    /// Something that comes back: «ogni lunedì».
    Set,
    /// A quarter or half, the n-th by a slot or by `count`, of the year in the slot: «primo trimestre 2025».
    Period,
    /// A decade: «anni Novanta».
    Decade,
    /// A century: «XX secolo».
    Century,
    /// A season or holiday with its year: «estate 2025».
    Named,
    /// A clock time; `by` is 12 for the afternoon: “8 pm”.
    Clock,
    /// A stretch of time: «tre anni»; without a number, «diversi anni».
    Duration,
    /// A month in words: «mese di ottobre»; with a rank, its day: “March third”.
    Month,
    /// A day of the month that is not named: “the thirty-first day of the month”.
    Day,
    /// In a frame, from one day to another; from now where only one stands.
    Between,
    /// In a frame, the n-th weekday after (`by = 1`) or before a date: “third Tuesday after Easter”.
    NthFrom,
    /// A year told to be one: «anno 2024».
    Year,
    /// No temporal expression at all: “3-year-old”.
    Nothing,
    /// A time of day that no clock shows: `by` says how much the words around it vouch that one is meant: 0 for
    /// minutes behind a colon or the symbol of the hour («alle 14:75»), 1 for hours too («alle 25:30»), 2 for any
    /// form («ore 25.30», „25 Uhr“).
    NoClock,
}

/// A gap in a pattern, filled by a small reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    /// A number: «tre», `48`.
    Count,
    /// A rank: «primo», `3rd`, `XX`.
    Nth,
    /// A unit of time.
    Unit,
    /// A weekday.
    Weekday,
    /// A month.
    Month,
    /// A year.
    Year,
    /// An absolute date, a month or a year.
    Date,
    /// A season.
    Season,
    /// A holiday.
    Holiday,
    /// A decade: «Novanta», `'90`, `1990`.
    Decade,
    /// A clock time with minutes, or a bare hour.
    Hour,
    /// A date, a named day or a period, absolute or leaning on publication: «marzo 2024», «Natale», «l'anno
    /// scorso», «oggi».
    Calendar,
    /// A clock time in three or four figures: `1030`.
    Compact,
    /// Figures written like a clock time that no clock shows: `25:30`, `14h75`.
    NoHour,
    /// In a frame, a day, period or moment already read.
    Time,
    /// In a frame, a day already read.
    Day,
    /// In a frame, a period wider than a day already read.
    Period,
    /// In a frame, a clock time already read.
    Clock,
    /// In a frame, a clock time of a day already read.
    Moment,
    /// In a frame, a stretch of time already read.
    Stretch,
    /// In a frame, something that comes back, already read.
    Recurring,
}

impl Slot {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "{count}" => Slot::Count,
            "{nth}" => Slot::Nth,
            "{unit}" => Slot::Unit,
            "{weekday}" => Slot::Weekday,
            "{month}" => Slot::Month,
            "{year}" => Slot::Year,
            "{date}" => Slot::Date,
            "{season}" => Slot::Season,
            "{holiday}" => Slot::Holiday,
            "{decade}" => Slot::Decade,
            "{hour}" => Slot::Hour,
            "{calendar}" => Slot::Calendar,
            "{hhmm}" => Slot::Compact,
            "{no-hour}" => Slot::NoHour,
            "{time}" => Slot::Time,
            "{day}" => Slot::Day,
            "{period}" => Slot::Period,
            "{clock}" => Slot::Clock,
            "{moment}" => Slot::Moment,
            "{stretch}" => Slot::Stretch,
            "{recurring}" => Slot::Recurring,
            _ => return None,
        })
    }
}

/// The patterns of a language, compiled.
#[derive(Clone, Debug, Default)]
pub struct DatePatterns {
    words: FxHashMap<(u32, WordId), u32>,
    nodes: Vec<Node>,
}

#[derive(Clone, Debug, Default)]
struct Node {
    slots: Vec<(Slot, u32)>,
    end: Option<u16>,
}

impl DatePatterns {
    /// Compiles `patterns`; a later one replaces an earlier one of the same words.
    pub(super) fn compile(patterns: &[DatePattern], builder: &mut Builder) -> Self {
        Self::compile_some(patterns, |_| true, builder)
    }

    /// Compiles the phrases that `keep` wants.
    pub(super) fn compile_some(
        patterns: &[DatePattern],
        keep: impl Fn(&str) -> bool,
        builder: &mut Builder,
    ) -> Self {
        let mut out = DatePatterns { words: FxHashMap::default(), nodes: vec![Node::default()] };
        for (index, pattern) in patterns.iter().enumerate() {
            for phrase in pattern.say.iter().filter(|phrase| keep(phrase)) {
                let mut nodes = vec![0];
                for element in phrase.split_whitespace() {
                    nodes = out.extend(&nodes, element, builder);
                }
                for node in nodes.into_iter().filter(|node| *node != 0) {
                    if let Some(node) = out.nodes.get_mut(node as usize) {
                        node.end = u16::try_from(index).ok();
                    }
                }
            }
        }
        out
    }

    /// The nodes behind `element` from each of `nodes`.
    fn extend(&mut self, nodes: &[u32], element: &str, builder: &mut Builder) -> Vec<u32> {
        let (element, optional) = element.strip_suffix('?').map_or((element, false), |bare| (bare, true));
        let mut next = if optional { nodes.to_vec() } else { Vec::new() };
        let mut folded = String::new();
        for &node in nodes {
            for choice in element.split('|') {
                if let Some(slot) = Slot::named(choice) {
                    next.push(self.slot_edge(node, slot));
                    continue;
                }
                fold_into(&choice.replace('_', " "), &mut folded);
                let ids = builder.ids(&folded);
                next.push(ids.into_iter().fold(node, |node, id| self.word_edge(node, id)));
            }
        }
        next
    }

    fn slot_edge(&mut self, node: u32, slot: Slot) -> u32 {
        let known = self.nodes.get(node as usize).and_then(|it| it.slots.iter().find(|(it, _)| *it == slot));
        if let Some((_, next)) = known {
            return *next;
        }
        let next = self.grow();
        if let Some(it) = self.nodes.get_mut(node as usize) {
            it.slots.push((slot, next));
        }
        next
    }

    fn word_edge(&mut self, node: u32, id: WordId) -> u32 {
        if let Some(next) = self.words.get(&(node, id)) {
            return *next;
        }
        let next = self.grow();
        self.words.insert((node, id), next);
        next
    }

    fn grow(&mut self) -> u32 {
        self.nodes.push(Node::default());
        self.nodes.len() as u32 - 1
    }

    /// The node behind `word` from `node`; the root is 0.
    pub fn word(&self, node: u32, word: WordId) -> Option<u32> {
        (word != WordId::UNKNOWN).then(|| self.words.get(&(node, word)).copied()).flatten()
    }

    /// The slots that may follow `node`, with the node behind each.
    pub fn slots(&self, node: u32) -> &[(Slot, u32)] {
        self.nodes.get(node as usize).map_or(&[], |node| node.slots.as_slice())
    }

    /// The pattern that is complete at `node`, by its index in the pack.
    pub fn end(&self, node: u32) -> Option<usize> {
        self.nodes.get(node as usize)?.end.map(usize::from)
    }
}
