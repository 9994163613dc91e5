//! `fonte init`: writes a `fonte.toml` in which everything is explained and nothing is changed.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::Context;

use crate::project::{CONFIG_FILE, TEMPLATE};

use super::{Outcome, terminal};

/// Writes the file into `folder`; one that is there stays as it is.
pub(super) fn init(folder: &Path) -> anyhow::Result<Outcome> {
    let path = if folder == Path::new(".") { CONFIG_FILE.into() } else { folder.join(CONFIG_FILE) };
    let shown = path.display().to_string();
    let mut file = match OpenOptions::new().write(true).create_new(true).open(&path) {
        Ok(file) => file,
        Err(problem) if problem.kind() == ErrorKind::AlreadyExists => {
            anyhow::bail!("{shown} exists already; it stays as it is");
        }
        Err(problem) if problem.kind() == ErrorKind::NotFound => {
            anyhow::bail!("{}: no such folder", folder.display());
        }
        Err(problem) => return Err(problem).context(shown),
    };
    file.write_all(TEMPLATE.as_bytes()).context(shown.clone())?;
    terminal::write_all(format!("{shown}\n").as_bytes())?;
    Ok(Outcome::Clean)
}
