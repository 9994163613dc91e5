//! Every request that is served: in each encoding, at places that are none, about documents that nobody knows,
//! before `initialize` and after `shutdown`, and through ten thousand edits.

use serde_json::{Value, json};

use crate::driver::{Server, URI, edit};

/// The requests that `docs/editors.md` calls served, with parameters about [`URI`] at a position.
pub fn requests(at: (u32, u32)) -> Vec<(&'static str, Value)> {
    let document = json!({"uri": URI});
    let position = json!({"line": at.0, "character": at.1});
    let range = json!({"start": {"line": 0, "character": 0}, "end": position});
    let here = json!({"textDocument": document, "position": position});
    let about = json!({"textDocument": document});
    let within = json!({"textDocument": document, "range": range});
    let with = |key: &str, value: Value, mut params: Value| {
        params[key] = value;
        params
    };
    let context = json!({"diagnostics": [], "includeDeclaration": true});
    vec![
        ("textDocument/hover", here.clone()),
        ("textDocument/definition", here.clone()),
        ("textDocument/references", with("context", context.clone(), here.clone())),
        ("textDocument/documentHighlight", here.clone()),
        ("textDocument/documentSymbol", about.clone()),
        ("textDocument/codeAction", with("context", context, within.clone())),
        ("textDocument/codeLens", about.clone()),
        ("textDocument/foldingRange", about.clone()),
        ("textDocument/completion", here.clone()),
        ("textDocument/prepareRename", here.clone()),
        ("textDocument/rename", with("newName", json!("Olga Rossi"), here)),
        ("textDocument/inlayHint", within.clone()),
        ("textDocument/semanticTokens/full", about.clone()),
        ("textDocument/semanticTokens/range", within),
        ("textDocument/diagnostic", about.clone()),
        ("workspace/symbol", json!({"query": "Olga"})),
        ("workspace/diagnostic", json!({"previousResultIds": []})),
        ("workspace/executeCommand", json!({"command": "fonte.nextUnsourced", "arguments": [about]})),
    ]
}

/// An article with each kind of mention, wide signs before them, and both ends of line.
const ARTICLE: &str = "---\ndate: 2025-10-20\n---\n# Turismo, 🌍 e Valdorsa\r\n\r\n🗞 Secondo la Provincia, a Valdorsa sono \
    arrivati 10.000 turisti. «È una 🏔 festa», ha detto la sindaca Olga Ferri martedì.\n\nRestano 300 posti.\n";

fn initialize(encoding: &str) -> Server {
    let mut server = Server::start_real();
    let options = json!({"inlayHints": true});
    let capabilities = json!({"general": {"positionEncodings": [encoding]}});
    server.initialize(json!({"capabilities": capabilities, "initializationOptions": options}));
    server
}

fn units(encoding: &str, text: &str) -> u32 {
    let units = match encoding {
        "utf-8" => text.len(),
        "utf-16" => text.encode_utf16().count(),
        _ => text.chars().count(),
    };
    u32::try_from(units).expect("a short line")
}

/// Whether every position in an answer is a place of the text, counted as was agreed on: none beyond a line's end,
/// none inside a sign.
fn check_positions(encoding: &str, method: &str, answer: &Value) {
    if let (Some(line), Some(character)) = (answer["line"].as_u64(), answer["character"].as_u64()) {
        let text = ARTICLE.split('\n').nth(line as usize);
        let text = text.unwrap_or_else(|| panic!("{method}, {encoding}: no line {line}"));
        let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let is_place = ends.into_iter().any(|at| u64::from(units(encoding, &text[..at])) == character);
        assert!(is_place, "{method}, {encoding}: {line}:{character} is no place");
    }
    match answer {
        Value::Array(list) => list.iter().for_each(|it| check_positions(encoding, method, it)),
        Value::Object(fields) => fields.values().for_each(|it| check_positions(encoding, method, it)),
        _ => {}
    }
}

