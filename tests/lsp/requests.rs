//! T4, T5 and T6: one bad request never takes the others with it.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::driver::{Server, URI};

/// T4. Otherwise one bad hover ends the session, and the editor waits for its answer for ever.
#[test]
fn a_handler_that_panics_answers_an_error_and_the_server_lives() {
    let mut server = Server::initialized(json!({}));
    for _ in 0..3 {
        let id = server.request("$/fonte/test/panic", json!(null));
        assert_eq!(server.error(id), -32603);
    }
    assert!(server.stderr().contains("a panic for the self-test"), "the panic is logged");
    server.open(1, "a flag");
    assert_eq!(server.diagnostics(), (json!(1), vec!["0:2-0:6".to_owned()]));
}

/// T4. Otherwise one article that a rule stumbles over leaves every other one unchecked.
#[test]
fn an_analysis_that_panics_finds_nothing_and_the_next_one_works() {
    let mut server = Server::initialized(json!({}));
    server.open(1, "flag crash");
    assert_eq!(server.diagnostics(), (json!(1), Vec::new()));
    server.change(2, json!([{"text": "flag"}]));
    assert_eq!(server.diagnostics(), (json!(2), vec!["0:0-0:4".to_owned()]));
}

/// T5. Otherwise the editor freezes behind requests it no longer wants.
#[test]
fn cancelled_requests_end_at_once_however_many_are_under_way() {
    for n_requests in [3, 4, 5, 40] {
        let mut server = Server::initialized(json!({}));
        let slow = |server: &mut Server| server.request("$/fonte/test/slow", json!({"milliseconds": 60_000}));
        let ids: Vec<_> = (0..n_requests).map(|_| slow(&mut server)).collect();
        let begun = Instant::now();
        for id in &ids {
            server.notify("$/cancelRequest", json!({"id": id}));
        }
        for id in ids {
            assert_eq!(server.error(id), -32800, "with {n_requests} requests");
        }
        assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    }
}

/// T5. Otherwise a stray cancellation, which editors do send, ends the session.
#[test]
fn cancelling_what_is_not_under_way_does_nothing() {
    let mut server = Server::initialized(json!({}));
    server.notify("$/cancelRequest", json!({"id": 4711}));
    server.notify("$/cancelRequest", json!({"id": "no such"}));
    server.notify("$/cancelRequest", json!({}));
    let id = server.request("$/fonte/test/slow", json!({"milliseconds": 0}));
    server.answer(id);
    server.notify("$/cancelRequest", json!({"id": id}));
    assert_eq!(server.text(), json!(null));
}

/// T6. Otherwise the session is wedged for good: the replies stand behind the requests that wait for them.
#[test]
fn handlers_that_wait_for_the_client_do_not_block_the_requests_behind_them() {
    let mut server = Server::initialized(json!({}));
    let waiting: Vec<_> = (0..4).map(|_| server.request("$/fonte/test/askClient", json!(null))).collect();
    let behind: Vec<_> = (0..150)
        .map(|_| server.request("$/fonte/test/text", json!({"textDocument": {"uri": URI}})))
        .collect();
    for id in behind {
        assert_eq!(server.answer(id)["result"], json!(null));
    }
    for _ in &waiting {
        let asked = server.message("workspace/configuration");
        server.send(&json!({"jsonrpc": "2.0", "id": asked["id"], "result": ["a value"]}));
    }
    for id in waiting {
        assert_eq!(server.answer(id)["result"], json!(1));
    }
}

/// T6. Otherwise a reply to a question that was given up meanwhile kills the server.
#[test]
fn replies_that_nobody_waits_for_do_no_harm() {
    let mut server = Server::initialized(json!({}));
    let id = server.request("$/fonte/test/askClient", json!(null));
    let asked = server.message("workspace/configuration");
    server.notify("$/cancelRequest", json!({"id": id}));
    assert_eq!(server.error(id), -32800);
    for _ in 0..2 {
        server.send(&json!({"jsonrpc": "2.0", "id": asked["id"], "result": []}));
    }
    server.send(&json!({"jsonrpc": "2.0", "id": 999, "result": null}));
    assert_eq!(server.text(), json!(null));
}

/// Otherwise one handler that computes for long stops the reading of everything behind it.
#[test]
fn a_handler_that_holds_its_thread_does_not_hold_the_others() {
    let mut server = Server::initialized(json!({}));
    let busy = server.request("$/fonte/test/busy", json!({"milliseconds": 3000}));
    let begun = Instant::now();
    server.open(1, "a flag");
    assert_eq!(server.diagnostics().0, json!(1));
    assert_eq!(server.text()["version"], 1);
    assert!(begun.elapsed() < Duration::from_millis(2500), "{:?}", begun.elapsed());
    assert_eq!(server.answer(busy)["result"], json!(null));
}

/// Otherwise a client that repeats an id, which it must not, ends the session.
#[test]
fn an_id_that_is_taken_is_refused_and_the_first_request_answered() {
    let mut server = Server::initialized(json!({}));
    let slow = json!({"jsonrpc": "2.0", "id": "same", "method": "$/fonte/test/slow", "params": {"milliseconds": 500}});
    server.send(&slow);
    server.send(&slow);
    let first = server.wait_for("the first answer", |it| it["id"] == "same");
    let second = server.wait_for("the second answer", |it| it["id"] == "same");
    assert_eq!((&first["error"]["code"], &second["result"]), (&json!(-32600), &json!(null)));
}

/// Otherwise a newer editor waits for ever for an answer to a method we have never heard of.
#[test]
fn unknown_methods_are_refused() {
    let mut server = Server::initialized(json!({}));
    for method in ["textDocument/noSuchThing", "$/noSuchThing"] {
        let id = server.request(method, json!({}));
        assert_eq!(server.error(id), -32601, "{method}");
    }
    server.notify("$/noSuchThing", json!({}));
    server.notify("workspace/noSuchThing", json!(null));
    assert_eq!(server.text(), json!(null));
}

/// Otherwise one garbled message, or half an emoji, ends the session.
#[test]
fn what_is_no_message_is_refused_and_the_next_one_read() {
    let mut server = Server::initialized(json!({}));
    server.send_body("{nonsense");
    assert_eq!(
        server.wait_for("the refusal", |it| it["id"].is_null() && it.get("error").is_some())["error"]["code"],
        -32700
    );
    server.send_raw(b"Content-Type: nothing\r\n\r\nnoise\r\n");
    server.open(1, "a ");
    let document = json!({"uri": URI, "version": 2});
    let change = json!({"textDocument": document, "contentChanges": [{"text": "HALF flag"}]});
    let change = json!({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": change});
    server.send_body(&change.to_string().replace("HALF", "\\ud83d"));
    assert_eq!(server.text(), json!({"version": 2, "text": "\u{fffd} flag"}));
}

/// Otherwise one notification without its parameters ends the session.
#[test]
fn messages_without_their_parameters_do_no_harm() {
    let mut server = Server::initialized(json!({}));
    server.open(1, "a flag");
    for method in ["didOpen", "didChange", "didClose", "didSave"] {
        server.notify(&format!("textDocument/{method}"), json!({}));
        server.notify(&format!("textDocument/{method}"), json!(null));
    }
    let id = server.request("textDocument/hover", json!({"textDocument": 7}));
    assert_eq!(server.error(id), -32602);
    let id = server.request("initialize", json!({"capabilities": {}}));
    assert_eq!(server.error(id), -32600, "a second initialize");
    assert_eq!(server.text()["version"], 1);
}
