//! French: with hyphens below a hundred, with hyphens everywhere, with none; in France and in Belgium and Switzerland.

const SMALL: [&str; 17] = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize",
];
const TENS: [&str; 10] =
    ["", "dix", "vingt", "trente", "quarante", "cinquante", "soixante", "septante", "huitante", "nonante"];
const SCALES: [(u64, &str); 4] = [
    (1_000_000_000_000_000, "billiard"),
    (1_000_000_000_000, "billion"),
    (1_000_000_000, "milliard"),
    (1_000_000, "million"),
];

/// Every way to write `value`.
pub fn spellings(value: u64) -> Vec<String> {
    let france = written(value, true);
    let swiss = written(value, false);
    let octante = swiss.replace("huitante", "octante");
    let everywhere = |words: &str| words.replace(' ', "-");
    let nowhere = |words: &str| words.replace('-', " ");
    vec![
        france.clone(),
        swiss.clone(),
        everywhere(&france),
        nowhere(&france),
        everywhere(&swiss),
        octante,
        france.replace("quatre-vingts", "quatre-vingt").replace("cents", "cent"),
    ]
}

fn written(value: u64, france: bool) -> String {
    if value == 0 {
        return SMALL[0].into();
    }
    let mut out = Vec::new();
    let mut rest = value;
    for (scale, name) in SCALES {
        if 0 < rest / scale {
            let head = rest / scale;
            let plural = if head == 1 { "" } else { "s" };
            out.push(format!("{} {name}{plural}", below_thousand(head, france, true)));
            rest %= scale;
        }
    }
    match rest / 1000 {
        0 => {}
        1 => out.push("mille".into()),
        head => out.push(format!("{} mille", below_thousand(head, france, false))),
    }
    if !rest.is_multiple_of(1000) {
        out.push(below_thousand(rest % 1000, france, true));
    }
    out.join(" ")
}

/// `last`: whether «vingts» and «cents» may take their «s».
fn below_thousand(value: u64, france: bool, last: bool) -> String {
    let rest = value % 100;
    let hundreds = match value / 100 {
        0 => String::new(),
        1 => "cent".into(),
        head if rest == 0 && last => format!("{} cents", SMALL[head as usize]),
        head => format!("{} cent", SMALL[head as usize]),
    };
    if rest == 0 {
        hundreds
    } else {
        format!("{hundreds} {}", below_hundred(rest, france, last)).trim().into()
    }
}

fn below_hundred(value: u64, france: bool, last: bool) -> String {
    match value {
        0..=16 => SMALL[value as usize].into(),
        80 if france => if last { "quatre-vingts" } else { "quatre-vingt" }.into(),
        71 if france => "soixante et onze".into(),
        72..80 | 70 if france => format!("soixante-{}", below_hundred(value - 60, france, last)),
        81..100 if france => format!("quatre-vingt-{}", below_hundred(value - 80, france, last)),
        _ => match (TENS[(value / 10) as usize], value % 10) {
            (tens, 0) => tens.into(),
            (tens, 1) => format!("{tens} et un"),
            (tens, unit) => format!("{tens}-{}", SMALL[unit as usize]),
        },
    }
}
