//! Dates as the two languages write them.

use jiff::civil::Date;

use super::Article;

/// The days of the week from Monday, in Italian and in English.
pub(crate) const WEEKDAYS: [[&str; 7]; 2] = [
    ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
];
/// The months, in Italian and in English.
pub(crate) const MONTHS: [[&str; 12]; 2] = [
    [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
    [
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
    ],
];

/// «15 gennaio 2016», “15 January 2016”.
pub(crate) fn full(article: &Article<'_>, day: Date) -> String {
    let months = article.local(&MONTHS[0], &MONTHS[1]);
    format!("{} {} {}", day.day(), months[day.month() as usize - 1], day.year())
}
