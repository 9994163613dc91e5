//! What fonte shows under the pointer.

use tower_lsp::lsp_types::Hover;

use crate::lsp::documents::Document;
use crate::lsp::profile::Profile;
use crate::lsp::reading::Reading;

/// What there is to say about the byte `offset` of the document.
///
/// Limit: a reading holds nothing but diagnostics yet, which the editor shows by itself.
pub fn hover(_: &Document, _: &Reading, _: &Profile, _offset: usize) -> Option<Hover> {
    None
}
