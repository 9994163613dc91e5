//! Figures that the desk has checked, in the editor.

use serde_json::Value;

use crate::newsroom::{ARTICLE, Editor};

const TEXT: &str = "---\ntitle: Il mercato\nauthor: Redazione\ndate: 2025-10-20\nlang: it\n---\n\n\
                    Nel mercato coperto restano 43 banchi e 5.200 clienti al giorno.\n";

const MARK: &str = "{\"path\":\"bozze/articolo.md\",\"figure\":\"43 banchi\",\"value\":\"43\",\"of\":\"banco\",\
                    \"sentence\":\"cf2fa16a3e0f1a4d\",\"by\":\"AB\",\"date\":\"2025-10-21\"}\n";

fn messages(found: &[Value]) -> Vec<&str> {
    found.iter().filter_map(|it| it["message"].as_str()).collect()
}

/// Otherwise the editor goes on asking for what somebody has already answered for.
#[test]
fn a_mark_that_comes_while_the_article_is_open_is_heeded() {
    let mut editor = Editor::with(&[("fonte.toml", "")]);
    let found = editor.open(TEXT);
    assert!(messages(&found)[0].starts_with("«43 banchi» e un'altra cifra"), "{found:?}");
    editor.write(".fonte/verified.jsonl", MARK);
    editor.save();
    let found = editor.diagnostics_of(ARTICLE, 1);
    assert!(messages(&found)[0].starts_with("«5.200 clienti» non ha una fonte"), "{found:?}");
    // Another value is another figure.
    let found = editor.rewrite(&TEXT.replace("43", "45"));
    assert!(messages(&found)[0].starts_with("«45 banchi» e un'altra cifra"), "{found:?}");
}

/// Otherwise a mark is written by hand, with a hash in it.
#[test]
fn a_figure_is_marked_from_the_editor() {
    let mut editor = Editor::with(&[("fonte.toml", "[desk]\ninitials = \"AB\"\n")]);
    editor.open(TEXT);
    let actions = editor.actions("43 banchi");
    let mark =
        actions.iter().find(|it| it["title"] == "Segna «43 banchi» come verificato").expect("it is offered");
    editor.execute(&mark["command"]);
    let found = editor.diagnostics_of(ARTICLE, 1);
    assert!(messages(&found)[0].starts_with("«5.200 clienti» non ha una fonte"), "{found:?}");
    let written = std::fs::read_to_string(editor.path(".fonte/verified.jsonl")).expect("the marks are there");
    assert!(written.contains("\"43 banchi\"") && written.contains("\"by\":\"AB\""), "{written}");
    let lens = editor.of("textDocument/codeLens");
    assert_eq!(lens[0]["command"]["title"], "2 cifre · 1 senza fonte · 1 verificata");
}

/// Otherwise a mark says that nobody checked.
#[test]
fn a_mark_needs_somebody() {
    let mut editor = Editor::with(&[("fonte.toml", "")]);
    editor.open(TEXT);
    let actions = editor.actions("43 banchi");
    let mark =
        actions.iter().find(|it| it["title"] == "Segna «43 banchi» come verificato").expect("it is offered");
    editor.execute(&mark["command"]);
    let told = editor.server.message("window/showMessage");
    let words = told["params"]["message"].as_str().expect("words");
    assert!(words.starts_with("Di chi è la verifica? Scrivi le tue iniziali"), "{words}");
    assert!(!editor.path(".fonte/verified.jsonl").exists());
    // Without a newsroom there is nowhere to keep it.
    let mut bare = Editor::with(&[]);
    bare.open(TEXT);
    assert!(!bare.actions("43 banchi").iter().any(|it| it.get("command").is_some()));
}

/// Otherwise a client that asks for nonsense gets silence, and its author no hint.
#[test]
fn a_command_that_cannot_be_done_says_why() {
    let mut editor = Editor::with(&[("fonte.toml", "")]);
    editor.open(TEXT);
    let mut refused = |command: &str, arguments: Value| {
        let params = serde_json::json!({"command": command, "arguments": arguments});
        let id = editor.server.request("workspace/executeCommand", params);
        editor.server.answer(id)["error"]["message"].as_str().expect("a refusal").to_owned()
    };
    assert_eq!(
        refused("fonte.verfiy", serde_json::json!([])),
        "there is no command `fonte.verfiy`; known are fonte.verify, fonte.open, fonte.nextUnsourced"
    );
    assert!(
        refused("fonte.verify", serde_json::json!([]))
            .starts_with("fonte.verify: its argument names no document")
    );
    let other = serde_json::json!([{"textDocument": {"uri": "file:///nowhere.md"}}]);
    assert_eq!(refused("fonte.verify", other), "fonte.verify: the document is not open");
}

/// Otherwise a join of two histories that went wrong is never seen.
#[test]
fn a_line_that_holds_no_mark_is_underlined_and_the_others_hold() {
    let marks = format!("<<<<<<< ours\n{MARK}");
    let mut editor = Editor::with(&[("fonte.toml", ""), (".fonte/verified.jsonl", &marks)]);
    let found = editor.diagnostics_of_file(".fonte/verified.jsonl");
    assert_eq!(found[0]["range"]["start"]["line"], 0, "{found:?}");
    let found = editor.open(TEXT);
    assert!(messages(&found)[0].starts_with("«5.200 clienti» non ha una fonte"), "{found:?}");
}
