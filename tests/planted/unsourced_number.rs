//! A figure for which nobody stands.

use super::{Article, Plant, fill};

/// The figure, and who counted it.
const IT: &[(&str, &str)] = &[
    ("Nel quartiere vivono {} famiglie senza acqua calda", ", calcola l'istituto di statistica"),
    ("L'anno scorso i furti in provincia sono stati {}", ", secondo la questura"),
    ("Sulla nuova linea hanno viaggiato {} mila pendolari", ", ha detto l'assessora Carla Donati"),
    ("Il restauro è costato {} milioni di euro", ", si legge nel rapporto del Comune"),
    ("Nell'incendio sono bruciati {} ettari di bosco", ", stima la Protezione civile"),
    ("I disoccupati della valle sono {} mila", ", secondo i dati dell'Istat"),
];
const EN: &[(&str, &str)] = &[
    ("Some {} families in the district have no hot water", ", the statistics office said"),
    ("There were {} burglaries in the county last year", ", according to police"),
    ("Some {} thousand commuters used the new line", ", councillor Carla Downey said"),
    ("The restoration cost {} million euros", ", the city's budget shows"),
    ("The fire burned {} hectares of forest", ", the fire service estimated"),
    ("The valley has {} thousand unemployed", ", figures from the labour office show"),
];

/// A sentence of ours; its twin says who counted.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let (claim, source) = article.pick(article.local(IT, EN));
    let claim = fill(claim, &[&article.number(1, 112, 987).to_string()]);
    vec![article.append(&format!("{claim}."), &format!("{claim}{source}."))]
}
