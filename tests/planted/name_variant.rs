//! A name of the article, written in another way.

use super::{Article, Plant, fill};

/// Pairs of spellings of one invented person or place.
const NAMES: &[(&str, &str)] = &[
    ("Kim Sung Ho", "Kim Sung-ho"),
    ("Oleksandr Petrenskyy", "Oleksandr Petrensky"),
    ("Jean-Luc Marnier", "Jean Luc Marnier"),
    ("Josè Ramirez", "José Ramírez"),
    ("Anna-Maria Colosso", "Anna Maria Colosso"),
    ("Mehmet Özkaya", "Mehmet Ozkaya"),
];
const IT: &[&str] = &[
    "Il ministro {} ha aperto la seduta. «Siamo pronti», ha aggiunto {} davanti ai giornalisti.",
    "La giuria ha premiato il regista {}. Per {} è il terzo premio dell'anno.",
    "L'avvocato {} ha chiesto il rinvio. Il giudice ha dato ragione a {} dopo un'ora.",
];
const EN: &[&str] = &[
    "Minister {} opened the session. “We are ready,” {} told reporters.",
    "The jury honoured the director {}. For {} it is the third prize of the year.",
    "The lawyer {} asked for a delay. The judge agreed with {} after an hour.",
];

/// Two sentences of ours with one name in two spellings.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let frame = article.pick(article.local(IT, EN));
    let (one, other) = NAMES[article.number(1, 0, NAMES.len() as u64 - 1) as usize];
    vec![article.append(&fill(frame, &[one, other]), &fill(frame, &[one, one]))]
}
