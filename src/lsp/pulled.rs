//! Diagnostics for a client that asks for them instead of being told.
//!
//! A client that gets pushes is told nothing here, or it would show each diagnostic twice.

use tower_lsp::lsp_types::{
    Diagnostic, FullDocumentDiagnosticReport, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport,
};

use crate::lsp::documents::{Document, Sync};
use crate::lsp::profile::{Delivery, Profile};
use crate::lsp::reading::Reading;
use crate::lsp::session::Session;
use crate::lsp::to_proto::Setting;

/// What is found in one document.
pub(super) fn of_document(document: &Document, reading: &Reading, profile: &Profile) -> Vec<Diagnostic> {
    if profile.delivery == Delivery::Push {
        return Vec::new();
    }
    let setting = Setting::new(document, reading, profile);
    reading.diagnostics.iter().map(|found| setting.diagnostic(found)).collect()
}

/// What is found in each open document; files that are not open are the command line's work.
pub(super) fn of_workspace(session: &Session) -> Vec<WorkspaceDocumentDiagnosticReport> {
    let profile = session.profile();
    if profile.delivery == Delivery::Push {
        return Vec::new();
    }
    let documents = session.documents();
    let open = documents.uris().into_iter().filter_map(|uri| documents.get(&uri));
    let in_sync = open.filter(|document| document.sync == Sync::InSync);
    let reports = in_sync.map(|document| {
        let items = of_document(&document, &session.read_here(&document), &profile);
        WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
            uri: document.uri.clone(),
            version: Some(document.version.into()),
            full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id: None, items },
        })
    });
    reports.collect()
}
