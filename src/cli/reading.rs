//! What the commands have in common: from a newsroom and a text to a reading and its diagnostics.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::analysis::Analysis;
use crate::article::Given;
use crate::engine::{Budget, Report, RuleError, RuleSet, RuleSettings, Setting, Task, check_anew};
use crate::known::Known;
use crate::lexicon::Language;
use crate::mention::HouseName;
use crate::messages::{MessageLanguage, Messages};
use crate::project::Project;
use crate::reference::ReferenceStore;
use crate::rules::house::HouseRules;
use crate::rules::{Message, Reference, Wording, register};
use crate::suppression::Allowance;

use super::check_arguments::ReadingArguments;
use super::{Outcome, terminal};

/// The newsroom of the first path, or the one whose configuration is given.
pub(super) fn newsroom(config: Option<&Path>, paths: &[PathBuf]) -> anyhow::Result<Project> {
    let project = match (config, paths.first()) {
        (Some(config), _) => Project::load(config)?,
        (None, Some(path)) => Project::find(path)?,
        (None, None) => Project::find(Path::new("."))?,
    };
    Ok(project)
}

/// Tells what is wrong in the files of house rules, once; the other rules go on.
pub(super) fn tell_house(project: &Project) -> Outcome {
    for problem in &project.house_problems {
        terminal::error(&problem.to_string());
    }
    if project.house_problems.is_empty() { Outcome::Clean } else { Outcome::Failed }
}

/// The language in which fonte answers: as asked, as configured, as the terminal speaks, else English.
pub(super) fn messages(arguments: &ReadingArguments, project: &Project) -> &'static Messages {
    let language = arguments.messages.or(project.config.messages).or_else(terminal::language);
    Messages::of(language.unwrap_or_default())
}

/// What is known of an article beside its text: as asked, else as configured.
pub(super) fn given(project: &Project, language: Option<Language>, date: Option<Date>) -> Given {
    Given { language: language.or(project.config.language), date: date.or(project.config.date) }
}

/// What the store says to the article called `name`; nothing where it cannot answer, with the reason told.
pub(super) fn ask(
    store: &dyn ReferenceStore,
    project: &Project,
    analysis: &Analysis,
    name: &str,
) -> Option<Reference> {
    match Reference::ask(store, analysis, Some(name), project.config.as_of_publication) {
        Ok(reference) => Some(reference),
        Err(problem) => {
            terminal::error(&problem.to_string());
            None
        }
    }
}

/// With what an article is checked.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    /// The rules.
    pub rules: &'a RuleSet,
    /// What the reference says to it.
    pub reference: Option<&'a Reference>,
    /// The house list.
    pub house: &'a [HouseName],
    /// What the configuration allows in it.
    pub allowances: &'a [Allowance],
    /// What is known already and is not told.
    pub known: &'a Known,
    /// The budget.
    pub budget: Budget,
    /// In which language it is told.
    pub messages: &'static Messages,
}

/// Runs the rules on the article called `name`, and tells of those that failed.
pub(super) fn diagnose(name: &str, text: &str, analysis: &Analysis, asked: Asked<'_>) -> Report {
    let Asked { rules, reference, house, allowances, known, budget, messages } = asked;
    let own = Messages::of(MessageLanguage::of_article(analysis.article.language));
    let reader = |message: &Message| messages.word(message);
    let article = |message: &Message| own.word(message);
    let wording = Wording { reader: &reader, article: &article };
    let task = Task { rules, reference, house, allowances, budget, wording };
    let report = check_anew(text, analysis, &task, known);
    for (code, problem) in &report.failures {
        terminal::error(&format!("{name}: the rule {code} failed on this article: {problem}"));
    }
    report
}

/// The rules that run under `settings`, with what the command line says of them.
pub(super) fn rules(
    arguments: &ReadingArguments,
    house: &HouseRules,
    mut settings: BTreeMap<String, RuleSettings>,
) -> Result<RuleSet, RuleError> {
    let all = arguments.rule.iter().any(|code| code == "all");
    let chosen: Vec<&String> = arguments.rule.iter().filter(|code| *code != "all").collect();
    for (code, level) in &arguments.level {
        settings.entry(code.clone()).or_default().level = Some(*level);
    }
    for code in &chosen {
        let usual = register().iter().find(|rule| rule.meta.code == *code).map(|rule| rule.meta.level);
        let usual = usual.or_else(|| house.get(code).map(|rule| rule.level));
        let rule = settings.entry((*code).clone()).or_default();
        // A rule that is asked for runs, even one that is off.
        if matches!(rule.level, None | Some(Setting::Off)) {
            rule.level = usual.map(Setting::At);
        }
    }
    for code in &arguments.skip {
        settings.entry(code.clone()).or_default().level = Some(Setting::Off);
    }
    let mut rules = RuleSet::with_house(house, &settings, all)?;
    if !chosen.is_empty() && !all {
        rules.retain(|code| chosen.iter().any(|it| *it == code));
    }
    Ok(rules)
}
