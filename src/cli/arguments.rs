//! What may stand on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;

use crate::diagnostic::Level;
use crate::engine::Setting;
use crate::lexicon::Language;
use crate::messages::MessageLanguage;

/// Reads journalistic text and says what has no source, what cannot be, and what the archive says otherwise.
#[derive(Debug, Parser)]
#[command(name = "fonte", version, max_term_width = 100)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Checks articles: files, folders, or JSON lines on standard input
    Check(CheckArguments),
    /// Reads the reference that fonte.toml names into .fonte/reference.db
    Index(IndexArguments),
    /// Prints the figures of articles as a sheet for fact-checkers, or all that fonte reads
    Extract(ExtractArguments),
    /// Says whether one text agrees with another
    Compare(CompareArguments),
    /// Explains a rule, or lists them all
    Explain(ExplainArguments),
    /// Proves the rules of the house: each speaks on its bad sentences and is silent on its good ones
    Test(TestArguments),
    /// Marks a figure as checked, so that nobody is asked again who stands for it
    Verify(VerifyArguments),
    /// Serves an editor over standard input and output
    Lsp {
        /// Standard input and output, which is all there is; editors pass it out of habit
        #[arg(long)]
        stdio: bool,
        /// Adds methods for fonte's own tests
        #[arg(long, hide = true)]
        self_test: bool,
    },
    /// Writes a fonte.toml in which everything is explained
    Init {
        /// Where to
        #[arg(default_value = ".")]
        folder: PathBuf,
    },
    /// Prints a completion script for a shell
    Completions {
        /// Which shell
        shell: Shell,
    },
}

#[derive(Args, Debug)]
pub(super) struct CheckArguments {
    /// Files and folders; without one, the current folder
    pub paths: Vec<PathBuf>,
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
    /// Ends with 1 from this level on: hint, information, warning, error [default: warning]
    #[arg(long, value_name = "LEVEL")]
    pub fail_on: Option<Level>,
    /// Mends the files: what can be mended unseen or, with `all`, whatever offers a correction, the first of several
    #[arg(
        long,
        value_enum,
        value_name = "WHICH",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "safe",
        conflicts_with = "jsonl"
    )]
    pub fix: Option<FixScope>,
    /// How to report
    #[arg(long, value_enum, default_value_t)]
    pub format: ReportFormat,
    /// When to use colours
    #[arg(long, value_enum, default_value_t)]
    pub color: Color,
    /// The configuration, instead of the nearest fonte.toml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Reads JSON lines {"id", "text", …} from standard input and answers each with one
    #[arg(long, conflicts_with_all = ["paths", "format", "reference"])]
    pub jsonl: bool,
    /// What the offsets of --jsonl count
    #[arg(long, value_enum, default_value_t)]
    pub offsets: OffsetUnit,
}

#[derive(Args, Debug)]
pub(super) struct ExplainArguments {
    /// The rule's code, such as weekday-mismatch, or that of a rule of the house
    pub code: Option<String>,
    /// The language of the examples, instead of that of the messages or of the terminal
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub lang: Option<Language>,
    /// The language of the messages: en or it
    #[arg(long, value_name = "LANGUAGE")]
    pub messages: Option<MessageLanguage>,
    /// The configuration, instead of the nearest fonte.toml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct TestArguments {
    /// A folder of house rules, or one file; without one, those that fonte.toml names
    pub path: Option<PathBuf>,
    /// The configuration, instead of the nearest fonte.toml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct VerifyArguments {
    /// The figure: FILE:LINE or, where the line has several, FILE:LINE:COLUMN
    #[arg(value_name = "PLACE", required_unless_present = "list")]
    pub place: Option<String>,
    /// Lists what is marked, and which marks hold no longer; PLACE is then a file or folder of the newsroom
    #[arg(long, conflicts_with_all = ["by", "date"])]
    pub list: bool,
    /// Who has checked it: initials or a name; without it, those that fonte.toml gives
    #[arg(long, value_name = "INITIALS")]
    pub by: Option<String>,
    /// When it was checked; without it, today
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub date: Option<Date>,
    /// The language of the messages: en or it
    #[arg(long, value_name = "LANGUAGE")]
    pub messages: Option<MessageLanguage>,
    /// The configuration, instead of the nearest fonte.toml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct IndexArguments {
    /// A file or folder of the newsroom; without one, the current folder
    #[arg(default_value = ".")]
    pub path: PathBuf,
    /// The configuration, instead of the nearest fonte.toml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct ExtractArguments {
    /// Files and folders
    #[arg(required_unless_present = "jsonl")]
    pub paths: Vec<PathBuf>,
    /// Reads JSON lines {"id", "text", …} from standard input and answers each with one
    #[arg(long, conflicts_with = "paths")]
    pub jsonl: bool,
    /// The publication date of articles that do not tell their own
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub date: Option<Date>,
    /// The language of the articles, instead of seeing it from each
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub lang: Option<Language>,
    /// What is printed of files
    #[arg(long, value_enum, default_value_t, conflicts_with = "jsonl")]
    pub format: SheetFormat,
    /// What the offsets of mentions count
    #[arg(long, value_enum, default_value_t)]
    pub offsets: OffsetUnit,
}

#[derive(Args, Debug)]
pub(super) struct CompareArguments {
    /// The article with the claims
    #[arg(required_unless_present = "jsonl")]
    pub claim: Option<PathBuf>,
    /// The article with the evidence
    #[arg(required_unless_present = "jsonl")]
    pub evidence: Option<PathBuf>,
    /// Reads JSON lines {"id", "claim", "evidence", …} from standard input and answers each with one
    #[arg(long, conflicts_with_all = ["claim", "evidence"])]
    pub jsonl: bool,
    /// The language of both, instead of seeing it from each
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub lang: Option<Language>,
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// For people: the source line, underlined
    #[default]
    Text,
    /// For programs: one JSON document
    Json,
}

/// What is printed of an article, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum SheetFormat {
    /// The sheet, for people: each figure with its sentence, value, subject and source
    #[default]
    Text,
    /// The sheet for a spreadsheet: one row to a figure
    Csv,
    /// The sheet as one JSON list
    Json,
    /// The sheet as JSON lines, one to a figure
    Jsonl,
    /// All mentions and claims, one JSON line to a file, as --jsonl answers
    Mentions,
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

/// What an offset counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum OffsetUnit {
    /// Unicode code points
    #[default]
    Chars,
    /// Bytes of UTF-8
    Bytes,
    /// Units of UTF-16
    Utf16,
}

fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "not a date; write one such as 2025-01-15".to_owned())
}

fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code).ok_or_else(|| {
        format!("unknown language; allowed are {}", Language::ALL.map(Language::code).join(", "))
    })
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
