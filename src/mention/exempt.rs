//! Numbers that need no source and enter no comparison: years, ranks, ages, addresses, scores, models, laws …
//!
//! Each recogniser looks at the tokens round one figure and names its kind. The words stand in the packs.

use rust_decimal::Decimal;

use crate::article::{Case, TokenKind};
use crate::lexicon::{NumberCue, NumberWord, Side};
use crate::text::ProseSpan;

use super::exempt_market::market;
use super::exempt_thing::{distance, measure, price, tally};
use super::numeral::{Numeral, Sort};
use super::numeral_reader::FigureReader;
use crate::mention::{Exempt, QuantityKind, Temporal, TemporalForm};

/// Every kind, for finding one by its name in a pack.
const KINDS: [Exempt; 23] = [
    Exempt::Year,
    Exempt::Clock,
    Exempt::Calendar,
    Exempt::Ordinal,
    Exempt::Age,
    Exempt::Address,
    Exempt::Phone,
    Exempt::Score,
    Exempt::Model,
    Exempt::Named,
    Exempt::Legal,
    Exempt::Label,
    Exempt::Article,
    Exempt::Idiom,
    Exempt::Parties,
    Exempt::Computed,
    Exempt::Service,
    Exempt::Hypothesis,
    Exempt::Markup,
    Exempt::Market,
    Exempt::Duration,
    Exempt::Price,
    Exempt::Run,
];

fn kind_named(name: &str) -> Option<Exempt> {
    KINDS.into_iter().find(|kind| kind.name() == name)
}

/// A figure about to be judged.
pub(super) struct Judged<'a> {
    /// The numeral.
    pub numeral: &'a Numeral,
    /// Number and unit.
    pub figure: std::ops::Range<usize>,
    /// Its kind.
    pub kind: QuantityKind,
    /// The dimension of its unit.
    pub dimension: Option<&'a str>,
    /// Whether it counts a noun.
    pub counts: bool,
    /// The exemption of the figure before it and the token behind that figure, for runs.
    pub before: Option<(Exempt, usize)>,
    /// Whether a figure of a market stands in this sentence or shortly before it.
    pub in_report: bool,
    /// The first token of the sentences shortly before this one.
    pub recent: usize,
}

/// Why the figure needs no source, if so.
pub(super) fn exempt(reader: &FigureReader<'_>, judged: &Judged<'_>, times: &[Temporal]) -> Option<Exempt> {
    let start = judged.numeral.tokens.start;
    match (judged.kind, judged.numeral.sort) {
        (QuantityKind::Age, _) => return Some(Exempt::Age),
        (_, Sort::Ordinal) => return Some(Exempt::Ordinal),
        _ => {}
    }
    let pronoun = judged.numeral.tokens.len() == 1 && reader.cue(start, NumberCue::One).is_some();
    if pronoun && judged.kind == QuantityKind::Count && !judged.counts {
        return Some(Exempt::Article);
    }
    let article = judged.numeral.tokens.len() == 1
        && reader.pack().adjective_halves
        && reader.word(start, |word| (*word == NumberWord::Article).then_some(())).is_some();
    if article && matches!(judged.kind, QuantityKind::Measure | QuantityKind::Currency) {
        return Some(Exempt::Article);
    }
    fixed(reader, &judged.numeral.tokens)
        .or_else(|| in_time(reader, judged, times))
        .or_else(|| label(reader, judged))
        .or_else(|| year(reader, judged))
        .or_else(|| decade(reader, judged))
        .or_else(|| model(reader, judged))
        .or_else(|| score(reader, judged))
        .or_else(|| phone(reader, judged))
        .or_else(|| list_number(reader, judged))
        .or_else(|| parties(reader, judged))
        .or_else(|| run(reader, judged))
        .or_else(|| (judged.dimension == Some("time")).then_some(Exempt::Duration))
        .or_else(|| price(reader, judged))
        .or_else(|| market(reader, judged))
        .or_else(|| tally(reader, judged))
        .or_else(|| distance(reader, judged))
        .or_else(|| measure(reader, judged))
        .or_else(|| near(reader, start, 6, NumberCue::Hypothesis).then_some(Exempt::Hypothesis))
}

/// A fixed phrase round the number: «quattro chiacchiere», «11 settembre».
fn fixed(reader: &FigureReader<'_>, tokens: &std::ops::Range<usize>) -> Option<Exempt> {
    (tokens.start.saturating_sub(4).max(reader.start)..=tokens.start).find_map(|at| {
        let (_, kind) = reader.view.senses_at(at).find_map(|(n_tokens, sense)| match sense {
            crate::lexicon::Sense::Number(NumberWord::Fixed(kind)) if tokens.end <= at + n_tokens => {
                Some((n_tokens, kind))
            }
            _ => None,
        })?;
        kind_named(kind)
    })
}

