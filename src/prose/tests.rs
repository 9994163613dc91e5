//! What a reader sees of Markdown and HTML, and where it stands in the source.

use std::fmt::Write;

use super::{BlockKind, FootnoteMark, Format, Prose};
use crate::text::ProseSpan;

/// One line per block: paragraph, kind, text.
fn outline(prose: &Prose) -> String {
    let mut out = String::new();
    for block in &prose.blocks {
        let kind = match block.kind {
            BlockKind::Heading(level) => format!("h{level}"),
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::ListItem => "li".to_owned(),
            BlockKind::Quote => "quote".to_owned(),
            BlockKind::Caption => "caption".to_owned(),
            BlockKind::TableCell => "td".to_owned(),
            BlockKind::Footnote => "note".to_owned(),
        };
        writeln!(out, "{} {kind} {}", block.paragraph, prose.block_text(block))
            .expect("a string takes any text");
    }
    out
}

fn check(format: Format, source: &str, expected: &str) -> Prose {
    let prose = Prose::read(source, format);
    assert_eq!(outline(&prose), expected, "{source}");
    prose
}

/// The readable `needle` must come from exactly `source`.
fn comes_from(prose: &Prose, text: &str, needle: &str, expected: &str) {
    let start = prose.text.find(needle).expect("the needle is readable");
    let span = ProseSpan::new(start, start + needle.len());
    assert_eq!(prose.to_source(span).slice(text), expected, "{needle}");
    let exact = prose.to_source_exact(span).map(|it| it.slice(text));
    assert_eq!(exact, (needle == expected || needle == crate::text::one_line(expected)).then_some(expected));
}

fn links(prose: &Prose) -> Vec<(&str, &str)> {
    prose.links.iter().map(|it| (it.span.slice(&prose.text), it.target.as_str())).collect()
}

/// The label of each footnote mark, the text up to it, and the footnote's text.
fn notes<'p>(prose: &'p Prose) -> Vec<(&'p str, &'p str, Option<&'p str>)> {
    let note = |mark: &'p FootnoteMark| {
        assert!(mark.at.is_empty());
        let before = prose.text.get(..mark.at.start()).and_then(|it| it.rsplit(' ').next());
        let text = mark.definition.and_then(|it| prose.blocks.get(it)).map(|block| prose.block_text(block));
        (mark.label.as_str(), before.unwrap_or_default(), text)
    };
    prose.footnotes.iter().map(note).collect()
}

#[test]
fn emphasis_inside_figures_and_dates_is_taken_out() {
    let source = "# Il **ponte**\n\nNel giugno del **2024** sono andati via *10.000* operai, il 1**2** luglio altri __3__00.\n";
    let prose = check(
        Format::Markdown,
        source,
        "0 h1 Il ponte\n1 p Nel giugno del 2024 sono andati via 10.000 operai, il 12 luglio altri __3__00.\n",
    );
    comes_from(&prose, source, "giugno del 2024", "giugno del **2024");
    comes_from(&prose, source, "10.000", "10.000");
    comes_from(&prose, source, "12 luglio", "1**2** luglio");
}

#[test]
fn soft_breaks_are_spaces_and_fixes_may_cross_them() {
    let source = "Nel giugno\r\ndel 2024,  \r\ncon calma\\\r\ne sangue freddo.\r\n";
    let prose = check(Format::Markdown, source, "0 p Nel giugno del 2024, con calma e sangue freddo.\n");
    comes_from(&prose, source, "giugno del 2024", "giugno\r\ndel 2024");
}

#[test]
fn links_keep_their_text() {
    let source = "Lo dice [l’istituto di **statistica**](https://esempio.it/a?b=2024), vedi <https://esempio.it/5> e \
                  www.esempio.it/x_y_z, [qui][uno].\n\n[uno]: https://esempio.it/uno\n";
    let prose = check(
        Format::Markdown,
        source,
        "0 p Lo dice l’istituto di statistica, vedi \u{FFFC} e \u{FFFC}, qui.\n",
    );
    assert_eq!(
        links(&prose),
        [
            ("l’istituto di statistica", "https://esempio.it/a?b=2024"),
            ("\u{FFFC}", "https://esempio.it/5"),
            ("\u{FFFC}", "www.esempio.it/x_y_z"),
            ("qui", "https://esempio.it/uno"),
        ]
    );
}

