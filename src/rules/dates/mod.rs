//! Whether the calendar agrees.

pub(super) mod date_conflict;
pub(super) mod date_contradicts_corpus;
pub(super) mod impossible_date;
pub(super) mod missing_publication_date;
pub(super) mod nonlocal_date_format;
pub(super) mod relative_date_unanchored;
pub(super) mod stale_lead_date;
pub(super) mod weekday_mismatch;
