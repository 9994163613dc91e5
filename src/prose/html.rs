//! Reads HTML, a whole page or a piece of one: text of its blocks, links, comments, and the page's head.
//!
//! What is no part of the article is not read: navigation, asides, forms, the foot of the page, what is hidden.
//! Nor is the alternative text of a picture: it describes, and nobody stands for it.
//!
//! Limit: elements hidden by a style sheet are read, and JSON-LD is not.

use std::ops::Range;

use html5gum::{DefaultEmitter, EndTag, StartTag, Token, Tokenizer};

use super::BlockKind;
use super::builder::Builder;
use super::element::{self, Effect, Open};
use super::entity;
use super::front_matter::{Field, FrontMatter};
use super::html_tag::{attribute, is_hidden, is_note_mark, says_published, words_len};
use crate::text::Span;

/// Reads `page`, which stands at the byte `base` of the source; text outside any block is of the kind
/// `outer`. Gives back what the page's head says.
///
/// `page` may be a copy of the source in which other bytes are blanked out.
pub(super) fn read(page: &str, base: usize, outer: BlockKind, out: &mut Builder<'_>) -> Option<FrontMatter> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut reader = Reader {
        page,
        base,
        open: Open::new(outer),
        skip: None,
        breaks: 0,
        in_title: false,
        quotes: 0,
        head: None,
    };
    out.block(outer);
    for token in Tokenizer::new_with_emitter(page, emitter).flatten() {
        match token {
            Token::StartTag(tag) => reader.start(&tag, out),
            Token::EndTag(tag) => reader.end(&tag, out),
            Token::String(text) => reader.text(text.span.start..text.span.end, out),
            Token::Comment(comment) => reader.comment(comment.span.start..comment.span.end, out),
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    out.close_link();
    out.block(outer);
    reader.head
}

struct Reader<'p> {
    page: &'p str,
    base: usize,
    open: Open,
    /// The element that is not read, how often it is open, and where it began.
    skip: Option<Skip>,
    /// How many line breaks stood since the last text.
    breaks: usize,
    in_title: bool,
    /// How many `<q>` are open.
    quotes: usize,
    head: Option<FrontMatter>,
}

struct Skip {
    name: Vec<u8>,
    depth: usize,
    start: usize,
    stands_in: bool,
    /// The footnote that the skipped text is the mark of.
    footnote: Option<String>,
}

