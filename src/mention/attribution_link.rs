//! What attribution reaches over sentences: the sentence that goes on, the one that confirms, the
//! quotation that runs on, links and source lines.

use rustc_hash::FxHashMap;

use crate::article::{Article, TokenView};
use crate::lexicon::{Cue, SourceNoun};
use crate::prose::BlockKind;
use crate::text::ProseSpan;

use super::attribution_lean::Lean;
use super::attribution_source::{Source, cue_at};
use super::{Attribution, AttributionKind, Quote, Step};

/// How many sentences of one text without blank lines go on with a source.
const REACH: usize = 3;

/// How many cues on either side of a quotation are asked for its speaker.
const NEAR: usize = 64;

/// Collects the attributions of an article, sentence by sentence.
pub(super) struct Linker<'a> {
    pub(super) article: &'a Article,
    pub(super) view: TokenView<'a>,
    pub(super) found: Vec<Attribution>,
    /// Where each sentence's own attributions begin in `found`.
    carry: Option<Carry>,
    last: Option<(ProseSpan, AttributionKind)>,
    announced: Option<Announced>,
}

/// A source that the next sentence may go on with.
#[derive(Clone)]
struct Carry {
    attribution: Attribution,
    sentence: usize,
    origin: usize,
    n_sentences: usize,
}

/// A source before a colon, for what follows it.
#[derive(Clone)]
struct Announced {
    attribution: Attribution,
    /// The last sentence that it reached.
    sentence: usize,
    /// Where it was announced.
    origin: usize,
    /// Whether data were announced, which several sentences may give.
    is_data: bool,
}

impl Carry {
    /// Whether the sentence at `index` follows directly.
    fn is_next(&self, index: usize) -> bool {
        self.sentence + 1 == index
    }
}

impl<'a> Linker<'a> {
    pub(super) fn new(article: &'a Article, view: TokenView<'a>) -> Self {
        Self { article, view, found: Vec::new(), carry: None, last: None, announced: None }
    }

    /// The last definite source or group that was named.
    pub(super) fn last_source(&self) -> Option<(ProseSpan, AttributionKind)> {
        self.last
    }

    /// Takes the sentence's own attributions and adds what they reach and what reaches them.
    pub(super) fn sentence(&mut self, index: usize, own: Vec<Attribution>, sources: &[Source]) {
        let Some(sentence) = self.article.sentences.get(index) else { return };
        let speaks =
            own.iter().rev().find(|it| it.kind != AttributionKind::Vague && it.step != Step::Actor).cloned();
        self.references(index);
        self.confirm(index, &own, sources);
        if own.iter().any(|it| it.kind == AttributionKind::Vague) && speaks.is_none() {
            // Left vague here, named in the next sentence.
            self.carry = None;
        }
        let acts = own
            .iter()
            .rev()
            .find(|it| it.kind == AttributionKind::Definite && it.step == Step::Actor)
            .filter(|_| self.carry.is_none())
            .cloned();
        match speaks {
            Some(attribution) => {
                self.last = attribution.source.map(|source| (source, attribution.kind));
                if self.view.text_of(sentence.tokens.end.saturating_sub(1)) == ":" {
                    let is_data = attribution.step == Step::Document
                        || sentence.tokens.clone().any(|at| {
                            cue_at(self.view, at, Cue::Noun(SourceNoun::Document)).is_some()
                                || cue_at(self.view, at, Cue::Deictic).is_some()
                        });
                    let attribution = attribution.clone();
                    self.announced = Some(Announced { attribution, sentence: index, origin: index, is_data });
                }
                self.carry = Some(Carry { attribution, sentence: index, origin: index, n_sentences: 0 });
            }
            None => self.go_on(index, &own, sources),
        }
        if let (None, Some(attribution)) = (&self.carry, acts) {
            self.carry = Some(Carry { attribution, sentence: index, origin: index, n_sentences: 0 });
        }
        let last_named = sources
            .iter()
            .rev()
            .find(|it| it.kind == AttributionKind::Definite && !it.is_country && !it.after_preposition);
        if let (None, Some(source)) = (&self.carry, last_named) {
            self.last = Some((self.view.span(source.tokens.clone()), source.kind));
        }
        self.found.extend(own);
        self.name_the_vague(index, sources);
    }

