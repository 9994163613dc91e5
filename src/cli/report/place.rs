//! Where a finding stands, as reports write it: lines and columns from one.

use std::path::PathBuf;

use crate::diagnostic::Place;
use crate::project::{Project, table_of};
use crate::text::{Span, Text};

/// A text whose places are asked for.
pub(super) struct Lines<'a> {
    text: &'a str,
    lines: Text,
}

/// A place: line and column from one, columns in characters and in bytes, and the offset in bytes from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub line: usize,
    pub column: usize,
    pub byte_column: usize,
    pub offset: usize,
}

impl<'a> Lines<'a> {
    /// The places of `text`.
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, lines: Text::new(text) }
    }

    /// Where `span` begins and ends.
    pub(super) fn range(&self, span: Span) -> (Point, Point) {
        (self.point(span.start()), self.point(span.end()))
    }

    /// Where `span` begins.
    pub(super) fn start(&self, span: Span) -> Point {
        self.point(span.start())
    }

    fn point(&self, offset: usize) -> Point {
        let line = self.lines.line_of(offset);
        let first = self.lines.line_span(line).map_or(0, Span::start);
        let column = self.text.get(first..offset).map_or(0, |before| before.chars().count());
        Point { line: line + 1, column: column + 1, byte_column: offset.saturating_sub(first) + 1, offset }
    }
}

/// Another place that belongs to a finding.
pub(super) enum Elsewhere {
    /// In the same article.
    Here((Point, Point)),
    /// In a document of the reference: its file as a person here writes it, line, column, column of the end.
    There(PathBuf, usize, usize, usize),
}

/// Where `place` is.
pub(super) fn elsewhere(place: &Place, lines: &Lines<'_>, project: &Project) -> Elsewhere {
    match place {
        Place::Here(span) => Elsewhere::Here(lines.range(*span)),
        Place::Reference { document, line, column, end_column } => {
            let path = project.shown(table_of(document));
            let one = |it: u32| it as usize + 1;
            Elsewhere::There(path, one(*line), one(*column), one(*end_column))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_bytes() {
        let lines = Lines::new("Uno.\r\nÈ qui.\n");
        let point = lines.start(Span::new(9, 12));
        assert_eq!((point.line, point.column, point.byte_column, point.offset), (2, 3, 4, 9));
    }
}
