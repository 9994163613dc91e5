//! Reads Markdown: CommonMark with tables, footnotes, strikethrough, task and definition lists, fenced divisions,
//! and HTML in blocks and lines.
//!
//! Limit: formulas between dollar signs are read as text, because most dollars are money.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::builder::Builder;
use super::element::{self, Effect};
use super::{BlockKind, html, html_tag};

/// Longer than this, in bytes, a command of a site generator is not believed to be one.
const LONGEST_COMMAND: usize = 1000;

/// Reads the Markdown from the byte `start` on.
pub(super) fn read(start: usize, out: &mut Builder<'_>) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM;
    let source = out.source();
    let text = without_divisions(source.get(start..).unwrap_or_default());
    let mut reader = Reader { containers: Vec::new(), n_skips: 0, html: None, inline: None };
    for (event, range) in Parser::new_ext(&text, options).into_offset_iter() {
        reader.read(event, start + range.start..start + range.end, out);
    }
}

struct Reader {
    /// What the blocks and their containers that are open are, the innermost last.
    containers: Vec<BlockKind>,
    /// How many of the open elements are not read.
    n_skips: usize,
    /// The lines of the HTML block that is open.
    html: Option<Vec<Range<usize>>>,
    /// The element within a line that is not read, where it starts, and whether something stands for it.
    inline: Option<(String, usize, bool)>,
}

impl Reader {
    fn read(&mut self, event: Event<'_>, range: Range<usize>, out: &mut Builder<'_>) {
        match event {
            Event::Start(tag) => self.start(tag, out),
            Event::End(tag) => self.end(tag, out),
            Event::Html(_) => {
                if let Some(lines) = &mut self.html {
                    lines.push(range);
                }
            }
            Event::InlineHtml(tag) => {
                if let Some(comment) = tag.strip_prefix("<!--") {
                    out.comment(range, comment.strip_suffix("-->").unwrap_or(comment));
                } else {
                    self.inline(&tag, range, out);
                }
            }
            _ if 0 < self.n_skips || self.inline.is_some() => {}
            Event::Text(text) => {
                if out.source().get(range.clone()) == Some(&*text) {
                    copy(range, out);
                } else {
                    out.unit(range, &text);
                }
            }
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => out.stand_in(range),
            Event::FootnoteReference(label) => out.footnote(range, &label),
            Event::SoftBreak | Event::HardBreak => out.space(range),
            Event::Rule => out.paragraph(),
            Event::TaskListMarker(_) => {}
        }
    }

