//! Findings for programs that read line by line: what `json` says of each finding, with its `path` and
//! `fingerprint`, on a line of its own.

use std::io::{self, Write};

use serde_json::json;

use super::super::check::{Checked, Whole};
use super::{Reporter, fingerprints, json, slashed};

/// Writes lines.
pub(super) struct Lines;

impl Reporter for Lines {
    fn article(&mut self, checked: &Checked, out: &mut Vec<u8>) -> io::Result<()> {
        let fingerprints = fingerprints(checked);
        for (mut value, fingerprint) in json::diagnostics(checked).into_iter().zip(fingerprints) {
            value["path"] = json!(slashed(&checked.path));
            value["fingerprint"] = json!(fingerprint);
            serde_json::to_writer(&mut *out, &value)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn finish(&mut self, _: &Whole, _: &mut Vec<u8>) -> io::Result<()> {
        Ok(())
    }
}
