//! `fonte compare`: what two texts say alike, what otherwise, and what only one of them says.
//!
//! `--jsonl`: `{"id", "claim", "evidence", "lang"?}` → `{"id", "verdict", "why", "decided", "known", "unsure"}`:
//! what decided, what both texts tell alike and what only one of them does. The verdict is `agrees`,
//! `disagrees` or `incomparable`.

use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value as Json, json};

use crate::analysis::{Analysis, analyse};
use crate::article::Given;
use crate::inquiry::{PairOutcome, Pairing, Passage, side_by_side};
use crate::lexicon::Language;
use crate::messages::Messages;
use crate::project::{Project, read_analysed, read_article};
use crate::prose::Format;
use crate::reference::{PairVerdict, Reading, ReferenceDocument, Slot, SourceFile, Verdict, compare_texts};
use crate::rules::{Message, Value};
use crate::text::{ProseSpan, one_line};

use super::arguments::{AnswerFormat, CompareArguments};
use super::batch::{answer_lines, language};
use super::sheet::{safe, spreadsheet};
use super::{Outcome, reading, terminal};

/// A line of input.
#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: Json,
    claim: String,
    evidence: String,
    lang: Option<String>,
}

/// Compares two files, or the two texts of each line.
pub(super) fn compare(arguments: &CompareArguments) -> anyhow::Result<Outcome> {
    let project = Project::bare(Path::new("."));
    if arguments.jsonl {
        return answer_lines(|line: Line| {
            let lang = line.lang.as_deref().map(language).transpose()?.or(arguments.lang);
            let claim = read(&project, &line.claim, Format::Plain, lang);
            let evidence = read(&project, &line.evidence, Format::Plain, lang);
            let (verdict, why, found) = verdict(&claim, &evidence);
            Ok(json!({
                "id": line.id,
                "verdict": verdict,
                "why": why,
                "decided": found.decided.name(),
                "known": names(&found.known),
                "unsure": names(&found.one_sided),
            }))
        });
    }
    let (Some(claim), Some(evidence)) = (&arguments.claim, &arguments.evidence) else {
        anyhow::bail!("two files are needed");
    };
    let project = reading::newsroom(None, std::slice::from_ref(claim))?;
    compare_files(&project, (claim, evidence), arguments)
}

/// Sets two files side by side.
fn compare_files(
    project: &Project,
    (claim, evidence): (&Path, &Path),
    arguments: &CompareArguments,
) -> anyhow::Result<Outcome> {
    let given = Given { language: arguments.lang, date: None };
    let read = |path: &Path| -> anyhow::Result<ReferenceDocument> {
        let article = read_article(path).map_err(|it| anyhow::anyhow!("{it}"))?;
        let file = SourceFile { path: path.display().to_string(), ..SourceFile::default() };
        Ok(read_analysed(&article.text, &article.analyse(project, path, given), &file))
    };
    let pairs = side_by_side(&read(claim)?, &read(evidence)?);
    let told = Told {
        messages: Messages::of(arguments.messages.or_else(terminal::language).unwrap_or_default()),
        here: claim.display().to_string(),
        there: evidence.display().to_string(),
    };
    let out = match arguments.format {
        AnswerFormat::Text => told.text(&pairs).into_bytes(),
        AnswerFormat::Json => told.json(&pairs).into_bytes(),
        AnswerFormat::Csv => Told::csv(&pairs)?,
    };
    terminal::write_all(&out)?;
    let differs = pairs.iter().any(|it| it.outcome == PairOutcome::Differs);
    Ok(if differs { Outcome::Findings } else { Outcome::Clean })
}

/// How what two files say is told.
struct Told {
    messages: &'static Messages,
    here: String,
    there: String,
}

impl Told {
    fn text(&self, pairs: &[Pairing]) -> String {
        if pairs.is_empty() {
            return format!("{}\n", self.messages.phrase("compare-nothing"));
        }
        let sections = [
            (PairOutcome::Differs, "compare-differs", ""),
            (PairOutcome::Overtaken, "compare-overtaken", ""),
            (PairOutcome::Agrees, "compare-agrees", ""),
            (PairOutcome::OnlyHere, "compare-only", self.here.as_str()),
            (PairOutcome::OnlyThere, "compare-only", self.there.as_str()),
        ];
        let mut out = String::new();
        for (outcome, heading, file) in sections {
            let rows: Vec<&Pairing> = pairs.iter().filter(|it| it.outcome == outcome).collect();
            if rows.is_empty() {
                continue;
            }
            // A string takes everything.
            let _ = writeln!(out, "{}", self.messages.word(&Message::new(heading).with("file", file)));
            for row in rows {
                let _ = writeln!(out, "  {}", self.line(row));
                let _ = match self.why(row) {
                    Some(why) => writeln!(out, "    {why}"),
                    None => Ok(()),
                };
            }
        }
        let count = |wanted: &[PairOutcome]| pairs.iter().filter(|it| wanted.contains(&it.outcome)).count();
        let summary = Message::new("compare-summary")
            .with("differ", count(&[PairOutcome::Differs]))
            .with("overtaken", count(&[PairOutcome::Overtaken]))
            .with("agree", count(&[PairOutcome::Agrees]))
            .with("only", count(&[PairOutcome::OnlyHere, PairOutcome::OnlyThere]));
        let _ = writeln!(out, "{}", self.messages.word(&summary));
        out
    }

