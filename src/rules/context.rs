//! What a rule may ask.

use std::ops::Range;

use jiff::civil::Date;

use crate::analysis::Analysis;
use crate::article::{Article, BlockRole, Sentence, TokenView};
use crate::lexicon::{ProseWord, Sense};
use crate::mention::{AttributionKind, HouseName, Mentions, Quantity, SourceStatus};
use crate::text::{ProseSpan, Stretches, one_line};

use super::Reference;

/// The reading of the article, what the reference says to it, and the house's names.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The reading.
    pub analysis: &'a Analysis,
    /// What the reference says, if there is one.
    pub reference: Option<&'a Reference>,
    /// The house list of names.
    pub house: &'a [HouseName],
}

impl<'a> Context<'a> {
    /// The article.
    pub fn article(&self) -> &'a Article {
        &self.analysis.article
    }

    /// Everything it mentions.
    pub fn mentions(&self) -> &'a Mentions {
        &self.analysis.mentions
    }

    /// The words under `span`.
    pub fn text(&self, span: ProseSpan) -> &'a str {
        span.slice(&self.article().prose.text)
    }

    /// The tokens.
    pub fn view(&self) -> TokenView<'a> {
        self.article().view(&self.analysis.lexicon)
    }

    /// The publication date.
    pub fn published(&self) -> Option<Date> {
        self.article().publication.as_ref().map(|publication| publication.date)
    }

    /// The sentence a mention stands in.
    pub fn sentence(&self, index: usize) -> Option<&'a Sentence> {
        self.article().sentences.get(index)
    }

    /// Whether the sentence belongs to the running text.
    pub fn is_body(&self, sentence: usize) -> bool {
        self.sentence(sentence).is_some_and(|it| it.role == BlockRole::Body)
    }

    /// How the quantity with this index stands with its sources.
    pub fn status(&self, quantity: usize) -> SourceStatus {
        self.mentions().sourcing.get(quantity).map_or(SourceStatus::Unsourced, |sourcing| sourcing.status)
    }

    /// The quantities that stand in `sentence`, with their indices.
    pub fn quantities_in(&self, sentence: usize) -> impl Iterator<Item = (usize, &'a Quantity)> + use<'a> {
        let quantities = &self.mentions().quantities;
        let first = quantities.partition_point(|quantity| quantity.sentence < sentence);
        quantities
            .iter()
            .enumerate()
            .skip(first)
            .take_while(move |(_, quantity)| quantity.sentence == sentence)
    }

    /// Whether `span` lies inside a quotation.
    pub fn is_quoted(&self, span: ProseSpan) -> bool {
        let quotes = &self.mentions().quotes;
        let before = quotes.partition_point(|quote| quote.span.start() <= span.start());
        quotes[..before].iter().rev().take(4).any(|quote| quote.content.contains(span))
    }

    /// The words under `span`, on one line: as messages quote them.
    pub fn line(&self, span: ProseSpan) -> String {
        one_line(self.text(span))
    }

    /// Whether a phrase of the class begins at the token.
    pub fn is_word(&self, token: usize, word: ProseWord) -> bool {
        self.view().senses_at(token).any(|(_, sense)| *sense == Sense::Prose(word))
    }

    /// Whether a phrase of the class begins at any of the tokens.
    pub fn has_word(&self, mut tokens: Range<usize>, word: ProseWord) -> bool {
        tokens.any(|token| self.is_word(token, word))
    }

    /// The tokens that touch `span`.
    pub fn tokens_of(&self, span: ProseSpan) -> Range<usize> {
        let list = self.view().tokens.list();
        self.view().tokens.at(span.start())..list.partition_point(|token| token.span.start() < span.end())
    }

    /// The tokens of the headline.
    pub fn headline_tokens(&self) -> Option<Range<usize>> {
        self.article().headline.map(|headline| self.tokens_of(headline))
    }

    /// Where the clause around `offset` ends: before the next mark of punctuation of its sentence.
    pub fn clause_end(&self, sentence: usize, offset: usize) -> usize {
        let view = self.view();
        let Some(sentence) = self.sentence(sentence) else { return offset };
        let from = view.tokens.at(offset).max(sentence.tokens.start);
        (from..sentence.tokens.end)
            .filter_map(|index| view.get(index))
            .filter(|token| offset <= token.span.start())
            .find(|token| matches!(token.first, '.' | ',' | ';' | ':' | '!' | '?' | ')' | '…' | '–' | '—'))
            .map_or(sentence.span.end(), |token| token.span.start())
            .max(offset)
    }

    /// Everything that a source stands for who can be named.
    pub fn attributed(&self) -> Stretches {
        let attributions = self.mentions().attributions.iter();
        Stretches::new(attributions.filter(|it| it.kind != AttributionKind::Vague).map(|it| it.scope))
    }

    /// Whether the figure counts dead, wounded, missing, arrested: a count that no size makes small.
    pub fn is_toll(&self, quantity: &Quantity) -> bool {
        let class = quantity.noun.as_ref().and_then(|noun| noun.class.as_deref());
        class.and_then(|class| self.analysis.lexicon.claims.measure_of(class)).is_some_and(|it| it.running)
    }

    /// The first line of the article, where whole-article findings stand: the headline, else the first sentence.
    pub fn first_line(&self) -> Option<ProseSpan> {
        let article = self.article();
        article.headline.or_else(|| article.sentences.first().map(|sentence| sentence.span))
    }
}
