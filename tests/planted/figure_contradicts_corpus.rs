//! A figure that the archive tells otherwise.

use jiff::ToSpan;

use super::calendar::full;
use super::{Article, Plant, fill};

/// Draft and archive: the figure is the first blank; the words of the archive differ as a desk's words do.
const IT: &[(&str, &str)] = &[
    (
        "Il Comune di Roccabella ha assunto {} vigili urbani, ha detto il sindaco Aldo Verri.",
        "Sono {} i vigili urbani assunti dal Comune di Roccabella, ha spiegato il sindaco Aldo Verri.",
    ),
    (
        "La Valmetal di Roccabella ha licenziato {} operai, secondo il sindacato Unione Metalli.",
        "La Valmetal ha licenziato {} operai nello stabilimento di Roccabella, dice il sindacato.",
    ),
    (
        "Al referendum di Roccabella hanno votato {} elettori, secondo la prefettura.",
        "Hanno votato {} elettori al referendum di Roccabella, ha comunicato la prefettura.",
    ),
    (
        "Il Brentania ha inviato {} soldati in Valdoria, secondo il ministero della Difesa.",
        "Il ministero della Difesa conferma: il Brentania ha inviato in Valdoria {} soldati.",
    ),
];
const EN: &[(&str, &str)] = &[
    (
        "The city of Oakbridge has hired {} police officers, mayor Alma Verry said.",
        "The City of Oakbridge hired {} police officers, according to mayor Alma Verry.",
    ),
    (
        "Valmetal of Oakbridge laid off {} workers, the Metal Union said.",
        "Valmetal has laid off {} workers at its plant in Oakbridge, the Metal Union said.",
    ),
    (
        "In the Oakbridge referendum {} people voted, the electoral office said.",
        "The electoral office said {} people voted in the Oakbridge referendum.",
    ),
    (
        "Brentania sent {} soldiers to Valdoria, the defence ministry said.",
        "The defence ministry confirmed that Brentania had sent {} soldiers to Valdoria.",
    ),
];

/// A sentence of ours, and an article of the archive with another figure.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let (draft, archive) = article.pick(article.local(IT, EN));
    let right = article.number(1, 40, 260) * 3;
    let wrong = right * 2 + article.number(2, 1, 9);
    let day = article.date.checked_sub(1.day()).expect("there is a day before publication");
    let headline = article.local(&["Le cifre di Roccabella"], &["The figures of Oakbridge"])[0];
    let document =
        format!("{headline}\n\n{}\n\n{}\n", full(article, day), fill(archive, &[&right.to_string()]));
    let plant = article.append(&fill(draft, &[&wrong.to_string()]), &fill(draft, &[&right.to_string()]));
    vec![plant.against("archive/figures.txt", document)]
}
