//! A time that has not been so long.

use super::{Article, Plant, fill};

/// How many years, then the year.
const IT: &[&str] = &[
    "L'incendio avvenne {} anni fa, nel {}.",
    "La fabbrica chiuse {} anni fa, nel {}, dice il sindacato.",
    "Il cantiere fu aperto {} anni fa, nel {}.",
    "Il gruppo si è sciolto {} anni fa, nel {}.",
    "La legge è di {} anni fa: fu votata nel {}.",
    "Il ponte è stato chiuso {} anni fa, nel {}.",
];
const EN: &[&str] = &[
    "The fire happened {} years ago, in {}.",
    "The factory shut {} years ago, in {}, the union said.",
    "The site was opened {} years ago, in {}.",
    "The band split up {} years ago, in {}.",
    "The company was founded {} years ago, in {}.",
    "The bridge was closed {} years ago, in {}.",
];

/// A sentence of ours with a count that is some years off.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let frame = article.pick(article.local(IT, EN));
    let years = article.number(1, 6, 19);
    let off = years + article.number(2, 3, 9);
    let event = (article.date.year() as u64 - years).to_string();
    let told = |years: u64| fill(frame, &[&years.to_string(), &event]);
    vec![article.append(&told(off), &told(years))]
}
