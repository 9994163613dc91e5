//! Facts that somebody checked: tables (CSV, TSV) become rows.
//!
//! The first line names the columns: `subject,measure,value,unit,date,source,url`. A table from an Italian
//! spreadsheet has semicolons between the columns and commas in its decimals; both are seen from the table itself.
//! `fonte.toml` may say how the columns of a table are called, and what holds for all of its rows.

use std::io::BufRead;

use super::fact_cells::{Cells, FactRow, decimal, fact_of};
use super::import::{Line, Lines, Told};
use crate::reference::StoreError;

/// The columns of a table; only the first three must be there.
pub(super) const COLUMNS: [&str; 9] =
    ["subject", "measure", "value", "unit", "date", "source", "url", "author", "agency"];

/// A longer line is no row.
const LONGEST_LINE: usize = 1024 * 1024;

/// A cell over more lines has lost its quotation mark.
const MOST_LINES: usize = 100;

/// So many rows nobody has checked.
pub(super) const MOST_ROWS: usize = 250_000;

/// How a table is to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableShape {
    /// How its columns are called, where they are called otherwise; columns of other names are then passed over.
    pub columns: Cells,
    /// What holds for all rows.
    pub fixed: Cells,
}

/// Who takes the facts.
pub(super) type FactSink<'a> = dyn FnMut(FactRow) -> Result<(), StoreError> + 'a;

/// Reads the facts of a table; lines that are none are told, and the others count.
pub(super) fn read_table(
    input: impl BufRead,
    shape: &TableShape,
    told: &mut Told,
    sink: &mut FactSink<'_>,
) -> Result<(), StoreError> {
    let mut lines = Lines::new(input, LONGEST_LINE);
    let header = loop {
        match lines.next(told) {
            None => return Ok(()),
            Some((_, text)) if text.trim().is_empty() || text.starts_with('#') => {}
            Some(header) => break header,
        }
    };
    let delimiter = delimiter(&header.1);
    let columns = match Columns::new(&record(&header.1, delimiter), shape) {
        Ok(columns) => columns,
        Err(message) => {
            told.tell(header.0, message);
            return Ok(());
        }
    };
    let mut n_rows = 0;
    while let Some((line, text)) = next_row(&mut lines, delimiter, told) {
        n_rows += 1;
        if MOST_ROWS < n_rows {
            told.tell(line, too_many());
            break;
        }
        match columns.fact(&record(&text, delimiter), shape, delimiter, line) {
            Ok(fact) => sink(fact)?,
            Err(message) => told.tell(line, message),
        }
    }
    Ok(())
}

/// What is told of a file with more rows than are read.
pub(super) fn too_many() -> String {
    format!("more than {MOST_ROWS} rows are no table of checked facts; the rest is left out")
}

/// The next row, over several lines where a quotation mark is open at the end of the first.
fn next_row(lines: &mut Lines<impl BufRead>, delimiter: u8, told: &mut Told) -> Option<Line> {
    loop {
        let (line, mut text) = lines.next(told)?;
        if text.trim().is_empty() || text.starts_with('#') {
            continue;
        }
        let mut more = Vec::new();
        while is_open(&text, delimiter) {
            match lines.next(told) {
                Some((number, next)) if more.len() < MOST_LINES && text.len() < LONGEST_LINE => {
                    text.push('\n');
                    text.push_str(&next);
                    more.push((number, next));
                }
                last => {
                    more.extend(last);
                    told.tell(line, "a quotation mark opens here and does not close; left out".to_owned());
                    text.clear();
                }
            }
        }
        if text.is_empty() {
            lines.give_back(more);
            continue;
        }
        return Some((line, text));
    }
}

/// Whether a cell in quotation marks is still open at the end of `text`.
fn is_open(text: &str, delimiter: u8) -> bool {
    let (mut is_quoted, mut at_start, mut after_mark) = (false, true, false);
    for byte in text.bytes() {
        match (is_quoted, byte) {
            (true, b'"') => (is_quoted, after_mark) = (false, true),
            (true, _) => {}
            // A doubled mark is one that is meant.
            (false, b'"') if after_mark => (is_quoted, after_mark) = (true, false),
            (false, b'"') if at_start => is_quoted = true,
            (false, b' ') => after_mark = false,
            (false, byte) => (at_start, after_mark) = (byte == delimiter || byte == b'\n', false),
        }
    }
    is_quoted
}

