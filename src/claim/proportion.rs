//! Shares that a text tells twice: «hanno risposto 300 comuni su 1.200, il 30 per cento», “one in five (30%)”.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::article::Article;
use crate::lexicon::{Lexicon, SumWord};
use crate::mention::{Approximation, Mentions, Quantity, QuantityKind};
use crate::text::ProseSpan;
use crate::value::Interval;

use super::line::{Line, LineFigure, Reach, allowed};

/// A share in percent beside the same share in other words.
#[derive(Clone, Debug, PartialEq)]
pub struct Proportion {
    /// The words that give the share: «300 comuni su 1.200», «uno su quattro».
    pub ratio: ProseSpan,
    /// What they come to in percent.
    pub value: Decimal,
    /// The percentages they allow.
    pub interval: Interval,
    /// The percentage, by index into the article's quantities.
    pub percent: usize,
    /// Everything from the first figure to the last.
    pub span: ProseSpan,
}

/// A part of a whole, before the percentage is found.
struct Ratio {
    tokens: Range<usize>,
    value: Decimal,
    interval: Interval,
    /// Whether it counts nothing of its own, and so what the percentage is of.
    is_bare: bool,
}

/// Every share of the article that is told twice.
pub fn read_proportions(article: &Article, lexicon: &Lexicon, mentions: &Mentions) -> Vec<Proportion> {
    let mut out = Vec::new();
    for index in 0..article.sentences.len() {
        let Some(line) = Line::new(article, lexicon, mentions, index, 2) else { continue };
        if !line.figures.iter().any(|it| it.quantity.kind == QuantityKind::Percent) {
            continue;
        }
        let ratios = ratios(&line);
        for (at, figure) in line.figures.iter().enumerate() {
            if figure.quantity.kind != QuantityKind::Percent || is_level_or_change(&line, figure) {
                continue;
            }
            let found = ratios.iter().find(|ratio| belongs(&line, ratio, figure));
            out.extend(found.map(|ratio| {
                let span =
                    line.view.span(ratio.tokens.clone()).cover(line.view.span(figure.start..figure.end));
                Proportion {
                    ratio: line.view.span(ratio.tokens.clone()),
                    value: ratio.value,
                    interval: ratio.interval,
                    percent: figure.index,
                    span,
                }
            }));
            if found.is_none() {
                out.extend(counted(&line, at));
            }
        }
    }
    out
}

/// Every fraction and every «300 su 1.200» of the line, in percent.
fn ratios(line: &Line<'_>) -> Vec<Ratio> {
    let mut out = Vec::new();
    for (at, figure) in line.figures.iter().enumerate() {
        if figure.quantity.kind == QuantityKind::Fraction {
            out.extend(fraction(line, figure));
        } else if is_count(figure.quantity) {
            out.extend(of_total(line, at).or_else(|| from_total(line, at)));
        }
    }
    out
}

fn fraction(line: &Line<'_>, figure: &LineFigure<'_>) -> Option<Ratio> {
    let quantity = figure.quantity;
    let value = quantity.value.value.checked_mul(Decimal::ONE_HUNDRED)?;
    let interval = quantity.interval.scaled(Decimal::ONE_HUNDRED)?;
    let digits = quantity.numeral.slice(line.view.text).bytes().filter(u8::is_ascii_digit).count();
    // «300 su 1.200» is counted, «uno su quattro» rounded.
    let margin = if 4 <= digits { Decimal::new(5, 1) } else { loose(value)? };
    let is_share = Decimal::ZERO < value && value < Decimal::ONE_HUNDRED;
    is_share.then(|| Ratio {
        tokens: figure.start..figure.noun_end.max(figure.end),
        value,
        interval: interval.widened(margin),
        is_bare: quantity.noun.is_none(),
    })
}

/// An eighth of a share in round words, at least two points and a half.
fn loose(value: Decimal) -> Option<Decimal> {
    Some(value.checked_div(Decimal::from(8))?.max(Decimal::new(25, 1)))
}

