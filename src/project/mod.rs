//! Floor 10: the only reader of disk. Files and folders become an immutable [`Project`].
//!
//! `fonte.toml`, packs, the house list of names, tables of facts, articles, and the reference that is built
//! from folders of them. Knows neither the protocol nor the terminal.
#![expect(clippy::disallowed_methods, reason = "this floor is the only reader of disk")]

mod allow;
mod baseline;
mod changed;
mod config;
mod config_default;
mod config_error;
mod config_file;
mod config_tables;
#[cfg(test)]
mod config_tests;
mod encoding;
mod fact_cells;
mod fact_document;
mod fact_files;
mod facts;
mod files;
mod fill;
mod globs;
mod house;
mod import;
mod left_out;
mod marks;
mod names;
mod names_table;
mod pages;
mod paths;
#[expect(clippy::module_inception, reason = "the module's own idea")]
mod project;
mod proof;
mod reference;
mod schema;
mod sections;
mod write;

pub use allow::{AllowEntry, idle_allowances};
pub use baseline::{Baseline, BaselineEntry, baseline_file};
pub use changed::changed_files;
pub use config::{Config, Override, TEMPLATE};
pub use config_error::ConfigError;
pub use config_tables::FactSource;
pub use encoding::{Encoding, decode};
pub use fact_cells::{Cells, FactRow};
pub use fact_document::table_of;
pub use facts::TableShape;
pub use files::{
    Article, Fault, FileProblem, Found, LARGEST_FILE, PAGE_MARK, article_of, find_articles, find_sources,
    read_article,
};
pub use globs::Globs;
pub use house::{house_files, read_house_files};
pub use left_out::LeftOut;
pub use marks::{add_mark, marks_file, prepare_own_folder};
pub use names::{house_name, read_names};
pub use pages::{page_file, write_pages};
pub use paths::{Places, absolute, known_as, relative_to};
pub use project::{CONFIG_FILE, Project, config_above, shown};
pub use proof::{found_by, prove, unmarked};
pub use reference::{
    Built, Sources, ask_reference, database_of, read_analysed, read_document, read_fact_file, read_reference,
    update_reference, update_reference_telling,
};
pub use schema::config_schema;
pub use sections::{Layers, Section};
pub use write::{Unwritable, is_writable, write_article, write_whole};
