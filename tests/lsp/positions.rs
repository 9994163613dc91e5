//! Positions count what was agreed on, and an edit that does not fit is never guessed at.

use serde_json::{Value, json};

use crate::driver::{Server, edit, insertion};

fn server_counting(encodings: Value) -> (Server, Value) {
    let mut server = Server::start();
    let capabilities = json!({"general": {"positionEncodings": encodings}});
    let result = server.initialize(json!({"capabilities": capabilities}));
    (server, result["capabilities"]["positionEncoding"].clone())
}

/// Otherwise every edit behind an emoji lands beside its place, and so does every underline.
#[test]
fn edits_behind_an_emoji_land_where_the_editor_made_them() {
    // Where «ponte» starts in «🌍 il ponte è lì\n», and the line's length, in each encoding.
    for (encoding, start, length) in [("utf-8", 8, 20), ("utf-16", 6, 16), ("utf-32", 5, 15)] {
        let (mut server, agreed) = server_counting(json!([encoding]));
        assert_eq!(agreed, encoding);
        server.open(1, "intro\r\n🌍 il ponte è lì\nfine");
        let replaced = edit((1, start), (1, start + 5), "flag");
        // The second change counts in the text that the first one leaves: one letter less.
        let appended = insertion(1, length - 1, " 🌍flag");
        server.change(2, json!([replaced, appended]));
        let text = "intro\r\n🌍 il flag è lì 🌍flag\nfine";
        assert_eq!(server.text(), json!({"version": 2, "text": text}), "{encoding}");
        let emoji = match encoding {
            "utf-8" => 4,
            "utf-16" => 2,
            _ => 1,
        };
        let second = length - 1 + 1 + emoji;
        let underlined =
            [(start, start + 4), (second, second + 4)].map(|(from, to)| format!("1:{from}-1:{to}"));
        let found = loop {
            let (version, found) = server.diagnostics();
            if version == 2 {
                break found;
            }
        };
        assert_eq!(found, underlined, "{encoding}");
        server.change(3, json!([edit((0, 5), (2, 0), " ")]));
        assert_eq!(server.text()["text"], "intro fine", "{encoding}");
    }
}

/// Otherwise client and server count differently without either knowing.
#[test]
fn the_clients_first_known_encoding_is_agreed_on() {
    assert_eq!(server_counting(json!(["utf-32", "utf-8", "utf-16"])).1, "utf-32");
    assert_eq!(server_counting(json!(["utf-7", "utf-8"])).1, "utf-8");
    assert_eq!(server_counting(json!([])).1, "utf-16");
    let mut server = Server::start();
    let result = server.initialize(json!({"capabilities": {}}));
    assert_eq!(result["capabilities"]["positionEncoding"], "utf-16");
}

/// Otherwise diagnostics about a text that nobody has are shown to the end of the session.
#[test]
fn an_edit_that_does_not_fit_clears_the_diagnostics_until_the_full_text_comes() {
    let mut server = Server::initialized(json!({}));
    server.open(1, "flag\n");
    assert_eq!(server.diagnostics(), (json!(1), vec!["0:0-0:4".to_owned()]));
    server.change(2, json!([insertion(40, 0, "flag")]));
    assert_eq!(server.diagnostics(), (json!(null), Vec::new()));
    let said = server.message("window/logMessage")["params"]["message"].to_string();
    assert!(said.contains("bridge.md") && said.contains("line 41"), "{said}");
    assert_eq!(server.text(), json!(null), "no request is answered from a lost text");
    server.change(3, json!([insertion(0, 0, "flag ")]));
    assert_eq!(server.text(), json!(null), "no edit is applied to a lost text");
    server.change(4, json!([{"text": "a flag"}]));
    let found = server.wait_for("version 4", |it| it["params"]["version"] == 4);
    assert_eq!(crate::driver::range(&found["params"]["diagnostics"][0]["range"]), "0:2-0:6");
}

/// Otherwise an edit that was sent twice, or late, is applied to a text it was not made for.
#[test]
fn a_version_that_does_not_grow_loses_sync_until_the_document_is_opened_anew() {
    let mut server = Server::initialized(json!({}));
    server.open(5, "one");
    server.change(5, json!([insertion(0, 0, "x")]));
    assert_eq!(server.text(), json!(null));
    server.open(1, "one again");
    assert_eq!(server.text(), json!({"version": 1, "text": "one again"}));
}
