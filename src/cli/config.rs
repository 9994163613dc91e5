//! `fonte config`: what is in force, and where each value comes from.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use crate::article::Given;
use crate::engine::Setting;
use crate::project::{Layers, Project, config_schema, read_article};
use crate::rules::register;

use super::arguments::ConfigArguments;
use super::{Outcome, reading, terminal};

/// Keys with what holds without them, in the order of the template.
const KEYS: &[(&str, &str)] = &[
    ("messages", "that of the terminal"),
    ("language", "seen from each article"),
    ("fail-on", "\"warning\""),
    ("date", "none"),
    ("max-per-rule", "5"),
    ("files.include", "[]"),
    ("files.exclude", "[]"),
    ("reference.folders", "[]"),
    ("reference.facts", "[]"),
    ("reference.as-of-publication", "false"),
    ("names.file", "none"),
    ("house.rules", "[]"),
    ("packs.folders", "[]"),
    ("locale.english", "none"),
    ("desk.initials", "none"),
];

/// Prints the configuration, or the schema of its file.
pub(super) fn config(arguments: &ConfigArguments) -> anyhow::Result<Outcome> {
    if arguments.schema {
        let mut text = serde_json::to_string_pretty(&config_schema())?;
        text.push('\n');
        terminal::write_all(text.as_bytes())?;
        return Ok(Outcome::Clean);
    }
    let path = arguments.path.clone().unwrap_or_else(|| PathBuf::from("."));
    let project = reading::newsroom(arguments.config.as_deref(), std::slice::from_ref(&path))?;
    let written = Written::read(&project)?;
    let (layers, section) = layers(&project, &path);
    let mut lines: Vec<(String, String)> = Vec::new();
    for (key, usual) in KEYS {
        lines.push(match written.get(key) {
            Some((value, place)) => (format!("{key} = {value}"), place),
            None if usual.starts_with(['"', '[', '5', 'f']) => {
                (format!("{key} = {usual}"), "default".to_owned())
            }
            None => (format!("# {key}: {usual}"), "default".to_owned()),
        });
    }
    levels(&project, &written, &layers, section.as_deref(), &mut lines);
    for (key, value, place) in &written.leaves {
        let is_level = key.rsplit('.').next() == Some("level");
        let is_option = key.starts_with("rules.") && !is_level;
        let is_shortcut = ["stale-days", "small-count"].contains(&key.as_str());
        let is_other = ["allow.", "section.", "override."].iter().any(|start| key.starts_with(start));
        if is_option || is_other || is_shortcut {
            lines.push((format!("{key} = {value}"), place.clone()));
        }
    }
    let width = lines.iter().map(|(line, _)| line.chars().count()).filter(|it| *it <= 60).max().unwrap_or(0);
    let mut text = match &project.config_path {
        Some(file) => format!("# {}\n", file.display()),
        None => "# no fonte.toml here or above: all as by default\n".to_owned(),
    };
    if let Some(section) = &section {
        let _ = writeln!(text, "# {}: section {section}", path.display());
    }
    for (line, place) in lines {
        let _ = writeln!(text, "{line:width$}  # {place}");
    }
    terminal::write_all(text.as_bytes())?;
    Ok(reading::tell_house(&project))
}

/// What holds for the file at `path`, and the name of its section.
fn layers(project: &Project, path: &Path) -> (Layers, Option<String>) {
    let name = project.name_of(path);
    let article = if path.is_file() { read_article(path).ok() } else { None };
    let analysis = article.map(|it| it.analyse(project, path, Given::default()));
    let label = analysis.as_ref().and_then(|it| it.article.section());
    let layers = project.config.layers_for(&name, label);
    let section = layers.section.and_then(|index| project.config.sections.get(index));
    let section = section.map(|it| it.name.clone());
    (layers, section)
}

/// The level of each rule, and who says so: the last of the overrides, the section, the file, the rule.
fn levels(
    project: &Project,
    written: &Written,
    layers: &Layers,
    section: Option<&str>,
    lines: &mut Vec<(String, String)>,
) {
    let settings = project.config.settings(layers);
    let usual = register().into_iter().map(|it| (it.meta.code.to_owned(), it.meta.level));
    let house = project.house_rules.list().iter().map(|it| (it.code.clone(), it.level));
    for (code, usual) in usual.chain(house) {
        let level = match settings.get(&code).and_then(|it| it.level) {
            Some(Setting::Off) => "off",
            Some(Setting::At(level)) => level.name(),
            None if usual == crate::diagnostic::Level::Hint => "off",
            None => usual.name(),
        };
        let overrides =
            layers.overrides.iter().rev().map(|index| format!("override.{index}.rules.{code}.level"));
        let own = section.iter().map(|name| format!("section.{name}.rules.{code}.level"));
        let built_in = section.filter(|_| {
            let index = layers.section.and_then(|index| project.config.sections.get(index));
            index.is_some_and(|it| it.rules.get(&code).is_some_and(|it| it.level.is_some()))
        });
        let place = overrides
            .chain(own)
            .find_map(|key| Some(written.get(&key)?.1))
            .or_else(|| built_in.map(|name| format!("section {name}")))
            .or_else(|| Some(written.get(&format!("rules.{code}.level"))?.1));
        let line = format!("rules.{code}.level = \"{level}\"");
        lines.push((line, place.unwrap_or_else(|| "default".to_owned())));
    }
}

/// What the file says: key, value as it is written, place.
struct Written {
    leaves: Vec<(String, String, String)>,
}

impl Written {
    fn read(project: &Project) -> anyhow::Result<Self> {
        let mut leaves = Vec::new();
        if let Some(path) = &project.config_path {
            let text = std::fs::read_to_string(path)?;
            let table =
                DeTable::parse(&text).map_err(|problem| anyhow::anyhow!(problem.message().to_owned()))?;
            collect(table.get_ref(), "", &text, path, &mut leaves);
        }
        Ok(Self { leaves })
    }

    fn get(&self, key: &str) -> Option<(String, String)> {
        let found = self.leaves.iter().find(|(it, ..)| it == key)?;
        Some((found.1.clone(), found.2.clone()))
    }
}

fn collect(
    table: &DeTable<'_>,
    before: &str,
    text: &str,
    path: &Path,
    leaves: &mut Vec<(String, String, String)>,
) {
    for (key, value) in table {
        let name = format!("{before}{}", key.get_ref());
        match value.get_ref() {
            DeValue::Table(inner) => collect(inner, &format!("{name}."), text, path, leaves),
            DeValue::Array(list) if list.iter().any(|it| matches!(it.get_ref(), DeValue::Table(_))) => {
                for (index, entry) in list.iter().enumerate() {
                    if let DeValue::Table(inner) = entry.get_ref() {
                        collect(inner, &format!("{name}.{index}."), text, path, leaves);
                    }
                }
            }
            _ => {
                let value_text = text.get(value.span()).unwrap_or("").split_whitespace().collect::<Vec<_>>();
                let (line, _) = crate::text::line_and_column(text, key.span().start);
                leaves.push((name, value_text.join(" "), format!("{}:{line}", path.display())));
            }
        }
    }
}
