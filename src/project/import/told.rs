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

    /// All of it, a message each.
    pub(in crate::project) fn messages(self) -> Vec<String> {
        let path = self.path.display();
        let mut out: Vec<String> =
            self.lines.iter().map(|(line, message)| format!("{path}:{line}: {message}")).collect();
        if 0 < self.n_more {
            out.push(format!("{path}: and {} more of its lines", self.n_more));
        }
        out
    }
}
