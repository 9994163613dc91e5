//! The open documents: one writer, the read loop; each version is a value that never changes.

use std::fmt;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, OnceLock};

use dashmap::DashMap;
use tower_lsp::lsp_types::{TextDocumentContentChangeEvent, TextDocumentItem, Url};

use crate::lsp::earlier::{Change, Earlier};
use crate::lsp::from_proto;
use crate::lsp::reading::{Analyst, Reading};
use crate::text::{Encoding, Position, Span, Text};

/// One version of an open document.
#[derive(Clone, Debug)]
pub struct Document {
    /// The client's name for it.
    pub uri: Url,
    /// What the client takes it for: `markdown`, `plaintext`, `text`, or anything else.
    pub language_id: String,
    /// The client's number of this version; it grows.
    pub version: i32,
    /// The text.
    pub text: Text,
    /// Whether the text is the client's.
    pub sync: Sync,
    reading: OnceLock<Arc<Reading>>,
    /// The last version that was read before this one.
    earlier: Option<Earlier>,
}

/// Whether our text is the client's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sync {
    /// It is.
    InSync,
    /// An edit did not fit. Nothing is said about the document until its full text comes.
    Lost,
}

impl Document {
    fn new(uri: Url, language_id: String, version: i32, text: Text) -> Self {
        let (sync, reading) = (Sync::InSync, OnceLock::new());
        Self { uri, language_id, version, text, sync, reading, earlier: None }
    }

    /// What `analyst` finds in this version; waits while another thread is reading it.
    ///
    /// Empty where sync is lost, and where the analyst panics.
    pub fn reading(&self, analyst: &dyn Analyst) -> Arc<Reading> {
        let read = || {
            if self.sync == Sync::Lost {
                return Arc::default();
            }
            let read = std::panic::catch_unwind(AssertUnwindSafe(|| analyst.read(self)));
            Arc::new(read.unwrap_or_else(|_| {
                tracing::error!("reading {} version {} panicked", self.uri, self.version);
                Reading::default()
            }))
        };
        Arc::clone(self.reading.get_or_init(read))
    }

    /// Whether this version has been read.
    pub(super) fn is_read(&self) -> bool {
        self.reading.get().is_some()
    }

    /// The last version that was read before this one, unless this one has come whole.
    pub(super) fn earlier(&self) -> Option<&Earlier> {
        self.earlier.as_ref()
    }

    /// The document with the text of an earlier version, which has been read.
    pub(super) fn as_read(&self, earlier: &Earlier) -> Self {
        let reading = OnceLock::from(Arc::clone(&earlier.reading));
        Self { text: earlier.text.clone(), reading, earlier: None, ..self.clone() }
    }

    /// What a version that differs from this one by `change` has to go on until it is read.
    fn for_later(&self, change: Change) -> Option<Earlier> {
        match self.reading.get() {
            Some(reading) => Some(Earlier { text: self.text.clone(), reading: Arc::clone(reading), change }),
            None => self.earlier.clone().map(|it| Earlier { change: it.change.then(change), ..it }),
        }
    }

    /// The same version, still to be read: the configuration or the reference has changed.
    fn unread(&self) -> Self {
        Self { reading: OnceLock::new(), earlier: None, ..self.clone() }
    }

