//! What can be done about a diagnostic, and the other places it points at.

use serde_json::{Value, json};

use crate::newsroom::{ARTICLE, Editor};

const TEXT: &str = "---\ndate: 2025-10-20\n---\n# 🌍 Turismo\n\n🌍 La giunta di Valdorsa vota martedì 22 ottobre 2025.\n\nIn \
    città ci sono 4.300 alloggi vuoti.\n";

fn codes(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().filter_map(|it| it["code"].as_str()).collect()
}

fn titles(actions: &[Value]) -> Vec<&str> {
    actions.iter().filter_map(|it| it["title"].as_str()).collect()
}

/// Otherwise an editor chooses a fix and the complaint stays, or another word is hit.
#[test]
fn both_ways_to_mend_a_date_are_offered_and_each_mends_it() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut editor = Editor::counting(encoding, &[]);
        let found = editor.open(TEXT);
        assert_eq!(codes(&found), ["weekday-mismatch", "unsourced-number"], "{encoding}");
        assert_eq!(editor.words(&found[0]["range"]), "martedì 22 ottobre 2025", "{encoding}");
        let actions = editor.actions("martedì 22");
        assert_eq!(
            titles(&actions),
            [
                "Cambia il giorno in «mercoledì»",
                "Cambia la data in «martedì 21 ottobre 2025»",
                "Consenti weekday-mismatch qui, con un motivo"
            ]
        );
        let (weekday, date) = (editor.applied(&actions[0]), editor.applied(&actions[1]));
        assert!(weekday.contains("vota mercoledì 22 ottobre 2025."), "{encoding}: {weekday}");
        assert!(date.contains("vota martedì 21 ottobre 2025."), "{encoding}: {date}");
        assert_eq!(codes(&editor.rewrite(&weekday)), ["unsourced-number"], "{encoding}");
        assert_eq!(codes(&editor.rewrite(&date)), ["unsourced-number"], "{encoding}");
    }
}

/// Otherwise «allow» allows nothing, or more than the paragraph.
#[test]
fn what_is_allowed_with_a_reason_is_gone_and_the_rest_stays() {
    let mut editor = Editor::with(&[]);
    editor.open(TEXT);
    let actions = editor.actions("4.300");
    let allow = actions.last().expect("an action");
    let allowed = editor.applied(allow);
    assert!(
        allowed.contains("\n\n<!-- fonte-allow unsourced-number: scrivi qui il motivo -->\nIn città"),
        "{allowed}"
    );
    assert_eq!(codes(&editor.rewrite(&allowed)), ["weekday-mismatch"]);
    // What is allowed for nothing can be deleted, and cannot itself be allowed.
    let idle = allowed.replace("4.300 alloggi vuoti", "alloggi vuoti");
    assert_eq!(codes(&editor.rewrite(&idle)), ["weekday-mismatch", "suppression"]);
    let actions = editor.actions("<!--");
    assert_eq!((actions.len(), &actions[0]["isPreferred"]), (1, &json!(true)), "{actions:?}");
    let clean = editor.applied(&actions[0]);
    assert_eq!(codes(&editor.rewrite(&clean)), ["weekday-mismatch"]);
}

/// Otherwise an exception outlives its reason, and the next fault of its kind is silent.
#[test]
fn an_entry_of_the_configuration_that_allows_nothing_any_more_is_told_in_its_article() {
    let entry =
        |rule: &str| format!("[[allow]]\nrule = \"{rule}\"\npath = \"{ARTICLE}\"\nreason = \"nostra\"\n");
    let config = entry("unsourced-number") + &entry("vague-source");
    let mut editor = Editor::with(&[("fonte.toml", &config)]);
    let found = editor.open(TEXT);
    assert_eq!(codes(&found), ["suppression", "weekday-mismatch"]);
    let (message, related) = (&found[0]["message"], &found[0]["relatedInformation"][0]);
    assert!(message.as_str().is_some_and(|it| it.contains("`vague-source`")), "{message}");
    assert_eq!(
        (&related["message"], &related["location"]["range"]["start"]["line"]),
        (&json!("nostra"), &json!(5))
    );
}

