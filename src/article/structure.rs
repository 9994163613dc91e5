//! Which block is the headline, the byline, the date line, the body.
//!
//! Web copy opens with a header: title, summary, author, date, in any order and often twice. The
//! header ends at the first block of running text.

use jiff::civil::Date;

use super::{BlockRole, Case, Publication, Sentence, TokenKind, TokenView, Tokens, written_date};
use crate::lexicon::{Kinds, Lexicon, ProseWord, Sense, fold_into};
use crate::prose::{BlockKind, Prose};
use crate::text::{ProseSpan, one_line};

/// The longest headline, in bytes.
const LONGEST_HEADLINE: usize = 220;
/// The longest section title, in bytes.
const LONGEST_SECTION: usize = 120;
/// The longest summary under a headline, in bytes.
const LONGEST_STANDFIRST: usize = 500;
/// How many blocks a header may hold.
const LONGEST_HEADER: usize = 16;
/// How many blocks of a header may be a date with words around it and a full stop.
const HEADER_OPENING: usize = 3;
/// Within how many tokens a dateline must reach its dash.
const LONGEST_DATELINE: usize = 14;

/// How many tokens may stand between a dateline's date and its dash: an agency in brackets.
const AGENCY_TOKENS: usize = 6;

/// What the blocks of an article are.
pub(super) struct Structure {
    pub roles: Vec<BlockRole>,
    pub headline: Option<ProseSpan>,
    pub byline: Option<ProseSpan>,
    pub publication: Option<Publication>,
}

/// Reads the structure. `sentences` are those of all blocks, in order.
pub(super) fn structure(
    prose: &Prose,
    tokens: &Tokens,
    lexicon: &Lexicon,
    sentences: &[Sentence],
) -> Structure {
    let reader = Reader { prose, view: TokenView { text: &prose.text, tokens, lexicon }, sentences };
    let mut roles: Vec<BlockRole> = Vec::with_capacity(prose.blocks.len());
    let mut found = Structure { roles: Vec::new(), headline: None, byline: None, publication: None };
    let mut in_header = true;
    let header_end = reader.header_end();
    for index in 0..prose.blocks.len() {
        in_header &= index < header_end;
        let role = if in_header {
            reader.header_role(index, header_end, &mut found)
        } else {
            reader.body_role(index, found.headline)
        };
        roles.push(role);
    }
    if found.publication.is_none() {
        found.publication = reader.dateline(&roles);
    }
    Structure { roles, ..found }
}

struct Reader<'a> {
    prose: &'a Prose,
    view: TokenView<'a>,
    sentences: &'a [Sentence],
}

