//! Floor 3: prose becomes an article: headline, byline, dateline, lede, body, sentences, language,
//! publication date.
//!
//! «ROMA, 12 marzo – Il consiglio …» gives a place, a date and the sentence that follows. Knows no rules.

mod token;
mod written_date;

use std::ops::Range;

use jiff::civil::Date;

use crate::lexicon::{Language, Lexicon};
use crate::prose::Prose;
use crate::text::ProseSpan;

pub use token::{Case, Gap, Token, TokenKind, TokenView, Tokens};
pub use written_date::{Notation, WrittenDate, written_date};

/// An article, ready to be read.
#[derive(Clone, Debug)]
pub struct Article {
    /// The readable text with its blocks and its way back to the source.
    pub prose: Prose,
    /// The language it is read in.
    pub language: Language,
    /// The tokens of all blocks.
    pub tokens: Tokens,
    /// What each block is, parallel to the prose's blocks.
    pub roles: Vec<BlockRole>,
    /// All sentences, in the order of the text; headlines and captions are sentences of their own.
    pub sentences: Vec<Sentence>,
    /// The headline.
    pub headline: Option<ProseSpan>,
    /// Who wrote it.
    pub byline: Option<ProseSpan>,
    /// When it was published, if the text or the caller says so.
    pub publication: Option<Publication>,
}

/// What a block is to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockRole {
    /// The headline, or its repetition.
    Headline,
    /// The summary under the headline.
    Standfirst,
    /// Who wrote it.
    Byline,
    /// The line with the publication date.
    DateLine,
    /// A heading inside the text, or a section name above it.
    Section,
    /// Words under a picture.
    Caption,
    /// Running text.
    Body,
    /// A leftover of the page.
    Residue,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: ProseSpan,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its block.
    pub block: usize,
    /// The group of blocks between two blank lines.
    pub paragraph: usize,
    /// What its block is.
    pub role: BlockRole,
}

/// When the article was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// The day.
    pub date: Date,
    /// Where the text says so; absent when the caller or the front matter does.
    pub span: Option<ProseSpan>,
}

impl Article {
    /// The tokens with what is needed to read them.
    pub fn view<'a>(&'a self, lexicon: &'a Lexicon) -> TokenView<'a> {
        TokenView { text: &self.prose.text, tokens: &self.tokens, lexicon }
    }

    /// The sentence that holds `offset`, else the last one before it.
    pub fn sentence_at(&self, offset: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.span.start() <= offset).saturating_sub(1)
    }
}