/// Inside a temporal expression.
fn in_time(reader: &FigureReader<'_>, judged: &Judged<'_>, times: &[Temporal]) -> Option<Exempt> {
    let span = reader.view.span(judged.numeral.tokens.clone());
    let time = time_over(span, times)?;
    Some(match time.form {
        TemporalForm::Clock => Exempt::Clock,
        TemporalForm::Duration => Exempt::Duration,
        TemporalForm::Absolute if is_year(reader, judged) && time.span.len() == span.len() => Exempt::Year,
        _ => Exempt::Calendar,
    })
}

/// The temporal expression that holds `span`; the list is in the order of the text.
pub(super) fn time_over(span: ProseSpan, times: &[Temporal]) -> Option<&Temporal> {
    let behind = times.partition_point(|time| time.span.start() <= span.start());
    times.get(behind.saturating_sub(4)..behind)?.iter().rev().find(|time| time.span.contains(span))
}

/// Behind or before a word that makes a name of the number: «art. 18», «via Roma 12», «fase 3».
fn label(reader: &FigureReader<'_>, judged: &Judged<'_>) -> Option<Exempt> {
    let tokens = &judged.numeral.tokens;
    if judged.kind == QuantityKind::Count && judged.numeral.scale.is_none() {
        let named = |at: usize| {
            reader.word_before(at, |word| match word {
                NumberWord::Label(kind, Side::Before) => Some(kind.clone()),
                _ => None,
            })
        };
        let mut at = tokens.start;
        for _ in 0..4 {
            if let Some((_, kind)) = named(at) {
                return kind_named(&kind).filter(|kind| !judged.counts || *kind != Exempt::Label);
            }
            // «n. 18», «via Roma, 12», «via Giuseppe Verdi 12»: signs and names between.
            let before = at.checked_sub(1).filter(|before| reader.start <= *before)?;
            let sign = ['.', ',', '°', '-', '('].iter().any(|sign| reader.view.is_sign(before, *sign));
            if !sign && !matches!(reader.case(before), Some(Case::Capital | Case::Upper)) {
                break;
            }
            at = before;
        }
    }
    let (_, kind) = reader.word(judged.figure.end, |word| match word {
        NumberWord::Label(kind, Side::After) => Some(kind.clone()),
        _ => None,
    })?;
    kind_named(&kind)
}

/// «F-35», “737NG”, «iPhone 17».
fn model(reader: &FigureReader<'_>, judged: &Judged<'_>) -> Option<Exempt> {
    let tokens = &judged.numeral.tokens;
    if judged.numeral.in_words {
        return None;
    }
    let start = tokens.start;
    let glued = start.checked_sub(2).filter(|word| reader.start <= *word);
    if let Some(word) = glued
        && reader.is_dash(start - 1)
        && reader.touches_left(start)
        && reader.touches_left(start - 1)
        && reader.kind(word) == Some(TokenKind::Word)
    {
        return Some(Exempt::Model);
    }
    if judged.kind != QuantityKind::Count || judged.numeral.scale.is_some() {
        return None;
    }
    let letters = reader.kind(tokens.end) == Some(TokenKind::Word) && reader.touches_left(tokens.end);
    if letters && !judged.counts {
        return Some(Exempt::Model);
    }
    // A number behind a capitalised word, with nothing that it could count: «Apollo 11 è …».
    let name = start.checked_sub(1).filter(|name| reader.start <= *name)?;
    let small = judged.numeral.number.value < Decimal::from(10_000);
    let named =
        matches!(reader.case(name), Some(Case::Capital | Case::Upper | Case::Mixed)) && name != reader.start;
    (named
        && small
        && !judged.counts
        && reader.view.get(start).is_some_and(|token| token.gap != crate::article::Gap::None))
    .then_some(Exempt::Model)
}

/// «2-1» beside a word of sport, or falling: no range falls.
fn score(reader: &FigureReader<'_>, judged: &Judged<'_>) -> Option<Exempt> {
    let tokens = &judged.numeral.tokens;
    if judged.kind != QuantityKind::Count
        || judged.counts
        || judged.numeral.in_words
        || Decimal::from(200) < judged.numeral.number.value
    {
        return None;
    }
    let dash_behind = reader.is_dash(tokens.end)
        && reader.kind(tokens.end + 1) == Some(TokenKind::Digits)
        && reader.touches_left(tokens.end);
    let dash_before = reader.start + 2 <= tokens.start
        && reader.is_dash(tokens.start - 1)
        && reader.kind(tokens.start - 2) == Some(TokenKind::Digits)
        && reader.touches_left(tokens.start);
    let joined = 2 < tokens.len() && near(reader, tokens.start, 12, NumberCue::Score);
    (dash_behind || dash_before || joined).then_some(Exempt::Score)
}

