//! What the archive has about a figure or a name.

use crate::lsp::archive::answered;
use crate::lsp::hover::Ask;
use crate::lsp::hover::card::{Card, Point};
use crate::lsp::hover::name::quoted;
use crate::lsp::to_proto;
use crate::mention::Referent;
use crate::reference::{DocumentCard, EntityId, ReferenceClaim, Slot, Verdict, Why, voices};
use crate::rules::{Message, Value, Witness};

/// At most so many points of the archive in one list.
const MAX_POINTS: usize = 5;

/// At most so many documents that name somebody.
const MAX_DOCUMENTS: usize = 3;

/// So many letters of a headline tell which one it is.
const MAX_TITLE: usize = 60;

/// The figures of the archive that can be compared with the figure of this index, newest first.
pub(super) fn comparable(ask: &Ask<'_>, index: usize) -> Vec<Point> {
    let Some(reference) = &ask.read.reference else { return Vec::new() };
    let claims = ask.analysis().claims.iter();
    let of_figure = claims.zip(&reference.witnesses).filter(|(claim, _)| claim.quantity == index);
    let witnesses: Vec<&Witness> = of_figure.flat_map(|(_, witnesses)| witnesses).collect();
    // Reprints of one text are one voice.
    let voices = voices(witnesses.iter().map(|it| &it.claim));
    let told = voices.into_iter().filter_map(|(claim, n_reprints)| {
        let witness = witnesses.iter().find(|it| std::ptr::eq(&raw const it.claim, claim))?;
        Some((*witness, n_reprints))
    });
    let points = told.map(|(witness, n_reprints)| {
        let verdict = match witness.comparison.verdict {
            Verdict::Agrees => "agrees",
            Verdict::Disagrees => "disagrees",
            Verdict::Superseded => "superseded",
            Verdict::Incomparable => "none",
        };
        let mut point = figure(ask, &witness.claim, verdict);
        point.text.push_str(&why(ask, &witness.comparison.why, n_reprints));
        point
    });
    points.take(MAX_POINTS).collect()
}

/// Why two figures were compared: what both say alike, what only one of them says; and how often it was printed.
fn why(ask: &Ask<'_>, why: &Why, n_reprints: usize) -> String {
    let slots = |slots: &[Slot]| {
        let words = slots
            .iter()
            .map(|slot| ask.say(&Message::new("compare-slot").with("slot", Value::Choice(slot.name()))));
        words.collect::<Vec<_>>().join(", ")
    };
    let told = [
        (!why.known.is_empty()).then(|| Message::new("hover-archive-known").with("known", slots(&why.known))),
        (!why.one_sided.is_empty())
            .then(|| Message::new("hover-archive-unsure").with("unsure", slots(&why.one_sided))),
        (0 < n_reprints).then(|| Message::new("hover-archive-reprints").with("count", n_reprints)),
    ];
    told.into_iter().flatten().flat_map(|it| ["; ".to_owned(), ask.say(&it)]).collect()
}

/// What the archive knows of whom or what a name refers to.
pub(super) fn entity(ask: &Ask<'_>, referent: &Referent, card: &mut Card) {
    let Some(store) = &ask.read.workspace.reference else { return };
    let found = answered(store.entities(&[EntityId::of(&referent.key)]));
    let Some(known) = found.and_then(|cards| cards.into_iter().next().flatten()) else { return };
    let count = |count: u32| Value::Number(count.into());
    let mentions = Message::new("hover-name-archive")
        .with("mentions", count(known.n_mentions))
        .with("articles", count(known.entity.n_articles));
    card.facts.push(ask.say(&mentions));
    let spellings = known.entity.spellings.iter().take(MAX_POINTS).map(|spelling| {
        let message = Message::new("hover-name-spelling").with("spelling", quoted(ask, &spelling.text));
        ask.say(&message.with("articles", count(spelling.n_articles)))
    });
    let spellings = spellings.collect::<Vec<_>>().join(", ");
    if !spellings.is_empty() {
        let message = Message::new("hover-name-archive-spellings").with("spellings", spellings);
        card.facts.push(ask.say(&message));
    }
    let is_other = |document: &DocumentCard| ask.read.name.as_deref() != Some(document.path.as_str());
    let roles = known.entity.roles.iter().filter(|role| is_other(&role.document)).map(|role| {
        let message = Message::new("hover-name-role").with("role", role.role.as_str());
        let message = message.with("place", place(ask, &role.document, None));
        Point { text: ask.say(&message), place: Some(address(ask, &role.document, None)) }
    });
    card.list(ask.phrase("hover-name-roles"), roles.take(MAX_POINTS).collect());
    let figures = known.latest.iter().filter(|there| is_other(&there.document));
    let figures = figures.map(|there| figure(ask, there, "none"));
    card.list(ask.phrase("hover-name-figures"), figures.take(MAX_POINTS).collect());
    let documents = known.documents.iter().filter(|document| is_other(document)).map(|document| Point {
        text: place(ask, document, None),
        place: Some(address(ask, document, None)),
    });
    card.list(ask.phrase("hover-name-documents"), documents.take(MAX_DOCUMENTS).collect());
}

/// A figure of the archive with its document.
fn figure(ask: &Ask<'_>, there: &ReferenceClaim, verdict: &'static str) -> Point {
    let message = Message::new("hover-archive-figure")
        .with("figure", there.figure.as_str())
        .with("place", place(ask, &there.document, there.source.as_deref()))
        .with("verdict", Value::Choice(verdict));
    Point { text: ask.say(&message), place: Some(address(ask, &there.document, Some(there.line))) }
}

/// Headline, date and source of a document, in words.
fn place(ask: &Ask<'_>, document: &DocumentCard, source: Option<&str>) -> String {
    let title = document.title.as_deref().map_or_else(|| document.path.clone(), shortened);
    let date = document.date.map_or(Value::Choice("none"), Value::Date);
    let source = source.map_or(Value::Choice("none"), Value::from);
    let message = Message::new("archive-place").with("document", title);
    ask.say(&message.with("date", date).with("source", source))
}

/// A headline without its end, where it is long, cut between two words.
pub(super) fn shortened(title: &str) -> String {
    let title = title.trim_end_matches('.');
    let Some((cut, _)) = title.char_indices().nth(MAX_TITLE) else { return title.to_owned() };
    let start = title.get(..cut).unwrap_or(title);
    format!("{}…", start.rsplit_once(' ').map_or(start, |(words, _)| words))
}

/// File and line, and the address that opens them.
fn address(
    ask: &Ask<'_>,
    document: &DocumentCard,
    line: Option<u32>,
) -> (String, Option<tower_lsp::lsp_types::Url>) {
    let mut address = to_proto::reference(&document.path, ask.read.workspace.root().as_ref());
    let Some(line) = line else { return (document.path.clone(), address) };
    if let Some(address) = &mut address {
        address.set_fragment(Some(&format!("L{line}")));
    }
    (format!("{}:{line}", document.path), address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_headline_is_cut_between_two_words() {
        assert_eq!(shortened("Il ponte è chiuso."), "Il ponte è chiuso");
        let long = "Il ponte è chiuso da ieri e nessuno sa dire quando la Provincia potrà riaprirlo";
        assert_eq!(shortened(long), "Il ponte è chiuso da ieri e nessuno sa dire quando la…");
    }
}
