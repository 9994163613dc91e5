//! `units.toml`: units with exact ratios, currencies, percent and points.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde::Deserialize;

use crate::value::Unit;

use super::Sense;
use super::trie::{Builder, Words};

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
    /// Abbreviations that are also other words, and count behind a greater unit only: “5 ft 2 in”.
    #[serde(default)]
    pub behind_greater: Vec<String>,
    /// Abbreviations that are also hours, and count behind a decimal that is none: “2.1 pm”.
    #[serde(default)]
    pub behind_decimal: Vec<String>,
}

/// A currency's row.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CurrencyRow {
    /// Its words: «dollari».
    pub words: Vec<String>,
    /// Its signs and codes, on either side of the amount; a code of letters stands before it in capitals only.
    pub signs: Vec<String>,
    /// Codes and words that may stand before the amount in lower case too: “rmb 10”.
    pub before: Vec<String>,
    /// What part of a greater unit it is, as an exact decimal: 0.01 for cents.
    pub part: Option<String>,
    /// The currencies that it is a part of; any where none is named.
    pub of: Vec<String>,
}

/// A small coin: the part of a greater unit that it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coin {
    /// Its share of the greater unit.
    pub part: Decimal,
    /// The codes of the currencies that it is a part of; any where none is named.
    pub of: Vec<String>,
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
    /// The small coins by their code.
    #[serde(skip)]
    pub coins: BTreeMap<String, Coin>,
    /// The codes of units by the abbreviations that count behind a greater unit.
    #[serde(skip)]
    pub behind_greater: BTreeMap<String, String>,
    /// The codes of units by the abbreviations that count behind a decimal.
    #[serde(skip)]
    pub behind_decimal: BTreeMap<String, String>,
    /// The words that may stand before an amount in lower case, folded.
    #[serde(skip)]
    pub leading: BTreeSet<String>,
}

impl UnitsPack {
    /// The unit with this code.
    pub fn unit<'a>(&self, code: &str, words: &'a Words) -> Option<&'a UnitWord> {
        let word = self.units.get(code)?.words.first()?;
        words.senses_of(word).iter().find_map(|sense| match sense {
            Sense::Unit(unit @ UnitWord::Unit(found)) if *found.code == *code => Some(unit),
            _ => None,
        })
    }

    /// Adds the pack's words.
    pub(super) fn compile(&mut self, builder: &mut Builder) {
        for (code, row) in &self.units {
            let unit = Unit {
                code: code.as_str().into(),
                dimension: row.measures.as_str().into(),
                ratio: row.ratio.as_deref().and_then(|ratio| Decimal::from_str_exact(ratio).ok()),
            };
            for word in &row.words {
                builder.add(word, Sense::Unit(UnitWord::Unit(unit.clone())));
            }
            let codes = |words: &[String]| -> Vec<(String, String)> {
                words.iter().map(|word| (word.clone(), code.clone())).collect()
            };
            self.behind_greater.extend(codes(&row.behind_greater));
            self.behind_decimal.extend(codes(&row.behind_decimal));
        }
        for (code, row) in &self.currencies {
            let unit = Unit { code: code.as_str().into(), dimension: "currency".into(), ratio: None };
            for word in &row.words {
                builder.add(word, Sense::Unit(UnitWord::Currency(unit.clone())));
            }
            if let Some(part) = row.part.as_deref().and_then(|part| Decimal::from_str_exact(part).ok()) {
                self.coins.insert(code.clone(), Coin { part, of: row.of.clone() });
            }
            self.leading.extend(row.before.iter().cloned());
            for sign in row.signs.iter().chain(&row.before) {
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
