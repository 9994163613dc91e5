//! Parts that do not add up to their total.

use super::{Article, Plant, fill};

/// Total, then two parts.
const IT: &[&str] = &[
    "I voti sono stati {}: {} favorevoli e {} contrari.",
    "Gli iscritti sono {}, di cui {} donne e {} uomini.",
    "Le case danneggiate sono {}, suddivise in {} villette e {} appartamenti.",
    "Al concorso si sono presentati {} candidati: {} uomini e {} donne.",
    "Hanno votato {} consiglieri: {} a favore e {} contro.",
    "I premi assegnati sono {}: {} a scuole e {} a biblioteche.",
];
const EN: &[&str] = &[
    "There were {} votes: {} in favour and {} against.",
    "Of the {} members, {} are women and {} are men.",
    "The fleet has {} ships: {} tankers and {} tugs.",
    "The jury received {} entries: {} novels and {} poems.",
    "Of {} councillors, {} voted for and {} voted against.",
    "There were {} candidates: {} men and {} women.",
];

/// A sentence of ours with a total that is off by some.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let frame = article.pick(article.local(IT, EN));
    let (one, other) = (article.number(1, 31, 99), article.number(2, 104, 180));
    let told = |total: u64| fill(frame, &[&total.to_string(), &one.to_string(), &other.to_string()]);
    vec![article.append(&told(one + other + article.number(3, 2, 9)), &told(one + other))]
}
