//! A share in percent that is not that of its part in its whole.

use super::{Article, Plant, fill};

/// The part, the whole, the share.
const IT: &[&str] = &[
    "Hanno risposto {} comuni su {}, il {} per cento.",
    "Su {1} scuole {0} sono senza palestra, il {2} per cento.",
    "Sono {} su {} gli edifici non a norma, pari al {}%.",
    "Ha detto sì il {2} per cento degli iscritti, {0} su {1}.",
    "Dei {1} treni previsti {0} sono arrivati in ritardo ({2}%).",
    "I positivi sono {} su {} tamponi, cioè il {} per cento.",
    "Al corteo hanno aderito {} lavoratori su {} ({}%).",
];
const EN: &[&str] = &[
    "A total of {} of the {} councils replied, or {}%.",
    "Of {1} schools, {0} have no gym, or {2} percent.",
    "{} out of {} buildings failed the test ({}%).",
    "Some {2}% of members, {0} out of {1}, said yes.",
    "Of the {1} trains, {0} were late ({2}%).",
    "The tests found {} cases out of {}, or {} per cent.",
    "{} of {} workers, or {}%, joined the strike.",
];

/// A sentence of ours; the twin has the right share.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let frame = article.pick(article.local(IT, EN));
    let (percent, whole) = (article.number(1, 3, 15) * 5, article.number(2, 2, 4) * 200);
    let part = (whole * percent / 100).to_string();
    let told = |percent: u64| {
        let words = [part.as_str(), &whole.to_string(), &percent.to_string()];
        if frame.contains("{0}") {
            let put = |frame: String, (at, word): (usize, &&str)| frame.replace(&format!("{{{at}}}"), word);
            return words.iter().enumerate().fold((*frame).to_owned(), put);
        }
        fill(frame, &words)
    };
    let off = percent + article.number(3, 6, 14);
    vec![article.append(&told(off), &told(percent))]
}
