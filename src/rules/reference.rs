//! What the reference says to one article: fetched in one round trip before the rules run.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use crate::analysis::Analysis;
use crate::claim::Claim;
use crate::mention::NameForm;
use crate::reference::{
    ClaimKey, Comparison, EntityHit, NameQuery, ReferenceClaim, ReferenceStore, StoreError, Verdict, Window, compare,
    keys_of,
};
use crate::rules::{FindingPlace, Message};

/// What the reference says to one article.
#[derive(Clone, Debug, Default)]
pub struct Reference {
    /// For each claim of the article, by index: what the reference has beside it, the strongest first.
    /// Claims that cannot be compared are left out.
    pub figures: Vec<Vec<Compared>>,
    /// The names of the article that the reference knows, by referent key.
    pub names: FxHashMap<String, EntityHit>,
}

/// A claim of the reference beside one of the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// The claim of the reference.
    pub claim: ReferenceClaim,
    /// What came of the comparison.
    pub comparison: Comparison,
}

impl Reference {
    /// Asks `store` for everything that concerns the article, in two questions.
    pub fn fetch(store: &dyn ReferenceStore, analysis: &Analysis, window: &Window) -> Result<Self, StoreError> {
        let keys: Vec<Vec<ClaimKey>> = analysis.claims.iter().map(keys_of).collect();
        let mut asked: Vec<ClaimKey> = keys.iter().flatten().copied().collect();
        asked.sort_unstable();
        asked.dedup();
        let answers = store.comparable(&asked, window)?;
        let found: FxHashMap<ClaimKey, &[ReferenceClaim]> =
            asked.iter().copied().zip(answers.iter().map(Vec::as_slice)).collect();
        let date = analysis.article.publication.as_ref().map(|it| it.date);
        let figures = analysis
            .claims
            .iter()
            .zip(&keys)
            .map(|(claim, keys)| beside(claim, date, keys.iter().filter_map(|key| found.get(key)).copied().flatten()))
            .collect();
        Ok(Self { figures, names: names(store, analysis)? })
    }

    /// What the reference has beside the claim with this index; nothing past the last.
    pub fn beside(&self, claim: usize) -> &[Compared] {
        self.figures.get(claim).map_or(&[], Vec::as_slice)
    }
}

impl Compared {
    /// Whether the two stand for the same passage of the reference.
    pub fn is_same_passage(&self, other: &Self) -> bool {
        self.passage() == other.passage()
    }

    /// Document and place.
    fn passage(&self) -> (&str, u32, u32) {
        (&self.claim.document.path, self.claim.line, self.claim.column)
    }

    /// Whether a slot of the key is known on one side only, so that the comparison is less sure.
    pub fn is_unsure(&self) -> bool {
        !self.comparison.why.one_sided.is_empty()
    }

    /// The place of the figure in the reference.
    pub fn place(&self) -> FindingPlace {
        let column = self.claim.column.saturating_sub(1);
        FindingPlace::Reference {
            document: self.claim.document.path.clone(),
            line: self.claim.line.saturating_sub(1),
            column,
            end_column: column + self.claim.figure.chars().count() as u32,
        }
    }

    /// `message` with who wrote it, when, and from which source.
    pub fn told(&self, message: Message) -> Message {
        let document = &self.claim.document;
        let name = document.author.as_ref().or(document.title.as_ref()).unwrap_or(&document.path);
        message.with("document", name.as_str()).with("date", document.date).with("source", self.claim.source.clone())
    }
}

/// The claims of the reference beside `claim`: a disagreement first, then what has overtaken it, then what
/// agrees; within these the newest first.
fn beside<'a>(
    claim: &Claim,
    date: Option<jiff::civil::Date>,
    candidates: impl Iterator<Item = &'a ReferenceClaim>,
) -> Vec<Compared> {
    let mut out: Vec<Compared> = candidates
        .map(|there| Compared { claim: there.clone(), comparison: compare(claim, date, there) })
        .filter(|it| it.comparison.verdict != Verdict::Incomparable)
        .collect();
    let strength = |it: &Compared| match it.comparison.verdict {
        Verdict::Disagrees => 0,
        Verdict::Superseded => 1,
        Verdict::Agrees => 2,
        Verdict::Incomparable => 3,
    };
    out.sort_by(|one, other| {
        (strength(one), Reverse(one.claim.document.date), one.passage()).cmp(&(
            strength(other),
            Reverse(other.claim.document.date),
            other.passage(),
        ))
    });
    out.dedup_by(|one, other| one.is_same_passage(other));
    out
}

/// The names that the article writes in full, as the reference knows them.
fn names(store: &dyn ReferenceStore, analysis: &Analysis) -> Result<FxHashMap<String, EntityHit>, StoreError> {
    let mentions = &analysis.mentions;
    let queries: Vec<NameQuery> = mentions
        .referents
        .iter()
        .filter(|referent| {
            let forms = referent.mentions.iter().filter_map(|&index| mentions.names.get(index));
            forms.into_iter().any(|name| name.form == NameForm::Full)
        })
        .map(|referent| NameQuery::exact(&referent.key))
        .collect();
    if queries.is_empty() {
        return Ok(FxHashMap::default());
    }
    let answers = store.names(&queries)?;
    let hits = queries.into_iter().zip(answers).filter_map(|(query, hits)| Some((query.key, hits.into_iter().next()?)));
    Ok(hits.collect())
}
