//! Tables of facts as `fonte.toml` names them: `facts = ["facts.csv"]`, or a `[[reference.table]]` that says how the
//! columns are called and what holds for all rows.

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

use super::config_file::ReferenceTable;
use super::fact_cells::Cells;
use super::facts::TableShape;

/// A file of facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactSource {
    /// Its path, as written.
    pub path: PathBuf,
    /// How it is to be read, where that is told.
    pub shape: Option<TableShape>,
}

/// A `[[reference.table]]`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FactTable {
    /// The table's file.
    #[schemars(with = "String")]
    file: Spanned<String>,
    /// What the columns are called that hold subject, measure, value and the rest.
    #[serde(default)]
    columns: Cells,
    /// What holds for all rows.
    #[serde(default)]
    fixed: Cells,
}

/// All files of facts.
pub(super) fn fact_sources(reference: &ReferenceTable) -> Vec<FactSource> {
    let plain = reference.facts.iter().map(|it| FactSource { path: it.get_ref().into(), shape: None });
    let shaped = reference.tables.iter().map(|it| FactSource {
        path: it.file.get_ref().into(),
        shape: Some(TableShape { columns: it.columns.clone(), fixed: it.fixed.clone() }),
    });
    plain.chain(shaped).collect()
}