/// «300 comuni su 1.200», “12 of the 40 members”, « une personne sur quatre ».
fn of_total(line: &Line<'_>, at: usize) -> Option<Ratio> {
    let total = line.figures.get(at)?;
    let of = line.word_before(total.start, SumWord::OfTotal)?;
    let before = at.checked_sub(1).and_then(|before| line.figures.get(before));
    let part = before.filter(|part| {
        is_count(part.quantity) && part.end <= of && line.is_near(part.noun_end.min(of)..of, 1)
    });
    let whole = allowed(total.quantity, None)?;
    let is_bare = total.quantity.noun.is_none() && part.is_none_or(|it| it.quantity.noun.is_none());
    let (start, part_value, part_interval, is_word) = if let Some(part) = part {
        (part.start, part.quantity.value.value, allowed(part.quantity, None)?, part.quantity.in_words)
    } else {
        // « une personne sur quatre », but not « une hausse de 3 points »
        let is_ratio = line.word(of, SumWord::Base).is_none() && total.quantity.noun.is_none();
        let near = of.saturating_sub(3).max(line.tokens.start)..of;
        let one = near.into_iter().find(|token| line.is_one(*token)).filter(|_| is_ratio)?;
        (one, Decimal::ONE, Interval::exactly(Decimal::ONE), true)
    };
    let total_value = total.quantity.value.value;
    let value = part_value.checked_div(total_value)?.checked_mul(Decimal::ONE_HUNDRED)?;
    if Decimal::ONE_HUNDRED <= value || value <= Decimal::ZERO {
        return None;
    }
    let is_round = is_word && (total_value <= Decimal::TEN || total_value == Decimal::ONE_HUNDRED);
    let margin = if is_round { loose(value)? } else { Decimal::new(5, 1) };
    let interval = part_interval.percent_of(whole)?.widened(margin);
    Some(Ratio { tokens: start..total.noun_end.max(total.end), value, interval, is_bare })
}

/// «Su 1.200 comuni hanno risposto in 300», “of the 1,200 towns, 300 replied”.
fn from_total(line: &Line<'_>, at: usize) -> Option<Ratio> {
    const REACH: usize = 10;
    let (total, part) = (line.figures.get(at)?, line.figures.get(at + 1)?);
    let opens = line.word_before(total.start, SumWord::OutOf)?;
    let gap = total.noun_end.max(total.end)..part.start;
    let is_head =
        opens == line.tokens.start || line.is_sign(opens.checked_sub(1)?, &[',', ':', ';', '«', '“', '"']);
    let stops =
        gap.clone().any(|at| line.word(at, SumWord::Stop).is_some() || line.is_sign(at, &[';', ':', '.']));
    if !is_head || stops || REACH < gap.len() || !is_count(part.quantity) {
        return None;
    }
    let value = part.quantity.value.value.checked_div(total.quantity.value.value)?;
    let value = value.checked_mul(Decimal::ONE_HUNDRED)?;
    let interval = allowed(part.quantity, None)?.percent_of(allowed(total.quantity, None)?)?;
    let tokens = total.start..part.noun_end.max(part.end);
    let is_share = Decimal::ZERO < value && value < Decimal::ONE_HUNDRED;
    is_share.then(|| Ratio { tokens, value, interval: interval.widened(Decimal::new(5, 1)), is_bare: false })
}

fn is_count(quantity: &Quantity) -> bool {
    matches!(quantity.kind, QuantityKind::Count | QuantityKind::Currency)
        && quantity.approximation != Approximation::Collective
}

