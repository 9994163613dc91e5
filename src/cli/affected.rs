//! `fonte affected`: which articles of the archive a new or corrected fact contradicts.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::{Value as Json, json};

use crate::inquiry::{Affected, affected_by};
use crate::project::{read_fact_file, table_of};
use crate::reference::Verdict;
use crate::rules::Message;

use super::arguments::{AffectedArguments, AnswerFormat};
use super::question::{Desk, table};
use super::sheet::{safe, spreadsheet};
use super::{Outcome, terminal};

/// Prints the articles by fact.
pub(super) fn affected(arguments: &AffectedArguments) -> anyhow::Result<Outcome> {
    let desk = Desk::open(&arguments.question)?;
    let (facts, problems) = read_fact_file(&desk.project, &arguments.facts);
    terminal::tell(&[], &problems);
    let mut outcome = if problems.is_empty() { desk.outcome } else { Outcome::Failed };
    for fact in facts.iter().filter(|it| it.claims.is_empty()) {
        let told = Message::new("affected-unread").with("fact", fact.card.path.replace('#', ":"));
        terminal::note(&desk.messages.word(&told));
    }
    let own: BTreeSet<&str> = facts.iter().map(|it| table_of(&it.card.path)).collect();
    let found = affected_by(&facts, &*desk.store, &|path| own.contains(table_of(path)))?;
    match arguments.question.format {
        AnswerFormat::Text => terminal::write_all(text(&desk, &found, facts.len()).as_bytes())?,
        AnswerFormat::Json => {
            let lines: Vec<Json> = found.iter().map(|it| line(&desk, it)).collect();
            terminal::write_all(format!("{:#}\n", Json::from(lines)).as_bytes())?;
        }
        AnswerFormat::Csv => terminal::write_all(&csv(&desk, &found)?)?,
    }
    if !found.is_empty() {
        outcome = outcome.max(Outcome::Findings);
    }
    Ok(outcome)
}

fn text(desk: &Desk, found: &[Affected], n_facts: usize) -> String {
    if found.is_empty() {
        let none = Message::new("affected-none").with("n", n_facts);
        return format!("{}\n", desk.messages.word(&none));
    }
    let mut out = String::new();
    let mut rest = found;
    while let Some(first) = rest.first() {
        let fact = &first.fact;
        let n_rows = rest.iter().take_while(|it| it.fact == *fact).count();
        let (rows, others) = rest.split_at(n_rows);
        rest = others;
        let told = Message::new("affected-fact").with("fact", fact.sentence.trim_end_matches('.'));
        let told = told.with("source", fact.source.as_deref());
        let place = desk.place(&fact.document, fact.line);
        // A string takes everything.
        let _ = writeln!(out, "{place}: {}", desk.messages.word(&told));
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| {
                let id = if row.comparison.verdict == Verdict::Disagrees {
                    "affected-wrong"
                } else {
                    "affected-older"
                };
                let said = Message::new(id).with("figure", row.told.figure.as_str());
                vec![
                    desk.day(row.told.document.date),
                    desk.place(&row.told.document, row.told.line),
                    desk.messages.word(&said),
                ]
            })
            .collect();
        out.push_str(&table(&rows));
    }
    let n_wrong = found.iter().filter(|it| it.comparison.verdict == Verdict::Disagrees).count();
    let articles: BTreeSet<&str> = found.iter().map(|it| it.told.document.path.as_str()).collect();
    let count = Message::new("affected-count").with("wrong", n_wrong).with("older", found.len() - n_wrong);
    let _ = writeln!(out, "{}", desk.messages.word(&count.with("articles", articles.len())));
    out
}

fn line(desk: &Desk, row: &Affected) -> Json {
    json!({
        "fact": row.fact.sentence,
        "fact_file": desk.file(&row.fact.document),
        "fact_line": row.fact.line,
        "verdict": row.comparison.verdict.name(),
        "figure": row.told.figure,
        "sentence": row.told.sentence,
        "date": row.told.document.date.map(|it| it.to_string()),
        "file": desk.file(&row.told.document),
        "line": row.told.line,
        "column": row.told.column,
        "title": row.told.document.title,
        "url": row.told.document.url,
    })
}

fn csv(desk: &Desk, found: &[Affected]) -> anyhow::Result<Vec<u8>> {
    let mut out = spreadsheet(Vec::new())?;
    out.write_record([
        "fact",
        "fact_line",
        "verdict",
        "figure",
        "date",
        "file",
        "line",
        "title",
        "sentence",
    ])?;
    for row in found {
        out.write_record([
            safe(&row.fact.sentence),
            row.fact.line.to_string(),
            row.comparison.verdict.name().to_owned(),
            safe(&row.told.figure),
            row.told.document.date.map(|it| it.to_string()).unwrap_or_default(),
            safe(&desk.file(&row.told.document)),
            row.told.line.to_string(),
            safe(row.told.document.title.as_deref().unwrap_or_default()),
            safe(&row.told.sentence),
        ])?;
    }
    out.into_inner().map_err(|problem| anyhow::anyhow!("{problem}"))
}
