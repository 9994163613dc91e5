//! Figures on a matter become series: one for each thing that is counted, oldest first.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::claim::{Modality, Scope};
use crate::reference::{DocumentCard, ReferenceClaim, is_one_voice, words_of};

use super::chart::{Chart, ChartPoint};

/// What all figures of a series have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeriesKey {
    /// The class of what is counted, or the dimension.
    pub class: String,
    /// The unit's code or dimension; empty for counts.
    pub unit: String,
    /// What is told of it: `send`, `kill`; empty where that is not known.
    pub family: String,
    /// What narrows it.
    pub qualifiers: Vec<String>,
    /// What the figures are of the whole: `total`, `part`, `rate`, `forecast`, `change`.
    pub scope: &'static str,
    /// Whether they are denied.
    pub is_denied: bool,
}

/// Figures of one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Of what.
    pub key: SeriesKey,
    /// The figures, oldest first, the undated last.
    pub rows: Vec<Row>,
}

/// A figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What the reference says.
    pub told: ReferenceClaim,
    /// Where the same sentence stands too: reprints, which count once.
    pub also: Vec<(Arc<DocumentCard>, u32)>,
}

impl SeriesKey {
    fn of(there: &ReferenceClaim) -> Self {
        let claim = &there.claim;
        Self {
            class: claim.measure.class.to_string(),
            unit: claim.measure.unit.to_string(),
            family: claim.predicate.as_deref().unwrap_or_default().to_owned(),
            qualifiers: claim.measure.qualifiers.clone(),
            scope: match claim.scope {
                Scope::Total => "total",
                Scope::Part => "part",
                Scope::Rate => "rate",
                Scope::Forecast => "forecast",
                Scope::Change => "change",
            },
            is_denied: claim.modality == Modality::Denied,
        }
    }
}

impl Row {
    /// The value in the unit of the series: that of the text, or the base unit of its dimension.
    pub fn value(&self) -> Decimal {
        let (value, interval) = (self.told.claim.value.value, self.told.claim.interval);
        match (interval.contains(value), interval.low.value(), interval.high.value()) {
            (true, ..) => value,
            (false, Some(low), Some(high)) => low
                .checked_add(high)
                .and_then(|sum| sum.checked_div(Decimal::TWO))
                .map_or(value, |middle| middle.normalize()),
            (false, Some(limit), None) | (false, None, Some(limit)) => limit,
            (false, None, None) => value,
        }
    }
}

impl Series {
    /// Its dated figures as a picture shows them.
    pub fn chart(&self) -> Chart {
        let points = self.rows.iter().enumerate().filter_map(|(index, row)| {
            let interval = row.told.claim.interval;
            Some(ChartPoint {
                date: row.told.document.date?,
                value: row.value(),
                low: interval.low.value(),
                high: interval.high.value(),
                number: index + 1,
            })
        });
        Chart::new(points.collect())
    }
}

/// The series of these figures: those with the most figures first.
pub fn series_of(figures: Vec<ReferenceClaim>) -> Vec<Series> {
    let mut by_key: BTreeMap<SeriesKey, Shelf> = BTreeMap::new();
    let mut figures = figures;
    figures.sort_by(|one, other| {
        let key = |it: &ReferenceClaim| {
            let date = it.document.date;
            (date.is_none(), date, it.document.path.clone(), it.line, it.column)
        };
        key(one).cmp(&key(other))
    });
    for told in figures {
        by_key.entry(SeriesKey::of(&told)).or_default().add(told);
    }
    let mut series: Vec<Series> =
        by_key.into_iter().map(|(key, shelf)| Series { key, rows: shelf.rows }).collect();
    series.sort_by_key(|it| Reverse(it.rows.len()));
    series
}

/// The rows of a series while they are gathered.
#[derive(Default)]
struct Shelf {
    rows: Vec<Row>,
    /// The words of each row's sentence.
    words: Vec<Vec<String>>,
    /// Which rows tell a value: a reprint tells the same.
    by_value: FxHashMap<Decimal, Vec<usize>>,
}

impl Shelf {
    /// Adds a figure; one that is told already, in another document with the same voice, counts once.
    fn add(&mut self, told: ReferenceClaim) {
        let words = words_of(&told.sentence);
        let same = self.by_value.entry(told.claim.value.value).or_default();
        let is_first = |index: &&usize| {
            let (row, own) = (self.rows.get(**index), self.words.get(**index));
            row.zip(own).is_some_and(|(row, own)| is_reprint((&row.told, own), (&told, &words)))
        };
        if let Some(row) = same.iter().find(is_first).and_then(|index| self.rows.get_mut(*index)) {
            row.also.push((Arc::clone(&told.document), told.line));
        } else {
            same.push(self.rows.len());
            self.rows.push(Row { told, also: Vec::new() });
            self.words.push(words);
        }
    }
}

/// Whether two documents tell a figure with one voice: in the same words, or as prints of one text.
fn is_reprint(
    (one, words): (&ReferenceClaim, &[String]),
    (other, other_words): (&ReferenceClaim, &[String]),
) -> bool {
    one.claim.value == other.claim.value
        && one.document.path != other.document.path
        && (is_one_voice((one, words), (other, other_words))
            || !one.sentence.is_empty() && words == other_words)
}
