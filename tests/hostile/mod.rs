//! Texts that no newsroom writes: one construct over and over, opened and never closed.

/// A piece that is repeated until the text is long enough.
pub struct Pattern {
    /// What it is.
    pub name: &'static str,
    /// What stands once before it.
    pub head: &'static str,
    /// What is repeated.
    pub piece: &'static str,
}

impl Pattern {
    /// The pattern over at least `len` bytes.
    pub fn text(&self, len: usize) -> String {
        format!("{}{}", self.head, self.piece.repeat(len / self.piece.len() + 1))
    }
}

const fn pattern(name: &'static str, piece: &'static str) -> Pattern {
    Pattern { name, head: "", piece }
}

const fn after(name: &'static str, head: &'static str, piece: &'static str) -> Pattern {
    Pattern { name, head, piece }
}

/// All patterns.
pub const PATTERNS: &[Pattern] = &[
    pattern("digits", "1"),
    pattern("grouped digits", "123.456."),
    pattern("digits and apostrophes", "111'"),
    pattern("digits and curly apostrophes", "111’"),
    pattern("digits parted by no-break spaces", "123\u{A0}"),
    pattern("digits parted by spaces", "1 000 "),
    pattern("digits parted by hyphens", "10-"),
    pattern("digits parted by dashes", "10 – "),
    pattern("digits parted by slashes", "10/"),
    pattern("digits parted by colons", "10:"),
    pattern("decimals", "1,5 "),
    pattern("shares", "10% "),
    pattern("money", "€3 mln $5 "),
    pattern("one in one", "1 su 1 su "),
    pattern("between", "tra 1 e 2 "),
    pattern("between in words", "tra due e tre "),
    pattern("from and to", "da 10 a "),
    pattern("numerals in one word", "ventimilatrecento"),
    pattern("numerals in words", "tre mila due cento "),
    pattern("millions", "milioni "),
    pattern("and a half", "tre e mezzo "),
    pattern("English numerals", "three hundred and "),
    pattern("German numerals", "einundzwanzigtausend"),
    pattern("French numerals", "quatre vingt "),
    pattern("fractions", "due terzi di "),
    pattern("approximators", "circa circa "),
    pattern("limits", "più di almeno fino a "),
    pattern("parts", "di cui 5 "),
    pattern("ages", "di 45 anni, "),
    pattern("ages and births", "nato nel 1950, aveva 45 anni, "),
    pattern("sums", "i voti sono 30: 10 sì e 20 no. "),
    pattern("captions", "![](a.png)\n\n*Foto: 130 case*\n\nSono 5 case.\n\n"),
    pattern("unnamed sources", "secondo fonti diplomatiche 100 case e 1 ponte, "),
    pattern("one figure in two sizes", "investiti 3,4 milioni, poi 3,4 miliardi. "),
    pattern("units", "10 km "),
    pattern("temperatures", "-5 °C "),
    pattern("dates", "12 marzo 2025 "),
    pattern("dates in digits", "12/03/2025 "),
    pattern("ISO dates", "2025-03-12 "),
    pattern("weekdays", "lunedì "),
    pattern("weekdays in English", "Monday, "),
    pattern("months", "marzo "),
    pattern("date ranges", "dal 3 al 5 marzo "),
    pattern("relative dates", "tre giorni fa, ieri, "),
    pattern("clock times", "alle 20.45 "),
    pattern("according to", "secondo X "),
    pattern("according to a name", "secondo Mario Bini, "),
    pattern("said", "ha detto Bini "),
    pattern("said with a figure", "ha detto Bini che 30 navi "),
    pattern("said with a colon", "dice: "),
    pattern("vague", "si parla di 10 navi "),
    pattern("sourced sentences", "Secondo la Provincia le navi sono 300. "),
    pattern("unsourced sentences", "Le navi affondate sono 300. "),
    pattern("confirmations", "Erano 30 navi. La Provincia ha confermato questi dati. "),
    pattern("superlatives", "il più grande ponte del mondo "),
    pattern("capital words", "Capitale "),
    pattern("different capitals", "Aldo Bini Carla Dori "),
    pattern("particles", "di De Della "),
    pattern("titles", "il presidente "),
    pattern("acronyms", "ABC (Alta Banca Centrale) "),
    pattern("initials", "A. B. "),
    pattern("hyphenated names", "Anna-"),
    pattern("guillemets", "«"),
    pattern("closing guillemets", "»"),
    pattern("straight quotes", "\""),
    pattern("straight quotes and words", "\"a "),
    pattern("curly quotes", "“"),
    pattern("closed quotes", "“a” "),
    pattern("low quotes", "„a"),
    pattern("single quotes", "'a "),
    pattern("apostrophes", "'"),
    pattern("elisions", "l'"),
    pattern("single quotes on lines", "‘a\n"),
    pattern("guillemets and words", "«a "),
    pattern("guillemets on lines", "«a\n"),
    pattern("guillemets in paragraphs", "«a\n\n"),
    pattern("dashes", "— a "),
    pattern("roles", "il presidente Aldo Bini, "),
    pattern("roles behind", "Aldo Bini, presidente della Banca, "),
    pattern("round brackets", "("),
    pattern("closing brackets", ")"),
    pattern("square brackets", "["),
    pattern("brackets and words", "(a "),
    pattern("all quotes", "«“\"'‘„(["),
    pattern("stops", "."),
    pattern("stops and spaces", ". "),
    pattern("dots", "… "),
    pattern("question marks", "?! "),
    pattern("commas", ", "),
    pattern("one letter", "a"),
    pattern("words", "parola "),
    pattern(
        "words and names and figures",
        "Bini ha detto che Dori ha 30 navi e secondo Carla Lodi 40 morti a Verona ",
    ),
    pattern("short lines", "a\n"),
    pattern("short lines with figures", "30 navi a Verona\n"),
    pattern("paragraphs", "Sono 30 navi.\n\n"),
    pattern("repeated headlines", "Trenta navi nel porto\n"),
    pattern("datelines", "ROMA, 12 marzo – "),
    pattern("bylines", "di Mario Bini\n"),
    pattern("line breaks", "\n"),
    pattern("carriage returns", "\r"),
    pattern("words and carriage returns", "a\r"),
    pattern("line ends of both kinds", "\r\n"),
    pattern("spaces", " "),
    pattern("tabs", "\t"),
    pattern("no-break spaces", "\u{A0}"),
    pattern("NULs", "\u{0}"),
    pattern("right-to-left marks", "\u{200F}a"),
    pattern("combining marks", "e\u{301}\u{301}\u{301}"),
    pattern("only combining marks", "\u{301}"),
    pattern("families", "👨‍👩‍👧"),
    pattern("stand-ins", "\u{FFFC}"),
    pattern("stand-ins and figures", "\u{FFFC}5 "),
    pattern("byte order marks", "a\u{FEFF}"),
    pattern("soft hyphens", "\u{AD}"),
    pattern("line separators", "\u{2028}a"),
    pattern("capital sharp letters", "İẞ"),
    pattern("other digits", "٣"),
    pattern("superscript digits", "²"),
    pattern("Roman numerals", "XIV "),
    pattern("ideographs", "漢"),
    pattern("addresses", "https://a.it/b "),
    pattern("postal addresses", "a@b.it "),
    pattern("Markdown stars", "*"),
    pattern("Markdown stars and words", "**a "),
    pattern("Markdown stars closed", "*a **a "),
    pattern("Markdown underscores", "_a"),
    pattern("Markdown links opened", "["),
    pattern("Markdown links", "[a](b) "),
    pattern("Markdown links half closed", "[a]("),
    pattern("Markdown pictures", "!["),
    pattern("Markdown backticks", "`a"),
    after("Markdown rising backticks", "", "` `` ``` "),
    pattern("Markdown quotes", "> "),
    pattern("Markdown quotes on lines", "> a\n"),
    pattern("Markdown lists", "- "),
    pattern("Markdown lists on lines", "- a\n"),
    pattern("Markdown deeper lists", "1. - "),
    pattern("Markdown headings", "# a\n"),
    pattern("Markdown table rows", "|a|b|\n"),
    after("Markdown table", "|a|b|\n|-|-|\n", "|3|4|\n"),
    pattern("Markdown bars", "|"),
    pattern("Markdown footnote marks", "a[^1] "),
    pattern("Markdown footnotes", "[^1]: a\n\n"),
    pattern("Markdown references", "[a]: b\n"),
    pattern("Markdown strikes", "~~a"),
    pattern("Markdown shortcodes", "{{< a "),
    pattern("HTML marks", "<"),
    pattern("HTML paragraphs", "<p>a"),
    pattern("HTML divisions", "<div>"),
    pattern("HTML divisions closed", "</div>"),
    pattern("HTML bold", "<b>a"),
    pattern("HTML links", "<a href=b>a"),
    pattern("HTML lists", "<ul><li>a"),
    pattern("HTML tables", "<table><tr><td>1"),
    pattern("HTML quotes", "<blockquote>a"),
    pattern("HTML scripts", "<script>"),
    pattern("HTML attributes", "<a b"),
    after("HTML attributes of one", "<p ", "a=1 "),
    pattern("HTML comments opened", "<!--"),
    pattern("HTML comments", "<!-- a -->"),
    pattern("HTML comments on lines", "a <!-- b -->\n"),
    pattern("HTML entities", "&amp;"),
    pattern("HTML entities opened", "&"),
    pattern("HTML entities unknown", "&aaaaaaaa"),
    pattern("HTML footnotes", "<sup><a href=\"#n\">1</a></sup>"),
    pattern("HTML footnote targets", "<li id=n>a</li><a href=\"#n\">1</a>"),
    pattern("HTML deletions", "<del>a"),
    pattern("HTML times", "<time datetime=2025-03-12>"),
    pattern("allowances", "Sono 30 navi. <!-- fonte-allow unsourced-number: contate -->\n"),
    pattern("allowances alone", "<!-- fonte-allow unsourced-number: contate -->\n\nSono 30 navi.\n\n"),
    pattern("allowances of many rules", "<!-- fonte-allow a, b, c -->\n"),
    after("allowance of many rules", "<!-- fonte-allow ", "a,"),
    after("front matter in YAML", "---\n", "a: b\n"),
    after("front matter in YAML, one key", "---\ntitle: ", "a"),
    after("front matter with brackets", "---\na: ", "["),
    after("front matter with braces", "---\na: ", "{a: "),
    after("front matter with deeper lists", "---\n", "- "),
    after("front matter with aliases", "---\na: &a [x]\n", "b: [*a, *a]\n"),
    after("front matter in TOML", "+++\n", "a = 1\n"),
    after("front matter with TOML brackets", "+++\na = ", "["),
    after("front matter with TOML tables", "+++\n", "[a]\n"),
    after("front matter with TOML names", "+++\n[", "a."),
    pattern("front matter fences", "---\n"),
    pattern("front matter plus fences", "+++\n"),
];

