//! fonte reads journalistic text and says which number has no source, which date cannot be, and
//! what the newsroom's own archive says otherwise.

pub mod article;
pub mod claim;
pub mod diagnostic;
pub mod lexicon;
pub mod mention;
pub mod prose;
pub mod reference;
pub mod store;
pub mod text;
pub mod value;
