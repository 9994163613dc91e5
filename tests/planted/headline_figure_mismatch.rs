//! A headline with another number than the text's.

use super::{Article, Plant, fill};

/// Headline and body, and the greatest number that is likely.
const IT: &[(&str, &str, u64)] = &[
    ("Biblioteca, donati {} libri", "La famiglia Sartori ha donato alla biblioteca {} libri.", 900),
    ("Scuole, dal Comune {} milioni", "Il Comune ha stanziato {} milioni di euro per le scuole.", 90),
    ("Valmetal, {} esuberi", "La Valmetal ha annunciato {} esuberi nello stabilimento di Piandoro.", 900),
    ("Bollette, rincari del {}%", "Le bollette aumenteranno del {} per cento da gennaio.", 60),
    (
        "Nuovo ospedale, {} posti letto",
        "Il nuovo ospedale avrà {} posti letto, ha spiegato la direttrice.",
        900,
    ),
    (
        "Sequestrati {} chili di cocaina",
        "La Guardia di finanza ha sequestrato {} chili di cocaina al porto.",
        90,
    ),
    ("Piantati {} alberi lungo il fiume", "Lungo il fiume i volontari hanno piantato {} alberi.", 900),
    ("Chiudono {} negozi in centro", "In due anni hanno chiuso {} negozi del centro storico.", 90),
    ("Bonus da {} euro per i neonati", "La Regione darà un bonus di {} euro per ogni neonato.", 900),
    ("Truffa agli anziani: {} vittime", "Le vittime della truffa sono {}, tutte sopra i settant'anni.", 90),
];
const EN: &[(&str, &str, u64)] = &[
    ("Library gets {} books", "The Sartori family has donated {} books to the library.", 900),
    ("Council finds £{}m for schools", "The council has set aside £{}m for its schools, officials said.", 90),
    ("Valmetal cuts {} jobs", "Valmetal has announced {} redundancies at its Piandor plant.", 900),
    ("Power bills to rise {}%", "Power bills will rise by {}% from January.", 60),
    ("New hospital to have {} beds", "The new hospital will have {} beds, its director said.", 900),
    ("Customs seize {} kilos of cocaine", "Customs officers seized {} kilograms of cocaine in the port.", 90),
    ("Volunteers plant {} trees", "Volunteers planted {} trees along the river.", 900),
    ("{} shops close in town centre", "In two years {} shops in the town centre have closed.", 90),
    ("Parents to get €{} for each newborn", "The region will pay parents €{} for each newborn.", 900),
    ("Fraud: {} victims among the elderly", "There are {} victims of the fraud, all of them over 70.", 90),
];

/// Two headlines of ours over the article, with a last paragraph that tells another number; and the
/// article's own headline, where its figure can be raised.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let frames = article.local(IT, EN);
    let ours =
        [0, 1].map(|turn| over(article, &frames[(article.turn * 2 + turn) % frames.len()], turn as u64));
    ours.into_iter().chain(raised(article)).collect()
}

/// A headline of ours in place of the article's.
fn over(article: &Article<'_>, frame: &(&str, &str, u64), salt: u64) -> Plant {
    let (headline, body, most) = *frame;
    let told = article.number(salt, most / 5, most / 2) | 1;
    let other = told + article.number(salt + 7, most / 5, most / 3);
    let rest = article.text.split_once('\n').map_or("", |(_, rest)| rest).trim_end();
    let written = |over: u64| {
        let headline = fill(headline, &[&over.to_string()]);
        let text = format!("{headline}\n{rest}\n\n{}\n", fill(body, &[&told.to_string()]));
        (text, 0..headline.len())
    };
    let (text, fault) = written(other);
    Plant { text, fault, twin: Some(written(told)), documents: Vec::new() }
}

/// The article with the number of its own headline raised by half, where the text tells that number.
fn raised(article: &Article<'_>) -> Option<Plant> {
    let headline = article.text.lines().next()?;
    let start = headline.find(|it: char| it.is_ascii_digit())?;
    let end =
        start + headline[start..].find(|it: char| !it.is_ascii_digit()).unwrap_or(headline.len() - start);
    let number = &headline[start..end];
    let is_alone = headline[..start].ends_with([' ', '$']) && !headline[end..].starts_with(['.', ',', '-']);
    let value: u64 = number.parse().ok()?;
    let is_year = (1900..=2100).contains(&value);
    let rest = &article.text[headline.len()..];
    let is_told = rest.split(|it: char| !it.is_ascii_digit()).any(|word| word == number);
    (is_alone && !is_year && 8 < value && is_told)
        .then(|| article.alter(start..end, &(value + value / 2).to_string()))
}
