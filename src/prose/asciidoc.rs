//! Reads AsciiDoc and text that is laid out like it: titles marked or underlined, block titles, lists, quotations,
//! tables. What stands within a line is in [`super::asciidoc_line`].
//!
//! Limit: attributes such as `{autore}` are not filled in, and files are not included.

use std::ops::Range;

use super::asciidoc_line::read_inline;
use super::builder::Builder;
use super::front_matter::{Field, FrontMatter};
use super::{BlockKind, front_matter};
use crate::text::Span;

/// Reads the text from the byte `start` on, and gives back what its header says.
pub(super) fn read(start: usize, out: &mut Builder<'_>) -> Option<FrontMatter> {
    let source = out.source();
    let mut reader =
        Reader { fence: None, quotes: Vec::new(), in_table: false, asked: None, paragraph: None };
    let mut at = start;
    let head = header(source, &mut at, out);
    while let Some((line, next)) = front_matter::line_at(source, at) {
        let range = at..at + line.len();
        let following = front_matter::line_at(source, next).map(|(line, _)| line);
        at = if reader.underlined(line, following) {
            let level = following.and_then(|it| it.chars().next()).map_or(1, level_of);
            reader.flush(out);
            heading(range, level, out);
            front_matter::line_at(source, next).map_or(next, |(_, next)| next)
        } else {
            reader.line(line, range, out);
            next
        };
    }
    reader.flush(out);
    out.close_link();
    head
}

struct Reader {
    /// The line that ends what is not read.
    fence: Option<(String, usize)>,
    /// The lines that end the quotations that are open.
    quotes: Vec<String>,
    in_table: bool,
    /// What the line in brackets before a block asks for.
    asked: Option<Asked>,
    /// The paragraph that is open, and what it is.
    paragraph: Option<(Range<usize>, BlockKind)>,
}

/// A quotation, and whom it comes from.
struct Asked {
    source: Option<String>,
}

/// What stands above the first blank line when the text begins with its title: the author, the day, attributes.
fn header(source: &str, at: &mut usize, out: &mut Builder<'_>) -> Option<FrontMatter> {
    let (title, mut next) = front_matter::line_at(source, *at)?;
    let mark = title.strip_prefix("= ")?;
    let range = *at..*at + title.len();
    let mut head = FrontMatter::new(Span::new(range.start, range.end));
    let start = range.end - mark.trim_start().len();
    head.title =
        Some(Field { value: mark.trim().to_owned(), span: Span::new(start, start + mark.trim().len()) });
    heading(range, 1, out);
    *at = next;
    while let Some((line, after)) =
        front_matter::line_at(source, next).filter(|(it, _)| !it.trim().is_empty())
    {
        let end = next + line.len();
        if let Some((name, value)) = line.strip_prefix(':').and_then(|it| it.split_once(':')) {
            let value_start = end - value.trim_start().len();
            let span = Span::new(value_start, value_start + value.trim().len());
            let field = Field { value: value.trim().to_owned(), span };
            match name {
                "revdate" | "date" | "docdate" => head.date = Some(field),
                "author" | "authors" => head.author = Some(field),
                "lang" => head.lang = Some(field),
                "category" | "section" => head.section = Some(field),
                _ => {}
            }
        } else if let Some(day) = iso_day(line) {
            let span = Span::new(next + day.start, next + day.end);
            head.date.get_or_insert(Field { value: span.slice(source).to_owned(), span });
        } else if !line.starts_with("//") && head.author.is_none() {
            let name = line.split('<').next().unwrap_or_default().trim_end();
            let span = Span::new(next, next + name.len());
            head.author = Some(Field { value: name.to_owned(), span });
            out.block(BlockKind::Paragraph);
            out.copy(span.range());
        } else if !line.starts_with("//") {
            break;
        }
        head.span = head.span.cover(Span::new(next, end));
        next = after;
        *at = next;
    }
    out.paragraph();
    Some(head)
}

