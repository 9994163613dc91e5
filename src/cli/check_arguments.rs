//! What may stand on the command line behind `fonte check` and `fonte baseline`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use crate::diagnostic::Level;
use crate::engine::Setting;
use crate::lexicon::Language;
use crate::messages::MessageLanguage;

use super::arguments::{OffsetUnit, date, language};

#[derive(Args, Debug, Default)]
pub(super) struct CheckArguments {
    /// Files and folders; without one, the current folder
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: ReadingArguments,
    /// Ends with 1 from this level on: hint, information, warning, error [default: warning]
    #[arg(long, value_name = "LEVEL")]
    pub fail_on: Option<Level>,
    /// Ends with 1 when there are more warnings than that, whatever --fail-on says
    #[arg(long, value_name = "N")]
    pub max_warnings: Option<usize>,
    /// Ends with 0 whatever is found; what could not be done still ends with 2
    #[arg(long)]
    pub exit_zero: bool,
    /// Mends the files: what can be mended unseen or, with `all`, whatever offers a correction, the first of several
    #[arg(
        long,
        value_enum,
        value_name = "WHICH",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "safe",
        conflicts_with_all = ["jsonl", "stdin", "stdin_path"]
    )]
    pub fix: Option<FixScope>,
    /// How to report, and into which file; may be repeated: text, concise, json, jsonl, sarif, github, gitlab,
    /// junit, checkstyle, rdjson, html [default: text]
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = format)]
    pub format: Vec<FormatChoice>,
    /// The file for the format that names none; it appears whole or not at all
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Opens the HTML report in the browser; without a file for it, it is .fonte/report.html
    #[arg(long)]
    pub open: bool,
    /// Counts findings by rule instead of telling each; of the formats text and concise
    #[arg(long)]
    pub statistics: bool,
    /// When to use colours
    #[arg(long, value_enum, default_value_t)]
    pub color: Color,
    /// Only articles that have changed since this revision of git: on this branch, in the work tree, or new
    #[arg(long, value_name = "REV", conflicts_with_all = ["jsonl", "stdin", "stdin_path"])]
    pub changed_since: Option<String>,
    /// Only the i-th of n parts of the articles, such as 1/3; the reports of all parts are the whole
    #[arg(long, value_name = "I/N", conflicts_with_all = ["jsonl", "stdin", "stdin_path"])]
    pub shard: Option<Shard>,
    /// Reads one article from standard input
    #[arg(long, conflicts_with_all = ["jsonl", "paths"])]
    pub stdin: bool,
    /// Where the article from standard input stands, which tells its format and configuration; implies --stdin
    #[arg(long, value_name = "FILE", conflicts_with_all = ["jsonl", "paths"])]
    pub stdin_path: Option<PathBuf>,
    /// Leaves out what fonte.toml or .gitignore excludes, even where it is named as a path
    #[arg(long)]
    pub force_exclude: bool,
    /// Reports what is known from the baseline, too
    #[arg(long)]
    pub no_baseline: bool,
    /// The baseline, instead of .fonte/baseline.jsonl
    #[arg(long, value_name = "FILE", conflicts_with = "no_baseline")]
    pub baseline: Option<PathBuf>,
    /// Reads every article anew, whatever .fonte/cache.db holds
    #[arg(long)]
    pub no_cache: bool,
    /// Checks again whenever an article or the configuration changes, until it is stopped
    #[arg(long, conflicts_with_all = ["jsonl", "stdin", "stdin_path", "fix"])]
    pub watch: bool,
    /// Reads JSON lines {"id", "text", …} from standard input and answers each with one
    #[arg(
        long,
        conflicts_with_all = ["paths", "format", "reference", "output", "open", "statistics", "max_warnings", "exit_zero"]
    )]
    pub jsonl: bool,
    /// What the offsets of --jsonl count
    #[arg(long, value_enum, default_value_t)]
    pub offsets: OffsetUnit,
}

