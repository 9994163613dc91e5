//! Announced lists: «quattro priorità: scuola, sanità e casa», “the three countries (France and Italy)”.
//!
//! A number from two to nine, what it counts, a mark, and the list: behind a colon in the sentence or in the blocks
//! that follow; names also in brackets, between dashes and behind a comma. In doubt nothing is read.

use std::ops::Range;

use rust_decimal::prelude::ToPrimitive;

use crate::article::{Article, BlockRole, Case, Gap, TokenKind};
use crate::lexicon::{Announced, Cue, FormWord, Lexicon, ProseWord, Sense, VerbForm};
use crate::mention::{Approximation, Exempt, Mentions, Quantity, QuantityKind};
use crate::prose::BlockKind;
use crate::text::ProseSpan;

use super::roll_items::{ListReader, Points};
use super::roll_types::Roll;

/// More things than these nobody lists in a sentence.
const MOST: u64 = 9;

/// The noun stands at most so many words behind its number: «quattro sono le priorità».
const NOUN_REACH: usize = 4;

/// So many words may stand between a noun and its colon.
const COLON_REACH: usize = 8;

/// So many between a noun and what sets off its names.
const ASIDE_REACH: usize = 2;

/// So far before a number that ends its clause the noun is looked for: «le priorità del piano sono quattro:».
const BEFORE: usize = 12;

/// A longer sentence is left alone.
const LONGEST: usize = 160;

/// So many tokens at the head of the next sentence may say that the list goes on there.
const HEAD: usize = 3;

/// Every announced list of the article.
pub fn read_rolls(article: &Article, lexicon: &Lexicon, mentions: &Mentions) -> Vec<Roll> {
    let reader = ListReader { view: article.view(lexicon), article, mentions };
    let body = article.sentences.iter().enumerate().filter(|(_, it)| it.role == BlockRole::Body);
    let short = body.filter(|(_, it)| it.tokens.len() <= LONGEST);
    short.flat_map(|(index, it)| rolls_in(reader, index, it.tokens.clone())).collect()
}

/// An announcement: its number, the tokens of both, what it counts.
struct Announcement {
    quantity: usize,
    tokens: Range<usize>,
    kind: Option<Announced>,
}

fn rolls_in(reader: ListReader<'_>, sentence: usize, tokens: Range<usize>) -> Vec<Roll> {
    let quantities = &reader.mentions.quantities;
    let first = quantities.partition_point(|it| it.sentence < sentence);
    let own: Vec<(usize, &Quantity)> =
        quantities.iter().enumerate().skip(first).take_while(|(_, it)| it.sentence == sentence).collect();
    let small: Vec<usize> = own.iter().filter(|(_, it)| is_small(it)).map(|(index, _)| *index).collect();
    let mut out: Vec<Roll> = Vec::new();
    for (at, &quantity) in small.iter().enumerate() {
        let next = small.get(at + 1).map(|next| reader.view.tokens.at(quantities[*next].figure.start()));
        let Some(announcement) = announcement(reader, quantity, tokens.clone()) else { continue };
        let end = next.unwrap_or(tokens.end);
        let found = behind_colon(reader, sentence, &announcement, end.max(announcement.tokens.end), &tokens)
            .or_else(|| set_off(reader, &announcement, &tokens));
        out.extend(found);
    }
    out
}

/// A number that says how many points follow.
fn is_small(quantity: &Quantity) -> bool {
    quantity.kind == QuantityKind::Count
        && quantity.approximation == Approximation::Exact
        && quantity.scale.is_none()
        && quantity.ends.is_none()
        && matches!(quantity.exempt, None | Some(Exempt::Parties | Exempt::Computed | Exempt::Hypothesis))
        && quantity.value.value.fract().is_zero()
        && quantity.value.value.to_u64().is_some_and(|value| (2..=MOST).contains(&value))
}

fn announcement(reader: ListReader<'_>, index: usize, tokens: Range<usize>) -> Option<Announcement> {
    let quantity = reader.mentions.quantities.get(index)?;
    let view = reader.view;
    let start = view.tokens.at(quantity.numeral.start());
    let end = view.tokens.list().partition_point(|token| token.span.start() < quantity.numeral.end());
    let article = start.checked_sub(1).filter(|at| reader.is_prose(*at, ProseWord::Article)).unwrap_or(start);
    if ends_with(reader, FormWord::Partitive, start) || ends_with(reader, FormWord::Partitive, article) {
        return None;
    }
    let noun = |at: usize| {
        view.find_sense(at, |sense| match sense {
            Sense::Form(FormWord::Announcing(kind)) => Some(*kind),
            _ => None,
        })
    };
    for at in end..(end + NOUN_REACH).min(tokens.end) {
        if let Some((n_tokens, kind)) = noun(at) {
            return Some(Announcement { quantity: index, tokens: start..at + n_tokens, kind: Some(kind) });
        }
        if !is_inside(reader, at) {
            break;
        }
    }
    // «le priorità sono quattro:»
    let is_predicate = start
        .checked_sub(1)
        .is_some_and(|at| tokens.start <= at && reader.is_prose(at, ProseWord::Auxiliary));
    if is_predicate && view.is_sign(end, ':') {
        let kind = (start.saturating_sub(BEFORE).max(tokens.start)..start).rev().find_map(noun);
        let kind = kind.map(|(_, kind)| kind)?;
        return Some(Announcement { quantity: index, tokens: start..end, kind: Some(kind) });
    }
    let noun = quantity.noun.as_ref()?;
    let behind = view.tokens.list().partition_point(|token| token.span.start() < noun.span.end());
    Some(Announcement { quantity: index, tokens: start..behind, kind: None })
}

