//! Whether names are written as they are.

pub(super) mod name_misspelled;
pub(super) mod name_variant;
pub(super) mod role_contradicts_corpus;
