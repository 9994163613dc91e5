//! The examples of the rules' pages and the edge cases beside them, as files and as articles to check.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use fonte::analysis::{Analysis, Options, analyse};
use fonte::article::{Given, detect_surely};
use fonte::engine::{Budget, Report, RuleSet, RuleSettings, Setting, Task, check};
use fonte::lexicon::{Language, Lexicons};
use fonte::mention::HouseName;
use fonte::messages::{MessageLanguage, Messages};
use fonte::project::{read_analysed, read_names};
use fonte::prose::Format;
use fonte::reference::{DocumentChange, MemoryStore, ReferenceStore, SourceFile};
use fonte::rules::page::{Document, Example};
use fonte::rules::{Message, Reference, Wording, register};

pub const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The rules' pages, relative to [`ROOT`].
pub fn pages() -> Vec<PathBuf> {
    register()
        .iter()
        .map(|rule| Path::new("rules").join(rule.meta.family.name()).join(format!("{}.md", rule.meta.code)))
        .collect()
}

/// The edge cases of all rules.
pub fn edge_cases() -> Vec<PathBuf> {
    let folders = sorted(&Path::new(ROOT).join("tests/fixtures/rules"));
    let files = folders.iter().flat_map(|folder| sorted(folder));
    files.filter(|path| path.extension().is_some_and(|end| end == "md")).collect()
}

/// An example with everything that it is checked with; its text may be changed.
pub struct Bench<'a> {
    example: &'a Example,
    rules: RuleSet,
    store: MemoryStore,
    house: Vec<HouseName>,
}

impl<'a> Bench<'a> {
    /// The example of the rule `code`.
    pub fn new(code: &str, example: &'a Example) -> Result<Self, String> {
        let options: toml::Table =
            example.options.parse().map_err(|problem| format!("options: {problem}"))?;
        // A rule that is off until asked for is asked for on its own page.
        let level = register().iter().find(|it| it.meta.code == code).map(|it| Setting::At(it.meta.level));
        let settings: BTreeMap<String, RuleSettings> =
            [(code.to_owned(), RuleSettings { level, options })].into();
        let rules = RuleSet::new(&settings, false).map_err(|problem| problem.message)?;
        let store = MemoryStore::new();
        let mut house = Vec::new();
        for document in &example.documents {
            let path = Path::new(&document.path);
            if is_house_list(document) {
                house.extend(read_names(path, &document.text).map_err(|problem| problem.to_string())?);
            } else {
                file(&store, document, example.language);
            }
        }
        Ok(Self { example, rules, store, house })
    }

    /// The reading of `text` as the example is read.
    pub fn read(&self, text: &str) -> Analysis {
        let given = Given { language: self.example.language, date: self.example.date };
        read(text, self.example.format, given, &self.house)
    }

    /// What the rules report on `text`.
    pub fn check(&self, text: &str) -> Result<Report, String> {
        let analysis = self.read(text);
        let reference =
            Reference::ask(&self.store, &analysis, None, false).map_err(|problem| problem.to_string())?;
        let words = |message: &Message| Messages::of(MessageLanguage::En).word(message);
        let task = Task {
            rules: &self.rules,
            reference: self.example.documents.iter().any(|it| !is_house_list(it)).then_some(&reference),
            house: &self.house,
            allowances: &[],
            budget: Budget::Unlimited,
            wording: Wording { reader: &words, article: &words },
        };
        let report = check(text, &analysis, &task);
        match report.failures.first() {
            Some((rule, panic)) => Err(format!("`{rule}` panicked: {panic}")),
            None => Ok(report),
        }
    }
}

fn is_house_list(document: &Document) -> bool {
    document.path == "names.toml"
}

fn read(text: &str, format: Format, given: Given, house: &[HouseName]) -> Analysis {
    analyse(text, &Options { format, given, lexicons: &Lexicons::built_in(), house })
}

/// A text too short to tell its language has that of the example.
fn file(store: &MemoryStore, document: &Document, language: Option<Language>) {
    let path = Path::new(&document.path);
    let given = Given { language: detect_surely(&document.text).or(language), ..Given::default() };
    let analysis = read(&document.text, Format::from_path(path), given, &[]);
    let source = SourceFile { path: document.path.clone(), ..SourceFile::default() };
    let document = read_analysed(&document.text, &analysis, &source);
    store.apply(&[DocumentChange::Put(Arc::new(document))]).expect("memory takes it");
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .map(|entries| entries.flatten().map(|it| it.path()).collect())
        .unwrap_or_default();
    paths.sort();
    paths
}
