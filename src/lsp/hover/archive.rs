//! What the archive has about a figure or a name.

use crate::lsp::hover::Ask;
use crate::lsp::hover::card::{Card, Point};
use crate::lsp::hover::name::quoted;
use crate::lsp::to_proto;
use crate::mention::Referent;
use crate::reference::{DocumentCard, EntityId, ReferenceClaim, StoreError, Verdict};
use crate::rules::{Message, Value};

/// At most so many points of the archive in one list.
const MAX_POINTS: usize = 5;

/// The figures of the archive that can be compared with the figure of this index, newest first.
pub(super) fn comparable(ask: &Ask<'_>, index: usize) -> Vec<Point> {
    let Some(reference) = &ask.read.reference else { return Vec::new() };
    let claims = ask.analysis().claims.iter();
    let witnesses = claims.zip(&reference.witnesses).filter(|(claim, _)| claim.quantity == index);
    let points = witnesses.flat_map(|(_, witnesses)| witnesses).map(|witness| {
        let verdict = match witness.comparison.verdict {
            Verdict::Agrees => "agrees",
            Verdict::Disagrees => "disagrees",
            Verdict::Superseded => "superseded",
            Verdict::Incomparable => "none",
        };
        figure(ask, &witness.claim, verdict)
    });
    points.take(MAX_POINTS).collect()
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
    let roles = known.roles.iter().take(MAX_POINTS).map(|role| Point {
        text: ask.say(
            &Message::new("hover-name-role")
                .with("role", role.role.as_str())
                .with("place", place(ask, &role.document, None)),
        ),
        place: Some(address(ask, &role.document, None)),
    });
    card.list(ask.phrase("hover-name-roles"), roles.collect());
    let figures = known.latest.iter().take(MAX_POINTS).map(|there| figure(ask, there, "none"));
    card.list(ask.phrase("hover-name-figures"), figures.collect());
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
    let title = document.title.as_deref().unwrap_or(&document.path);
    let date = document.date.map_or(Value::Choice("none"), Value::Date);
    let source = source.map_or(Value::Choice("none"), Value::from);
    let message = Message::new("archive-place").with("document", title);
    ask.say(&message.with("date", date).with("source", source))
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

/// An archive that cannot be asked says nothing here; why stands in the log.
fn answered<T>(answer: Result<T, StoreError>) -> Option<T> {
    answer.inspect_err(|problem| tracing::warn!("{problem}")).ok()
}
