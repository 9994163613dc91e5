//! Builds the reference: folders of articles and tables of facts become documents in a store.
//!
//! With a `fonte.toml` the store is `.fonte/reference.db` beside it; what has not changed is not read again.
//! Without one it lives in memory for one run.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::{Analysis, Options, analyse};
use crate::reference::{
    Applied, DocumentChange, MemoryStore, Position, ReferenceDocument, ReferenceStore, SourceFile, StoreError,
};
use crate::store::SqliteStore;
use crate::text::{ProseSpan, Span, Text};

use super::facts::TableShape;
use super::fill::{Entry, Progress, document, each_entry, fill};
use super::marks::write_ignored;
use super::paths::absolute;
use super::project::Project;

/// What goes into a reference. Paths are as a person at the current folder writes them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// Folders of articles.
    pub folders: Vec<PathBuf>,
    /// Tables and other files of facts.
    pub facts: Vec<PathBuf>,
    /// How some of the tables are to be read, by path.
    pub shapes: BTreeMap<PathBuf, TableShape>,
}

/// A reference, ready to be asked.
pub struct Built {
    /// The store.
    pub store: Arc<dyn ReferenceStore>,
    /// What was written, left alone and removed.
    pub applied: Applied,
    /// What a person should know and what stopped nothing: a damaged store that was built again.
    pub notes: Vec<String>,
    /// What could not be read: folders, files, lines of tables.
    pub problems: Vec<String>,
    /// Whether it is as it was last read, and may lag behind its sources.
    pub is_as_read: bool,
}

impl std::fmt::Debug for Built {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Built").field("applied", &self.applied).finish_non_exhaustive()
    }
}

impl Sources {
    /// What the project's configuration names.
    pub fn of(project: &Project) -> Self {
        let base = project.config_path.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        let full = |list: &[PathBuf]| list.iter().map(|path| base.join(path)).collect();
        let facts = &project.config.facts;
        Self {
            folders: full(&project.config.reference_folders),
            facts: facts.iter().map(|it| base.join(&it.path)).collect(),
            shapes: facts.iter().filter_map(|it| Some((base.join(&it.path), it.shape.clone()?))).collect(),
        }
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.folders.is_empty() && self.facts.is_empty()
    }
}

/// Where a project's reference is stored.
pub fn database_of(project: &Project) -> PathBuf {
    project.root.join(".fonte").join("reference.db")
}

/// The reference of `sources` in the project's database, brought up to date.
///
/// A damaged database is built again; where none can be written, the reference lives in memory.
pub fn update_reference(project: &Project, sources: &Sources) -> Result<Built, StoreError> {
    update_reference_telling(project, sources, &|_| ())
}

/// The same, telling `progress` how far it has come.
pub fn update_reference_telling(
    project: &Project,
    sources: &Sources,
    progress: &Progress<'_>,
) -> Result<Built, StoreError> {
    let path = database_of(project);
    let mut notes = Vec::new();
    let opened = prepare_folder(&path).and_then(|()| open(&path, &mut notes));
    let built = match opened {
        Ok(store) => fill(project, sources, Arc::new(store), progress),
        Err(problem) => Err(problem),
    };
    let mut built = match built {
        Err(StoreError::Damaged { place, reason }) => {
            notes.push(StoreError::Damaged { place, reason }.to_string());
            delete(&path);
            fill(project, sources, Arc::new(SqliteStore::open(&path)?), progress)?
        }
        Err(problem @ (StoreError::ReadOnly { .. } | StoreError::Busy { .. })) => {
            notes.push(format!("{problem}; it is kept in memory for now"));
            fill(project, sources, Arc::new(MemoryStore::new()), progress)?
        }
        other => other?,
    };
    notes.append(&mut built.notes);
    Ok(Built { notes, ..built })
}

/// An archive whose database has so many bytes, some thousands of articles, is looked through for every question;
/// with more of them that takes too long.
const SMALL: u64 = 64 * 1024 * 1024;

/// The reference of `sources` for a question: a large one answers as it was last read.
pub fn ask_reference(project: &Project, sources: &Sources) -> Result<Built, StoreError> {
    let path = database_of(project);
    if fs::metadata(&path).is_ok_and(|it| SMALL < it.len())
        && let Ok(store) = SqliteStore::open(&path)
    {
        return Ok(Built {
            store: Arc::new(store),
            applied: Applied::default(),
            notes: Vec::new(),
            problems: Vec::new(),
            is_as_read: true,
        });
    }
    update_reference(project, sources)
}

/// The facts of one file, read as the reference reads them, and what could not be read.
pub fn read_fact_file(project: &Project, path: &Path) -> (Vec<ReferenceDocument>, Vec<String>) {
    let mut sources = Sources::of(project);
    sources.folders.clear();
    sources.facts = vec![path.to_owned()];
    // The table may be named from another folder than that of `fonte.toml`.
    let own = absolute(path);
    let shape = sources.shapes.iter().find(|(known, _)| absolute(known) == own).map(|(_, it)| it.clone());
    sources.shapes = shape.map(|it| (path.to_owned(), it)).into_iter().collect();
    let (mut problems, mut documents) = (Vec::new(), Vec::new());
    let mut take = |name: String, entry: Entry| {
        if let Ok(Some(DocumentChange::Put(document))) = document(project, &name, &entry, None) {
            documents.push(Arc::unwrap_or_clone(document));
        }
        Ok(())
    };
    // Nothing is stored here, so that nothing can fail to be.
    if let Err(problem) = each_entry(project, &sources, &mut problems, &mut take) {
        problems.push(problem.to_string());
    }
    (documents, problems)
}