impl Reader<'_> {
    fn start(&mut self, tag: &StartTag<usize>, out: &mut Builder<'_>) {
        let name: &[u8] = &tag.name;
        let effect = element::effect(name);
        if !self.goes_on(name, effect, tag.span.start, out) {
            return;
        }
        if !tag.self_closing && !element::is_void(name) && self.is_apart(tag, out) {
            return self.skip(tag, false, None);
        }
        match effect {
            Effect::Skip if name == b"title" && self.head.as_ref().is_none_or(|it| it.title.is_none()) => {
                self.in_title = true;
            }
            Effect::Skip | Effect::Code if !tag.self_closing => {
                self.skip(tag, effect == Effect::Code, None);
            }
            Effect::Skip | Effect::Code => {}
            Effect::Break => {
                self.breaks += 1;
                if self.breaks == 2 {
                    self.new_part(out);
                }
                out.space(self.base + tag.span.start..self.base + tag.span.end);
            }
            Effect::Inline => self.inline(tag, out),
            Effect::Block(kind) => {
                self.open.push(name, kind);
                if let Some(id) = attribute(tag, b"id").filter(|id| out.refers_to(id)) {
                    out.paragraph();
                    out.define(&id);
                    self.open.pop(name);
                    self.open.push(name, BlockKind::Footnote);
                }
                if !matches!(kind, BlockKind::ListItem | BlockKind::TableCell) {
                    out.paragraph();
                }
                out.block(self.open.kind());
                if kind == BlockKind::Quote
                    && let Some(source) = attribute(tag, b"cite").filter(|it| it.contains("://"))
                {
                    out.open_link(&source);
                }
            }
            Effect::Part => {
                self.page_facts(tag);
                let kind = match self.open.kind() {
                    BlockKind::Heading(_) => BlockKind::Paragraph,
                    kind => kind,
                };
                if !matches!(name, b"hr" | b"html" | b"body" | b"head") {
                    self.open.push(name, kind);
                }
                self.new_part(out);
            }
            Effect::List | Effect::Row => {
                self.open.push(name, self.open.kind());
                if effect == Effect::Row {
                    out.paragraph();
                }
                self.new_part(out);
            }
        }
    }

    fn end(&mut self, tag: &EndTag<usize>, out: &mut Builder<'_>) {
        let name: &[u8] = &tag.name;
        let effect = element::effect(name);
        if let Some(skip) = &mut self.skip
            && skip.name == name
        {
            skip.depth -= 1;
            if skip.depth == 0 {
                self.end_skip(tag.span.end, out);
            }
            return;
        }
        if name == b"title" {
            self.in_title = false;
        }
        let ends_line = !matches!(effect, Effect::Inline | Effect::Skip | Effect::Code | Effect::Break);
        if self.skip.as_ref().is_some_and(|skip| ends_line && element::is_within_line(&skip.name)) {
            self.end_skip(tag.span.start, out);
        }
        if self.skip.is_some() {
            return;
        }
        match effect {
            Effect::Inline if name == b"a" => out.close_link(),
            Effect::Inline if name == b"q" => {
                self.quotes = self.quotes.saturating_sub(1);
                let mark = if self.quotes.is_multiple_of(2) { "”" } else { "’" };
                out.unit(self.base + tag.span.start..self.base + tag.span.end, mark);
            }
            Effect::Inline | Effect::Skip | Effect::Code | Effect::Break => {}
            Effect::Row => {
                self.open.pop(name);
                out.paragraph();
                out.block(self.open.kind());
            }
            Effect::Block(BlockKind::ListItem | BlockKind::TableCell) => {
                self.open.pop(name);
                out.block(self.open.kind());
            }
            Effect::Block(kind) => {
                self.open.pop(name);
                out.paragraph();
                out.block(self.open.kind());
                if kind == BlockKind::Quote {
                    out.close_link();
                }
            }
            Effect::Part | Effect::List => {
                self.open.pop(name);
                self.new_part(out);
            }
        }
    }

    /// Whether a start tag is read at all, given what is being skipped.
    fn goes_on(&mut self, name: &[u8], effect: Effect, at: usize, out: &mut Builder<'_>) -> bool {
        let Some(skip) = &mut self.skip else { return true };
        if skip.name == name && element::ends_itself(name) {
            self.end_skip(at, out);
            return true;
        }
        if skip.name == name {
            skip.depth += 1;
            return false;
        }
        let starts_block = matches!(effect, Effect::Block(_) | Effect::List | Effect::Row);
        if starts_block && element::is_within_line(&skip.name) {
            self.end_skip(at, out);
            return true;
        }
        false
    }

    /// Links and the marks of footnotes; everything else within a line changes nothing.
    fn inline(&mut self, tag: &StartTag<usize>, out: &mut Builder<'_>) {
        let name: &[u8] = &tag.name;
        match name {
            b"a" => {
                let Some(target) = attribute(tag, b"href") else { return };
                let class = attribute(tag, b"class").unwrap_or_default();
                let role = attribute(tag, b"role").unwrap_or_default();
                let Some(anchor) = target.strip_prefix('#') else { return out.open_link(&target) };
                if role == "doc-backlink" || class.contains("footnote-back") {
                    self.skip(tag, false, None);
                } else if is_note_mark(self.page, tag.span.end) {
                    self.skip(tag, false, Some(anchor.to_owned()));
                }
            }
            b"q" => {
                let mark = if self.quotes.is_multiple_of(2) { "“" } else { "‘" };
                self.quotes += 1;
                self.breaks = 0;
                out.unit(self.base + tag.span.start..self.base + tag.span.end, mark);
            }
            b"meta" => self.page_facts(tag),
            b"time" if says_published(tag) || out.is_before_text() => self.page_facts(tag),
            _ => {}
        }
    }

    /// Whether the element is no part of the article, or is not to be seen.
    fn is_apart(&self, tag: &StartTag<usize>, out: &Builder<'_>) -> bool {
        let name: &[u8] = &tag.name;
        let is_hidden = is_hidden(tag);
        match name {
            // A footer of a quotation names its source. A form may hold the whole page, but then it opens it.
            b"footer" => is_hidden || self.open.kind() != BlockKind::Quote,
            b"form" => is_hidden || !out.is_before_text(),
            b"html" | b"body" | b"head" | b"main" | b"article" => false,
            _ => is_hidden,
        }
    }

    fn text(&mut self, range: Range<usize>, out: &mut Builder<'_>) {
        let Some(text) = self.page.get(range.clone()) else { return };
        if self.in_title {
            let start = range.end - text.trim_start().len();
            let span = Span::new(self.base + start, self.base + start + text.trim().len());
            let value = crate::text::one_line(&entity::decode_all(text));
            if !value.is_empty() {
                self.head_at(span).title.get_or_insert(Field { value, span });
            }
            return;
        }
        if self.skip.is_some() {
            return;
        }
        let is_space = |byte: u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c');
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let rest = bytes.get(at..).unwrap_or_default();
            let n_space = rest.iter().take_while(|byte| is_space(**byte)).count();
            if 0 < n_space {
                out.space(self.base + range.start + at..self.base + range.start + at + n_space);
                at += n_space;
                continue;
            }
            self.breaks = 0;
            let n_words = words_len(rest, is_space);
            self.run(range.start + at..range.start + at + n_words, out);
            at += n_words;
        }
    }

    /// Reads a run of words with single spaces between them.
    fn run(&mut self, range: Range<usize>, out: &mut Builder<'_>) {
        let mut at = range.start;
        let mut copied = range.start;
        while let Some(found) = self.page.get(at..range.end).and_then(|rest| rest.find('&')) {
            at += found;
            let reference = self.page.get(at..range.end).and_then(entity::decode);
            let Some((decoded, len)) = reference else {
                at += 1;
                continue;
            };
            out.copy(self.base + copied..self.base + at);
            // A place where a word may be broken is no part of the word.
            if !matches!(decoded.as_str(), "\u{ad}" | "\u{200b}") {
                out.unit(self.base + at..self.base + at + len, &decoded);
            }
            at += len;
            copied = at;
        }
        out.copy(self.base + copied..self.base + range.end);
    }

    fn comment(&self, range: Range<usize>, out: &mut Builder<'_>) {
        let text = self.page.get(range.clone()).unwrap_or_default();
        if let Some(inner) = text.strip_prefix("<!--") {
            let inner = inner.strip_suffix("-->").unwrap_or(inner);
            out.comment(self.base + range.start..self.base + range.end, inner);
        }
    }

    /// Starts a block of the kind at hand; within a point of a list or a cell, the paragraph goes on.
    fn new_part(&self, out: &mut Builder<'_>) {
        let kind = self.open.kind();
        if !matches!(kind, BlockKind::ListItem | BlockKind::TableCell) {
            out.paragraph();
        }
        out.block(kind);
    }

    fn skip(&mut self, tag: &StartTag<usize>, stands_in: bool, footnote: Option<String>) {
        let name = tag.name.to_vec();
        self.skip = Some(Skip { name, depth: 1, start: tag.span.start, stands_in, footnote });
    }

    fn end_skip(&mut self, end: usize, out: &mut Builder<'_>) {
        let Some(skip) = self.skip.take() else { return };
        let range = self.base + skip.start..self.base + end;
        if let Some(label) = skip.footnote {
            out.footnote(range, &label);
        } else if skip.stands_in {
            self.breaks = 0;
            out.stand_in(range);
        }
    }

    /// What a tag says about the page: its language, dates and authors.
    fn page_facts(&mut self, tag: &StartTag<usize>) {
        let name: &[u8] = &tag.name;
        let (key, value) = match name {
            b"html" => ("lang".to_owned(), "lang"),
            b"time" => ("time".to_owned(), "datetime"),
            b"meta" => {
                let key = [b"property".as_slice(), b"name", b"itemprop"]
                    .into_iter()
                    .find_map(|it| attribute(tag, it));
                (key.unwrap_or_default().to_ascii_lowercase(), "content")
            }
            _ => return,
        };
        let slot: fn(&mut FrontMatter) -> &mut Option<Field> = match key.as_str() {
            "lang" => |head| &mut head.lang,
            "og:title" => {
                // It says the headline alone; the title of the page adds the name of the paper.
                if let Some(field) = self.attribute_field(tag, b"content") {
                    let span = field.span;
                    self.head_at(span).title = Some(field);
                }
                return;
            }
            "article:published_time"
            | "datepublished"
            | "date"
            | "dc.date"
            | "dc.date.issued"
            | "pubdate"
            | "time" => |head| &mut head.date,
            "author" | "article:author" | "dc.creator" => |head| &mut head.author,
            "article:section" => |head| &mut head.section,
            _ => return,
        };
        if let Some(field) = self.attribute_field(tag, value.as_bytes()) {
            slot(self.head_at(field.span)).get_or_insert(field);
        }
    }

    /// The value of an attribute, and where it stands.
    fn attribute_field(&self, tag: &StartTag<usize>, name: &[u8]) -> Option<Field> {
        let value = attribute(tag, name)?;
        let written = tag.attributes.get(name)?.span;
        let raw = self.page.get(written.start..written.end)?;
        let (start, len) = raw.find(value.as_str()).map_or((0, raw.len()), |start| (start, value.len()));
        let start = self.base + written.start + start;
        (!value.trim().is_empty()).then(|| Field { value, span: Span::new(start, start + len) })
    }

    /// The page's head, known up to `span`.
    fn head_at(&mut self, span: Span) -> &mut FrontMatter {
        let head = self.head.get_or_insert_with(|| FrontMatter::new(span));
        head.span = head.span.cover(span);
        head
    }
}
