//! `fonte check --watch`: the check again, whenever something has changed.
//!
//! Files are looked at, not listened to: that works on every disk, near or far.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

use super::super::check_arguments::CheckArguments;
use super::super::{Outcome, reading, terminal};
use super::{check_paths, choose};

/// How long a change may go unseen.
const PAUSE: Duration = Duration::from_millis(400);

/// When a file was changed last, and its length.
type State = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

/// Checks until the process is stopped, or until nobody reads what it prints.
pub(super) fn watch(arguments: &CheckArguments) -> anyhow::Result<Outcome> {
    let mut before = None;
    loop {
        let now = state(arguments);
        if before.as_ref() != Some(&now) {
            if before.is_some() {
                clear()?;
            }
            // What cannot be done now may be done after the next change.
            if let Err(problem) = check_paths(arguments) {
                if super::super::is_broken_pipe(&problem) {
                    return Err(problem);
                }
                terminal::error(&format!("{problem:#}"));
            }
            terminal::note("waiting for changes; Ctrl-C ends");
            before = Some(now);
        }
        thread::sleep(PAUSE);
    }
}

/// What is to be seen of the articles, of the configuration and of what it names.
fn state(arguments: &CheckArguments) -> State {
    let mut files = Vec::new();
    match reading::newsroom(arguments.reading.config.as_deref(), &arguments.paths) {
        Ok(project) => {
            files.extend(choose(arguments, &project).map(|choice| choice.files).unwrap_or_default());
            files.extend(project.files_behind());
        }
        // A configuration that cannot be read is read again when it changes.
        Err(_) => files.extend(arguments.reading.config.clone()),
    }
    let start = arguments.paths.first().cloned().unwrap_or_else(|| PathBuf::from("."));
    files.extend(crate::project::config_above(&start));
    let seen = files.into_iter().map(|path| {
        let metadata = std::fs::metadata(&path).ok();
        let changed = metadata.as_ref().and_then(|it| it.modified().ok());
        (path, (changed, metadata.map_or(0, |it| it.len())))
    });
    seen.collect()
}

/// A fresh screen on a terminal, an empty line elsewhere.
fn clear() -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(if out.is_terminal() { b"\x1b[2J\x1b[3J\x1b[H" } else { b"\n" })?;
    out.flush()
}
