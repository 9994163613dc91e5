//! Asks the client to tell us of changes: in the files that readings depend on, and in its settings.

use serde_json::json;
use tower_lsp::Client;
use tower_lsp::lsp_types::Registration;

use crate::lsp::profile::Profile;
use crate::lsp::session::Session;
use crate::lsp::settings::SECTION;

/// Configuration, packs, lists of names, tables of facts, articles of the archive, figures that are checked.
const WATCHED: [&str; 5] = [
    "**/fonte.toml",
    "**/*.{toml,txt,csv,tsv}",
    "**/*.{md,markdown,html,htm,adoc,asciidoc,docx,odt}",
    "**/*.{json,jsonl,ndjson,jsonld,xml,rss,atom}",
    "**/.fonte/verified.jsonl",
];

/// Asks for what the client of this profile can tell us, in a task of its own: a handler that waits for the client
/// holds up the session.
pub(crate) fn ask(profile: &Profile, client: &Client) {
    let mut wanted = Vec::new();
    if profile.watches {
        let watchers = WATCHED.map(|pattern| json!({ "globPattern": pattern }));
        wanted.push(Registration {
            id: "fonte-files".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: Some(json!({ "watchers": watchers })),
        });
    }
    if profile.tells_settings {
        wanted.push(Registration {
            id: "fonte-settings".to_owned(),
            method: "workspace/didChangeConfiguration".to_owned(),
            register_options: Some(json!({ "section": SECTION })),
        });
    }
    if wanted.is_empty() {
        return;
    }
    let client = client.clone();
    tokio::spawn(async move {
        let registered = async move { client.register_capability(wanted).await };
        if let Some(Err(problem)) = Session::ask_client(registered).await {
            tracing::warn!("the client does not tell us of changes: {problem}");
        }
    });
}
