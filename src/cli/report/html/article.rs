//! One article on the page: its text, with figures and findings marked, and what was found beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::analysis::Analysis;
use crate::article::BlockRole;
use crate::diagnostic::{Diagnostic, Level, Related};
use crate::engine::Report;
use crate::messages::Messages;
use crate::project::Project;
use crate::prose::{Block, BlockKind, STAND_IN};
use crate::rules::Reference;
use crate::text::ProseSpan;
use crate::verified::Mark;

use super::super::super::check::Checked;
use super::super::super::sheet::{self, Row};
use super::super::place::{Elsewhere, Lines, elsewhere};
use super::super::{Setting, slashed};
use super::charts::{Point, Series};
use super::figures::{Special, Status, read, table};
use super::{level_name, phrase};
use crate::text::xml_escaped as escaped;

/// What is known of an article when it is drawn.
pub(in super::super::super) struct Reading<'a> {
    /// Its path as it was given.
    pub path: &'a Path,
    /// Its path from the root of the newsroom.
    pub name: &'a str,
    /// Its source.
    pub text: &'a str,
    /// What is read in it.
    pub analysis: &'a Analysis,
    /// What the reference says to it.
    pub reference: Option<&'a Reference>,
    /// What was found.
    pub report: &'a Report,
    /// What the desk has checked.
    pub marks: &'a [Mark],
}

/// An article, drawn.
pub(in super::super::super) struct ArticlePage {
    title: String,
    date: Option<Date>,
    /// Its text; `§` stands for the article's id.
    text: String,
    table: String,
    n_figures: usize,
    /// How its figures stand.
    pub(super) statuses: BTreeMap<Status, usize>,
    /// Figures of which the archive has others.
    pub(super) series: Vec<Series>,
}

/// Stands for the article's id until it is known.
const ID: char = '\u{1}';

/// At most so many figures of the archive are drawn beside one of the article.
const MOST_POINTS: usize = 24;

impl ArticlePage {
    /// Draws an article.
    pub(in super::super::super) fn draw(reading: &Reading<'_>, _: &Project, messages: &Messages) -> Self {
        let analysis = reading.analysis;
        let prose = &analysis.article.prose;
        let special = Special::of(reading);
        let rows = sheet::rows_with_places(reading.path, reading.text, analysis);
        let mut figures = Vec::new();
        let mut statuses = BTreeMap::new();
        let mut shown: Vec<(Row, Status)> = Vec::new();
        for (span, row) in rows {
            let status = special.status(prose.to_source(span), row.status);
            *statuses.entry(status).or_default() += 1;
            figures.push((span, status, read(&row, status, messages)));
            shown.push((row, status));
        }
        let title = analysis.article.headline.map(|it| crate::text::one_line(it.slice(&prose.text)));
        Self {
            title: title.unwrap_or_else(|| slashed(reading.path)),
            date: analysis.article.publication.as_ref().map(|it| it.date),
            text: Marked { reading, figures: &figures }.draw(),
            n_figures: shown.len(),
            table: table(&shown, messages),
            statuses,
            series: series(reading, &special),
        }
    }

    /// Writes the article, which is known on the page as `id`.
    pub(super) fn write(&self, out: &mut String, id: &str, checked: &Checked, setting: Setting<'_>) {
        let messages = setting.messages;
        let found = checked.report.all();
        let gravest = found.iter().map(|it| it.level).max().map_or("none", Level::name);
        let path = escaped(&slashed(&checked.path));
        let date = self.date.map(|it| escaped(&messages.date(it))).unwrap_or_default();
        let _ = write!(
            out,
            "<article id=\"{id}\" class=\"{gravest}\"><h3>{}</h3><p class=\"where\"><code>{path}</code> {date}</p><div class=\"cols\"><div class=\"text\">",
            escaped(&self.title)
        );
        out.push_str(&self.text.replace(ID, id));
        out.push_str("</div><ol class=\"found\">");
        let lines = Lines::new(&checked.text);
        for (index, it) in found.iter().enumerate() {
            finding(out, &format!("{id}d{index}"), it, &lines, setting);
        }
        if found.is_empty() {
            let _ = write!(out, "<li class=\"clean\">{}</li>", phrase(messages, "page-clean"));
        }
        out.push_str("</ol></div>");
        if 0 < self.n_figures {
            let _ = write!(
                out,
                "<details class=\"claims\"><summary>{} <b>{}</b></summary>{}</details>",
                phrase(messages, "page-claims"),
                self.n_figures,
                self.table
            );
        }
        out.push_str("</article>\n");
    }
}

