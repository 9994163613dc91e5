//! Finding articles and reading them. One that cannot be read is reported, and the rest is read.

use std::borrow::Cow;
use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::WalkBuilder;

use super::encoding::{Encoding, NotText, decode};
use super::globs::Globs;
use super::import::IMPORTS;
use super::left_out::is_excluded;
use super::paths::Places;
use super::project::Project;
use crate::analysis::{Analysis, analyse, analyse_prose};
use crate::article::Given;
use crate::prose::{Document, DocumentFault, Format, Prose};

/// The longest file that is read, in bytes: 50 MB. No article is longer, and spans are 32 bits wide.
pub const LARGEST_FILE: u64 = 50 * 1024 * 1024;

/// What an article's file name ends in.
const EXTENSIONS: [&str; 9] = ["md", "markdown", "txt", "html", "htm", "docx", "odt", "adoc", "asciidoc"];

/// What the name of a document of a word processor ends in.
const DOCUMENTS: [&str; 2] = ["docx", "odt"];

/// The folder in which a project keeps its reference.
const OWN_FOLDER: &str = ".fonte";

/// What was found under the given paths.
#[derive(Debug, Default)]
pub struct Found {
    /// The articles' files, sorted, each once.
    pub files: Vec<PathBuf>,
    /// What could not be walked.
    pub problems: Vec<FileProblem>,
}

/// An article's file, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The text.
    pub text: String,
    /// How it was encoded.
    pub encoding: Encoding,
    /// What a reader sees of it, for a document of a word processor; `text` then holds its paragraphs.
    pub prose: Option<Prose>,
}

impl Article {
    /// The reading of the article at `path`.
    pub fn analyse(&self, project: &Project, path: &Path, given: Given) -> Analysis {
        match &self.prose {
            Some(prose) => analyse_prose(prose.clone(), &project.options(Format::Plain, given)),
            None => analyse(&self.text, &project.options(Format::from_path(path), given)),
        }
    }

    /// What to compare to see whether the article has changed.
    pub fn content(&self) -> Cow<'_, str> {
        match &self.prose {
            // The same words may have become a heading or lead elsewhere.
            Some(prose) => Cow::Owned(format!("{}\n{:?}{:?}", self.text, prose.blocks, prose.links)),
            None => Cow::Borrowed(&self.text),
        }
    }
}

/// A file or folder that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProblem {
    /// Which.
    pub path: PathBuf,
    /// Why.
    pub fault: Fault,
}

/// Why a file or folder could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is nothing there.
    NotFound,
    /// The system says no, in its words.
    Unreadable(String),
    /// A program, a picture, a document of a word processor.
    Binary,
    /// Neither UTF-8 nor Windows-1252.
    UnknownEncoding,
    /// More bytes than [`LARGEST_FILE`].
    TooLarge(u64),
    /// A document that cannot be read.
    Document(DocumentFault),
    /// A link that leads back to a folder it stands in.
    Loop,
    /// A link that leads out of the folder.
    Outside,
    /// A folder without articles.
    NoArticles,
}

impl fmt::Display for FileProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: ", self.path.display())?;
        match &self.fault {
            Fault::NotFound => out.write_str("no such file or folder"),
            Fault::Unreadable(reason) => write!(out, "cannot be read: {reason}"),
            Fault::Binary => out.write_str("is not text; skipped"),
            Fault::UnknownEncoding => {
                out.write_str("is neither UTF-8 nor Windows-1252; save it as UTF-8; skipped")
            }
            Fault::TooLarge(bytes) => write!(
                out,
                "has {} MB, and no article is longer than {} MB; skipped",
                bytes.div_ceil(1024 * 1024),
                LARGEST_FILE / (1024 * 1024)
            ),
            Fault::Document(DocumentFault::Locked) => out.write_str(
                "is locked with a password, or an old .doc; save it as .docx without a password; skipped",
            ),
            Fault::Document(DocumentFault::Damaged) => {
                out.write_str("is no document, or a damaged one; skipped")
            }
            Fault::Document(DocumentFault::TooLarge) => write!(
                out,
                "unpacks to more than {} MB, and no article is longer; skipped",
                LARGEST_FILE / (1024 * 1024)
            ),
            Fault::Loop => out.write_str("is a link that leads back to its own folder; skipped"),
            Fault::Outside => out.write_str(
                "is a link that leads out of the reference folder; name what it leads to in fonte.toml; skipped",
            ),
            Fault::NoArticles => {
                write!(out, "holds no articles (files that end in .{})", EXTENSIONS.join(", ."))
            }
        }
    }
}