    /// The sentence goes on with the source before it.
    fn go_on(&mut self, index: usize, own: &[Attribution], sources: &[Source]) {
        let Some(sentence) = self.article.sentences.get(index) else { return };
        if let Some(mut announced) = self.announced.take() {
            let near = self
                .article
                .sentences
                .get(announced.origin)
                .is_some_and(|it| sentence.paragraph <= it.paragraph + 1);
            // One sentence follows a colon; data may fill several, and so may a list.
            let first = index == announced.origin + 1;
            let more = index == announced.sentence + 1
                && index <= announced.origin + 12
                && (announced.is_data || self.is_item(sentence.block));
            if near && (first || more) {
                let attribution = announced.attribution.clone();
                self.found.push(Attribution {
                    scope: sentence.span,
                    step: Step::Announcement,
                    ..attribution
                });
                announced.sentence = index;
                self.announced = Some(announced);
                return;
            }
        }
        let Some(mut carry) = self.carry.take() else { return };
        let Some(before) = self.article.sentences.get(carry.sentence) else { return };
        let Some(origin) = self.article.sentences.get(carry.origin) else { return };
        let near = before.paragraph == sentence.paragraph && carry.n_sentences < REACH;
        let lean = Lean { view: self.view, before, origin, sentence, carried: carry.attribution.source };
        let another = sources.iter().any(|it| {
            !it.after_preposition
                && !it.is_country
                && !it.is_short
                && it.kind == AttributionKind::Definite
                && it.tokens.start <= sentence.tokens.start + 2
                && !lean.is_known(it)
        });
        let another = another && !lean.is_reported();
        if !near || another || lean.is_heading() || own.iter().any(|it| it.step != Step::Actor) {
            return;
        }
        carry.n_sentences += 1;
        let is_actor = carry.attribution.step == Step::Actor;
        if own.is_empty()
            && (if is_actor { lean.goes_on() } else { lean.leans(sources, carry.is_next(index)) })
        {
            self.found.push(Attribution {
                scope: sentence.span,
                step: Step::PreviousSentence,
                ..carry.attribution.clone()
            });
            carry.sentence = index;
        }
        self.carry = Some(carry);
    }

    fn is_item(&self, block: usize) -> bool {
        self.article.prose.blocks.get(block).is_some_and(|it| matches!(it.kind, BlockKind::ListItem))
    }

    /// «Tra questi Anna Neri»: those left vague in the sentence before are named.
    fn name_the_vague(&mut self, index: usize, sources: &[Source]) {
        let Some(sentence) = self.article.sentences.get(index) else { return };
        let naming =
            sentence.tokens.clone().find_map(|at| cue_at(self.view, at, Cue::Naming).map(|n| (at, at + n)));
        let Some((start, end)) = naming else { return };
        let named = sources.iter().find(|it| {
            it.kind == AttributionKind::Definite
                && !it.is_country
                && end <= it.tokens.start
                && it.tokens.start <= end + 4
        });
        let Some(source) = named else { return };
        let span = self.view.span(source.tokens.clone());
        let from = index
            .checked_sub(1)
            .filter(|_| start == sentence.tokens.start)
            .and_then(|at| self.article.sentences.get(at))
            .map_or(sentence.span.start(), |it| it.span.start());
        for attribution in self.found.iter_mut().rev().take_while(|it| from <= it.cue.start()) {
            if attribution.kind == AttributionKind::Vague {
                attribution.kind = AttributionKind::Definite;
                attribution.source = Some(span);
            }
        }
    }

    /// Links and footnote marks of the sentence.
    fn references(&mut self, index: usize) {
        let Some(sentence) = self.article.sentences.get(index) else { return };
        let prose = &self.article.prose;
        let first = prose.links.partition_point(|link| link.span.end() <= sentence.span.start());
        let block = prose.blocks.get(sentence.block).map(|block| block.span);
        for link in prose.links.iter().skip(first).take_while(|link| link.span.start() < sentence.span.end())
        {
            // A quotation may name its source as a whole; a line that is nothing but a link names none.
            let is_quote =
                prose.blocks.get(sentence.block).is_some_and(|block| block.kind == BlockKind::Quote);
            if is_quote || Some(link.span) != block {
                self.reference(sentence.span, link.span);
            }
        }
        let first = prose.footnotes.partition_point(|mark| mark.at.start() < sentence.span.start());
        for mark in
            prose.footnotes.iter().skip(first).take_while(|mark| mark.at.start() <= sentence.span.end())
        {
            self.reference(sentence.span, mark.at);
        }
    }

