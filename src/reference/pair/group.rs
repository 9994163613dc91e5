//! Works that are counted by a name: “a film trilogy” are three films.

use rust_decimal::Decimal;

use crate::claim::Scope;
use crate::lexicon::{Kinds, Sense, TextWord};
use crate::text::ProseSpan;
use crate::value::Interval;

use super::super::verdict::{Decided, Verdict};
use super::event::{ANY, work_at};
use super::ground::{Ground, MOST, tokens_of};
use super::{PairVerdict, Reading};

/// So many tokens behind a group its works may stand: “trilogy of novels”.
const REACH: usize = 3;

/// So many works of one kind.
struct Works<'a> {
    kind: &'a str,
    interval: Interval,
    span: ProseSpan,
    /// Whether a name says how many.
    is_group: bool,
}

/// What comes of each number of works in the claim that the evidence tells otherwise; one side must name the group.
pub(super) fn compare(claim: Reading<'_>, evidence: Reading<'_>, ground: &Ground) -> Vec<PairVerdict> {
    if ground.names == 0 {
        return Vec::new();
    }
    let there = works(evidence);
    let decide = |here: Works<'_>| {
        let same: Vec<&Works<'_>> = there.iter().filter(|it| it.kind == here.kind).collect();
        let first = same.first()?;
        let meets = same.iter().any(|it| it.interval.meets(here.interval));
        let told = here.is_group || first.is_group;
        (told && !meets && same.len() == 1)
            .then(|| PairVerdict::of(Verdict::Disagrees, Decided::Interval, here.span, first.span))
    };
    works(claim).into_iter().filter_map(decide).collect()
}

fn works(reading: Reading<'_>) -> Vec<Works<'_>> {
    let view = reading.article.view(reading.lexicon);
    let kind = |at: usize| work_at(view, at).filter(|it| it.as_ref() != ANY).map(|it| &**it);
    let group = |at: usize| {
        let n = view.find_sense_in(at, Kinds::TEXT, |sense| match sense {
            Sense::Text(TextWord::Group(n)) => Some(*n),
            _ => None,
        });
        let (n_tokens, n) = n?;
        let before = at.checked_sub(1).and_then(kind);
        let kind = before.or_else(|| (at + n_tokens..at + n_tokens + REACH).find_map(kind))?;
        let interval = Interval::exactly(Decimal::from(n));
        Some(Works { kind, interval, span: view.get(at)?.span, is_group: true })
    };
    let counted = reading.claims.iter().filter(|it| it.scope == Scope::Total && it.measure.unit.is_empty());
    let counted = counted.filter_map(|it| {
        let kind = tokens_of(view, it.span).rev().find_map(kind)?;
        Some(Works { kind, interval: it.interval, span: it.span, is_group: false })
    });
    let groups = (0..view.tokens.list().len()).filter_map(group);
    groups.take(MOST).chain(counted.take(MOST)).collect()
}
