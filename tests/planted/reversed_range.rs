//! A range that names the greater number first.

use super::{Article, Plant, fill};

const IT: &[&str] = &[
    "I dispersi sono tra i {} e i {}, secondo la Protezione civile.",
    "Il Comune prevede tra {} e {} assunzioni.",
    "La spesa sarà compresa tra {} e {} euro per famiglia, calcola l'istituto di statistica.",
    "Alla marcia c'erano tra le {} e le {} persone, secondo la questura.",
];
const EN: &[&str] = &[
    "Between {} and {} people are missing, the fire service said.",
    "The city expects between {} and {} new jobs.",
    "Each family will pay between {} and {} euros, the statistics office said.",
    "Between {} and {} people joined the march, police said.",
];

/// A sentence of ours with its ends exchanged.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let frame = article.pick(article.local(IT, EN));
    let (low, high) = (article.number(1, 20, 60) * 10, article.number(2, 62, 95) * 10);
    let told = |one: u64, other: u64| fill(frame, &[&one.to_string(), &other.to_string()]);
    vec![article.append(&told(high, low), &told(low, high))]
}
