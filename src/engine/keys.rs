//! What the findings of an article are known by. Each sentence is hashed once, however much is found in it.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use crate::analysis::Analysis;
use crate::known::{key_of, sentence_key};
use crate::text::ProseSpan;

/// The keys of one article's findings.
pub(super) struct Keys<'a> {
    analysis: &'a Analysis,
    sentences: RefCell<FxHashMap<ProseSpan, u64>>,
}

impl<'a> Keys<'a> {
    pub(super) fn of(analysis: &'a Analysis) -> Self {
        Self { analysis, sentences: RefCell::default() }
    }

    /// The key of what the rule `code` finds at `span`; outside all sentences the block stands for one.
    pub(super) fn key(&self, code: &str, span: ProseSpan) -> u64 {
        let article = &self.analysis.article;
        let text = &article.prose.text;
        let sentence = article.sentences.get(article.sentence_at(span.start()));
        let sentence = sentence.map(|it| it.span).filter(|it| it.overlaps(span));
        let around = sentence.or_else(|| article.prose.block_at(span.start()).map(|block| block.span));
        let hash = |it: ProseSpan| {
            *self.sentences.borrow_mut().entry(it).or_insert_with(|| sentence_key(it.slice(text)))
        };
        key_of(code, span.slice(text), around.map_or_else(|| sentence_key(""), hash))
    }
}
