//! The rules of a house on disk: the TOML files of the folders that `fonte.toml` names.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::rules::house::{HouseRule, HouseRules, read_rules};

use super::config_error::{ConfigError, spoken};
use super::project::{named, read};

/// The most rules of one house.
const MAX_RULES: usize = 1_000;

/// The files of rules in `folder`, in order.
pub fn house_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|it| it == "toml") && file.is_file());
    files.sort();
    files
}

/// The rules in these files, and what is wrong in them.
pub fn read_house_files(files: &[PathBuf]) -> (HouseRules, Vec<ConfigError>) {
    let mut rules: Vec<Arc<HouseRule>> = Vec::new();
    let mut problems = Vec::new();
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for path in files {
        let text = match read(path) {
            Ok(text) => text,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        let (found, errors) = read_rules(&path.display().to_string(), &text);
        problems.extend(
            errors.into_iter().map(|it| ConfigError::at(path, &text, it.offset, spoken(&it.message))),
        );
        for rule in found {
            let (line, column) = rule.place;
            let told = |message: &str| ConfigError::placed(path, line, column, message);
            if let Some(place) = known.get(&rule.code) {
                problems.push(told(&format!("the code `{}` is taken already, at {place}", rule.code)));
            } else if rules.len() == MAX_RULES {
                problems.push(told(&format!("too many rules; at most {MAX_RULES}")));
                break;
            } else {
                known.insert(rule.code.clone(), format!("{}:{line}", path.display()));
                rules.push(rule);
            }
        }
    }
    let is_broken = !problems.is_empty();
    (HouseRules::new(rules, is_broken), problems)
}

/// The rules in the folders that the configuration at `path`, whose content is `text`, names.
pub(super) fn read_house(
    path: &Path,
    text: &str,
    base: &Path,
    folders: &[PathBuf],
) -> (HouseRules, Vec<ConfigError>) {
    let mut files = Vec::new();
    let mut missing = Vec::new();
    for folder in folders {
        let full = if base == Path::new(".") { folder.clone() } else { base.join(folder) };
        if full.is_dir() {
            files.extend(house_files(&full));
        } else {
            missing.push(named(path, text, folder, "no such folder"));
        }
    }
    let (mut rules, problems) = read_house_files(&files);
    rules.is_broken |= !missing.is_empty();
    missing.extend(problems);
    (rules, missing)
}
