//! Floor 2: plain text, Markdown, HTML, AsciiDoc and documents of word processors become [`Prose`]: what a reader sees, and where it stands.
//!
//! ```
//! use fonte::prose::{BlockKind, Format, Prose};
//!
//! let prose = Prose::read("# Il ponte\n\nÈ costato **3 milioni** di euro.\n", Format::Markdown);
//! assert_eq!(prose.text, "Il ponte\n\nÈ costato 3 milioni di euro.");
//! assert_eq!(prose.blocks[0].kind, BlockKind::Heading(1));
//! assert_eq!(prose.block_text(&prose.blocks[1]), "È costato 3 milioni di euro.");
//! ```
//!
//! Reading is total: any text is read, in linear time, without an error. Knows no language.

mod asciidoc;
mod asciidoc_line;
mod builder;
mod document;
mod element;
mod emphasis;
mod entity;
mod front_matter;
mod html;
mod html_tag;
mod markdown;
mod offset_map;
mod plain;
#[cfg(test)]
mod tests;
mod wrapping;

use std::path::Path;

pub use document::{Document, DocumentFault};
pub(crate) use entity::decode_all as decoded_all;
pub use front_matter::{Field, FrontMatter};
pub use offset_map::{OffsetMap, Piece, Reading};

use crate::text::{ProseSpan, Span};

/// Stands in the readable text for what is not prose but holds a place in a sentence: inline code and
/// web addresses. It keeps the words to its left and right apart and is never part of a word.
pub const STAND_IN: char = '\u{FFFC}';

/// How an article is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text, hard-wrapped or not; `**…**` and `__…__` left over from the web are taken out.
    Plain,
    /// CommonMark with tables, footnotes, strikethrough, definition lists, front matter and HTML.
    Markdown,
    /// HTML, a whole page or a piece of one.
    Html,
    /// AsciiDoc, and plain text laid out like it.
    AsciiDoc,
}

/// What a reader sees of an article, block by block, and the way back to the source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// The readable text: no markup, no code, character references decoded.
    ///
    /// Blocks are separated by a line break, and by two where a new paragraph starts.
    pub text: String,
    /// Headings, paragraphs and the rest, in order, without overlap and never empty.
    pub blocks: Vec<Block>,
    /// From readable text to source and back.
    pub map: OffsetMap,
    /// Links, in order.
    pub links: Vec<Link>,
    /// References to footnotes, in order.
    pub footnotes: Vec<FootnoteMark>,
    /// Comments (`<!-- … -->`), in order.
    pub comments: Vec<Comment>,
    /// What the article says about itself before it starts.
    pub front_matter: Option<FrontMatter>,
}

/// A stretch of text that stands on its own. No sentence crosses its borders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands, without white space around it.
    pub span: ProseSpan,
    /// Which paragraph it belongs to, counted from 0: lines between the same blank lines, the points of
    /// one list and the cells of one table row share theirs.
    pub paragraph: u32,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A heading of the given level, 1 to 6.
    Heading(u8),
    /// A paragraph, or a line of plain text.
    Paragraph,
    /// A point of a list, or a paragraph of one.
    ListItem,
    /// A paragraph of a block quotation.
    Quote,
    /// The caption of a picture or a table.
    Caption,
    /// A cell of a table.
    TableCell,
    /// A paragraph of a footnote's text.
    Footnote,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The text that is linked; for a bare web address, its [`STAND_IN`].
    pub span: ProseSpan,
    /// Where it leads.
    pub target: String,
}

/// A reference to a footnote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FootnoteMark {
    /// The place of the mark; empty, because the mark is not read.
    pub at: ProseSpan,
    /// The mark in the source.
    pub source: Span,
    /// The footnote's name.
    pub label: String,
    /// Index of the first block of the footnote's text in [`Prose::blocks`], if it has one.
    pub definition: Option<usize>,
}

/// A comment in the source, never part of the readable text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The whole comment, `<!--` and `-->` included.
    pub span: Span,
    /// What stands inside, without white space around it.
    pub text: String,
}

