//! What fonte knows of one version of an open document, and the place where analysis is plugged in.

use std::sync::Arc;

use crate::analysis::Analysis;
use crate::diagnostic::Diagnostic;
use crate::lsp::documents::Document;
use crate::lsp::workspace::Workspace;
use crate::prose::Format;

/// What an analyst found in one version of a document.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// What is wrong with it, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// The article as it was read; absent where nothing was read.
    pub read: Option<Read>,
}

/// An article as it was read, and what it was read with.
#[derive(Clone, Debug)]
pub struct Read {
    /// The finished reading of the text.
    pub analysis: Arc<Analysis>,
    /// How the text is written down.
    pub format: Format,
    /// Everything else that the reading depends on.
    pub workspace: Arc<Workspace>,
}

/// Reads documents. Called at most once for each version, on any thread, and never on the read loop.
///
/// A reader that panics finds nothing in that version; the server lives on.
pub trait Analyst: Send + Sync + 'static {
    /// Reads one version of a document.
    fn read(&self, document: &Document) -> Reading;
}
