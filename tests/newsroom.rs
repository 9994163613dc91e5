//! The example newsroom: fonte finds what `examples/EXPECTED.md` says, and nothing else.
//!
//! The articles go through `fonte check --jsonl`, each with the archive as its reference, so that no
//! budget holds anything back and the places are exact.
#![expect(clippy::disallowed_methods, reason = "the test reads the example and starts the program")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

const EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");

#[test]
fn the_newsroom_has_the_expected_findings_and_no_other() {
    let expected =
        fs::read_to_string(Path::new(EXAMPLES).join("EXPECTED.md")).expect("EXPECTED.md can be read");
    let found = rows(&expected, "Found");
    let missed = rows(&expected, "Limit: not found yet");
    let false_alarms = rows(&expected, "Limit: found, and should not be");
    assert!(!found.is_empty(), "EXPECTED.md: the table under «Found» is empty");

    let articles = [articles("archivio"), articles("bozze")].concat();
    let findings = check(&articles);
    let mut complaints = Vec::new();
    for row in [&found, &false_alarms].into_iter().flatten() {
        if !findings.iter().any(|finding| row.agrees_with(finding, &articles)) {
            complaints.push(format!("{}: {} at «{}» was not found", row.article, row.rule, row.words));
        }
    }
    for row in &missed {
        if findings.iter().any(|finding| row.agrees_with(finding, &articles)) {
            complaints.push(format!(
                "{}: {} at «{}» is found now; move its row up",
                row.article, row.rule, row.words
            ));
        }
    }
    for finding in &findings {
        let mut known = [&found, &false_alarms].into_iter().flatten();
        if !known.any(|row| row.agrees_with(finding, &articles)) {
            let Finding { article, rule, words, message, .. } = finding;
            complaints.push(format!("{article}: {rule} at «{words}» was not expected: {message}"));
        }
    }
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// An article of the example.
#[derive(Clone)]
struct Article {
    /// Its path in the newsroom: `bozze/biblioteca.txt`.
    name: String,
    text: String,
}

/// A row of a table of `EXPECTED.md`.
struct Row {
    article: String,
    rule: String,
    words: String,
}

/// What fonte reported; the offsets count characters.
struct Finding {
    article: String,
    rule: String,
    start: usize,
    end: usize,
    words: String,
    message: String,
}

impl Row {
    /// Whether this row speaks of the finding: same article, same rule, and the words touch.
    fn agrees_with(&self, finding: &Finding, articles: &[Article]) -> bool {
        let text = articles.iter().find(|article| article.name == self.article).map(|article| &article.text);
        let places = text.into_iter().flat_map(|text| {
            text.match_indices(&self.words).map(|(at, words)| {
                let start = text[..at].chars().count();
                start..start + words.chars().count()
            })
        });
        self.article == finding.article
            && self.rule == finding.rule
            && places.into_iter().any(|place| place.start <= finding.end && finding.start <= place.end)
    }
}

/// The rows of the table under a heading.
fn rows(page: &str, heading: &str) -> Vec<Row> {
    let section = page.lines().skip_while(|line| *line != format!("## {heading}")).skip(1);
    let section = section.take_while(|line| !line.starts_with("## "));
    let cells = section.filter(|line| line.starts_with("| `")).map(|line| {
        line.trim_matches('|')
            .split('|')
            .map(|cell| cell.trim().trim_matches('`').to_owned())
            .collect::<Vec<_>>()
    });
    let rows = cells.map(|cells| match &cells[..] {
        [article, rule, words, _why] => {
            Row { article: article.clone(), rule: rule.clone(), words: words.clone() }
        }
        other => panic!("EXPECTED.md: a row needs article, rule, at, why: {other:?}"),
    });
    rows.collect()
}

/// The articles of a folder of the newsroom, in order.
fn articles(folder: &str) -> Vec<Article> {
    let entries = fs::read_dir(Path::new(EXAMPLES).join("newsroom").join(folder)).expect("the folder exists");
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    let mut articles: Vec<Article> = paths
        .map(|path| Article {
            name: format!(
                "{folder}/{}",
                path.file_name().and_then(|name| name.to_str()).expect("a name in UTF-8")
            ),
            text: fs::read_to_string(&path).expect("an article in UTF-8"),
        })
        .collect();
    articles.sort_by(|left, right| left.name.cmp(&right.name));
    articles
}

/// What `fonte check --jsonl` says of the articles, each against the rest of the archive.
fn check(articles: &[Article]) -> Vec<Finding> {
    let mut input = String::new();
    for article in articles {
        let archive =
            articles.iter().filter(|other| other.name.starts_with("archivio/") && other.name != article.name);
        let corpus: Vec<Value> = archive
            .map(|other| json!({ "name": other.name, "date": other.name["archivio/".len()..][..10], "text": other.text }))
            .collect();
        let format = article.name.rsplit('.').next();
        input += &json!({ "id": article.name, "text": article.text, "format": format, "corpus": corpus })
            .to_string();
        input.push('\n');
    }
    let mut fonte = Command::new(env!("CARGO_BIN_EXE_fonte"))
        .args(["check", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("fonte starts");
    let mut stdin = fonte.stdin.take().expect("piped above");
    let feeder = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = fonte.wait_with_output().expect("fonte ends");
    let fed = feeder.join().expect("the feeder does not panic");
    assert!(
        fed.is_ok() && output.status.code().is_some_and(|code| code < 2),
        "fonte check --jsonl: {}",
        output.status
    );

    let stdout = String::from_utf8(output.stdout).expect("fonte prints UTF-8");
    let lines: Vec<Value> =
        stdout.lines().map(|line| serde_json::from_str(line).expect("one JSON value per line")).collect();
    assert_eq!(lines.len(), articles.len(), "one line of output per line of input");
    let mut findings = Vec::new();
    for (line, article) in lines.iter().zip(articles) {
        assert_eq!(line["id"], article.name.as_str(), "lines come in the order of the input");
        for diagnostic in line["diagnostics"].as_array().expect("a list of diagnostics") {
            let offset = |key: &str| diagnostic[key].as_u64().expect("an offset") as usize;
            let (start, end) = (offset("start"), offset("end"));
            findings.push(Finding {
                article: article.name.clone(),
                rule: diagnostic["rule"].as_str().expect("a rule").to_owned(),
                words: article.text.chars().skip(start).take(end - start).collect(),
                message: diagnostic["message"].as_str().expect("a message").to_owned(),
                start,
                end,
            });
        }
    }
    findings
}
