//! `fonte check --jsonl`: each line is an article, with the reference and the names it is checked against.
//!
//! `{"id", "text", "lang"?, "date"?, "format"?, "corpus"?: [{"name", "date", "text"}], "names"?: ["Name, role"]}` →
//! `{"id", "diagnostics": [{"rule", "start", "end", "severity", "message"}]}`. Nothing is held back.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Deserialize;
use serde_json::{Value, json};

use crate::analysis::{Options, analyse};
use crate::article::{Given, detect_surely};
use crate::engine::Budget;
use crate::known::Known;
use crate::lexicon::Language;
use crate::mention::HouseName;
use crate::project::{Project, house_name, read_document};
use crate::prose::Format;
use crate::reference::{DocumentChange, MemoryStore, ReferenceStore, SourceFile, content_hash};

use super::Outcome;
use super::batch::{Common, answer_lines};
use super::check_arguments::CheckArguments;
use super::offsets::Offsets;
use super::reading::{self, Asked};

/// A line of input.
#[derive(Deserialize)]
struct Line {
    #[serde(flatten)]
    common: Common,
    corpus: Option<Vec<CorpusText>>,
    names: Option<Vec<String>>,
}

/// A text of the line's own reference.
#[derive(Deserialize)]
struct CorpusText {
    name: String,
    date: Option<String>,
    text: String,
}

/// Answers the lines of standard input.
pub(super) fn check_lines(arguments: &CheckArguments) -> anyhow::Result<Outcome> {
    let project = match &arguments.reading.config {
        Some(path) => Project::load(path)?,
        None => Project::bare(Path::new(".")),
    };
    let messages = reading::messages(&arguments.reading, &project);
    let house = reading::tell_house(&project);
    // A line has no path: of what a newsroom sets by folder nothing holds.
    let nowhere = Path::new("");
    let mut rules = BTreeMap::new();
    for layers in project.config.possible_layers(nowhere) {
        let set = reading::rules(&arguments.reading, &project.house_rules, project.config.settings(&layers))?;
        rules.insert(layers, set);
    }
    let fail_on = arguments.fail_on.unwrap_or(project.config.fail_on);
    let has_findings = AtomicBool::new(false);
    let outcome = answer_lines(|line: Line| -> Result<Value, String> {
        let (format, given) =
            line.common.reading(&project, arguments.reading.lang, arguments.reading.date)?;
        let mut house: Vec<HouseName> = project.house.clone();
        house.extend(line.names.iter().flatten().filter_map(|name| house_name(name)));
        let options = Options { house: &house, ..project.options(format, given) };
        let text = &line.common.text;
        let analysis = analyse(text, &options);
        let language = analysis.article.language;
        let store = line.corpus.map(|corpus| store(&corpus, &options, language)).transpose()?;
        let reference = store.and_then(|store| reading::ask(&store, &project, &analysis, ""));
        let asked = Asked {
            rules: &rules[&project.config.layers_for(nowhere, analysis.article.section())],
            reference: reference.as_ref(),
            house: &house,
            allowances: &[],
            known: &Known::default(),
            budget: Budget::Unlimited,
            messages,
        };
        let report = reading::diagnose(&line.common.name(), text, &analysis, asked);
        if report.diagnostics.iter().any(|it| fail_on <= it.level) {
            has_findings.store(true, Ordering::Relaxed);
        }
        let offsets = Offsets::new(text, arguments.offsets);
        let diagnostics: Vec<Value> = report
            .diagnostics
            .iter()
            .map(|it| {
                let [start, end] = offsets.of(it.span);
                json!({
                    "rule": it.code,
                    "start": start,
                    "end": end,
                    "severity": it.level.name(),
                    "message": it.message,
                })
            })
            .collect();
        Ok(json!({ "id": line.common.id, "diagnostics": diagnostics }))
    })?;
    let findings = if has_findings.into_inner() { Outcome::Findings } else { Outcome::Clean };
    Ok(outcome.max(findings).max(house))
}

/// The line's reference; a text too short to tell its language has that of the article.
fn store(corpus: &[CorpusText], options: &Options<'_>, article: Language) -> Result<MemoryStore, String> {
    let store = MemoryStore::new();
    let mut changes = Vec::with_capacity(corpus.len());
    for text in corpus {
        let date = text.date.as_deref().map(super::batch::day).transpose()?;
        let file = SourceFile {
            path: text.name.clone(),
            hash: content_hash(&text.text),
            title: Some(text.name.clone()),
            ..SourceFile::default()
        };
        let format = Format::from_path(Path::new(&text.name));
        let language = detect_surely(&text.text).unwrap_or(article);
        let given = Given { language: Some(language), date };
        let document = read_document(&text.text, &Options { format, given, ..*options }, &file);
        changes.push(DocumentChange::Put(Arc::new(document)));
    }
    store.apply(&changes).map_err(|problem| problem.to_string())?;
    Ok(store)
}