/// Otherwise a gap appears in the article as «{}».
#[test]
fn a_gap_is_filled_with_a_word_of_the_articles_language() {
    let mut editor = Editor::with(&[]);
    editor.open(TEXT);
    let actions = editor.actions("4.300");
    assert_eq!(titles(&actions)[0], "Indica la fonte");
    assert_eq!(actions[0]["isPreferred"], false);
    let named = editor.applied(&actions[0]);
    assert!(named.contains(", secondo [fonte]"), "{named}");
    editor.open_as(
        "bozze/two.md",
        "markdown",
        "The town has 4,300 empty homes, and nobody wants to live there.\n",
    );
}

/// Otherwise a comment that nothing understands stands in the copy.
#[test]
fn plain_text_is_offered_no_comment() {
    let mut editor = Editor::with(&[]);
    let found = editor.open_as("bozze/nota.txt", "plaintext", "In città ci sono 4.300 alloggi vuoti.\n");
    assert_eq!(codes(&found), ["unsourced-number"]);
    assert_eq!(titles(&editor.actions("4.300")), ["Indica la fonte"]);
}

/// Otherwise an edit made for an older text is applied to a newer one.
#[test]
fn a_client_that_checks_versions_gets_them() {
    let capabilities = json!({"workspace": {"workspaceEdit": {"documentChanges": true}}});
    let mut editor = Editor::announcing("utf-16", capabilities, &[]);
    editor.open(TEXT);
    let actions = editor.actions("martedì 22");
    let changes = &actions[0]["edit"]["documentChanges"][0];
    assert_eq!(changes["textDocument"], json!({"uri": editor.uri(ARTICLE), "version": 1}));
    assert_eq!(changes["edits"][0]["newText"], "mercoledì");
    assert_eq!(actions[0]["edit"].get("changes"), None);
}

/// Otherwise the editor opens the archive at the wrong words, or not at all.
#[test]
fn a_contradiction_points_at_the_line_of_the_archive() {
    let archive =
        "---\ndate: 2025-10-01\n---\n# Il conto\n\nÈ certo 🌍: a Valdorsa sono arrivati 15.000 turisti.\n";
    let text = "---\ndate: 2025-10-20\n---\n# Turismo\n\nA Valdorsa sono arrivati circa 10.000 turisti.\n";
    for (encoding, start) in [("utf-8", 40), ("utf-16", 37), ("utf-32", 36)] {
        let mut editor = Editor::counting(
            encoding,
            &[("fonte.toml", "[reference]\nfolders = [\"archivio\"]\n"), ("archivio/uno.md", archive)],
        );
        let mut found = editor.open(text);
        while !codes(&found).contains(&"figure-contradicts-corpus") {
            found = editor.diagnostics_of(ARTICLE, 1);
        }
        let found = found.iter().find(|it| it["code"] == "figure-contradicts-corpus").expect("it is there");
        let place = &found["relatedInformation"][0]["location"];
        assert_eq!(place["uri"], editor.uri("archivio/uno.md"), "{encoding}");
        assert_eq!(
            crate::driver::range(&place["range"]),
            format!("5:{start}-5:{}", start + 14),
            "{encoding}"
        );
    }
}

/// Otherwise the code in the editor is a dead link, or asks the network.
#[test]
fn the_code_of_a_diagnostic_leads_to_the_page_of_its_rule() {
    let mut editor = Editor::with(&[]);
    let found = editor.open(TEXT);
    let href = found[0]["codeDescription"]["href"].as_str().expect("the client announced links");
    let path = tower_lsp::lsp_types::Url::parse(href).expect("an address").to_file_path().expect("a file");
    let page = std::fs::read_to_string(path).expect("the page is there");
    assert_eq!(page.lines().next(), Some("# weekday-mismatch"));
}