/// Whether a token may stand between a number and its noun.
fn is_inside(reader: ListReader<'_>, at: usize) -> bool {
    let Some(token) = reader.view.get(at) else { return false };
    let parts = [ProseWord::Preposition, ProseWord::Conjunction, ProseWord::Relative];
    let is_article = reader.is_prose(at, ProseWord::Article);
    token.kind == TokenKind::Word && (is_article || !parts.into_iter().any(|part| reader.is_prose(at, part)))
}

/// Whether a phrase of the class ends right before the token.
fn ends_with(reader: ListReader<'_>, word: FormWord, before: usize) -> bool {
    (1..=3).filter_map(|n_tokens| Some((before.checked_sub(n_tokens)?, n_tokens))).any(|(start, n_tokens)| {
        reader.view.senses_at(start).any(|(len, sense)| len == n_tokens && *sense == Sense::Form(word))
    })
}

/// The list behind a colon.
fn behind_colon(
    reader: ListReader<'_>,
    sentence: usize,
    announcement: &Announcement,
    end: usize,
    tokens: &Range<usize>,
) -> Option<Roll> {
    let view = reader.view;
    let from = announcement.tokens.end;
    let reach = match announcement.kind {
        Some(Announced::Things) => COLON_REACH,
        Some(Announced::Named | Announced::People) => COLON_REACH / 2,
        None => ASIDE_REACH,
    };
    let colon = (from..(from + reach + 1).min(end)).find(|at| view.is_sign(*at, ':'))?;
    if !leads_on(reader, from..colon) {
        return None;
    }
    let announced = view.span(announcement.tokens.start..colon);
    let roll = |list: ProseSpan, low: usize, high: usize, in_blocks: bool| Roll {
        quantity: announcement.quantity,
        announced,
        list,
        low,
        high,
        in_blocks,
    };
    if colon + 1 == tokens.end {
        let (list, count) = blocks_behind(reader, sentence)?;
        return Some(roll(list, count, count, true));
    }
    if view.get(colon + 1)?.gap == Gap::None || goes_on(reader, sentence) {
        return None;
    }
    let points = reader.points(colon + 1..tokens.end)?;
    fits(reader, announcement, &points).then(|| roll(points.span, points.low, points.high, false))
}

/// Whether nothing between a noun and its colon says that the list is of something else, or open.
fn leads_on(reader: ListReader<'_>, tokens: Range<usize>) -> bool {
    let last = tokens.end;
    tokens.clone().all(|at| {
        let Some(token) = reader.view.get(at) else { return false };
        let is_verb = reader.view.senses_at(at).any(|(_, sense)| {
            matches!(sense, Sense::Cue(Cue::Verb(_, VerbForm::Finite)))
                || *sense == Sense::Prose(ProseWord::Auxiliary)
        });
        let is_open = reader.view.senses_at(at).any(|(n_tokens, sense)| {
            *sense == Sense::Form(FormWord::OpenList) && (1 < n_tokens || last <= at + 2)
        });
        let links = reader.is_form(at, FormWord::ListLink) || reader.is_prose(at, ProseWord::Relative);
        let is_article = reader.is_prose(at, ProseWord::Article);
        token.kind == TokenKind::Word && !is_open && (!links || is_article) && (!is_verb || at + 1 == last)
    })
}

/// Whether the next sentence adds to the list: «Infine il lavoro.», «La quarta è il lavoro.»
fn goes_on(reader: ListReader<'_>, sentence: usize) -> bool {
    let sentences = &reader.article.sentences;
    let (Some(own), Some(next)) = (sentences.get(sentence), sentences.get(sentence + 1)) else {
        return false;
    };
    if own.paragraph != next.paragraph {
        return false;
    }
    let head = next.tokens.start..(next.tokens.start + HEAD).min(next.tokens.end);
    let adds = |at: usize| {
        reader.is_form(at, FormWord::OpenList)
            || reader.is_form(at, FormWord::ListLink)
            || reader.is_prose(at, ProseWord::Continuation)
    };
    let quantities = &reader.mentions.quantities;
    let first = quantities.partition_point(|it| it.sentence <= sentence);
    let ranks = quantities[first..].iter().take_while(|it| it.sentence == sentence + 1);
    let span = reader.view.span(head.clone());
    let is_rank = ranks.take(HEAD).any(|it| it.kind == QuantityKind::Ordinal && span.overlaps(it.span));
    is_rank || head.into_iter().any(adds)
}

