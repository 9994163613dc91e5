//! Lists of parts: «180 sì, 120 no e 10 astenuti», «tre uomini, una donna e un bambino».

use rust_decimal::Decimal;

use crate::lexicon::SumWord;
use crate::mention::{Approximation, Quantity, QuantityKind};
use crate::value::Interval;

use super::line::{Line, allowed, are_alike, shared_scale};
use super::parting_types::Part;

/// More parts than that are a table.
const MOST_PARTS: usize = 7;

/// The ways in which people are told apart; parts by two of them overlap.
const TRAITS: [SumWord; 4] = [SumWord::Sex, SumWord::Age, SumWord::Origin, SumWord::State];

/// A list of parts.
pub(super) struct PartList {
    pub parts: Vec<Part>,
    /// The token behind the last part.
    pub end: usize,
    /// The first token of the first part.
    pub start: usize,
    /// Whether the text says that nothing follows: an «e» before the last part, or the rest.
    pub is_closed: bool,
    /// Whether a part has no number, or figures follow that may be parts.
    pub is_open: bool,
    /// Whether the parts may overlap: women and minors.
    pub may_overlap: bool,
    /// Whether all parts are told apart in one way: men and women.
    pub is_contrast: bool,
}

/// One entry of a list under way.
#[derive(Default)]
struct Entry {
    part: Option<Part>,
    /// The figure of the line it holds.
    figure: Option<usize>,
    n_words: usize,
    /// How its people are told apart, a flag for each of [`TRAITS`].
    traits: [bool; 4],
    is_vote: bool,
    /// It tells parts of the part before it, or no part.
    is_nested: bool,
    first: usize,
    behind: usize,
}

