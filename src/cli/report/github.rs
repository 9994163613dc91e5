//! Annotations of GitHub's workflows: `::error file=…,line=…,col=…,title=…::message`.

use std::io::{self, Write};

use crate::diagnostic::Level;

use super::super::check::{Checked, Whole};
use super::place::Lines;
use super::{Reporter, slashed};

/// Writes workflow commands.
pub(super) struct Annotations;

impl Reporter for Annotations {
    fn article(&mut self, checked: &Checked, out: &mut Vec<u8>) -> io::Result<()> {
        let lines = Lines::new(&checked.text);
        let path = property(&slashed(&checked.path));
        for it in checked.report.all() {
            let (start, end) = lines.range(it.span);
            let command = match it.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Information | Level::Hint => "notice",
            };
            write!(out, "::{command} file={path},line={},endLine={},", start.line, end.line)?;
            // Columns are taken only where they are of one line.
            if start.line == end.line {
                write!(out, "col={},endColumn={},", start.column, end.column)?;
            }
            writeln!(out, "title={}::{}", property(&it.code), data(&it.message))?;
        }
        Ok(())
    }

    fn finish(&mut self, _: &Whole, _: &mut Vec<u8>) -> io::Result<()> {
        Ok(())
    }
}

/// What stands behind `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What stands before it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_command_is_written_otherwise() {
        assert_eq!(data("100 %: sì,\nno"), "100 %25: sì,%0Ano");
        assert_eq!(property("a:b,c"), "a%3Ab%2Cc");
    }
}
