//! Somebody who comes in without a first name, or without who that is.

use super::{Article, Plant, fill};

/// Somebody invented: the name, the surname and the office.
const IT_PEOPLE: &[(&str, &str, &str)] = &[
    ("Ugo Lodigiani", "Lodigiani", "il prefetto"),
    ("Elena Doriani", "Doriani", "la ministra della Cultura"),
    ("Marco Santelli", "Santelli", "il rettore"),
    ("Nadia Venturoli", "Venturoli", "la procuratrice"),
];
const EN_PEOPLE: &[(&str, &str, &str)] = &[
    ("Bruno Kellett", "Kellett", "the mayor"),
    ("Helena Dorrian", "Dorrian", "the culture minister"),
    ("Simon Lampard", "Lampard", "the head coach"),
    ("Nadia Farrant", "Farrant", "the chief constable"),
];
/// Frames whose blank is the name, with or without the office.
const IT: &[&str] = &[
    "Nella sala grande ha parlato anche {} per più di un'ora.",
    "Alla fine tutti hanno ringraziato {} per il lavoro di questi mesi.",
    "Davanti alla scuola i genitori hanno aspettato {} fino a sera.",
];
const EN: &[&str] = &[
    "In the great hall there were questions for {} for more than an hour.",
    "At the end everybody thanked {} for the work of these months.",
    "Outside the school the parents waited for {} until the evening.",
];
/// Frames in which the surname comes before the name in full.
const IT_TWICE: &[&str] = &[
    "Davanti alla scuola i genitori hanno aspettato {} fino a sera. Poi {} {} si è scusato.",
    "Alla fine tutti hanno ringraziato {} per il lavoro. Per {} {} era l'ultimo giorno.",
];
const EN_TWICE: &[&str] = &[
    "Outside the school the parents waited for {} until the evening. Then {}, {}, apologised.",
    "At the end everybody thanked {} for the work. For {}, {}, it was the last day.",
];

/// A name without an office, and a surname before its name in full.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let people = article.local(IT_PEOPLE, EN_PEOPLE);
    let (name, surname, office) = people[article.number(1, 0, people.len() as u64 - 1) as usize];
    let bare = article.pick(article.local(IT, EN));
    let twice = article.pick(article.local(IT_TWICE, EN_TWICE));
    let comma = *article.pick(article.local(&[""], &[","]));
    let told = format!("{office}{comma} {name}{comma}");
    vec![
        article.append(&fill(bare, &[name]), &fill(bare, &[&told])),
        article.append(&fill(twice, &[surname, office, name]), &fill(twice, &[&told, office, name])),
    ]
}
