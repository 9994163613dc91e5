//! Floor 9: runs the configured rules on one article and turns findings into diagnostics.
//!
//! Levels, suppression, the budget against noise, order, and the way back to the source are here,
//! so that a rule only has to find. Knows neither disk nor protocol.

mod budget;
mod keys;
mod rule_set;

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, Edit, Fix, Level, Place, Related, Safety};
use crate::known::{Known, key_of, sentence_key};
use crate::mention::HouseName;
use crate::prose::Prose;
use crate::rules::{
    Context, Finding, FindingFix, FindingPlace, Findings, Message, ProseText, Reference, Value, Wording,
};
use crate::suppression::{self, Allowance, Places};
use crate::text::ProseSpan;

use budget::{Found, hold_back, speak_once};
use keys::Keys;
use rule_set::Configured;

pub use budget::Budget;
pub use rule_set::{RuleError, RuleSet, RuleSettings, Setting};

/// Everything that a check needs beside the reading.
#[derive(Clone, Copy)]
pub struct Task<'a> {
    /// The rules.
    pub rules: &'a RuleSet,
    /// What the reference says to the article.
    pub reference: Option<&'a Reference>,
    /// The house list.
    pub house: &'a [HouseName],
    /// What the configuration and the desk's marks allow in this article.
    pub allowances: &'a [Allowance],
    /// The budget.
    pub budget: Budget,
    /// The wording.
    pub wording: Wording<'a>,
}

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The diagnostics, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// All of them, where the budget asks for both.
    pub all: Option<Vec<Diagnostic>>,
    /// What was known already and is not told.
    pub known: usize,
    /// What should be known and was not found.
    pub expired: Vec<(u64, usize)>,
    /// How many the budget held back, by rule.
    pub held_back: BTreeMap<String, usize>,
    /// Rules that failed on this article, with what they said; the others went on.
    pub failures: Vec<(String, String)>,
    /// For each entry of the task's allowances, whether it silenced anything; one for a rule that did not run
    /// counts as useful, since nobody knows.
    pub used_allowances: Vec<bool>,
}

impl Report {
    /// Every diagnostic, whatever the budget held back, if the budget was asked for all.
    pub fn all(&self) -> &[Diagnostic] {
        self.all.as_deref().unwrap_or(&self.diagnostics)
    }
}

/// Runs the rules. `source` is the text that `analysis` was made from.
pub fn check(source: &str, analysis: &Analysis, task: &Task<'_>) -> Report {
    check_anew(source, analysis, task, &Known::default())
}

/// Runs the rules and leaves out what is `known` already.
pub fn check_anew(source: &str, analysis: &Analysis, task: &Task<'_>, known: &Known) -> Report {
    let places = Places::of(task.allowances);
    let ctx = Context { analysis, reference: task.reference, house: task.house, allowed: &places };
    let mut report = Report::default();
    let mut found: Vec<Found<'_>> = Vec::new();
    for rule in task.rules.rules() {
        let mut out = Findings::default();
        // A rule that fails on one article must not take the others with it.
        match catch_unwind(AssertUnwindSafe(|| (rule.check)(&ctx, &mut out))) {
            Ok(()) => found.extend(out.into_list().into_iter().map(|finding| {
                let level = finding.level.map_or(rule.level, |level| relative(level, rule));
                (rule, level, finding)
            })),
            Err(panic) => report.failures.push((rule.code.to_string(), panic_words(&*panic))),
        }
    }
    let comments = suppression::Comments::read(source, &analysis.article.prose);
    let mut allowed = suppression::Filter::new(source, comments, task.allowances, &places);
    found.retain(|(rule, _, finding)| {
        let span = analysis.article.prose.to_source(finding.span);
        !allowed.silences(&rule.code, span, finding.span.slice(&analysis.article.prose.text))
    });
    speak_once(analysis, &mut found);
    let keys = Keys::of(analysis);
    let mut known = known.clone();
    let n_found = found.len();
    found.retain(|(rule, _, finding)| known.is_empty() || !known.take(keys.key(&rule.code, finding.span)));
    report.known = n_found - found.len();
    let every = matches!(task.budget, Budget::Both(_)).then(|| found.clone());
    if let Budget::PerRule(limit) | Budget::Both(limit) = task.budget {
        hold_back(analysis, limit, &mut found, &mut report.held_back);
    }
    let prose = &analysis.article.prose;
    let words = Words { source, prose, wording: task.wording, lines: OnceCell::new() };
    report.diagnostics = all_worded(found, &keys, &words);
    report.all = every.map(|every| all_worded(every, &keys, &words));
    let can_speak = |code: &&str| task.reference.is_some() || !asks_reference(code);
    let ran: Vec<&str> = task.rules.codes().filter(can_speak).collect();
    let mut problems = allowed.problems(&ran, task.rules.house(), task.wording);
    for problem in &mut problems {
        let comment = source.get(problem.span.range()).unwrap_or("");
        problem.key = key_of(&problem.code, comment, sentence_key(comment));
    }
    let n_problems = problems.len();
    problems.retain(|problem| !known.take(problem.key));
    report.known += n_problems - problems.len();
    report.expired = known.left().collect();
    report.used_allowances = allowed.used_allowances(&ran);
    for list in std::iter::once(&mut report.diagnostics).chain(&mut report.all) {
        list.extend(problems.iter().cloned());
        list.sort_by(|left, right| {
            let key = |it: &Diagnostic| (it.span.start(), it.span.end(), std::cmp::Reverse(it.level));
            key(left).cmp(&key(right)).then_with(|| left.code.cmp(&right.code))
        });
    }
    report
}

