//! What the questions to the archive have in common: the archive itself, the reader's language, tables.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use crate::analysis::Options;
use crate::article::Given;
use crate::inquiry::Asking;
use crate::lexicon::{Language, Lexicon};
use crate::messages::Messages;
use crate::project::{Project, Sources, ask_reference, read_reference, table_of};
use crate::prose::Format;
use crate::reference::{DocumentCard, ReferenceStore};

use super::arguments::QuestionArguments;
use super::{Outcome, reading, terminal};

/// Who asks, and whom.
pub(super) struct Desk {
    /// The newsroom.
    pub project: Project,
    /// The archive.
    pub store: Arc<dyn ReferenceStore>,
    /// How it is answered.
    pub messages: &'static Messages,
    /// Whether all of the archive could be read.
    pub outcome: Outcome,
    languages: Vec<Language>,
}

impl Desk {
    /// The archive that the arguments name, else that of the newsroom here.
    pub(super) fn open(arguments: &QuestionArguments) -> anyhow::Result<Self> {
        let project = reading::newsroom(arguments.config.as_deref(), &[PathBuf::from(".")])?;
        let language = arguments.messages.or(project.config.messages).or_else(terminal::language);
        let messages = Messages::of(language.unwrap_or_default());
        let built = if arguments.reference.is_empty() {
            let sources = Sources::of(&project);
            if sources.is_empty() {
                anyhow::bail!(messages.phrase("asked-nowhere"));
            }
            ask_reference(&project, &sources)?
        } else {
            let sources = Sources { folders: arguments.reference.clone(), ..Sources::default() };
            read_reference(&project, &sources)?
        };
        terminal::tell(&built.notes, &built.problems);
        if built.is_as_read {
            terminal::note(&messages.phrase("asked-as-read"));
        }
        let outcome = if built.problems.is_empty() { Outcome::Clean } else { Outcome::Failed };
        // A question is likeliest asked in the newsroom's language, then in the reader's.
        let mut languages: Vec<Language> = Vec::new();
        let likely = [project.config.language, Language::from_code(messages.language().code())];
        for language in likely.into_iter().flatten().chain(Language::ALL) {
            if !languages.contains(&language) {
                languages.push(language);
            }
        }
        Ok(Self { project, store: built.store, messages, outcome, languages })
    }

    /// With what a question is read.
    pub(super) fn asking(&self) -> Asking<'_> {
        let given = Given { language: None, date: None };
        let options: Options<'_> = self.project.options(Format::Plain, given);
        Asking { store: &*self.store, options, languages: &self.languages }
    }

    /// The words of the reader's language.
    pub(super) fn lexicon(&self) -> &Lexicon {
        let language = Language::from_code(self.messages.language().code()).unwrap_or(Language::En);
        self.project.lexicons.of(language)
    }

    /// Where a document stands, as a person at the current folder writes it.
    pub(super) fn place(&self, document: &DocumentCard, line: u32) -> String {
        format!("{}:{line}", self.file(document))
    }

    /// The document's file, as a person at the current folder writes it.
    pub(super) fn file(&self, document: &DocumentCard) -> String {
        self.project.shown(table_of(&document.path)).display().to_string()
    }

    /// A document's day, or that it has none.
    pub(super) fn day(&self, date: Option<Date>) -> String {
        date.map_or_else(|| self.messages.phrase("figures-undated"), |it| it.to_string())
    }
}

/// Lines of cells, each column as wide as its widest cell.
pub(super) fn table(rows: &[Vec<String>]) -> String {
    let n_columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|it| it.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..n_columns).map(width).collect();
    let mut out = String::new();
    for row in rows {
        let mut line = String::from(" ");
        for (cell, width) in row.iter().zip(&widths) {
            line.push(' ');
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', width.saturating_sub(cell.chars().count()) + 1));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// Words of at most `n_letters` letters, cut between two words where there are more.
pub(super) fn cut(words: &str, n_letters: usize) -> String {
    let Some((at, _)) = words.char_indices().nth(n_letters) else { return words.to_owned() };
    let start = words.get(..at).unwrap_or(words);
    format!("{}…", start.rsplit_once(' ').map_or(start, |(whole, _)| whole))
}

/// Writes `bytes` into the file at `path`.
pub(super) fn write_file(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    crate::project::write_whole(path, bytes)
        .map_err(|problem| anyhow::anyhow!("{}: {problem}", path.display()))
}