    fn changed(
        &self,
        version: i32,
        changes: &[TextDocumentContentChangeEvent],
        encoding: Encoding,
    ) -> Result<(Text, Option<Earlier>), Misfit> {
        // What stands before the last full text does not matter, not even whether it fits.
        let full = changes.iter().rposition(|change| change.range.is_none());
        let (mut text, edits) = match full.and_then(|at| Some((changes.get(at)?, changes.get(at + 1..)?))) {
            Some((full, edits)) => (Text::new(&full.text), edits),
            None if self.sync == Sync::Lost => return Err(Misfit::StillLost),
            None if version <= self.version => {
                return Err(Misfit::Version { known: self.version, sent: version });
            }
            None => (self.text.clone(), changes),
        };
        let mut stretch: Option<Change> = None;
        for edit in edits {
            let Some(range) = edit.range else { continue };
            let (start, end) = (from_proto::position(range.start), from_proto::position(range.end));
            let misfit = Misfit::Range { line: range.start.line, character: range.start.character };
            if cuts_a_character(&text, start, encoding) || cuts_a_character(&text, end, encoding) {
                return Err(misfit);
            }
            let at = |position| text.offset(position, encoding);
            let next = Change::new(Span::new(at(start), at(end).max(at(start))), edit.text.len());
            text.edit(start, end, encoding, &edit.text).map_err(|_| misfit)?;
            stretch = Some(stretch.map_or(next, |it| it.then(next)));
        }
        let earlier = stretch.filter(|_| full.is_none()).and_then(|it| self.for_later(it));
        Ok((text, earlier))
    }
}

/// Whether a position stands between the halves of an emoji or the bytes of a letter.
///
/// A position beyond the end of its line does not: the protocol takes it for the line's end.
fn cuts_a_character(text: &Text, position: Position, encoding: Encoding) -> bool {
    let offset = text.offset(position, encoding);
    let is_at_end = text.line_span(position.line as usize).is_none_or(|line| line.end() <= offset);
    !is_at_end && text.position(offset, encoding) != position
}

/// Why a change was not applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The document is not open.
    NotOpen,
    /// An edit lies outside the text, or cuts a character in two.
    Range {
        /// Zero-based line where the edit begins.
        line: u32,
        /// Zero-based character where the edit begins, as the client counts.
        character: u32,
    },
    /// The version does not grow.
    Version {
        /// The version that we have.
        known: i32,
        /// The version that came.
        sent: i32,
    },
    /// Sync was lost before, and the change is not a full text.
    StillLost,
    /// The message lacks what a change must have.
    Malformed,
}

impl fmt::Display for Misfit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Misfit::NotOpen => out.write_str("the document is not open"),
            Misfit::Range { line, character } => {
                write!(out, "an edit at line {}, character {character} does not fit the text", line + 1)
            }
            Misfit::Version { known, sent } => write!(out, "version {sent} came after version {known}"),
            Misfit::StillLost => out.write_str("the full text has not come yet"),
            Misfit::Malformed => out.write_str("the change cannot be read"),
        }
    }
}

/// The open documents by URI. No reference into the map ever leaves a function of this type.
#[derive(Debug, Default)]
pub struct Documents {
    open: DashMap<Url, Arc<Document>>,
}

impl Documents {
    /// The version of `uri` that stands now.
    pub fn get(&self, uri: &Url) -> Option<Arc<Document>> {
        self.open.get(uri).map(|document| Arc::clone(&document))
    }

    /// The names of all open documents.
    pub fn uris(&self) -> Vec<Url> {
        self.open.iter().map(|document| document.key().clone()).collect()
    }

    /// Opens a document, or opens it anew.
    pub fn open(&self, item: TextDocumentItem) {
        let text = Text::new(&item.text);
        let document = Document::new(item.uri.clone(), item.language_id, item.version, text);
        self.open.insert(item.uri, Arc::new(document));
    }

    /// Applies the changes of one notification, all or none.
    ///
    /// On an error the document is out of sync from here on.
    pub fn change(
        &self,
        uri: &Url,
        version: i32,
        changes: &[TextDocumentContentChangeEvent],
        encoding: Encoding,
    ) -> Result<(), Misfit> {
        let known = self.get(uri).ok_or(Misfit::NotOpen)?;
        let (text, earlier) = known.changed(version, changes, encoding).inspect_err(|_| self.lose(uri))?;
        let document = Document::new(uri.clone(), known.language_id.clone(), version, text);
        self.open.insert(uri.clone(), Arc::new(Document { earlier, ..document }));
        Ok(())
    }