/// Rules that have nothing to say without a reference: a comment for one of them cannot be judged then.
const ASKS_REFERENCE: &[&str] = &[
    "date-contradicts-corpus",
    "figure-contradicts-corpus",
    "figure-superseded",
    "name-misspelled",
    "order-of-magnitude",
    "quote-differs-from-corpus",
    "role-contradicts-corpus",
];

/// Whether the rule `code` has nothing to say without a reference.
pub fn asks_reference(code: &str) -> bool {
    ASKS_REFERENCE.contains(&code)
}

/// The level of a case that is graver or milder than usual, when the rule itself was set to another level.
fn relative(case: Level, rule: &Configured) -> Level {
    if rule.level == rule.usual { case } else { rule.level.max(Level::Hint) }
}

fn panic_words(panic: &(dyn std::any::Any + Send)) -> String {
    let words = panic.downcast_ref::<String>().map(String::as_str);
    words.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("panic").to_owned()
}

/// What is needed to word a finding.
struct Words<'a> {
    source: &'a str,
    prose: &'a Prose,
    wording: Wording<'a>,
    /// Where the lines of the source begin.
    lines: OnceCell<Vec<usize>>,
}

impl Words<'_> {
    /// The message for the reader.
    fn of(&self, message: &Message) -> String {
        (self.wording.reader)(&self.with_lines(message))
    }

    /// The message with the lines of its places written out.
    fn with_lines(&self, message: &Message) -> Message {
        let mut message = message.clone();
        for (_, value) in &mut message.arguments {
            if let Value::Lines(places) = value {
                let mut lines: Vec<String> =
                    places.iter().map(|place| self.line_of(*place).to_string()).collect();
                lines.dedup();
                *value = Value::Text(lines.join(", "));
            }
        }
        message
    }

    /// The one-based line of a place in the source.
    fn line_of(&self, place: ProseSpan) -> usize {
        let bytes = self.source.as_bytes();
        let is_break =
            |index: usize, byte: u8| byte == b'\n' || byte == b'\r' && bytes.get(index + 1) != Some(&b'\n');
        let starts = self.lines.get_or_init(|| {
            let breaks = bytes.iter().enumerate().filter(|&(index, byte)| is_break(index, *byte));
            std::iter::once(0).chain(breaks.map(|(index, _)| index + 1)).collect()
        });
        let place = self.prose.to_source(place).start();
        starts.partition_point(|start| *start <= place)
    }
}

fn all_worded(found: Vec<Found<'_>>, keys: &Keys<'_>, words: &Words<'_>) -> Vec<Diagnostic> {
    let word = |(rule, level, finding): Found<'_>| {
        let key = keys.key(&rule.code, finding.span);
        worded(rule, level, key, finding, words)
    };
    found.into_iter().map(word).collect()
}

fn worded(rule: &Configured, level: Level, key: u64, finding: Finding, words: &Words<'_>) -> Diagnostic {
    Diagnostic {
        code: rule.code.to_string(),
        key,
        level,
        span: words.prose.to_source(finding.span),
        message: words.of(&finding.message),
        related: finding
            .related
            .into_iter()
            .map(|(place, message)| Related {
                place: match place {
                    FindingPlace::Here(span) => Place::Here(words.prose.to_source(span)),
                    FindingPlace::Reference { document, line, column, end_column } => {
                        Place::Reference { document, line, column, end_column }
                    }
                },
                message: words.of(&message),
            })
            .collect(),
        fixes: finding.fixes.into_iter().filter_map(|fix| worded_fix(fix, words)).collect(),
    }
}

/// The fix in the source; absent where an edit's place is not contiguous there: a fix is dropped, never guessed.
fn worded_fix(fix: FindingFix, words: &Words<'_>) -> Option<Fix> {
    let Words { source, prose, wording, .. } = words;
    let edits = fix
        .edits
        .into_iter()
        .map(|edit| {
            let text = match &edit.text {
                ProseText::Literal(text) => text.clone(),
                ProseText::Worded(message) => (wording.article)(message),
                ProseText::FrontMatter(key) => {
                    let (span, text) = prose.new_field(source, key)?;
                    return Some(Edit { span, text });
                }
            };
            Some(Edit { span: prose.to_source_exact(edit.span)?, text })
        })
        .collect::<Option<Vec<_>>>()?;
    Some(Fix { title: words.of(&fix.title), edits, safety: fix.safety })
}

impl Fix {
    /// Whether `fonte check --fix` may apply it.
    pub fn is_safe(&self) -> bool {
        self.safety == Safety::Safe
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_that_is_named_here_is_registered() {
        let register = crate::rules::register();
        let is_unknown = |code: &&&str| !register.iter().any(|rule| rule.meta.code == **code);
        let named = budget::PRECEDENCE.iter().copied().flatten().chain(ASKS_REFERENCE);
        assert_eq!(named.filter(is_unknown).collect::<Vec<_>>(), Vec::<&&str>::new());
    }
}
