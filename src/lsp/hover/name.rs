//! A name: its full form, how else it is written, what the archive knows.

use crate::lsp::hover::card::{Card, Point};
use crate::lsp::hover::{Ask, archive};
use crate::mention::Referent;
use crate::rules::{Message, Value};

/// What there is to say about the name with this index.
pub(super) fn card(ask: &Ask<'_>, index: usize) -> Option<Card> {
    let mentions = &ask.analysis().mentions;
    let referent = mentions.referents.get(mentions.names.get(index)?.referent)?;
    let house = ask
        .read
        .workspace
        .project
        .house
        .iter()
        .find(|it| it.name == referent.canonical || it.aliases.contains(&referent.canonical));
    let mut card = Card::new(house.map_or(referent.canonical.as_str(), |it| it.name.as_str()));
    card.facts
        .push(ask.say(&Message::new("hover-name-kind").with("kind", Value::Choice(referent.kind.name()))));
    if let Some(role) = house.and_then(|it| it.role.as_deref()) {
        card.facts.push(ask.say(&Message::new("hover-name-house").with("role", role)));
    }
    let spellings = spellings_here(ask, referent);
    if let [first, _, ..] = &spellings[..] {
        let others = spellings.iter().filter(|it| **it != card.title).map(|it| quoted(ask, it));
        let spellings = if *first == card.title || spellings.contains(&card.title.as_str()) {
            others.collect::<Vec<_>>()
        } else {
            spellings.iter().map(|it| quoted(ask, it)).collect()
        };
        card.facts.push(ask.say(&Message::new("hover-name-here").with("spellings", spellings.join(", "))));
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
