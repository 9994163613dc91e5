//! The shape of `fonte.toml`, as it is written.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::config_tables::FactTable;

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ConfigFile {
    pub messages: Option<Spanned<String>>,
    pub language: Option<Spanned<String>>,
    pub fail_on: Option<Spanned<String>>,
    pub date: Option<Spanned<DateValue>>,
    pub stale_days: Option<i64>,
    pub small_count: Option<i64>,
    pub max_per_rule: Option<Spanned<usize>>,
    pub files: FilesTable,
    pub reference: ReferenceTable,
    pub packs: PacksTable,
    pub names: NamesTable,
    pub house: HouseTable,
    pub locale: LocaleTable,
    pub desk: DeskTable,
    pub rules: BTreeMap<Spanned<String>, Spanned<RuleTable>>,
    pub allow: Vec<AllowTable>,
    #[serde(rename = "section")]
    pub sections: BTreeMap<Spanned<String>, SectionTable>,
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

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct FilesTable {
    pub include: Vec<Spanned<String>>,
    pub exclude: Vec<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ReferenceTable {
    pub folders: Vec<Spanned<String>>,
    pub facts: Vec<Spanned<String>>,
    #[serde(rename = "table")]
    pub tables: Vec<FactTable>,
    pub as_of_publication: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct PacksTable {
    pub folders: Vec<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct NamesTable {
    pub file: Option<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct HouseTable {
    pub rules: Vec<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct LocaleTable {
    pub english: Option<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct DeskTable {
    pub initials: Option<Spanned<String>>,
}

/// A rule's level, and whatever options the rule itself understands.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct RuleTable {
    pub level: Option<Spanned<String>>,
    #[serde(flatten)]
    pub options: toml::Table,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AllowTable {
    pub rule: Spanned<String>,
    pub path: Spanned<String>,
    pub text: Option<String>,
    pub reason: Spanned<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct SectionTable {
    pub paths: Vec<Spanned<String>>,
    pub labels: Vec<String>,
    pub rules: BTreeMap<Spanned<String>, Spanned<RuleTable>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OverrideTable {
    pub paths: Vec<Spanned<String>>,
    #[serde(default)]
    pub rules: BTreeMap<Spanned<String>, Spanned<RuleTable>>,
}
