//! What should not be in the copy at all.

pub(super) mod web_residue;
