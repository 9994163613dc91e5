//! The outline, what folds, every place of a name or a figure, what it rests on, one spelling for another.

use serde_json::{Value, json};

use crate::newsroom::Editor;

const CONFIGURATION: &str = "[reference]\nfolders = [\"archivio\"]\n[names]\nfile = \"nomi.txt\"\n";

const NAMES: &str = "# I nomi\nMarta Belloni = Marta Beloni, assessora al turismo\n";

const ARCHIVE: &str = "---\ndate: 2025-10-01\n---\n# Il conto dell'estate\n\nLa sindaca Olga Ferri ha detto che a \
    Valdorsa sono arrivati 15.000 turisti, secondo la Provincia.\n";

const ARTICLE: &str = "---\ndate: 2025-10-20\n---\n# Turismo, 🌍 e Valdorsa\n\nSecondo il ministero del Turismo, 🗞 a \
    Valdorsa sono arrivati circa 10.000 turisti. La sindaca Olga Ferri ha parlato martedì.\n\n## Le strade\n\nLa Ferri \
    ha contato 80 cantieri. Restano 300 posti. Marta Belloni aprirà il 3 novembre.\n\nTra le strade con 80 cantieri \
    c'è la statale.\n";

fn newsroom(capabilities: Value, options: Value) -> Editor {
    let files = [("fonte.toml", CONFIGURATION), ("nomi.txt", NAMES), ("archivio/estate.md", ARCHIVE)];
    Editor::asking(capabilities, options, &files)
}

fn editor() -> Editor {
    let trees = json!({"textDocument": {"documentSymbol": {"hierarchicalDocumentSymbolSupport": true}}});
    let mut editor = newsroom(trees, Value::Null);
    editor.open(ARTICLE);
    editor
}

/// An editor whose archive has been read.
fn editor_with_archive() -> Editor {
    let mut editor = editor();
    editor.until("the archive is read", |editor| {
        editor.hover("10.000").is_some_and(|(shown, _)| shown.contains("15.000"))
    });
    editor
}

fn places(editor: &mut Editor, method: &str, words: &str) -> Vec<String> {
    let found = editor.about(method, words, json!({"context": {"includeDeclaration": true}}));
    let list = found.as_array().cloned().unwrap_or_default();
    let place = |it: &Value| match it.get("uri") {
        Some(uri) if *uri != editor.uri(crate::newsroom::ARTICLE) => {
            let name = uri.as_str().expect("an address").rsplit('/').next().expect("a name").to_owned();
            format!("{name}:{}", crate::driver::range(&it["range"]))
        }
        _ => editor.words(&it["range"]),
    };
    list.iter().map(place).collect()
}

fn outline(editor: &Editor, symbols: &Value, depth: usize, out: &mut Vec<String>) {
    for symbol in symbols.as_array().into_iter().flatten() {
        let detail = symbol["detail"].as_str().map(|it| format!(" ({it})")).unwrap_or_default();
        let name = symbol["name"].as_str().expect("a name");
        assert!(editor.words(&symbol["range"]).contains(&editor.words(&symbol["selectionRange"])));
        out.push(format!("{}{name}{detail}", "  ".repeat(depth)));
        outline(editor, &symbol["children"], depth + 1, out);
    }
}

/// Otherwise the outline of the editor is empty, or hides which figure has no source.
#[test]
fn the_outline_holds_headline_sections_and_figures_with_how_they_stand() {
    let mut editor = editor();
    let symbols = editor.of("textDocument/documentSymbol");
    let mut lines = Vec::new();
    outline(&editor, &symbols, 0, &mut lines);
    assert_eq!(
        lines,
        [
            "Turismo, 🌍 e Valdorsa",
            "  circa 10.000 turisti (fonte: ministero del Turismo)",
            "  Le strade",
            "    80 cantieri (fonte: Ferri)",
            "    300 posti (senza fonte)",
            "    80 cantieri (fonte: Ferri)",
        ]
    );
    let mut flat = newsroom(json!({}), Value::Null);
    flat.open(ARTICLE);
    let list = flat.of("textDocument/documentSymbol");
    assert_eq!(list[4]["name"], "300 posti");
    assert_eq!(list[4]["containerName"], "Le strade");
    assert_eq!(flat.words(&list[4]["location"]["range"]), "300 posti");
}

/// Otherwise the front matter stands open over every article.
#[test]
fn front_matter_and_sections_fold() {
    let mut editor = editor();
    let folds = editor.of("textDocument/foldingRange");
    let lines = |it: &Value| (it["startLine"].clone(), it["endLine"].clone(), it["kind"].clone());
    let folds: Vec<_> = folds.as_array().expect("a list").iter().map(lines).collect();
    assert_eq!(folds, [(json!(0), json!(2), json!("region")), (json!(7), json!(11), json!(null))]);
}

/// Otherwise a name is hunted for by its letters, and its short form is missed.
#[test]
fn every_mention_of_a_name_and_every_repeat_of_a_figure_lights_up() {
    let mut editor = editor();
    let method = "textDocument/documentHighlight";
    assert_eq!(places(&mut editor, method, "Olga"), ["Olga Ferri", "Ferri"]);
    assert_eq!(places(&mut editor, method, "80 cant"), ["80 cantieri", "80 cantieri"]);
    assert_eq!(places(&mut editor, method, "Restano"), Vec::<String>::new());
}

/// Otherwise nobody gets from the figure to what the archive printed.
#[test]
fn a_figure_and_a_name_lead_to_what_they_rest_on() {
    let mut editor = editor_with_archive();
    let definition = "textDocument/definition";
    assert_eq!(places(&mut editor, definition, "10.000"), ["estate.md:5:60-5:74"]);
    assert_eq!(places(&mut editor, definition, "Olga"), ["estate.md:0:0-0:0"]);
    assert_eq!(places(&mut editor, definition, "Marta"), ["nomi.txt:1:0-1:0"]);
    assert_eq!(places(&mut editor, definition, "martedì"), ["2025-10-20"]);
    assert_eq!(places(&mut editor, definition, "Restano"), Vec::<String>::new());
    let references = "textDocument/references";
    assert_eq!(places(&mut editor, references, "10.000"), ["circa 10.000 turisti", "estate.md:5:60-5:74"]);
    assert_eq!(
        places(&mut editor, references, "Ferri ha contato"),
        ["Olga Ferri", "Ferri", "estate.md:0:0-0:0"]
    );
}

/// Otherwise a name is mended in one place and stays wrong in the next.
#[test]
fn a_spelling_is_changed_wherever_it_stands() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut editor = Editor::counting(encoding, &[]);
        editor.open(ARTICLE);
        let prepared = editor.about("textDocument/prepareRename", "Ferri ha contato", json!({}));
        assert_eq!(prepared["placeholder"], "Ferri", "{encoding}");
        let edit = editor.about("textDocument/rename", "Ferri ha contato", json!({"newName": "Ferro"}));
        let text = editor.applied(&json!({"edit": edit}));
        assert!(text.contains("Olga Ferro ha parlato") && text.contains("La Ferro ha"), "{encoding}: {text}");
        let edit = editor.about("textDocument/rename", "Olga", json!({"newName": "Olga Maria Ferri"}));
        let text = editor.applied(&json!({"edit": edit}));
        assert!(text.contains("Olga Maria Ferri ha") && text.contains("La Ferri ha"), "{encoding}: {text}");
        assert_eq!(editor.about("textDocument/prepareRename", "Restano", json!({})), Value::Null);
        let refused = editor.refused("textDocument/rename", "Olga", json!({"newName": " "}));
        assert_eq!(refused, "Questo non può essere un nome.");
    }
}
