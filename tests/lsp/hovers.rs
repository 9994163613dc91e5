//! What stands under the pointer: how fonte read a figure, a name, a date.

use serde_json::{Value, json};

use crate::newsroom::Editor;

const CONFIGURATION: &str = "[reference]\nfolders = [\"archivio\"]\n[names]\nfile = \"nomi.txt\"\n";

const NAMES: &str = "Marta Belloni = Marta Beloni, assessora al turismo\n";

const ARCHIVE: &str = "---\ndate: 2025-10-01\n---\n# Il conto dell'estate\n\nLa sindaca Olga Ferri ha detto che a \
    Valdorsa sono arrivati 15.000 turisti, secondo la Provincia.\n\nOlga Ferri ha poi parlato con Marta Belloni.\n";

const ARTICLE: &str = "---\ndate: 2025-10-20\n---\n# Turismo, 🌍 e **Valdorsa**\n\nSecondo il ministero del Turismo, 🗞 a \
    Valdorsa sono arrivati circa 10.000 turisti. La sindaca Olga Ferri ha parlato ieri e a giugno. La Ferri ha detto \
    che almeno 20 alberghi e il 12 per cento dei bar sono chiusi da tre giorni. Marta Beloni aprirà il 3 novembre.\n\n\
    Restano 300 posti.\n";

fn editor() -> Editor {
    Editor::with(&[
        ("fonte.toml", CONFIGURATION),
        ("nomi.txt", NAMES),
        ("archivio/2025-10-01-estate.md", ARCHIVE),
    ])
}

/// An editor whose archive has been read.
fn editor_with_archive() -> Editor {
    let mut editor = editor();
    editor.open(ARTICLE);
    // Documents are read again once the archive is there.
    editor.until("the archive is read", |editor| shown(editor, "10.000").contains("15.000"));
    editor
}

fn shown(editor: &mut Editor, words: &str) -> String {
    let hover = editor.hover(words);
    hover.unwrap_or_else(|| panic!("nothing is shown over «{words}»")).0
}

/// Otherwise nobody sees why a message came, or why none did.
#[test]
fn a_figure_shows_how_it_was_read_who_stands_for_it_and_what_the_archive_has() {
    let mut editor = editor_with_archive();
    let archive = editor.uri("archivio/2025-10-01-estate.md");
    let (figure, words) = editor.hover("10.000").expect("a hover");
    assert_eq!(words, "circa 10.000 turisti");
    assert_eq!(
        figure,
        format!(
            "**circa 10.000 turisti**\n\nLetta come da 9.000 a 11.000 turisti.\n\nFonte: ministero del Turismo \
             (nella stessa frase).\n\nIn archivio:\n\n- «15.000 turisti», Il conto dell'estate, 1º ottobre 2025, \
             fonte sindaca Olga Ferri – è diversa; tutte e due dicono che cosa è successo ([archivio/2025-10-01-estate.md:6](<{archive}#L6>))"
        )
    );
    assert!(shown(&mut editor, "20 alb").contains("Letta come 20 alberghi o più."));
    assert!(shown(&mut editor, "12 per").contains("Letta come 12%."));
    assert!(shown(&mut editor, "300").contains("Nessuna fonte trovata."));
}

/// Otherwise an editor looks for the role and the spelling in the archive by hand.
#[test]
fn a_name_shows_its_full_form_roles_and_what_the_archive_knows() {
    let mut editor = editor_with_archive();
    let archive = editor.uri("archivio/2025-10-01-estate.md");
    let (name, words) = editor.hover("Ferri ha detto").expect("a hover");
    assert_eq!(words, "Ferri");
    assert_eq!(
        name,
        format!(
            "**Olga Ferri**\n\nPersona\n\nQui scritto anche: «Ferri»\n\nIn archivio: 2 menzioni in un articolo.\n\n\
             Grafie in archivio: «Olga Ferri» (1)\n\nRuoli in questo articolo:\n\n- sindaca\n\nRuoli in archivio:\
             \n\n- sindaca, Il conto dell'estate, 1º ottobre 2025 ([archivio/2025-10-01-estate.md](<{archive}>))\n\nUltimi articoli in \
             archivio:\n\n- Il conto dell'estate, 1º ottobre 2025 ([archivio/2025-10-01-estate.md](<{archive}>))"
        )
    );
    let house = shown(&mut editor, "Beloni");
    assert!(house.starts_with("**Marta Belloni**"), "{house}");
    assert!(house.contains("Elenco di redazione: assessora al turismo"), "{house}");
    assert!(house.contains("Qui scritto anche: «Marta Beloni»"), "{house}");
    let place = shown(&mut editor, "Valdorsa sono");
    assert!(place.contains("Ultime cifre in archivio:\n\n- «15.000 turisti»"), "{place}");
}

