//! How articles are laid out: headline, byline, date line, dateline, sections, leftovers, sentences.
//!
//! Cases are fences in `tests/fixtures/articles/*.md`: a heading names the case, an `article` fence gives the
//! text (its info string may name the format), an `expect` fence what is read. `FONTE_BLESS=1` writes
//! the `expect` fences anew; review the difference like code.
#![expect(clippy::disallowed_methods, reason = "the test reads its own fixtures")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use fonte::article::{Article, Given};
use fonte::lexicon::Lexicons;
use fonte::prose::{Format, Prose};

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/articles");

#[test]
fn articles_are_laid_out_as_their_fixtures_say() {
    let mut complaints = String::new();
    let mut paths: Vec<_> =
        fs::read_dir(FIXTURES).expect("the fixtures exist").flatten().map(|it| it.path()).collect();
    paths.sort();
    for path in paths {
        let page = fs::read_to_string(&path).expect("a fixture can be read");
        let blessed = checked(&page, &path, &mut complaints);
        if std::env::var_os("FONTE_BLESS").is_some() && blessed != page {
            fs::write(&path, blessed).expect("a fixture can be written");
            complaints.clear();
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
}

/// The page with its `expect` fences as they are read now.
fn checked(page: &str, path: &Path, complaints: &mut String) -> String {
    let mut out = String::new();
    let mut heading = "";
    let mut article: Option<(Format, String)> = None;
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let _ = writeln!(out, "{line}");
        if let Some(title) = line.strip_prefix("## ") {
            heading = title;
        }
        let Some(info) = line.strip_prefix("````") else { continue };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "````").collect();
        let body = body.join("\n") + "\n";
        if let Some(format) = info.strip_prefix("article") {
            let _ = write!(out, "{body}");
            article = Some((Format::from_name(format.trim()).unwrap_or(Format::Plain), body));
        } else if info == "expect" {
            let (format, text) = article.take().expect("an article stands before what is expected of it");
            let found = layout(&text, format);
            if found != body {
                let _ =
                    writeln!(complaints, "{}: {heading}\nexpected:\n{body}found:\n{found}", path.display());
            }
            let _ = write!(out, "{found}");
        }
        let _ = writeln!(out, "````");
    }
    out
}

/// The publication date, then each block's role with its sentences.
fn layout(text: &str, format: Format) -> String {
    let article = Article::read(Prose::read(text, format), &Lexicons::built_in(), Given::default());
    let published = article.publication.as_ref().map_or("none".to_owned(), |it| it.date.to_string());
    let mut out = format!("{}, published {published}\n", article.language);
    let mut block = None;
    for sentence in &article.sentences {
        if block != Some(sentence.block) {
            let _ = writeln!(out, "{:?}", sentence.role);
            block = Some(sentence.block);
        }
        let _ = writeln!(out, "  {}", sentence.span.slice(&article.prose.text));
    }
    out
}
