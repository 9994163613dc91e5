//! A toll that a later article of the archive has overtaken.

use jiff::ToSpan;

use super::calendar::full;
use super::{Article, Plant, fill};

/// Draft and archive.
const IT: &[(&str, &str)] = &[
    (
        "La frana di Roccabella ha ucciso almeno {} persone, ha detto la prefetta Ada Sala.",
        "Sono {} i morti della frana di Roccabella, ha detto la prefetta Ada Sala.",
    ),
    (
        "Il terremoto in Valdoria ha ucciso almeno {} persone, secondo la Protezione civile.",
        "Il terremoto in Valdoria ha ucciso {} persone, secondo la Protezione civile.",
    ),
    (
        "L'epidemia in Brentania ha già fatto almeno {} morti, secondo il ministero della Salute.",
        "L'epidemia in Brentania ha fatto {} morti, secondo il ministero della Salute.",
    ),
];
const EN: &[(&str, &str)] = &[
    (
        "The landslide in Oakbridge killed at least {} people, prefect Ada Sale said.",
        "The landslide in Oakbridge killed {} people, prefect Ada Sale said.",
    ),
    (
        "The earthquake in Valdoria has killed at least {} people, the civil protection said.",
        "The earthquake in Valdoria killed {} people, the civil protection said.",
    ),
    (
        "The outbreak in Brentania has killed at least {} people, the health ministry said.",
        "The outbreak in Brentania killed {} people, according to the health ministry.",
    ),
];

/// A sentence of ours, and an article of some days later with two to four times as many.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let (draft, archive) = article.pick(article.local(IT, EN));
    let old = article.number(1, 20, 300);
    let new = old * article.number(2, 2, 4) + 3;
    let day = article.date.checked_add(3.days()).expect("there is a day some days later");
    let headline = article.local(&["Il bilancio sale ancora"], &["The toll rises again"])[0];
    let document =
        format!("{headline}\n\n{}\n\n{}\n", full(article, day), fill(archive, &[&new.to_string()]));
    let told = |count: u64| fill(draft, &[&count.to_string()]);
    vec![article.append(&told(old), &told(new - 1)).against("archive/toll.txt", document)]
}