impl Format {
    /// The format that a file's name promises; plain text where it promises nothing.
    pub fn from_path(path: &Path) -> Self {
        path.extension().and_then(|extension| Self::from_name(extension.to_str()?)).unwrap_or(Format::Plain)
    }

    /// The format called `name`: `txt`, `plain`, `md`, `markdown`, `html` and their like.
    ///
    /// ```
    /// use fonte::prose::Format;
    /// assert_eq!(Format::from_name("MD"), Some(Format::Markdown));
    /// assert_eq!(Format::from_name("docx"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "txt" | "text" | "plain" | "plaintext" => Some(Format::Plain),
            "md" | "markdown" | "mdown" | "mkd" => Some(Format::Markdown),
            "html" | "htm" | "xhtml" => Some(Format::Html),
            "adoc" | "asciidoc" => Some(Format::AsciiDoc),
            _ => None,
        }
    }
}

impl Prose {
    /// Reads `source`, whatever it holds.
    ///
    /// A byte order mark at the start is skipped. Text that is struck out is not read, nor is code.
    pub fn read(source: &str, format: Format) -> Self {
        let start = if source.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        let mut front_matter = match format {
            Format::Plain | Format::Markdown | Format::AsciiDoc => front_matter::read(source, start),
            Format::Html => None,
        };
        let start = front_matter.as_ref().map_or(start, |front| front.span.end());
        let mut out = builder::Builder::new(source, start);
        match format {
            Format::Plain => plain::read(start, &mut out),
            Format::Markdown => markdown::read(start, &mut out),
            Format::Html => {
                let page = source.get(start..).unwrap_or_default();
                front_matter = html::read(page, start, BlockKind::Paragraph, &mut out);
            }
            Format::AsciiDoc => {
                let header = asciidoc::read(start, &mut out);
                front_matter = front_matter.or(header);
            }
        }
        Prose { front_matter, ..out.finish() }
    }

    /// The text of `block`.
    pub fn block_text(&self, block: &Block) -> &str {
        block.span.slice(&self.text)
    }

    /// The block at the readable `offset`, the place behind its last letter included.
    pub fn block_at(&self, offset: usize) -> Option<&Block> {
        let next = self.blocks.partition_point(|block| block.span.end() < offset);
        self.blocks.get(next).filter(|block| block.span.touches(offset))
    }

    /// The insertion that gives the front matter a line with `key` and no value, in front matter that is made
    /// where there is none. Absent for front matter in TOML, where a value must not be missing, and where the key
    /// is there already and waits for its value.
    pub fn new_field(&self, source: &str, key: &str) -> Option<(Span, String)> {
        let Some(front) = &self.front_matter else {
            let start = if source.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
            return Some((Span::new(start, start), format!("---\n{key}: \n---\n\n")));
        };
        let block = front.span.slice(source).strip_prefix("---")?;
        let is_there =
            |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':'));
        if block.lines().any(is_there) {
            return None;
        }
        let line = front.span.start() + 3 + block.find('\n')? + 1;
        Some((Span::new(line, line), format!("{key}: \n")))
    }

    /// The smallest stretch of source that holds what `span` was read from. See [`OffsetMap::to_source`].
    pub fn to_source(&self, span: ProseSpan) -> Span {
        self.map.to_source(span)
    }

    /// The source of `span` if a fix may replace it. See [`OffsetMap::to_source_exact`].
    pub fn to_source_exact(&self, span: ProseSpan) -> Option<Span> {
        self.map.to_source_exact(span)
    }

    /// The readable place of a source byte. See [`OffsetMap::to_prose`].
    pub fn to_prose(&self, offset: usize) -> Option<usize> {
        self.map.to_prose(offset)
    }

    /// The readable text of a stretch of source. See [`OffsetMap::to_prose_span`].
    pub fn to_prose_span(&self, span: Span) -> Option<ProseSpan> {
        self.map.to_prose_span(span)
    }
}
