//! `fonte check`: files and folders are read and what is wrong is printed, by path and place.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Level};
use crate::engine::{Budget, Report, RuleError, RuleSet};
use crate::mending::{Scope, Unsettled, choice, mend};
use crate::messages::Messages;
use crate::project::{
    Article, Built, Encoding, FileProblem, Layers, Project, Sources, Unwritable, find_articles,
    idle_allowances, is_writable, read_article, read_reference, update_reference, write_article,
};
use crate::reference::ReferenceStore;
use crate::rules::{Message, Value};
use crate::verified::allowances as allowances_of_marks;

use super::arguments::{CheckArguments, FixScope, ReportFormat};
use super::reading::{self, Asked};
use super::report::{json, text};
use super::verify::tell_broken;
use super::{Outcome, terminal};

/// So many articles are read before their findings are printed, on all cores.
const CHUNK: usize = 64;

/// An article with what was found in it.
pub(super) struct Checked {
    /// The path as it was given.
    pub path: PathBuf,
    /// The text.
    pub text: String,
    /// What was found.
    pub report: Report,
    /// What was mended, by rule, before the rest was found; absent where nothing was to be mended.
    pub fixed: Option<Fixed>,
    /// Whether the text is that of a document of a word processor, whose bytes stand elsewhere.
    pub is_document: bool,
    /// How it was encoded.
    encoding: Encoding,
    /// The entries of `[[allow]]` that concern it, and whether each was of use.
    allowed: Vec<(usize, bool)>,
}

/// What became of the wish to mend an article.
pub(super) enum Fixed {
    /// So many fixes were applied, by rule.
    Applied(BTreeMap<String, usize>),
    /// There were some, and the file was left as it is.
    LeftAlone(Unwritable),
    /// They do not come to an end.
    Unsettled,
}

/// How many of what were found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub articles: usize,
    pub errors: usize,
    pub warnings: usize,
    pub others: usize,
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

    fn summary(self, messages: &Messages) -> String {
        let summary = Message::new("summary")
            .with("articles", self.articles)
            .with("errors", self.errors)
            .with("warnings", self.warnings)
            .with("others", self.others);
        messages.word(&summary)
    }
}

/// Everything that checking an article needs.
struct Desk<'a> {
    arguments: &'a CheckArguments,
    project: &'a Project,
    messages: &'static Messages,
    store: Option<Arc<dyn ReferenceStore>>,
    /// The rules, by the section and the overrides that hold.
    rules: BTreeMap<Layers, RuleSet>,
}

/// Checks the given paths.
pub(super) fn check_paths(arguments: &CheckArguments) -> anyhow::Result<Outcome> {
    let project = reading::newsroom(arguments.config.as_deref(), &arguments.paths)?;
    let messages = reading::messages(arguments, &project);
    let here = [PathBuf::from(".")];
    let paths = if arguments.paths.is_empty() { &here[..] } else { &arguments.paths };
    let found = find_articles(paths, &project.root, &project.config.include, &project.config.exclude);
    let mut outcome = reading::tell_house(&project).max(tell_broken(&project));
    for problem in &found.problems {
        terminal::error(&problem.to_string());
        outcome = Outcome::Failed;
    }
    let rules = rule_sets(arguments, &project, &found.files)?;
    let (store, reference) = reference(arguments, &project)?;
    outcome = outcome.max(reference);
    let desk = Desk { arguments, project: &project, messages, store, rules };
    outcome = outcome.max(desk.check_all(&found.files)?);
    Ok(outcome)
}

/// The reference, if there is one, with what went wrong told.
fn reference(
    arguments: &CheckArguments,
    project: &Project,
) -> anyhow::Result<(Option<Arc<dyn ReferenceStore>>, Outcome)> {
    let built: Built = if arguments.reference.is_empty() {
        let sources = Sources::of(project);
        if sources.is_empty() {
            return Ok((None, Outcome::Clean));
        }
        update_reference(project, &sources)?
    } else {
        let sources = Sources { folders: arguments.reference.clone(), ..Sources::default() };
        read_reference(project, &sources)?
    };
    terminal::tell(&built.notes, &built.problems);
    let outcome = if built.problems.is_empty() { Outcome::Clean } else { Outcome::Failed };
    Ok((Some(built.store), outcome))
}

