//! Floor 0: edits and bytes become [`Text`], with spans and positions.
//!
//! ```
//! use fonte::text::{Encoding, Position, Span, Text};
//!
//! let mut text = Text::new("Il ponte è lungo 700 metri.\r\nLo dice la Provincia.");
//! let start = text.offset(Position::new(0, 17), Encoding::Utf16);
//! assert_eq!(start, 18); // «è» takes two bytes
//! text.replace(Span::new(start, start + 3), "710").unwrap();
//! assert_eq!(text.to_string(), "Il ponte è lungo 710 metri.\r\nLo dice la Provincia.");
//! ```
//!
//! Knows neither the protocol's types nor any language.

mod position;
mod span;
mod stretches;
mod xml;

use std::borrow::Cow;
use std::fmt;

use ropey::Rope;

pub use position::{Encoding, Position};
pub use span::{ProseSpan, Readable, Source, Span, SpanIn};
pub use stretches::Stretches;
pub use xml::xml_escaped;

/// The text of one document, as it stands in the file or in the editor.
///
/// A copy is cheap whatever the length, so that a request can hold the text it was asked about
/// while the next edit is applied. Lines end at `\n`, `\r\n` and `\r` and nowhere else, as in the
/// Language Server Protocol.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Text {
    rope: Rope,
}

/// An edit that does not fit the text it was meant for: the two sides have lost each other.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the edit of {edit} does not fit a text of {len_bytes} bytes and {len_lines} lines")]
pub struct OutOfRange {
    edit: String,
    len_bytes: usize,
    len_lines: usize,
}

impl Text {
    /// The text that `text` holds.
    pub fn new(text: &str) -> Self {
        Self { rope: Rope::from_str(text) }
    }

    /// How many bytes of UTF-8 the text takes.
    pub fn len_bytes(&self) -> usize {
        self.rope.len_bytes()
    }

    /// Whether the text holds nothing.
    pub fn is_empty(&self) -> bool {
        self.len_bytes() == 0
    }

    /// How many lines there are: one more than there are line ends, so that the empty text has one.
    pub fn len_lines(&self) -> usize {
        self.rope.len_lines()
    }

    /// The text piece by piece, in order, without a copy.
    pub fn chunks(&self) -> impl Iterator<Item = &str> {
        self.rope.chunks()
    }

    /// The zero-based line that holds the byte `offset`; beyond the end, the last line.
    ///
    /// A line's terminator belongs to the line it ends.
    pub fn line_of(&self, offset: usize) -> usize {
        self.rope.byte_to_line(offset.min(self.len_bytes()))
    }

    /// The bytes of the zero-based `line` without its terminator, or `None` if there is no such line.
    ///
    /// ```
    /// use fonte::text::{Span, Text};
    /// let text = Text::new("uno\r\ndue\n");
    /// assert_eq!(text.line_span(0), Some(Span::new(0, 3)));
    /// assert_eq!(text.line_span(2), Some(Span::new(9, 9)));
    /// assert_eq!(text.line_span(3), None);
    /// ```
    pub fn line_span(&self, line: usize) -> Option<Span> {
        let start = self.line_start(line)?;
        let next = self.line_start(line + 1);
        let end = next.map_or(self.len_bytes(), |next| next - self.terminator_len(start, next));
        Some(Span::new(start, end))
    }

    /// The text under `span`, or `None` where the span does not fit.
    pub fn slice(&self, span: Span) -> Option<Cow<'_, str>> {
        self.rope.get_byte_slice(span.range()).map(Cow::from)
    }

    /// Replaces what stands under `span` with `new`.
    ///
    /// The span must lie inside the text and must not cut a character; otherwise nothing changes.
    pub fn replace(&mut self, span: Span, new: &str) -> Result<(), OutOfRange> {
        let (Some(start), Some(end)) = (self.char_at(span.start()), self.char_at(span.end())) else {
            return Err(self.out_of_range(format!("bytes {span:?}")));
        };
        self.rope.remove(start..end);
        self.rope.insert(start, new);
        Ok(())
    }

    /// Where the zero-based `line` starts.
    fn line_start(&self, line: usize) -> Option<usize> {
        (line < self.len_lines()).then(|| self.rope.line_to_byte(line))
    }

    /// The length of the terminator of the line `start..next`, which is not the last one.
    fn terminator_len(&self, start: usize, next: usize) -> usize {
        let ends_in_crlf =
            start + 2 <= next && self.rope.byte(next - 2) == b'\r' && self.rope.byte(next - 1) == b'\n';
        if ends_in_crlf { 2 } else { 1 }
    }

    /// The index of the character that starts at the byte `offset`.
    fn char_at(&self, offset: usize) -> Option<usize> {
        let char = self.rope.try_byte_to_char(offset).ok()?;
        (self.rope.char_to_byte(char) == offset).then_some(char)
    }

    fn out_of_range(&self, edit: String) -> OutOfRange {
        OutOfRange { edit, len_bytes: self.len_bytes(), len_lines: self.len_lines() }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.chunks().try_for_each(|chunk| out.write_str(chunk))
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.to_string(), out)
    }
}

/// The one-based line and column, in characters, of a byte offset.
///
/// ```
/// assert_eq!(fonte::text::line_and_column("a = 1\nè = 2", 9), (2, 3));
/// ```
pub fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset.min(text.len())).unwrap_or("");
    let line = before.matches('\n').count() + 1;
    (line, before.rsplit('\n').next().unwrap_or("").chars().count() + 1)
}

/// The words with a capital at their head.
pub fn with_capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The text on one line: runs of white space become one space.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The one of `known` that is spelled most like `word`, if one is near enough to be meant.
///
/// ```
/// use fonte::text::nearest;
/// assert_eq!(nearest("weekday-missmatch", ["web-residue", "weekday-mismatch"]), Some("weekday-mismatch"));
/// assert_eq!(nearest("xyz", ["web-residue"]), None);
/// ```
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let nearest = known.into_iter().map(|it| (strsim::damerau_levenshtein(word, it), it)).min()?;
    (nearest.0 <= word.chars().count() / 3 + 1).then_some(nearest.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_keeps_its_text_while_the_original_is_edited() {
        let mut text = Text::new("tre navi");
        let before = text.clone();
        text.replace(Span::new(0, 3), "due").unwrap();
        assert_eq!(text.to_string(), "due navi");
        assert_eq!(before.to_string(), "tre navi");
    }

    #[test]
    fn a_span_that_cuts_a_character_is_refused() {
        let mut text = Text::new("città");
        assert!(text.replace(Span::new(5, 5), "x").is_err());
        assert!(text.replace(Span::new(6, 7), "x").is_err());
        assert_eq!(text, Text::new("città"));
        assert_eq!(text.slice(Span::new(4, 6)).as_deref(), Some("à"));
        assert_eq!(text.slice(Span::new(4, 5)), None);
    }

    #[test]
    fn lines_end_only_where_the_protocol_says() {
        let text = Text::new("a\u{2028}b\u{85}c\rd\n\re");
        let lines: Vec<_> = (0..text.len_lines()).filter_map(|line| text.line_span(line)).collect();
        assert_eq!(lines, [Span::new(0, 8), Span::new(9, 10), Span::new(11, 11), Span::new(12, 13)]);
    }
}
