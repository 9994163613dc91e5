//! A client for tests: frames, waits with a limit, and never leaves a server behind.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long a test waits for anything, on the slowest machine.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// The document that most tests are about.
pub const URI: &str = "file:///articles/bridge.md";

/// A server under test and the client's end of its pipes.
pub struct Server {
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// Messages that came while another one was awaited.
    early: VecDeque<Value>,
    stderr: Arc<Mutex<String>>,
    next_id: i64,
    /// What the server said that it can do.
    capabilities: Value,
}

impl Server {
    /// A server that has not been spoken to.
    pub fn start() -> Self {
        let (mut server, output) = Self::start_unread();
        server.read(output);
        server
    }

    /// A server that reads articles, as an editor starts it.
    pub fn start_real() -> Self {
        let (mut server, output) = Self::start_with(&["lsp"]);
        server.read(output);
        server
    }

    /// A server whose output nobody reads yet.
    pub fn start_unread() -> (Self, ChildStdout) {
        Self::start_with(&["lsp", "--stdio", "--self-test"])
    }

    fn start_with(arguments: &[&str]) -> (Self, ChildStdout) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_fonte"))
            .args(arguments)
            .env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let input = child.stdin.take();
        let output = child.stdout.take().expect("the output is piped");
        let mut errors = child.stderr.take().expect("standard error is piped");
        let stderr = Arc::new(Mutex::new(String::new()));
        let log = Arc::clone(&stderr);
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read @ 1..) = errors.read(&mut bytes) {
                log.lock().unwrap().push_str(&String::from_utf8_lossy(&bytes[..read]));
            }
        });
        let (_, messages) = channel();
        (
            Self {
                child,
                input,
                messages,
                early: VecDeque::new(),
                stderr,
                next_id: 1,
                capabilities: Value::Null,
            },
            output,
        )
    }

    /// A server that knows a client with these capabilities, and has said `initialized`.
    pub fn initialized(capabilities: Value) -> Self {
        let mut server = Self::start();
        server.initialize(json!({"processId": null, "rootUri": null, "capabilities": capabilities}));
        server
    }

    /// Shakes hands; the result of `initialize`.
    pub fn initialize(&mut self, params: Value) -> Value {
        let result = self.ask("initialize", params);
        self.notify("initialized", json!({}));
        self.capabilities = result["capabilities"].clone();
        result
    }

    /// What the server said that it can do.
    pub fn capabilities(&self) -> Value {
        self.capabilities.clone()
    }

    /// Reads `output` from here on.
    pub fn read(&mut self, output: ChildStdout) {
        let (sender, messages) = channel();
        self.messages = messages;
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read_message(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
    }

    /// What the server has written to standard error so far.
    pub fn stderr(&self) -> String {
        self.stderr.lock().unwrap().clone()
    }

    /// Sends bytes as they are.
    pub fn send_raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("the input is open");
        // A server that has left is what some tests are about.
        let _ = input.write_all(bytes).and_then(|()| input.flush());
    }

    /// Sends a body within a frame.
    pub fn send_body(&mut self, body: &str) {
        self.send_raw(frame(body).as_bytes());
    }

    /// Sends a message.
    pub fn send(&mut self, message: &Value) {
        self.send_body(&message.to_string());
    }

    /// Sends a notification.
    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request; its id.
    pub fn request(&mut self, method: &str, params: Value) -> i64 {
        let id = self.next_id;
        self.next_id += 1;
        let mut message = json!({"jsonrpc": "2.0", "id": id, "method": method});
        if !params.is_null() {
            message["params"] = params;
        }
        self.send(&message);
        id
    }

    /// Sends a request and waits for its result.
    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.request(method, params);
        let answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// Waits for the answer to a request.
    pub fn answer(&mut self, id: i64) -> Value {
        self.wait_for(&format!("the answer to {id}"), |it| it["id"] == id && it.get("method").is_none())
    }

    /// Waits for the error code of the answer to a request.
    pub fn error(&mut self, id: i64) -> i64 {
        let answer = self.answer(id);
        answer["error"]["code"].as_i64().unwrap_or_else(|| panic!("no error: {answer}"))
    }

    /// Waits for the next message of the server that has this method.
    pub fn message(&mut self, method: &str) -> Value {
        self.wait_for(method, |message| message["method"] == method)
    }

    /// Waits for the next diagnostics: the version and the words underlined, as `line:start-end`.
    pub fn diagnostics(&mut self) -> (Value, Vec<String>) {
        let published = self.message("textDocument/publishDiagnostics");
        let params = &published["params"];
        let ranges = params["diagnostics"].as_array().expect("a list").iter().map(|it| range(&it["range"]));
        (params["version"].clone(), ranges.collect())
    }

    /// Everything that came and was not awaited, after the server has answered one more request.
    pub fn drain(&mut self) -> Vec<Value> {
        let id = self.request("$/fonte/test/slow", json!({"milliseconds": 200}));
        self.answer(id);
        self.early.drain(..).collect()
    }

    /// What came so far with this method and was not awaited.
    pub fn early(&mut self, method: &str) -> Vec<Value> {
        self.early.iter().filter(|message| message["method"] == method).cloned().collect()
    }

    /// Waits for a message; all others are kept for later.
    pub fn wait_for(&mut self, what: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.early.iter().position(&wanted) {
            return self.early.remove(at).expect("it was found");
        }
        let end = Instant::now() + PATIENCE;
        loop {
            match self.messages.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(message) if wanted(&message) => return message,
                Ok(message) => self.early.push_back(message),
                Err(RecvTimeoutError::Timeout) => panic!("{what} did not come; stderr: {}", self.stderr()),
                Err(RecvTimeoutError::Disconnected) => {
                    panic!("the server left before {what}; stderr: {}", self.stderr())
                }
            }
        }
    }

    /// Opens [`URI`].
    pub fn open(&mut self, version: i32, text: &str) {
        let document = json!({"uri": URI, "languageId": "markdown", "version": version, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// Changes [`URI`].
    pub fn change(&mut self, version: i32, changes: Value) {
        let document = json!({"uri": URI, "version": version});
        self.notify("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
    }

    /// Closes [`URI`].
    pub fn close(&mut self) {
        self.notify("textDocument/didClose", json!({"textDocument": {"uri": URI}}));
    }

    /// The server's text of [`URI`], or null.
    pub fn text(&mut self) -> Value {
        self.ask("$/fonte/test/text", json!({"textDocument": {"uri": URI}}))
    }

    /// Closes the server's input.
    pub fn close_input(&mut self) {
        self.input = None;
    }

    /// Waits for the server's end.
    pub fn exit_code(&mut self) -> Option<i32> {
        self.exit_status_within(PATIENCE).expect("the server ends").code()
    }

    /// Waits for the server's end, for a limited time.
    pub fn exit_status_within(&mut self, limit: Duration) -> Option<ExitStatus> {
        let end = Instant::now() + limit;
        while Instant::now() < end {
            if let Some(status) = self.child.try_wait().expect("the child is ours") {
                return Some(status);
            }
            thread::sleep(Duration::from_millis(5));
        }
        None
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A change that puts `text` at a position.
pub fn insertion(line: u32, character: u32, text: &str) -> Value {
    edit((line, character), (line, character), text)
}

/// A change that puts `text` between two positions.
pub fn edit(start: (u32, u32), end: (u32, u32), text: &str) -> Value {
    let position = |(line, character)| json!({"line": line, "character": character});
    json!({"range": {"start": position(start), "end": position(end)}, "text": text})
}

/// A body with its header.
pub fn frame(body: &str) -> String {
    format!("Content-Length: {}\r\n\r\n{body}", body.len())
}

/// A range as `line:start-line:end`.
pub fn range(range: &Value) -> String {
    let position = |it: &Value| format!("{}:{}", it["line"], it["character"]);
    format!("{}-{}", position(&range["start"]), position(&range["end"]))
}

fn read_message(output: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut header = String::new();
        if output.read_line(&mut header).ok()? == 0 {
            return None;
        }
        match (header.trim(), length) {
            ("", Some(length)) => {
                let mut body = vec![0; length];
                output.read_exact(&mut body).ok()?;
                return Some(serde_json::from_slice(&body).expect("the server writes JSON"));
            }
            (header, _) => {
                if let Some(value) = header.strip_prefix("Content-Length: ") {
                    length = Some(value.parse().expect("a length is a number"));
                }
            }
        }
    }
}
