//! What may stand on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;

use crate::lexicon::Language;
use crate::messages::MessageLanguage;

use super::check_arguments::{BaselineArguments, CheckArguments};

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
    /// Writes down what is found today, so that `fonte check` reports only what is new
    Baseline(BaselineArguments),
    /// Reads the reference that fonte.toml names into .fonte/reference.db
    Index(IndexArguments),
    /// Prints the figures of articles as a sheet for fact-checkers, or all that fonte reads
    Extract(ExtractArguments),
    /// Says what two texts tell alike, what otherwise, and what only one of them
    Compare(CompareArguments),
    /// Prints every figure of the archive on a matter, as dated tables with their sources
    Figures(FiguresArguments),
    /// Prints what the archive knows of a person, body or place
    Who(WhoArguments),
    /// Prints what the archive quotes somebody with
    Quotes(QuotesArguments),
    /// Lists the articles of the archive that a new or corrected fact contradicts
    Affected(AffectedArguments),
    /// Explains a rule, or lists them all
    Explain(ExplainArguments),
    /// Proves the rules of the house: each speaks on its bad sentences and is silent on its good ones
    Test(TestArguments),
    /// Marks a figure as checked, so that nobody is asked again who stands for it
    Verify(VerifyArguments),
    /// Prints what is in force for a file or folder, and where each value comes from
    Config(ConfigArguments),
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
pub(super) struct ConfigArguments {
    /// A file or folder; without one, the current folder
    pub path: Option<PathBuf>,
    /// Prints the JSON Schema of fonte.toml instead
    #[arg(long, conflicts_with = "path")]
    pub schema: bool,
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
    /// The draft
    #[arg(required_unless_present = "jsonl")]
    pub claim: Option<PathBuf>,
    /// The text to hold it against: a press release, an agency text, an older version
    #[arg(required_unless_present = "jsonl")]
    pub evidence: Option<PathBuf>,
    /// Reads JSON lines {"id", "claim", "evidence", …} from standard input and answers each with one
    #[arg(long, conflicts_with_all = ["claim", "evidence"])]
    pub jsonl: bool,
    /// How to answer
    #[arg(long, value_enum, default_value_t, conflicts_with = "jsonl")]
    pub format: AnswerFormat,
    /// The language of the answer: en or it
    #[arg(long, value_name = "LANGUAGE")]
    pub messages: Option<MessageLanguage>,
    /// The language of both, instead of seeing it from each
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub lang: Option<Language>,
}

#[derive(Args, Debug)]
pub(super) struct QuestionArguments {
    /// A folder of articles to ask, instead of what fonte.toml names; may be repeated
    #[arg(long, value_name = "FOLDER")]
    pub reference: Vec<PathBuf>,
    /// How to answer
    #[arg(long, value_enum, default_value_t)]
    pub format: AnswerFormat,
    /// The language of the answer: en or it
    #[arg(long, value_name = "LANGUAGE")]
    pub messages: Option<MessageLanguage>,
    /// The configuration, instead of the nearest fonte.toml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct PeriodArguments {
    /// Only what was published from this day on, or has no date
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub from: Option<Date>,
    /// Only what was published up to this day, or has no date
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub to: Option<Date>,
}

#[derive(Args, Debug)]
pub(super) struct FiguresArguments {
    /// What is counted, of whom, what is told of it: soldiers North Korea, or cost bridge Borgo
    #[arg(required = true, value_name = "MATTER")]
    pub matter: Vec<String>,
    /// Draws each series in the terminal
    #[arg(long)]
    pub plot: bool,
    /// Writes a picture of all series into a file
    #[arg(long, value_name = "FILE")]
    pub svg: Option<PathBuf>,
    #[command(flatten)]
    pub period: PeriodArguments,
    #[command(flatten)]
    pub question: QuestionArguments,
}

#[derive(Args, Debug)]
pub(super) struct WhoArguments {
    /// The name
    #[arg(required = true, value_name = "NAME")]
    pub name: Vec<String>,
    /// All lines of long lists
    #[arg(long)]
    pub all: bool,
    #[command(flatten)]
    pub question: QuestionArguments,
}

#[derive(Args, Debug)]
pub(super) struct QuotesArguments {
    /// The name
    #[arg(required = true, value_name = "NAME")]
    pub name: Vec<String>,
    #[command(flatten)]
    pub period: PeriodArguments,
    #[command(flatten)]
    pub question: QuestionArguments,
}

#[derive(Args, Debug)]
pub(super) struct AffectedArguments {
    /// The facts: a table, or any file that `facts` of fonte.toml may name
    #[arg(value_name = "FACTS")]
    pub facts: PathBuf,
    #[command(flatten)]
    pub question: QuestionArguments,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum AnswerFormat {
    /// For people
    #[default]
    Text,
    /// For programs: one JSON document
    Json,
    /// For a spreadsheet
    Csv,
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

pub(super) fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "not a date; write one such as 2025-01-15".to_owned())
}

pub(super) fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code).ok_or_else(|| {
        format!("unknown language; allowed are {}", Language::ALL.map(Language::code).join(", "))
    })
}
