//! Figures: every numeral of an article with its limit, unit, counted noun and reason to be left alone.
//!
//! «circa 10.000 soldati nordcoreani» is a count of [9000, 11000]; «tra 20 e 30 milioni di euro» an
//! amount; «nel 2024» a year. Knows no sources and no rules.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::article::{Article, TokenKind};
use crate::lexicon::{Kinds, Lexicon, NumberCue, NumberWord, Sense, UnitWord};
use crate::value::{Bound, Interval, Number, Unit};

use super::counted_noun::counted_noun;
use super::exempt::{Judged, exempt};
use super::exempt_computed;
use super::exempt_known;
use super::exempt_market::SENTENCES;
use super::numeral::{Numeral, Sort, numeral_at, stated};
use super::numeral_reader::FigureReader;
use super::quantity_age::is_age;
use super::quantity_bare::{bare, is_adjective};
use super::quantity_clock::clock_at;
use super::quantity_degree::{bare_degrees, below_zero};
use super::quantity_glued::glued_amount;
use super::quantity_limit::{approximation_of, limited, limits};
use super::quantity_other::is_other_word;
use super::quantity_range::{OtherEnd, dash_range, infix_range, word_range_at};
use super::quantity_sum::{feet_and_inches, joined, one_unit, share_unit};
use super::quantity_unit::{scaled_code, sign_at, unit_behind};
use super::separators::Separators;
use crate::mention::{Approximation, CountedNoun, Exempt, Quantity, QuantityKind, Temporal};

/// Every figure of `article`, in the order of the text; `times` are its temporal expressions, in order.
pub fn read_quantities(article: &Article, lexicon: &Lexicon, times: &[Temporal]) -> Vec<Quantity> {
    let separators = Separators::of(article, lexicon);
    let mut out: Vec<Quantity> = Vec::new();
    // The last sentence that reported from a market; none is near before the first.
    let mut report: Option<usize> = None;
    for (sentence, place) in article.sentences.iter().enumerate() {
        let reader = FigureReader {
            view: article.view(lexicon),
            separators,
            start: place.tokens.start,
            end: place.tokens.end,
        };
        let mut at = reader.start;
        let first = out.len();
        let mut tokens: Vec<Range<usize>> = Vec::new();
        let recent = article.sentences.get(sentence.saturating_sub(SENTENCES));
        let mut past = Past {
            before: None,
            in_report: report.is_some_and(|it| sentence <= it + SENTENCES),
            recent: recent.map_or(reader.start, |it| it.tokens.start),
        };
        while at < reader.end {
            match clock_at(&reader, at, times).or_else(|| figure_at(&reader, at)) {
                Some(figure) => {
                    let next = figure.tokens.end.max(at + 1);
                    let place = figure.tokens.clone();
                    if let Some(quantity) = finished(&reader, figure, sentence, times, past) {
                        past.before = quantity.exempt.map(|kind| (kind, next));
                        if quantity.exempt == Some(Exempt::Market) {
                            past.in_report = true;
                            report = Some(sentence);
                        }
                        let linked = tokens.last().is_some_and(|before| {
                            reader.cue(before.end, NumberCue::Link) == Some(place.start)
                        });
                        if let Some(before) = out.last_mut().filter(|_| linked) {
                            share_unit(before, &quantity);
                        }
                        tokens.push(place);
                        out.push(quantity);
                    }
                    at = next;
                }
                None => at += 1,
            }
        }
        exempt_computed::mark(&reader, &tokens, out.get_mut(first..).unwrap_or_default());
    }
    exempt_known::mark(article, &mut out);
    out
}

/// What the figures before one leave for it.
#[derive(Clone, Copy)]
struct Past {
    /// The exemption of the figure before it in its sentence, and the token behind that figure.
    before: Option<(Exempt, usize)>,
    /// Whether a market report goes on.
    in_report: bool,
    /// The first token of the sentences shortly before.
    recent: usize,
}

