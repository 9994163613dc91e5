//! One figure in two sizes: millions for billions, thousands for millions.

use super::{Article, Plant, fill};

/// Two sentences, the scale of the first and the one that is mistaken for it.
const IT: &[(&str, &str, &str)] = &[
    (
        "La Regione ha investito {} di euro nella rete ferroviaria. I {} investiti dalla Regione nella rete serviranno ai binari.",
        "miliardi",
        "milioni",
    ),
    (
        "Il museo ha speso {} di euro per il restauro. Il restauro del museo è costato {} di euro.",
        "milioni",
        "miliardi",
    ),
    (
        "Il progetto costerà {} di euro, secondo il ministero. I {} del progetto arriveranno dal ministero.",
        "milioni",
        "miliardi",
    ),
    (
        "Il debito della società è di {} di euro. La società deve rientrare di un debito di {} di euro.",
        "milioni",
        "miliardi",
    ),
    (
        "L'ospedale riceverà {} di euro dallo Stato. All'ospedale arriveranno dallo Stato {} di euro.",
        "milioni",
        "miliardi",
    ),
    (
        "I danni ammontano a {} di euro. I danni, {} di euro, sono coperti dall'assicurazione.",
        "milioni",
        "miliardi",
    ),
    (
        "Il fatturato del gruppo è salito a {} di euro. Con un fatturato di {} di euro il gruppo è il primo del settore.",
        "miliardi",
        "milioni",
    ),
];
const EN: &[(&str, &str, &str)] = &[
    (
        "The region has invested £{} in its railways. The £{} invested in the railways will renew the tracks.",
        "billion",
        "million",
    ),
    (
        "The museum spent €{} on the restoration. The restoration of the museum cost €{}, the accounts show.",
        "million",
        "billion",
    ),
    (
        "The project will cost ${}, the ministry said. The ${} project will be paid for by the ministry.",
        "million",
        "billion",
    ),
    ("The company has debts of ${}. The debts of the company, ${}, are due in June.", "million", "billion"),
    ("The hospital will get £{} from the state. The state will give the hospital £{}.", "million", "billion"),
    ("The damage is put at ${}. Insurers will pay for the damage of ${}.", "million", "billion"),
    (
        "The group's sales rose to ${}. With sales of ${} the group is first in its field.",
        "billion",
        "million",
    ),
];

/// Two sentences of ours, the second with another scale word.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let (frame, scale, slip) = article.pick(article.local(IT, EN));
    // Sixes and sevens, so that the article's own round figures are no likelier to be meant.
    let value = article.number(1, 13, 97);
    let value = if value.is_multiple_of(10) { value + 1 } else { value };
    let told = |other: &str| fill(frame, &[&format!("{value} {scale}"), &format!("{value} {other}")]);
    vec![article.append(&told(slip), &told(scale))]
}
