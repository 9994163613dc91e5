//! `exempt.toml`: what makes a name, a label or a phrase of a number, so that it is no figure to be sourced.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::trie::Builder;
use super::{NumberCue, NumberWord, Sense, Side};

/// The file `exempt.toml`: each list stands under the name of its kind of exemption.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ExemptPack {
    /// Before the number: `legal = ["art", "comma"]`.
    pub before: BTreeMap<String, Vec<String>>,
    /// Behind the number: `address = ["street"]`.
    pub after: BTreeMap<String, Vec<String>>,
    /// Whole phrases with the number in them: `idiom = ["quattro chiacchiere"]`.
    pub phrases: BTreeMap<String, Vec<String>>,
    /// How a word ends that stands before the number: `address = ["straße"]`.
    pub endings: BTreeMap<String, Vec<String>>,
    /// Words and phrases by the part they play in telling a figure from other numbers.
    pub words: BTreeMap<NumberCue, Vec<String>>,
}

impl ExemptPack {
    /// Adds the pack's words.
    pub(super) fn compile(&self, builder: &mut Builder) {
        for (table, side) in [(&self.before, Side::Before), (&self.after, Side::After)] {
            for (kind, phrases) in table {
                let kind: Arc<str> = kind.as_str().into();
                for phrase in phrases {
                    builder.add(phrase, Sense::Number(NumberWord::Label(kind.clone(), side)));
                }
            }
        }
        for (kind, phrases) in &self.phrases {
            let kind: Arc<str> = kind.as_str().into();
            for phrase in phrases {
                builder.add(phrase, Sense::Number(NumberWord::Fixed(kind.clone())));
            }
        }
        for (cue, phrases) in &self.words {
            for phrase in phrases {
                builder.add(phrase, Sense::Number(NumberWord::Cue(*cue)));
            }
        }
    }

    /// The kind of exemption that the ending of `word` (folded) gives the number behind it.
    pub fn kind_by_ending(&self, word: &str) -> Option<&str> {
        self.endings
            .iter()
            .find(|(_, endings)| {
                endings.iter().any(|ending| word.len() > ending.len() && word.ends_with(ending.as_str()))
            })
            .map(|(kind, _)| kind.as_str())
    }
}
