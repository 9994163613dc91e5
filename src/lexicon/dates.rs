//! `dates.toml`: months, weekdays, relative expressions, notations.

use serde::Deserialize;

use super::trie::Builder;

/// One reading of a word of a date.
#[derive(Clone, Debug, PartialEq)]
pub enum DateWord {
    /// A month, 1 to 12.
    Month(i8),
}

/// The file `dates.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DatesPack {}

impl DatesPack {
    /// Adds the pack's words.
    pub(super) fn compile(&self, _builder: &mut Builder) {}
}
