//! `scripts.toml`: names that everybody knows, and names from other scripts by the way they are transliterated.

use std::sync::Arc;

use serde::Deserialize;

use super::Sense;
use super::trie::Builder;

/// One reading of a name that comes from another script, or needs no introduction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScriptWord {
    /// Nobody has to be told who this is: «Maradona», “Mozart”.
    Known,
    /// A Korean surname, which stands first.
    Korean,
    /// Written as one system writes the names of one language: its script, and the system.
    System(Arc<str>, Arc<str>),
}

/// The file `scripts.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ScriptsPack {
    /// See [`ScriptWord::Known`].
    pub known: Vec<String>,
    /// See [`ScriptWord::Korean`].
    pub korean: Vec<String>,
    /// The systems.
    pub systems: Vec<System>,
    /// Endings of the surnames of a script, in lower case and without accents.
    pub surnames: Vec<Surnames>,
}

/// Names as one system writes them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct System {
    /// The script: `cyrillic`.
    pub script: String,
    /// The name of the system.
    pub name: String,
    /// The names.
    pub names: Vec<String>,
}

/// How the surnames of a script end.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Surnames {
    /// The script.
    pub script: String,
    /// The endings.
    pub endings: Vec<String>,
}

impl ScriptsPack {
    /// Adds the pack's words.
    pub(super) fn compile(&self, builder: &mut Builder) {
        for name in &self.known {
            builder.add(name, Sense::Script(ScriptWord::Known));
        }
        for name in &self.korean {
            builder.add(name, Sense::Script(ScriptWord::Korean));
        }
        for it in &self.systems {
            let (script, system): (Arc<str>, Arc<str>) =
                (Arc::from(it.script.as_str()), Arc::from(it.name.as_str()));
            for name in &it.names {
                let word = ScriptWord::System(Arc::clone(&script), Arc::clone(&system));
                builder.add(name, Sense::Script(word));
            }
        }
    }

    /// Whether the names of the script are first names, which only a surname tells from those of others.
    pub fn has_surnames(&self, script: &str) -> bool {
        self.surnames.iter().any(|it| it.script == script)
    }

    /// Whether the surname with this key ends as those of the script do.
    pub fn may_be_of(&self, script: &str, key: &str) -> bool {
        let told = self.surnames.iter().filter(|it| it.script == script);
        told.flat_map(|it| &it.endings).any(|end| key.ends_with(end.as_str()))
    }
}
