//! The command line: arguments become work, and its results become text on standard output.
//!
//! Messages about the work itself go to standard error. A reader of the output that leaves early is no error.
#![expect(
    clippy::disallowed_methods,
    reason = "a face reads arguments, the terminal's language and the archive"
)]

mod arguments;
mod batch;
mod check;
mod check_batch;
mod compare;
mod explain;
mod explain_house;
mod explain_page;
mod extract;
mod index;
mod init;
mod mention_json;
mod offsets;
mod prove;
mod reading;
mod report;
mod sheet;
mod terminal;
mod verify;

use std::io;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use tracing_subscriber::EnvFilter;

use crate::cli::arguments::{Arguments, Command};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Nothing to report.
    Clean,
    /// Findings at or above the level that fails.
    Findings,
    /// Something could not be done; what could be, was.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Clean => ExitCode::SUCCESS,
            Outcome::Findings => ExitCode::from(1),
            Outcome::Failed => ExitCode::from(2),
        }
    }
}

/// Reads the arguments of this process and does what they say. `serve` is the other face, which this one must
/// not know: it starts the server, with the methods for fonte's own tests or without.
pub fn run(serve: impl FnOnce(bool) -> ExitCode) -> ExitCode {
    let Arguments { command } = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(problem) => {
            let code = if problem.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
            // Where nothing can be printed, nobody is left to read why.
            let _ = problem.print();
            return code;
        }
    };
    // The server tells its story in the editor's log; on a terminal only what goes wrong matters.
    let usual = if matches!(command, Command::Lsp { .. }) { "fonte=info,error" } else { "error" };
    let filter = EnvFilter::try_from_env("FONTE_LOG").unwrap_or_else(|_| EnvFilter::new(usual));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).with_ansi(false).init();
    let done = match command {
        Command::Check(arguments) if arguments.jsonl => check_batch::check_lines(&arguments),
        Command::Check(arguments) => check::check_paths(&arguments),
        Command::Index(arguments) => index::index(&arguments),
        Command::Extract(arguments) => extract::extract(&arguments),
        Command::Compare(arguments) => compare::compare(&arguments),
        Command::Explain(arguments) => explain::explain(&arguments),
        Command::Test(arguments) => prove::test(&arguments),
        Command::Verify(arguments) => verify::verify(&arguments),
        Command::Init { folder } => init::init(&folder),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "fonte", &mut script);
            terminal::write_all(&script).map(|()| Outcome::Clean)
        }
        Command::Lsp { stdio: _, self_test } => return serve(self_test),
    };
    match done {
        Ok(outcome) => outcome.into(),
        Err(problem) if is_broken_pipe(&problem) => ExitCode::SUCCESS,
        Err(problem) => {
            terminal::error(&format!("{problem:#}"));
            Outcome::Failed.into()
        }
    }
}

/// Whether the reader of our output has left, as `fonte check | head` does.
fn is_broken_pipe(problem: &anyhow::Error) -> bool {
    problem.downcast_ref::<io::Error>().is_some_and(|it| it.kind() == io::ErrorKind::BrokenPipe)
}
