//! A line to a finding: `bozze/uno.md:5:1: error[weekday-mismatch]: …`. Nothing is held back.

use std::io::{self, Write};

use crate::diagnostic::Level;
use crate::text::one_line;

use super::super::check::{Checked, Whole};
use super::place::Lines;
use super::{Reporter, Setting};

/// Writes lines.
pub(super) struct Concise<'a> {
    setting: Setting<'a>,
    is_coloured: bool,
}

impl<'a> Concise<'a> {
    /// Lines, with colours or without.
    pub(super) fn new(setting: Setting<'a>, is_coloured: bool) -> Self {
        Self { setting, is_coloured }
    }
}

impl Reporter for Concise<'_> {
    fn article(&mut self, checked: &Checked, out: &mut Vec<u8>) -> io::Result<()> {
        let lines = Lines::new(&checked.text);
        for it in checked.report.all() {
            let start = lines.start(it.span);
            let level = self.setting.messages.phrase(match it.level {
                Level::Error => "level-error",
                Level::Warning => "level-warning",
                Level::Information => "level-information",
                Level::Hint => "level-hint",
            });
            let (on, off) = match (self.is_coloured, it.level) {
                (false, _) => ("", ""),
                (true, Level::Error) => ("\x1b[1;31m", "\x1b[0m"),
                (true, Level::Warning) => ("\x1b[1;33m", "\x1b[0m"),
                (true, _) => ("\x1b[1;34m", "\x1b[0m"),
            };
            let place = format!("{}:{}:{}", checked.path.display(), start.line, start.column);
            writeln!(out, "{place}: {on}{level}[{}]{off}: {}", it.code, one_line(&it.message))?;
        }
        Ok(())
    }

    fn finish(&mut self, _: &Whole, _: &mut Vec<u8>) -> io::Result<()> {
        Ok(())
    }
}
