//! A number that got lost.

use super::{Article, Plant, fill};

/// Sentences whose blank is the number.
const IT: &[&str] = &[
    "Secondo il comune sono bruciati oltre {}ettari di bosco.",
    "Secondo la questura erano più di {}persone.",
    "Secondo l'Istat la disoccupazione è scesa al {}per cento.",
    "Secondo il sindacato lo sciopero ha coinvolto circa {}lavoratori.",
    "Secondo i vigili del fuoco le fiamme hanno distrutto almeno {}case.",
    "Secondo l'azienda i ricavi sono cresciuti del {}per cento.",
    "Secondo la regione il progetto costa circa {}milioni di euro.",
];
const EN: &[&str] = &[
    "Officials said that more than {}people were evacuated.",
    "The council said that the plan would cost about {}million pounds.",
    "The union said that at least {}workers were dismissed.",
    "Officials said that unemployment fell to {}percent.",
    "The company said that sales rose by {}per cent.",
    "Firefighters said that over {}acres had burned.",
    "Police said that about {}houses were damaged.",
];

/// A sentence of ours without its number.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let frame = article.pick(article.local(IT, EN));
    let number = format!("{} ", article.number(1, 3, 90));
    vec![article.append(&fill(frame, &[""]), &fill(frame, &[&number]))]
}
