//! A change in percent that its two figures do not bear out.

use super::{Article, Plant, fill};

/// From, to, percent.
const IT: &[&str] = &[
    "I fondi passano da {} a {} milioni, il {} per cento in più.",
    "Gli iscritti sono saliti da {} a {}, con un aumento del {} per cento.",
    "I turisti sono cresciuti da {} a {}, un incremento del {}%.",
    "Il prezzo è aumentato da {} a {} euro (+{}%).",
];
const EN: &[&str] = &[
    "Funding rises from {} to {} million, an increase of {}%.",
    "Membership grew from {} to {}, a {}% increase.",
    "The number of visitors went up from {} to {}, a rise of {} percent.",
    "Sales rose from {} to {}, up {}%.",
];

/// A sentence of ours; the twin has the right percentage.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let frame = article.pick(article.local(IT, EN));
    let (from, percent) = (article.number(1, 2, 5) * 100, article.number(2, 3, 8) * 10);
    let to = from + from * percent / 100;
    let told = |percent: u64| fill(frame, &[&from.to_string(), &to.to_string(), &percent.to_string()]);
    vec![article.append(&told(percent + 20), &told(percent))]
}
