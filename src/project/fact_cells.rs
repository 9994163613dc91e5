//! A fact from its cells: whom it is about, what is counted, how many, as of when.

use jiff::civil::Date;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::value::Timex;

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
    /// The month or year that it is about, where no day is given.
    pub period: Option<Timex>,
    /// Who says so.
    pub source: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Who checked it.
    pub author: Option<String>,
    /// The agency it comes from.
    pub agency: Option<String>,
    /// One-based line in the table.
    pub line: usize,
}

/// What stands in the cells of a row, or how the columns are called.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Cells {
    /// Whom or what it is about.
    pub subject: Option<String>,
    /// What is counted or measured.
    pub measure: Option<String>,
    /// How many.
    pub value: Option<String>,
    /// The unit.
    pub unit: Option<String>,
    /// As of when.
    pub date: Option<String>,
    /// Who says so.
    pub source: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Who checked it.
    pub author: Option<String>,
    /// The agency it comes from.
    pub agency: Option<String>,
}

impl Cells {
    /// The cells in the order of a table.
    pub(super) fn list(&self) -> [Option<&str>; 9] {
        let Self { subject, measure, value, unit, date, source, url, author, agency } = self;
        [subject, measure, value, unit, date, source, url, author, agency].map(Option::as_deref)
    }
}

/// The fact that these cells make. `day_first` says that `3/4/2025` is in April.
pub(super) fn fact_of(
    cells: Cells,
    line: usize,
    decimal: impl Fn(&str) -> Option<Decimal>,
    day_first: bool,
) -> Result<FactRow, String> {
    let needed = |cell: Option<String>, name: &str| cell.ok_or_else(|| format!("no {name}"));
    let subject = needed(cells.subject, "subject")?;
    let measure = needed(cells.measure, "measure")?;
    let written = needed(cells.value, "value")?;
    let value = decimal(&written).ok_or_else(|| format!("`{written}` is not a number"))?;
    let (date, period) = match cells.date.as_deref() {
        None => (None, None),
        Some(written) => when(written, day_first)?,
    };
    let Cells { unit, source, url, author, agency, .. } = cells;
    Ok(FactRow { subject, measure, value, unit, date, period, source, url, author, agency, line })
}

/// A day, or the month or year that a cell names.
fn when(written: &str, day_first: bool) -> Result<(Option<Date>, Option<Timex>), String> {
    let wrong = || format!("`{written}` is not a date such as 2025-01-15");
    if let Some(date) = written.parse().ok().or_else(|| super::import::date_of(written)) {
        return Ok((Some(date), None));
    }
    let parts: Vec<&str> = written.split(['-', '/', '.']).collect();
    let number =
        |text: &&str| text.parse::<i16>().ok().filter(|_| text.bytes().all(|it| it.is_ascii_digit()));
    let numbers: Vec<i16> = parts.iter().filter_map(number).collect();
    match (numbers.as_slice(), parts.len()) {
        ([year @ 1000..=2999], 1) => Ok((None, Timex::year(*year))),
        ([year @ 1000..=2999, month @ 1..=12], 2) => Ok((None, Timex::month(*year, *month as i8))),
        ([day, month, year @ 1000..=2999], 3) if day_first || 12 < *day || day == month => {
            let date = Date::new(*year, *month as i8, *day as i8).map_err(|_| wrong())?;
            Ok((Some(date), None))
        }
        ([_, _, 1000..=2999], 3) => Err(format!(
            "`{written}` may begin with the day or with the month; write a date such as 2025-01-15"
        )),
        _ => Err(wrong()),
    }
}

/// A number as tables hold it: a decimal comma where semicolons or tabs part the columns, a point elsewhere.
pub(super) fn decimal(written: &str, delimiter: u8) -> Option<Decimal> {
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

    #[test]
    fn a_day_is_read_as_its_table_writes_it() {
        let date = Date::constant(2025, 4, 3);
        assert_eq!(when("03/04/2025", true), Ok((Some(date), None)));
        assert!(when("03/04/2025", false).is_err_and(|it| it.contains("may begin with the day")));
        assert_eq!(when("2025-04", false), Ok((None, Timex::month(2025, 4))));
    }
}
