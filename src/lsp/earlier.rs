//! The last version of a document that was read, for questions that come while the next is being read.
//!
//! An answer is found in the version that was read and moved to where its words stand now. A question about the
//! lines that have changed meanwhile waits for the reading.

use std::sync::Arc;

use serde_json::Value;
use tower_lsp::lsp_types::{
    CodeAction, CodeActionOrCommand, Diagnostic, DocumentChanges, Hover, OneOf, Range, TextEdit, Url,
    WorkspaceEdit,
};

use crate::lsp::documents::Document;
use crate::lsp::reading::Reading;
use crate::lsp::{commands, from_proto, to_proto};
use crate::text::{Encoding, Span, Text};

/// A version that was read, and where the text has changed since.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// Its text.
    pub(super) text: Text,
    /// What was found in it.
    pub(super) reading: Arc<Reading>,
    /// Where the text of today differs.
    pub(super) change: Change,
}

/// One stretch round all that has changed between two texts, in bytes: what stood at `start..old_end` stands at
/// `start..new_end`, and all else is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Change {
    start: usize,
    old_end: usize,
    new_end: usize,
}

impl Change {
    /// `replaced` of the old text gives way to `n_bytes`.
    pub(super) fn new(replaced: Span, n_bytes: usize) -> Self {
        Self { start: replaced.start(), old_end: replaced.end(), new_end: replaced.start() + n_bytes }
    }

    /// This change and then another of the text that it left.
    pub(super) fn then(self, next: Self) -> Self {
        Self {
            start: self.start.min(next.start),
            old_end: self.old_end + next.old_end.saturating_sub(self.new_end),
            new_end: self.new_end.max(next.old_end) - next.old_end + next.new_end,
        }
    }

    /// Where an offset of today stood; within the change, its beginning.
    fn back(self, offset: usize) -> usize {
        if self.new_end <= offset { offset - self.new_end + self.old_end } else { offset.min(self.start) }
    }

    /// Where a span of the earlier text stands today; nothing if it has changed.
    fn forth(self, span: Span) -> Option<Span> {
        if span.end() <= self.start {
            Some(span)
        } else if self.old_end <= span.start() {
            let at = |offset: usize| offset - self.old_end + self.new_end;
            Some(Span::new(at(span.start()), at(span.end())))
        } else {
            None
        }
    }
}

/// An earlier version in the place of the one that stands.
#[derive(Clone, Debug)]
pub(super) struct Moved {
    uri: Url,
    earlier: Earlier,
    now: Text,
    encoding: Encoding,
}

impl Moved {
    /// The last version of `document` that was read, for a question about `range` that need not wait.
    pub(super) fn of(
        document: &Document,
        range: Range,
        encoding: Encoding,
        is_current: bool,
    ) -> Option<Self> {
        let earlier = document.earlier()?;
        let change = earlier.change;
        let line = |offset: usize| document.text.position(offset, encoding).line;
        let touches = line(change.start) <= range.end.line && range.start.line <= line(change.new_end);
        if touches && is_current {
            return None;
        }
        let uri = document.uri.clone();
        Some(Self { uri, earlier: earlier.clone(), now: document.text.clone(), encoding })
    }

    /// The document as it was read, under the number of the version that stands.
    pub(super) fn document(&self, document: &Document) -> Document {
        document.as_read(&self.earlier)
    }

    /// What was found in it.
    pub(super) fn reading(&self) -> Arc<Reading> {
        Arc::clone(&self.earlier.reading)
    }

    /// A range of today in the earlier text.
    pub(super) fn back(&self, range: Range) -> Range {
        let span = from_proto::span(range, &self.now, self.encoding);
        let [start, end] = [span.start(), span.end()].map(|it| self.earlier.change.back(it));
        to_proto::range(Span::new(start, end), &self.earlier.text, self.encoding)
    }

