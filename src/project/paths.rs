//! Paths as a project knows them.

use std::path::{Component, Path, PathBuf};

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
