//! Standard output and standard error, and what the terminal wishes.

use std::io::{self, IsTerminal, Write};

use crate::messages::MessageLanguage;

use super::arguments::Color;

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
