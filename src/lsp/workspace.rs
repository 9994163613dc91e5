//! What a reading depends on beside the text: rules, words, names, messages, archive.

use std::fmt;

use crate::engine::{Budget, RuleSet};
use crate::lexicon::Lexicons;
use crate::mention::HouseName;
use crate::messages::Messages;

/// Everything that a reading depends on beside the text. It never changes: a change of configuration or
/// archive makes a new one.
pub struct Workspace {
    /// The rules that run.
    pub rules: RuleSet,
    /// The words of all languages.
    pub lexicons: Lexicons,
    /// The house list of names.
    pub house: Vec<HouseName>,
    /// The messages in the reader's language.
    pub messages: &'static Messages,
    /// The budget against noise.
    pub budget: Budget,
}

impl fmt::Debug for Workspace {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Workspace").field("rules", &self.rules).finish_non_exhaustive()
    }
}
