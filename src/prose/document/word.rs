//! Reads `.docx`: the body of the document, then its notes.

use rustc_hash::FxHashMap;

use super::archive::Archive;
use super::draft::{Draft, Place};
use super::style::{Look, Styles};
use super::word_parts::{is_on, level, styles, targets};
use super::xml::{Element, Flow, Listener, local, walk};
use super::{Document, DocumentFault};
use crate::prose::BlockKind;

/// Reads the document whose main part is `body`.
pub(super) fn read(body: &str, archive: &mut Archive<'_>) -> Result<Document, DocumentFault> {
    let mut reader = Reader::new(styles(archive)?);
    reader.links = targets(archive, "word/_rels/document.xml.rels")?;
    walk(body, &mut reader)?;
    for (part, links, what) in [
        ("word/footnotes.xml", "word/_rels/footnotes.xml.rels", "footnote"),
        ("word/endnotes.xml", "word/_rels/endnotes.xml.rels", "endnote"),
    ] {
        if let Some(notes) = archive.part(part)? {
            reader.links = targets(archive, links)?;
            reader.reset(what);
            walk(&notes, &mut reader)?;
        }
    }
    Ok(reader.draft.finish())
}

/// What ends with an element that is open, beside the element.
enum Open {
    Other,
    Paragraph(Option<Paragraph>),
    ParagraphProperties,
    MarkProperties,
    Run(Run),
    Text(bool),
    Command(bool),
    Link,
    Row,
    Cell,
    /// A box, with what was open round it.
    Box(Option<Paragraph>, Run, usize),
    /// A part that holds a table of contents, or what stands for text that nobody wrote.
    Quiet,
    Note,
    Part {
        quiet: bool,
    },
}

/// What is known of a paragraph that is open.
#[derive(Default)]
struct Paragraph {
    style: Option<String>,
    level: Option<u8>,
    is_list: Option<bool>,
    /// Whether its end was deleted, so that it goes on in the next.
    goes_on: bool,
}

/// How a run of text is set.
#[derive(Clone, Copy, Default)]
struct Run {
    is_hidden: bool,
    is_struck: bool,
}

/// A field: a command, then what it gives.
#[derive(Default)]
struct Field {
    command: String,
    gives: bool,
    is_contents: bool,
    is_link: bool,
}

struct Reader {
    styles: Styles,
    links: FxHashMap<String, String>,
    draft: Draft,
    open: Vec<Open>,
    paragraph: Option<Paragraph>,
    /// A paragraph whose end was deleted waits for the next.
    waits: bool,
    in_paragraph_properties: bool,
    in_mark_properties: bool,
    run: Run,
    in_text: bool,
    in_command: bool,
    fields: Vec<Field>,
    /// In how many cells of tables this is.
    cells: usize,
    row_is_deleted: bool,
    /// In how many stretches this is that are counted and not read.
    quiet: usize,
    /// What notes are called in the part that is read: footnotes or endnotes.
    notes: Option<&'static str>,
    /// The note whose first paragraph comes next.
    note: Option<String>,
}

impl Reader {
    fn new(styles: Styles) -> Self {
        Self {
            styles,
            links: FxHashMap::default(),
            draft: Draft::default(),
            open: Vec::new(),
            paragraph: None,
            waits: false,
            in_paragraph_properties: false,
            in_mark_properties: false,
            run: Run::default(),
            in_text: false,
            in_command: false,
            fields: Vec::new(),
            cells: 0,
            row_is_deleted: false,
            quiet: 0,
            notes: None,
            note: None,
        }
    }

    /// The part of the notes called `what` comes next.
    fn reset(&mut self, what: &'static str) {
        self.fields.clear();
        self.run = Run::default();
        self.waits = false;
        self.quiet = 0;
        self.notes = Some(what);
    }

    /// Whether text is seen here.
    fn is_read(&self) -> bool {
        !self.run.is_hidden
            && !self.run.is_struck
            && self.quiet == 0
            && self.fields.iter().all(|field| field.gives && !field.is_contents)
    }

    fn start_paragraph(&mut self) {
        if std::mem::take(&mut self.waits) && self.draft.is_open() {
            return;
        }
        self.draft.start(if self.notes.is_some() { Place::Note } else { Place::Text });
        if let Some(label) = self.note.take() {
            self.draft.define(&label);
        }
    }

