//! What a reading depends on beside the text: the project, the archive, the reader's language.

use std::fmt;
use std::sync::Arc;

use tower_lsp::lsp_types::Url;

use crate::messages::Messages;
use crate::project::Project;
use crate::reference::ReferenceStore;

/// Everything that a reading depends on beside the text. It never changes: a change of configuration or
/// archive makes a new one.
#[derive(Clone)]
pub struct Workspace {
    /// The newsroom: configuration, words, names.
    pub project: Arc<Project>,
    /// The messages in the reader's language.
    pub messages: &'static Messages,
    /// The archive, once it is there.
    pub reference: Option<Arc<dyn ReferenceStore>>,
}

impl Workspace {
    /// The folder against which the names of the archive's documents are resolved.
    pub fn root(&self) -> Option<Url> {
        Url::from_directory_path(&self.project.root).ok()
    }
}

impl fmt::Debug for Workspace {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Workspace").field("project", &self.project).finish_non_exhaustive()
    }
}
