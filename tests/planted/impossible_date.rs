//! A day that its month does not have.

use super::{Article, Plant, fill};

const IT: &[&str] = &[
    "La scadenza è fissata al {}.",
    "Il ponte sarà chiuso dal {} per lavori.",
    "L'accordo, firmato il {}, vale tre anni.",
    "Le domande si presentano entro il {}, spiega il Comune di Roccabella.",
    "Era il {} quando la diga cedette.",
    "Il museo riapre il {} dopo il restauro.",
];
const EN: &[&str] = &[
    "The deadline is {}.",
    "The bridge will be closed from {} for repairs.",
    "The deal, signed on {}, holds for three years.",
    "Applications must be sent by {}, the town of Oakbridge says.",
    "It was {} when the dam gave way.",
    "The museum reopens on {} after the works.",
];

/// A sentence with such a day.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let frame = article.pick(article.local(IT, EN));
    let year = article.number(1, 0, 7) as i16 * 4 + 1993;
    let it = [("31 aprile", "30 aprile"), ("30 febbraio", "28 febbraio"), ("31 settembre", "30 settembre")];
    let en = [("31 April", "30 April"), ("30 February", "28 February"), ("November 31,", "November 30,")];
    let (faulty, innocent) = article.pick(article.local(&it, &en));
    let full = |day: &str| fill(frame, &[&format!("{day} {year}")]);
    let leap = article.local(&["29 febbraio"], &["29 February"])[0];
    vec![
        article.append(&full(faulty), &full(innocent)),
        article.append(&full(leap), &fill(frame, &[&format!("{leap} {}", year + 3)])),
    ]
}
