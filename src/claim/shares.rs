//! Shares of one whole: «il 48 per cento vota A, il 37 B, il 21 C».

use std::ops::Range;

use rust_decimal::Decimal;

use crate::article::Article;
use crate::lexicon::{Lexicon, SumWord};
use crate::mention::{Approximation, Mentions, QuantityKind};
use crate::text::ProseSpan;

use super::line::{Line, LineFigure};

/// Shares that exclude each other, told as the shares of one whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    /// The percentages, by index into the article's quantities.
    pub quantities: Vec<usize>,
    /// Their sum.
    pub sum: Decimal,
    /// Whether the text says that they are all: «il restante 21 per cento».
    pub is_all: bool,
    /// From the first to the last.
    pub span: ProseSpan,
}

/// A share of a whole that no share can be more than all of: «il 120 per cento degli elettori».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overfull {
    /// The percentage, by index into the article's quantities.
    pub quantity: usize,
    /// With the whole.
    pub span: ProseSpan,
}

/// Every run of shares of one whole.
pub fn read_shares(article: &Article, lexicon: &Lexicon, mentions: &Mentions) -> Vec<Shares> {
    (0..article.sentences.len())
        .filter_map(|index| shares(&Line::new(article, lexicon, mentions, index, 2)?))
        .collect()
}

/// Every share of more than the whole.
pub fn read_overfull(article: &Article, lexicon: &Lexicon, mentions: &Mentions) -> Vec<Overfull> {
    let over = |quantity: usize| {
        let quantity = mentions.quantities.get(quantity)?;
        let is_over = quantity.kind == QuantityKind::Percent
            && Decimal::ONE_HUNDRED < quantity.value.value
            && matches!(
                quantity.approximation,
                Approximation::Exact | Approximation::Over | Approximation::About
            );
        is_over.then_some(quantity.sentence)
    };
    let mut out = Vec::new();
    for (index, sentence) in (0..mentions.quantities.len()).filter_map(|index| Some((index, over(index)?))) {
        let Some(line) = Line::new(article, lexicon, mentions, sentence, 1) else { continue };
        let Some(figure) = line.figures.iter().find(|it| it.index == index) else { continue };
        out.extend(overfull(&line, figure));
    }
    out
}

fn overfull(line: &Line<'_>, figure: &LineFigure<'_>) -> Option<Overfull> {
    const NEAR: usize = 8;
    let base = line.word(figure.end, SumWord::Base)?;
    let from = figure.end + base;
    let whole = (from..from + 3).find(|at| line.word(*at, SumWord::Whole).is_some())?;
    let near = figure.start.saturating_sub(NEAR).max(line.tokens.start)..(whole + NEAR).min(line.tokens.end);
    let silent = [
        SumWord::Rise,
        SumWord::Fall,
        SumWord::Capacity,
        SumWord::Doubled,
        SumWord::Multiple,
        SumWord::Against,
        SumWord::Adjusted,
    ];
    let span = line.view.span(figure.start..whole + line.word(whole, SumWord::Whole)?);
    (!line.has(near, &silent)).then_some(Overfull { quantity: figure.index, span })
}

fn shares(line: &Line<'_>) -> Option<Shares> {
    let first = line.figures.iter().position(|it| it.quantity.kind == QuantityKind::Percent)?;
    let run: Vec<&LineFigure<'_>> = line.figures.get(first..)?.iter().take_while(|it| is_share(it)).collect();
    let (opening, closing) = (run.first()?, run.last()?);
    let n_others = line.figures.len() - first - run.len();
    let all = line.tokens.clone();
    let silent = [
        SumWord::Rise,
        SumWord::Fall,
        SumWord::Multiple,
        SumWord::Capacity,
        SumWord::Doubled,
        SumWord::Including,
    ];
    if run.len() < 2 || n_others != 0 || line.has(all.clone(), &silent) || is_pair(line, &run) {
        return None;
    }
    // Each share has its own words up to the next; two that name a base are shares of two wholes.
    let places: Vec<Range<usize>> = run
        .iter()
        .enumerate()
        .map(|(at, figure)| figure.end..run.get(at + 1).map_or(line.tokens.end, |next| next.start))
        .collect();
    let names_base = |place: &&Range<usize>| {
        line.word(place.start, SumWord::Base).is_some() && line.word(place.start, SumWord::SameBase).is_none()
    };
    if places.iter().skip(1).any(|place| names_base(&place)) {
        return None;
    }
    let parted = places.iter().take(places.len() - 1).all(|place| {
        place.clone().any(|at| line.is_sign(at, &[',', ';']) || line.word(at, SumWord::And).is_some())
    });
    let is_all = line.word_before(closing.start, SumWord::Rest).is_some()
        || line.has(all.start..opening.start, &[SumWord::Split]);
    // “Of the money, 45% goes to schools, …”: what is parted goes nowhere twice.
    let is_parted = line.has(all.start..opening.start, &[SumWord::Pot])
        && places.iter().any(|place| line.has(place.clone(), &[SumWord::Goes]));
    let is_choice = 3 <= run.len() && (is_parted || line.has(all, &[SumWord::Choice]));
    let (yes, no) = (SumWord::Yes, SumWord::No);
    let is_vote = match places.as_slice() {
        [one, other] => {
            line.has(one.clone(), &[yes]) && line.has(other.clone(), &[no])
                || line.has(one.clone(), &[no]) && line.has(other.clone(), &[yes])
        }
        _ => false,
    };
    if !parted || !(is_all || is_choice || is_vote) {
        return None;
    }
    let mut sum = Decimal::ZERO;
    for figure in &run {
        sum = sum.checked_add(figure.quantity.value.value)?;
    }
    let quantities = run.iter().map(|it| it.index).collect();
    Some(Shares { quantities, sum, is_all, span: line.view.span(opening.start..closing.end) })
}

/// A percentage, or a bare number behind one: «il 37» of «il 48 per cento vota A, il 37 B».
fn is_share(figure: &LineFigure<'_>) -> bool {
    let quantity = figure.quantity;
    let value = quantity.value.value;
    let kind = quantity.kind == QuantityKind::Percent
        || quantity.kind == QuantityKind::Count && quantity.scale.is_none();
    kind && quantity.approximation == Approximation::Exact
        && Decimal::ZERO < value
        && value <= Decimal::ONE_HUNDRED
}

/// «dal 48 al 52 per cento»: an old and a new share.
fn is_pair(line: &Line<'_>, run: &[&LineFigure<'_>]) -> bool {
    run.iter().any(|it| {
        line.word_before(it.start, SumWord::From).is_some_and(|at| line.word(at, SumWord::Base).is_none())
            || line.word_before(it.start, SumWord::Against).is_some()
    })
}
