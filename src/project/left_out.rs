//! Which files a walk would leave out, asked of files that are named one by one.

use std::path::{Path, PathBuf};

use ignore::Match;
use ignore::gitignore::Gitignore;
use rustc_hash::FxHashMap;

use super::globs::Globs;
use super::paths::{Places, absolute, relative_to};

/// Tells which files would be left out of a walk: by `exclude`, by want of `include`, or by a `.gitignore` between
/// the root and the file.
#[derive(Debug)]
pub struct LeftOut<'a> {
    root: PathBuf,
    places: Places,
    include: &'a Globs,
    exclude: &'a Globs,
    /// What the `.gitignore` of a folder says; absent where there is none.
    folders: FxHashMap<PathBuf, Option<Gitignore>>,
}

impl<'a> LeftOut<'a> {
    /// Under `root`, with these patterns.
    pub fn new(root: &Path, include: &'a Globs, exclude: &'a Globs) -> Self {
        Self {
            root: absolute(root),
            places: Places::default(),
            include,
            exclude,
            folders: FxHashMap::default(),
        }
    }

    /// Whether the file at `path` would be left out.
    pub fn holds(&mut self, path: &Path) -> bool {
        let real = self.places.absolute(path);
        let known = relative_to(&self.root, &real);
        if is_excluded(&known, self.include, self.exclude) {
            return true;
        }
        // The nearest file that says anything wins, as it does for git.
        for folder in real.ancestors().skip(1).take_while(|folder| folder.starts_with(&self.root)) {
            if !self.folders.contains_key(folder) {
                let file = folder.join(".gitignore");
                self.folders.insert(folder.to_owned(), file.is_file().then(|| Gitignore::new(file).0));
            }
            let Some(Some(rules)) = self.folders.get(folder) else { continue };
            match rules.matched_path_or_any_parents(&real, false) {
                Match::None => {}
                Match::Ignore(_) => return true,
                Match::Whitelist(_) => return false,
            }
        }
        false
    }
}

/// Whether the patterns keep out the file with this way from the root.
pub(super) fn is_excluded(known: &Path, include: &Globs, exclude: &Globs) -> bool {
    exclude.fits(known) || !include.is_empty() && !include.fits(known)
}
