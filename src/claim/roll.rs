//! Announced lists: «quattro priorità: scuola, sanità e casa», “the three countries (France and Italy)”.
//!
//! A number from two to nine, what it counts, a mark, and the list: behind a colon in the sentence or in the blocks
//! that follow; names also in brackets, between dashes and behind a comma. In doubt nothing is read.

use std::ops::Range;

use rust_decimal::prelude::ToPrimitive;

use crate::article::{Article, BlockRole, Case, Gap, TokenKind};
use crate::lexicon::{Announced, FormWord, Kinds, Lexicon, NumberCue, NumberWord, ProseWord, Sense};
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

/// A year has so many digits.
const YEAR_LEN: usize = 4;

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
    // «tre nodi» may be knots.
    let is_measure = quantity.kind == QuantityKind::Measure
        && quantity.unit.as_ref().is_some_and(|unit| &*unit.dimension != "time");
    (quantity.kind == QuantityKind::Count || is_measure)
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
        view.find_sense_in(at, Kinds::FORM, |sense| match sense {
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
        let mut before = (start.saturating_sub(BEFORE).max(tokens.start)..start).rev();
        let found = before.find_map(|at| Some((at, noun(at)?.1)));
        if let Some((at, kind)) = found {
            return Some(Announcement { quantity: index, tokens: at..end, kind: Some(kind) });
        }
    }
    // «li hanno arrestati in quattro: un uomo, …»
    if quantity.noun.is_none() && quantity.in_words && view.is_sign(end, ':') {
        return Some(Announcement { quantity: index, tokens: start..end, kind: None });
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
        reader
            .view
            .senses_in(start, Kinds::FORM)
            .any(|(len, sense)| len == n_tokens && *sense == Sense::Form(word))
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
    let reach = if announcement.kind.is_some() { COLON_REACH } else { ASIDE_REACH };
    let colon = (from..(from + reach + 1).min(end)).find(|at| view.is_sign(*at, ':'))?;
    let is_plain = leads_on(reader, from..colon);
    let is_named = matches!(announcement.kind, Some(Announced::Named | Announced::People));
    if !(is_plain || is_named && may_lead_on(reader, from..colon)) {
        return None;
    }
    let announced = view.span(announcement.tokens.start..colon);
    let is_thing = matches!(announcement.kind, Some(Announced::Things | Announced::Named));
    let roll = |list: ProseSpan, low: usize, high: usize, in_blocks: bool| Roll {
        quantity: announcement.quantity,
        announced,
        list,
        low,
        high,
        of_people: !is_thing && !in_blocks,
        in_blocks,
    };
    if colon + 1 == tokens.end {
        if !is_plain {
            return None;
        }
        let (list, count) = blocks_behind(reader, sentence)?;
        return Some(roll(list, count, count, true));
    }
    if view.get(colon + 1)?.gap == Gap::None || goes_on(reader, sentence) {
        return None;
    }
    let points = reader.points(colon + 1..tokens.end)?;
    // «tre paesi hanno firmato: Francia e Germania»
    let is_sure = is_plain || points.forms.bare_names == points.forms.all || names_person(reader, &points);
    (is_sure && fits(reader, announcement, &points))
        .then(|| roll(points.span, points.low, points.high, false))
}

/// Whether nothing between a noun and its colon says that the list is of something else, or open.
fn leads_on(reader: ListReader<'_>, tokens: Range<usize>) -> bool {
    let last = tokens.end.saturating_sub(1);
    may_lead_on(reader, tokens.clone())
        && tokens.into_iter().all(|at| at == last || !reader.is_prose(at, ProseWord::Auxiliary))
}

/// The same where a verb may stand between.
fn may_lead_on(reader: ListReader<'_>, tokens: Range<usize>) -> bool {
    let end = tokens.end;
    tokens.into_iter().all(|at| {
        let Some(token) = reader.view.get(at) else { return false };
        let is_open = reader.view.senses_in(at, Kinds::FORM).any(|(n_tokens, sense)| {
            *sense == Sense::Form(FormWord::OpenList) && (1 < n_tokens || end <= at + 2)
        });
        let links = reader.is_form(at, FormWord::ListLink) || reader.is_prose(at, ProseWord::Relative);
        let is_article = reader.is_prose(at, ProseWord::Article);
        // «quattro priorità per il 2026:»
        let is_year = token.kind == TokenKind::Digits && token.span.end() == token.span.start() + YEAR_LEN;
        (token.kind == TokenKind::Word || is_year)
            && !is_open
            && (!links || is_article)
            && !reader.is_said(at)
    })
}

/// Whether a point says that it is a person: «un uomo».
fn names_person(reader: ListReader<'_>, points: &Points) -> bool {
    let list = reader.view.tokens.at(points.span.start())..reader.view.tokens.at(points.span.end());
    let is_person = |at: usize| {
        let mut senses = reader.view.senses_at(at);
        senses.any(|(_, sense)| *sense == Sense::Number(NumberWord::Cue(NumberCue::Person)))
    };
    list.into_iter().any(is_person)
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
    let mut forms = points.forms;
    if reader.view.lexicon.numbers.capital_nouns {
        // „Anna Roth, Bürgermeisterin“: every noun has a capital.
        forms.names = forms.names.min(forms.known_names);
    }
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
    let longest = MOST as usize + 3;
    // One more than may be tells that the list is too long.
    let n_points = rest.iter().take(longest + 1).take_while(|it| it.kind == BlockKind::ListItem).count();
    let points = rest.get(..n_points)?;
    let (first, last) = (points.first()?, points.last()?);
    // Where points stand unlike from each other some are points of points, or go on.
    let mut gaps = points.windows(2).map(|pair| {
        let source = |span: ProseSpan| article.prose.to_source(span);
        source(pair[1].span).start().checked_sub(source(pair[0].span).end())
    });
    let gap = gaps.next()??;
    (gaps.all(|it| it == Some(gap)) && n_points <= longest).then(|| (first.span.cover(last.span), n_points))
}

/// Names in brackets, between dashes, behind a comma or a verb of being: «i tre paesi (Francia e Italia)».
fn set_off(reader: ListReader<'_>, announcement: &Announcement, tokens: &Range<usize>) -> Option<Roll> {
    if !matches!(announcement.kind, Some(Announced::Named | Announced::People)) {
        return None;
    }
    let view = reader.view;
    let from = announcement.tokens.end;
    let opens = |at: &usize| {
        view.is_sign(*at, '(')
            || view.is_sign(*at, ',')
            || is_dash(reader, *at)
            || reader.is_prose(*at, ProseWord::Auxiliary)
    };
    let open = (from..(from + ASIDE_REACH + 1).min(tokens.end)).find(opens)?;
    if !leads_on(reader, from..open) {
        return None;
    }
    let is_verb = view.get(open)?.kind == TokenKind::Word;
    let behind_comma = view.is_sign(open, ',');
    let before = announcement.tokens.start.checked_sub(1).filter(|at| tokens.start <= *at);
    let article = before.filter(|at| reader.is_prose(*at, ProseWord::Article));
    if is_verb && article.is_none() {
        return None;
    }
    let before = article.and_then(|at| at.checked_sub(1)).or(before);
    if behind_comma && before.is_some_and(|at| reader.is_prose(at, ProseWord::Preposition)) {
        return None;
    }
    let start = open + 1;
    let end = if view.is_sign(open, '(') {
        (start..tokens.end).find(|at| view.is_sign(*at, ')'))?
    } else if behind_comma {
        names_end(reader, start, tokens.end)?
    } else if is_verb {
        tokens.end
    } else {
        (start..tokens.end).find(|at| is_dash(reader, *at)).unwrap_or(tokens.end)
    };
    let points = reader.points(start..end)?;
    let is_whole = view.span(start..end) == points.span || behind_comma || end == tokens.end;
    let forms = points.forms;
    // “The three men are Italian and French.”
    if is_verb && forms.known_names < forms.all {
        return None;
    }
    (is_whole && points.low == points.high && forms.bare_names == forms.all).then(|| Roll {
        quantity: announcement.quantity,
        announced: view.span(announcement.tokens.start..open),
        list: points.span,
        low: points.low,
        high: points.high,
        of_people: false,
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
