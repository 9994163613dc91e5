//! The command line of fonte.

use std::io;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

/// Reads journalistic text and says what has no source and what cannot be.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves an editor over standard input and output.
    Lsp {
        /// Standard input and output, which is all there is; editors pass it out of habit.
        #[arg(long)]
        stdio: bool,
        /// Adds methods for fonte's own tests.
        #[arg(long, hide = true)]
        self_test: bool,
    },
}

fn main() -> ExitCode {
    let Arguments { command } = Arguments::parse();
    let filter = EnvFilter::try_from_env("FONTE_LOG").unwrap_or_else(|_| EnvFilter::new("fonte=info,error"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).with_ansi(false).init();
    match command {
        Command::Lsp { stdio: _, self_test } => {
            fonte::lsp::serve(fonte::lsp::Options { self_test, ..fonte::lsp::Options::default() })
        }
    }
}
