//! Italian: in one word below a million, with accent or without, with «e» or without.

const SMALL: [&str; 20] = [
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
const TENS: [&str; 10] =
    ["", "", "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"];

/// Every way to write `value`.
pub fn spellings(value: u64) -> Vec<String> {
    let words = written(value);
    let parted = words.replace("mila", "mila ").trim_end().replace("  ", " ");
    vec![words.replace('é', "e"), words, parted]
}

fn written(value: u64) -> String {
    if value == 0 {
        return "zero".into();
    }
    if value == 1_000_000_000_000_000 {
        return "mille bilioni".into();
    }
    let mut out = Vec::new();
    let mut rest = value;
    for (scale, one, many) in [(1_000_000_000, "miliardo", "miliardi"), (1_000_000, "milione", "milioni")] {
        match rest / scale {
            0 => {}
            1 => out.push(format!("un {one}")),
            head => out.push(format!("{} {many}", before_scale(&below_million(head)))),
        }
        rest %= scale;
    }
    out.push(below_million(rest));
    out.join(" ").trim_end().to_owned()
}

/// «ventuno» before a scale: «ventun milioni».
fn before_scale(words: &str) -> String {
    words.strip_suffix("uno").map_or_else(|| words.to_owned(), |head| format!("{head}un"))
}

fn below_million(value: u64) -> String {
    let rest = below_thousand(value % 1000);
    match value / 1000 {
        0 => rest,
        1 => format!("mille{rest}"),
        head => format!("{}mila{rest}", below_thousand(head)),
    }
}

fn below_thousand(value: u64) -> String {
    let hundreds = match value / 100 {
        0 => String::new(),
        1 => "cento".into(),
        head => format!("{}cento", SMALL[head as usize]),
    };
    let rest = (value % 100) as usize;
    let tens = TENS[rest / 10];
    let tail = match rest % 10 {
        _ if rest < 20 => SMALL[rest].into(),
        0 => tens.into(),
        unit @ (1 | 8) => format!("{}{}", &tens[..tens.len() - 1], SMALL[unit]),
        3 => format!("{tens}tré"),
        unit => format!("{tens}{}", SMALL[unit]),
    };
    format!("{hundreds}{tail}")
}
