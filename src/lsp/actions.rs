//! What can be done about the diagnostics under the cursor: their fixes, and «allow, with a reason».

use std::collections::HashMap;

use tower_lsp::lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, WorkspaceEdit,
};

use crate::diagnostic::{Diagnostic, Edit, Fix, Safety};
use crate::lsp::allow;
use crate::lsp::documents::Document;
use crate::lsp::profile::Profile;
use crate::lsp::reading::Reading;
use crate::lsp::to_proto::Setting;
use crate::messages::{MessageLanguage, Messages};
use crate::rules::Message;
use crate::text::Span;

/// Where a fix holds a gap to be filled.
const GAP: &str = "{}";

/// The quick fixes of all diagnostics that the selection touches, in the order of the text, and behind
/// them a way to allow each.
///
/// The edits stand in the action itself, and the diagnostics are found anew from the selection,
/// because few clients send back what a server gives them.
pub fn quick_fixes(
    document: &Document,
    reading: &Reading,
    profile: &Profile,
    selection: Span,
) -> Vec<CodeActionOrCommand> {
    let maker = Maker { document, reading, profile, setting: Setting::new(document, reading, profile) };
    let touched: Vec<&Diagnostic> =
        reading.diagnostics.iter().filter(|found| touches(found.span, selection)).collect();
    let mut actions = Vec::new();
    let mut preferred = false;
    for found in &touched {
        for fix in &found.fixes {
            let is_preferred = !preferred && fix.safety == Safety::Safe;
            preferred |= is_preferred;
            actions.push(maker.fix(found, fix, is_preferred));
        }
    }
    actions.extend(touched.iter().filter_map(|found| maker.allowance(found)));
    actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()
}

/// What an action is made from.
struct Maker<'a> {
    document: &'a Document,
    reading: &'a Reading,
    profile: &'a Profile,
    setting: Setting<'a>,
}

impl Maker<'_> {
    fn fix(&self, found: &Diagnostic, fix: &Fix, is_preferred: bool) -> CodeAction {
        let edits = fix.edits.iter().map(|edit| match fix.safety {
            Safety::Snippet => {
                self.setting.text_edit(&Edit { span: edit.span, text: edit.text.replace(GAP, &self.gap()) })
            }
            Safety::Safe | Safety::Unsafe => self.setting.text_edit(edit),
        });
        self.action(found, fix.title.clone(), edits.collect(), is_preferred)
    }

    /// Puts a comment with the rule's code beside the finding; nothing in a format without comments.
    fn allowance(&self, found: &Diagnostic) -> Option<CodeAction> {
        let read = self.reading.read.as_ref()?;
        let messages = read.workspace.messages;
        let reason = messages.phrase("action-allow-reason");
        let edit = allow::comment(&self.document.text, read, found, &reason)?;
        let title = messages.word(&Message::new("action-allow").with("code", found.code.as_str()));
        Some(self.action(found, title, vec![self.setting.text_edit(&edit)], false))
    }

    /// What stands in a gap until somebody fills it: the protocol's edits hold plain text only.
    fn gap(&self) -> String {
        let language = self.reading.read.as_ref().map(|read| read.analysis.article.language);
        Messages::of(language.map_or_else(MessageLanguage::default, MessageLanguage::of_article))
            .phrase("action-gap")
    }

    fn action(
        &self,
        found: &Diagnostic,
        title: String,
        edits: Vec<TextEdit>,
        is_preferred: bool,
    ) -> CodeAction {
        CodeAction {
            title,
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![self.setting.diagnostic(found)]),
            edit: Some(self.workspace_edit(edits)),
            is_preferred: Some(is_preferred),
            ..CodeAction::default()
        }
    }

    /// With the version where the client can check it.
    fn workspace_edit(&self, edits: Vec<TextEdit>) -> WorkspaceEdit {
        let uri = self.document.uri.clone();
        if !self.profile.document_changes {
            return WorkspaceEdit::new(HashMap::from([(uri, edits)]));
        }
        let version = Some(self.document.version);
        let text_document = OptionalVersionedTextDocumentIdentifier { uri, version };
        let edits = edits.into_iter().map(OneOf::Left).collect();
        WorkspaceEdit {
            document_changes: Some(DocumentChanges::Edits(vec![TextDocumentEdit { text_document, edits }])),
            ..WorkspaceEdit::default()
        }
    }
}

fn touches(span: Span, selection: Span) -> bool {
    span.overlaps(selection) || span.touches(selection.start()) || span.touches(selection.end())
}