/// How articles are read and with which rules.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct ReadingArguments {
    /// A folder of articles to compare with, instead of what fonte.toml names; may be repeated
    #[arg(long, value_name = "FOLDER")]
    pub reference: Vec<PathBuf>,
    /// The publication date of articles that do not tell their own
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub date: Option<Date>,
    /// The language of the articles, instead of seeing it from each
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub lang: Option<Language>,
    /// The language of the messages: en or it
    #[arg(long, value_name = "LANGUAGE")]
    pub messages: Option<MessageLanguage>,
    /// Only this rule, or `all` to include those that are off; may be repeated
    #[arg(long, value_name = "CODE")]
    pub rule: Vec<String>,
    /// Not this rule; may be repeated
    #[arg(long, value_name = "CODE")]
    pub skip: Vec<String>,
    /// Another level for a rule: off, hint, information, warning, error; may be repeated
    #[arg(long, value_name = "CODE=LEVEL", value_parser = setting)]
    pub level: Vec<(String, Setting)>,
    /// The configuration, instead of the nearest fonte.toml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct BaselineArguments {
    /// Files and folders; without one, the folder of fonte.toml
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: ReadingArguments,
    /// Where to, instead of .fonte/baseline.jsonl
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
}

/// Which fixes are applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FixScope {
    /// Those that can hardly be wrong
    Safe,
    /// All but those with a gap that only a person can fill; of several the first
    All,
}

/// How findings are reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ReportFormat {
    /// For people: the source line, underlined.
    #[default]
    Text,
    /// A line to a finding: path, line, column.
    Concise,
    /// For programs: one JSON document.
    Json,
    /// For programs: a JSON line to a finding.
    Jsonl,
    /// SARIF 2.1.0.
    Sarif,
    /// Annotations of GitHub's workflows.
    Github,
    /// GitLab's code quality.
    Gitlab,
    /// JUnit's XML.
    Junit,
    /// Checkstyle's XML.
    Checkstyle,
    /// reviewdog's JSON.
    Rdjson,
    /// A page for the desk.
    Html,
}

impl ReportFormat {
    /// Every format, in the order of the help.
    pub(super) const ALL: [(&'static str, ReportFormat); 11] = [
        ("text", ReportFormat::Text),
        ("concise", ReportFormat::Concise),
        ("json", ReportFormat::Json),
        ("jsonl", ReportFormat::Jsonl),
        ("sarif", ReportFormat::Sarif),
        ("github", ReportFormat::Github),
        ("gitlab", ReportFormat::Gitlab),
        ("junit", ReportFormat::Junit),
        ("checkstyle", ReportFormat::Checkstyle),
        ("rdjson", ReportFormat::Rdjson),
        ("html", ReportFormat::Html),
    ];

    /// Its name on the command line.
    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, format)| *format == self).map_or("", |(name, _)| name)
    }
}

/// A format, and the file into which it goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FormatChoice {
    /// How.
    pub format: ReportFormat,
    /// Where to; absent for standard output.
    pub file: Option<PathBuf>,
}

/// A part of the articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shard {
    /// Which, from one.
    pub index: usize,
    /// Of how many.
    pub count: usize,
}

impl std::str::FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let read = || {
            let (index, count) = text.split_once('/')?;
            Some(Self { index: index.parse().ok()?, count: count.parse().ok()? })
        };
        read()
            .filter(|it| 1 <= it.index && it.index <= it.count)
            .ok_or_else(|| "not a part; write one such as 1/3".to_owned())
    }
}

/// When colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

fn format(text: &str) -> Result<FormatChoice, String> {
    let (name, file) = match text.split_once('=') {
        Some((_, "")) => return Err("write FORMAT=FILE".to_owned()),
        Some((name, file)) => (name, Some(PathBuf::from(file))),
        None => (text, None),
    };
    let names = || ReportFormat::ALL.iter().map(|(name, _)| *name);
    if let Some((_, format)) = ReportFormat::ALL.iter().find(|(known, _)| *known == name) {
        return Ok(FormatChoice { format: *format, file });
    }
    let near = crate::text::nearest(name, names());
    let near = near.map_or(";".to_owned(), |near| format!("; did you mean `{near}`?"));
    Err(format!("unknown format `{name}`{near} allowed are {}", names().collect::<Vec<_>>().join(", ")))
}

fn setting(text: &str) -> Result<(String, Setting), String> {
    let (code, level) = text.split_once('=').ok_or("write CODE=LEVEL")?;
    let setting = match level {
        "off" => Setting::Off,
        level => Setting::At(level.parse().map_err(|_| {
            format!("unknown level `{level}`; allowed are off, hint, information, warning, error")
        })?),
    };
    Ok((code.to_owned(), setting))
}
