//! What fonte knows of one version of an open document, and the place where analysis is plugged in.

use std::sync::Arc;

use tower_lsp::lsp_types::{Diagnostic, Url};

use crate::analysis::Analysis;
use crate::diagnostic;
use crate::lsp::documents::Document;
use crate::lsp::profile::Profile;
use crate::lsp::workspace::Workspace;
use crate::prose::Format;
use crate::rules::Reference;

/// What an analyst found in one version of a document.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// What is wrong with it, in the order of the text.
    pub diagnostics: Vec<diagnostic::Diagnostic>,
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
    /// Its name in the project, under which the archive knows it too; absent for a document without a path.
    pub name: Option<String>,
    /// What the archive said to it, if there is one and it answered.
    pub reference: Option<Arc<Reference>>,
    /// Everything else that the reading depends on.
    pub workspace: Arc<Workspace>,
}

/// Reads documents. Called at most once for each version, on any thread, and never on the read loop.
///
/// A reader that panics finds nothing in that version; the server lives on.
pub trait Analyst: Send + Sync + 'static {
    /// Reads one version of a document.
    fn read(&self, document: &Document) -> Reading;

    /// Takes note of what the client can do and asked for; called once, before anything else.
    fn begin(&self, _: &Profile) {}

    /// Looks whether the configuration has changed. Called on one thread only, before the documents that
    /// brought it about are read.
    fn look(&self, _: Cause, _open: &[Url]) -> News {
        News::default()
    }

    /// The newsrooms that are open.
    fn workspaces(&self) -> Vec<Arc<Workspace>> {
        Vec::new()
    }

    /// What the client is shown while the reference is brought up to date.
    fn index_title(&self) -> String {
        String::new()
    }

    /// Brings the reference up to date, which may take its time. Called on one thread only.
    fn index(&self) -> News {
        News::default()
    }
}

/// Why the configuration is looked at again; the later, the more thoroughly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// A document was opened: not every client watches files for us.
    Opened,
    /// A document was saved.
    Saved,
    /// Files, folders or settings have changed.
    Changed,
}

/// What has changed outside the documents.
#[derive(Clone, Debug, Default)]
pub struct News {
    /// Whether documents may read differently now.
    pub rereads: bool,
    /// Whether the reference may be out of date.
    pub indexes: bool,
    /// What is wrong in files that are no articles; nothing where it was put right.
    pub files: Vec<(Url, Vec<Diagnostic>)>,
    /// What the user is told, once.
    pub messages: Vec<String>,
}
