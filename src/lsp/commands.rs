//! What a client asks the server to do: mark a figure as checked, show a passage of the archive, go to the next
//! figure without a source.

use std::sync::Arc;

use jiff::Zoned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tower_lsp::lsp_types::{MessageType, Position, Range, ShowDocumentParams, TextDocumentIdentifier, Url};

use crate::lsp::documents::Document;
use crate::lsp::from_proto;
use crate::lsp::profile::Profile;
use crate::lsp::reading::{Read, Reading};
use crate::lsp::session::Session;
use crate::lsp::standing::{Standing, Standings};
use crate::lsp::to_proto::Setting;
use crate::mention::Quantity;
use crate::project::add_mark;
use crate::rules::Message;
use crate::text::{Span, one_line};
use crate::verified::{Mark, is_name};

/// Marks the figure at a place as checked.
pub(super) const VERIFY: &str = "fonte.verify";

/// Shows a place of another document.
pub(super) const OPEN: &str = "fonte.open";

/// Goes to the next figure of a document that nobody stands for.
pub(super) const NEXT_UNSOURCED: &str = "fonte.nextUnsourced";

/// All of them.
pub(super) const ALL: [&str; 3] = [VERIFY, OPEN, NEXT_UNSOURCED];

/// The first argument of a command.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Target {
    text_document: TextDocumentIdentifier,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    position: Option<Position>,
}

/// The argument that names a document.
pub(super) fn about(uri: &Url) -> Value {
    json!({"textDocument": {"uri": uri}})
}

/// The argument that names a place in a document.
pub(super) fn place(uri: &Url, range: Range) -> Value {
    json!({"textDocument": {"uri": uri}, "range": range})
}

/// The place that [`place`] has put into an argument.
pub(super) fn place_of(argument: &Value) -> Option<(Url, Range)> {
    let uri = serde_json::from_value(argument.pointer("/textDocument/uri")?.clone()).ok()?;
    Some((uri, serde_json::from_value(argument.get("range")?.clone()).ok()?))
}

/// What came of a command.
pub(super) enum Done {
    /// The client is told this.
    Say(MessageType, String),
    /// The client shows this place.
    Show(Url, Range),
    /// Nothing is left to do.
    Nothing,
}

/// Does what a command asks of `document`, which may be none. May write to disk, so it may take its time.
///
/// An error is a command that does not exist or lacks its argument, in one sentence for whoever wrote the client.
pub(super) fn run(
    command: &str,
    arguments: &[Value],
    asked: Option<&(Arc<Document>, Arc<Reading>, Arc<Profile>)>,
    session: &Session,
) -> Result<Done, String> {
    let argument = arguments.first().cloned().unwrap_or_default();
    let target = || {
        serde_json::from_value::<Target>(argument)
            .map_err(|problem| format!("{command}: its argument names no document: {problem}"))
    };
    match command {
        OPEN => {
            let Target { text_document, range, .. } = target()?;
            Ok(Done::Show(text_document.uri, range.unwrap_or_default()))
        }
        VERIFY | NEXT_UNSOURCED => {
            let Target { range, position, .. } = target()?;
            let Some((document, reading, profile)) = asked else {
                return Err(format!("{command}: the document is not open"));
            };
            let Some(read) = &reading.read else { return Ok(Done::Nothing) };
            if command == NEXT_UNSOURCED {
                return Ok(next_unsourced(document, reading, read, profile, position));
            }
            let Some(at) = range.map(|it| it.start).or(position) else {
                return Err(format!("{command}: its argument names no place"));
            };
            let offset = from_proto::offset(at, &document.text, profile.encoding);
            let said = verify(read, profile, offset);
            session.look_again();
            Ok(said)
        }
        _ => Err(format!("there is no command `{command}`; known are {}", ALL.join(", "))),
    }
}

/// Asks the client to show a place; a client that cannot is told where it is.
pub(super) async fn show(session: &Session, uri: Url, range: Range) {
    if !session.profile().shows_documents {
        let path = uri.to_file_path().map_or_else(|()| uri.to_string(), |path| path.display().to_string());
        let message = format!("{path}:{}:{}", range.start.line + 1, range.start.character + 1);
        session.client().show_message(MessageType::INFO, message).await;
        return;
    }
    let client = session.client().clone();
    let external = (uri.scheme() != "file").then_some(true);
    let params = ShowDocumentParams { uri, external, take_focus: Some(true), selection: Some(range) };
    tokio::spawn(Session::ask_client(async move { client.show_document(params).await }));
}

fn next_unsourced(
    document: &Document,
    reading: &Reading,
    read: &Read,
    profile: &Profile,
    after: Option<Position>,
) -> Done {
    let after = after.map(|it| from_proto::offset(it, &document.text, profile.encoding));
    let prose = &read.analysis.article.prose;
    let standings = Standings::of(read);
    let open = standings.figures().filter(|(.., it)| matches!(it, Standing::Unsourced | Standing::Vague));
    let open = open.map(|(_, quantity, _)| prose.to_source(quantity.span));
    let mut spans: Vec<Span> = open.collect();
    spans.sort_unstable();
    let next = spans.iter().find(|span| after.is_none_or(|after| after < span.start()));
    match next.or(spans.first()) {
        Some(span) => Done::Show(document.uri.clone(), Setting::new(document, reading, profile).range(*span)),
        None => Done::Say(MessageType::INFO, read.workspace.messages.phrase("none-unsourced")),
    }
}

/// Marks the figure at `offset` as checked by whoever's initials are configured.
fn verify(read: &Read, profile: &Profile, offset: usize) -> Done {
    let project = &read.workspace.project;
    let messages = read.workspace.messages;
    let (Some(name), Some(_)) = (&read.name, &project.config_path) else {
        return Done::Say(MessageType::WARNING, messages.phrase("verify-no-newsroom"));
    };
    let by = profile.settings.initials.as_ref().or(project.config.initials.as_ref()).filter(|by| is_name(by));
    let Some(by) = by else {
        return Done::Say(MessageType::WARNING, messages.phrase("verify-nobody"));
    };
    let Some(quantity) = figure_at(read, offset) else { return Done::Nothing };
    let mark = Mark::new(&read.analysis, quantity, name, by, Zoned::now().date());
    match add_mark(&project.root, &mark) {
        Ok(()) => Done::Nothing,
        Err(problem) => {
            let message = Message::new("verify-failed").with("problem", problem.to_string());
            Done::Say(MessageType::ERROR, messages.word(&message))
        }
    }
}

/// The figure that starts at, or covers, a byte of the document.
fn figure_at(read: &Read, offset: usize) -> Option<&Quantity> {
    let prose = &read.analysis.article.prose;
    let quantities = read.analysis.mentions.quantities.iter().filter(|it| it.exempt.is_none());
    let under = quantities.filter(|it| prose.to_source(it.span).touches(offset));
    under.min_by_key(|it| (prose.to_source(it.span).start().abs_diff(offset), it.span.len()))
}

/// What «mark as verified» is called for a figure.
pub(super) fn verify_title(read: &Read, quantity: &Quantity) -> String {
    let figure = one_line(quantity.span.slice(&read.analysis.article.prose.text));
    read.workspace.messages.word(&Message::new("action-verify").with("figure", figure))
}
