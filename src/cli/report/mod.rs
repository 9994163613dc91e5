//! How findings are reported: each format is a [`Reporter`], each output a reporter with the place it writes to.
//!
//! The same findings give the same bytes, however many articles are read at once: articles come in order, and
//! nothing here knows the time.

mod checkstyle;
mod concise;
mod github;
mod gitlab;
pub(super) mod html;
mod json;
mod jsonl;
mod junit;
mod place;
mod rdjson;
mod sarif;
mod statistics;
mod text;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diagnostic::Level;
use crate::messages::Messages;
use crate::project::{Project, write_whole};

use super::check::{Checked, Whole};
use super::check_arguments::{CheckArguments, FormatChoice, ReportFormat};
use super::{Outcome, terminal};

/// Writes findings in one format. What is ready is appended to `out` at once; a format that must know everything
/// first appends it at the end.
trait Reporter: Sync {
    /// An article; they come in order.
    fn article(&mut self, checked: &Checked, out: &mut Vec<u8>) -> io::Result<()>;
    /// The same for formats that tell each article by itself: several are told at once, on all cores.
    fn alone(&self) -> Option<&(dyn Alone + '_)> {
        None
    }
    /// There are no more.
    fn finish(&mut self, whole: &Whole, out: &mut Vec<u8>) -> io::Result<()>;
}

/// Tells each article by itself, whatever was told before.
trait Alone: Sync {
    /// All there is to say of an article.
    fn told(&self, checked: &Checked, out: &mut Vec<u8>) -> io::Result<()>;
}

/// What reporters know beside the findings.
#[derive(Clone, Copy)]
struct Setting<'a> {
    project: &'a Project,
    messages: &'static Messages,
    /// From which level on the check fails.
    fail_on: Level,
}

/// All reports of a run.
pub(super) struct Outputs<'a> {
    list: Vec<Output<'a>>,
    outcome: Outcome,
    /// The page to be opened.
    page: Option<PathBuf>,
}

struct Output<'a> {
    format: ReportFormat,
    reporter: Box<dyn Reporter + 'a>,
    /// Absent for standard output.
    file: Option<PathBuf>,
    ready: Vec<u8>,
    /// Whether the report says nothing where there is nothing to report on.
    is_for_people: bool,
}

impl<'a> Outputs<'a> {
    /// What `arguments` ask for.
    pub(super) fn open(
        arguments: &CheckArguments,
        project: &'a Project,
        messages: &'static Messages,
    ) -> anyhow::Result<Self> {
        let mut page = None;
        let choices = choices(arguments, project, &mut page)?;
        let fail_on = arguments.fail_on.unwrap_or(project.config.fail_on);
        let setting = Setting { project, messages, fail_on };
        let outputs = choices.into_iter().map(|FormatChoice { format, file }| {
            let is_coloured = match &file {
                Some(_) => arguments.color == super::check_arguments::Color::Always,
                None => terminal::is_coloured(arguments.color),
            };
            let is_for_people = matches!(format, ReportFormat::Text | ReportFormat::Concise);
            let reporter: Box<dyn Reporter + 'a> = match format {
                _ if is_for_people && arguments.statistics => Box::new(statistics::Statistics::new(setting)),
                ReportFormat::Text => Box::new(text::Pretty::new(setting, is_coloured)),
                ReportFormat::Concise => Box::new(concise::Concise::new(setting, is_coloured)),
                ReportFormat::Json => Box::new(json::Json::default()),
                ReportFormat::Jsonl => Box::new(jsonl::Lines),
                ReportFormat::Sarif => Box::new(sarif::Sarif::new(setting)),
                ReportFormat::Github => Box::new(github::Annotations),
                ReportFormat::Gitlab => Box::new(gitlab::CodeQuality::default()),
                ReportFormat::Junit => Box::new(junit::Junit::new(setting)),
                ReportFormat::Checkstyle => Box::new(checkstyle::Checkstyle::default()),
                ReportFormat::Rdjson => Box::new(rdjson::Rdjson::new(setting)),
                ReportFormat::Html => Box::new(html::Page::new(setting)),
            };
            Output { format, reporter, file, ready: Vec::new(), is_for_people }
        });
        Ok(Self { list: outputs.collect(), outcome: Outcome::Clean, page })
    }

    /// Whether a report of this format is asked for.
    pub(super) fn have(&self, format: ReportFormat) -> bool {
        self.list.iter().any(|it| it.format == format)
    }

    /// Adds articles to each.
    pub(super) fn articles(&mut self, articles: &[Checked]) -> io::Result<()> {
        for output in &mut self.list {
            if let Some(reporter) = output.reporter.alone() {
                let told: Vec<io::Result<Vec<u8>>> = articles
                    .par_iter()
                    .map(|checked| {
                        let mut out = Vec::new();
                        reporter.told(checked, &mut out).map(|()| out)
                    })
                    .collect();
                for bytes in told {
                    output.ready.extend_from_slice(&bytes?);
                }
                continue;
            }
            for checked in articles {
                output.reporter.article(checked, &mut output.ready)?;
            }
        }
        Ok(())
    }

    /// Gives what is ready to whoever reads standard output.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        let mut problem = None;
        for output in self.list.iter_mut().filter(|it| it.file.is_none()) {
            let mut out = io::stdout().lock();
            let done = out.write_all(&output.ready).and_then(|()| out.flush());
            output.ready.clear();
            problem = problem.or(done.err());
        }
        let Some(problem) = problem else { return Ok(()) };
        // Whoever reads files is still there.
        self.list.retain(|it| it.file.is_some());
        if self.list.is_empty() || problem.kind() != io::ErrorKind::BrokenPipe {
            Err(problem)
        } else {
            Ok(())
        }
    }

    /// Writes what is left; `is_empty` where there was no article at all.
    pub(super) fn finish(&mut self, whole: &Whole, is_empty: bool) -> io::Result<()> {
        for output in &mut self.list {
            // Where nothing could be read, the reason has been told and there is nothing to sum up.
            if !(output.is_for_people && is_empty) {
                output.reporter.finish(whole, &mut output.ready)?;
            }
        }
        // Files first: a reader of standard output who has left must not cost them.
        for output in &self.list {
            let Some(file) = &output.file else { continue };
            if let Err(problem) = write_whole(file, &output.ready) {
                terminal::error(&format!("{}: could not be written: {problem}", file.display()));
                self.outcome = Outcome::Failed;
                self.page = self.page.take().filter(|page| page != file);
            }
        }
        self.flush()
    }

    /// Whether everything was written.
    pub(super) fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// Opens the page in the browser, where that was asked for.
    pub(super) fn open_page(&self) -> anyhow::Result<()> {
        self.page.as_deref().map_or(Ok(()), html::open)
    }
}

