//! What is wrong in a file, told once with its first lines however often it is.

use std::path::{Path, PathBuf};

/// So many lines are told; the others are counted.
const MOST: usize = 3;

/// What is wrong in one file.
#[derive(Debug)]
pub(in crate::project) struct Told {
    path: PathBuf,
    lines: Vec<(usize, String)>,
    n_more: usize,
}

impl Told {
    /// Nothing yet.
    pub(in crate::project) fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), lines: Vec::new(), n_more: 0 }
    }

    /// Tells what is wrong on a one-based line.
    pub(in crate::project) fn tell(&mut self, line: usize, message: String) {
        if self.lines.len() < MOST { self.lines.push((line, message)) } else { self.n_more += 1 }
    }

    /// All of it: a message to a line, or one for all where there are many.
    pub(in crate::project) fn messages(self) -> Vec<String> {
        let path = self.path.display();
        if 0 < self.n_more {
            let first = self.lines.first().map(|(line, message)| format!("{path}:{line}: {message}"));
            let others: Vec<String> = self.lines.iter().skip(1).map(|(line, _)| line.to_string()).collect();
            let n_others = others.len() + self.n_more;
            let more = format!(" (and {n_others} more of its lines: {} …)", others.join(", "));
            return first.map(|it| it + &more).into_iter().collect();
        }
        self.lines.iter().map(|(line, message)| format!("{path}:{line}: {message}")).collect()
    }
}
