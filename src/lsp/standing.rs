//! How each figure of an article stands, for outline, lens and colours.

use crate::diagnostic::Diagnostic;
use crate::lsp::reading::{Read, Reading};
use crate::mention::SourceStatus;
use crate::rules::{Message, Value};
use crate::text::one_line;
use crate::verified;

/// How a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Somebody of the desk has checked it.
    Verified,
    /// A definite source stands for it.
    Sourced,
    /// Only a group stands for it.
    Group,
    /// Only a vague phrase stands for it.
    Vague,
    /// Nobody stands for it.
    Unsourced,
}

impl Standing {
    /// Its name for clients and messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Standing::Verified => "verified",
            Standing::Sourced => "sourced",
            Standing::Group => "group",
            Standing::Vague => "vague",
            Standing::Unsourced => "unsourced",
        }
    }
}

/// The rules that hold a figure against the archive.
const ARCHIVE_RULES: &[&str] = &["figure-contradicts-corpus", "figure-superseded"];

/// How each figure stands, by index; nothing for one that needs no source.
pub(super) fn standings(read: &Read) -> Vec<Option<Standing>> {
    let analysis = &read.analysis;
    let name = read.name.as_deref().unwrap_or_default();
    let marked = verified::marked(&read.workspace.project.marks, name, analysis);
    let sourcing = analysis.mentions.sourcing.iter().enumerate();
    let standing = |(index, it): (usize, &crate::mention::Sourcing)| {
        let standing = match it.status {
            SourceStatus::Exempt => return None,
            SourceStatus::Sourced => Standing::Sourced,
            SourceStatus::Group => Standing::Group,
            SourceStatus::Vague => Standing::Vague,
            SourceStatus::Unsourced => Standing::Unsourced,
        };
        Some(if marked.contains_key(&index) { Standing::Verified } else { standing })
    };
    sourcing.map(standing).collect()
}

/// How a figure stands, in words.
pub(super) fn in_words(read: &Read, index: usize, standing: Standing) -> String {
    let analysis = &read.analysis;
    let name = read.name.as_deref().unwrap_or_default();
    let attribution = analysis.mentions.sourcing.get(index).and_then(|it| it.attribution);
    let attribution = attribution.and_then(|it| analysis.mentions.attributions.get(it));
    let source = attribution
        .map(|it| one_line(it.source.unwrap_or(it.cue).slice(&analysis.article.prose.text)))
        .unwrap_or_default();
    let marks = verified::marked(&read.workspace.project.marks, name, analysis);
    let by = marks.get(&index).map(|mark| mark.by.clone()).unwrap_or_default();
    let message = Message::new("standing").with("standing", Value::Choice(standing.name()));
    read.workspace.messages.word(&message.with("source", source).with("by", by))
}

/// What is found about figures that differ from what the archive has.
pub(super) fn differing(reading: &Reading) -> impl Iterator<Item = &Diagnostic> {
    reading.diagnostics.iter().filter(|it| ARCHIVE_RULES.contains(&it.code.as_str()))
}
