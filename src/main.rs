//! The program: it starts one of the two faces, which do not know each other.

use std::process::ExitCode;

use fonte::{cli, lsp};

fn main() -> ExitCode {
    cli::run(|self_test| lsp::serve(lsp::Options { self_test, ..lsp::Options::default() }))
}
