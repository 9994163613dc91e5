//! The proof of a house rule: it speaks on each of its `bad` sentences, is silent on each `good` one, and is
//! silent on what its own fixes make of a bad one.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::analysis::analyse;
use crate::article::Given;
use crate::diagnostic::Diagnostic;
use crate::engine::{Budget, RuleSet, RuleSettings, Setting, Task, check};
use crate::lexicon::Language;
use crate::messages::Messages;
use crate::prose::Format;
use crate::rules::house::{HouseRule, HouseRules, Proof};
use crate::rules::{Message, Wording};
use crate::text::Span;

use super::config_error::ConfigError;
use super::project::Project;

/// What does not hold of a rule's proof.
pub fn prove(project: &Project, rule: &Arc<HouseRule>) -> Vec<ConfigError> {
    let court = Court::new(project, rule);
    let bad = rule.bad.iter().filter_map(|proof| Some((proof, court.bad(proof).err()?)));
    let good = rule.good.iter().filter_map(|proof| Some((proof, court.good(proof).err()?)));
    let failures = bad.chain(good);
    let placed = |(proof, message): (&Proof, String)| {
        let (line, column) = proof.place;
        ConfigError::placed(Path::new(&rule.file), line, column, &format!("`{}` {message}", rule.code))
    };
    failures.map(placed).collect()
}

/// What a rule finds in a text read in `language`.
pub fn found_by(
    project: &Project,
    rule: &Arc<HouseRule>,
    text: &str,
    language: Option<Language>,
    messages: &'static Messages,
) -> Vec<Diagnostic> {
    Court { messages, ..Court::new(project, rule) }.findings(text, language)
}

/// The words of a proof without the marks of what must be reported in it.
pub fn unmarked(text: &str) -> String {
    marks(text).0
}

struct Court<'a> {
    project: &'a Project,
    rule: &'a HouseRule,
    rules: RuleSet,
    messages: &'static Messages,
}

impl<'a> Court<'a> {
    fn new(project: &'a Project, rule: &'a Arc<HouseRule>) -> Self {
        let house = HouseRules::new(vec![Arc::clone(rule)], false);
        let asked = RuleSettings { level: Some(Setting::At(rule.level)), ..RuleSettings::default() };
        let settings = BTreeMap::from([(rule.code.clone(), asked)]);
        let mut rules = RuleSet::with_house(&house, &settings, false).unwrap_or_default();
        rules.retain(|code| code == rule.code);
        Self { project, rule, rules, messages: Messages::of(project.config.messages.unwrap_or_default()) }
    }

    fn findings(&self, text: &str, language: Option<Language>) -> Vec<Diagnostic> {
        let given = Given { language, date: self.project.config.date };
        let analysis = analyse(text, &self.project.options(Format::Plain, given));
        let word = |message: &Message| self.messages.word(message);
        let task = Task {
            rules: &self.rules,
            reference: None,
            house: &self.project.house,
            allowances: &[],
            budget: Budget::Unlimited,
            wording: Wording { reader: &word, article: &word },
        };
        let found = check(text, &analysis, &task).diagnostics;
        found.into_iter().filter(|it| it.code == self.rule.code).collect()
    }

    fn bad(&self, proof: &Proof) -> Result<(), String> {
        let (text, marked) = marks(&proof.text);
        let found = self.findings(&text, proof.language);
        if found.is_empty() {
            let languages = &self.rule.languages;
            return Err(match proof.language {
                Some(language) if !languages.is_empty() && !languages.contains(&language) => {
                    format!("is not for articles in `{language}`, the language of this `bad` sentence")
                }
                _ => "is silent on this `bad` sentence".to_owned(),
            });
        }
        let spans: Vec<Span> = found.iter().map(|it| it.span).collect();
        if !marked.is_empty() && spans != marked {
            let shown = |spans: &[Span]| {
                let words: Vec<String> = spans.iter().map(|it| format!("«{}»", it.slice(&text))).collect();
                words.join(", ")
            };
            return Err(format!("reports {}, not {}", shown(&spans), shown(&marked)));
        }
        let n_fixes = found.iter().map(|it| it.fixes.len()).max().unwrap_or(0);
        for index in 0..n_fixes {
            let mended = apply(&text, &found, index);
            if let Some(left) = self.findings(&mended, proof.language).first() {
                let words = left.span.slice(&mended);
                return Err(format!("still reports «{words}» after its own fix, which writes «{mended}»"));
            }
        }
        Ok(())
    }

    fn good(&self, proof: &Proof) -> Result<(), String> {
        match self.findings(&proof.text, proof.language).first() {
            Some(found) => {
                Err(format!("speaks on this `good` sentence, of «{}»", found.span.slice(&proof.text)))
            }
            None => Ok(()),
        }
    }
}

/// The text without its marks, and what stood between them: «a <Kiev> ieri».
fn marks(text: &str) -> (String, Vec<Span>) {
    let mut plain = String::with_capacity(text.len());
    let mut spans = Vec::new();
    let mut rest = text;
    while let Some((before, words, after)) = next_mark(rest) {
        plain.push_str(before);
        let start = plain.len();
        plain.push_str(words);
        spans.push(Span::new(start, plain.len()));
        rest = after;
    }
    plain.push_str(rest);
    (plain, spans)
}

fn next_mark(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('<')?;
    let (words, after) = rest.split_once('>')?;
    (!words.is_empty() && !words.contains('<')).then_some((before, words, after))
}

/// The text after the fix with this index of each finding; findings without one stay.
fn apply(text: &str, found: &[Diagnostic], index: usize) -> String {
    let mut edits: Vec<_> =
        found.iter().filter_map(|it| it.fixes.get(index)).flat_map(|it| &it.edits).collect();
    edits.sort_by_key(|edit| edit.span.start());
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let (start, end) = (edit.span.start(), edit.span.end());
        let Some(before) = text.get(at..start) else { continue };
        out.push_str(before);
        out.push_str(&edit.text);
        at = end;
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_name_what_must_be_reported() {
        let (text, spans) = marks("Era a <Kiev> con <5 < 6.");
        assert_eq!(text, "Era a Kiev con <5 < 6.");
        assert_eq!(spans.iter().map(|it| it.slice(&text)).collect::<Vec<_>>(), ["Kiev"]);
    }
}
