//! Bytes of a text become code points or units of UTF-16.

use crate::text::Span;

use super::arguments::OffsetUnit;

/// Counts offsets in one text.
#[derive(Debug)]
pub(super) struct Offsets {
    /// For each byte, how many units stand before it; absent where a unit is a byte.
    table: Option<Vec<u32>>,
}

impl Offsets {
    /// Offsets of `text` in `unit`.
    pub(super) fn new(text: &str, unit: OffsetUnit) -> Self {
        if unit == OffsetUnit::Bytes || text.is_ascii() {
            return Self { table: None };
        }
        let mut table = Vec::with_capacity(text.len() + 1);
        let mut count = 0_u32;
        for letter in text.chars() {
            // A place inside a letter counts as its start.
            table.extend(std::iter::repeat_n(count, letter.len_utf8()));
            count += if unit == OffsetUnit::Utf16 { letter.len_utf16() as u32 } else { 1 };
        }
        table.push(count);
        Self { table: Some(table) }
    }

    /// Where `offset` is.
    pub(super) fn at(&self, offset: usize) -> usize {
        match &self.table {
            None => offset,
            Some(table) => table.get(offset).or(table.last()).map_or(offset, |count| *count as usize),
        }
    }

    /// Where `span` starts and ends.
    pub(super) fn of(&self, span: Span) -> [usize; 2] {
        [self.at(span.start()), self.at(span.end())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_what_is_asked() {
        let text = "È 🙂 x";
        let span = Span::new(8, 9);
        assert_eq!(Offsets::new(text, OffsetUnit::Chars).of(span), [4, 5]);
        assert_eq!(Offsets::new(text, OffsetUnit::Utf16).of(span), [5, 6]);
        assert_eq!(Offsets::new(text, OffsetUnit::Bytes).of(span), [8, 9]);
    }
}