/// Number, unit and limits, before noun and exemption.
pub(super) struct Figure<'a> {
    /// Sign, number and unit.
    pub tokens: Range<usize>,
    /// The number.
    pub numeral: Numeral,
    /// Its unit.
    pub unit: Option<&'a UnitWord>,
    /// The greater end of a range, and how both are written.
    pub other_end: Option<OtherEnd>,
}

/// The figure that begins at `index`: a range or a single one.
fn figure_at<'a>(reader: &FigureReader<'a>, index: usize) -> Option<Figure<'a>> {
    if !may_begin(reader, index) || is_passed_over(reader, index) {
        return None;
    }
    word_range_at(reader, index)
        .or_else(|| feet_and_inches(reader, index))
        .or_else(|| {
            let first = joined(reader, single_at(reader, index)?);
            Some(dash_range(reader, &first).or_else(|| infix_range(reader, &first)).unwrap_or(first))
        })
        .or_else(|| one_unit(reader, index))
}

/// Whether a figure may begin at `index`: most words of a text are told apart at once.
fn may_begin(reader: &FigureReader<'_>, index: usize) -> bool {
    if reader.kind(index) != Some(TokenKind::Word) {
        return true;
    }
    let figures = Kinds::NUMBER.or(Kinds::UNIT);
    reader.view.has(index, Kinds::COMPOUND.or(Kinds::DERIVED))
        || reader.view.senses_in(index, figures).any(|(_, sense)| opens_figure(sense))
        || scaled_code(reader, index).is_some()
}

/// Whether a figure may begin with a word of this reading.
fn opens_figure(sense: &Sense) -> bool {
    match sense {
        Sense::Number(word) => matches!(
            word,
            NumberWord::Cardinal(_)
                | NumberWord::Article
                | NumberWord::Scale(_)
                | NumberWord::Half
                | NumberWord::Share(..)
                | NumberWord::Ordinal(_)
                | NumberWord::Collective(_)
                | NumberWord::RangeOpen(_)
                | NumberWord::Cue(NumberCue::Minus)
        ),
        Sense::Unit(unit) => matches!(unit, UnitWord::CurrencySign(_)),
        _ => false,
    }
}

/// Tokens of web addresses and the like hold no figures.
fn is_passed_over(reader: &FigureReader<'_>, index: usize) -> bool {
    if !matches!(reader.kind(index), Some(TokenKind::Digits | TokenKind::Word)) {
        return false;
    }
    let first = (index.saturating_sub(160).max(reader.start)..index)
        .rev()
        .take_while(|at| reader.touches_left(at + 1))
        .last();
    let Some(first) = first else { return false };
    (first..index).any(|at| {
        let slashes = reader.view.is_sign(at, '/') && reader.view.is_sign(at + 1, '/');
        slashes || ['@', '_', '=', '#', '\\', '&'].iter().any(|sign| reader.view.is_sign(at, *sign))
    })
}

