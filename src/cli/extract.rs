//! `fonte extract`: what fonte reads in a text, as JSON.
//!
//! A line `{"id", "text", "lang"?, "date"?, "format"?}` → `{"id", "lang", "date", "mentions": […], "claims": […]}`;
//! for files the id is the path. The shapes are those of [`super::mention_json`].

use std::io::{self, BufWriter, Write};

use rayon::prelude::*;
use serde_json::{Value, json};

use crate::analysis::{Analysis, analyse};
use crate::project::{Project, find_articles, read_article};
use crate::prose::Format;

use super::arguments::{ExtractArguments, OffsetUnit};
use super::batch::{Common, answer_lines};
use super::mention_json::{claims, mentions};
use super::offsets::Offsets;
use super::{Outcome, reading, terminal};

/// Prints what is read in the lines of standard input, or in files.
pub(super) fn extract(arguments: &ExtractArguments) -> anyhow::Result<Outcome> {
    if arguments.jsonl {
        let project = Project::bare(std::path::Path::new("."));
        return answer_lines(|line: Common| {
            let (format, given) = line.reading(&project, arguments.lang, arguments.date)?;
            let analysis = analyse(&line.text, &project.options(format, given));
            Ok(answer(&line.id, &line.text, &analysis, arguments.offsets))
        });
    }
    let project = reading::newsroom(None, &arguments.paths)?;
    let config = &project.config;
    let found = find_articles(&arguments.paths, &project.root, &config.include, &config.exclude);
    let mut problems: Vec<String> = found.problems.iter().map(ToString::to_string).collect();
    let given = reading::given(&project, arguments.lang, arguments.date);
    let mut out = BufWriter::new(io::stdout().lock());
    for chunk in found.files.chunks(64) {
        let answers: Vec<Result<Value, String>> = chunk
            .par_iter()
            .map(|path| {
                let text = read_article(path).map_err(|problem| problem.to_string())?.text;
                let analysis = analyse(&text, &project.options(Format::from_path(path), given));
                Ok(answer(&json!(path.display().to_string()), &text, &analysis, arguments.offsets))
            })
            .collect();
        for one in answers {
            match one {
                Ok(answer) => {
                    serde_json::to_writer(&mut out, &answer).map_err(io::Error::from)?;
                    out.write_all(b"\n")?;
                }
                Err(problem) => problems.push(problem),
            }
        }
    }
    out.flush()?;
    terminal::tell(&[], &problems);
    Ok(if problems.is_empty() { Outcome::Clean } else { Outcome::Failed })
}

fn answer(id: &Value, text: &str, analysis: &Analysis, unit: OffsetUnit) -> Value {
    let offsets = Offsets::new(text, unit);
    json!({
        "id": id,
        "lang": analysis.article.language.code(),
        "date": analysis.article.publication.as_ref().map(|it| it.date.to_string()),
        "mentions": mentions(text, analysis, &offsets),
        "claims": claims(analysis, &offsets),
    })
}
