//! The rows of events as JSON.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::claim::{Event, Participant};
use crate::reference::{DocumentCard, ReferenceEvent};
use crate::text::ProseSpan;

use super::row::{FOUND, KINDS, TimeRow, code, decode, json, read_time, write_time};

#[derive(Serialize, Deserialize)]
struct EventRow {
    span: (usize, usize),
    value: TimeRow,
    happening: String,
    objects: Vec<String>,
    is_definite: bool,
    participants: Vec<(String, u8, u8)>,
    sentence_index: usize,
    date: String,
    line: u32,
    column: u32,
}

/// An event with its passage as JSON.
pub(super) fn write_event(row: &ReferenceEvent) -> String {
    let event = &row.event;
    json(&EventRow {
        span: (event.date.start(), event.date.end()),
        value: write_time(&event.value),
        happening: event.happening.to_string(),
        objects: event.objects.iter().cloned().collect(),
        is_definite: event.is_definite,
        participants: event
            .participants
            .iter()
            .map(|it| (it.key.clone(), code(&KINDS, &it.kind), code(&FOUND, &it.found)))
            .collect(),
        sentence_index: event.sentence,
        date: row.date.clone(),
        line: row.line,
        column: row.column,
    })
}

/// An event with its passage from JSON.
pub(super) fn read_event(text: &str, document: Arc<DocumentCard>) -> Option<ReferenceEvent> {
    let row: EventRow = serde_json::from_str(text).ok()?;
    let participants = row.participants.into_iter().map(|(key, kind, found)| {
        Some(Participant { key, kind: decode(&KINDS, kind)?, found: decode(&FOUND, found)? })
    });
    let event = Event {
        date: ProseSpan::new(row.span.0, row.span.1),
        value: read_time(&row.value)?,
        happening: Arc::from(row.happening),
        objects: row.objects.into_iter().collect(),
        is_definite: row.is_definite,
        participants: participants.collect::<Option<_>>()?,
        sentence: row.sentence_index,
    };
    Some(ReferenceEvent { event, date: row.date, document, line: row.line, column: row.column })
}