/// The articles under `paths`. A path that is a file is always taken; a folder is walked: what `.gitignore`
/// and `exclude` leave out is left out, and hidden files are.
///
/// `root` is the folder against which the patterns hold.
pub fn find_articles(paths: &[PathBuf], root: &Path, include: &Globs, exclude: &Globs) -> Found {
    let mut found = Found::default();
    for path in paths {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => {
                walk(path, root, include, exclude, Wanted::Articles, &mut found);
            }
            Ok(_) => found.files.push(path.clone()),
            Err(problem) => found.problems.push(unreadable(path, &problem)),
        }
    }
    found.files.sort();
    found.files.dedup();
    found
}

/// The articles and exports of a reference folder. A link that leads out of it is not followed.
pub fn find_sources(folder: &Path, root: &Path, exclude: &Globs) -> Found {
    let mut found = Found::default();
    walk(folder, root, &Globs::none(), exclude, Wanted::Sources, &mut found);
    found.files.sort();
    found
}

/// Which files of a folder are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    /// Articles.
    Articles,
    /// Articles and exports, and nothing from elsewhere.
    Sources,
}

fn walk(folder: &Path, root: &Path, include: &Globs, exclude: &Globs, wanted: Wanted, found: &mut Found) {
    let before = (found.files.len(), found.problems.len());
    let mut walker = WalkBuilder::new(folder);
    walker.follow_links(true).require_git(false).sort_by_file_name(Ord::cmp);
    let outside: Arc<Mutex<Vec<PathBuf>>> = Arc::default();
    let (left, inside) = (Arc::clone(&outside), folder.canonicalize().ok());
    walker.filter_entry(move |entry| {
        if wanted == Wanted::Sources
            && 0 < entry.depth()
            && entry.path_is_symlink()
            && let (Some(inside), Ok(target)) = (&inside, entry.path().canonicalize())
            && !target.starts_with(inside)
        {
            left.lock().unwrap_or_else(PoisonError::into_inner).push(entry.path().to_owned());
            return false;
        }
        entry.file_name() != OWN_FOLDER
    });
    let (real_root, places) = (super::absolute(root), Places::default());
    for entry in walker.build() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(problem) => {
                found.problems.push(problem_of_walk(folder, &problem));
                continue;
            }
        };
        let path = entry.path();
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
        let is_wanted = is_article(path) || wanted == Wanted::Sources && ends_in(path, &IMPORTS);
        if !is_file || !is_wanted || is_own_page(path) {
            continue;
        }
        let known = super::relative_to(&real_root, &places.absolute(path));
        if is_excluded(&known, include, exclude) {
            continue;
        }
        found.files.push(path.strip_prefix("./").unwrap_or(path).to_owned());
    }
    let mut outside = outside.lock().unwrap_or_else(PoisonError::into_inner);
    found.problems.extend(outside.drain(..).map(|path| FileProblem { path, fault: Fault::Outside }));
    if before == (found.files.len(), found.problems.len()) {
        found.problems.push(FileProblem { path: folder.to_owned(), fault: Fault::NoArticles });
    }
}

fn is_article(path: &Path) -> bool {
    // «~$bozza.docx» is the note that a word processor leaves beside a document that is open.
    let is_note = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("~$"));
    !is_note && ends_in(path, &EXTENSIONS)
}

/// What the page that fonte writes for the desk says of itself in its head; it is no article where a walk meets it.
pub const PAGE_MARK: &str = "<meta name=\"generator\" content=\"fonte\">";

/// Whether the file is such a page.
fn is_own_page(path: &Path) -> bool {
    let mut head = Vec::new();
    let mut read = || fs::File::open(path)?.take(512).read_to_end(&mut head);
    ends_in(path, &["html", "htm"])
        && read().is_ok()
        && head.windows(PAGE_MARK.len()).any(|it| it == PAGE_MARK.as_bytes())
}

fn ends_in(path: &Path, extensions: &[&str]) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|it| extensions.iter().any(|known| it.eq_ignore_ascii_case(known)))
}

/// Reads the file at `path`.
pub fn read_article(path: &Path) -> Result<Article, FileProblem> {
    let problem = |fault| FileProblem { path: path.to_owned(), fault };
    let told = |error: io::Error| unreadable(path, &error);
    let mut file = fs::File::open(path).map_err(told)?;
    let len = file.metadata().map_err(told)?.len();
    if LARGEST_FILE < len {
        return Err(problem(Fault::TooLarge(len)));
    }
    let mut bytes = Vec::with_capacity(len as usize);
    file.read_to_end(&mut bytes).map_err(told)?;
    article_of(path, &bytes)
}

