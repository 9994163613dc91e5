//! The little language of a house's patterns: words, alternatives, gaps, mentions.
//!
//! `(circa|quasi) <esattamente> {figure}` is a word of two, the word that is reported, and a figure.
//! What is written is bounded, and what is compiled from it runs in linear time: no pattern can hang.

use crate::article::{Token, pieces};
use crate::lexicon::fold_into;

use super::class::Class;

/// The most characters of a pattern.
pub(super) const MAX_CHARS: usize = 500;
/// How deep brackets may stand in brackets.
const MAX_DEPTH: usize = 8;
/// The most words that a gap may skip.
const MAX_GAP: usize = 10;

/// What is wrong in a pattern, and at which byte of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PatternError {
    pub at: usize,
    pub message: String,
}

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    /// Words that touch each other: `F-35`, `dell'Istat`.
    Word(Vec<Literal>),
    /// One after the other.
    All(Vec<Node>),
    /// `(a|b)`.
    Either(Vec<Node>),
    /// `[a]`.
    Maybe(Box<Node>),
    /// `{figure}`.
    Mention(Class),
    /// `{..3}`.
    Gap(usize),
    /// `<a>`: what is reported.
    Mark(Box<Node>),
}

/// One word as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Literal {
    /// As written.
    pub written: String,
    /// Folded.
    pub folded: String,
    /// Whether any ending may follow: `femminicid*`.
    pub is_prefix: bool,
    /// Whether it touches the word before it.
    pub is_glued: bool,
}

/// Reads a pattern.
pub(super) fn parse(text: &str) -> Result<Node, PatternError> {
    if MAX_CHARS < text.chars().count() {
        return Err(PatternError {
            at: 0,
            message: format!("the pattern is too long; at most {MAX_CHARS} characters"),
        });
    }
    let mut parser = Parser { text, at: 0, n_marks: 0 };
    let node = parser.alternatives(0)?;
    if let Some(stray) = parser.peek() {
        return parser.fail(format!("`{stray}` closes what was not opened; write `\\{stray}` for the sign"));
    }
    if node.may_be_empty() {
        return Err(PatternError {
            at: 0,
            message: "the pattern may match nothing at all; ask for a word".to_owned(),
        });
    }
    Ok(node)
}

impl Node {
    /// Whether it is satisfied without a word.
    fn may_be_empty(&self) -> bool {
        match self {
            Node::Word(words) => words.is_empty(),
            Node::All(nodes) => nodes.iter().all(Node::may_be_empty),
            Node::Either(nodes) => nodes.iter().any(Node::may_be_empty),
            Node::Maybe(_) | Node::Gap(_) => true,
            Node::Mention(class) => class.is_place(),
            Node::Mark(node) => node.may_be_empty(),
        }
    }

    /// The marked part, else the whole.
    pub(super) fn marked(&self) -> &Node {
        self.mark().unwrap_or(self)
    }

    fn mark(&self) -> Option<&Node> {
        match self {
            Node::Mark(node) => Some(node),
            Node::All(nodes) | Node::Either(nodes) => nodes.iter().find_map(Node::mark),
            Node::Maybe(node) => node.mark(),
            Node::Word(_) | Node::Mention(_) | Node::Gap(_) => None,
        }
    }

    /// The words, where it is nothing but words.
    pub(super) fn words(&self) -> Option<String> {
        match self {
            Node::Word(words) if words.iter().all(|word| !word.is_prefix) => {
                Some(words.iter().map(|word| word.written.as_str()).collect())
            }
            Node::All(nodes) => {
                let words: Option<Vec<String>> = nodes.iter().map(Node::words).collect();
                words.map(|words| words.join(" "))
            }
            _ => None,
        }
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    n_marks: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at += letter.len_utf8();
        Some(letter)
    }

    fn fail<Never>(&self, message: impl Into<String>) -> Result<Never, PatternError> {
        Err(PatternError { at: self.at, message: message.into() })
    }

    /// `a b|c`, up to the bracket that closes it or the end.
    fn alternatives(&mut self, depth: usize) -> Result<Node, PatternError> {
        if MAX_DEPTH < depth {
            return self.fail(format!("brackets stand in each other; at most {MAX_DEPTH} deep"));
        }
        let mut list = vec![self.sequence(depth)?];
        while self.peek() == Some('|') {
            self.at += 1;
            list.push(self.sequence(depth)?);
        }
        Ok(if list.len() == 1 { list.swap_remove(0) } else { Node::Either(list) })
    }

