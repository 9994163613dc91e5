//! `fonte extract`: what fonte reads in a text.
//!
//! Of files a sheet is printed, see [`super::sheet`]. For programs, a line
//! `{"id", "text", "lang"?, "date"?, "format"?}` → `{"id", "lang", "date", "mentions": […], "claims": […]}`; for files
//! the id is the path. The shapes are those of [`super::mention_json`].

use std::io::{self, BufWriter, Write};
use std::path::Path;

use rayon::prelude::*;
use serde_json::{Value, json};

use crate::analysis::{Analysis, analyse};
use crate::project::{Article, FileProblem, Project, find_articles, read_article};

use super::arguments::{ExtractArguments, OffsetUnit, SheetFormat};
use super::batch::{Common, answer_lines};
use super::mention_json::{claims, mentions};
use super::offsets::Offsets;
use super::sheet::{Row, Table, rows, write_text};
use super::{Outcome, reading, terminal};

/// So many articles are read before they are printed, on all cores.
const CHUNK: usize = 64;

/// Prints what is read in the lines of standard input, or in files.
pub(super) fn extract(arguments: &ExtractArguments) -> anyhow::Result<Outcome> {
    if arguments.jsonl {
        let project = Project::bare(Path::new("."));
        return answer_lines(|line: Common| {
            let (format, given) = line.reading(&project, arguments.lang, arguments.date)?;
            let analysis = analyse(&line.text, &project.options(format, given));
            Ok(answer(&line.id, &line.text, &analysis, arguments.offsets))
        });
    }
    let mut out = BufWriter::new(io::stdout().lock());
    match arguments.format {
        SheetFormat::Mentions => {
            let answered = |path: &Path, article: &Article, analysis: &Analysis| {
                answer(&json!(path.display().to_string()), &article.text, analysis, arguments.offsets)
            };
            each(arguments, answered, |answer| write_line(&mut out, &answer))
        }
        SheetFormat::Text => each(arguments, sheet, |rows| Ok(write_text(&mut out, &rows)?)),
        SheetFormat::Jsonl => each(arguments, sheet, |rows| {
            rows.iter().try_for_each(|row| write_line(&mut out, &serde_json::to_value(row)?))
        }),
        SheetFormat::Csv => {
            let mut table = Table::new(&mut out)?;
            let outcome = each(arguments, sheet, |rows| table.write(&rows))?;
            table.finish()?;
            Ok(outcome)
        }
        SheetFormat::Json => {
            let mut all = Vec::new();
            let outcome = each(arguments, sheet, |rows| {
                all.extend(rows);
                Ok(())
            })?;
            serde_json::to_writer_pretty(&mut out, &all).map_err(io::Error::from)?;
            out.write_all(b"\n")?;
            Ok(outcome)
        }
    }
    .and_then(|outcome| {
        out.flush()?;
        Ok(outcome)
    })
}

fn sheet(path: &Path, article: &Article, analysis: &Analysis) -> Vec<Row> {
    rows(path, &article.text, analysis)
}

fn write_line(out: &mut impl Write, value: &Value) -> anyhow::Result<()> {
    serde_json::to_writer(&mut *out, value).map_err(io::Error::from)?;
    Ok(out.write_all(b"\n")?)
}

/// Reads all files on all cores, and tells of each in its turn.
fn each<Told: Send>(
    arguments: &ExtractArguments,
    read: impl Fn(&Path, &Article, &Analysis) -> Told + Sync,
    mut tell: impl FnMut(Told) -> anyhow::Result<()>,
) -> anyhow::Result<Outcome> {
    let project = reading::newsroom(None, &arguments.paths)?;
    let config = &project.config;
    let found = find_articles(&arguments.paths, &project.root, &config.include, &config.exclude);
    let mut problems: Vec<String> = found.problems.iter().map(ToString::to_string).collect();
    let given = reading::given(&project, arguments.lang, arguments.date);
    for chunk in found.files.chunks(CHUNK) {
        let told: Vec<Result<Told, FileProblem>> = chunk
            .par_iter()
            .map(|path| {
                let article = read_article(path)?;
                let analysis = article.analyse(&project, path, given);
                Ok(read(path, &article, &analysis))
            })
            .collect();
        for one in told {
            match one {
                Ok(told) => tell(told)?,
                Err(problem) => problems.push(problem.to_string()),
            }
        }
    }
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