    fn end_paragraph(&mut self) {
        let paragraph = self.paragraph.take().unwrap_or_default();
        if paragraph.goes_on {
            self.waits = true;
            return;
        }
        let look = paragraph.style.as_deref().and_then(|it| self.styles.look(it));
        let level = paragraph.level.map(BlockKind::Heading);
        let kind = match look {
            _ if self.notes.is_some() => Some(BlockKind::Footnote),
            Some(Look::Contents) => None,
            _ if 0 < self.cells => Some(BlockKind::TableCell),
            Some(Look::Kind(kind @ (BlockKind::Heading(_) | BlockKind::Caption | BlockKind::Quote))) => {
                Some(kind)
            }
            _ if level.is_some() => level,
            _ if paragraph.is_list == Some(true) => Some(BlockKind::ListItem),
            Some(Look::Kind(BlockKind::ListItem)) if paragraph.is_list == Some(false) => {
                Some(BlockKind::Paragraph)
            }
            Some(Look::Kind(kind)) => Some(kind),
            None => Some(BlockKind::Paragraph),
        };
        self.draft.end(kind);
    }

    /// A property of the paragraph that is open.
    fn property(&mut self, tag: &Element<'_>) {
        let value = || tag.value("w:val").unwrap_or_default();
        let Some(paragraph) = &mut self.paragraph else { return };
        match local(tag.name()) {
            "pStyle" => paragraph.style = Some(value()),
            "outlineLvl" => paragraph.level = level(&value()).map(|it| it.min(6)),
            "numId" => paragraph.is_list = Some(value() != "0"),
            "del" | "moveFrom" if self.in_mark_properties => paragraph.goes_on = true,
            _ => {}
        }
    }

    /// A part of a field: its command starts, its result starts, it ends.
    fn field(&mut self, tag: &Element<'_>) {
        match tag.value("w:fldCharType").as_deref() {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                let Some(field) = self.fields.last_mut() else { return };
                field.gives = true;
                let (link, is_contents) = meaning(&field.command);
                (field.is_contents, field.is_link) = (is_contents, link.is_some());
                if let Some(link) = link {
                    self.draft.open_link(&link);
                }
            }
            Some("end") => {
                let was_link = self.fields.pop().is_some_and(|it| it.is_link);
                if was_link {
                    self.draft.close_link();
                }
            }
            _ => {}
        }
    }
}

/// Where the link of a field's command leads, and whether it makes a table of contents.
fn meaning(command: &str) -> (Option<String>, bool) {
    let mut words = command.split_whitespace();
    match words.next() {
        Some("HYPERLINK") => (command.split('"').nth(1).map(str::to_owned), false),
        Some("TOC") => (None, true),
        _ => (None, false),
    }
}

