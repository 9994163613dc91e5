//! A newsroom in a folder of its own, and an editor in it.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::driver::{PATIENCE, Server};

/// An editor with a newsroom's folder open.
pub struct Editor {
    pub server: Server,
    folder: TempDir,
    /// The article that was opened last, its text and its version.
    name: String,
    text: String,
    version: i32,
    encoding: &'static str,
}

/// The article that is open.
pub const ARTICLE: &str = "bozze/articolo.md";

impl Editor {
    /// An editor that shows everything, in Italian, in a newsroom with these files.
    pub fn with(files: &[(&str, &str)]) -> Self {
        Self::counting("utf-16", files)
    }

    /// The same, with positions in another encoding.
    pub fn counting(encoding: &'static str, files: &[(&str, &str)]) -> Self {
        let capabilities = json!({
            "general": {"positionEncodings": [encoding]},
            "textDocument": {
                "hover": {"contentFormat": ["markdown", "plaintext"]},
                "publishDiagnostics": {"relatedInformation": true, "codeDescriptionSupport": true},
            },
        });
        Self::announcing(encoding, capabilities, files)
    }

    /// An editor that announces these capabilities.
    pub fn announcing(encoding: &'static str, capabilities: Value, files: &[(&str, &str)]) -> Self {
        Self::begin(encoding, capabilities, Value::Null, files)
    }

    /// An editor that announces these capabilities and sends these settings along.
    pub fn asking(capabilities: Value, options: Value, files: &[(&str, &str)]) -> Self {
        Self::begin("utf-16", capabilities, options, files)
    }

