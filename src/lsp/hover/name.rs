//! A name: its full form, how else it is written, what the archive knows.

use crate::lsp::hover::card::{Card, Point};
use crate::lsp::hover::{Ask, archive};
use crate::mention::{NameKind, Referent};
use crate::rules::{Message, Value};

/// What there is to say about the name with this index.
pub(super) fn card(ask: &Ask<'_>, index: usize) -> Option<Card> {
    let mentions = &ask.analysis().mentions;
    let referent = mentions.referents.get(mentions.names.get(index)?.referent)?;
    let canonical = &referent.canonical;
    let mut house = ask.read.workspace.project.house.iter();
    let house = house.find(|it| it.name == *canonical || it.aliases.contains(canonical));
    let mut card = Card::new(house.map_or(canonical.as_str(), |it| it.name.as_str()));
    if referent.kind != NameKind::Other {
        let kind = Value::Choice(referent.kind.name());
        card.facts.push(ask.say(&Message::new("hover-name-kind").with("kind", kind)));
    }
    if let Some(role) = house.and_then(|it| it.role.as_deref()) {
        card.facts.push(ask.say(&Message::new("hover-name-house").with("role", role)));
    }
    let others = spellings_here(ask, referent).into_iter().filter(|it| *it != card.title);
    let others = others.map(|it| quoted(ask, it)).collect::<Vec<_>>().join(", ");
    if !others.is_empty() {
        card.facts.push(ask.say(&Message::new("hover-name-here").with("spellings", others)));
    }
    let roles = referent.roles.iter().map(|role| Point::new(role.text.clone()));
    let mut roles: Vec<Point> = roles.collect();
    roles.dedup();
    card.list(ask.phrase("hover-name-roles-here"), roles);
    archive::entity(ask, referent, &mut card);
    Some(card)
}

/// The ways in which the article writes the name, in the order of the text, each once.
fn spellings_here<'a>(ask: &Ask<'a>, referent: &Referent) -> Vec<&'a str> {
    let names = &ask.analysis().mentions.names;
    let mut spellings = Vec::new();
    for name in referent.mentions.iter().filter_map(|index| names.get(*index)) {
        let words = ask.text(name.span);
        if !spellings.contains(&words) {
            spellings.push(words);
        }
    }
    spellings
}

/// Words with the quotation marks of the reader's language.
pub(super) fn quoted(ask: &Ask<'_>, words: &str) -> String {
    ask.say(&Message::new("hover-quoted").with("text", words))
}