/// «sale al 30 per cento», «il 30 per cento in più»: no share of what stands beside it.
fn is_level_or_change(line: &Line<'_>, figure: &LineFigure<'_>) -> bool {
    let before = figure.start.saturating_sub(4).max(line.tokens.start)..figure.start;
    let behind = figure.end..(figure.end + 3).min(line.tokens.end);
    // “were” before a figure sets it against another one; “were late (35%)” does not.
    let close = figure.start.saturating_sub(2).max(before.start)..figure.start;
    let is_set_apart = close.clone().any(|at| line.is_sign(at, &['(', ',']));
    line.word_before(figure.start, SumWord::From)
        .is_some_and(|_| line.word_before(figure.start, SumWord::Link).is_none())
        || [before, behind.clone()].into_iter().any(|it| line.has(it, &[SumWord::Rise, SumWord::Fall]))
        || line.has(behind, &[SumWord::Against])
        || !is_set_apart && line.has(close, &[SumWord::Against])
}

/// Whether the percentage is that of the ratio.
fn belongs(line: &Line<'_>, ratio: &Ratio, figure: &LineFigure<'_>) -> bool {
    if ratio.tokens.end <= figure.start {
        let gap = ratio.tokens.end..figure.start;
        return joins(line, gap.clone()) && line.bridges(gap, Reach::BehindPair) && closes(line, figure.end);
    }
    // “30% (300 of 1,200)”, «il 30 per cento, cioè uno su quattro»
    let gap = figure.end..ratio.tokens.start;
    figure.end <= ratio.tokens.start
        && gap.clone().any(|at| {
            line.is_sign(at, &['('])
                || line.word(at, SumWord::Equals).is_some()
                // «il 35 per cento degli iscritti, 420 su 1.200,»
                || ratio.is_bare && at + 1 == ratio.tokens.start && line.is_sign(at, &[','])
        })
        && gap.len() <= 8
        && line.bridges(gap, Reach::BehindChange)
        && closes(line, ratio.tokens.end)
}

/// Whether a comma, a bracket or «cioè» stands between the two.
fn joins(line: &Line<'_>, gap: Range<usize>) -> bool {
    let mut gap = gap;
    gap.any(|at| {
        line.is_sign(at, &[',', '(', '–', '—', ':', '[']) || line.word(at, SumWord::Equals).is_some()
    })
}

/// Whether the sentence goes on after a share without another base.
fn closes(line: &Line<'_>, at: usize) -> bool {
    line.tokens.end <= at
        || line.is_sign(at, &[',', ';', ':', '.', ')', ']', '–', '—', '!', '?', '»', '”', '"', '…'])
        || line.word(at, SumWord::SameBase).is_some()
}

/// «il 30 per cento dei 1.200 comuni, cioè 300».
fn counted(line: &Line<'_>, at: usize) -> Option<Proportion> {
    let (share, total, part) = (line.figures.get(at)?, line.figures.get(at + 1)?, line.figures.get(at + 2)?);
    let of = line.word_before(total.start, SumWord::OfTotal)?;
    let gap = total.noun_end.max(total.end)..part.start;
    let is_apart = share.end <= of
        && of <= share.end + 1
        && is_count(total.quantity)
        && is_count(part.quantity)
        && gap.clone().any(|at| line.is_sign(at, &['(']) || line.word(at, SumWord::Equals).is_some())
        && gap.len() <= 8
        && line.bridges(gap, Reach::BehindPair)
        && closes(line, part.noun_end.max(part.end));
    if !is_apart {
        return None;
    }
    let value = part.quantity.value.value.checked_div(total.quantity.value.value)?;
    let value = value.checked_mul(Decimal::ONE_HUNDRED)?;
    let interval = allowed(part.quantity, None)?.percent_of(allowed(total.quantity, None)?)?;
    let is_share = Decimal::ZERO < value && value <= Decimal::ONE_HUNDRED;
    is_share.then(|| Proportion {
        ratio: line.view.span(part.start..part.end),
        value,
        interval: interval.widened(Decimal::new(5, 1)),
        percent: share.index,
        span: line.view.span(share.start..part.noun_end.max(part.end)),
    })
}
