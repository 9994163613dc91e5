//! What currencies were worth in each other, year by year.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rust_decimal::Decimal;
use serde::Deserialize;

/// The table that comes with fonte.
static TABLE: LazyLock<Rates> =
    LazyLock::new(|| toml::from_str(include_str!("../../rules/rates/currencies.toml")).unwrap_or_default());

/// The lowest and the highest rate of each year, by pair of currencies.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rates {
    /// Codes of currencies whose amounts run into millions in daily life.
    large: Vec<String>,
    /// Codes of currencies whose name is mostly that of others as well: pesos.
    vague: Vec<String>,
    /// Rows of year, low and high, by pair: `EUR/USD`.
    pairs: BTreeMap<String, Vec<String>>,
}

/// The lowest and the highest that one unit of a currency was worth in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// The lowest rate.
    pub low: Decimal,
    /// The highest rate.
    pub high: Decimal,
}

impl Rates {
    /// The table.
    ///
    /// ```
    /// use fonte::lexicon::Rates;
    /// let band = Rates::table().band("USD", "EUR", 2024).expect("the table has it");
    /// assert_eq!(band.low.round_dp(2).to_string(), "0.89");
    /// ```
    pub fn table() -> &'static Self {
        &TABLE
    }

    /// Whether amounts of this currency run into millions in daily life.
    pub fn is_large(&self, code: &str) -> bool {
        self.large.iter().any(|it| it == code)
    }

    /// Whether the name of this currency is mostly that of others as well.
    pub fn is_vague(&self, code: &str) -> bool {
        self.vague.iter().any(|it| it == code)
    }

    /// What one unit of `from` was worth in `to` in that year; over a third currency where the pair is not kept.
    pub fn band(&self, from: &str, to: &str, year: i16) -> Option<Band> {
        self.direct(from, to, year).or_else(|| {
            ["EUR", "USD"].into_iter().find_map(|over| {
                let (one, other) = (self.direct(from, over, year)?, self.direct(over, to, year)?);
                Some(Band { low: one.low.checked_mul(other.low)?, high: one.high.checked_mul(other.high)? })
            })
        })
    }

    /// The first and the last year of which the table knows anything.
    pub fn years(&self) -> Option<(i16, i16)> {
        let rows = || self.pairs.values().flatten().filter_map(|row| Some(parsed(row)?.0));
        rows().min().zip(rows().max())
    }

    fn direct(&self, from: &str, to: &str, year: i16) -> Option<Band> {
        if let Some(band) = self.row(from, to, year) {
            return Some(band);
        }
        let Band { low, high } = self.row(to, from, year)?;
        Some(Band { low: Decimal::ONE.checked_div(high)?, high: Decimal::ONE.checked_div(low)? })
    }

    fn row(&self, from: &str, to: &str, year: i16) -> Option<Band> {
        let rows = self.pairs.get(&format!("{from}/{to}"))?;
        rows.iter().filter_map(|row| parsed(row)).find(|(of, _)| *of == year).map(|(_, band)| band)
    }
}

/// Year, low and high of a row.
fn parsed(row: &str) -> Option<(i16, Band)> {
    let mut parts = row.split_whitespace();
    let year = parts.next()?.parse().ok()?;
    let low = Decimal::from_str_exact(parts.next()?).ok()?;
    let high = Decimal::from_str_exact(parts.next()?).ok()?;
    Some((year, Band { low, high }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_year_with_a_low_and_a_high() {
        let table = Rates::table();
        assert!(!table.pairs.is_empty());
        for (pair, rows) in &table.pairs {
            for row in rows {
                let band = parsed(row).map(|(_, band)| band);
                assert!(band.is_some_and(|it| Decimal::ZERO < it.low && it.low <= it.high), "{pair}: {row}");
            }
        }
    }

    #[test]
    fn a_pair_may_be_read_backwards_or_over_a_third_currency() {
        let table = Rates::table();
        let backwards = table.band("GBP", "EUR", 2024).expect("the table has EUR/GBP");
        assert!(backwards.low < backwards.high && Decimal::ONE < backwards.low);
        let over = table.band("GBP", "CHF", 2024).expect("over the euro");
        assert!(over.low < over.high);
        assert_eq!(table.band("EUR", "XXX", 2024), None);
        assert_eq!(table.band("EUR", "USD", 1980), None);
    }
}
