//! The tables, and how a database is opened.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::reference::StoreError;

/// Rises with every change to the tables or the rows in them; a database of another version is built again.
pub(super) const VERSION: i64 = 5;

/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(10);

/// So many kibibytes of the file a writer keeps in memory.
const CACHE: i64 = 64 * 1024;

/// After so many written pages the log goes into the file.
const CHECKPOINT: i64 = 8 * 1024;

const TABLES: &str = "
CREATE TABLE meta (generation INTEGER NOT NULL, state INTEGER NOT NULL);
INSERT INTO meta VALUES (0, 0);
CREATE TABLE documents (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, hash INTEGER NOT NULL, extractor INTEGER NOT NULL,
    day INTEGER NOT NULL, card TEXT NOT NULL);
CREATE TABLE claims (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL, quantity INTEGER NOT NULL, line INTEGER NOT NULL,
    col INTEGER NOT NULL, body TEXT NOT NULL);
CREATE INDEX claims_document ON claims (document);
CREATE TABLE postings (
    entity INTEGER NOT NULL, measure INTEGER NOT NULL, day INTEGER NOT NULL, claim INTEGER NOT NULL,
    PRIMARY KEY (entity, measure, day, claim)) WITHOUT ROWID;
CREATE INDEX postings_claim ON postings (claim);
CREATE TABLE names (
    entity INTEGER NOT NULL, document INTEGER NOT NULL, day INTEGER NOT NULL, key TEXT NOT NULL,
    body TEXT NOT NULL, PRIMARY KEY (entity, document)) WITHOUT ROWID;
CREATE INDEX names_day ON names (entity, day);
CREATE INDEX names_key ON names (key);
CREATE INDEX names_document ON names (document);
CREATE TABLE events (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL, line INTEGER NOT NULL, col INTEGER NOT NULL,
    body TEXT NOT NULL);
CREATE INDEX events_document ON events (document);
CREATE TABLE happenings (
    key INTEGER NOT NULL, day INTEGER NOT NULL, event INTEGER NOT NULL,
    PRIMARY KEY (key, day, event)) WITHOUT ROWID;
CREATE INDEX happenings_event ON happenings (event);
CREATE TABLE handles (
    handle INTEGER NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY (handle, entity)) WITHOUT ROWID;
CREATE INDEX handles_entity ON handles (entity);
CREATE TABLE quotes (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL, body TEXT NOT NULL);
CREATE INDEX quotes_document ON quotes (document);
CREATE TABLE runs (
    hash INTEGER NOT NULL, quote INTEGER NOT NULL, PRIMARY KEY (hash, quote)) WITHOUT ROWID;
CREATE INDEX runs_quote ON runs (quote);
";

/// Whether a database can be written where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// It can.
    Writable,
    /// It can only be read, and nobody else is expected to write it.
    ReadOnly,
}

/// Opens the database for writing, with its tables; where it cannot be written, for reading.
pub(super) fn open(path: &Path) -> Result<(Connection, Access), StoreError> {
    let opened = Connection::open(path).and_then(|connection| {
        connection.busy_timeout(PATIENCE)?;
        Ok(connection)
    });
    let unwritable = |problem: &rusqlite::Error| Ok((open_unwritable(path, problem)?, Access::ReadOnly));
    let mut connection = match opened {
        Ok(connection) => connection,
        Err(problem) => return unwritable(&problem),
    };
    if connection.is_readonly("main").map_err(|problem| error(path, &problem))? {
        return unwritable(&rusqlite::Error::InvalidQuery);
    }
    match prepare(&mut connection) {
        Ok(found) => version(path, found)?,
        Err(problem) if is_unwritable(&problem) => return unwritable(&problem),
        Err(problem) => return Err(error(path, &problem)),
    }
    Ok((connection, Access::Writable))
}

/// Opens a further connection for reading.
pub(super) fn open_reader(path: &Path, access: Access) -> Result<Connection, StoreError> {
    if access == Access::ReadOnly {
        return open_unwritable(path, &rusqlite::Error::InvalidQuery);
    }
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)
        .map_err(|problem| error(path, &problem))?;
    let ready =
        connection.busy_timeout(PATIENCE).and_then(|()| connection.pragma_update(None, "query_only", true));
    ready.map_err(|problem| error(path, &problem))?;
    Ok(connection)
}

/// Makes the tables of an empty database; gives the version it has.
fn prepare(connection: &mut Connection) -> rusqlite::Result<i64> {
    let found = user_version(connection)?;
    connection.pragma_update(None, "synchronous", "normal")?;
    // Rows are filed by hashes, all over the file: most of what is written lies in few pages only of a large cache.
    connection.pragma_update(None, "cache_size", -CACHE)?;
    connection.pragma_update(None, "wal_autocheckpoint", CHECKPOINT)?;
    if found != 0 {
        return Ok(found);
    }
    connection.pragma_update(None, "journal_mode", "wal")?;
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    // Another process may have made them while this one waited.
    let mut found = user_version(&transaction)?;
    let n_tables: i64 = transaction.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
    if found == 0 && n_tables == 0 {
        transaction.execute_batch(TABLES)?;
        transaction.pragma_update(None, "user_version", VERSION)?;
        found = VERSION;
    }
    transaction.commit()?;
    Ok(found)
}

fn user_version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

fn version(path: &Path, found: i64) -> Result<(), StoreError> {
    if found == VERSION {
        return Ok(());
    }
    let reason = format!("version {found}, expected {VERSION}");
    Err(StoreError::Damaged { place: path.display().to_string(), reason })
}

/// A database in a folder that cannot be written is read as it lies.
fn open_unwritable(path: &Path, problem: &rusqlite::Error) -> Result<Connection, StoreError> {
    let read_only = || StoreError::ReadOnly { place: path.display().to_string() };
    let Some(name) = path.to_str() else { return Err(error(path, problem)) };
    let name = name.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(format!("file:{name}?immutable=1"), flags)
        .map_err(|_| if is_unwritable(problem) { read_only() } else { error(path, problem) })?;
    let found = user_version(&connection).map_err(|problem| error(path, &problem))?;
    if found == 0 {
        return Err(read_only());
    }
    version(path, found)?;
    Ok(connection)
}

fn is_unwritable(problem: &rusqlite::Error) -> bool {
    let codes = [ErrorCode::ReadOnly, ErrorCode::CannotOpen, ErrorCode::PermissionDenied];
    problem.sqlite_error_code().is_some_and(|code| codes.contains(&code))
}

/// What a fault of the database means to whoever asked.
pub(super) fn error(path: &Path, problem: &rusqlite::Error) -> StoreError {
    let place = path.display().to_string();
    match problem.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            StoreError::Damaged { place, reason: problem.to_string() }
        }
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
            StoreError::ReadOnly { place }
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy { place },
        // Tables that are not there or not ours.
        Some(ErrorCode::Unknown) => StoreError::Damaged { place, reason: problem.to_string() },
        _ => StoreError::Failed { place, reason: problem.to_string() },
    }
}
