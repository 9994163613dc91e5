//! What is set in the editor holds at once, however the editor tells it.

use serde_json::{Value, json};

use crate::newsroom::Editor;

const TEXT: &str =
    "---\ndate: 2025-10-20\n---\n# Mercato\n\nSecondo il Comune, i banchi sono 43 e martedì saranno 50.\n";

fn can_configure() -> Value {
    json!({"workspace": {
        "configuration": true,
        "didChangeConfiguration": {"dynamicRegistration": true},
        "inlayHint": {"refreshSupport": true},
        "codeLens": {"refreshSupport": true},
        "semanticTokens": {"refreshSupport": true},
    }})
}

/// Answers the server's next question for settings.
fn answer(editor: &mut Editor, settings: Value) {
    let asked = editor.server.message("workspace/configuration");
    assert_eq!(asked["params"]["items"], json!([{"section": "fonte"}]));
    editor.server.send(&json!({"jsonrpc": "2.0", "id": asked["id"], "result": [settings]}));
}

/// Waits for a request without parameters, and answers it.
fn grant(editor: &mut Editor, method: &str) {
    let asked = editor.server.message(method);
    editor.server.send(&json!({"jsonrpc": "2.0", "id": asked["id"], "result": null}));
}

fn n_hints(editor: &mut Editor) -> usize {
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}});
    let found = editor.about("textDocument/inlayHint", "Mercato", json!({"range": range}));
    found.as_array().expect("a list").len()
}

fn speaks(editor: &mut Editor, words: &str) -> bool {
    editor.hover("43").is_some_and(|(shown, _)| shown.contains(words))
}

/// Otherwise VS Code and Neovim need a restart for each setting.
#[test]
fn a_client_that_can_answer_is_asked_and_asked_again() {
    let mut editor = Editor::asking(can_configure(), json!({"messages": "it"}), &[("fonte.toml", "")]);
    let asked = editor.server.message("client/registerCapability");
    let registration = &asked["params"]["registrations"][0];
    assert_eq!(registration["method"], "workspace/didChangeConfiguration");
    assert_eq!(registration["registerOptions"], json!({"section": "fonte"}));
    editor.open(TEXT);
    assert!(speaks(&mut editor, "Letta come"));
    answer(&mut editor, json!({"messages": "en", "inlayHints": ["dates"], "codeLens": false}));
    for what in ["inlayHint", "codeLens", "semanticTokens"] {
        grant(&mut editor, &format!("workspace/{what}/refresh"));
    }
    editor.until("English", |editor| speaks(editor, "Read as"));
    assert_eq!(n_hints(&mut editor), 1);
    assert_eq!(editor.of("textDocument/codeLens"), json!([]));

    editor.server.notify("workspace/didChangeConfiguration", json!({"settings": null}));
    answer(&mut editor, json!({"messages": "it", "inlayHints": false, "codeLens": true}));
    editor.until("Italian", |editor| speaks(editor, "Letta come"));
    assert_eq!(n_hints(&mut editor), 0);
    assert_eq!(editor.of("textDocument/codeLens")[0]["command"]["title"], "2 cifre");
}

/// Otherwise what an old editor was started with is all that it can ever set.
#[test]
fn a_client_that_only_tells_is_heard() {
    let mut editor = Editor::asking(json!({}), json!({"messages": "it"}), &[("fonte.toml", "")]);
    editor.open(TEXT);
    // All settings with ours among them; then ours alone, as Helix sends them.
    for (settings, words) in [
        (json!({"fonte": {"messages": "en"}}), "Read as"),
        (json!({"messages": "it", "inlayHints": true}), "Letta come"),
    ] {
        editor.server.notify("workspace/didChangeConfiguration", json!({"settings": settings}));
        editor.until(words, |editor| speaks(editor, words));
    }
    assert_eq!(n_hints(&mut editor), 1);
    assert_eq!(editor.server.early("workspace/configuration"), Vec::<Value>::new());
}

/// Otherwise an editor that knows nothing of us takes back what it was started with.
#[test]
fn an_answer_without_our_settings_changes_nothing() {
    let mut editor =
        Editor::asking(can_configure(), json!({"messages": "en"}), &[("fonte.toml", "messages = \"it\"\n")]);
    editor.open(TEXT);
    answer(&mut editor, Value::Null);
    assert!(speaks(&mut editor, "Read as"));
    editor.server.notify("workspace/didChangeConfiguration", json!({"settings": {}}));
    let asked = editor.server.message("workspace/configuration");
    let refusal = json!({"code": -32603, "message": "no"});
    editor.server.send(&json!({"jsonrpc": "2.0", "id": asked["id"], "error": refusal}));
    assert!(speaks(&mut editor, "Read as"));
}

/// Otherwise hints and lens stay as they were before the archive came.
#[test]
fn what_is_shown_is_asked_for_again_once_the_archive_is_read() {
    let files = [
        ("fonte.toml", "[reference]\nfolders = [\"archivio\"]\n"),
        (
            "archivio/uno.md",
            "---\ndate: 2025-10-01\n---\n# Il conto\n\nSecondo il Comune, i banchi sono 40.\n",
        ),
    ];
    let mut editor =
        Editor::asking(json!({"workspace": {"codeLens": {"refreshSupport": true}}}), Value::Null, &files);
    editor.open(TEXT);
    grant(&mut editor, "workspace/codeLens/refresh");
    assert_eq!(editor.server.early("workspace/inlayHint/refresh"), Vec::<Value>::new());
}
