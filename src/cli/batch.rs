//! JSON lines in, JSON lines out: each line of standard input is answered by one line, in the same order.

use std::io::{self, BufRead, BufWriter, Write};

use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{Outcome, terminal};

/// So many lines are read before they are answered, on all cores.
const CHUNK: usize = 128;

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
