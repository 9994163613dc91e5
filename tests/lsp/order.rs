//! T1 and T7: messages take effect in the order in which they were sent.

use serde_json::json;

use crate::driver::{Server, URI, frame, insertion};

/// T1. Otherwise an edit lands in the wrong text, and every underline of the session is shifted.
#[test]
fn two_thousand_edits_apply_in_order_while_requests_are_under_way() {
    let mut server = Server::initialized(json!({}));
    server.open(0, "");
    let mut expected = String::new();
    let mut asked = Vec::new();
    for version in 1..=2000 {
        let letter = char::from(b'a' + (version % 26) as u8);
        server.change(version, json!([insertion(0, version as u32 - 1, &letter.to_string())]));
        expected.push(letter);
        if version % 50 == 0 {
            let params = json!({"textDocument": {"uri": URI}, "milliseconds": version % 9});
            asked.push((server.request("$/fonte/test/text", params), version, expected.clone()));
        }
    }
    assert_eq!(server.text(), json!({"version": 2000, "text": expected}));
    // Otherwise a hover tells of a text that is no longer, or not yet, the one under the pointer.
    for (id, version, text) in asked {
        assert_eq!(server.answer(id)["result"], json!({"version": version, "text": text}));
    }
}

/// T1. Otherwise the diagnostics of an older text stay on the screen.
#[test]
fn diagnostics_never_go_back_to_an_older_version() {
    let mut server = Server::initialized(json!({}));
    server.open(1, "flag\n");
    for version in 2..=300 {
        server.change(version, json!([insertion(0, 0, "flag ")]));
    }
    let mut last = 0;
    while last < 300 {
        let (version, found) = server.diagnostics();
        let version = version.as_i64().expect("an open document has a version");
        assert!(last < version, "version {version} after {last}");
        assert_eq!(found.len() as i64, version, "the flags of version {version}");
        last = version;
    }
}

/// T7. Otherwise the article that the editor was started with is never checked.
#[test]
fn a_document_opened_before_the_reply_to_initialize_is_kept() {
    let mut server = Server::start();
    let initialize =
        json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}});
    let document = json!({"uri": URI, "languageId": "markdown", "version": 1, "text": "a flag"});
    let open =
        json!({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": document}});
    let initialized = json!({"jsonrpc": "2.0", "method": "initialized", "params": {}});
    let all: String = [initialize, open, initialized].iter().map(|it| frame(&it.to_string())).collect();
    server.send_raw(all.as_bytes());
    assert_eq!(server.diagnostics(), (json!(1), vec!["0:2-0:6".to_owned()]));
}

/// Otherwise a client that speaks too early is told things about a workspace nobody has named.
#[test]
fn before_initialize_requests_are_refused_and_documents_dropped() {
    let mut server = Server::start();
    server.open(1, "a flag");
    let id = server.request("textDocument/hover", json!({}));
    assert_eq!(server.error(id), -32002);
    server.initialize(json!({"capabilities": {}}));
    assert_eq!(server.text(), json!(null));
}

/// Otherwise a script that pipes everything at once gets errors instead of answers.
#[test]
fn a_request_right_behind_initialize_is_answered() {
    let mut server = Server::start();
    let initialize = server.request("initialize", json!({"capabilities": {}}));
    let text = server.request("$/fonte/test/text", json!({"textDocument": {"uri": URI}}));
    assert_eq!(server.answer(initialize)["result"]["serverInfo"]["name"], "fonte");
    assert_eq!(server.answer(text)["result"], json!(null));
}
