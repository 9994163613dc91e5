//! A time that ends before it begins.

use super::{Article, Plant, fill};

const IT: &[&str] = &[
    "La mostra resta aperta dal {} al {} maggio.",
    "Le iscrizioni sono aperte tra il {} e il {} settembre.",
    "Il ponte resterà chiuso dal {} al {} luglio, fa sapere il Comune.",
    "La guerra durò dal 19{} al 19{}.",
    "Fu sindaco dal 19{} al 19{}.",
    "Tra il 19{} e il 19{} la città perse abitanti.",
];
const EN: &[&str] = &[
    "The show runs from {} to {} May.",
    "Entries are open between {} and {} September.",
    "The bridge will be closed from {} to {} July, the council said.",
    "The war lasted from 19{} to 19{}.",
    "He was mayor from 19{} to 19{}.",
    "Between 19{} and 19{} the city lost people.",
];

/// A sentence of ours with its ends exchanged.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let frame = article.pick(article.local(IT, EN));
    let (first, last) = (article.number(1, 11, 18), article.number(2, 20, 29));
    let told = |one: u64, other: u64| fill(frame, &[&one.to_string(), &other.to_string()]);
    vec![article.append(&told(last, first), &told(first, last))]
}
