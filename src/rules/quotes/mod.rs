//! Whether quotations hold together.

pub(super) mod unbalanced_quotes;
