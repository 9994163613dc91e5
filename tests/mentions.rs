//! What is read in sentences: tables in `tests/fixtures/mentions/<lang>/`.
//!
//! `figures.txt`, `exempt.txt`: a line `text => figure | figure …` lists every figure of the text in its order, each as
//! kind, value, unit, interval, `noun=`, `exempt=` (what is left out is not compared, but a figure that is exempt
//! must say so). A line `! text` holds no figure that would need a source. `#` opens a comment.
//! `lost.txt`: a line `text => words | words …` lists what promises a number that is not there.
//! `ranges.txt`: a line `text => first < second interval` lists the ranges, `>` where the greater end stands first.
#![expect(clippy::disallowed_methods, reason = "the test reads its own fixtures")]

use std::fmt::Write as _;
use std::fs;

use fonte::article::{Article, Given};
use fonte::lexicon::{Language, Lexicons};
use fonte::mention::{Quantity, QuantityKind, read_lost_numbers, read_quantities, read_times};
use fonte::prose::{Format, Prose};
use text2num::text2digits;

#[test]
fn figures_are_read_as_the_tables_say() {
    let mut complaints = String::new();
    for (language, file) in Language::ALL.into_iter().flat_map(|it| [(it, "figures.txt"), (it, "exempt.txt")])
    {
        let path = format!("{}/tests/fixtures/mentions/{language}/{file}", env!("CARGO_MANIFEST_DIR"));
        let table = fs::read_to_string(&path).expect("every language has both tables");
        for (index, line) in table.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let fault = if let Some(text) = line.strip_prefix('!') {
                innocent(text.trim(), language)
            } else {
                let (text, expected) =
                    line.split_once("=>").expect("a line is `text => figures` or `! text`");
                compared(text.trim(), expected, language)
            };
            if let Some(fault) = fault {
                let _ = writeln!(complaints, "{language}/{file}:{}: {line}\n    {fault}", index + 1);
            }
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

#[test]
fn ranges_keep_the_order_in_which_their_ends_are_written() {
    let mut complaints = String::new();
    for language in Language::ALL {
        let path = format!("{}/tests/fixtures/mentions/{language}/ranges.txt", env!("CARGO_MANIFEST_DIR"));
        let table = fs::read_to_string(&path).expect("every language has a table of ranges");
        for line in table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (text, expected) = line.split_once("=>").expect("a line is `text => range | range …`");
            let text = text.trim();
            let found: Vec<String> =
                figures(text, language).iter().filter_map(|quantity| written_ends(quantity, text)).collect();
            let found = if found.is_empty() { "none".to_owned() } else { found.join(" | ") };
            if found != expected.trim() {
                let _ = writeln!(complaints, "{language}: {line}\n    {found}");
            }
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

#[test]
fn a_lost_number_is_missed_where_it_was_promised() {
    let lexicons = Lexicons::built_in();
    let mut complaints = String::new();
    for language in Language::ALL {
        let path = format!("{}/tests/fixtures/mentions/{language}/lost.txt", env!("CARGO_MANIFEST_DIR"));
        let table = fs::read_to_string(&path).expect("every language has a table of lost numbers");
        for line in table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (text, expected) = line.split_once("=>").expect("a line is `text => words | words …`");
            let text = text.trim();
            let given = Given { language: Some(language), ..Given::default() };
            let article = Article::read(Prose::read(text, Format::Plain), &lexicons, given);
            let lost = read_lost_numbers(&article, lexicons.of(language), &figures(text, language));
            let found: Vec<&str> = lost.iter().map(|lost| lost.span.slice(text)).collect();
            let found = if found.is_empty() { "none".to_owned() } else { found.join(" | ") };
            if found != expected.trim() {
                let _ = writeln!(complaints, "{language}: {line}\n    {found}");
            }
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

/// «i 50 > i 30 [30, 50]»: the ends of a range as they stand, the greater beside the wide side of the sign.
fn written_ends(quantity: &Quantity, text: &str) -> Option<String> {
    let ends = quantity.ends?;
    let sign = if ends.falls { '>' } else { '<' };
    Some(format!("{} {sign} {} {}", ends.first.slice(text), ends.second.slice(text), quantity.interval))
}

#[test]
fn any_text_is_read_without_falling_over() {
    let long = "99999999999999999999999999999".repeat(3);
    let texts = [
        "",
        "-",
        "€",
        "tra e",
        "tra 3 e",
        "da 0 a 0",
        "1.2.3.4-5-6",
        "½½½ 3/0 0/0",
        "mille mila milioni di miliardi di miliardi di trilioni di trilioni",
        "nove trilioni di trilioni di trilioni",
        long.as_str(),
        "circa circa circa % % €€ 5 5 5",
        "\u{a0}12\u{a0}000\u{202f}000,",
    ];
    for language in Language::ALL {
        for text in texts {
            let _ = figures(text, language);
        }
        for piece in [
            "1 su ", "1 in ", "one in ", "1-", "100 ", "tra 1 e ", "mille ", "e mezzo ", "cento", "un ",
            "€ ", "circa ",
        ] {
            let _ = figures(&piece.repeat(2000), language);
        }
    }
}

fn figures(text: &str, language: Language) -> Vec<Quantity> {
    let lexicons = Lexicons::built_in();
    let given = Given { language: Some(language), ..Given::default() };
    let article = Article::read(Prose::read(text, Format::Plain), &lexicons, given);
    let times = read_times(&article, lexicons.of(language));
    read_quantities(&article, lexicons.of(language), &times)
}

/// What a line that should hold no figure holds after all.
fn innocent(text: &str, language: Language) -> Option<String> {
    let found = figures(text, language);
    let needing: Vec<String> = found
        .iter()
        .filter(|quantity| quantity.exempt.is_none() && quantity.kind != QuantityKind::Ordinal)
        .map(shown)
        .collect();
    if needing.is_empty() { None } else { Some(format!("needs a source: {}", needing.join(" | "))) }
}

/// Where the figures of a text differ from the expected ones.
fn compared(text: &str, expected: &str, language: Language) -> Option<String> {
    let found: Vec<String> = figures(text, language).iter().map(shown).collect();
    let wanted: Vec<&str> = expected.split('|').map(str::trim).collect();
    let same = found.len() == wanted.len()
        && wanted.iter().zip(&found).all(|(wanted, found)| {
            let exempt = |text: &str| text.split("exempt=").nth(1).map(str::to_owned);
            let has = |part: &str| format!(" {found} ").contains(&format!(" {part} "));
            exempt(wanted) == exempt(found) && parts(wanted).iter().all(|part| has(part))
        });
    if same { None } else { Some(format!("found: {}", found.join(" | "))) }
}

/// The parts of an expected figure; an interval is one part.
fn parts(figure: &str) -> Vec<&str> {
    let cut = |at: usize| figure.get(at..).unwrap_or("");
    match (figure.find(['[', '(']), figure.find([']', ')'])) {
        (Some(open), Some(close)) if open < close => {
            let mut parts: Vec<&str> = figure.get(..open).unwrap_or("").split_whitespace().collect();
            parts.push(figure.get(open..=close).unwrap_or(""));
            parts.extend(cut(close + 1).split_whitespace());
            parts
        }
        _ => figure.split_whitespace().collect(),
    }
}

/// A figure as the tables write it.
fn shown(quantity: &Quantity) -> String {
    let mut out = format!("{:?} {}", quantity.kind, quantity.value).to_lowercase();
    if let Some(unit) = &quantity.unit {
        let _ = write!(out, " {}", unit.code);
    }
    let _ = write!(out, " {}", quantity.interval);
    if let Some(noun) = &quantity.noun {
        let _ = write!(out, " noun={}", noun.lemma);
    }
    if let Some(exempt) = quantity.exempt {
        let _ = write!(out, " exempt={}", exempt.name());
    }
    out
}

#[test]
fn words_read_back_to_the_number_they_write() {
    // Every tens and teens pattern, and a spread of larger numbers.
    let spread = (0..=1200).chain((1..400_u64).map(|step| step * step * step * 61 + 7 * step));
    for value in spread {
        for (language, words) in [(Language::It, italian(value)), (Language::En, english(value))] {
            let read: Vec<String> =
                figures(&words, language).iter().map(|quantity| quantity.value.to_string()).collect();
            assert_eq!(read, [value.to_string()], "{words}");
        }
    }
}

#[test]
fn an_independent_reader_reads_the_same() {
    let spread = (0..=1200).chain((1..400_u64).map(|step| step * step * step * 61 + 7 * step));
    for value in spread {
        let wanted = Ok(value.to_string());
        assert_eq!(text2digits(&italian(value), &text2num::Language::italian()).map_err(|_| ()), wanted);
        assert_eq!(text2digits(&english(value), &text2num::Language::english()).map_err(|_| ()), wanted);
    }
}

const ITALIAN_SMALL: [&str; 20] = [
    "",
    "uno",
    "due",
    "tre",
    "quattro",
    "cinque",
    "sei",
    "sette",
    "otto",
    "nove",
    "dieci",
    "undici",
    "dodici",
    "tredici",
    "quattordici",
    "quindici",
    "sedici",
    "diciassette",
    "diciotto",
    "diciannove",
];
const ITALIAN_TENS: [&str; 10] =
    ["", "", "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"];

/// The Italian number word of `value`.
fn italian(value: u64) -> String {
    match value {
        0 => "zero".into(),
        1..20 => ITALIAN_SMALL[value as usize].into(),
        20..100 => {
            let tens = ITALIAN_TENS[(value / 10) as usize];
            match value % 10 {
                0 => tens.into(),
                unit @ (1 | 8) => format!("{}{}", &tens[..tens.len() - 1], ITALIAN_SMALL[unit as usize]),
                3 => format!("{tens}tré"),
                unit => format!("{tens}{}", ITALIAN_SMALL[unit as usize]),
            }
        }
        100..1000 => {
            let hundreds = if value < 200 { "" } else { ITALIAN_SMALL[(value / 100) as usize] };
            format!("{hundreds}cento{}", rest(value % 100, italian))
        }
        1000..2000 => format!("mille{}", rest(value % 1000, italian)),
        2000..1_000_000 => format!("{}mila{}", italian(value / 1000), rest(value % 1000, italian)),
        _ => {
            let millions = value / 1_000_000;
            let head =
                if millions == 1 { "un milione".into() } else { format!("{} milioni", italian(millions)) };
            format!("{head} {}", rest(value % 1_000_000, italian)).trim_end().to_owned()
        }
    }
}

const ENGLISH_SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const ENGLISH_TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The English number words of `value`.
fn english(value: u64) -> String {
    let tail = |value: u64, joint: &str| {
        if value == 0 { String::new() } else { format!("{joint}{}", english(value)) }
    };
    match value {
        0..20 => ENGLISH_SMALL[value as usize].into(),
        20..100 => format!("{}{}", ENGLISH_TENS[(value / 10) as usize], tail(value % 10, "-")),
        100..1000 => {
            format!("{} hundred{}", ENGLISH_SMALL[(value / 100) as usize], tail(value % 100, " and "))
        }
        1000..1_000_000 => format!("{} thousand{}", english(value / 1000), tail(value % 1000, " ")),
        _ => format!("{} million{}", english(value / 1_000_000), tail(value % 1_000_000, " ")),
    }
}

fn rest(value: u64, words: fn(u64) -> String) -> String {
    if value == 0 { String::new() } else { words(value) }
}
