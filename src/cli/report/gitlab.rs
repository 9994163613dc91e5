//! GitLab's code quality: a list of issues, each known by its fingerprint.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::diagnostic::Level;

use super::super::check::{Checked, Whole};
use super::place::Lines;
use super::{Reporter, fingerprints, slashed};

/// Writes one JSON list.
#[derive(Default)]
pub(super) struct CodeQuality {
    issues: Vec<Value>,
}

impl Reporter for CodeQuality {
    fn article(&mut self, checked: &Checked, _: &mut Vec<u8>) -> io::Result<()> {
        let lines = Lines::new(&checked.text);
        for (it, fingerprint) in checked.report.all().iter().zip(fingerprints(checked)) {
            let (start, end) = lines.range(it.span);
            let severity = match it.level {
                Level::Error => "major",
                Level::Warning => "minor",
                Level::Information | Level::Hint => "info",
            };
            self.issues.push(json!({
                "type": "issue",
                "check_name": it.code,
                "description": it.message,
                "categories": ["Style"],
                "severity": severity,
                "fingerprint": fingerprint,
                "location": {
                    "path": slashed(&checked.path),
                    "lines": { "begin": start.line, "end": end.line },
                },
            }));
        }
        Ok(())
    }

    fn finish(&mut self, _: &Whole, out: &mut Vec<u8>) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, &self.issues)?;
        out.write_all(b"\n")
    }
}
