//! `.fonte/baseline.jsonl`: findings that are known already and are not told again, a line each, by article.
//!
//! A finding is known by its content, never by its line; see [`crate::known`].

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::marks::write_ignored;
use super::write::write_whole;
use crate::known::Known;

/// A finding that is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct BaselineEntry {
    /// The article's path, from the root of the newsroom.
    pub path: String,
    /// The code of the rule.
    pub rule: String,
    /// The words that are underlined, for people.
    pub words: String,
    /// What it is known by, in hexadecimal figures.
    pub key: String,
    /// How many of it there are.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub n: usize,
}

fn one() -> usize {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands out a reference")]
fn is_one(n: &usize) -> bool {
    *n == 1
}

impl BaselineEntry {
    /// Its key as a number; a key that is none fits nothing.
    pub fn number(&self) -> Option<u64> {
        u64::from_str_radix(&self.key, 16).ok()
    }
}

/// What is known, by article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// The entries of each article, by its path from the root.
    pub articles: BTreeMap<String, Vec<BaselineEntry>>,
    /// Lines that hold no entry: which, and why.
    pub problems: Vec<(usize, String)>,
}

/// Where the baseline of the newsroom at `root` is kept unless somebody names another place.
pub fn baseline_file(root: &Path) -> PathBuf {
    root.join(".fonte").join("baseline.jsonl")
}

impl Baseline {
    /// The baseline in the file at `path`; an empty one where there is none.
    pub fn read(path: &Path) -> io::Result<Self> {
        let text = match fs::read(path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(problem) if problem.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(problem) => return Err(problem),
        };
        let mut baseline = Self::default();
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            match serde_json::from_str::<BaselineEntry>(line) {
                Ok(entry) => baseline.articles.entry(entry.path.clone()).or_default().push(entry),
                Err(problem) => baseline.problems.push((index + 1, format!("no known finding: {problem}"))),
            }
        }
        Ok(baseline)
    }

    /// What is known of the article at `path`, of the rules that `ran`.
    pub fn known(&self, path: &str, ran: impl Fn(&str) -> bool) -> Known {
        let entries = self.articles.get(path).map_or(&[][..], Vec::as_slice);
        Known::new(
            entries.iter().filter(|it| ran(&it.rule)).filter_map(|entry| Some((entry.number()?, entry.n))),
        )
    }

    /// Writes it to the file at `path`, whole or not at all, in an order that depends on nothing but its content.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        if let Some(folder) = path.parent().filter(|it| !it.as_os_str().is_empty()) {
            fs::create_dir_all(folder)?;
            if folder.ends_with(".fonte") {
                write_ignored(folder)?;
            }
        }
        let mut entries: Vec<&BaselineEntry> = self.articles.values().flatten().collect();
        entries.sort();
        let mut text = String::new();
        for entry in entries {
            text += &serde_json::to_string(entry).map_err(io::Error::from)?;
            text.push('\n');
        }
        write_whole(path, text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_baseline_is_read_as_it_was_written_and_a_broken_line_spoils_no_other() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = baseline_file(folder.path());
        assert_eq!(Baseline::read(&path).expect("no file is none"), Baseline::default());
        let entry = |path: &str, n| BaselineEntry {
            path: path.to_owned(),
            rule: "vague-source".to_owned(),
            words: "si parla di".to_owned(),
            key: "00ff".to_owned(),
            n,
        };
        let mut baseline = Baseline::default();
        baseline.articles.insert("due.md".to_owned(), vec![entry("due.md", 2)]);
        baseline.articles.insert("uno.md".to_owned(), vec![entry("uno.md", 1)]);
        baseline.write(&path).expect("written");
        assert_eq!(Baseline::read(&path).expect("a file"), baseline);
        let text = fs::read_to_string(&path).expect("a file") + "<<<<<<<\n";
        fs::write(&path, text).expect("a file");
        let read = Baseline::read(&path).expect("a file");
        assert_eq!(
            (read.articles, read.problems.first().map(|it| it.0)),
            (baseline.articles.clone(), Some(3))
        );
        assert_eq!(baseline.known("due.md", |_| true), Known::new([(255, 2)]));
        assert!(baseline.known("due.md", |code| code == "other").is_empty());
    }
}
