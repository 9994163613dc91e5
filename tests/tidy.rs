//! The house rules that the compiler does not know: which floor may import which, how long a file may be,
//! and that a rule is a page, a file, a line, a row in the README and in the index, and a message in every language.
//!
//! Each complaint says which file, what is wrong, and what to do. The README's table of rules and the index,
//! `docs/rules.md`, are written by this test: `FONTE_BLESS=1 cargo test --test tidy`.
#![expect(clippy::disallowed_methods, reason = "this test reads the repository itself")]

mod examples;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use fonte::diagnostic::{Level, Safety};
use fonte::rules::page::Page;

use examples::Bench;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The floors of the house, from the ground up. A module imports only from floors below its own.
const FLOORS: &[&[&str]] = &[
    &["text", "value", "diagnostic"],
    &["lexicon"],
    &["prose"],
    &["article"],
    &["mention"],
    &["claim"],
    &["reference"],
    &["analysis"],
    &["rules", "messages", "suppression"],
    &["engine", "mending", "verified"],
    &["store", "project"],
    &["lsp", "cli"],
];

/// Imports between neighbours on one floor, each for its reason. The two faces are not among them, ever.
const NEIGHBOURS: &[(&str, &str)] = &[
    ("diagnostic", "text"),   // a diagnostic has a span
    ("rules", "messages"),    // a finding names its message
    ("messages", "rules"),    // a message is looked up by a rule's code
    ("rules", "suppression"), // a suppression that silences nothing is itself a finding
    ("suppression", "rules"), // a suppression names a rule
    ("project", "store"),     // a project opens its store
];

const MAX_LINES: usize = 400;

#[test]
fn a_floor_imports_only_floors_below() {
    let mut complaints = Vec::new();
    for path in files_under("src", "rs") {
        let importer = top_module(&path);
        // The façade names everything, and the binary starts a face.
        if importer == "lib" || importer == "main" {
            continue;
        }
        let Some(floor) = floor_of(&importer) else {
            complaints.push(format!(
                "{path}: the module `{importer}` stands on no floor; put it into FLOORS in tests/tidy.rs and into ARCHITECTURE.md"
            ));
            continue;
        };
        if is_test(&path) {
            continue;
        }
        for imported in imports(&without_tests(&code_of(&read(&path)).0)) {
            let Some(below) = floor_of(&imported) else { continue };
            let neighbour = NEIGHBOURS.contains(&(importer.as_str(), imported.as_str()));
            if imported != importer && floor <= below && !neighbour {
                complaints.push(format!(
                    "{path}: `{importer}` (floor {floor}) imports `{imported}` (floor {below}); move what is needed to a lower floor"
                ));
            }
        }
    }
    assert_tidy(complaints);
}

#[test]
fn a_file_holds_one_idea_in_at_most_400_lines() {
    let too_long = files_under("src", "rs").into_iter().filter_map(|path| {
        let n_lines = read(&path).lines().count();
        (MAX_LINES < n_lines)
            .then(|| format!("{path}: {n_lines} lines; split it by idea, {MAX_LINES} is the most"))
    });
    assert_tidy(too_long.collect());
}

#[test]
fn a_rule_is_a_page_a_file_and_a_line() {
    let (pages, files) = (rule_pages(), rule_files());
    let register = register();
    let mut complaints = Vec::new();
    for (name, path) in &pages {
        if !files.contains_key(name) {
            complaints.push(format!("{path}: a page without a rule; write {}", name.file()));
        }
        let title = format!("# {}", name.code);
        if read(path).lines().next() != Some(title.as_str()) {
            complaints.push(format!("{path}: the first line must be «{title}»"));
        }
    }
    for (name, path) in &files {
        if !pages.contains_key(name) {
            complaints.push(format!("{path}: a rule without a page; write {}", name.page()));
        }
        if !register.contains(name) {
            complaints.push(format!(
                "src/rules/mod.rs: the rule {path} is not registered; add a line with `{}::{}`",
                name.family,
                name.module()
            ));
        }
        let strings = code_of(&read(path)).1;
        if !strings.contains(&name.code) {
            complaints.push(format!(
                "{path}: no `code: \"{}\"`; the code, the file and the page share one name",
                name.code
            ));
        }
        if !strings.iter().any(|string| string.ends_with(&name.page())) {
            complaints.push(format!("{path}: does not include its page {}", name.page()));
        }
    }
    for name in &register {
        if !files.contains_key(name) {
            complaints.push(format!("src/rules/mod.rs: registers {}, which does not exist", name.file()));
        }
    }
    assert_tidy(complaints);
}

