//! A figure that stands twice in the article, with two values.

use super::{Article, Plant, fill};

/// First mention, then the one that points back.
const IT: &[&str] = &[
    "Nel crollo del teatro sono rimaste ferite {} persone, secondo i vigili del fuoco. Le {} persone ferite sono in ospedale.",
    "La frana ha ucciso {} persone, ha detto la prefetta Ada Sala. I {} morti erano tutti del paese.",
    "La polizia ha arrestato {} manifestanti. I {} arrestati saranno sentiti domani dal giudice Pino Landi.",
    "Nell'incendio sono morte {} persone. Il rogo, che ha causato {} morti, è divampato all'alba.",
    "La Valmetal licenzia {} operai. I {} operai licenziati hanno occupato la mensa, dice il sindacato.",
    "Sul traghetto c'erano {} passeggeri, secondo la capitaneria. I {} passeggeri sono stati portati a terra.",
];
const EN: &[&str] = &[
    "The collapse of the theatre injured {} people, firefighters said. The {} injured people are in hospital.",
    "The landslide killed {} people, prefect Ada Sale said. The {} dead were all from the village.",
    "Police arrested {} protesters. The {} arrested protesters will be heard by judge Paul Landy tomorrow.",
    "The fire killed {} people. The blaze, which left {} dead, broke out at dawn.",
    "Valmetal is laying off {} workers. The {} workers have occupied the canteen, the union says.",
    "There were {} passengers on the ferry, the coastguard said. The {} passengers were taken ashore.",
];

/// A paragraph of ours in which the second number is not the first.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    // Where the article counts dead or wounded of its own, ours would be others.
    let has_toll = article.analysis.claims.iter().any(|claim| claim.running);
    let frames = article.local(IT, EN);
    let frame = if has_toll { &frames[5] } else { article.pick(frames) };
    let first = article.number(1, 14, 90);
    let second = first + article.number(2, 3, 30);
    let told = |second: u64| fill(frame, &[&first.to_string(), &second.to_string()]);
    vec![article.append(&told(second), &told(first))]
}