#[test]
fn footnotes_are_marked_where_they_stand() {
    let source =
        "Sono 600[^1] i caduti[^fonte].\n\n[^1]: Stima del comando.\n[^fonte]: Bollettino n. 3.\n\nFine.\n";
    let prose = check(
        Format::Markdown,
        source,
        "0 p Sono 600 i caduti.\n1 note Stima del comando.\n2 note Bollettino n. 3.\n3 p Fine.\n",
    );
    assert_eq!(
        notes(&prose),
        [("1", "600", Some("Stima del comando.")), ("fonte", "caduti", Some("Bollettino n. 3.")),]
    );
    comes_from(&prose, source, "600 i caduti", "600[^1] i caduti");
}

#[test]
fn lists_quotes_and_tables_are_blocks() {
    let source = "Ecco:\n\n- uno\n- due\n  e mezzo\n  1. sotto\n\n> Una **frase**\n> su due righe.\n>\n> - in lista\n\n\
                  | Anno | Morti |\n|---|---|\n| 2024 | 12 |\n";
    let prose = check(
        Format::Markdown,
        source,
        "0 p Ecco:\n1 li uno\n1 li due e mezzo\n1 li sotto\n2 quote Una frase su due righe.\n3 li in lista\n\
         4 td Anno\n4 td Morti\n5 td 2024\n5 td 12\n",
    );
    comes_from(&prose, source, "Una frase su due", "Una **frase**\n> su due");
}

#[test]
fn code_pictures_and_struck_text_are_not_read() {
    let source =
        "Si digita `x = 5` e ~~600~~ basta ![alt 7](img.png).\n\n```\n1 2 3\n```\n\n    4 5 6\n\nFine.\n";
    check(Format::Markdown, source, "0 p Si digita \u{FFFC} e basta .\n1 p Fine.\n");
}

#[test]
fn entities_are_read_as_one_letter() {
    let source = "La citt&agrave; &egrave; a 3&nbsp;km &lt;qui&gt;, 5\\*2.\n";
    let prose = check(Format::Markdown, source, "0 p La città è a 3\u{a0}km <qui>, 5*2.\n");
    comes_from(&prose, source, "città", "citt&agrave;");
    comes_from(&prose, source, "km", "km");
}

#[test]
fn comments_and_html_blocks_in_markdown() {
    let source = "Uno <!-- fonte-allow x: sì --> due<br>tre.\n\n<!-- da\nsola -->\n\n<figure>\n<img src=a>\n\
                  <figcaption>Il ponte &egrave; <b>nuovo</b></figcaption>\n</figure>\n\n> <div>\n> citato\n> qui\n> </div>\n";
    let prose =
        check(Format::Markdown, source, "0 p Uno due tre.\n1 caption Il ponte è nuovo\n2 quote citato qui\n");
    let comments: Vec<_> =
        prose.comments.iter().map(|it| (it.span.slice(source), it.text.as_str())).collect();
    assert_eq!(
        comments,
        [("<!-- fonte-allow x: sì -->", "fonte-allow x: sì"), ("<!-- da\nsola -->", "da\nsola"),]
    );
    comes_from(&prose, source, "citato qui", "citato\n> qui");
}

#[test]
fn front_matter_and_byte_order_mark_are_not_read() {
    let source = "\u{FEFF}---\ntitle: Il ponte\ndate: 2025-03-12\n---\n\nTesto.\n";
    let prose = check(Format::Markdown, source, "0 p Testo.\n");
    let title = prose.front_matter.as_ref().and_then(|it| it.title.as_ref()).expect("a title");
    assert_eq!((title.value.as_str(), title.span.slice(source)), ("Il ponte", "Il ponte"));
    comes_from(&prose, source, "Testo", "Testo");
    let plain = check(Format::Plain, "\u{FEFF}Uno", "0 p Uno\n");
    comes_from(&plain, "\u{FEFF}Uno", "Uno", "Uno");
}

#[test]
fn plain_text_loses_the_emphasis_of_the_web() {
    let source = "Firmato nel giugno del **2024** a **Rocca Alta**: 3 * 2 = 6.\r\n";
    let prose = check(Format::Plain, source, "0 p Firmato nel giugno del 2024 a Rocca Alta: 3 * 2 = 6.\n");
    comes_from(&prose, source, "giugno del 2024", "giugno del **2024");
    comes_from(&prose, source, "Rocca Alta", "Rocca Alta");
}