    fn sequence(&mut self, depth: usize) -> Result<Node, PatternError> {
        let mut list = Vec::new();
        while let Some(letter) = self.peek() {
            match letter {
                '|' | ')' | ']' | '>' => break,
                '}' => return self.fail("`}` closes what was not opened; write `\\}` for the sign"),
                letter if letter.is_whitespace() => {
                    self.next();
                }
                '(' => list.push(self.bracket(')', depth)?),
                '[' => list.push(Node::Maybe(Box::new(self.bracket(']', depth)?))),
                '<' => {
                    self.n_marks += 1;
                    if self.n_marks != 1 {
                        return self.fail("only one part of a pattern is reported: one `<…>`");
                    }
                    list.push(Node::Mark(Box::new(self.bracket('>', depth)?)));
                }
                '{' => list.push(self.class()?),
                _ => list.push(self.word()?),
            }
        }
        Ok(if list.len() == 1 { list.swap_remove(0) } else { Node::All(list) })
    }

    fn bracket(&mut self, close: char, depth: usize) -> Result<Node, PatternError> {
        let opened = self.at;
        self.next();
        let inner = self.alternatives(depth + 1)?;
        if self.peek() != Some(close) {
            self.at = opened;
            return self.fail(format!("this bracket is not closed; `{close}` is missing"));
        }
        self.next();
        Ok(inner)
    }

    fn class(&mut self) -> Result<Node, PatternError> {
        let rest = self.text.get(self.at + 1..).unwrap_or("");
        let Some((name, _)) = rest.split_once('}') else {
            return self.fail("this bracket is not closed; `}` is missing");
        };
        let node = if let Some(most) = name.strip_prefix("..") {
            match most.parse::<usize>() {
                Ok(most) if (1..=MAX_GAP).contains(&most) => Node::Gap(most),
                _ => {
                    return self
                        .fail(format!("a gap skips at most so many words, 1 to {MAX_GAP}: `{{..3}}`"));
                }
            }
        } else if let Some(class) = Class::from_name(name) {
            Node::Mention(class)
        } else {
            let near = crate::text::nearest(name, Class::ALL.map(Class::name));
            let near = near.map(|near| format!("; did you mean `{{{near}}}`?")).unwrap_or_default();
            let all: Vec<String> = Class::ALL.iter().map(|class| format!("`{{{}}}`", class.name())).collect();
            return self.fail(format!(
                "unknown mention `{{{name}}}`{near} allowed are {}, `{{..3}}`",
                all.join(", ")
            ));
        };
        self.at += name.len() + 2;
        Ok(node)
    }

    /// Letters and signs up to white space or a bracket.
    fn word(&mut self) -> Result<Node, PatternError> {
        let start = self.at;
        let mut chunk = String::new();
        let mut is_prefix = false;
        while let Some(letter) = self.peek() {
            match letter {
                letter if letter.is_whitespace() || "()[]{}<>|".contains(letter) => break,
                '\\' => {
                    self.next();
                    match self.next() {
                        Some(letter) => chunk.push(letter),
                        None => return self.fail("`\\` stands before the sign that it frees"),
                    }
                }
                '*' => {
                    self.next();
                    is_prefix = true;
                    if self.peek().is_some_and(|it| !it.is_whitespace() && !"()[]{}<>|".contains(it)) {
                        return self.fail("`*` ends a word: `femminicid*`; write `\\*` for the sign");
                    }
                }
                letter => {
                    self.next();
                    chunk.push(letter);
                }
            }
        }
        let mut words = literals(&chunk);
        match words.last_mut() {
            Some(last) if is_prefix && last.folded.chars().any(char::is_alphabetic) => last.is_prefix = true,
            Some(_) if !is_prefix => {}
            _ => {
                self.at = start;
                return self.fail("`*` stands behind the beginning of a word: `femminicid*`");
            }
        }
        Ok(Node::Word(words))
    }
}

/// The words of a piece without white space, as the text is split.
fn literals(chunk: &str) -> Vec<Literal> {
    let word = |token: &Token| {
        let written = &chunk[token.span.start()..token.span.end()];
        let mut folded = String::new();
        fold_into(written, &mut folded);
        Literal { written: written.to_owned(), folded, is_prefix: false, is_glued: token.span.start() != 0 }
    };
    pieces(chunk).iter().map(word).collect()
}
