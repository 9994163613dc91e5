//! Who stands for it.

pub(super) mod article_without_sources;
pub(super) mod unsourced_number;
pub(super) mod unsourced_superlative;
pub(super) mod vague_source;
