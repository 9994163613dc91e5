//! A name more in the house list.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use tower_lsp::lsp_types::{Position, Range, TextEdit, Url, WorkspaceEdit};

use crate::project::absolute;

/// The edit that adds a name at the end of the list at `file`; nothing where the list cannot be read.
pub(super) fn addition(file: &Path, name: &str, role: Option<&str>) -> Option<WorkspaceEdit> {
    let text = fs::read_to_string(file).ok()?;
    let is_tables = file.extension().is_some_and(|end| end.eq_ignore_ascii_case("toml"));
    let start = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    // In the plain list a comma begins the role, an equals sign another form.
    let added = if is_tables {
        let role = role.map(|role| format!("role = {}\n", quoted(role))).unwrap_or_default();
        format!("{start}\n[[name]]\nname = {}\n{role}", quoted(name))
    } else if name.contains(['=', ',', '#']) {
        return None;
    } else {
        let role =
            role.filter(|role| !role.contains('#')).map(|role| format!(", {role}")).unwrap_or_default();
        format!("{start}{name}{role}\n")
    };
    let lines = text.split('\n').count().saturating_sub(1);
    let last = text.rsplit('\n').next().unwrap_or_default();
    // The end of a line in every encoding: what lies beyond it is its end.
    let end = Position::new(u32::try_from(lines).ok()?, u32::try_from(last.len()).ok()?);
    let uri = Url::from_file_path(absolute(file)).ok()?;
    let edit = TextEdit::new(Range::new(end, end), added);
    Some(WorkspaceEdit::new(HashMap::from([(uri, vec![edit])])))
}

/// A string as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
