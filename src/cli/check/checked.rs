//! What comes of a check: of one article, and of all.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::diagnostic::{Diagnostic, Level};
use crate::engine::Report;
use crate::messages::Messages;
use crate::project::{Encoding, FileProblem, Unwritable};
use crate::rules::{Message, Value};
use crate::store::CacheKey;

use super::super::report::html::ArticlePage;

/// An article with what was found in it.
pub(in super::super) struct Checked {
    /// The path as it was given.
    pub path: PathBuf,
    /// The path from the root of the newsroom, by which marks and the baseline know it.
    pub name: String,
    /// The text.
    pub text: String,
    /// What was found.
    pub report: Report,
    /// What was mended, by rule, before the rest was found; absent where nothing was to be mended.
    pub fixed: Option<Fixed>,
    /// Whether the text is that of a document of a word processor, whose bytes stand elsewhere.
    pub is_document: bool,
    /// The article on the page for the desk, where one is asked for.
    pub page: Option<ArticlePage>,
    /// How it was encoded.
    pub encoding: Encoding,
    /// The entries of `[[allow]]` that concern it, and whether each was of use.
    pub allowed: Vec<(usize, bool)>,
    /// What the cache is to keep of it, and under which key.
    pub keep: Option<(CacheKey, String)>,
}

/// What became of the wish to mend an article.
pub(in super::super) enum Fixed {
    /// So many fixes were applied, by rule.
    Applied(BTreeMap<String, usize>),
    /// There were some, and the file was left as it is.
    LeftAlone(Unwritable),
    /// They do not come to an end.
    Unsettled,
}

/// How many of what were found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Counts {
    pub articles: usize,
    pub errors: usize,
    pub warnings: usize,
    pub others: usize,
}

/// What was found in all articles.
#[derive(Debug, Default)]
pub(in super::super) struct Whole {
    /// How many findings are told.
    pub shown: Counts,
    /// How many there are, with those that the budget holds back.
    pub all: Counts,
    /// How many of each rule there are, by level.
    pub rules: BTreeMap<String, BTreeMap<Level, usize>>,
    /// How many are known from the baseline.
    pub known: usize,
    /// What could not be read.
    pub problems: Vec<FileProblem>,
}

impl Whole {
    /// Adds an article.
    pub(in super::super) fn add(&mut self, report: &Report) {
        self.shown.add(&report.diagnostics);
        self.all.add(report.all());
        self.known += report.known;
        for diagnostic in report.all() {
            let levels = self.rules.entry(diagnostic.code.clone()).or_default();
            *levels.entry(diagnostic.level).or_default() += 1;
        }
    }
}

impl Counts {
    fn add(&mut self, diagnostics: &[Diagnostic]) {
        self.articles += 1;
        for diagnostic in diagnostics {
            match diagnostic.level {
                Level::Error => self.errors += 1,
                Level::Warning => self.warnings += 1,
                Level::Information | Level::Hint => self.others += 1,
            }
        }
    }

    /// In words.
    pub(in super::super) fn summary(self, messages: &Messages) -> String {
        let summary = Message::new("summary")
            .with("articles", self.articles)
            .with("errors", self.errors)
            .with("warnings", self.warnings)
            .with("others", self.others);
        messages.word(&summary)
    }
}

/// What was mended in an article, in words; nothing where nothing was.
pub(in super::super) fn fixed(checked: &Checked, messages: &Messages) -> Option<String> {
    let Some(Fixed::Applied(applied)) = &checked.fixed else { return None };
    let rules: Vec<String> = applied.iter().map(|(code, n)| format!("{code} {n}")).collect();
    let n: usize = applied.values().sum();
    Some(messages.word(&Message::new("fixed").with("n", n).with("rules", rules.join(", "))))
}

/// How many findings the budget held back, in words, rule by rule.
pub(in super::super) fn held_back(report: &Report, messages: &Messages) -> Vec<String> {
    let word = |(code, n): (&String, &usize)| {
        messages.word(&Message::new("held-back").with("n", *n).with("code", Value::from(code.as_str())))
    };
    report.held_back.iter().map(word).collect()
}
