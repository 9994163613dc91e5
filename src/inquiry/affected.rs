//! Which documents of the reference a new or corrected fact contradicts: the question of the corrections desk.

use crate::reference::{
    Comparison, ReferenceClaim, ReferenceDocument, ReferenceStore, StoreError, Verdict, Window, compare,
    keys_of,
};

/// A figure of the reference beside a fact that it cannot agree with.
#[derive(Clone, Debug, PartialEq)]
pub struct Affected {
    /// The fact.
    pub fact: ReferenceClaim,
    /// What the reference says.
    pub told: ReferenceClaim,
    /// What came of the comparison: [`Verdict::Disagrees`] or [`Verdict::Superseded`].
    pub comparison: Comparison,
}

/// At most so many figures are compared with one fact.
const MOST: usize = 10_000;

/// The figures that `facts` contradict, in the order of the facts; those that a later state has only overtaken
/// among them. `is_own` says which documents are the facts themselves.
pub fn affected_by(
    facts: &[ReferenceDocument],
    store: &dyn ReferenceStore,
    is_own: &dyn Fn(&str) -> bool,
) -> Result<Vec<Affected>, StoreError> {
    let window = Window { limit: MOST, ..Window::default() };
    let mut found: Vec<Affected> = Vec::new();
    for fact in facts.iter().flat_map(|document| &document.claims) {
        let first = found.len();
        for told in store.comparable(&keys_of(&fact.claim), &window)?.into_iter().flatten() {
            // The fact is what the archive should have known.
            let comparison = compare(&told.claim, told.document.date, fact);
            let counts = matches!(comparison.verdict, Verdict::Disagrees | Verdict::Superseded);
            // A claim filed under several of its subjects comes back once for each.
            let is_new = |found: &[Affected]| !found.iter().skip(first).any(|it| it.told == told);
            if counts && !is_own(&told.document.path) && is_new(&found) {
                found.push(Affected { fact: fact.clone(), told, comparison });
            }
        }
    }
    Ok(found)
}
