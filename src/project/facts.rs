//! Tables of facts that somebody checked: CSV and TSV become rows.
//!
//! The first line names the columns: `subject,measure,value,unit,date,source,url`. A table from an Italian
//! spreadsheet has semicolons between the columns and commas in its decimals; both are seen from the table itself.

use std::fmt;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rust_decimal::Decimal;

/// The columns of a table; only the first three must be there.
const COLUMNS: [&str; 7] = ["subject", "measure", "value", "unit", "date", "source", "url"];

/// A checked figure: «Valdorsa» has 12480 «abitanti».
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactRow {
    /// Whom or what it is about.
    pub subject: String,
    /// What is counted or measured.
    pub measure: String,
    /// How many.
    pub value: Decimal,
    /// The unit's code or symbol (`EUR`, `km`), if it is no bare count.
    pub unit: Option<String>,
    /// As of when.
    pub date: Option<Date>,
    /// Who says so.
    pub source: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// One-based line in the table.
    pub line: usize,
}

/// A line of a table that is not a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactError {
    /// The table.
    pub path: PathBuf,
    /// One-based line.
    pub line: usize,
    /// What was found and what is allowed.
    pub message: String,
}

impl fmt::Display for FactError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.path.display(), self.line, self.message)
    }
}

impl std::error::Error for FactError {}

/// The facts of a table, and the lines that are none; the others count.
pub fn read_facts(path: &Path, text: &str) -> (Vec<FactRow>, Vec<FactError>) {
    let error = |line: usize, message: String| FactError { path: path.to_owned(), line, message };
    let delimiter = delimiter(text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .trim(csv::Trim::All)
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let columns = match reader.headers().map_err(|problem| problem.to_string()).and_then(Columns::new) {
        Ok(columns) => columns,
        Err(message) => return (Vec::new(), vec![error(1, message)]),
    };
    let (mut facts, mut errors) = (Vec::new(), Vec::new());
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, |position| position.line() as usize);
                match columns.fact(&record, delimiter, line) {
                    Ok(fact) => facts.push(fact),
                    Err(message) => errors.push(error(line, message)),
                }
            }
            Err(problem) => {
                let line = problem.position().map_or(0, |position| position.line() as usize);
                errors.push(error(line, problem.to_string()));
            }
        }
    }
    (facts, errors)
}

/// What stands between the columns: the sign that is most frequent in the line that names them.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.starts_with('#')).unwrap_or("");
    let count = |sign: u8| header.bytes().filter(|byte| *byte == sign).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}

/// Where each column of [`COLUMNS`] stands.
struct Columns {
    places: [Option<usize>; 7],
}

impl Columns {
    fn new(header: &csv::StringRecord) -> Result<Self, String> {
        let mut places = [None; 7];
        for (place, name) in header.iter().enumerate() {
            let name = name.trim_start_matches('\u{feff}').to_lowercase();
            let Some(column) = COLUMNS.iter().position(|column| *column == name) else {
                let near = crate::text::nearest(&name, COLUMNS);
                let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
                return Err(format!("unknown column `{name}`{near} allowed are {}", COLUMNS.join(", ")));
            };
            places[column] = Some(place);
        }
        match COLUMNS.iter().zip(places).take(3).find(|(_, place)| place.is_none()) {
            Some((missing, _)) => Err(format!("the column `{missing}` is missing")),
            None => Ok(Self { places }),
        }
    }

    fn fact(&self, record: &csv::StringRecord, delimiter: u8, line: usize) -> Result<FactRow, String> {
        let cell = |column: usize| {
            let text = self.places.get(column).copied().flatten().and_then(|place| record.get(place));
            text.filter(|text| !text.is_empty())
        };
        let needed = |column: usize| cell(column).ok_or_else(|| format!("no {}", COLUMNS[column]));
        let (subject, measure, written) = (needed(0)?, needed(1)?, needed(2)?);
        let value = decimal(written, delimiter).ok_or_else(|| format!("`{written}` is not a number"))?;
        let date = match cell(4) {
            None => None,
            Some(written) => {
                Some(written.parse().map_err(|_| format!("`{written}` is not a date such as 2025-01-15"))?)
            }
        };
        let owned = |column: usize| cell(column).map(str::to_owned);
        Ok(FactRow {
            subject: subject.to_owned(),
            measure: measure.to_owned(),
            value,
            unit: owned(3),
            date,
            source: owned(5),
            url: owned(6),
            line,
        })
    }
}

/// A number as tables hold it: a decimal comma where semicolons or tabs part the columns, a point elsewhere.
fn decimal(written: &str, delimiter: u8) -> Option<Decimal> {
    let bare: String =
        written.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '\'' | '’')).collect();
    let exact = |text: &str| Decimal::from_str_exact(text).ok();
    let (n_points, n_commas) = (bare.matches('.').count(), bare.matches(',').count());
    let comma_is_decimal = match (n_points, n_commas) {
        (_, 0) => n_points == 0 || 1 < n_points || (delimiter == b';' && is_group(&bare, '.')),
        (0, 1) => delimiter != b',' || !is_group(&bare, ','),
        _ => bare.rfind('.') < bare.rfind(','),
    };
    if comma_is_decimal {
        exact(&bare.replace('.', "").replace(',', "."))
    } else {
        exact(&bare.replace(',', ""))
    }
}

/// Whether exactly three digits follow the sign, as after a thousand.
fn is_group(bare: &str, sign: char) -> bool {
    bare.rsplit_once(sign).is_some_and(|(_, after)| after.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<FactRow>, Vec<FactError>) {
        read_facts(Path::new("facts.csv"), text)
    }

    fn value(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn a_table_gives_its_rows() {
        let (facts, errors) = read(
            "subject,measure,value,unit,date,source,url\n\
             Lago Blu,capienza,3012455,m3,2025-01-15,Consorzio del Lago,https://example.org/lago\n",
        );
        assert_eq!(errors, []);
        assert_eq!(
            facts,
            [FactRow {
                subject: "Lago Blu".to_owned(),
                measure: "capienza".to_owned(),
                value: value("3012455"),
                unit: Some("m3".to_owned()),
                date: Some(Date::constant(2025, 1, 15)),
                source: Some("Consorzio del Lago".to_owned()),
                url: Some("https://example.org/lago".to_owned()),
                line: 2,
            }]
        );
    }

    #[test]
    fn a_table_with_semicolons_has_decimal_commas() {
        let (facts, errors) = read("subject;measure;value\nBorgo;abitanti;12.480\nBorgo;quota;3,75\n");
        assert_eq!(errors, []);
        assert_eq!(facts.iter().map(|fact| fact.value).collect::<Vec<_>>(), [value("12480"), value("3.75")]);
    }

    #[test]
    fn a_line_that_is_no_fact_is_told_and_the_others_count() {
        let (facts, errors) =
            read("subject,measure,value,date\nBorgo,case,tante,\nBorgo,case,40,ieri\nBorgo,case,41,\n");
        assert_eq!(facts.iter().map(|fact| fact.line).collect::<Vec<_>>(), [4]);
        let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            ["facts.csv:2: `tante` is not a number", "facts.csv:3: `ieri` is not a date such as 2025-01-15"]
        );
    }

    #[test]
    fn an_unknown_column_comes_with_the_nearest_spelling() {
        let (_, errors) = read("subject,mesure,value\n");
        assert_eq!(
            errors.iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["facts.csv:1: unknown column `mesure`; did you mean `measure`? allowed are subject, measure, \
                 value, unit, date, source, url"]
        );
    }
}
