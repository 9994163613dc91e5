//! Checkstyle's XML, which many tools read. Articles without findings are left out.

use std::io::{self, Write};

use crate::diagnostic::Level;

use super::super::check::{Checked, Whole};
use super::place::Lines;
use super::{Reporter, slashed};
use crate::text::xml_escaped as escaped;

/// Writes one XML document.
#[derive(Default)]
pub(super) struct Checkstyle {
    files: Vec<u8>,
}

impl Reporter for Checkstyle {
    fn article(&mut self, checked: &Checked, _: &mut Vec<u8>) -> io::Result<()> {
        let found = checked.report.all();
        if found.is_empty() {
            return Ok(());
        }
        let out = &mut self.files;
        let lines = Lines::new(&checked.text);
        writeln!(out, "  <file name=\"{}\">", escaped(&slashed(&checked.path)))?;
        for it in found {
            let start = lines.start(it.span);
            let severity = match it.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Information | Level::Hint => "info",
            };
            let (code, message) = (escaped(&it.code), escaped(&it.message));
            let place = format!("line=\"{}\" column=\"{}\"", start.line, start.column);
            writeln!(
                out,
                "    <error {place} severity=\"{severity}\" message=\"{message}\" source=\"fonte.{code}\"/>"
            )?;
        }
        writeln!(out, "  </file>")
    }

    fn finish(&mut self, _: &Whole, out: &mut Vec<u8>) -> io::Result<()> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"8.0\">")?;
        out.extend(std::mem::take(&mut self.files));
        writeln!(out, "</checkstyle>")
    }
}
