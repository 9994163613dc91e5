//! Findings for programs: one JSON document.
//!
//! `{"version": 1, "files": [{"path", "diagnostics": […], "fixed"?: {…}}], "summary": {…}}`. Nothing is held back;
//! `fixed` counts what `--fix` mended, by rule. Lines and columns count from one, columns in characters; offsets
//! count bytes from zero. For a document of a word processor a line
//! is a paragraph, and there are neither offsets nor fixes.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Fix, Place, Related, Safety};
use crate::text::{Span, Text};

use super::super::check::{Checked, Counts, Fixed};

/// One article.
pub(in super::super) fn article(checked: &Checked) -> Value {
    let lines = Text::new(&checked.text);
    let mut diagnostics: Vec<Value> =
        checked.report.diagnostics.iter().map(|it| diagnostic(it, &checked.text, &lines)).collect();
    if checked.is_document {
        diagnostics.iter_mut().for_each(without_bytes);
    }
    let mut article = json!({
        "path": checked.path.display().to_string(),
        "diagnostics": diagnostics,
    });
    if let Some(Fixed::Applied(applied)) = &checked.fixed {
        article["fixed"] = json!(applied);
    }
    article
}

/// All of them.
pub(in super::super) fn write(out: &mut impl Write, files: Vec<Value>, counts: Counts) -> io::Result<()> {
    let Counts { articles, errors, warnings, others } = counts;
    let summary = json!({ "articles": articles, "errors": errors, "warnings": warnings, "others": others });
    let document = json!({ "version": 1, "files": files, "summary": summary });
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
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

fn diagnostic(it: &Diagnostic, text: &str, lines: &Text) -> Value {
    json!({
        "rule": it.code,
        "severity": it.level.name(),
        "message": it.message,
        "range": range(it.span, text, lines),
        "related": it.related.iter().map(|it| related(it, text, lines)).collect::<Vec<_>>(),
        "fixes": it.fixes.iter().map(|it| fix(it, text, lines)).collect::<Vec<_>>(),
    })
}

fn related(it: &Related, text: &str, lines: &Text) -> Value {
    match &it.place {
        Place::Here(span) => json!({ "message": it.message, "range": range(*span, text, lines) }),
        Place::Reference { document, line, .. } => {
            json!({ "message": it.message, "document": document, "line": line + 1 })
        }
    }
}

fn fix(it: &Fix, text: &str, lines: &Text) -> Value {
    let safety = match it.safety {
        Safety::Safe => "safe",
        Safety::Unsafe => "unsafe",
        Safety::Snippet => "snippet",
    };
    let edits: Vec<Value> = it
        .edits
        .iter()
        .map(|edit| json!({ "range": range(edit.span, text, lines), "text": edit.text }))
        .collect();
    json!({ "title": it.title, "safety": safety, "edits": edits })
}

fn range(span: Span, text: &str, lines: &Text) -> Value {
    json!({ "start": place(span.start(), text, lines), "end": place(span.end(), text, lines) })
}

fn place(offset: usize, text: &str, lines: &Text) -> Value {
    let line = lines.line_of(offset);
    let first = lines.line_span(line).map_or(0, Span::start);
    let column = text.get(first..offset).map_or(0, |before| before.chars().count());
    json!({ "line": line + 1, "column": column + 1, "offset": offset })
}