    /// What both say, or the one that says it, with its place.
    fn line(&self, pair: &Pairing) -> String {
        let quoted =
            |it: &Passage| self.messages.word(&Message::new("hover-quoted").with("text", it.words.as_str()));
        let side = |it: &Option<Passage>, file: &str| {
            let it = it.as_ref()?;
            let place = it.line.map_or_else(|| file.to_owned(), |line| format!("{file}:{line}"));
            Some(format!("{} ({place})", quoted(it)))
        };
        let both = [side(&pair.here, &self.here), side(&pair.there, &self.there)];
        both.into_iter().flatten().collect::<Vec<_>>().join(" – ")
    }

    /// Why two figures that differ were taken for one.
    fn why(&self, pair: &Pairing) -> Option<String> {
        let why = pair.why.as_ref().filter(|_| pair.outcome != PairOutcome::Agrees)?;
        let slots = |slots: &[Slot]| {
            let words = slots.iter().map(|slot| {
                self.messages.word(&Message::new("compare-slot").with("slot", Value::Choice(slot.name())))
            });
            let words: Vec<String> = words.collect();
            (!words.is_empty()).then(|| words.join(", "))
        };
        let told = Message::new("compare-why").with("known", slots(&why.known));
        Some(self.messages.word(&told.with("unsure", slots(&why.one_sided))))
    }

    fn json(&self, pairs: &[Pairing]) -> String {
        let side = |it: &Option<Passage>, file: &str| {
            it.as_ref().map(|it| json!({"text": it.words, "file": file, "line": it.line}))
        };
        let line = |it: &Pairing| {
            let why = it.why.as_ref().map(|why| {
                json!({
                    "decided": why.decided.name(),
                    "shared": why.shared,
                    "known": names(&why.known),
                    "unsure": names(&why.one_sided),
                })
            });
            json!({
                "why": why,
                "kind": it.kind.name(),
                "outcome": it.outcome.name(),
                "here": side(&it.here, &self.here),
                "there": side(&it.there, &self.there),
            })
        };
        format!("{:#}\n", Json::from(pairs.iter().map(line).collect::<Vec<_>>()))
    }

    fn csv(pairs: &[Pairing]) -> anyhow::Result<Vec<u8>> {
        let mut out = spreadsheet(Vec::new())?;
        out.write_record(["outcome", "kind", "here", "line here", "there", "line there"])?;
        for pair in pairs {
            let words = |it: &Option<Passage>| safe(it.as_ref().map_or("", |it| it.words.as_str()));
            let line = |it: &Option<Passage>| {
                it.as_ref().and_then(|it| it.line).map(|it| it.to_string()).unwrap_or_default()
            };
            out.write_record([
                pair.outcome.name().to_owned(),
                pair.kind.name().to_owned(),
                words(&pair.here),
                line(&pair.here),
                words(&pair.there),
                line(&pair.there),
            ])?;
        }
        out.into_inner().map_err(|problem| anyhow::anyhow!("{problem}"))
    }
}

fn read(project: &Project, text: &str, format: Format, language: Option<Language>) -> Analysis {
    analyse(text, &project.options(format, Given { language, date: None }))
}

/// The verdict's name, and what decided, with the words on both sides.
fn verdict(claim: &Analysis, evidence: &Analysis) -> (&'static str, String, PairVerdict) {
    let found = compare_texts(side(claim), side(evidence));
    let words = |analysis: &Analysis, span: Option<ProseSpan>| {
        span.map(|span| one_line(span.slice(&analysis.article.prose.text)))
    };
    let decided = found.decided.name();
    let why = match (words(claim, found.claim), words(evidence, found.evidence)) {
        (Some(here), Some(there)) => format!("{decided}: “{here}” beside “{there}”"),
        (Some(here), None) => format!("{decided}: “{here}”"),
        _ => decided.to_owned(),
    };
    let verdict = match found.verdict {
        Verdict::Agrees | Verdict::Superseded => "agrees",
        Verdict::Disagrees => "disagrees",
        Verdict::Incomparable => "incomparable",
    };
    (verdict, why, found)
}

fn names(slots: &[Slot]) -> Vec<&'static str> {
    slots.iter().map(|slot| slot.name()).collect()
}

fn side(analysis: &Analysis) -> Reading<'_> {
    Reading {
        article: &analysis.article,
        mentions: &analysis.mentions,
        claims: &analysis.claims,
        lexicon: &analysis.lexicon,
    }
}
