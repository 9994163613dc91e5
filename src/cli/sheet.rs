//! The fact-checker's sheet: one row for each figure that somebody could ask about.
//!
//! A row tells where the figure stands, in which sentence, how much it is, what it counts, whom it is about, when,
//! and who says so. Figures that need no source (years, ranks, addresses) have no row.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use crate::analysis::Analysis;
use crate::claim::Claim;
use crate::mention::{Attribution, Quantity, QuantityKind, SourceStatus};
use crate::prose::{BlockKind, STAND_IN};
use crate::text::{ProseSpan, Span, Text, one_line};

use super::mention_json::bounds;

/// One figure.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    /// The file, as it was given.
    pub file: String,
    /// The line, from one; in a document of a word processor the paragraph.
    pub line: usize,
    /// The column in characters, from one.
    pub column: usize,
    /// The sentence it stands in.
    pub sentence: String,
    /// The figure as it is written.
    pub figure: String,
    /// How much it is, as a plain decimal.
    pub value: String,
    /// The least that it allows, if there is such a limit.
    pub low: Option<String>,
    /// The most that it allows.
    pub high: Option<String>,
    /// The code of its unit or currency.
    pub unit: Option<String>,
    /// What it counts, in the words of the text.
    pub counts: Option<String>,
    /// Whom or what it is about, the nearest first.
    pub who: Vec<String>,
    /// When, as an ISO date, stretch or part of one.
    pub when: Option<String>,
    /// Who says so: words of the text, the address of a link, the text of a footnote.
    pub source: Option<String>,
    /// How it stands: `sourced`, `vague`, `unsourced`, `exempt`.
    pub status: &'static str,
}

/// The rows of one article, by place. `text` is the source that `analysis` was made from.
pub(super) fn rows(path: &Path, text: &str, analysis: &Analysis) -> Vec<Row> {
    rows_with_places(path, text, analysis).into_iter().map(|(_, row)| row).collect()
}

/// The rows, each with the place of its figure in the readable text.
pub(super) fn rows_with_places(path: &Path, text: &str, analysis: &Analysis) -> Vec<(ProseSpan, Row)> {
    let lines = Text::new(text);
    let mut claims = analysis.claims.iter().peekable();
    let mut rows = Vec::new();
    for (index, quantity) in analysis.mentions.quantities.iter().enumerate() {
        // Claims stand in the order of their figures.
        while claims.next_if(|claim| claim.quantity < index).is_some() {}
        let claim = claims.peek().copied().filter(|claim| claim.quantity == index);
        if quantity.exempt.is_none() || claim.is_some() {
            rows.push((quantity.span, row(path, text, &lines, analysis, (index, quantity, claim))));
        }
    }
    rows
}

fn row(
    path: &Path,
    text: &str,
    lines: &Text,
    analysis: &Analysis,
    (index, quantity, claim): (usize, &Quantity, Option<&Claim>),
) -> Row {
    let prose = &analysis.article.prose;
    let words = |span: ProseSpan| one_line(span.slice(&prose.text));
    let start = prose.to_source(quantity.span).start();
    let line = lines.line_of(start);
    let first = lines.line_span(line).map_or(start, Span::start);
    let sentence = analysis.article.sentences.get(quantity.sentence);
    let (low, high) = bounds(quantity.interval);
    let subjects = claim.map_or(&[][..], |claim| &claim.subjects);
    let nearest = subjects.first().map(|it| it.found);
    let sourcing = analysis.mentions.sourcing.get(index);
    let attribution =
        sourcing.and_then(|it| it.attribution).and_then(|index| analysis.mentions.attributions.get(index));
    Row {
        file: path.display().to_string(),
        line: line + 1,
        column: text.get(first..start).map_or(0, |before| before.chars().count()) + 1,
        sentence: sentence.map_or_else(String::new, |it| words(it.span)),
        figure: words(quantity.span),
        value: quantity.value.to_string(),
        low,
        high,
        unit: unit(quantity),
        counts: quantity.noun.as_ref().map(|noun| words(noun.span)),
        who: subjects.iter().filter(|it| Some(it.found) == nearest).map(|it| it.name.clone()).collect(),
        when: claim.and_then(|claim| claim.time.as_ref()).map(crate::value::Timex::iso),
        source: attribution.and_then(|it| source(analysis, it)),
        status: sourcing.map_or(SourceStatus::Unsourced, |it| it.status).name(),
    }
}

/// The unit's code; a share is in percent, a difference of shares in points.
fn unit(quantity: &Quantity) -> Option<String> {
    let code = quantity.unit.as_ref().map(|unit| unit.code.to_string());
    code.or_else(|| match quantity.kind {
        QuantityKind::Percent => Some("%".to_owned()),
        QuantityKind::Points => Some("pp".to_owned()),
        _ => None,
    })
}

