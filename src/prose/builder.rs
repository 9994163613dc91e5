//! Puts the readable text together: what every format shares.
//!
//! A reader says which stretches of source are read and where blocks begin; the builder trims blocks,
//! separates them, keeps the map, and sets a stand-in where a web address stands in the text.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use rustc_hash::FxHashMap;

use super::{Block, BlockKind, Comment, FootnoteMark, Link, Piece, Prose, Reading, STAND_IN};
use crate::text::{ProseSpan, Span};

/// A place at which a word may be broken.
const SOFT_HYPHEN: char = '\u{AD}';

/// The start of a web address in running text.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?i:https?://|www\.)[\p{L}\p{N}]").expect("the pattern is a constant that compiles")
});

/// Readable text under construction.
pub(super) struct Builder<'s> {
    source: &'s str,
    prose: Prose,
    /// What the block that is being read, or the next one, is.
    kind: BlockKind,
    /// Where the block that is being read starts; `None` before its first letter.
    start: Option<usize>,
    /// Whether the next block starts a new paragraph.
    breaks_paragraph: bool,
    /// Where the link that is being read starts, and where it leads.
    link: Option<(usize, String)>,
    /// How many of the last footnote marks wait for the first letter of their block.
    floating_marks: usize,
    /// Source before this byte has been read already, as part of a web address.
    read_until: usize,
    /// The footnote whose text comes next.
    defines: Option<String>,
    definitions: FxHashMap<String, usize>,
}

impl<'s> Builder<'s> {
    /// Nothing read yet; reading starts at the byte `start`.
    pub(super) fn new(source: &'s str, start: usize) -> Self {
        Self {
            source,
            prose: Prose::default(),
            kind: BlockKind::Paragraph,
            start: None,
            breaks_paragraph: false,
            link: None,
            floating_marks: 0,
            read_until: start,
            defines: None,
            definitions: FxHashMap::default(),
        }
    }