    /// Marks a document as out of sync.
    pub fn lose(&self, uri: &Url) {
        if let Some(known) = self.get(uri) {
            self.open.insert(uri.clone(), Arc::new(Document { sync: Sync::Lost, ..known.unread() }));
        }
    }

    /// Forgets what was read in every document, but not the documents. Safe on any thread: the version
    /// that stands is never put back.
    pub fn forget_readings(&self) {
        for mut document in self.open.iter_mut() {
            let unread = document.unread();
            *document = Arc::new(unread);
        }
    }

    /// Closes a document.
    pub fn close(&self, uri: &Url) {
        self.open.remove(uri);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn uri() -> Url {
        Url::parse("file:///article.md").unwrap()
    }

    fn open(text: &str) -> Documents {
        let documents = Documents::default();
        documents.open(TextDocumentItem::new(uri(), "markdown".to_owned(), 1, text.to_owned()));
        documents
    }

    fn change(documents: &Documents, version: i32, changes: Value) -> Result<(), Misfit> {
        let changes: Vec<_> = serde_json::from_value(changes).unwrap();
        documents.change(&uri(), version, &changes, Encoding::Utf16)
    }

    fn text(documents: &Documents) -> String {
        documents.get(&uri()).unwrap().text.to_string()
    }

    fn insertion(line: u32, character: u32, text: &str) -> Value {
        let at = json!({"line": line, "character": character});
        json!({"range": {"start": at, "end": at}, "text": text})
    }

    #[test]
    fn edits_of_one_change_apply_one_after_the_other() {
        let documents = open("a\n");
        assert_eq!(change(&documents, 2, json!([insertion(0, 1, "bc"), insertion(0, 3, "d")])), Ok(()));
        assert_eq!(text(&documents), "abcd\n");
    }

    #[test]
    fn an_edit_outside_the_text_loses_sync_until_a_full_text() {
        let documents = open("a\n");
        assert_eq!(
            change(&documents, 2, json!([insertion(7, 0, "b")])),
            Err(Misfit::Range { line: 7, character: 0 })
        );
        assert_eq!(documents.get(&uri()).unwrap().sync, Sync::Lost);
        assert_eq!(change(&documents, 3, json!([insertion(0, 0, "b")])), Err(Misfit::StillLost));
        assert_eq!(change(&documents, 4, json!([{"text": "whole"}, insertion(0, 5, "!")])), Ok(()));
        assert_eq!(documents.get(&uri()).unwrap().sync, Sync::InSync);
        assert_eq!(text(&documents), "whole!");
    }

    #[test]
    fn an_edit_that_cuts_an_emoji_in_two_loses_sync() {
        let documents = open("🌍");
        assert_eq!(
            change(&documents, 2, json!([insertion(0, 1, "b")])),
            Err(Misfit::Range { line: 0, character: 1 })
        );
    }

    #[test]
    fn an_edit_beyond_the_end_of_its_line_is_at_the_end() {
        let documents = open("🌍\r\na");
        assert_eq!(change(&documents, 2, json!([insertion(0, 99, "b")])), Ok(()));
        assert_eq!(text(&documents), "🌍b\r\na");
    }

    #[test]
    fn a_version_that_does_not_grow_loses_sync() {
        let documents = open("a\n");
        let misfit = Misfit::Version { known: 1, sent: 1 };
        assert_eq!(change(&documents, 1, json!([insertion(0, 0, "b")])), Err(misfit));
        assert_eq!(documents.get(&uri()).unwrap().sync, Sync::Lost);
    }

    #[test]
    fn a_version_taken_before_stays_as_it_was() {
        let documents = open("a\n");
        let before = documents.get(&uri()).unwrap();
        change(&documents, 2, json!([insertion(0, 0, "b")])).unwrap();
        assert_eq!(before.text.to_string(), "a\n");
    }

    #[test]
    fn a_document_that_is_not_open_cannot_change() {
        assert_eq!(change(&Documents::default(), 2, json!([{"text": "b"}])), Err(Misfit::NotOpen));
    }
}
