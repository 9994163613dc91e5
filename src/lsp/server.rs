//! The requests that fonte answers.
//!
//! Each handler works on the document that the guard took when the request arrived. No handler awaits
//! a reply of the client.

use std::sync::Arc;
use std::time::Duration;

use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionParams, CodeActionProviderCapability, CodeActionResponse,
    DiagnosticOptions, DiagnosticServerCapabilities, DocumentDiagnosticParams, DocumentDiagnosticReport,
    DocumentDiagnosticReportResult, FullDocumentDiagnosticReport, Hover, HoverParams,
    HoverProviderCapability, InitializeParams, InitializeResult, OneOf, RelatedFullDocumentDiagnosticReport,
    SaveOptions, ServerCapabilities, ServerInfo, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions, TextDocumentSyncSaveOptions, WorkspaceFoldersServerCapabilities,
    WorkspaceServerCapabilities,
};
use tower_lsp::{Client, LanguageServer, async_trait};

use crate::lsp::documents::Document;
use crate::lsp::ending::{Ending, Reason};
use crate::lsp::profile::{Delivery, Profile};
use crate::lsp::reading::{Analyst, Reading};
use crate::lsp::session::Session;
use crate::lsp::to_proto::{self, Setting};
use crate::lsp::{actions, from_proto, guard, hover};

/// How often we look whether the client's process is still there.
const CLIENT_WATCH: Duration = Duration::from_secs(2);

/// tower-lsp's end of the session.
pub(crate) struct Backend {
    session: Arc<Session>,
    ending: Arc<Ending>,
}

impl Backend {
    /// Serves `client`, with readings by `analyst`.
    pub(crate) fn new(client: Client, analyst: Arc<dyn Analyst>, ending: Arc<Ending>) -> Self {
        Self { session: Session::new(client, analyst, Arc::clone(&ending)), ending }
    }

    /// The session.
    pub(crate) fn session(&self) -> &Arc<Session> {
        &self.session
    }

    /// The document asked about, what is found in it, and what the client can do.
    async fn asked(&self) -> Option<(Arc<Document>, Arc<Reading>, Arc<Profile>)> {
        let document = guard::document()?;
        let reading = self.session.reading(Arc::clone(&document)).await;
        Some((document, reading, self.session.profile()))
    }
}

#[async_trait]
impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let profile = self.session.initialize(&params);
        if let Some(process) = params.process_id {
            watch(process, Arc::clone(&self.ending));
        }
        Ok(InitializeResult {
            capabilities: capabilities(&profile),
            server_info: Some(ServerInfo {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        })
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let Some((document, reading, profile)) = self.asked().await else { return Ok(None) };
        let at = params.text_document_position_params.position;
        let offset = from_proto::offset(at, &document.text, profile.encoding);
        // The archive is asked, which may take its time.
        let card = move || hover::hover(&document, &reading, &profile, offset);
        Ok(tokio::task::spawn_blocking(card).await.unwrap_or_default())
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let wanted = params.context.only.as_ref();
        if wanted.is_some_and(|kinds| {
            !kinds.contains(&CodeActionKind::QUICKFIX) && !kinds.contains(&CodeActionKind::EMPTY)
        }) {
            return Ok(None);
        }
        let Some((document, reading, profile)) = self.asked().await else { return Ok(None) };
        let selection = from_proto::span(params.range, &document.text, profile.encoding);
        Ok(Some(actions::quick_fixes(&document, &reading, &profile, selection)))
    }

    async fn diagnostic(&self, _: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        // A client that gets pushes is told nothing here, or it would show each diagnostic twice.
        let items = match self.asked().await {
            Some((document, reading, profile)) if profile.delivery == Delivery::Pull => {
                let setting = Setting::new(&document, &reading, &profile);
                reading.diagnostics.iter().map(|found| setting.diagnostic(found)).collect()
            }
            _ => Vec::new(),
        };
        let full = FullDocumentDiagnosticReport { result_id: None, items };
        let report = RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: full,
        };
        Ok(DocumentDiagnosticReportResult::Report(DocumentDiagnosticReport::Full(report)))
    }
}

/// What we tell the client that we can do.
fn capabilities(profile: &Profile) -> ServerCapabilities {
    let diagnostics =
        DiagnosticOptions { identifier: Some("fonte".to_owned()), ..DiagnosticOptions::default() };
    ServerCapabilities {
        position_encoding: Some(to_proto::encoding(profile.encoding)),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
            ..TextDocumentSyncOptions::default()
        })),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
            ..CodeActionOptions::default()
        })),
        diagnostic_provider: (profile.delivery == Delivery::Pull)
            .then_some(DiagnosticServerCapabilities::Options(diagnostics)),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(OneOf::Left(true)),
            }),
            file_operations: None,
        }),
        ..ServerCapabilities::default()
    }
}

/// Ends the session when the client's process is gone and has left our input open.
///
/// A process that we cannot see now, from inside a container for one, is not watched.
/// Limit: only where `/proc` tells; elsewhere the end of the input has to do.
fn watch(process: u32, ending: Arc<Ending>) {
    if !is_alive(process) {
        return;
    }
    tokio::spawn(async move {
        while is_alive(process) {
            tokio::time::sleep(CLIENT_WATCH).await;
        }
        tracing::info!("the client's process {process} is gone");
        ending.end(Reason::ClientGone);
    });
}

/// Whether a process runs; one that is dead and unburied does not.
fn is_alive(process: u32) -> bool {
    let Ok(status) = std::fs::read_to_string(format!("/proc/{process}/stat")) else { return false };
    // The name in parentheses may hold anything, a parenthesis too; the state is the next word.
    let state = status.rsplit(')').next().and_then(|rest| rest.split_whitespace().next());
    !matches!(state, Some("Z" | "X"))
}
