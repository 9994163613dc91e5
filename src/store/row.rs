//! The rows of a store as JSON: a format of their own, so that the domain's types stay free to change.
//!
//! Reading is total: a row that does not fit is no row.

use std::sync::Arc;

use jiff::civil::{Date, Weekday};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::claim::{Claim, Direction, Found, Measure, Modality, Scope, Subject};
use crate::mention::NameKind;
use crate::reference::{DocumentCard, EntityRow, ReferenceClaim, ReferenceQuote};
use crate::text::ProseSpan;
use crate::value::{Bound, Clock, Granularity, Interval, Number, TimeUnit, Timex};

pub(super) const KINDS: [NameKind; 4] =
    [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Other];
pub(super) const FOUND: [Found; 4] = [Found::Phrase, Found::Clause, Found::Sentence, Found::Topic];
const SCOPES: [Scope; 5] = [Scope::Total, Scope::Part, Scope::Rate, Scope::Forecast, Scope::Change];
const MODALITIES: [Modality; 5] =
    [Modality::Stated, Modality::Estimated, Modality::Conditional, Modality::Denied, Modality::Quoted];
const GRAINS: [Granularity; 10] = [
    Granularity::Clock,
    Granularity::Day,
    Granularity::Week,
    Granularity::Month,
    Granularity::Quarter,
    Granularity::Half,
    Granularity::Season,
    Granularity::Year,
    Granularity::Decade,
    Granularity::Century,
];
const UNITS: [TimeUnit; 11] = [
    TimeUnit::Second,
    TimeUnit::Minute,
    TimeUnit::Hour,
    TimeUnit::Day,
    TimeUnit::Week,
    TimeUnit::Month,
    TimeUnit::Quarter,
    TimeUnit::Half,
    TimeUnit::Year,
    TimeUnit::Decade,
    TimeUnit::Century,
];

/// The place of a value in the table of its type.
pub(super) fn code<Value: PartialEq>(table: &[Value], value: &Value) -> u8 {
    table.iter().position(|it| it == value).unwrap_or(0) as u8
}

pub(super) fn decode<Value: Copy>(table: &[Value], code: u8) -> Option<Value> {
    table.get(usize::from(code)).copied()
}

#[derive(Serialize, Deserialize)]
struct CardRow {
    path: String,
    url: Option<String>,
    title: Option<String>,
    date: Option<String>,
    author: Option<String>,
    agency: Option<String>,
    language: String,
    /// In hexadecimal; cards of older databases have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fingerprint: Option<String>,
}

/// A document's card as JSON.
pub(super) fn write_card(card: &DocumentCard) -> String {
    json(&CardRow {
        path: card.path.clone(),
        url: card.url.clone(),
        title: card.title.clone(),
        date: card.date.map(|it| it.to_string()),
        author: card.author.clone(),
        agency: card.agency.clone(),
        language: card.language.clone(),
        fingerprint: card.fingerprint.map(|it| format!("{it:016x}")),
    })
}

/// A document's card from JSON.
pub(super) fn read_card(text: &str) -> Option<DocumentCard> {
    let row: CardRow = serde_json::from_str(text).ok()?;
    Some(DocumentCard {
        path: row.path,
        url: row.url,
        title: row.title,
        date: row.date.and_then(|it| it.parse().ok()),
        author: row.author,
        agency: row.agency,
        language: row.language,
        fingerprint: row.fingerprint.and_then(|it| u64::from_str_radix(&it, 16).ok()),
    })
}

#[derive(Serialize, Deserialize)]
struct NameRow {
    key: String,
    kind: u8,
    spellings: Vec<String>,
    n_mentions: u32,
    roles: Vec<String>,
}

/// An entity's row as JSON.
pub(super) fn write_entity(row: &EntityRow) -> String {
    json(&NameRow {
        key: row.key.clone(),
        kind: code(&KINDS, &row.kind),
        spellings: row.spellings.clone(),
        n_mentions: row.n_mentions,
        roles: row.roles.clone(),
    })
}

