//! What the reference says to one article, asked in one round trip before the rules run.

use rustc_hash::FxHashMap;

use crate::analysis::Analysis;
use crate::reference::{
    Comparison, EntityHit, NameMatch, NameQuery, QuoteQuery, ReferenceClaim, ReferenceEvent, ReferenceQuote,
    ReferenceStore, StoreError, Verdict, Window, compare, keys_of, keys_of_event,
};

/// A claim of the article beside one of the reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Witness {
    /// What the reference says.
    pub claim: ReferenceClaim,
    /// What came of the comparison; never [`Verdict::Incomparable`].
    pub comparison: Comparison,
}

/// Names of the reference that are written nearly as one of the article, which the reference does not know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NearNames {
    /// Whole names, the nearest first.
    pub names: Vec<EntityHit>,
    /// Names whose last word is near; at distance zero they bear the very surname.
    pub surnames: Vec<EntityHit>,
}

/// What the reference says to one article.
#[derive(Clone, Debug, Default)]
pub struct Reference {
    /// For each claim of the article, by index: the claims of the reference that it can be compared with, newest first.
    pub witnesses: Vec<Vec<Witness>>,
    /// What the reference knows of the article's referents, by their key.
    pub entities: FxHashMap<String, EntityHit>,
    /// For the referents that the reference does not know, by their key: names that are written nearly so.
    pub near: FxHashMap<String, NearNames>,
    /// For each event of the article, by index: events of the reference that may be the same, newest first.
    pub events: FxHashMap<usize, Vec<ReferenceEvent>>,
    /// For each quotation of the article that is long enough, by index: quotations that share its words.
    pub quotes: FxHashMap<usize, Vec<ReferenceQuote>>,
}

/// Quotations of fewer words are everybody's.
pub(super) const QUOTE_WORDS: usize = 5;

/// At most so many near names are looked at.
const NEAR_NAMES: usize = 12;

/// At most so many quotations are looked at.
const NEAR_QUOTES: usize = 8;

impl Reference {
    /// Asks `store` about `analysis`. `own` is the path under which the article itself may be filed: it
    /// is no witness to itself. With `as_of_publication`, nothing newer than the article counts.
    pub fn ask(
        store: &dyn ReferenceStore,
        analysis: &Analysis,
        own: Option<&str>,
        as_of_publication: bool,
    ) -> Result<Self, StoreError> {
        let published = analysis.article.publication.as_ref().map(|publication| publication.date);
        let to = if as_of_publication { published } else { None };
        let window = Window { to, except: own.map(str::to_owned), ..Window::default() };
        let witnesses = witnesses(store, analysis, &window)?;
        let referents = &analysis.mentions.referents;
        let queries: Vec<NameQuery> =
            referents.iter().map(|it| NameQuery::exact(&it.key).except(own)).collect();
        let entities = store.names(&queries)?.into_iter().zip(&queries);
        let entities: FxHashMap<String, EntityHit> = entities
            .filter_map(|(hits, query)| Some((query.key.clone(), hits.into_iter().next()?)))
            .collect();
        let near = near_names(store, analysis, own, &entities)?;
        let quotes = quotes(store, analysis, &window)?;
        let events = events(store, analysis, &window)?;
        Ok(Self { witnesses, entities, near, events, quotes })
    }

    /// The witnesses of the claim with this index, newest first; none past the last.
    pub fn witnesses_of(&self, claim: usize) -> &[Witness] {
        self.witnesses.get(claim).map_or(&[], Vec::as_slice)
    }
}

