//! Documents of word processors: what is read of them, where it stands, and that no file stops the reading.
#![expect(clippy::disallowed_methods, reason = "the program is run on files of the test")]

use std::io::{Cursor, Write};

use fonte::prose::{BlockKind, Document, DocumentFault, Prose, Reading};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive of these parts.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        out.start_file(*name, SimpleFileOptions::default()).expect("a part");
        out.write_all(text.as_bytes()).expect("a part");
    }
    out.finish().expect("an archive").into_inner()
}

const STYLES: &str = r#"<?xml version="1.0"?><w:styles xmlns:w="w">
<w:style w:type="paragraph" w:styleId="Titolo1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Occhiello"><w:name w:val="Occhiello"/><w:basedOn w:val="Titolo1"/></w:style>
<w:style w:type="paragraph" w:styleId="Didascalia"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Sommario1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Citazione"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Giro"><w:name w:val="Giro"/><w:basedOn w:val="Giro"/></w:style>
</w:styles>"#;

fn docx_of(body: &str, more: &[(&str, &str)]) -> Result<Document, DocumentFault> {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"
    );
    let mut parts = vec![("word/document.xml", body.as_str()), ("word/styles.xml", STYLES)];
    parts.extend(more);
    Document::read(&archive(&parts))
}

fn docx(body: &str) -> Document {
    docx_of(body, &[]).expect("a document")
}

const ODT_STYLES: &str = r#"<office:automatic-styles>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Caption"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="P3"/>
<style:style style:name="P3" style:family="paragraph" style:parent-style-name="Heading_20_2"/>
<style:style style:name="T1" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
</office:automatic-styles>"#;

