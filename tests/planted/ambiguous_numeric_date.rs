//! A date in figures that two readers read as two days.

use super::{Article, Plant, fill};

/// Frames whose blank is a date.
const IT: &[&str] = &[
    "Il pacco è partito il 10/27/2015 ed è arrivato il {}.",
    "Nella ricevuta del 11/23/2015 si parla di un incontro del {}.",
    "I documenti sono del {} e del 12/30/2014.",
];
const EN: &[&str] = &[
    "The parcel was delivered on {}.",
    "The contract was signed on {} in Westbury.",
    "The permit ends on {}, the council said.",
    "Between {} and the summer nothing was done.",
];

/// A sentence of ours with a date that can be read in two ways; the twin has a day beyond the twelfth, or the
/// month in words.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let (day, month) = (article.number(1, 1, 6), article.number(2, 7, 12));
    if article.language == fonte::lexicon::Language::It {
        let frame = article.pick(IT);
        let innocent = "Il pacco è partito il {} da Valdorsa.";
        let date = format!("{day:02}/{month:02}/2015");
        return vec![article.append(&fill(frame, &[&date]), &fill(innocent, &[&date]))];
    }
    let frame = article.pick(EN);
    let date = format!("{day:02}/{month:02}/2015");
    let names = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let innocent = format!("{day} {} 2015", names[month as usize - 1]);
    vec![article.append(&fill(frame, &[&date]), &fill(frame, &[&innocent]))]
}
