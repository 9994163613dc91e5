//! Somebody's office, given otherwise than two articles of the archive give it.

use super::{Article, Plant, fill};

/// Somebody invented: the name, the office, and another one that cannot be right beside it.
const IT_PEOPLE: &[(&str, &str, &str)] = &[
    ("Elena Doriani", "la ministra degli Esteri", "la ministra della Difesa"),
    ("Bruno Calvi", "il questore di Valdorsa", "il prefetto di Valdorsa"),
    ("Marco Santelli", "il ministro dell'Economia", "il viceministro dell'Economia"),
    ("Ugo Lodigiani", "il ministro dei Trasporti", "il ministro della Salute"),
    ("Giulia Ferrante", "la sindaca di Montesanto", "la vicesindaca di Montesanto"),
    ("Luca Barese", "l'amministratore delegato di Altanet", "l'amministratore delegato di Vetrana"),
    ("Nadia Conti", "la rettrice dell'Università di Valdorsa", "la rettrice dell'Università di Altemare"),
    ("Paolo Renda", "il presidente della Regione", "l'assessore regionale alla Sanità"),
    ("Anna Resti", "la procuratrice di Altemare", "la questora di Altemare"),
];
const EN_PEOPLE: &[(&str, &str, &str)] = &[
    ("Helena Dorrian", "the foreign minister", "the defence minister"),
    ("Bruno Kellett", "the mayor of Westbury", "the deputy mayor of Westbury"),
    ("Mark Sandell", "the finance minister", "the deputy finance minister"),
    ("Julia Farrant", "the chief executive of Alden Foods", "the finance director of Alden Foods"),
    (
        "Peter Magrath",
        "the chief executive of the Northern League",
        "the chief executive of the Ramblers Trust",
    ),
    ("Paul Render", "the health secretary", "the home secretary"),
    ("Carla Winton", "the bishop of Westbury", "the bishop of Alden"),
    ("Rennie Scales", "the chief constable of Westshire", "the mayor of Westshire"),
    ("Victor Carbon", "the ambassador to Norland", "the minister of justice"),
];
/// What the archive says of them: the office, the name; the name, the office.
const IT_ARCHIVE: (&str, &str) = (
    "Nella sala grande del municipio {}, {}, ha incontrato i cittadini per più di due ore.",
    "«Il piano è pronto», ha detto {}, {}, davanti ai cronisti che aspettavano all'ingresso.",
);
const EN_ARCHIVE: (&str, &str) = (
    "In the great hall {}, {}, met residents for more than two hours on Monday evening.",
    "“The plan is ready,” said {}, {}, to the reporters who had waited at the gate.",
);
/// Frames in which the office stands before the name, and frames in which it stands behind.
const IT_BEFORE: &[&str] = &[
    "Alla fine ha parlato anche {} {}, che ha chiesto pazienza.",
    "«Ci vorrà tempo», ha spiegato {}, {}.",
    "Ad accogliere gli ospiti c'era {} {}.",
    "Per {} {} la strada è ancora lunga.",
];
const IT_BEHIND: &[&str] = &[
    "«Ci vorrà tempo», ha spiegato {}, {}.",
    "Secondo {}, {}, la strada è ancora lunga.",
    "{} è {}.",
    "A chiedere pazienza è {}, {}, che segue i lavori da vicino.",
];
const EN_BEFORE: &[&str] = &[
    "At the end {}, {}, asked for patience.",
    "“It will take time,” said {}, {}.",
    "The guests were met by {}, {}, at the door.",
    "According to {}, {}, the road is still long.",
];
const EN_BEHIND: &[&str] = &[
    "“It will take time,” said {}, {}.",
    "{}, {}, asked for patience.",
    "{} is {}.",
    "The call for patience came from {}, {}, who follows the works closely.",
];
/// What makes the other office one of another time, or another person's.
const IT_INNOCENT: &[&str] = &[
    "Alla fine ha parlato anche {name}, che in passato era stato {role}.",
    "{name} ha incontrato {role} per più di un'ora.",
    "{name} sarà presto {role}.",
    "Con {name} c'era anche {role}, che ha chiesto pazienza.",
];
const EN_INNOCENT: &[&str] = &[
    "At the end {name}, who used to be {role}, asked for patience.",
    "{name} met {role} for more than an hour.",
    "{name} will soon be {role}.",
    "With {name} came {role}, who asked for patience.",
];

/// A sentence of ours with the wrong office before the name, and one with it behind.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let people = article.local(IT_PEOPLE, EN_PEOPLE);
    let (name, right, wrong) = people[article.number(1, 0, people.len() as u64 - 1) as usize];
    let (one, other) = *article.pick(article.local(&[IT_ARCHIVE], &[EN_ARCHIVE]));
    let archive = [fill(one, &[right, name]), fill(other, &[name, right])];
    let before = article.pick(article.local(IT_BEFORE, EN_BEFORE));
    let behind = article.pick(article.local(IT_BEHIND, EN_BEHIND));
    let innocent = article.pick(article.local(IT_INNOCENT, EN_INNOCENT));
    let innocent = innocent.replace("{name}", name).replace("{role}", wrong);
    let plants = [
        article.append(&fill(before, &[wrong, name]), &fill(before, &[right, name])),
        article.append(&fill(behind, &[name, wrong]), &innocent),
    ];
    let text = |index: usize, day: i32| {
        let date = article.date.saturating_sub(jiff::Span::new().days(day));
        format!("---\ndate: {date}\nlang: {}\n---\n\n{}\n", article.language.code(), archive[index])
    };
    plants.map(|it| it.against("1.md", text(0, 40)).against("2.md", text(1, 20))).into()
}
