//! A pattern compiled to steps, and their walk over the words of a sentence.
//!
//! All beginnings are walked at once, each step at most once at each word: the time is at most the length of
//! the text times that of the pattern, whatever the pattern.

use std::ops::Range;

use crate::article::{Gap, TokenView};

use super::class::{Class, Mentioned};
use super::pattern::{Literal, Node};

/// The most steps that one rule's patterns may have together.
pub(super) const MAX_STEPS: usize = 1_000;
/// The most steps that one pattern may have.
pub(super) const MAX_PATTERN_STEPS: usize = 400;

/// A compiled pattern.
#[derive(Debug)]
pub(super) struct Program {
    steps: Vec<Step>,
    /// The words with which every match begins, if it begins with words.
    first: Option<Vec<Literal>>,
    is_exact: bool,
}

/// One step; where it leads is its successor unless it says otherwise.
#[derive(Clone, Debug)]
enum Step {
    Word(Literal),
    Mention(Class),
    Any,
    Fork(Vec<usize>),
    Jump(usize),
    Open,
    Close,
    Done,
}

/// Where a pattern matches, in tokens, and what of it is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    pub start: usize,
    pub end: usize,
    pub marked: (usize, usize),
}

/// One way through the steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Walk {
    start: usize,
    step: usize,
    open: Option<usize>,
    marked: Option<(usize, usize)>,
}

impl Program {
    /// Compiles a pattern; `is_exact` tells capital letters apart.
    pub(super) fn new(node: &Node, is_exact: bool) -> Self {
        let mut steps = Vec::new();
        emit(node, &mut steps);
        steps.push(Step::Done);
        let first = first_words(&steps);
        Self { steps, first, is_exact }
    }

    /// How many steps it has.
    pub(super) fn len(&self) -> usize {
        self.steps.len()
    }

    /// The classes that it asks for.
    pub(super) fn classes(&self) -> impl Iterator<Item = Class> {
        self.steps.iter().filter_map(|step| match step {
            Step::Mention(class) => Some(*class),
            _ => None,
        })
    }

    /// Every match in the sentence that holds the tokens `range`; the leftmost, and of these the longest.
    pub(super) fn find(
        &self,
        view: TokenView<'_>,
        range: Range<usize>,
        mentioned: &Mentioned,
        out: &mut Vec<Found>,
    ) {
        if !range.clone().any(|at| self.may_begin(view, at)) {
            return;
        }
        let mut waiting: Vec<Vec<Walk>> = vec![Vec::new(); range.len() + 1];
        let mut seen = vec![usize::MAX; self.steps.len()];
        let mut longest: Vec<Found> = Vec::new();
        let mut stack: Vec<Walk> = Vec::new();
        for offset in 0..=range.len() {
            let at = range.start + offset;
            let mut here = std::mem::take(&mut waiting[offset]);
            if at < range.end && self.may_begin(view, at) {
                here.push(Walk { start: at, step: 0, open: None, marked: None });
            }
            here.sort_unstable();
            stack.extend(here.into_iter().rev());
            while let Some(mut walk) = stack.pop() {
                if std::mem::replace(&mut seen[walk.step], at) == at {
                    continue;
                }
                let next = Walk { step: walk.step + 1, ..walk };
                // Every step but the last has a successor, and the last is `Done`.
                match &self.steps[walk.step] {
                    Step::Fork(ways) => {
                        stack.extend(ways.iter().rev().map(|way| Walk { step: *way, ..walk }));
                    }
                    Step::Jump(to) => {
                        walk.step = *to;
                        stack.push(walk);
                    }
                    Step::Open => stack.push(Walk { open: Some(at), ..next }),
                    Step::Close => {
                        let marked = walk.open.map(|open| (open, at)).filter(|(open, at)| open < at);
                        stack.push(Walk { marked, ..next });
                    }
                    Step::Mention(Class::Start) if offset == 0 => stack.push(next),
                    Step::Mention(Class::End) if is_end(view, at, range.end) => stack.push(next),
                    Step::Mention(class) => {
                        let ends = mentioned.ends(*class, at).filter(|end| *end <= range.end);
                        for end in ends.chain(Self::one_token(*class, view, at, range.end)) {
                            waiting[end - range.start].push(next);
                        }
                    }
                    Step::Word(literal) if at < range.end && self.is_word(view, at, literal) => {
                        waiting[offset + 1].push(next);
                    }
                    Step::Any if at < range.end => waiting[offset + 1].push(next),
                    Step::Word(_) | Step::Any => {}
                    Step::Done => {
                        let found = Found {
                            start: walk.start,
                            end: at,
                            marked: walk.marked.unwrap_or((walk.start, at)),
                        };
                        longest.push(found);
                    }
                }
            }
        }
        keep_longest(longest, out);
    }

