//! JSON lines in, JSON lines out: each line of standard input is answered by one line, in the same order.

use std::io::{self, BufRead, BufWriter, Write};

use jiff::civil::Date;
use rayon::prelude::*;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::article::Given;
use crate::lexicon::Language;
use crate::project::Project;
use crate::prose::Format;

use super::{Outcome, reading, terminal};

/// So many lines are read before they are answered, on all cores.
const CHUNK: usize = 128;

/// What every line with a text holds.
#[derive(Debug, Deserialize)]
pub(super) struct Common {
    #[serde(default)]
    pub id: Value,
    pub text: String,
    pub lang: Option<String>,
    pub date: Option<String>,
    pub format: Option<String>,
}

impl Common {
    /// The line's id, for messages.
    pub(super) fn name(&self) -> String {
        self.id.as_str().map_or_else(|| self.id.to_string(), str::to_owned)
    }

    /// How the line is to be read; the arguments of the command line stand in for what it does not say.
    pub(super) fn reading(
        &self,
        project: &Project,
        asked: Option<Language>,
        asked_date: Option<Date>,
    ) -> Result<(Format, Given), String> {
        let named = self.lang.as_deref().map(language).transpose()?;
        let date = self.date.as_deref().map(day).transpose()?;
        let format = match self.format.as_deref() {
            None => Format::Plain,
            Some(name) => Format::from_name(name)
                .ok_or_else(|| format!("unknown format `{name}`; allowed are txt, md, html, adoc"))?,
        };
        Ok((format, reading::given(project, named.or(asked), date.or(asked_date))))
    }
}

/// The language with this code.
pub(super) fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code).ok_or_else(|| {
        format!("unknown language `{code}`; allowed are {}", Language::ALL.map(Language::code).join(", "))
    })
}

/// The day of an ISO date or timestamp.
pub(super) fn day(text: &str) -> Result<Date, String> {
    let day = text.trim().get(..10).and_then(|day| day.parse().ok());
    day.ok_or_else(|| format!("`{text}` is not a date such as 2025-01-15"))
}

/// Answers every line with `answer`. A line that cannot be answered gets `{"id", "error"}`, and the rest goes on.
pub(super) fn answer_lines<Line>(
    answer: impl Fn(Line) -> Result<Value, String> + Sync,
) -> anyhow::Result<Outcome>
where
    Line: DeserializeOwned,
{
    let mut input = io::stdin().lock();
    let mut out = BufWriter::new(io::stdout().lock());
    let mut outcome = Outcome::Clean;
    let mut n_lines = 0;
    loop {
        let mut lines: Vec<(usize, Vec<u8>)> = Vec::new();
        while lines.len() < CHUNK {
            let mut line = Vec::new();
            if input.read_until(b'\n', &mut line)? == 0 {
                break;
            }
            n_lines += 1;
            if !line.trim_ascii().is_empty() {
                lines.push((n_lines, line));
            }
        }
        if lines.is_empty() && input.fill_buf()?.is_empty() {
            break;
        }
        let answers: Vec<Result<Value, (Value, String)>> =
            lines.par_iter().map(|(_, line)| answer_line(line, &answer)).collect();
        for ((number, _), answer) in lines.iter().zip(answers) {
            let answer = answer.unwrap_or_else(|(id, problem)| {
                terminal::error(&format!("line {number}: {problem}"));
                outcome = Outcome::Failed;
                json!({ "id": id, "error": problem })
            });
            serde_json::to_writer(&mut out, &answer).map_err(io::Error::from)?;
            out.write_all(b"\n")?;
        }
        out.flush()?;
    }
    Ok(outcome)
}

fn answer_line<Line: DeserializeOwned>(
    line: &[u8],
    answer: &(impl Fn(Line) -> Result<Value, String> + Sync),
) -> Result<Value, (Value, String)> {
    let value: Value =
        serde_json::from_slice(line).map_err(|problem| (Value::Null, format!("not JSON: {problem}")))?;
    let id = value.get("id").cloned().unwrap_or(Value::Null);
    if !value.is_object() {
        return Err((id, "not an object".to_owned()));
    }
    let read: Line = serde_json::from_value(value).map_err(|problem| (id.clone(), problem.to_string()))?;
    answer(read).map_err(|problem| (id, problem))
}
