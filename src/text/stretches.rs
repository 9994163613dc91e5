//! Stretches of text that are asked about one place after another.

use super::SpanIn;

/// Spans in any order and over each other, which answer in logarithmic time.
#[derive(Clone, Debug, Default)]
pub struct Stretches {
    /// Each start with the last end of all that start no later.
    reach: Vec<(usize, usize)>,
    /// For each start the first end of all that start no earlier.
    nearest: Vec<usize>,
}

impl Stretches {
    /// Of these spans.
    pub fn new<C: Copy + Ord>(spans: impl IntoIterator<Item = SpanIn<C>>) -> Self {
        let mut spans: Vec<_> = spans.into_iter().collect();
        spans.sort_unstable();
        let mut first = usize::MAX;
        let mut nearest: Vec<usize> = spans
            .iter()
            .rev()
            .map(|span| {
                first = first.min(span.end());
                first
            })
            .collect();
        nearest.reverse();
        let mut last = 0;
        let reach = spans.into_iter().map(|span| {
            last = last.max(span.end());
            (span.start(), last)
        });
        Self { reach: reach.collect(), nearest }
    }

    /// Whether one of them shares a byte with `span`.
    ///
    /// ```
    /// use fonte::text::{Span, Stretches};
    /// let stretches = Stretches::new([Span::new(10, 20), Span::new(0, 15)]);
    /// assert!(stretches.overlap(Span::new(19, 30)));
    /// assert!(!stretches.overlap(Span::new(20, 30)));
    /// ```
    pub fn overlap<C: Copy>(&self, span: SpanIn<C>) -> bool {
        let before = self.reach.partition_point(|&(start, _)| start < span.end());
        self.end_before(before).is_some_and(|end| span.start() < end)
    }

    /// Whether one of them holds all of `span`.
    ///
    /// ```
    /// use fonte::text::{Span, Stretches};
    /// let stretches = Stretches::new([Span::new(10, 20), Span::new(0, 15)]);
    /// assert!(stretches.hold(Span::new(12, 20)));
    /// assert!(!stretches.hold(Span::new(5, 20)));
    /// ```
    pub fn hold<C: Copy>(&self, span: SpanIn<C>) -> bool {
        let before = self.reach.partition_point(|&(start, _)| start <= span.start());
        self.end_before(before).is_some_and(|end| span.end() <= end)
    }

    /// Whether one of them lies inside `span`.
    ///
    /// ```
    /// use fonte::text::{Span, Stretches};
    /// let stretches = Stretches::new([Span::new(10, 20), Span::new(0, 15)]);
    /// assert!(stretches.lie_in(Span::new(10, 25)));
    /// assert!(!stretches.lie_in(Span::new(1, 19)));
    /// ```
    pub fn lie_in<C: Copy>(&self, span: SpanIn<C>) -> bool {
        let first = self.reach.partition_point(|&(start, _)| start < span.start());
        self.nearest.get(first).is_some_and(|&end| end <= span.end())
    }

    fn end_before(&self, index: usize) -> Option<usize> {
        self.reach.get(index.checked_sub(1)?).map(|&(_, end)| end)
    }
}