fn is_year(reader: &FigureReader<'_>, judged: &Judged<'_>) -> bool {
    let tokens = &judged.numeral.tokens;
    let text = reader.view.text_of(tokens.start);
    let range = Decimal::from(1900) <= judged.numeral.number.value
        && judged.numeral.number.value <= Decimal::from(2100);
    range && text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// «gli anni '60».
fn decade(reader: &FigureReader<'_>, judged: &Judged<'_>) -> Option<Exempt> {
    let tokens = &judged.numeral.tokens;
    let short = reader.view.text_of(tokens.start).len() == 2 && judged.kind == QuantityKind::Count;
    let mark = tokens
        .start
        .checked_sub(1)
        .filter(|mark| reader.start <= *mark && reader.touches_left(tokens.start))?;
    let cut = ['\'', '\u{2019}', '\u{2018}'].iter().any(|sign| reader.view.is_sign(mark, *sign));
    (short && cut && !reader.touches_left(mark)).then_some(Exempt::Year)
}

/// A bare year.
fn year(reader: &FigureReader<'_>, judged: &Judged<'_>) -> Option<Exempt> {
    if judged.kind != QuantityKind::Count || judged.numeral.in_words || !is_year(reader, judged) {
        return None;
    }
    let dated = reader.cue_before(judged.numeral.tokens.start, NumberCue::Year).is_some();
    (dated || !judged.counts).then_some(Exempt::Year)
}

/// A long run of digits that opens with a nought.
fn phone(reader: &FigureReader<'_>, judged: &Judged<'_>) -> Option<Exempt> {
    let start = judged.numeral.tokens.start;
    let text = reader.view.text_of(start);
    if judged.before == Some((Exempt::Phone, start)) {
        return Some(Exempt::Phone);
    }
    let international = start.checked_sub(1).is_some_and(|plus| reader.view.is_sign(plus, '+'))
        && 2 <= text.len()
        && !judged.counts;
    let national = text.starts_with('0') && 3 <= text.len() && text.bytes().all(|byte| byte.is_ascii_digit());
    (judged.kind == QuantityKind::Count && (international && 6 <= text.len() || national))
        .then_some(Exempt::Phone)
}

/// «1. La giunta …» at the start of a block.
fn list_number(reader: &FigureReader<'_>, judged: &Judged<'_>) -> Option<Exempt> {
    let tokens = &judged.numeral.tokens;
    let first =
        tokens.start == reader.start && !judged.numeral.in_words && judged.kind == QuantityKind::Count;
    let marked = ['.', ')'].iter().any(|mark| reader.view.is_sign(tokens.end, *mark));
    let more = reader.case(tokens.end + 1) == Some(Case::Capital) || tokens.end + 1 == reader.end;
    (first
        && marked
        && more
        && 1 < reader.end - reader.start
        && judged.numeral.number.value < Decimal::ONE_HUNDRED)
        .then_some(Exempt::Markup)
}

/// «i due paesi», “the three leaders”.
fn parties(reader: &FigureReader<'_>, judged: &Judged<'_>) -> Option<Exempt> {
    let tokens = &judged.numeral.tokens;
    let small = judged.numeral.in_words
        && judged.numeral.sort == Sort::Cardinal
        && judged.numeral.number.value <= Decimal::TEN;
    let definite = reader.cue_before(tokens.start, NumberCue::Definite).is_some();
    let named = || (tokens.end..tokens.end + 3).any(|at| reader.cue(at, NumberCue::Party).is_some());
    let alone = !judged.counts && judged.kind == QuantityKind::Count;
    (small && definite && (named() || alone)).then_some(Exempt::Parties)
}

/// «linee 5, 7 e 91»: goes on with the label before it.
fn run(reader: &FigureReader<'_>, judged: &Judged<'_>) -> Option<Exempt> {
    let (kind, behind) = judged.before?;
    let start = judged.numeral.tokens.start;
    let joined = start == behind + 1
        && (reader.view.is_sign(behind, ',') || reader.cue(behind, NumberCue::Link).is_some());
    let continues = matches!(kind, Exempt::Label | Exempt::Legal | Exempt::Run)
        && joined
        && !judged.counts
        && judged.kind == QuantityKind::Count;
    continues.then_some(Exempt::Run)
}

/// Whether the cue stands among the `reach` tokens before `index`, in the same stretch between signs.
pub(super) fn near(reader: &FigureReader<'_>, index: usize, reach: usize, cue: NumberCue) -> bool {
    let first = index.saturating_sub(reach).max(reader.start);
    (first..index)
        .rev()
        .take_while(|at| ![';', ':', '.'].iter().any(|sign| reader.view.is_sign(*at, *sign)))
        .any(|at| reader.cue(at, cue).is_some())
}