    fn forth(&self, range: Range) -> Option<Range> {
        let span = from_proto::span(range, &self.earlier.text, self.encoding);
        Some(to_proto::range(self.earlier.change.forth(span)?, &self.now, self.encoding))
    }

    /// A hover, moved; nothing over words that have changed.
    pub(super) fn hover(&self, mut hover: Hover) -> Option<Hover> {
        if let Some(range) = hover.range {
            hover.range = Some(self.forth(range)?);
        }
        Some(hover)
    }

    /// The actions whose words still stand, moved.
    pub(super) fn actions(&self, actions: Vec<CodeActionOrCommand>) -> Vec<CodeActionOrCommand> {
        let moved = |action| match action {
            CodeActionOrCommand::CodeAction(action) => {
                self.action(action).map(CodeActionOrCommand::CodeAction)
            }
            CodeActionOrCommand::Command(_) => None,
        };
        actions.into_iter().filter_map(moved).collect()
    }

    fn action(&self, mut action: CodeAction) -> Option<CodeAction> {
        if let Some(found) = action.diagnostics.take() {
            let found: Option<_> = found.into_iter().map(|it| self.diagnostic(it)).collect();
            action.diagnostics = Some(found?);
        }
        if let Some(edit) = action.edit.take() {
            action.edit = Some(self.edit(edit)?);
        }
        for argument in action.command.iter_mut().filter_map(|it| it.arguments.as_mut()).flatten() {
            self.argument(argument)?;
        }
        Some(action)
    }

    fn diagnostic(&self, mut found: Diagnostic) -> Option<Diagnostic> {
        found.range = self.forth(found.range)?;
        for related in found.related_information.iter_mut().flatten() {
            if related.location.uri == self.uri {
                related.location.range = self.forth(related.location.range)?;
            }
        }
        Some(found)
    }

    fn edit(&self, mut edit: WorkspaceEdit) -> Option<WorkspaceEdit> {
        for (_, edits) in edit.changes.iter_mut().flatten().filter(|(uri, _)| **uri == self.uri) {
            self.edits(edits)?;
        }
        if let Some(DocumentChanges::Edits(documents)) = &mut edit.document_changes {
            for document in documents.iter_mut().filter(|it| it.text_document.uri == self.uri) {
                for edit in &mut document.edits {
                    match edit {
                        OneOf::Left(edit) => edit.range = self.forth(edit.range)?,
                        OneOf::Right(edit) => edit.text_edit.range = self.forth(edit.text_edit.range)?,
                    }
                }
            }
        }
        Some(edit)
    }

    fn edits(&self, edits: &mut [TextEdit]) -> Option<()> {
        for edit in edits {
            edit.range = self.forth(edit.range)?;
        }
        Some(())
    }

