//! `fonte check --watch`: the check again, whenever something has changed.
//!
//! Files are looked at, not listened to: that works on every disk, near or far.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

use super::super::check_arguments::CheckArguments;
use super::super::{Outcome, terminal};
use super::{check_paths, choose};
use crate::project::Project;

/// How long a change may go unseen.
const PAUSE: Duration = Duration::from_millis(400);

/// When a file was changed last, and its length.
type State = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

/// Checks until the process is stopped, or until nobody reads what it prints.
pub(super) fn watch(arguments: &CheckArguments) -> anyhow::Result<Outcome> {
    let mut before = None;
    let mut newsroom = Newsroom::default();
    loop {
        let now = newsroom.state(arguments);
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

/// The newsroom as it was last read; it is read again when a file behind it changes.
#[derive(Default)]
struct Newsroom {
    project: Option<Project>,
    behind: Option<State>,
}

impl Newsroom {
    /// What is to be seen of the articles, of the configuration and of what it names.
    fn state(&mut self, arguments: &CheckArguments) -> State {
        let behind = seen(self.files_behind(arguments));
        if self.project.is_none() || self.behind.as_ref() != Some(&behind) {
            self.project = super::newsroom(arguments).ok();
            let now = seen(self.files_behind(arguments));
            // What has changed while it was read is read once more.
            let is_as_read = behind.iter().all(|(path, state)| now.get(path) == Some(state));
            self.behind = is_as_read.then_some(now);
        }
        let chosen = self.project.as_ref().and_then(|project| choose(arguments, project).ok());
        let mut state = seen(chosen.map(|choice| choice.files).unwrap_or_default());
        state.extend(self.behind.clone().unwrap_or_default());
        state
    }

    fn files_behind(&self, arguments: &CheckArguments) -> Vec<PathBuf> {
        let mut files = self.project.as_ref().map(Project::files_behind).unwrap_or_default();
        files.extend(arguments.reading.config.clone());
        let start = arguments.paths.first().cloned().unwrap_or_else(|| PathBuf::from("."));
        files.extend(crate::project::config_above(&start));
        files
    }
}

/// When each of the files was changed last, and its length.
fn seen(files: Vec<PathBuf>) -> State {
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
