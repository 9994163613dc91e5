//! SARIF 2.1.0: what code scanning reads. Rules come with their pages as help, findings with related places,
//! corrections and a fingerprint by which they are known when their line moves.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::{MAIN_SEPARATOR, Path};

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Fix, Level, Related, Safety};
use crate::rules::{page::Page, register};

use super::super::check::{Checked, Whole};
use super::place::{Elsewhere, Lines, Point, elsewhere};
use super::{Reporter, Setting, fingerprints};

/// Where the schema is published.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Writes one JSON document.
pub(super) struct Sarif<'a> {
    setting: Setting<'a>,
    results: Vec<(String, Value)>,
}

impl<'a> Sarif<'a> {
    /// A document.
    pub(super) fn new(setting: Setting<'a>) -> Self {
        Self { setting, results: Vec::new() }
    }

    fn result(&self, it: &Diagnostic, checked: &Checked, lines: &Lines<'_>, fingerprint: String) -> Value {
        let uri = uri(&checked.path);
        let mut value = json!({
            "ruleId": it.code,
            "level": level(it.level),
            "message": { "text": it.message },
            "locations": [{ "physicalLocation": location(&uri, lines.range(it.span)) }],
            // The first is the name under which GitHub looks for it.
            "partialFingerprints": { "primaryLocationLineHash": fingerprint, "fonteContent/v1": fingerprint },
        });
        let related: Vec<Value> = it
            .related
            .iter()
            .enumerate()
            .map(|(index, it)| self.related(index + 1, it, &uri, lines))
            .collect();
        if !related.is_empty() {
            value["relatedLocations"] = json!(related);
        }
        let can_fix = |fix: &&Fix| fix.safety != Safety::Snippet && !checked.is_document;
        let fixes: Vec<Value> = it.fixes.iter().filter(can_fix).map(|it| fix(it, &uri, lines)).collect();
        if !fixes.is_empty() {
            value["fixes"] = json!(fixes);
        }
        value
    }

    fn related(&self, id: usize, it: &Related, here: &str, lines: &Lines<'_>) -> Value {
        let place = match elsewhere(&it.place, lines, self.setting.project) {
            Elsewhere::Here(points) => location(here, points),
            Elsewhere::There(path, line, column, end) => json!({
                "artifactLocation": artifact(&uri(&path)),
                "region": { "startLine": line, "startColumn": column, "endColumn": end.max(column) },
            }),
        };
        json!({ "id": id, "physicalLocation": place, "message": { "text": it.message } })
    }

    /// The rules that have found something, with their pages.
    fn rules<'code>(&self, codes: impl Iterator<Item = &'code str>) -> BTreeMap<String, Value> {
        let register = register();
        let mut rules = BTreeMap::new();
        for code in codes {
            if rules.contains_key(code) {
                continue;
            }
            let known = register.iter().find(|rule| rule.meta.code == code);
            let house = self.setting.project.house_rules.get(code);
            let value = match (known, house) {
                (Some(rule), _) => {
                    let page = Page::read(rule.meta.page);
                    let body = help(&page);
                    let tags = json!({ "tags": [rule.meta.family.name()] });
                    described(code, rule.meta.level, &page.summary, &body, tags)
                }
                (None, Some(rule)) => {
                    let words = rule.message.as_ref().or(rule.why.as_ref()).map_or(code, |it| it.en.as_str());
                    let why = rule.why.as_ref().map_or(words, |it| it.en.as_str());
                    described(code, rule.level, words, why, json!({ "tags": ["house"] }))
                }
                (None, None) => described(
                    code,
                    Level::Warning,
                    "A comment that allows something and is of no use.",
                    "A comment that allows something names a rule and a reason, and silences a finding.",
                    json!({ "tags": ["suppression"] }),
                ),
            };
            rules.insert(code.to_owned(), value);
        }
        rules
    }
}

/// What a rule says of itself beside a finding: why, and where it falls short; the examples are in its page.
fn help(page: &Page) -> String {
    let mut text = page.summary.clone();
    for section in page.sections.iter().filter(|it| it.title == "Why" || it.title == "Limits") {
        let _ = write!(text, "\n\n## {}\n\n{}", section.title, section.text.trim());
    }
    let _ = write!(text, "\n\n`fonte explain {}` shows examples and options.", page.code);
    text
}

