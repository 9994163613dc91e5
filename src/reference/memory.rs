//! The reference in memory: for the corpus of a batch line, and for unsaved buffers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use rustc_hash::FxHashMap;

use super::document::ReferenceDocument;
use super::entity::{
    EntityRow, card_of, handles_of, hit_of, is_near, is_near_surname, name_handles, newest_rows,
    surname_handles,
};
use super::key::{ClaimKey, EntityId, EventKey, keys_of_event, keys_to_file};
use super::quote::{run_of_speaker, runs_of_quote};
use super::types::{
    Applied, DocumentChange, DocumentStamp, EntityCard, EntityHit, MAX_NEAR, MAX_PREFIX, MAX_RUN, NameMatch,
    NameQuery, QuoteQuery, ReferenceClaim, ReferenceEvent, ReferenceQuote, ReferenceStore, Snapshot,
    StoreError, Window, events_newest_first, most_in_common, nearest_first, newest_first,
    quotes_newest_first,
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
    handles: FxHashMap<u64, BTreeSet<String>>,
    events: FxHashMap<EventKey, BTreeSet<(String, usize)>>,
    runs: FxHashMap<u64, BTreeSet<(String, usize)>>,
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

    fn events(&self, keys: &[EventKey], window: &Window) -> Result<Vec<Vec<ReferenceEvent>>, StoreError> {
        let rows = self.read();
        let answer = |key: &EventKey| {
            let places = rows.events.get(key).into_iter().flatten();
            let event =
                |(path, index): &(String, usize)| rows.documents.get(path)?.events.get(*index).cloned();
            let mut found: Vec<ReferenceEvent> = places.filter_map(event).collect();
            found.retain(|it| window.admits(&it.document.path, it.document.date));
            events_newest_first(&mut found);
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

    fn figures(&self, ids: &[EntityId], window: &Window) -> Result<Vec<Vec<ReferenceClaim>>, StoreError> {
        let rows = self.read();
        let answer = |id: &EntityId| {
            let mut found = rows.claims_at(rows.claims_of_entity.get(id));
            found.retain(|it| window.admits(&it.document.path, it.document.date));
            newest_first(&mut found);
            found.truncate(window.limit);
            found
        };
        Ok(ids.iter().map(answer).collect())
    }

    fn words_of(&self, speakers: &[&str], window: &Window) -> Result<Vec<Vec<ReferenceQuote>>, StoreError> {
        let rows = self.read();
        let answer = |speaker: &&str| {
            let places = rows.runs.get(&run_of_speaker(speaker)).into_iter().flatten();
            let quote =
                |(path, index): &(String, usize)| rows.documents.get(path)?.quotes.get(*index).cloned();
            let mut found: Vec<ReferenceQuote> = places.filter_map(quote).collect();
            found.retain(|it| window.admits(&it.document.path, it.document.date));
            quotes_newest_first(&mut found);
            found.truncate(window.limit);
            found
        };
        Ok(speakers.iter().map(answer).collect())
    }

    fn sightings(&self, ids: &[EntityId]) -> Result<Vec<Vec<EntityRow>>, StoreError> {
        let rows = self.read();
        let answer = |id: &EntityId| rows.keys.get(id).map_or_else(Vec::new, |key| rows.rows_of(key));
        Ok(ids.iter().map(answer).collect())
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

    fn state(&self) -> Result<u64, StoreError> {
        let states = self.documents()?.into_iter().map(|stamp| stamp.state());
        Ok(states.fold(0, u64::wrapping_add))
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
            for key in keys_to_file(&row.claim) {
                self.claims.entry(key).or_default().insert((path.clone(), index));
                self.claims_of_entity.entry(key.entity).or_default().insert((path.clone(), index));
            }
        }
        for (index, row) in document.events.iter().enumerate() {
            for key in keys_of_event(&row.event) {
                self.events.entry(key).or_default().insert((path.clone(), index));
            }
        }
        for (index, row) in document.entities.iter().enumerate() {
            self.entities.entry(row.key.clone()).or_default().insert(path.clone(), index);
            self.keys.insert(EntityId::of(&row.key), row.key.clone());
            for handle in handles_of(&row.key) {
                self.handles.entry(handle).or_default().insert(row.key.clone());
            }
        }
        for (index, quote) in document.quotes.iter().enumerate() {
            for run in runs_to_file(quote) {
                self.runs.entry(run).or_default().insert((path.clone(), index));
            }
        }
        self.documents.insert(path.clone(), Arc::clone(document));
    }

    fn remove(&mut self, path: &str) -> bool {
        let Some(document) = self.documents.remove(path) else { return false };
        for (index, row) in document.claims.iter().enumerate() {
            let place = (path.to_owned(), index);
            for key in keys_to_file(&row.claim) {
                take(&mut self.claims, &key, &place);
                take(&mut self.claims_of_entity, &key.entity, &place);
            }
        }
        for (index, row) in document.events.iter().enumerate() {
            for key in keys_of_event(&row.event) {
                take(&mut self.events, &key, &(path.to_owned(), index));
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
                for handle in handles_of(&row.key) {
                    take(&mut self.handles, &handle, &row.key);
                }
            }
        }
        for (index, quote) in document.quotes.iter().enumerate() {
            let place = (path.to_owned(), index);
            for run in runs_to_file(quote) {
                take(&mut self.runs, &run, &place);
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
            NameMatch::Fuzzy => self.near(&name_handles(&query.key), |key| is_near(&query.key, key)),
            NameMatch::Surname => {
                self.near(&surname_handles(&query.key), |key| is_near_surname(&query.key, key))
            }
        };
        let hit = |(key, distance): &(String, u32)| {
            let mut rows = self.rows_of(key);
            rows.retain(|row| query.except.as_ref() != Some(&row.document.path));
            let n_articles = rows.len() as u32;
            newest_rows(&mut rows);
            hit_of(&rows, *distance).map(|hit| EntityHit { n_articles, ..hit })
        };
        let mut hits: Vec<EntityHit> = keys.iter().filter_map(hit).collect();
        nearest_first(&mut hits);
        hits.truncate(query.limit);
        hits
    }

    /// The keys under one of the handles that `distance` lets through.
    fn near(&self, handles: &[u64], distance: impl Fn(&str) -> Option<u32>) -> Vec<(String, u32)> {
        let keys: BTreeSet<&String> =
            handles.iter().filter_map(|handle| self.handles.get(handle)).flatten().take(MAX_NEAR).collect();
        keys.into_iter().filter_map(|key| Some((key.clone(), distance(key)?))).collect()
    }

    fn quotes(&self, query: &QuoteQuery) -> Vec<ReferenceQuote> {
        let mut shared: BTreeMap<&(String, usize), usize> = BTreeMap::new();
        for run in runs_of_quote(&query.text, query.speaker.as_deref()) {
            let places = self.runs.get(&run).into_iter().flatten();
            for place in places.filter(|(path, _)| query.except.as_ref() != Some(path)).take(MAX_RUN) {
                *shared.entry(place).or_default() += 1;
            }
        }
        let quotes = shared.into_iter().filter_map(|((path, index), n_shared)| {
            Some((n_shared, self.documents.get(path)?.quotes.get(*index).cloned()?))
        });
        most_in_common(quotes.collect(), query.limit)
    }
}

/// The hashes under which a quotation is filed.
fn runs_to_file(quote: &ReferenceQuote) -> Vec<u64> {
    let mut runs = runs_of_quote(&quote.text, quote.speaker.as_deref());
    runs.extend(quote.speaker.as_deref().map(run_of_speaker));
    runs
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