/// What was found, in words.
fn finding(out: &mut String, id: &str, it: &Diagnostic, lines: &Lines<'_>, setting: Setting<'_>) {
    let start = lines.start(it.span);
    let (level, code) = (it.level.name(), escaped(&it.code));
    let _ = write!(
        out,
        "<li id=\"{id}\" data-level=\"{level}\" data-rule=\"{code}\"><p><a class=\"place\" href=\"#{id}t\">{}:{}</a> <b class=\"{level}\">{}</b> <code>{code}</code></p><p>{}</p>",
        start.line,
        start.column,
        phrase(setting.messages, level_name(it.level)),
        escaped(&it.message)
    );
    if !it.fixes.is_empty() || !it.related.is_empty() {
        out.push_str("<ul>");
        for fix in &it.fixes {
            let _ = write!(out, "<li class=\"fix\">{}</li>", escaped(&fix.title));
        }
        for related in it.related.iter().take(MOST_RELATED) {
            let _ = write!(
                out,
                "<li>{} <code>{}</code></li>",
                escaped(&related.message),
                place(related, lines, setting)
            );
        }
        out.push_str("</ul>");
    }
    out.push_str("</li>");
}

/// At most so many other places are told beside a finding.
const MOST_RELATED: usize = 8;

fn place(related: &Related, lines: &Lines<'_>, setting: Setting<'_>) -> String {
    match elsewhere(&related.place, lines, setting.project) {
        Elsewhere::Here((start, _)) => format!("{}:{}", start.line, start.column),
        Elsewhere::There(path, line, column, _) => escaped(&format!("{}:{line}:{column}", slashed(&path))),
    }
}

/// The figures of the archive beside those of the article that it contradicts.
fn series(reading: &Reading<'_>, special: &Special) -> Vec<Series> {
    let Some(reference) = reading.reference else { return Vec::new() };
    let analysis = reading.analysis;
    let prose = &analysis.article.prose;
    let published = analysis.article.publication.as_ref().map(|it| it.date);
    let mut all = Vec::new();
    for (index, claim) in analysis.claims.iter().enumerate() {
        if !special.differs(prose.to_source(claim.span)) {
            continue;
        }
        let figure = crate::text::one_line(claim.span.slice(&prose.text));
        let mut points: Vec<Point> = Vec::new();
        for witness in reference.witnesses_of(index).iter().take(MOST_POINTS) {
            let there = &witness.claim;
            let Some(date) = there.document.date else { continue };
            let title = there.document.title.as_ref().unwrap_or(&there.document.path);
            let point = Point::new(date, there.claim.value.value, format!("{}, {title}", there.figure));
            points.push(point);
        }
        if points.is_empty() {
            continue;
        }
        points.sort_by(|one, other| {
            (one.date, one.value, &one.label).cmp(&(other.date, other.value, &other.label))
        });
        let own = published.map(|date| Point::new(date, claim.value.value, figure.clone()));
        let who = claim.subjects.first().map(|it| it.name.clone());
        let sentence = analysis.article.sentences.get(claim.sentence);
        let sentence =
            sentence.map_or_else(String::new, |it| crate::text::one_line(it.span.slice(&prose.text)));
        let value: Decimal = claim.value.value;
        all.push(Series { figure, who, sentence, value, own, points });
    }
    all
}

/// The text with its marks.
struct Marked<'a> {
    reading: &'a Reading<'a>,
    figures: &'a [(ProseSpan, Status, String)],
}

/// A stretch of the text that is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stretch {
    Finding(std::cmp::Reverse<Level>, usize),
    Figure(usize),
}

