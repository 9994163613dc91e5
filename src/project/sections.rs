//! Sections of a newspaper, in which some rules are off or milder: opinion, sport, service, and the newsroom's own.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::engine::{RuleSettings, Setting};

use super::globs::Globs;

/// The sections that fonte knows by itself, with their labels in all languages.
const BUILT_IN: &str = include_str!("../../rules/sections.toml");

/// A section.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its name in `fonte.toml`.
    pub name: String,
    /// Other words for it that the newsroom writes in front matter, in small letters.
    pub own_labels: Vec<String>,
    /// Words for it that fonte knows.
    labels: Vec<String>,
    /// The files that belong to it.
    pub paths: Globs,
    /// Levels and options, by rule.
    pub rules: BTreeMap<String, RuleSettings>,
}

/// What holds for an article beside the rules' own settings: its section, and entries of `[[override]]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Layers {
    /// The index of the section.
    pub section: Option<usize>,
    /// The indices of the overrides; later ones win.
    pub overrides: Vec<usize>,
}

#[derive(Deserialize)]
struct BuiltIn {
    labels: Vec<String>,
    rules: BTreeMap<String, LevelTable>,
}

#[derive(Deserialize)]
struct LevelTable {
    level: String,
}

impl Section {
    /// A section of the newsroom's own.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            own_labels: Vec::new(),
            labels: Vec::new(),
            paths: Globs::new(Path::new(""), []).expect("no pattern is no wrong pattern"),
            rules: BTreeMap::new(),
        }
    }
}

/// The sections that fonte knows by itself.
pub fn built_in() -> Vec<Section> {
    let read: BTreeMap<String, BuiltIn> = toml::from_str(BUILT_IN).expect("embedded, and read by a test");
    let level = |name: &str| match name {
        "off" => Setting::Off,
        name => Setting::At(name.parse().expect("embedded, and read by a test")),
    };
    read.into_iter()
        .map(|(name, section)| {
            let settings = |table: LevelTable| RuleSettings {
                level: Some(level(&table.level)),
                ..RuleSettings::default()
            };
            Section {
                labels: section.labels,
                rules: section.rules.into_iter().map(|(code, table)| (code, settings(table))).collect(),
                ..Section::new(&name)
            }
        })
        .collect()
}

/// The section of an article: as its front matter says, else by its path. What front matter says may name
/// several things: «Cronaca, Sport».
pub fn section_of(sections: &[Section], path: &Path, label: Option<&str>) -> Option<usize> {
    let said: Vec<String> = label
        .into_iter()
        .flat_map(|label| label.split([',', '/', ';', '|', '>']))
        .map(|word| word.trim().to_lowercase())
        .collect();
    let owns = |section: &Section| {
        said.iter().any(|it| *it == section.name.to_lowercase() || section.own_labels.contains(it))
    };
    let knows = |section: &Section| said.iter().any(|it| section.labels.contains(it));
    sections
        .iter()
        .position(owns)
        .or_else(|| sections.iter().position(knows))
        .or_else(|| sections.iter().position(|section| section.paths.fits(path)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name_of(label: &str) -> Option<String> {
        let sections = built_in();
        section_of(&sections, Path::new("uno.md"), Some(label)).map(|index| sections[index].name.clone())
    }

    #[test]
    fn front_matter_names_a_section_in_any_language() {
        for label in ["Opinioni", "opinion", "Politica, Commenti", "Meinung", "Éditorial", "Opinión"] {
            assert_eq!(name_of(label).as_deref(), Some("opinion"), "{label}");
        }
        for label in ["Sport/Calcio", "Deportes", "Fußball"] {
            assert_eq!(name_of(label).as_deref(), Some("sport"), "{label}");
        }
        for label in ["Ricette", "service", "Ratgeber"] {
            assert_eq!(name_of(label).as_deref(), Some("service"), "{label}");
        }
        for label in ["Cronaca", "post", "Sportello casa", ""] {
            assert_eq!(name_of(label), None, "{label}");
        }
    }

    #[test]
    fn every_rule_of_a_section_is_registered() {
        let known: Vec<&str> = crate::rules::register().iter().map(|rule| rule.meta.code).collect();
        for section in built_in() {
            for code in section.rules.keys() {
                assert!(known.contains(&code.as_str()), "{}: no rule is called `{code}`", section.name);
            }
        }
    }

    #[test]
    fn no_label_stands_for_two_sections() {
        let mut seen = BTreeMap::new();
        for section in built_in() {
            for label in &section.labels {
                assert_eq!(*label, label.to_lowercase(), "labels are written small");
                assert_eq!(seen.insert(label.clone(), section.name.clone()), None, "{label}");
            }
        }
    }
}
