//! Numbers as science writes them: «1,1^23», «4e14», “2.48×10⁻⁵”, “.0012G”. Knows no words.

use rust_decimal::Decimal;

use crate::article::TokenKind;
use crate::value::Number;

use super::numeral_reader::FigureReader;

/// A greater exponent leaves no exact decimal.
const GREATEST: u32 = 64;

/// What exponent stands behind `base`, which ends before `end`: the token behind, and the value.
pub(super) fn raised(reader: &FigureReader<'_>, end: usize, base: Number) -> Option<(usize, Number)> {
    let touching = reader.touches_left(end);
    if touching && reader.view.is_sign(end, '^') {
        let (behind, exponent) = exponent_at(reader, end + 1)?;
        return Some((behind, Number::new(power(base.value, exponent)?, Decimal::ZERO)));
    }
    if touching && reader.kind(end) == Some(TokenKind::Word) {
        // «12e-1» is «12», «e», «-», «1»; “4e14” is “4”, “e14”.
        let text = reader.view.text_of(end);
        let tail = text.strip_prefix(['e', 'E'])?;
        let (behind, exponent) = if tail.is_empty() {
            exponent_at(reader, end + 1)?
        } else {
            let digits = tail.bytes().all(|byte| byte.is_ascii_digit()) && tail.len() <= 2;
            (end + 1, tail.parse().ok().filter(|_| digits)?)
        };
        return times_ten(base, exponent).map(|number| (behind, number));
    }
    if base.value == Decimal::TEN
        && touching
        && let Some((behind, exponent)) = raised_at(reader, end)
    {
        return times_ten(Number::whole(1), exponent).map(|number| (behind, number));
    }
    let times = ['×', '·', '*', '⋅'].iter().any(|sign| reader.view.is_sign(end, *sign))
        || reader.view.text_of(end) == "x";
    if !times || reader.view.text_of(end + 1) != "10" || reader.end <= end + 2 {
        return None;
    }
    let caret = reader.view.is_sign(end + 2, '^') && reader.touches_left(end + 2);
    let minus = reader.view.is_sign(end, '×') && reader.is_dash(end + 2) && reader.touches_left(end + 2);
    let (behind, exponent) = if caret {
        exponent_at(reader, end + 3)?
    } else if minus {
        exponent_at(reader, end + 2)?
    } else {
        raised_at(reader, end + 2)?
    };
    times_ten(base, exponent).map(|number| (behind, number))
}

/// `23`, `-1`, `+23`, touching what stands before.
fn exponent_at(reader: &FigureReader<'_>, index: usize) -> Option<(usize, i32)> {
    let minus = reader.is_dash(index);
    let signed = minus || reader.view.is_sign(index, '+');
    let at = index + usize::from(signed);
    let text = reader.view.text_of(at);
    let plain = reader.kind(at) == Some(TokenKind::Digits)
        && text.len() <= 3
        && text.bytes().all(|byte| byte.is_ascii_digit());
    if !plain || !reader.touches_left(index) || !reader.touches_left(at) {
        return None;
    }
    let value: i32 = text.parse().ok()?;
    Some((at + 1, if minus { -value } else { value }))
}

/// `⁻⁵`: raised digits touching what stands before.
fn raised_at(reader: &FigureReader<'_>, index: usize) -> Option<(usize, i32)> {
    let minus = reader.view.is_sign(index, '⁻');
    let mut at = index + usize::from(minus || reader.view.is_sign(index, '⁺'));
    let mut value = 0;
    let mut n_digits = 0;
    while at < reader.end && reader.touches_left(at) && n_digits < 3 {
        let Some(digit) = reader.view.get(at).and_then(|token| raised_digit(token.first)) else { break };
        value = value * 10 + digit;
        n_digits += 1;
        at += 1;
    }
    (0 < n_digits).then_some((at, if minus { -value } else { value }))
}

fn raised_digit(letter: char) -> Option<i32> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|digit| digit == letter).and_then(|digit| i32::try_from(digit).ok())
}

/// `base` to the power of `exponent`, as long as it is an exact or a full decimal.
fn power(base: Decimal, exponent: i32) -> Option<Decimal> {
    if GREATEST < exponent.unsigned_abs() {
        return None;
    }
    let mut value = Decimal::ONE;
    for _ in 0..exponent.unsigned_abs() {
        value = value.checked_mul(base)?;
    }
    if exponent < 0 { Decimal::ONE.checked_div(value) } else { Some(value) }
}

/// `base` times ten to the power of `exponent`, its precision with it.
fn times_ten(base: Number, exponent: i32) -> Option<Number> {
    let tens = power(Decimal::TEN, i32::try_from(exponent.unsigned_abs()).ok()?)?;
    if 0 <= exponent {
        return base.scaled(tens);
    }
    Some(Number::new(base.value.checked_div(tens)?, base.precision.checked_div(tens)?))
}

/// “.5”, “,5” before which nothing stands: the decimal mark opens the number.
pub(super) fn led_by_mark(reader: &FigureReader<'_>, index: usize) -> Option<(usize, Number)> {
    let mark = reader.separators.decimal;
    let text = reader.view.text_of(index + 1);
    let opens = reader.view.is_sign(index, mark)
        && reader.kind(index + 1) == Some(TokenKind::Digits)
        && reader.touches_left(index + 1)
        && !reader.touches_left(index);
    // A comma with the space on its wrong side is no number.
    let meant = mark == '.' || index == reader.start;
    if !opens || !meant || 8 < text.len() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let value = Decimal::from_str_exact(&format!("0.{text}")).ok()?;
    Some((index + 2, Number::new(value, Decimal::new(1, text.len() as u32))))
}

/// “5G”: a generation of networks, neither grams nor thousands of millions.
pub(super) fn is_generation(reader: &FigureReader<'_>, index: usize) -> bool {
    let before = index.checked_sub(1).map_or("", |before| reader.view.text_of(before));
    reader.view.text_of(index) == "G"
        && reader.touches_left(index)
        && matches!(before, "1" | "2" | "3" | "4" | "5" | "6")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(number: Option<Number>) -> Option<String> {
        number.map(|number| number.to_string())
    }

    #[test]
    fn powers_stay_exact() {
        let base = Decimal::new(11, 1);
        assert_eq!(power(base, 2).map(|value| value.to_string()).as_deref(), Some("1.21"));
        assert_eq!(power(Decimal::new(25, 1), -1).map(|value| value.to_string()).as_deref(), Some("0.4"));
        assert_eq!(shown(times_ten(Number::whole(12), -1)).as_deref(), Some("1.2"));
        assert_eq!(shown(times_ten(Number::whole(4), 14)).as_deref(), Some("400000000000000"));
    }

    #[test]
    fn what_does_not_fit_is_no_number() {
        assert_eq!(power(Decimal::TEN, 40), None);
        assert_eq!(power(Decimal::ZERO, -1), None);
        assert_eq!(shown(times_ten(Number::whole(9), 99)), None);
    }
}
