//! Numbers that need no source and enter no comparison: years, ranks, ages, addresses, scores, models, laws …
//!
//! Each recogniser looks at the tokens round one figure and names its kind. The words stand in the packs.

use rust_decimal::Decimal;

use crate::article::{Case, TokenKind};
use crate::lexicon::{Kinds, NumberCue, NumberWord};
use crate::text::ProseSpan;

use super::exempt_market::market;
use super::exempt_name::{account, label, model, network, phone};
use super::exempt_thing::{distance, measure, price, tally};
use super::numeral::{Numeral, Sort};
use super::numeral_reader::FigureReader;
use crate::mention::{Exempt, QuantityKind, Temporal, TemporalForm};

/// Every kind, for finding one by its name in a pack.
const KINDS: [Exempt; 25] = [
    Exempt::Year,
    Exempt::Clock,
    Exempt::Calendar,
    Exempt::Ordinal,
    Exempt::Age,
    Exempt::Address,
    Exempt::Phone,
    Exempt::Iban,
    Exempt::Plate,
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

pub(super) fn kind_named(name: &str) -> Option<Exempt> {
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
        // „am 12. Mai“: a day, and no rank.
        (_, Sort::Ordinal) if !judged.numeral.in_words => {
            return in_time(reader, judged, times)
                .filter(|kind| *kind == Exempt::Calendar)
                .or(Some(Exempt::Ordinal));
        }
        (_, Sort::Ordinal) => return Some(Exempt::Ordinal),
        _ => {}
    }
    if let Some(kind) = fixed(reader, &judged.numeral.tokens) {
        return Some(kind);
    }
    let pronoun = judged.numeral.tokens.len() == 1 && reader.cue(start, NumberCue::One).is_some();
    // “one expert said”: hardly more than an article.
    let article = !judged.counts && judged.kind == QuantityKind::Count
        || reader.pack().head_last && matches!(judged.kind, QuantityKind::Count | QuantityKind::Measure);
    if pronoun && article {
        return Some(Exempt::Article);
    }
    let article = judged.numeral.tokens.len() == 1
        && reader.pack().adjective_halves
        && reader.word(start, |word| (*word == NumberWord::Article).then_some(())).is_some();
    if article && matches!(judged.kind, QuantityKind::Measure | QuantityKind::Currency) {
        return Some(Exempt::Article);
    }
    in_time(reader, judged, times)
        .or_else(|| account(reader, judged))
        .or_else(|| phone(reader, judged))
        .or_else(|| label(reader, judged))
        .or_else(|| year(reader, judged))
        .or_else(|| decade(reader, judged))
        .or_else(|| network(reader, judged))
        .or_else(|| model(reader, judged))
        .or_else(|| score(reader, judged))
        .or_else(|| list_number(reader, judged))
        .or_else(|| parties(reader, judged))
        .or_else(|| run(reader, judged))
        .or_else(|| {
            let age = || is_age_range(reader, judged);
            (judged.dimension == Some("time")).then(|| if age() { Exempt::Age } else { Exempt::Duration })
        })
        .or_else(|| price(reader, judged))
        .or_else(|| market(reader, judged))
        .or_else(|| tally(reader, judged))
        .or_else(|| distance(reader, judged))
        .or_else(|| measure(reader, judged))
        .or_else(|| supposes(reader, start).then_some(Exempt::Hypothesis))
}

/// «se», “imagine” before it, or further off where the sentence opens so: «Qualora Neri venisse eletto con più
/// del 71 %»; but not “if compared to”.
fn supposes(reader: &FigureReader<'_>, start: usize) -> bool {
    let is_cue = |at| {
        reader.cue(at, NumberCue::Hypothesis).is_some() && reader.cue(at, NumberCue::NoHypothesis).is_none()
    };
    let opens = || {
        start <= reader.start + PROTASIS
            && is_cue(reader.start)
            && (reader.start..start)
                .all(|at| !reader.view.get(at).is_some_and(|it| it.kind == TokenKind::Sign))
    };
    near_where(reader, start, 6, is_cue) || opens()
}

/// How far into a sentence that opens with «se» its condition is looked for, in tokens.
const PROTASIS: usize = 14;

/// A fixed phrase round the number: «quattro chiacchiere», «11 settembre».
fn fixed(reader: &FigureReader<'_>, tokens: &std::ops::Range<usize>) -> Option<Exempt> {
    (tokens.start.saturating_sub(4).max(reader.start)..=tokens.start).find_map(|at| {
        let (_, kind) =
            reader.view.senses_in(at, Kinds::NUMBER).find_map(|(n_tokens, sense)| match sense {
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
        TemporalForm::Clock | TemporalForm::NoClock => Exempt::Clock,
        // «tra i 23 e i 26 anni» behind persons, or before «d'età», is no time that passed.
        TemporalForm::Duration if is_age_range(reader, judged) => Exempt::Age,
        TemporalForm::Duration => Exempt::Duration,
        TemporalForm::Absolute if is_year(reader, judged) && time.span.len() == span.len() => Exempt::Year,
        _ => Exempt::Calendar,
    })
}

/// A range of years right behind the persons who are so old: «tre uomini tra i 23 e i 26 anni».
fn is_age_range(reader: &FigureReader<'_>, judged: &Judged<'_>) -> bool {
    let start = judged.figure.start;
    // A range has its two ends, what joins them and the unit.
    let between = judged.dimension == Some("time") && 4 <= judged.figure.len();
    let first = start.saturating_sub(5).max(reader.start);
    let end = judged.figure.end;
    // «un imprenditore di Anzio di 53 anni, Mario Valdini».
    let named = reader.cue_before(start, NumberCue::Of).is_some()
        && judged.dimension == Some("time")
        && reader.view.is_sign(end, ',')
        && reader.case(end + 1) == Some(Case::Capital);
    let told = named
        || reader.cue_before(start, NumberCue::AgeBefore).is_some()
        || reader.cue(end, NumberCue::AgeWord).is_some();
    told || between
        && (first..start).any(|at| {
            reader.cue(at, NumberCue::Person).is_some()
                || reader.cue(at, NumberCue::Party).is_some() && !reader.view.is_sign(at + 1, ',')
        })
}

/// The temporal expression that holds `span`; the list is in the order of the text.
pub(super) fn time_over(span: ProseSpan, times: &[Temporal]) -> Option<&Temporal> {
    let behind = times.partition_point(|time| time.span.start() <= span.start());
    times.get(behind.saturating_sub(4)..behind)?.iter().rev().find(|time| time.span.contains(span))
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
    near_where(reader, index, reach, |at| reader.cue(at, cue).is_some())
}

/// Whether `is` holds at a token before `index`, within `reach` and the clause.
fn near_where(reader: &FigureReader<'_>, index: usize, reach: usize, is: impl FnMut(usize) -> bool) -> bool {
    let first = index.saturating_sub(reach).max(reader.start);
    (first..index)
        .rev()
        .take_while(|at| ![';', ':', '.'].iter().any(|sign| reader.view.is_sign(*at, *sign)))
        .any(is)
}
