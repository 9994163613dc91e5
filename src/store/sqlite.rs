//! The reference in one SQLite file: several processes read while one writes, a killed writer loses
//! nothing, one file to cache or copy.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OptionalExtension, params};
use rustc_hash::FxHashMap;

use crate::reference::{
    Applied, ClaimKey, DocumentCard, DocumentChange, DocumentStamp, EntityCard, EntityHit, EntityId,
    EntityRow, EventKey, MAX_NEAR, MAX_PREFIX, MAX_RUN, MAX_SIGHTINGS, NameMatch, NameQuery, QuoteQuery,
    ReferenceClaim, ReferenceEvent, ReferenceQuote, ReferenceStore, Snapshot, StoreError, Window, card_of,
    events_newest_first, hit_of, is_near, is_near_surname, most_in_common, name_handles, nearest_first,
    newest_first, quotes_newest_first, run_of_speaker, runs_of_quote, surname_handles,
};

use super::event_row::read_event;
use super::row::{read_card, read_claim, read_entity, read_quote};
use super::schema::{self, Access};
use super::write::{self, UNDATED, day, signed};

/// How many figures are fetched for an entity's card.
const LATEST: i64 = 64;

/// A reference in a SQLite file.
#[derive(Debug)]
pub struct SqliteStore {
    path: PathBuf,
    access: Access,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl SqliteStore {
    /// Opens the file at `path`, making it where there is none; its folder must exist.
    ///
    /// [`StoreError::Damaged`] says that the file should be deleted and built again.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let (writer, access) = schema::open(path)?;
        Ok(Self {
            path: path.to_owned(),
            access,
            writer: Mutex::new(writer),
            readers: Mutex::new(Vec::new()),
        })
    }

    /// Runs `ask` on a connection of its own, in one moment of the database.
    fn reading<Answer>(
        &self,
        ask: impl FnOnce(&mut Reader<'_>) -> rusqlite::Result<Answer>,
    ) -> Result<Answer, StoreError> {
        let spare = lock(&self.readers).pop();
        let connection = match spare {
            Some(connection) => connection,
            None => schema::open_reader(&self.path, self.access)?,
        };
        let answer = connection.unchecked_transaction().and_then(|transaction| {
            let mut reader = Reader { connection: &transaction, cards: FxHashMap::default() };
            ask(&mut reader)
        });
        lock(&self.readers).push(connection);
        answer.map_err(|problem| schema::error(&self.path, &problem))
    }
}

fn lock<Value>(mutex: &Mutex<Value>) -> MutexGuard<'_, Value> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl ReferenceStore for SqliteStore {
    fn comparable(&self, keys: &[ClaimKey], window: &Window) -> Result<Vec<Vec<ReferenceClaim>>, StoreError> {
        self.reading(|reader| keys.iter().map(|key| reader.comparable(*key, window)).collect())
    }

    fn events(&self, keys: &[EventKey], window: &Window) -> Result<Vec<Vec<ReferenceEvent>>, StoreError> {
        self.reading(|reader| keys.iter().map(|key| reader.events(*key, window)).collect())
    }

    fn names(&self, queries: &[NameQuery]) -> Result<Vec<Vec<EntityHit>>, StoreError> {
        self.reading(|reader| queries.iter().map(|query| reader.names(query)).collect())
    }

    fn entities(&self, ids: &[EntityId]) -> Result<Vec<Option<EntityCard>>, StoreError> {
        self.reading(|reader| ids.iter().map(|id| reader.card_of_entity(*id)).collect())
    }

    fn quotes(&self, queries: &[QuoteQuery]) -> Result<Vec<Vec<ReferenceQuote>>, StoreError> {
        self.reading(|reader| queries.iter().map(|query| reader.quotes(query)).collect())
    }

    fn figures(&self, ids: &[EntityId], window: &Window) -> Result<Vec<Vec<ReferenceClaim>>, StoreError> {
        self.reading(|reader| ids.iter().map(|id| reader.figures(*id, window)).collect())
    }

    fn words_of(&self, speakers: &[&str], window: &Window) -> Result<Vec<Vec<ReferenceQuote>>, StoreError> {
        self.reading(|reader| speakers.iter().map(|speaker| reader.words_of(speaker, window)).collect())
    }

    fn sightings(&self, ids: &[EntityId]) -> Result<Vec<Vec<EntityRow>>, StoreError> {
        self.reading(|reader| ids.iter().map(|id| reader.rows_of(*id)).collect())
    }

