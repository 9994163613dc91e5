//! The reference in memory: for the corpus of a batch line, and for unsaved buffers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use rustc_hash::FxHashMap;

use super::document::ReferenceDocument;
use super::entity::{EntityRow, card_of, hit_of, is_near, starts_of};
use super::key::{ClaimKey, EntityId, keys_of};
use super::quote::runs_of;
use super::types::{
    Applied, DocumentChange, DocumentStamp, EntityCard, EntityHit, MAX_NEAR, MAX_PREFIX, NameMatch,
    NameQuery, QuoteQuery, ReferenceClaim, ReferenceQuote, ReferenceStore, Snapshot, StoreError, Window,
    nearest_first, newest_first, quotes_newest_first,
};

/// A reference that lives as long as the process.
#[derive(Debug, Default)]
pub struct MemoryStore {
    rows: RwLock<Rows>,
}

#[derive(Debug, Default)]
struct Rows {
    documents: BTreeMap<String, Arc<ReferenceDocument>>,
    /// (path, index of the claim).
    claims: FxHashMap<ClaimKey, BTreeSet<(String, usize)>>,
    claims_of_entity: FxHashMap<EntityId, BTreeSet<(String, usize)>>,
    /// Key → path → index of the row.
    entities: BTreeMap<String, BTreeMap<String, usize>>,
    keys: FxHashMap<EntityId, String>,
    starts: FxHashMap<String, BTreeSet<String>>,
    runs: FxHashMap<u64, BTreeSet<(String, usize)>>,
    speakers: FxHashMap<String, BTreeSet<(String, usize)>>,
    generation: u64,
}

impl MemoryStore {
    /// An empty reference.
    pub fn new() -> Self {
        Self::default()
    }

    fn read(&self) -> RwLockReadGuard<'_, Rows> {
        self.rows.read().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ReferenceStore for MemoryStore {
    fn comparable(&self, keys: &[ClaimKey], window: &Window) -> Result<Vec<Vec<ReferenceClaim>>, StoreError> {
        let rows = self.read();
        let answer = |key: &ClaimKey| {
            let mut found = rows.claims_at(rows.claims.get(key));
            found.retain(|it| window.admits(&it.document.path, it.document.date));
            newest_first(&mut found);
            found.truncate(window.limit);
            found
        };
        Ok(keys.iter().map(answer).collect())
    }

    fn names(&self, queries: &[NameQuery]) -> Result<Vec<Vec<EntityHit>>, StoreError> {
        let rows = self.read();
        Ok(queries.iter().map(|query| rows.names(query)).collect())
    }

    fn entities(&self, ids: &[EntityId]) -> Result<Vec<Option<EntityCard>>, StoreError> {
        let rows = self.read();
        let card = |id: &EntityId| {
            let key = rows.keys.get(id)?;
            let mut latest = rows.claims_at(rows.claims_of_entity.get(id));
            newest_first(&mut latest);
            card_of(&rows.rows_of(key), latest)
        };
        Ok(ids.iter().map(card).collect())
    }

    fn quotes(&self, queries: &[QuoteQuery]) -> Result<Vec<Vec<ReferenceQuote>>, StoreError> {
        let rows = self.read();
        Ok(queries.iter().map(|query| rows.quotes(query)).collect())
    }

    fn apply(&self, changes: &[DocumentChange]) -> Result<Applied, StoreError> {
        let mut rows = self.rows.write().unwrap_or_else(PoisonError::into_inner);
        let mut applied = Applied::default();
        for change in changes {
            match change {
                DocumentChange::Put(document) if rows.has(document) => applied.unchanged += 1,
                DocumentChange::Put(document) => {
                    rows.remove(&document.card.path);
                    rows.put(document);
                    applied.written += 1;
                }
                DocumentChange::Remove(path) => applied.removed += usize::from(rows.remove(path)),
            }
        }
        if 0 < applied.written + applied.removed {
            rows.generation += 1;
        }
        Ok(applied)
    }

    fn documents(&self) -> Result<Vec<DocumentStamp>, StoreError> {
        let stamp = |it: &Arc<ReferenceDocument>| DocumentStamp {
            path: it.card.path.clone(),
            hash: it.hash,
            extractor: it.extractor,
        };
        Ok(self.read().documents.values().map(stamp).collect())
    }

    fn snapshot(&self) -> Snapshot {
        let rows = self.read();
        let sum =
            |count: fn(&ReferenceDocument) -> usize| rows.documents.values().map(|it| count(it) as u64).sum();
        Snapshot {
            n_documents: rows.documents.len() as u64,
            n_claims: sum(|it| it.claims.len()),
            n_entities: rows.entities.len() as u64,
            n_quotes: sum(|it| it.quotes.len()),
            generation: rows.generation,
        }
    }
}

impl Rows {
    fn has(&self, document: &ReferenceDocument) -> bool {
        self.documents
            .get(&document.card.path)
            .is_some_and(|old| old.hash == document.hash && old.extractor == document.extractor)
    }

