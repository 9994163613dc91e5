//! What a rule may ask.

use jiff::civil::Date;

use crate::analysis::Analysis;
use crate::article::{Article, BlockRole, Sentence, TokenView};
use crate::mention::{HouseName, Mentions, Quantity, SourceStatus};
use crate::rules::Reference;
use crate::text::ProseSpan;

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

    /// The first line of the article, where whole-article findings stand: the headline, else the first sentence.
    pub fn first_line(&self) -> Option<ProseSpan> {
        let article = self.article();
        article.headline.or_else(|| article.sentences.first().map(|sentence| sentence.span))
    }
}
