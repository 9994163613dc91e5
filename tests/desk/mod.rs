//! Newsrooms of a test's own, and the program run in them.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

pub const CLEAN: &str =
    "---\ntitle: La scuola\ndate: 2025-03-12\n---\n\nLa scuola riapre, ha detto la sindaca Anna Rossi.\n";

pub const FAULT: &str = "Il ponte apre venerdì 14 ottobre 2025, ha detto la sindaca Anna Rossi.\n";

pub fn article(title: &str, body: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2025-03-12\n---\n\n{body}")
}

/// A newsroom with `n` articles; every other one has a fault.
pub fn newsroom(n: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("fonte.toml"), "messages = \"en\"\n").expect("a file");
    for index in 0..n {
        let text =
            if index % 2 == 0 { article(&format!("Il ponte {index}"), FAULT) } else { CLEAN.to_owned() };
        fs::write(folder.path().join(format!("{index:03}.md")), text).expect("a file");
    }
    folder
}

pub fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fonte"));
    command.current_dir(folder).args(arguments).env("LC_ALL", "en").env("NO_COLOR", "1");
    command
}

pub fn fonte(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().expect("it runs")
}

pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

pub const FORMATS: [&str; 10] =
    ["concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "html"];
