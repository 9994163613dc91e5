//! Units of measure and currencies.

use std::sync::Arc;

use rust_decimal::Decimal;

/// A unit, with the ratio to the base unit of its dimension.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Unit {
    /// The unit's own code: `km`, `EUR`, `t`, `degC`.
    pub code: Arc<str>,
    /// What it measures: `length`, `mass`, `currency`, `temperature`, `time` …
    pub dimension: Arc<str>,
    /// How many base units one of it is; absent where no fixed ratio exists (currencies, temperatures).
    pub ratio: Option<Decimal>,
}
