//! What the reference should hold, file by file, and how it gets into a store: a batch at a time, so that no source
//! is ever held whole, however long it is.

use std::fs::File;
use std::io::{BufReader, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::fact_cells::FactRow;
use super::fact_document::{fact_document, fact_path, table_of};
use super::facts::read_table;
use super::files::{find_sources, read_article};
use super::import::{IMPORTS, Item, Told, is_lines, item_document, read_items, read_lines};
use super::paths::known_as;
use super::project::Project;
use super::reference::{Built, Sources, read_analysed};
use crate::article::Given;
use crate::reference::{
    Applied, DocumentChange, EXTRACTOR, ReferenceStore, SourceFile, StoreError, stable_hash,
};

/// So many documents are written at a time.
const BATCH: usize = 256;

/// One article or one fact that the reference should hold.
pub(super) enum Entry {
    /// A file of its own.
    Article(PathBuf),
    /// A row of a table.
    Fact(Box<FactRow>),
    /// An article of an export.
    Item(Box<Item>),
}

/// Who takes the entries, with the name under which each is known.
type EntrySink<'a> = dyn FnMut(String, Entry) -> Result<(), StoreError> + 'a;

/// Hears how many articles and facts were looked at.
pub type Progress<'a> = dyn Fn(usize) + 'a;

/// Brings `store` up to date with `sources`.
pub(super) fn fill(
    project: &Project,
    sources: &Sources,
    store: Arc<dyn ReferenceStore>,
    progress: &Progress<'_>,
) -> Result<Built, StoreError> {
    // Names are kept as hashes alone: an archive may hold a million.
    let stamps = store.documents()?.into_iter();
    let known = stamps.map(|it| (stable_hash(&[&it.path]), (it.hash, it.extractor))).collect();
    let mut filling = Filling {
        project,
        store: &*store,
        progress,
        known,
        seen: FxHashSet::default(),
        batch: Vec::new(),
        applied: Applied::default(),
        problems: Vec::new(),
    };
    let mut problems = Vec::new();
    each_entry(project, sources, &mut problems, &mut |name, entry| filling.take(name, entry))?;
    filling.flush()?;
    filling.remove_gone()?;
    let Filling { applied, problems: more, .. } = filling;
    problems.extend(more);
    Ok(Built { store, applied, notes: Vec::new(), problems, is_as_read: false })
}

struct Filling<'a> {
    project: &'a Project,
    store: &'a dyn ReferenceStore,
    progress: &'a Progress<'a>,
    known: FxHashMap<u64, (u64, u32)>,
    /// The hashes of the names that were met.
    seen: FxHashSet<u64>,
    batch: Vec<(String, Entry)>,
    applied: Applied,
    problems: Vec<String>,
}

impl Filling<'_> {
    fn take(&mut self, name: String, entry: Entry) -> Result<(), StoreError> {
        // A file that two folders hold is read once.
        if !self.seen.insert(stable_hash(&[&name])) {
            return Ok(());
        }
        (self.progress)(self.seen.len());
        self.batch.push((name, entry));
        if BATCH <= self.batch.len() { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        let batch = std::mem::take(&mut self.batch);
        let read: Vec<Result<Option<DocumentChange>, String>> = batch
            .par_iter()
            .map(|(name, entry)| document(self.project, name, entry, self.known.get(&stable_hash(&[name]))))
            .collect();
        let mut changes = Vec::new();
        for one in read {
            match one {
                Ok(Some(change)) => changes.push(change),
                Ok(None) => self.applied.unchanged += 1,
                Err(problem) => self.problems.push(problem),
            }
        }
        if !changes.is_empty() {
            let more = self.store.apply(&changes)?;
            self.applied.written += more.written;
            self.applied.unchanged += more.unchanged;
        }
        Ok(())
    }

    /// Takes out what no source holds any longer.
    fn remove_gone(&mut self) -> Result<(), StoreError> {
        if self.known.keys().all(|name| self.seen.contains(name)) {
            return Ok(());
        }
        let gone: Vec<DocumentChange> = self
            .store
            .documents()?
            .into_iter()
            .filter(|stamp| !self.seen.contains(&stable_hash(&[&stamp.path])))
            .map(|stamp| DocumentChange::Remove(stamp.path))
            .collect();
        self.applied.removed = self.store.apply(&gone)?.removed;
        Ok(())
    }
}

/// Gives everything that the reference should hold to `sink`, source by source.
pub(super) fn each_entry(
    project: &Project,
    sources: &Sources,
    problems: &mut Vec<String>,
    sink: &mut EntrySink<'_>,
) -> Result<(), StoreError> {
    for folder in &sources.folders {
        if !folder.is_dir() {
            problems.push(format!("{}: the reference folder does not exist", folder.display()));
            continue;
        }
        let found = find_sources(folder, &project.root, &project.config.exclude);
        problems.extend(found.problems.iter().map(ToString::to_string));
        for path in found.files {
            let name = known_as(&project.name_of(&path));
            if has_items(&path) {
                items(&path, &name, problems, sink)?;
            } else {
                sink(name, Entry::Article(path))?;
            }
        }
    }
    for path in &sources.facts {
        facts(project, sources, path, problems, sink)?;
    }
    Ok(())
}

