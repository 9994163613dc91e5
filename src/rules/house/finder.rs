//! How a house rule finds its words: a pattern, or a regular expression of bounded size.

use regex::{Regex, RegexBuilder};

use super::class::{Class, Mentioned};
use super::pattern::{Node, PatternError, parse};
use super::program::{Found, MAX_PATTERN_STEPS, Program};
use crate::article::{BlockRole, Sentence};
use crate::rules::Context;
use crate::text::ProseSpan;

/// The most bytes that a compiled regular expression may take; all its work is linear in this and in the text.
const REGEX_SIZE: usize = 1 << 17;
/// The deepest nesting of a regular expression.
const REGEX_DEPTH: u32 = 12;
/// The most characters of a regular expression.
const REGEX_CHARS: usize = 300;
/// So many bytes of a sentence are searched with a regular expression; no sentence of an article is as long.
const REGEX_SENTENCE: usize = 8_000;
/// So many matches of a regular expression are looked for in a sentence.
const REGEX_MATCHES: usize = 16;

/// Finds words in a sentence.
#[derive(Debug)]
pub(super) enum Finder {
    /// A pattern over words and mentions.
    Pattern { program: Program, node: Node },
    /// A regular expression over the letters.
    Regex(Box<Regex>),
}

/// Words that were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit {
    /// What is reported of them.
    pub span: ProseSpan,
    /// The index of the sentence.
    pub sentence: usize,
    /// The index of the finder.
    pub finder: usize,
}

impl Finder {
    /// The finder of a pattern.
    pub(super) fn pattern(text: &str, is_exact: bool) -> Result<Self, PatternError> {
        let node = parse(text)?;
        let program = Program::new(&node, is_exact);
        if MAX_PATTERN_STEPS < program.len() {
            let message = "the pattern is too large; fewer alternatives and gaps, or two patterns".to_owned();
            return Err(PatternError { at: 0, message });
        }
        Ok(Finder::Pattern { program, node })
    }

    /// The finder of a regular expression.
    pub(super) fn regex(text: &str, is_exact: bool) -> Result<Self, PatternError> {
        let fail = |message: String| Err(PatternError { at: 0, message });
        if REGEX_CHARS < text.chars().count() {
            return fail(format!("the regular expression is too long; at most {REGEX_CHARS} characters"));
        }
        let built = RegexBuilder::new(text)
            .case_insensitive(!is_exact)
            .size_limit(REGEX_SIZE)
            .dfa_size_limit(8 * REGEX_SIZE)
            .nest_limit(REGEX_DEPTH)
            .build();
        match built {
            Ok(regex) if regex.is_match("") => {
                fail("the regular expression may match nothing at all; ask for a letter".to_owned())
            }
            Ok(regex) => Ok(Finder::Regex(Box::new(regex))),
            Err(regex::Error::CompiledTooBig(_)) => fail(
                "the regular expression is too big once compiled; count less, or write a pattern".to_owned(),
            ),
            Err(problem) => {
                // The last line says what is wrong; those before draw the place.
                let told = problem.to_string();
                let reason = told.lines().last().unwrap_or("").trim_start_matches("error: ").to_owned();
                fail(format!("not a regular expression: {reason}"))
            }
        }
    }

    /// How many steps it has.
    pub(super) fn n_steps(&self) -> usize {
        match self {
            Finder::Pattern { program, .. } => program.len(),
            Finder::Regex(_) => 1,
        }
    }

    /// The words that it reports, where it knows them to the letter.
    pub(super) fn words(&self) -> Option<String> {
        match self {
            Finder::Pattern { node, .. } => node.marked().words(),
            Finder::Regex(_) => None,
        }
    }

    fn find(&self, ctx: &Context<'_>, sentence: &Sentence, mentioned: &Mentioned, out: &mut Vec<ProseSpan>) {
        match self {
            Finder::Pattern { program, .. } => {
                let mut found: Vec<Found> = Vec::new();
                program.find(ctx.view(), sentence.tokens.clone(), mentioned, &mut found);
                out.extend(found.into_iter().map(|it| ctx.view().span(it.marked.0..it.marked.1)));
            }
            Finder::Regex(regex) => {
                let text = ctx.text(sentence.span);
                let end = (0..=text.len().min(REGEX_SENTENCE)).rev().find(|end| text.is_char_boundary(*end));
                let text = &text[..end.unwrap_or(0)];
                let base = sentence.span.start();
                let found = regex.find_iter(text).filter(|it| !it.is_empty()).take(REGEX_MATCHES);
                out.extend(found.map(|it| ProseSpan::new(base + it.start(), base + it.end())));
            }
        }
    }
}

/// The classes that the finders ask for.
pub(super) fn classes<'a>(finders: impl IntoIterator<Item = &'a Finder>) -> Vec<Class> {
    let mut classes: Vec<Class> = Vec::new();
    for finder in finders {
        if let Finder::Pattern { program, .. } = finder {
            classes.extend(program.classes());
        }
    }
    classes.sort_unstable();
    classes.dedup();
    classes
}

/// What the finders find in the sentence with this index, none over another.
pub(super) fn hits_in(
    ctx: &Context<'_>,
    finders: &[Finder],
    mentioned: &Mentioned,
    sentence: usize,
    out: &mut Vec<Hit>,
) {
    let Some(it) = ctx.sentence(sentence) else { return };
    if matches!(it.role, BlockRole::Byline | BlockRole::DateLine | BlockRole::Residue) {
        return;
    }
    let mut here: Vec<Hit> = Vec::new();
    let mut spans = Vec::new();
    for (index, finder) in finders.iter().enumerate() {
        spans.clear();
        finder.find(ctx, it, mentioned, &mut spans);
        here.extend(spans.iter().map(|span| Hit { span: *span, sentence, finder: index }));
    }
    here.sort_by_key(|hit| (hit.span.start(), std::cmp::Reverse(hit.span.end()), hit.finder));
    let mut end = 0;
    for hit in here {
        if end <= hit.span.start() {
            end = hit.span.end();
            out.push(hit);
        }
    }
}
