//! `fonte.toml`, read and checked: every name in it is known, every path is where it says.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use toml::Spanned;

use crate::diagnostic::Level;
use crate::engine::{RuleError, RuleSet, RuleSettings, Setting};
use crate::lexicon::Language;
use crate::messages::MessageLanguage;
use crate::rules::house::{HouseRules, is_house_code};
use crate::rules::register;
use crate::suppression::Allowance;

use super::allow::AllowEntry;
use super::config_error::{ConfigError, spoken};
use super::config_file::{ConfigFile, DateValue, OverrideTable, RuleTable, SectionTable};
use super::globs::Globs;
use super::sections::{Layers, Section, built_in, section_of};

/// The configuration that `fonte init` writes: every key, commented out.
pub const TEMPLATE: &str = include_str!("template.toml");

/// At most so many findings of one rule in one article, unless configured.
pub(super) const MAX_PER_RULE: usize = 5;

/// The kinds of English that `[locale] english` may name, and the rules that ask for it.
pub(super) const ENGLISH: [&str; 3] = ["gb", "us", "any"];
const ENGLISH_RULES: [&str; 2] = ["nonlocal-date-format", "ambiguous-numeric-date"];

/// Keys at the top of the file that are an option of one rule: key, rule, option.
const SHORTCUTS: [(&str, &str, &str); 2] =
    [("stale-days", "stale-lead-date", "stale-days"), ("small-count", "unsourced-number", "small-count")];

/// What `fonte.toml` says. Paths are as written there, relative to its folder.
#[derive(Clone, Debug)]
pub struct Config {
    /// In which language fonte speaks.
    pub messages: Option<MessageLanguage>,
    /// In which language the articles are written; absent to see it from each.
    pub language: Option<Language>,
    /// From which level on `fonte check` fails.
    pub fail_on: Level,
    /// The publication date of articles that do not tell their own.
    pub date: Option<Date>,
    /// At most so many findings of one rule in one article.
    pub max_per_rule: usize,
    /// Which files of a folder are articles; none for all.
    pub include: Globs,
    /// Which files of a folder are left out.
    pub exclude: Globs,
    /// Folders with the articles of the reference.
    pub reference_folders: Vec<PathBuf>,
    /// Tables of facts.
    pub facts: Vec<PathBuf>,
    /// Whether the reference is read as it was on the day of publication.
    pub as_of_publication: bool,
    /// Folders with packs that extend those of fonte.
    pub pack_folders: Vec<PathBuf>,
    /// Folders with rules of the house.
    pub house_folders: Vec<PathBuf>,
    /// The house list of names.
    pub names_file: Option<PathBuf>,
    /// Which English dates are local: `gb`, `us` or `any`.
    pub english: Option<String>,
    /// Who marks figures as checked, unless they say so.
    pub initials: Option<String>,
    /// Levels and options, by rule.
    pub rules: BTreeMap<String, RuleSettings>,
    /// What is allowed where.
    pub allow: Vec<AllowEntry>,
    /// The sections, in which some rules are off or milder.
    pub sections: Vec<Section>,
    /// Other levels and options for some files.
    pub overrides: Vec<Override>,
}

/// An entry of `[[override]]`.
#[derive(Clone, Debug)]
pub struct Override {
    /// In which files.
    pub paths: Globs,
    /// Levels and options, by rule.
    pub rules: BTreeMap<String, RuleSettings>,
}

impl Config {
    /// Reads `text`, the content of the file at `path`.
    ///
    /// ```
    /// use std::path::Path;
    /// use fonte::project::Config;
    /// let error = Config::parse(Path::new("fonte.toml"), "massages = \"it\"").unwrap_err();
    /// assert!(error.to_string().starts_with("fonte.toml:1:1: unknown key `massages`; did you mean `messages`?"));
    /// ```
    pub fn parse(path: &Path, text: &str) -> Result<Self, ConfigError> {
        let file: ConfigFile =
            toml::from_str(text).map_err(|problem| ConfigError::of_toml(path, text, &problem))?;
        Reader { path, text }.config(file)
    }