    /// The source that is read.
    pub(super) fn source(&self) -> &'s str {
        self.source
    }

    /// Ends the block; what is read next is a block of the given kind.
    pub(super) fn block(&mut self, kind: BlockKind) {
        self.close();
        self.kind = kind;
    }

    /// Ends the paragraph.
    pub(super) fn paragraph(&mut self) {
        self.close();
        self.breaks_paragraph = true;
    }

    /// Reads a stretch of source as it stands.
    pub(super) fn copy(&mut self, range: Range<usize>) {
        let source = self.source;
        let mut at = range.start.max(self.read_until);
        let Some(text) = source.get(at..range.end) else { return };
        let base = at;
        for found in ADDRESS.find_iter(text) {
            let start = base + found.start();
            if at <= start {
                self.copy_plain(at..start);
                at = address_end(source, base + found.end());
                self.address(start..at);
            }
        }
        self.copy_plain(at..range.end);
    }

    /// Reads a stretch of source as something else that stands for it, as one unit.
    pub(super) fn unit(&mut self, range: Range<usize>, text: &str) {
        if range.start < self.read_until || (self.start.is_none() && text.trim_start().is_empty()) {
            return;
        }
        self.push(range, text, Reading::Standing);
    }

    /// Reads a stretch of white space as one space, if it stands between two letters.
    pub(super) fn space(&mut self, range: Range<usize>) {
        if self.start.is_none() || self.prose.text.ends_with(char::is_whitespace) {
            return;
        }
        match self.source.get(range.clone()) {
            Some(" ") => self.push(range, " ", Reading::Same),
            Some(space) if space.trim().is_empty() => self.push(range, " ", Reading::Space),
            _ => self.push(range, " ", Reading::Standing),
        }
    }

    /// Reads nothing up to the byte `end`.
    pub(super) fn leave_out(&mut self, end: usize) {
        self.read_until = self.read_until.max(end);
    }

    /// Sets a stand-in for a stretch of source that is not prose.
    pub(super) fn stand_in(&mut self, range: Range<usize>) {
        self.unit(range, STAND_IN.encode_utf8(&mut [0; 4]));
    }

    /// What is read from here on is a link.
    pub(super) fn open_link(&mut self, target: &str) {
        self.close_link();
        self.link = Some((self.prose.text.len(), target.to_owned()));
    }

    /// The link ends here.
    pub(super) fn close_link(&mut self) {
        if let Some((start, target)) = self.link.take()
            && start < self.prose.text.len()
        {
            let span = ProseSpan::new(start, self.prose.text.len());
            self.prose.links.push(Link { span, target });
        }
    }

    /// Whether running text is still to come: what has been read so far is short.
    pub(super) fn is_before_text(&self) -> bool {
        const SHORT: usize = 160;
        let is_short = |block: &Block| {
            !matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote) || block.span.len() < SHORT
        };
        self.prose.blocks.len() <= 12
            && self.prose.blocks.iter().all(is_short)
            && self.start.is_none_or(|start| self.prose.text.len() < start + SHORT / 4)
    }

    /// A reference to a footnote stands here.
    pub(super) fn footnote(&mut self, range: Range<usize>, label: &str) {
        if range.start < self.read_until {
            return;
        }
        let at = ProseSpan::new(self.prose.text.len(), self.prose.text.len());
        let source = Span::new(range.start, range.end);
        self.prose.footnotes.push(FootnoteMark { at, source, label: label.to_owned(), definition: None });
        if self.start.is_none() {
            self.floating_marks += 1;
        }
    }

    /// The next block is the text of the footnote `label`.
    pub(super) fn define(&mut self, label: &str) {
        self.close();
        self.defines = Some(label.to_owned());
    }

    /// Whether the footnote `label` has been referred to so far; looks at most `64` marks back.
    pub(super) fn refers_to(&self, label: &str) -> bool {
        self.prose.footnotes.iter().rev().take(64).any(|mark| mark.label == label)
    }

    /// A comment stands here.
    pub(super) fn comment(&mut self, range: Range<usize>, text: &str) {
        let span = Span::new(range.start, range.end);
        self.prose.comments.push(Comment { span, text: text.trim().to_owned() });
    }

    /// The readable text, finished.
    pub(super) fn finish(mut self) -> Prose {
        self.close();
        self.close_link();
        let end = self.prose.text.len();
        self.settle_marks(end);
        for mark in &mut self.prose.footnotes {
            mark.definition = self.definitions.get(&mark.label).copied();
        }
        self.prose
    }

    /// Reads source that holds no web address. A soft hyphen is no part of the word that it may break.
    fn copy_plain(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while let Some(found) = self.source.get(at..range.end).and_then(|text| text.find(SOFT_HYPHEN)) {
            self.copy_words(at..at + found);
            at += found + SOFT_HYPHEN.len_utf8();
        }
        self.copy_words(at..range.end);
    }

    fn copy_words(&mut self, range: Range<usize>) {
        let Some(mut text) = self.source.get(range.clone()) else { return };
        if self.start.is_none() {
            text = text.trim_start();
        } else if self.prose.text.ends_with(' ') && self.prose.map.source_end() < range.start {
            // What stood between the two spaces is not read: «sono <!-- nota --> 600».
            text = text.trim_start_matches(' ');
        }
        self.push(range.end - text.len()..range.end, text, Reading::Same);
    }

    /// Reads a web address.
    fn address(&mut self, range: Range<usize>) {
        let target = self.source.get(range.clone()).unwrap_or_default().to_owned();
        self.stand_in(range.clone());
        self.read_until = range.end;
        if self.link.is_none() {
            let end = self.prose.text.len();
            let span = ProseSpan::new(end.saturating_sub(STAND_IN.len_utf8()), end);
            self.prose.links.push(Link { span, target });
        }
    }

    fn push(&mut self, range: Range<usize>, text: &str, reading: Reading) {
        if text.is_empty() || range.is_empty() || range.start < self.prose.map.source_end() {
            return;
        }
        self.begin();
        let start = self.prose.text.len();
        self.prose.text.push_str(text);
        let prose = ProseSpan::new(start, self.prose.text.len());
        self.prose.map.push(Piece { prose, source: Span::new(range.start, range.end), reading });
    }

    /// Begins the block at its first letter.
    fn begin(&mut self) {
        if self.start.is_some() {
            return;
        }
        let before = self.prose.text.len();
        if !self.prose.blocks.is_empty() {
            self.prose.text.push_str(if self.breaks_paragraph { "\n\n" } else { "\n" });
        }
        let start = self.prose.text.len();
        self.start = Some(start);
        self.settle_marks(start);
        if let Some((link, _)) = &mut self.link
            && *link == before
        {
            *link = start;
        }
        if let Some(label) = self.defines.take() {
            self.definitions.entry(label).or_insert(self.prose.blocks.len());
        }
    }

    /// The number of the paragraph that the block being read belongs to.
    fn next_paragraph(&self) -> u32 {
        self.prose.blocks.last().map_or(0, |last| last.paragraph + u32::from(self.breaks_paragraph))
    }

    /// Ends the block that is being read, if any, without the white space behind it.
    fn close(&mut self) {
        let Some(start) = self.start.take() else { return };
        let end = self.prose.text.trim_end().len().max(start);
        self.prose.text.truncate(end);
        self.prose.map.truncate(end);
        for mark in self.prose.footnotes.iter_mut().rev().take_while(|mark| end < mark.at.start()) {
            mark.at = ProseSpan::new(end, end);
        }
        for link in self.prose.links.iter_mut().rev().take_while(|link| end < link.span.end()) {
            link.span = ProseSpan::new(link.span.start().min(end), end);
        }
        if let Some((link, _)) = &mut self.link {
            *link = (*link).min(end);
        }
        let block =
            Block { kind: self.kind, span: ProseSpan::new(start, end), paragraph: self.next_paragraph() };
        self.prose.blocks.push(block);
        self.breaks_paragraph = false;
    }

    /// Sets the marks that stood before the first letter of a block.
    fn settle_marks(&mut self, at: usize) {
        let floating = std::mem::take(&mut self.floating_marks);
        for mark in self.prose.footnotes.iter_mut().rev().take(floating) {
            mark.at = ProseSpan::new(at, at);
        }
    }
}

/// Where the web address ends of which `from` is the first byte behind its start.
fn address_end(source: &str, from: usize) -> usize {
    let rest = source.get(from..).unwrap_or_default();
    let stops = |it: char| it.is_whitespace() || "<>\"[]{}|`«»“”„".contains(it);
    let address = rest.split(stops).next().unwrap_or_default();
    let has_parenthesis = address.contains('(');
    let closes = |it: char| ".,;:!?'’…*_~".contains(it) || (it == ')' && !has_parenthesis);
    from + address.trim_end_matches(closes).len()
}
