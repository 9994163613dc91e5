//! The shape of `fonte.toml`, as it is written.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

use super::config_tables::FactTable;

/// The whole file.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ConfigFile {
    /// In which language fonte speaks; without it, the editor's or the terminal's.
    #[schemars(with = "String")]
    pub messages: Option<Spanned<String>>,
    /// In which language the articles are written; without it, fonte sees from each.
    #[schemars(with = "String")]
    pub language: Option<Spanned<String>>,
    /// From which level on `fonte check` ends with 1.
    #[schemars(with = "String")]
    pub fail_on: Option<Spanned<String>>,
    /// The publication date of articles that do not tell their own, such as 2025-01-15.
    #[schemars(with = "String")]
    pub date: Option<Spanned<DateValue>>,
    /// How many days old the news of a lead may be: the option of stale-lead-date.
    pub stale_days: Option<i64>,
    /// Counts up to this one need no source: the option of unsourced-number.
    pub small_count: Option<i64>,
    /// At most so many findings of one rule in one article.
    #[schemars(with = "usize")]
    pub max_per_rule: Option<Spanned<usize>>,
    /// Which files of a folder are read.
    pub files: FilesTable,
    /// What the articles are compared with.
    pub reference: ReferenceTable,
    /// Words of your own beside those of fonte.
    pub packs: PacksTable,
    /// Names as the house writes them.
    pub names: NamesTable,
    /// Rules of your own.
    pub house: HouseTable,
    /// What is local.
    pub locale: LocaleTable,
    /// Who works here.
    pub desk: DeskTable,
    /// Levels and options, by rule; see `fonte explain CODE`.
    #[schemars(with = "BTreeMap<String, RuleTable>")]
    pub rules: BTreeMap<Spanned<String>, Spanned<RuleTable>>,
    /// What is allowed, and why.
    pub allow: Vec<AllowTable>,
    /// Sections in which some rules are off or milder: opinion, sport, service, and those of your own.
    #[serde(rename = "section")]
    #[schemars(with = "BTreeMap<String, SectionTable>")]
    pub sections: BTreeMap<Spanned<String>, SectionTable>,
    /// Other levels and options in some files.
    #[serde(rename = "override")]
    pub overrides: Vec<OverrideTable>,
}

/// A date, bare or in quotation marks.
#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "expected a date such as 2025-01-15")]
pub(super) enum DateValue {
    Bare(toml::value::Datetime),
    Quoted(String),
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct FilesTable {
    /// Patterns of the files that are articles, in the syntax of .gitignore; none for all.
    #[schemars(with = "Vec<String>")]
    pub include: Vec<Spanned<String>>,
    /// Patterns of the files that are left out.
    #[schemars(with = "Vec<String>")]
    pub exclude: Vec<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ReferenceTable {
    /// Folders of articles.
    #[schemars(with = "Vec<String>")]
    pub folders: Vec<Spanned<String>>,
    /// Tables of checked facts, with the columns subject, measure, value, unit, date, source, url.
    #[schemars(with = "Vec<String>")]
    pub facts: Vec<Spanned<String>>,
    /// Tables of checked facts whose columns have names of their own.
    #[serde(rename = "table")]
    pub tables: Vec<FactTable>,
    /// Whether an article knows only what was published before it.
    pub as_of_publication: bool,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct PacksTable {
    /// Folders with packs: packs/it/units.toml.
    #[schemars(with = "Vec<String>")]
    pub folders: Vec<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct NamesTable {
    /// The list: a text with a name to a line, or a table.
    #[schemars(with = "String")]
    pub file: Option<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct HouseTable {
    /// Folders with TOML files of rules.
    #[schemars(with = "Vec<String>")]
    pub rules: Vec<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct LocaleTable {
    /// Which English dates are local.
    #[schemars(with = "String")]
    pub english: Option<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct DeskTable {
    /// Who marks figures as checked, unless --by says so.
    #[schemars(with = "String")]
    pub initials: Option<Spanned<String>>,
}

/// A rule's level, and whatever options the rule itself understands.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub(super) struct RuleTable {
    /// The rule's level, or `off`.
    #[schemars(with = "String")]
    pub level: Option<Spanned<String>>,
    #[serde(flatten)]
    #[schemars(with = "BTreeMap<String, serde_json::Value>")]
    pub options: toml::Table,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AllowTable {
    /// The code of the rule.
    #[schemars(with = "String")]
    pub rule: Spanned<String>,
    /// A pattern of files.
    #[schemars(with = "String")]
    pub path: Spanned<String>,
    /// The words that are allowed; without them, all of the rule's findings.
    pub text: Option<String>,
    /// Why.
    #[schemars(with = "String")]
    pub reason: Spanned<String>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct SectionTable {
    /// Patterns of the files that this is about.
    #[schemars(with = "Vec<String>")]
    pub paths: Vec<Spanned<String>>,
    /// Words for the section in front matter.
    pub labels: Vec<String>,
    /// Levels and options, by rule; see `fonte explain CODE`.
    #[schemars(with = "BTreeMap<String, RuleTable>")]
    pub rules: BTreeMap<Spanned<String>, Spanned<RuleTable>>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OverrideTable {
    /// Patterns of the files that this is about.
    #[schemars(with = "Vec<String>")]
    pub paths: Vec<Spanned<String>>,
    /// Levels and options, by rule; see `fonte explain CODE`.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, RuleTable>")]
    pub rules: BTreeMap<Spanned<String>, Spanned<RuleTable>>,
}