    /// What holds for the file at `path`, relative to the root, whose front matter gives `section`.
    pub fn layers_for(&self, path: &Path, section: Option<&str>) -> Layers {
        let fitting = self.overrides.iter().enumerate().filter(|(_, it)| it.paths.fits(path));
        let overrides = fitting.map(|(index, _)| index).collect();
        Layers { section: section_of(&self.sections, path, section), overrides }
    }

    /// What may hold for the file at `path`, whatever its front matter says.
    pub fn possible_layers(&self, path: &Path) -> impl Iterator<Item = Layers> {
        let overrides = self.layers_for(path, None).overrides;
        let sections = (0..self.sections.len()).map(Some).chain([None]);
        sections.map(move |section| Layers { section, overrides: overrides.clone() })
    }

    /// Levels and options: those of the section before those of all articles, and overrides before both.
    pub fn settings(&self, layers: &Layers) -> BTreeMap<String, RuleSettings> {
        let mut settings = self.rules.clone();
        let section = layers.section.and_then(|index| self.sections.get(index)).map(|it| &it.rules);
        let overrides = layers.overrides.iter().filter_map(|index| self.overrides.get(*index));
        for rules in section.into_iter().chain(overrides.map(|it| &it.rules)) {
            for (code, rule) in rules {
                let known = settings.entry(code.clone()).or_default();
                known.level = rule.level.or(known.level);
                known.options.extend(rule.options.clone());
            }
        }
        settings
    }

    /// Every entry of [`Config::overrides`].
    fn all_overrides(&self) -> Vec<usize> {
        (0..self.overrides.len()).collect()
    }

    /// Whether what this configuration, the file at `path` with the content `text`, says of the house's rules
    /// fits them.
    pub(super) fn try_house(&self, house: &HouseRules, path: &Path, text: &str) -> Result<(), ConfigError> {
        let reader = Reader { path, text };
        for section in (0..self.sections.len()).map(Some).chain([None]) {
            let layers = Layers { section, overrides: self.all_overrides() };
            RuleSet::with_house(house, &self.settings(&layers), false)
                .map_err(|problem| reader.rule_error(&problem))?;
        }
        let allowed = self.allow.iter().map(|entry| entry.allowance.code.as_str());
        let is_unknown =
            |code: &&str| is_house_code(code) && house.get(code).is_none() && !house.may_hold(code);
        match allowed.into_iter().find(is_unknown) {
            Some(code) => Err(reader.rule_error(&RuleError::unknown(code, house.codes()))),
            None => Ok(()),
        }
    }

    /// What is allowed in the file at `path`, with the index of each entry.
    pub fn allowances_for(&self, path: &Path) -> Vec<(usize, Allowance)> {
        let fitting = self.allow.iter().enumerate().filter(|(_, it)| it.paths.fits(path));
        fitting.map(|(index, it)| (index, it.allowance.clone())).collect()
    }
}

/// Turns what is written into what is meant, and tells where it cannot be meant.
pub(super) struct Reader<'a> {
    pub(super) path: &'a Path,
    pub(super) text: &'a str,
}

