//! Rules of the house in the editor.

use serde_json::{Value, json};

use crate::newsroom::{ARTICLE, Editor};

const RULES: &str = "[[rule]]\ncode = \"house-kyiv\"\nkind = \"replace\"\nfind = \"Kiev\"\nreplace = \"Kyiv\"\n\
                     bad = [\"A Kiev nevica.\"]\ngood = [\"A Kyiv nevica.\"]\n";

const CONFIG: &str = "[house]\nrules = [\"redazione\"]\n";

const TEXT: &str = "---\ndate: 2025-10-20\n---\n# Il vertice\n\nIl vertice di Kiev comincia domani.\n";

fn codes(found: &[Value]) -> Vec<&str> {
    found.iter().filter_map(|it| it["code"].as_str()).collect()
}

/// Otherwise what the desk has written down is nowhere to be seen while somebody writes.
#[test]
fn a_house_rule_is_underlined_mended_and_leads_to_its_file() {
    let mut editor = Editor::with(&[("fonte.toml", CONFIG), ("redazione/nomi.toml", RULES)]);
    let found = editor.open(TEXT);
    assert_eq!(codes(&found), ["house-kyiv"], "{found:?}");
    let href = found[0]["codeDescription"]["href"].as_str().expect("a link");
    assert!(href.ends_with("redazione/nomi.toml#L1"), "{href}");
    let actions = editor.actions("Kiev");
    assert_eq!(actions[0]["title"], "Scrivi «Kyiv»");
    let mended = editor.applied(&actions[0]);
    assert_eq!(codes(&editor.rewrite(&mended)), Vec::<&str>::new());
}

/// Otherwise one slip in one rule silences the whole desk, or nobody learns of it.
#[test]
fn a_broken_house_rule_is_underlined_in_its_file_and_the_others_hold() {
    let broken = RULES.replace("\"Kiev\"", "\"{perosn} Kiev\"").replace("house-kyiv", "house-two");
    let files = [("fonte.toml", CONFIG), ("redazione/a.toml", RULES), ("redazione/b.toml", broken.as_str())];
    let mut editor = Editor::with(&files);
    let said = editor.server.message("window/showMessage")["params"]["message"].to_string();
    assert!(said.contains("b.toml:4:9") && said.contains("did you mean `{person}`?"), "{said}");
    let found = editor.diagnostics_of_file("redazione/b.toml");
    let range = json!({"start": {"line": 3, "character": 8}, "end": {"line": 3, "character": 22}});
    assert_eq!(found[0]["range"], range, "{found:?}");
    assert_eq!(codes(&editor.open(TEXT)), ["house-kyiv"]);

    // Mended, the mark goes; the same mistake is not told twice.
    editor.write("redazione/b.toml", &RULES.replace("Kiev", "vertice").replace("house-kyiv", "house-two"));
    editor.save();
    assert_eq!(editor.diagnostics_of_file("redazione/b.toml"), Vec::<Value>::new());
    editor
        .until("the mended rule", |editor| codes(&editor.diagnostics_of(ARTICLE, 1)).contains(&"house-two"));
    assert_eq!(editor.server.early("window/showMessage"), Vec::<Value>::new());
}
