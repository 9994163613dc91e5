//! What a rule may ask.

use std::ops::Range;

use jiff::civil::Date;

use crate::analysis::Analysis;
use crate::article::{Article, BlockRole, Sentence, TokenView};
use crate::claim::{
    Change, Claim, Overfull, Parting, Proportion, Roll, Shares, read_changes, read_overfull, read_partings,
    read_proportions, read_rolls, read_shares,
};
use crate::lexicon::{Cue, FormWord, Kinds, ProseWord, Sense, SourceWord, VerbForm};
use crate::mention::{
    Attribution, AttributionKind, HouseName, Mentions, Name, Quantity, Quote, SourceStatus,
};
use crate::suppression::Places;
use crate::text::{ProseSpan, Stretches, one_line};

use super::Reference;

/// So many tokens are looked through for the end of a clause.
const LONGEST_CLAUSE: usize = 400;

/// So often the first person makes an account of one's own.
const PERSONAL: usize = 4;

/// The reading of the article, what the reference says to it, and the house's names.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The reading.
    pub analysis: &'a Analysis,
    /// What the reference says, if there is one.
    pub reference: Option<&'a Reference>,
    /// The house list of names.
    pub house: &'a [HouseName],
    /// The figures that the desk has checked.
    pub allowed: &'a Places,
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

    /// Whether the desk has checked what stands at `span`, so that the rule `code` is to be silent.
    pub fn is_checked(&self, code: &str, span: ProseSpan) -> bool {
        self.allowed.allow(code, self.article().prose.to_source(span))
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

    /// The quotation in which `span` lies, the innermost.
    pub fn quote_of(&self, span: ProseSpan) -> Option<&'a Quote> {
        let quotes = &self.mentions().quotes;
        let before = quotes.partition_point(|quote| quote.span.start() <= span.start());
        quotes[..before].iter().rev().take(4).find(|quote| quote.content.contains(span))
    }

    /// Whether `span` lies inside a quotation.
    pub fn is_quoted(&self, span: ProseSpan) -> bool {
        self.quote_of(span).is_some()
    }

    /// The words under `span`, on one line: as messages quote them.
    pub fn line(&self, span: ProseSpan) -> String {
        one_line(self.text(span))
    }

    /// Whether a phrase of the class begins at the token.
    pub fn is_word(&self, token: usize, word: ProseWord) -> bool {
        self.view().senses_in(token, Kinds::PROSE).any(|(_, sense)| *sense == Sense::Prose(word))
    }

    /// Whether a phrase whose reading `pick` accepts begins at the token.
    pub fn is_form(&self, token: usize, pick: impl Fn(FormWord) -> bool) -> bool {
        self.view()
            .senses_in(token, Kinds::FORM)
            .any(|(_, sense)| matches!(sense, Sense::Form(word) if pick(*word)))
    }

    /// Whether a phrase of the class begins at any of the tokens.
    pub fn has_word(&self, mut tokens: Range<usize>, word: ProseWord) -> bool {
        tokens.any(|token| self.is_word(token, word))
    }

    /// Whether the writer tells what happened to the writer: the first person outside quotations, again and again.
    pub fn is_personal(&self) -> bool {
        let view = self.view();
        let body = self.article().sentences.iter().filter(|it| it.role == BlockRole::Body);
        let said = body
            .flat_map(|it| it.tokens.clone())
            .filter(|&at| self.is_word(at, ProseWord::FirstPerson))
            .filter(|&at| !self.is_quoted(view.span(at..at + 1)));
        said.take(PERSONAL).count() == PERSONAL
    }

    /// How many tokens the phrase about sources covers that begins at the token, if one of the class does.
    pub fn source_word(&self, token: usize, word: SourceWord) -> Option<usize> {
        self.view()
            .find_sense_in(token, Kinds::SOURCE, |sense| (*sense == Sense::Source(word)).then_some(()))
            .map(|(n_tokens, ())| n_tokens)
    }

    /// Whether a phrase about sources of the class begins at any of the tokens.
    pub fn has_source_word(&self, mut tokens: Range<usize>, word: SourceWord) -> bool {
        tokens.any(|token| self.source_word(token, word).is_some())
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
        // No clause has more words; a sentence without any mark is one to its end.
        (from..sentence.tokens.end)
            .take(LONGEST_CLAUSE)
            .filter_map(|index| view.get(index))
            .filter(|token| offset <= token.span.start())
            .find(|token| matches!(token.first, '.' | ',' | ';' | ':' | '!' | '?' | ')' | '…' | '–' | '—'))
            .map_or(sentence.span.end(), |token| token.span.start())
            .max(offset)
    }

    /// For each sentence the attributions whose cue stands in it.
    pub fn attributions_by_sentence(&self) -> Vec<Vec<&'a Attribution>> {
        let article = self.article();
        let mut out = vec![Vec::new(); article.sentences.len()];
        for attribution in &self.mentions().attributions {
            let index = article.sentence_at(attribution.cue.start());
            let holds = article.sentences.get(index).is_some_and(|it| it.span.contains(attribution.cue));
            if let Some(list) = out.get_mut(index).filter(|_| holds) {
                list.push(attribution);
            }
        }
        out
    }

    /// The quotations whose words begin in `sentence`.
    pub fn quotes_in(&self, sentence: usize) -> impl Iterator<Item = &'a Quote> + use<'a> {
        let span = self.sentence(sentence).map_or(ProseSpan::new(0, 0), |it| it.span);
        let quotes = &self.mentions().quotes;
        let first = quotes.partition_point(|quote| quote.content.start() < span.start());
        quotes[first..].iter().take_while(move |it| it.content.start() < span.end())
    }

    /// The names that touch `span`.
    pub fn names_on(&self, span: ProseSpan) -> impl Iterator<Item = &'a Name> + use<'a> {
        let names = &self.mentions().names;
        let first = names.partition_point(|name| name.span.end() <= span.start());
        names[first..].iter().take_while(move |name| name.span.start() < span.end())
    }

    /// The stretches for which a source stands that can be named.
    ///
    /// A participle in brackets or between commas stands for its noun only: in «l'incontro, riportato
    /// dall'agenzia, è la prima volta che …» the agency has not said that it is the first time.
    pub fn attributed(&self) -> Stretches {
        let named = self.mentions().attributions.iter().filter(|it| it.kind != AttributionKind::Vague);
        Stretches::new(named.map(|it| {
            let (scope, cue) = (it.scope, it.cue);
            let is_noun_only = scope.start() < cue.start() && cue.end() < scope.end() && self.is_aside(cue);
            if is_noun_only { ProseSpan::new(scope.start(), cue.end()) } else { scope }
        }))
    }

    /// Whether a cue is a participle that follows a comma.
    fn is_aside(&self, cue: ProseSpan) -> bool {
        let token = self.view().tokens.at(cue.start());
        self.is_cue(token, |cue| matches!(cue, Cue::Verb(_, VerbForm::Participle)))
            && token.checked_sub(1).is_some_and(|before| self.view().is_sign(before, ','))
    }

    /// Whether a cue that `pick` accepts begins at the token.
    pub fn is_cue(&self, token: usize, pick: impl Fn(&Cue) -> bool) -> bool {
        self.view()
            .senses_in(token, Kinds::CUE)
            .any(|(_, sense)| matches!(sense, Sense::Cue(cue) if pick(cue)))
    }

    /// The changes that the text tells twice: by their two ends, and by how much.
    pub fn changes(&self) -> Vec<Change> {
        read_changes(self.article(), &self.analysis.lexicon, self.mentions())
    }

    /// The totals of the text with their parts.
    pub fn partings(&self) -> Vec<Parting> {
        read_partings(self.article(), &self.analysis.lexicon, self.mentions())
    }

    /// The shares that the text tells twice: in percent, and as counts or a fraction.
    pub fn proportions(&self) -> Vec<Proportion> {
        read_proportions(self.article(), &self.analysis.lexicon, self.mentions())
    }

    /// The runs of shares of one whole.
    pub fn shares(&self) -> Vec<Shares> {
        read_shares(self.article(), &self.analysis.lexicon, self.mentions())
    }

    /// The shares of more than a whole.
    pub fn overfull(&self) -> Vec<Overfull> {
        read_overfull(self.article(), &self.analysis.lexicon, self.mentions())
    }

    /// The lists that the text announces by a number.
    pub fn rolls(&self) -> Vec<Roll> {
        read_rolls(self.article(), &self.analysis.lexicon, self.mentions())
    }

    /// What the quantity with this index claims, if it claims anything.
    pub fn claim_of(&self, quantity: usize) -> Option<&'a Claim> {
        let claims = &self.analysis.claims;
        let at = claims.partition_point(|claim| claim.quantity < quantity);
        claims.get(at).filter(|claim| claim.quantity == quantity)
    }

    /// Whether the quantity with this index counts something that a pack knows: «i feriti sono 14».
    pub fn counts_known(&self, quantity: usize) -> bool {
        let class = self.claim_of(quantity).map(|claim| &*claim.measure.class);
        class.is_some_and(|class| self.analysis.lexicon.claims.measure_of(class).is_some())
    }

    /// Whether the quantity with this index counts dead, wounded, missing, arrested: no size makes it small.
    pub fn is_toll(&self, quantity: usize) -> bool {
        let class = self.claim_of(quantity).map(|claim| &*claim.measure.class);
        class.and_then(|class| self.analysis.lexicon.claims.measure_of(class)).is_some_and(|it| it.running)
    }

    /// The first line of the article, where whole-article findings stand: the headline, else the first sentence.
    pub fn first_line(&self) -> Option<ProseSpan> {
        let article = self.article();
        article.headline.or_else(|| article.sentences.first().map(|sentence| sentence.span))
    }
}
