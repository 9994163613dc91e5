//! `docs/editors.md` says of every request and notification of the protocol whether it is served. The server says
//! so too; both agree.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::ROOT;

/// What the client sends that has no entry among the capabilities: it is served by every server, or by what `$/` means.
const ALWAYS: [&str; 8] = [
    "initialize",
    "initialized",
    "shutdown",
    "exit",
    "$/cancelRequest",
    "textDocument/didChange",
    "workspace/didChangeConfiguration",
    "workspace/didChangeWatchedFiles",
];

/// Where each served method stands among the capabilities.
const CAPABILITIES: [(&str, &str); 36] = [
    ("textDocument/didOpen", "/textDocumentSync/openClose"),
    ("textDocument/didClose", "/textDocumentSync/openClose"),
    ("textDocument/didSave", "/textDocumentSync/save"),
    ("textDocument/willSave", "/textDocumentSync/willSave"),
    ("textDocument/willSaveWaitUntil", "/textDocumentSync/willSaveWaitUntil"),
    ("textDocument/hover", "/hoverProvider"),
    ("textDocument/signatureHelp", "/signatureHelpProvider"),
    ("textDocument/declaration", "/declarationProvider"),
    ("textDocument/definition", "/definitionProvider"),
    ("textDocument/typeDefinition", "/typeDefinitionProvider"),
    ("textDocument/implementation", "/implementationProvider"),
    ("textDocument/references", "/referencesProvider"),
    ("textDocument/documentHighlight", "/documentHighlightProvider"),
    ("textDocument/documentSymbol", "/documentSymbolProvider"),
    ("textDocument/codeAction", "/codeActionProvider"),
    ("textDocument/codeLens", "/codeLensProvider"),
    ("textDocument/documentLink", "/documentLinkProvider"),
    ("textDocument/documentColor", "/colorProvider"),
    ("textDocument/formatting", "/documentFormattingProvider"),
    ("textDocument/rangeFormatting", "/documentRangeFormattingProvider"),
    ("textDocument/onTypeFormatting", "/documentOnTypeFormattingProvider"),
    ("textDocument/rename", "/renameProvider"),
    ("textDocument/prepareRename", "/renameProvider/prepareProvider"),
    ("textDocument/foldingRange", "/foldingRangeProvider"),
    ("textDocument/selectionRange", "/selectionRangeProvider"),
    ("textDocument/linkedEditingRange", "/linkedEditingRangeProvider"),
    ("textDocument/prepareCallHierarchy", "/callHierarchyProvider"),
    ("textDocument/prepareTypeHierarchy", "/typeHierarchyProvider"),
    ("textDocument/semanticTokens/full", "/semanticTokensProvider/full"),
    ("textDocument/semanticTokens/range", "/semanticTokensProvider/range"),
    ("textDocument/moniker", "/monikerProvider"),
    ("textDocument/inlayHint", "/inlayHintProvider"),
    ("textDocument/inlineValue", "/inlineValueProvider"),
    ("textDocument/completion", "/completionProvider"),
    ("workspace/symbol", "/workspaceSymbolProvider"),
    ("workspace/executeCommand", "/executeCommandProvider"),
];

/// The same, for a client that pulls, and where the answer is inside another's.
const MORE: [(&str, &str); 5] = [
    ("textDocument/diagnostic", "/diagnosticProvider"),
    ("workspace/diagnostic", "/diagnosticProvider/workspaceDiagnostics"),
    ("workspace/didChangeWorkspaceFolders", "/workspace/workspaceFolders/changeNotifications"),
    ("notebookDocument/didOpen", "/notebookDocumentSync"),
    ("workspace/willCreateFiles", "/workspace/fileOperations/willCreate"),
];

/// The rows of the page: whether a method is served, and why.
fn rows() -> BTreeMap<String, (bool, String)> {
    let page = std::fs::read_to_string(Path::new(ROOT).join("docs/editors.md")).expect("the page is there");
    let table = page.split("## Every request").nth(1).expect("the page has the table");
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `")).filter_map(|row| {
        let (method, rest) = row.split_once("` |")?;
        let (served, why) = rest.trim().trim_end_matches('|').split_once('|')?;
        let served = match served.trim() {
            "served" => true,
            "no" => false,
            other => panic!("{method}: «{other}» is neither «served» nor «no»"),
        };
        Some((method.to_owned(), (served, why.trim().to_owned())))
    });
    rows.collect()
}

/// What the server says that it can do for a client that pulls diagnostics.
fn capabilities() -> Value {
    let mut server = Command::new(env!("CARGO_BIN_EXE_fonte"))
        .arg("lsp")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the server starts");
    let params = json!({
        "capabilities": {"textDocument": {"diagnostic": {}}},
        "initializationOptions": {"diagnostics": "pull"},
    });
    let body = json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}).to_string();
    let mut input = server.stdin.take().expect("the input is piped");
    write!(input, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("the server reads");
    input.flush().expect("the server reads");
    let mut output = BufReader::new(server.stdout.take().expect("the output is piped"));
    let mut length = 0;
    loop {
        let mut header = String::new();
        output.read_line(&mut header).expect("the server answers");
        match header.trim().strip_prefix("Content-Length: ") {
            Some(value) => length = value.parse().expect("a length is a number"),
            None if header.trim().is_empty() => break,
            None => {}
        }
    }
    let mut answer = vec![0; length];
    output.read_exact(&mut answer).expect("the server answers");
    drop(input);
    server.wait().expect("it is ours");
    let answer: Value = serde_json::from_slice(&answer).expect("the server writes JSON");
    answer["result"]["capabilities"].clone()
}