    /// A tag within a line.
    fn inline(&mut self, tag: &str, range: Range<usize>, out: &mut Builder<'_>) {
        let Some((name, ends)) = html_tag::tag_name(tag) else { return };
        if let Some((open, start, stands_in)) = &self.inline {
            if ends && *open == name {
                if *stands_in && self.n_skips == 0 {
                    out.stand_in(*start..range.end);
                }
                self.inline = None;
            }
            return;
        }
        match (name.as_str(), ends) {
            _ if 0 < self.n_skips || tag.ends_with("/>") && name != "br" => {}
            ("br", _) => out.space(range),
            ("a", false) => {
                if let Some(target) = html_tag::value_in(tag, b"href") {
                    out.open_link(&target);
                }
            }
            ("a", true) => out.close_link(),
            ("q", false) => out.unit(range, "“"),
            ("q", true) => out.unit(range, "”"),
            (name, false) => match element::effect(name.as_bytes()) {
                Effect::Code => self.inline = Some((name.to_owned(), range.start, true)),
                Effect::Skip => self.inline = Some((name.to_owned(), range.start, false)),
                _ => {}
            },
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, out: &mut Builder<'_>) {
        // What a tag within a line opens ends with the block, closed or not.
        if !matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. } | Tag::Strikethrough
        ) {
            self.inline = None;
        }
        match tag {
            Tag::Paragraph => {
                begin(self.kind(), out);
            }
            Tag::Heading { level, .. } => {
                out.paragraph();
                out.block(BlockKind::Heading(level as u8));
            }
            Tag::BlockQuote(_) => self.enter(BlockKind::Quote, out),
            Tag::FootnoteDefinition(label) => {
                self.enter(BlockKind::Footnote, out);
                out.define(&label);
            }
            Tag::List(_) => {
                if self.kind() != BlockKind::ListItem {
                    out.paragraph();
                }
            }
            Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => {
                self.containers.push(BlockKind::ListItem);
                out.block(self.kind());
            }
            Tag::TableHead | Tag::TableRow => out.paragraph(),
            Tag::TableCell => {
                self.containers.push(BlockKind::TableCell);
                out.block(self.kind());
            }
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => {
                out.paragraph();
                self.n_skips += 1;
            }
            Tag::Image { .. } | Tag::Strikethrough => self.n_skips += 1,
            Tag::HtmlBlock => self.html = Some(Vec::new()),
            Tag::Link { dest_url, .. } if self.n_skips == 0 => out.open_link(&dest_url),
            Tag::Link { .. }
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Superscript
            | Tag::Subscript
            | Tag::DefinitionList
            | Tag::Table(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, out: &mut Builder<'_>) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => {
                begin(self.kind(), out);
            }
            TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => {
                self.containers.pop();
                out.paragraph();
                out.block(self.kind());
            }
            TagEnd::Item
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::TableCell => {
                self.containers.pop();
                out.block(self.kind());
            }
            TagEnd::List(_) => {
                begin(self.kind(), out);
            }
            TagEnd::TableHead | TagEnd::TableRow | TagEnd::Table => out.paragraph(),
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::Image | TagEnd::Strikethrough => {
                self.n_skips = self.n_skips.saturating_sub(1);
            }
            TagEnd::HtmlBlock => self.read_html(out),
            TagEnd::Link => out.close_link(),
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::DefinitionList => {}
        }
    }

    /// What a paragraph that starts here is: a footnote's text stays one, whatever stands within it.
    fn kind(&self) -> BlockKind {
        self.containers.last().copied().unwrap_or(BlockKind::Paragraph)
    }

    fn enter(&mut self, kind: BlockKind, out: &mut Builder<'_>) {
        let inside_note = self.kind() == BlockKind::Footnote;
        self.containers.push(if inside_note { BlockKind::Footnote } else { kind });
        out.paragraph();
        out.block(self.kind());
    }

    /// Reads the lines of an HTML block. What stands between them, such as the mark of a quotation, is blanked out.
    fn read_html(&mut self, out: &mut Builder<'_>) {
        let lines = self.html.take().unwrap_or_default();
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
        let base = first.start;
        let mut page = String::with_capacity(last.end.saturating_sub(base));
        for line in &lines {
            let gap = line.start.saturating_sub(base + page.len());
            page.extend(std::iter::repeat_n(' ', gap));
            if base + page.len() == line.start {
                page.push_str(out.source().get(line.clone()).unwrap_or_default());
            }
        }
        begin(self.kind(), out);
        html::read(&page, base, self.kind(), out);
    }
}

/// Reads a stretch of text without the site generator's own commands: `{{< figure width="200" >}}`.
fn copy(range: Range<usize>, out: &mut Builder<'_>) {
    let source = out.source();
    let mut at = range.start;
    while let Some(found) = source.get(at..range.end).and_then(|text| text.find('{')) {
        let start = at + found;
        let rest = source.get(start..).unwrap_or_default();
        out.copy(at..start);
        if let Some(len) = command_len(rest) {
            at = start + len;
            out.leave_out(at);
        } else {
            at = start + 1;
            out.copy(start..at);
        }
    }
    out.copy(at..range.end);
}

/// The text without the lines that open and close fenced divisions, `::: {.nota}`, blanked out in their place.
fn without_divisions(text: &str) -> Cow<'_, str> {
    if !text.contains(":::") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with(":::") {
            let words = line.trim_end();
            out.extend(std::iter::repeat_n(' ', words.len()));
            out.push_str(line.get(words.len()..).unwrap_or_default());
        } else {
            out.push_str(line);
        }
    }
    Cow::Owned(out)
}

/// The length of the command that `text` starts with: Hugo's `{{< … >}}` and `{{% … %}}`, Liquid's `{% … %}`
/// and `{{ … }}`, kramdown's `{: … }`, on one line.
fn command_len(text: &str) -> Option<usize> {
    let commands = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}"), ("{:", "}")];
    let (opening, closing) = commands.into_iter().find(|(opening, _)| text.starts_with(opening))?;
    let limit = (LONGEST_COMMAND.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at))?;
    let line = text.get(..limit)?.split('\n').next()?;
    let found = line.get(opening.len()..)?.find(closing)?;
    Some(opening.len() + found + closing.len())
}

/// Begins a block; the paragraphs of a list's points go on with the list.
fn begin(kind: BlockKind, out: &mut Builder<'_>) {
    if kind != BlockKind::ListItem {
        out.paragraph();
    }
    out.block(kind);
}