/// The article that `bytes`, the content of a file at `path`, hold.
pub fn article_of(path: &Path, bytes: &[u8]) -> Result<Article, FileProblem> {
    let problem = |fault| FileProblem { path: path.to_owned(), fault };
    if LARGEST_FILE < bytes.len() as u64 {
        return Err(problem(Fault::TooLarge(bytes.len() as u64)));
    }
    let is_document = ends_in(path, &DOCUMENTS);
    if is_document || Document::is_likely(bytes) {
        match Document::read(bytes) {
            Ok(Document { text, prose }) => {
                return Ok(Article { text, encoding: Encoding::Utf8, prose: Some(prose) });
            }
            Err(fault) if is_document => return Err(problem(Fault::Document(fault))),
            Err(_) => {}
        }
    }
    match decode(bytes) {
        Ok((text, encoding)) => Ok(Article { text, encoding, prose: None }),
        Err(NotText::Binary) => Err(problem(Fault::Binary)),
        Err(NotText::Unknown) => Err(problem(Fault::UnknownEncoding)),
    }
}

pub(super) fn unreadable(path: &Path, error: &io::Error) -> FileProblem {
    let fault = match error.kind() {
        io::ErrorKind::NotFound => Fault::NotFound,
        io::ErrorKind::PermissionDenied => Fault::Unreadable("permission denied".to_owned()),
        io::ErrorKind::IsADirectory => Fault::Unreadable("it is a folder".to_owned()),
        _ => Fault::Unreadable(error.to_string()),
    };
    FileProblem { path: path.to_owned(), fault }
}

fn problem_of_walk(folder: &Path, problem: &ignore::Error) -> FileProblem {
    match problem {
        ignore::Error::Loop { child, .. } => FileProblem { path: child.clone(), fault: Fault::Loop },
        ignore::Error::WithPath { path, err } => {
            let inner = problem_of_walk(path, err);
            FileProblem { path: path.clone(), fault: inner.fault }
        }
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            problem_of_walk(folder, err)
        }
        ignore::Error::Io(error) => unreadable(folder, error),
        other => FileProblem { path: folder.to_owned(), fault: Fault::Unreadable(other.to_string()) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn none() -> Globs {
        Globs::new(Path::new("."), []).expect("no patterns")
    }

    fn find(folder: &Path) -> Found {
        find_articles(&[folder.to_owned()], folder, &none(), &none())
    }

    #[test]
    fn a_folder_gives_its_articles_in_order() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        fs::create_dir_all(path(".fonte")).expect("a folder");
        for name in ["b.md", "a.TXT", "c.rs", ".hidden.md", "skipped.md", ".fonte/x.md"] {
            fs::write(path(name), "Ciao.").expect("a file");
        }
        fs::write(path(".gitignore"), "skipped.md").expect("a file");
        let found = find(folder.path());
        assert_eq!(found.files, [path("a.TXT"), path("b.md")]);
        assert_eq!(found.problems, []);
    }

    #[test]
    fn a_file_that_is_named_is_always_taken() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("nota.rst");
        fs::write(&path, "Ciao.").expect("a file");
        let found = find_articles(std::slice::from_ref(&path), folder.path(), &none(), &none());
        assert_eq!(found.files, [path]);
    }

    #[test]
    fn a_folder_without_articles_says_so() {
        let folder = tempfile::tempdir().expect("a folder");
        let problem = FileProblem { path: folder.path().to_owned(), fault: Fault::NoArticles };
        assert_eq!(find(folder.path()).problems, [problem]);
    }

    #[cfg(unix)]
    #[test]
    fn a_loop_of_links_is_told_and_the_rest_is_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let article = folder.path().join("uno.md");
        fs::write(&article, "Ciao.").expect("a file");
        let link = folder.path().join("giro");
        std::os::unix::fs::symlink(folder.path(), &link).expect("a link");
        let found = find(folder.path());
        assert_eq!(found.files, [article]);
        assert_eq!(found.problems, [FileProblem { path: link, fault: Fault::Loop }]);
    }

    #[test]
    fn a_missing_file_is_told_in_one_line() {
        let problem = read_article(Path::new("manca.md")).expect_err("no such file");
        assert_eq!(problem.to_string(), "manca.md: no such file or folder");
    }

    #[test]
    fn a_file_that_is_too_long_is_not_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("lungo.txt");
        let file = fs::File::create(&path).expect("a file");
        file.set_len(LARGEST_FILE + 1).expect("a sparse file");
        let problem = read_article(&path).expect_err("too long");
        assert_eq!(problem.fault, Fault::TooLarge(LARGEST_FILE + 1));
    }
}