#[test]
fn a_rule_speaks_every_language() {
    let languages = files_under("rules/messages", "ftl");
    let mut complaints = Vec::new();
    let messages: BTreeMap<&String, BTreeSet<String>> =
        languages.iter().map(|path| (path, message_ids(&read(path)))).collect();
    let all: BTreeSet<&String> = messages.values().flatten().collect();
    for (path, ids) in &messages {
        for id in all.iter().filter(|id| !ids.contains(**id)) {
            complaints.push(format!("{path}: the message `{id}` is missing; another language has it"));
        }
        for name in rule_files().keys() {
            let says = |id: &String| id == &name.code || id.starts_with(&format!("{}-", name.code));
            if !ids.iter().any(says) {
                complaints.push(format!("{path}: no message for the rule `{0}`; write `{0} = …`", name.code));
            }
        }
    }
    assert_tidy(complaints);
}

#[test]
fn the_readme_lists_every_rule() {
    let (start, end) = ("<!-- rules -->\n", "<!-- /rules -->");
    let readme = read("README.md");
    let markers = readme.split_once(start).and_then(|(before, rest)| Some((before, rest.split_once(end)?)));
    let Some((before, (table, after))) = markers else {
        panic!("README.md: put the table of rules between «{}» and «{end}»", start.trim());
    };
    let wanted = rules_table();
    if std::env::var_os("FONTE_BLESS").is_some() {
        fs::write(Path::new(ROOT).join("README.md"), [before, start, &wanted, end, after].concat())
            .expect("README.md can be written");
        return;
    }
    let wanted_rows: BTreeSet<&str> = wanted.lines().collect();
    let rows: BTreeSet<&str> = table.lines().collect();
    let missing = wanted_rows.difference(&rows).map(|row| format!("README.md: this row is missing: {row}"));
    let extra = rows.difference(&wanted_rows).map(|row| format!("README.md: no page and rule say so: {row}"));
    let mut complaints: Vec<String> = missing.chain(extra).collect();
    if !complaints.is_empty() {
        complaints.push("README.md: write the table anew with FONTE_BLESS=1 cargo test --test tidy".into());
    }
    assert_tidy(complaints);
}

#[test]
fn the_index_lists_every_rule_by_family() {
    let path = "docs/rules.md";
    let wanted = rule_index();
    if std::env::var_os("FONTE_BLESS").is_some() {
        fs::create_dir_all(Path::new(ROOT).join("docs")).expect("docs/ can be made");
        fs::write(Path::new(ROOT).join(path), &wanted).expect("docs/rules.md can be written");
        return;
    }
    let found = read(path);
    let lines: BTreeSet<&str> = found.lines().collect();
    let missing = wanted.lines().filter(|line| !lines.contains(line));
    let mut complaints: Vec<String> =
        missing.map(|line| format!("{path}: this line is missing: {line}")).collect();
    if found != wanted {
        complaints.push(format!("{path}: write it anew with FONTE_BLESS=1 cargo test --test tidy"));
    }
    assert_tidy(complaints);
}

