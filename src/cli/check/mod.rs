//! `fonte check`: files and folders are read and what is wrong is printed, by path and place.

mod checked;
mod choice;
mod desk;
mod kept;
mod watch;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::engine::Budget;
use crate::project::{
    Baseline, Encoding, FileProblem, Places, Project, Unwritable, baseline_file, find_articles,
};

use super::check_arguments::{CheckArguments, ReportFormat};
use super::report::Outputs;
use super::verify::tell_broken;
use super::{Outcome, reading, terminal};

pub(super) use checked::{Checked, Counts, Fixed, Whole, fixed, held_back};
pub(super) use choice::{Choice, choose};
pub(super) use desk::{Desk, reference, rule_sets};
use kept::Keeper;

/// So many articles are read before their findings are printed, on all cores.
pub(super) const CHUNK: usize = 64;

/// Checks the given paths, once or whenever they change.
pub(super) fn check(arguments: &CheckArguments) -> anyhow::Result<Outcome> {
    if !arguments.watch {
        return check_paths(arguments);
    }
    if choice::is_from_stdin(arguments) {
        anyhow::bail!("standard input can be neither watched nor mended; name a file");
    }
    watch::watch(arguments)
}

/// Checks the given paths.
fn check_paths(arguments: &CheckArguments) -> anyhow::Result<Outcome> {
    let project = newsroom(arguments)?;
    let messages = reading::messages(&arguments.reading, &project);
    let mut outputs = Outputs::open(arguments, &project, messages)?;
    let Choice { files, problems, stdin, is_whole } = choose(arguments, &project)?;
    if let Some(revision) = arguments.changed_since.as_ref().filter(|_| files.is_empty()) {
        terminal::note(&format!("no article has changed since {revision}"));
    }
    let mut outcome = reading::tell_house(&project).max(tell_broken(&project));
    for problem in &problems {
        terminal::error(&problem.to_string());
        outcome = Outcome::Failed;
    }
    let baseline = baseline(arguments, &project, &mut outcome)?;
    let places = Places::default();
    let rules = rule_sets(&arguments.reading, &project, &files, &places)?;
    let (store, told) = reference(&arguments.reading, &project)?;
    outcome = outcome.max(told);
    let budget = budget(arguments, &project);
    let is_plain = !arguments.no_cache && arguments.fix.is_none() && stdin.is_none();
    let keeper = (is_plain && !outputs.have(ReportFormat::Html)).then(|| {
        // What of all this is told depends on the language and on how much is asked for.
        let told = format!("{:?} {budget:?}", messages.language());
        Keeper::open(&project, &arguments.reading, store.as_deref(), &told)
    });
    let keeper = keeper.flatten();
    let desk = Desk {
        reading: &arguments.reading,
        fix: arguments.fix,
        budget,
        draws_pages: outputs.have(ReportFormat::Html),
        project: &project,
        messages,
        store,
        places,
        rules,
        baseline,
        keeper,
        stdin,
    };
    let mut run = Run { arguments, desk: &desk, outcome, whole: Whole::default(), used: BTreeMap::new() };
    run.whole.problems = problems;
    let mut expired = Vec::new();
    run.check_all(&files, &mut outputs, &mut expired)?;
    outputs.finish(&run.whole, files.is_empty())?;
    run.tell_unused(&files);
    run.tell_expired(expired, is_whole);
    run.tell_too_many();
    outcome = run.outcome;
    outcome = outcome.max(outputs.outcome());
    if arguments.exit_zero && outcome == Outcome::Findings {
        outcome = Outcome::Clean;
    }
    outputs.open_page()?;
    Ok(outcome)
}

/// The newsroom of the articles.
fn newsroom(arguments: &CheckArguments) -> anyhow::Result<Project> {
    let config = arguments.reading.config.as_deref();
    match &arguments.stdin_path {
        Some(path) => reading::newsroom(config, std::slice::from_ref(path)),
        None => reading::newsroom(config, &arguments.paths),
    }
}

