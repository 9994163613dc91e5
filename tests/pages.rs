//! The examples of the rules' pages, and the edge cases beside them, run as tests.
//!
//! Every diagnostic must be underlined by a line of carets, and every such line must fire with that span.
//! Pages are `rules/<family>/<code>.md`; edge cases are `tests/fixtures/rules/<code>/*.md`, in the same form,
//! a heading to each.
#![expect(clippy::disallowed_methods, reason = "this test reads the repository itself")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use fonte::analysis::{Analysis, Options, analyse};
use fonte::article::{Given, detect_surely};
use fonte::engine::{Budget, RuleSet, RuleSettings, Task, check};
use fonte::lexicon::{Language, Lexicons};
use fonte::mention::HouseName;
use fonte::messages::{MessageLanguage, Messages};
use fonte::project::read_names;
use fonte::prose::Format;
use fonte::reference::{
    DocumentChange, MemoryStore, Position, ReferenceDocument, ReferenceStore, SourceFile,
};
use fonte::rules::page::{Document, Example, Expected, Page};
use fonte::rules::{Message, Reference, Wording, register};
use fonte::text::ProseSpan;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn the_examples_on_the_pages_hold() {
    let pages: Vec<PathBuf> = register()
        .iter()
        .map(|rule| Path::new("rules").join(rule.meta.family.name()).join(format!("{}.md", rule.meta.code)))
        .collect();
    assert_pages(&pages);
}

#[test]
fn the_edge_cases_hold() {
    let mut pages = Vec::new();
    for folder in sorted(&Path::new(ROOT).join("tests/fixtures/rules")) {
        pages.extend(
            sorted(&folder).into_iter().filter(|path| path.extension().is_some_and(|end| end == "md")),
        );
    }
    assert_pages(&pages);
}

