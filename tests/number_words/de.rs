//! German: in one word below a million, with words for scales of their own above.

const SMALL: [&str; 20] = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
];
const TENS: [&str; 10] =
    ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];
const SCALES: [(u64, &str, &str); 4] = [
    (1_000_000_000_000_000, "Billiarde", "Billiarden"),
    (1_000_000_000_000, "Billion", "Billionen"),
    (1_000_000_000, "Milliarde", "Milliarden"),
    (1_000_000, "Million", "Millionen"),
];

/// In one word with and without «ein» before hundred and thousand, without umlauts, in parts.
pub fn spellings(value: u64) -> Vec<String> {
    let words = written(value, "ein", "");
    let plain = words.replace('ü', "ue").replace('ö', "oe").replace('ß', "ss");
    vec![
        words.clone(),
        written(value, "", ""),
        written(value, "ein", "und"),
        plain,
        words.replace("ß", "ss"),
        words.replace("tausend", "tausend ").trim_end().to_owned(),
    ]
}

/// `one`: what stands before a single hundred or thousand; `link`: what joins the last two digits.
fn written(value: u64, one: &str, link: &str) -> String {
    if value == 0 {
        return SMALL[0].into();
    }
    let mut out = Vec::new();
    let mut rest = value;
    for (scale, single, many) in SCALES {
        match rest / scale {
            0 => {}
            1 => out.push(format!("eine {single}")),
            head => out.push(format!("{} {many}", below_thousand(head, "ein", "", true))),
        }
        rest %= scale;
    }
    let head = match rest / 1000 {
        0 => String::new(),
        1 => format!("{one}tausend"),
        head => format!("{}tausend", below_thousand(head, one, link, true)),
    };
    let tail = below_thousand(rest % 1000, one, link, false);
    let link = if !head.is_empty() && !rest.is_multiple_of(1000) && rest % 1000 < 100 { link } else { "" };
    if 0 < rest {
        out.push(format!("{head}{link}{tail}"));
    }
    out.join(" ")
}

/// `short`: whether one is «ein» at the end.
fn below_thousand(value: u64, one: &str, link: &str, short: bool) -> String {
    let head = match value / 100 {
        0 => String::new(),
        1 => format!("{one}hundert"),
        head => format!("{}hundert", SMALL[head as usize]),
    };
    let rest = value % 100;
    let link = if head.is_empty() || rest == 0 { "" } else { link };
    let tail = match rest as usize {
        0 => String::new(),
        1 if short => "ein".into(),
        rest @ 1..20 => SMALL[rest].into(),
        rest if rest % 10 == 0 => TENS[rest / 10].into(),
        rest => format!("{}und{}", if rest % 10 == 1 { "ein" } else { SMALL[rest % 10] }, TENS[rest / 10]),
    };
    format!("{head}{link}{tail}")
}
