//! Lines of a file, decoded one by one. One that has no end is passed over and never held.

use std::collections::VecDeque;
use std::io::BufRead;

use super::Told;
use crate::project::encoding::{Encoding, decode};

/// A one-based number and the line's text, without its end.
pub(in crate::project) type Line = (usize, String);

/// The lines of a file.
pub(in crate::project) struct Lines<Input> {
    input: Input,
    number: usize,
    longest: usize,
    /// Lines that were looked at and given back.
    pending: VecDeque<Line>,
    /// How the last line with an accent was encoded.
    encoding: Option<Encoding>,
    is_mixed: bool,
}

impl<Input: BufRead> Lines<Input> {
    /// The lines of `input`, each of `longest` bytes at most.
    pub(in crate::project) fn new(input: Input, longest: usize) -> Self {
        Self { input, number: 0, longest, pending: VecDeque::new(), encoding: None, is_mixed: false }
    }

    /// The next line that can be read; what is wrong with those before it is told.
    pub(in crate::project) fn next(&mut self, told: &mut Told) -> Option<Line> {
        if let Some(line) = self.pending.pop_front() {
            return Some(line);
        }
        loop {
            let bytes = match self.bytes() {
                Ok(bytes) => bytes?,
                Err(problem) => {
                    told.tell(self.number + 1, format!("cannot be read: {problem}"));
                    return None;
                }
            };
            self.number += 1;
            let Some(bytes) = bytes else {
                let longest = self.longest / (1024 * 1024);
                told.tell(self.number, format!("a line of more than {longest} MB; left out"));
                continue;
            };
            match decode(&bytes) {
                Ok((text, encoding)) => {
                    self.notice(&text, encoding, told);
                    return Some((self.number, text));
                }
                Err(_) => told.tell(
                    self.number,
                    "is neither UTF-8 nor Windows-1252; save the file as UTF-8; left out".to_owned(),
                ),
            }
        }
    }

    /// Gives lines back, the first of them to be read next.
    pub(in crate::project) fn give_back(&mut self, lines: Vec<Line>) {
        for line in lines.into_iter().rev() {
            self.pending.push_front(line);
        }
    }

    /// Tells, once, that a file is encoded in two ways.
    fn notice(&mut self, text: &str, encoding: Encoding, told: &mut Told) {
        if text.is_ascii() {
            return;
        }
        if self.encoding.is_some_and(|before| before != encoding) && !self.is_mixed {
            self.is_mixed = true;
            let message = "is encoded otherwise than the lines before it; each was read as it looks, save the \
                           file as UTF-8";
            told.tell(self.number, message.to_owned());
        }
        self.encoding = Some(encoding);
    }

    /// The bytes of the next line; none inside where it is too long, none outside at the end.
    #[expect(clippy::option_option, reason = "a line may be missing or too long, and these differ")]
    fn bytes(&mut self) -> std::io::Result<Option<Option<Vec<u8>>>> {
        let mut line = Vec::new();
        let (mut is_long, mut is_any) = (false, false);
        loop {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                break;
            }
            is_any = true;
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let piece = buffer.get(..end.unwrap_or(buffer.len())).unwrap_or_default();
            is_long |= self.longest < line.len() + piece.len();
            if is_long {
                line = Vec::new();
            } else {
                line.extend_from_slice(piece);
            }
            let used = end.map_or(buffer.len(), |end| end + 1);
            self.input.consume(used);
            if end.is_some() {
                break;
            }
        }
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        Ok(is_any.then(|| (!is_long).then_some(line)))
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Read};
    use std::path::Path;

    use super::*;

    fn read(bytes: &[u8], longest: usize) -> (Vec<Line>, Vec<String>) {
        let mut told = Told::new(Path::new("f.csv"));
        let mut lines = Lines::new(BufReader::with_capacity(7, bytes), longest);
        let mut out = Vec::new();
        while let Some(line) = lines.next(&mut told) {
            out.push(line);
        }
        (out, told.messages())
    }

    #[test]
    fn a_line_that_is_too_long_is_left_out_and_told() {
        let (lines, told) = read(b"uno\r\naaaaaaaaaaaaaaaaaaaaaaaa\ntre", 10);
        assert_eq!(lines, [(1, "uno".to_owned()), (3, "tre".to_owned())]);
        assert_eq!(told, ["f.csv:2: a line of more than 0 MB; left out"]);
    }

    #[test]
    fn a_line_without_an_end_takes_no_memory() {
        let endless = std::io::repeat(b'a').take(300 * 1024 * 1024);
        let mut told = Told::new(Path::new("f.csv"));
        let mut lines = Lines::new(BufReader::new(endless), 1024 * 1024);
        assert_eq!(lines.next(&mut told), None);
        assert_eq!(told.messages(), ["f.csv:1: a line of more than 1 MB; left out"]);
    }

    #[test]
    fn two_encodings_in_one_file_are_read_and_told_once() {
        let (lines, told) = read(
            "perché\n".bytes().chain(*b"citt\xe0\n").chain("è\n".bytes()).collect::<Vec<u8>>().as_slice(),
            99,
        );
        assert_eq!(lines.iter().map(|it| it.1.as_str()).collect::<Vec<_>>(), ["perché", "città", "è"]);
        assert_eq!(told.len(), 1);
        assert!(told[0].starts_with("f.csv:2: is encoded otherwise"), "{told:?}");
    }
}
