//! Shares of one whole that add up to more than all of it.

use super::{Article, Plant, fill};

/// Three shares of one whole.
const IT: &[&str] = &[
    "Nel sondaggio il {} per cento ha risposto sì, il {} per cento no e il {} per cento non sa.",
    "Il {}% degli intervistati è favorevole, il {}% contrario e il {}% indeciso.",
    "Al ballottaggio il {} per cento vota Rinaldi, il {} per cento Doriani, il {} per cento si astiene.",
    "Dei fondi il {} per cento va alle scuole, il {} per cento agli ospedali e il {} per cento alle strade.",
    "Tra gli iscritti il {} per cento è favorevole, il {} per cento è contrario, il {} per cento non si esprime.",
    "Per il {}% la riforma è giusta, per il {}% è sbagliata, il {}% non risponde.",
];
const EN: &[&str] = &[
    "In the poll {}% said yes, {}% said no and {}% were unsure.",
    "{}% of respondents are in favour, {}% are against and {}% are undecided.",
    "In the runoff {} percent back Rendell, {} percent back Dorrian and {} percent will not vote.",
    "Of the money, {}% goes to schools, {}% to hospitals and {}% to roads.",
    "Among members {} per cent support the deal, {} per cent oppose it and {} per cent do not know.",
    "{}% of voters approve, {}% disapprove and {}% have no opinion.",
];

/// A sentence of ours whose shares add up to more than 100.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let frame = article.pick(article.local(IT, EN));
    let (one, other) = (article.number(1, 40, 52), article.number(2, 28, 38));
    let rest = 100 - one - other;
    let told = |rest: u64| fill(frame, &[&one.to_string(), &other.to_string(), &rest.to_string()]);
    vec![article.append(&told(rest + article.number(3, 5, 12)), &told(rest))]
}