#[test]
fn a_rule_holds_no_word_of_a_language() {
    let mut complaints = Vec::new();
    for path in files_under("src/rules", "rs") {
        if is_test(&path) {
            continue;
        }
        for string in code_of(&without_tests(&read(&path))).1 {
            if string.chars().any(|letter| letter.is_alphabetic() && !letter.is_ascii()) {
                complaints.push(format!(
                    "{path}: \"{string}\" is a word of a language; it belongs into rules/languages/"
                ));
            }
        }
    }
    assert_tidy(complaints);
}

#[test]
fn no_path_of_one_machine_is_committed() {
    // In pieces, so that this file passes its own test.
    let homes = ["work", "root", "home", "Users"].map(|folder| ["/", folder, "/"].concat());
    let resolved = ["\"resolved\": ", "\"http"].concat();
    let mut complaints = Vec::new();
    for path in tracked_files() {
        let Ok(content) = fs::read_to_string(Path::new(ROOT).join(&path)) else { continue };
        for (index, line) in content.lines().enumerate() {
            for home in &homes {
                let starts_a_path =
                    |at: usize| !line[..at].ends_with(|c: char| c.is_alphanumeric() || "./_-}*~".contains(c));
                if line.match_indices(home.as_str()).any(|(at, _)| starts_a_path(at)) {
                    complaints.push(format!(
                        "{path}:{}: a path of one machine ({home}…); make it relative",
                        index + 1
                    ));
                }
            }
            if path.ends_with("package-lock.json") && line.contains(&resolved) {
                complaints.push(format!(
                    "{path}:{}: names a registry; run npm install --omit-lockfile-registry-resolved",
                    index + 1
                ));
            }
        }
    }
    assert_tidy(complaints);
}

/// A rule by its family and code: `dates`, `weekday-mismatch`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct RuleName {
    family: String,
    code: String,
}

impl RuleName {
    fn new(family: &str, stem: &str) -> Self {
        Self { family: family.to_owned(), code: stem.replace('_', "-") }
    }

    fn module(&self) -> String {
        self.code.replace('-', "_")
    }

    fn page(&self) -> String {
        format!("rules/{}/{}.md", self.family, self.code)
    }

    fn file(&self) -> String {
        format!("src/rules/{}/{}.rs", self.family, self.module())
    }
}

/// A file that is a test module as a whole.
fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.ends_with("_tests.rs")
}

fn rule_pages() -> BTreeMap<RuleName, String> {
    by_rule_name("rules", "md", &["languages", "messages"])
}

/// The files with a rule's record; what the rules of a family share has none.
fn rule_files() -> BTreeMap<RuleName, String> {
    let mut files = by_rule_name("src/rules", "rs", &[]);
    files.retain(|_, path| code_of(&read(path)).0.contains("const META: Meta"));
    files
}

/// The files `base/<family>/<code>.<extension>`, by the rule they name.
fn by_rule_name(base: &str, extension: &str, not_families: &[&str]) -> BTreeMap<RuleName, String> {
    let mut found = BTreeMap::new();
    for path in files_under(base, extension) {
        let inner: Vec<&str> = path[base.len() + 1..].split('/').collect();
        let [family, file] = inner[..] else { continue };
        let stem = file.trim_end_matches(extension).trim_end_matches('.');
        if !not_families.contains(&family) && stem != "mod" && stem != "README" {
            found.insert(RuleName::new(family, stem), path);
        }
    }
    found
}

/// The rules that the register in `src/rules/mod.rs` names, as `family::module`.
fn register() -> BTreeSet<RuleName> {
    let families: BTreeSet<String> = rule_files().into_keys().map(|name| name.family).collect();
    let path = "src/rules/mod.rs";
    if !Path::new(ROOT).join(path).exists() {
        return BTreeSet::new();
    }
    let code = without_tests(&code_of(&read(path)).0);
    let words: Vec<&str> = code.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).collect();
    let mut found = BTreeSet::new();
    for word in words {
        let parts: Vec<&str> = word.split("::").collect();
        for pair in parts.windows(2) {
            let is_module = pair[1].starts_with(|c: char| c.is_ascii_lowercase());
            if families.contains(pair[0]) && is_module {
                found.insert(RuleName::new(pair[0], pair[1]));
            }
        }
    }
    found
}

