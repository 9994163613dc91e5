//! Comments that allow what a rule would report: `<!-- fonte-allow unsourced-number: our own count -->`.
//!
//! A comment beside text allows its line; one that stands alone allows the paragraph that follows, or, inside a
//! paragraph, the line that follows;
//! `fonte-allow-file` allows the whole file. Each needs a reason, and one that silences nothing is
//! itself reported.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::diagnostic::{Diagnostic, Edit, Fix, Level, Safety};
use crate::prose::Prose;
use crate::rules::house::HouseRules;
use crate::rules::{Message, Wording};
use crate::text::{Span, Stretches};

/// The code under which problems with suppression are reported.
pub const CODE: &str = "suppression";

/// An entry of `[[allow]]` in `fonte.toml` that concerns the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The rule's code.
    pub code: String,
    /// Only findings whose words contain this; absent for all.
    pub text: Option<String>,
    /// Only findings that touch this place: a figure that the desk has checked. Absent for all.
    pub place: Option<Span>,
}

/// Where figures that the desk has checked keep each rule silent.
#[derive(Debug, Default)]
pub struct Places {
    by_code: FxHashMap<String, Stretches>,
}

impl Places {
    /// The places that `allowances` name.
    pub fn of(allowances: &[Allowance]) -> Self {
        let mut spans: FxHashMap<&str, Vec<Span>> = FxHashMap::default();
        for allowance in allowances {
            if let Some(place) = allowance.place {
                spans.entry(&allowance.code).or_default().push(place);
            }
        }
        let by_code = spans.into_iter().map(|(code, spans)| (code.to_owned(), Stretches::new(spans)));
        Self { by_code: by_code.collect() }
    }

    /// Whether `span` touches a place where the rule `code` is to be silent.
    pub fn allow(&self, code: &str, span: Span) -> bool {
        self.by_code.get(code).is_some_and(|places| places.overlap(span))
    }
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
}

impl Comments {
    /// Reads the comments of `prose`, whose source is `source`.
    pub fn read(source: &str, prose: &Prose) -> Self {
        let mut lines = Lines { source, last: None };
        let list = prose
            .comments
            .iter()
            .filter_map(|comment| parse(&mut lines, prose, comment.span, &comment.text))
            .collect();
        Self { list }
    }
}

fn parse(lines: &mut Lines<'_>, prose: &Prose, span: Span, text: &str) -> Option<Comment> {
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
    let scope = if whole_file { Span::new(0, lines.source.len()) } else { scope_of(lines, prose, span) };
    Some(Comment { span, codes, reason: reason.trim().to_owned(), scope })
}

/// The line of a comment beside text; the next paragraph for a comment that stands alone.
fn scope_of(lines: &mut Lines<'_>, prose: &Prose, comment: Span) -> Span {
    let (first, last) = (lines.at(comment.start()), lines.at(comment.end()));
    let line = Span::new(first.start, last.end);
    let beside = first.words.start < comment.start() || comment.end() < last.words.end;
    let next = prose.blocks.partition_point(|it| prose.to_source(it.span).start() < comment.end());
    let around = next.checked_sub(1).and_then(|before| prose.blocks.get(before));
    if !beside && around.is_some_and(|it| comment.end() < prose.to_source(it.span).end()) {
        // The paragraph goes on around the comment, as it may in AsciiDoc.
        let following = lines.at((last.end + 1).min(lines.source.len()));
        return Span::new(line.start(), following.end);
    }
    let Some(block) = prose.blocks.get(next).filter(|_| !beside) else { return line };
    // Lines of plain text between the same blank lines are one paragraph.
    let end = prose.blocks.partition_point(|it| it.paragraph <= block.paragraph);
    let last = prose.blocks[next..end.max(next)].last().unwrap_or(block);
    prose.to_source(block.span).cover(prose.to_source(last.span))
}

/// The lines of a source, which are asked for in order: however many comments a line holds, it is read once.
struct Lines<'a> {
    source: &'a str,
    last: Option<Line>,
}

/// A line, and where its words begin and end.
#[derive(Clone)]
struct Line {
    start: usize,
    end: usize,
    words: Range<usize>,
}

impl Lines<'_> {
    /// The line that holds `offset`.
    fn at(&mut self, offset: usize) -> Line {
        if let Some(line) = self.last.as_ref().filter(|line| line.start <= offset && offset <= line.end) {
            return line.clone();
        }
        let (before, after) = self.source.split_at_checked(offset).unwrap_or((self.source, ""));
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let end = before.len() + after.find('\n').unwrap_or(after.len());
        let text = self.source.get(start..end).unwrap_or("");
        let words = match (text.find(char::is_alphanumeric), text.rfind(char::is_alphanumeric)) {
            (Some(first), Some(last)) => start + first..start + last + 1,
            _ => end..start,
        };
        self.last.insert(Line { start, end, words }).clone()
    }
}

