//! Wholes with their parts: «i voti sono stati 315: 180 sì, 120 no e 10 astenuti».
//!
//! A total stands before its parts (a colon, «di cui», «suddivisi in», “of whom”), opens their sentence
//! («su 50 navi, 30 …»), or follows them («per un totale di 315»). In doubt nothing is read.

use crate::article::Article;
use crate::lexicon::{Lexicon, SumWord};
use crate::mention::{Approximation, Mentions, Quantity, QuantityKind};

use super::line::{Line, allowed};
use super::part_list::{PartList, part_list};
use super::parting_types::{Closure, Part, Parting};

/// So many tokens may stand between a total and what opens its parts.
const REACH: usize = 12;

/// Every total of the article whose parts are told.
pub fn read_partings(article: &Article, lexicon: &Lexicon, mentions: &Mentions) -> Vec<Parting> {
    let mut out: Vec<Parting> = Vec::new();
    for index in 0..article.sentences.len() {
        let Some(line) = Line::new(article, lexicon, mentions, index, 1) else { continue };
        let mut found = Vec::new();
        for total in 0..line.figures.len() {
            found.extend(behind(&line, total));
        }
        found.extend(summed(&line));
        found.extend(rest(&line));
        if found.is_empty()
            && let Some(before) = index.checked_sub(1).filter(|it| is_near(article, *it, index))
            && let Some(above) = Line::new(article, lexicon, mentions, before, 1)
        {
            found.extend(of_these(&above, &line));
        }
        // Two readings of one total: the surer, which comes first.
        for parting in found {
            if !out.iter().rev().take(4).any(|other| other.total == parting.total) {
                out.push(parting);
            }
        }
    }
    out
}

fn is_near(article: &Article, before: usize, index: usize) -> bool {
    match (article.sentences.get(before), article.sentences.get(index)) {
        (Some(before), Some(here)) => before.paragraph == here.paragraph,
        _ => false,
    }
}

/// The parts that stand behind a total in its sentence.
fn behind(line: &Line<'_>, at: usize) -> Option<Parting> {
    let total = line.figures.get(at)?;
    if !is_total(total.quantity) {
        return None;
    }
    let from = total.noun_end.max(total.end);
    let last = (from + REACH).min(line.tokens.end);
    let mut including = false;
    let mut token = from;
    while token < last {
        if let Some(behind) = line.aside(token) {
            token = behind;
            continue;
        }
        if line.figure_at(token).is_some() {
            break;
        }
        including |= line.word(token, SumWord::Including).is_some();
        let some = if including { Closure::Some } else { Closure::All };
        if line.any(token, &[SumWord::Plus, SumWord::Adjusted]).is_some() {
            return None;
        }
        if line.is_sign(token, &[':']) {
            return parting(line, at, part_list(line, token + 1, line.tokens.end, total.quantity)?, some);
        }
        if line.is_sign(token, &['(']) && token <= from + 2 {
            let end = (token + 1..line.tokens.end).find(|at| line.is_sign(*at, &[')']))?;
            let list = part_list(line, token + 1, end, total.quantity)?;
            return parting(line, at, list, some);
        }
        if line.is_sign(token, &['–', '—']) && token <= from + 2 {
            let list = part_list(line, token + 1, line.tokens.end, total.quantity)?;
            return parting(line, at, list, some);
        }
        if let Some(n_tokens) = line.word(token, SumWord::Split) {
            return parting(
                line,
                at,
                part_list(line, token + n_tokens, line.tokens.end, total.quantity)?,
                some,
            );
        }
        if let Some(n_tokens) = line.word(token, SumWord::PartOf) {
            let some = if including { Closure::Some } else { Closure::Told };
            return parting(
                line,
                at,
                part_list(line, token + n_tokens, line.tokens.end, total.quantity)?,
                some,
            );
        }
        if let Some(n_tokens) = line.word(token, SumWord::Including) {
            let list = part_list(line, token + n_tokens, line.tokens.end, total.quantity)?;
            return parting(line, at, list, Closure::Some);
        }
        if line.is_sign(token, &['.', '!', '?', ';']) || line.word(token, SumWord::Stop).is_some() {
            break;
        }
        token += 1;
    }
    let next = line.figures.get(at + 1)?;
    // “50 people, 30 of them men and 20 women”
    let of_them = next.noun_end.max(next.end);
    let comma = from..next.start;
    if comma.len() <= 1
        && line.word(next.end, SumWord::PartOf).or_else(|| line.word(of_them, SumWord::PartOf)).is_some()
    {
        let list = part_list(line, next.start, line.tokens.end, total.quantity)?;
        return parting(line, at, list, Closure::Told);
    }
    // «50 persone, 30 uomini e 25 donne»
    let apposed = part_list(line, next.start, line.tokens.end, total.quantity)
        .filter(|it| it.is_contrast && comma.len() == 1 && line.is_sign(comma.start, &[',']));
    // «30 uomini, 25 donne e un bambino»: the first of a list is no total.
    if let Some(list) = apposed.filter(|_| !is_told_apart(line, total.start..comma.end)) {
        return parting(line, at, list, Closure::All);
    }
    // «Su 50 navi, 30 sono petroliere e 25 rimorchiatori»
    let opens = line.word_before(total.start, SumWord::OutOf)?;
    let is_head = opens == line.tokens.start || line.is_sign(opens - 1, &[',', ':', ';', '«', '“', '"', '–']);
    let is_short = next.start <= from + REACH && !line.has(from..next.start, &[SumWord::Stop]);
    let list =
        part_list(line, next.start, line.tokens.end, total.quantity).filter(|_| is_head && is_short)?;
    parting(line, at, list, Closure::Told)
}

