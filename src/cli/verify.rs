//! `fonte verify`: marks a figure as checked, or lists what is marked and whether it still holds.

use std::path::{Path, PathBuf};

use jiff::Zoned;

use crate::article::Given;
use crate::mention::Quantity;
use crate::messages::Messages;
use crate::project::{Project, add_mark, known_as, read_article};
use crate::rules::Message;
use crate::text::{Span, Text};
use crate::verified::{Mark, is_name};

use super::arguments::VerifyArguments;
use super::{Outcome, reading, terminal};

/// Marks, or lists.
pub(super) fn verify(arguments: &VerifyArguments) -> anyhow::Result<Outcome> {
    let place = arguments.place.as_deref().unwrap_or(".");
    if arguments.list {
        let project = reading::newsroom(arguments.config.as_deref(), &[PathBuf::from(place)])?;
        return list(arguments, &project);
    }
    let Place { path, line, column } =
        Place::read(place).ok_or_else(|| anyhow::anyhow!("`{place}` names no line; write FILE:LINE"))?;
    let project = reading::newsroom(arguments.config.as_deref(), std::slice::from_ref(&path))?;
    anyhow::ensure!(
        project.config_path.is_some(),
        "{}: no fonte.toml in its folder or above; `fonte init` writes one, and the marks are kept beside it",
        path.display()
    );
    let by = arguments.by.clone().or_else(|| project.config.initials.clone());
    let by =
        by.ok_or_else(|| anyhow::anyhow!("say who checked it: --by, or `[desk] initials` in fonte.toml"))?;
    anyhow::ensure!(is_name(&by), "`{by}` are no initials; write letters, such as AB");
    let article = read_article(&path).map_err(|problem| anyhow::anyhow!("{problem}"))?;
    let analysis = article.analyse(&project, &path, given(&project));
    let text = Text::new(&article.text);
    let source = |it: &Quantity| analysis.article.prose.to_source(it.span);
    let on_line = analysis.mentions.quantities.iter().filter(|it| line_of(&text, source(it)) == line);
    let found: Vec<&Quantity> = match column {
        Some(column) => on_line
            .filter(|it| {
                let (first, end) = columns(&article.text, &text, source(it));
                first <= column && column < end
            })
            .collect(),
        None => on_line.filter(|it| it.exempt.is_none()).collect(),
    };
    let quantity = match found.as_slice() {
        [one] => one,
        [] => anyhow::bail!("{place}: there is no figure"),
        several => {
            let name = |it: &&Quantity| {
                let (column, _) = columns(&article.text, &text, source(it));
                format!("{line}:{column} ({})", it.span.slice(&analysis.article.prose.text))
            };
            let names: Vec<String> = several.iter().map(name).collect();
            anyhow::bail!("{place}: several figures; name one by its column: {}", names.join(", "));
        }
    };
    let name = known_as(&project.name_of(&path));
    let date = arguments.date.unwrap_or_else(|| Zoned::now().date());
    let mark = Mark::new(&analysis, quantity, &name, &by, date);
    add_mark(&project.root, &mark)?;
    let messages = messages(arguments, &project);
    let shown = format!("{}:{line}", path.display());
    terminal::write_all(format!("{}\n", told(messages, "verified", &shown, &mark)).as_bytes())?;
    Ok(Outcome::Clean)
}

fn list(arguments: &VerifyArguments, project: &Project) -> anyhow::Result<Outcome> {
    let messages = messages(arguments, project);
    let mut lines: Vec<String> = Vec::new();
    let mut marks = project.marks.clone();
    marks.sort_by(|one, other| (&one.path, one.date, &one.by).cmp(&(&other.path, other.date, &other.by)));
    marks.dedup();
    for group in marks.chunk_by(|one, other| one.path == other.path) {
        let Some(first) = group.first() else { continue };
        let path = project.shown(&first.path);
        let article = read_article(&path).ok();
        let read = article.as_ref().map(|it| (it, it.analyse(project, &path, given(project))));
        for mark in group {
            let place = read.as_ref().and_then(|(article, analysis)| {
                Some(line_of(&Text::new(&article.text), mark.place(analysis)?))
            });
            lines.push(match place {
                Some(line) => told(messages, "verified", &format!("{}:{line}", path.display()), mark),
                None => told(messages, "verified-stale", &path.display().to_string(), mark),
            });
        }
    }
    let text: String = lines.into_iter().map(|line| line + "\n").collect();
    terminal::write_all(text.as_bytes())?;
    Ok(tell_broken(project))
}

/// Tells of lines that hold no mark.
pub(super) fn tell_broken(project: &Project) -> Outcome {
    let file = project.shown(&crate::project::marks_file(Path::new("")).to_string_lossy());
    for (line, problem) in &project.broken_marks {
        terminal::error(&format!("{}:{line}: {problem}; skipped", file.display()));
    }
    if project.broken_marks.is_empty() { Outcome::Clean } else { Outcome::Failed }
}

fn told(messages: &Messages, id: &'static str, place: &str, mark: &Mark) -> String {
    let message = Message::new(id)
        .with("place", place)
        .with("figure", mark.figure.as_str())
        .with("by", mark.by.as_str())
        .with("date", mark.date);
    messages.word(&message)
}

fn messages(arguments: &VerifyArguments, project: &Project) -> &'static Messages {
    Messages::of(
        arguments.messages.or(project.config.messages).or_else(terminal::language).unwrap_or_default(),
    )
}

fn given(project: &Project) -> Given {
    reading::given(project, None, None)
}

/// A place as it is written: `bozze/uno.md:9` or `bozze/uno.md:9:14`.
struct Place {
    path: PathBuf,
    line: usize,
    column: Option<usize>,
}

impl Place {
    fn read(place: &str) -> Option<Self> {
        let (before, last) = place.rsplit_once(':')?;
        let last: usize = last.parse().ok()?;
        let earlier = before.rsplit_once(':').and_then(|(path, line)| Some((path, line.parse().ok()?)));
        Some(match earlier {
            Some((path, line)) => Self { path: path.into(), line, column: Some(last) },
            None => Self { path: before.into(), line: last, column: None },
        })
    }
}

/// The one-based line on which `span` starts.
fn line_of(text: &Text, span: Span) -> usize {
    text.line_of(span.start()) + 1
}

/// The one-based columns, in characters, from which and up to which `span` stands on its first line.
fn columns(source: &str, text: &Text, span: Span) -> (usize, usize) {
    let start = text.line_span(text.line_of(span.start())).map_or(0, Span::start);
    let at = |offset: usize| source.get(start..offset).map_or(0, |it| it.chars().count()) + 1;
    (at(span.start()), at(span.end()))
}
