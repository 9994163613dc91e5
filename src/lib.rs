//! fonte reads journalistic text and says which number has no source, which date cannot be, and
//! what the newsroom's own archive says otherwise.

pub mod diagnostic;
pub mod lsp;
pub mod text;
