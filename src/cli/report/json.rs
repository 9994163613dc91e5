//! Findings for programs: one JSON document.
//!
//! `{"version": 1, "files": [{"path", "diagnostics": […], "fixed"?: {…}}], "summary": {…}}`. Nothing is held back;
//! `fixed` counts what `--fix` mended, by rule. Lines and columns count from one, columns in characters; offsets
//! count bytes from zero. For a document of a word processor a line
//! is a paragraph, and there are neither offsets nor fixes.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Fix, Place, Related, Safety};
use crate::text::Span;

use super::super::check::{Checked, Counts, Fixed, Whole};
use super::Reporter;
use super::place::{Lines, Point};

/// Writes one JSON document.
#[derive(Default)]
pub(super) struct Json {
    files: Vec<Value>,
}

impl Reporter for Json {
    fn article(&mut self, checked: &Checked, _: &mut Vec<u8>) -> io::Result<()> {
        let mut article = json!({
            "path": checked.path.display().to_string(),
            "diagnostics": diagnostics(checked),
        });
        if let Some(Fixed::Applied(applied)) = &checked.fixed {
            article["fixed"] = json!(applied);
        }
        self.files.push(article);
        Ok(())
    }

    fn finish(&mut self, whole: &Whole, out: &mut Vec<u8>) -> io::Result<()> {
        let Counts { articles, errors, warnings, others } = whole.all;
        let mut summary =
            json!({ "articles": articles, "errors": errors, "warnings": warnings, "others": others });
        if 0 < whole.known {
            summary["known"] = json!(whole.known);
        }
        let document = json!({ "version": 1, "files": self.files, "summary": summary });
        serde_json::to_writer_pretty(&mut *out, &document)?;
        out.write_all(b"\n")
    }
}

/// The findings of one article.
pub(super) fn diagnostics(checked: &Checked) -> Vec<Value> {
    let lines = Lines::new(&checked.text);
    let mut diagnostics: Vec<Value> = checked.report.all().iter().map(|it| diagnostic(it, &lines)).collect();
    if checked.is_document {
        diagnostics.iter_mut().for_each(without_bytes);
    }
    diagnostics
}

/// In a document of a word processor a place has a paragraph and a column and no byte, and nothing can be mended
/// from here.
fn without_bytes(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.remove("offset");
            for (key, inner) in map.iter_mut() {
                if key == "fixes" {
                    *inner = json!([]);
                }
                without_bytes(inner);
            }
        }
        Value::Array(list) => list.iter_mut().for_each(without_bytes),
        _ => {}
    }
}

fn diagnostic(it: &Diagnostic, lines: &Lines<'_>) -> Value {
    json!({
        "rule": it.code,
        "severity": it.level.name(),
        "message": it.message,
        "range": range(it.span, lines),
        "related": it.related.iter().map(|it| related(it, lines)).collect::<Vec<_>>(),
        "fixes": it.fixes.iter().map(|it| fix(it, lines)).collect::<Vec<_>>(),
    })
}

fn related(it: &Related, lines: &Lines<'_>) -> Value {
    match &it.place {
        Place::Here(span) => json!({ "message": it.message, "range": range(*span, lines) }),
        Place::Reference { document, line, .. } => {
            json!({ "message": it.message, "document": document, "line": line + 1 })
        }
    }
}

fn fix(it: &Fix, lines: &Lines<'_>) -> Value {
    let safety = match it.safety {
        Safety::Safe => "safe",
        Safety::Unsafe => "unsafe",
        Safety::Snippet => "snippet",
    };
    let edits: Vec<Value> =
        it.edits.iter().map(|edit| json!({ "range": range(edit.span, lines), "text": edit.text })).collect();
    json!({ "title": it.title, "safety": safety, "edits": edits })
}

fn range(span: Span, lines: &Lines<'_>) -> Value {
    let point = |it: Point| json!({ "line": it.line, "column": it.column, "offset": it.offset });
    let (start, end) = lines.range(span);
    json!({ "start": point(start), "end": point(end) })
}
