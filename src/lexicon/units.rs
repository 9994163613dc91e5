//! `units.toml`: units with exact ratios, currencies, percent and points.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Deserialize;

use crate::value::Unit;

use super::Sense;
use super::trie::Builder;

/// One reading of a unit.
#[derive(Clone, Debug, PartialEq)]
pub enum UnitWord {
    /// A unit of measure.
    Unit(Unit),
    /// A currency behind its amount: «dollari», `EUR`.
    Currency(Unit),
    /// A currency's sign or code, which may also stand before its amount: `€`, `US$`, `EUR`.
    CurrencySign(Unit),
    /// Percent.
    Percent,
    /// Per mille.
    PerMille,
    /// Percentage points.
    Points,
    /// Hundredths of a percentage point.
    BasisPoints,
}

/// A unit's row.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitRow {
    /// What it measures: `length`.
    pub measures: String,
    /// How many base units one of it is, as an exact decimal; absent where no fixed ratio exists.
    pub ratio: Option<String>,
    /// Its words and abbreviations.
    pub words: Vec<String>,
}

/// A currency's row.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CurrencyRow {
    /// Its words: «dollari».
    pub words: Vec<String>,
    /// Its signs and codes, on either side of the amount.
    pub signs: Vec<String>,
}

/// The file `units.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct UnitsPack {
    /// Units by their code.
    pub units: BTreeMap<String, UnitRow>,
    /// Currencies by their code.
    pub currencies: BTreeMap<String, CurrencyRow>,
    /// Percent.
    pub percent: Vec<String>,
    /// Per mille.
    pub per_mille: Vec<String>,
    /// Percentage points.
    pub points: Vec<String>,
    /// Basis points.
    pub basis_points: Vec<String>,
}

impl UnitsPack {
    /// Adds the pack's words.
    pub(super) fn compile(&self, builder: &mut Builder) {
        for (code, row) in &self.units {
            let unit = Unit {
                code: code.as_str().into(),
                dimension: row.measures.as_str().into(),
                ratio: row.ratio.as_deref().and_then(|ratio| Decimal::from_str_exact(ratio).ok()),
            };
            for word in &row.words {
                builder.add(word, Sense::Unit(UnitWord::Unit(unit.clone())));
            }
        }
        for (code, row) in &self.currencies {
            let unit = Unit { code: code.as_str().into(), dimension: "currency".into(), ratio: None };
            for word in &row.words {
                builder.add(word, Sense::Unit(UnitWord::Currency(unit.clone())));
            }
            for sign in &row.signs {
                builder.add(sign, Sense::Unit(UnitWord::CurrencySign(unit.clone())));
            }
        }
        let lists = [
            (&self.percent, UnitWord::Percent),
            (&self.per_mille, UnitWord::PerMille),
            (&self.points, UnitWord::Points),
            (&self.basis_points, UnitWord::BasisPoints),
        ];
        for (list, word) in lists {
            for phrase in list {
                builder.add(phrase, Sense::Unit(word.clone()));
            }
        }
    }
}
