//! Writing a mended article back: whole or not at all, and only where it can be written just as it was.

use std::fmt;
use std::fs::{self, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::encoding::{Encoding, decode};
use super::files::Article;

/// The mark of the encoding, which some editors put before a text.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Why an article's file is left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unwritable {
    /// It is a document of a word processor.
    Document,
    /// It is not UTF-8.
    Encoding,
    /// It is a link to another file.
    Link,
    /// It may only be read.
    ReadOnly,
    /// It has changed since it was read.
    Changed,
    /// Writing failed.
    Failed(String),
}

impl fmt::Display for Unwritable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unwritable::Document => out.write_str("is a document of a word processor"),
            Unwritable::Encoding => out.write_str("is not UTF-8"),
            Unwritable::Link => out.write_str("is a link"),
            Unwritable::ReadOnly => out.write_str("is read-only"),
            Unwritable::Changed => out.write_str("has changed meanwhile"),
            Unwritable::Failed(problem) => {
                write!(out, "could not be written: {problem}")
            }
        }
    }
}

/// Whether the file at `path`, read as `article`, could be written back.
pub fn is_writable(path: &Path, article: &Article) -> Result<(), Unwritable> {
    if article.prose.is_some() {
        return Err(Unwritable::Document);
    }
    if article.encoding != Encoding::Utf8 {
        return Err(Unwritable::Encoding);
    }
    permissions(path).map(drop)
}

fn permissions(path: &Path) -> Result<Permissions, Unwritable> {
    let metadata = fs::symlink_metadata(path).map_err(|problem| failed(&problem))?;
    if metadata.is_symlink() {
        return Err(Unwritable::Link);
    }
    let permissions = metadata.permissions();
    if permissions.readonly() { Err(Unwritable::ReadOnly) } else { Ok(permissions) }
}

/// Puts `text` into the place of `article`, which was read from `path`.
///
/// The text is written beside the file and takes its name at the end: at no moment is there half an article.
/// Permissions and a mark of the encoding stay; a file that somebody has changed since it was read stays too.
pub fn write_article(path: &Path, article: &Article, text: &str) -> Result<(), Unwritable> {
    is_writable(path, article)?;
    let permissions = permissions(path)?;
    let bytes = fs::read(path).map_err(|problem| failed(&problem))?;
    if decode(&bytes).ok().is_none_or(|(now, _)| now != article.text) {
        return Err(Unwritable::Changed);
    }
    let mark = if bytes.starts_with(MARK) { MARK } else { &[] };
    let beside = beside(path);
    let written = write_new(&beside, &[mark, text.as_bytes()], Some(permissions))
        .and_then(|()| fs::rename(&beside, path));
    written.map_err(|problem| {
        // Where it was never made there is nothing to take away.
        let _ = fs::remove_file(&beside);
        failed(&problem)
    })
}

/// Makes `bytes` the content of the file at `path`, whole or not at all. What is no file, such as a terminal or a
/// pipe, is written to as it is.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays one: what it leads to is replaced.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match fs::metadata(path) {
        Ok(metadata) if !metadata.is_file() => {
            let mut file = OpenOptions::new().write(true).open(path)?;
            file.write_all(bytes)?;
            return file.flush();
        }
        Ok(metadata) if metadata.permissions().readonly() => {
            return Err(io::Error::from(io::ErrorKind::PermissionDenied));
        }
        _ => {}
    }
    sweep(path);
    let beside = beside(path);
    let permissions = fs::metadata(path).ok().map(|it| it.permissions());
    write_new(&beside, &[bytes], permissions).and_then(|()| fs::rename(&beside, path)).inspect_err(|_| {
        // Where it was never made there is nothing to take away.
        let _ = fs::remove_file(&beside);
    })
}

/// A name in the same folder, which no walk takes for an article and which nobody else has taken: a process that
/// was killed may have had our number, as all have in a container.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let named = |n: usize| path.with_file_name(format!(".{name}.{}-{n}.fonte", std::process::id()));
    (0..MOST_LEFT).map(named).find(|it| fs::symlink_metadata(it).is_err()).unwrap_or_else(|| named(MOST_LEFT))
}

/// So many names are tried before what stands in the way is told.
const MOST_LEFT: usize = 100;

