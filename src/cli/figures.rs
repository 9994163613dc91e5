//! `fonte figures`: every figure of the archive on a matter, as dated tables with their sources.

use std::fmt::Write as _;
use std::io::IsTerminal as _;

use serde::Serialize;

use crate::inquiry::{Matter, Panel, Row, Series, figures_on, picture, plot, read_matter, series_of};
use crate::reference::Window;
use crate::rules::{Message, Value};

use super::arguments::{AnswerFormat, FiguresArguments};
use super::question::{Desk, cut, table, write_file};
use super::sheet::{safe, spreadsheet};
use super::{Outcome, terminal};

/// At most so many figures are looked at; no table is read that is longer.
const MOST: usize = 100_000;

/// How wide a chart is where the terminal does not say.
const WIDTH: usize = 80;

/// So many letters of a figure or a source are shown.
const LETTERS: usize = 44;

/// Answers the question.
pub(super) fn figures(arguments: &FiguresArguments) -> anyhow::Result<Outcome> {
    let desk = Desk::open(&arguments.question)?;
    let question = arguments.matter.join(" ");
    let matter = read_matter(&question, &desk.asking())?;
    tell(&desk, &matter, &question);
    if matter.is_empty() {
        return Ok(Outcome::Failed);
    }
    let window =
        Window { from: arguments.period.from, to: arguments.period.to, limit: MOST, ..Window::default() };
    let found = figures_on(&matter, desk.lexicon(), &*desk.store, &window)?;
    let series = series_of(found);
    if let Some(path) = &arguments.svg {
        let title = desk.messages.word(&Message::new("figures-picture").with("question", question.as_str()));
        let panels: Vec<Panel> = series.iter().map(|it| panel(&desk, it)).collect();
        let number = |value| desk.messages.number(value);
        write_file(path, picture(&title, &panels, &number).as_bytes())?;
        let n_figures: usize = series.iter().map(|it| it.rows.len()).sum();
        let told = Message::new("figures-written").with("file", path.display().to_string());
        terminal::note(&desk.messages.word(&told.with("series", series.len()).with("figures", n_figures)));
    }
    match arguments.question.format {
        AnswerFormat::Text => {
            if series.is_empty() {
                let told = Message::new("figures-nothing").with("question", question.as_str());
                terminal::note(&desk.messages.word(&told));
            }
            terminal::write_all(text(&desk, &series, arguments.plot).as_bytes())?;
        }
        AnswerFormat::Json => terminal::write_all(&json(&desk, &series)?)?,
        AnswerFormat::Csv => terminal::write_all(&csv(&desk, &series)?)?,
    }
    let found = if series.is_empty() { Outcome::Findings } else { Outcome::Clean };
    Ok(desk.outcome.max(found))
}

/// Tells how the question was understood, where that is not plain.
fn tell(desk: &Desk, matter: &Matter, question: &str) {
    if matter.is_empty() {
        let told = Message::new("figures-empty").with("question", question);
        return terminal::error(&desk.messages.word(&told));
    }
    for whom in matter.whom.iter().filter(|it| 1 < it.names.len()) {
        let told = Message::new("figures-meant").with("name", whom.words.as_str());
        terminal::note(&desk.messages.word(&told.with("names", whom.names.join(", "))));
    }
    if !matter.words.is_empty() {
        let told = Message::new("figures-words").with("words", matter.words.join(" "));
        terminal::note(&desk.messages.word(&told));
    }
}

/// What a series is of, in words.
fn title(desk: &Desk, series: &Series) -> String {
    let key = &series.key;
    let noun = desk.lexicon().claims.measure_of(&key.class);
    let word = noun.and_then(|it| it.words.first());
    let unit = Message::new("figures-unit");
    let what = match (word, key.unit.as_str()) {
        (Some(word), "") => word.clone(),
        (None, "") => key.class.clone(),
        (Some(word), "%") => format!("{word} (%)"),
        (_, "%") => desk.messages.word(&unit.with("unit", "percent")),
        (_, code) => desk.messages.word(&unit.with("unit", code)),
    };
    // «morti» says already that they were killed.
    let is_said = noun.is_some_and(|it| it.implies == key.family);
    let family = (!key.family.is_empty() && !is_said)
        .then(|| desk.messages.word(&Message::new("figures-family").with("family", key.family.as_str())));
    let qualifiers = (!key.qualifiers.is_empty()).then(|| key.qualifiers.join(", "));
    let told = Message::new("figures-title").with("what", what).with("family", family);
    let told = told.with("qualifiers", qualifiers).with("scope", Value::Choice(key.scope));
    desk.messages.word(&told.with("denied", Value::Choice(if key.is_denied { "yes" } else { "no" })))
}

fn text(desk: &Desk, series: &[Series], plotted: bool) -> String {
    let mut out = String::new();
    for (index, one) in series.iter().enumerate() {
        let count = desk.messages.word(&Message::new("figures-count").with("n", one.rows.len()));
        // A string takes everything.
        let _ = writeln!(out, "{}{}: {count}", if index == 0 { "" } else { "\n" }, title(desk, one));
        let rows: Vec<Vec<String>> = one.rows.iter().map(|row| cells(desk, row)).collect();
        out.push_str(&table(&rows));
        if plotted {
            let drawn = plot(&one.chart(), width(), &|value| desk.messages.number(value));
            let few = || format!("  ({})\n", desk.messages.phrase("figures-few"));
            out.push_str(&if drawn.is_empty() { few() } else { drawn });
        }
    }
    out
}

