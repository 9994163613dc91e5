//! Figures that the desk has checked, in the editor.

use serde_json::Value;

use crate::newsroom::{ARTICLE, Editor};

const TEXT: &str = "---\ntitle: Il mercato\nauthor: Redazione\ndate: 2025-10-20\nlang: it\n---\n\n\
                    Nel mercato coperto restano 43 banchi e 5.200 clienti al giorno.\n";

const MARK: &str = "{\"path\":\"bozze/articolo.md\",\"figure\":\"43 banchi\",\"value\":\"43\",\"of\":\"banco\",\
                    \"sentence\":\"cf2fa16a3e0f1a4d\",\"by\":\"AB\",\"date\":\"2025-10-21\"}\n";

fn messages(found: &[Value]) -> Vec<&str> {
    found.iter().filter_map(|it| it["message"].as_str()).collect()
}

/// Otherwise the editor goes on asking for what somebody has already answered for.
#[test]
fn a_mark_that_comes_while_the_article_is_open_is_heeded() {
    let mut editor = Editor::with(&[("fonte.toml", "")]);
    let found = editor.open(TEXT);
    assert!(messages(&found)[0].starts_with("«43 banchi» e un'altra cifra"), "{found:?}");
    editor.write(".fonte/verified.jsonl", MARK);
    editor.save();
    let found = editor.diagnostics_of(ARTICLE, 1);
    assert!(messages(&found)[0].starts_with("«5.200 clienti» non ha una fonte"), "{found:?}");
    // Another value is another figure.
    let found = editor.rewrite(&TEXT.replace("43", "45"));
    assert!(messages(&found)[0].starts_with("«45 banchi» e un'altra cifra"), "{found:?}");
}

/// Otherwise a join of two histories that went wrong is never seen.
#[test]
fn a_line_that_holds_no_mark_is_underlined_and_the_others_hold() {
    let marks = format!("<<<<<<< ours\n{MARK}");
    let mut editor = Editor::with(&[("fonte.toml", ""), (".fonte/verified.jsonl", &marks)]);
    let found = editor.diagnostics_of_file(".fonte/verified.jsonl");
    assert_eq!(found[0]["range"]["start"]["line"], 0, "{found:?}");
    let found = editor.open(TEXT);
    assert!(messages(&found)[0].starts_with("«5.200 clienti» non ha una fonte"), "{found:?}");
}