/// After so long nobody is still writing.
const STALE: Duration = Duration::from_secs(60 * 60);

/// Takes away what a process that was killed has left of a file at `path`.
fn sweep(path: &Path) {
    let Some(folder) = path.parent() else { return };
    let start = format!(".{}.", path.file_name().unwrap_or_default().to_string_lossy());
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let number = name.strip_prefix(&start).and_then(|it| it.strip_suffix(".fonte"));
        let is_ours = number
            .is_some_and(|it| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'));
        let age = || entry.metadata().ok()?.modified().ok()?.elapsed().ok();
        if is_ours && age().is_some_and(|age| STALE < age) {
            // One that cannot be taken away is in nobody's way.
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn write_new(path: &Path, pieces: &[&[u8]], permissions: Option<Permissions>) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    for piece in pieces {
        file.write_all(piece)?;
    }
    file.sync_all()
}

fn failed(problem: &io::Error) -> Unwritable {
    Unwritable::Failed(problem.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::read_article;
    use super::*;

    fn written(bytes: &[u8], change: impl Fn(&Path)) -> (Result<(), Unwritable>, Vec<u8>, usize) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("uno.md");
        fs::write(&path, bytes).expect("a file");
        let article = read_article(&path).expect("an article");
        change(&path);
        let result = write_article(&path, &article, "Nuovo.\r\n");
        let n_files = fs::read_dir(folder.path()).expect("a folder").count();
        (result, fs::read(&path).expect("a file"), n_files)
    }

    #[test]
    fn a_file_is_replaced_whole_and_keeps_its_mark() {
        let (result, bytes, n_files) = written(b"\xef\xbb\xbfVecchio.\r\n", |_| ());
        assert_eq!((result, bytes.as_slice(), n_files), (Ok(()), &b"\xef\xbb\xbfNuovo.\r\n"[..], 1));
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("uno.md");
        fs::write(&path, "Vecchio.").expect("a file");
        fs::set_permissions(&path, Permissions::from_mode(0o640)).expect("ours");
        let article = read_article(&path).expect("an article");
        assert_eq!(write_article(&path, &article, "Nuovo."), Ok(()));
        assert_eq!(fs::metadata(&path).expect("a file").permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn what_cannot_be_written_as_it_was_is_left_alone() {
        let read_only = |path: &Path| {
            let mut permissions = fs::metadata(path).expect("a file").permissions();
            permissions.set_readonly(true);
            fs::set_permissions(path, permissions).expect("ours");
        };
        let (result, bytes, n_files) = written(b"Vecchio.", read_only);
        assert_eq!((result, bytes.as_slice(), n_files), (Err(Unwritable::ReadOnly), &b"Vecchio."[..], 1));
        let latin = written(b"Citt\xe0.", |_| ());
        assert_eq!((latin.0, latin.1.as_slice()), (Err(Unwritable::Encoding), &b"Citt\xe0."[..]));
        let (result, bytes, _) = written(b"Vecchio.", |path| fs::write(path, "Altro.").expect("a file"));
        assert_eq!((result, bytes.as_slice()), (Err(Unwritable::Changed), &b"Altro."[..]));
    }

    #[test]
    fn what_a_killed_process_left_is_in_nobodys_way_and_goes_in_time() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("report.json");
        let left = |n: usize| folder.path().join(format!(".report.json.{}-{n}.fonte", std::process::id()));
        for n in 0..2 {
            fs::write(left(n), "{\"half\":").expect("a file");
        }
        let long_ago = std::time::SystemTime::now() - 2 * STALE;
        let file = OpenOptions::new().write(true).open(left(1)).expect("a file");
        file.set_modified(long_ago).expect("ours");
        write_whole(&path, b"{}").expect("written");
        assert_eq!(fs::read(&path).expect("a report"), b"{}");
        assert_eq!((left(0).exists(), left(1).exists(), left(2).exists()), (true, false, false));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, link) = (folder.path().join("uno.md"), folder.path().join("due.md"));
        fs::write(&path, "Vecchio.").expect("a file");
        std::os::unix::fs::symlink(&path, &link).expect("a link");
        let article = read_article(&link).expect("an article");
        assert_eq!(write_article(&link, &article, "Nuovo."), Err(Unwritable::Link));
    }
}