    fn reference(&mut self, scope: ProseSpan, span: ProseSpan) {
        self.found.push(Attribution {
            scope,
            source: Some(span),
            cue: span,
            kind: AttributionKind::Definite,
            step: Step::Reference,
        });
    }

    /// Names the speakers of quotations and lets them stand for what is quoted.
    pub(super) fn quotations(&mut self, quotes: &mut [Quote]) {
        self.found.sort_by_key(|it| it.cue.start());
        let mut last: Option<(usize, Attribution)> = None;
        let mut all_said = Vec::new();
        let carried: FxHashMap<usize, Attribution> = self
            .found
            .iter()
            .filter(|it| it.step == Step::PreviousSentence && it.kind != AttributionKind::Vague)
            .map(|it| (it.scope.start(), it.clone()))
            .collect();
        for quote in quotes.iter_mut() {
            let speaker = self.speaker_of(quote);
            // The sentence before may have named who speaks: «Questo è il racconto di Anna Neri.»
            let carried = || {
                let first = self.article.sentences.get(quote.sentence)?;
                let near = quote.span.start() <= first.span.start() + 1;
                carried.get(&first.span.start()).cloned().filter(|_| near)
            };
            let speaker = speaker.or_else(carried).or_else(|| {
                // One run of quotations, over paragraphs that open them again.
                let (sentence, attribution) = last.clone()?;
                let near = quote.sentence <= sentence + 3;
                let opens = self
                    .article
                    .sentences
                    .get(quote.sentence)
                    .is_some_and(|it| it.span.start() == quote.span.start());
                (near && opens && 3 <= quote.n_words).then_some(attribution)
            });
            let Some(attribution) = speaker else { continue };
            quote.speaker = attribution.source;
            let end = self.article.sentence_at(quote.span.end().saturating_sub(1));
            let said = Attribution { scope: quote.span, step: Step::Quotation, ..attribution };
            last = Some((end, said.clone()));
            if 3 <= quote.n_words {
                all_said.push(said);
            }
        }
        self.found.extend(all_said);
    }

    /// The source whose cue stands nearest outside the quotation, in its sentences or before a colon.
    fn speaker_of(&self, quote: &Quote) -> Option<Attribution> {
        let last = self.article.sentence_at(quote.span.end().saturating_sub(1));
        let (first, last) = (self.article.sentences.get(quote.sentence)?, self.article.sentences.get(last)?);
        let before = quote.sentence.checked_sub(1).and_then(|at| self.article.sentences.get(at));
        let colon = before.filter(|it| {
            it.paragraph + 1 >= first.paragraph && self.view.text_of(it.tokens.end.saturating_sub(1)) == ":"
        });
        let from = colon.map_or(first.span.start(), |it| it.span.start());
        // The nearest cues on either side are enough, and keep a page of quotations linear.
        let at = self.found.partition_point(|it| it.cue.start() < quote.span.start());
        let begin = at.saturating_sub(NEAR);
        self.found
            .iter()
            .skip(begin)
            .take(at - begin + NEAR)
            .skip_while(|it| it.cue.start() < from)
            .take_while(|it| it.cue.start() < last.span.end())
            .filter(|it| {
                it.kind != AttributionKind::Vague
                    && it.step != Step::Reference
                    && it.source.is_some()
                    && !quote.span.contains(it.cue)
            })
            .min_by_key(|it| {
                let after = it.cue.start().saturating_sub(quote.span.end());
                let before = quote.span.start().saturating_sub(it.cue.end());
                after.max(before)
            })
            .cloned()
    }

    /// All attributions, in the order of their cues.
    pub(super) fn finish(mut self) -> Vec<Attribution> {
        self.source_lines();
        self.found.sort_by_key(|it| (it.cue.start(), it.scope.start()));
        self.found
    }

    /// A «Fonte:» line stands for the block before it.
    fn source_lines(&mut self) {
        let lines: Vec<Attribution> = self
            .found
            .iter()
            .filter(|it| it.step == Step::Reference && it.source != Some(it.cue))
            .cloned()
            .collect();
        for line in lines {
            let sentence = self.article.sentence_at(line.cue.start());
            let Some(here) = self.article.sentences.get(sentence) else { continue };
            let block = self.article.prose.blocks.get(here.block);
            if block.is_some_and(|block| block.span.start() == here.span.start())
                && let Some(before) =
                    here.block.checked_sub(1).and_then(|at| self.article.prose.blocks.get(at))
            {
                self.found.push(Attribution { scope: before.span, ..line });
            }
        }
    }
}
