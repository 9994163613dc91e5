//! The requests that fonte answers.
//!
//! Each handler works on the document that the guard took when the request arrived. No handler awaits
//! a reply of the client.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionParams, CodeActionProviderCapability, CodeActionResponse,
    CodeLens, CodeLensOptions, CodeLensParams, CompletionOptions, CompletionParams, CompletionResponse,
    DiagnosticOptions, DiagnosticServerCapabilities, DocumentDiagnosticParams, DocumentDiagnosticReport,
    DocumentDiagnosticReportResult, DocumentHighlight, DocumentHighlightParams, DocumentSymbolParams,
    DocumentSymbolResponse, ExecuteCommandOptions, ExecuteCommandParams, FoldingRange, FoldingRangeParams,
    FoldingRangeProviderCapability, FullDocumentDiagnosticReport, GotoDefinitionParams,
    GotoDefinitionResponse, Hover, HoverParams, HoverProviderCapability, InitializeParams, InitializeResult,
    InlayHint, InlayHintParams, Location, OneOf, Position, PrepareRenameResponse, Range, ReferenceParams,
    RelatedFullDocumentDiagnosticReport, RenameOptions, RenameParams, SaveOptions, SemanticTokensFullOptions,
    SemanticTokensOptions, SemanticTokensParams, SemanticTokensRangeParams, SemanticTokensRangeResult,
    SemanticTokensResult, SemanticTokensServerCapabilities, ServerCapabilities, ServerInfo,
    SymbolInformation, TextDocumentPositionParams, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions, TextDocumentSyncSaveOptions, WorkDoneProgressOptions, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult, WorkspaceEdit,
    WorkspaceFoldersServerCapabilities, WorkspaceServerCapabilities, WorkspaceSymbolParams,
};
use tower_lsp::{Client, LanguageServer, async_trait};

