//! The language server: messages on standard input become readings of open documents, and the
//! readings become diagnostics, hovers and code actions.
//!
//! The transport is tower-lsp 0.20 with its known faults fenced off: `input` and `output` stand between
//! it and the two pipes, `guard` between its read loop and its router. Analysis is plugged
//! in at one place, [`reading::Analyst`]. This floor and the command line are the only ones that know async.
#![expect(clippy::disallowed_methods, reason = "a face shows lines of files that are not open")]

pub mod actions;

pub mod documents;
mod earlier;
pub mod from_proto;
pub mod hints;
pub mod hover;
pub mod profile;
pub mod reading;
pub mod refresh;
pub mod session;
pub mod settings;
pub mod to_proto;
pub mod workspace;

mod allow;
mod archive;
mod commands;
mod completion;
mod desk;
mod directory;
mod ending;
mod figures;
mod guard;
mod house_list;
mod indexing;
mod input;
mod lens;
mod newsroom;
mod occurrences;
mod outline;
mod output;
mod pointer;
mod pulled;
mod rename;
mod self_test;
mod server;
mod standing;
mod tokens;
mod watching;
mod worker;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use tower_lsp::{LspService, Server};

use crate::lsp::ending::{Ending, Reason};
use crate::lsp::guard::Guard;
use crate::lsp::input::Input;
use crate::lsp::newsroom::Newsroom;
use crate::lsp::output::Output;
use crate::lsp::reading::Analyst;
use crate::lsp::server::Backend;

/// How many requests wait for their answers at the same time; tower-lsp's own 4 starve a session.
const CONCURRENT_REQUESTS: usize = 64;

/// How long answers under way may take after `exit`; the client asked for an end at once.
const GRACE_AFTER_EXIT: Duration = Duration::from_millis(200);

/// How long answers under way may take after the end of the input, for messages piped from a file.
const GRACE_AFTER_INPUT: Duration = Duration::from_secs(5);

/// How the server is started.
pub struct Options {
    /// Adds the hidden methods `$/fonte/test/…` and reads documents with the test's own analyst.
    pub self_test: bool,
    /// Reads the open documents.
    pub analyst: Arc<dyn Analyst>,
}

impl Default for Options {
    /// A server without self-test that reads articles.
    fn default() -> Self {
        Self { self_test: false, analyst: Arc::new(Newsroom::default()) }
    }
}

/// Serves one client on standard input and output, until it leaves.
///
/// The code is 0 when `shutdown` was answered before the end, else 1, whichever way the end came:
/// `exit`, end of input, a standard output that cannot be written, a client process that is gone.
pub fn serve(options: Options) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            tracing::error!("the runtime does not start: {error}");
            return ExitCode::from(2);
        }
    };
    let ending = Ending::new();
    runtime.block_on(converse(options, &ending));
    // A write that hangs in a full pipe must not keep the process.
    runtime.shutdown_background();
    ending.exit_code()
}

async fn converse(options: Options, ending: &Arc<Ending>) {
    let self_test = options.self_test;
    let analyst = if self_test { Arc::new(self_test::FlagAnalyst) } else { options.analyst };
    let builder = LspService::build(|client| Backend::new(client, analyst, Arc::clone(ending)));
    let builder = builder.custom_method(figures::METHOD, Backend::figures);
    let builder = if self_test { self_test::add_methods(builder) } else { builder };
    let (service, socket) = builder.finish();
    let session = Arc::clone(service.inner().session());
    let guard = Guard::new(service, Arc::clone(&session));

    let server =
        Server::new(Input::standard(Arc::clone(ending)), Output::standard(Arc::clone(ending)), socket);
    let mut serving = std::pin::pin!(server.concurrency_level(CONCURRENT_REQUESTS).serve(guard));
    let reason = tokio::select! {
        () = &mut serving => Reason::InputEnded,
        reason = ending.reached() => {
            let grace = match reason {
                Reason::Exit => GRACE_AFTER_EXIT,
                Reason::InputEnded => GRACE_AFTER_INPUT,
                Reason::OutputFailed | Reason::ClientGone => Duration::ZERO,
            };
            // An answer that does not come in time has nobody left who waits for it.
            let _ = tokio::time::timeout(grace, &mut serving).await;
            reason
        }
    };
    tracing::debug!("the session ends: {reason:?}");
    session.stop();
}