/// The list of parts of `total` that begins at `start`; absent where something in it is no part.
pub(super) fn part_list(line: &Line<'_>, start: usize, end: usize, total: &Quantity) -> Option<PartList> {
    let mut entries: Vec<(Entry, bool)> = Vec::new();
    let mut entry = Entry::default();
    let mut joined = false;
    let mut is_closed = false;
    let mut is_open = false;
    let mut at = start;
    while at < end {
        if let Some(index) = line.figure_at(at) {
            let figure = line.figures.get(index)?;
            at = figure.end.max(at + 1);
            if entry.is_nested {
                continue;
            }
            if entry.part.is_some() {
                return None;
            }
            entry.part = Some(part_of(line, index, total)?);
            entry.first = figure.start;
            entry.figure = Some(index);
            entry.behind = figure.noun_end.max(at);
            continue;
        }
        if let Some(behind) = line.aside(at) {
            at = behind;
            entry.n_words += 1;
            continue;
        }
        if line.is_sign(at, &['(', '[']) {
            at = (at..end).find(|at| line.is_sign(*at, &[')', ']']))? + 1;
            continue;
        }
        if line.is_sign(at, &['.', '!', '?', '…', ')', ':', '–', '—']) {
            break;
        }
        let and = line.word(at, SumWord::And);
        let comma = line.is_sign(at, &[',', ';']);
        if comma || and.is_some() {
            let has_part = entry.part.is_some();
            let is_empty = !has_part && !entry.is_nested;
            if is_empty && joined && entry.n_words != 0 {
                // «180 sì, 120 no e alcuni astenuti»
                is_open = true;
            }
            let was_joined = joined && has_part;
            if has_part || entry.is_nested {
                entries.push((std::mem::take(&mut entry), joined));
                joined = false;
            }
            is_closed |= was_joined;
            if was_joined && comma {
                break;
            }
            joined |= and.is_some();
            entry.n_words = 0;
            at += and.unwrap_or(1);
            continue;
        }
        if let Some(n_tokens) = line.any(at, &[SumWord::Including, SumWord::PartOf, SumWord::Split]) {
            if entry.part.is_none() && entries.is_empty() && entry.n_words == 0 {
                at += n_tokens;
                continue;
            }
            // «180 sì, di cui 20 contestati, 120 no»
            if entry.part.is_some()
                && line.word(at, SumWord::Including).is_none()
                && line.figure_at(at + n_tokens).is_none()
            {
                // “30 of them men”
                at += n_tokens;
                continue;
            }
            if entry.part.is_some() {
                entries.push((std::mem::take(&mut entry), joined));
                joined = false;
            }
            entry.is_nested = true;
            at += n_tokens;
            continue;
        }
        if line.any(at, &[SumWord::Plus, SumWord::InAll]).is_some() {
            return None;
        }
        if let Some(n_tokens) = line.word(at, SumWord::Rest) {
            joined = true;
            at += n_tokens;
            entry.n_words += usize::from(line.figure_at(at).is_none());
            continue;
        }
        if line.word(at, SumWord::Stop).is_some() && line.word(at, SumWord::Vote).is_none() {
            break;
        }
        if entry.n_words == 0 && entry.part.is_none() && line.is_one(at) && line.figure_at(at + 1).is_none() {
            let span = line.view.span(at..at + 1);
            let one = Interval::exactly(Decimal::ONE);
            entry.part = Some(Part { span, value: Decimal::ONE, interval: one });
            (entry.first, entry.behind) = (at, at + 1);
        }
        for (flag, class) in entry.traits.iter_mut().zip(TRAITS) {
            *flag |= line.word(at, class).is_some();
        }
        entry.is_vote |= line.word(at, SumWord::Vote).is_some();
        entry.n_words += 1;
        at += 1;
    }
    if entry.part.is_some() {
        is_closed |= joined;
        entries.push((entry, joined));
    } else if joined && entry.n_words != 0 {
        is_open = true;
    }
    let stopped = at;
    is_open |= !is_closed
        && line
            .figures
            .iter()
            .any(|it| stopped <= it.start && it.start < end && are_alike(it.quantity, total));
    let real: Vec<&Entry> = entries.iter().map(|(entry, _)| entry).filter(|it| it.part.is_some()).collect();
    if real.len() < 2 || MOST_PARTS < real.len() {
        return None;
    }
    let contrast =
        (0..TRAITS.len()).any(|kind| real.iter().all(|it| it.traits.get(kind).is_some_and(|flag| *flag)));
    let votes = real.iter().all(|it| it.is_vote);
    let start = real.first().map_or(start, |it| it.first);
    let behind = real.last().map_or(end, |it| it.behind);
    Some(PartList {
        may_overlap: !contrast && !votes && overlap(&real),
        is_contrast: contrast || votes,
        parts: real.iter().filter_map(|it| it.part.clone()).collect(),
        start,
        end: behind,
        is_closed,
        is_open,
    })
}

/// Whether people are told apart in two ways; «uomini, donne e bambini» is one.
fn overlap(entries: &[&Entry]) -> bool {
    let with = |kind: usize| entries.iter().filter(|it| it.traits.get(kind) == Some(&true)).count();
    let any = entries.iter().any(|it| it.traits.iter().any(|flag| *flag));
    let sexes_and_ages =
        entries.iter().all(|it| it.traits.first() == Some(&true) || it.traits.get(1) == Some(&true));
    any && !(sexes_and_ages && 2 <= with(0) && 3 <= entries.len())
}

/// The figure as a part of `total`.
fn part_of(line: &Line<'_>, index: usize, total: &Quantity) -> Option<Part> {
    let figure = line.figures.get(index)?;
    let quantity = figure.quantity;
    let fits = are_alike(quantity, total)
        && matches!(quantity.kind, QuantityKind::Count | QuantityKind::Currency | QuantityKind::Measure)
        && quantity.approximation == Approximation::Exact;
    if !fits {
        return None;
    }
    let scale = shared_scale(quantity, total);
    let value = quantity.value.value.checked_mul(Decimal::from(scale.unwrap_or(1)))?;
    let interval = allowed(quantity, scale)?;
    Some(Part { span: quantity.figure, value, interval })
}
