//! What fonte says: a diagnostic, its level, its fixes and its related places.
//!
//! Knows neither the protocol, nor JSON, nor colours; the two faces translate.

use std::fmt;
use std::str::FromStr;

use crate::text::Span;

/// How serious a diagnostic is. Ordered: a later level is graver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Off until asked for.
    Hint,
    /// Worth knowing; never fails CI.
    Information,
    /// An editor must look.
    Warning,
    /// Cannot be true as written.
    Error,
}

impl Level {
    /// Every level, mildest first.
    pub const ALL: [Level; 4] = [Level::Hint, Level::Information, Level::Warning, Level::Error];

    /// The level's name in configuration and output.
    pub fn name(self) -> &'static str {
        match self {
            Level::Hint => "hint",
            Level::Information => "information",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

impl FromStr for Level {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Level::ALL
            .into_iter()
            .find(|level| level.name() == name)
            .ok_or_else(|| format!("unknown level `{name}`; allowed are hint, information, warning, error"))
    }
}

/// One finding, mapped to the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's code, e.g. `weekday-mismatch`.
    pub code: String,
    /// What it is known by wherever it moves: its rule, its words and their sentence.
    pub key: u64,
    /// How serious it is, after configuration.
    pub level: Level,
    /// What is underlined.
    pub span: Span,
    /// What is said, in the reader's language: what is wrong, what it is compared with, what to do.
    pub message: String,
    /// Other places that belong to it, in the order in which they should be read.
    pub related: Vec<Related>,
    /// Ways to mend it, the most likely first.
    pub fixes: Vec<Fix>,
}

/// Another place that belongs to a diagnostic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where it is.
    pub place: Place,
    /// What is to be seen there.
    pub message: String,
}

/// A place in the article under check or in the reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the article under check.
    Here(Span),
    /// In a document of the reference.
    Reference {
        /// Path or address as the reference knows it.
        document: String,
        /// Zero-based line of the passage.
        line: u32,
        /// Zero-based column of the passage's start, in characters.
        column: u32,
        /// Zero-based column of the passage's end, in characters.
        end_column: u32,
    },
}

/// A way to mend a diagnostic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the fix does, as the editor's menu shows it.
    pub title: String,
    /// The edits; they do not overlap.
    pub edits: Vec<Edit>,
    /// Whether it may be applied unseen.
    pub safety: Safety,
}

/// Whether a fix may be applied unseen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safety {
    /// `fonte check --fix` applies it.
    Safe,
    /// Somebody must choose it.
    Unsafe,
    /// The new text holds a gap to be filled (`{}` in [`Edit::text`], or a key without its value); only an editor
    /// can offer it.
    Snippet,
}

/// Replaces one span of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}
