//! Tokens: one pass over the readable text, and the readings that the lexicon gives them.

use crate::lexicon::{Lexicon, Match, Sense, WordId, fold_into};
use crate::prose::Block;
use crate::text::ProseSpan;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters; an elided word keeps its apostrophe («l'», «dell'»), an English genitive is `'s`.
    Word,
    /// Digits with the separators between them: `12.000`, `1,2`, `20.45`, `48'000`.
    Digits,
    /// Any other single character.
    Sign,
}

/// How the letters of a word are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// No letters, or letters without case.
    None,
    /// `soldati`.
    Lower,
    /// `Ferrante`.
    Capital,
    /// `ANSA`; a single capital letter counts as [`Case::Capital`].
    Upper,
    /// `iPhone`, `McDonald`.
    Mixed,
}

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gap {
    /// Nothing: it touches the token before it.
    None,
    /// A no-break or thin space: as a group separator, or before a unit.
    NoBreak,
    /// Ordinary white space.
    Space,
    /// The token opens a block.
    Block,
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: ProseSpan,
    /// What it is made of.
    pub kind: TokenKind,
    /// How its letters are written.
    pub case: Case,
    /// What stands before it.
    pub gap: Gap,
    /// The folded word, if some list knows it.
    pub word: WordId,
    /// The first character.
    pub first: char,
}

/// The tokens of a text, with every phrase of the lexicon that begins at each.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    list: Vec<Token>,
    matches: Vec<Match>,
    /// Where the matches of each token begin in `matches`; one more entry than tokens.
    first_match: Vec<u32>,
    /// The token range of each block.
    blocks: Vec<(u32, u32)>,
}

impl Tokens {
    /// Splits every block of `text`.
    pub fn read(text: &str, blocks: &[Block], lexicon: &Lexicon) -> Self {
        let mut tokens = Tokens::default();
        let mut folded = String::new();
        for block in blocks {
            let start = tokens.list.len() as u32;
            split(block.span.slice(text), block.span.start(), &mut tokens.list);
            for token in &mut tokens.list[start as usize..] {
                fold_into(token.span.slice(text), &mut folded);
                token.word = lexicon.words.id(&folded);
            }
            tokens.blocks.push((start, tokens.list.len() as u32));
        }
        tokens.find_matches(lexicon);
        tokens
    }

    fn find_matches(&mut self, lexicon: &Lexicon) {
        let mut found = Vec::new();
        for &(start, end) in &self.blocks {
            for index in start..end {
                self.first_match.push(self.matches.len() as u32);
                let words = self.list[index as usize..end as usize].iter().map(|token| token.word);
                lexicon.words.matches(words, &mut found);
                self.matches.extend_from_slice(&found);
            }
        }
        self.first_match.push(self.matches.len() as u32);
    }

    /// All tokens.
    pub fn list(&self) -> &[Token] {
        &self.list
    }

    /// The token range of the block with this index; empty past the last block.
    pub fn of_block(&self, block: usize) -> std::ops::Range<usize> {
        self.blocks.get(block).map_or(0..0, |&(start, end)| start as usize..end as usize)
    }

    /// The phrases that begin at `token`, longest first; empty past the last token.
    pub fn matches_at(&self, token: usize) -> &[Match] {
        match (self.first_match.get(token), self.first_match.get(token.wrapping_add(1))) {
            (Some(&start), Some(&end)) => &self.matches[start as usize..end as usize],
            _ => &[],
        }
    }

    /// The first token that ends after `offset`.
    pub fn at(&self, offset: usize) -> usize {
        self.list.partition_point(|token| token.span.end() <= offset)
    }
}

/// The tokens with what is needed to read them: the text and the lexicon.
#[derive(Clone, Copy, Debug)]
pub struct TokenView<'a> {
    /// The readable text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a Tokens,
    /// The language's words.
    pub lexicon: &'a Lexicon,
}

impl<'a> TokenView<'a> {
    /// The token at `index`, if there is one.
    pub fn get(self, index: usize) -> Option<&'a Token> {
        self.tokens.list.get(index)
    }

    /// The text of the token at `index`; empty past the end.
    pub fn text_of(self, index: usize) -> &'a str {
        self.get(index).map_or("", |token| token.span.slice(self.text))
    }

    /// Whether the token at `index` is the single character `sign`.
    pub fn is_sign(self, index: usize, sign: char) -> bool {
        self.get(index).is_some_and(|token| token.kind == TokenKind::Sign && token.first == sign)
    }

    /// Every reading that begins at `index` with the number of tokens it covers, longest first.
    pub fn senses_at(self, index: usize) -> impl Iterator<Item = (usize, &'a Sense)> {
        self.tokens.matches_at(index).iter().flat_map(move |&found| {
            self.lexicon.words.senses(found).iter().map(move |sense| (found.n_tokens as usize, sense))
        })
    }

    /// The same without the words that only a rule asks for: none, where the word is in no list of grammar.
    pub fn grammar_at(self, index: usize) -> impl Iterator<Item = (usize, &'a Sense)> {
        self.senses_at(index).filter(|(_, sense)| sense.is_grammar())
    }

    /// The longest reading at `index` that `pick` accepts, with the number of tokens it covers.
    pub fn find_sense<Picked>(
        self,
        index: usize,
        mut pick: impl FnMut(&'a Sense) -> Option<Picked>,
    ) -> Option<(usize, Picked)> {
        self.senses_at(index).find_map(|(n_tokens, sense)| pick(sense).map(|picked| (n_tokens, picked)))
    }

    /// The span from the first to the last token of a non-empty range; empty where the range is.
    pub fn span(self, range: std::ops::Range<usize>) -> ProseSpan {
        match (self.get(range.start), range.end.checked_sub(1).and_then(|last| self.get(last))) {
            (Some(first), Some(last)) if range.start < range.end => first.span.cover(last.span),
            _ => ProseSpan::new(0, 0),
        }
    }
}

/// The tokens of words that stand in no text, such as those of a pattern; their spans count in `text`.
pub(crate) fn pieces(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    split(text, 0, &mut out);
    out
}

/// Splits `text`, which begins at byte `base`, into tokens.
fn split(text: &str, base: usize, out: &mut Vec<Token>) {
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
        super::pieces(text).iter().map(|token| token.span.slice(text)).collect()
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
