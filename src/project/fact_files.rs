//! Checked facts in TOML, with a table `[[fact]]` each, and in JSON Lines, with an object to a line.

use std::collections::BTreeMap;
use std::io::BufRead;
use std::path::Path;

use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::value::RawValue;
use toml::Spanned;

use super::fact_cells::{Cells, fact_of};
use super::facts::{FactSink, MOST_ROWS, too_many};
use super::import::{Lines, Told};
use crate::reference::StoreError;
use crate::text::Text;

/// A longer line is no fact.
const LONGEST_LINE: usize = 1024 * 1024;

/// The file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct FactsFile {
    fact: Vec<FactTable>,
}

/// One of its tables.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FactTable {
    subject: Spanned<String>,
    measure: String,
    value: Spanned<toml::Value>,
    unit: Option<String>,
    date: Option<toml::Value>,
    source: Option<String>,
    url: Option<String>,
    author: Option<String>,
    agency: Option<String>,
}

/// Reads the facts of a TOML file.
pub(super) fn read_toml(
    path: &Path,
    text: &str,
    told: &mut Told,
    sink: &mut FactSink<'_>,
) -> Result<(), StoreError> {
    let file: FactsFile = match toml::from_str(text) {
        Ok(file) => file,
        Err(problem) => {
            let problem = super::config_error::ConfigError::of_toml(path, text, &problem);
            let (line, _) = problem.place().unwrap_or((1, 1));
            told.tell(line, problem.message().to_owned());
            return Ok(());
        }
    };
    let lines = Text::new(text);
    for (index, table) in file.fact.into_iter().enumerate() {
        let line = lines.line_of(table.subject.span().start) + 1;
        if MOST_ROWS <= index {
            told.tell(line, too_many());
            break;
        }
        // A number is taken as it is written: «3.75» is no float.
        let written = text.get(table.value.span()).unwrap_or_default().trim_matches(['"', '\'']);
        let cells = Cells {
            subject: filled(&table.subject.into_inner()),
            measure: filled(&table.measure),
            value: filled(written),
            unit: table.unit,
            date: table.date.map(|it| match it {
                toml::Value::String(text) => text,
                other => other.to_string(),
            }),
            source: table.source,
            url: table.url,
            author: table.author,
            agency: table.agency,
        };
        match fact_of(cells, line, plain_decimal, false) {
            Ok(fact) => sink(fact)?,
            Err(message) => told.tell(line, message),
        }
    }
    Ok(())
}

/// Reads the facts of JSON Lines.
pub(super) fn read_lines(
    input: impl BufRead,
    told: &mut Told,
    sink: &mut FactSink<'_>,
) -> Result<(), StoreError> {
    let mut lines = Lines::new(input, LONGEST_LINE);
    let mut n_rows = 0;
    while let Some((line, text)) = lines.next(told) {
        if text.trim().is_empty() {
            continue;
        }
        n_rows += 1;
        if MOST_ROWS < n_rows {
            told.tell(line, too_many());
            break;
        }
        let members: BTreeMap<String, &RawValue> = match serde_json::from_str(&text) {
            Ok(members) => members,
            Err(problem) => {
                let words = problem.to_string();
                let words = words.split_once(" at line ").map_or(words.as_str(), |(before, _)| before);
                told.tell(line, format!("is no JSON that can be read ({words}); left out"));
                continue;
            }
        };
        // A number is taken as it is written, a text without its marks.
        let cell = |key: &str| {
            let written = members.get(key)?.get();
            let words = serde_json::from_str::<String>(written);
            filled(&words.unwrap_or_else(|_| written.to_owned())).filter(|it| it != "null")
        };
        let cells = Cells {
            subject: cell("subject"),
            measure: cell("measure"),
            value: cell("value"),
            unit: cell("unit"),
            date: cell("date"),
            source: cell("source"),
            url: cell("url"),
            author: cell("author"),
            agency: cell("agency"),
        };
        match fact_of(cells, line, plain_decimal, false) {
            Ok(fact) => sink(fact)?,
            Err(message) => told.tell(line, message),
        }
    }
    Ok(())
}

fn filled(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|it| !it.is_empty())
}

/// A number as TOML and JSON write it.
fn plain_decimal(written: &str) -> Option<Decimal> {
    Decimal::from_str_exact(&written.replace('_', "")).ok().or_else(|| Decimal::from_scientific(written).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::FactRow;

    fn read(text: &str, is_toml: bool) -> (Vec<FactRow>, Vec<String>) {
        let path = Path::new("f");
        let mut told = Told::new(path);
        let mut facts = Vec::new();
        let mut sink = |fact| {
            facts.push(fact);
            Ok(())
        };
        let done = if is_toml {
            read_toml(path, text, &mut told, &mut sink)
        } else {
            read_lines(text.as_bytes(), &mut told, &mut sink)
        };
        done.expect("nothing is stored");
        (facts, told.messages())
    }

    #[test]
    fn a_fact_in_toml_keeps_its_number_as_written() {
        let (facts, told) = read(
            "[[fact]]\nsubject = \"Borgo\"\nmeasure = \"quota\"\nvalue = 3.750\ndate = 2025-01-15\n\n\
             [[fact]]\nsubject = \"Borgo\"\nmeasure = \"abitanti\"\nvalue = \"tanti\"\n",
            true,
        );
        assert_eq!(facts.len(), 1);
        assert_eq!((facts[0].value.to_string().as_str(), facts[0].line), ("3.750", 2));
        assert_eq!(facts[0].date, Some(jiff::civil::Date::constant(2025, 1, 15)));
        assert_eq!(told, ["f:8: `tanti` is not a number"]);
    }

    #[test]
    fn a_fact_in_json_lines_comes_with_its_line() {
        let (facts, told) = read(
            "{\"subject\": \"Borgo\", \"measure\": \"abitanti\", \"value\": 12480, \"source\": \"Comune\"}\n{oops\n\
             {\"measure\": \"abitanti\", \"value\": 3}\n",
            false,
        );
        assert_eq!((facts.len(), facts[0].source.as_deref()), (1, Some("Comune")));
        assert_eq!(told.len(), 2, "{told:?}");
        assert_eq!(told[1], "f:3: no subject");
    }
}
