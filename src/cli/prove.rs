//! `fonte test`: every rule of the house is proved by its own sentences.

use std::fmt::Write;
use std::path::Path;

use crate::project::{Project, house_files, prove, read_house_files};

use super::arguments::TestArguments;
use super::{Outcome, terminal};

/// Proves the rules of a folder, of a file, or of the newsroom here.
pub(super) fn test(arguments: &TestArguments) -> anyhow::Result<Outcome> {
    let start = arguments.path.as_deref().unwrap_or(Path::new("."));
    let project = match &arguments.config {
        Some(config) => Project::load(config)?,
        None => Project::find(start)?,
    };
    let (rules, problems) = match &arguments.path {
        None => (project.house_rules.clone(), project.house_problems.clone()),
        Some(path) => {
            let files = if path.is_dir() { house_files(path) } else { vec![path.clone()] };
            read_house_files(&files)
        }
    };
    if rules.list().is_empty() && problems.is_empty() {
        anyhow::bail!(
            "{}: no house rules; name their folders in fonte.toml, `[house]` `rules = [\"rules/house\"]`, or here",
            start.display()
        );
    }
    for problem in &problems {
        terminal::error(&problem.to_string());
    }
    let mut out = String::new();
    let (mut n_failed, mut n_proofs) = (0, 0);
    for rule in rules.list() {
        let failures = prove(&project, rule);
        n_proofs += rule.bad.len() + rule.good.len();
        n_failed += usize::from(!failures.is_empty());
        for failure in failures {
            // A string takes everything.
            let _ = writeln!(out, "{failure}");
        }
    }
    let n_rules = rules.list().len();
    let count = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let outcome = match n_failed {
        0 => "all proved".to_owned(),
        _ => format!("{} proved, {n_failed} failed", n_rules - n_failed),
    };
    let mut summary = vec![format!(
        "{}, {}: {outcome}",
        count(n_rules, "rule", "rules"),
        count(n_proofs, "sentence", "sentences")
    )];
    if !problems.is_empty() {
        summary.push(count(problems.len(), "mistake in the files", "mistakes in the files"));
    }
    let _ = writeln!(out, "{}", summary.join("; "));
    terminal::write_all(out.as_bytes())?;
    Ok(match (problems.is_empty(), n_failed) {
        (false, _) => Outcome::Failed,
        (true, 0) => Outcome::Clean,
        (true, _) => Outcome::Findings,
    })
}
