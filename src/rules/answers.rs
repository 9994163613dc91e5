//! What the reference says to one article, asked in one round trip before the rules run.

use rustc_hash::FxHashMap;

use crate::analysis::Analysis;
use crate::reference::{
    Comparison, EntityHit, NameQuery, ReferenceClaim, ReferenceStore, StoreError, Verdict, Window, compare,
    keys_of,
};

/// A claim of the article beside one of the reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Witness {
    /// What the reference says.
    pub claim: ReferenceClaim,
    /// What came of the comparison; never [`Verdict::Incomparable`].
    pub comparison: Comparison,
}

/// What the reference says to one article.
#[derive(Clone, Debug, Default)]
pub struct Reference {
    /// For each claim of the article, by index: the claims of the reference that it can be compared with, newest first.
    pub witnesses: Vec<Vec<Witness>>,
    /// What the reference knows of the article's referents, by their key.
    pub entities: FxHashMap<String, EntityHit>,
}

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
        let mut keys = Vec::new();
        let mut ranges = Vec::with_capacity(analysis.claims.len());
        for claim in &analysis.claims {
            let start = keys.len();
            keys.extend(keys_of(claim));
            ranges.push(start..keys.len());
        }
        let answers = store.comparable(&keys, &window)?;
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
        let witnesses = witnesses.collect();
        let queries: Vec<NameQuery> =
            analysis.mentions.referents.iter().map(|it| NameQuery::exact(&it.key).except(own)).collect();
        let entities = store.names(&queries)?.into_iter().zip(&queries);
        let entities =
            entities.filter_map(|(hits, query)| Some((query.key.clone(), hits.into_iter().next()?)));
        Ok(Self { witnesses, entities: entities.collect() })
    }

    /// The witnesses of the claim with this index, newest first; none past the last.
    pub fn witnesses_of(&self, claim: usize) -> &[Witness] {
        self.witnesses.get(claim).map_or(&[], Vec::as_slice)
    }
}
