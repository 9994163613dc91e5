//! Reads `.odt`.

use super::archive::Archive;
use super::draft::{Draft, Place};
use super::style::{Look, Style, Styles};
use super::xml::{Element, Flow, Listener, walk};
use super::{Document, DocumentFault};
use crate::prose::BlockKind;

/// Reads the document whose content is `content`.
pub(super) fn read(content: &str, archive: &mut Archive<'_>) -> Result<Document, DocumentFault> {
    let mut styles = StyleReader::default();
    walk(content, &mut styles)?;
    if let Some(part) = archive.part("styles.xml")? {
        walk(&part, &mut styles)?;
    }
    let mut reader = Reader {
        styles: styles.done,
        draft: Draft::default(),
        open: Vec::new(),
        is_text: false,
        hidden: 0,
        lists: 0,
        cells: 0,
        notes: 0,
        note: None,
        n_notes: 0,
    };
    walk(content, &mut reader)?;
    // A table of figures or a set of slides is no article.
    if reader.is_text { Ok(reader.draft.finish()) } else { Err(DocumentFault::Damaged) }
}

/// Reads the styles.
#[derive(Default)]
struct StyleReader {
    open: Option<(String, Style)>,
    done: Styles,
}

impl Listener for StyleReader {
    fn start(&mut self, tag: &Element<'_>) -> Flow {
        match (tag.name(), &mut self.open) {
            ("office:body", _) => return Flow::Skip,
            ("style:style", open) => {
                *open = tag.value("style:name").map(|name| {
                    let parent = tag.value("style:parent-style-name");
                    let level = tag.value("style:default-outline-level").and_then(|it| it.parse().ok());
                    let is_list = tag.value("style:list-style-name").is_some_and(|it| !it.is_empty());
                    let style = Style { name: name.clone(), parent, level, is_list, is_hidden: false };
                    (name, style)
                });
            }
            ("style:text-properties", Some((_, style))) => {
                let struck = tag.value("style:text-line-through-style");
                let struck = struck.or_else(|| tag.value("style:text-line-through-type"));
                style.is_hidden = struck.is_some_and(|it| it != "none")
                    || tag.value("text:display").is_some_and(|it| it == "none");
            }
            _ => {}
        }
        Flow::Read
    }

    fn end(&mut self, name: &str) {
        if name == "style:style"
            && let Some((handle, style)) = self.open.take()
        {
            self.done.add(handle, style);
        }
    }

    fn text(&mut self, _: &str) {}
}

/// What ends with an element that is open, beside the element.
enum Open {
    Other,
    Paragraph(Option<BlockKind>),
    Hidden,
    Link,
    List,
    Row,
    Cell,
    /// A box or a note, with the lists and cells that were open round it.
    Apart {
        lists: usize,
        cells: usize,
        is_note: bool,
    },
}

struct Reader {
    styles: Styles,
    draft: Draft,
    open: Vec<Open>,
    /// Whether this is a text and no table or set of slides.
    is_text: bool,
    hidden: usize,
    lists: usize,
    cells: usize,
    notes: usize,
    /// The note whose first paragraph comes next.
    note: Option<String>,
    n_notes: usize,
}

impl Reader {
    fn start_paragraph(&mut self, tag: &Element<'_>, level: Option<u8>) -> Open {
        let look = tag.value("text:style-name").and_then(|it| self.styles.look(&it));
        let level = level.map(|it| BlockKind::Heading(it.clamp(1, 6)));
        let kind = match look {
            _ if 0 < self.notes => Some(BlockKind::Footnote),
            Some(Look::Contents) => None,
            _ if 0 < self.cells => Some(BlockKind::TableCell),
            _ if level.is_some() => level,
            Some(Look::Kind(kind)) if kind != BlockKind::ListItem => Some(kind),
            _ if 0 < self.lists => Some(BlockKind::ListItem),
            _ => Some(BlockKind::Paragraph),
        };
        self.draft.start(if 0 < self.notes { Place::Note } else { Place::Text });
        if let Some(label) = self.note.take() {
            self.draft.define(&label);
        }
        Open::Paragraph(kind)
    }

