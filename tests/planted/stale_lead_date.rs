//! A lead that gives as news of the day what is months old.

use jiff::ToSpan;

use super::calendar::full;
use super::{Article, Plant, fill};

const IT: &[&str] = &[
    "Un incendio ha distrutto il {} un capannone alla periferia di Roccabella.",
    "La giunta di Roccabella ha approvato il {} il nuovo piano del traffico.",
    "Il pittore Aldo Verri ha inaugurato il {} la sua mostra a Roccabella.",
    "Il {} due treni merci si sono scontrati alle porte di Roccabella.",
    "L'ospedale di Roccabella è stato evacuato il {} per una fuga di gas.",
    "Il presidente Dario Monti ha incontrato il {} i sindaci della valle.",
];
const EN: &[&str] = &[
    "A fire destroyed a warehouse on the outskirts of Oakbridge on {}.",
    "Oakbridge council approved the new traffic plan on {}.",
    "The painter Alma Verry opened her show in Oakbridge on {}.",
    "Two freight trains collided outside Oakbridge on {}.",
    "Oakbridge hospital was evacuated on {} because of a gas leak.",
    "President Darren Mount met the mayors of the valley on {}.",
];

/// The article with a lead of ours, without the sentences that tell when something happened.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let frame = article.pick(article.local(IT, EN));
    let days = article.number(1, 60, 320) as i64;
    let headline = article.local(&["La notizia del giorno a Roccabella"], &["The news from Oakbridge"])[0];
    let rest = undated(article);
    let with_lead = |days: i64| {
        let day = article.date.checked_sub(days.days()).expect("there is a day some months before");
        let lead = fill(frame, &[&full(article, day)]);
        let start = headline.len() + 2;
        (format!("{headline}\n\n{lead}\n{rest}"), start..start + lead.len())
    };
    let (text, fault) = with_lead(days);
    vec![Plant { text, fault, twin: Some(with_lead(1)), documents: Vec::new() }]
}

/// The lines below the headline in which no time is named.
fn undated(article: &Article<'_>) -> String {
    let prose = &article.analysis.article.prose;
    let times = article.analysis.mentions.times.iter().map(|it| prose.to_source(it.span).start());
    let times: Vec<usize> = times.collect();
    let mut start = 0;
    let mut out = String::new();
    for (index, line) in article.text.split_inclusive('\n').enumerate() {
        let end = start + line.len();
        if index != 0 && !line.trim().is_empty() && !times.iter().any(|it| (start..end).contains(it)) {
            out.push_str(line);
        }
        start = end;
    }
    out
}
