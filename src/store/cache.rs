//! What was found in articles that have not changed since, in one SQLite file.
//!
//! It is a convenience and never a must: whatever is wrong with the file, articles are read anew. A writer that is
//! killed leaves it whole, as SQLite does.

#![expect(clippy::disallowed_methods, reason = "the store touches the disk")]

use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OptionalExtension, params};

/// The shape of the table; another one is made anew.
const VERSION: i32 = 1;

/// So many answers are kept for an article: it may be asked about in several ways.
const PER_ARTICLE: i64 = 4;

/// So many answers are kept in all; beyond, everything is forgotten.
const MOST: i64 = 100_000;

/// How long somebody else's writing is waited for.
const PATIENCE: Duration = Duration::from_millis(200);

/// Answers by key.
#[derive(Debug)]
pub struct Cache {
    connection: Mutex<Connection>,
}

/// Two hashes of everything that decides an answer.
pub type CacheKey = (u64, u64);

/// The key of everything that decides an answer. It holds for one build of the program: what it is made of may
/// change with the next.
pub fn cache_key(parts: &[&str]) -> CacheKey {
    let (mut one, mut two) = (0x9e37_79b9_7f4a_7c15, 0xc2b2_ae3d_27d4_eb4f);
    let mut add = |word: u64| {
        one = folded(one ^ word, 0xa076_1d64_78bd_642f);
        two = folded(two ^ word.rotate_left(32), 0xe703_7ed1_a0b4_28db).wrapping_add(one);
    };
    for part in parts {
        // The length parts each from the next, and its tail from a longer one.
        add(part.len() as u64);
        for bytes in part.as_bytes().chunks(8) {
            let mut word = [0; 8];
            word.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
            add(u64::from_le_bytes(word));
        }
    }
    (folded(one, two | 1), folded(two, one | 1))
}

/// Both halves of a product, laid over each other.
fn folded(one: u64, two: u64) -> u64 {
    let product = u128::from(one) * u128::from(two);
    (product as u64) ^ (product >> 64) as u64
}

impl Cache {
    /// The cache at `path`, whose folder must exist; absent where it cannot be used. A damaged one is made anew.
    pub fn open(path: &Path) -> Option<Self> {
        let connection = connect(path).or_else(|problem| {
            // One that somebody is writing to is left alone.
            if !matches!(
                problem.sqlite_error_code(),
                Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
            ) {
                return Err(problem);
            }
            for ending in ["", "-wal", "-shm"] {
                let mut name = path.as_os_str().to_owned();
                name.push(ending);
                // One that is not there need not be deleted.
                let _ = fs::remove_file(Path::new(&name));
            }
            connect(path)
        });
        Some(Self { connection: Mutex::new(connection.ok()?) })
    }

    /// What is kept under `key`.
    pub fn get(&self, key: CacheKey) -> Option<String> {
        let connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let mut statement =
            connection.prepare_cached("SELECT answer FROM answer WHERE one = ?1 AND two = ?2").ok()?;
        let found = statement.query_row(params![signed(key.0), signed(key.1)], |row| row.get(0));
        found.optional().ok().flatten()
    }

    /// Keeps answers: the article's name, the key, what is answered. All or nothing.
    pub fn put(&self, answers: &[(&str, CacheKey, String)]) {
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let mut write = || -> rusqlite::Result<()> {
            let transaction = connection.transaction()?;
            for (name, key, answer) in answers {
                transaction
                    .prepare_cached(
                        "INSERT OR REPLACE INTO answer (one, two, name, answer) VALUES (?1, ?2, ?3, ?4)",
                    )?
                    .execute(params![signed(key.0), signed(key.1), name, answer])?;
                transaction
                    .prepare_cached(
                        "DELETE FROM answer WHERE name = ?1 AND id NOT IN
                         (SELECT id FROM answer WHERE name = ?1 ORDER BY id DESC LIMIT ?2)",
                    )?
                    .execute(params![name, PER_ARTICLE])?;
            }
            transaction.commit()
        };
        // What could not be kept is read anew next time.
        let _ = write();
    }
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "normal")?;
    let version: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version != VERSION {
        connection.execute_batch("DROP TABLE IF EXISTS answer")?;
        connection.pragma_update(None, "user_version", VERSION)?;
    }
    connection.execute_batch(
        "CREATE TABLE IF NOT EXISTS answer (
            id INTEGER PRIMARY KEY, one INTEGER NOT NULL, two INTEGER NOT NULL,
            name TEXT NOT NULL, answer TEXT NOT NULL, UNIQUE (one, two));
         CREATE INDEX IF NOT EXISTS answer_name ON answer (name);",
    )?;
    let n: i64 = connection.query_row("SELECT count(*) FROM answer", [], |row| row.get(0))?;
    if MOST < n {
        connection.execute_batch("DELETE FROM answer")?;
    }
    Ok(connection)
}

/// SQLite's numbers have a sign.
fn signed(number: u64) -> i64 {
    i64::from_ne_bytes(number.to_ne_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_kept_and_the_oldest_of_an_article_go() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("cache.db");
        let cache = Cache::open(&path).expect("a cache");
        for key in 0..6 {
            cache.put(&[("uno.md", (key, 0), format!("{key}")), ("due.md", (key, 1), String::new())]);
        }
        drop(cache);
        let cache = Cache::open(&path).expect("a cache");
        let kept: Vec<Option<String>> = (0..6).map(|key| cache.get((key, 0))).collect();
        assert_eq!(kept.iter().flatten().collect::<Vec<_>>(), ["2", "3", "4", "5"]);
        assert_eq!(cache.get((5, 2)), None);
    }

    #[test]
    fn whatever_changes_the_key_changes() {
        let mut seen = std::collections::BTreeSet::new();
        let text = "Il ponte è chiuso da lunedì, dice la sindaca. ".repeat(90);
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            let (head, tail) = text.split_at(at);
            assert!(seen.insert(cache_key(&[head, tail])), "parted at {at}");
            assert!(seen.insert(cache_key(&[&format!("{head}x{tail}")])), "one more at {at}");
            assert!(seen.insert(cache_key(&[head])), "cut at {at}");
        }
        assert!(seen.insert(cache_key(&["", ""])) && seen.insert(cache_key(&["", "", ""])));
        let halves = |pick: fn(&CacheKey) -> u64| {
            seen.iter().map(pick).collect::<std::collections::BTreeSet<u64>>().len()
        };
        assert_eq!((halves(|it| it.0), halves(|it| it.1)), (seen.len(), seen.len()));
    }

    #[test]
    fn a_damaged_file_is_made_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("cache.db");
        fs::write(&path, "no database at all, but long enough to look like one".repeat(90)).expect("a file");
        let cache = Cache::open(&path).expect("a cache");
        cache.put(&[("uno.md", (1, 1), "sì".to_owned())]);
        assert_eq!(cache.get((1, 1)).as_deref(), Some("sì"));
        assert!(Cache::open(&folder.path().join("manca").join("cache.db")).is_none());
    }
}
