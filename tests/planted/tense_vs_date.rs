//! What has happened on a day still to come, and what will on one that is over.

use jiff::ToSpan;

use super::calendar::full;
use super::{Article, Plant, fill};

/// In the past tense.
const IT: &[&str] = &[
    "Il {} il Senato ha approvato la legge sulla caccia.",
    "La fabbrica di Roccabella ha chiuso il {}.",
    "Il {} i carabinieri hanno arrestato tre persone a Roccabella.",
    "Il presidente della Regione ha incontrato i sindaci il {}.",
];
const EN: &[&str] = &[
    "On {} the Senate passed the law on hunting.",
    "The factory in Oakbridge closed on {}.",
    "On {} police arrested three people in Oakbridge.",
    "The governor met the mayors on {}.",
];
/// In the future tense.
const COMING: [&[&str]; 2] = [
    &[
        "La giunta di Roccabella approverà il bilancio il {}.",
        "La sindaca di Roccabella inaugurerà il ponte il {}.",
        "Il {} la giunta di Roccabella voterà il bilancio.",
    ],
    &[
        "The council will approve the budget on {}.",
        "The mayor of Oakbridge will open the bridge on {}.",
        "On {} the council will vote on the budget.",
    ],
];

/// A sentence of ours in the past with a day some weeks ahead, or in the future with one some weeks ago.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let days = (article.number(1, 8, 60) as i64).days();
    let ahead = article.date.checked_add(days).expect("a day ahead");
    let behind = article.date.checked_sub(days).expect("a day behind");
    let past = article.pick(article.local(IT, EN));
    let coming = article.pick(article.local(&COMING[..1], &COMING[1..])[0]);
    let told = |frame: &str, day| fill(frame, &[&full(article, day)]);
    vec![
        article.append(&told(past, ahead), &told(past, behind)),
        article.append(&told(coming, behind), &told(coming, ahead)),
    ]
}
