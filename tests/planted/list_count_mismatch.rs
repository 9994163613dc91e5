//! A number of things announced, and a list of another length.

use super::{Article, Plant};

/// What stands before the number, the noun with its mark, what stands behind the list, and the points.
type Frame = (&'static str, &'static str, &'static str, [&'static str; 5]);

const IT: &[Frame] = &[
    ("Il piano ha ", " priorità: ", ".", ["scuola", "sanità", "casa", "lavoro", "trasporti"]),
    ("L'accordo riguarda ", " comuni: ", ".", ["Arco", "Riva", "Nago", "Torbole", "Dro"]),
    ("Restano aperti ", " nodi: ", ".", ["il bilancio", "la scuola", "il porto", "i trasporti", "la casa"]),
    ("Alla finale arrivano ", " squadre (", ").", ["Juventus", "Roma", "Milan", "Lazio", "Torino"]),
    (
        "La procura indaga su ",
        " persone: ",
        ".",
        ["Ugo Arnesi", "Ada Belcore", "Ivo Candrini", "Lia Dormelli", "Gino Estari"],
    ),
    (
        "Le ragioni del ritardo sono ",
        ": ",
        ".",
        ["il clima", "la neve", "i costi", "gli scioperi", "le gare"],
    ),
    ("Il giudice contesta ", " reati: ", ".", ["truffa", "falso", "peculato", "corruzione", "evasione"]),
];
const EN: &[Frame] = &[
    ("The plan has ", " priorities: ", ".", ["schools", "crime", "jobs", "housing", "transport"]),
    ("The deal covers ", " countries: ", ".", ["France", "Spain", "Italy", "Germany", "Poland"]),
    ("There are ", " conditions: ", ".", ["a ceasefire", "a border", "a vote", "an exchange", "a port"]),
    ("The match will be shown in ", " cities (", ").", ["Leeds", "York", "Hull", "Bath", "Derby"]),
    (
        "The police arrested ",
        " people: ",
        ".",
        ["Ann Dove", "Luke Hart", "Sue Marlow", "Ted Brice", "Meg Orton"],
    ),
    ("The strike has ", " causes: ", ".", ["pay", "pensions", "hours", "safety", "training"]),
    ("He faces ", " charges: ", ".", ["fraud", "forgery", "theft", "perjury", "arson"]),
];

const NUMBERS_IT: &[&str] = &["due", "tre", "quattro", "cinque", "sei", "sette"];
const NUMBERS_EN: &[&str] = &["two", "three", "four", "five", "six", "seven"];

/// A sentence of ours that promises one point more or fewer.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let (before, noun, behind, points) = article.pick(article.local(IT, EN));
    let [and] = article.local(&["e"], &["and"]) else { unreachable!("one word each") };
    let n_points = article.number(1, 2, 4) as usize;
    let list = [&points[..n_points - 1].join(", "), " ", and, " ", points[n_points - 1]].concat();
    let told = |count: usize| {
        let word = article.local(NUMBERS_IT, NUMBERS_EN)[count - 2];
        [*before, word, *noun, &list, *behind].concat()
    };
    let other = if n_points == 2 || article.number(2, 0, 1) == 0 { n_points + 1 } else { n_points - 1 };
    vec![article.append(&told(other), &told(n_points))]
}
