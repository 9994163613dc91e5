//! `numbers.toml`: numerals, scale words, separators, collectives, fractions, approximators.

use serde::Deserialize;

use super::trie::Builder;

/// One reading of a number word.
#[derive(Clone, Debug, PartialEq)]
pub enum NumberWord {
    /// A cardinal with its value.
    Cardinal(u64),
}

/// The file `numbers.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NumbersPack {}

impl NumbersPack {
    /// Adds the pack's words.
    pub(super) fn compile(&self, _builder: &mut Builder) {}
}
