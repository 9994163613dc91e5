//! The house list of names: a line each, `Name`, or `Name, role`, or `Name = other form = other form, role`;
//! or a file that ends in `.toml`, with a table `[[name]]` each, which can also say from when to when the role is right;
//! or a table, `.csv` or `.tsv`.

use std::path::Path;

use jiff::civil::Date;
use serde::Deserialize;

use crate::mention::HouseName;

use super::config_error::ConfigError;

/// The name that a line holds; absent for an empty line or a comment.
///
/// ```
/// use fonte::project::house_name;
/// let name = house_name("Olena Syrenko = Elena Sirenko, ministra").unwrap();
/// assert_eq!(name.name, "Olena Syrenko");
/// assert_eq!(name.aliases, ["Elena Sirenko"]);
/// assert_eq!(name.role.as_deref(), Some("ministra"));
/// ```
pub fn house_name(line: &str) -> Option<HouseName> {
    let line = line.split_once('#').map_or(line, |(before, _)| before);
    let (forms, role) = line.split_once(',').map_or((line, None), |(forms, role)| (forms, Some(role.trim())));
    let mut forms = forms.split('=').map(str::trim).filter(|form| !form.is_empty()).map(str::to_owned);
    let name = forms.next()?;
    let role = role.filter(|role| !role.is_empty()).map(str::to_owned);
    Some(HouseName { name, aliases: forms.collect(), role, ..HouseName::default() })
}

/// The names of a house list.
///
/// ```
/// use std::path::Path;
/// use fonte::project::read_names;
/// let list = "[[name]]\nname = \"Olena Syrenko\"\nrole = \"ministra\"\nto = 2025-06-30\n";
/// let names = read_names(Path::new("names.toml"), list).unwrap();
/// assert_eq!(names[0].to.unwrap().to_string(), "2025-06-30");
/// let problem = read_names(Path::new("names.toml"), "[[name]]\nnmae = \"Olena Syrenko\"\n").unwrap_err();
/// assert_eq!(
///     problem.to_string(),
///     "names.toml:2:1: unknown key `nmae`; did you mean `name`? allowed are `name`, `aliases`, `role`, `id`, `from`, `to`"
/// );
/// ```
pub fn read_names(path: &Path, text: &str) -> Result<Vec<HouseName>, ConfigError> {
    if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("toml")) {
        return read_tables(path, text);
    }
    if path.extension().is_some_and(|end| ["csv", "tsv"].iter().any(|it| end.eq_ignore_ascii_case(it))) {
        return super::names_table::read_name_table(path, text);
    }
    let mut names = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let bare = line.split_once('#').map_or(line, |(before, _)| before).trim_start_matches('\u{feff}');
        match house_name(bare) {
            Some(name) => names.push(name),
            None if bare.trim().is_empty() => {}
            None => {
                let message = format!("`{}` names nobody; a line is `Name` or `Name, role`", bare.trim());
                return Err(ConfigError::placed(path, index + 1, 1, &message));
            }
        }
    }
    Ok(names)
}

/// The file `names.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct NamesFile {
    name: Vec<NameTable>,
}

/// One of its tables.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NameTable {
    name: toml::Spanned<String>,
    #[serde(default)]
    aliases: Vec<String>,
    role: Option<String>,
    id: Option<String>,
    from: Option<toml::Spanned<toml::Value>>,
    to: Option<toml::Spanned<toml::Value>>,
}

fn read_tables(path: &Path, text: &str) -> Result<Vec<HouseName>, ConfigError> {
    let file: NamesFile =
        toml::from_str(text).map_err(|problem| ConfigError::of_toml(path, text, &problem))?;
    let mut names = Vec::with_capacity(file.name.len());
    for table in file.name {
        let at = |offset: usize, message: String| ConfigError::at(path, text, offset, message);
        let day = |written: &Option<toml::Spanned<toml::Value>>| {
            let Some(written) = written else { return Ok(None) };
            let found = written.get_ref();
            let wrong = || at(written.span().start, format!("{found} is not a date such as 2025-01-15"));
            date_of(found).map(Some).ok_or_else(wrong)
        };
        let (from, to) = (day(&table.from)?, day(&table.to)?);
        if let (Some(from), Some(to), Some(written)) = (from, to, &table.to)
            && to < from
        {
            return Err(at(written.span().start, format!("`to` ({to}) is before `from` ({from})")));
        }
        if table.name.get_ref().trim().is_empty() {
            return Err(at(table.name.span().start, "the name is empty".to_owned()));
        }
        let name = table.name.into_inner().trim().to_owned();
        names.push(HouseName { name, aliases: table.aliases, role: table.role, from, to, id: table.id });
    }
    Ok(names)
}

/// A date of TOML, or one that stands between quotation marks.
fn date_of(value: &toml::Value) -> Option<Date> {
    match value {
        toml::Value::Datetime(date) => date.to_string().get(..10)?.parse().ok(),
        toml::Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(file: &str, text: &str) -> String {
        read_names(Path::new(file), text).map_or_else(|it| it.to_string(), |names| format!("{names:?}"))
    }

    #[test]
    fn a_table_says_from_when_to_when_a_role_is_right() {
        let text = "[[name]]\nname = \"Bruno Calvi\"\naliases = [\"Bruno Calvy\"]\nrole = \"sindaco\"\n\
                    from = 2020-06-01\nto = \"2025-05-31\"\n";
        let names = read_names(Path::new("names.toml"), text).expect("the list is right");
        let on = |date: &str| names[0].role_on(date.parse().ok());
        assert_eq!(names[0].aliases, ["Bruno Calvy"]);
        assert_eq!((on("2020-05-31"), on("2020-06-01")), (None, Some("sindaco")));
        assert_eq!((on("2025-05-31"), on("2025-06-01")), (Some("sindaco"), None));
        assert_eq!(names[0].role_on(None), None);
    }

    #[test]
    fn a_mistake_comes_with_its_place_and_what_is_allowed() {
        assert_eq!(
            problem("names.toml", "[[name]]\nname = \"Bruno Calvi\"\nfrom = \"ieri\"\n"),
            "names.toml:3:8: \"ieri\" is not a date such as 2025-01-15"
        );
        assert_eq!(
            problem("names.toml", "[[name]]\nname = \"Bruno Calvi\"\nfrom = 2025-01-02\nto = 2025-01-01\n"),
            "names.toml:4:6: `to` (2025-01-01) is before `from` (2025-01-02)"
        );
        assert_eq!(
            problem("names.toml", "[[names]]\nname = \"Bruno Calvi\"\n"),
            "names.toml:1:3: unknown key `names`; only `name` is allowed here"
        );
        assert_eq!(
            problem("nomi.txt", "Bruno Calvi\n, sindaco\n"),
            "nomi.txt:2:1: `, sindaco` names nobody; a line is `Name` or `Name, role`"
        );
    }
}
