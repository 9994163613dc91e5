//! Whether names are written as they are.

pub(super) mod first_mention_incomplete;
pub(super) mod name_misspelled;
pub(super) mod name_variant;
pub(super) mod role_contradicts_corpus;
pub(super) mod transliteration_mixed;
