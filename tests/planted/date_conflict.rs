//! One event with two dates.

use jiff::ToSpan;

use super::calendar::full;
use super::{Article, Plant, fill};

const IT: &[&str] = &[
    "La pittrice Ada Serri è nata il {} a Roccabella. Serri, nata il {}, espone da trent'anni.",
    "Il trattato è stato firmato il {}. Il trattato, firmato il {}, resta segreto.",
    "Il ponte è crollato il {}. Il ponte, crollato il {}, era chiuso ai camion.",
    "Carlo Berti è stato arrestato il {}. Berti, arrestato il {}, è ai domiciliari.",
    "Pietro Landri è morto il {}. Landri morì il {} a Roccabella.",
    "La legge è stata approvata il {}. La legge approvata il {} vieta la caccia.",
    "L'incendio è scoppiato il {}. L'incendio, scoppiato il {}, ha distrutto il bosco.",
    "Il museo ha aperto il {}. Da quando il museo ha aperto, il {}, gli ingressi crescono.",
    "Il processo è cominciato il {}. Il processo, cominciato il {}, riprende dopo la pausa.",
];
const EN: &[&str] = &[
    "Painter Ada Serry was born on {} in Oakbridge. Serry, born on {}, has shown her work for 30 years.",
    "The treaty was signed on {}. The treaty, signed on {}, is still secret.",
    "The bridge collapsed on {}. The bridge, which collapsed on {}, was closed to lorries.",
    "Carl Bertie was arrested on {}. Bertie, who was arrested on {}, is in jail.",
    "Peter Landry died on {}. Landry died on {} in Oakbridge.",
    "The law was passed on {}. The law passed on {} bans hunting.",
    "The fire broke out on {}. The fire, which broke out on {}, destroyed the forest.",
    "The museum opened on {}. Since the museum opened, on {}, visits have grown.",
    "The trial began on {}. The trial, which began on {}, resumes after the break.",
];

/// Two sentences of ours with days that are some weeks apart.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let frame = article.pick(article.local(IT, EN));
    let first =
        article.date.checked_sub((article.number(1, 200, 400) as i64).days()).expect("a day in the past");
    let other = first.checked_sub((article.number(2, 4, 60) as i64).days()).expect("a day before");
    let told = |second| fill(frame, &[&full(article, first), &full(article, second)]);
    vec![article.append(&told(other), &told(first))]
}
