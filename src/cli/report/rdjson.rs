//! reviewdog's JSON (Reviewdog Diagnostic Format). Its columns count bytes.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Edit, Fix, Level, Related, Safety};

use super::super::check::{Checked, Whole};
use super::place::{Elsewhere, Lines, Point, elsewhere};
use super::{Reporter, Setting, slashed};

/// Writes one JSON document.
pub(super) struct Rdjson<'a> {
    setting: Setting<'a>,
    diagnostics: Vec<Value>,
}

impl<'a> Rdjson<'a> {
    /// A document.
    pub(super) fn new(setting: Setting<'a>) -> Self {
        Self { setting, diagnostics: Vec::new() }
    }

    fn diagnostic(&self, it: &Diagnostic, checked: &Checked, lines: &Lines<'_>) -> Value {
        let path = slashed(&checked.path);
        let severity = match it.level {
            Level::Error => "ERROR",
            Level::Warning => "WARNING",
            Level::Information | Level::Hint => "INFO",
        };
        let mut value = json!({
            "message": it.message,
            "location": { "path": path, "range": range(lines.range(it.span)) },
            "severity": severity,
            "code": { "value": it.code },
        });
        let fixes = it.fixes.iter().filter(|_| !checked.is_document);
        let suggestions: Vec<Value> = fixes.filter_map(|fix| suggestion(fix, lines)).collect();
        if !suggestions.is_empty() {
            value["suggestions"] = json!(suggestions);
        }
        let related: Vec<Value> = it.related.iter().map(|it| self.related(it, &path, lines)).collect();
        if !related.is_empty() {
            value["relatedLocations"] = json!(related);
        }
        value
    }

    fn related(&self, it: &Related, path: &str, lines: &Lines<'_>) -> Value {
        let location = match elsewhere(&it.place, lines, self.setting.project) {
            Elsewhere::Here(points) => json!({ "path": path, "range": range(points) }),
            // The columns of another file are known in characters only.
            Elsewhere::There(path, line, ..) => {
                json!({ "path": slashed(&path), "range": { "start": { "line": line } } })
            }
        };
        json!({ "message": it.message, "location": location })
    }
}

/// A suggestion replaces one stretch; a correction in several places is none.
fn suggestion(fix: &Fix, lines: &Lines<'_>) -> Option<Value> {
    match fix.edits.as_slice() {
        [Edit { span, text }] if fix.safety != Safety::Snippet => {
            Some(json!({ "range": range(lines.range(*span)), "text": text }))
        }
        _ => None,
    }
}

fn range((start, end): (Point, Point)) -> Value {
    let point = |it: Point| json!({ "line": it.line, "column": it.byte_column });
    json!({ "start": point(start), "end": point(end) })
}

impl Reporter for Rdjson<'_> {
    fn article(&mut self, checked: &Checked, _: &mut Vec<u8>) -> io::Result<()> {
        let lines = Lines::new(&checked.text);
        for it in checked.report.all() {
            self.diagnostics.push(self.diagnostic(it, checked, &lines));
        }
        Ok(())
    }

    fn finish(&mut self, _: &Whole, out: &mut Vec<u8>) -> io::Result<()> {
        let document = json!({ "source": { "name": "fonte" }, "diagnostics": self.diagnostics });
        serde_json::to_writer_pretty(&mut *out, &document)?;
        out.write_all(b"\n")
    }
}
