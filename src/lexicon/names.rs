//! `names.toml`: titles, roles, particles, places, organisation nouns, given names.

use serde::Deserialize;

use super::trie::Builder;

/// One reading of a word of a name.
#[derive(Clone, Debug, PartialEq)]
pub enum NameWord {
    /// A title before a name.
    Title,
}

/// The file `names.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NamesPack {}

impl NamesPack {
    /// Adds the pack's words.
    pub(super) fn compile(&self, _builder: &mut Builder) {}
}
