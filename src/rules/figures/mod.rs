//! Whether the figures agree, with each other and with the archive.

pub(super) mod billion_false_friend;
pub(super) mod currency_conversion_mismatch;
pub(super) mod false_precision;
pub(super) mod figure_conflict;
pub(super) mod figure_contradicts_corpus;
pub(super) mod figure_superseded;
pub(super) mod headline_figure_mismatch;
pub(super) mod mixed_number_separators;
pub(super) mod order_of_magnitude;
pub(super) mod percent_change_mismatch;
pub(super) mod percent_of_count_mismatch;
pub(super) mod percent_total;
pub(super) mod percent_vs_points;
pub(super) mod reversed_range;
pub(super) mod sum_mismatch;
pub(super) mod unit_conversion_mismatch;
