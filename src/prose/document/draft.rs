//! The paragraphs of a document as they come, and the text that they make.

use super::Document;
use crate::prose::builder::Builder;
use crate::prose::{BlockKind, STAND_IN};

/// Paragraphs in the making.
#[derive(Default)]
pub(super) struct Draft {
    lines: Vec<Paragraph>,
    /// The paragraphs of notes, which stand at the end.
    notes: Vec<Paragraph>,
    /// Those that are open: a box stands within the paragraph that it hangs on.
    open: Vec<Paragraph>,
    /// Whether the next paragraph stands on its own, not with the one before.
    parts: bool,
}

/// A paragraph.
#[derive(Default)]
struct Paragraph {
    text: String,
    kind: Option<BlockKind>,
    marks: Vec<(usize, Mark)>,
    is_note: bool,
    /// The note that starts here.
    defines: Option<String>,
    parts: bool,
}

/// What stands at a place of a paragraph, beside its text.
enum Mark {
    LinkStart(String),
    LinkEnd,
    Note(String),
}

impl Draft {
    /// Whether text has a paragraph to stand in.
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// A paragraph starts; `is_note` says whether it belongs to a note.
    pub(super) fn start(&mut self, place: Place) {
        self.open.push(Paragraph { is_note: place == Place::Note, ..Paragraph::default() });
    }

    /// The innermost open paragraph ends and is of the kind `kind`; `None` if it is not to be read.
    pub(super) fn end(&mut self, kind: Option<BlockKind>) {
        let Some(mut paragraph) = self.open.pop() else { return };
        if kind.is_none() {
            paragraph.text.clear();
            paragraph.marks.clear();
        }
        paragraph.kind = kind;
        let list = if paragraph.is_note { &mut self.notes } else { &mut self.lines };
        paragraph.parts = std::mem::take(&mut self.parts);
        list.push(paragraph);
    }

    /// What comes next does not belong to the list or the row before.
    pub(super) fn part(&mut self) {
        self.parts = true;
    }

    /// The paragraph that is open starts the note `label`.
    pub(super) fn define(&mut self, label: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.defines = Some(label.to_owned());
        }
    }

    /// Text, in which what would break the line is a space.
    pub(super) fn say(&mut self, text: &str) {
        let Some(paragraph) = self.open.last_mut() else { return };
        let breaks = |it: char| it.is_control() || matches!(it, '\u{2028}' | '\u{2029}');
        paragraph.text.extend(text.chars().map(|it| if breaks(it) { ' ' } else { it }));
    }

    /// A space, unless one stands there.
    pub(super) fn space(&mut self) {
        if let Some(paragraph) = self.open.last_mut()
            && !paragraph.text.is_empty()
            && !paragraph.text.ends_with(' ')
        {
            paragraph.text.push(' ');
        }
    }

    /// Something that is not prose and holds its place: a formula.
    pub(super) fn stand_in(&mut self) {
        self.say(STAND_IN.encode_utf8(&mut [0; 4]));
    }

    /// What follows is a link.
    pub(super) fn open_link(&mut self, target: &str) {
        self.mark(Mark::LinkStart(target.to_owned()));
    }

    /// The link ends.
    pub(super) fn close_link(&mut self) {
        self.mark(Mark::LinkEnd);
    }

    /// The mark of the note `label` stands here.
    pub(super) fn note(&mut self, label: &str) {
        self.mark(Mark::Note(label.to_owned()));
    }

    fn mark(&mut self, mark: Mark) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.marks.push((paragraph.text.len(), mark));
        }
    }

    /// The document, finished.
    pub(super) fn finish(mut self) -> Document {
        while self.is_open() {
            self.end(Some(BlockKind::Paragraph));
        }
        let mut lines = self.lines;
        lines.append(&mut self.notes);
        let text = lines.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join("\n");
        let mut out = Builder::new(&text, 0);
        let mut at = 0;
        let mut before = None;
        for line in &lines {
            let goes_on = !line.parts
                && before == line.kind
                && matches!(line.kind, Some(BlockKind::ListItem | BlockKind::TableCell));
            if !goes_on {
                out.paragraph();
            }
            before = line.kind;
            out.block(line.kind.unwrap_or(BlockKind::Paragraph));
            if let Some(label) = &line.defines {
                out.define(label);
            }
            let mut done = 0;
            for (place, mark) in &line.marks {
                out.copy(at + done..at + place);
                done = *place;
                match mark {
                    Mark::LinkStart(target) => out.open_link(target),
                    Mark::LinkEnd => out.close_link(),
                    Mark::Note(label) => out.footnote(at + place..at + place, label),
                }
            }
            out.copy(at + done..at + line.text.len());
            out.close_link();
            at += line.text.len() + 1;
        }
        let prose = out.finish();
        Document { text, prose }
    }
}

/// Where a paragraph stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the text.
    Text,
    /// In a note.
    Note,
}
