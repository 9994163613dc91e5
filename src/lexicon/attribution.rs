//! `attribution.toml`: verbs, nouns, prepositions, vague phrases, confirmations.

use serde::Deserialize;

use super::trie::Builder;

/// One reading of a cue.
#[derive(Clone, Debug, PartialEq)]
pub enum Cue {
    /// A verb of saying.
    Verb(VerbStrength),
}

/// The file `attribution.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AttributionPack {}

impl AttributionPack {
    /// Adds the pack's words.
    pub(super) fn compile(&self, _builder: &mut Builder) {}
}

/// How well a verb carries a fact or a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerbStrength {
    /// Stands for facts and figures: «stimare», “estimate”.
    Strong,
    /// Stands for speech: «dire», “say”.
    General,
}
