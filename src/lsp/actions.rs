//! What can be done about the diagnostics under the cursor: their fixes, and «allow, with a reason».

use std::collections::HashMap;

use serde_json::Value;
use tower_lsp::lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, Command, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, WorkspaceEdit,
};

use crate::diagnostic::{Diagnostic, Edit, Fix, Place, Safety};
use crate::lsp::allow;
use crate::lsp::commands;
use crate::lsp::documents::Document;
use crate::lsp::house_list;
use crate::lsp::profile::Profile;
use crate::lsp::reading::Reading;
use crate::lsp::to_proto::Setting;
use crate::mending::{self, Scope};
use crate::mention::{HouseName, Quantity};
use crate::messages::{MessageLanguage, Messages};
use crate::project::page_file;
use crate::rules::Message;
use crate::text::Span;
use crate::verified;

/// At most so many figures or names of one finding are offered an action each.
const MAX_FIGURES: usize = 4;

/// At most so many passages of the archive.
const MAX_PASSAGES: usize = 3;

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
    for found in &touched {
        actions.extend(maker.verifications(found));
        actions.extend(maker.passages(found));
    }
    actions.extend(maker.house_names(&touched));
    actions.extend(touched.iter().filter_map(|found| maker.allowance(found)));
    let mut seen = Vec::new();
    actions.retain(|action| {
        let is_new = !seen.contains(&(action.title.clone(), action.edit.clone()));
        seen.push((action.title.clone(), action.edit.clone()));
        is_new
    });
    actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()
}

/// All safe fixes of the document at once; nothing where there is none. Fixes that would meet wait for the next time.
pub fn fix_all(document: &Document, reading: &Reading, profile: &Profile) -> Option<CodeActionOrCommand> {
    let read = reading.read.as_ref()?;
    let setting = Setting::new(document, reading, profile);
    let mut edits: Vec<&Edit> = Vec::new();
    for fix in reading.diagnostics.iter().filter_map(|it| mending::choice(it, Scope::Safe)) {
        let is_free =
            |edit: &Edit| !edits.iter().any(|it| it.span.overlaps(edit.span) || it.span == edit.span);
        if fix.edits.iter().all(is_free) {
            edits.extend(&fix.edits);
        }
    }
    if edits.is_empty() {
        return None;
    }
    let edits = edits.into_iter().map(|edit| setting.text_edit(edit)).collect();
    Some(CodeActionOrCommand::CodeAction(CodeAction {
        title: read.workspace.messages.phrase("action-fix-all"),
        kind: Some(fix_all_kind()),
        edit: Some(workspace_edit(document, profile, edits)),
        ..CodeAction::default()
    }))
}

/// The kind of [`fix_all`].
pub fn fix_all_kind() -> CodeActionKind {
    CodeActionKind::new("source.fixAll.fonte")
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

    /// «Mark as verified», for each figure that a finding about sources stands on; only in a newsroom, which keeps
    /// the marks.
    fn verifications(&self, found: &Diagnostic) -> Vec<CodeAction> {
        let Some(read) = self.reading.read.as_ref() else { return Vec::new() };
        let is_kept = read.workspace.project.config_path.is_some() && read.name.is_some();
        if !is_kept || !verified::is_about_figures(&found.code) {
            return Vec::new();
        }
        let prose = &read.analysis.article.prose;
        let figures = read.analysis.mentions.quantities.iter().filter(|it| it.exempt.is_none());
        let under = figures.filter(|it| prose.to_source(it.span).overlaps(found.span)).take(MAX_FIGURES);
        let action = |quantity: &Quantity| {
            let range = self.setting.range(prose.to_source(quantity.span));
            let title = commands::verify_title(read, quantity);
            self.command(found, title, commands::VERIFY, commands::place(&self.document.uri, range))
        };
        under.map(action).collect()
    }

    /// «Open the article of the archive», for a client that opens documents.
    fn passages(&self, found: &Diagnostic) -> Vec<CodeAction> {
        let Some(read) = self.reading.read.as_ref().filter(|_| self.profile.shows_documents) else {
            return Vec::new();
        };
        let places = found.related.iter().filter_map(|related| match &related.place {
            Place::Reference { document, line, column, end_column } => {
                let location = self.setting.reference(document, *line, *column, *end_column)?;
                let message = Message::new("action-open").with("document", document.as_str());
                let place = commands::place(&location.uri, location.range);
                Some(self.command(found, read.workspace.messages.word(&message), commands::OPEN, place))
            }
            Place::Here(_) => None,
        });
        places.take(MAX_PASSAGES).collect()
    }

    /// «Add to the house list», for each name that a finding about names stands on.
    fn house_names(&self, touched: &[&Diagnostic]) -> Vec<CodeAction> {
        let Some(read) = self.reading.read.as_ref() else { return Vec::new() };
        let project = &read.workspace.project;
        let Some(file) = project.config.names_file.as_ref().map(|it| project.root.join(it)) else {
            return Vec::new();
        };
        let prose = &read.analysis.article.prose;
        let mentions = &read.analysis.mentions;
        let mut actions = Vec::new();
        for found in touched.iter().filter(|it| is_about_names(&it.code)) {
            let under = mentions.names.iter().filter(|it| prose.to_source(it.span).overlaps(found.span));
            for name in under.take(MAX_FIGURES) {
                let Some(referent) = mentions.referents.get(name.referent) else { continue };
                let is_known = |it: &HouseName| {
                    it.name == referent.canonical || it.aliases.contains(&referent.canonical)
                };
                if project.house.iter().any(is_known) {
                    continue;
                }
                let role = match referent.roles.as_slice() {
                    [role] => Some(role.text.as_str()),
                    _ => None,
                };
                let Some(edit) = house_list::addition(&file, &referent.canonical, role) else { continue };
                let message = Message::new("action-house").with("name", referent.canonical.as_str());
                let title = read.workspace.messages.word(&message);
                actions.push(CodeAction { edit: Some(edit), ..self.action(found, title, Vec::new(), false) });
            }
        }
        actions
    }

    fn command(&self, found: &Diagnostic, title: String, command: &str, argument: Value) -> CodeAction {
        let arguments = Some(vec![argument]);
        let command = Command { title: title.clone(), command: command.to_owned(), arguments };
        CodeAction { edit: None, command: Some(command), ..self.action(found, title, Vec::new(), false) }
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
            edit: Some(workspace_edit(self.document, self.profile, edits)),
            is_preferred: Some(is_preferred),
            ..CodeAction::default()
        }
    }
}

/// Edits of the document, with its version where the client can check it.
pub(super) fn workspace_edit(document: &Document, profile: &Profile, edits: Vec<TextEdit>) -> WorkspaceEdit {
    let uri = document.uri.clone();
    if !profile.document_changes {
        return WorkspaceEdit::new(HashMap::from([(uri, edits)]));
    }
    let text_document = OptionalVersionedTextDocumentIdentifier { uri, version: Some(document.version) };
    let edits = edits.into_iter().map(OneOf::Left).collect();
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(vec![TextDocumentEdit { text_document, edits }])),
        ..WorkspaceEdit::default()
    }
}

/// Whether a rule is of the family of names.
fn is_about_names(code: &str) -> bool {
    page_file(code).is_some_and(|page| page.starts_with("names"))
}

fn touches(span: Span, selection: Span) -> bool {
    span.overlaps(selection) || span.touches(selection.start()) || span.touches(selection.end())
}
