//! Where a figure stands: its tokens, its clause, and the stretch of its sentence that is looked at.

use std::ops::Range;

use crate::article::{Article, TokenKind, TokenView};
use crate::lexicon::{ClaimCue, Kinds, Lexicon, NameWord, ProseWord, Sense};
use crate::mention::{Mentions, Name, Quantity, Step};
use crate::text::ProseSpan;

/// So many tokens to either side are looked at, which keeps the reading linear in any sentence.
const REACH: usize = 48;

/// How the key of a country begins.
pub(super) const COUNTRY: &str = "country:";

/// The surroundings of one figure.
#[derive(Clone, Debug)]
pub(super) struct Scene<'a> {
    pub(super) view: TokenView<'a>,
    pub(super) lexicon: &'a Lexicon,
    pub(super) mentions: &'a Mentions,
    pub(super) quantity: &'a Quantity,
    /// The figure's index.
    pub(super) index: usize,
    /// The figure with its noun.
    pub(super) figure: Range<usize>,
    /// The numeral alone.
    pub(super) numeral: Range<usize>,
    /// The clause: up to the nearest comma or stronger sign on both sides.
    pub(super) clause: Range<usize>,
    /// The part of the sentence that is looked at.
    pub(super) window: Range<usize>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        article: &'a Article,
        lexicon: &'a Lexicon,
        mentions: &'a Mentions,
        index: usize,
        quantity: &'a Quantity,
    ) -> Option<Self> {
        let view = article.view(lexicon);
        let sentence = article.sentences.get(quantity.sentence)?;
        let tokens = |span: ProseSpan| {
            let start = article.tokens.at(span.start());
            let end = article.tokens.at(span.end().saturating_sub(1));
            start..(end + 1).max(start + 1)
        };
        let span = quantity.noun.as_ref().map_or(quantity.span, |noun| quantity.span.cover(noun.span));
        let figure = tokens(span);
        let start = sentence.tokens.start.max(figure.start.saturating_sub(REACH));
        let end = sentence.tokens.end.min(figure.end + REACH);
        if end <= start || figure.start < start || end < figure.end {
            return None;
        }
        let bounds = |at: usize| Bound::at(view, at) != Bound::None;
        let clause_start = (start..figure.start).rev().find(|&at| bounds(at)).map_or(start, |at| at + 1);
        let clause_end = (figure.end..end).find(|&at| bounds(at)).unwrap_or(end);
        let clause = clause_start..clause_end;
        let numeral = tokens(quantity.numeral);
        Some(Self { view, lexicon, mentions, quantity, index, figure, numeral, clause, window: start..end })
    }

    /// The longest predicate family or cue at `at` that `pick` accepts, with the tokens it covers.
    pub(super) fn cue_at(&self, at: usize, cue: ClaimCue) -> Option<usize> {
        self.view
            .find_sense_in(at, Kinds::CLAIM, |sense| {
                matches!(sense, Sense::Claim(found) if *found == cue).then_some(())
            })
            .map(|(n_tokens, ())| n_tokens)
    }

    /// Whether one of the phrases of `cue` begins inside `range`.
    pub(super) fn has_cue(&self, range: Range<usize>, cue: ClaimCue) -> bool {
        range.into_iter().any(|at| self.cue_at(at, cue).is_some())
    }

    /// Whether one of the phrases of `cue` ends at `end` or up to `slack` tokens before it.
    pub(super) fn cue_before(&self, end: usize, slack: usize, cue: ClaimCue) -> bool {
        let from = end.saturating_sub(slack + 6).max(self.window.start);
        (from..end).any(|at| {
            self.cue_at(at, cue).is_some_and(|n_tokens| at + n_tokens <= end && end <= at + n_tokens + slack)
        })
    }

    /// Whether the word at `at` has this reading.
    pub(super) fn is(&self, at: usize, word: ProseWord) -> bool {
        self.view
            .find_sense_in(at, Kinds::PROSE, |sense| {
                matches!(sense, Sense::Prose(found) if *found == word).then_some(())
            })
            .is_some()
    }

    /// The country whose adjective or people stands at `at`, by its code.
    pub(super) fn demonym_at(&self, at: usize) -> Option<&'a str> {
        let found = self.view.find_sense_in(at, Kinds::NAME, |sense| match sense {
            Sense::Name(NameWord::Demonym(code)) => Some(&**code),
            _ => None,
        });
        found.map(|(_, code)| code)
    }

    /// The tokens under a span.
    pub(super) fn tokens_of(&self, span: ProseSpan) -> Range<usize> {
        let start = self.view.tokens.at(span.start());
        let end = self.view.tokens.at(span.end().saturating_sub(1));
        start..(end + 1).max(start + 1)
    }

    /// The names inside `range` that are no source of what is said, with their tokens.
    pub(super) fn names_in(&self, range: Range<usize>) -> impl Iterator<Item = (Range<usize>, &'a Name)> {
        let span = self.view.span(range);
        let names = &self.mentions.names;
        let first = names.partition_point(|name| name.span.end() <= span.start());
        names[first..]
            .iter()
            .take_while(move |name| name.span.start() < span.end())
            .filter(|name| !self.is_only_source(name) && !self.is_unit(name.span))
            .map(|name| (self.tokens_of(name.span), name))
    }

    /// Whether the letters belong to a figure: “US $299”, “16 GB”.
    fn is_unit(&self, span: ProseSpan) -> bool {
        let quantities = &self.mentions.quantities;
        let first = quantities.partition_point(|it| it.figure.end() <= span.start());
        quantities.get(first).is_some_and(|it| it.figure.overlaps(span))
    }

    /// Whether a name stands there as a source alone; a country that is the source acts as well.
    fn is_only_source(&self, name: &Name) -> bool {
        let referent = self.mentions.referents.get(name.referent);
        let is_country = referent.is_some_and(|it| it.key.starts_with(COUNTRY));
        self.is_source(name.span) && !(is_country && self.is_whole_source(name.span))
    }

    /// Whether the whole source is this name.
    fn is_whole_source(&self, span: ProseSpan) -> bool {
        self.sources_near(span).any(|source| source.len() <= span.len() + 4)
    }

    /// Whether the words at `span` name a source; whoever acts is not only a source.
    pub(super) fn is_source(&self, span: ProseSpan) -> bool {
        self.sources_near(span).next().is_some()
    }

    /// The sources that overlap `span`.
    fn sources_near(&self, span: ProseSpan) -> impl Iterator<Item = ProseSpan> {
        let attributions = &self.mentions.attributions;
        // Attributions come in the order of the text, but their sources do not: a few neighbours are enough.
        let near = attributions.partition_point(|it| it.cue.end() <= span.start());
        let range = near.saturating_sub(4)..(near + 4).min(attributions.len());
        attributions[range]
            .iter()
            .filter(|it| !matches!(it.step, Step::Actor | Step::Document))
            .filter_map(|it| it.source)
            .filter(move |source| source.overlaps(span))
    }

    /// Whether a sign that ends what is said together stands in `range`.
    pub(super) fn is_broken(&self, range: Range<usize>) -> bool {
        range.into_iter().any(|at| Bound::at(self.view, at) == Bound::Hard)
    }
}

/// How strongly a token parts what stands before it from what stands behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    None,
    /// A comma.
    Soft,
    /// A semicolon, colon, bracket or dash between spaces.
    Hard,
}

impl Bound {
    pub(super) fn at(view: TokenView<'_>, at: usize) -> Self {
        match view.get(at) {
            Some(token) if token.kind == TokenKind::Sign => match token.first {
                ',' => Bound::Soft,
                ';' | ':' | '(' | ')' | '[' | ']' | '\u{2014}' | '.' | '?' | '!' => Bound::Hard,
                _ => Bound::None,
            },
            _ => Bound::None,
        }
    }
}
