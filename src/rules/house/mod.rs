//! Rules that a newsroom writes for itself, in TOML: a pattern over words and mentions, what is said of it,
//! and sentences that prove it.
//!
//! ```toml
//! [[rule]]
//! code = "house-kyiv"
//! kind = "replace"
//! find = "Kiev"
//! replace = "Kyiv"
//! languages = ["it"]
//! bad = ["Il ministro è arrivato a Kiev."]
//! good = ["Il ministro è arrivato a Kyiv."]
//! ```

mod check;
mod class;
mod finder;
mod pattern;
mod program;
mod read;
mod table;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::diagnostic::Level;
use crate::lexicon::Language;
use finder::Finder;

pub use read::{HouseError, read_rules};

/// How the code of every rule of a house begins, so that none ever clashes with a rule of fonte.
pub const PREFIX: &str = "house-";

/// Whether a code is that of a rule of a house.
pub fn is_house_code(code: &str) -> bool {
    code.starts_with(PREFIX)
}

/// The rules of a house.
#[derive(Clone, Debug, Default)]
pub struct HouseRules {
    list: Vec<Arc<HouseRule>>,
    /// Whether some could not be read.
    pub is_broken: bool,
}

impl HouseRules {
    /// The rules of a house, in the order of their files.
    pub fn new(list: Vec<Arc<HouseRule>>, is_broken: bool) -> Self {
        Self { list, is_broken }
    }

    /// The rules.
    pub fn list(&self) -> &[Arc<HouseRule>] {
        &self.list
    }

    /// Their codes.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|rule| rule.code.as_str())
    }

    /// The rule with this code.
    pub fn get(&self, code: &str) -> Option<&Arc<HouseRule>> {
        self.list.iter().find(|rule| rule.code == code)
    }

    /// Whether `code` may be that of a rule that could not be read.
    pub fn may_hold(&self, code: &str) -> bool {
        self.is_broken && is_house_code(code)
    }
}

/// What a house rule reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// These words.
    Phrase,
    /// These words, with others in their place.
    Replace,
    /// The rarer of two forms that stand in one article.
    Clash,
    /// These words without others that must stand with them.
    Needs,
}

impl Kind {
    /// The kind as a file names it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Phrase => "phrase",
            Kind::Replace => "replace",
            Kind::Clash | Kind::Needs => "pair",
        }
    }
}

/// Where the words must stand that a rule of kind [`Kind::Needs`] asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Within {
    /// In the same sentence.
    Sentence,
    /// In the same paragraph.
    Paragraph,
    /// Anywhere in the article.
    #[default]
    Article,
}

/// Words in the languages of the messages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spoken {
    /// In English.
    pub en: String,
    /// In Italian.
    pub it: String,
}

/// A sentence that proves a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The text.
    pub text: String,
    /// In which language it is read; found by content where the file names none.
    pub language: Option<Language>,
    /// Where it stands in the file: one-based line and column.
    pub place: (usize, usize),
}

/// A rule of a house.
#[derive(Debug)]
pub struct HouseRule {
    /// Its code.
    pub code: String,
    /// Its level unless configured.
    pub level: Level,
    /// What it reports.
    pub kind: Kind,
    /// The languages of the articles that it reads; none for all.
    pub languages: Vec<Language>,
    /// What it looks for, as written.
    pub patterns: Vec<String>,
    /// What else plays a part, as written: the other form, or what must stand beside.
    pub others: Vec<String>,
    /// What stands instead.
    pub replacements: Vec<String>,
    /// Whether capital letters are told apart.
    pub is_exact: bool,
    /// Whether a replacement may be made unseen.
    pub is_safe: bool,
    /// What silences it in the same sentence, as written.
    pub exceptions: Vec<String>,
    /// Where the other words must stand.
    pub within: Within,
    /// Whether it reads quotations too.
    pub in_quotes: bool,
    /// What it says, where its file says it.
    pub message: Option<Spoken>,
    /// Why the house wants it so.
    pub why: Option<Spoken>,
    /// Sentences in which it must speak.
    pub bad: Vec<Proof>,
    /// Sentences in which it must be silent.
    pub good: Vec<Proof>,
    /// The file in which it stands, as a person writes its path.
    pub file: String,
    /// Where it begins there: one-based line and column.
    pub place: (usize, usize),
    find: Vec<Finder>,
    other: Vec<Finder>,
    unless: Vec<Finder>,
}