/// Otherwise «ieri» has to be counted on the fingers.
#[test]
fn a_date_shows_the_day_its_weekday_and_its_distance_from_publication() {
    let mut editor = editor();
    editor.open(ARTICLE);
    let (yesterday, words) = editor.hover("ieri").expect("a hover");
    assert_eq!(words, "ieri");
    assert_eq!(
        yesterday,
        "**ieri**\n\ndomenica 19 ottobre 2025\n\nContata dalla data di pubblicazione, 20 ottobre 2025.\n\nUn giorno \
         prima della pubblicazione (20 ottobre 2025)."
    );
    let month = shown(&mut editor, "giugno");
    assert!(month.contains("Dal 1º giugno 2025 al 30 giugno 2025"), "{month}");
    let later = shown(&mut editor, "3 novembre");
    assert!(later.contains("lunedì 3 novembre 2025"), "{later}");
    assert!(later.contains("14 giorni dopo la pubblicazione"), "{later}");
    assert!(shown(&mut editor, "tre giorni").contains("3 giorni"));
    assert_eq!(editor.hover("Restano"), None, "nothing is shown over other words");
}

/// Otherwise the words of the hover stand beside those under the pointer.
#[test]
fn the_range_of_a_hover_counts_as_the_client_does() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut editor = Editor::counting(encoding, &[]);
        editor.open(ARTICLE);
        assert_eq!(editor.hover("10.000").expect("a hover").1, "circa 10.000 turisti", "{encoding}");
        // Behind an emoji and inside emphasis.
        assert_eq!(editor.hover("Valdorsa**").expect("a hover").1, "Valdorsa", "{encoding}");
    }
}

/// Otherwise Emacs and old editors show asterisks and brackets.
#[test]
fn a_client_that_shows_no_markdown_gets_plain_text() {
    let mut editor = Editor::announcing("utf-16", json!({}), &[]);
    editor.open(ARTICLE);
    let figure = shown(&mut editor, "10.000");
    assert_eq!(
        figure,
        "circa 10.000 turisti\n\nLetta come da 9.000 a 11.000 turisti.\nFonte: ministero del Turismo (nella stessa \
         frase)."
    );
}

/// Otherwise an English desk reads Italian.
#[test]
fn the_editors_settings_choose_the_language() {
    let mut server = crate::driver::Server::start_real();
    let options = json!({"messages": "en"});
    server.initialize(json!({"locale": "it", "capabilities": {}, "initializationOptions": options}));
    server.open(1, "# News\n\nA Valdorsa sono arrivati circa 10.000 turisti.\n");
    let params =
        json!({"textDocument": {"uri": crate::driver::URI}, "position": {"line": 2, "character": 33}});
    let hover: Value = server.ask("textDocument/hover", params);
    let shown = hover["contents"]["value"].as_str().expect("a hover");
    assert!(shown.contains("Read as 9,000 to 11,000 turisti."), "{shown}");
}

const VOICES: &str = "---\ndate: 2025-10-20\n---\n# La piazza\n\nSul muro c'è «Nessuno lo sapeva».\n\n«La piazza è di tutti», ha detto la sindaca Olga Ferri. \
    Secondo fonti del Comune restano 43 banchi e 12 gazebo.\n\n\
    <!-- fonte-allow unsourced-number, round-number: *nostra* rilevazione -->\nRestano 300 posti.\n";

/// Otherwise nobody sees whom fonte takes for the speaker, or what a source answers for.
#[test]
fn a_quotation_and_an_attribution_show_who_speaks_and_what_rests_on_it() {
    let mut editor = Editor::with(&[]);
    editor.open(VOICES);
    let (quote, words) = editor.hover("piazza è").expect("a hover");
    assert_eq!(words, "«La piazza è di tutti»");
    assert_eq!(
        quote,
        "**«La piazza è di tutti»**\n\nChi parla: sindaca Olga Ferri.\n\n5 parole tra virgolette."
    );
    assert!(shown(&mut editor, "lo sapeva").contains("Il testo non dice chi parla."));
    let (attribution, words) = editor.hover("fonti del").expect("a hover");
    assert_eq!(words, "fonti del Comune");
    assert_eq!(
        attribution,
        "**fonti del Comune**\n\nFonte: fonti del Comune, nominata solo come gruppo (nella stessa frase).\n\nCiò di \
         cui risponde: «Secondo fonti del Comune restano 43 banchi e 12 gazebo»\n\nLe cifre che ne dipendono:\n\n\
         - «43 banchi»\n- «12»"
    );
}

/// Otherwise nobody knows what a comment silences, and where it ends.
#[test]
fn a_comment_that_allows_shows_where_it_holds_and_why() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut editor = Editor::counting(encoding, &[]);
        editor.open(VOICES);
        let (comment, words) = editor.hover("fonte-allow").expect("a hover");
        assert_eq!(words, "<!-- fonte-allow unsourced-number, round-number: *nostra* rilevazione -->");
        assert_eq!(
            comment,
            "**fonte-allow unsourced-number, round-number**\n\nVale dalla riga 11 alla riga 11.\n\nMotivo: \\*nostra\\* rilevazione"
        );
    }
    let mut plain = Editor::announcing("utf-16", json!({}), &[]);
    plain.open(&VOICES.replace("fonte-allow ", "fonte-allow-file "));
    assert_eq!(
        shown(&mut plain, "fonte-allow-file"),
        "fonte-allow unsourced-number, round-number\n\nVale per tutto il file.\nMotivo: *nostra* rilevazione"
    );
}
