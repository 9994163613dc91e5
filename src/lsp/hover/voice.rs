//! A quotation and an attribution: who speaks, and what rests on it.

use crate::lsp::hover::card::{Card, Point};
use crate::lsp::hover::name::quoted;
use crate::lsp::hover::{Ask, archive, figure};
use crate::rules::{Message, Value};

/// What there is to say about the quotation with this index.
pub(super) fn quote(ask: &Ask<'_>, index: usize) -> Option<Card> {
    let quote = ask.analysis().mentions.quotes.get(index)?;
    let mut card = Card::new(archive::shortened(ask.text(quote.span)));
    let speaker = match quote.speaker {
        Some(speaker) => Message::new("hover-quote-speaker").with("speaker", ask.text(speaker)),
        None => Message::new("hover-quote-nobody"),
    };
    card.facts.push(ask.say(&speaker));
    let words = i64::try_from(quote.n_words).unwrap_or(i64::MAX);
    card.facts.push(ask.say(&Message::new("hover-quote-words").with("words", Value::Number(words.into()))));
    Some(card)
}

/// What there is to say about the attribution with this index.
pub(super) fn attribution(ask: &Ask<'_>, index: usize) -> Option<Card> {
    let mentions = &ask.analysis().mentions;
    let attribution = mentions.attributions.get(index)?;
    let mut card = Card::new(ask.text(attribution.source.unwrap_or(attribution.cue)));
    card.facts.push(ask.say(&figure::voice(ask, attribution, attribution.step)));
    let scope = quoted(ask, &archive::shortened(ask.text(attribution.scope)));
    card.facts.push(ask.say(&Message::new("hover-attribution-scope").with("text", scope)));
    let resting = mentions.quantities.iter().zip(&mentions.sourcing);
    let resting = resting.filter(|(_, it)| it.attribution == Some(index));
    let figures = resting.map(|(quantity, _)| Point::new(quoted(ask, ask.text(quantity.span))));
    card.list(ask.phrase("hover-attribution-figures"), figures.collect());
    Some(card)
}
