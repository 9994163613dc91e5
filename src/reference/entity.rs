//! Entities from the names of documents: spellings with their counts, cards, near names.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::mention::NameKind;

use super::key::EntityId;
use super::types::{DocumentCard, EntityCard, EntityHit, ReferenceClaim, RoleRecord, Spelling};

/// How many roles and figures a card holds.
const CARD_ROWS: usize = 8;

/// What one document says of one entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityRow {
    /// The referent's key.
    pub key: String,
    /// What it is.
    pub kind: NameKind,
    /// How the document writes the name in full, the most frequent first.
    pub spellings: Vec<String>,
    /// How often it names it.
    pub n_mentions: u32,
    /// The roles it gives.
    pub roles: Vec<String>,
    /// The document.
    pub document: Arc<DocumentCard>,
}

/// The entity of these rows, which share a key; absent where there are none.
pub fn hit_of(rows: &[EntityRow], distance: u32) -> Option<EntityHit> {
    let first = rows.first()?;
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    let mut kinds: BTreeMap<&str, (u32, NameKind)> = BTreeMap::new();
    for row in rows {
        for spelling in &row.spellings {
            *counts.entry(spelling).or_default() += 1;
        }
        kinds.entry(row.kind.name()).or_insert((0, row.kind)).0 += 1;
    }
    let mut spellings: Vec<Spelling> =
        counts.into_iter().map(|(text, n_articles)| Spelling { text: text.to_owned(), n_articles }).collect();
    spellings.sort_by(|one, other| {
        (Reverse(one.n_articles), &one.text).cmp(&(Reverse(other.n_articles), &other.text))
    });
    let kind = kinds.values().max_by_key(|(n, _)| *n).map_or(first.kind, |(_, kind)| *kind);
    Some(EntityHit {
        id: EntityId::of(&first.key),
        key: first.key.clone(),
        canonical: spellings.first().map_or_else(|| first.key.clone(), |it| it.text.clone()),
        kind,
        n_articles: rows.len() as u32,
        distance,
        spellings,
    })
}

/// The card of the entity of these rows, with `latest` figures newest first.
pub fn card_of(rows: &[EntityRow], latest: Vec<ReferenceClaim>) -> Option<EntityCard> {
    let entity = hit_of(rows, 0)?;
    let mut roles: Vec<RoleRecord> = rows
        .iter()
        .flat_map(|row| {
            row.roles
                .iter()
                .map(|role| RoleRecord { role: role.clone(), document: Arc::clone(&row.document) })
        })
        .collect();
    roles.sort_by(|one, other| {
        let key = |it: &RoleRecord| (Reverse(it.document.date), it.document.path.clone(), it.role.clone());
        key(one).cmp(&key(other))
    });
    roles.truncate(CARD_ROWS);
    let mut latest = latest;
    latest.truncate(CARD_ROWS);
    let mut documents: Vec<Arc<DocumentCard>> = rows.iter().map(|row| Arc::clone(&row.document)).collect();
    documents.sort_by(|one, other| (Reverse(one.date), &one.path).cmp(&(Reverse(other.date), &other.path)));
    documents.truncate(CARD_ROWS);
    let n_mentions = rows.iter().map(|row| row.n_mentions).sum();
    Some(EntityCard { entity, n_mentions, roles, latest, documents })
}

/// The spelling that more than `share` percent of the documents use, where at least `min_articles` name
/// the entity at all; absent where none does.
pub fn preferred_spelling(entity: &EntityHit, min_articles: u32, share: u32) -> Option<&Spelling> {
    let first = entity.spellings.first()?;
    let total: u32 = entity.spellings.iter().map(|it| it.n_articles).sum();
    let enough = min_articles <= entity.n_articles;
    (enough && u64::from(share) * u64::from(total) < 100 * u64::from(first.n_articles)).then_some(first)
}

/// Whether two keys are near, and in how many edits: one for short keys, two from eight letters.
pub fn is_near(query: &str, key: &str) -> Option<u32> {
    let longest = query.chars().count().max(key.chars().count());
    let shortest = query.chars().count().min(key.chars().count());
    if longest <= 3 || 2 < longest - shortest {
        return None;
    }
    let allowed = if longest < 8 { 1 } else { 2 };
    let distance = strsim::osa_distance(query, key);
    (distance <= allowed).then_some(distance as u32)
}

/// The openings of a key's words, three letters each, under which near names are looked for.
pub fn starts_of(key: &str) -> Vec<String> {
    let mut starts: Vec<String> = key
        .split_whitespace()
        .filter(|word| 3 <= word.chars().count())
        .map(|word| word.chars().take(3).collect())
        .collect();
    starts.sort();
    starts.dedup();
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(path: &str, spelling: &str) -> EntityRow {
        EntityRow {
            key: "ana maria lodi".to_owned(),
            kind: NameKind::Person,
            spellings: vec![spelling.to_owned()],
            n_mentions: 2,
            roles: Vec::new(),
            document: Arc::new(DocumentCard { path: path.to_owned(), ..DocumentCard::default() }),
        }
    }

    #[test]
    fn the_spelling_of_most_articles_is_preferred() {
        let rows = [row("a", "Ana Maria Lodi"), row("b", "Ana Maria Lodi"), row("c", "Ana-Maria Lodi")];
        let hit = hit_of(&rows, 0).expect("there are rows");
        assert_eq!(preferred_spelling(&hit, 3, 60).map(|it| it.text.as_str()), Some("Ana Maria Lodi"));
        assert_eq!(preferred_spelling(&hit, 4, 60), None);
        assert_eq!(preferred_spelling(&hit, 3, 67), None);
    }

    #[test]
    fn near_names_are_an_edit_or_two_apart() {
        assert_eq!(is_near("olena sirenko", "olena syrenko"), Some(1));
        assert_eq!(is_near("lodi", "lodo"), Some(1));
        assert_eq!(is_near("kim", "kin"), None);
        assert_eq!(is_near("olena sirenko", "marta sirenko"), None);
    }
}
