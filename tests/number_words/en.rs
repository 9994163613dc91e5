//! English: with “and” or without, with hyphens or without.

const SMALL: [&str; 20] = [
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
const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const SCALES: [(u64, &str); 5] = [
    (1_000_000_000_000_000, "quadrillion"),
    (1_000_000_000_000, "trillion"),
    (1_000_000_000, "billion"),
    (1_000_000, "million"),
    (1000, "thousand"),
];

/// Every way to write `value`.
pub fn spellings(value: u64) -> Vec<String> {
    let words = written(value, "and ");
    vec![words.clone(), words.replace('-', " "), words.replace(" and ", " ")]
}

fn written(value: u64, link: &str) -> String {
    if value == 0 {
        return SMALL[0].into();
    }
    let mut out = Vec::new();
    let mut rest = value;
    for (scale, name) in SCALES {
        if 0 < rest / scale {
            out.push(format!("{} {name}", below_thousand(rest / scale, link)));
            rest %= scale;
        }
    }
    if 0 < rest {
        let link = if out.is_empty() || 100 <= rest { "" } else { link };
        out.push(format!("{link}{}", below_thousand(rest, link)));
    }
    out.join(" ")
}

fn below_thousand(value: u64, link: &str) -> String {
    let rest = value % 100;
    let tail = match rest {
        0..20 => SMALL[rest as usize].to_owned(),
        _ if rest.is_multiple_of(10) => TENS[(rest / 10) as usize].to_owned(),
        _ => format!("{}-{}", TENS[(rest / 10) as usize], SMALL[(rest % 10) as usize]),
    };
    match (value / 100, rest) {
        (0, _) => tail,
        (head, 0) => format!("{} hundred", SMALL[head as usize]),
        (head, _) => format!("{} hundred {link}{tail}", SMALL[head as usize]),
    }
}