/// Otherwise one editor in three underlines, renames and jumps beside the words.
#[test]
fn every_request_is_answered_in_each_encoding_at_every_place_of_the_text() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut server = initialize(encoding);
        server.open(1, ARTICLE);
        let mut asked = Vec::new();
        for (line, text) in ARTICLE.split('\n').enumerate() {
            // Inside a sign too: that is the sign's own place.
            for character in (0..=units(encoding, text)).step_by(5) {
                for (method, params) in requests((u32::try_from(line).expect("a short text"), character)) {
                    let is_of_place = params.get("position").is_some() || params.get("range").is_some();
                    if is_of_place || (line, character) == (0, 0) {
                        asked.push((method, server.request(method, params)));
                    }
                }
            }
        }
        let mut answered = std::collections::BTreeMap::new();
        for (method, id) in asked {
            let answer = server.answer(id);
            let is_refusal = method == "textDocument/rename" && answer.get("error").is_some();
            assert!(answer.get("result").is_some() || is_refusal, "{method}: {answer}");
            check_positions(encoding, method, &answer["result"]);
            *answered.entry(method).or_insert(false) |= !matches!(&answer["result"], Value::Null)
                && answer["result"] != json!([])
                && answer["result"]["items"] != json!([]);
        }
        for (method, has_answer) in answered {
            let is_bare = matches!(
                method,
                // They lead elsewhere, need half a name before the cursor, or are for clients that pull.
                "workspace/executeCommand"
                    | "workspace/diagnostic"
                    | "textDocument/definition"
                    | "textDocument/completion"
                    | "textDocument/diagnostic"
            );
            assert!(has_answer || is_bare, "{method} never had anything to say in {encoding}");
        }
    }
}

/// Otherwise a pointer beyond the text, which editors do send, ends the session or gets no answer.
#[test]
fn places_beyond_the_text_are_answered() {
    let mut server = initialize("utf-16");
    server.open(1, ARTICLE);
    for at in [(0, 9999), (9999, 0), (u32::MAX, u32::MAX), (3, u32::MAX)] {
        for (method, params) in requests(at) {
            let id = server.request(method, params);
            let answer = server.answer(id);
            let is_refusal = method == "textDocument/rename" && answer["error"]["code"] == -32602;
            assert!(answer.get("result").is_some() || is_refusal, "{method} at {at:?}: {answer}");
        }
    }
    // A range whose end stands before its start is an empty one.
    let range = json!({"start": {"line": 5, "character": 9}, "end": {"line": 0, "character": 0}});
    for method in ["textDocument/codeAction", "textDocument/inlayHint", "textDocument/semanticTokens/range"] {
        let params = json!({"textDocument": {"uri": URI}, "range": range, "context": {"diagnostics": []}});
        let id = server.request(method, params);
        assert!(server.answer(id).get("result").is_some(), "{method}");
    }
}

/// Otherwise a request about a document that was never opened, or is closed, waits for ever.
#[test]
fn documents_that_nobody_knows_have_nothing_to_say() {
    let mut server = initialize("utf-16");
    for round in ["never opened", "closed"] {
        for (method, params) in requests((0, 0)) {
            let id = server.request(method, params);
            let answer = server.answer(id);
            if method == "workspace/executeCommand" {
                // A command must be about an open document.
                assert_eq!(answer["error"]["code"], -32602, "{round}: {answer}");
                continue;
            }
            let result = &answer["result"];
            let is_empty = match result {
                Value::Null => true,
                Value::Array(list) => list.is_empty(),
                result => result["items"] == json!([]),
            };
            assert!(answer.get("error").is_none() && is_empty, "{method}, {round}: {answer}");
        }
        server.open(1, ARTICLE);
        server.close();
    }
}