/// How much is told: people get the budget, programs everything.
fn budget(arguments: &CheckArguments, project: &Project) -> Budget {
    let limit = project.config.max_per_rule;
    let has = |text: bool| {
        arguments.format.iter().any(|it| (it.format == ReportFormat::Text) == text)
            || text && arguments.format.is_empty()
    };
    let counts_all = arguments.max_warnings.is_some() || arguments.statistics;
    match (has(true), has(false) || counts_all) {
        (true, true) => Budget::Both(limit),
        (true, false) => Budget::PerRule(limit),
        (false, _) => Budget::Unlimited,
    }
}

/// What is known already.
fn baseline(
    arguments: &CheckArguments,
    project: &Project,
    outcome: &mut Outcome,
) -> anyhow::Result<Baseline> {
    if arguments.no_baseline {
        return Ok(Baseline::default());
    }
    let path = arguments.baseline.clone().unwrap_or_else(|| baseline_file(&project.root));
    let shown = super::shown(&path);
    if arguments.baseline.is_some() && !path.exists() {
        anyhow::bail!("{shown}: no such file; `fonte baseline` writes one");
    }
    let baseline = Baseline::read(&path).map_err(|problem| anyhow::anyhow!("{shown}: {problem}"))?;
    for (line, problem) in &baseline.problems {
        terminal::error(&format!("{shown}:{line}: {problem}; skipped"));
        *outcome = Outcome::Failed;
    }
    Ok(baseline)
}

/// A check under way.
struct Run<'a> {
    arguments: &'a CheckArguments,
    desk: &'a Desk<'a>,
    outcome: Outcome,
    whole: Whole,
    /// Whether each entry of `[[allow]]` that fits an article was of use.
    used: BTreeMap<usize, bool>,
}

/// A finding of the baseline that is found no more.
struct Expired {
    path: String,
    rule: String,
    words: String,
    n: usize,
}

