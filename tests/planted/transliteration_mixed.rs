//! Two names from one script, written as two systems write them.

use super::{Article, Plant, fill};

/// A name, one of another system, and the same in the first one's.
const IT_NAMES: &[(&str, &str, &str)] = &[
    ("Sergej Palatov", "Dmitry Vostrikov", "Dmitrij Vostrikov"),
    ("Andrej Korsakov", "Yuri Lednev", "Jurij Lednev"),
    ("Aleksej Dubrovin", "Evgeny Morenko", "Evgenij Morenko"),
    ("Nikolay Palatov", "Vasilij Lednev", "Vasily Lednev"),
    ("Kim Jong Ho", "Kim Jong-min", "Kim Jong Min"),
];
const EN_NAMES: &[(&str, &str, &str)] = &[
    ("Sergey Palatov", "Dmitrij Vostrikov", "Dmitry Vostrikov"),
    ("Andrei Korsakov", "Jurij Lednev", "Yuri Lednev"),
    ("Alexei Dubrovin", "Evgenij Morenko", "Evgeny Morenko"),
    ("Nikolaj Palatov", "Vasily Lednev", "Vasilij Lednev"),
    ("Kim Jong Ho", "Kim Jong-min", "Kim Jong Min"),
];
const IT: &[&str] = &[
    "La giuria ha premiato il regista {} e il pittore {}, che vivono da anni all'estero.",
    "Il maestro {} ha dato il posto all'allievo {}, dopo venti anni di lavoro comune.",
    "Alla mostra ci sono i quadri di {}. Poco più in là, nella seconda sala, quelli di {}.",
    "«Non torneremo», dice {} davanti alla scuola. Lo stesso ripete {}, poco dopo.",
    "Per il pianista {} è il terzo disco. Con lui suona ancora {}, come un tempo.",
    "A scoprire il testo è stato {}. La traduzione è dello studioso {}.",
];
const EN: &[&str] = &[
    "The jury honoured the director {} and the painter {}, who have lived abroad for years.",
    "The teacher {} gave his place to the pupil {}, after twenty years of common work.",
    "The show has pictures by {}. A little further, in the second room, hang those by {}.",
    "“We will not return,” says {} before the school. The same is repeated by {}, a little later.",
    "For the pianist {} it is the third record. With him plays {}, as of old.",
    "The text was found by {}. The translation is by the scholar {}.",
];

/// Two names in a paragraph of ours.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let names = article.local(IT_NAMES, EN_NAMES);
    let (one, mixed, same) = names[article.number(1, 0, names.len() as u64 - 1) as usize];
    let frame = article.pick(article.local(IT, EN));
    vec![article.append(&fill(frame, &[one, mixed]), &fill(frame, &[one, same]))]
}
