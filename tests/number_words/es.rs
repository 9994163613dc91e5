//! Spanish.

const SMALL: [&str; 30] = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
];
const TENS: [&str; 10] =
    ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];
const HUNDREDS: [&str; 10] = [
    "",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
];

/// With its accents, without them, and in the feminine.
pub fn spellings(value: u64) -> Vec<String> {
    let words = written(value);
    let bare = words.replace('é', "e").replace('ó', "o").replace('ú', "u");
    let feminine = feminine(&words);
    vec![words, bare, feminine]
}

/// The last thousand in the feminine: «doscientas treinta y una».
fn feminine(words: &str) -> String {
    let cut = words.rfind("mil").map_or(0, |at| words[at..].find(' ').map_or(words.len(), |gap| at + gap));
    let (head, tail) = words.split_at(cut);
    let mut tail = tail.replace("cientos", "cientas").replace("quinientos", "quinientas");
    if tail.ends_with("uno") {
        tail.truncate(tail.len() - 1);
        tail.push('a');
    }
    format!("{head}{tail}")
}

fn written(value: u64) -> String {
    match value {
        0 => SMALL[0].into(),
        _ => below(value, 1_000_000_000_000, "billón", "billones", below_billion),
    }
}

fn below_billion(value: u64) -> String {
    below(value, 1_000_000, "millón", "millones", below_million)
}

fn below(value: u64, scale: u64, one: &str, many: &str, rest: fn(u64) -> String) -> String {
    let head = match value / scale {
        0 => String::new(),
        1 => format!("un {one}"),
        head => format!("{} {many}", short(&below_billion(head))),
    };
    joined(&head, &rest(value % scale))
}

fn below_million(value: u64) -> String {
    let head = match value / 1000 {
        0 => String::new(),
        1 => "mil".into(),
        head => format!("{} mil", short(&below_thousand(head))),
    };
    joined(&head, &below_thousand(value % 1000))
}

fn below_thousand(value: u64) -> String {
    if value == 100 {
        return "cien".into();
    }
    let hundreds = HUNDREDS[(value / 100) as usize];
    let rest = match (value % 100) as usize {
        0 => String::new(),
        rest @ 1..30 => SMALL[rest].into(),
        rest if rest % 10 == 0 => TENS[rest / 10].into(),
        rest => format!("{} y {}", TENS[rest / 10], SMALL[rest % 10]),
    };
    joined(hundreds, &rest)
}

/// «uno» before a scale: «veintiún mil».
fn short(words: &str) -> String {
    match words.strip_suffix("veintiuno") {
        Some(head) => format!("{head}veintiún"),
        None => words.strip_suffix("uno").map_or_else(|| words.to_owned(), |head| format!("{head}un")),
    }
}

fn joined(head: &str, rest: &str) -> String {
    format!("{head} {rest}").trim().to_owned()
}
