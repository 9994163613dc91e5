//! `fonte compare`: does one text agree with another?
//!
//! `--jsonl`: `{"id", "claim", "evidence", "lang"?}` → `{"id", "verdict", "why"}`, where the verdict is `agrees`,
//! `disagrees` or `incomparable`.

use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::analysis::{Analysis, analyse};
use crate::article::Given;
use crate::lexicon::Language;
use crate::project::{Project, read_article};
use crate::prose::Format;
use crate::reference::{Reading, Verdict, compare_texts};

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
    let text = |path: &Path| read_article(path).map(|it| it.text).map_err(|it| anyhow::anyhow!("{it}"));
    let (claim_text, evidence_text) = (text(claim)?, text(evidence)?);
    let claim = read(&project, &claim_text, Format::from_path(claim), arguments.lang);
    let evidence = read(&project, &evidence_text, Format::from_path(evidence), arguments.lang);
    let (verdict, why) = verdict(&claim, &evidence);
    terminal::write_all(format!("{verdict}: {why}\n").as_bytes())?;
    Ok(if verdict == "disagrees" { Outcome::Findings } else { Outcome::Clean })
}

fn read(project: &Project, text: &str, format: Format, language: Option<Language>) -> Analysis {
    analyse(text, &project.options(format, Given { language, date: None }))
}

/// The verdict's name, and what decided, with the words on both sides.
fn verdict(claim: &Analysis, evidence: &Analysis) -> (&'static str, String) {
    let found = compare_texts(side(claim), side(evidence));
    let words = |analysis: &Analysis, span: Option<crate::text::ProseSpan>| {
        span.map(|span| crate::text::one_line(span.slice(&analysis.article.prose.text)))
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