fn witnesses(
    store: &dyn ReferenceStore,
    analysis: &Analysis,
    window: &Window,
) -> Result<Vec<Vec<Witness>>, StoreError> {
    let published = analysis.article.publication.as_ref().map(|publication| publication.date);
    let mut keys = Vec::new();
    let mut ranges = Vec::with_capacity(analysis.claims.len());
    for claim in &analysis.claims {
        let start = keys.len();
        keys.extend(keys_of(claim));
        ranges.push(start..keys.len());
    }
    let answers = store.comparable(&keys, window)?;
    let witnesses = analysis.claims.iter().zip(ranges).map(|(claim, range)| {
        let mut found: Vec<Witness> = Vec::new();
        for there in answers.get(range).unwrap_or(&[]).iter().flatten() {
            let comparison = compare(claim, published, there);
            // A claim filed under several of its subjects comes back once for each.
            let is_new = !found.iter().any(|it| it.claim == *there);
            if comparison.verdict != Verdict::Incomparable && is_new {
                found.push(Witness { claim: there.clone(), comparison });
            }
        }
        found.sort_by_key(|it| std::cmp::Reverse(it.claim.document.date));
        found
    });
    Ok(witnesses.collect())
}

/// What is written nearly as the names that the reference does not know.
fn near_names(
    store: &dyn ReferenceStore,
    analysis: &Analysis,
    own: Option<&str>,
    known: &FxHashMap<String, EntityHit>,
) -> Result<FxHashMap<String, NearNames>, StoreError> {
    let referents = &analysis.mentions.referents;
    let unknown: Vec<&str> = referents
        .iter()
        .map(|it| it.key.as_str())
        .filter(|key| !key.contains(':') && !known.contains_key(*key))
        .collect();
    let mut queries = Vec::with_capacity(2 * unknown.len());
    for key in &unknown {
        let last = key.rsplit(' ').next().unwrap_or(key);
        for (key, matching) in [(*key, NameMatch::Fuzzy), (last, NameMatch::Surname)] {
            let query = NameQuery { key: key.to_owned(), matching, except: None, limit: NEAR_NAMES };
            queries.push(query.except(own));
        }
    }
    let mut answers = store.names(&queries)?.into_iter();
    let mut near = FxHashMap::default();
    for key in unknown {
        let (Some(names), Some(surnames)) = (answers.next(), answers.next()) else { break };
        if !names.is_empty() || !surnames.is_empty() {
            near.insert(key.to_owned(), NearNames { names, surnames });
        }
    }
    Ok(near)
}

/// The events of the reference that concern whom those of the article concern.
fn events(
    store: &dyn ReferenceStore,
    analysis: &Analysis,
    window: &Window,
) -> Result<FxHashMap<usize, Vec<ReferenceEvent>>, StoreError> {
    let mut keys = Vec::new();
    let mut indices = Vec::new();
    for (index, event) in analysis.events.iter().enumerate() {
        for key in keys_of_event(event) {
            keys.push(key);
            indices.push(index);
        }
    }
    let mut found: FxHashMap<usize, Vec<ReferenceEvent>> = FxHashMap::default();
    for (index, answers) in indices.into_iter().zip(store.events(&keys, window)?) {
        for event in answers {
            let list = found.entry(index).or_default();
            // An event filed under several of its participants comes back once for each.
            if !list.contains(&event) {
                list.push(event);
            }
        }
    }
    Ok(found)
}

/// The quotations of the reference that share words with those of the article.
fn quotes(
    store: &dyn ReferenceStore,
    analysis: &Analysis,
    window: &Window,
) -> Result<FxHashMap<usize, Vec<ReferenceQuote>>, StoreError> {
    let text = &analysis.article.prose.text;
    let mut indices = Vec::new();
    let mut queries = Vec::new();
    for (index, quote) in analysis.mentions.quotes.iter().enumerate() {
        if QUOTE_WORDS <= quote.n_words {
            indices.push(index);
            queries.push(QuoteQuery {
                speaker: quote.speaker.and_then(|it| analysis.mentions.speaker_key(it)).map(str::to_owned),
                text: quote.content.slice(text).to_owned(),
                except: window.except.clone(),
                limit: NEAR_QUOTES,
            });
        }
    }
    let answers = store.quotes(&queries)?;
    let mut found = FxHashMap::default();
    for (index, mut quotes) in indices.into_iter().zip(answers) {
        quotes.retain(|it| window.admits(&it.document.path, it.document.date));
        if !quotes.is_empty() {
            found.insert(index, quotes);
        }
    }
    Ok(found)
}