    fn apply(&self, changes: &[DocumentChange]) -> Result<Applied, StoreError> {
        let mut writer = lock(&self.writer);
        write::apply(&mut writer, changes).map_err(|problem| schema::error(&self.path, &problem))
    }

    fn documents(&self) -> Result<Vec<DocumentStamp>, StoreError> {
        self.reading(|reader| {
            let mut statement = reader
                .connection
                .prepare_cached("SELECT path, hash, extractor FROM documents ORDER BY path")?;
            let stamps = statement.query_map([], |row| {
                let hash: i64 = row.get(1)?;
                Ok(DocumentStamp {
                    path: row.get(0)?,
                    hash: u64::from_ne_bytes(hash.to_ne_bytes()),
                    extractor: row.get(2)?,
                })
            })?;
            stamps.collect()
        })
    }

    fn state(&self) -> Result<u64, StoreError> {
        self.reading(|reader| write::read_state(reader.connection))
    }

    /// Empty where the database cannot be asked.
    fn snapshot(&self) -> Snapshot {
        let counts = "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM claims),
            (SELECT count(DISTINCT entity) FROM names), (SELECT count(*) FROM quotes),
            (SELECT generation FROM meta)";
        let snapshot = self.reading(|reader| {
            reader.connection.query_row(counts, [], |row| {
                let count = |index| row.get::<_, i64>(index).map(i64::unsigned_abs);
                Ok(Snapshot {
                    n_documents: count(0)?,
                    n_claims: count(1)?,
                    n_entities: count(2)?,
                    n_quotes: count(3)?,
                    generation: count(4)?,
                })
            })
        });
        snapshot.unwrap_or_default()
    }
}

/// One moment of the database, with the cards read so far.
struct Reader<'a> {
    connection: &'a Connection,
    cards: FxHashMap<i64, Arc<DocumentCard>>,
}