/// The formats and where they go to.
fn choices(
    arguments: &CheckArguments,
    project: &Project,
    page: &mut Option<PathBuf>,
) -> anyhow::Result<Vec<FormatChoice>> {
    let mut choices = arguments.format.clone();
    if choices.is_empty() {
        choices.push(FormatChoice::default());
    }
    let is_html = |it: &FormatChoice| it.format == ReportFormat::Html;
    if let Some(file) = &arguments.output {
        let mut nameless = choices.iter_mut().filter(|it| it.file.is_none());
        match (nameless.next(), nameless.next()) {
            (Some(one), None) => one.file = Some(file.clone()),
            (None, _) => anyhow::bail!("--output: every format has its file already"),
            (Some(_), Some(_)) => anyhow::bail!("--output: several formats have no file; write FORMAT=FILE"),
        }
    }
    if arguments.open {
        if !choices.iter().any(is_html) {
            anyhow::bail!("--open shows the HTML report; add --format html");
        }
        for choice in choices.iter_mut().filter(|it| is_html(it)) {
            let own = || project.root.join(".fonte").join("report.html");
            let file = choice.file.take().unwrap_or_else(own);
            if let Some(folder) =
                file.parent().filter(|it| !it.as_os_str().is_empty() && it.ends_with(".fonte"))
            {
                crate::project::prepare_own_folder(folder)?;
            }
            *page = Some(file.clone());
            choice.file = Some(file);
        }
    }
    for (index, choice) in choices.iter().enumerate() {
        let Some(other) = choices.iter().take(index).find(|it| it.file == choice.file) else { continue };
        let (one, two) = (other.format.name(), choice.format.name());
        match &choice.file {
            Some(file) => anyhow::bail!("{}: both {one} and {two} would go there", file.display()),
            None => anyhow::bail!("both {one} and {two} would go to standard output; write {two}=FILE"),
        }
    }
    Ok(choices)
}

/// A path as formats of other tools write it: with slashes, and without a leading `./`.
fn slashed(path: &Path) -> String {
    let path = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    path.strip_prefix("./").map(str::to_owned).unwrap_or(path)
}

/// What a finding is known by, one to each: findings that are alike in an article are numbered.
fn fingerprints(checked: &Checked) -> Vec<String> {
    let mut seen: rustc_hash::FxHashMap<u64, usize> = rustc_hash::FxHashMap::default();
    let number = |key: u64| {
        let n = seen.entry(key).or_default();
        *n += 1;
        let hash = crate::reference::stable_hash(&[&checked.name, &format!("{key:016x}")]);
        format!("{hash:016x}:{n}")
    };
    checked.report.all().iter().map(|it| it.key).map(number).collect()
}
