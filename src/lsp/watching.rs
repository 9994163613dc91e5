//! Asks the client to watch the files that readings depend on.

use serde_json::json;
use tower_lsp::Client;
use tower_lsp::lsp_types::Registration;

use crate::lsp::session::Session;

/// Configuration, packs, lists of names, tables of facts, articles of the archive, figures that are checked.
const WATCHED: [&str; 5] = [
    "**/fonte.toml",
    "**/*.{toml,txt,csv,tsv}",
    "**/*.{md,markdown,html,htm,adoc,asciidoc,docx,odt}",
    "**/*.{json,jsonl,ndjson,jsonld,xml,rss,atom}",
    "**/.fonte/verified.jsonl",
];

/// Asks, in a task of its own: a handler that waits for the client holds up the session.
pub(crate) fn ask(client: Client) {
    let watchers = WATCHED.map(|pattern| json!({ "globPattern": pattern }));
    let registration = Registration {
        id: "fonte-files".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: Some(json!({ "watchers": watchers })),
    };
    tokio::spawn(async move {
        let registered = async move { client.register_capability(vec![registration]).await };
        if let Some(Err(problem)) = Session::ask_client(registered).await {
            tracing::warn!("the client does not watch files: {problem}");
        }
    });
}