impl Reader<'_> {
    fn card(&mut self, id: i64) -> rusqlite::Result<Option<Arc<DocumentCard>>> {
        if let Some(card) = self.cards.get(&id) {
            return Ok(Some(Arc::clone(card)));
        }
        let mut statement = self.connection.prepare_cached("SELECT card FROM documents WHERE id = ?1")?;
        let text: Option<String> = statement.query_row([id], |row| row.get(0)).optional()?;
        let card = text.and_then(|text| read_card(&text)).map(Arc::new);
        if let Some(card) = &card {
            self.cards.insert(id, Arc::clone(card));
        }
        Ok(card)
    }

    /// Rows of (document, body), each read with its document's card.
    fn rows<Row>(
        &mut self,
        query: &str,
        parameters: impl rusqlite::Params,
        read: impl Fn(&str, Arc<DocumentCard>) -> Option<Row>,
    ) -> rusqlite::Result<Vec<Row>> {
        let mut statement = self.connection.prepare_cached(query)?;
        let pairs: Vec<(i64, String)> = statement
            .query_map(parameters, |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        drop(statement);
        let mut rows = Vec::with_capacity(pairs.len());
        for (document, body) in pairs {
            if let Some(card) = self.card(document)? {
                rows.extend(read(&body, card));
            }
        }
        Ok(rows)
    }

    fn comparable(&mut self, key: ClaimKey, window: &Window) -> rusqlite::Result<Vec<ReferenceClaim>> {
        // The rows of a key lie by their day: however many there are, the newest are read alone.
        let query = "SELECT c.document, c.body FROM postings p
            CROSS JOIN claims c ON c.id = p.claim CROSS JOIN documents d ON d.id = c.document
            WHERE p.entity = ?1 AND p.measure = ?2 AND ?3 <= p.day AND p.day <= ?4 AND d.path IS NOT ?5
            ORDER BY p.day DESC, d.path, c.line, c.col, c.quantity LIMIT ?6";
        let (entity, measure) = (signed(key.entity.0), signed(key.measure.0));
        let mut claims = Vec::new();
        for (from, to) in spans(window) {
            let left = window.limit.saturating_sub(claims.len()) as i64;
            let parameters = params![entity, measure, from, to, window.except, left];
            claims.extend(self.rows(query, parameters, read_claim)?);
        }
        newest_first(&mut claims);
        Ok(claims)
    }

    fn figures(&mut self, id: EntityId, window: &Window) -> rusqlite::Result<Vec<ReferenceClaim>> {
        let query = "SELECT c.document, c.body FROM claims c JOIN documents d ON d.id = c.document
            WHERE c.id IN (SELECT claim FROM postings WHERE entity = ?1)
              AND (d.day = ?2 OR (?3 <= d.day AND d.day <= ?4)) AND d.path IS NOT ?5
            ORDER BY d.day DESC, d.path, c.line, c.col, c.quantity LIMIT ?6";
        let [undated, from, to, limit] = limits(window);
        let parameters = params![signed(id.0), undated, from, to, window.except, limit];
        let mut claims = self.rows(query, parameters, read_claim)?;
        newest_first(&mut claims);
        Ok(claims)
    }

    fn words_of(&mut self, speaker: &str, window: &Window) -> rusqlite::Result<Vec<ReferenceQuote>> {
        let query = "SELECT q.document, q.body FROM runs r
            JOIN quotes q ON q.id = r.quote JOIN documents d ON d.id = q.document
            WHERE r.hash = ?1 AND (d.day = ?2 OR (?3 <= d.day AND d.day <= ?4)) AND d.path IS NOT ?5
            ORDER BY d.day DESC, d.path, q.id LIMIT ?6";
        let [undated, from, to, limit] = limits(window);
        let parameters = params![signed(run_of_speaker(speaker)), undated, from, to, window.except, limit];
        let mut quotes = self.rows(query, parameters, read_quote)?;
        quotes_newest_first(&mut quotes);
        Ok(quotes)
    }

    fn events(&mut self, key: EventKey, window: &Window) -> rusqlite::Result<Vec<ReferenceEvent>> {
        let query = "SELECT e.document, e.body FROM happenings h
            CROSS JOIN events e ON e.id = h.event CROSS JOIN documents d ON d.id = e.document
            WHERE h.key = ?1 AND ?2 <= h.day AND h.day <= ?3 AND d.path IS NOT ?4
            ORDER BY h.day DESC, d.path, e.line, e.col LIMIT ?5";
        let mut events = Vec::new();
        for (from, to) in spans(window) {
            let left = window.limit.saturating_sub(events.len()) as i64;
            let parameters = params![signed(key.0), from, to, window.except, left];
            events.extend(self.rows(query, parameters, read_event)?);
        }
        events_newest_first(&mut events);
        Ok(events)
    }

    fn rows_of(&mut self, entity: EntityId) -> rusqlite::Result<Vec<EntityRow>> {
        let query = "SELECT n.document, n.body FROM names n JOIN documents d ON d.id = n.document
            WHERE n.entity = ?1 ORDER BY d.path";
        self.rows(query, [signed(entity.0)], read_entity)
    }

    /// The newest rows of an entity, and how many there are.
    fn newest_rows_of(
        &mut self,
        entity: EntityId,
        except: Option<&str>,
    ) -> rusqlite::Result<(Vec<EntityRow>, u32)> {
        let query = "SELECT n.document, n.body FROM names n INDEXED BY names_day
            CROSS JOIN documents d ON d.id = n.document WHERE n.entity = ?1 AND d.path IS NOT ?2
            ORDER BY n.day DESC, d.path LIMIT ?3";
        let id = signed(entity.0);
        let rows = self.rows(query, params![id, except, MAX_SIGHTINGS as i64], read_entity)?;
        if rows.len() < MAX_SIGHTINGS {
            let n = rows.len() as u32;
            return Ok((rows, n));
        }
        let all: u32 = self
            .connection
            .prepare_cached("SELECT count(*) FROM names INDEXED BY names_day WHERE entity = ?1")?
            .query_row([id], |row| row.get(0))?;
        let own = "SELECT 1 FROM names WHERE entity = ?1
            AND document = (SELECT id FROM documents WHERE path = ?2)";
        let is_own = self.connection.prepare_cached(own)?.exists(params![id, except])?;
        Ok((rows, all - u32::from(is_own)))
    }

    fn names(&mut self, query: &NameQuery) -> rusqlite::Result<Vec<EntityHit>> {
        let keys: Vec<(String, u32)> = match query.matching {
            NameMatch::Exact => vec![(query.key.clone(), 0)],
            NameMatch::Prefix => {
                let text =
                    "SELECT DISTINCT key FROM names WHERE ?1 <= key AND key < ?2 ORDER BY key LIMIT ?3";
                let end = format!("{}\u{10FFFF}", query.key);
                let mut statement = self.connection.prepare_cached(text)?;
                let keys = statement
                    .query_map(params![query.key, end, MAX_PREFIX as i64], |row| Ok((row.get(0)?, 0)))?;
                keys.collect::<rusqlite::Result<_>>()?
            }
            NameMatch::Fuzzy => self.near(&name_handles(&query.key), |key| is_near(&query.key, key))?,
            NameMatch::Surname => {
                self.near(&surname_handles(&query.key), |key| is_near_surname(&query.key, key))?
            }
        };
        let mut hits = Vec::new();
        for (key, distance) in keys {
            let (rows, n_articles) = self.newest_rows_of(EntityId::of(&key), query.except.as_deref())?;
            hits.extend(hit_of(&rows, distance).map(|hit| EntityHit { n_articles, ..hit }));
        }
        nearest_first(&mut hits);
        hits.truncate(query.limit);
        Ok(hits)
    }

    /// The keys under one of the handles that `distance` lets through.
    fn near(
        &self,
        handles: &[u64],
        distance: impl Fn(&str) -> Option<u32>,
    ) -> rusqlite::Result<Vec<(String, u32)>> {
        let mut entities: BTreeSet<i64> = BTreeSet::new();
        let mut statement =
            self.connection.prepare_cached("SELECT entity FROM handles WHERE handle = ?1 LIMIT ?2")?;
        for handle in handles {
            let left = MAX_NEAR.saturating_sub(entities.len());
            for found in statement.query_map(params![signed(*handle), left as i64], |row| row.get(0))? {
                entities.insert(found?);
            }
        }
        let mut statement =
            self.connection.prepare_cached("SELECT key FROM names WHERE entity = ?1 LIMIT 1")?;
        let mut near = BTreeSet::new();
        for entity in entities {
            let key: Option<String> = statement.query_row([entity], |row| row.get(0)).optional()?;
            near.extend(key.and_then(|key| distance(&key).map(|distance| (key, distance))));
        }
        Ok(near.into_iter().collect())
    }

    fn card_of_entity(&mut self, id: EntityId) -> rusqlite::Result<Option<EntityCard>> {
        let rows = self.rows_of(id)?;
        if rows.is_empty() {
            return Ok(None);
        }
        let query = "SELECT c.document, c.body FROM claims c JOIN documents d ON d.id = c.document
            WHERE c.id IN (SELECT claim FROM postings WHERE entity = ?1)
            ORDER BY d.day DESC, d.path, c.line, c.col, c.quantity LIMIT ?2";
        let mut latest = self.rows(query, [signed(id.0), LATEST], read_claim)?;
        newest_first(&mut latest);
        Ok(card_of(&rows, latest))
    }

    fn quotes(&mut self, query: &QuoteQuery) -> rusqlite::Result<Vec<ReferenceQuote>> {
        let mut shared: BTreeMap<i64, usize> = BTreeMap::new();
        let mut by_run = self
            .connection
            .prepare_cached("SELECT quote FROM runs WHERE hash = ?1 ORDER BY quote LIMIT ?2")?;
        for run in runs_of_quote(&query.text, query.speaker.as_deref()) {
            for id in by_run.query_map(params![signed(run), MAX_RUN as i64], |row| row.get(0))? {
                *shared.entry(id?).or_default() += 1;
            }
        }
        drop(by_run);
        let mut quotes = Vec::new();
        for (id, n_shared) in shared {
            let found = self.rows("SELECT document, body FROM quotes WHERE id = ?1", [id], read_quote)?;
            quotes.extend(found.into_iter().map(|quote| (n_shared, quote)));
        }
        quotes.retain(|(_, quote)| query.except.as_ref() != Some(&quote.document.path));
        Ok(most_in_common(quotes, query.limit))
    }
}

/// The stretches of days that a window lets through, the newest first: the undated come last.
fn spans(window: &Window) -> impl Iterator<Item = (i64, i64)> {
    let [undated, from, to, _] = limits(window);
    let is_bounded = undated < from;
    let dated = (from, if is_bounded { to } else { to.max(undated) });
    std::iter::once(dated).chain(is_bounded.then_some((undated, undated)))
}

/// The day of the undated, the first and the last day of a window, and how many answers it wants.
fn limits(window: &Window) -> [i64; 4] {
    [
        UNDATED,
        window.from.map_or(i64::MIN, |it| day(Some(it))),
        window.to.map_or(i64::MAX, |it| day(Some(it))),
        i64::try_from(window.limit).unwrap_or(i64::MAX),
    ]
}
