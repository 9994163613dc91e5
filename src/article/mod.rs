//! Floor 3: prose becomes an article: headline, byline, dateline, lede, body, sentences, language,
//! publication date.
//!
//! «ROMA, 12 marzo – Il consiglio …» gives a place, a date and the sentence that follows. Knows no rules.

mod date_parts;
mod digit_date;
mod language;
mod residue;
mod sentence;
mod split;
mod structure;
mod token;
mod written_date;

use std::ops::Range;

use jiff::civil::Date;

use crate::lexicon::{Language, Lexicon, Lexicons};
use crate::prose::Prose;
use crate::text::ProseSpan;

pub(crate) use date_parts::{
    day_at, full_year, is_month, join_at, month_at, spoken_day, weekday_at, year_at,
};
pub(crate) use digit_date::{Looks, loose_date};
pub use language::{detect, detect_surely};
pub use residue::{Residue, ResidueKind};
pub(crate) use token::pieces;
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
    /// Leftovers of the page.
    pub residue: Vec<Residue>,
}

/// What the caller knows of an article beside its text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Given {
    /// The language; absent to find it from the content.
    pub language: Option<Language>,
    /// The publication date, for an article that does not tell its own.
    pub date: Option<Date>,
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
    /// Reads `prose`.
    ///
    /// The publication date is the front matter's, else that of the line under the headline or of the
    /// dateline, else the caller's, else none: never the clock, never the file's time.
    pub fn read(prose: Prose, lexicons: &Lexicons, given: Given) -> Self {
        let front = prose.front_matter.as_ref();
        let language = given
            .language
            .or_else(|| Language::from_code(&front?.lang.as_ref()?.value))
            .or_else(|| detect(&prose.text))
            .unwrap_or(Language::It);
        let lexicon = lexicons.of(language);
        let tokens = Tokens::read(&prose.text, &prose.blocks, lexicon);
        let mut sentences = sentence::sentences(&prose, &tokens, lexicon);
        let mut found = structure::structure(&prose, &tokens, lexicon, &sentences);
        let residue = residue::find(&prose, &tokens, lexicon, &mut found.roles);
        for sentence in &mut sentences {
            sentence.role = found.roles[sentence.block];
        }
        let stated = prose
            .front_matter
            .as_ref()
            .and_then(|front| front.date.as_ref())
            .and_then(|field| iso_day(&field.value));
        let publication = stated
            .map(|date| Publication { date, span: None })
            .or(found.publication)
            .or(given.date.map(|date| Publication { date, span: None }));
        Self {
            language,
            tokens,
            roles: found.roles,
            sentences,
            headline: found.headline,
            byline: found.byline,
            publication,
            residue,
            prose,
        }
    }

    /// The section, category or kind of text that the front matter gives.
    pub fn section(&self) -> Option<&str> {
        Some(&self.prose.front_matter.as_ref()?.section.as_ref()?.value)
    }

    /// How many words the body holds.
    pub fn n_words(&self) -> usize {
        self.sentences
            .iter()
            .filter(|sentence| sentence.role == BlockRole::Body)
            .flat_map(|sentence| &self.tokens.list()[sentence.tokens.clone()])
            .filter(|token| token.kind != TokenKind::Sign)
            .count()
    }

    /// The tokens with what is needed to read them.
    pub fn view<'a>(&'a self, lexicon: &'a Lexicon) -> TokenView<'a> {
        TokenView { text: &self.prose.text, tokens: &self.tokens, lexicon }
    }

    /// The sentence that holds `offset`, else the last one before it.
    pub fn sentence_at(&self, offset: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.span.start() <= offset).saturating_sub(1)
    }
}

/// The day of an ISO date or timestamp, as front matter holds it.
fn iso_day(value: &str) -> Option<Date> {
    value.trim().get(..10)?.parse().ok()
}
