//! What fonte knows of one version of an open document, and the place where analysis is plugged in.

use crate::diagnostic::Diagnostic;
use crate::lsp::documents::Document;

/// What an analyst found in one version of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What is wrong with it, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads documents. Called at most once for each version, on any thread, and never on the read loop.
///
/// A reader that panics finds nothing in that version; the server lives on.
pub trait Analyst: Send + Sync + 'static {
    /// Reads one version of a document.
    fn read(&self, document: &Document) -> Reading;
}

/// Finds nothing.
#[derive(Clone, Copy, Debug)]
pub struct Silent;

impl Analyst for Silent {
    fn read(&self, _: &Document) -> Reading {
        Reading::default()
    }
}
