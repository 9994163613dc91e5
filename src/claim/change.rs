//! Changes that a text tells twice: «i fondi passano da 30 a 38 milioni, il 20 per cento in più».
//!
//! A pair of values and the change stand in one sentence, or the change opens the next. Between them stand only
//! words that lead from one to the other; in doubt there is no change.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::article::Article;
use crate::lexicon::{Lexicon, Limit, NumberWord, ProseWord, Sense, SumWord};
use crate::mention::{Approximation, Exempt, Mentions, Quantity, QuantityKind, TemporalForm};
use crate::value::{Bound, Interval};

use super::change_pair::{Pair, pairs};
use super::change_types::{Change, ChangeEnd, Stated};
use super::line::{Line, Reach, allowed, are_alike, shared_scale};

/// Every change of the article that is told twice.
pub fn read_changes(article: &Article, lexicon: &Lexicon, mentions: &Mentions) -> Vec<Change> {
    let mut out = Vec::new();
    for index in 0..article.sentences.len() {
        let Some(line) = Line::new(article, lexicon, mentions, index, 2) else { continue };
        out.extend((1..line.figures.len()).filter_map(|at| inside(&line, at, mentions)));
        let pairs = pairs(&line);
        if pairs.is_empty() {
            continue;
        }
        let next =
            same_paragraph(article, index).and_then(|next| Line::new(article, lexicon, mentions, next, 0));
        let stated = stated(&line, &pairs);
        for (at, pair) in pairs.iter().enumerate() {
            let own =
                stated.iter().filter(|it| belongs(&line, &pairs, pair, it, mentions)).collect::<Vec<_>>();
            let change = match own.as_slice() {
                [one] => changed(&line, pair, &line, one, Joined::Here),
                [] if at + 1 == pairs.len() => next.as_ref().and_then(|next| {
                    let is_last = line.figures.last().is_none_or(|last| last.start < pair.end);
                    let told = is_last.then(|| opening(next, mentions)).flatten()?;
                    changed(&line, pair, next, &told, Joined::Next)
                }),
                _ => None,
            };
            out.extend(change);
        }
    }
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Joined {
    Here,
    Next,
}

/// The sentence behind, if it goes on in the same paragraph.
fn same_paragraph(article: &Article, index: usize) -> Option<usize> {
    let (here, next) = (article.sentences.get(index)?, article.sentences.get(index + 1)?);
    (here.paragraph == next.paragraph && here.block == next.block).then_some(index + 1)
}

/// Where a change is stated, and how.
struct Told {
    tokens: Range<usize>,
    kind: ToldKind,
}

enum ToldKind {
    /// The figure of the line with this index.
    Percent(usize),
    /// The ratio of new to old.
    Factor(Interval),
}

/// Every place of the line that states a change, the pairs left out.
fn stated(line: &Line<'_>, pairs: &[Pair]) -> Vec<Told> {
    let mut out = Vec::new();
    for (at, figure) in line.figures.iter().enumerate() {
        let in_pair = pairs.iter().any(|pair| pair.old == at || pair.new == at);
        if figure.quantity.kind == QuantityKind::Percent && !in_pair && is_change(line, at) {
            out.push(Told { tokens: figure.start..figure.end, kind: ToldKind::Percent(at) });
        }
    }
    let mut at = line.tokens.start;
    while at < line.tokens.end {
        match factor_at(line, at) {
            Some((behind, ratio)) => {
                out.push(Told { tokens: at..behind, kind: ToldKind::Factor(ratio) });
                at = behind;
            }
            None => at += 1,
        }
    }
    out
}

/// Whether a percentage is a change: «un aumento del 3 per cento», “up 3%”, «+3 %», “3% more”.
fn is_change(line: &Line<'_>, at: usize) -> bool {
    const NEAR: usize = 5;
    let Some(figure) = line.figures.get(at) else { return false };
    if line.word_before(figure.start, SumWord::To).is_some() {
        return false;
    }
    let earlier =
        at.checked_sub(1).and_then(|at| line.figures.get(at)).map_or(line.tokens.start, |it| it.end);
    let first = figure.start.saturating_sub(NEAR).max(earlier);
    let behind = (figure.end + 3).min(line.tokens.end);
    let before = (first..figure.start).rev().take_while(|at| !ends_clause(line, *at));
    let after = (figure.end..behind).take_while(|at| !ends_clause(line, *at));
    // “from $1,500 to $1,800, or 30%”
    // «dal 31 al 22 per cento, cioè del 9 per cento»
    let small =
        |at: usize| line.is_prose(at, ProseWord::Preposition) || line.is_prose(at, ProseWord::Article);
    let equals = (first..figure.start).rev().find(|&at| {
        line.word(at, SumWord::Equals)
            .is_some_and(|n_tokens| at + n_tokens <= figure.start && (at + n_tokens..figure.start).all(small))
    });
    let is_equal = equals
        .or_else(|| line.word_before(figure.start, SumWord::Equals))
        .is_some_and(|equals| line.has(line.tokens.start..equals, &[SumWord::Rise, SumWord::Fall]));
    let moves = |at: usize| line.any(at, &[SumWord::Rise, SumWord::Fall]).is_some();
    let signed = is_equal
        || figure.quantity.value.value < Decimal::ZERO
        || line.is_sign(figure.start, &['+', '−', '-', '–'])
        || figure.start.checked_sub(1).is_some_and(|at| line.is_sign(at, &['+', '−']));
    signed || before.into_iter().any(moves) || after.into_iter().any(moves)
}

fn ends_clause(line: &Line<'_>, at: usize) -> bool {
    line.is_sign(at, &[',', ';', ':', '.', '(', ')', '–', '—'])
}

/// «raddoppiato», “more than tripled”, with the ratios it allows.
fn factor_at(line: &Line<'_>, at: usize) -> Option<(usize, Interval)> {
    let factors = [
        (SumWord::Doubled, Decimal::TWO),
        (SumWord::Tripled, Decimal::from(3)),
        (SumWord::Quadrupled, Decimal::from(4)),
    ];
    let times = factors.into_iter().find_map(|(word, times)| Some((line.word(at, word)?, times)));
    let Some((n_tokens, times)) = times else {
        let n_tokens = line.word(at, SumWord::Halved)?;
        return Some((at + n_tokens, Interval::between(Decimal::new(40, 2), Decimal::new(58, 2))));
    };
    let before = at.saturating_sub(3).max(line.tokens.start)..at;
    let limits =
        before.clone().flat_map(|before| line.view.senses_at(before)).filter_map(|(_, sense)| match sense {
            Sense::Number(NumberWord::Approximator(limit, _)) => Some(*limit),
            _ => None,
        });
    let limits: Vec<Limit> = limits.collect();
    let is_over = before.clone().any(|before| line.word(before, SumWord::Rise).is_some())
        || limits.iter().any(|limit| matches!(limit, Limit::Over | Limit::AtLeast));
    // «raddoppiato» is said of what nearly doubled; a limit leaves more open on its side.
    let (low, high) = match (is_over, limits.is_empty()) {
        (true, _) => (97, 160),
        (false, false) => (75, 112),
        (false, true) => (88, 116),
    };
    let of = |percent: i64| times.checked_mul(Decimal::new(percent, 2));
    Some((at + n_tokens, Interval::between(of(low)?, of(high)?)))
}

/// Whether a stated change is that of the pair.
fn belongs(line: &Line<'_>, pairs: &[Pair], pair: &Pair, told: &Told, mentions: &Mentions) -> bool {
    let is_behind = pair.end <= told.tokens.start;
    let (gap, reach) = if is_behind {
        (pair.end..told.tokens.start, Reach::BehindPair)
    } else if told.tokens.end <= pair.start {
        (told.tokens.end..pair.start, Reach::BehindChange)
    } else {
        return false;
    };
    let between =
        pairs.iter().any(|other| gap.start <= other.start && other.end <= gap.end && *other != *pair);
    !between
        && line.bridges(gap, reach)
        && !is_adjusted(line, told, mentions)
        && (!is_behind || closes(line, told, Some(pair), mentions))
}

/// The change that stands between its two figures: “visitors were 50,000, up 20% from 40,000”.
fn inside(line: &Line<'_>, at: usize, mentions: &Mentions) -> Option<Change> {
    const NEAR: usize = 6;
    let (new, told, old) =
        (line.figures.get(at.checked_sub(1)?)?, line.figures.get(at)?, line.figures.get(at + 1)?);
    if told.quantity.kind != QuantityKind::Percent
        || !are_alike(new.quantity, old.quantity)
        || !is_change(line, at)
    {
        return None;
    }
    let ties = [SumWord::From, SumWord::Against, SumWord::Than];
    let found = ties.iter().filter_map(|tie| Some((*tie, line.word_before(old.start, *tie)?)));
    let (tie, from) = found.min_by_key(|it| it.1)?;
    let mut token = told.end;
    while token < from {
        let n_tokens = line.any(token, &[SumWord::Rise, SumWord::Fall, SumWord::Link]);
        match (line.aside(token), n_tokens) {
            (Some(behind), _) => token = behind,
            (None, Some(n_tokens)) => token += n_tokens,
            (None, None) if line.is_near(token..token + 1, 0) => token += 1,
            _ => return None,
        }
    }
    let is_near = told.end <= from && from <= told.end + NEAR;
    // “20% more than the 500 of 2015”, but not «il 20 per cento in più di 500 euro».
    if tie == SumWord::Than && !is_dated(line, old.end) {
        return None;
    }
    let told = Told { tokens: told.start..told.end, kind: ToldKind::Percent(at) };
    let pair = Pair { old: at + 1, new: at - 1, start: new.start, end: old.noun_end.max(old.end) };
    (is_near
        && line.bridges(new.noun_end..told.tokens.start, Reach::BehindPair)
        && !is_adjusted(line, &told, mentions))
    .then(|| changed(line, &pair, line, &told, Joined::Here))
    .flatten()
}

/// The change that opens a sentence: “That is a 20% rise.”
fn opening(line: &Line<'_>, mentions: &Mentions) -> Option<Told> {
    let told = stated(line, &[]).into_iter().next()?;
    let is_first = line.figures.first().is_none_or(|first| told.tokens.start <= first.start);
    (is_first
        && line.bridges(line.tokens.start..told.tokens.start, Reach::FromHead)
        && !is_adjusted(line, &told, mentions)
        && closes(line, &told, None, mentions))
    .then_some(told)
}

/// Whether the percentage is that of something else than the plain figures: per head, in real terms, a year.
fn is_adjusted(line: &Line<'_>, told: &Told, mentions: &Mentions) -> bool {
    const NEAR: usize = 7;
    let first = told.tokens.start.saturating_sub(NEAR).max(line.tokens.start);
    let end = (told.tokens.end + NEAR).min(line.tokens.end);
    let mut at = first;
    while at < end {
        let aside = line.aside(at);
        let adjusted = line.word(at, SumWord::Adjusted);
        let prior = line.word(at, SumWord::Prior);
        // «all'anno precedente» is a time, «all'anno» a rate.
        let behind = at + adjusted.unwrap_or(0);
        let in_time =
            (at..behind).any(|at| line.aside(at).is_some()) || line.word(behind, SumWord::Prior).is_some();
        if adjusted.is_some_and(|adjusted| prior.is_none_or(|prior| prior < adjusted)) && !in_time {
            return true;
        }
        at = aside.unwrap_or(at + prior.unwrap_or(1));
    }
    let near = line.view.span(first..end);
    let from = mentions.times.partition_point(|time| time.span.end() <= near.start());
    let mut times = mentions.times.iter().skip(from).take_while(|time| time.span.start() < near.end());
    times.any(|time| {
        let behind = line.view.tokens.at(time.span.end());
        time.form == TemporalForm::Set && line.word(behind, SumWord::Prior).is_none()
    })
}

/// Whether nothing behind a stated change says that it is that of something else.
fn closes(line: &Line<'_>, told: &Told, pair: Option<&Pair>, mentions: &Mentions) -> bool {
    let mut at = told.tokens.end;
    while let Some(n_tokens) = line.any(at, &[SumWord::Rise, SumWord::Fall]) {
        at += n_tokens;
    }
    if line.tokens.end <= at || ends_clause(line, at) || line.is_sign(at, &['!', '?', '»', '”', '"', '…'])
    {
        return true;
    }
    // „was einem Rückgang von 15 Prozent entspricht“
    if line
        .word(at, SumWord::Link)
        .is_some_and(|n_tokens| line.tokens.end <= at + n_tokens || ends_clause(line, at + n_tokens))
    {
        return true;
    }
    let near = at..(at + 7).min(line.tokens.end);
    let has_time = near.clone().any(|at| line.aside(at).is_some() || line.word(at, SumWord::Prior).is_some());
    if let Some(n_tokens) = line.any(at, &[SumWord::Against, SumWord::Base]) {
        // “20% more than in 2023”: the base is the year of one of the two figures, or nothing says so.
        let is_base_alone = line.word(at, SumWord::Against).is_none();
        let is_time_behind =
            line.aside(at + n_tokens).is_some() || line.word(at + n_tokens, SumWord::Prior).is_some();
        return has_time
            && (!is_base_alone
                || is_time_behind
                || line.is_near(at + n_tokens..(at + n_tokens + 2).min(near.end), 1))
            && pair.is_none_or(|pair| same_years(line, pair, told, mentions));
    }
    if line.any(at, &[SumWord::Stop, SumWord::And]).is_some() || line.aside(at).is_some() {
        return true;
    }
    line.is_prose(at, ProseWord::Preposition) && has_time
}

/// Whether the years behind the change are among those beside the pair, where both name any.
fn same_years(line: &Line<'_>, pair: &Pair, told: &Told, mentions: &Mentions) -> bool {
    let years = |tokens: Range<usize>| {
        let span = line.view.span(tokens.start..tokens.end.min(line.tokens.end));
        let from = mentions.times.partition_point(|time| time.span.end() <= span.start());
        let times = mentions.times.iter().skip(from).take_while(move |time| time.span.start() < span.end());
        let is_year =
            |reading: &&String| reading.len() == 4 && reading.bytes().all(|byte| byte.is_ascii_digit());
        times.filter_map(|time| time.readings.first().filter(is_year).cloned()).collect::<Vec<String>>()
    };
    let base = years(told.tokens.end..told.tokens.end + 10);
    let own = years(line.tokens.start..told.tokens.start.max(pair.end));
    base.is_empty() || own.is_empty() || base.iter().any(|year| own.contains(year))
}

/// Whether a time follows a figure, or words for the time before.
pub(super) fn is_dated(line: &Line<'_>, at: usize) -> bool {
    (at..(at + 7).min(line.tokens.end))
        .any(|at| line.aside(at).is_some() || line.word(at, SumWord::Prior).is_some())
}

fn changed(line: &Line<'_>, pair: &Pair, there: &Line<'_>, told: &Told, joined: Joined) -> Option<Change> {
    let (old, new) = (line.figures.get(pair.old)?, line.figures.get(pair.new)?);
    let (old_end, new_end) =
        (end_of(old.index, old.quantity, new.quantity)?, end_of(new.index, new.quantity, old.quantity)?);
    // A day's move on the exchange stands beside values of any day.
    if [old, new].iter().any(|it| it.quantity.exempt == Some(Exempt::Market)) {
        return None;
    }
    let is_of_shares =
        old.quantity.kind == QuantityKind::Percent || new.quantity.kind == QuantityKind::Percent;
    let stated = match told.kind {
        ToldKind::Percent(at) => Stated::Percent(there.figures.get(at)?.index),
        ToldKind::Factor(ratio) => Stated::Factor(there.view.span(told.tokens.clone()), ratio),
    };
    let told_span = there.view.span(told.tokens.clone());
    let span = match joined {
        Joined::Here => line.view.span(pair.start..pair.end).cover(told_span),
        Joined::Next => told_span,
    };
    Some(Change { old: old_end, new: new_end, is_of_shares, stated, span })
}

/// One end of a change, with the scale it shares with the other.
fn end_of(index: usize, quantity: &Quantity, other: &Quantity) -> Option<ChangeEnd> {
    let scale = shared_scale(quantity, other);
    let value = quantity.value.value.checked_mul(Decimal::from(scale.unwrap_or(1)))?;
    let mut interval = allowed(quantity, scale)?;
    if quantity.approximation == Approximation::Collective {
        interval = Interval { low: interval.low, high: Bound::Open };
    }
    // Both must be above zero for a ratio; shares of nothing and losses have none.
    (Decimal::ZERO < value).then_some(ChangeEnd { quantity: index, value, interval })
}
