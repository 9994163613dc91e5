//! Entries of `[[allow]]`: what the desk allows in which files, and which entries are of no use any more.

use crate::diagnostic::{Diagnostic, Level, Place, Related};
use crate::known::{key_of, sentence_key};
use crate::messages::Messages;
use crate::rules::Message;
use crate::suppression::{self, Allowance};
use crate::text::{Span, line_and_column};

use super::config::{Config, Reader};
use super::config_error::ConfigError;
use super::config_file::AllowTable;
use super::globs::Globs;
use super::project::CONFIG_FILE;

/// An entry of `[[allow]]`.
#[derive(Clone, Debug)]
pub struct AllowEntry {
    /// In which files.
    pub paths: Globs,
    /// The files as they are written.
    pub pattern: String,
    /// What is allowed.
    pub allowance: Allowance,
    /// Why.
    pub reason: String,
    /// Where the rule is named: one-based line, and column in characters.
    pub place: (usize, usize),
}

impl AllowEntry {
    /// Whether it is for the article called `name` alone, which then tells whether it is of use.
    pub fn is_for(&self, name: &str) -> bool {
        self.pattern.trim_start_matches('/') == name
    }
}

impl Reader<'_> {
    pub(super) fn allow(&self, entry: &AllowTable) -> Result<AllowEntry, ConfigError> {
        self.known_rule(&entry.rule)?;
        if entry.reason.get_ref().trim().is_empty() {
            return Err(self.error(entry.reason.span().start, "the reason is empty; say why this is allowed"));
        }
        Ok(AllowEntry {
            paths: self.globs(std::slice::from_ref(&entry.path))?,
            pattern: entry.path.get_ref().clone(),
            allowance: Allowance {
                code: entry.rule.get_ref().clone(),
                text: entry.text.clone(),
                place: None,
            },
            reason: entry.reason.get_ref().clone(),
            place: line_and_column(self.text, entry.rule.span().start),
        })
    }
}

/// What is to be told in the article called `name` of the entries that are for it alone and silenced nothing.
/// `judged` are the entries that concern it, by index, each with whether it was of use.
pub fn idle_allowances(
    config: &Config,
    name: &str,
    judged: &[(usize, bool)],
    messages: &Messages,
) -> Vec<Diagnostic> {
    let idle = judged.iter().filter(|(_, used)| !used).filter_map(|(index, _)| config.allow.get(*index));
    let idle = idle.filter(|entry| entry.is_for(name));
    let told = |entry: &AllowEntry| {
        let message = Message::new("suppression-allow-unused")
            .with("code", entry.allowance.code.as_str())
            .with("file", CONFIG_FILE);
        let zero_based = |it: usize| u32::try_from(it.saturating_sub(1)).unwrap_or(u32::MAX);
        let (line, column) = entry.place;
        // With its quotation marks.
        let n_letters = entry.allowance.code.chars().count() + 2;
        let place = Place::Reference {
            document: CONFIG_FILE.to_owned(),
            line: zero_based(line),
            column: zero_based(column),
            end_column: zero_based(column + n_letters),
        };
        Diagnostic {
            code: suppression::CODE.to_owned(),
            key: key_of(suppression::CODE, &entry.allowance.code, sentence_key(&entry.reason)),
            level: Level::Warning,
            span: Span::new(0, 0),
            message: messages.word(&message),
            related: vec![Related { place, message: entry.reason.clone() }],
            fixes: Vec::new(),
        }
    };
    idle.map(told).collect()
}
