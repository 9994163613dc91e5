//! Whom a name means, and all that is known of them.
//!
//! Two persons of one name stay two where the archive tells them apart: by its house list, or because one
//! is a person and the other a place.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::mention::{HouseName, NameKind, key_of};
use crate::reference::{
    DocumentCard, EntityHit, EntityId, EntityRow, NameMatch, NameQuery, ReferenceClaim, ReferenceStore,
    Spelling, StoreError, Window, hit_of, words_of,
};

/// What is found under a name.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// Just this name: a card for each that bears it.
    Cards(Vec<NameCard>),
    /// Not this name, but these, the likeliest first.
    Near(Vec<EntityHit>),
}

/// All that is known of one who bears a name.
#[derive(Clone, Debug, PartialEq)]
pub struct NameCard {
    /// The name as the house writes it, else as most documents do.
    pub name: String,
    /// Its key.
    pub key: String,
    /// What it is.
    pub kind: NameKind,
    /// How it is written, the most frequent first.
    pub spellings: Vec<Spelling>,
    /// What the house list says: the role, from when, until when.
    pub house: Vec<HouseName>,
    /// Its roles, the latest first.
    pub roles: Vec<RoleSpan>,
    /// The latest figures about it, newest first.
    pub figures: Vec<ReferenceClaim>,
    /// The documents that name it, newest first.
    pub documents: Vec<Arc<DocumentCard>>,
    /// How often they do.
    pub n_mentions: u32,
}

/// A role over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleSpan {
    /// As the latest document writes it.
    pub role: String,
    /// When it was first told; absent where no document has a date.
    pub first: Option<Date>,
    /// When it was last told.
    pub last: Option<Date>,
    /// In how many documents.
    pub n_documents: usize,
    /// The latest of them.
    pub document: Arc<DocumentCard>,
}

/// At most so many other names are offered.
const MOST_NEAR: usize = 8;

/// At most so many figures stand on a card.
const MOST_FIGURES: usize = 12;

/// Looks for `name`: just so, then as the beginning or the last word of a name, then by its sound.
pub fn find_name(
    name: &str,
    store: &dyn ReferenceStore,
    house: &[HouseName],
    country: &dyn Fn(&str) -> Option<String>,
) -> Result<Found, StoreError> {
    let own = house.iter().find(|it| forms(it).any(|form| key_of(form) == key_of(name)));
    let key = country(name).unwrap_or_else(|| own.map_or_else(|| key_of(name), |it| key_of(&it.name)));
    let rows = store.sightings(&[EntityId::of(&key)])?.into_iter().next().unwrap_or_default();
    let listed: Vec<&HouseName> = house.iter().filter(|it| key_of(&it.name) == key).collect();
    if !rows.is_empty() || !listed.is_empty() {
        let window = Window { limit: 256, ..Window::default() };
        let figures = store.figures(&[EntityId::of(&key)], &window)?.into_iter().next().unwrap_or_default();
        return Ok(Found::Cards(cards(&key, name, rows, &listed, &figures)));
    }
    let query =
        |key: &str, matching| NameQuery { key: key.to_owned(), matching, except: None, limit: MOST_NEAR };
    let queries = [
        query(&format!("{key} "), NameMatch::Prefix),
        query(&key, NameMatch::Prefix),
        query(&key, NameMatch::Surname),
        query(&key, NameMatch::Fuzzy),
    ];
    let queries = if key.is_empty() { &[][..] } else { &queries[..] };
    let mut near: Vec<EntityHit> = Vec::new();
    for hit in store.names(queries)?.into_iter().flatten() {
        if !near.iter().any(|it| it.key == hit.key) {
            near.push(hit);
        }
    }
    near.sort_by_key(|it| it.distance);
    near.truncate(MOST_NEAR);
    // «Putin» is Vladimir Putin where nobody else bears the name.
    let bears = |it: &&EntityHit| it.distance == 0 && it.key.split(' ').any(|word| word == key);
    let mut bearers = near.iter().filter(bears);
    if let (Some(one), None) = (bearers.next(), bearers.next())
        && one.key != key
    {
        return find_name(&one.canonical, store, house, &|_| Some(one.key.clone()));
    }
    Ok(Found::Near(near))
}

fn forms(name: &HouseName) -> impl Iterator<Item = &str> {
    std::iter::once(name.name.as_str()).chain(name.aliases.iter().map(String::as_str))
}