/// Otherwise a client that speaks too early or too late waits for ever.
#[test]
fn before_initialize_and_after_shutdown_every_request_is_refused() {
    let mut early = Server::start_real();
    for (method, params) in requests((0, 0)) {
        let id = early.request(method, params);
        assert_eq!(early.error(id), -32002, "{method}");
    }
    let mut late = initialize("utf-16");
    late.open(1, ARTICLE);
    late.ask("shutdown", Value::Null);
    for (method, params) in requests((0, 0)) {
        let id = late.request(method, params);
        assert_eq!(late.error(id), -32600, "{method}");
    }
    late.notify("exit", Value::Null);
    assert_eq!(late.exit_code(), Some(0));
}

/// Otherwise an editor that is killed in the middle of anything leaves its server behind.
#[test]
fn a_client_that_dies_in_the_middle_of_a_message_takes_the_server_with_it() {
    let mut server = initialize("utf-16");
    server.open(1, ARTICLE);
    for (method, params) in requests((5, 12)) {
        server.request(method, params);
    }
    server.send_raw(b"Content-Length: 4000\r\n\r\n{\"jsonrpc\":\"2.0\",\"meth");
    server.close_input();
    assert_eq!(server.exit_code(), Some(1));
    assert!(!server.stderr().contains("panicked"), "{}", server.stderr());
}

/// A sequence of numbers that looks random and is the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (n as u64)).expect("below a size")
    }
}

/// Otherwise the text under the editor and the one that fonte reads drift apart, and every place with them.
#[test]
fn ten_thousand_random_edits_leave_the_text_that_the_editor_has() {
    const PIECES: [&str; 16] = [
        "a",
        " ",
        "\n",
        "\r\n",
        "\r",
        "è",
        "🌍",
        "e\u{301}",
        "10.000",
        "«",
        "»",
        "\u{2028}",
        "\t",
        "«",
        "👩‍🚒",
        "",
    ];
    for (encoding, seed) in [("utf-8", 1), ("utf-16", 2), ("utf-32", 3)] {
        let mut server = Server::start();
        let capabilities = json!({"general": {"positionEncodings": [encoding]}});
        server.initialize(json!({"capabilities": capabilities}));
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15 + seed);
        let mut text = String::from("# Un titolo 🌍\n\nRestano 300 posti.\r\n");
        server.open(0, &text);
        let n_edits = if seed == 2 { 4000 } else { 3000 };
        let mut version = 0;
        while version < n_edits {
            version += 1;
            let n_changes = 1 + dice.below(3);
            let mut changes = Vec::new();
            for _ in 0..n_changes {
                let mut cut = [place(&text, &mut dice), place(&text, &mut dice)];
                cut.sort_unstable();
                // Most edits are short, as those of a person are; else the text would never grow.
                let end = if dice.below(8) == 0 {
                    cut[1]
                } else {
                    floor(&text, (cut[0] + dice.below(4)).min(cut[1]))
                };
                let new: String = (0..dice.below(4)).map(|_| PIECES[dice.below(PIECES.len())]).collect();
                let (from, to) = (position(encoding, &text, cut[0]), position(encoding, &text, end));
                changes.push(edit(from, to, &new));
                text.replace_range(cut[0]..end, &new);
            }
            server.change(version, Value::Array(changes));
            if version % 500 == 0 {
                assert_eq!(server.text(), json!({"version": version, "text": text}), "{encoding}");
            }
        }
    }
}

/// Some place between two characters, and never between the two halves of an end of line.
fn place(text: &str, dice: &mut Dice) -> usize {
    floor(text, dice.below(text.len() + 1))
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) || text[..at].ends_with('\r') && text[at..].starts_with('\n') {
        at -= 1;
    }
    at
}

/// Where an offset stands: lines end with `\n`, `\r\n` or `\r`, and with nothing else.
fn position(encoding: &str, text: &str, offset: usize) -> (u32, u32) {
    let before = &text[..offset];
    let mut line = 0;
    let mut start = 0;
    for (at, letter) in before.char_indices() {
        let is_end = letter == '\n' || letter == '\r' && !text[at + 1..].starts_with('\n');
        if is_end {
            line += 1;
            start = at + 1;
        }
    }
    (line, units(encoding, &before[start..]))
}
