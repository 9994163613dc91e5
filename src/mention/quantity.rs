//! Figures: every numeral of an article with its limit, unit, counted noun and reason to be left alone.
//!
//! «circa 10.000 soldati nordcoreani» is a count of [9000, 11000]; «tra 20 e 30 milioni di euro» an
//! amount; «nel 2024» a year. Knows no sources and no rules.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::article::{Article, Case, TokenKind};
use crate::lexicon::{Lexicon, NumberCue, NumberWord, UnitWord};
use crate::value::{Bound, Interval, Number, Unit};

use super::counted_noun::{self, counted_noun};
use super::exempt::{Judged, exempt};
use super::numeral::{Numeral, Sort, numeral_at};
use super::numeral_reader::FigureReader;
use super::quantity_age::is_age;
use super::quantity_limit::{approximation_of, limited, limits};
use super::quantity_unit::{sign_at, unit_behind};
use super::separators::Separators;
use super::types::{Approximation, CountedNoun, Exempt, Quantity, QuantityKind, Temporal};

/// Every figure of `article`, in the order of the text; `times` are its temporal expressions, in order.
pub fn read_quantities(article: &Article, lexicon: &Lexicon, times: &[Temporal]) -> Vec<Quantity> {
    let separators = Separators::of(article, lexicon);
    let mut out = Vec::new();
    for (sentence, place) in article.sentences.iter().enumerate() {
        let reader = FigureReader {
            view: article.view(lexicon),
            separators,
            start: place.tokens.start,
            end: place.tokens.end,
        };
        let mut at = reader.start;
        let mut before = None;
        while at < reader.end {
            match figure_at(&reader, at) {
                Some(figure) => {
                    let next = figure.tokens.end.max(at + 1);
                    if let Some(quantity) = finished(&reader, figure, sentence, times, before) {
                        before = quantity.exempt.map(|kind| (kind, next));
                        out.push(quantity);
                    }
                    at = next;
                }
                None => at += 1,
            }
        }
    }
    out
}

/// Number, unit and limits, before noun and exemption.
struct Figure<'a> {
    /// Sign, number and unit.
    tokens: Range<usize>,
    numeral: Numeral,
    unit: Option<&'a UnitWord>,
    between: bool,
}

/// The figure that begins at `index`: a range or a single one.
fn figure_at<'a>(reader: &FigureReader<'a>, index: usize) -> Option<Figure<'a>> {
    if is_passed_over(reader, index) {
        return None;
    }
    word_range_at(reader, index).or_else(|| {
        let first = single_at(reader, index)?;
        match dash_range(reader, &first) {
            Some(range) => Some(range),
            None => Some(first),
        }
    })
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
fn single_at<'a>(reader: &FigureReader<'a>, index: usize) -> Option<Figure<'a>> {
    let mut at = index;
    let mut negative = false;
    if let Some(behind) = reader.cue(at, NumberCue::Minus) {
        negative = true;
        at = behind;
    } else if reader.is_dash(at)
        && reader.touches_left(at + 1)
        && !reader.touches_left(at)
        && !at.checked_sub(1).is_some_and(|before| reader.kind(before) == Some(TokenKind::Digits))
    {
        negative = true;
        at += 1;
    }
    let sign = sign_at(reader, at);
    let number_at = sign.map_or(at, |(behind, _)| behind);
    let mut numeral = numeral_at(reader, number_at).filter(|numeral| !is_other_word(reader, numeral))?;
    let plain = matches!(numeral.sort, Sort::Cardinal | Sort::Fraction);
    if (sign.is_some() || negative) && (!plain || negative && numeral.in_words && numeral.tokens.len() == 0) {
        return None;
    }
    if negative {
        let value = Decimal::ZERO.checked_sub(numeral.number.value)?;
        let turned = |bound: Bound| match bound {
            Bound::Open => Bound::Open,
            Bound::Included(value) => Bound::Included(-value),
            Bound::Excluded(value) => Bound::Excluded(-value),
        };
        numeral.number = Number::new(value, numeral.number.precision);
        numeral.interval =
            Interval { low: turned(numeral.interval.high), high: turned(numeral.interval.low) };
        numeral.tokens.start = if sign.is_some() { numeral.tokens.start } else { index };
    }
    let behind = unit_behind(reader, &numeral).filter(|_| !matches!(numeral.sort, Sort::Ordinal | Sort::Age));
    let (end, unit) = match (sign, behind) {
        // “$3 US dollars”, «US$ 3 dollari»: the word only repeats the sign.
        (Some(_), Some((end, unit @ (UnitWord::Currency(_) | UnitWord::CurrencySign(_))))) => {
            (end, Some(unit))
        }
        (Some((_, unit)), _) => (numeral.tokens.end, Some(unit)),
        (None, Some((end, unit))) => (end, Some(unit)),
        (None, None) => (numeral.tokens.end, None),
    };
    Some(Figure { tokens: index..end, numeral, unit, between: false })
}