/// The cards of all who bear the name.
fn cards(
    key: &str,
    asked: &str,
    rows: Vec<EntityRow>,
    listed: &[&HouseName],
    figures: &[ReferenceClaim],
) -> Vec<NameCard> {
    let mut heads: Vec<Vec<&HouseName>> = Vec::new();
    for entry in listed {
        // Entries of one identity are one life; without one, each name with another role is another person
        // only where their times overlap.
        let same = heads.iter_mut().find(|head| head.iter().all(|it| is_one(it, entry)));
        match same {
            Some(head) => head.push(entry),
            None => heads.push(vec![entry]),
        }
    }
    let mut groups: Vec<(Vec<&HouseName>, NameKind, Vec<EntityRow>)> =
        heads.into_iter().map(|head| (head, NameKind::Person, Vec::new())).collect();
    let n_listed = groups.len();
    let several = 1 < n_listed;
    for row in rows {
        let of_list = groups.iter().take(n_listed).position(|(head, ..)| {
            let is_his = |role: &String| {
                head.iter().any(|it| it.role.as_deref().is_some_and(|own| is_like(own, role)))
            };
            !several && !matches!(row.kind, NameKind::Place | NameKind::Organisation)
                || row.roles.iter().any(is_his)
        });
        // What something is, is not always sure; only persons and places are told apart by it.
        let kind = match row.kind {
            NameKind::Place => NameKind::Place,
            NameKind::Person => NameKind::Person,
            NameKind::Organisation | NameKind::Other => row.kind,
        };
        let place = of_list.or_else(|| {
            let tail = groups.iter().enumerate().skip(n_listed);
            let mut fits = tail.filter(|(_, (_, other, _))| !are_two(*other, kind)).map(|(index, _)| index);
            fits.next()
        });
        match place.and_then(|index| groups.get_mut(index)) {
            Some((_, known, list)) => {
                if *known == NameKind::Other {
                    *known = kind;
                }
                list.push(row);
            }
            None => groups.push((Vec::new(), kind, vec![row])),
        }
    }
    groups.into_iter().map(|(head, kind, rows)| card(key, asked, (&head, kind), &rows, figures)).collect()
}

/// Whether two things of one name are two for sure.
fn are_two(one: NameKind, other: NameKind) -> bool {
    matches!((one, other), (NameKind::Person, NameKind::Place) | (NameKind::Place, NameKind::Person))
}

/// Whether two entries of the house list are of one person.
fn is_one(one: &HouseName, other: &HouseName) -> bool {
    match (&one.id, &other.id) {
        (Some(one), Some(other)) => return one == other,
        (Some(_), None) | (None, Some(_)) => return false,
        (None, None) => {}
    }
    let ended_before =
        |one: &HouseName, other: &HouseName| one.to.zip(other.from).is_some_and(|(to, from)| to <= from);
    one.role == other.role || ended_before(one, other) || ended_before(other, one)
}

/// Whether two roles may be one: they share a word that is no function word by its length.
fn is_like(one: &str, other: &str) -> bool {
    let (one, other) = (words_of(one), words_of(other));
    one.iter().any(|word| 4 <= word.chars().count() && other.contains(word))
}

fn card(
    key: &str,
    asked: &str,
    (head, kind): (&[&HouseName], NameKind),
    rows: &[EntityRow],
    figures: &[ReferenceClaim],
) -> NameCard {
    let hit = hit_of(rows, 0);
    let mut documents: Vec<Arc<DocumentCard>> = rows.iter().map(|row| Arc::clone(&row.document)).collect();
    documents.sort_by(|one, other| (other.date, &one.path).cmp(&(one.date, &other.path)));
    let is_here = |there: &&ReferenceClaim| rows.iter().any(|row| row.document.path == there.document.path);
    let written = hit.as_ref().map(|it| it.canonical.clone()).filter(|it| it != key);
    NameCard {
        name: head.first().map(|it| it.name.clone()).or(written).unwrap_or_else(|| asked.to_owned()),
        key: key.to_owned(),
        kind: hit.as_ref().map_or(kind, |it| if it.kind == NameKind::Other { kind } else { it.kind }),
        spellings: hit.map(|it| it.spellings).unwrap_or_default(),
        house: head.iter().map(|it| (*it).clone()).collect(),
        roles: roles(rows),
        figures: figures.iter().filter(is_here).take(MOST_FIGURES).cloned().collect(),
        documents,
        n_mentions: rows.iter().map(|row| row.n_mentions).sum(),
    }
}

/// The roles that the documents give, each from its first day to its last.
fn roles(rows: &[EntityRow]) -> Vec<RoleSpan> {
    let mut by_words: BTreeMap<String, RoleSpan> = BTreeMap::new();
    for row in rows {
        let date = row.document.date;
        for role in &row.roles {
            let words = words_of(role).join(" ");
            let span = by_words.entry(words).or_insert_with(|| RoleSpan {
                role: role.clone(),
                first: date,
                last: date,
                n_documents: 0,
                document: Arc::clone(&row.document),
            });
            span.n_documents += 1;
            if span.last < date {
                (span.role, span.last, span.document) = (role.clone(), date, Arc::clone(&row.document));
            }
            if date.is_some() && (span.first.is_none() || date < span.first) {
                span.first = date;
            }
        }
    }
    let mut roles: Vec<RoleSpan> = by_words.into_values().collect();
    roles.sort_by(|one, other| {
        (other.last, other.n_documents, &one.role).cmp(&(one.last, one.n_documents, &other.role))
    });
    roles
}
