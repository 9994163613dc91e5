//! Floor 0: edits and bytes become [`Text`], with spans and positions.
mod span;
pub use span::{ProseSpan, Readable, Source, Span, SpanIn};
