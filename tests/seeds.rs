//! What the first readers of fonte, five real articles, must be told, and what they must not be told.
//!
//! The articles are not part of the project; where they are missing the test says so and passes.
#![expect(clippy::disallowed_methods, reason = "this test reads what lies beside the project")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use fonte::analysis::{Analysis, Options, analyse};
use fonte::article::Given;
use fonte::engine::{Budget, RuleSet, Task, check};
use fonte::lexicon::Lexicons;
use fonte::messages::{MessageLanguage, Messages};
use fonte::project::read_analysed;
use fonte::prose::Format;
use fonte::reference::{DocumentChange, MemoryStore, ReferenceStore, SourceFile};
use fonte::rules::{Message, Reference, Wording};

/// (beginning of the file's name, code, words under the finding).
const REPORTED: &[(&str, &str, &str)] = &[
    ("000", "article-without-sources", ""),
    ("000", "stale-lead-date", "15 gennaio 2025"),
    ("000", "web-residue", "×"),
    ("001", "nonlocal-date-format", "10/27/2025"),
    ("001", "web-residue", ""),
    ("001", "figure-contradicts-corpus", "circa 10.000"),
    ("001", "vague-source", "si parla di"),
    ("001", "figure-superseded", "almeno 600"),
    ("002", "unbalanced-quotes", "“"),
    ("002", "web-residue", "×"),
    ("003", "missing-publication-date", ""),
    ("003", "relative-date-unanchored", "giugno"),
    ("003", "name-variant", "Kim Jong-un"),
    ("003", "web-residue", "Change"),
    ("004", "name-variant", "Kim Jong-un"),
    ("004", "unsourced-superlative", "la prima volta"),
    ("004", "web-residue", "×"),
];

/// Rules that have nothing to say of an article.
const SILENT: &[(&str, &str)] = &[
    ("000", "unsourced-number"),
    ("001", "unsourced-number"),
    ("001", "article-without-sources"),
    ("001", "weekday-mismatch"),
    ("002", "unsourced-number"),
    ("002", "article-without-sources"),
    ("002", "figure-superseded"),
    ("003", "article-without-sources"),
    ("003", "figure-contradicts-corpus"),
    ("004", "unsourced-number"),
    ("004", "article-without-sources"),
    ("004", "weekday-mismatch"),
];

#[test]
fn the_first_readers_are_told_what_they_must_know() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("skipped: no ../shared/seeds beside the project");
        return;
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let articles: Vec<(String, String)> = paths
        .iter()
        .filter_map(|path| Some((path.file_name()?.to_str()?.to_owned(), fs::read_to_string(path).ok()?)))
        .collect();
    let store = MemoryStore::new();
    for (name, text) in &articles {
        file(&store, name, text);
    }
    let found: Vec<(String, String, String)> =
        articles.iter().flat_map(|(name, text)| findings(&store, name, text)).collect();
    let tells = |file: &str, code: &str, words: &str| {
        found.iter().any(|(name, it, span)| name.starts_with(file) && it == code && span.contains(words))
    };
    let missing: Vec<_> = REPORTED.iter().filter(|(file, code, words)| !tells(file, code, words)).collect();
    let loud: Vec<_> = SILENT.iter().filter(|(file, code)| tells(file, code, "")).collect();
    assert!(missing.is_empty() && loud.is_empty(), "not reported: {missing:#?}\nreported: {loud:#?}");
    let turned =
        found.iter().filter(|(name, code, _)| name.starts_with("002") && code == "unbalanced-quotes");
    assert_eq!(turned.count(), 3, "three marks of 002 are turned the wrong way");
}

fn read(text: &str) -> Analysis {
    let options = Options {
        format: Format::Plain,
        given: Given::default(),
        lexicons: &Lexicons::built_in(),
        house: &[],
    };
    analyse(text, &options)
}

fn file(store: &MemoryStore, name: &str, text: &str) {
    let analysis = read(text);
    let source = SourceFile { path: name.to_owned(), ..SourceFile::default() };
    let document = read_analysed(text, &analysis, &source);
    store.apply(&[DocumentChange::Put(Arc::new(document))]).expect("memory takes it");
}

fn findings(store: &MemoryStore, name: &str, text: &str) -> Vec<(String, String, String)> {
    let analysis = read(text);
    let reference = Reference::ask(store, &analysis, Some(name), false).expect("memory answers");
    let rules = RuleSet::new(&std::collections::BTreeMap::new(), false).expect("the rules' own options fit");
    let words = |message: &Message| Messages::of(MessageLanguage::It).word(message);
    let task = Task {
        rules: &rules,
        reference: Some(&reference),
        house: &[],
        allowances: &[],
        budget: Budget::Unlimited,
        wording: Wording { reader: &words, article: &words },
    };
    let report = check(text, &analysis, &task);
    assert!(report.failures.is_empty(), "{:?}", report.failures);
    let found = report.diagnostics.into_iter();
    found.map(|it| (name.to_owned(), it.code, it.span.slice(text).to_owned())).collect()
}
