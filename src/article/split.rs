//! How a text is cut into tokens.

use crate::lexicon::WordId;
use crate::text::ProseSpan;

use super::token::{Case, Gap, Token, TokenKind};

/// Splits `text`, which begins at byte `base`, into tokens.
pub(super) fn split(text: &str, base: usize, out: &mut Vec<Token>) {
    let mut gap = Gap::Block;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let at = base + text.len() - rest.len();
        if first.is_whitespace() || is_invisible(first) {
            let no_break = matches!(first, '\u{A0}' | '\u{202F}' | '\u{2009}' | '\u{2007}' | '\u{2060}');
            gap = match gap {
                Gap::None if no_break => Gap::NoBreak,
                Gap::None | Gap::NoBreak if !is_invisible(first) && !no_break => Gap::Space,
                other => other,
            };
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let (kind, len) = if first.is_ascii_digit() {
            (TokenKind::Digits, digits_len(rest))
        } else if first.is_alphabetic() {
            (TokenKind::Word, word_len(rest))
        } else if is_apostrophe(first) && genitive_len(rest, gap).is_some() {
            (TokenKind::Word, genitive_len(rest, gap).unwrap_or(1))
        } else {
            (TokenKind::Sign, first.len_utf8())
        };
        let piece = &rest[..len];
        out.push(Token {
            span: ProseSpan::new(at, at + len),
            kind,
            case: if kind == TokenKind::Word { case_of(piece) } else { Case::None },
            gap,
            word: WordId::UNKNOWN,
            first,
        });
        gap = Gap::None;
        rest = &rest[len..];
    }
}

/// Zero-width characters part nothing and mean nothing.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200B}' | '\u{FEFF}' | '\u{AD}' | '\u{200E}' | '\u{200F}')
}

/// The marks used as an apostrophe.
pub(crate) fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2019}' | '\u{2BC}')
}

/// A run of digits with single separators inside: `1.200.000`, `3,5`, `48'000`.
fn digits_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        while at < bytes.len() && bytes[at].is_ascii_digit() {
            at += 1;
        }
        let separator = match text[at..].chars().next() {
            Some(mark) if mark == '.' || mark == ',' || is_apostrophe(mark) => mark.len_utf8(),
            _ => return at,
        };
        if !bytes.get(at + separator).is_some_and(u8::is_ascii_digit) {
            return at;
        }
        // An apostrophe groups only by three: «48'000», but not the feet of 6'2".
        if 1 < separator || bytes[at] == b'\'' {
            let group = text[at + separator..].bytes().take_while(u8::is_ascii_digit).count();
            if group != 3 {
                return at;
            }
        }
        at += separator;
    }
}

/// Letters, combining marks, digits glued behind letters (`G7`, `M5S`, `km2`); up to and with an elision's apostrophe.
fn word_len(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    let mut n_letters = 0;
    while let Some((at, letter)) = letters.next() {
        if letter.is_alphanumeric() || is_combining(letter) {
            n_letters += 1;
            continue;
        }
        if is_apostrophe(letter) {
            let next = letters.peek().map(|&(_, next)| next);
            let elided = next.is_some_and(char::is_alphabetic);
            let genitive = genitive_len(&text[at..], Gap::None).is_some();
            // «l'ex», «dell'Istat», «vent'anni» part behind the apostrophe; «Arden's» before it.
            if elided && !genitive && n_letters <= 10 {
                return at + letter.len_utf8();
            }
        }
        return at;
    }
    text.len()
}

/// The length of `'s` at the end of a word, where `text` begins with the apostrophe.
fn genitive_len(text: &str, gap: Gap) -> Option<usize> {
    if gap != Gap::None {
        return None;
    }
    let mut letters = text.chars();
    let apostrophe = letters.next().filter(|mark| is_apostrophe(*mark))?;
    let s = letters.next().filter(|letter| matches!(letter, 's' | 'S'))?;
    match letters.next() {
        Some(next) if next.is_alphanumeric() => None,
        _ => Some(apostrophe.len_utf8() + s.len_utf8()),
    }
}

fn is_combining(letter: char) -> bool {
    !letter.is_ascii() && unicode_normalization::char::is_combining_mark(letter)
}

fn case_of(word: &str) -> Case {
    let mut n_upper = 0;
    let mut n_lower = 0;
    let mut first_upper = false;
    for (index, letter) in word.chars().filter(|letter| letter.is_alphabetic()).enumerate() {
        if letter.is_uppercase() {
            n_upper += 1;
            first_upper |= index == 0;
        } else if letter.is_lowercase() {
            n_lower += 1;
        }
    }
    match (n_upper, n_lower) {
        (0, 0) => Case::None,
        (0, _) => Case::Lower,
        (1, _) if first_upper => Case::Capital,
        (_, 0) => Case::Upper,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        crate::article::pieces(text).iter().map(|token| token.span.slice(text)).collect()
    }

    #[test]
    fn elisions_are_words_of_their_own() {
        assert_eq!(pieces("dell’Istat, vent'anni"), ["dell’", "Istat", ",", "vent'", "anni"]);
    }

    #[test]
    fn an_english_genitive_is_parted_before_its_apostrophe() {
        assert_eq!(pieces("Arden's plan"), ["Arden", "'s", "plan"]);
    }

    #[test]
    fn a_number_keeps_its_separators_and_leaves_the_stop() {
        assert_eq!(pieces("1.200.000, 3,5."), ["1.200.000", ",", "3,5", "."]);
    }

    #[test]
    fn feet_and_inches_are_no_thousands() {
        assert_eq!(pieces("6'2\" 48'000"), ["6", "'", "2", "\"", "48'000"]);
    }

    #[test]
    fn digits_and_letters_part_at_the_seam() {
        assert_eq!(pieces("15mila F-35 G7 €3bn"), ["15", "mila", "F", "-", "35", "G7", "€", "3", "bn"]);
    }

    #[test]
    fn gaps_tell_no_break_spaces_apart() {
        let text = "3\u{A0}% 4 %";
        let mut out = Vec::new();
        split(text, 0, &mut out);
        let gaps: Vec<Gap> = out.iter().map(|token| token.gap).collect();
        assert_eq!(gaps, [Gap::Block, Gap::NoBreak, Gap::Space, Gap::Space]);
    }
}
