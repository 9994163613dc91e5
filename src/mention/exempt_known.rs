//! Models that the article names in full once and by their number alone elsewhere: “Boeing 787”, then “the 787”.

use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::mention::{Exempt, Quantity, QuantityKind};

/// A number that small names too many things to be known again.
const SMALLEST: usize = 3;

/// Marks the numbers that are a model's name further up or down in the article, with the dash and number behind
/// them: “the 787-9”.
pub(super) fn mark(article: &Article, quantities: &mut [Quantity]) {
    let text = &article.prose.text;
    let name = |it: &Quantity| it.numeral.slice(text).split('-').next().unwrap_or_default().to_owned();
    let is_name = |it: &Quantity| {
        it.kind == QuantityKind::Count && !it.in_words && it.span.start() == it.numeral.start()
    };
    let known: FxHashSet<String> = quantities
        .iter()
        .filter(|it| it.exempt == Some(Exempt::Model) && is_name(it) && it.noun.is_none())
        .map(name)
        .filter(|name| SMALLEST <= name.len() && name.bytes().all(|byte| byte.is_ascii_digit()))
        .collect();
    if known.is_empty() {
        return;
    }
    let mut behind = None;
    for quantity in quantities {
        let variant = behind == quantity.numeral.start().checked_sub(1)
            && text.get(..quantity.numeral.start()).is_some_and(|before| before.ends_with('-'));
        let again = matches!(quantity.exempt, None | Some(Exempt::Label))
            && is_name(quantity)
            && known.contains(&name(quantity));
        if again || variant && matches!(quantity.exempt, None | Some(Exempt::Score)) {
            quantity.exempt = Some(Exempt::Model);
        }
        behind = (quantity.exempt == Some(Exempt::Model)).then(|| quantity.numeral.end());
    }
}