fn described(code: &str, usual: Level, summary: &str, help: &str, properties: Value) -> Value {
    json!({
        "id": code,
        "name": code,
        "shortDescription": { "text": summary },
        "fullDescription": { "text": summary },
        "help": { "text": help, "markdown": help },
        "defaultConfiguration": { "level": level(usual) },
        "properties": properties,
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Information | Level::Hint => "note",
    }
}

fn fix(it: &Fix, uri: &str, lines: &Lines<'_>) -> Value {
    let replacements: Vec<Value> = it
        .edits
        .iter()
        .map(|edit| {
            json!({ "deletedRegion": region(lines.range(edit.span)), "insertedContent": { "text": edit.text } })
        })
        .collect();
    json!({
        "description": { "text": it.title },
        "artifactChanges": [{ "artifactLocation": artifact(uri), "replacements": replacements }],
    })
}

fn location(uri: &str, points: (Point, Point)) -> Value {
    json!({ "artifactLocation": artifact(uri), "region": region(points) })
}

/// A path that is not absolute is one of the repository.
fn artifact(uri: &str) -> Value {
    if uri.starts_with("file:") {
        json!({ "uri": uri })
    } else {
        json!({ "uri": uri, "uriBaseId": "%SRCROOT%" })
    }
}

fn region((start, end): (Point, Point)) -> Value {
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// The path as an address: `bozze/due%20parole.md`, `file:///archivio/uno.md`, `file:///C:/archivio/uno.md`.
fn uri(path: &Path) -> String {
    address(&path.to_string_lossy(), MAIN_SEPARATOR)
}

/// The address of a path of a system whose folders are parted by `separator`.
fn address(path: &str, separator: char) -> String {
    let path = path.replace(separator, "/");
    // Windows writes long paths so: `\\?\C:\archivio`, `\\?\UNC\server\archivio`.
    let path = match path.strip_prefix("//?/").filter(|_| separator == '\\') {
        Some(long) => long.strip_prefix("UNC/").map_or_else(|| long.to_owned(), |share| format!("//{share}")),
        None => path,
    };
    let letter =
        |it: &str| it.len() == 2 && it.ends_with(':') && it.starts_with(|it: char| it.is_ascii_alphabetic());
    let drive = path.get(..2).filter(|it| separator == '\\' && letter(it));
    let start = match (drive, separator) {
        (Some(_), _) => "file:///",
        (None, '\\') if path.starts_with("//") => "file://",
        _ if path.starts_with('/') => "file:///",
        _ => "",
    };
    let mut out = format!("{start}{}", drive.unwrap_or_default());
    let rest = path.get(drive.map_or(0, str::len)..).unwrap_or_default();
    for (index, part) in rest.split('/').filter(|it| !matches!(*it, "" | ".")).enumerate() {
        if 0 < index || drive.is_some() {
            out.push('/');
        }
        for byte in part.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                out.push(char::from(byte));
            } else {
                // A string takes everything.
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

impl Reporter for Sarif<'_> {
    fn article(&mut self, checked: &Checked, _: &mut Vec<u8>) -> io::Result<()> {
        let lines = Lines::new(&checked.text);
        for (it, fingerprint) in checked.report.all().iter().zip(fingerprints(checked)) {
            self.results.push((it.code.clone(), self.result(it, checked, &lines, fingerprint)));
        }
        Ok(())
    }

    fn finish(&mut self, whole: &Whole, out: &mut Vec<u8>) -> io::Result<()> {
        let results = std::mem::take(&mut self.results);
        let rules = self.rules(results.iter().map(|(code, _)| code.as_str()));
        let index: BTreeMap<&str, usize> =
            rules.keys().enumerate().map(|(index, code)| (code.as_str(), index)).collect();
        let results: Vec<Value> = results
            .into_iter()
            .map(|(code, mut result)| {
                result["ruleIndex"] = json!(index.get(code.as_str()));
                result
            })
            .collect();
        let problems: Vec<Value> = whole
            .problems
            .iter()
            .map(|it| {
                json!({
                    "level": "error",
                    "message": { "text": it.to_string() },
                    "locations": [{ "physicalLocation": { "artifactLocation": artifact(&uri(&it.path)) } }],
                })
            })
            .collect();
        let document = json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "fonte",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": rules.values().collect::<Vec<_>>(),
                } },
                "columnKind": "unicodeCodePoints",
                "invocations": [{
                    "executionSuccessful": problems.is_empty(),
                    "toolExecutionNotifications": problems,
                }],
                "results": results,
            }],
        });
        serde_json::to_writer_pretty(&mut *out, &document)?;
        out.write_all(b"\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_an_address() {
        assert_eq!(uri(Path::new("./bozze/due parole è.md")), "bozze/due%20parole%20%C3%A8.md");
        assert_eq!(uri(Path::new("../altro/uno.md")), "../altro/uno.md");
        assert_eq!(uri(Path::new("/archivio/uno.md")), "file:///archivio/uno.md");
        assert_eq!(address("bozze/un\\altro.md", '/'), "bozze/un%5Caltro.md");
    }

    #[test]
    fn a_path_of_windows_becomes_an_address_too() {
        let uri = |path| address(path, '\\');
        assert_eq!(uri(r".\bozze\due parole.md"), "bozze/due%20parole.md");
        assert_eq!(uri(r"C:\archivio\uno.md"), "file:///C:/archivio/uno.md");
        assert_eq!(uri(r"\\?\D:\archivio\uno.md"), "file:///D:/archivio/uno.md");
        assert_eq!(uri(r"\\server\archivio\uno.md"), "file://server/archivio/uno.md");
        assert_eq!(uri(r"\\?\UNC\server\archivio\uno.md"), "file://server/archivio/uno.md");
        assert_eq!(uri(r"..\altro\C.md"), "../altro/C.md");
    }
}