use crate::lsp::commands::Done;
use crate::lsp::documents::Document;
use crate::lsp::earlier::Moved;
use crate::lsp::ending::{Ending, Reason};
use crate::lsp::occurrences::Question;
use crate::lsp::profile::{Delivery, Profile};
use crate::lsp::reading::{Analyst, Reading};
use crate::lsp::session::Session;
use crate::lsp::to_proto;
use crate::lsp::{
    actions, commands, completion, directory, figures, from_proto, guard, hints, hover, lens, outline,
    pulled, rename, tokens,
};

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

    /// As [`Self::asked`], for a question about one range: while the document is being read, what was found in
    /// the version before, with the way from there to the text of today.
    async fn asked_at(
        &self,
        range: Range,
    ) -> Option<(Arc<Document>, Arc<Reading>, Arc<Profile>, Option<Moved>)> {
        let document = guard::document()?;
        let profile = self.session.profile();
        if !document.is_read() {
            let is_current =
                self.session.documents().get(&document.uri).is_some_and(|it| Arc::ptr_eq(&it, &document));
            if let Some(moved) = Moved::of(&document, range, profile.encoding, is_current) {
                let earlier = Arc::new(moved.document(&document));
                return Some((earlier, moved.reading(), profile, Some(moved)));
            }
        }
        let reading = self.session.reading(Arc::clone(&document)).await;
        Some((document, reading, profile, None))
    }

    /// Answers `fonte/figures`.
    pub(crate) async fn figures(&self, _: figures::Asked) -> Result<Option<figures::Figures>> {
        let Some((document, reading, profile)) = self.asked().await else { return Ok(None) };
        Ok(Some(figures::figures(&document, &reading, &profile)))
    }

    /// The answer to a question about what stands at a position. The archive is asked, which may take its time.
    async fn about<T: Send + 'static>(
        &self,
        at: Position,
        answer: impl FnOnce(Question<'_>) -> T + Send + 'static,
    ) -> Option<T> {
        let (document, reading, profile) = self.asked().await?;
        let offset = from_proto::offset(at, &document.text, profile.encoding);
        let find = move || Question::new(&document, &reading, &profile, offset).map(answer);
        tokio::task::spawn_blocking(find).await.unwrap_or_default()
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
        let at = params.text_document_position_params.position;
        let range = Range::new(at, at);
        let Some((document, reading, profile, moved)) = self.asked_at(range).await else { return Ok(None) };
        let at = moved.as_ref().map_or(range, |it| it.back(range)).start;
        let offset = from_proto::offset(at, &document.text, profile.encoding);
        // The archive is asked, which may take its time.
        let card = move || hover::hover(&document, &reading, &profile, offset);
        let card = tokio::task::spawn_blocking(card).await.unwrap_or_default();
        Ok(match moved {
            Some(moved) => card.and_then(|card| moved.hover(card)),
            None => card,
        })
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let wanted = params.context.only.as_deref();
        let asks_for =
            |kind: &CodeActionKind| wanted.is_some_and(|kinds| kinds.iter().any(|it| covers(it, kind)));
        let all = asks_for(&actions::fix_all_kind());
        let quick = wanted.is_none() || asks_for(&CodeActionKind::QUICKFIX);
        if !all && !quick {
            return Ok(None);
        }
        // To mend all is to mend what stands.
        let range =
            if all { Range::new(Position::default(), Position::new(u32::MAX, 0)) } else { params.range };
        let Some((document, reading, profile, moved)) = self.asked_at(range).await else { return Ok(None) };
        let selection = moved.as_ref().map_or(params.range, |it| it.back(params.range));
        let selection = from_proto::span(selection, &document.text, profile.encoding);
        let mut found = Vec::new();
        if quick {
            found = actions::quick_fixes(&document, &reading, &profile, selection);
        }
        if all {
            found.extend(actions::fix_all(&document, &reading, &profile));
        }
        Ok(Some(match moved {
            Some(moved) => moved.actions(found),
            None => found,
        }))
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        let asked = self.asked().await;
        let session = Arc::clone(&self.session);
        // A mark is written to disk, which may take its time.
        let run = move || commands::run(&params.command, &params.arguments, asked.as_ref(), &session);
        match tokio::task::spawn_blocking(run).await {
            Ok(Ok(Done::Say(kind, message))) => self.session.client().show_message(kind, message).await,
            Ok(Ok(Done::Show(uri, range))) => commands::show(&self.session, uri, range).await,
            Ok(Ok(Done::Nothing)) => {}
            Ok(Err(problem)) => return Err(Error::invalid_params(problem)),
            Err(_) => return Err(Error::internal_error()),
        }
        Ok(None)
    }

    async fn document_symbol(&self, _: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        let Some((document, reading, profile)) = self.asked().await else { return Ok(None) };
        Ok(outline::symbols(&document, &reading, &profile))
    }

    async fn folding_range(&self, _: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        let Some((document, reading, _)) = self.asked().await else { return Ok(None) };
        Ok(Some(outline::folding(&document, &reading)))
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        let at = params.text_document_position_params.position;
        Ok(self.about(at, |question| question.highlights()).await)
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        Ok(self.about(params.text_document_position.position, |question| question.references()).await)
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        let at = params.text_document_position_params.position;
        let found = self.about(at, |question| question.definition()).await;
        Ok(found.filter(|places| !places.is_empty()).map(GotoDefinitionResponse::Array))
    }

    async fn prepare_rename(
        &self,
        params: TextDocumentPositionParams,
    ) -> Result<Option<PrepareRenameResponse>> {
        let Some((document, reading, profile)) = self.asked().await else { return Ok(None) };
        let offset = from_proto::offset(params.position, &document.text, profile.encoding);
        Ok(rename::prepare(&document, &reading, &profile, offset))
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let Some((document, reading, profile)) = self.asked().await else { return Ok(None) };
        let at = params.text_document_position.position;
        let offset = from_proto::offset(at, &document.text, profile.encoding);
        let renamed = rename::rename(&document, &reading, &profile, offset, &params.new_name);
        renamed.map_err(|id| {
            let words = reading.read.as_ref().map(|read| read.workspace.messages.phrase(id));
            Error::invalid_params(words.unwrap_or_else(|| id.to_owned()))
        })
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        let Some((document, reading, profile)) = self.asked().await else { return Ok(None) };
        let range = from_proto::span(params.range, &document.text, profile.encoding);
        Ok(Some(hints::hints(&document, &reading, &profile, range)))
    }

    async fn code_lens(&self, _: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        let Some((document, reading, profile)) = self.asked().await else { return Ok(None) };
        Ok(Some(lens::lenses(&document, &reading, &profile)))
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let Some((document, reading, profile)) = self.asked().await else { return Ok(None) };
        let at = params.text_document_position.position;
        let offset = from_proto::offset(at, &document.text, profile.encoding);
        let complete = move || completion::complete(&document, &reading, &profile, offset);
        let found = tokio::task::spawn_blocking(complete).await.unwrap_or_default();
        Ok(found.map(CompletionResponse::List))
    }

    async fn semantic_tokens_full(&self, _: SemanticTokensParams) -> Result<Option<SemanticTokensResult>> {
        let Some((document, reading, profile)) = self.asked().await else { return Ok(None) };
        Ok(Some(SemanticTokensResult::Tokens(tokens::tokens(&document, &reading, &profile, None))))
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        let Some((document, reading, profile)) = self.asked().await else { return Ok(None) };
        let range = from_proto::span(params.range, &document.text, profile.encoding);
        let found = tokens::tokens(&document, &reading, &profile, Some(range));
        Ok(Some(SemanticTokensRangeResult::Tokens(found)))
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<Vec<SymbolInformation>>> {
        let session = Arc::clone(&self.session);
        let profile = self.session.profile();
        let find = move || {
            let documents = session.documents();
            let open = documents.uris().into_iter().filter_map(|uri| documents.get(&uri));
            let open: Vec<(Arc<Document>, Arc<Reading>)> = open
                .map(|document| {
                    let reading = session.read_here(&document);
                    (document, reading)
                })
                .collect();
            directory::find(&params.query, &open, &session.workspaces(), &profile)
        };
        Ok(tokio::task::spawn_blocking(find).await.ok())
    }

    async fn diagnostic(&self, _: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        let items = match self.asked().await {
            Some((document, reading, profile)) => pulled::of_document(&document, &reading, &profile),
            None => Vec::new(),
        };
        let report = RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id: None, items },
        };
        Ok(DocumentDiagnosticReportResult::Report(DocumentDiagnosticReport::Full(report)))
    }

    async fn workspace_diagnostic(
        &self,
        _: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        let session = Arc::clone(&self.session);
        let report = move || pulled::of_workspace(&session);
        let items = tokio::task::spawn_blocking(report).await.unwrap_or_default();
        Ok(WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items }))
    }
}

