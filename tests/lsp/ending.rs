//! T2, T3 and T8: the server ends when its client does, and says how.

use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::driver::{Server, URI};

/// T2. Otherwise each closed editor leaves a server behind.
#[test]
fn exit_after_shutdown_ends_with_0_though_the_input_stays_open() {
    let mut server = Server::initialized(json!({}));
    server.ask("shutdown", json!(null));
    server.notify("exit", json!(null));
    assert_eq!(server.exit_code(), Some(0));
}

/// T2. Otherwise an editor cannot tell a crash from a farewell.
#[test]
fn exit_without_shutdown_ends_with_1() {
    let mut server = Server::initialized(json!({}));
    server.notify("exit", json!(null));
    assert_eq!(server.exit_code(), Some(1));
}

/// Otherwise an editor waits for a server that never was.
#[test]
fn exit_before_initialize_ends_with_1() {
    let mut server = Server::start();
    server.notify("exit", json!(null));
    assert_eq!(server.exit_code(), Some(1));
}

/// T2. Otherwise a hover under way keeps the server of a closed editor alive.
#[test]
fn exit_does_not_wait_for_requests_under_way() {
    let mut server = Server::initialized(json!({}));
    server.request("$/fonte/test/slow", json!({"milliseconds": 60_000}));
    server.request("$/fonte/test/busy", json!({"milliseconds": 60_000}));
    server.ask("shutdown", json!(null));
    let begun = Instant::now();
    server.notify("exit", json!(null));
    assert_eq!(server.exit_code(), Some(0));
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
}

/// Otherwise the answer to `shutdown` is lost for a client that sends both at once.
#[test]
fn shutdown_is_answered_before_an_exit_right_behind_it() {
    let mut server = Server::initialized(json!({}));
    let id = server.request("shutdown", json!(null));
    server.notify("exit", json!(null));
    assert_eq!(server.answer(id)["result"], json!(null));
    assert_eq!(server.exit_code(), Some(0));
}

/// Otherwise an editor that writes `"params": null` is refused, and believes the server broken.
#[test]
fn shutdown_takes_null_for_no_parameters() {
    let mut server = Server::initialized(json!({}));
    server.send_body(r#"{"jsonrpc":"2.0","id":77,"method":"shutdown","params":null}"#);
    assert_eq!(server.answer(77), json!({"jsonrpc": "2.0", "id": 77, "result": null}));
}

/// Otherwise a client that still asks after `shutdown` waits for ever.
#[test]
fn after_shutdown_requests_are_refused() {
    let mut server = Server::initialized(json!({}));
    server.ask("shutdown", json!(null));
    let id = server.request("textDocument/hover", json!({}));
    assert_eq!(server.error(id), -32600);
}

/// T3. Otherwise a crashed editor leaves its server behind.
#[test]
fn end_of_input_ends_the_server() {
    let mut server = Server::initialized(json!({}));
    server.close_input();
    assert_eq!(server.exit_code(), Some(1));

    let mut server = Server::initialized(json!({}));
    server.ask("shutdown", json!(null));
    server.close_input();
    assert_eq!(server.exit_code(), Some(0), "some editors close the input instead of sending exit");
}

/// Otherwise what a script pipes in gets no answers.
#[test]
fn requests_before_the_end_of_input_are_answered() {
    let mut server = Server::initialized(json!({}));
    let id = server.request("$/fonte/test/slow", json!({"milliseconds": 300}));
    server.close_input();
    assert_eq!(server.answer(id)["result"], json!(null));
    assert_eq!(server.exit_code(), Some(1));
}

/// T8. Otherwise closing an editor writes a panic into its log.
#[test]
fn an_output_that_nobody_reads_any_more_ends_the_server_without_a_panic() {
    let (mut server, output) = Server::start_unread();
    drop(output);
    server.request("initialize", json!({"capabilities": {}}));
    assert_eq!(server.exit_code(), Some(1));
    assert!(!server.stderr().contains("panicked"), "{}", server.stderr());
}

/// Otherwise an editor that hangs, and is killed by its user, leaves a server that hangs with it.
#[test]
fn exit_is_heard_though_nobody_reads_the_output() {
    let (mut server, _unread) = Server::start_unread();
    server.request("initialize", json!({"capabilities": {}}));
    server.notify("initialized", json!({}));
    for version in 1..=50 {
        server.open(version, &"flag ".repeat(200));
        server.request("$/fonte/test/text", json!({"textDocument": {"uri": URI}}));
    }
    server.request("shutdown", json!(null));
    server.notify("exit", json!(null));
    assert_eq!(server.exit_code(), Some(0));
}

/// The same, with so many answers unread that the server has stopped to take requests.
#[test]
fn the_end_of_the_input_is_noticed_behind_a_thousand_requests_whose_answers_nobody_reads() {
    let (mut server, _unread) = Server::start_unread();
    server.request("initialize", json!({"capabilities": {}}));
    server.notify("initialized", json!({}));
    server.open(1, &"flag ".repeat(200));
    for _ in 0..1000 {
        server.request("$/fonte/test/text", json!({"textDocument": {"uri": URI}}));
    }
    server.close_input();
    assert_eq!(server.exit_code(), Some(1));
}

/// Otherwise an editor that was killed, and whose helper keeps our input open, leaves a server behind.
#[test]
#[cfg(target_os = "linux")]
fn the_server_ends_when_the_clients_process_is_gone() {
    let mut editor = Command::new("sleep")
        .arg("60")
        .stdin(Stdio::null())
        .spawn()
        .expect("a process to stand for the editor");
    let mut server = Server::start();
    server.initialize(json!({"processId": editor.id(), "capabilities": {}}));
    thread::sleep(Duration::from_millis(300));
    assert_eq!(server.exit_status_within(Duration::ZERO), None);
    // Dead and not yet buried is gone too: nobody waits for the editor before the server has ended.
    editor.kill().expect("it is ours");
    assert_eq!(server.exit_code(), Some(1));
    editor.wait().expect("it is ours");
}

/// Otherwise a server inside a container, which cannot see the editor's process, never starts.
#[test]
fn a_client_process_that_cannot_be_seen_is_not_watched() {
    let mut server = Server::start();
    server.initialize(json!({"processId": 4_294_967_294_u32, "capabilities": {}}));
    assert_eq!(server.exit_status_within(Duration::from_millis(2500)), None);
    server.open(1, "a flag");
    assert_eq!(server.diagnostics().0, json!(1));
}
