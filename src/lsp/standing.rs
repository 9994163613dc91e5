//! How each figure of an article stands, for outline, lens and colours.

use rustc_hash::FxHashMap;

use crate::diagnostic::Diagnostic;
use crate::lsp::reading::{Read, Reading};
use crate::mention::{Quantity, SourceStatus};
use crate::rules::{Message, Value};
use crate::text::one_line;
use crate::verified::{self, Mark};

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

/// How the figures of an article stand.
pub(super) struct Standings<'a> {
    read: &'a Read,
    marked: FxHashMap<usize, &'a Mark>,
}

impl<'a> Standings<'a> {
    /// How the figures of `read` stand.
    pub(super) fn of(read: &'a Read) -> Self {
        let name = read.name.as_deref().unwrap_or_default();
        Self { read, marked: verified::marked(&read.workspace.project.marks, name, &read.analysis) }
    }

    /// The figures that need a source, each with its index and how it stands, in the order of the text.
    pub(super) fn figures(&self) -> impl Iterator<Item = (usize, &'a Quantity, Standing)> {
        let mentions = &self.read.analysis.mentions;
        let figures = mentions.quantities.iter().zip(&mentions.sourcing).enumerate();
        figures.filter_map(|(index, (quantity, sourcing))| {
            let standing = match sourcing.status {
                SourceStatus::Exempt => return None,
                SourceStatus::Sourced => Standing::Sourced,
                SourceStatus::Group => Standing::Group,
                SourceStatus::Vague => Standing::Vague,
                SourceStatus::Unsourced => Standing::Unsourced,
            };
            let is_marked = self.marked.contains_key(&index);
            Some((index, quantity, if is_marked { Standing::Verified } else { standing }))
        })
    }

    /// How a figure stands, in words.
    pub(super) fn in_words(&self, index: usize, standing: Standing) -> String {
        let analysis = &self.read.analysis;
        let attribution = analysis.mentions.sourcing.get(index).and_then(|it| it.attribution);
        let attribution = attribution.and_then(|it| analysis.mentions.attributions.get(it));
        let source =
            attribution.map(|it| one_line(it.source.unwrap_or(it.cue).slice(&analysis.article.prose.text)));
        let by = self.marked.get(&index).map(|mark| mark.by.clone());
        let message = Message::new("standing")
            .with("standing", Value::Choice(standing.name()))
            .with("source", source.unwrap_or_default())
            .with("by", by.unwrap_or_default());
        self.read.workspace.messages.word(&message)
    }
}

/// What is found about figures that differ from what the archive has.
pub(super) fn differing(reading: &Reading) -> impl Iterator<Item = &Diagnostic> {
    reading.diagnostics.iter().filter(|it| ARCHIVE_RULES.contains(&it.code.as_str()))
}
