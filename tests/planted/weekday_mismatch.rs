//! A weekday that is not that of its date.

use jiff::ToSpan;
use jiff::civil::Date;

use super::calendar::{MONTHS, WEEKDAYS};
use super::{Article, Plant, fill};

const IT: &[&str] = &[
    "Il consiglio si riunirà {} nella sala grande.",
    "La firma è avvenuta {}, davanti al notaio.",
    "«Ci rivedremo {}», ha promesso il sindaco Aldo Verri.",
    "La mostra apre {} e resta aperta tre settimane.",
    "Nella notte di {} una tubatura è scoppiata in via Garibaldi.",
    "Il processo riprenderà {}, ha detto l'avvocata Carla Donati.",
];
const EN: &[&str] = &[
    "The council will meet on {} in the main hall.",
    "The contract was signed on {}, before a notary.",
    "“We shall meet again on {},” mayor Alma Verry promised.",
    "The show opens {} and runs for three weeks.",
    "A pipe burst in the night of {} in Garden Street.",
    "The trial resumes on {}, lawyer Carla Downey said.",
];
/// A sentence with a date near publication, and the weekday of a real one exchanged.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let frame = article.pick(article.local(IT, EN));
    let days = article.number(1, 0, 40) as i64 - 20;
    let day = article.date.checked_add(days.days()).expect("a few days from publication there is a day");
    let shift = article.number(2, 1, 6) as usize;
    let mut out =
        vec![article.append(
            &fill(frame, &[&written(article, day, shift)]),
            &fill(frame, &[&written(article, day, 0)]),
        )];
    out.extend(altered(article));
    out
}

/// The date with its weekday, moved by so many days.
fn written(article: &Article<'_>, day: Date, shift: usize) -> String {
    let at = (day.weekday().to_monday_zero_offset() as usize + shift) % 7;
    let (number, month, year) = (day.day(), day.month() as usize - 1, day.year());
    let weekday = article.local(&WEEKDAYS[0], &WEEKDAYS[1])[at];
    let month = article.local(&MONTHS[0], &MONTHS[1])[month];
    let is_long = !article.turn.is_multiple_of(3);
    match (article.language.code(), is_long) {
        ("it", true) => format!("{weekday} {number} {month} {year}"),
        ("it", false) => format!("{weekday} {number} {month}"),
        (_, true) => format!("{weekday}, {month} {number}, {year}"),
        (_, false) => format!("{weekday} {number} {month}"),
    }
}

/// The dates of the article that name their weekday and their year, with another weekday.
fn altered(article: &Article<'_>) -> Vec<Plant> {
    let words = article.local(&WEEKDAYS[0], &WEEKDAYS[1]);
    let mut out = Vec::new();
    for (index, weekday) in words.iter().enumerate() {
        for (at, _) in article.text.match_indices(weekday) {
            let rest: String = article.text[at + weekday.len()..].chars().take(22).collect();
            let sentence = rest.split(['.', '\n']).next().unwrap_or("");
            let has_month =
                article.local(&MONTHS[0], &MONTHS[1]).iter().any(|month| sentence.contains(month));
            let has_year = sentence.split(|it: char| !it.is_ascii_digit()).any(|it| it.len() == 4);
            if has_month && has_year {
                out.push(article.alter(at..at + weekday.len(), words[(index + 3) % 7]));
            }
        }
    }
    out
}
