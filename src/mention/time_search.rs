//! The patterns of a pack, looked for in the tokens.

use super::time_join::is_day;
use super::time_phrase::shape;
use super::time_shape::{Part, Shape};
use super::time_single::{counts_a_noun, is_figure};
use super::time_slots::{fill, word};
use crate::article::{Case, Gap, TokenView, weekday_at, written_date};
use crate::lexicon::{DateWord, Slot};
use crate::value::PartialDate;

/// The longest phrase at token `index`, with the token behind it.
pub(super) fn phrase_at(view: TokenView<'_>, index: usize, day_before: bool) -> Option<(Shape, usize)> {
    longest_at(view, index, day_before, Depth::Outer)
}

/// The longest phrase at token `index` that holds no phrase itself.
pub(super) fn inner_phrase_at(view: TokenView<'_>, index: usize) -> Option<(Shape, usize)> {
    longest_at(view, index, false, Depth::Inner)
}

/// Whether a phrase may hold another in a slot: «la terza settimana dell'anno scorso».
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    Outer,
    Inner,
}

fn longest_at(view: TokenView<'_>, index: usize, day_before: bool, depth: Depth) -> Option<(Shape, usize)> {
    let mut search = Search { view, start: index, day_before, depth, parts: Vec::new(), best: None };
    search.from(0, index);
    let (end, pattern, parts) = search.best?;
    let pattern = view.lexicon.dates.patterns.get(pattern)?;
    shape(pattern, &parts).map(|shape| (shape, end))
}

/// A walk through the pattern trie; as deep as the longest pattern and no deeper.
struct Search<'a> {
    view: TokenView<'a>,
    start: usize,
    depth: Depth,
    day_before: bool,
    parts: Vec<Part>,
    best: Option<(usize, usize, Vec<Part>)>,
}

impl Search<'_> {
    fn from(&mut self, node: u32, at: usize) {
        let patterns = &self.view.lexicon.dates.compiled;
        if let Some(pattern) = patterns.end(node)
            && self.best.as_ref().is_none_or(|(end, ..)| *end < at)
            && self.stands(pattern, at)
        {
            self.best = Some((at, pattern, self.parts.clone()));
        }
        let Some(token) = self.view.get(at) else { return };
        if self.start < at && token.gap == Gap::Block {
            return;
        }
        if let Some(next) = patterns.word(node, token.word) {
            self.from(next, at + 1);
        }
        for &(slot, next) in patterns.slots(node) {
            if slot == Slot::Calendar && self.depth == Depth::Inner {
                continue;
            }
            if let Some((part, end)) = fill(self.view, at, slot) {
                self.parts.push(part);
                self.from(next, end);
                self.parts.pop();
            }
        }
    }
}

impl Search<'_> {
    /// Whether a pattern that ends before `at` has the day beside it that it asks for, and counts no noun there:
    /// «alle 20 persone», “on the 18th floor”.
    fn stands(&self, pattern: usize, at: usize) -> bool {
        let view = self.view;
        let Some(pattern) = view.lexicon.dates.patterns.get(pattern) else { return false };
        if pattern.beside_day && !self.day_before && !day_follows(view, at) {
            return false;
        }
        match shape(pattern, &self.parts) {
            Some(Shape::Clock(clock)) => {
                let last = at.saturating_sub(1);
                let in_figures =
                    view.is_sign(last.saturating_sub(1), ':') || view.text_of(last).contains('.');
                clock.minute.is_some() && (in_figures || at < self.start + 3)
                    || !is_figure(view, at)
                    || !counts_a_noun(view, at)
            }
            Some(Shape::Date(PartialDate { day: Some(_), .. })) => !counts_a_noun(view, at),
            // «Le Soir» is a newspaper.
            Some(Shape::Part(_, true)) if !view.lexicon.dates.capitals => {
                view.get(at.saturating_sub(1)).is_some_and(|last| last.case == Case::Lower)
            }
            found => found.is_some(),
        }
    }
}

/// Whether a day begins at token `at`, or behind the word there: “from 3 to 5 on Monday”.
fn day_follows(view: TokenView<'_>, at: usize) -> bool {
    (at..=at + 1).any(|at| {
        let same_block = view.get(at).is_some_and(|token| token.gap != Gap::Block);
        let is_day = || {
            let date = written_date(view, at).is_some_and(|it| it.parts.day.is_some());
            date || weekday_at(view, at).is_some()
                || word(view, at, |word| matches!(word, DateWord::DayPart(_)).then_some(())).is_some()
                || simple_phrase(view, at)
        };
        same_block && is_day()
    })
}

/// Whether a phrase for a day begins at token `at`, no matter what stands beside it.
fn simple_phrase(view: TokenView<'_>, at: usize) -> bool {
    let begins = view.get(at).is_some_and(|token| view.lexicon.dates.compiled.word(0, token.word).is_some());
    let mut search =
        Search { view, start: at, day_before: true, depth: Depth::Outer, parts: Vec::new(), best: None };
    if begins {
        search.from(0, at);
    }
    let Some((_, pattern, parts)) = search.best else { return false };
    let pattern = view.lexicon.dates.patterns.get(pattern);
    pattern.and_then(|pattern| shape(pattern, &parts)).is_some_and(|shape| is_of_a_day(&shape))
}

/// Whether a shape is a day or part of one.
pub(super) fn is_of_a_day(shape: &Shape) -> bool {
    is_day(shape) || matches!(shape, Shape::Part(..))
}
