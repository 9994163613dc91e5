//! The archive of a newsroom, as it is left on disk and as its files stand now.

use std::sync::Arc;

use crate::lsp::desk::stamp_of;
use crate::project::{Project, Sources, database_of, find_sources};
use crate::reference::{ReferenceStore, StoreError, stable_hash};
use crate::store::SqliteStore;

/// The archive as it was left the last time; it is brought up to date in the background.
pub(super) fn left_over(project: &Project) -> Option<Arc<dyn ReferenceStore>> {
    if Sources::of(project).is_empty() {
        return None;
    }
    let database = Some(database_of(project)).filter(|path| path.is_file())?;
    // One that cannot be opened is built again, and then this is said.
    Some(Arc::new(SqliteStore::open(&database).ok()?))
}

/// The state of the files that the archive is built from. It costs a look at each, and reads none.
pub(super) fn state(project: &Project) -> u64 {
    let sources = Sources::of(project);
    let exclude = &project.config.exclude;
    let folders = sources.folders.iter().filter(|it| it.is_dir());
    let found: Vec<_> =
        folders.flat_map(|folder| find_sources(folder, &project.root, exclude).files).collect();
    let files = found.iter().chain(&sources.facts);
    let stamps = files.map(|path| format!("{} {:?}", path.display(), stamp_of(path)));
    let parts: Vec<String> = stamps.chain([project.fingerprint.to_string()]).collect();
    stable_hash(&parts.iter().map(String::as_str).collect::<Vec<_>>())
}

/// An archive that cannot be asked says nothing here; why stands in the log.
pub(super) fn answered<T>(answer: Result<T, StoreError>) -> Option<T> {
    answer.inspect_err(|problem| tracing::warn!("{problem}")).ok()
}