fn odt(body: &str) -> Document {
    let content = format!(
        "<office:document-content>{ODT_STYLES}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let parts = [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content.as_str())];
    Document::read(&archive(&parts)).expect("a document")
}

/// The blocks, each with its paragraph in the document, counted from one, and its column there.
fn blocks(document: &Document) -> Vec<(BlockKind, usize, usize, &str)> {
    let prose = &document.prose;
    let place = |start: usize| {
        let before = &document.text[..start];
        let line = before.matches('\n').count() + 1;
        (line, before.chars().rev().take_while(|it| *it != '\n').count() + 1)
    };
    let block = |it: &fonte::prose::Block| {
        let (line, column) = place(prose.to_source(it.span).start());
        (it.kind, line, column, prose.block_text(it))
    };
    prose.blocks.iter().map(block).collect()
}

/// Each stretch of readable text stands in the source as the map says.
fn holds(text: &str, prose: &Prose) {
    for piece in prose.map.pieces().iter().filter(|it| it.reading == Reading::Same) {
        assert_eq!(piece.prose.slice(&prose.text).trim(), text[piece.source.range()].trim(), "{piece:?}");
    }
}

#[test]
fn paragraphs_count_from_the_first_and_empty_ones_count() {
    let document = docx(
        "<w:p><w:pPr><w:pStyle w:val=\"Titolo1\"/></w:pPr><w:r><w:t>La diga</w:t></w:r></w:p><w:p/>\
         <w:p><w:r><w:t xml:space=\"preserve\">Costa 3 </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>milioni &amp; più.</w:t></w:r></w:p>",
    );
    assert_eq!(document.text, "La diga\n\nCosta 3 milioni & più.");
    assert_eq!(
        blocks(&document),
        [(BlockKind::Heading(1), 1, 1, "La diga"), (BlockKind::Paragraph, 3, 1, "Costa 3 milioni & più."),]
    );
    holds(&document.text, &document.prose);
}

#[test]
fn a_style_says_what_a_paragraph_is_whatever_it_is_called_on_screen() {
    let styled = |style: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let body = [
        styled("Occhiello", "Sopra"),
        styled("Sommario1", "Indice 3"),
        styled("Didascalia", "Foto"),
        styled("Citazione", "Parole"),
        styled("Giro", "Testo"),
        styled("Ignoto", "Altro"),
    ];
    assert_eq!(
        blocks(&docx(&body.concat())),
        [
            (BlockKind::Heading(1), 1, 1, "Sopra"),
            (BlockKind::Caption, 3, 1, "Foto"),
            (BlockKind::Quote, 4, 1, "Parole"),
            (BlockKind::Paragraph, 5, 1, "Testo"),
            (BlockKind::Paragraph, 6, 1, "Altro"),
        ]
    );
}

#[test]
fn points_of_a_list_share_a_paragraph_and_so_do_the_cells_of_a_row() {
    let point = |text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let body = format!(
        "{}{}<w:tbl><w:tr>{}{}</w:tr><w:tr>{}</w:tr></w:tbl>",
        point("uno"),
        point("due"),
        cell("a"),
        cell("b"),
        cell("c")
    );
    let document = docx(&body);
    let found: Vec<_> = document.prose.blocks.iter().map(|it| (it.kind, it.paragraph)).collect();
    assert_eq!(
        found,
        [
            (BlockKind::ListItem, 0),
            (BlockKind::ListItem, 0),
            (BlockKind::TableCell, 1),
            (BlockKind::TableCell, 1),
            (BlockKind::TableCell, 2),
        ]
    );
}

#[test]
fn what_is_deleted_hidden_struck_or_said_in_the_margin_is_not_read() {
    let run =
        |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    let body = [
        "<w:p><w:pPr><w:rPr><w:strike/></w:rPr></w:pPr>".to_owned(),
        run("", "Sono "),
        "<w:del><w:r><w:delText>200</w:delText></w:r></w:del>".to_owned(),
        "<w:ins><w:r><w:t>300</w:t></w:r></w:ins>".to_owned(),
        run("<w:vanish/>", " nascoste"),
        run("<w:strike w:val=\"1\"/>", " cancellate"),
        run("<w:strike w:val=\"0\"/>", " navi"),
        "<w:commentReference w:id=\"0\"/><w:r><w:tab/><w:t>nel</w:t><w:br/><w:t>porto</w:t></w:r></w:p>"
            .to_owned(),
        "<w:p><w:moveFrom><w:r><w:t>Altrove</w:t></w:r></w:moveFrom></w:p>".to_owned(),
    ];
    assert_eq!(docx(&body.concat()).text, "Sono 300 navi nel porto\n");
}

#[test]
fn links_and_notes_lead_where_they_lead() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">Lo dice </w:t></w:r>\
        <w:hyperlink r:id=\"rId7\"><w:r><w:t>il rapporto</w:t></w:r></w:hyperlink>\
        <w:r><w:t>.</w:t></w:r><w:r><w:footnoteReference w:id=\"3\"/></w:r></w:p>\
        <w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"https://esempio.it/b\" </w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>qui</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    let relations = "<Relationships><Relationship Id=\"rId7\" Target=\"https://esempio.it/a\" TargetMode=\"External\"/></Relationships>";
    let notes = "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:t>----</w:t></w:r></w:p></w:footnote>\
        <w:footnote w:id=\"3\"><w:p><w:r><w:t>Provincia di Lodevia.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let more = [("word/_rels/document.xml.rels", relations), ("word/footnotes.xml", notes)];
    let document = docx_of(body, &more).expect("a document");
    assert_eq!(document.text, "Lo dice il rapporto.\nqui\nProvincia di Lodevia.");
    let links: Vec<_> = document
        .prose
        .links
        .iter()
        .map(|link| (link.span.slice(&document.prose.text), link.target.as_str()))
        .collect();
    assert_eq!(links, [("il rapporto", "https://esempio.it/a"), ("qui", "https://esempio.it/b")]);
    let mark = &document.prose.footnotes[0];
    assert_eq!((mark.at.start(), mark.definition), (20, Some(2)));
    assert_eq!(blocks(&document)[2], (BlockKind::Footnote, 3, 1, "Provincia di Lodevia."));
}

#[test]
fn the_text_of_a_box_stands_once_and_on_its_own() {
    let body = "<w:p><w:r><w:t>Fuori.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>\
        <w:p><w:r><w:t>Dentro.</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>\
        <w:p><w:r><w:t>Dentro.</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>\
        <w:r><w:t xml:space=\"preserve\"> Ancora.</w:t></w:r></w:p>";
    assert_eq!(docx(body).text, "Dentro.\nFuori. Ancora.");
}

