//! Positions: line and character, counted the way an editor counts them, and the way back to bytes.
//!
//! The only file that knows UTF-16 and UTF-32. Clauses are those of the Language Server Protocol
//! 3.17, *Text Documents* and *Position*.

use super::{OutOfRange, Span, Text};

/// What a position counts its characters in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Bytes of UTF-8.
    Utf8,
    /// Code units of UTF-16: the protocol's default, two for an emoji.
    Utf16,
    /// Unicode code points.
    Utf32,
}

/// A zero-based line and a zero-based character within it. Ordered as the text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// How many units of the [`Encoding`] stand before it on the line.
    pub character: u32,
}

impl Position {
    /// The position at `character` of `line`, both zero-based.
    pub fn new(line: u32, character: u32) -> Self {
        Self { line, character }
    }
}

impl Text {
    /// The position of the byte `offset`.
    ///
    /// Inside a character the offset is rounded down to its start, and beyond the end to the end.
    /// Between the two halves of `\r\n` it is rounded down to before the `\r`.
    ///
    /// ```
    /// use fonte::text::{Encoding, Position, Text};
    /// let text = Text::new("ieri\n🌍 oggi");
    /// assert_eq!(text.position(10, Encoding::Utf8), Position::new(1, 5));
    /// assert_eq!(text.position(10, Encoding::Utf16), Position::new(1, 3));
    /// assert_eq!(text.position(10, Encoding::Utf32), Position::new(1, 2));
    /// ```
    pub fn position(&self, offset: usize, encoding: Encoding) -> Position {
        let line = self.line_of(offset);
        let Some(content) = self.line_span(line) else {
            return Position::default();
        };
        // "Positions are line end character agnostic. So you can not specify a position that denotes
        // `\r|\n` or `\n|` where `|` represents the character offset."
        let offset = offset.min(content.end());
        let character = self.units_at(offset, encoding) - self.units_at(content.start(), encoding);
        Position::new(line as u32, character as u32)
    }

    /// The byte at which `position` stands.
    ///
    /// ```
    /// use fonte::text::{Encoding, Position, Text};
    /// let text = Text::new("🌍 oggi\r\n");
    /// assert_eq!(text.offset(Position::new(0, 1), Encoding::Utf16), 0); // inside the emoji
    /// assert_eq!(text.offset(Position::new(0, 99), Encoding::Utf16), 9); // before the terminator
    /// assert_eq!(text.offset(Position::new(9, 0), Encoding::Utf16), 11); // the end of the file
    /// ```
    pub fn offset(&self, position: Position, encoding: Encoding) -> usize {
        // The protocol says nothing about a line that is not there; the end of the file is where
        // every editor puts it, and what a range that covers the whole file means.
        let Some(content) = self.line_span(position.line as usize) else {
            return self.len_bytes();
        };
        let unit = self.units_at(content.start(), encoding) + position.character as usize;
        // "If the character value is greater than the line length it defaults back to the line length."
        // The line length is without its terminator.
        self.byte_at(unit, encoding).min(content.end())
    }

    /// Replaces what stands between the two positions with `new`, as an incremental change asks.
    ///
    /// A range that starts after its end, or that lies on a line beyond the one after the last, comes
    /// from somebody who holds another text: nothing changes, and nothing is guessed.
    pub fn edit(
        &mut self,
        start: Position,
        end: Position,
        encoding: Encoding,
        new: &str,
    ) -> Result<(), OutOfRange> {
        // "The start position is inclusive and the end position exclusive"; "if you want to specify a
        // range that contains a line including the line ending character(s) then use an end position
        // denoting the start of the next line" - which, after the last line, is not there.
        if end < start || self.len_lines() < end.line as usize {
            let edit = format!("{}:{}-{}:{}", start.line, start.character, end.line, end.character);
            return Err(self.out_of_range(edit));
        }
        self.replace(Span::new(self.offset(start, encoding), self.offset(end, encoding)), new)
    }

    /// How many units stand before the byte `offset`, which is not beyond the end; inside a character,
    /// how many stand before the character.
    fn units_at(&self, offset: usize, encoding: Encoding) -> usize {
        let char = self.rope.byte_to_char(offset);
        match encoding {
            Encoding::Utf8 => self.rope.char_to_byte(char),
            Encoding::Utf16 => self.rope.char_to_utf16_cu(char),
            Encoding::Utf32 => char,
        }
    }

    /// The first byte of the character that holds the unit; beyond the end, the end.
    fn byte_at(&self, unit: usize, encoding: Encoding) -> usize {
        let char = match encoding {
            Encoding::Utf8 => self.rope.byte_to_char(unit.min(self.rope.len_bytes())),
            Encoding::Utf16 => self.rope.utf16_cu_to_char(unit.min(self.rope.len_utf16_cu())),
            Encoding::Utf32 => unit.min(self.rope.len_chars()),
        };
        self.rope.char_to_byte(char)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_never_stands_inside_a_line_end() {
        let text = Text::new("sì\r\nno");
        assert_eq!(text.position(4, Encoding::Utf16), Position::new(0, 2));
        assert_eq!(text.offset(Position::new(0, 3), Encoding::Utf16), 3);
    }

    #[test]
    fn a_whole_file_may_be_replaced_up_to_the_line_after_the_last() {
        let mut text = Text::new("uno\ndue");
        text.edit(Position::new(0, 0), Position::new(2, 0), Encoding::Utf16, "tre").unwrap();
        assert_eq!(text.to_string(), "tre");
    }

    #[test]
    fn an_edit_of_another_text_is_refused() {
        let mut text = Text::new("uno\ndue");
        assert!(text.edit(Position::new(3, 0), Position::new(3, 0), Encoding::Utf16, "x").is_err());
        assert!(text.edit(Position::new(1, 1), Position::new(0, 2), Encoding::Utf16, "x").is_err());
        assert_eq!(text.to_string(), "uno\ndue");
    }

    #[test]
    fn the_empty_text_has_one_line_and_one_position() {
        let text = Text::new("");
        assert_eq!(text.len_lines(), 1);
        assert_eq!(text.position(7, Encoding::Utf16), Position::new(0, 0));
        assert_eq!(text.offset(Position::new(0, 7), Encoding::Utf16), 0);
    }
}