/// Texts that need more than a repetition.
pub fn composed(len: usize) -> Vec<(&'static str, String)> {
    let counted = |each: &dyn Fn(usize) -> String| {
        let mut text = String::new();
        let mut n = 0;
        while text.len() < len {
            text.push_str(&each(n));
            n += 1;
        }
        text
    };
    let fenced = |fence: &str, head: &str, piece: &str| {
        format!("{fence}\n{head}{}\n{fence}\nSono 30 navi.\n", piece.repeat(len / piece.len() + 1))
    };
    let nested = |open: &str, close: &str| {
        let depth = len / (open.len() + close.len()) + 1;
        format!("{}30 navi{}", open.repeat(depth), close.repeat(depth))
    };
    // Names that differ in letters, so that no two are one.
    let name = |mut n: usize| {
        let mut word = String::from("B");
        for _ in 0..4 {
            word.push(char::from(b'a' + (n % 26) as u8));
            n /= 26;
        }
        word
    };
    vec![
        ("ever new figures", counted(&|n| format!("Sono {n} navi. "))),
        ("ever new figures in one sentence", counted(&|n| format!("{n} navi e "))),
        ("ever new names", counted(&|n| format!("Ieri {} e Carla {} sono a Verona. ", name(n), name(n)))),
        ("ever new names in one sentence", counted(&|n| format!("{} e ", name(n)))),
        ("ever new full names", counted(&|n| format!("Carla {} {} ha detto. ", name(n), name(n + 7)))),
        ("one surname, ever new first names", counted(&|n| format!("{} Bini, ", name(n)))),
        ("ever new acronyms", counted(&|n| format!("{} Banca ({}) ", name(n), name(n).to_uppercase()))),
        ("ever new sources", counted(&|n| format!("Secondo {} sono {n} navi. ", name(n)))),
        ("ever new sources in one sentence", counted(&|n| format!("secondo {} sono {n} navi, ", name(n)))),
        ("ever new dates", counted(&|n| format!("Il {} marzo {} a Verona. ", n % 31 + 1, 1900 + n % 200))),
        ("ever new lines", counted(&|n| format!("{} {n}\n", name(n)))),
        ("ever new footnotes", counted(&|n| format!("Sono {n} navi[^{n}].\n\n[^{n}]: Provincia\n\n"))),
        ("ever new references", counted(&|n| format!("[{n}]: b\n[{n}] "))),
        ("ever new targets", counted(&|n| format!("<li id=n{n}>a</li><a href=\"#n{n}\">1</a>"))),
        ("rising backticks", counted(&|n| format!("{} a ", "`".repeat(n % 300 + 1)))),
        (
            "one quotation of many figures",
            format!("Bini ha detto: «{}»", counted(&|n| format!("{n} navi, "))),
        ),
        (
            "one quotation of many sentences",
            format!("«{}» ha detto Bini.", counted(&|n| format!("Sono {n} navi. "))),
        ),
        ("fenced YAML", fenced("---", "", "a: b\n")),
        ("fenced YAML brackets", fenced("---", "a: ", "[")),
        ("fenced YAML braces", fenced("---", "a: ", "{a: ")),
        ("fenced YAML deeper lists", fenced("---", "", "- ")),
        ("fenced YAML aliases", fenced("---", "a: &a [x]\n", "b: [*a, *a]\n")),
        (
            "fenced YAML keys",
            format!("---\n{}---\nSono 30 navi.\n", counted(&|n| format!("k{n}: &k{n} 1\n"))),
        ),
        ("fenced TOML", fenced("+++", "", "a = 1\n")),
        ("fenced TOML brackets", fenced("+++", "a = ", "[")),
        ("fenced TOML names", fenced("+++", "a", ".a")),
        ("fenced TOML keys", format!("+++\n{}+++\nSono 30 navi.\n", counted(&|n| format!("k{n} = 1\n")))),
        ("nested round brackets", nested("(", ")")),
        ("nested guillemets", nested("«", "»")),
        ("nested divisions", nested("<div>", "</div>")),
        ("nested bold", nested("<b>", "</b>")),
        ("nested lists", nested("<ul><li>", "</li></ul>")),
        ("nested stars", nested("*a ", " b*")),
        ("nested links", nested("[", "](u)")),
    ]
}
