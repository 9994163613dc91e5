//! A number written in the way of another language.

use fonte::mention::{MarkedNumber, Marks, QuantityKind};

use super::{Article, Plant, fill};

const IT: &[&str] = &[
    "Il Comune ha speso {} milioni nel 2014 e {} milioni nel 2015, secondo il bilancio.",
    "La disoccupazione è al {} per cento, un anno fa era al {} per cento, secondo l'Istat.",
    "La rete è lunga {} chilometri e ne mancano {} chilometri, secondo il ministero.",
    "L'utile è di {} milioni di euro, le perdite di {} milioni, secondo la società.",
    "La produzione è salita del {}% in marzo e del {}% in aprile, secondo l'Istat.",
    "La temperatura media è salita di {} gradi al Nord e di {} gradi al Sud, secondo il Cnr.",
];
const EN: &[&str] = &[
    "The council spent {} million dollars in 2014 and {} million in 2015, the auditors said.",
    "Unemployment is at {} percent, after {} percent a year ago, the statistics office said.",
    "The network has {} kilometres of rail and lacks {} kilometres, the ministry said.",
    "The company said profits were {} million euros and losses {} million.",
    "Output rose {}% in March and {}% in April, the statistics office said.",
    "Rents went up by {} percent in the north and {} percent in the south, the institute said.",
];

/// One of the article's own numbers turned, where it has others beside it; a sentence of ours where it has none.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let quotes = &article.analysis.mentions.quotes;
    let is_said = |number: &MarkedNumber| quotes.iter().any(|it| it.span.contains(number.span));
    let numbers = article.analysis.mentions.marked_numbers.iter().filter(|it| is_sure(article, it));
    let (said, own): (Vec<&MarkedNumber>, Vec<&MarkedNumber>) = numbers.partition(|it| is_said(it));
    match own.len() {
        0 if said.is_empty() => vec![framed(article)],
        0 | 1 => Vec::new(),
        n_numbers => turned(article, own[article.turn % n_numbers]).into_iter().collect(),
    }
}

fn turned(article: &Article<'_>, chosen: &MarkedNumber) -> Option<Plant> {
    let place = article.analysis.article.prose.to_source_exact(chosen.span)?;
    let words = turn(place.slice(article.text));
    Some(article.alter(place.start()..place.end(), &words))
}

/// Whether nobody could take the number for anything but decimals, or thousands of people and things.
fn is_sure(article: &Article<'_>, number: &MarkedNumber) -> bool {
    let mentions = &article.analysis.mentions;
    let holds = |it: &&fonte::mention::Quantity| it.figure.contains(number.span) && it.exempt.is_none();
    let Some(quantity) = mentions.quantities.iter().find(holds) else { return false };
    let measured = quantity.scale.is_some() || quantity.kind == QuantityKind::Percent;
    match number.marks {
        Marks::Decimals(_) => measured,
        Marks::Thousands(_) => true,
        Marks::Open(_) => quantity.noun.is_some() && quantity.scale.is_none(),
    }
}

fn framed(article: &Article<'_>) -> Plant {
    let frame = article.pick(article.local(IT, EN));
    let [mark] = article.local(&[','], &['.']) else { unreachable!("one mark each") };
    let number =
        |salt: u64| format!("{}{mark}{}", article.number(salt, 2, 9), article.number(salt + 1, 1, 9));
    let (one, other) = (number(1), number(3));
    article.append(&fill(frame, &[&one, &turn(&other)]), &fill(frame, &[&one, &other]))
}

fn turn(number: &str) -> String {
    let turn = |letter: char| match letter {
        '.' => ',',
        ',' => '.',
        other => other,
    };
    number.chars().map(turn).collect()
}
