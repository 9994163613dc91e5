//! What should not be in the copy at all.

pub(super) mod missing_number;
pub(super) mod web_residue;
