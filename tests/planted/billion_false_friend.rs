//! A scale word that means another size than the English word it looks like.

use super::{Article, Plant, fill};

const IT: &[(&str, &str)] = &[
    (
        "L'azienda vale {} trilioni di dollari, secondo la borsa.",
        "L'azienda vale {} mila miliardi di dollari, secondo la borsa.",
    ),
    (
        "Il debito del paese è di {} trilioni di dollari, dice il ministero.",
        "Il debito del paese è di {} mila miliardi di dollari, dice il ministero.",
    ),
    (
        "Il fondo gestisce {} trilioni di euro, secondo la banca.",
        "Il fondo gestisce {} miliardi di euro, secondo la banca.",
    ),
];
const EN: &[(&str, &str)] = &[
    (
        "The company has a debt of {} milliard euros, the bank said.",
        "The company has a debt of {} billion euros, the bank said.",
    ),
    (
        "The plan will cost {} milliard dollars, the ministry said.",
        "The plan will cost {} billion dollars, the ministry said.",
    ),
    (
        "Investors put {} milliard euros into the fund, the bank said.",
        "Investors put {} billion euros into the fund, the bank said.",
    ),
];

/// A sentence of ours.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let (faulty, innocent) = article.pick(article.local(IT, EN));
    let count = article.number(1, 2, 9).to_string();
    vec![article.append(&fill(faulty, &[&count]), &fill(innocent, &[&count]))]
}
