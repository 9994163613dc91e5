//! What stands between and over the words: hints, the lens, colours; and what may be written next.

use serde_json::{Value, json};

use crate::newsroom::{ARTICLE, Editor};

const CONFIGURATION: &str =
    "[reference]\nfolders = [\"archivio\"]\n[names]\nfile = \"nomi.txt\"\n[desk]\ninitials = \"AB\"\n";

const NAMES: &str = "Marta Belloni = Marta Beloni, assessora al turismo\n";

const ARCHIVE: &str = "---\ndate: 2025-10-01\n---\n# Il conto dell'estate\n\nA Valdorsa sono arrivati 15.000 turisti, \
    secondo la Provincia.\n\nLa sindaca Olga Ferri tace. Per Marino Fabbri il porto è pieno.\n";

const TEXT: &str = "---\ndate: 2025-10-20\n---\n# Turismo, 🌍 e Valdorsa\n\n🗞 Secondo la Provincia, a \
    Valdorsa sono arrivati 10.000 turisti. Marta Belloni, nata il 3 marzo 1980, parlerà martedì. Il sentiero è lungo \
    62 miglia, ha detto Belloni. Restano 300 posti.\n\nSi dice che i cantieri siano 80.\n";

fn files() -> [(&'static str, &'static str); 3] {
    [("fonte.toml", CONFIGURATION), ("nomi.txt", NAMES), ("archivio/estate.md", ARCHIVE)]
}

fn asking(options: Value) -> Editor {
    let mut editor = Editor::asking(json!({}), options, &files());
    editor.open(TEXT);
    editor
}

fn with_archive(capabilities: Value, text: &str) -> Editor {
    let mut editor = Editor::asking(capabilities, Value::Null, &files());
    editor.open(TEXT);
    editor.until("the archive is read", |editor| {
        editor.hover("10.000").is_some_and(|(shown, _)| shown.contains("15.000"))
    });
    if text != TEXT {
        editor.rewrite(text);
    }
    editor
}

fn hints(editor: &mut Editor) -> Vec<(Value, String)> {
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}});
    let found = editor.about("textDocument/inlayHint", "Turismo", json!({"range": range}));
    let label = |it: &Value| it["label"].as_str().expect("a label").to_owned();
    found.as_array().expect("a list").iter().map(|it| (it["position"].clone(), label(it))).collect()
}

/// Otherwise an editor that shows hints at all is littered with ours.
#[test]
fn hints_are_off_until_each_kind_is_asked_for() {
    let mut all = asking(json!({"inlayHints": true}));
    let expected = [
        (all.behind("3 marzo 1980"), "= 45 anni".to_owned()),
        (all.behind("martedì"), "= martedì 21 ottobre 2025".to_owned()),
        (all.behind("62 miglia"), "= 99,8 km".to_owned()),
    ];
    assert_eq!(hints(&mut all), expected);
    assert_eq!(hints(&mut asking(json!({"inlayHints": ["units"]}))), expected[2..]);
    assert_eq!(hints(&mut asking(Value::Null)), []);
}

/// Otherwise the desk counts by hand what is still open.
#[test]
fn the_lens_counts_figures_and_what_is_open() {
    let mut editor = with_archive(json!({}), TEXT);
    let lens = editor.of("textDocument/codeLens");
    assert_eq!(lens[0]["command"]["title"], "3 cifre · 2 senza fonte · 1 diversa dall'archivio");
    assert_eq!(crate::driver::range(&lens[0]["range"]), "3:0-3:0");
    assert_eq!(editor.rewrite("# Turismo\n\nNessuna cifra qui.\n"), Vec::<Value>::new());
    assert_eq!(editor.of("textDocument/codeLens"), json!([]));
    let off = Editor::asking(json!({}), json!({"codeLens": false}), &files()).server.capabilities();
    assert_eq!(off["codeLensProvider"], Value::Null);
}

/// Otherwise a panel beside the text has nothing to show.
#[test]
fn figures_are_listed_by_how_they_stand() {
    let mut editor = with_archive(json!({}), TEXT);
    let answer = editor.of("fonte/figures");
    assert_eq!(answer["summary"], "3 cifre · 2 senza fonte · 1 diversa dall'archivio");
    let figures = answer["figures"].as_array().expect("a list").clone();
    let line = |it: &Value| {
        let text = |key: &str| it[key].as_str().unwrap_or_default().to_owned();
        (editor.words(&it["range"]), text("standing"), text("detail"), it["differs"] == true)
    };
    let lines: Vec<_> = figures.iter().map(line).collect();
    let expected = [
        ("10.000 turisti", "sourced", "fonte: Provincia", true),
        ("300 posti", "unsourced", "senza fonte", false),
        ("80", "vague", "solo «Si dice che», che non nomina nessuno", false),
    ];
    let owned = |it: (&str, &str, &str, bool)| (it.0.to_owned(), it.1.to_owned(), it.2.to_owned(), it.3);
    assert_eq!(lines, expected.map(owned));
    assert!(figures[0]["archive"].as_str().expect("what it has").contains("15.000"), "{answer}");
}

