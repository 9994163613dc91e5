//! Whether the figures agree, with each other and with the archive.

pub(super) mod figure_conflict;
pub(super) mod figure_contradicts_corpus;
pub(super) mod figure_superseded;
pub mod reversed_range;
