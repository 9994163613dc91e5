//! The figures of an article: how each stands, and what is read in it.

use std::fmt::Write as _;

use crate::messages::Messages;
use crate::text::Span;
use crate::verified::Mark;

use super::super::super::sheet::Row;
use super::article::Reading;
use super::phrase;
use crate::text::xml_escaped as escaped;

/// How a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Status {
    /// The archive has another.
    Differs,
    /// Nobody stands for it.
    Unsourced,
    /// Only a phrase stands for it that names nobody.
    Vague,
    /// Somebody stands for it.
    Sourced,
    /// The desk has checked it.
    Verified,
    /// It needs no source.
    Exempt,
}

impl Status {
    pub(super) const ALL: [Status; 6] = [
        Status::Differs,
        Status::Unsourced,
        Status::Vague,
        Status::Sourced,
        Status::Verified,
        Status::Exempt,
    ];

    /// Its name in the page.
    pub(super) fn name(self) -> &'static str {
        match self {
            Status::Differs => "differs",
            Status::Unsourced => "unsourced",
            Status::Vague => "vague",
            Status::Sourced => "sourced",
            Status::Verified => "verified",
            Status::Exempt => "exempt",
        }
    }

    /// The message with its name for readers.
    pub(super) fn message(self) -> &'static str {
        match self {
            Status::Differs => "page-status-differs",
            Status::Unsourced => "page-status-unsourced",
            Status::Vague => "page-status-vague",
            Status::Sourced => "page-status-sourced",
            Status::Verified => "page-status-verified",
            Status::Exempt => "page-status-exempt",
        }
    }
}

/// Rules that hold a figure against the archive.
pub(super) const ARCHIVE_RULES: &[&str] =
    &["figure-contradicts-corpus", "figure-superseded", "order-of-magnitude"];

/// The places of figures that the desk has checked, and of those of which the archive has another.
pub(super) struct Special {
    verified: Vec<Span>,
    differs: Vec<Span>,
}

impl Special {
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let marks = reading.marks.iter().filter(|mark| mark.path == reading.name);
        let mut verified: Vec<Span> = marks.filter_map(|mark: &Mark| mark.place(reading.analysis)).collect();
        let found = reading.report.all().iter().filter(|it| ARCHIVE_RULES.contains(&it.code.as_str()));
        let mut differs: Vec<Span> = found.map(|it| it.span).collect();
        verified.sort_by_key(|it| it.start());
        differs.sort_by_key(|it| it.start());
        Self { verified, differs }
    }

    /// How the figure at `span` stands that the text alone calls `status`.
    pub(super) fn status(&self, span: Span, status: &str) -> Status {
        if is_among(&self.differs, span) {
            return Status::Differs;
        }
        if is_among(&self.verified, span) {
            return Status::Verified;
        }
        match status {
            "sourced" => Status::Sourced,
            "vague" => Status::Vague,
            "exempt" => Status::Exempt,
            _ => Status::Unsourced,
        }
    }

    /// Whether the archive has another figure than the one at `span`.
    pub(super) fn differs(&self, span: Span) -> bool {
        is_among(&self.differs, span)
    }
}

/// Whether one of `spans`, by their starts, and which do not overlap, meets `span`.
fn is_among(spans: &[Span], span: Span) -> bool {
    let after = spans.partition_point(|it| it.start() < span.end());
    after.checked_sub(1).and_then(|index| spans.get(index)).is_some_and(|it| it.overlaps(span))
}

/// What is read in a figure, in lines.
pub(super) fn read(row: &Row, status: Status, messages: &Messages) -> String {
    let range = match (&row.low, &row.high) {
        (Some(low), Some(high)) if low == high => None,
        (None, None) => None,
        (low, high) => {
            let end = |it: &Option<String>| it.clone().unwrap_or_default();
            Some(format!("{} … {}", end(low), end(high)))
        }
    };
    let lines = [
        ("page-value", Some(row.value.clone())),
        ("page-between", range),
        ("page-unit", row.unit.clone()),
        ("page-counts", row.counts.clone()),
        ("page-who", Some(row.who.join(", ")).filter(|it| !it.is_empty())),
        ("page-when", row.when.clone()),
        ("page-source", row.source.clone()),
    ];
    let mut text = phrase(messages, status.message());
    for (id, value) in lines {
        if let Some(value) = value {
            let _ = write!(text, "&#10;{}: {}", phrase(messages, id), escaped(&value));
        }
    }
    text
}

/// The figures as a table.
pub(super) fn table(rows: &[(Row, Status)], messages: &Messages) -> String {
    let columns = [
        "page-line",
        "page-figure",
        "page-value",
        "page-counts",
        "page-who",
        "page-when",
        "page-source",
        "page-status",
    ];
    let mut out = "<div class=\"scroll\"><table><thead><tr>".to_owned();
    for id in columns {
        let _ = write!(out, "<th scope=\"col\">{}</th>", phrase(messages, id));
    }
    out += "</tr></thead><tbody>";
    for (row, status) in rows {
        let unit = row.unit.iter().chain(&row.counts).map(String::as_str).collect::<Vec<_>>().join(" ");
        let cells = [
            row.line.to_string(),
            row.figure.clone(),
            row.value.clone(),
            unit,
            row.who.join(", "),
            row.when.clone().unwrap_or_default(),
            row.source.clone().unwrap_or_default(),
        ];
        let _ = write!(out, "<tr data-status=\"{}\">", status.name());
        for cell in cells {
            let _ = write!(out, "<td>{}</td>", escaped(&cell));
        }
        let name = phrase(messages, status.message());
        let _ = write!(out, "<td><span class=\"fig {}\">{name}</span></td></tr>", status.name());
    }
    out + "</tbody></table></div>"
}