fn rule_sets(
    arguments: &CheckArguments,
    project: &Project,
    files: &[PathBuf],
) -> Result<BTreeMap<Layers, RuleSet>, RuleError> {
    let mut sets = BTreeMap::new();
    // Without a file the rules are still built, so that a mistake in an argument is told.
    for path in files.iter().map(PathBuf::as_path).chain([Path::new("")]) {
        for layers in project.config.possible_layers(&project.name_of(path)) {
            if let std::collections::btree_map::Entry::Vacant(entry) = sets.entry(layers) {
                let settings = project.config.settings(entry.key());
                entry.insert(reading::rules(arguments, &project.house_rules, settings)?);
            }
        }
    }
    Ok(sets)
}

impl Desk<'_> {
    fn check_all(&self, files: &[PathBuf]) -> anyhow::Result<Outcome> {
        let fail_on = self.arguments.fail_on.unwrap_or(self.project.config.fail_on);
        let mut outcome = Outcome::Clean;
        let mut counts = Counts::default();
        let mut used: BTreeMap<usize, bool> = BTreeMap::new();
        let mut documents = Vec::new();
        let mut out = BufWriter::new(io::stdout().lock());
        let pretty = text::Pretty::new(self.project, self.messages, self.arguments.color);
        for chunk in files.chunks(CHUNK) {
            let read: Vec<Result<Checked, FileProblem>> =
                chunk.par_iter().map(|path| self.check_one(path)).collect();
            for one in read {
                let checked = match one {
                    Ok(checked) => checked,
                    Err(problem) => {
                        terminal::error(&problem.to_string());
                        outcome = Outcome::Failed;
                        continue;
                    }
                };
                if checked.encoding == Encoding::Windows1252 {
                    terminal::note(&format!(
                        "{}: is not UTF-8; read as Windows-1252",
                        checked.path.display()
                    ));
                }
                outcome = outcome.max(tell_unmended(&checked));
                for &(index, was_used) in &checked.allowed {
                    *used.entry(index).or_default() |= was_used;
                }
                let diagnostics = &checked.report.diagnostics;
                counts.add(diagnostics);
                if diagnostics.iter().any(|it| fail_on <= it.level) {
                    outcome = outcome.max(Outcome::Findings);
                }
                match self.arguments.format {
                    ReportFormat::Text => pretty.write(&mut out, &checked)?,
                    ReportFormat::Json => documents.push(json::article(&checked)),
                }
            }
        }
        match self.arguments.format {
            // Where nothing could be read, the reason has been told and there is nothing to sum up.
            ReportFormat::Text if files.is_empty() => {}
            ReportFormat::Text => writeln!(out, "{}", counts.summary(self.messages))?,
            ReportFormat::Json => json::write(&mut out, documents, counts)?,
        }
        out.flush()?;
        self.tell_unused(&used, files);
        Ok(outcome)
    }

    fn check_one(&self, path: &Path) -> Result<Checked, FileProblem> {
        let mut article = read_article(path)?;
        let fixed = self.arguments.fix.and_then(|scope| self.mend(path, &mut article, scope));
        let budget = match self.arguments.format {
            ReportFormat::Text => Budget::PerRule(self.project.config.max_per_rule),
            ReportFormat::Json => Budget::Unlimited,
        };
        let (report, allowed) = self.report(path, &article, budget);
        Ok(Checked {
            path: path.to_owned(),
            is_document: article.prose.is_some(),
            text: article.text,
            fixed,
            report,
            encoding: article.encoding,
            allowed,
        })
    }

    /// Mends the file of `article`, which is what it holds afterwards.
    fn mend(&self, path: &Path, article: &mut Article, scope: FixScope) -> Option<Fixed> {
        let scope = match scope {
            FixScope::Safe => Scope::Safe,
            FixScope::All => Scope::All,
        };
        let found = |article: &Article| self.report(path, article, Budget::Unlimited).0.diagnostics;
        if let Err(why) = is_writable(path, article) {
            let is_due = found(article).iter().any(|it| choice(it, scope).is_some());
            return is_due.then_some(Fixed::LeftAlone(why));
        }
        let read = |text: &str| found(&Article { text: text.to_owned(), ..article.clone() });
        let mended = match mend(&article.text, scope, read) {
            Ok(mended) => mended?,
            Err(Unsettled) => return Some(Fixed::Unsettled),
        };
        Some(match write_article(path, article, &mended.text) {
            Ok(()) => {
                article.text = mended.text;
                Fixed::Applied(mended.applied)
            }
            Err(why) => Fixed::LeftAlone(why),
        })
    }

    /// What is found in `article`, and which entries of `[[allow]]` were of use.
    fn report(&self, path: &Path, article: &Article, budget: Budget) -> (Report, Vec<(usize, bool)>) {
        let name = self.project.name_of(path);
        let given = reading::given(self.project, self.arguments.lang, self.arguments.date);
        let analysis = article.analyse(self.project, path, given);
        let shown = name.to_string_lossy();
        let store = self.store.as_deref();
        let reference = store.and_then(|store| reading::ask(store, self.project, &analysis, &shown));
        let (indices, mut allowances): (Vec<usize>, Vec<_>) =
            self.project.config.allowances_for(&name).into_iter().unzip();
        // Those of marks stand behind those of the configuration, which alone are told when they are of no use.
        allowances.extend(allowances_of_marks(&self.project.marks, &shown.replace('\\', "/"), &analysis));
        let asked = Asked {
            rules: &self.rules[&self.project.config.layers_for(&name, analysis.article.section())],
            reference: reference.as_ref(),
            house: &self.project.house,
            allowances: &allowances,
            budget,
            messages: self.messages,
        };
        let mut report = reading::diagnose(&path.display().to_string(), &article.text, &analysis, asked);
        let mut allowed: Vec<(usize, bool)> =
            indices.into_iter().zip(report.used_allowances.iter().copied()).collect();
        let shown = shown.replace('\\', "/");
        report
            .diagnostics
            .splice(0..0, idle_allowances(&self.project.config, &shown, &allowed, self.messages));
        // What is for this article alone is told in it.
        allowed
            .retain(|(index, _)| self.project.config.allow.get(*index).is_none_or(|it| !it.is_for(&shown)));
        (report, allowed)
    }

    /// The names of all articles of the newsroom.
    fn all_articles(&self) -> Vec<PathBuf> {
        let project = self.project;
        let root = std::slice::from_ref(&project.root);
        let found = find_articles(root, &project.root, &project.config.include, &project.config.exclude);
        found.files.iter().map(|path| project.name_of(path)).collect()
    }

    /// Tells of entries of `[[allow]]` that fit a checked article and silenced nothing in any.
    fn tell_unused(&self, used: &BTreeMap<usize, bool>, files: &[PathBuf]) {
        // Under --rule and --skip an entry may be idle for want of its rule.
        if !self.arguments.rule.is_empty() || !self.arguments.skip.is_empty() {
            return;
        }
        let checked: BTreeSet<PathBuf> = files.iter().map(|path| self.project.name_of(path)).collect();
        let mut all = None;
        let file = self.project.config_path.as_deref().unwrap_or(Path::new("")).display();
        for entry in
            used.iter().filter(|(_, used)| !**used).map(|(index, _)| self.project.config.allow.get(*index))
        {
            let Some(entry) = entry else { continue };
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
}

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

/// What was mended in an article, in words; nothing where nothing was.
pub(super) fn fixed(checked: &Checked, messages: &Messages) -> Option<String> {
    let Some(Fixed::Applied(applied)) = &checked.fixed else { return None };
    let rules: Vec<String> = applied.iter().map(|(code, n)| format!("{code} {n}")).collect();
    let n: usize = applied.values().sum();
    Some(messages.word(&Message::new("fixed").with("n", n).with("rules", rules.join(", "))))
}

/// How many findings the budget held back, in words, rule by rule.
pub(super) fn held_back(report: &Report, messages: &Messages) -> Vec<String> {
    let word = |(code, n): (&String, &usize)| {
        messages.word(&Message::new("held-back").with("n", *n).with("code", Value::from(code.as_str())))
    };
    report.held_back.iter().map(word).collect()
}
