//! The two ends of a scale: «il più usato» against «il meno usato».

use crate::article::TokenView;
use crate::lexicon::{Sense, TextWord};
use crate::text::ProseSpan;

use super::super::verdict::{Decided, Verdict};
use super::ground::{Ground, MOST, has, is_content, stem};
use super::{PairVerdict, Reading};

/// An end of a scale.
struct End {
    is_most: bool,
    /// The stem of the word behind.
    of: String,
    span: ProseSpan,
}

/// What comes of each end of a scale in the claim whose other end the evidence has. Most of the words must be common.
pub(super) fn compare(claim: Reading<'_>, evidence: Reading<'_>, ground: &Ground) -> Vec<PairVerdict> {
    if !ground.half || ground.names == 0 {
        return Vec::new();
    }
    let there = ends(evidence);
    let decide = |here: End| {
        let same: Vec<&End> = there.iter().filter(|it| it.of == here.of).collect();
        let other = same.first().filter(|_| same.iter().all(|it| it.is_most != here.is_most))?;
        Some(PairVerdict::of(Verdict::Disagrees, Decided::Opposite, here.span, other.span))
    };
    ends(claim).into_iter().filter_map(decide).collect()
}

fn ends(reading: Reading<'_>) -> Vec<End> {
    let view = reading.article.view(reading.lexicon);
    (0..view.tokens.list().len()).filter_map(|at| end_at(view, at)).take(MOST).collect()
}

fn end_at(view: TokenView<'_>, at: usize) -> Option<End> {
    let says = |word: TextWord| has(view, at, |sense| *sense == Sense::Text(word.clone()));
    let (most, least) = (says(TextWord::Most), says(TextWord::Least));
    let is_end = (most || least) && is_content(view, at + 1);
    is_end.then(|| End { is_most: most, of: stem(view.text_of(at + 1)), span: view.span(at..at + 2) })
}
