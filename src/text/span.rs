//! Spans: two byte offsets, in the source or in the readable text.
//!
//! The two coordinates are two types, so that one is never taken for the other; the only bridge
//! between them is [`crate::prose::OffsetMap`].

use std::fmt;
use std::hash::Hash;
use std::marker::PhantomData;
use std::ops::Range;

/// Marks offsets into the bytes of the source, as they stand in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {}

/// Marks offsets into the readable text: markup removed, entities decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Readable {}

/// Two byte offsets in the coordinates `C`, end exclusive.
///
/// Invariant: `start <= end`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpanIn<C> {
    start: u32,
    end: u32,
    coordinates: PhantomData<C>,
}

/// Bytes of the source.
pub type Span = SpanIn<Source>;

/// Bytes of the readable text.
pub type ProseSpan = SpanIn<Readable>;

impl<C: Copy> SpanIn<C> {
    /// The span from `start` to `end`, in either order.
    ///
    /// ```
    /// use fonte::text::Span;
    /// assert_eq!(Span::new(3, 5).range(), 3..5);
    /// assert_eq!(Span::new(5, 3), Span::new(3, 5));
    /// ```
    pub fn new(start: usize, end: usize) -> Self {
        let (start, end) = if start <= end { (start, end) } else { (end, start) };
        Self { start: start as u32, end: end as u32, coordinates: PhantomData }
    }

    /// The first byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last one.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// The span as a range, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// How many bytes the span holds.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `offset` lies inside, the end included: the cursor behind the last letter is still on the word.
    pub fn touches(self, offset: usize) -> bool {
        self.start() <= offset && offset <= self.end()
    }

    /// Whether the two spans share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end), coordinates: PhantomData }
    }

    /// The text under the span, or the empty text where the span does not fit `text`.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }
}

impl<C> fmt::Debug for SpanIn<C> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}..{}", self.start, self.end)
    }
}
