//! Entities from the names of documents: spellings with their counts, cards, near names.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::mention::NameKind;

use super::key::{EntityId, stable_hash};
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

/// So many documents, the newest, tell what an entity is called; the others are counted.
pub const MAX_SIGHTINGS: usize = 64;

/// Keeps the newest rows.
pub(super) fn newest_rows(rows: &mut Vec<EntityRow>) {
    rows.sort_by(|one, other| {
        let key = |it: &EntityRow| (Reverse(it.document.date), it.document.path.clone());
        key(one).cmp(&key(other))
    });
    rows.truncate(MAX_SIGHTINGS);
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
        roles: roles_of(rows),
    })
}

/// The roles that the rows give, the newest first.
fn roles_of(rows: &[EntityRow]) -> Vec<RoleRecord> {
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
    roles
}

/// The card of the entity of these rows, with `latest` figures newest first.
pub fn card_of(rows: &[EntityRow], latest: Vec<ReferenceClaim>) -> Option<EntityCard> {
    let entity = hit_of(rows, 0)?;
    let mut latest = latest;
    latest.truncate(CARD_ROWS);
    let mut documents: Vec<Arc<DocumentCard>> = rows.iter().map(|row| Arc::clone(&row.document)).collect();
    documents.sort_by(|one, other| (Reverse(one.date), &one.path).cmp(&(Reverse(other.date), &other.path)));
    documents.truncate(CARD_ROWS);
    let n_mentions = rows.iter().map(|row| row.n_mentions).sum();
    Some(EntityCard { entity, n_mentions, latest, documents })
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

/// Whether the last word of a name is within an edit or two of `word`, and in how many.
pub fn is_near_surname(word: &str, key: &str) -> Option<u32> {
    let (_, last) = key.rsplit_once(' ')?;
    let length = word.chars().count().min(last.chars().count());
    let allowed = if length < LONG { 1 } else { 2 };
    let distance = strsim::osa_distance(word, last);
    (SHORT <= length && distance <= allowed).then_some(distance as u32)
}

/// Words of fewer letters are too short for a slip to be told from another name.
const SHORT: usize = 4;

/// From so many letters two edits may be one slip.
const LONG: usize = 8;

/// The handles by which near names find each other: those of the whole name, and those of its last word.
pub fn handles_of(key: &str) -> Vec<u64> {
    let mut handles = name_handles(key);
    if let Some((_, last)) = key.rsplit_once(' ') {
        handles.extend(surname_handles(last));
    }
    handles.sort_unstable();
    handles.dedup();
    handles
}

/// The handles of a whole name: each of its words opened to two letters at either end, beside the other words.
///
/// A name of one word has those of its letters, less one: two words that are one edit apart share one of them.
pub(crate) fn name_handles(key: &str) -> Vec<u64> {
    let words: Vec<&str> = key.split(' ').collect();
    if key.contains(':') || MOST_WORDS < words.len() {
        return Vec::new();
    }
    if let [word] = words[..] {
        return word_handles(word, "word");
    }
    let mut handles = Vec::with_capacity(2 * words.len());
    for (index, word) in words.iter().enumerate() {
        if word.chars().count() < SHORT {
            continue;
        }
        let (first, last) = ends(word, 2);
        let mut parts = words.clone();
        for (side, end) in [("<", first), (">", last)] {
            parts[index] = side;
            handles.push(stable_hash(&[&parts.join(" "), end]));
        }
    }
    handles
}

/// The handles of a name's last word.
pub(crate) fn surname_handles(word: &str) -> Vec<u64> {
    word_handles(word, "last")
}

/// The hashes of a word and of all that is left when one letter is dropped; of long words also those of their
/// ends, since two edits may part them.
fn word_handles(word: &str, kind: &str) -> Vec<u64> {
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    if letters.len() < SHORT || MOST_LETTERS < letters.len() {
        return Vec::new();
    }
    let mut handles = vec![stable_hash(&[kind, word])];
    for (at, letter) in &letters {
        let (before, after) = (&word[..*at], &word[at + letter.len_utf8()..]);
        handles.push(stable_hash(&[kind, &format!("{before}{after}")]));
    }
    if LONG <= letters.len() {
        let (first, last) = ends(word, 4);
        handles.push(stable_hash(&[kind, "<", first]));
        handles.push(stable_hash(&[kind, ">", last]));
    }
    handles
}

/// Names of more words are no names of persons.
const MOST_WORDS: usize = 6;

/// Words of more letters are no words.
const MOST_LETTERS: usize = 32;

/// The first and the last `n_letters` of a word.
fn ends(word: &str, n_letters: usize) -> (&str, &str) {
    let first = word.char_indices().nth(n_letters).map_or(word, |(at, _)| &word[..at]);
    let last = word.char_indices().rev().nth(n_letters - 1).map_or(word, |(at, _)| &word[at..]);
    (first, last)
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
    fn near_names_share_a_handle() {
        let shares = |one: &str, other: &str| {
            let handles = handles_of(other);
            handles_of(one).iter().any(|it| handles.contains(it))
        };
        assert!(shares("olena sirenko", "olena syrenko"));
        assert!(shares("valdorsa", "valdosra"));
        assert!(shares("ana sirenko", "olena sirenka"));
        assert!(!shares("lodi", "pavia"));
        assert!(handles_of("country:kp").is_empty());
    }

    #[test]
    fn near_names_are_an_edit_or_two_apart() {
        assert_eq!(is_near("olena sirenko", "olena syrenko"), Some(1));
        assert_eq!(is_near("lodi", "lodo"), Some(1));
        assert_eq!(is_near("kim", "kin"), None);
        assert_eq!(is_near("olena sirenko", "marta sirenko"), None);
    }
}