    /// The place in a command's argument.
    fn argument(&self, argument: &mut Value) -> Option<()> {
        if let Some((uri, range)) = commands::place_of(argument)
            && uri == self.uri
        {
            *argument = commands::place(&uri, self.forth(range)?);
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;
    use tower_lsp::lsp_types::{Position, TextDocumentItem};

    use super::*;
    use crate::lsp::documents::Documents;
    use crate::lsp::reading::Analyst;

    struct Idle;

    impl Analyst for Idle {
        fn read(&self, _: &Document) -> Reading {
            Reading::default()
        }
    }

    fn line(line: u32, from: u32, to: u32) -> Range {
        Range::new(Position::new(line, from), Position::new(line, to))
    }

    /// Three lines that have been read, and then one more typed before the last.
    fn typed() -> Arc<Document> {
        let uri = Url::parse("file:///article.md").unwrap();
        let documents = Documents::default();
        documents.open(TextDocumentItem::new(
            uri.clone(),
            "markdown".to_owned(),
            1,
            "uno\ndue\ntre\n".to_owned(),
        ));
        documents.get(&uri).unwrap().reading(&Idle);
        for (version, text) in [(2, "n"), (3, "uovo\n")] {
            let at = json!({"line": 2, "character": version - 2});
            let change =
                serde_json::from_value(json!([{"range": {"start": at, "end": at}, "text": text}])).unwrap();
            documents.change(&uri, version, &change as &Vec<_>, Encoding::Utf16).unwrap();
        }
        documents.get(&uri).unwrap()
    }

    #[test]
    fn a_question_beside_what_was_typed_is_answered_from_the_version_that_was_read() {
        let document = typed();
        let moved = Moved::of(&document, line(3, 0, 3), Encoding::Utf16, true);
        assert!(moved.is_none(), "the line below the change belongs to it: it was its end");
        let moved = Moved::of(&document, line(0, 0, 3), Encoding::Utf16, true).unwrap();
        assert_eq!(moved.document(&document).text.to_string(), "uno\ndue\ntre\n");
        assert_eq!(moved.back(line(0, 1, 3)), line(0, 1, 3));
        assert_eq!(moved.back(line(3, 0, 3)), line(2, 0, 3));
        assert_eq!(moved.forth(line(2, 0, 3)), Some(line(3, 0, 3)));
        assert_eq!(moved.forth(line(1, 0, 3)), Some(line(1, 0, 3)));
    }

    #[test]
    fn a_question_about_what_was_typed_waits_unless_more_has_been_typed() {
        let document = typed();
        assert!(Moved::of(&document, line(2, 0, 0), Encoding::Utf16, true).is_none());
        assert!(Moved::of(&document, line(2, 0, 0), Encoding::Utf16, false).is_some());
    }

    #[test]
    fn actions_are_moved_with_all_their_places_or_dropped() {
        let document = typed();
        let moved = Moved::of(&document, line(0, 0, 0), Encoding::Utf16, true).unwrap();
        let action = |range: Range| {
            serde_json::from_value::<CodeAction>(json!({
                "title": "t",
                "diagnostics": [{"range": range, "message": "m"}],
                "edit": {"changes": {(document.uri.to_string()): [{"range": range, "newText": "x"}]}},
                "command": {"title": "t", "command": "c", "arguments": [commands::place(&document.uri, range)]},
            }))
            .unwrap()
        };
        let given = [line(2, 0, 3), line(1, 0, 3)].map(|it| CodeActionOrCommand::CodeAction(action(it)));
        let wanted = [line(3, 0, 3), line(1, 0, 3)].map(|it| CodeActionOrCommand::CodeAction(action(it)));
        assert_eq!(moved.actions(given.to_vec()), wanted.to_vec());
        let across =
            CodeActionOrCommand::CodeAction(action(Range::new(Position::new(1, 0), Position::new(2, 1))));
        assert_eq!(moved.actions(vec![across]), vec![]);
    }

    proptest! {
        /// Whatever is typed, what lies outside the change is where it is said to be.
        #[test]
        fn what_has_not_changed_is_found_again(
            text in "[a-e]{0,30}",
            edits in prop::collection::vec((0usize..40, 0usize..6, "[x-z]{0,4}"), 1..6),
        ) {
            let mut now = text.clone();
            let mut change: Option<Change> = None;
            for (at, n, new) in edits {
                let start = at.min(now.len());
                let end = (start + n).min(now.len());
                now.replace_range(start..end, &new);
                let next = Change::new(Span::new(start, end), new.len());
                change = Some(change.map_or(next, |it| it.then(next)));
            }
            let change = change.unwrap();
            prop_assert_eq!(&text[..change.start], &now[..change.start]);
            prop_assert_eq!(&text[change.old_end..], &now[change.new_end..]);
            for start in 0..text.len() {
                let span = Span::new(start, start + 1);
                if let Some(moved) = change.forth(span) {
                    prop_assert_eq!(&text[start..=start], &now[moved.start()..moved.end()]);
                    prop_assert_eq!(change.back(moved.start()), start);
                }
            }
        }
    }
}