/// Who says so, as somebody who wants to ask needs it.
fn source(analysis: &Analysis, attribution: &Attribution) -> Option<String> {
    let prose = &analysis.article.prose;
    let span = attribution.source.unwrap_or(attribution.cue);
    if span.is_empty() {
        // The mark of a footnote has a place and no words: what counts is the note.
        let note =
            prose.footnotes.get(prose.footnotes.partition_point(|mark| mark.at.start() < span.start()))?;
        let block = prose.blocks.get(note.definition.filter(|_| note.at == span)?)?;
        return Some(one_line(prose.block_text(block)));
    }
    let words = one_line(span.slice(&prose.text));
    let link = prose.links.get(prose.links.partition_point(|link| link.span.end() <= span.start()));
    let address = link.filter(|it| it.span.overlaps(span) && it.target.contains("://"));
    let is_bare = words.chars().all(|it| it == STAND_IN);
    let is_quote = prose
        .block_at(span.start())
        .is_some_and(|block| block.kind == BlockKind::Quote && span.contains(block.span));
    Some(match address {
        Some(link) if is_quote => link.target.clone(),
        Some(link) if is_bare => link.target.clone(),
        Some(link) => format!("{words} <{}>", link.target),
        None => words,
    })
}

/// Writes rows for people: place, figure and standing on one line, the sentence, and what else is known.
pub(super) fn write_text(out: &mut impl Write, rows: &[Row]) -> io::Result<()> {
    for row in rows {
        write!(out, "{}:{}:{}: {} [{}]", row.file, row.line, row.column, row.figure, row.status)?;
        writeln!(out, "{}", row.source.as_ref().map(|it| format!(" {it}")).unwrap_or_default())?;
        writeln!(out, "  {}", row.sentence)?;
        let limits = match (&row.low, &row.high) {
            (Some(low), Some(high)) if low == high => None,
            (None, None) => None,
            (low, high) => {
                let end = |it: &Option<String>| it.clone().unwrap_or_default();
                Some(format!("{}..{}", end(low), end(high)))
            }
        };
        let slots = [
            ("value", Some(row.value.clone())),
            ("between", limits),
            ("unit", row.unit.clone()),
            ("counts", row.counts.clone()),
            ("who", Some(row.who.join(", ")).filter(|it| !it.is_empty())),
            ("when", row.when.clone()),
        ];
        let known: Vec<String> =
            slots.into_iter().filter_map(|(name, value)| Some(format!("{name} {}", value?))).collect();
        writeln!(out, "  {}\n", known.join(" | "))?;
    }
    Ok(())
}

/// The names of the columns.
const COLUMNS: [&str; 14] = [
    "file", "line", "column", "sentence", "figure", "value", "low", "high", "unit", "counts", "who", "when",
    "source", "status",
];

/// An empty table for a spreadsheet: RFC 4180, in UTF-8 with the mark by which spreadsheets know it.
pub(super) fn spreadsheet<W: Write>(mut out: W) -> io::Result<csv::Writer<W>> {
    out.write_all("\u{feff}".as_bytes())?;
    Ok(csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out))
}

/// Writes rows for a spreadsheet. A cell of text that a spreadsheet would take for a formula starts with an apostrophe; numbers stay numbers.
pub(super) struct Table<W: Write> {
    out: csv::Writer<W>,
}

impl<W: Write> Table<W> {
    /// A table with its header.
    pub(super) fn new(out: W) -> anyhow::Result<Self> {
        let mut out = spreadsheet(out)?;
        out.write_record(COLUMNS)?;
        Ok(Self { out })
    }

    /// Adds rows.
    pub(super) fn write(&mut self, rows: &[Row]) -> anyhow::Result<()> {
        for row in rows {
            let text = |it: &Option<String>| safe(it.as_deref().unwrap_or_default());
            let number = |it: &Option<String>| it.clone().unwrap_or_default();
            self.out.write_record([
                safe(&row.file),
                row.line.to_string(),
                row.column.to_string(),
                safe(&row.sentence),
                safe(&row.figure),
                row.value.clone(),
                number(&row.low),
                number(&row.high),
                text(&row.unit),
                text(&row.counts),
                safe(&row.who.join(", ")),
                text(&row.when),
                text(&row.source),
                row.status.to_owned(),
            ])?;
        }
        Ok(())
    }

    /// Everything is written.
    pub(super) fn finish(mut self) -> anyhow::Result<()> {
        Ok(self.out.flush()?)
    }
}

/// A cell of text that no spreadsheet takes for a formula.
pub(super) fn safe(text: &str) -> String {
    let is_formula =
        text.trim_start().starts_with(['=', '+', '-', '@']) || text.starts_with(['\t', '\r', '\n']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn no_cell_of_text_is_a_formula() {
        for text in ["=1+2", "+39 3", "-5 gradi", "@SUM(A1)", "\t=1", " =1"] {
            assert!(safe(text).starts_with('\''), "{text:?}");
        }
        for text in ["È 3", "5 - 3", "", "«=»", "https://esempio.it/=1"] {
            assert_eq!(safe(text), text);
        }
    }
}