#[test]
fn a_page_shows_what_is_wrong_and_what_is_not_in_italian_and_english() {
    let mut complaints = String::new();
    for rule in register() {
        let page = Page::read(rule.meta.page);
        let code = rule.meta.code;
        if page.code != code {
            writeln!(complaints, "{code}: the page is titled «{}»", page.code).expect("a string takes it");
        }
        for title in ["Why", "Examples", "Options", "Limits"] {
            if !page.sections.iter().any(|section| section.title == title) {
                writeln!(complaints, "{code}: no section «{title}»").expect("a string takes it");
            }
        }
        for language in ["it", "en"] {
            let of_language = |it: &&Example| it.language.is_some_and(|it| it.code() == language);
            let bad = page.examples.iter().filter(of_language).filter(|it| !it.expected.is_empty()).count();
            let good = page.examples.iter().filter(of_language).filter(|it| it.expected.is_empty()).count();
            if bad < 2 || good < 2 {
                writeln!(
                    complaints,
                    "{code}: {bad} bad and {good} good examples in `{language}`; two of each"
                )
                .expect("a string takes it");
            }
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

fn assert_pages(paths: &[PathBuf]) {
    let mut complaints = String::new();
    for path in paths {
        let full = Path::new(ROOT).join(path);
        let text = fs::read_to_string(&full).unwrap_or_default();
        let name = full.strip_prefix(ROOT).unwrap_or(path).display().to_string();
        let page = Page::read(&text);
        for error in &page.errors {
            writeln!(complaints, "{name}: {error}").expect("a string takes it");
        }
        for example in &page.examples {
            complaints.push_str(&complaint(&name, &page.code, example));
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

/// What is wrong with an example; nothing where nothing is.
fn complaint(name: &str, code: &str, example: &Example) -> String {
    let found = match run(code, example) {
        Ok(found) => found,
        Err(problem) => return format!("{name}:{}: {problem}\n", example.line),
    };
    let mut out = String::new();
    for (expected, _) in found.iter().filter(|(it, _)| !example.expected.contains(it)) {
        out.push_str(&shown(example, expected, "not underlined"));
    }
    for expected in example.expected.iter().filter(|it| !found.iter().any(|(found, _)| found == *it)) {
        out.push_str(&shown(example, expected, "did not fire"));
    }
    if !out.is_empty() {
        out = format!("{name}:{} ({})\n{out}", example.line, example.title);
        for (expected, message) in &found {
            writeln!(out, "      {}: {message}", expected.code).expect("a string takes it");
        }
    }
    out
}

fn shown(example: &Example, expected: &Expected, what: &str) -> String {
    let line_start = example.text[..expected.span.start()].rfind('\n').map_or(0, |at| at + 1);
    let line = example.text[line_start..].lines().next().unwrap_or("");
    let pad = example.text[line_start..expected.span.start()].chars().count();
    let carets = expected.span.slice(&example.text).chars().count().max(1);
    format!("  {line}\n  {}{} {} {what}\n", " ".repeat(pad), "^".repeat(carets), expected.code)
}

/// What the rules report on an example, by place, with their messages.
fn run(code: &str, example: &Example) -> Result<Vec<(Expected, String)>, String> {
    let options: toml::Table = example.options.parse().map_err(|problem| format!("options: {problem}"))?;
    let settings = RuleSettings { level: None, options };
    let settings: BTreeMap<String, RuleSettings> = [(code.to_owned(), settings)].into();
    let rules = RuleSet::new(&settings, false).map_err(|problem| problem.message)?;
    let store = MemoryStore::new();
    let (lists, documents): (Vec<&Document>, Vec<&Document>) =
        example.documents.iter().partition(|it| it.path == "names.toml");
    let mut house = Vec::new();
    for list in lists {
        house.extend(read_names(Path::new(&list.path), &list.text).map_err(|problem| problem.to_string())?);
    }
    let analysis =
        read(&example.text, example.format, Given { language: example.language, date: example.date }, &house);
    for document in &documents {
        file(&store, document, example.language);
    }
    let reference = Reference::ask(&store, &analysis, None, false).map_err(|problem| problem.to_string())?;
    let words = |message: &Message| Messages::of(MessageLanguage::En).word(message);
    let task = Task {
        rules: &rules,
        reference: (!documents.is_empty()).then_some(&reference),
        house: &house,
        allowances: &[],
        budget: Budget::Unlimited,
        wording: Wording { reader: &words, article: &words },
    };
    let report = check(&example.text, &analysis, &task);
    if let Some((rule, panic)) = report.failures.first() {
        return Err(format!("`{rule}` panicked: {panic}"));
    }
    let found =
        report.diagnostics.into_iter().map(|it| (Expected { span: it.span, code: it.code }, it.message));
    Ok(found.collect())
}

fn read(text: &str, format: Format, given: Given, house: &[HouseName]) -> Analysis {
    analyse(text, &Options { format, given, lexicons: &Lexicons::built_in(), house })
}

/// A text too short to tell its language has that of the example.
fn file(store: &MemoryStore, document: &Document, language: Option<Language>) {
    let path = Path::new(&document.path);
    let given = Given { language: detect_surely(&document.text).or(language), ..Given::default() };
    let analysis = read(&document.text, Format::from_path(path), given, &[]);
    let place = |span: ProseSpan| {
        let before = &document.text[..analysis.article.prose.to_source(span).start()];
        let line = before.matches('\n').count() as u32 + 1;
        Position { line, column: before.rsplit('\n').next().unwrap_or("").chars().count() as u32 + 1 }
    };
    let source = SourceFile { path: document.path.clone(), ..SourceFile::default() };
    let (article, mentions, claims) = (&analysis.article, &analysis.mentions, &analysis.claims);
    let document = ReferenceDocument::read(&source, article, mentions, claims, &place);
    store.apply(&[DocumentChange::Put(Arc::new(document))]).expect("memory takes it");
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .map(|entries| entries.flatten().map(|it| it.path()).collect())
        .unwrap_or_default();
    paths.sort();
    paths
}