/// An entity's row from JSON.
pub(super) fn read_entity(text: &str, document: Arc<DocumentCard>) -> Option<EntityRow> {
    let row: NameRow = serde_json::from_str(text).ok()?;
    Some(EntityRow {
        key: row.key,
        kind: decode(&KINDS, row.kind)?,
        spellings: row.spellings,
        n_mentions: row.n_mentions,
        roles: row.roles,
        document,
    })
}

#[derive(Serialize, Deserialize)]
struct QuoteRow {
    text: String,
    speaker: Option<String>,
    speaker_words: Option<String>,
    line: u32,
    column: u32,
}

/// A quotation as JSON.
pub(super) fn write_quote(quote: &ReferenceQuote) -> String {
    json(&QuoteRow {
        text: quote.text.clone(),
        speaker: quote.speaker.clone(),
        speaker_words: quote.speaker_words.clone(),
        line: quote.line,
        column: quote.column,
    })
}

/// A quotation from JSON.
pub(super) fn read_quote(text: &str, document: Arc<DocumentCard>) -> Option<ReferenceQuote> {
    let row: QuoteRow = serde_json::from_str(text).ok()?;
    Some(ReferenceQuote {
        text: row.text,
        speaker: row.speaker,
        speaker_words: row.speaker_words,
        document,
        line: row.line,
        column: row.column,
    })
}

/// Open is absent; else whether the limit belongs to the range, and the limit.
type BoundRow = Option<(bool, String)>;

#[derive(Serialize, Deserialize)]
pub(super) enum TimeRow {
    Day(String),
    Moment(String, i8, Option<i8>),
    Clock(i8, Option<i8>),
    Period(String, String, u8),
    Range(Option<String>, Option<String>),
    Duration(String, u8),
    Set(u32, u8, Option<i8>),
}

#[derive(Serialize, Deserialize)]
struct ClaimRow {
    quantity: usize,
    span: (usize, usize),
    value: (String, String),
    low: BoundRow,
    high: BoundRow,
    class: String,
    qualifiers: Vec<String>,
    unit: String,
    predicate: Option<String>,
    running: bool,
    agent: Option<String>,
    origin: Option<String>,
    goal: Option<String>,
    subjects: Vec<(String, String, u8, u8)>,
    time: Option<TimeRow>,
    scope: u8,
    modality: u8,
    source_span: Option<(usize, usize)>,
    sentence_index: usize,
    figure: String,
    sentence: String,
    source: Option<String>,
    line: u32,
    column: u32,
}

/// A claim with its passage as JSON.
pub(super) fn write_claim(row: &ReferenceClaim) -> String {
    let claim = &row.claim;
    json(&ClaimRow {
        quantity: claim.quantity,
        span: (claim.span.start(), claim.span.end()),
        value: (claim.value.value.to_string(), claim.value.precision.to_string()),
        low: write_bound(claim.interval.low),
        high: write_bound(claim.interval.high),
        class: claim.measure.class.to_string(),
        qualifiers: claim.measure.qualifiers.clone(),
        unit: claim.measure.unit.to_string(),
        predicate: claim.predicate.as_deref().map(str::to_owned),
        running: claim.running,
        agent: claim.agent.clone(),
        origin: claim.direction.origin.clone(),
        goal: claim.direction.goal.clone(),
        subjects: claim
            .subjects
            .iter()
            .map(|it| (it.key.clone(), it.name.clone(), code(&KINDS, &it.kind), code(&FOUND, &it.found)))
            .collect(),
        time: claim.time.as_ref().map(write_time),
        scope: code(&SCOPES, &claim.scope),
        modality: code(&MODALITIES, &claim.modality),
        source_span: claim.source.map(|it| (it.start(), it.end())),
        sentence_index: claim.sentence,
        figure: row.figure.clone(),
        sentence: row.sentence.clone(),
        source: row.source.clone(),
        line: row.line,
        column: row.column,
    })
}

