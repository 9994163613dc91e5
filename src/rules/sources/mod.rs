//! Who stands for it.

pub(super) mod agentless_report;
pub(super) mod anonymous_source;
pub(super) mod article_without_sources;
pub(super) mod poll_without_method;
pub(super) mod single_anonymous_source;
pub(super) mod unsourced_number;
pub(super) mod unsourced_quote;
pub(super) mod unsourced_superlative;
pub(super) mod vague_source;