/// Where a day such as `2025-03-12` stands in a line.
fn iso_day(line: &str) -> Option<Range<usize>> {
    let is_day = |it: &[u8]| {
        it.iter()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 4 | 7) { *byte == b'-' } else { byte.is_ascii_digit() })
    };
    let start = line.as_bytes().windows(10).take(40).position(is_day)?;
    Some(start..start + 10)
}

/// The level of a title that is underlined with `mark`.
fn level_of(mark: char) -> u8 {
    match mark {
        '=' => 1,
        '-' => 2,
        '~' => 3,
        '^' => 4,
        _ => 5,
    }
}

fn heading(range: Range<usize>, level: u8, out: &mut Builder<'_>) {
    let text = out.source().get(range.clone()).unwrap_or_default();
    let marks = text.len() - text.trim_start_matches(['=', '#']).len();
    out.paragraph();
    out.block(BlockKind::Heading(level.clamp(1, 6)));
    read_inline(range.start + marks..range.end, out);
    out.paragraph();
    out.block(BlockKind::Paragraph);
}

impl Reader {
    /// Whether `line` stands alone and `next` is a line under it, about as long.
    fn underlined(&self, line: &str, next: Option<&str>) -> bool {
        let Some(next) = next.map(str::trim_end) else { return false };
        let length = line.trim_end().chars().count();
        let is_free = self.fence.is_none() && self.paragraph.is_none() && !self.in_table;
        is_free
            && 3 <= next.len()
            && next.len().abs_diff(length) <= 2
            && next
                .chars()
                .next()
                .is_some_and(|mark| "=-~^+".contains(mark) && next.chars().all(|it| it == mark))
            && line.starts_with(|it: char| it.is_alphanumeric() || "«“\"‘'".contains(it))
    }

    /// Ends the paragraph that is open.
    fn flush(&mut self, out: &mut Builder<'_>) {
        let Some((range, kind)) = self.paragraph.take() else { return };
        out.block(kind);
        read_inline(range, out);
        if self.quotes.is_empty() && kind == BlockKind::Quote {
            out.close_link();
        }
    }

    fn line(&mut self, line: &str, range: Range<usize>, out: &mut Builder<'_>) {
        let text = line.trim_end();
        if let Some((fence, start)) = &self.fence {
            if fence == text {
                if fence.starts_with('/') {
                    let inner = start + fence.len()..range.start;
                    out.comment(*start..range.end, out.source().get(inner).unwrap_or_default());
                }
                self.fence = None;
            }
            return;
        }
        if text.is_empty() {
            self.flush(out);
            return out.paragraph();
        }
        if text.starts_with("//") && !text.starts_with("///") {
            return out.comment(range, text.get(2..).unwrap_or_default());
        }
        if is_fence(text) {
            return self.fenced(text, range, out);
        }
        if self.in_table {
            return row(line, range, out);
        }
        if self.paragraph.is_none() && self.opens(text, range.clone(), out) {
            return;
        }
        if text == "+" {
            return self.flush(out);
        }
        if let Some(skip) = point(line) {
            self.flush(out);
            self.paragraph = Some((range.start + skip..range.end, BlockKind::ListItem));
            return;
        }
        // A line of a list or paragraph that is open goes on with it.
        if let Some((open, _)) = &mut self.paragraph {
            open.end = range.end;
            return;
        }
        let is_quote = !self.quotes.is_empty() || self.asked.is_some();
        if let Some(source) = self.asked.take().and_then(|it| it.source) {
            out.open_link(&source);
        }
        let kind = if is_quote { BlockKind::Quote } else { BlockKind::Paragraph };
        self.paragraph = Some((range, kind));
    }

