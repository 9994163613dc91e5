//! Standard output and standard error, and what the terminal wishes.

use std::io::{self, IsTerminal, Write};

use crate::messages::MessageLanguage;

use super::check_arguments::Color;

/// Writes to standard output.
pub(super) fn write_all(bytes: &[u8]) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(())
}

/// Tells what could not be done, on standard error.
pub(super) fn error(message: &str) {
    say("error", message);
}

/// Tells what a person should know and what stopped nothing, on standard error.
pub(super) fn note(message: &str) {
    say("note", message);
}

/// Tells notes and what could not be done.
pub(super) fn tell(notes: &[String], problems: &[String]) {
    for message in notes {
        note(message);
    }
    for message in problems {
        error(message);
    }
}

fn say(kind: &str, message: &str) {
    // Where standard error is closed, nobody is left to tell.
    let _ = writeln!(io::stderr().lock(), "{kind}: {message}");
}

/// So many steps lie between two lines of progress.
const STEP: usize = 64;

/// A line on standard error that tells how far something has come; only where that is a terminal.
pub(super) struct Progress {
    is_shown: bool,
}

impl Progress {
    /// Nothing is shown yet.
    pub(super) fn new() -> Self {
        Self { is_shown: io::stderr().is_terminal() }
    }

    /// Says in the words of `said` that so much is done.
    pub(super) fn tell(&self, n_done: usize, said: &dyn Fn(usize) -> String) {
        if self.is_shown && n_done.is_multiple_of(STEP) {
            // Where standard error is closed, nobody is left to tell.
            let _ = write!(io::stderr().lock(), "\r{}\x1b[K", said(n_done));
        }
    }

    /// Takes the line away.
    pub(super) fn clear(&self) {
        if self.is_shown {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}

/// Whether the output may be coloured.
pub(super) fn is_coloured(color: Color) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let refused = std::env::var_os("NO_COLOR").is_some_and(|it| !it.is_empty());
            let dumb = std::env::var_os("TERM").is_some_and(|it| it == "dumb");
            io::stdout().is_terminal() && !refused && !dumb
        }
    }
}

/// The language that the terminal speaks, if fonte speaks it too.
pub(super) fn language() -> Option<MessageLanguage> {
    MessageLanguage::of_locale(&locale()?)
}

/// The locale of the terminal: `de_AT.UTF-8`.
pub(super) fn locale() -> Option<String> {
    let values = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    values.into_iter().find(|value| !value.is_empty())
}
