//! Whether a sentence goes on with what the one before reported: «Il missile …», “There are …”, “The company …”.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::article::{Case, Sentence, TokenKind, TokenView};
use crate::lexicon::{Cue, Kinds, ProseWord, Sense, SourceNoun};
use crate::text::ProseSpan;

use super::attribution_source::{Source, cue_at};

/// Within how many tokens a sentence takes up a word of the one before.
const OPENING: usize = 8;

/// How many letters make two words one: «dealers», “dealerships”.
const STEM: usize = 6;

/// How many words a heading has.
const HEADING: usize = 5;

/// One sentence behind another whose source it may go on with.
pub(super) struct Lean<'a> {
    /// The tokens of the article.
    pub(super) view: TokenView<'a>,
    /// The sentence that has a source.
    pub(super) before: &'a Sentence,
    /// The one in which the source was named, further up where others went on with it.
    pub(super) origin: &'a Sentence,
    /// The sentence that may go on.
    pub(super) sentence: &'a Sentence,
    /// The source of the sentence before.
    pub(super) carried: Option<ProseSpan>,
}

impl Lean<'_> {
    /// Whether the sentence goes on with the sentence before; `is_next` where nothing stands between them.
    pub(super) fn leans(&self, sources: &[Source], is_next: bool) -> bool {
        let start = self.start();
        // «Questa mattina …»: a time, and nothing that was spoken of.
        let is_time = cue_at(self.view, start, Cue::NoCue).is_some();
        let opens = [ProseWord::Continuation, ProseWord::Demonstrative]
            .into_iter()
            .any(|word| self.is_prose(start, word));
        if opens && !is_time || self.opens_quotation(self.sentence) || self.goes_on() || self.is_reported() {
            return true;
        }
        // Behind a quotation the article speaks again, unless it takes up what was said.
        if self.opens_quotation(self.before) {
            return self.takes_up(start, false, self.before.tokens.clone());
        }
        cue_at(self.view, start, Cue::Anaphor).is_some()
            || self.takes_up(start, is_next, self.origin.tokens.clone())
            || sources
                .iter()
                .find(|it| !it.is_country)
                .is_some_and(|it| it.tokens.start < start + OPENING && self.is_source(it))
    }

    /// A line of a few words without a full stop: a heading.
    pub(super) fn is_heading(&self) -> bool {
        let tokens = &self.sentence.tokens;
        let last = tokens.end.saturating_sub(1);
        tokens.len() <= HEADING && self.view.get(last).is_some_and(|it| it.kind != TokenKind::Sign)
    }

    fn opens_quotation(&self, sentence: &Sentence) -> bool {
        self.view.get(sentence.tokens.start).is_some_and(|it| matches!(it.first, '“' | '«' | '"'))
    }

    /// Whether it opens with a phrase that only goes on: «il resto», “the additional”.
    pub(super) fn goes_on(&self) -> bool {
        let start = self.start();
        cue_at(self.view, start, Cue::Continuing).is_some() || self.is_prose(start, ProseWord::Continuation)
    }

    /// Whether it is told in the mood of reported speech: „Die Lage sei ruhig“, «I morti sarebbero 40».
    pub(super) fn is_reported(&self) -> bool {
        self.sentence.tokens.clone().any(|at| cue_at(self.view, at, Cue::Reported).is_some())
    }

    /// Whether `source` was named, or spoken of, in the sentence before.
    pub(super) fn is_known(&self, source: &Source) -> bool {
        if self.is_source(source) {
            return true;
        }
        let said = self.origin.tokens.clone().chain(self.before.tokens.clone());
        let known: FxHashSet<String> = said.map(|at| self.view.text_of(at).to_lowercase()).collect();
        // The first word has a capital, name or not: “Actual Tormex sales”.
        let opening = if 1 < source.tokens.len() { self.start() } else { self.sentence.tokens.end };
        source
            .tokens
            .clone()
            .filter(|&at| at != opening)
            .all(|at| known.contains(&self.view.text_of(at).to_lowercase()))
    }

    /// Whether `source` names the source before: “Ford” after “Ford Motor”, “the company”.
    fn is_source(&self, source: &Source) -> bool {
        let Some(carried) = self.carried else { return false };
        let tokens =
            self.view.tokens.at(carried.start())..self.view.tokens.at(carried.end().saturating_sub(1)) + 1;
        let is_name = |at: usize| self.is_name(at);
        let known: FxHashSet<&str> =
            tokens.filter(|&at| is_name(at)).map(|at| self.view.text_of(at)).collect();
        let mut names = source.tokens.clone().filter(|&at| is_name(at)).peekable();
        if names.peek().is_some() {
            return names.all(|at| known.contains(self.view.text_of(at)));
        }
        // “The company had …”, and not “the region of …”.
        let is_body = source.tokens.clone().any(|at| {
            self.view
                .senses_in(at, Kinds::CUE)
                .any(|(_, sense)| *sense == Sense::Cue(Cue::Noun(SourceNoun::Body)))
        });
        let end = source.tokens.end;
        let acts = (end..end + 2).any(|at| {
            self.is_prose(at, ProseWord::Auxiliary)
                || self
                    .view
                    .senses_in(at, Kinds::CUE)
                    .any(|(_, sense)| matches!(sense, Sense::Cue(Cue::Verb(..))))
        });
        is_body
            && acts
            && source.tokens.len() <= 2
            && !known.is_empty()
            && self.is_prose(source.tokens.start.saturating_sub(1), ProseWord::Article)
    }

    /// «Il missile …» after a sentence with a missile, “Over half of the dealerships …” after one with dealers.
    fn takes_up(&self, start: usize, is_next: bool, origin: Range<usize>) -> bool {
        let said = origin.chain(self.before.tokens.clone());
        let known: FxHashSet<String> = said.filter_map(|at| self.stem(at)).collect();
        let end = self.sentence.tokens.end.min(start + OPENING);
        let is_known = |at: usize| {
            at < end
                && (is_next || !self.is_name(at))
                && self.stem(at).is_some_and(|stem| known.contains(&stem))
        };
        (start..end).any(|at| {
            let article =
                self.is_prose(at, ProseWord::Article) || self.is_prose(at, ProseWord::Demonstrative);
            let reach = if at == start { 3 } else { 2 };
            let is_name = is_next
                && self
                    .view
                    .get(at)
                    .is_some_and(|it| matches!(it.case, Case::Capital | Case::Upper | Case::Mixed));
            article && (1..=reach).any(|n| is_known(at + n)) || is_name && at != start && is_known(at)
        })
    }

    fn is_name(&self, index: usize) -> bool {
        self.view.get(index).is_some_and(|it| it.kind == TokenKind::Word && it.case != Case::Lower)
    }

    /// The beginning of a word that carries meaning.
    fn stem(&self, index: usize) -> Option<String> {
        let token = self.view.get(index).filter(|it| it.kind == TokenKind::Word)?;
        let is_prose = self
            .view
            .senses_in(index, Kinds::PROSE)
            .any(|(n, sense)| n == 1 && matches!(sense, Sense::Prose(_)));
        let word = self.view.text_of(index).to_lowercase();
        let long = 4 <= word.chars().count() || token.case != Case::Lower && 3 <= word.chars().count();
        let stem: String = word.strip_suffix('s').unwrap_or(&word).chars().take(STEM).collect();
        (long && !is_prose).then_some(stem)
    }

    fn start(&self) -> usize {
        (self.sentence.tokens.start..self.sentence.tokens.end)
            .find(|&at| self.view.get(at).is_some_and(|token| token.kind != TokenKind::Sign))
            .unwrap_or(self.sentence.tokens.start)
    }

    fn is_prose(&self, index: usize, word: ProseWord) -> bool {
        self.view.senses_in(index, Kinds::PROSE).any(|(_, sense)| *sense == Sense::Prose(word))
    }
}
