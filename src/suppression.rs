//! Comments that allow what a rule would report: `<!-- fonte-allow unsourced-number: our own count -->`.
//!
//! A comment beside text allows its line; one that stands alone allows the paragraph that follows;
//! `fonte-allow-file` allows the whole file. Each needs a reason, and one that silences nothing is
//! itself reported.

use crate::diagnostic::{Diagnostic, Edit, Fix, Level, Safety};
use crate::prose::Prose;
use crate::rules::{Message, Wording};
use crate::text::Span;

/// The code under which problems with suppression are reported.
pub const CODE: &str = "suppression";

/// An entry of `[[allow]]` in `fonte.toml` that concerns the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The rule's code.
    pub code: String,
    /// Only findings whose words contain this; absent for all.
    pub text: Option<String>,
}

/// The suppression comments of an article.
#[derive(Debug, Default)]
pub struct Comments {
    list: Vec<Comment>,
}

#[derive(Debug)]
struct Comment {
    span: Span,
    codes: Vec<String>,
    reason: String,
    /// The stretch of source in which it holds.
    scope: Span,
    used: Vec<bool>,
}

impl Comments {
    /// Reads the comments of `prose`, whose source is `source`.
    pub fn read(source: &str, prose: &Prose) -> Self {
        let list = prose
            .comments
            .iter()
            .filter_map(|comment| parse(source, prose, comment.span, &comment.text))
            .collect();
        Self { list }
    }
}

fn parse(source: &str, prose: &Prose, span: Span, text: &str) -> Option<Comment> {
    let rest = text.trim().strip_prefix("fonte-allow")?;
    let (whole_file, rest) = match rest.strip_prefix("-file") {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    if !rest.is_empty() && !rest.starts_with([' ', ':', '\n', '\t']) {
        return None;
    }
    let (codes, reason) = rest.split_once(':').unwrap_or((rest, ""));
    let codes: Vec<String> =
        codes.split([',', ' ', '\n', '\t']).filter(|code| !code.is_empty()).map(str::to_owned).collect();
    let scope = if whole_file { Span::new(0, source.len()) } else { scope_of(source, prose, span) };
    let used = vec![false; codes.len()];
    Some(Comment { span, codes, reason: reason.trim().to_owned(), scope, used })
}

/// The line of a comment beside text; the next block for a comment that stands alone.
fn scope_of(source: &str, prose: &Prose, comment: Span) -> Span {
    let before = source.get(..comment.start()).unwrap_or("");
    let after = source.get(comment.end()..).unwrap_or("");
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line_end = comment.end() + after.find('\n').unwrap_or(after.len());
    let beside = |text: &str| text.chars().any(char::is_alphanumeric);
    let alone = !beside(before.get(line_start..).unwrap_or(""))
        && !beside(source.get(comment.end()..line_end).unwrap_or(""));
    if !alone {
        return Span::new(line_start, line_end);
    }
    let mut blocks = prose.blocks.iter().map(|block| (block.paragraph, prose.to_source(block.span)));
    let Some((paragraph, first)) = blocks.find(|(_, span)| comment.end() <= span.start()) else {
        return Span::new(line_start, line_end);
    };
    // Lines of plain text between the same blank lines are one paragraph.
    blocks.take_while(|(other, _)| *other == paragraph).fold(first, |whole, (_, span)| whole.cover(span))
}

/// Decides what is silenced, and remembers what was of use.
#[derive(Debug)]
pub struct Filter<'a> {
    source: &'a str,
    comments: Comments,
    allowances: &'a [Allowance],
    used: Vec<bool>,
}

impl<'a> Filter<'a> {
    /// A filter over comments and configuration.
    pub fn new(source: &'a str, comments: Comments, allowances: &'a [Allowance]) -> Self {
        Self { source, comments, allowances, used: vec![false; allowances.len()] }
    }

    /// Whether a finding of `code` at `span` with these words is allowed.
    pub fn silences(&mut self, code: &str, span: Span, words: &str) -> bool {
        let mut silent = false;
        for comment in &mut self.comments.list {
            if comment.reason.is_empty() || !comment.scope.overlaps(span) {
                continue;
            }
            for (known, used) in comment.codes.iter().zip(&mut comment.used) {
                if known == code {
                    *used = true;
                    silent = true;
                }
            }
        }
        for (allowance, used) in self.allowances.iter().zip(&mut self.used) {
            if allowance.code == code && allowance.text.as_deref().is_none_or(|text| words.contains(text)) {
                *used = true;
                silent = true;
            }
        }
        silent
    }

    /// For each allowance of the configuration, whether it silenced anything.
    pub fn used_allowances(&self) -> Vec<bool> {
        self.used.clone()
    }

    /// What is wrong with the comments themselves. `ran` are the rules that ran: a comment for a rule that
    /// did not run cannot be judged.
    pub fn problems(&self, ran: &[&str], wording: Wording<'_>) -> Vec<Diagnostic> {
        let known: Vec<&str> = crate::rules::register().iter().map(|rule| rule.meta.code).collect();
        self.comments.list.iter().filter_map(|comment| self.problem(comment, ran, &known, wording)).collect()
    }

    fn problem(
        &self,
        comment: &Comment,
        ran: &[&str],
        known: &[&str],
        wording: Wording<'_>,
    ) -> Option<Diagnostic> {
        let unknown = comment.codes.iter().find(|code| !known.contains(&code.as_str()));
        let unused = comment
            .codes
            .iter()
            .zip(&comment.used)
            .find(|(code, used)| !**used && ran.contains(&code.as_str()));
        let message = if comment.codes.is_empty() {
            Message::new("suppression-no-rule")
        } else if let Some(code) = unknown {
            match crate::text::nearest(code, known.iter().copied()) {
                Some(near) => Message::new("suppression-unknown-rule-near")
                    .with("code", code.as_str())
                    .with("near", near),
                None => Message::new("suppression-unknown-rule").with("code", code.as_str()),
            }
        } else if comment.reason.is_empty() {
            Message::new("suppression-no-reason")
        } else if let Some((code, _)) = unused {
            Message::new("suppression-unused").with("code", code.as_str())
        } else {
            return None;
        };
        let mut fixes = Vec::new();
        if message.id == "suppression-unused" && comment.codes.len() == 1 {
            let after = self.source.get(comment.span.end()..).unwrap_or("");
            let blank = usize::from(
                after.starts_with('\n')
                    && self
                        .source
                        .get(..comment.span.start())
                        .is_some_and(|it| it.is_empty() || it.ends_with('\n')),
            );
            let span = Span::new(comment.span.start(), comment.span.end() + blank);
            let title = (wording.reader)(&Message::new("suppression-fix-delete"));
            fixes.push(Fix { title, edits: vec![Edit { span, text: String::new() }], safety: Safety::Safe });
        }
        Some(Diagnostic {
            code: CODE.to_owned(),
            level: Level::Warning,
            span: comment.span,
            message: (wording.reader)(&message),
            related: Vec::new(),
            fixes,
        })
    }
}
