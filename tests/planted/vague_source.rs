//! A figure that hides behind a phrase which names nobody.

use super::{Article, Plant, fill};

/// With nobody, and with somebody.
const IT: &[(&str, &str)] = &[
    (
        "Si parla di almeno {} morti sotto le macerie.",
        "La prefetta Ada Sala parla di almeno {} morti sotto le macerie.",
    ),
    (
        "Secondo alcune stime i senzatetto sono {} mila.",
        "Secondo le stime della Caritas i senzatetto sono {} mila.",
    ),
    (
        "Alcuni esperti calcolano che il danno sia di {} milioni di euro.",
        "L'istituto di statistica calcola che il danno sia di {} milioni di euro.",
    ),
    (
        "Stando ad alcune indiscrezioni i licenziati sarebbero {}.",
        "Stando al sindacato Unione Metalli i licenziati sarebbero {}.",
    ),
    (
        "Si dice che alla marcia ci fossero {} mila persone.",
        "La questura dice che alla marcia c'erano {} mila persone.",
    ),
];
const EN: &[(&str, &str)] = &[
    (
        "It is believed that {} people died under the rubble.",
        "Prefect Ada Sale believes that {} people died under the rubble.",
    ),
    (
        "According to some estimates, {} thousand people are homeless.",
        "According to the Red Cross, {} thousand people are homeless.",
    ),
    (
        "Some experts say the damage amounts to {} million euros.",
        "The statistics office says the damage amounts to {} million euros.",
    ),
    ("Reports say {} workers will lose their jobs.", "The Metal Union says {} workers will lose their jobs."),
    (
        "It is said that {} thousand people joined the march.",
        "Police said that {} thousand people joined the march.",
    ),
];

/// A sentence of ours; its twin names the source.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let (vague, definite) = article.pick(article.local(IT, EN));
    let count = article.number(1, 112, 987).to_string();
    vec![article.append(&fill(vague, &[&count]), &fill(definite, &[&count]))]
}