    fn may_begin(&self, view: TokenView<'_>, at: usize) -> bool {
        self.first.as_ref().is_none_or(|words| words.iter().any(|word| self.is_word(view, at, word)))
    }

    fn one_token(class: Class, view: TokenView<'_>, at: usize, end: usize) -> Option<usize> {
        let token = view.get(at).filter(|_| at < end)?;
        class.fits_token(token.kind, token.case).then_some(at + 1)
    }

    fn is_word(&self, view: TokenView<'_>, at: usize, literal: &Literal) -> bool {
        let Some(token) = view.get(at) else { return false };
        if literal.is_glued && token.gap != Gap::None {
            return false;
        }
        let text = view.text_of(at);
        if self.is_exact {
            let same = |(left, right): (char, char)| left == right || is_apostrophes(left, right);
            return begins(text.chars(), literal.written.chars(), literal.is_prefix, same);
        }
        let folded = text.chars().flat_map(char::to_lowercase);
        let same = |(left, right): (char, char)| left == right || is_apostrophes(left, right);
        begins(folded, literal.folded.chars(), literal.is_prefix, same)
    }
}

/// Whether a sentence ends at the token: nothing but marks follows.
fn is_end(view: TokenView<'_>, at: usize, end: usize) -> bool {
    (at..end).take(4).all(|index| {
        view.get(index).is_some_and(|token| !token.first.is_alphanumeric() && token.gap == Gap::None)
    }) && end <= at + 4
}

fn is_apostrophes(left: char, right: char) -> bool {
    let is_apostrophe =
        |letter| matches!(letter, '\'' | '\u{2019}' | '\u{2018}' | '\u{2BC}' | '\u{B4}' | '`');
    is_apostrophe(left) && is_apostrophe(right)
}

/// Whether `text` is `word`, or begins with it.
fn begins(
    mut text: impl Iterator<Item = char>,
    word: impl Iterator<Item = char>,
    is_prefix: bool,
    same: impl Fn((char, char)) -> bool,
) -> bool {
    for letter in word {
        if !text.next().is_some_and(|found| same((found, letter))) {
            return false;
        }
    }
    is_prefix || text.next().is_none()
}

/// The leftmost matches, of these the longest, none over another.
fn keep_longest(mut found: Vec<Found>, out: &mut Vec<Found>) {
    found.sort_unstable_by_key(|it| (it.start, std::cmp::Reverse(it.end)));
    let mut end = 0;
    for one in found {
        if end <= one.start {
            end = one.end;
            out.push(one);
        }
    }
}

fn emit(node: &Node, steps: &mut Vec<Step>) {
    match node {
        Node::Word(words) => steps.extend(words.iter().cloned().map(Step::Word)),
        Node::All(nodes) => nodes.iter().for_each(|node| emit(node, steps)),
        Node::Mention(class) => steps.push(Step::Mention(*class)),
        Node::Mark(node) => {
            steps.push(Step::Open);
            emit(node, steps);
            steps.push(Step::Close);
        }
        Node::Maybe(node) => {
            let fork = steps.len();
            steps.push(Step::Fork(Vec::new()));
            emit(node, steps);
            steps[fork] = Step::Fork(vec![fork + 1, steps.len()]);
        }
        Node::Gap(most) => {
            let first = steps.len();
            let end = first + 2 * most;
            for index in 0..*most {
                steps.push(Step::Fork(vec![end, first + 2 * index + 1]));
                steps.push(Step::Any);
            }
        }
        Node::Either(nodes) => {
            let fork = steps.len();
            steps.push(Step::Fork(Vec::new()));
            let (mut ways, mut jumps) = (Vec::new(), Vec::new());
            for node in nodes {
                ways.push(steps.len());
                emit(node, steps);
                jumps.push(steps.len());
                steps.push(Step::Jump(0));
            }
            let end = steps.len();
            for jump in jumps {
                steps[jump] = Step::Jump(end);
            }
            steps[fork] = Step::Fork(ways);
        }
    }
}

/// The words that can come first, unless something else can too.
fn first_words(steps: &[Step]) -> Option<Vec<Literal>> {
    let (mut words, mut seen, mut stack) = (Vec::new(), vec![false; steps.len()], vec![0]);
    while let Some(at) = stack.pop() {
        if std::mem::replace(seen.get_mut(at)?, true) {
            continue;
        }
        match &steps[at] {
            Step::Word(literal) => words.push(literal.clone()),
            Step::Fork(ways) => stack.extend(ways),
            Step::Jump(to) => stack.push(*to),
            Step::Open | Step::Close => stack.push(at + 1),
            Step::Mention(_) | Step::Any | Step::Done => return None,
        }
    }
    Some(words)
}
