//! An amount told in two currencies at a rate that never was.

use super::{Article, Plant, fill};

/// Dollars, then euros.
const IT: &[&str] = &[
    "La società paga {} milioni di dollari ({} milioni di euro).",
    "Il prestito vale {} miliardi di dollari, pari a {} miliardi di euro.",
    "Il quadro è stato venduto per {} mila dollari (circa {} mila euro).",
    "La multa è di {} milioni di dollari, cioè {} milioni di euro.",
];
const EN: &[&str] = &[
    "The company paid ${} million (€{} million).",
    "The loan is worth ${}bn (€{}bn).",
    "The fine is {} million dollars, or {} million euros.",
    "The painting sold for ${},000 (about €{},000).",
];

/// A sentence of ours with twice or half the euros that the dollars were in any year since the euro began.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let frame = article.pick(article.local(IT, EN));
    let dollars = article.number(1, 2, 9) * 100;
    // A euro has cost between 0.85 and 1.6 dollars; in each year it stayed near its mean.
    let mean = |year: i16| match year {
        ..=2002 => 92,
        2003..=2004 => 119,
        2005..=2006 => 125,
        2007 => 137,
        2008 => 147,
        2009 | 2011 => 139,
        2010 | 2013 | 2014 => 133,
        2012 => 128,
        _ => 111,
    };
    let right = dollars * 100 / mean(article.date.year());
    let off = if article.turn.is_multiple_of(2) { right * 2 } else { right / 2 };
    let told = |euros: u64| fill(frame, &[&dollars.to_string(), &euros.to_string()]);
    vec![article.append(&told(off), &told(right))]
}