/// A claim with its passage from JSON.
pub(super) fn read_claim(text: &str, document: Arc<DocumentCard>) -> Option<ReferenceClaim> {
    let row: ClaimRow = serde_json::from_str(text).ok()?;
    let claim = Claim {
        quantity: row.quantity,
        span: ProseSpan::new(row.span.0, row.span.1),
        value: Number { value: row.value.0.parse().ok()?, precision: row.value.1.parse().ok()? },
        interval: Interval { low: read_bound(row.low)?, high: read_bound(row.high)? },
        measure: Measure {
            class: Arc::from(row.class),
            qualifiers: row.qualifiers,
            unit: Arc::from(row.unit),
        },
        predicate: row.predicate.map(Arc::from),
        running: row.running,
        agent: row.agent,
        direction: Direction { origin: row.origin, goal: row.goal },
        subjects: row
            .subjects
            .into_iter()
            .map(|(key, name, kind, found)| {
                Some(Subject { key, name, kind: decode(&KINDS, kind)?, found: decode(&FOUND, found)? })
            })
            .collect::<Option<_>>()?,
        time: match row.time {
            Some(time) => Some(read_time(&time)?),
            None => None,
        },
        scope: decode(&SCOPES, row.scope)?,
        modality: decode(&MODALITIES, row.modality)?,
        source: row.source_span.map(|(start, end)| ProseSpan::new(start, end)),
        sentence: row.sentence_index,
    };
    Some(ReferenceClaim {
        claim,
        figure: row.figure,
        sentence: row.sentence,
        source: row.source,
        document,
        line: row.line,
        column: row.column,
    })
}

fn write_bound(bound: Bound) -> BoundRow {
    match bound {
        Bound::Open => None,
        Bound::Included(value) => Some((true, value.to_string())),
        Bound::Excluded(value) => Some((false, value.to_string())),
    }
}

fn read_bound(row: BoundRow) -> Option<Bound> {
    Some(match row {
        None => Bound::Open,
        Some((true, value)) => Bound::Included(value.parse().ok()?),
        Some((false, value)) => Bound::Excluded(value.parse().ok()?),
    })
}

pub(super) fn write_time(time: &Timex) -> TimeRow {
    let text = |date: &Date| date.to_string();
    match time {
        Timex::Day(day) => TimeRow::Day(text(day)),
        Timex::Moment(day, clock) => TimeRow::Moment(text(day), clock.hour, clock.minute),
        Timex::Clock(clock) => TimeRow::Clock(clock.hour, clock.minute),
        Timex::Period { first, last, grain } => {
            TimeRow::Period(text(first), text(last), code(&GRAINS, grain))
        }
        Timex::Range { first, last } => TimeRow::Range(first.as_ref().map(text), last.as_ref().map(text)),
        Timex::Duration { count, unit } => TimeRow::Duration(count.to_string(), code(&UNITS, unit)),
        Timex::Set { count, unit, weekday } => {
            TimeRow::Set(*count, code(&UNITS, unit), weekday.map(Weekday::to_monday_one_offset))
        }
    }
}

pub(super) fn read_time(row: &TimeRow) -> Option<Timex> {
    let date = |text: &String| text.parse::<Date>().ok();
    let end = |text: &Option<String>| match text {
        Some(text) => date(text).map(Some),
        None => Some(None),
    };
    Some(match row {
        TimeRow::Day(day) => Timex::Day(date(day)?),
        TimeRow::Moment(day, hour, minute) => Timex::Moment(date(day)?, Clock::said(*hour, *minute, None)),
        TimeRow::Clock(hour, minute) => Timex::Clock(Clock::said(*hour, *minute, None)),
        TimeRow::Period(first, last, grain) => {
            Timex::Period { first: date(first)?, last: date(last)?, grain: decode(&GRAINS, *grain)? }
        }
        TimeRow::Range(first, last) => Timex::Range { first: end(first)?, last: end(last)? },
        TimeRow::Duration(count, unit) => {
            Timex::Duration { count: count.parse::<Decimal>().ok()?, unit: decode(&UNITS, *unit)? }
        }
        TimeRow::Set(count, unit, weekday) => Timex::Set {
            count: *count,
            unit: decode(&UNITS, *unit)?,
            weekday: match weekday {
                Some(weekday) => Some(Weekday::from_monday_one_offset(*weekday).ok()?),
                None => None,
            },
        },
    })
}

/// These rows hold strings, numbers and lists: nothing that JSON refuses.
pub(super) fn json(row: &impl Serialize) -> String {
    serde_json::to_string(row).unwrap_or_default()
}
