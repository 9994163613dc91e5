//! What a reader sees of HTML, Markdown and AsciiDoc: one line per block, and every letter back to its source.

use std::fmt::Write as _;

use fonte::prose::{BlockKind, Format, Prose, Reading};
use proptest::prelude::*;

/// One line per block: kind, text.
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
        writeln!(out, "{kind} {}", prose.block_text(block)).expect("a string takes any text");
    }
    out
}

fn check(format: Format, table: &[(&str, &str)]) {
    let mut complaints = String::new();
    for (source, expected) in table {
        let prose = Prose::read(source, format);
        holds(source, &prose);
        let found = outline(&prose);
        if found.trim_end() != *expected {
            writeln!(complaints, "{source}\nexpected:\n{expected}\nfound:\n{found}")
                .expect("a string takes any text");
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
}

/// Every piece of readable text stands in the source as the map says, and every letter finds its way back.
fn holds(source: &str, prose: &Prose) {
    for piece in prose.map.pieces() {
        let (read, written) = (piece.prose.slice(&prose.text), piece.source.slice(source));
        match piece.reading {
            Reading::Same => assert_eq!(read, written),
            Reading::Space => assert!(written.trim().is_empty() && read == " ", "{written:?}"),
            Reading::Standing => assert!(!read.is_empty() && !written.is_empty()),
        }
        for (at, letter) in read.char_indices() {
            let span = fonte::text::ProseSpan::new(
                piece.prose.start() + at,
                piece.prose.start() + at + letter.len_utf8(),
            );
            let back = prose.to_source(span);
            if piece.reading == Reading::Same {
                assert_eq!(back.slice(source), span.slice(&prose.text));
                assert_eq!(prose.to_prose(back.start()), Some(span.start()));
            } else {
                assert_eq!(back, piece.source);
            }
        }
    }
    let covered: usize = prose.map.pieces().iter().map(|it| it.prose.len()).sum();
    let in_blocks: usize = prose.blocks.iter().map(|it| it.span.len()).sum();
    assert_eq!(covered, in_blocks, "every letter of a block has a source");
}

#[test]
fn what_is_no_part_of_an_article_is_told_apart_in_html() {
    check(
        Format::Html,
        &[
            ("<nav>Home 1</nav><p>Sono 3.</p>", "p Sono 3."),
            ("<p>Sono 3.</p><aside><p>Leggi anche 5</p></aside><p>Fine.</p>", "p Sono 3.\np Fine."),
            ("<p>Sono 3.</p><footer>© 2025</footer>", "p Sono 3."),
            (
                "<blockquote><p>Sono 3.</p><footer>Ada Lodi</footer></blockquote>",
                "quote Sono 3.\nquote Ada Lodi",
            ),
            ("<form><h1>Il ponte</h1><p>Sono 3.</p></form>", "h1 Il ponte\np Sono 3."),
            (
                "<h1>Il ponte</h1><p>Sono 3 navi, e la quarta arriva domani mattina, dice il comandante del porto di Borgo, se il tempo tiene e se il vento non gira a nord come dicono tutte le previsioni.</p><form><p>Iscriviti ai 5 bollettini</p></form>",
                "h1 Il ponte\np Sono 3 navi, e la quarta arriva domani mattina, dice il comandante del porto di Borgo, se il tempo tiene e se il vento non gira a nord come dicono tutte le previsioni.",
            ),
            ("<p>Sono <span hidden>5</span>3.</p>", "p Sono 3."),
            ("<div style=\"display: none\"><p>9</p></div><p>Sono 3.</p>", "p Sono 3."),
            ("<p hidden>Nove.<p>Sono 3.", "p Sono 3."),
            ("<ul><li hidden>9<li>Sono 3.</ul>", "li Sono 3."),
            ("<div role=navigation>Home</div><p>Sono 3.</p>", "p Sono 3."),
            ("<p>Sono<span aria-hidden=true> • </span> 3.</p>", "p Sono 3."),
            ("<p><label>Nome</label><input hidden>Sono 3.</p>", "p Sono 3."),
            (
                "<script>if (a < 3) {}</script><style>p{}</style><template>5</template><p>Sono 3.</p>",
                "p Sono 3.",
            ),
            ("<img alt=\"9 navi\"><p>Sono 3.</p>", "p Sono 3."),
            ("<figure><img alt=9><figcaption><p>Le 3 navi</p></figcaption></figure>", "caption Le 3 navi"),
            (
                "<table><caption>Navi</caption><tr><th>Anno<th>N.<tr><td>2024<td>3</table>",
                "caption Navi\ntd Anno\ntd N.\ntd 2024\ntd 3",
            ),
        ],
    );
}

#[test]
fn letters_and_marks_of_html_are_read_as_they_are_seen() {
    check(
        Format::Html,
        &[
            ("<p>Dice <q>sono <q>pochi</q> qui</q>.</p>", "p Dice “sono ‘pochi’ qui”."),
            ("<p>co&shy;mune, co\u{AD}mune</p>", "p comune, comune"),
            ("<p>3&nbsp;&euro;, &ldquo;s&igrave;&rdquo; &amp; no</p>", "p 3\u{a0}€, “sì” & no"),
            ("<p>uno<br>due<br><br>tre", "p uno due\np tre"),
            ("<p>un<b>o</b> <!-- x --> due", "p uno due"),
            ("<div>uno<div>due</div>tre</div>", "p uno\np due\np tre"),
            ("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>", "p 漢"),
        ],
    );
}

#[test]
fn a_page_tells_its_headline_day_and_the_sources_of_its_quotations() {
    let page = "<title>Il ponte - Il Foglio</title><meta property=og:title content=\"Il ponte riapre\">\
        <h1>Il ponte</h1><time datetime=2025-03-12>ieri</time>\
        <blockquote cite=https://esempio.it/r>Sono 3.</blockquote>";
    let prose = Prose::read(page, Format::Html);
    let front = prose.front_matter.as_ref().expect("a head");
    assert_eq!(front.title.as_ref().map(|it| it.value.as_str()), Some("Il ponte riapre"));
    assert_eq!(front.date.as_ref().map(|it| it.value.as_str()), Some("2025-03-12"));
    let links: Vec<_> =
        prose.links.iter().map(|it| (it.span.slice(&prose.text), it.target.as_str())).collect();
    assert_eq!(links, [("Sono 3.", "https://esempio.it/r")]);
    let told = "<p>Il ponte crollò quando l'acqua salì di tre metri, il <time datetime=1966-11-04>4 novembre</time>.";
    assert_eq!(Prose::read(told, Format::Html).front_matter, None);
}

#[test]
fn extensions_of_markdown() {
    check(
        Format::Markdown,
        &[
            ("Ponte\n: Opera che passa l’acqua.\n", "li Ponte\nli Opera che passa l’acqua."),
            ("::: {.nota}\nSono 3.\n:::\n", "p Sono 3."),
            (":::: nota\n\nSono 3.\n\n::::\n", "p Sono 3."),
            ("Sono <del>5</del> 3 <code>x=1</code> <kbd>a</kbd>.\n", "p Sono 3 \u{FFFC} \u{FFFC}."),
            ("Dice <q>sì</q> e <span class=a>no</span>.\n", "p Dice “sì” e no."),
            ("Sono <del>5\n\nSono 3.\n", "p Sono\np Sono 3."),
            ("[qui](b){:target=\"_blank\"} sono 3.\n", "p qui sono 3."),
            ("- [x] fatto\n- [ ] da fare\n", "li fatto\nli da fare"),
            ("Costa $5 e poi $10.\n", "p Costa $5 e poi $10."),
            ("+++\ntitle = \"Il ponte\"\n+++\nSono 3.\n", "p Sono 3."),
            ("Sono ~~5~~ 3 co\u{AD}muni.\n", "p Sono 3 comuni."),
            ("| a | b |\n|---|---|\n| 3 | ~~4~~ 5 |\n", "td a\ntd b\ntd 3\ntd 5"),
        ],
    );
    let prose = Prose::read("Lo dice <a href=\"https://esempio.it\">il rapporto</a>.", Format::Markdown);
    assert_eq!(prose.links[0].target, "https://esempio.it");
    assert_eq!(prose.links[0].span.slice(&prose.text), "il rapporto");
}

#[test]
fn layout_of_asciidoc() {
    check(
        Format::AsciiDoc,
        &[
            (
                "= Il ponte\nAda Bruni <a@b.it>\nv1, 2025-03-12\n:lang: it\n\nSono 3.\n",
                "h1 Il ponte\np Ada Bruni\np Sono 3.",
            ),
            ("== Sotto\n\n=== Più sotto\nSono 3.\n", "h2 Sotto\nh3 Più sotto\np Sono 3."),
            ("Il ponte\n========\n\nI costi\n-------\n\nSono 3.\n", "h1 Il ponte\nh2 I costi\np Sono 3."),
            ("Sono 3\nnavi.\n\nFine.\n", "p Sono 3 navi.\np Fine."),
            (".Le navi\nimage::navi.png[9 navi]\n\nSono 3.\n", "caption Le navi\np Sono 3."),
            ("[quote, Ada Lodi, Il rapporto]\nSono 3.\n\nFine.\n", "quote Sono 3.\np Fine."),
            ("____\nSono 3.\n\nSono 4.\n____\nFine.\n", "quote Sono 3.\nquote Sono 4.\np Fine."),
            (
                "* uno\n** due\n. tre\n1. quattro\n* [x] cinque\ne mezzo\n",
                "li uno\nli due\nli tre\nli quattro\nli cinque e mezzo",
            ),
            ("----\nx = 5\n----\n\n////\nnota 7\n////\n// altra 8\nSono 3.\n", "p Sono 3."),
            ("|===\n| Anno | Navi\n\n| 2024 | 3\n|===\n", "td Anno\ntd Navi\ntd 2024\ntd 3"),
            ("Sono *3* _navi_ `x=1` **g**ialle, #nuove#.\n", "p Sono 3 navi \u{FFFC} gialle, nuove."),
            ("Sono [.line-through]#5# 3.\n", "p Sono 3."),
            ("Dice \"`sì`\".\n", "p Dice “sì”."),
            ("3 * 4 * 5 e a_b_c, n. #7.\n", "p 3 * 4 * 5 e a_b_c, n. #7."),
            (
                "Vedi https://esempio.it/a[il rapporto] e link:b.html[qui], <<uno,sopra>>.\n",
                "p Vedi il rapporto e qui, sopra.",
            ),
            ("Sono 3footnote:[Dati del porto.] navi.\n", "p Sono 3 navi."),
            ("include::b.adoc[]\n:nome: valore\n\n'''\n\nSono 3.\n", "p Sono 3."),
            ("-5 gradi.\n\n.5 e basta\n", "p -5 gradi.\np .5 e basta"),
        ],
    );
    let source = "= Il ponte\nAda Bruni <a@b.it>\nv1, 2025-03-12\n\n[quote, Ada Lodi]\nSono 3.\n";
    let prose = Prose::read(source, Format::AsciiDoc);
    let front = prose.front_matter.as_ref().expect("a header");
    let fields = [&front.title, &front.author, &front.date].map(|it| it.as_ref().map(|it| it.value.as_str()));
    assert_eq!(fields, [Some("Il ponte"), Some("Ada Bruni"), Some("2025-03-12")]);
    assert_eq!(
        (prose.links[0].span.slice(&prose.text), prose.links[0].target.as_str()),
        ("Sono 3.", "Ada Lodi")
    );
}

/// Pieces of all formats, opened and closed at will.
fn soup() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "Sono 3 navi",
        "è",
        "漢",
        "👨‍👩‍👧",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "\u{a0}",
        "\u{ad}",
        "\u{feff}",
        "&egrave;",
        "&nbsp;",
        "&#8217;",
        "&shy;",
        "&amp;",
        "&",
        "&x;",
        "&notit;",
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<b>",
        "</b>",
        "<q>",
        "</q>",
        "<a href=https://a.it>",
        "</a>",
        "<br>",
        "<li>",
        "<ul>",
        "</ul>",
        "<td>",
        "<tr>",
        "<table>",
        "</table>",
        "<del>",
        "</del>",
        "<code>",
        "</code>",
        "<p hidden>",
        "<aside>",
        "</aside>",
        "<blockquote cite=https://b.it>",
        "</blockquote>",
        "<time datetime=2025-03-12>",
        "<sup>",
        "<h1>",
        "</h1>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<form>",
        "</form>",
        "<footer>",
        "**",
        "*",
        "_",
        "`",
        "~~",
        "[",
        "](b)",
        "[^1]",
        "[^1]: ",
        "> ",
        "- ",
        "1. ",
        "# ",
        "| ",
        "|-|\n",
        ": ",
        "::: ",
        "{{< a >}}",
        "{: .a}",
        "{",
        "= ",
        "====\n",
        "----\n",
        "____\n",
        "|===\n",
        "////\n",
        "[quote, Ada]\n",
        ".Titolo\n",
        "link:a[",
        "footnote:[x]",
        "]",
        "<<a,b>>",
        "\"`",
        "`\"",
        "#",
        "https://a.it/b",
        "---\n",
        "a: b\n",
        "+++\n",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|it| it.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_letter_finds_its_way_back(source in soup()) {
        for format in [Format::Plain, Format::Markdown, Format::Html, Format::AsciiDoc] {
            holds(&source, &Prose::read(&source, format));
        }
    }

    /// In HTML a reference is read as what it stands for, and in nested tags nothing moves.
    #[test]
    fn references_and_tags_leave_every_other_byte_in_its_place(words in prop::collection::vec(("[a-zè]{1,6}", 0usize..6), 1..12)) {
        let mut source = String::from("<p>");
        let mut seen = String::new();
        for (word, how) in &words {
            let (before, after, extra) = match how {
                0 => ("<b><i>", "</i></b>", ""),
                1 => ("&egrave;", "", "è"),
                2 => ("<!-- 5 -->", "<span>", ""),
                3 => ("&#x20AC;", "<a href=x>", "€"),
                4 => ("<s>9</s>", "</a>", ""),
                _ => ("", "", ""),
            };
            write!(source, "{before}{word}{after} ").expect("a string takes any text");
            write!(seen, "{extra}{word} ").expect("a string takes any text");
        }
        let prose = Prose::read(&source, Format::Html);
        prop_assert_eq!(prose.text.as_str(), seen.trim_end());
        holds(&source, &prose);
    }
}
