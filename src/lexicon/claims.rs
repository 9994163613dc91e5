//! `claims.toml`: counted nouns with their synonyms, and predicate families.

use std::sync::Arc;

use serde::Deserialize;

use super::trie::Builder;

/// A counted noun's synonym class: «morti», «caduti», «vittime» are one.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureClass(pub Arc<str>);

/// A family of predicates: sent, killed, cost …
#[derive(Clone, Debug, PartialEq)]
pub struct PredicateFamily(pub Arc<str>);

/// The file `claims.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClaimsPack {}

impl ClaimsPack {
    /// Adds the pack's words.
    pub(super) fn compile(&self, _builder: &mut Builder) {}
}