impl Run<'_> {
    fn check_all(
        &mut self,
        files: &[PathBuf],
        outputs: &mut Outputs<'_>,
        expired: &mut Vec<Expired>,
    ) -> anyhow::Result<()> {
        let fail_on = self.arguments.fail_on.unwrap_or(self.desk.project.config.fail_on);
        for chunk in files.chunks(CHUNK) {
            let read: Vec<Result<Checked, FileProblem>> =
                chunk.par_iter().map(|path| self.desk.check_one(path)).collect();
            self.keep(&read);
            let mut articles = Vec::with_capacity(read.len());
            for one in read {
                let checked = match one {
                    Ok(checked) => checked,
                    Err(problem) => {
                        terminal::error(&problem.to_string());
                        self.outcome = Outcome::Failed;
                        self.whole.problems.push(problem);
                        continue;
                    }
                };
                self.count(&checked, expired);
                if checked.report.all().iter().any(|it| fail_on <= it.level) {
                    self.outcome = self.outcome.max(Outcome::Findings);
                }
                articles.push(checked);
            }
            outputs.articles(&articles)?;
            outputs.flush()?;
        }
        Ok(())
    }

    /// Lets the cache keep what is new.
    fn keep(&self, read: &[Result<Checked, FileProblem>]) {
        let Some(keeper) = &self.desk.keeper else { return };
        let answers = read.iter().flatten().filter_map(|it| {
            let (key, answer) = it.keep.as_ref()?;
            Some((it.name.as_str(), *key, answer.clone()))
        });
        keeper.put(&answers.collect::<Vec<_>>());
    }

    fn count(&mut self, checked: &Checked, expired: &mut Vec<Expired>) {
        if checked.encoding == Encoding::Windows1252 {
            terminal::note(&format!("{}: is not UTF-8; read as Windows-1252", checked.path.display()));
        }
        self.outcome = self.outcome.max(tell_unmended(checked));
        for &(index, was_used) in &checked.allowed {
            *self.used.entry(index).or_default() |= was_used;
        }
        self.whole.add(&checked.report);
        let entries = self.desk.baseline.articles.get(&checked.name).map_or(&[][..], Vec::as_slice);
        for &(key, n) in &checked.report.expired {
            let entry = entries.iter().find(|it| it.number() == Some(key));
            expired.extend(entry.map(|it| Expired {
                path: checked.path.display().to_string(),
                rule: it.rule.clone(),
                words: it.words.clone(),
                n,
            }));
        }
    }

    /// The names of all articles of the newsroom.
    fn all_articles(&self) -> Vec<PathBuf> {
        let project = self.desk.project;
        let root = std::slice::from_ref(&project.root);
        let found = find_articles(root, &project.root, &project.config.include, &project.config.exclude);
        found.files.iter().map(|path| project.name_at(path, &self.desk.places)).collect()
    }

    /// Tells of entries of `[[allow]]` that fit a checked article and silenced nothing in any.
    fn tell_unused(&self, files: &[PathBuf]) {
        let project = self.desk.project;
        // Under --rule and --skip an entry may be idle for want of its rule.
        if !self.arguments.reading.rule.is_empty() || !self.arguments.reading.skip.is_empty() {
            return;
        }
        if self.used.values().all(|used| *used) {
            return;
        }
        let checked: BTreeSet<PathBuf> =
            files.iter().map(|path| project.name_at(path, &self.desk.places)).collect();
        let mut all = None;
        let file = project.config_path.as_deref().unwrap_or(Path::new("")).display();
        let unused = self.used.iter().filter(|(_, used)| !**used);
        for entry in unused.filter_map(|(index, _)| project.config.allow.get(*index)) {
            // Another article may still need it.
            let all = all.get_or_insert_with(|| self.all_articles());
            if all.iter().any(|name| entry.paths.fits(name) && !checked.contains(name)) {
                continue;
            }
            terminal::note(&format!(
                "{file}:{}: [[allow]] of `{}` ({}) silences nothing any more",
                entry.place.0, entry.allowance.code, entry.reason
            ));
        }
    }

    /// Tells of entries of the baseline that are found no more, so that they are taken out of it.
    fn tell_expired(&self, expired: Vec<Expired>, is_whole: bool) {
        let mut expired = expired;
        let baseline = &self.desk.baseline;
        for (path, entries) in baseline.articles.iter().filter(|_| is_whole) {
            if !self.desk.project.root.join(path).exists() {
                let gone = |it: &crate::project::BaselineEntry| Expired {
                    path: path.clone(),
                    rule: it.rule.clone(),
                    words: it.words.clone(),
                    n: it.n,
                };
                expired.extend(entries.iter().map(gone));
            }
        }
        expired.sort_by(|one, other| {
            (&one.path, &one.rule, &one.words).cmp(&(&other.path, &other.rule, &other.words))
        });
        for Expired { path, rule, words, n } in expired.iter().take(MOST_EXPIRED) {
            let times = if 1 < *n { format!(" ({n} times)") } else { String::new() };
            terminal::note(&format!(
                "{path}: {rule} on “{words}”{times} is known from the baseline and gone"
            ));
        }
        let n_more = expired.len().saturating_sub(MOST_EXPIRED);
        if 0 < n_more {
            terminal::note(&format!("{n_more} more findings of the baseline are gone"));
        }
        if !expired.is_empty() {
            terminal::note("`fonte baseline` writes the baseline anew");
        }
    }

    /// Tells that there are more warnings than are allowed.
    fn tell_too_many(&mut self) {
        let warnings = self.whole.all.warnings;
        let Some(most) = self.arguments.max_warnings.filter(|most| *most < warnings) else { return };
        self.outcome = self.outcome.max(Outcome::Findings);
        let held = warnings.saturating_sub(self.whole.shown.warnings);
        let held = if 0 < held { format!(", {held} of them not shown above") } else { String::new() };
        terminal::note(&format!("{warnings} warnings{held}; --max-warnings allows {most}"));
    }
}

/// So many entries that are gone are told one by one.
const MOST_EXPIRED: usize = 20;

/// Tells why a file was not mended that should have been.
fn tell_unmended(checked: &Checked) -> Outcome {
    let path = checked.path.display();
    match &checked.fixed {
        None | Some(Fixed::Applied(_)) => Outcome::Clean,
        Some(Fixed::LeftAlone(why @ (Unwritable::Changed | Unwritable::Failed(_)))) => {
            terminal::error(&format!("{path}: not mended, for it {why}"));
            Outcome::Failed
        }
        Some(Fixed::LeftAlone(why)) => {
            terminal::note(&format!("{path}: not mended, for it {why}"));
            Outcome::Clean
        }
        Some(Fixed::Unsettled) => {
            terminal::error(&format!(
                "{path}: not mended, for its corrections bring about others without end"
            ));
            Outcome::Failed
        }
    }
}