/// The table as the pages and the rules' own records give it.
fn rules_table() -> String {
    let rules = fonte::rules::register();
    let levels: BTreeMap<&str, Level> = rules.iter().map(|it| (it.meta.code, it.meta.level)).collect();
    let mut table = String::from("| rule | level | it says |\n| --- | --- | --- |\n");
    for (name, path) in rule_pages() {
        let level = levels.get(name.code.as_str()).map_or("", |level| level.name()).to_owned();
        let summary = summary_of(&read(&path)).replace('|', "\\|");
        let row = [format!("[`{}`]({})", name.code, name.page()), level, summary].join(" | ");
        table.extend(["| ", &row, " |\n"]);
    }
    table
}

/// What stands above the tables of the index.
const INDEX: &str = "# Rules

Every rule of fonte, by family.
Its page tells why it is there, shows what is wrong beside what is not in Italian, English, Spanish, French and German, \
and names its options and limits; `fonte explain CODE` prints it.

*Level*: how grave a finding is unless `fonte.toml` says otherwise: an *error* cannot be true as written, a *warning* \
wants an editor's eye, *information* is worth knowing.
A rule that is *off* runs when it is asked for: `--rule CODE`, or a level in `fonte.toml`.

*Mends*: a *safe* correction is made by `fonte check --fix`; an *offered* one by a choice in the editor, or by \
`--fix=all`, which makes the first; a *form* has gaps that only a person can fill, in the editor.

This page is written from the pages and the register: `FONTE_BLESS=1 cargo test --test tidy`.
";

/// The index as the register, the pages and their examples give it.
fn rule_index() -> String {
    let fixes = fixes_by_rule();
    let mut index = INDEX.to_owned();
    let mut last = None;
    for rule in fonte::rules::register() {
        let (code, family) = (rule.meta.code, rule.meta.family.name());
        if last.replace(family) != Some(family) {
            let title: String = family[..1].to_uppercase() + &family[1..];
            write!(
                index,
                "\n## {title}\n\n| rule | level | on | mends | it says |\n| --- | --- | --- | --- | --- |\n"
            )
            .expect("a string takes it");
        }
        let is_on = if rule.meta.level == Level::Hint { "off" } else { "on" };
        let mends = fixes.get(code).map_or("–", |it| match it {
            Safety::Safe => "safe",
            Safety::Unsafe => "offered",
            Safety::Snippet => "form",
        });
        let summary = summary_of(rule.meta.page).replace('|', "\\|");
        let level = rule.meta.level.name();
        writeln!(
            index,
            "| [`{code}`](../rules/{family}/{code}.md) | {level} | {is_on} | {mends} | {summary} |"
        )
        .expect("a string takes it");
    }
    index
}

/// The safest correction that a rule offers on any example of its page or any of its edge cases.
fn fixes_by_rule() -> BTreeMap<String, Safety> {
    let rank = |safety: Safety| match safety {
        Safety::Safe => 0,
        Safety::Unsafe => 1,
        Safety::Snippet => 2,
    };
    let mut found: BTreeMap<String, Safety> = BTreeMap::new();
    for path in examples::pages().into_iter().chain(examples::edge_cases()) {
        let page = Page::read(&fs::read_to_string(Path::new(ROOT).join(&path)).expect("a page"));
        for example in page.examples.iter().filter(|it| !it.expected.is_empty()) {
            let report = Bench::new(&page.code, example).and_then(|it| it.check(&example.text));
            for diagnostic in report.unwrap_or_default().diagnostics {
                for safety in diagnostic.fixes.iter().map(|fix| fix.safety) {
                    let known = found.entry(diagnostic.code.clone()).or_insert(safety);
                    if rank(safety) < rank(*known) {
                        *known = safety;
                    }
                }
            }
        }
    }
    found
}