#[test]
fn an_open_document_is_read_alike() {
    let document = odt(
        "<text:tracked-changes><text:deletion><text:p>Tolto</text:p></text:deletion></text:tracked-changes>\
         <text:h text:outline-level=\"1\">La diga</text:h><text:p/>\
         <text:p>Costa <text:span text:style-name=\"T1\">2</text:span>\n  3<text:s text:c=\"3\"/>milioni<text:note><text:note-citation>1</text:note-citation>\
         <text:note-body><text:p>Provincia.</text:p></text:note-body></text:note>, <text:a xlink:href=\"https://esempio.it\">qui</text:a>.\
         <office:annotation><text:p>Controllare!</text:p></office:annotation></text:p>\
         <text:list><text:list-item><text:p>uno</text:p></text:list-item></text:list>\
         <table:table><table:table-row><table:table-cell><text:p>7</text:p></table:table-cell></table:table-row></table:table>\
         <text:p text:style-name=\"P1\">Foto</text:p><text:p text:style-name=\"P2\">Dopo</text:p>",
    );
    assert_eq!(
        blocks(&document),
        [
            (BlockKind::Heading(1), 1, 1, "La diga"),
            (BlockKind::Paragraph, 3, 1, "Costa 3 milioni, qui."),
            (BlockKind::ListItem, 4, 1, "uno"),
            (BlockKind::TableCell, 5, 1, "7"),
            (BlockKind::Caption, 6, 1, "Foto"),
            (BlockKind::Heading(2), 7, 1, "Dopo"),
            (BlockKind::Footnote, 8, 1, "Provincia."),
        ]
    );
    assert_eq!(document.prose.footnotes[0].definition, Some(6));
    assert_eq!(document.prose.links[0].target, "https://esempio.it");
    holds(&document.text, &document.prose);
}

#[test]
fn what_is_no_document_says_so() {
    let fault = |bytes: &[u8]| Document::read(bytes).expect_err("no document");
    assert_eq!(fault(b""), DocumentFault::Damaged);
    assert_eq!(fault(b"Il ponte riapre."), DocumentFault::Damaged);
    assert_eq!(fault(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), DocumentFault::Locked);
    assert_eq!(fault(&archive(&[("altro.xml", "<a/>")])), DocumentFault::Damaged);
    assert_eq!(
        fault(&archive(&[("word/document.xml", "<w:document><w:p></w:document>")])),
        DocumentFault::Damaged
    );
    let whole = archive(&[("word/document.xml", "<w:document><w:p/></w:document>")]);
    assert_eq!(fault(&whole[..whole.len() / 2]), DocumentFault::Damaged);
    let locked = [("META-INF/manifest.xml", "<manifest:encryption-data/>"), ("content.xml", "?")];
    assert_eq!(fault(&archive(&locked)), DocumentFault::Locked);
    let sheet = [(
        "content.xml",
        "<office:document-content><office:body><office:spreadsheet/></office:body></office:document-content>",
    )];
    assert_eq!(fault(&archive(&sheet)), DocumentFault::Damaged);
}

#[test]
fn an_archive_that_unpacks_without_an_end_is_left() {
    let bomb = archive(&[("word/document.xml", &" ".repeat(51 * 1024 * 1024))]);
    assert!(bomb.len() < 1024 * 1024);
    assert_eq!(Document::read(&bomb), Err(DocumentFault::TooLarge));
}

/// Tags of both formats, opened and closed at will.
fn soup() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "<w:p>",
        "</w:p>",
        "<w:p/>",
        "<w:r>",
        "</w:r>",
        "<w:t>",
        "</w:t>",
        "Sono 3 navi",
        " & ",
        "&amp;",
        "&#8217;",
        "&#0;",
        "&x;",
        "<w:tab/>",
        "<w:tbl>",
        "</w:tbl>",
        "<w:tr>",
        "</w:tr>",
        "<w:del>",
        "</w:del>",
        "<w:pPr>",
        "</w:pPr>",
        "<w:pStyle w:val=\"Titolo1\"/>",
        "<w:hyperlink r:id=\"a\">",
        "</w:hyperlink>",
        "<w:fldChar w:fldCharType=\"begin\"/>",
        "<w:fldChar w:fldCharType=\"separate\"/>",
        "<w:fldChar w:fldCharType=\"end\"/>",
        "<w:instrText>HYPERLINK \"a\"</w:instrText>",
        "<w:txbxContent>",
        "</w:txbxContent>",
        "<w:footnoteReference w:id=\"1\"/>",
        "<w:footnote w:id=\"1\">",
        "</w:footnote>",
        "<m:oMath>",
        "</m:oMath>",
        "<office:text>",
        "</office:text>",
        "<text:p>",
        "</text:p>",
        "<text:h>",
        "</text:h>",
        "<text:span text:style-name=\"T1\">",
        "</text:span>",
        "<text:note>",
        "</text:note>",
        "<text:a xlink:href=\"b\">",
        "</text:a>",
        "<text:list>",
        "</text:list>",
        "<text:s/>",
        "<svg:desc>",
        "</svg:desc>",
        "\n",
        "\r",
        "\t",
        "\u{1}",
        "https://esempio.it/a",
        "\u{FFFC}",
        "<",
        ">",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "è",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|it| it.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_part_stops_the_reading(body in soup(), styles in soup(), notes in soup()) {
        let word = archive(&[("word/document.xml", &body), ("word/styles.xml", &styles), ("word/footnotes.xml", &notes)]);
        let open = archive(&[("content.xml", &body), ("styles.xml", &styles)]);
        for bytes in [word, open] {
            if let Ok(document) = Document::read(&bytes) {
                holds(&document.text, &document.prose);
            }
        }
    }

    #[test]
    fn no_damage_stops_the_reading(at in 0usize..2000, byte in any::<u8>(), cut in 0usize..2000) {
        let body = "<w:document><w:body><w:p><w:r><w:t>Sono 3 navi nel porto.</w:t></w:r></w:p></w:body></w:document>";
        let mut bytes = archive(&[("word/document.xml", body), ("word/styles.xml", STYLES)]);
        let len = bytes.len();
        bytes[at % len] = byte;
        let _ = Document::read(&bytes);
        let _ = Document::read(&bytes[..cut % len]);
    }

    #[test]
    fn no_bytes_stop_the_reading(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Document::read(&bytes);
    }
}