/// Decides what is silenced, and remembers what was of use.
#[derive(Debug)]
pub struct Filter<'a> {
    source: &'a str,
    comments: Comments,
    /// Where the comments allow each rule.
    scopes: FxHashMap<String, Stretches>,
    /// What they silenced of each rule.
    silenced: FxHashMap<String, Vec<Span>>,
    allowances: &'a [Allowance],
    used: Vec<bool>,
    /// Those of the allowances that name a place.
    places: &'a Places,
}

impl<'a> Filter<'a> {
    /// A filter over comments and configuration; `places` are those of `allowances`.
    pub fn new(source: &'a str, comments: Comments, allowances: &'a [Allowance], places: &'a Places) -> Self {
        let mut scopes: FxHashMap<String, Vec<Span>> = FxHashMap::default();
        for comment in comments.list.iter().filter(|comment| !comment.reason.is_empty()) {
            for code in &comment.codes {
                scopes.entry(code.clone()).or_default().push(comment.scope);
            }
        }
        let scopes = scopes.into_iter().map(|(code, spans)| (code, Stretches::new(spans))).collect();
        let used = vec![false; allowances.len()];
        Self { source, comments, scopes, silenced: FxHashMap::default(), allowances, used, places }
    }

    /// Whether a finding of `code` at `span` with these words is allowed.
    pub fn silences(&mut self, code: &str, span: Span, words: &str) -> bool {
        let mut silent = self.scopes.get(code).is_some_and(|scopes| scopes.overlap(span));
        if silent {
            self.silenced.entry(code.to_owned()).or_default().push(span);
        }
        for (allowance, used) in self.allowances.iter().zip(&mut self.used) {
            let is_everywhere = allowance.place.is_none() && allowance.code == code;
            if is_everywhere && allowance.text.as_deref().is_none_or(|text| words.contains(text)) {
                *used = true;
                silent = true;
            }
        }
        silent || self.places.allow(code, span)
    }

    /// For each allowance of the configuration, whether it silenced anything. `ran` are the rules that ran: an
    /// allowance for a rule that did not run cannot be judged, and counts as useful.
    pub fn used_allowances(&self, ran: &[&str]) -> Vec<bool> {
        let is_of_use =
            |(allowance, used): (&Allowance, &bool)| *used || !ran.contains(&allowance.code.as_str());
        self.allowances.iter().zip(&self.used).map(is_of_use).collect()
    }

    /// What is wrong with the comments themselves. `ran` are the rules that ran: a comment for a rule that
    /// did not run cannot be judged.
    pub fn problems(&self, ran: &[&str], house: &HouseRules, wording: Wording<'_>) -> Vec<Diagnostic> {
        if self.comments.list.is_empty() {
            return Vec::new();
        }
        let mut known: Vec<&str> = crate::rules::register().iter().map(|rule| rule.meta.code).collect();
        known.extend(house.codes());
        // A rule of a file that could not be read may well be there.
        let mentioned = self.comments.list.iter().flat_map(|comment| &comment.codes).map(String::as_str);
        known.extend(mentioned.filter(|code| house.may_hold(code)));
        let silenced =
            self.silenced.iter().map(|(code, spans)| (code.as_str(), Stretches::new(spans.iter().copied())));
        let silenced: FxHashMap<&str, Stretches> = silenced.collect();
        let is_used = |code: &str, scope: Span| silenced.get(code).is_some_and(|spans| spans.overlap(scope));
        let comments = self.comments.list.iter();
        comments.filter_map(|comment| self.problem(comment, ran, &known, &is_used, wording)).collect()
    }

    fn problem(
        &self,
        comment: &Comment,
        ran: &[&str],
        known: &[&str],
        is_used: &dyn Fn(&str, Span) -> bool,
        wording: Wording<'_>,
    ) -> Option<Diagnostic> {
        let unknown = comment.codes.iter().find(|code| !known.contains(&code.as_str()));
        let unused =
            comment.codes.iter().find(|code| ran.contains(&code.as_str()) && !is_used(code, comment.scope));
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
        } else if let Some(code) = unused {
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
            key: 0,
            level: Level::Warning,
            span: comment.span,
            message: (wording.reader)(&message),
            related: Vec::new(),
            fixes,
        })
    }
}
