//! Whether quotations hold together.

pub(super) mod quote_differs_from_corpus;
pub(super) mod unbalanced_quotes;
