//! How many findings of each rule there are, the most first.

use std::cmp::Reverse;
use std::io::{self, Write};

use super::super::check::{Checked, Whole};
use super::{Reporter, Setting};

/// Writes a table.
pub(super) struct Statistics<'a> {
    setting: Setting<'a>,
}

impl<'a> Statistics<'a> {
    /// A table.
    pub(super) fn new(setting: Setting<'a>) -> Self {
        Self { setting }
    }
}

impl Reporter for Statistics<'_> {
    fn article(&mut self, _: &Checked, _: &mut Vec<u8>) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self, whole: &Whole, out: &mut Vec<u8>) -> io::Result<()> {
        let mut rows: Vec<(usize, &str, String)> = Vec::new();
        for (code, levels) in &whole.rules {
            // A rule may speak louder in one article than in another.
            let names: Vec<&str> = levels.keys().rev().map(|level| level.name()).collect();
            rows.push((levels.values().sum(), code, names.join(", ")));
        }
        rows.sort_by_key(|(n, code, _)| (Reverse(*n), *code));
        let width = rows.first().map_or(0, |(n, ..)| n.to_string().len());
        let longest = rows.iter().map(|(_, code, _)| code.len()).max().unwrap_or(0);
        for (n, code, levels) in &rows {
            writeln!(out, "{n:>width$}  {code:longest$}  {levels}")?;
        }
        if !rows.is_empty() {
            writeln!(out)?;
        }
        writeln!(out, "{}", whole.all.summary(self.setting.messages))
    }
}
