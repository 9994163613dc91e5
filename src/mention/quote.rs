//! Quotations: marks are given a role by their neighbours, then paired.
//!
//! «Sugli “scambi in linea“.» has two marks of one shape: the second closes, for a letter stands before
//! it and a stop behind, so it is turned the wrong way. Apostrophes, inches and years («’80») are no marks.
//! Knows no language: „…“, “…”, «…», »…« are told apart by how they stand.

use crate::article::{Article, BlockRole};
use crate::lexicon::Lexicon;
use crate::prose::BlockKind;
use crate::text::ProseSpan;

use super::quote_mark::{Mark, Role, Shape, marks};
use super::{Quote, QuoteFault, QuoteProblem};

/// Reads every quotation, and every mark or bracket that does not pair, both in the order of the text.
pub fn read_quotes(article: &Article, _lexicon: &Lexicon) -> (Vec<Quote>, Vec<QuoteProblem>) {
    let mut reader = Reader::default();
    let mut paragraph = None;
    let mut found = Vec::new();
    for (block, role) in article.prose.blocks.iter().zip(&article.roles) {
        if *role == BlockRole::Residue {
            continue;
        }
        // Lines of one paragraph may share a quotation; so may paragraphs that each open it again.
        let own = (block.paragraph, matches!(block.kind, BlockKind::ListItem | BlockKind::TableCell));
        if paragraph != Some(own) || own.1 {
            reader.end_paragraph();
        }
        paragraph = Some(own);
        found.clear();
        marks(&article.prose.text, block.span, &mut found);
        reader.first_of_block = true;
        for mark in &found {
            reader.take(*mark);
            reader.first_of_block = false;
        }
        reader.block_end = block.span.end();
    }
    reader.end_paragraph();
    reader.end_text();
    let mut quotes: Vec<Quote> =
        reader.pairs.iter().filter(|pair| !pair.nested).map(|pair| quote(article, *pair)).collect();
    quotes.sort_by_key(|quote| quote.span.start());
    let mut problems = reader.problems;
    problems.sort_by_key(|problem| problem.span.start());
    (quotes, problems)
}

/// Two marks that belong together; the end may be missing where the next paragraph opens again.
#[derive(Clone, Copy, Debug)]
struct Pair {
    open: ProseSpan,
    content_end: usize,
    end: usize,
    nested: bool,
}

#[derive(Debug, Default)]
struct Reader {
    open: Vec<Mark>,
    brackets: Vec<Mark>,
    /// Marks that an earlier paragraph left open.
    left_open: Vec<Mark>,
    pairs: Vec<Pair>,
    problems: Vec<QuoteProblem>,
    first_of_block: bool,
    block_end: usize,
    /// The block before: a line that opens again goes on with what is open there.
    block_before: Option<ProseSpan>,
}

impl Reader {
    fn take(&mut self, mark: Mark) {
        match mark.shape {
            Shape::Bracket(_) => self.take_bracket(mark),
            Shape::StraightDouble => self.take_straight(mark),
            Shape::StraightSingle => {}
            _ => match mark.role {
                Role::Opens => self.open(mark),
                Role::Closes => self.close(mark),
            },
        }
    }

    fn open(&mut self, mark: Mark) {
        // A paragraph that opens again goes on with the quotation before it.
        if self.first_of_block {
            self.left_open.retain(|left| left.shape.family() != mark.shape.family());
            // In a text without blank lines the lines of one quotation may each open it.
            let before = self.block_before;
            let near = self.open.split_off(self.open.len().saturating_sub(DEPTH));
            let (again, open): (Vec<Mark>, Vec<Mark>) = near.into_iter().partition(|open| {
                open.shape.family() == mark.shape.family()
                    && !open.is_single()
                    && before.is_some_and(|it| it.contains(open.span))
            });
            self.open.extend(open);
            let end = self.block_end;
            let pieces =
                again.iter().map(|open| Pair { open: open.span, content_end: end, end, nested: false });
            self.pairs.extend(pieces);
        }
        self.open.push(mark);
    }

    fn close(&mut self, mark: Mark) {
        let partner = innermost(&self.open, |open| open.shape.pairs_with(mark.shape));
        let Some(at) = partner else {
            // A straight mark opened what a curly one closes: untidy, but a pair.
            if let Some(at) = innermost(&self.open, |open| open.shape == Shape::StraightDouble)
                && mark.shape.is_double_curly()
            {
                return self.pair(at, mark);
            }
            if let Some(at) = innermost(&self.left_open, |open| open.shape.pairs_with(mark.shape)) {
                let open = self.left_open.remove(at);
                self.pairs.push(Pair {
                    open: open.span,
                    content_end: mark.span.start(),
                    end: mark.span.end(),
                    nested: false,
                });
                return;
            }
            if !mark.is_single() {
                self.problem(mark, QuoteFault::Unopened);
            }
            return;
        };
        if let Some(expected) = self.open.get(at).and_then(|open| open.shape.expected_close(mark.shape)) {
            let partner = self.open.get(at).map(|open| open.span);
            self.problems.push(QuoteProblem {
                span: mark.span,
                fault: QuoteFault::WrongWay,
                expected: Some(expected.to_owned()),
                partner,
            });
        } else if let Some(expected) = self.open.get(at).and_then(|open| open.shape.expected_open(mark.shape))
            && let Some(open) = self.open.get(at)
        {
            self.problems.push(QuoteProblem {
                span: open.span,
                fault: QuoteFault::WrongWay,
                expected: Some(expected.to_owned()),
                partner: Some(mark.span),
            });
        }
        self.pair(at, mark);
    }

