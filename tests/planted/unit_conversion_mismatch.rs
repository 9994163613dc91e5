//! A size told in two units that are not one size.

use super::{Article, Plant, fill};

/// A sentence and how much of the second unit one of the first is, in thousandths.
const IT: &[(&str, u64)] = &[
    ("La strada è lunga {} chilometri ({} miglia).", 621),
    ("L'aereo volava a {} metri ({} piedi) di quota.", 3281),
    ("Il sacco pesava {} chili ({} libbre).", 2205),
    ("Il ponte è lungo {} metri, cioè {} piedi.", 3281),
    ("Il tratto misura {} miglia, pari a {} chilometri.", 1609),
    ("Il serbatoio contiene {} galloni ({} litri).", 3785),
    ("L'incendio ha distrutto {} acri ({} ettari) di bosco.", 405),
];
const EN: &[(&str, u64)] = &[
    ("The road is {} miles ({} km) long.", 1609),
    ("The plane was flying at {} feet ({} metres).", 305),
    ("The bag weighed {} pounds ({} kilograms).", 454),
    ("The fire burned {} acres ({} hectares) of forest.", 405),
    ("The town is {} kilometres, or {} miles, from the border.", 621),
    ("The tank holds {} gallons, about {} litres.", 3785),
    ("The bridge is {} metres ({} feet) high.", 3281),
    ("Winds reached {} mph ({} km/h).", 1609),
];

/// A sentence of ours; the twin has the right size.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let (frame, thousandths) = *article.pick(article.local(IT, EN));
    let one = article.number(1, 5, 95) * 10;
    let right = (one * thousandths + 500) / 1000;
    let off = if article.turn.is_multiple_of(2) { right * 3 / 2 } else { right * 2 / 3 };
    let told = |other: u64| fill(frame, &[&one.to_string(), &other.to_string()]);
    vec![article.append(&told(off), &told(right))]
}
