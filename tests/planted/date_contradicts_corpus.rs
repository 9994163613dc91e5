//! An event that the archive dates otherwise.

use jiff::ToSpan;

use super::calendar::full;
use super::{Article, Plant, fill};

/// Draft and archive.
const IT: &[(&str, &str)] = &[
    (
        "Il trattato tra Valdoria e Brentania, firmato il {}, resta segreto.",
        "Valdoria e Brentania hanno firmato il trattato il {}.",
    ),
    ("La pittrice Ada Serri è nata il {} a Roccabella.", "Ada Serri, nata il {}, espone in città."),
    ("Carlo Berti fu arrestato il {}.", "Carlo Berti è stato arrestato il {}, dice la procura."),
    ("Pietro Landri è morto il {}.", "Pietro Landri, morto il {}, ha lasciato la casa al Comune."),
    (
        "Marta Doriani, eletta sindaca di Roccabella il {}, ha presentato il bilancio.",
        "Marta Doriani è stata eletta sindaca di Roccabella il {} con il 52 per cento dei voti.",
    ),
    ("Il ponte di Valcava fu inaugurato il {}.", "Il ponte di Valcava, inaugurato il {}, chiude per lavori."),
    (
        "Il viadotto Serra, crollato il {}, sarà ricostruito.",
        "Il viadotto Serra è crollato il {} alle prime luci dell'alba.",
    ),
    (
        "Il tribunale di Valdorsa ha condannato Ugo Parisi il {}.",
        "Ugo Parisi, condannato dal tribunale di Valdorsa il {}, ha fatto ricorso.",
    ),
    ("Marta Doriani si è dimessa il {}.", "Marta Doriani, che si è dimessa il {}, torna a insegnare."),
];
const EN: &[(&str, &str)] = &[
    (
        "The treaty between Valdoria and Brentania, signed on {}, is still secret.",
        "Valdoria and Brentania signed the treaty on {}.",
    ),
    ("Painter Ada Serry was born on {} in Oakbridge.", "Ada Serry, born on {}, shows her work in town."),
    ("Carl Bertie was arrested on {}.", "Carl Bertie was arrested on {}, the prosecutor said."),
    ("Peter Landry died on {}.", "Peter Landry, who died on {}, left his house to the town."),
    (
        "Martha Dorrian, elected mayor of Oakbridge on {}, has presented her budget.",
        "Martha Dorrian was elected mayor of Oakbridge on {} by a wide margin.",
    ),
    ("Harbour Bridge was opened on {}.", "Harbour Bridge, which opened on {}, will close for repairs."),
    (
        "The Serra viaduct, which collapsed on {}, will be rebuilt.",
        "The Serra viaduct collapsed on {} at dawn.",
    ),
    (
        "A Westvale court convicted Hugh Paris on {}.",
        "Hugh Paris, who was convicted in Westvale on {}, has appealed.",
    ),
    ("Martha Dorrian resigned on {}.", "Martha Dorrian, who stepped down on {}, teaches again."),
];

/// A sentence of ours, and an article of the archive with a day some weeks before.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let (draft, archive) = article.pick(article.local(IT, EN));
    let right =
        article.date.checked_sub((article.number(1, 200, 400) as i64).days()).expect("a day in the past");
    let wrong = right.checked_sub((article.number(2, 4, 60) as i64).days()).expect("a day before");
    let headline = article.local(&["Cronaca di ieri"], &["News of the day"])[0];
    let document = format!("{headline}\n\n{}\n", fill(archive, &[&full(article, right)]));
    let told = |day| fill(draft, &[&full(article, day)]);
    vec![article.append(&told(wrong), &told(right)).against("archive/event.txt", document)]
}
