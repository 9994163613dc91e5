//! Ranges written with the greater end first: when «30-20» is a slip, and when it is a score, a fall or a short form.

use rust_decimal::Decimal;

use crate::article::TokenKind;
use crate::lexicon::{FormWord, Kinds, NumberWord, ProseWord, Sense, Side, UnitWord};
use crate::value::{Interval, Number};

use super::counted_noun::counted_noun;
use super::numeral_reader::FigureReader;
use super::quantity::Figure;
use crate::mention::RangeJoint;

/// How many tokens on either side are asked whether the numbers are votes, points or a fall.
const NEAR: usize = 14;

/// Two numbers of a day's hours need a unit to be no hours: “9-5 jobs”.
const HOURS: u32 = 24;

/// Whether two numbers joined by a dash or one word may be a range with the greater end first.
///
/// Invariant: something is measured or counted, and nothing near is a vote, a match or a fall.
pub(super) fn may_fall(
    reader: &FigureReader<'_>,
    first: &Figure<'_>,
    second: &Figure<'_>,
    joint: RangeJoint,
) -> bool {
    if first.numeral.in_words != second.numeral.in_words || is_contest(reader, first, second) {
        return false;
    }
    let (one, other) = (first.numeral.number.value, second.numeral.number.value);
    match second.unit.or(first.unit) {
        // “52 to 48 percent”: two shares of one whole.
        Some(UnitWord::Percent) => {
            one.checked_add(other).is_some_and(|sum| sum < Decimal::from(80)) && is_led(reader, first)
        }
        Some(UnitWord::Points) => false,
        Some(_) => true,
        None => {
            let hours = one <= Decimal::from(HOURS) && second.numeral.scale.is_none();
            second.numeral.scale.is_some()
                || !hours
                    && counted_noun(reader, &second.numeral).is_some()
                    && (joint == RangeJoint::Dash || is_led(reader, first))
        }
    }
}

/// Whether what stands before can open no second object: “of 50 to 30 people”, but not “gave 50 to 30 people”.
fn is_led(reader: &FigureReader<'_>, first: &Figure<'_>) -> bool {
    let start = first.tokens.start;
    let approximated = || {
        reader
            .word_before(start, |word| {
                matches!(word, NumberWord::Approximator(_, Side::Before)).then_some(())
            })
            .is_some()
    };
    let preposition = |at: usize| {
        reader.view.senses_in(at, Kinds::PROSE).any(|(n_tokens, sense)| {
            at + n_tokens == start
                && matches!(
                    sense,
                    Sense::Prose(ProseWord::Preposition | ProseWord::Auxiliary | ProseWord::Article)
                )
        })
    };
    start == reader.start || approximated() || start.checked_sub(1).is_some_and(preposition)
}

/// Whether a vote, a match, odds or a fall stand near.
fn is_contest(reader: &FigureReader<'_>, first: &Figure<'_>, second: &Figure<'_>) -> bool {
    let from = first.tokens.start.saturating_sub(NEAR).max(reader.start);
    let to = (second.tokens.end + NEAR).min(reader.end);
    (from..to).any(|at| {
        reader
            .view
            .senses_in(at, Kinds::FORM)
            .any(|(_, sense)| matches!(sense, Sense::Form(FormWord::Contest | FormWord::Fall)))
    })
}

/// «12-5 mila»: the second end repeats only its last digits, and the scale belongs to both.
pub(super) fn shortened(reader: &FigureReader<'_>, first: &Figure<'_>, second: &mut Figure<'_>) {
    let _ = shorten(reader, first, second);
}

fn shorten(reader: &FigureReader<'_>, first: &Figure<'_>, second: &mut Figure<'_>) -> Option<()> {
    let scale = Decimal::from(second.numeral.scale.filter(|_| first.numeral.scale.is_none())?);
    let (long, short) = (digits(reader, first)?, digits(reader, second)?);
    let kept = long.len().checked_sub(short.len()).filter(|kept| 1 <= *kept)?;
    let tail = long.get(kept..)?;
    if short <= tail {
        return None;
    }
    let whole = Decimal::from_str_exact(&format!("{}{short}", long.get(..kept)?)).ok()?;
    let value = whole.checked_mul(scale)?;
    let half = scale.checked_div(Decimal::TWO)?;
    second.numeral.number = Number::new(value, scale);
    second.numeral.interval = Interval::between(value.checked_sub(half)?, value.checked_add(half)?);
    Some(())
}

/// The plain digits that a figure begins with.
fn digits<'a>(reader: &FigureReader<'a>, figure: &Figure<'_>) -> Option<&'a str> {
    let text = reader.view.text_of(figure.numeral.tokens.start);
    text.bytes().all(|byte| byte.is_ascii_digit()).then_some(text).filter(|text| !text.is_empty())
}

/// Whether both ends have as many digits before their decimals: «120-30» repeats only its last ones.
pub(super) fn same_length(reader: &FigureReader<'_>, first: &Figure<'_>, second: &Figure<'_>) -> bool {
    let written = |figure: &Figure<'_>| {
        let at = figure.numeral.tokens.start;
        let number = reader.separators.read(reader.view.text_of(at))?;
        (reader.kind(at) == Some(TokenKind::Digits)).then(|| number.value.trunc().to_string().len())
    };
    written(first).is_some_and(|length| Some(length) == written(second))
}
