//! `fonte index`: reads the reference that `fonte.toml` names; what has not changed is not read again.

use crate::messages::Messages;
use crate::project::{Sources, database_of, update_reference_telling};
use crate::rules::Message;

use super::arguments::IndexArguments;
use super::{Outcome, reading, terminal};

/// Brings the reference up to date.
pub(super) fn index(arguments: &IndexArguments) -> anyhow::Result<Outcome> {
    let paths = [arguments.path.clone()];
    let project = reading::newsroom(arguments.config.as_deref(), &paths)?;
    let sources = Sources::of(&project);
    if sources.is_empty() {
        anyhow::bail!(match &project.config_path {
            Some(path) => format!("{}: [reference] names no folders and no facts", path.display()),
            None => "there is no fonte.toml here that names a reference; `fonte init` writes one".to_owned(),
        });
    }
    let language = project.config.messages.or_else(terminal::language).unwrap_or_default();
    let messages = Messages::of(language);
    let said = |n_read: usize| messages.word(&Message::new("indexing").with("documents", n_read));
    let progress = terminal::Progress::new();
    let built = update_reference_telling(&project, &sources, &|n_read| progress.tell(n_read, &said))?;
    progress.clear();
    terminal::tell(&built.notes, &built.problems);
    let snapshot = built.store.snapshot();
    let told = Message::new("indexed")
        .with("written", built.applied.written)
        .with("unchanged", built.applied.unchanged)
        .with("removed", built.applied.removed)
        .with("documents", usize::try_from(snapshot.n_documents)?)
        .with("claims", usize::try_from(snapshot.n_claims)?)
        .with("names", usize::try_from(snapshot.n_entities)?);
    let place = database_of(&project);
    let place = project.shown(&place.to_string_lossy());
    let line = format!("{}: {}\n", place.display(), messages.word(&told));
    terminal::write_all(line.as_bytes())?;
    Ok(if built.problems.is_empty() { Outcome::Clean } else { Outcome::Failed })
}