/// The words of the program about a folder of these files.
fn run(files: &[(&str, Vec<u8>)], arguments: &[&str]) -> (Option<i32>, String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_fonte"));
    let done = program.args(arguments).current_dir(folder.path()).output().expect("the program runs");
    let words = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8").replace('\\', "/");
    (done.status.code(), words(done.stdout), words(done.stderr))
}

fn draft() -> Vec<u8> {
    let body = "<w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"Titolo1\"/></w:pPr><w:r><w:t>La frana di Valdorsa</w:t></w:r></w:p>\
        <w:p><w:r><w:t>12 marzo 2025</w:t></w:r></w:p><w:p/>\
        <w:p><w:r><w:t>La frana di Valdorsa ha ucciso 7 persone. Si vede da mercoledì 11 marzo 2025, dice la sindaca.</w:t></w:r></w:p>\
        </w:body></w:document>";
    archive(&[("word/document.xml", body), ("word/styles.xml", STYLES)])
}

#[test]
fn a_folder_of_drafts_is_checked_whatever_they_are_written_with() {
    let files = [
        ("a.docx", draft()),
        ("b.docx", b"PK\x03\x04".to_vec()),
        ("c.docx", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].to_vec()),
        ("d.md", "# Il ponte\n\n12 marzo 2025\n\nIl ponte riapre.\n".into()),
        ("~$a.docx", b"\x07Redazione".to_vec()),
    ];
    let (code, out, err) = run(&files, &["check", "--messages", "en", "--rule", "weekday-mismatch"]);
    assert_eq!(
        err,
        "error: b.docx: is no document, or a damaged one; skipped\n\
         error: c.docx: is locked with a password, or an old .doc; save it as .docx without a password; skipped\n"
    );
    assert!(out.contains("a.docx:4:54"), "{out}");
    assert!(out.ends_with("2 articles: 1 error\n"), "{out}");
    assert_eq!(code, Some(2));
}

#[test]
fn a_finding_in_a_document_has_a_paragraph_and_a_column_and_nothing_to_mend_from_here() {
    let arguments = ["check", "--format", "json", "--rule", "weekday-mismatch", "a.docx"];
    let (code, out, _) = run(&[("a.docx", draft())], &arguments);
    let found: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    let finding = &found["files"][0]["diagnostics"][0];
    assert_eq!(finding["range"]["start"], serde_json::json!({ "line": 4, "column": 54 }));
    assert_eq!(finding["fixes"], serde_json::json!([]));
    assert_eq!(code, Some(1));
}

#[test]
fn documents_of_the_archive_answer_for_a_draft() {
    let files = [
        ("fonte.toml", "[reference]\nfolders = [\"archivio\"]\n".into()),
        ("archivio/frana.docx", draft()),
        (
            "bozza.txt",
            "La frana di Valdorsa\n\n20 marzo 2025\n\nLa frana di Valdorsa ha ucciso 5 persone.\n".into(),
        ),
    ];
    let (_, out, err) = run(&files, &["check", "--messages", "en", "bozza.txt"]);
    assert_eq!(err, "");
    assert!(out.contains("archivio/frana.docx:4:32"), "{out}");
    let (code, out, err) = run(&files, &["index"]);
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
}

#[test]
fn the_sheet_of_a_document_names_its_paragraphs() {
    let (code, out, _) = run(&[("a.docx", draft())], &["extract", "--format", "jsonl", "a.docx"]);
    let row: serde_json::Value = serde_json::from_str(out.lines().next().unwrap_or_default()).expect("JSON");
    assert_eq!((&row["figure"], &row["line"], &row["column"]), (&"7 persone".into(), &4.into(), &32.into()));
    assert_eq!(code, Some(0));
}