#[test]
fn a_page_of_html() {
    let source = "<!doctype html><html lang=\"it\"><head><title>Il ponte &ndash; Il Foglio</title>\
        <meta name=viewport content=x><meta property=\"article:published_time\" content=\"2025-03-12T08:00\">\
        <style>p { width: 5px }</style></head>\n<body><nav><p>Home 1</p></nav>\n<h1>Il <em>ponte</em>\n  riapre</h1>\
        <p>Costa 3&nbsp;milioni, <a href=\"/doc?a=1&amp;b=2\">dice <b>la Provincia</b></a>. <code>x=1</code><p>Poi\n<br> basta.\
        <br><br>Fine<script>if (a<b) { }</script>.</p><ul><li>uno<li><p>due</p></li></ul>\
        <blockquote>«Mai»</blockquote><figure><img alt=9><figcaption>Foto</figcaption></figure>\
        <table><tr><th>Anno<td>2024</tr></table>coda <!-- c --> <pre>1 2</pre></body></html>";
    let prose = check(
        Format::Html,
        source,
        "0 h1 Il ponte riapre\n1 p Costa 3\u{a0}milioni, dice la Provincia. \u{FFFC}\n2 p Poi basta.\n3 p Fine.\n\
         4 li uno\n4 li due\n5 quote «Mai»\n6 caption Foto\n7 td Anno\n7 td 2024\n8 p coda\n",
    );
    assert_eq!(links(&prose), [("dice la Provincia", "/doc?a=1&b=2")]);
    comes_from(&prose, source, "3\u{a0}milioni", "3&nbsp;milioni");
    comes_from(&prose, source, "ponte riapre", "ponte</em>\n  riapre");
    let front = prose.front_matter.as_ref().expect("a head");
    let fields: Vec<_> = [&front.title, &front.date, &front.lang]
        .into_iter()
        .flatten()
        .map(|it| (it.value.as_str(), it.span.slice(source)))
        .collect();
    assert_eq!(
        fields,
        [
            ("Il ponte – Il Foglio", "Il ponte &ndash; Il Foglio"),
            ("2025-03-12T08:00", "2025-03-12T08:00"),
            ("it", "it"),
        ]
    );
    assert_eq!(prose.comments.first().map(|it| it.text.as_str()), Some("c"));
}

#[test]
fn note_marks_in_html_are_not_glued_to_figures() {
    let source = "<p>Sono 600<sup><a href=\"#n1\">1</a></sup> e 7<a href=\"#n2\"><sup>[2]</sup></a> m<sup>2</sup></p>\
                  <ol><li id=n1>Stima. <a href=#r1 role=doc-backlink>su</a></li><li id=n2>Altra.</ol>";
    let prose = check(Format::Html, source, "0 p Sono 600 e 7 m2\n1 note Stima.\n2 note Altra.\n");
    assert_eq!(notes(&prose), [("n1", "600", Some("Stima.")), ("n2", "7", Some("Altra."))]);
}

#[test]
fn broken_html_is_still_read() {
    check(Format::Html, "a < b & c </i> <p>d <x y", "0 p a < b & c\n1 p d\n");
    check(Format::Html, "<p>uno <code>due <p>tre</p> quattro", "0 p uno \u{FFFC}\n1 p quattro\n");
    check(Format::Html, "", "");
}

#[test]
fn commands_of_a_site_generator_are_not_read() {
    let source = "{{< figure src=\"a.png\" width=\"200\" >}}\n\nIl {{ page.n }} ponte {% if 5 %} {vecchio} {{% x 3 %}} {{<y>}} c’è {{.\n";
    check(Format::Markdown, source, "0 p Il ponte {vecchio} c’è {{.\n");
}

/// `cargo bench` measures how long; here a quadratic reading would be felt, and nothing may panic.
#[test]
fn a_very_long_line_is_read_as_any_other() {
    for unit in [
        "**a** 5 &amp; ",
        "https://a.it/(",
        "<p>a <",
        "<!-- ",
        "[a](b) ![",
        "&",
        "*a_ ",
        "<li><ul>",
        "> 1. ",
        "{{<",
    ] {
        let source = unit.repeat(60_000 / unit.len());
        for format in [Format::Plain, Format::Markdown, Format::Html] {
            let prose = Prose::read(&source, format);
            assert!(prose.text.len() <= 3 * source.len(), "{unit:?} as {format:?}");
        }
    }
}

#[test]
fn a_field_is_added_to_the_front_matter_or_makes_one() {
    let added = |source: &str| {
        let (span, text) = Prose::read(source, Format::Markdown).new_field(source, "date")?;
        Some(format!("{}{text}{}", &source[..span.start()], &source[span.end()..]))
    };
    assert_eq!(added("# Il ponte\n").as_deref(), Some("---\ndate: \n---\n\n# Il ponte\n"));
    let with_title = "---\ntitle: Il ponte\n---\n\nTesto.\n";
    assert_eq!(added(with_title).as_deref(), Some("---\ndate: \ntitle: Il ponte\n---\n\nTesto.\n"));
    assert_eq!(added("+++\ntitle = \"Il ponte\"\n+++\n\nTesto.\n"), None);
}
