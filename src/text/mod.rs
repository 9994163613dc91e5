//! Floor 0: edits and bytes become [`Text`], with spans and positions.
mod span;
pub use span::{ProseSpan, Readable, Source, Span, SpanIn};

/// The text on one line: runs of white space become one space.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