impl Listener for Reader {
    fn start(&mut self, tag: &Element<'_>) -> Flow {
        let name = tag.name();
        let mut opened = Open::Other;
        match local(name) {
            // A text of the drawing itself, and what word processors read that know no boxes.
            "oMath" | "oMathPara" => {
                if self.is_read() {
                    self.draft.stand_in();
                }
                return Flow::Skip;
            }
            "Fallback" | "pPrChange" | "rPrChange" | "sectPr" | "rt" | "delText" => return Flow::Skip,
            "p" | "t" if name.starts_with("a:") => return Flow::Skip,
            "del" if !self.in_paragraph_properties => {
                // In the properties of a row it says that the row is gone.
                if matches!(self.open.last(), Some(Open::Row)) {
                    self.row_is_deleted = true;
                }
                return Flow::Skip;
            }
            "moveFrom" if !self.in_paragraph_properties => return Flow::Skip,
            "p" => {
                opened = Open::Paragraph(self.paragraph.replace(Paragraph::default()));
                self.start_paragraph();
            }
            "pPr" => {
                self.in_paragraph_properties = true;
                opened = Open::ParagraphProperties;
            }
            "rPr" if self.in_paragraph_properties => {
                self.in_mark_properties = true;
                opened = Open::MarkProperties;
            }
            _ if self.in_paragraph_properties => self.property(tag),
            "r" => opened = Open::Run(std::mem::take(&mut self.run)),
            "vanish" | "webHidden" => self.run.is_hidden |= is_on(tag),
            "strike" | "dstrike" => self.run.is_struck = is_on(tag),
            "rStyle" => {
                let style = tag.value("w:val").unwrap_or_default();
                self.run.is_hidden |= self.styles.is_hidden(&style);
            }
            "t" => opened = Open::Text(std::mem::replace(&mut self.in_text, true)),
            "instrText" => opened = Open::Command(std::mem::replace(&mut self.in_command, true)),
            "tab" | "br" | "cr" | "ptab" if self.is_read() => self.draft.space(),
            "noBreakHyphen" if self.is_read() => self.draft.say("-"),
            "sym" if self.is_read() => self.draft.stand_in(),
            "hyperlink" | "fldSimple" => {
                let target = match tag.value("r:id") {
                    Some(id) => self.links.get(&id).cloned(),
                    None => tag.value("w:instr").and_then(|it| meaning(&it).0),
                };
                if let Some(target) = target {
                    self.draft.open_link(&target);
                    opened = Open::Link;
                }
            }
            "fldChar" => self.field(tag),
            "footnoteReference" | "endnoteReference" if self.is_read() => {
                let what = local(name).trim_end_matches("Reference");
                self.draft.note(&format!("{what} {}", tag.value("w:id").unwrap_or_default()));
            }
            "footnote" | "endnote" => {
                if tag.value("w:type").is_some_and(|it| it != "normal") {
                    return Flow::Skip;
                }
                let what = self.notes.unwrap_or_default();
                self.note = tag.value("w:id").map(|id| format!("{what} {id}"));
                opened = Open::Note;
            }
            "tr" => {
                self.row_is_deleted = false;
                self.draft.part();
                opened = Open::Row;
            }
            "trPr" => opened = Open::Row,
            "tc" if self.row_is_deleted => return Flow::Skip,
            "tc" => {
                self.cells += 1;
                opened = Open::Cell;
            }
            "txbxContent" => {
                let cells = std::mem::take(&mut self.cells);
                opened = Open::Box(self.paragraph.take(), std::mem::take(&mut self.run), cells);
            }
            "sdt" => opened = Open::Part { quiet: false },
            "docPartGallery" if tag.value("w:val").is_some_and(|it| it.contains("Contents")) => self.hush(),
            "showingPlcHdr" if is_on(tag) => self.hush(),
            "sdtContent" => {
                let is_quiet = matches!(self.open.last(), Some(Open::Part { quiet: true }));
                if is_quiet {
                    self.quiet += 1;
                    opened = Open::Quiet;
                }
            }
            _ => {}
        }
        self.open.push(opened);
        Flow::Read
    }

    fn end(&mut self, name: &str) {
        match self.open.pop() {
            None | Some(Open::Other | Open::Part { .. }) => {}
            Some(Open::Paragraph(outer)) => {
                self.end_paragraph();
                self.paragraph = outer;
            }
            Some(Open::ParagraphProperties) => self.in_paragraph_properties = false,
            Some(Open::MarkProperties) => self.in_mark_properties = false,
            Some(Open::Run(run)) => self.run = run,
            Some(Open::Text(outer)) => self.in_text = outer,
            Some(Open::Command(outer)) => self.in_command = outer,
            Some(Open::Link) => self.draft.close_link(),
            Some(Open::Row) if local(name) == "tr" => {
                self.row_is_deleted = false;
                self.draft.part();
            }
            Some(Open::Row) => {}
            Some(Open::Cell) => self.cells = self.cells.saturating_sub(1),
            Some(Open::Box(paragraph, run, cells)) => {
                (self.paragraph, self.run, self.cells) = (paragraph, run, cells);
            }
            Some(Open::Quiet) => self.quiet = self.quiet.saturating_sub(1),
            Some(Open::Note) => self.note = None,
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_command {
            if let Some(field) = self.fields.last_mut().filter(|it| !it.gives) {
                field.command.push_str(text);
            }
        } else if self.in_text && self.is_read() {
            self.draft.say(text);
        }
    }
}

impl Reader {
    /// What the innermost part holds is counted and not read.
    fn hush(&mut self) {
        if let Some(Open::Part { quiet }) =
            self.open.iter_mut().rev().take(8).find(|it| matches!(it, Open::Part { .. }))
        {
            *quiet = true;
        }
    }
}