/// The parts that stand before their total: «30 uomini e 25 donne, in tutto 50 persone».
fn summed(line: &Line<'_>) -> Option<Parting> {
    let (at, opens) = line.figures.iter().enumerate().skip(2).find_map(|(at, figure)| {
        let before = line.word_before(figure.start, SumWord::InAll);
        let behind = || {
            let from = figure.noun_end.max(figure.end);
            (figure.end..from + 2).find(|token| {
                line.word(*token, SumWord::InAll)
                    .is_some_and(|n_tokens| line.figure_at(token + n_tokens).is_none())
            })
        };
        Some((at, before.or_else(|| behind().map(|_| figure.start))?))
    })?;
    let total = line.figures.get(at).filter(|it| is_total(it.quantity))?;
    let first = line.figures.first()?;
    let list = part_list(line, first.start, opens, total.quantity)?;
    let tail = list.end..opens;
    let between = line.figures.iter().filter(|it| list.end <= it.start && it.start < opens).count();
    (between == 0 && list.is_closed && tail.len() <= REACH && list.parts.len() == at)
        .then(|| parting(line, at, list, Closure::All))
        .flatten()
}

/// «30 dei 50 dipendenti restano, gli altri 25 se ne vanno».
fn rest(line: &Line<'_>) -> Option<Parting> {
    let (at, first) = line.figures.iter().enumerate().find(|(at, first)| {
        let Some(total) = line.figures.get(at + 1) else { return false };
        let of = line.word_before(total.start, SumWord::OfTotal);
        of.is_some_and(|of| first.end <= of && line.is_near(first.noun_end.min(of)..of, 2))
    })?;
    let (total, last) = (line.figures.get(at + 1)?, line.figures.get(at + 2)?);
    line.word_before(last.start, SumWord::Rest)?;
    let parts = [first, last].map(|figure| {
        let quantity = figure.quantity;
        let is_exact = quantity.approximation == Approximation::Exact && quantity.kind == total.quantity.kind;
        Some(Part { span: quantity.figure, value: quantity.value.value, interval: allowed(quantity, None)? })
            .filter(|_| is_exact)
    });
    let parts: Vec<Part> = parts.into_iter().flatten().collect();
    if parts.len() != 2 || !is_total(total.quantity) || line.figures.len() != at + 3 {
        return None;
    }
    let span = line.view.span(first.start..last.noun_end.max(last.end));
    let total_interval = allowed(total.quantity, None)?;
    Some(Parting { total: total.index, total_interval, parts, closure: Closure::All, span })
}

/// The parts of the one figure of the sentence before: «Di questi 30 sono uomini e 25 donne».
fn of_these(above: &Line<'_>, line: &Line<'_>) -> Option<Parting> {
    let n_tokens = line.word(line.tokens.start, SumWord::OfThese)?;
    let [total] = above.figures.as_slice() else { return None };
    if !is_total(total.quantity) {
        return None;
    }
    let list = part_list(line, line.tokens.start + n_tokens, line.tokens.end, total.quantity)?;
    let closure = closed(&list, Closure::Told)?;
    let span = line.view.span(list.start..list.end);
    Some(Parting {
        total: total.index,
        total_interval: allowed(total.quantity, None)?,
        parts: list.parts,
        closure,
        span,
    })
}

fn parting(line: &Line<'_>, total: usize, list: PartList, closure: Closure) -> Option<Parting> {
    let total = line.figures.get(total)?;
    let closure = closed(&list, closure)?;
    let (start, end) = (total.start.min(list.start), list.end.max(total.noun_end));
    let span = line.view.span(start..end);
    Some(Parting {
        total: total.index,
        total_interval: allowed(total.quantity, None)?,
        parts: list.parts,
        closure,
        span,
    })
}

/// How surely the list is all; absent where its parts may overlap.
fn closed(list: &PartList, closure: Closure) -> Option<Closure> {
    match closure {
        Closure::All if list.is_open || !list.is_closed && list.parts.len() < 3 && !list.is_contrast => {
            Some(Closure::Some)
        }
        Closure::All => Some(Closure::All),
        _ if list.may_overlap => None,
        Closure::Told if list.is_open || !list.is_closed => Some(Closure::Some),
        Closure::Told if list.is_contrast => Some(Closure::All),
        other => Some(other),
    }
}

/// Whether people or votes are told apart in the range: «30 uomini», «180 sì».
fn is_told_apart(line: &Line<'_>, tokens: std::ops::Range<usize>) -> bool {
    line.has(tokens, &[SumWord::Sex, SumWord::Age, SumWord::Origin, SumWord::State, SumWord::Vote])
}

/// Whether a figure can be a total.
fn is_total(quantity: &Quantity) -> bool {
    matches!(quantity.kind, QuantityKind::Count | QuantityKind::Currency | QuantityKind::Measure)
        && matches!(quantity.approximation, Approximation::Exact | Approximation::About)
}
