//! From the protocol's types to ours; its mirror is [`crate::lsp::to_proto`].

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tower_lsp::lsp_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    DidSaveTextDocumentParams, Position, Range, TextDocumentContentChangeEvent, TextDocumentIdentifier,
    TextDocumentItem, Url,
};

use crate::text::{self, Encoding, Span, Text};

/// A notification about documents or the workspace.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// A document is open from here on.
    Open(TextDocumentItem),
    /// A document has changed.
    Change {
        /// Which.
        uri: Url,
        /// The version after the changes.
        version: i32,
        /// The changes, each for the text that the one before leaves.
        changes: Vec<TextDocumentContentChangeEvent>,
    },
    /// A document has changed, but the message does not say how.
    MalformedChange {
        /// Which.
        uri: Url,
    },
    /// A document is closed.
    Close {
        /// Which.
        uri: Url,
    },
    /// A document was saved.
    Save {
        /// Which.
        uri: Url,
    },
    /// Files that the client watches for us have changed.
    Files,
    /// Settings or folders have changed.
    Workspace,
    /// The message lacks what its method needs.
    Unreadable,
}

/// Whether a notification is one of [`Notice`].
pub fn is_applied_in_order(method: &str) -> bool {
    matches!(
        method,
        "textDocument/didOpen"
            | "textDocument/didChange"
            | "textDocument/didClose"
            | "textDocument/didSave"
            | "workspace/didChangeConfiguration"
            | "workspace/didChangeWatchedFiles"
            | "workspace/didChangeWorkspaceFolders"
    )
}

/// Reads a notification.
pub fn notice(method: &str, params: Option<&Value>) -> Notice {
    let Some(params) = params else { return Notice::Unreadable };
    let read = match method {
        "textDocument/didOpen" => {
            parse(params).map(|it: DidOpenTextDocumentParams| Notice::Open(it.text_document))
        }
        "textDocument/didChange" => {
            let change = parse(params).map(|it: DidChangeTextDocumentParams| Notice::Change {
                uri: it.text_document.uri,
                version: it.text_document.version,
                changes: it.content_changes,
            });
            change.or_else(|| asked_document(params).map(|uri| Notice::MalformedChange { uri }))
        }
        "textDocument/didClose" => {
            parse(params).map(|it: DidCloseTextDocumentParams| Notice::Close { uri: it.text_document.uri })
        }
        "textDocument/didSave" => {
            parse(params).map(|it: DidSaveTextDocumentParams| Notice::Save { uri: it.text_document.uri })
        }
        "workspace/didChangeWatchedFiles" => Some(Notice::Files),
        _ => Some(Notice::Workspace),
    };
    read.unwrap_or(Notice::Unreadable)
}

/// The document that a request asks about, where it names one; a command names it in its first argument.
pub fn asked_document(params: &Value) -> Option<Url> {
    let named = |it: &Value| TextDocumentIdentifier::deserialize(it.get("textDocument")?).ok();
    let document = named(params).or_else(|| named(params.get("arguments")?.get(0)?))?;
    Some(document.uri)
}

/// A position.
pub fn position(position: Position) -> text::Position {
    text::Position { line: position.line, character: position.character }
}

/// The offset of a position; beyond a line's end the line's end, beyond the text the text's end.
pub fn offset(at: Position, text: &Text, encoding: Encoding) -> usize {
    text.offset(position(at), encoding)
}

/// The span of a range.
pub fn span(range: Range, text: &Text, encoding: Encoding) -> Span {
    Span::new(offset(range.start, text, encoding), offset(range.end, text, encoding))
}

fn parse<T: DeserializeOwned>(params: &Value) -> Option<T> {
    T::deserialize(params).ok()
}