/// Otherwise «fix all on save» leaves what could be mended unseen, or changes what somebody should choose.
#[test]
fn all_safe_corrections_are_made_at_once_where_they_are_asked_for() {
    let mut editor = Editor::with(&[]);
    let text =
        "---\ndate: 2025-10-20\n---\n# Turismo\n\nLa giunta di Valdorsa vota martedì 22 ottobre 2025.\n\n×\n";
    let found = editor.open(text);
    assert_eq!(codes(&found), ["weekday-mismatch", "web-residue"]);
    let all = editor.actions_of("# Turismo", Some(json!(["source.fixAll"])));
    assert_eq!(titles(&all), ["Fai tutte le correzioni sicure (fonte)"]);
    let mended = editor.applied(&all[0]);
    assert!(mended.contains("martedì 22 ottobre") && !mended.contains('×'), "{mended}");
    assert_eq!(editor.actions_of("# Turismo", Some(json!(["refactor"]))), Vec::<Value>::new());
}

/// Otherwise a name that is right is complained of every day.
#[test]
fn a_name_is_added_to_the_house_list() {
    let archive = "---\ndate: 2025-10-01\n---\n# La giunta\n\nLa sindaca Olga Ferrini ha detto che la giunta vota. Olga \
                   Ferrini ha parlato a lungo.\n";
    let configuration = "[reference]\nfolders = [\"archivio\"]\n[names]\nfile = \"nomi.txt\"\n";
    let mut editor = Editor::with(&[
        ("fonte.toml", configuration),
        ("nomi.txt", "# I nomi della redazione\nMarta Belloni"),
        ("archivio/uno.md", archive),
        ("archivio/due.md", &archive.replace("giunta vota", "giunta tace")),
        ("archivio/tre.md", &archive.replace("giunta vota", "giunta esita")),
    ]);
    let text = "---\ndate: 2025-10-20\n---\n# Turismo\n\nLa sindaca Olga Ferini ha parlato.\n";
    let mut found = editor.open(text);
    while !codes(&found).contains(&"name-misspelled") {
        found = editor.diagnostics_of(ARTICLE, 1);
    }
    let actions = editor.actions("Olga Ferini");
    let add = actions.iter().find(|it| it["title"] == "Aggiungi «Olga Ferini» all'elenco di redazione");
    let changes = &add.expect("it is offered")["edit"]["changes"][editor.uri("nomi.txt")];
    assert_eq!(changes[0]["newText"], "\nOlga Ferini, sindaca\n");
    assert_eq!(crate::driver::range(&changes[0]["range"]), "1:13-1:13");
}

/// Otherwise the article of the archive is hunted for in the folder.
#[test]
fn the_article_of_the_archive_is_opened() {
    let archive = "---\ndate: 2025-10-01\n---\n# Il conto\n\nA Valdorsa sono arrivati 15.000 turisti.\n";
    let text = "---\ndate: 2025-10-20\n---\n# Turismo\n\nA Valdorsa sono arrivati circa 10.000 turisti.\n";
    let files = [("fonte.toml", "[reference]\nfolders = [\"archivio\"]\n"), ("archivio/uno.md", archive)];
    let can = json!({"window": {"showDocument": {"support": true}}});
    let mut editor = Editor::announcing("utf-16", can, &files);
    let mut found = editor.open(text);
    while !codes(&found).contains(&"figure-contradicts-corpus") {
        found = editor.diagnostics_of(ARTICLE, 1);
    }
    let actions = editor.actions("10.000");
    let open =
        actions.iter().find(|it| it["title"] == "Apri archivio/uno.md").expect("it is offered").clone();
    editor.execute(&open["command"]);
    let asked = editor.server.message("window/showDocument");
    assert_eq!(asked["params"]["uri"], editor.uri("archivio/uno.md"));
    assert_eq!(crate::driver::range(&asked["params"]["selection"]), "5:25-5:39");
    // A client that opens nothing is offered nothing.
    let mut poor = Editor::with(&files);
    let mut found = poor.open(text);
    while !codes(&found).contains(&"figure-contradicts-corpus") {
        found = poor.diagnostics_of(ARTICLE, 1);
    }
    assert!(!titles(&poor.actions("10.000")).contains(&"Apri archivio/uno.md"));
}