/// «€ 3», «-5 gradi», «3 miliardi di dollari».
pub(super) fn single_at<'a>(reader: &FigureReader<'a>, index: usize) -> Option<Figure<'a>> {
    let mut at = index;
    let mut negative = false;
    if let Some(behind) = reader.cue(at, NumberCue::Minus).filter(|behind| !ends_limit(reader, *behind)) {
        negative = true;
        at = behind;
    } else if reader.is_dash(at)
        && (reader.touches_left(at + 1) || stands_alone(reader, at))
        && !reader.touches_left(at)
        && !at.checked_sub(1).is_some_and(|before| reader.kind(before) == Some(TokenKind::Digits))
    {
        negative = true;
        at += 1;
    }
    if let Some(glued) = glued_amount(reader, at) {
        return Some(glued);
    }
    let million = scaled_code(reader, at).filter(|_| reader.kind(at + 1) == Some(TokenKind::Digits));
    let sign = sign_at(reader, at).or(million.map(|(_, unit)| (at + 1, unit)));
    let number_at = sign.map_or(at, |(behind, _)| behind);
    let mut numeral = numeral_at(reader, number_at).filter(|numeral| !is_other_word(reader, numeral))?;
    let plain = matches!(numeral.sort, Sort::Cardinal | Sort::Fraction);
    if (sign.is_some() || negative) && !plain {
        return None;
    }
    if negative {
        turn(&mut numeral);
        numeral.tokens.start = if sign.is_some() { numeral.tokens.start } else { index };
    }
    let mut behind =
        unit_behind(reader, &numeral).filter(|_| !matches!(numeral.sort, Sort::Ordinal | Sort::Age));
    let scaled = million.or_else(|| {
        let (factor, unit) = scaled_code(reader, numeral.tokens.end)?;
        behind = Some((numeral.tokens.end + 1, unit));
        Some((factor, unit))
    });
    if let Some((factor, _)) = scaled.filter(|_| !numeral.in_words && numeral.scale.is_none()) {
        numeral.number = numeral.number.scaled(Decimal::from(factor))?;
        numeral.interval = stated(numeral.number);
        numeral.scale = Some(factor);
    }
    let (end, unit) = match (sign, behind) {
        // “rmb 10 usd 20”: the code belongs to the next amount.
        (Some((_, unit)), Some((end, next)))
            if next != unit && reader.kind(end) == Some(TokenKind::Digits) =>
        {
            (numeral.tokens.end, Some(unit))
        }
        // “$3 US dollars”, «US$ 3 dollari»: the word only repeats the sign.
        (Some(_), Some((end, unit @ (UnitWord::Currency(_) | UnitWord::CurrencySign(_))))) => {
            (end, Some(unit))
        }
        (Some((_, unit)), _) => (numeral.tokens.end, Some(unit)),
        (None, Some((end, unit))) => (end, Some(unit)),
        (None, None) => (numeral.tokens.end, None),
    };
    let (end, unit) = match unit {
        None => bare_degrees(reader, &numeral, index).unwrap_or((end, unit)),
        Some(_) => (end, unit),
    };
    let mut figure = Figure { tokens: index..end, numeral, unit, other_end: None };
    below_zero(reader, &mut figure);
    Some(figure)
}

/// «- 1.200»: a dash and a number are the whole text.
fn stands_alone(reader: &FigureReader<'_>, dash: usize) -> bool {
    let plain = |at: usize| {
        reader.kind(at) == Some(TokenKind::Digits)
            || reader.view.is_sign(at, '/')
            || reader.kind(at).is_none()
    };
    dash == reader.start && reader.end <= dash + 5 && (dash + 1..reader.end).all(plain)
}

/// Makes a number negative.
pub(super) fn turn(numeral: &mut Numeral) {
    let turned = |bound: Bound| match bound {
        Bound::Open => Bound::Open,
        Bound::Included(value) => Bound::Included(-value),
        Bound::Excluded(value) => Bound::Excluded(-value),
    };
    numeral.number = Number::new(-numeral.number.value, numeral.number.precision);
    numeral.interval = Interval { low: turned(numeral.interval.high), high: turned(numeral.interval.low) };
}

/// «au moins», «più o meno»: the word for minus belongs to a limit.
fn ends_limit(reader: &FigureReader<'_>, behind: usize) -> bool {
    reader.word_before(behind, |word| matches!(word, NumberWord::Approximator(..)).then_some(())).is_some()
}

