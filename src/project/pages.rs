//! The rules' pages on disk, for an editor's link: offline, and always those of the version that runs.

use std::path::PathBuf;
use std::{env, fs, io};

use crate::rules::register;

/// The file of a rule's page inside [`write_pages`]'s folder: `dates/weekday-mismatch.md`.
pub fn page_file(code: &str) -> Option<PathBuf> {
    let rule = register().into_iter().find(|rule| rule.meta.code == code)?;
    Some(PathBuf::from(rule.meta.family.name()).join(format!("{code}.md")))
}

/// Writes the pages of all rules into the user's cache and gives the folder; absent where there is no such
/// place or it cannot be written, and then diagnostics go without a link.
pub fn write_pages() -> Option<PathBuf> {
    let folder = cache()?.join("fonte").join(env!("CARGO_PKG_VERSION")).join("rules");
    for rule in register() {
        let file = folder.join(page_file(rule.meta.code)?);
        if fs::read(&file).is_ok_and(|there| there == rule.meta.page.as_bytes()) {
            continue;
        }
        write_whole(&file, rule.meta.page).ok()?;
    }
    Some(folder)
}

/// Writes beside the file and renames, so that nobody reads half a page.
fn write_whole(file: &std::path::Path, text: &str) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let fresh = file.with_extension(format!("{}.new", std::process::id()));
    fs::write(&fresh, text)?;
    fs::rename(&fresh, file)
}

/// The user's cache folder: `XDG_CACHE_HOME`, `LOCALAPPDATA`, else `~/.cache`.
fn cache() -> Option<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|it| !it.is_empty()).map(PathBuf::from);
    set("XDG_CACHE_HOME")
        .filter(|it| it.is_absolute())
        .or_else(|| set("LOCALAPPDATA"))
        .or_else(|| set("HOME").map(|home| home.join(".cache")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_page_file_in_its_family_s_folder() {
        for rule in register() {
            let file = page_file(rule.meta.code).expect("it is registered");
            assert_eq!(file, PathBuf::from(format!("{}/{}.md", rule.meta.family.name(), rule.meta.code)));
        }
        assert_eq!(page_file("no-such-rule"), None);
    }
}