fn has_items(path: &Path) -> bool {
    let extension = path.extension().map(|it| it.to_string_lossy().to_lowercase());
    extension.is_some_and(|it| IMPORTS.contains(&it.as_str()))
}

/// The name of an article of an export: the file and the line, with a number where a line holds several.
struct Numbered<'a> {
    name: &'a str,
    last: (usize, usize),
}

impl Numbered<'_> {
    fn next(&mut self, line: usize) -> String {
        let count = if self.last.0 == line { self.last.1 + 1 } else { 1 };
        self.last = (line, count);
        if count == 1 { format!("{}#{line}", self.name) } else { format!("{}#{line}.{count}", self.name) }
    }
}

fn items(
    path: &Path,
    name: &str,
    problems: &mut Vec<String>,
    sink: &mut EntrySink<'_>,
) -> Result<(), StoreError> {
    let mut told = Told::new(path);
    let mut numbered = Numbered { name, last: (0, 0) };
    let mut take = |item: Item| sink(numbered.next(item.line), Entry::Item(Box::new(item)));
    if is_lines(path) {
        if let Some(input) = open(path, problems) {
            read_lines(input, &mut told, &mut take)?;
        }
    } else {
        match read_article(path) {
            Ok(article) => read_items(path, &article.text, &mut told, &mut take)?,
            Err(problem) => problems.push(problem.to_string()),
        }
    }
    problems.extend(told.messages());
    Ok(())
}

fn facts(
    project: &Project,
    sources: &Sources,
    path: &Path,
    problems: &mut Vec<String>,
    sink: &mut EntrySink<'_>,
) -> Result<(), StoreError> {
    let name = known_as(&project.name_of(path));
    let mut told = Told::new(path);
    let mut take = |fact: FactRow| sink(fact_path(&name, &fact), Entry::Fact(Box::new(fact)));
    let ends_in = |end: &str| path.extension().is_some_and(|it| it.eq_ignore_ascii_case(end));
    if ends_in("toml") {
        match read_article(path) {
            Ok(article) => super::fact_files::read_toml(path, &article.text, &mut told, &mut take)?,
            Err(problem) => problems.push(problem.to_string()),
        }
    } else if ends_in("json") || ends_in("jsonld") {
        // What fact-checkers publish: claims with their reviews.
        return items(path, &name, problems, sink);
    } else if let Some(input) = open(path, problems) {
        if is_lines(path) {
            super::fact_files::read_lines(input, &mut told, &mut take)?;
        } else {
            let shape = sources.shapes.get(path).cloned().unwrap_or_default();
            read_table(input, &shape, &mut told, &mut take)?;
        }
    }
    problems.extend(told.messages());
    Ok(())
}

/// A file to be read line by line; one in UTF-16 is made UTF-8 first.
fn open(path: &Path, problems: &mut Vec<String>) -> Option<BufReader<Box<dyn Read>>> {
    let problem = |problem: &std::io::Error| super::files::unreadable(path, problem).to_string();
    let opened = File::open(path).and_then(|file| {
        let mut file = BufReader::new(file);
        let is_wide = std::io::BufRead::fill_buf(&mut file)?;
        let is_wide = is_wide.starts_with(b"\xff\xfe") || is_wide.starts_with(b"\xfe\xff");
        Ok((file, is_wide))
    });
    match opened {
        Ok((file, false)) => Some(BufReader::new(Box::new(file))),
        Ok((_, true)) => match read_article(path) {
            Ok(article) => Some(BufReader::new(Box::new(Cursor::new(article.text.into_bytes())))),
            Err(problem) => {
                problems.push(problem.to_string());
                None
            }
        },
        Err(error) => {
            problems.push(problem(&error));
            None
        }
    }
}

/// The document, or nothing where the store has it already.
pub(super) fn document(
    project: &Project,
    name: &str,
    entry: &Entry,
    known: Option<&(u64, u32)>,
) -> Result<Option<DocumentChange>, String> {
    let is_known = |hash: u64| known == Some(&(hash, EXTRACTOR));
    let fingerprint = project.fingerprint.to_string();
    let document = match entry {
        Entry::Fact(fact) => {
            let hash = stable_hash(&[&format!("{fact:?}"), &fingerprint]);
            if is_known(hash) {
                return Ok(None);
            }
            fact_document(project, fact, name, table_of(name), hash)
        }
        Entry::Item(item) => {
            let hash = stable_hash(&[&format!("{item:?}"), &fingerprint]);
            if is_known(hash) {
                return Ok(None);
            }
            item_document(project, item, name, hash)
        }
        Entry::Article(path) => {
            let article = read_article(path).map_err(|problem| problem.to_string())?;
            let hash = stable_hash(&[&article.content(), &fingerprint]);
            if is_known(hash) {
                return Ok(None);
            }
            let file = SourceFile { path: name.to_owned(), hash, ..SourceFile::default() };
            let given = Given { language: project.config.language, date: None };
            read_analysed(&article.text, &article.analyse(project, path, given), &file)
        }
    };
    Ok(Some(DocumentChange::Put(Arc::new(document))))
}
