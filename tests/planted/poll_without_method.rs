//! A poll of which nobody says who made it, whom it asked and when.

use super::{Article, Plant, fill};

/// A poll, and the same with its method.
const IT: &[(&str, &str)] = &[
    (
        "Secondo un sondaggio il {} per cento degli elettori è contrario al ponte.",
        "Secondo un sondaggio Demolab su 800 persone intervistate dal 3 al 5 marzo il {} per cento degli elettori è contrario al ponte.",
    ),
    (
        "Un sondaggio dà il sindaco uscente al {} per cento.",
        "Un sondaggio dell'istituto Demolab, condotto tra il 3 e il 5 marzo su un campione di 800 persone, dà il sindaco uscente al {} per cento.",
    ),
    (
        "Per i sondaggi il {}% degli italiani è favorevole alla riforma.",
        "Per il sondaggio Demolab del 3 marzo, 900 intervistati, il {}% degli italiani è favorevole alla riforma.",
    ),
    (
        "Il {} per cento boccia la riforma, dice un sondaggio.",
        "Il {} per cento boccia la riforma, dice un sondaggio Demolab fatto il 4 marzo su 900 elettori.",
    ),
];
const EN: &[(&str, &str)] = &[
    (
        "A poll found that {}% of voters were opposed to the bridge.",
        "A Demolab poll of 1,000 adults on 3-5 March found that {}% of voters were opposed to the bridge.",
    ),
    (
        "According to an opinion survey {} percent of voters back the mayor.",
        "According to an opinion survey of 900 adults carried out by Demolab between 3 and 5 March, {} percent of voters back the mayor.",
    ),
    (
        "The latest opinion poll puts the party on {}%.",
        "The latest opinion poll, by Demolab, which interviewed 1,500 people on March 4, puts the party on {}%.",
    ),
    (
        "Polls show that {}% of people support the reform.",
        "A poll by Demolab of 1,100 people, taken on March 4, shows that {}% of people support the reform.",
    ),
];

/// A sentence of ours; the twin tells maker, number and day.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    // An article with a poll of its own may tell its method.
    if ["sondagg", "poll", "survey"].iter().any(|it| article.text.contains(it)) {
        return Vec::new();
    }
    let (faulty, innocent) = article.pick(article.local(IT, EN));
    let share = article.number(1, 31, 69).to_string();
    vec![article.append(&fill(faulty, &[&share]), &fill(innocent, &[&share]))]
}
