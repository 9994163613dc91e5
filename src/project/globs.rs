//! Patterns of paths, in the syntax of `.gitignore`.

use std::path::Path;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// A list of patterns: `bozze/**`, `*.md`, `!bozze/finale.md`.
#[derive(Clone, Debug)]
pub struct Globs {
    matcher: Gitignore,
}

impl Globs {
    /// The patterns, relative to `root`; the index of the first one that is not a pattern, with its fault.
    pub fn new<'a>(
        root: &Path,
        patterns: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, (usize, String)> {
        let mut builder = GitignoreBuilder::new(root);
        for (index, pattern) in patterns.into_iter().enumerate() {
            builder.add_line(None, pattern).map_err(|problem| (index, problem.to_string()))?;
        }
        builder.build().map(|matcher| Self { matcher }).map_err(|problem| (0, problem.to_string()))
    }

    /// No pattern at all.
    pub fn none() -> Self {
        Self { matcher: Gitignore::empty() }
    }

    /// Whether a pattern fits the file at `path`, relative to the root.
    pub fn fits(&self, path: &Path) -> bool {
        // A path that leaves the root is no path of the project's.
        !path.is_absolute()
            && !path.starts_with("..")
            && self.matcher.matched_path_or_any_parents(path, false).is_ignore()
    }

    /// Whether there is no pattern at all.
    pub fn is_empty(&self) -> bool {
        self.matcher.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_fits_all_its_files() {
        let globs = Globs::new(Path::new("."), ["bozze", "*.html"]).expect("patterns");
        assert!(globs.fits(Path::new("bozze/oggi/uno.md")));
        assert!(globs.fits(Path::new("altro/due.html")));
        assert!(!globs.fits(Path::new("altro/bozze.md")));
        assert!(!globs.fits(Path::new("../bozze/uno.md")));
    }
}
