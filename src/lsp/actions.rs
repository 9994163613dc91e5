//! The fixes of the diagnostics under the cursor, as quick fixes.

use std::collections::HashMap;

use tower_lsp::lsp_types::{CodeAction, CodeActionKind, CodeActionOrCommand, WorkspaceEdit};

use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::lsp::documents::Document;
use crate::lsp::profile::Profile;
use crate::lsp::reading::Reading;
use crate::lsp::to_proto::Setting;
use crate::text::Span;

/// The quick fixes of all diagnostics that the selection touches, in the order of the text.
///
/// The edits stand in the action itself, and the diagnostics are found anew from the selection,
/// because few clients send back what a server gives them.
/// Limit: a fix with a gap to be filled is not offered; the protocol's edits hold plain text.
pub fn quick_fixes(
    document: &Document,
    reading: &Reading,
    profile: &Profile,
    selection: Span,
) -> Vec<CodeActionOrCommand> {
    let setting = Setting::new(document, profile);
    let touched = reading.diagnostics.iter().filter(|found| touches(found.span, selection));
    let fixes =
        touched.flat_map(|found| found.fixes.iter().enumerate().map(move |(nth, fix)| (found, nth, fix)));
    fixes
        .filter(|(_, _, fix)| fix.safety != Safety::Snippet)
        .map(|(found, nth, fix)| CodeActionOrCommand::CodeAction(action(document, &setting, found, nth, fix)))
        .collect()
}

fn action(
    document: &Document,
    setting: &Setting<'_>,
    found: &Diagnostic,
    nth: usize,
    fix: &Fix,
) -> CodeAction {
    let edits = fix.edits.iter().map(|edit| setting.text_edit(edit)).collect();
    CodeAction {
        title: fix.title.clone(),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![setting.diagnostic(found)]),
        edit: Some(WorkspaceEdit::new(HashMap::from([(document.uri.clone(), edits)]))),
        is_preferred: Some(nth == 0 && fix.safety == Safety::Safe),
        ..CodeAction::default()
    }
}

fn touches(span: Span, selection: Span) -> bool {
    span.overlaps(selection) || span.touches(selection.start()) || span.touches(selection.end())
}
