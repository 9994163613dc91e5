//! Whether names are written as they are.

pub(super) mod name_variant;
