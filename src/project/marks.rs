//! `.fonte/verified.jsonl`: the figures that the desk has checked, a line each. Lines are only ever added, their
//! order means nothing and one that stands twice does no harm, so that two histories can be joined line by line.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::verified::Mark;

/// What `.fonte` keeps out of the archive's history, and what not.
const IGNORED: &str = "*\n!verified.jsonl\n!baseline.jsonl\n!.gitattributes\n";

/// What earlier versions wrote there; whatever somebody has changed stays.
const ONCE_IGNORED: [&str; 2] = ["*\n", "*\n!verified.jsonl\n!.gitattributes\n"];

const ATTRIBUTES: &str = "verified.jsonl merge=union\n";

/// A line as it is written.
#[derive(Deserialize, Serialize)]
struct Line {
    path: String,
    figure: String,
    value: String,
    of: String,
    sentence: String,
    by: String,
    date: String,
}

/// Where the marks of the newsroom at `root` are kept.
pub fn marks_file(root: &Path) -> PathBuf {
    root.join(".fonte").join("verified.jsonl")
}

/// The marks of the newsroom at `root`, and what is wrong with lines that hold none.
pub(super) fn read_marks(root: &Path) -> (Vec<Mark>, Vec<(usize, String)>) {
    let text = match fs::read(marks_file(root)) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => return (Vec::new(), Vec::new()),
        Err(problem) => return (Vec::new(), vec![(1, problem.to_string())]),
    };
    let mut marks = Vec::new();
    let mut problems = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match mark(line) {
            Ok(mark) => marks.push(mark),
            Err(problem) => problems.push((index + 1, problem)),
        }
    }
    (marks, problems)
}

fn mark(line: &str) -> Result<Mark, String> {
    let Line { path, figure, value, of, sentence, by, date } =
        serde_json::from_str(line).map_err(|problem| format!("not a mark: {problem}"))?;
    let date = date.parse().map_err(|_| format!("not a mark: `{date}` is not a date such as 2025-01-15"))?;
    Ok(Mark { path, figure, value, of, sentence, by, date })
}

/// Makes `folder`, the newsroom's `.fonte`, if it is not there.
pub fn prepare_own_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    write_ignored(folder)
}

/// Says in `folder`, the newsroom's `.fonte`, what of it belongs into the archive's history: the marks.
pub(super) fn write_ignored(folder: &Path) -> io::Result<()> {
    let ignore = folder.join(".gitignore");
    if fs::read_to_string(&ignore).map_or(true, |it| ONCE_IGNORED.contains(&it.as_str())) {
        fs::write(&ignore, IGNORED)?;
    }
    let attributes = folder.join(".gitattributes");
    if attributes.exists() { Ok(()) } else { fs::write(&attributes, ATTRIBUTES) }
}

/// Adds a mark to those of the newsroom at `root`.
pub fn add_mark(root: &Path, mark: &Mark) -> io::Result<()> {
    let file = marks_file(root);
    let folder = file.parent().unwrap_or(root);
    fs::create_dir_all(folder)?;
    write_ignored(folder)?;
    let line = Line {
        path: mark.path.clone(),
        figure: mark.figure.clone(),
        value: mark.value.clone(),
        of: mark.of.clone(),
        sentence: mark.sentence.clone(),
        by: mark.by.clone(),
        date: mark.date.to_string(),
    };
    let ends_well = fs::read(&file).map_or(true, |bytes| bytes.last().is_none_or(|it| *it == b'\n'));
    let start = if ends_well { "" } else { "\n" };
    let line = serde_json::to_string(&line).map_err(io::Error::from)?;
    // One write, so that two editors at once do not mix their lines.
    OpenOptions::new().append(true).create(true).open(&file)?.write_all(format!("{start}{line}\n").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a_mark(figure: &str) -> Mark {
        let text = |it: &str| it.to_owned();
        Mark {
            path: text("bozze/uno.md"),
            figure: text(figure),
            value: text("43"),
            of: text("banco"),
            sentence: text("00"),
            by: text("AB"),
            date: jiff::civil::date(2025, 10, 20),
        }
    }

    #[test]
    fn marks_are_added_and_a_broken_line_spoils_no_other() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(read_marks(folder.path()), (Vec::new(), Vec::new()));
        add_mark(folder.path(), &a_mark("43 banchi")).expect("written");
        let file = marks_file(folder.path());
        // A join of two histories that went wrong, and a last line without its end.
        let text = fs::read_to_string(&file).expect("a file") + "<<<<<<< ours\n{\"path\": 3";
        fs::write(&file, text).expect("a file");
        add_mark(folder.path(), &a_mark("5 carri")).expect("written");
        let (marks, problems) = read_marks(folder.path());
        assert_eq!(marks, [a_mark("43 banchi"), a_mark("5 carri")]);
        assert_eq!(problems.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3]);
        let ignored = fs::read_to_string(folder.path().join(".fonte/.gitignore")).expect("a file");
        assert_eq!(ignored, IGNORED);
    }
}