impl Reader<'_> {
    fn text(&self, index: usize) -> &str {
        self.prose.block_text(&self.prose.blocks[index])
    }

    fn n_sentences(&self, index: usize) -> usize {
        let first = self.sentences.partition_point(|sentence| sentence.block < index);
        self.sentences[first..].iter().take_while(|sentence| sentence.block == index).count()
    }

    /// The first block of running text; at least one block follows a header that is only a headline.
    fn header_end(&self) -> usize {
        let n_blocks = self.prose.blocks.len();
        let limit = LONGEST_HEADER.min(n_blocks);
        if n_blocks < 2 {
            return 0;
        }
        // The last sure sign of a header among the first blocks: a date line, a byline, a repeated title.
        let mut end = usize::from(self.may_be_headline(0));
        let opening = one_line(self.text(0));
        for index in 1..limit {
            let is_sign = self.date_line(index).is_some()
                || (self.is_byline(index) && index <= 8)
                || (one_line(self.text(index)) == opening && end != 0);
            if is_sign {
                end = index + 1;
            } else if self.is_running_text(index) && !self.is_repeated(index, limit) {
                break;
            }
        }
        // Titles that follow directly still belong to the header.
        while end != 0 && end < limit && self.is_title_like(end) && self.is_before_text(end) && end < 3 {
            end += 1;
        }
        end
    }

    fn is_before_text(&self, index: usize) -> bool {
        index + 1 < self.prose.blocks.len() && !self.is_title_like(index + 1)
    }

    fn is_repeated(&self, index: usize, limit: usize) -> bool {
        let text = self.text(index);
        (0..limit).any(|other| other != index && self.text(other) == text)
    }

    /// A block too long or too many-sentenced to stand in a header.
    fn is_running_text(&self, index: usize) -> bool {
        LONGEST_STANDFIRST < self.text(index).len() || 3 < self.n_sentences(index)
    }

    fn header_role(&self, index: usize, header_end: usize, found: &mut Structure) -> BlockRole {
        let span = self.prose.blocks[index].span;
        if let Some(date) = self.date_line(index) {
            if found.publication.is_none() {
                found.publication = Some(Publication { date, span: Some(span) });
            }
            return BlockRole::DateLine;
        }
        match found.headline {
            None if self.may_be_headline(index) => {
                found.headline = Some(span);
                return BlockRole::Headline;
            }
            Some(headline) if one_line(headline.slice(&self.prose.text)) == one_line(self.text(index)) => {
                return BlockRole::Headline;
            }
            _ => {}
        }
        if self.is_byline(index) {
            found.byline.get_or_insert(span);
            return BlockRole::Byline;
        }
        if self.is_caption(index) {
            return BlockRole::Caption;
        }
        if self.is_title_like(index) {
            let opens_small = self
                .view
                .get(self.view.tokens.of_block(index).start)
                .is_some_and(|it| it.case == Case::Lower);
            return if opens_small { BlockRole::Caption } else { BlockRole::Section };
        }
        if index < header_end && self.text(index).len() <= LONGEST_STANDFIRST {
            BlockRole::Standfirst
        } else {
            BlockRole::Body
        }
    }

    fn body_role(&self, index: usize, headline: Option<ProseSpan>) -> BlockRole {
        let block = &self.prose.blocks[index];
        match block.kind {
            BlockKind::Heading(_) if headline.is_none() && index == 0 => BlockRole::Headline,
            BlockKind::Heading(_) => BlockRole::Section,
            BlockKind::Caption => BlockRole::Caption,
            BlockKind::Paragraph if self.is_caption(index) => BlockRole::Caption,
            BlockKind::Paragraph
                if self.text(index).len() <= LONGEST_SECTION
                    && self.is_title_like(index)
                    && index + 1 < self.prose.blocks.len()
                    && self.stands_alone(index) =>
            {
                BlockRole::Section
            }
            _ => BlockRole::Body,
        }
    }

    /// Whether the block is the only one of its paragraph group.
    fn stands_alone(&self, index: usize) -> bool {
        let group = self.prose.blocks[index].paragraph;
        let differs = |other: Option<usize>| {
            other.and_then(|other| self.prose.blocks.get(other)).is_none_or(|block| block.paragraph != group)
        };
        differs(index.checked_sub(1)) && differs(Some(index + 1))
    }

    /// A line that could be the title of what follows.
    fn may_be_headline(&self, index: usize) -> bool {
        if matches!(self.prose.blocks[index].kind, BlockKind::Heading(_)) {
            return true;
        }
        let text = self.text(index);
        self.prose.blocks[index].kind == BlockKind::Paragraph
            && text.len() <= LONGEST_HEADLINE
            && self.n_sentences(index) <= 3
            && index + 1 < self.prose.blocks.len()
            && self.dateline_of(index).is_none()
            && (self.is_title_like(index)
                || self.is_repeated(index, LONGEST_HEADER.min(self.prose.blocks.len()))
                || (self.stands_alone(index) && self.n_sentences(index) == 1 && self.next_is_longer(index)))
    }

    fn next_is_longer(&self, index: usize) -> bool {
        (index + 1..self.prose.blocks.len().min(index + 6))
            .any(|next| 2 * self.text(index).len() < self.text(next).len())
    }

    /// Short and without the stop that ends a sentence.
    fn is_title_like(&self, index: usize) -> bool {
        let text = self.text(index).trim_end();
        text.len() <= LONGEST_HEADLINE
            && self.n_sentences(index) <= 3
            && !text.ends_with(['.', ':', ';', ',', '…', '”', '»', '"', ')'])
            && text.chars().any(char::is_alphabetic)
    }

    /// The date of a line that holds a date and hardly anything else.
    fn date_line(&self, index: usize) -> Option<Date> {
        let tokens = self.view.tokens.of_block(index);
        // «Pubblicato il 3 marzo 2025» labels a date; «La sindaca ha aperto il ponte il 3 marzo 2025.» tells of one.
        let is_small_word = |at: usize| {
            self.view.get(at).is_some_and(|it| it.kind == TokenKind::Word && it.case == Case::Lower)
        };
        let has_stop = self.text(index).trim_end().ends_with('.');
        if 12 < tokens.len() || has_stop && 4 < tokens.clone().filter(|&at| is_small_word(at)).count() {
            return None;
        }
        for start in tokens.clone() {
            if let Some(written) = written_date(self.view, start)
                && let Some(date) = written.parts.date()
            {
                let rest = tokens.len() - written.n_tokens.min(tokens.len());
                let clock_and_label = (tokens.start..start).chain(start + written.n_tokens..tokens.end);
                // Past the first lines a sentence is text, however short: «La scadenza è il 30 aprile 2025.»
                if has_stop && HEADER_OPENING < index && clock_and_label.clone().any(is_small_word) {
                    return None;
                }
                let few_words = clock_and_label
                    .filter(|&at| {
                        self.view
                            .get(at)
                            .is_some_and(|it| it.kind == TokenKind::Word && it.case != Case::Lower)
                    })
                    .count();
                return (rest <= 7 && few_words <= 1).then_some(date);
            }
        }
        None
    }

    /// «Rosita Ponti», «di Anna Neri», “By Ann Lee”: two to five capitalised words and nothing else.
    fn is_byline(&self, index: usize) -> bool {
        if self.prose.blocks[index].kind != BlockKind::Paragraph {
            return false;
        }
        let mut tokens = self.view.tokens.of_block(index);
        let mut folded = String::new();
        fold_into(self.text(index), &mut folded);
        let openers = &self.view.lexicon.prose.byline_openers;
        let opener = openers.iter().filter(|it| folded.starts_with(it.as_str())).map(String::len).max();
        if let Some(len) = opener
            && folded[len..].starts_with([' ', ':'])
        {
            let end = self.prose.blocks[index].span.start() + len;
            tokens.start = self.view.tokens.at(end).min(tokens.end);
        }
        let n_capitals = tokens
            .clone()
            .filter(|&at| self.view.get(at).is_some_and(|it| matches!(it.case, Case::Capital | Case::Mixed)))
            .count();
        let all_names = tokens.clone().all(|at| {
            let Some(token) = self.view.get(at) else { return false };
            match token.kind {
                TokenKind::Word => {
                    token.case != Case::Lower && token.case != Case::Upper || self.is_joint(at)
                }
                TokenKind::Sign => matches!(token.first, '.' | '-' | ',' | '’' | '\''),
                TokenKind::Digits => false,
            }
        });
        all_names
            && (2..=5).contains(&n_capitals)
            && !self.text(index).trim_end().ends_with(['.', '!', '?'])
            && (opener.is_some() || index != 0)
            && !tokens.clone().any(|at| self.is_opener(at))
    }

    /// A small word that may stand inside a byline: «e», «de», “and”.
    fn is_joint(&self, at: usize) -> bool {
        self.view.senses_in(at, Kinds::PROSE).any(|(n_tokens, sense)| {
            n_tokens == 1
                && matches!(
                    sense,
                    Sense::Prose(ProseWord::Preposition | ProseWord::Conjunction | ProseWord::Article)
                )
        })
    }

    fn is_opener(&self, at: usize) -> bool {
        self.view.get(at).is_some_and(|it| it.case == Case::Capital)
            && self.view.senses_in(at, Kinds::PROSE).any(|(n_tokens, sense)| {
                n_tokens == 1
                    && matches!(
                        sense,
                        Sense::Prose(ProseWord::Opener | ProseWord::Demonstrative | ProseWord::Article)
                    )
            })
    }

    /// «Foto: …», “Image: …”, «Nella foto …».
    fn is_caption(&self, index: usize) -> bool {
        let text = self.text(index);
        if 400 < text.len() {
            return false;
        }
        let mut folded = String::new();
        fold_into(text, &mut folded);
        self.view.lexicon.prose.caption_cues.iter().any(|cue| {
            folded.strip_prefix(cue.as_str()).is_some_and(|rest| {
                let rest = rest.trim_start();
                rest.starts_with([':', '/', '|', '©', '–', '—', '-']) || cue.contains(' ')
            })
        })
    }

    /// The date of a dateline that opens the first running text: «ROMA, 12 marzo 2025 –».
    fn dateline(&self, roles: &[BlockRole]) -> Option<Publication> {
        (0..roles.len())
            .filter(|&index| roles[index] == BlockRole::Body)
            .take(2)
            .find_map(|index| self.dateline_of(index))
    }

    /// Whether the token at `at` is neither a bracket nor inside one that opens at `start`: «(Ansa)».
    fn is_outside_brackets(&self, start: usize, at: usize) -> bool {
        let opens = self.view.is_sign(start, '(');
        let closed = (start..at).any(|before| self.view.is_sign(before, ')'));
        !self.view.is_sign(at, ')') && (!opens || closed)
    }

    fn dateline_of(&self, index: usize) -> Option<Publication> {
        let tokens = self.view.tokens.of_block(index);
        let limit = tokens.end.min(tokens.start + LONGEST_DATELINE);
        let mut at = tokens.start;
        // A place in capitals or with a capital, perhaps an agency in brackets, then the date.
        let mut n_place_words = 0;
        while at < limit {
            if let Some(written) = written_date(self.view, at) {
                let end = at + written.n_tokens;
                let is_dash = (end..end + AGENCY_TOKENS)
                    .find(|&at| {
                        self.view.get(at).is_none_or(|it| is_dash(it.first))
                            || self.is_outside_brackets(end, at)
                    })
                    .is_some_and(|at| self.view.get(at).is_some_and(|it| is_dash(it.first)));
                let date = written.parts.date()?;
                let span = self.view.span(at..end);
                return (is_dash && 0 < n_place_words).then_some(Publication { date, span: Some(span) });
            }
            let token = self.view.get(at)?;
            match token.kind {
                TokenKind::Word if token.case != Case::Lower => n_place_words += 1,
                TokenKind::Word if self.is_joint(at) => {}
                TokenKind::Sign if matches!(token.first, ',' | '(' | ')' | '.' | '/' | '-' | '’' | '\'') => {
                }
                _ => return None,
            }
            at += 1;
        }
        None
    }
}

fn is_dash(sign: char) -> bool {
    matches!(sign, '–' | '—' | '-')
}
