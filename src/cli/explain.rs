//! `fonte explain`: a rule's page as plain text, a rule of the house with its proofs, or a line for every rule.

use std::fmt::Write;
use std::path::Path;

use crate::diagnostic::Level;
use crate::engine::Setting;
use crate::lexicon::Language;
use crate::messages::{MessageLanguage, Messages};
use crate::project::Project;
use crate::rules::{Family, Rule, register};

use super::arguments::ExplainArguments;
use super::explain_house::{self, said};
use super::explain_page::{page, summary};
use super::{Outcome, terminal};

/// To whom it is explained.
pub(super) struct Reader<'a> {
    /// The newsroom, whose levels and rules count.
    pub project: &'a Project,
    /// The language of the examples.
    pub examples: Language,
    /// The language of the messages.
    pub messages: &'static Messages,
    /// Its code.
    pub speaks: MessageLanguage,
}

/// Explains the rule with this code, or lists all of them.
pub(super) fn explain(arguments: &ExplainArguments) -> anyhow::Result<Outcome> {
    let project = newsroom(arguments)?;
    let chosen = arguments.messages.or(project.config.messages);
    let speaks = chosen.or_else(terminal::language).unwrap_or_default();
    let examples = arguments
        .lang
        .or_else(|| Language::from_code(chosen?.code()))
        .or_else(|| Language::from_code(terminal::locale()?.split('.').next()?))
        .unwrap_or(Language::En);
    let reader = Reader { project: &project, examples, messages: Messages::of(speaks), speaks };
    let rules = register();
    let text = match arguments.code.as_deref() {
        None => list(&rules, &reader),
        Some(code) => {
            let own = rules.iter().find(|rule| rule.meta.code == code).map(|rule| page(rule, &reader));
            let house = || Some(explain_house::rule(project.house_rules.get(code)?, &reader));
            own.or_else(house).ok_or_else(|| unknown(code, &rules, &project))?
        }
    };
    terminal::write_all(text.as_bytes())?;
    Ok(Outcome::Clean)
}

/// The newsroom here. One that cannot be read takes no explanation away: often it is the mistake in it that
/// somebody wants to have explained.
fn newsroom(arguments: &ExplainArguments) -> anyhow::Result<Project> {
    if let Some(config) = &arguments.config {
        return Ok(Project::load(config)?);
    }
    Ok(Project::find(Path::new(".")).unwrap_or_else(|problem| {
        terminal::note(&format!("{problem}; explained without it"));
        Project::bare(Path::new("."))
    }))
}

fn unknown(code: &str, rules: &[Rule], project: &Project) -> anyhow::Error {
    let codes = rules.iter().map(|rule| rule.meta.code).chain(project.house_rules.codes());
    let near = crate::text::nearest(code, codes);
    let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    let broken = match project.house_problems.first() {
        Some(problem) if project.house_rules.may_hold(code) => {
            format!("; some rules of the house could not be read: {problem}")
        }
        _ => String::new(),
    };
    anyhow::anyhow!("unknown rule `{code}`{near}{broken} (`fonte explain` lists the rules)")
}

/// Every rule, by family, those of the house last.
fn list(rules: &[Rule], reader: &Reader<'_>) -> String {
    let house = reader.project.house_rules.list();
    let codes = rules.iter().map(|rule| rule.meta.code).chain(house.iter().map(|rule| rule.code.as_str()));
    let width = codes.map(str::len).max().unwrap_or(0);
    let mut text = String::new();
    let mut last = None;
    for rule in rules {
        heading(&mut text, &mut last, rule.meta.family);
        row(
            &mut text,
            width,
            rule.meta.code,
            level(rule.meta.code, rule.meta.level, reader),
            &summary(rule.meta.page),
        );
    }
    for rule in house {
        heading(&mut text, &mut last, Family::House);
        row(&mut text, width, &rule.code, level(&rule.code, rule.level, reader), &said(rule, reader));
    }
    text
}

fn heading(text: &mut String, last: &mut Option<Family>, family: Family) {
    if last.replace(family) != Some(family) {
        let gap = if text.is_empty() { "" } else { "\n" };
        // A string takes everything.
        let _ = writeln!(text, "{gap}{}", family.name().to_uppercase());
    }
}

fn row(text: &mut String, width: usize, code: &str, level: &str, summary: &str) {
    let line = format!("{code:width$}  {level:11}  {summary}");
    // A string takes everything.
    let _ = writeln!(text, "{}", line.trim_end());
}

/// The level of the rule `code`, `usual` unless configured, in all articles of this newsroom.
pub(super) fn level(code: &str, usual: Level, reader: &Reader<'_>) -> &'static str {
    match reader.project.config.rules.get(code).and_then(|it| it.level) {
        Some(Setting::Off) => OFF,
        Some(Setting::At(level)) => level.name(),
        None if usual == Level::Hint => OFF,
        None => usual.name(),
    }
}

const OFF: &str = "off";