    /// A box or a note stands apart from what is round it.
    fn apart(&mut self, is_note: bool) -> Open {
        self.notes += usize::from(is_note);
        Open::Apart {
            lists: std::mem::take(&mut self.lists),
            cells: std::mem::take(&mut self.cells),
            is_note,
        }
    }

    /// White space of any length is one space; what is hidden leaves none.
    fn words(&mut self, text: &str) {
        let is_space = |it: char| matches!(it, ' ' | '\t' | '\n' | '\r');
        for (index, word) in text.split(is_space).enumerate() {
            if 0 < index {
                self.draft.space();
            }
            self.draft.say(word);
        }
    }
}

impl Listener for Reader {
    fn start(&mut self, tag: &Element<'_>) -> Flow {
        let opened = match tag.name() {
            "office:text" => {
                self.is_text = true;
                Open::Other
            }
            "office:spreadsheet"
            | "office:presentation"
            | "office:drawing"
            | "office:automatic-styles"
            | "office:font-face-decls"
            | "office:scripts"
            | "office:styles"
            | "office:forms"
            | "office:annotation"
            | "text:tracked-changes"
            | "text:table-of-content"
            | "text:illustration-index"
            | "text:table-index"
            | "text:object-index"
            | "text:user-index"
            | "text:alphabetical-index"
            | "text:bibliography"
            | "text:note-citation"
            | "text:number"
            | "text:ruby-text"
            | "text:script"
            | "text:hidden-paragraph"
            | "text:sequence-decls"
            | "svg:title"
            | "svg:desc"
            | "table:covered-table-cell"
            | "draw:object-ole" => return Flow::Skip,
            "text:hidden-text" => return Flow::Skip,
            "draw:object" | "math:math" => {
                self.draft.stand_in();
                return Flow::Skip;
            }
            "text:section" if tag.value("text:display").is_some_and(|it| it == "none") => return Flow::Skip,
            "text:h" => {
                let level = tag.value("text:outline-level").and_then(|it| it.parse().ok());
                self.start_paragraph(tag, Some(level.unwrap_or(1)))
            }
            "text:p" => self.start_paragraph(tag, None),
            "text:span" if tag.value("text:style-name").is_some_and(|it| self.styles.is_hidden(&it)) => {
                self.hidden += 1;
                Open::Hidden
            }
            "text:a" => match tag.value("xlink:href") {
                Some(target) => {
                    self.draft.open_link(&target);
                    Open::Link
                }
                None => Open::Other,
            },
            "text:s" | "text:tab" | "text:line-break" => {
                self.draft.space();
                Open::Other
            }
            "text:note" => {
                self.n_notes += 1;
                let label = tag.value("text:id").unwrap_or_else(|| format!("note {}", self.n_notes));
                self.draft.note(&label);
                self.note = Some(label);
                Open::Other
            }
            "text:note-body" => self.apart(true),
            "draw:text-box" | "draw:custom-shape" => self.apart(false),
            "text:list" => {
                if self.lists == 0 {
                    self.draft.part();
                }
                self.lists += 1;
                Open::List
            }
            "table:table-row" => {
                self.draft.part();
                Open::Row
            }
            "table:table-cell" => {
                self.cells += 1;
                Open::Cell
            }
            _ => Open::Other,
        };
        self.open.push(opened);
        Flow::Read
    }

    fn end(&mut self, _: &str) {
        match self.open.pop() {
            None | Some(Open::Other) => {}
            Some(Open::Paragraph(kind)) => self.draft.end(kind),
            Some(Open::Hidden) => self.hidden = self.hidden.saturating_sub(1),
            Some(Open::Link) => self.draft.close_link(),
            Some(Open::List) => self.lists = self.lists.saturating_sub(1),
            Some(Open::Row) => self.draft.part(),
            Some(Open::Cell) => self.cells = self.cells.saturating_sub(1),
            Some(Open::Apart { lists, cells, is_note }) => {
                (self.lists, self.cells) = (lists, cells);
                self.notes = self.notes.saturating_sub(usize::from(is_note));
                self.note = None;
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden == 0 {
            self.words(text);
        }
    }
}
