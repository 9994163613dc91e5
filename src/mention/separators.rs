//! Separators: whether «1.200» is twelve hundred or one and a fifth, decided once per article.
//!
//! A number with two different marks, with several groups or with a tail that is no group of three is
//! sure; the sure ones outvote the language's habit. Knows no words.

use rust_decimal::Decimal;

use crate::article::{Article, TokenKind};
use crate::lexicon::Lexicon;
use crate::text::ProseSpan;
use crate::value::Number;

use super::types::{MarkedNumber, Marks};

/// The convention of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Separators {
    /// The decimal mark: `,` or `.`.
    pub decimal: char,
}

/// The digit runs of `article` that hold a comma or a full stop as numbers do.
pub fn read_marked_numbers(article: &Article) -> Vec<MarkedNumber> {
    let marked = |span: ProseSpan| {
        let text = span.slice(&article.prose.text);
        let marks = match shape(text) {
            Shape::Grouped(mark) => Marks::Thousands(mark),
            Shape::Decimals(mark) => Marks::Decimals(mark),
            Shape::Open(mark) if !text.starts_with('0') => Marks::Open(mark),
            Shape::Open(mark) => Marks::Decimals(mark),
            Shape::Plain | Shape::Other => return None,
        };
        let mark = text.chars().find(|letter| !letter.is_ascii_digit())?;
        matches!(mark, '.' | ',').then_some(MarkedNumber { span, marks })
    };
    let tokens = article.tokens.list().iter();
    tokens.filter(|token| token.kind == TokenKind::Digits).filter_map(|token| marked(token.span)).collect()
}

/// What the marks of a digit run say by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// Digits only.
    Plain,
    /// Grouped, no decimals.
    Grouped(char),
    /// The last mark parts the decimals.
    Decimals(char),
    /// One mark before three digits: grouped or decimals.
    Open(char),
    /// No number: a date, an address, a version.
    Other,
}

impl Separators {
    /// Collects the sure cases of `article`.
    pub fn of(article: &Article, lexicon: &Lexicon) -> Self {
        let habit = if lexicon.numbers.decimal == "." { '.' } else { ',' };
        let (mut for_habit, mut against) = (0_u32, 0_u32);
        for token in article.tokens.list() {
            if token.kind != TokenKind::Digits {
                continue;
            }
            let text = token.span.slice(&article.prose.text);
            let decimal = match shape(text) {
                // «20.45» may be a clock, “12,50” is not.
                Shape::Decimals(mark) if mark == habit || !is_clock(text) => mark,
                Shape::Grouped('.') => ',',
                Shape::Grouped(',') => '.',
                _ => continue,
            };
            if decimal == habit { for_habit += 1 } else { against += 1 }
        }
        let other = if habit == '.' { ',' } else { '.' };
        Self { decimal: if for_habit < against { other } else { habit } }
    }

    /// The number that `text` writes, with its precision; absent for dates, versions and the like.
    pub fn read(self, text: &str) -> Option<Number> {
        let decimal = match shape(text) {
            Shape::Plain | Shape::Grouped(_) => None,
            Shape::Decimals(mark) => Some(mark),
            Shape::Open(mark) if mark == self.decimal || text.starts_with('0') => Some(mark),
            Shape::Open(_) => None,
            Shape::Other => return None,
        };
        let (whole, tail) = match decimal.and_then(|mark| text.rsplit_once(mark)) {
            Some((whole, tail)) => (whole, tail),
            None => (text, ""),
        };
        let mut plain: String = whole.chars().filter(char::is_ascii_digit).collect();
        if !tail.is_empty() {
            plain.push('.');
            plain.push_str(tail);
        }
        if 28 < plain.len() {
            return None;
        }
        let value = Decimal::from_str_exact(&plain).ok()?;
        Some(Number::new(value, Decimal::new(1, tail.len() as u32)))
    }
}

fn is_clock(text: &str) -> bool {
    text.split_once('.').is_some_and(|(hour, minute)| {
        minute.len() == 2
            && hour.parse::<u8>().is_ok_and(|hour| hour <= 24)
            && minute.parse::<u8>().is_ok_and(|minute| minute <= 59)
    })
}

fn shape(text: &str) -> Shape {
    let mut marks = text.chars().filter(|letter| !letter.is_ascii_digit());
    let Some(first) = marks.next() else { return Shape::Plain };
    let mut last = first;
    let mut n_marks = 1;
    let mut n_kinds = 1;
    for mark in marks {
        n_marks += 1;
        if mark != last {
            n_kinds += 1;
        }
        last = mark;
    }
    let is_mark = |letter: char| !letter.is_ascii_digit();
    let groups = || text.split(is_mark);
    let tail = groups().next_back().unwrap_or("").len();
    let head = groups().next().unwrap_or("").len();
    let grouped = |n: usize| {
        (1..=3).contains(&head) && groups().skip(1).take(n).all(|group| group.len() == 3)
            || 2 <= n
                && head <= 2
                && groups().skip(1).take(n - 1).all(|group| group.len() == 2)
                && last == ','
                && tail == 3
    };
    // «192.168.100.200» is an address: four numbers up to 255, none with a nought before it.
    let is_octet = |group: &str| (group == "0" || !group.starts_with('0')) && group.parse::<u8>().is_ok();
    if n_marks == 3 && n_kinds == 1 && first == '.' && groups().all(is_octet) {
        return Shape::Other;
    }
    match (n_kinds, n_marks) {
        (1, 1) if !matches!(first, '.' | ',') => Shape::Grouped(first),
        (1, 1) if tail == 3 && head <= 3 => Shape::Open(first),
        (1, 1) => Shape::Decimals(first),
        (1, _) if grouped(n_marks) => Shape::Grouped(first),
        (2, _) if grouped(n_marks - 1) => Shape::Decimals(last),
        _ => Shape::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(decimal: char, text: &str) -> Option<String> {
        Separators { decimal }.read(text).map(|number| format!("{number} ±{}", number.precision))
    }

    #[test]
    fn the_convention_decides_a_single_group_of_three() {
        assert_eq!(read(',', "1.200").as_deref(), Some("1200 ±1"));
        assert_eq!(read('.', "1.200").as_deref(), Some("1.2 ±0.001"));
    }

    #[test]
    fn sure_shapes_need_no_convention() {
        assert_eq!(read('.', "1.200,5").as_deref(), Some("1200.5 ±0.1"));
        assert_eq!(read(',', "1,200,000").as_deref(), Some("1200000 ±1"));
        assert_eq!(read(',', "48'000").as_deref(), Some("48000 ±1"));
        assert_eq!(read(',', "3.5").as_deref(), Some("3.5 ±0.1"));
    }

    #[test]
    fn dates_and_versions_are_no_numbers() {
        assert_eq!(read(',', "12.10.2025"), None);
        assert_eq!(read(',', "192.168.1.1"), None);
        assert_eq!(read('.', "192.168.100.200"), None);
        assert_eq!(read(',', "1.200.000.000").as_deref(), Some("1200000000 ±1"));
    }
}
