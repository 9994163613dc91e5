//! `fonte.toml` and the archive change under an open editor.

use serde_json::{Value, json};

use crate::newsroom::Editor;

const ARCHIVE: &str = "---\ndate: 2025-10-01\n---\n# Il conto\n\nSecondo la Provincia, a Valdorsa sono arrivati 15.000 turisti.\n";

const TEXT: &str = "---\ndate: 2025-10-20\n---\n# Turismo\n\nSecondo il ministero, a Valdorsa sono arrivati circa 10.000 turisti.\n";

fn shown(editor: &mut Editor, words: &str) -> String {
    editor.hover(words).unwrap_or_else(|| panic!("nothing is shown over «{words}»")).0
}

/// Otherwise a mistake in the configuration silences fonte, and nobody knows why.
#[test]
fn a_broken_configuration_keeps_the_last_good_one_and_is_underlined_in_its_file() {
    let mut editor = Editor::with(&[("fonte.toml", "messages = \"en\"\n")]);
    editor.open(TEXT);
    assert!(shown(&mut editor, "10.000").contains("Read as"));

    editor.write("fonte.toml", "messages = \"en\"\nmassages = \"it\"\n");
    editor.save();
    let said = editor.server.message("window/showMessage")["params"]["message"].to_string();
    assert!(said.contains("fonte.toml") && said.contains("did you mean `messages`?"), "{said}");
    let found = editor.diagnostics_of_file("fonte.toml");
    let range = json!({"start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 15}});
    assert_eq!((&found[0]["range"], &found[0]["severity"]), (&range, &json!(1)), "{found:?}");
    assert!(shown(&mut editor, "10.000").contains("Read as"), "the last good configuration holds");

    // The same mistake is not told twice.
    editor.save();
    editor.write("fonte.toml", "messages = \"it\"\n");
    editor.save();
    assert_eq!(editor.diagnostics_of_file("fonte.toml"), Vec::<Value>::new());
    assert!(shown(&mut editor, "10.000").contains("Letta come"), "the mended configuration holds");
    let again = editor.server.early("window/showMessage");
    assert_eq!(again, Vec::<Value>::new());
}

/// Otherwise the first article of the day is checked against nothing, without a word.
#[test]
fn a_configuration_that_is_broken_from_the_start_is_told_and_articles_are_read_without_it() {
    let mut editor = Editor::with(&[("fonte.toml", "messages = \"klingon\"\n")]);
    let said = editor.server.message("window/showMessage")["params"]["message"].to_string();
    assert!(said.contains("klingon"), "{said}");
    editor.open(TEXT);
    assert!(shown(&mut editor, "10.000").contains("circa 10.000 turisti"));
}

/// Otherwise a new configuration holds only after the editor is started again: Neovim on Linux and
/// others watch no files for us.
#[test]
fn a_configuration_that_comes_and_goes_is_seen_on_saving() {
    let mut editor = Editor::with(&[]);
    editor.open(TEXT);
    assert!(shown(&mut editor, "10.000").contains("Letta come"));
    editor.write("bozze/fonte.toml", "messages = \"en\"\n");
    editor.save();
    editor.until("the new configuration", |editor| shown(editor, "10.000").contains("Read as"));
    std::fs::remove_file(editor.path("bozze/fonte.toml")).expect("the file is there");
    editor.save();
    editor.until("no configuration", |editor| shown(editor, "10.000").contains("Letta come"));
}

/// Otherwise an article that was published a minute ago is unknown until the editor is started again.
#[test]
fn the_archive_is_read_by_itself_and_again_when_it_changes() {
    let mut editor = Editor::with(&[
        ("fonte.toml", "[reference]\nfolders = [\"archivio\"]\n"),
        ("archivio/uno.md", ARCHIVE),
    ]);
    editor.open(TEXT);
    editor.until("the archive is read", |editor| shown(editor, "10.000").contains("15.000 turisti"));
    assert!(editor.path(".fonte/reference.db").is_file());
    editor.write("archivio/uno.md", &ARCHIVE.replace("15.000", "16.000"));
    let changes = json!([{"uri": editor.uri("archivio/uno.md"), "type": 2}]);
    editor.server.notify("workspace/didChangeWatchedFiles", json!({"changes": changes}));
    editor.until("the archive is read again", |editor| shown(editor, "10.000").contains("16.000 turisti"));
    std::fs::remove_file(editor.path("archivio/uno.md")).expect("the file is there");
    editor.save();
    editor.until("the archive is read again", |editor| !shown(editor, "10.000").contains("turisti»"));
}

/// Otherwise a misspelt folder makes every comparison silent.
#[test]
fn a_reference_folder_that_is_not_there_is_told_once() {
    let mut editor = Editor::with(&[("fonte.toml", "[reference]\nfolders = [\"archvio\"]\n")]);
    let said = editor.server.message("window/showMessage")["params"]["message"].to_string();
    assert!(said.contains("archvio") && said.contains("does not exist"), "{said}");
    editor.open(TEXT);
    editor.save();
    editor.save();
    assert!(shown(&mut editor, "10.000").contains("circa 10.000"));
    assert_eq!(editor.server.early("window/showMessage"), Vec::<Value>::new());
}

/// Otherwise the editor sends nothing when files change, or shows nothing while a large archive is read.
#[test]
fn a_client_that_watches_files_and_shows_progress_is_asked_to() {
    let capabilities = json!({
        "workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}},
        "window": {"workDoneProgress": true},
    });
    let mut editor = Editor::announcing(
        "utf-16",
        capabilities,
        &[("fonte.toml", "[reference]\nfolders = [\"archivio\"]\n"), ("archivio/uno.md", ARCHIVE)],
    );
    let asked = editor.server.message("client/registerCapability");
    let registration = &asked["params"]["registrations"][0];
    assert_eq!(registration["method"], "workspace/didChangeWatchedFiles");
    assert_eq!(registration["registerOptions"]["watchers"][0]["globPattern"], "**/fonte.toml");
    let created = editor.server.message("window/workDoneProgress/create");
    editor.server.send(&json!({"jsonrpc": "2.0", "id": asked["id"], "result": null}));
    editor.server.send(&json!({"jsonrpc": "2.0", "id": created["id"], "result": null}));
    let token = &created["params"]["token"];
    for kind in ["begin", "end"] {
        let progress = editor.server.message("$/progress");
        assert_eq!(
            (&progress["params"]["token"], &progress["params"]["value"]["kind"]),
            (token, &json!(kind))
        );
    }
}

/// Otherwise a client that pulls shows what held before the archive was read.
#[test]
fn a_client_that_pulls_is_told_to_pull_again_once_the_archive_is_read() {
    let capabilities =
        json!({"textDocument": {"diagnostic": {}}, "workspace": {"diagnostic": {"refreshSupport": true}}});
    let mut editor = Editor::asking(
        capabilities,
        json!({"diagnostics": "pull"}),
        &[("fonte.toml", "[reference]\nfolders = [\"archivio\"]\n"), ("archivio/uno.md", ARCHIVE)],
    );
    let told = editor.server.message("workspace/diagnostic/refresh");
    editor.server.send(&json!({"jsonrpc": "2.0", "id": told["id"], "result": null}));
}

/// Otherwise the configuration itself is checked as if it were an article.
#[test]
fn the_configuration_is_no_article() {
    let mut editor = Editor::with(&[("fonte.toml", "x = 1\n")]);
    let found = editor.open_as("fonte.toml", "toml", "x = 1\n");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["code"], "configuration");
}