/// Whether the points are of the kind that is announced.
fn fits(reader: ListReader<'_>, announcement: &Announcement, points: &Points) -> bool {
    let forms = points.forms;
    let group = reader.view.tokens.at(points.span.start())..reader.view.tokens.at(points.span.end());
    let has_group = group.into_iter().any(|at| reader.is_form(at, FormWord::Group));
    match announcement.kind {
        Some(Announced::Things) => true,
        Some(Announced::Named) => forms.names == forms.all,
        Some(Announced::People) => (forms.names == forms.all || forms.singles == forms.all) && !has_group,
        None => forms.singles == forms.all && !has_group,
    }
}

/// The points that follow in blocks of their own, and how many.
fn blocks_behind(reader: ListReader<'_>, sentence: usize) -> Option<(ProseSpan, usize)> {
    let article = reader.article;
    let place = article.sentences.get(sentence)?;
    let blocks = &article.prose.blocks;
    if blocks.get(place.block)?.kind == BlockKind::ListItem {
        return None;
    }
    let rest = blocks.get(place.block + 1..)?;
    let n_points = rest.iter().take_while(|it| it.kind == BlockKind::ListItem).count();
    let points = rest.get(..n_points)?;
    let (first, last) = (points.first()?, points.last()?);
    // Where points stand unlike from each other some are points of points, or go on.
    let mut gaps = points.windows(2).map(|pair| {
        let source = |span: ProseSpan| article.prose.to_source(span);
        source(pair[1].span).start() - source(pair[0].span).end()
    });
    let gap = gaps.next()?;
    (gaps.all(|it| it == gap) && n_points <= MOST as usize + 3)
        .then(|| (first.span.cover(last.span), n_points))
}

/// Names in brackets, between dashes or behind a comma: «i tre paesi (Francia e Italia)».
fn set_off(reader: ListReader<'_>, announcement: &Announcement, tokens: &Range<usize>) -> Option<Roll> {
    if !matches!(announcement.kind, Some(Announced::Named | Announced::People)) {
        return None;
    }
    let view = reader.view;
    let from = announcement.tokens.end;
    let opens = |at: &usize| view.is_sign(*at, '(') || view.is_sign(*at, ',') || is_dash(reader, *at);
    let open = (from..(from + ASIDE_REACH + 1).min(tokens.end)).find(opens)?;
    if !leads_on(reader, from..open) {
        return None;
    }
    let behind_comma = view.is_sign(open, ',');
    let before = announcement.tokens.start.checked_sub(1).filter(|at| tokens.start <= *at);
    let before = before
        .filter(|at| reader.is_prose(*at, ProseWord::Article))
        .and_then(|at| at.checked_sub(1))
        .or(before);
    if behind_comma && before.is_some_and(|at| reader.is_prose(at, ProseWord::Preposition)) {
        return None;
    }
    let start = open + 1;
    let end = if view.is_sign(open, '(') {
        (start..tokens.end).find(|at| view.is_sign(*at, ')'))?
    } else if behind_comma {
        names_end(reader, start, tokens.end)?
    } else {
        (start..tokens.end).find(|at| is_dash(reader, *at)).unwrap_or(tokens.end)
    };
    let points = reader.points(start..end)?;
    let is_whole = view.span(start..end) == points.span || behind_comma || end == tokens.end;
    let forms = points.forms;
    (is_whole && points.low == points.high && forms.names == forms.all).then(|| Roll {
        quantity: announcement.quantity,
        announced: view.span(announcement.tokens.start..open),
        list: points.span,
        low: points.low,
        high: points.high,
        in_blocks: false,
    })
}

fn is_dash(reader: ListReader<'_>, at: usize) -> bool {
    let spaced = reader.view.get(at).is_some_and(|it| it.gap != Gap::None);
    reader.view.is_sign(at, '—') || spaced && (reader.view.is_sign(at, '–') || reader.view.is_sign(at, '-'))
}

/// Where names behind a comma end: at the mark behind the one that a link opens.
fn names_end(reader: ListReader<'_>, start: usize, end: usize) -> Option<usize> {
    let view = reader.view;
    let mut linked = false;
    for at in start..end {
        let token = view.get(at)?;
        if reader.is_form(at, FormWord::ListLink) {
            linked = true;
            continue;
        }
        match token.kind {
            TokenKind::Sign if linked && matches!(token.first, ',' | '.' | ';' | '!' | '?') => {
                return Some(at);
            }
            TokenKind::Sign if matches!(token.first, ',' | '-') => {}
            TokenKind::Word if !matches!(token.case, Case::Lower | Case::None) => {}
            TokenKind::Word if reader.is_prose(at, ProseWord::Article) => {}
            _ => return None,
        }
    }
    linked.then_some(end)
}