/// The first paragraph after the title, on one line.
fn summary_of(page: &str) -> String {
    let body = page.lines().skip(1).skip_while(|line| line.trim().is_empty());
    body.take_while(|line| !line.trim().is_empty()).map(str::trim).collect::<Vec<_>>().join(" ")
}

/// The names of the messages in a Fluent file: `weekday-mismatch = …`.
fn message_ids(fluent: &str) -> BTreeSet<String> {
    let starts = fluent.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    starts.filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned())).collect()
}

fn floor_of(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// `src/text/span.rs` and `src/text.rs` belong to `text`.
fn top_module(path: &str) -> String {
    let inside = path.trim_start_matches("src/");
    inside.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned()
}

/// The modules named after `crate::`, also inside a group: `use crate::{text::Span, value::Number};`.
fn imports(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let path = code[at + "crate::".len()..].trim_start();
        let Some(group) = path.strip_prefix('{') else {
            found.insert(first_word(path));
            continue;
        };
        let (mut depth, mut starts) = (0, true);
        for (index, c) in group.char_indices() {
            match c {
                '}' if depth == 0 => break,
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => starts = true,
                c if starts && !c.is_whitespace() => {
                    found.insert(first_word(&group[index..]));
                    starts = false;
                }
                _ => {}
            }
        }
    }
    found
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// Tests at the foot of a file may look upstairs.
fn without_tests(code: &str) -> String {
    code.split("#[cfg(test)]\nmod ").next().unwrap_or_default().to_owned()
}

/// Rust source without comments and the contents of strings, and the strings by themselves.
fn code_of(source: &str) -> (String, Vec<String>) {
    let (mut code, mut strings) = (String::new(), Vec::new());
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some((length, content)) = string_at(rest, code.chars().next_back()) {
            strings.push(content.to_owned());
            code.push_str("\"\"");
            length
        } else if rest.starts_with("'\"'") || rest.starts_with("'\\\"'") {
            rest[1..].find('\'').map_or(rest.len(), |end| end + 2)
        } else {
            code.push(c);
            c.len_utf8()
        };
        rest = &rest[skipped..];
    }
    (code, strings)
}

/// A string literal at the start of `rest`: its whole length and its content.
fn string_at(rest: &str, before: Option<char>) -> Option<(usize, &str)> {
    if let Some(content) = rest.strip_prefix('"') {
        let mut escaped = false;
        for (index, c) in content.char_indices() {
            match c {
                '"' if !escaped => return Some((index + 2, &content[..index])),
                '\\' => escaped = !escaped,
                _ => escaped = false,
            }
        }
        return None;
    }
    if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
        return None;
    }
    let after = rest.strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let content = after[hashes..].strip_prefix('"')?;
    let end = content.find(&format!("\"{}", "#".repeat(hashes)))?;
    Some((1 + hashes + 1 + end + 1 + hashes, &content[..end]))
}

/// The files under a folder of the repository, by their path from its root, in order.
fn files_under(folder: &str, extension: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(ROOT).join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                let inner = path.strip_prefix(ROOT).expect("below the root");
                found.push(inner.to_str().expect("our names are UTF-8").replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

/// What git keeps; nothing outside a clone.
fn tracked_files() -> Vec<String> {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(ROOT).output();
    let names = listed.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    names.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap_or_else(|problem| panic!("{path}: {problem}"))
}

fn assert_tidy(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn imports_are_seen_in_groups_and_in_paths_but_not_in_comments() {
    let source = "//! See [`crate::engine`].\nuse crate::{text::{Span, Position}, value::Number};\nlet it = \
                  crate::mention::read(\"crate::lsp\", '\"', r#\"crate::cli\"#);\nuse mycrate::store;";
    let (code, strings) = code_of(source);
    assert_eq!(imports(&code).into_iter().collect::<Vec<_>>(), ["mention", "text", "value"]);
    assert_eq!(strings, ["crate::lsp", "crate::cli"]);
}
