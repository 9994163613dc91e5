//! Percent given where percentage points are meant.

use super::{Article, Plant, fill};

/// From, to, difference.
const IT: &[(&str, &str)] = &[
    (
        "Il tasso è salito dal {} al {} per cento, un aumento del {} per cento.",
        "Il tasso è salito dal {} al {} per cento, un aumento di {} punti.",
    ),
    (
        "La disoccupazione è passata dal {} al {} per cento, con un rialzo del {} per cento.",
        "La disoccupazione è passata dal {} al {} per cento, con un rialzo di {} punti percentuali.",
    ),
    (
        "Il consenso cresce dal {}% al {}%, il {}% in più.",
        "Il consenso cresce dal {}% al {}%, {} punti in più.",
    ),
    (
        "L'affluenza è aumentata dal {} al {} per cento, una crescita del {} per cento.",
        "L'affluenza è aumentata dal {} al {} per cento, una crescita di {} punti.",
    ),
];
const EN: &[(&str, &str)] = &[
    (
        "The rate rose from {}% to {}%, an increase of {}%.",
        "The rate rose from {}% to {}%, an increase of {} percentage points.",
    ),
    ("Support grew from {}% to {}%, a {}% rise.", "Support grew from {}% to {}%, a {}-point rise."),
    (
        "Unemployment went up from {} percent to {} percent, a rise of {} percent.",
        "Unemployment went up from {} percent to {} percent, a rise of {} points.",
    ),
    ("Turnout climbed from {}% to {}%, up {}%.", "Turnout climbed from {}% to {}%, up {} points."),
];

/// A sentence of ours.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let (faulty, innocent) = article.pick(article.local(IT, EN));
    let (from, more) = (article.number(1, 12, 40), article.number(2, 3, 9));
    let words = [from.to_string(), (from + more).to_string(), more.to_string()];
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    vec![article.append(&fill(faulty, &words), &fill(innocent, &words))]
}
