//! An approximator before a figure that somebody counted.

use super::{Article, Plant, fill};

const IT: &[&str] = &[
    "Secondo la questura in piazza c'erano circa {} persone.",
    "Alla gara hanno preso parte all'incirca {} atleti, secondo gli organizzatori.",
    "La biblioteca conserva più o meno {} volumi, spiega il direttore.",
    "Il parco si estende per circa {} ettari, secondo la Regione.",
    "Hanno firmato quasi {} cittadini, secondo il comitato.",
    "I danni ammontano a circa {} euro, secondo la Provincia.",
];
const EN: &[&str] = &[
    "Roughly {} people marched, police said.",
    "About {} athletes took part, the organisers said.",
    "The library holds approximately {} volumes, its director said.",
    "The park covers around {} acres, the ministry said.",
    "Nearly {} citizens have signed, the committee said.",
    "The damage comes to about {} dollars, the county said.",
];

/// A sentence of ours with a figure that no estimate gives.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let frame = article.pick(article.local(IT, EN));
    let [mark] = article.local(&['.'], &[',']) else { unreachable!("one mark each") };
    let (thousands, rest) = (article.number(1, 2, 87), article.number(2, 11, 98) * 10);
    let told = |last: u64| fill(frame, &[&format!("{thousands}{mark}{}", rest + last)]);
    vec![article.append(&told(article.number(3, 1, 9)), &told(0))]
}