impl Reader<'_> {
    fn config(&self, file: ConfigFile) -> Result<Config, ConfigError> {
        let mut rules = self.rules(&file.rules)?;
        for ((key, rule, option), value) in SHORTCUTS.into_iter().zip([file.stale_days, file.small_count]) {
            let Some(value) = value else { continue };
            if !register().iter().any(|it| it.meta.code == rule) {
                continue;
            }
            if value < 0 {
                let at = self.text.find(key).unwrap_or(0);
                return Err(self.error(at, format!("`{key}` must not be negative, found {value}")));
            }
            let options = &mut rules.entry(rule.to_owned()).or_default().options;
            options.entry(option).or_insert(toml::Value::Integer(value));
        }
        let english = self.value(file.locale.english.as_ref(), "kind of English", &ENGLISH, |it| {
            ENGLISH.into_iter().find(|known| *known == it)
        })?;
        for (rule, english) in ENGLISH_RULES.into_iter().zip(english.into_iter().cycle()) {
            let options = &mut rules.entry(rule.to_owned()).or_default().options;
            options.entry("english").or_insert(toml::Value::String(english.to_owned()));
        }
        let folder = |list: &[Spanned<String>]| list.iter().map(|it| PathBuf::from(it.get_ref())).collect();
        let config = Config {
            messages: self
                .value(file.messages.as_ref(), "message language", &["en", "it"], |it| it.parse().ok())?,
            language: self.value(
                file.language.as_ref(),
                "language",
                &Language::ALL.map(Language::code),
                Language::from_code,
            )?,
            fail_on: self
                .value(file.fail_on.as_ref(), "level", &Level::ALL.map(Level::name), |it| it.parse().ok())?
                .unwrap_or(Level::Warning),
            date: file.date.as_ref().map(|date| self.date(date)).transpose()?,
            max_per_rule: self.max_per_rule(file.max_per_rule.as_ref())?,
            include: self.globs(&file.files.include)?,
            exclude: self.globs(&file.files.exclude)?,
            reference_folders: folder(&file.reference.folders),
            facts: folder(&file.reference.facts),
            as_of_publication: file.reference.as_of_publication,
            pack_folders: folder(&file.packs.folders),
            house_folders: folder(&file.house.rules),
            names_file: file.names.file.as_ref().map(|it| PathBuf::from(it.get_ref())),
            english: english.map(str::to_owned),
            initials: self.initials(file.desk.initials.as_ref())?,
            allow: file.allow.iter().map(|entry| self.allow(entry)).collect::<Result<_, _>>()?,
            sections: self.sections(&file.sections)?,
            overrides: file.overrides.iter().map(|entry| self.over(entry)).collect::<Result<_, _>>()?,
            rules,
        };
        let overrides = config.all_overrides();
        let sections = (0..config.sections.len()).map(Some).chain([None]);
        // Options are tried now, so that a mistake is told before the first article. The house's rules are
        // read later.
        for section in sections {
            let layers = Layers { section, overrides: overrides.clone() };
            let mut settings = config.settings(&layers);
            settings.retain(|code, _| !is_house_code(code));
            RuleSet::new(&settings, false).map_err(|problem| self.rule_error(&problem))?;
        }
        Ok(config)
    }

    fn rule_error(&self, problem: &RuleError) -> ConfigError {
        let at = self.place_of_option(&problem.code, &problem.message);
        let message = spoken(&problem.message);
        self.error(
            at,
            if problem.is_unknown { message } else { format!("rule `{}`: {message}", problem.code) },
        )
    }

    /// Where the option that a rule complains of is written, else the rule's own name.
    fn place_of_option(&self, code: &str, message: &str) -> usize {
        let rule = self.text.find(code).unwrap_or(0);
        let option = message.split('`').nth(1).filter(|name| !name.is_empty());
        let after = self.text.get(rule..).unwrap_or("");
        option.and_then(|name| after.find(name)).map_or(rule, |offset| rule + offset)
    }

    fn rules(
        &self,
        tables: &BTreeMap<Spanned<String>, Spanned<RuleTable>>,
    ) -> Result<BTreeMap<String, RuleSettings>, ConfigError> {
        let mut settings = BTreeMap::new();
        for (code, table) in tables {
            self.known_rule(code)?;
            let table = table.get_ref();
            let names = ["off", "hint", "information", "warning", "error"];
            let level = self.value(table.level.as_ref(), "level", &names, |name| match name {
                "off" => Some(Setting::Off),
                name => name.parse().ok().map(Setting::At),
            })?;
            settings.insert(code.get_ref().clone(), RuleSettings { level, options: table.options.clone() });
        }
        Ok(settings)
    }

    pub(super) fn known_rule(&self, code: &Spanned<String>) -> Result<(), ConfigError> {
        let register = register();
        let found = code.get_ref();
        if is_house_code(found) || register.iter().any(|rule| rule.meta.code == found) {
            return Ok(());
        }
        let near = crate::text::nearest(found, register.iter().map(|rule| rule.meta.code));
        let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        let message = format!("unknown rule `{found}`{near} (`fonte explain` lists the rules)");
        Err(self.error(code.span().start, message))
    }

    /// The sections of fonte, as the newsroom changes them, and those of its own.
    fn sections(
        &self,
        tables: &BTreeMap<Spanned<String>, SectionTable>,
    ) -> Result<Vec<Section>, ConfigError> {
        let mut sections = built_in();
        let known: Vec<String> = sections.iter().map(|it| it.name.clone()).collect();
        for (written, table) in tables {
            let name = written.get_ref();
            let known = known.iter().map(String::as_str);
            let near = crate::text::nearest(name, known.clone()).filter(|near| near != name);
            if let Some(near) = near.filter(|_| !known.into_iter().any(|it| it == name)) {
                let message = format!("unknown section `{name}`; did you mean `{near}`?");
                return Err(self.error(written.span().start, message));
            }
            let index = sections.iter().position(|it| it.name == *name).unwrap_or(sections.len());
            if index == sections.len() {
                sections.push(Section::new(name));
            }
            let Some(section) = sections.get_mut(index) else { continue };
            section.paths = self.globs(&table.paths)?;
            section.own_labels = table.labels.iter().map(|it| it.trim().to_lowercase()).collect();
            section.rules.extend(self.rules(&table.rules)?);
        }
        Ok(sections)
    }

    fn over(&self, entry: &OverrideTable) -> Result<Override, ConfigError> {
        Ok(Override { paths: self.globs(&entry.paths)?, rules: self.rules(&entry.rules)? })
    }

    fn initials(&self, written: Option<&Spanned<String>>) -> Result<Option<String>, ConfigError> {
        let Some(written) = written else { return Ok(None) };
        let by = written.get_ref();
        if crate::verified::is_name(by) {
            return Ok(Some(by.clone()));
        }
        let message = format!("`{by}` are no initials; write letters, such as AB");
        Err(self.error(written.span().start, message))
    }

    fn max_per_rule(&self, written: Option<&Spanned<usize>>) -> Result<usize, ConfigError> {
        match written {
            // Whoever wants to see nothing of a rule switches it off; here all would be hidden and pass as clean.
            Some(zero) if *zero.get_ref() == 0 => {
                let message = "`max-per-rule` is at least 1; `level = \"off\"` switches a rule off";
                Err(self.error(zero.span().start, message))
            }
            written => Ok(written.map_or(MAX_PER_RULE, |it| *it.get_ref())),
        }
    }

    pub(super) fn globs(&self, patterns: &[Spanned<String>]) -> Result<Globs, ConfigError> {
        Globs::new(Path::new(""), patterns.iter().map(|it| it.get_ref().as_str())).map_err(
            |(index, problem)| {
                let at = patterns.get(index).map_or(0, |pattern| pattern.span().start);
                self.error(at, format!("not a pattern of paths: {problem}"))
            },
        )
    }

    fn date(&self, written: &Spanned<DateValue>) -> Result<Date, ConfigError> {
        let text = match written.get_ref() {
            DateValue::Bare(date) => date.to_string(),
            DateValue::Quoted(text) => text.clone(),
        };
        text.parse().map_err(|_| {
            self.error(written.span().start, format!("`{text}` is not a date; write one such as 2025-01-15"))
        })
    }

    /// One of a few allowed names.
    fn value<Value>(
        &self,
        written: Option<&Spanned<String>>,
        what: &str,
        allowed: &[&str],
        read: impl Fn(&str) -> Option<Value>,
    ) -> Result<Option<Value>, ConfigError> {
        let Some(written) = written else { return Ok(None) };
        let found = written.get_ref();
        if let Some(value) = read(found) {
            return Ok(Some(value));
        }
        let near = crate::text::nearest(found, allowed.iter().copied());
        let near = near.map_or(";".to_owned(), |near| format!("; did you mean `{near}`?"));
        let message = format!("unknown {what} `{found}`{near} allowed are {}", allowed.join(", "));
        Err(self.error(written.span().start, message))
    }

    pub(super) fn error(&self, at: usize, message: impl Into<String>) -> ConfigError {
        ConfigError::at(self.path, self.text, at, message)
    }
}