    /// Lines that only stand where no paragraph is open: titles, attributes, pictures, rules.
    fn opens(&mut self, text: &str, range: Range<usize>, out: &mut Builder<'_>) -> bool {
        let marks = text.bytes().take_while(|it| matches!(it, b'=' | b'#')).count();
        if (1..=6).contains(&marks) && text.as_bytes().get(marks) == Some(&b' ') {
            heading(range, marks as u8, out);
            return true;
        }
        if text.starts_with('[') && text.ends_with(']') {
            let inner = text.trim_start_matches('[').trim_end_matches(']');
            let mut fields = inner.split(',').map(|it| it.trim().trim_matches('"'));
            if matches!(fields.next(), Some("quote" | "verse")) {
                let source = fields.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ");
                self.asked = Some(Asked { source: Some(source).filter(|it| !it.is_empty()) });
            }
            return true;
        }
        let title = text
            .strip_prefix('.')
            .filter(|it| it.starts_with(|it: char| it.is_alphabetic() || "«“\"".contains(it)));
        if title.is_some() {
            out.paragraph();
            out.block(BlockKind::Caption);
            read_inline(range.start + 1..range.end, out);
            out.paragraph();
            return true;
        }
        let is_macro = text.ends_with(']')
            && text.split_once("::").is_some_and(|(name, rest)| {
                !name.is_empty() && name.bytes().all(|it| it.is_ascii_lowercase()) && rest.contains('[')
            });
        let is_attribute =
            text.strip_prefix(':').and_then(|it| it.split_once(':')).is_some_and(|(name, _)| {
                !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_!".contains(&it))
            });
        is_macro || is_attribute || matches!(text, "'''" | "<<<" | "---" | "***")
    }

    fn fenced(&mut self, text: &str, range: Range<usize>, out: &mut Builder<'_>) {
        self.flush(out);
        out.paragraph();
        if text.starts_with(['|', ',', ':', '!']) {
            self.in_table = !self.in_table;
        } else if text.starts_with('_') {
            if self.quotes.last().is_some_and(|it| it == text) {
                self.quotes.pop();
                if self.quotes.is_empty() {
                    out.close_link();
                }
            } else {
                self.quotes.push(text.to_owned());
                if let Some(source) = self.asked.take().and_then(|it| it.source) {
                    out.open_link(&source);
                }
            }
        } else if text.starts_with(['-', '.', '+', '/', '`']) && text != "--" {
            self.fence = Some((text.to_owned(), range.start));
        }
        self.asked = None;
    }
}

/// A line of a table: its cells.
fn row(line: &str, range: Range<usize>, out: &mut Builder<'_>) {
    out.paragraph();
    let mut at = range.start;
    for (index, cell) in line.split('|').enumerate() {
        // What stands before the first mark says how wide a cell is.
        let is_read = 0 < index || !line.contains('|');
        if is_read && !cell.trim().is_empty() {
            out.block(BlockKind::TableCell);
            read_inline(at..at + cell.len(), out);
        }
        at += cell.len() + 1;
    }
}

/// Whether a line begins or ends a block of its own.
fn is_fence(text: &str) -> bool {
    let Some(mark) = text.chars().next() else { return false };
    match text {
        "--" | "```" | "|===" | ",===" | ":===" | "!===" => true,
        _ => 4 <= text.len() && "-.+/_=*".contains(mark) && text.chars().all(|it| it == mark),
    }
}

/// How many bytes the mark of a point takes, if the line is one: `* `, `** `, `. `, `1. `, `Voce:: `.
fn point(line: &str) -> Option<usize> {
    let text = line.trim_start();
    let indent = line.len() - text.len();
    let marks = text.bytes().take_while(|it| text.bytes().next() == Some(*it)).count();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let len = if text.starts_with(['*', '-', '.', '•']) && marks <= 5 {
        let mark = text.chars().next().map_or(1, char::len_utf8);
        if mark == 1 { marks } else { mark }
    } else if 0 < digits && digits <= 3 && text.as_bytes().get(digits) == Some(&b'.') {
        digits + 1
    } else {
        return None;
    };
    let rest = text.get(len..)?;
    let body = rest.strip_prefix([' ', '\t'])?.trim_start();
    let body = ["[x] ", "[*] ", "[ ] "].iter().find_map(|it| body.strip_prefix(it)).unwrap_or(body);
    (!body.is_empty()).then(|| indent + text.len() - body.len())
}
