//! What holds where no `fonte.toml` says otherwise.

use std::collections::BTreeMap;
use std::path::Path;

use crate::diagnostic::Level;

use super::config::{Config, MAX_PER_RULE};
use super::globs::Globs;
use super::sections::built_in;

impl Default for Config {
    /// What holds without a file.
    fn default() -> Self {
        let none = || Globs::new(Path::new("."), []).expect("no pattern is no wrong pattern");
        Self {
            messages: None,
            language: None,
            fail_on: Level::Warning,
            date: None,
            max_per_rule: MAX_PER_RULE,
            include: none(),
            exclude: none(),
            reference_folders: Vec::new(),
            facts: Vec::new(),
            as_of_publication: false,
            pack_folders: Vec::new(),
            house_folders: Vec::new(),
            names_file: None,
            english: None,
            initials: None,
            rules: BTreeMap::new(),
            allow: Vec::new(),
            sections: built_in(),
            overrides: Vec::new(),
        }
    }
}
