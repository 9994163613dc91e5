//! A date in figures that two readers read as two days.

use jiff::civil::Date;

use super::{Article, Plant, calendar, fill};

/// Frames whose blank is a date.
const IT: &[&str] = &[
    "Il pacco è partito il 10/27/2015 ed è arrivato il {}.",
    "Nella ricevuta del 11/23/2015 si parla di un incontro del {}.",
    "I documenti sono del {} e del 12/30/2014.",
];
const EN: &[&str] = &[
    "The parcel left on 27/03/2015, was seen on 03/30/2015 and arrived on {}.",
    "The lease of {} replaces those of 15/2/2014 and 3/16/2014.",
    "The guide was born on 10/23/1984, the driver on 23/11/1985 and the nurse on {}.",
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
    let Some(day) = Date::new(2015, month as i8, day as i8).ok() else { return Vec::new() };
    let innocent = calendar::full(article, day);
    vec![article.append(&fill(frame, &[&date]), &fill(frame, &[&innocent]))]
}