    /// Straight marks count by parity.
    fn take_straight(&mut self, mark: Mark) {
        if let Some(at) = innermost(&self.open, |open| open.shape == Shape::StraightDouble) {
            return self.pair(at, mark);
        }
        if mark.role == Role::Closes {
            // «“… "»: a curly mark opened what a straight one closes.
            if let Some(at) = innermost(&self.open, |open| open.shape.is_double_curly()) {
                return self.pair(at, mark);
            }
            if mark.after_digit {
                return;
            }
        }
        if self.first_of_block {
            self.left_open.retain(|left| left.shape != Shape::StraightDouble);
        }
        self.open.push(mark);
    }

    /// Pairs `mark` with the open mark at `at`; what was opened in between stays alone.
    fn pair(&mut self, at: usize, mark: Mark) {
        let inner = self.open.split_off(at);
        let mut inner = inner.into_iter();
        let Some(open) = inner.next() else { return };
        for left in inner {
            self.unclosed(left);
        }
        let nested = self.open.iter().rev().take(DEPTH).any(|open| !open.is_single());
        self.pairs.push(Pair {
            open: open.span,
            content_end: mark.span.start(),
            end: mark.span.end(),
            nested,
        });
    }

    fn take_bracket(&mut self, mark: Mark) {
        let Shape::Bracket(letter) = mark.shape else { return };
        if mark.role == Role::Opens {
            self.brackets.push(mark);
            return;
        }
        let opener = if letter == ')' { '(' } else { '[' };
        match innermost(&self.brackets, |open| open.shape == Shape::Bracket(opener)) {
            Some(at) => {
                for left in self.brackets.split_off(at).into_iter().skip(1) {
                    self.problem(left, QuoteFault::Unclosed);
                }
            }
            None if mark.is_list_marker => {}
            None => self.problem(mark, QuoteFault::Unopened),
        }
    }

    fn end_paragraph(&mut self) {
        for mark in std::mem::take(&mut self.brackets) {
            self.problem(mark, QuoteFault::Unclosed);
        }
        // What an earlier paragraph left open and this one did not close is open for good.
        for mark in std::mem::take(&mut self.left_open) {
            self.problem(mark, QuoteFault::Unclosed);
        }
        let open = std::mem::take(&mut self.open);
        let n_far = open.len().saturating_sub(DEPTH);
        let mut nested = false;
        for (mark, index) in open.into_iter().zip(0..) {
            if mark.is_single() {
                continue;
            }
            let end = self.block_end;
            self.pairs.push(Pair { open: mark.span, content_end: end, end, nested });
            // What was opened inside and runs on as well is no quotation of its own.
            nested = true;
            if index < n_far {
                self.problem(mark, QuoteFault::Unclosed);
            } else {
                self.left_open.push(mark);
            }
        }
    }

    fn end_text(&mut self) {
        for mark in std::mem::take(&mut self.left_open) {
            self.problem(mark, QuoteFault::Unclosed);
        }
    }

    fn unclosed(&mut self, mark: Mark) {
        // A single mark left alone is an apostrophe turned by an eager word processor.
        if !mark.is_single() {
            self.problem(mark, QuoteFault::Unclosed);
        }
    }

    fn problem(&mut self, mark: Mark, fault: QuoteFault) {
        if mark.shape == Shape::StraightDouble && mark.after_number {
            return;
        }
        self.problems.push(QuoteProblem { span: mark.span, fault, expected: None, partner: None });
    }
}

fn quote(article: &Article, pair: Pair) -> Quote {
    let content = ProseSpan::new(pair.open.end().min(pair.content_end), pair.content_end);
    let n_words =
        content.slice(&article.prose.text).split_whitespace().filter(|word| has_letter(word)).count();
    Quote {
        span: ProseSpan::new(pair.open.start(), pair.end),
        content,
        n_words,
        speaker: None,
        sentence: article.sentence_at(pair.open.start()),
    }
}

/// How deep marks are looked for: nobody nests more, and any text is read in linear time.
const DEPTH: usize = 24;

/// The innermost of `marks` that `fits`, by index.
fn innermost(marks: &[Mark], fits: impl Fn(&Mark) -> bool) -> Option<usize> {
    let from = marks.len().saturating_sub(DEPTH);
    marks.iter().skip(from).rposition(fits).map(|at| at + from)
}

fn has_letter(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}
