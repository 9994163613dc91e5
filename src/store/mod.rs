//! Floor 10: the stores behind [`crate::reference::ReferenceStore`]. A store fetches candidate rows;
//! what they mean is decided on the floor of the reference. Must not know the faces.

mod cache;
mod event_row;
mod row;
mod schema;
mod sqlite;
mod write;

pub use cache::{Cache, CacheKey, cache_key};
pub use sqlite::SqliteStore;
