//! Paths as a project knows them.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashMap;

/// The path from the root of the file system, links followed as far as it exists.
pub fn absolute(path: &Path) -> PathBuf {
    if let Ok(real) = path.canonicalize() {
        return real;
    }
    // A file that is not there (yet): its folder may be.
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) if !parent.as_os_str().is_empty() => absolute(parent).join(name),
        (_, Some(name)) => std::env::current_dir().unwrap_or_default().join(name),
        _ => path.to_owned(),
    }
}

/// Where files really stand, for one run: links of a folder are followed once, however many files it holds.
#[derive(Debug, Default)]
pub struct Places {
    folders: Mutex<FxHashMap<PathBuf, PathBuf>>,
}

impl Places {
    /// The same as [`absolute`].
    pub fn absolute(&self, path: &Path) -> PathBuf {
        let is_plain = || fs::symlink_metadata(path).is_ok_and(|it| !it.is_symlink());
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return absolute(path) };
        if !is_plain() {
            return absolute(path);
        }
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(real) = folders.get(folder) {
            return real.join(name);
        }
        let real = absolute(if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
        folders.insert(folder.to_owned(), real.clone());
        real.join(name)
    }
}

/// The way from the folder `base` to `path`, both absolute: `archivio/uno.md`, `../altro/due.md`.
///
/// ```
/// use std::path::Path;
/// use fonte::project::relative_to;
/// let path = relative_to(Path::new("/redazione"), Path::new("/archivio/uno.md"));
/// assert_eq!(path, Path::new("../archivio/uno.md"));
/// ```
pub fn relative_to(base: &Path, path: &Path) -> PathBuf {
    let from: Vec<Component<'_>> = base.components().collect();
    let to: Vec<Component<'_>> = path.components().collect();
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    if shared == 0 {
        return path.to_owned();
    }
    let up = from.iter().skip(shared).map(|_| Component::ParentDir);
    let way: PathBuf = up.chain(to.iter().skip(shared).copied()).collect();
    if way.as_os_str().is_empty() { PathBuf::from(".") } else { way }
}

/// The name by which an article is known in archive, marks and baseline: with slashes, the same on every system.
pub fn known_as(name: &Path) -> String {
    let parts: Vec<String> = name.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn places_are_found_as_if_each_were_looked_up_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("uno")).expect("a folder");
        fs::write(path("uno/a.md"), "").expect("a file");
        std::os::unix::fs::symlink(path("uno"), path("due")).expect("a link");
        std::os::unix::fs::symlink(path("uno/a.md"), path("uno/b.md")).expect("a link");
        let places = Places::default();
        for name in
            ["uno/a.md", "due/a.md", "uno/b.md", "due/b.md", "uno/../uno/a.md", "manca.md", "due", "uno/.."]
        {
            for _ in 0..2 {
                assert_eq!(places.absolute(&path(name)), absolute(&path(name)), "{name}");
            }
        }
        for name in ["Cargo.toml", "./Cargo.toml", "src/../Cargo.toml", "."] {
            assert_eq!(places.absolute(Path::new(name)), absolute(Path::new(name)), "{name}");
        }
    }
}