/// Limits, kind, noun and exemption on top.
fn finished<'a>(
    reader: &FigureReader<'a>,
    figure: Figure<'a>,
    sentence: usize,
    times: &[Temporal],
    past: Past,
) -> Option<Quantity> {
    let mut numeral = figure.numeral;
    let (mut kind, unit) = kind_of(figure.unit, &mut numeral)?;
    let mut tokens = figure.tokens.clone();
    let mut end = tokens.end;
    let mut noun: Option<CountedNoun> = None;
    let age = is_age(reader, &figure.tokens, &numeral, unit.as_ref());
    if let Some(behind) = age {
        kind = QuantityKind::Age;
        end = behind;
        tokens.end = behind;
    } else if matches!(kind, QuantityKind::Count | QuantityKind::Fraction)
        && let Some((behind, found)) = counted_noun(reader, &numeral)
    {
        end = behind;
        noun = Some(found);
    }
    let (start, end, limit) = limits(reader, &tokens, end);
    let mut interval = numeral.interval;
    let mut approximation = match (&figure.other_end, numeral.sort) {
        (Some(_), _) => Approximation::Between,
        (_, Sort::Collective) => Approximation::Collective,
        _ => Approximation::Exact,
    };
    if let Some(limit) = limit.filter(|_| !matches!(numeral.sort, Sort::Ordinal | Sort::Age)) {
        interval = limited(interval, numeral.number.value, limit)?;
        approximation =
            if approximation == Approximation::Exact { approximation_of(limit) } else { approximation };
    }
    let judged = Judged {
        numeral: &numeral,
        figure: tokens.clone(),
        kind,
        dimension: unit.as_ref().map(|unit| unit.dimension.as_ref()),
        counts: noun.is_some(),
        before: past.before,
        in_report: past.in_report,
        recent: past.recent,
    };
    let exempt = exempt(reader, &judged, times);
    if kind == QuantityKind::Count && noun.is_none() && exempt.is_none() && is_pure(reader, &numeral) {
        kind = QuantityKind::Measure;
    }
    let mut end = end;
    if matches!(exempt, Some(Exempt::Year | Exempt::Calendar | Exempt::Clock)) && noun.take().is_some() {
        end = tokens.end;
    }
    Some(Quantity {
        span: reader.view.span(start..end),
        figure: reader.view.span(tokens),
        bare: reader.view.span(bare(reader, &numeral)),
        is_adjective: unit.is_some() && is_adjective(reader, &numeral),
        numeral: reader.view.span(numeral.tokens),
        value: numeral.number,
        other_end: figure.other_end.as_ref().map(|other| other.value),
        ends: figure.other_end.as_ref().map(|other| other.ends),
        interval,
        approximation,
        kind,
        unit,
        noun,
        exempt,
        scale: numeral.scale,
        in_words: numeral.in_words,
        sentence,
    })
}

/// “by a factor of 2.5”, «il risultato è 42»: a number without a unit that is a measure all the same.
fn is_pure(reader: &FigureReader<'_>, numeral: &Numeral) -> bool {
    let Range { start, end } = numeral.tokens;
    let closed = !matches!(reader.kind(end), Some(TokenKind::Word | TokenKind::Digits));
    let opens = start == reader.start && numeral.in_words && reader.cue(end, NumberCue::PureAfter).is_some();
    numeral.sort == Sort::Cardinal
        && (opens || closed && reader.cue_before(start, NumberCue::PureBefore).is_some())
}

/// The kind that unit and sort make; per mille and basis points are turned into percent and points.
fn kind_of(unit: Option<&UnitWord>, numeral: &mut Numeral) -> Option<(QuantityKind, Option<Unit>)> {
    let mut rescaled = |factor: Decimal| {
        numeral.number = numeral.number.scaled(factor)?;
        numeral.interval = numeral.interval.scaled(factor)?;
        Some(())
    };
    Some(match unit {
        Some(UnitWord::Percent) => (QuantityKind::Percent, None),
        Some(UnitWord::PerMille) => {
            rescaled(Decimal::new(1, 1))?;
            (QuantityKind::Percent, None)
        }
        Some(UnitWord::Points) => (QuantityKind::Points, None),
        Some(UnitWord::BasisPoints) => {
            rescaled(Decimal::new(1, 2))?;
            (QuantityKind::Points, None)
        }
        Some(UnitWord::Currency(unit) | UnitWord::CurrencySign(unit)) => {
            (QuantityKind::Currency, Some(unit.clone()))
        }
        Some(UnitWord::Unit(unit)) if unit.dimension.as_ref() == "temperature" => {
            (QuantityKind::Temperature, Some(unit.clone()))
        }
        Some(UnitWord::Unit(unit)) => (QuantityKind::Measure, Some(unit.clone())),
        None => match numeral.sort {
            Sort::Ordinal => (QuantityKind::Ordinal, None),
            Sort::Fraction => (QuantityKind::Fraction, None),
            Sort::Age => (QuantityKind::Age, None),
            Sort::Cardinal | Sort::Collective => (QuantityKind::Count, None),
        },
    })
}
