//! An anniversary that is another one.

use super::{Article, Plant, fill};

/// How many years, then the year of the event.
const IT: &[&str] = &[
    "A {} anni dal crollo del ponte del {}, il paese ricorda le vittime.",
    "La città celebra il {}° anniversario della fondazione, avvenuta nel {}.",
    "A {} anni dalla strage del {} la piazza si è riempita.",
    "A {} anni dal disastro della miniera, avvenuto nel {}, si è tenuta una messa.",
    "L'azienda festeggia il {}º anniversario: è nata nel {}.",
    "Ricorre oggi il {}° anniversario della morte di Landri, scomparso nel {}.",
];
const EN: &[&str] = &[
    "The town marks the {}th anniversary of its founding in {}.",
    "Sunday marked the {}th anniversary of the flood of {}.",
    "The company celebrates its {}th anniversary: it was founded in {}.",
    "The club, founded in {1}, celebrates its {0}th anniversary this year.",
    "This year is the {}th anniversary of the strike of {}.",
    "Today is the {}th anniversary of the death of Landry, who died in {}.",
];

/// A sentence of ours with a count that is some years off.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let frame = article.pick(article.local(IT, EN));
    let years = article.number(1, 4, 9) * 10 - 6;
    let off = years + article.number(2, 4, 9).min(5);
    let event = (article.date.year() as u64 - years).to_string();
    let told = |years: u64| {
        let years = years.to_string();
        if frame.contains("{1}") {
            return frame.replace("{1}", &event).replace("{0}", &years);
        }
        fill(frame, &[&years, &event])
    };
    vec![article.append(&told(off), &told(years))]
}