/// What we tell the client that we can do.
fn capabilities(profile: &Profile) -> ServerCapabilities {
    let diagnostics = DiagnosticOptions {
        identifier: Some("fonte".to_owned()),
        workspace_diagnostics: true,
        ..DiagnosticOptions::default()
    };
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
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, actions::fix_all_kind()]),
            ..CodeActionOptions::default()
        })),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: commands::ALL.map(str::to_owned).to_vec(),
            ..ExecuteCommandOptions::default()
        }),
        document_symbol_provider: Some(OneOf::Left(true)),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        document_highlight_provider: Some(OneOf::Left(true)),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        rename_provider: Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        })),
        folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
        inlay_hint_provider: Some(OneOf::Left(true)),
        code_lens_provider: Some(CodeLensOptions { resolve_provider: Some(false) }),
        completion_provider: Some(CompletionOptions::default()),
        semantic_tokens_provider: Some(SemanticTokensServerCapabilities::SemanticTokensOptions(
            SemanticTokensOptions {
                legend: tokens::legend(),
                range: Some(true),
                full: Some(SemanticTokensFullOptions::Bool(true)),
                ..SemanticTokensOptions::default()
            },
        )),
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

/// Whether a kind that a client asks for covers `kind`: `source` covers `source.fixAll`, the empty one all.
fn covers(asked: &CodeActionKind, kind: &CodeActionKind) -> bool {
    let rest = kind.as_str().strip_prefix(asked.as_str());
    asked.as_str().is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
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