fn cells(desk: &Desk, row: &Row) -> Vec<String> {
    let told = &row.told;
    let mut place = desk.place(&told.document, told.line);
    if let Some((document, line)) = row.also.first() {
        let also = Message::new("figures-also").with("n", row.also.len());
        let also = also.with("place", desk.place(document, *line)).with("others", row.also.len() - 1);
        place = format!("{place} ({})", desk.messages.word(&also));
    }
    // A fact may be of a year or a month.
    let period = told.claim.time.as_ref().filter(|_| told.document.is_fact && told.document.date.is_none());
    vec![
        period.map_or_else(|| desk.day(told.document.date), crate::value::Timex::iso),
        cut(&told.figure, LETTERS),
        told.source.as_deref().map_or_else(|| "–".to_owned(), |it| cut(it, LETTERS)),
        place,
    ]
}

fn width() -> usize {
    let told = std::env::var("COLUMNS").ok().and_then(|it| it.parse().ok());
    if std::io::stdout().is_terminal() || told.is_some() { told.unwrap_or(WIDTH) } else { WIDTH }
}

fn panel(desk: &Desk, series: &Series) -> Panel {
    let chart = series.chart();
    let labels = chart.points().iter().filter_map(|point| series.rows.get(point.number - 1));
    let labels = labels.map(|row| cut(&row.told.figure, LETTERS)).collect();
    let sources = series.rows.iter().enumerate().map(|(index, row)| {
        let [day, figure, source, place] = <[String; 4]>::try_from(cells(desk, row)).unwrap_or_default();
        let source = if row.told.source.is_some() { format!(" – {source}") } else { String::new() };
        format!("{}. {day}: {figure}{source} – {place}", index + 1)
    });
    Panel { title: title(desk, series), chart, labels, sources: sources.collect() }
}

/// A figure for programs.
#[derive(Debug, Serialize)]
struct Told {
    series: String,
    class: String,
    unit: String,
    predicate: Option<String>,
    qualifiers: Vec<String>,
    scope: &'static str,
    denied: bool,
    date: Option<String>,
    figure: String,
    value: String,
    low: Option<String>,
    high: Option<String>,
    about: Vec<String>,
    when: Option<String>,
    source: Option<String>,
    file: String,
    line: u32,
    column: u32,
    title: Option<String>,
    author: Option<String>,
    agency: Option<String>,
    url: Option<String>,
    sentence: String,
    also: Vec<String>,
}

fn lines(desk: &Desk, series: &[Series]) -> Vec<Told> {
    let mut lines = Vec::new();
    for one in series {
        let name = title(desk, one);
        lines.extend(one.rows.iter().map(|row| line(desk, &name, one, row)));
    }
    lines
}

fn line(desk: &Desk, name: &str, series: &Series, row: &Row) -> Told {
    let (told, key, document) = (&row.told, &series.key, &row.told.document);
    let plain = |value: rust_decimal::Decimal| value.normalize().to_string();
    Told {
        series: name.to_owned(),
        class: key.class.clone(),
        unit: key.unit.clone(),
        predicate: (!key.family.is_empty()).then(|| key.family.clone()),
        qualifiers: key.qualifiers.clone(),
        scope: key.scope,
        denied: key.is_denied,
        date: document.date.map(|it| it.to_string()),
        figure: told.figure.clone(),
        value: plain(row.value()),
        low: told.claim.interval.low.value().map(plain),
        high: told.claim.interval.high.value().map(plain),
        about: told.claim.subjects.iter().map(|it| it.name.clone()).collect(),
        when: told.claim.time.as_ref().map(crate::value::Timex::iso),
        source: told.source.clone(),
        file: desk.file(document),
        line: told.line,
        column: told.column,
        title: document.title.clone(),
        author: document.author.clone(),
        agency: document.agency.clone(),
        url: document.url.clone(),
        sentence: told.sentence.clone(),
        also: row.also.iter().map(|(document, line)| desk.place(document, *line)).collect(),
    }
}

fn json(desk: &Desk, series: &[Series]) -> anyhow::Result<Vec<u8>> {
    let mut out = serde_json::to_vec_pretty(&lines(desk, series))?;
    out.push(b'\n');
    Ok(out)
}

fn csv(desk: &Desk, series: &[Series]) -> anyhow::Result<Vec<u8>> {
    let mut out = spreadsheet(Vec::new())?;
    out.write_record([
        "series", "date", "figure", "value", "low", "high", "unit", "about", "when", "source", "file",
        "line", "title", "author", "agency", "url", "sentence",
    ])?;
    for line in lines(desk, series) {
        let text = |it: Option<String>| safe(it.as_deref().unwrap_or_default());
        out.write_record([
            safe(&line.series),
            line.date.unwrap_or_default(),
            safe(&line.figure),
            line.value,
            line.low.unwrap_or_default(),
            line.high.unwrap_or_default(),
            safe(&line.unit),
            safe(&line.about.join(", ")),
            text(line.when),
            text(line.source),
            safe(&line.file),
            line.line.to_string(),
            text(line.title),
            text(line.author),
            text(line.agency),
            text(line.url),
            safe(&line.sentence),
        ])?;
    }
    out.into_inner().map_err(|problem| anyhow::anyhow!("{problem}"))
}
