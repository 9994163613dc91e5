//! A house list of names as a table: CSV, TSV, and what the query service of Wikidata exports, as it comes.
//!
//! A row is a name with one role: `name,aliases,role,from,to,id`. Several rows with one `id` are one person's roles;
//! two persons of one name have two.

use std::path::Path;

use jiff::civil::Date;

use super::config_error::ConfigError;
use super::facts::{delimiter, record};
use super::import::date_of;
use crate::mention::HouseName;

/// What a column holds, and what it may be called. Of several that are there the first counts.
const NAME: [&str; 5] = ["name", "itemlabel", "personlabel", "humanlabel", "label"];
const ALIASES: [&str; 5] = ["aliases", "altlabel", "itemaltlabel", "personaltlabel", "altlabels"];
const ROLE: [&str; 7] = [
    "role",
    "positionlabel",
    "officelabel",
    "occupationlabel",
    "itemdescription",
    "persondescription",
    "description",
];
const FROM: [&str; 5] = ["from", "start", "starttime", "startdate", "begin"];
const TO: [&str; 4] = ["to", "end", "endtime", "enddate"];
const ID: [&str; 6] = ["id", "item", "person", "human", "qid", "wikidata"];

/// The names of a table.
///
/// ```
/// use std::path::Path;
/// use fonte::project::read_names;
/// let table = "?item\t?itemLabel\t?positionLabel\t?start\n\
///     <http://www.wikidata.org/entity/Q7>\t\"Olena Syrenko\"@it\t\"ministra\"@it\t\"2020-06-01T00:00:00Z\"^^xsd:dateTime\n";
/// let names = read_names(Path::new("names.tsv"), table).unwrap();
/// assert_eq!((names[0].name.as_str(), names[0].role.as_deref()), ("Olena Syrenko", Some("ministra")));
/// assert_eq!((names[0].id.as_deref(), names[0].from.unwrap().to_string().as_str()), (Some("Q7"), "2020-06-01"));
/// ```
pub(super) fn read_name_table(path: &Path, text: &str) -> Result<Vec<HouseName>, ConfigError> {
    let mut lines =
        text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty() && !line.starts_with('#'));
    let Some((header, first)) = lines.next() else { return Ok(Vec::new()) };
    let header = header.trim_start_matches('\u{feff}');
    let delimiter = if header.contains('\t') { b'\t' } else { delimiter(header) };
    let is_tabbed = delimiter == b'\t';
    let columns: Vec<String> = cells(header, delimiter, is_tabbed)
        .iter()
        .map(|it| it.trim_start_matches('?').to_lowercase())
        .collect();
    let place = |known: &[&str]| known.iter().find_map(|name| columns.iter().position(|it| it == name));
    let Some(name_at) = place(&NAME) else {
        let message = "no column is called `name`; a table of names has name, aliases, role, from, to, id";
        return Err(ConfigError::placed(path, first, 1, message));
    };
    let (aliases_at, role_at, from_at, to_at, id_at) =
        (place(&ALIASES), place(&ROLE), place(&FROM), place(&TO), place(&ID));
    let mut names: Vec<HouseName> = Vec::new();
    for (line, number) in lines {
        let row = cells(line, delimiter, is_tabbed);
        let cell =
            |at: Option<usize>| at.and_then(|at| row.get(at)).map(|it| value(it)).filter(|it| !it.is_empty());
        let Some(name) = cell(Some(name_at)).filter(|it| !is_number_of_item(it)) else { continue };
        let day = |at: Option<usize>| -> Result<Option<Date>, ConfigError> {
            let Some(written) = cell(at).filter(|it| !it.starts_with('t') && !it.contains("genid")) else {
                return Ok(None);
            };
            let wrong = || format!("`{written}` is not a date such as 2025-01-15");
            date_of(&written).map(Some).ok_or_else(|| ConfigError::placed(path, number, 1, &wrong()))
        };
        let parted = |text: String| -> Vec<String> {
            let sign = ['|', ';'].into_iter().find(|it| text.contains(*it)).unwrap_or(',');
            text.split(sign).map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect()
        };
        names.push(HouseName {
            name,
            aliases: cell(aliases_at).map(parted).unwrap_or_default(),
            role: cell(role_at).filter(|it| !is_number_of_item(it)),
            from: day(from_at)?,
            to: day(to_at)?,
            id: cell(id_at).map(|it| it.rsplit('/').next().unwrap_or_default().to_owned()),
        });
    }
    Ok(names)
}

/// The cells of a line; a table of tabs has quotation marks that mean nothing.
fn cells(line: &str, delimiter: u8, is_tabbed: bool) -> Vec<String> {
    if is_tabbed {
        line.split('\t').map(|it| it.trim().to_owned()).collect()
    } else {
        record(line, delimiter)
    }
}

/// A value without the marks of RDF: `<http://…>`, `"…"@it`, `"…"^^xsd:dateTime`.
fn value(cell: &str) -> String {
    let cell = cell.trim();
    let bare = cell.strip_prefix('<').and_then(|it| it.strip_suffix('>')).unwrap_or(cell);
    match bare.strip_prefix('"').and_then(|it| it.rsplit_once('"')) {
        Some((text, _)) => text.trim().to_owned(),
        None => bare.to_owned(),
    }
}

/// Whether a label is only the number of its item, which means that it has none in this language.
fn is_number_of_item(label: &str) -> bool {
    label.strip_prefix('Q').is_some_and(|it| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_the_house_has_aliases_and_roles() {
        let text = "name;aliases;role;from;to;id\nPaolo Rizzi;P. Rizzi|Paolino Rizzi;comandante;2019-01-01;;vigili\n\
                    Paolo Rizzi;;portiere;;;calcio\n";
        let names = read_name_table(Path::new("names.csv"), text).expect("the table is right");
        assert_eq!(names[0].aliases, ["P. Rizzi", "Paolino Rizzi"]);
        assert_eq!((names[0].id.as_deref(), names[1].id.as_deref()), (Some("vigili"), Some("calcio")));
        assert_eq!((names[1].role.as_deref(), names[1].from), (Some("portiere"), None));
    }

    #[test]
    fn what_wikidata_exports_as_csv_is_read() {
        let text = "item,itemLabel,itemAltLabel,positionLabel,start,end\n\
                    http://www.wikidata.org/entity/Q9,Olena Syrenko,\"Elena Sirenko, O. Syrenko\",ministra,\
                    2020-06-01T00:00:00Z,2024-05-31T00:00:00Z\nhttp://www.wikidata.org/entity/Q10,Q10,,,,\n";
        let names = read_name_table(Path::new("names.csv"), text).expect("the table is right");
        assert_eq!(names.len(), 1);
        assert_eq!(names[0].aliases, ["Elena Sirenko", "O. Syrenko"]);
        assert_eq!(names[0].to, Some(Date::constant(2024, 5, 31)));
    }

    #[test]
    fn a_wrong_date_comes_with_its_line() {
        let problem =
            read_name_table(Path::new("names.csv"), "name,from\nOlena Syrenko,ieri\n").expect_err("no date");
        assert_eq!(problem.to_string(), "names.csv:2:1: `ieri` is not a date such as 2025-01-15");
    }
}
