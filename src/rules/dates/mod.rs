//! Whether the calendar agrees.

pub(super) mod age_mismatch;
pub(super) mod ambiguous_numeric_date;
pub(super) mod anniversary_mismatch;
pub(super) mod date_conflict;
pub(super) mod date_contradicts_corpus;
pub(super) mod elapsed_time_mismatch;
pub(super) mod impossible_date;
pub(super) mod missing_publication_date;
pub(super) mod mixed_date_formats;
pub(super) mod nonlocal_date_format;
pub(super) mod relative_date_unanchored;
pub(super) mod reversed_period;
pub(super) mod stale_lead_date;
pub(super) mod tense_vs_date;
pub(super) mod weekday_mismatch;