/// The cells of one row: quotation marks may stand around a cell, and doubled inside. Not by a reader of whole
/// tables, which after a lost mark reads on to the end of the file: here that takes one row.
pub(super) fn record(text: &str, delimiter: u8) -> Vec<String> {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let (mut is_quoted, mut was_quoted) = (false, false);
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if is_quoted && signs.peek() == Some(&'"') => cell.extend(signs.next()),
            '"' if is_quoted => is_quoted = false,
            _ if is_quoted => cell.push(sign),
            '"' if !was_quoted && cell.trim().is_empty() => {
                (is_quoted, was_quoted) = (true, true);
                cell.clear();
            }
            _ if sign == char::from(delimiter) => {
                cells.push(cell.trim().to_owned());
                cell.clear();
                was_quoted = false;
            }
            _ => cell.push(sign),
        }
    }
    cells.push(cell.trim().to_owned());
    cells
}

/// What stands between the columns: the sign that is most frequent in the line that names them.
pub(super) fn delimiter(header: &str) -> u8 {
    let count = |sign: u8| header.bytes().filter(|byte| *byte == sign).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}

/// Where each column of [`COLUMNS`] stands.
struct Columns {
    places: [Option<usize>; 9],
}

impl Columns {
    fn new(header: &[String], shape: &TableShape) -> Result<Self, String> {
        let mut places = [None; 9];
        let renamed = shape.columns.list();
        let is_mapped = renamed.iter().any(Option::is_some);
        for (column, name) in renamed.into_iter().enumerate() {
            let Some(name) = name else { continue };
            let Some(place) = header.iter().position(|it| it.eq_ignore_ascii_case(name)) else {
                let near = crate::text::nearest(name, header.iter().map(String::as_str));
                let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
                return Err(format!("no column is called `{name}`, as fonte.toml says{near}"));
            };
            places[column] = Some(place);
        }
        for (place, name) in header.iter().enumerate() {
            let name = name.to_lowercase();
            match COLUMNS.iter().position(|column| *column == name) {
                Some(column) if places[column].is_none() => places[column] = Some(place),
                Some(_) => {}
                None if is_mapped => {}
                None => {
                    let near = crate::text::nearest(&name, COLUMNS);
                    let near = near.map_or(";".to_owned(), |near| format!("; did you mean `{near}`?"));
                    let allowed = COLUMNS.join(", ");
                    return Err(format!("unknown column `{name}`{near} allowed are {allowed}"));
                }
            }
        }
        let fixed = shape.fixed.list();
        let missing = (0..3).find(|column| places[*column].is_none() && fixed[*column].is_none());
        match missing {
            Some(column) => Err(format!("the column `{}` is missing", COLUMNS[column])),
            None => Ok(Self { places }),
        }
    }

