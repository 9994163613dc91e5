//! An age that does not go with the years beside it.

use super::{Article, Plant, fill};

const IT: &[&str] = &[
    "Il pittore era nato nel {} ed è morto nel {} a {} anni.",
    "Nata nel {}, la maestra è morta nel {} a {} anni.",
    "Lo scultore, nato nel {}, è morto nel {} all'età di {} anni.",
    "Il fondatore era nato nel {} e morì nel {} a {} anni.",
    "Era nato a Bari nel {} ed è scomparso nel {} a {} anni.",
    "Nacque nel {} e morì nel {} all'età di {} anni.",
];
const EN: &[&str] = &[
    "The painter was born in {} and died in {} at the age of {}.",
    "Born in {}, the teacher died in {} at the age of {}.",
    "He was born in {} and died in {}, aged {}.",
    "The founder was born in {} and died in {} at {}.",
    "She was born in Harrowby in {} and died in {} aged {}.",
    "Born in {}, he died in {} at the age of {}.",
];

/// A life told with its years, and an age ten years off.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let frame = article.pick(article.local(IT, EN));
    let (born, age) = (article.number(1, 1900, 1930), article.number(2, 51, 79));
    let off = if article.turn.is_multiple_of(2) { age - 10 } else { age + 10 };
    let written = |told: u64| fill(frame, &[&born.to_string(), &(born + age).to_string(), &told.to_string()]);
    vec![article.append(&written(off), &written(age))]
}
