//! Whether the figures agree, with each other and with the archive.

pub(super) mod figure_conflict;
pub(super) mod figure_contradicts_corpus;
pub(super) mod figure_superseded;
pub(super) mod headline_figure_mismatch;
pub(super) mod order_of_magnitude;
