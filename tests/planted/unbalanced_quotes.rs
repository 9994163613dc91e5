//! A quotation mark or bracket that is missing.

use super::{Article, Plant, fill};

const IT: &[(&str, &str)] = &[
    (
        "«Non ci fermeremo», ha detto il sindaco Aldo Verri.",
        "«Non ci fermeremo, ha detto il sindaco Aldo Verri.",
    ),
    (
        "Il sindaco Aldo Verri ha parlato di «un passo necessario».",
        "Il sindaco Aldo Verri ha parlato di un passo necessario».",
    ),
    (
        "“La strada è lunga”, ha ammesso l'assessora Carla Donati.",
        "“La strada è lunga, ha ammesso l'assessora Carla Donati.",
    ),
    ("Il ponte (costruito nel {}) sarà abbattuto.", "Il ponte (costruito nel {} sarà abbattuto."),
    (
        "Il documento [sei pagine] è stato firmato in municipio.",
        "Il documento sei pagine] è stato firmato in municipio.",
    ),
];
const EN: &[(&str, &str)] = &[
    ("“We will not stop,” mayor Alma Verry said.", "“We will not stop, mayor Alma Verry said."),
    ("Mayor Alma Verry spoke of “a necessary step”.", "Mayor Alma Verry spoke of a necessary step”."),
    (
        "\"The road is long,\" councillor Carla Downey admitted.",
        "\"The road is long, councillor Carla Downey admitted.",
    ),
    ("The bridge (built in {}) will be pulled down.", "The bridge (built in {} will be pulled down."),
    (
        "The paper [six pages] was signed in the town hall.",
        "The paper six pages] was signed in the town hall.",
    ),
];

/// A sentence of ours without one of its marks, and a real quotation without its end.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let (whole, broken) = article.pick(article.local(IT, EN));
    let year = article.number(1, 1950, 2010).to_string();
    let blanks = |frame: &str| {
        let words = vec![year.as_str(); frame.matches("{}").count()];
        fill(frame, &words)
    };
    let mut out = vec![article.append(&blanks(broken), &blanks(whole))];
    out.extend(article.analysis.mentions.quotes.iter().take(1).filter_map(|quote| {
        let prose = &article.analysis.article.prose;
        let inside = prose.to_source(quote.content);
        let whole = prose.to_source(quote.span);
        let (start, end) = (inside.end(), whole.end());
        let has_mark = start < end && article.text[start..end].contains(['»', '”']);
        let one_line = !article.text[whole.start()..end].contains('\n');
        has_mark.then_some(())?;
        one_line.then_some(())?;
        let mut plant = article.alter(start..end, "");
        plant.fault = whole.start()..end.min(plant.text.len());
        Some(plant)
    }));
    out
}