impl Marked<'_> {
    fn draw(&self) -> String {
        let prose = &self.reading.analysis.article.prose;
        let mut edges: Vec<(usize, bool, Stretch)> = Vec::new();
        let mut add = |span: ProseSpan, stretch: Stretch| {
            if !span.is_empty() {
                edges.push((span.start(), true, stretch));
                edges.push((span.end(), false, stretch));
            }
        };
        for (index, it) in self.reading.report.all().iter().enumerate() {
            if let Some(span) = prose.to_prose_span(it.span) {
                add(span, Stretch::Finding(std::cmp::Reverse(it.level), index));
            }
        }
        for (index, (span, ..)) in self.figures.iter().enumerate() {
            add(*span, Stretch::Figure(index));
        }
        // Ends before starts at one place.
        edges.sort();
        let mut edges = edges.into_iter().peekable();
        let mut active: BTreeSet<Stretch> = BTreeSet::new();
        let mut begun: BTreeSet<Stretch> = BTreeSet::new();
        let mut out = String::new();
        let roles = &self.reading.analysis.article.roles;
        for (index, block) in prose.blocks.iter().enumerate() {
            let class = class(block, roles.get(index).copied());
            let _ = write!(out, "<p class=\"{class}\">");
            let mut at = block.span.start();
            loop {
                while let Some((_, starts, stretch)) = edges.next_if(|(offset, ..)| *offset <= at) {
                    if starts {
                        active.insert(stretch)
                    } else {
                        active.remove(&stretch)
                    };
                }
                if block.span.end() <= at {
                    break;
                }
                let next =
                    edges.peek().map_or(block.span.end(), |(offset, ..)| *offset).min(block.span.end());
                self.piece(&mut out, prose.text.get(at..next).unwrap_or(""), &active, &mut begun);
                at = next;
            }
            out.push_str("</p>");
        }
        out
    }

    /// A piece of text inside everything that is open: the gravest finding, and the figure.
    fn piece(&self, out: &mut String, text: &str, active: &BTreeSet<Stretch>, begun: &mut BTreeSet<Stretch>) {
        let text = escaped(&text.replace(STAND_IN, "▫")).replace("&#10;", " ").replace("&#9;", " ");
        let mut ends = String::new();
        for stretch in active.iter().filter(|it| matches!(it, Stretch::Finding(..))) {
            let Stretch::Finding(level, index) = stretch else { continue };
            let is_new = begun.insert(*stretch);
            if is_new {
                // Every finding has its anchor, though only the gravest one is drawn.
                let _ = write!(out, "<a class=\"anchor\" id=\"{ID}d{index}t\"></a>");
            }
            if ends.is_empty() {
                let _ = write!(out, "<mark class=\"{}\" data-d=\"{ID}d{index}\">", level.0.name());
                ends.push_str("</mark>");
            }
        }
        let figure = active.iter().find_map(|it| match it {
            Stretch::Figure(index) => Some((it, self.figures.get(*index)?)),
            Stretch::Finding(..) => None,
        });
        if let Some((stretch, (_, status, read))) = figure {
            let stop = if begun.insert(*stretch) { " tabindex=\"0\"" } else { "" };
            let _ = write!(out, "<span class=\"fig {}\"{stop} title=\"{read}\">", status.name());
            ends.insert_str(0, "</span>");
        }
        out.push_str(&text);
        out.push_str(&ends);
    }
}

fn class(block: &Block, role: Option<BlockRole>) -> &'static str {
    match (role, block.kind) {
        (Some(BlockRole::Headline), _) => "headline",
        (Some(BlockRole::Standfirst), _) => "standfirst",
        (Some(BlockRole::Byline | BlockRole::DateLine), _) => "byline",
        (Some(BlockRole::Section), _) | (_, BlockKind::Heading(_)) => "section",
        (Some(BlockRole::Caption), _) | (_, BlockKind::Caption) => "caption",
        (Some(BlockRole::Residue), _) => "residue",
        (_, BlockKind::ListItem) => "item",
        (_, BlockKind::Quote) => "quote",
        (_, BlockKind::TableCell) => "cell",
        (_, BlockKind::Footnote) => "footnote",
        (_, BlockKind::Paragraph) => "body",
    }
}
