//! Tokens: one pass over the readable text, and the readings that the lexicon gives them.

use crate::lexicon::{Kinds, Lexicon, Match, Sense, WordId, fold_into};
use crate::prose::Block;
use crate::text::ProseSpan;

use super::split::split;

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
    /// The sorts of readings that begin at each token.
    kinds: Vec<Kinds>,
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
                tokens.kinds.push(kinds_of(token, &folded, lexicon));
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
                if let Some(kinds) = self.kinds.get_mut(index as usize) {
                    *kinds = found.iter().map(|it| lexicon.words.kinds(*it)).fold(*kinds, Kinds::or);
                }
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
    #[inline]
    pub fn matches_at(&self, token: usize) -> &[Match] {
        match (self.first_match.get(token), self.first_match.get(token.wrapping_add(1))) {
            (Some(&start), Some(&end)) => &self.matches[start as usize..end as usize],
            _ => &[],
        }
    }

    /// The sorts of readings that begin at `token`; none past the last token.
    #[inline]
    pub fn kinds_at(&self, token: usize) -> Kinds {
        self.kinds.get(token).copied().unwrap_or_default()
    }

    /// The first token that ends after `offset`.
    pub fn at(&self, offset: usize) -> usize {
        self.list.partition_point(|token| token.span.end() <= offset)
    }
}

/// What the letters of a token tell of it.
fn kinds_of(token: &Token, folded: &str, lexicon: &Lexicon) -> Kinds {
    if token.kind != TokenKind::Word {
        return Kinds::NONE;
    }
    let when = |is: bool, kinds: Kinds| if is { kinds } else { Kinds::NONE };
    when(lexicon.numbers.may_open(folded), Kinds::COMPOUND)
        .or(when(lexicon.numbers.may_be_derived(folded), Kinds::DERIVED))
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
    #[inline]
    pub fn get(self, index: usize) -> Option<&'a Token> {
        self.tokens.list.get(index)
    }

    /// The text of the token at `index`; empty past the end.
    #[inline]
    pub fn text_of(self, index: usize) -> &'a str {
        self.get(index).map_or("", |token| token.span.slice(self.text))
    }

    /// Whether the token at `index` is the single character `sign`.
    #[inline]
    pub fn is_sign(self, index: usize, sign: char) -> bool {
        self.get(index).is_some_and(|token| token.kind == TokenKind::Sign && token.first == sign)
    }

    /// Every reading that begins at `index` with the number of tokens it covers, longest first.
    #[inline]
    pub fn senses_at(self, index: usize) -> impl Iterator<Item = (usize, &'a Sense)> {
        self.tokens.matches_at(index).iter().flat_map(move |&found| {
            self.lexicon.words.senses(found).iter().map(move |sense| (found.n_tokens as usize, sense))
        })
    }

    /// Whether a reading of one of these sorts begins at `index`.
    #[inline]
    pub fn has(self, index: usize, kinds: Kinds) -> bool {
        self.tokens.kinds_at(index).has(kinds)
    }

    /// The readings that begin at `index` where one of them is of these sorts; none elsewhere.
    #[inline]
    pub fn senses_in(self, index: usize, kinds: Kinds) -> impl Iterator<Item = (usize, &'a Sense)> {
        let matches = if self.has(index, kinds) { self.tokens.matches_at(index) } else { &[] };
        matches.iter().filter(move |found| self.lexicon.words.kinds(**found).has(kinds)).flat_map(
            move |&found| {
                self.lexicon.words.senses(found).iter().map(move |sense| (found.n_tokens as usize, sense))
            },
        )
    }

    /// The longest reading of these sorts at `index` that `pick` accepts, with the number of tokens it covers.
    pub fn find_sense_in<Picked>(
        self,
        index: usize,
        kinds: Kinds,
        mut pick: impl FnMut(&'a Sense) -> Option<Picked>,
    ) -> Option<(usize, Picked)> {
        let mut senses = self.senses_in(index, kinds);
        senses.find_map(|(n_tokens, sense)| pick(sense).map(|picked| (n_tokens, picked)))
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
