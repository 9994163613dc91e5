//! The tokens of one sentence, with the questions that the grammar of figures asks of them.

use crate::article::{Case, Gap, TokenKind, TokenView};
use crate::lexicon::{Kinds, NumberCue, NumberWord, NumbersPack, Sense, fold_into};

use super::separators::Separators;

/// The tokens of one sentence with what is needed to read figures in them.
#[derive(Clone, Copy, Debug)]
pub(super) struct FigureReader<'a> {
    /// The tokens.
    pub view: TokenView<'a>,
    /// The article's convention.
    pub separators: Separators,
    /// The sentence's first token.
    pub start: usize,
    /// The token after its last.
    pub end: usize,
}

impl<'a> FigureReader<'a> {
    /// The language's numbers.
    pub fn pack(&self) -> &'a NumbersPack {
        &self.view.lexicon.numbers
    }

    /// The longest phrase at `index` inside the sentence that `pick` accepts: the index behind it, and what was picked.
    pub fn word<Picked>(
        &self,
        index: usize,
        mut pick: impl FnMut(&'a NumberWord) -> Option<Picked>,
    ) -> Option<(usize, Picked)> {
        if index < self.start || self.end <= index {
            return None;
        }
        self.view.senses_in(index, Kinds::NUMBER).find_map(|(n_tokens, sense)| match sense {
            Sense::Number(word) if index + n_tokens <= self.end => {
                pick(word).map(|picked| (index + n_tokens, picked))
            }
            _ => None,
        })
    }

    /// The index behind the phrase at `index` that plays the part `cue`.
    pub fn cue(&self, index: usize, cue: NumberCue) -> Option<usize> {
        self.word(index, |word| (*word == NumberWord::Cue(cue)).then_some(())).map(|(end, ())| end)
    }

    /// The start of the longest phrase that ends before `index` and that `pick` accepts.
    pub fn word_before<Picked>(
        &self,
        index: usize,
        mut pick: impl FnMut(&'a NumberWord) -> Option<Picked>,
    ) -> Option<(usize, Picked)> {
        (index.saturating_sub(5).max(self.start)..index).find_map(|start| {
            self.view.senses_in(start, Kinds::NUMBER).find_map(|(n_tokens, sense)| match sense {
                Sense::Number(word) if start + n_tokens == index => pick(word).map(|picked| (start, picked)),
                _ => None,
            })
        })
    }

    /// The start of the phrase before `index` that plays the part `cue`.
    pub fn cue_before(&self, index: usize, cue: NumberCue) -> Option<usize> {
        self.word_before(index, |word| (*word == NumberWord::Cue(cue)).then_some(())).map(|(start, ())| start)
    }

    /// Whether the token at `index` is a dash.
    pub fn is_dash(&self, index: usize) -> bool {
        index < self.end && ['-', '–', '—', '‑', '−'].iter().any(|dash| self.view.is_sign(index, *dash))
    }

    /// Whether nothing stands between the token at `index` and the one before it.
    #[inline]
    pub fn touches_left(&self, index: usize) -> bool {
        self.start < index && self.view.get(index).is_some_and(|token| token.gap == Gap::None)
    }

    /// The kind of the token at `index`, inside the sentence.
    #[inline]
    pub fn kind(&self, index: usize) -> Option<TokenKind> {
        if index < self.start || self.end <= index {
            None
        } else {
            self.view.get(index).map(|token| token.kind)
        }
    }

    /// How the word at `index` is written; none for anything but a word of the sentence.
    pub fn case(&self, index: usize) -> Option<Case> {
        (self.kind(index)? == TokenKind::Word).then(|| self.view.get(index).map(|token| token.case))?
    }

    /// The folded text of the token at `index`.
    pub fn folded(&self, index: usize) -> String {
        let mut out = String::new();
        fold_into(self.view.text_of(index), &mut out);
        out
    }
}
