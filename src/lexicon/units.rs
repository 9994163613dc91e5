//! `units.toml`: units, currencies, percent and points.

use serde::Deserialize;

use super::trie::Builder;

/// One reading of a unit.
#[derive(Clone, Debug, PartialEq)]
pub enum UnitWord {
    /// A unit by its index in the pack.
    Unit(u32),
}

/// The file `units.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct UnitsPack {}

impl UnitsPack {
    /// Adds the pack's words.
    pub(super) fn compile(&self, _builder: &mut Builder) {}
}
