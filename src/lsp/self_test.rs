//! Methods that only the server's own tests use, behind the hidden `fonte lsp --self-test`.
//!
//! They do on purpose what handlers must not do, so that the guard is tested in the real binary over
//! real pipes: sleep, panic, hold the thread, wait for the client. [`FlagAnalyst`] stands in for the
//! analysis, so that these tests do not change with the rules.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use tower_lsp::LspServiceBuilder;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::{TextDocumentIdentifier, Url};

use crate::diagnostic::{Diagnostic, Edit, Fix, Level, Place, Related, Safety};
use crate::lsp::documents::Document;
use crate::lsp::guard;
use crate::lsp::reading::{Analyst, Cause, News, Reading};
use crate::lsp::server::Backend;
use crate::text::Span;

/// Adds the methods, all beginning with `$/fonte/test/`.
pub(crate) fn add_methods(builder: LspServiceBuilder<Backend>) -> LspServiceBuilder<Backend> {
    builder
        .custom_method("$/fonte/test/slow", Backend::slow)
        .custom_method("$/fonte/test/busy", Backend::busy)
        .custom_method("$/fonte/test/panic", Backend::panic)
        .custom_method("$/fonte/test/askClient", Backend::ask_client)
        .custom_method("$/fonte/test/text", Backend::text)
}

/// How long a method takes.
#[derive(Deserialize)]
struct Wait {
    milliseconds: u64,
}

/// Which document's text is wanted, and how long the method waits before it answers.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct TextWanted {
    #[expect(dead_code, reason = "the guard reads it, and the handler gets the document")]
    text_document: TextDocumentIdentifier,
    #[serde(default)]
    milliseconds: u64,
}

/// The document as it stood when it was asked for.
#[derive(Serialize)]
struct TextHeld {
    version: i32,
    text: String,
}

impl Backend {
    /// Answers after a while.
    async fn slow(&self, wait: Wait) -> Result<()> {
        tokio::time::sleep(Duration::from_millis(wait.milliseconds)).await;
        Ok(())
    }

    /// Holds its thread for a while.
    #[expect(clippy::unused_async, reason = "the router takes nothing else")]
    async fn busy(&self, wait: Wait) -> Result<()> {
        std::thread::sleep(Duration::from_millis(wait.milliseconds));
        Ok(())
    }

    /// Panics.
    #[expect(clippy::unused_async, reason = "the router takes nothing else")]
    async fn panic(&self) -> Result<()> {
        panic!("a panic for the self-test")
    }

    /// Waits for a reply of the client, as no real handler does.
    async fn ask_client(&self) -> Result<Option<usize>> {
        let client = self.session().client().clone();
        let reply = async move { client.configuration(Vec::new()).await };
        let reply = crate::lsp::session::Session::ask_client(reply).await;
        Ok(reply.and_then(Result::ok).map(|values| values.len()))
    }

    /// The document's text, and null for one that is not open or out of sync.
    async fn text(&self, wanted: TextWanted) -> Result<Option<TextHeld>> {
        let document = guard::document();
        tokio::time::sleep(Duration::from_millis(wanted.milliseconds)).await;
        let held = document.map(|it| TextHeld { version: it.version, text: it.text.to_string() });
        Ok(held)
    }
}

/// Finds the word `flag`; the word `crash` makes it panic.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FlagAnalyst;

impl Analyst for FlagAnalyst {
    fn look(&self, cause: Cause, _: &[Url]) -> News {
        News { rereads: cause == Cause::Changed, ..News::default() }
    }

    fn read(&self, document: &Document) -> Reading {
        let text = document.text.to_string();
        assert!(!text.contains("crash"), "a panic for the self-test");
        let found = text.match_indices("flag").map(|(start, word)| {
            let span = Span::new(start, start + word.len());
            Diagnostic {
                code: "test-flag".to_owned(),
                key: 0,
                level: Level::Warning,
                span,
                message: "a flag".to_owned(),
                related: vec![Related {
                    place: Place::Here(Span::new(0, 0)),
                    message: "the start".to_owned(),
                }],
                fixes: vec![Fix {
                    title: "take the flag down".to_owned(),
                    edits: vec![Edit { span, text: String::new() }],
                    safety: Safety::Safe,
                }],
            }
        });
        Reading { diagnostics: found.collect(), read: None }
    }
}
