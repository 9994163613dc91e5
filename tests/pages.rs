//! The examples of the rules' pages, and the edge cases beside them, run as tests.
//!
//! Every diagnostic must be underlined by a line of carets, and every such line must fire with that span.
//! Pages are `rules/<family>/<code>.md`; edge cases are `tests/fixtures/rules/<code>/*.md`, in the same form,
//! a heading to each.
#![expect(clippy::disallowed_methods, reason = "this test reads the repository itself")]

mod examples;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use fonte::lexicon::Language;
use fonte::rules::page::{Example, Expected, Page};
use fonte::rules::register;

use examples::{Bench, ROOT};

#[test]
fn the_examples_on_the_pages_hold() {
    assert_pages(&examples::pages());
}

#[test]
fn the_edge_cases_hold() {
    assert_pages(&examples::edge_cases());
}

#[test]
fn a_page_shows_what_is_wrong_beside_what_is_not_in_every_language() {
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
        for language in Language::ALL {
            let least = if matches!(language, Language::It | Language::En) { 2 } else { 1 };
            let (bad, good): (Vec<&Example>, Vec<&Example>) = page
                .examples
                .iter()
                .filter(|it| it.language == Some(language))
                .partition(|it| is_fault(it, code));
            if bad.len() < least || good.len() < least {
                let (bad, good) = (bad.len(), good.len());
                writeln!(
                    complaints,
                    "{code}: {bad} bad and {good} good examples in `{language}`; at least {least} of each"
                )
                .expect("a string takes it");
            }
        }
        for alone in without_twin(&page.examples, code) {
            writeln!(complaints, "{code}:{}: no innocent sentence stands beside this fault", alone.line)
                .expect("a string takes it");
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

/// Whether the rule speaks in an example of its page; others may speak there, too.
fn is_fault(example: &Example, code: &str) -> bool {
    example.expected.iter().any(|it| it.code == code)
}

/// The faults with no innocent example of their language right before or behind them.
fn without_twin<'a>(examples: &'a [Example], code: &str) -> Vec<&'a Example> {
    let is_twin = |it: Option<&Example>, of: &Example| {
        it.is_some_and(|it| !is_fault(it, code) && it.language == of.language)
    };
    let beside = |index: usize| [index.checked_sub(1), Some(index + 1)].map(|at| examples.get(at?));
    let alone = |(index, it): &(usize, &Example)| {
        is_fault(it, code) && !beside(*index).into_iter().any(|twin| is_twin(twin, it))
    };
    examples.iter().enumerate().filter(alone).map(|(_, it)| it).collect()
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
    let report = Bench::new(code, example)?.check(&example.text)?;
    let found =
        report.diagnostics.into_iter().map(|it| (Expected { span: it.span, code: it.code }, it.message));
    Ok(found.collect())
}
