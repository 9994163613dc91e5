//! `fonte baseline`: what is found today is written down, and only what is new is told tomorrow.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::engine::Budget;
use crate::project::{Baseline, BaselineEntry, FileProblem, Places, baseline_file, find_articles};

use super::check::{CHUNK, Checked, Desk, reference, rule_sets};
use super::check_arguments::BaselineArguments;
use super::{Outcome, reading, terminal};

/// So many of the underlined words stand in an entry; they are for people.
const MOST_WORDS: usize = 60;

/// Writes the baseline. Entries of articles that are not checked stay, unless the article is gone.
pub(super) fn baseline(arguments: &BaselineArguments) -> anyhow::Result<Outcome> {
    if !arguments.reading.rule.is_empty() || !arguments.reading.skip.is_empty() {
        anyhow::bail!("a baseline is of all rules; leave out --rule and --skip");
    }
    let project = reading::newsroom(arguments.reading.config.as_deref(), &arguments.paths)?;
    let messages = reading::messages(&arguments.reading, &project);
    let whole = [project.shown("")];
    let paths = if arguments.paths.is_empty() { &whole[..] } else { &arguments.paths };
    let found = find_articles(paths, &project.root, &project.config.include, &project.config.exclude);
    let mut outcome = reading::tell_house(&project);
    for problem in &found.problems {
        terminal::error(&problem.to_string());
        outcome = Outcome::Failed;
    }
    let path = arguments.baseline.clone().unwrap_or_else(|| baseline_file(&project.root));
    let shown = super::shown(&path);
    let mut baseline = Baseline::read(&path).map_err(|problem| anyhow::anyhow!("{shown}: {problem}"))?;
    for (line, problem) in &baseline.problems {
        terminal::error(&format!("{shown}:{line}: {problem}; left out"));
        outcome = Outcome::Failed;
    }
    let places = Places::default();
    let rules = rule_sets(&arguments.reading, &project, &found.files, &places)?;
    let (store, told) = reference(&arguments.reading, &project)?;
    outcome = outcome.max(told);
    let desk = Desk {
        reading: &arguments.reading,
        fix: None,
        budget: Budget::Unlimited,
        draws_pages: false,
        project: &project,
        messages,
        store,
        places,
        rules,
        baseline: Baseline::default(),
        keeper: None,
        stdin: None,
    };
    baseline.articles.retain(|name, _| project.root.join(name).exists());
    let (mut n_findings, mut n_articles) = (0, 0);
    for chunk in found.files.chunks(CHUNK) {
        // Only so many articles are held at once.
        let read: Vec<Result<Checked, FileProblem>> =
            chunk.par_iter().map(|path| desk.check_one(path)).collect();
        for one in read {
            let checked = match one {
                Ok(checked) => checked,
                Err(problem) => {
                    terminal::error(&problem.to_string());
                    outcome = Outcome::Failed;
                    continue;
                }
            };
            let mut entries = entries(&checked);
            // A rule that failed may still find what it found before.
            let before = baseline.articles.remove(&checked.name).unwrap_or_default();
            let has_failed =
                |it: &BaselineEntry| checked.report.failures.iter().any(|(code, _)| *code == it.rule);
            entries.extend(before.into_iter().filter(has_failed));
            n_findings += entries.iter().map(|it| it.n).sum::<usize>();
            n_articles += usize::from(!entries.is_empty());
            if !entries.is_empty() {
                baseline.articles.insert(checked.name, entries);
            }
        }
    }
    baseline.write(&path).map_err(|problem| anyhow::anyhow!("{shown}: {problem}"))?;
    let plural = |n: usize, one: &str, more: &str| format!("{n} {}", if n == 1 { one } else { more });
    let line = format!(
        "{shown}: {} in {} known from now on\n",
        plural(n_findings, "finding", "findings"),
        plural(n_articles, "article", "articles")
    );
    terminal::write_all(line.as_bytes())?;
    Ok(outcome)
}

/// What is found in an article, as it is known.
fn entries(checked: &Checked) -> Vec<BaselineEntry> {
    let mut entries: BTreeMap<u64, BaselineEntry> = BTreeMap::new();
    for diagnostic in checked.report.all() {
        if let Some(known) = entries.get_mut(&diagnostic.key) {
            known.n += 1;
            continue;
        }
        let words = crate::text::one_line(checked.text.get(diagnostic.span.range()).unwrap_or(""));
        let short: String = words.chars().take(MOST_WORDS).collect();
        let words = if short.len() < words.len() { format!("{}…", short.trim_end()) } else { words };
        let entry = BaselineEntry {
            path: checked.name.clone(),
            rule: diagnostic.code.clone(),
            words,
            key: format!("{:016x}", diagnostic.key),
            n: 1,
        };
        entries.insert(diagnostic.key, entry);
    }
    let mut entries: Vec<BaselineEntry> = entries.into_values().collect();
    entries.sort();
    entries
}
