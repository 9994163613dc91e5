//! `fonte compare`: does one text agree with another?
//!
//! `--jsonl`: `{"id", "claim", "evidence", "lang"?}` → `{"id", "verdict", "why"}`, where the verdict is `agrees`,
//! `disagrees` or `incomparable`.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::analysis::{Analysis, analyse};
use crate::article::Given;
use crate::lexicon::Language;
use crate::project::{Article, Project, read_analysed, read_article};
use crate::prose::Format;
use crate::reference::{
    DocumentChange, MemoryStore, Reading, ReferenceStore, SourceFile, Verdict, compare_texts,
};
use crate::rules::Reference;
use crate::text::{ProseSpan, Text, one_line};

use super::arguments::CompareArguments;
use super::batch::{answer_lines, language};
use super::{Outcome, terminal};

/// A line of input.
#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: Value,
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
            let (verdict, why) = verdict(&claim, &evidence);
            Ok(json!({ "id": line.id, "verdict": verdict, "why": why }))
        });
    }
    let (Some(claim), Some(evidence)) = (&arguments.claim, &arguments.evidence) else {
        anyhow::bail!("two files are needed");
    };
    let article = |path: &Path| read_article(path).map_err(|it| anyhow::anyhow!("{it}"));
    compare_files(&project, (claim, &article(claim)?), (evidence, &article(evidence)?), arguments.lang)
}

/// Compares two articles figure by figure, the second as the reference of the first; a line to each figure that
/// both speak of, and one line for the whole where there is none.
fn compare_files(
    project: &Project,
    claim: (&Path, &Article),
    evidence: (&Path, &Article),
    language: Option<Language>,
) -> anyhow::Result<Outcome> {
    let given = Given { language, date: None };
    let here = claim.1.analyse(project, claim.0, given);
    let store = MemoryStore::new();
    let file = SourceFile { path: evidence.0.display().to_string(), ..SourceFile::default() };
    let there = evidence.1.analyse(project, evidence.0, given);
    let document = Arc::new(read_analysed(&evidence.1.text, &there, &file));
    store.apply(&[DocumentChange::Put(document)])?;
    let answers = Reference::ask(&store, &here, None, false)?;
    let lines = Text::new(&claim.1.text);
    let mut out = String::new();
    let mut differs = false;
    for (claimed, witnesses) in here.claims.iter().zip(&answers.witnesses) {
        // A figure that something agrees with is no contradiction, whatever else the other text says.
        let agrees = witnesses.iter().find(|it| it.comparison.verdict == Verdict::Agrees);
        let Some(witness) = agrees.or_else(|| witnesses.first()) else { continue };
        differs |= witness.comparison.verdict == Verdict::Disagrees;
        let line = lines.line_of(here.article.prose.to_source(claimed.span).start()) + 1;
        let words = one_line(claimed.span.slice(&here.article.prose.text));
        let (verdict, there) = (witness.comparison.verdict.name(), &witness.claim);
        let (this, that) = (claim.0.display(), evidence.0.display());
        writeln!(out, "{verdict}: “{words}” ({this}:{line}), “{}” ({that}:{})", there.figure, there.line)?;
    }
    if out.is_empty() {
        let (verdict, why) = verdict(&here, &there);
        differs = verdict == "disagrees";
        writeln!(out, "{verdict}: {why}")?;
    }
    terminal::write_all(out.as_bytes())?;
    Ok(if differs { Outcome::Findings } else { Outcome::Clean })
}

fn read(project: &Project, text: &str, format: Format, language: Option<Language>) -> Analysis {
    analyse(text, &project.options(format, Given { language, date: None }))
}

/// The verdict's name, and what decided, with the words on both sides.
fn verdict(claim: &Analysis, evidence: &Analysis) -> (&'static str, String) {
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
    (verdict, why)
}

fn side(analysis: &Analysis) -> Reading<'_> {
    Reading {
        article: &analysis.article,
        mentions: &analysis.mentions,
        claims: &analysis.claims,
        lexicon: &analysis.lexicon,
    }
}
