//! fonte reads journalistic text and says which number has no source, which date cannot be, and
//! what the newsroom's own archive says otherwise.

pub mod analysis;
pub mod article;
pub mod claim;
pub mod cli;
pub mod diagnostic;
pub mod engine;
pub mod inquiry;
pub mod known;
pub mod lexicon;
pub mod lsp;
pub mod mending;
pub mod mention;
pub mod messages;
pub mod project;
pub mod prose;
pub mod reference;
pub mod rules;
pub mod store;
pub mod suppression;
pub mod text;
pub mod value;
pub mod verified;