    fn put(&mut self, document: &Arc<ReferenceDocument>) {
        let path = &document.card.path;
        for (index, row) in document.claims.iter().enumerate() {
            for key in keys_of(&row.claim) {
                self.claims.entry(key).or_default().insert((path.clone(), index));
                self.claims_of_entity.entry(key.entity).or_default().insert((path.clone(), index));
            }
        }
        for (index, row) in document.entities.iter().enumerate() {
            self.entities.entry(row.key.clone()).or_default().insert(path.clone(), index);
            self.keys.insert(EntityId::of(&row.key), row.key.clone());
            for start in starts_of(&row.key) {
                self.starts.entry(start).or_default().insert(row.key.clone());
            }
        }
        for (index, quote) in document.quotes.iter().enumerate() {
            for run in runs_of(&quote.text) {
                self.runs.entry(run).or_default().insert((path.clone(), index));
            }
            if let Some(speaker) = &quote.speaker {
                self.speakers.entry(speaker.clone()).or_default().insert((path.clone(), index));
            }
        }
        self.documents.insert(path.clone(), Arc::clone(document));
    }

    fn remove(&mut self, path: &str) -> bool {
        let Some(document) = self.documents.remove(path) else { return false };
        for (index, row) in document.claims.iter().enumerate() {
            let place = (path.to_owned(), index);
            for key in keys_of(&row.claim) {
                take(&mut self.claims, &key, &place);
                take(&mut self.claims_of_entity, &key.entity, &place);
            }
        }
        for row in &document.entities {
            let left = self.entities.get_mut(&row.key).map_or(0, |paths| {
                paths.remove(path);
                paths.len()
            });
            if left == 0 {
                self.entities.remove(&row.key);
                self.keys.remove(&EntityId::of(&row.key));
                for start in starts_of(&row.key) {
                    take(&mut self.starts, &start, &row.key);
                }
            }
        }
        for (index, quote) in document.quotes.iter().enumerate() {
            let place = (path.to_owned(), index);
            for run in runs_of(&quote.text) {
                take(&mut self.runs, &run, &place);
            }
            if let Some(speaker) = &quote.speaker {
                take(&mut self.speakers, speaker, &place);
            }
        }
        true
    }

    fn claims_at(&self, places: Option<&BTreeSet<(String, usize)>>) -> Vec<ReferenceClaim> {
        let claim = |(path, index): &(String, usize)| self.documents.get(path)?.claims.get(*index).cloned();
        places.into_iter().flatten().filter_map(claim).collect()
    }

    fn rows_of(&self, key: &str) -> Vec<EntityRow> {
        let row = |(path, index): (&String, &usize)| self.documents.get(path)?.entities.get(*index).cloned();
        self.entities.get(key).into_iter().flatten().filter_map(row).collect()
    }

    fn names(&self, query: &NameQuery) -> Vec<EntityHit> {
        let keys: Vec<(String, u32)> = match query.matching {
            NameMatch::Exact => vec![(query.key.clone(), 0)],
            NameMatch::Prefix => self
                .entities
                .range(query.key.clone()..)
                .take_while(|(key, _)| key.starts_with(&query.key))
                .take(MAX_PREFIX)
                .map(|(key, _)| (key.clone(), 0))
                .collect(),
            NameMatch::Fuzzy => {
                let starts = starts_of(&query.key);
                let near: BTreeSet<&String> =
                    starts.iter().filter_map(|start| self.starts.get(start)).flatten().collect();
                near.into_iter()
                    .take(MAX_NEAR)
                    .filter_map(|key| is_near(&query.key, key).map(|distance| (key.clone(), distance)))
                    .collect()
            }
        };
        let hit = |(key, distance): &(String, u32)| {
            let mut rows = self.rows_of(key);
            rows.retain(|row| query.except.as_ref() != Some(&row.document.path));
            hit_of(&rows, *distance)
        };
        let mut hits: Vec<EntityHit> = keys.iter().filter_map(hit).collect();
        nearest_first(&mut hits);
        hits.truncate(query.limit);
        hits
    }

    fn quotes(&self, query: &QuoteQuery) -> Vec<ReferenceQuote> {
        let by_run = runs_of(&query.text);
        let places: BTreeSet<&(String, usize)> = by_run
            .iter()
            .filter_map(|run| self.runs.get(run))
            .chain(query.speaker.iter().filter_map(|speaker| self.speakers.get(speaker)))
            .flatten()
            .collect();
        let mut quotes: Vec<ReferenceQuote> = places
            .into_iter()
            .filter_map(|(path, index)| self.documents.get(path)?.quotes.get(*index).cloned())
            .collect();
        quotes_newest_first(&mut quotes);
        quotes.truncate(query.limit);
        quotes
    }
}

/// Takes `value` out of the set under `key`, and the set when it is empty.
fn take<Key, Value>(map: &mut FxHashMap<Key, BTreeSet<Value>>, key: &Key, value: &Value)
where
    Key: std::hash::Hash + Eq,
    Value: Ord,
{
    if let Some(set) = map.get_mut(key) {
        set.remove(value);
        if set.is_empty() {
            map.remove(key);
        }
    }
}
