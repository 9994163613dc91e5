//! A rule of the house, explained: what it looks for, what it says, where it stands, and the sentences that prove it.

use std::fmt::Write;
use std::sync::Arc;

use crate::messages::MessageLanguage;
use crate::project::{found_by, unmarked};
use crate::rules::Family;
use crate::rules::house::{HouseRule, Kind, Proof, Spoken, Within};

use super::explain::{Reader, level};

/// The rule as its file has it, and what it finds in its own sentences.
pub(super) fn rule(rule: &Arc<HouseRule>, reader: &Reader<'_>) -> String {
    let mut text = String::new();
    let level = level(&rule.code, rule.level, reader);
    // A string takes everything.
    let _ = writeln!(text, "{}\n{} · {level} · {}", rule.code, Family::House.name(), rule.kind.name());
    let _ = writeln!(text, "{}:{}", rule.file, rule.place.0);
    if let Some(message) = &rule.message {
        let _ = writeln!(text, "\n{}", spoken(message, reader));
    }
    if let Some(why) = &rule.why {
        let _ = writeln!(text, "\nWHY\n\n{}", spoken(why, reader));
    }
    let _ = writeln!(text, "\nLOOKS FOR\n");
    facts(rule, &mut text);
    proofs("MUST SPEAK", &rule.bad, rule, reader, &mut text);
    proofs("MUST BE SILENT", &rule.good, rule, reader, &mut text);
    text
}

/// What the rule is about, in one line: why the house wants it, else what it says, else what it looks for.
pub(super) fn said(rule: &HouseRule, reader: &Reader<'_>) -> String {
    let words = rule.why.as_ref().or(rule.message.as_ref()).map(|it| spoken(it, reader).to_owned());
    words.unwrap_or_else(|| rule.patterns.join(" / "))
}

fn spoken<'a>(words: &'a Spoken, reader: &Reader<'_>) -> &'a str {
    match reader.speaks {
        MessageLanguage::En => &words.en,
        MessageLanguage::It => &words.it,
    }
}

/// What the rule's file says beside its words, a line each.
fn facts(rule: &HouseRule, text: &mut String) {
    let mut fact = |name: &str, values: &[String]| {
        for value in values {
            let _ = writeln!(text, "    {name:9}  {value}");
        }
    };
    fact("find", &rule.patterns);
    fact(if rule.kind == Kind::Needs { "needs" } else { "other" }, &rule.others);
    if rule.kind == Kind::Needs {
        let within = match rule.within {
            Within::Sentence => "sentence",
            Within::Paragraph => "paragraph",
            Within::Article => "article",
        };
        fact("within", &[within.to_owned()]);
    }
    fact("replace", &rule.replacements);
    fact("unless", &rule.exceptions);
    let languages: Vec<&str> = rule.languages.iter().map(|it| it.code()).collect();
    if !languages.is_empty() {
        fact("languages", &[languages.join(", ")]);
    }
}

fn proofs(title: &str, proofs: &[Proof], rule: &Arc<HouseRule>, reader: &Reader<'_>, text: &mut String) {
    let _ = writeln!(text, "\n{title}");
    for proof in proofs {
        let sentence = unmarked(&proof.text);
        let _ = writeln!(text);
        let found = found_by(reader.project, rule, &sentence, proof.language, reader.messages);
        let mut start = 0;
        for line in sentence.split_inclusive('\n') {
            let end = start + line.len();
            let _ = writeln!(text, "    {}", line.trim_end());
            for it in found.iter().filter(|it| start <= it.span.start() && it.span.end() <= end) {
                let before = sentence.get(start..it.span.start()).unwrap_or("").chars().count();
                let carets = "^".repeat(it.span.slice(&sentence).chars().count());
                let _ = writeln!(text, "    {}{carets} {}", " ".repeat(before), it.message);
            }
            start = end;
        }
    }
}