/// The reference of `sources` in memory.
pub fn read_reference(project: &Project, sources: &Sources) -> Result<Built, StoreError> {
    fill(project, sources, Arc::new(MemoryStore::new()), &|_| ())
}

fn prepare_folder(path: &Path) -> Result<(), StoreError> {
    let Some(folder) = path.parent() else { return Ok(()) };
    let read_only = |_| StoreError::ReadOnly { place: folder.display().to_string() };
    fs::create_dir_all(folder).map_err(read_only)?;
    // What can be built again does not belong into the archive's history.
    write_ignored(folder).map_err(read_only)
}

fn open(path: &Path, notes: &mut Vec<String>) -> Result<SqliteStore, StoreError> {
    match SqliteStore::open(path) {
        Err(problem @ StoreError::Damaged { .. }) => {
            notes.push(problem.to_string());
            delete(path);
            SqliteStore::open(path)
        }
        other => other,
    }
}

fn delete(path: &Path) {
    for ending in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        // One that is not there need not be deleted; one that stays is told when it is opened again.
        let _ = fs::remove_file(PathBuf::from(name));
    }
}

/// Reads one article for the reference; the same reading as for a check.
pub fn read_document(text: &str, options: &Options<'_>, file: &SourceFile) -> ReferenceDocument {
    read_analysed(text, &analyse(text, options), file)
}

/// The document of an article that has been read already.
pub fn read_analysed(text: &str, analysis: &Analysis, file: &SourceFile) -> ReferenceDocument {
    let lines = Text::new(text);
    let place = |span: ProseSpan| {
        let start = analysis.article.prose.to_source(span).start();
        let line = lines.line_of(start);
        let first = lines.line_span(line).map_or(start, Span::start);
        let column = text.get(first..start).map_or(0, |before| before.chars().count()) + 1;
        Position { line: line as u32 + 1, column: column as u32 }
    };
    let told = (&analysis.claims[..], &analysis.events[..]);
    ReferenceDocument::read(file, &analysis.article, &analysis.mentions, told, &place)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: &str = "Ponte di Borgo\n\n12 marzo 2025\n\nIl ponte è costato 3 milioni di euro.\n";

    fn newsroom() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
        fs::create_dir(folder.path().join("archivio")).expect("a folder");
        write("fonte.toml", "[reference]\nfolders = [\"archivio\"]\nfacts = [\"facts.csv\"]\n");
        write("facts.csv", "subject,measure,value\nBorgo,abitanti,12480\n");
        write("archivio/uno.txt", ARTICLE);
        write("archivio/due.txt", "Due barche sono affondate.\n");
        folder
    }

    fn update(folder: &Path) -> Built {
        let project = Project::load(&folder.join("fonte.toml")).expect("a project");
        update_reference(&project, &Sources::of(&project)).expect("a reference")
    }

    fn applied(written: usize, unchanged: usize, removed: usize) -> Applied {
        Applied { written, unchanged, removed }
    }

    #[test]
    fn a_changed_file_is_read_again_and_the_others_are_not() {
        let folder = newsroom();
        assert_eq!(update(folder.path()).applied, applied(3, 0, 0));
        assert_eq!(update(folder.path()).applied, applied(0, 3, 0));
        fs::write(folder.path().join("archivio/due.txt"), "Tre barche sono affondate.\n").expect("a file");
        assert_eq!(update(folder.path()).applied, applied(1, 2, 0));
        fs::remove_file(folder.path().join("archivio/due.txt")).expect("a file");
        assert_eq!(update(folder.path()).applied, applied(0, 2, 1));
    }

    #[test]
    fn documents_go_by_their_way_from_the_project() {
        let folder = newsroom();
        let stamps = update(folder.path()).store.documents().expect("a store");
        let paths: Vec<&str> = stamps.iter().map(|stamp| stamp.path.as_str()).collect();
        assert_eq!(paths, ["archivio/due.txt", "archivio/uno.txt", "facts.csv#2"]);
    }

    #[test]
    fn a_damaged_database_is_built_again_and_this_is_said() {
        let folder = newsroom();
        drop(update(folder.path()));
        let database = folder.path().join(".fonte/reference.db");
        delete(&database);
        fs::write(&database, "this is no database, and long enough to be taken for a bad one".repeat(40))
            .expect("a file");
        let built = update(folder.path());
        assert_eq!(built.applied, applied(3, 0, 0));
        assert!(built.notes.iter().any(|note| note.contains("will be built again")), "{:?}", built.notes);
    }

    #[test]
    fn a_reference_folder_that_does_not_exist_is_told_and_the_rest_is_read() {
        let project = Project::bare(Path::new("."));
        let sources = Sources { folders: vec![PathBuf::from("manca")], ..Sources::default() };
        let built = read_reference(&project, &sources).expect("a reference");
        assert_eq!(built.problems, ["manca: the reference folder does not exist"]);
    }
}