    fn fact(
        &self,
        record: &[String],
        shape: &TableShape,
        delimiter: u8,
        line: usize,
    ) -> Result<FactRow, String> {
        let fixed = shape.fixed.list();
        let cell = |column: usize| {
            let text = self.places.get(column).copied().flatten().and_then(|place| record.get(place));
            let text = text.map(String::as_str).filter(|text| !text.is_empty());
            text.or_else(|| fixed.get(column).copied().flatten()).map(str::to_owned)
        };
        let cells = Cells {
            subject: cell(0),
            measure: cell(1),
            value: cell(2),
            unit: cell(3),
            date: cell(4),
            source: cell(5),
            url: cell(6),
            author: cell(7),
            agency: cell(8),
        };
        let european = delimiter != b',';
        fact_of(cells, line, |written| decimal(written, delimiter), european)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;
    use rust_decimal::Decimal;

    use super::*;
    use crate::value::Timex;

    fn read(text: &str) -> (Vec<FactRow>, Vec<String>) {
        read_with(text, &TableShape::default())
    }

    fn read_with(text: &str, shape: &TableShape) -> (Vec<FactRow>, Vec<String>) {
        let mut told = Told::new(std::path::Path::new("facts.csv"));
        let mut facts = Vec::new();
        let mut sink = |fact| {
            facts.push(fact);
            Ok(())
        };
        read_table(text.as_bytes(), shape, &mut told, &mut sink).expect("nothing is stored");
        (facts, told.messages())
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
        assert_eq!(errors, Vec::<String>::new());
        assert_eq!(
            facts,
            [FactRow {
                subject: "Lago Blu".to_owned(),
                measure: "capienza".to_owned(),
                value: value("3012455"),
                unit: Some("m3".to_owned()),
                date: Some(Date::constant(2025, 1, 15)),
                period: None,
                source: Some("Consorzio del Lago".to_owned()),
                url: Some("https://example.org/lago".to_owned()),
                author: None,
                agency: None,
                line: 2,
            }]
        );
    }

    #[test]
    fn a_table_with_semicolons_has_decimal_commas() {
        let (facts, errors) = read("subject;measure;value\nBorgo;abitanti;12.480\nBorgo;quota;3,75\n");
        assert_eq!(errors, Vec::<String>::new());
        assert_eq!(facts.iter().map(|fact| fact.value).collect::<Vec<_>>(), [value("12480"), value("3.75")]);
    }

    #[test]
    fn a_line_that_is_no_fact_is_told_and_the_others_count() {
        let (facts, errors) =
            read("subject,measure,value,date\nBorgo,case,tante,\nBorgo,case,40,ieri\nBorgo,case,41,\n");
        assert_eq!(facts.iter().map(|fact| fact.line).collect::<Vec<_>>(), [4]);
        assert_eq!(
            errors,
            ["facts.csv:2: `tante` is not a number", "facts.csv:3: `ieri` is not a date such as 2025-01-15"]
        );
    }

    #[test]
    fn an_unknown_column_comes_with_the_nearest_spelling() {
        let (_, errors) = read("subject,mesure,value\n");
        assert_eq!(
            errors,
            ["facts.csv:1: unknown column `mesure`; did you mean `measure`? allowed are subject, measure, \
                 value, unit, date, source, url, author, agency"]
        );
    }

    #[test]
    fn columns_may_be_called_otherwise_and_hold_for_all_rows() {
        let shape = TableShape {
            columns: Cells {
                subject: Some("Territorio".to_owned()),
                value: Some("Valore".to_owned()),
                date: Some("Anno".to_owned()),
                ..Cells::default()
            },
            fixed: Cells { measure: Some("abitanti".to_owned()), ..Cells::default() },
        };
        let (facts, errors) = read_with("Codice;Territorio;Anno;Valore\n7;Borgo;2024;12.480\n", &shape);
        assert_eq!(errors, Vec::<String>::new());
        assert_eq!((facts[0].measure.as_str(), facts[0].value), ("abitanti", value("12480")));
        assert_eq!(facts[0].period, Timex::year(2024));
    }

    #[test]
    fn a_cell_may_go_over_lines_and_a_lost_mark_takes_one_row_only() {
        let (facts, errors) = read(
            "subject,measure,value,source\nBorgo,case,4,\"Comune\ndi Borgo\"\n\"Valle,case,5,x\nLago,case,6,y\n",
        );
        assert_eq!(facts.iter().map(|it| it.subject.as_str()).collect::<Vec<_>>(), ["Borgo", "Lago"]);
        assert_eq!(errors, ["facts.csv:4: a quotation mark opens here and does not close; left out"]);
    }

    #[test]
    fn a_table_without_an_end_is_cut_and_told_of_once() {
        let header = "subject,measure,value\n";
        let rows = "Borgo,case,tante\n".repeat(MOST_ROWS + 10);
        let (facts, errors) = read(&format!("{header}{rows}"));
        assert!(facts.is_empty());
        let n_others = MOST_ROWS;
        let expected = "facts.csv:2: `tante` is not a number";
        assert_eq!(errors, [format!("{expected} (and {n_others} more of its lines: 3, 4 …)")]);
    }
}
