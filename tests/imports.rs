//! What comes from elsewhere and is wrong, or means harm: each file gives one message, and the rest is read.
#![expect(clippy::disallowed_methods, reason = "this test writes the files that it reads")]

use std::fs::{self, File};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use fonte::project::{Project, Sources, read_reference};

const CONFIG: &str = r#"
language = "it"

[reference]
folders = ["archivio"]
facts = ["colonne.csv", "misto.csv", "lungo.csv", "date.csv", "righe.csv"]
"#;

/// The reference of a folder: the names of its documents, and what was told, without the folder.
fn read(folder: &Path) -> (Vec<String>, Vec<String>) {
    let project = Project::load(&folder.join("fonte.toml")).expect("a project");
    let built = read_reference(&project, &Sources::of(&project)).expect("a reference");
    let names = built.store.documents().expect("a store").into_iter().map(|it| it.path).collect();
    let start = format!("{}/", folder.display());
    let told = built.problems.iter().map(|it| it.replace(&start, "")).collect();
    (names, told)
}

#[test]
fn ten_hostile_imports_are_told_once_each_and_the_rest_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().canonicalize().expect("a folder");
    let write = |name: &str, bytes: &[u8]| fs::write(root.join(name), bytes).expect("a file");
    fs::create_dir(root.join("archivio")).expect("a folder");
    write("fonte.toml", CONFIG.as_bytes());
    write("archivio/buono.txt", "Due barche sono affondate a Borgo.\n".as_bytes());
    // Wrong columns.
    write("colonne.csv", b"soggetto,misura\nBorgo,case\n");
    // Two encodings in one file.
    write("misto.csv", b"subject,measure,value\nCitt\xc3\xa0 Alta,case,4\nCitt\xe0 Bassa,case,5\n");
    // A line that seems to have no end.
    let mut long = File::create(root.join("lungo.csv")).expect("a file");
    long.write_all(b"subject,measure,value\nBorgo,case,6\n").expect("a file");
    long.seek(SeekFrom::Start(64 * 1024 * 1024)).expect("a sparse file");
    long.write_all(b"\nBorgo,ponti,7\n").expect("a file");
    // Days that no calendar has.
    write("date.csv", b"subject,measure,value,date\nBorgo,scuole,8,2025-02-30\nBorgo,strade,9,2025-02-28\n");
    // One id twice.
    write(
        "archivio/doppio.jsonl",
        b"{\"id\": \"a\", \"text\": \"Tre barche.\"}\n{\"id\": \"a\", \"text\": \"Quattro barche.\"}\n{\"id\": \"b\", \"text\": \"Cinque.\"}\n",
    );
    // Entities of entities.
    write(
        "archivio/bomba.xml",
        b"<?xml version=\"1.0\"?>\n<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>\n\
          <rss><channel><item><title>&b;&b;</title></item></channel></rss>\n",
    );
    // A document that unpacks without an end.
    let document = File::create(root.join("archivio/bomba.docx")).expect("a file");
    let mut archive = zip::ZipWriter::new(document);
    archive.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).expect("a part");
    let blank = vec![b' '; 1024 * 1024];
    for _ in 0..51 {
        archive.write_all(&blank).expect("a part");
    }
    archive.finish().expect("an archive");
    // Brackets in brackets.
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    write("archivio/fondo.json", format!("[{{\"text\": \"Sei barche.\"}},\n{deep}]").as_bytes());
    // A way out of the folder.
    let outside = tempfile::tempdir().expect("a folder");
    fs::write(outside.path().join("segreto.txt"), "Sette barche.\n").expect("a file");
    #[cfg(unix)]
    std::os::unix::fs::symlink(outside.path(), root.join("archivio/fuori")).expect("a link");
    // A table of two million rows.
    let mut table = std::io::BufWriter::new(File::create(root.join("righe.csv")).expect("a file"));
    table.write_all(b"subject,measure,value\n").expect("a file");
    for _ in 0..2_000_000 {
        table.write_all(b"Borgo,case,tante\n").expect("a file");
    }
    table.flush().expect("a file");

    let (names, told) = read(&root);
    let mut expected = vec![
        "archivio/buono.txt",
        "archivio/doppio.jsonl#1",
        "archivio/doppio.jsonl#3",
        "archivio/fondo.json#1",
        "date.csv#3",
        "lungo.csv#2",
        "lungo.csv#4",
        "misto.csv#2",
        "misto.csv#3",
    ];
    expected.sort_unstable();
    assert_eq!(names, expected);
    let allowed = "subject, measure, value, unit, date, source, url, author, agency";
    let mut expected = vec![
        "archivio/bomba.docx: unpacks to more than 50 MB, and no article is longer; skipped".to_owned(),
        "archivio/bomba.xml:2: makes up entities of its own, which is not read; left out".to_owned(),
        "archivio/doppio.jsonl:2: `a` is on line 1 already; left out here".to_owned(),
        "archivio/fondo.json:2: is no JSON that can be read (recursion limit exceeded); left out".to_owned(),
        format!("colonne.csv:1: unknown column `soggetto`; allowed are {allowed}"),
        "date.csv:2: `2025-02-30` is not a date such as 2025-01-15".to_owned(),
        "lungo.csv:3: a line of more than 1 MB; left out".to_owned(),
        "misto.csv:3: is encoded otherwise than the lines before it; each was read as it looks, save the file as UTF-8"
            .to_owned(),
        "righe.csv:2: `tante` is not a number (and 250000 more of its lines: 3, 4 …)".to_owned(),
    ];
    if cfg!(unix) {
        let link =
            "is a link that leads out of the reference folder; name what it leads to in fonte.toml; skipped";
        expected.push(format!("archivio/fuori: {link}"));
    }
    let mut told = told;
    told.sort();
    expected.sort();
    assert_eq!(told, expected);
}

#[test]
fn many_articles_on_one_line_all_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("archivio")).expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    write("fonte.toml", "[reference]\nfolders = [\"archivio\"]\n");
    write(
        "archivio/a.json",
        "[{\"text\": \"Una barca.\"}, {\"text\": \"Due barche.\"}, {\"text\": \"Tre barche.\"}]",
    );
    // What holds no articles is passed over in silence.
    write("archivio/b.json", "{\"name\": \"package\", \"version\": \"1.0\"}");
    write("archivio/c.xml", "<?xml version=\"1.0\"?><project><item>x</item></project>");
    let (names, told) = read(folder.path());
    assert_eq!(names, ["archivio/a.json#1", "archivio/a.json#1.2", "archivio/a.json#1.3"]);
    assert_eq!(told, Vec::<String>::new());
}