/// Otherwise a click on the lens does nothing.
#[test]
fn the_lens_leads_to_the_next_figure_without_a_source() {
    let mut editor = with_archive(json!({"window": {"showDocument": {"support": true}}}), TEXT);
    let lens = editor.of("textDocument/codeLens");
    let command = lens[0]["command"].clone();
    for words in ["300 posti", "300 posti"] {
        editor.server.request(
            "workspace/executeCommand",
            json!({"command": command["command"], "arguments": command["arguments"]}),
        );
        let asked = editor.server.message("window/showDocument");
        assert_eq!(asked["params"]["uri"], editor.uri(ARTICLE));
        assert_eq!(editor.words(&asked["params"]["selection"]), words);
    }
}

/// Otherwise colours slide along the line behind an emoji.
#[test]
fn figures_are_coloured_by_how_they_stand() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut editor = Editor::counting(encoding, &[]);
        let legend = editor.server.capabilities()["semanticTokensProvider"]["legend"].clone();
        assert_eq!(legend["tokenTypes"], json!(["figure"]));
        editor.open(TEXT);
        let tokens = editor.of("textDocument/semanticTokens/full");
        let data: Vec<u64> =
            tokens["data"].as_array().expect("numbers").iter().filter_map(Value::as_u64).collect();
        let (mut line, mut character) = (0, 0);
        let mut shown = Vec::new();
        for token in data.chunks(5) {
            character = if token[0] == 0 { character + token[1] } else { token[1] };
            line += token[0];
            let at = |character| json!({"line": line, "character": character});
            let words = editor.words(&json!({"start": at(character), "end": at(character + token[2])}));
            let bit = token[4].trailing_zeros() as usize;
            shown.push((words, legend["tokenModifiers"][bit].as_str().expect("a name").to_owned()));
        }
        let expected = [("10.000", "sourced"), ("300", "unsourced"), ("80", "vague")];
        let expected = expected.map(|(words, standing)| (words.to_owned(), standing.to_owned()));
        assert_eq!(shown, expected, "{encoding}");
    }
}

fn proposals(editor: &mut Editor, behind: &str) -> Vec<(String, String)> {
    let position = editor.behind(behind);
    let found = editor.about("textDocument/completion", behind, json!({"position": position}));
    let text = |it: &Value, key: &str| it[key].as_str().unwrap_or_default().to_owned();
    let items = found["items"].as_array().cloned().unwrap_or_default();
    items.iter().map(|it| (text(it, "label"), text(it, "detail"))).collect()
}

/// Otherwise a name is written from memory, and wrong.
#[test]
fn names_of_house_list_article_and_archive_are_proposed() {
    let text = TEXT.replace("Si dice", "Lo dice Ma");
    let mut editor = with_archive(json!({}), &text);
    let found = proposals(&mut editor, "Lo dice Ma");
    let house = ("Marta Belloni".to_owned(), "assessora al turismo · elenco di redazione".to_owned());
    assert_eq!(found[0], house, "{found:?}");
    let archive = ("Marino Fabbri".to_owned(), "archivio".to_owned());
    assert!(found.contains(&archive), "{found:?}");
    // Half a surname is enough.
    editor.rewrite(&TEXT.replace("Si dice", "Lo dice Bell"));
    assert_eq!(proposals(&mut editor, "Lo dice Bell")[0].0, "Marta Belloni");
    // Small words are no names.
    editor.rewrite(&TEXT.replace("Si dice", "si"));
    assert_eq!(proposals(&mut editor, "\n\nsi"), []);
}

/// Otherwise the archive's figure is copied from another window.
#[test]
fn a_figure_of_the_archive_about_whom_the_paragraph_names_is_proposed() {
    let text = format!("{TEXT}\nA Valdorsa ne sono arrivati 15\n");
    let mut editor = with_archive(json!({}), &text);
    let found = proposals(&mut editor, "ne sono arrivati 15");
    let detail = "Il conto dell'estate, 1º ottobre 2025, fonte la Provincia".to_owned();
    assert_eq!(found.first().map(|it| it.0.as_str()), Some("15.000 turisti"), "{found:?} {detail}");
}

/// Otherwise nobody finds who is in the archive without leaving the editor.
#[test]
fn names_of_open_articles_and_of_the_archive_are_found() {
    let mut editor = with_archive(json!({}), TEXT);
    let mut find = |query: &str| -> Vec<(String, String)> {
        let found = editor.server.ask("workspace/symbol", json!({"query": query}));
        let text = |it: &Value| it.as_str().unwrap_or_default().to_owned();
        let list = found.as_array().expect("a list").clone();
        list.iter().map(|it| (text(&it["name"]), text(&it["containerName"]))).collect()
    };
    assert!(find("Bell").contains(&("Marta Belloni".to_owned(), ARTICLE.to_owned())));
    assert!(find("fabbri").contains(&("Marino Fabbri".to_owned(), "archivio/estate.md".to_owned())));
    assert!(!find("").is_empty());
    assert_eq!(find("Zzyzx"), []);
}