    fn begin(encoding: &'static str, capabilities: Value, options: Value, files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut editor = Self {
            server: Server::start_real(),
            folder,
            name: String::new(),
            text: String::new(),
            version: 0,
            encoding,
        };
        for (name, text) in files {
            editor.write(name, text);
        }
        let root = editor.uri("");
        editor.server.initialize(json!({
            "processId": null, "rootUri": root, "locale": "it", "capabilities": capabilities,
            "initializationOptions": options,
        }));
        editor
    }

    /// The path of a file of the newsroom.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The address of a file of the newsroom.
    pub fn uri(&self, name: &str) -> String {
        let path = self.folder.path().canonicalize().expect("the folder is there").join(name);
        format!("file://{}", path.to_str().expect("our names are UTF-8"))
    }

    /// Writes a file of the newsroom.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// Opens [`ARTICLE`] with this text, and waits until it was read.
    pub fn open(&mut self, text: &str) -> Vec<Value> {
        self.open_as(ARTICLE, "markdown", text)
    }

    /// Opens a file.
    pub fn open_as(&mut self, name: &str, language: &str, text: &str) -> Vec<Value> {
        name.clone_into(&mut self.name);
        text.clone_into(&mut self.text);
        self.version = 1;
        let document = json!({"uri": self.uri(name), "languageId": language, "version": 1, "text": text});
        self.server.notify("textDocument/didOpen", json!({"textDocument": document}));
        self.diagnostics_of(name, 1)
    }

    /// Replaces the whole text of the article.
    pub fn rewrite(&mut self, text: &str) -> Vec<Value> {
        text.clone_into(&mut self.text);
        self.version += 1;
        let document = json!({"uri": self.uri(&self.name), "version": self.version});
        self.server.notify(
            "textDocument/didChange",
            json!({"textDocument": document, "contentChanges": [{"text": text}]}),
        );
        self.diagnostics_of(&self.name.clone(), self.version)
    }

    /// Tells the server that the article was saved.
    pub fn save(&mut self) {
        let document = json!({"uri": self.uri(&self.name)});
        self.server.notify("textDocument/didSave", json!({"textDocument": document}));
    }

    /// Waits until something holds that comes about in the background.
    pub fn until(&mut self, what: &str, mut holds: impl FnMut(&mut Self) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !holds(self) {
            assert!(Instant::now() < end, "{what}: not in time; stderr: {}", self.server.stderr());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// The next diagnostics of a version of a file.
    pub fn diagnostics_of(&mut self, name: &str, version: i32) -> Vec<Value> {
        let uri = self.uri(name);
        let published = self.server.wait_for(&format!("diagnostics of {name}"), |it| {
            it["params"]["uri"] == uri.as_str() && it["params"]["version"] == version
        });
        published["params"]["diagnostics"].as_array().expect("a list").clone()
    }

    /// The next diagnostics of a file that is not open.
    pub fn diagnostics_of_file(&mut self, name: &str) -> Vec<Value> {
        let uri = self.uri(name);
        let published = self.server.wait_for(&format!("diagnostics of {name}"), |it| {
            it["params"]["uri"] == uri.as_str() && it["params"]["version"].is_null()
        });
        published["params"]["diagnostics"].as_array().expect("a list").clone()
    }

    /// What is shown over the first occurrence of `words` in the article, and the words it is about.
    pub fn hover(&mut self, words: &str) -> Option<(String, String)> {
        let position = self.position(self.offset(words) + 1);
        let params = json!({"textDocument": {"uri": self.uri(&self.name)}, "position": position});
        let hover = self.server.ask("textDocument/hover", params);
        let shown = hover["contents"]["value"].as_str()?.to_owned();
        Some((shown, self.words(&hover["range"])))
    }

    /// The answer to a request about the article as a whole.
    pub fn of(&mut self, method: &str) -> Value {
        self.server.ask(method, json!({"textDocument": {"uri": self.uri(&self.name)}}))
    }

    /// The answer to a request about the first occurrence of `words` in the article, with `more` in its parameters.
    pub fn about(&mut self, method: &str, words: &str, more: Value) -> Value {
        let params = self.params(words, more);
        self.server.ask(method, params)
    }

    /// Why a request about the first occurrence of `words` is refused.
    pub fn refused(&mut self, method: &str, words: &str, more: Value) -> String {
        let params = self.params(words, more);
        let id = self.server.request(method, params);
        let answer = self.server.answer(id);
        answer["error"]["message"].as_str().expect("a refusal").to_owned()
    }

    fn params(&self, words: &str, more: Value) -> Value {
        let position = self.position(self.offset(words) + 1);
        let mut params = json!({"textDocument": {"uri": self.uri(&self.name)}, "position": position});
        for (name, value) in more.as_object().into_iter().flatten() {
            params[name] = value.clone();
        }
        params
    }

    /// Where the cursor stands behind the first occurrence of `words`.
    pub fn behind(&self, words: &str) -> Value {
        self.position(self.offset(words) + words.len())
    }

    /// What can be done at the first occurrence of `words` in the article.
    pub fn actions(&mut self, words: &str) -> Vec<Value> {
        self.actions_of(words, None)
    }

    /// The same, of these kinds only.
    pub fn actions_of(&mut self, words: &str, only: Option<Value>) -> Vec<Value> {
        let start = self.offset(words);
        let range = json!({"start": self.position(start), "end": self.position(start + words.len())});
        let params = json!({
            "textDocument": {"uri": self.uri(&self.name)}, "range": range, "context": {"diagnostics": [], "only": only},
        });
        self.server.ask("textDocument/codeAction", params).as_array().cloned().unwrap_or_default()
    }

    /// Has a command of an action executed.
    pub fn execute(&mut self, command: &Value) {
        let params = json!({"command": command["command"], "arguments": command["arguments"]});
        assert_eq!(self.server.ask("workspace/executeCommand", params), Value::Null);
    }

    /// The text of the article after an action.
    pub fn applied(&self, action: &Value) -> String {
        let edits = &action["edit"]["changes"][self.uri(&self.name)];
        let mut edits: Vec<(usize, usize, &str)> = edits
            .as_array()
            .expect("edits of the article")
            .iter()
            .map(|edit| {
                let offset = |at: &Value| self.offset_of(at);
                let text = edit["newText"].as_str().expect("a text");
                (offset(&edit["range"]["start"]), offset(&edit["range"]["end"]), text)
            })
            .collect();
        edits.sort_unstable();
        let mut text = self.text.clone();
        for (start, end, new) in edits.into_iter().rev() {
            text.replace_range(start..end, new);
        }
        text
    }

    /// The words that a range of the article covers.
    pub fn words(&self, range: &Value) -> String {
        self.text[self.offset_of(&range["start"])..self.offset_of(&range["end"])].to_owned()
    }

    fn offset(&self, words: &str) -> usize {
        self.text.find(words).unwrap_or_else(|| panic!("«{words}» is not in the article"))
    }

    /// Where an offset stands, counted as was agreed on.
    fn position(&self, offset: usize) -> Value {
        let before = &self.text[..offset];
        let line = before.matches('\n').count();
        let column = self.units(before.rsplit('\n').next().expect("a line"));
        json!({"line": line, "character": column})
    }

    fn offset_of(&self, position: &Value) -> usize {
        let line = position["line"].as_u64().expect("a line") as usize;
        let character = position["character"].as_u64().expect("a character") as usize;
        let start: usize = self.text.split_inclusive('\n').take(line).map(str::len).sum();
        let line = self.text[start..].split('\n').next().expect("a line");
        let within = line.char_indices().map(|(at, _)| at).chain([line.len()]);
        let found = within.into_iter().find(|at| self.units(&line[..*at]) == character);
        start + found.unwrap_or_else(|| panic!("{position} is no place in «{line}»"))
    }

    fn units(&self, text: &str) -> usize {
        match self.encoding {
            "utf-8" => text.len(),
            "utf-16" => text.encode_utf16().count(),
            _ => text.chars().count(),
        }
    }
}