/// «sei» (you are), «una» (a): words that are numbers only beside a noun.
fn is_other_word(reader: &FigureReader<'_>, numeral: &Numeral) -> bool {
    let Range { start, end } = numeral.tokens;
    if numeral.sort != Sort::Cardinal || end - start != 1 || reader.cue(start, NumberCue::NeedsNoun).is_none()
    {
        return false;
    }
    if reader.end - reader.start <= 2 {
        return false;
    }
    let unit = super::quantity_unit::is_unit(reader, end);
    let noun = reader.case(end) == Some(Case::Lower) && !counted_noun::is_function(reader, end);
    let article = reader.word(start, |word| (*word == NumberWord::Article).then_some(())).is_some();
    if article {
        // «uno studio» is no count, «uno dei due» is; «una settimana» is a time, «un yen» money.
        let pronoun = reader.cue(start, NumberCue::One).is_some() && !noun;
        return !(pronoun || super::quantity_unit::is_currency(reader, end));
    }
    let noun = noun && counted_noun::is_plural(&reader.folded(end), reader.view.lexicon);
    let capital = reader.pack().capital_nouns && reader.case(end) == Some(Case::Capital);
    !(unit || noun || capital)
}

/// «tra 20 e 30», “between 20 and 30”.
fn word_range_at<'a>(reader: &FigureReader<'a>, index: usize) -> Option<Figure<'a>> {
    let (opened, row) = reader.word(index, |word| match word {
        NumberWord::RangeOpen(row) => Some(*row),
        _ => None,
    })?;
    let first = single_at(reader, skip_article(reader, opened))?;
    let (linked, ()) =
        reader.word(first.tokens.end, |word| (*word == NumberWord::RangeLink(row)).then_some(()))?;
    let second = single_at(reader, skip_article(reader, linked))?;
    between(first, second)
}

/// «20-30», «1.200-300», “$3-5bn”.
fn dash_range<'a>(reader: &FigureReader<'a>, first: &Figure<'a>) -> Option<Figure<'a>> {
    let end = first.tokens.end;
    if !reader.is_dash(end)
        || !(reader.touches_left(end) && reader.touches_left(end + 1))
        || first.numeral.in_words
    {
        return None;
    }
    let mut second = single_at(reader, end + 1).filter(|second| !second.numeral.in_words)?;
    let dashed = |at: usize| {
        reader.is_dash(at) && reader.touches_left(at) && reader.kind(at + 1) == Some(TokenKind::Digits)
    };
    let led =
        first.tokens.start.checked_sub(1).is_some_and(|at| reader.is_dash(at) && reader.touches_left(at + 1));
    if dashed(second.tokens.end) || led {
        return None;
    }
    if second.numeral.number.value < first.numeral.number.value
        && second.numeral.scale.is_none()
        && second.numeral.tokens.len() == 1
    {
        // «1.200-300»: the second end repeats only its last digits.
        let digits = reader.view.text_of(second.numeral.tokens.start);
        let modulus = (digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit()))
            .then_some(Decimal::ONE_THOUSAND)?;
        let base =
            first.numeral.number.value.checked_sub(first.numeral.number.value.checked_rem(modulus)?)?;
        let value = base.checked_add(second.numeral.number.value)?;
        second.numeral.number = Number::new(value, Decimal::ONE);
        second.numeral.interval = Interval::exactly(value);
    }
    between(
        Figure {
            tokens: first.tokens.clone(),
            numeral: first.numeral.clone(),
            unit: first.unit,
            between: false,
        },
        second,
    )
}

/// The range from `first` to `second`; scale and unit of the second count for the first where it has none.
fn between<'a>(mut first: Figure<'a>, mut second: Figure<'a>) -> Option<Figure<'a>> {
    let plain = |figure: &Figure<'_>| {
        matches!(figure.numeral.sort, Sort::Cardinal | Sort::Collective | Sort::Fraction)
    };
    if !plain(&first) || !plain(&second) {
        return None;
    }
    if let (None, Some(scale)) = (first.numeral.scale, second.numeral.scale) {
        let factor = Decimal::from(scale);
        let lifted = first.numeral.number.scaled(factor);
        if let Some(lifted) = lifted.filter(|lifted| lifted.value < second.numeral.number.value) {
            first.numeral.number = lifted;
            first.numeral.interval = first.numeral.interval.scaled(factor)?;
        }
    }
    let unit = second.unit.or(first.unit);
    if first.unit.is_some() && second.unit.is_some() && first.unit != second.unit {
        return None;
    }
    if second.numeral.number.value <= first.numeral.number.value {
        return None;
    }
    second.numeral.interval =
        Interval { low: first.numeral.interval.low, high: second.numeral.interval.high };
    second.numeral.number = first.numeral.number;
    second.numeral.in_words &= first.numeral.in_words;
    second.numeral.tokens.start = first.numeral.tokens.start;
    Some(Figure {
        tokens: first.tokens.start..second.tokens.end,
        numeral: second.numeral,
        unit,
        between: true,
    })
}

fn skip_article(reader: &FigureReader<'_>, at: usize) -> usize {
    reader.cue(at, NumberCue::FigureArticle).unwrap_or(at)
}

/// Limits, kind, noun and exemption on top.
fn finished<'a>(
    reader: &FigureReader<'a>,
    figure: Figure<'a>,
    sentence: usize,
    times: &[Temporal],
    before: Option<(Exempt, usize)>,
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
    let mut approximation = match (figure.between, numeral.sort) {
        (true, _) => Approximation::Between,
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
        before,
    };
    let exempt = exempt(reader, &judged, times);
    let mut end = end;
    if matches!(exempt, Some(Exempt::Year | Exempt::Calendar | Exempt::Clock)) && noun.take().is_some() {
        end = tokens.end;
    }
    Some(Quantity {
        span: reader.view.span(start..end),
        figure: reader.view.span(tokens),
        numeral: reader.view.span(numeral.tokens),
        value: numeral.number,
        interval,
        approximation,
        kind,
        unit,
        noun,
        exempt,
        in_words: numeral.in_words,
        sentence,
    })
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