/// Otherwise the page promises what is not there, or hides what is.
#[test]
fn the_table_of_the_protocol_is_what_the_server_says_it_can_do() {
    let rows = rows();
    let can = capabilities();
    for method in ALWAYS {
        assert!(rows.get(method).is_some_and(|it| it.0), "{method} is served, and the page does not say so");
    }
    for (method, place) in CAPABILITIES.iter().chain(&MORE) {
        let says = can.pointer(place).is_some_and(|it| *it != json!(false) && !it.is_null());
        let row = rows.get(*method).unwrap_or_else(|| panic!("{method} is not in the table"));
        assert_eq!(row.0, says, "{method}: the page and the server disagree");
    }
    // A capability that the table does not know of is one that nobody decided about.
    let known =
        CAPABILITIES.iter().chain(&MORE).map(|(_, place)| place.split('/').nth(1).unwrap_or_default());
    let known: Vec<&str> = known.chain(["positionEncoding", "workspace"]).collect();
    for (name, _) in can.as_object().expect("capabilities") {
        assert!(known.contains(&name.as_str()), "{name} has no row");
    }
}

/// Otherwise «deliberately not» is only «not».
#[test]
fn every_row_says_why_and_no_method_of_the_protocol_is_left_out() {
    let rows = rows();
    for (method, (_, why)) in &rows {
        assert!(12 <= why.chars().count(), "{method}: no reason");
    }
    // The requests and notifications of 3.17, by both sides.
    assert_eq!(rows.len(), METHODS.len(), "the table and the list of methods differ in length");
    for method in METHODS {
        assert!(rows.contains_key(method), "{method} has no row");
    }
}

/// Every request and notification of 3.17.
const METHODS: [&str; 90] = [
    "initialize",
    "initialized",
    "shutdown",
    "exit",
    "$/cancelRequest",
    "$/progress",
    "$/setTrace",
    "$/logTrace",
    "client/registerCapability",
    "client/unregisterCapability",
    "telemetry/event",
    "window/showMessage",
    "window/showMessageRequest",
    "window/logMessage",
    "window/showDocument",
    "window/workDoneProgress/create",
    "window/workDoneProgress/cancel",
    "textDocument/didOpen",
    "textDocument/didChange",
    "textDocument/willSave",
    "textDocument/willSaveWaitUntil",
    "textDocument/didSave",
    "textDocument/didClose",
    "notebookDocument/didOpen",
    "notebookDocument/didChange",
    "notebookDocument/didSave",
    "notebookDocument/didClose",
    "textDocument/publishDiagnostics",
    "textDocument/diagnostic",
    "workspace/diagnostic",
    "workspace/diagnostic/refresh",
    "textDocument/hover",
    "textDocument/signatureHelp",
    "textDocument/completion",
    "completionItem/resolve",
    "textDocument/declaration",
    "textDocument/definition",
    "textDocument/typeDefinition",
    "textDocument/implementation",
    "textDocument/references",
    "textDocument/documentHighlight",
    "textDocument/documentSymbol",
    "workspace/symbol",
    "workspaceSymbol/resolve",
    "textDocument/codeAction",
    "codeAction/resolve",
    "textDocument/codeLens",
    "codeLens/resolve",
    "workspace/codeLens/refresh",
    "textDocument/documentLink",
    "documentLink/resolve",
    "textDocument/documentColor",
    "textDocument/colorPresentation",
    "textDocument/formatting",
    "textDocument/rangeFormatting",
    "textDocument/onTypeFormatting",
    "textDocument/rename",
    "textDocument/prepareRename",
    "textDocument/foldingRange",
    "textDocument/selectionRange",
    "textDocument/linkedEditingRange",
    "textDocument/prepareCallHierarchy",
    "callHierarchy/incomingCalls",
    "callHierarchy/outgoingCalls",
    "textDocument/prepareTypeHierarchy",
    "typeHierarchy/supertypes",
    "typeHierarchy/subtypes",
    "textDocument/semanticTokens/full",
    "textDocument/semanticTokens/full/delta",
    "textDocument/semanticTokens/range",
    "workspace/semanticTokens/refresh",
    "textDocument/moniker",
    "textDocument/inlayHint",
    "inlayHint/resolve",
    "workspace/inlayHint/refresh",
    "textDocument/inlineValue",
    "workspace/inlineValue/refresh",
    "workspace/executeCommand",
    "workspace/applyEdit",
    "workspace/configuration",
    "workspace/didChangeConfiguration",
    "workspace/didChangeWatchedFiles",
    "workspace/didChangeWorkspaceFolders",
    "workspace/workspaceFolders",
    "workspace/willCreateFiles",
    "workspace/didCreateFiles",
    "workspace/willRenameFiles",
    "workspace/didRenameFiles",
    "workspace/willDeleteFiles",
    "workspace/didDeleteFiles",
];
