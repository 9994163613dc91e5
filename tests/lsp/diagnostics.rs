//! Diagnostics reach each client once, in the form it can show.

use serde_json::{Value, json};

use crate::driver::{Server, URI, insertion};
use crate::newsroom::Editor;

/// Otherwise a closed article stays in the list of problems.
#[test]
fn closing_a_document_clears_its_diagnostics() {
    let mut server = Server::initialized(json!({}));
    let flagged = (json!(1), vec!["0:0-0:4".to_owned()]);
    let clear = (Value::Null, Vec::new());
    let mut last = clear.clone();
    for round in 0..20 {
        server.open(1, "flag");
        // In every other round it is closed before anybody knows whether it was read.
        while round % 2 == 0 && last != flagged {
            last = server.diagnostics();
        }
        server.close();
        while round % 2 == 0 && last != clear {
            last = server.diagnostics();
        }
    }
    for message in server.drain() {
        let params = &message["params"];
        let is_clear = params["diagnostics"] == json!([]);
        assert!(!is_clear || last != clear, "what shows nothing is not cleared again");
        last = if is_clear { clear.clone() } else { flagged.clone() };
    }
    assert_eq!(last, clear);
}

/// Otherwise an editor shows raw fields, or drops the diagnostic it cannot read.
#[test]
fn a_diagnostic_holds_what_the_client_announced_and_no_more() {
    let mut plain = Server::initialized(json!({}));
    plain.open(1, "a flag");
    let published = plain.message("textDocument/publishDiagnostics");
    let range = json!({"start": {"line": 0, "character": 2}, "end": {"line": 0, "character": 6}});
    let mut expected =
        json!({"range": range, "severity": 2, "code": "test-flag", "source": "fonte", "message": "a flag"});
    assert_eq!(published["params"]["diagnostics"], json!([expected]));
    assert_eq!(published["params"]["uri"], URI);

    let capabilities = json!({"textDocument": {"publishDiagnostics": {"relatedInformation": true}}});
    let mut rich = Server::initialized(capabilities);
    rich.open(1, "a flag");
    let start = json!({"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}});
    expected["relatedInformation"] =
        json!([{"location": {"uri": URI, "range": start}, "message": "the start"}]);
    let published = rich.message("textDocument/publishDiagnostics");
    assert_eq!(published["params"]["diagnostics"], json!([expected]));
}

/// Otherwise VS Code and Neovim show every diagnostic twice.
#[test]
fn diagnostics_are_pushed_or_pulled_and_never_both() {
    let can_pull = json!({"textDocument": {"diagnostic": {}}});
    let document = json!({"textDocument": {"uri": URI}});

    let mut pushed = Server::start();
    let result = pushed.initialize(json!({"capabilities": can_pull}));
    assert_eq!(result["capabilities"].get("diagnosticProvider"), None);
    pushed.open(1, "a flag");
    assert_eq!(pushed.diagnostics().1, ["0:2-0:6"]);
    assert_eq!(pushed.ask("textDocument/diagnostic", document.clone())["items"], json!([]));

    let mut pulled = Server::start();
    let options = json!({"diagnostics": "pull"});
    let result = pulled.initialize(json!({"capabilities": can_pull, "initializationOptions": options}));
    assert!(result["capabilities"]["diagnosticProvider"].is_object(), "{result}");
    pulled.open(1, "a flag");
    let report = pulled.ask("textDocument/diagnostic", document);
    assert_eq!((&report["kind"], &report["items"][0]["code"]), (&json!("full"), &json!("test-flag")));
    pulled.close();
    assert_eq!(pulled.drain(), Vec::<Value>::new(), "nothing is pushed to a client that pulls");
}

/// Otherwise a change in the newsroom's settings shows only after the next letter is typed.
#[test]
fn a_change_in_the_workspace_checks_open_documents_again() {
    let mut server = Server::initialized(json!({}));
    server.open(1, "a flag");
    assert_eq!(server.diagnostics(), (json!(1), vec!["0:2-0:6".to_owned()]));
    server.notify("workspace/didChangeConfiguration", json!({"settings": null}));
    assert_eq!(server.diagnostics(), (json!(1), vec!["0:2-0:6".to_owned()]));
    server.notify("workspace/didChangeWatchedFiles", json!({"changes": []}));
    assert_eq!(server.diagnostics(), (json!(1), vec!["0:2-0:6".to_owned()]));
}

/// Otherwise a fix is applied to the wrong words, or offered far from what it mends.
#[test]
fn the_fix_of_a_diagnostic_is_offered_where_it_stands() {
    let mut server = Server::initialized(json!({}));
    server.open(1, "🌍 flag and more");
    server.change(2, json!([insertion(0, 0, "The ")]));
    let mut actions = |character: u32| {
        let at = json!({"line": 0, "character": character});
        let range = json!({"start": at, "end": at});
        let context = json!({"diagnostics": []});
        server.ask(
            "textDocument/codeAction",
            json!({"textDocument": {"uri": URI}, "range": range, "context": context}),
        )
    };
    let fix = actions(8);
    assert_eq!((&fix[0]["title"], &fix[0]["kind"]), (&json!("take the flag down"), &json!("quickfix")));
    let range = json!({"start": {"line": 0, "character": 7}, "end": {"line": 0, "character": 11}});
    assert_eq!(fix[0]["edit"]["changes"][URI], json!([{"range": range, "newText": ""}]));
    assert_eq!(actions(14), json!([]));
}

/// Otherwise the editor believes that fonte cannot do what it can.
#[test]
fn the_server_says_what_it_can_do() {
    let mut server = Server::start();
    let can = server.initialize(json!({"capabilities": {}}))["capabilities"].clone();
    assert_eq!(
        can["textDocumentSync"],
        json!({"openClose": true, "change": 2, "save": {"includeText": false}})
    );
    assert_eq!(can["hoverProvider"], true);
    let kinds = json!(["quickfix", "source.fixAll.fonte"]);
    assert_eq!(can["codeActionProvider"]["codeActionKinds"], kinds);
    for provider in [
        "definitionProvider",
        "referencesProvider",
        "documentHighlightProvider",
        "documentSymbolProvider",
        "workspaceSymbolProvider",
        "foldingRangeProvider",
        "inlayHintProvider",
    ] {
        assert_eq!(can[provider], true, "{provider}");
    }
    assert_eq!(can["renameProvider"], json!({"prepareProvider": true}));
    assert_eq!(can["codeLensProvider"], json!({"resolveProvider": false}));
    assert_eq!(can["completionProvider"], json!({}));
    let commands = json!(["fonte.verify", "fonte.open", "fonte.nextUnsourced"]);
    assert_eq!(can["executeCommandProvider"]["commands"], commands);
}

/// Otherwise what the budget held back is as good as not found.
#[test]
fn what_is_held_back_is_counted_at_the_end_of_the_last_of_its_kind() {
    let text = "---\ndate: 2025-10-20\n---\n# Mercato\n\nLa piazza (nuova piace. Il caffè (storico chiude. \
        La sera (di festa si balla. La domenica (di riposo si dorme.\n";
    for (language, more) in [("it", "E altri 2 di questo tipo."), ("en", "And 2 more of this kind.")] {
        let configuration = format!("messages = \"{language}\"\nmax-per-rule = 2\n");
        let mut editor = Editor::with(&[("fonte.toml", &configuration)]);
        let found = editor.open(text);
        let messages: Vec<&str> = found.iter().filter_map(|it| it["message"].as_str()).collect();
        assert_eq!(messages.len(), 2, "{messages:?}");
        assert!(!messages[0].ends_with(more) && messages[1].ends_with(more), "{messages:?}");
    }
}
