//! A figure: how it was read, who stands for it, what the archive has instead.

use crate::lsp::hover::card::Card;
use crate::lsp::hover::{Ask, archive};
use crate::mention::{Attribution, AttributionKind, Quantity, QuantityKind, SourceStatus, Step};
use crate::rules::{Message, Value};
use crate::value::{Bound, Interval};

/// What there is to say about the figure with this index.
pub(super) fn card(ask: &Ask<'_>, index: usize) -> Option<Card> {
    let quantity = ask.analysis().mentions.quantities.get(index)?;
    let mut card = Card::new(ask.text(quantity.span));
    card.facts.push(ask.say(&range(ask, quantity)));
    card.facts.extend(source(ask, index).map(|message| ask.say(&message)));
    card.list(ask.phrase("hover-archive-figures"), archive::comparable(ask, index));
    Some(card)
}

/// «= da 9.000 a 11.000 soldati».
fn range(ask: &Ask<'_>, quantity: &Quantity) -> Message {
    let Interval { low, high } = quantity.interval;
    // «fino a 200» leaves everything above zero open, which nobody needs to be told.
    let low = if low == Bound::Excluded(0.into()) && high != Bound::Open { Bound::Open } else { low };
    let message = match (low, high) {
        (Bound::Open, Bound::Open) => {
            Message::new("hover-figure-exactly").with("value", number(quantity.value.value))
        }
        (Bound::Included(low), Bound::Open) => Message::new("hover-figure-at-least").with("low", number(low)),
        (Bound::Excluded(low), Bound::Open) => Message::new("hover-figure-over").with("low", number(low)),
        (Bound::Open, Bound::Included(high)) => {
            Message::new("hover-figure-at-most").with("high", number(high))
        }
        (Bound::Open, Bound::Excluded(high)) => Message::new("hover-figure-under").with("high", number(high)),
        (Bound::Included(low) | Bound::Excluded(low), Bound::Included(high) | Bound::Excluded(high)) => {
            if low == high {
                Message::new("hover-figure-exactly").with("value", number(low))
            } else {
                Message::new("hover-figure-between").with("low", number(low)).with("high", number(high))
            }
        }
    };
    message.with("what", what(ask, quantity))
}

fn number(value: rust_decimal::Decimal) -> Value {
    Value::Number(value)
}

/// What is counted, in the text's own words where it has some; the choice `percent` or `none` where it has not.
fn what(ask: &Ask<'_>, quantity: &Quantity) -> Value {
    if let Some(noun) = &quantity.noun {
        return Value::from(ask.text(noun.span));
    }
    match (quantity.kind, &quantity.unit) {
        (QuantityKind::Percent, _) => Value::Choice("percent"),
        (_, Some(unit)) => Value::from(unit.code.as_ref()),
        (_, None) => Value::Choice("none"),
    }
}

/// Who stands for the figure, and how that was found.
fn source(ask: &Ask<'_>, index: usize) -> Option<Message> {
    let mentions = &ask.analysis().mentions;
    let sourcing = mentions.sourcing.get(index)?;
    let attribution = sourcing.attribution.and_then(|at| mentions.attributions.get(at));
    let words = attribution.map(|it| ask.text(it.source.unwrap_or(it.cue)));
    let message = match sourcing.status {
        SourceStatus::Exempt => {
            let kind = mentions.quantities.get(index)?.exempt?.name();
            return Some(Message::new("hover-source-exempt").with("kind", Value::Choice(kind)));
        }
        SourceStatus::Unsourced => return Some(Message::new("hover-source-none")),
        SourceStatus::Sourced => Message::new("hover-source"),
        SourceStatus::Group => Message::new("hover-source-group"),
        SourceStatus::Vague => Message::new("hover-source-vague"),
    };
    let step = sourcing.step.or(attribution.map(|it| it.step)).map_or("sentence", step_name);
    Some(message.with("source", words?).with("step", Value::Choice(step)))
}

/// Who is named as a source, and by which step that was found.
pub(super) fn voice(ask: &Ask<'_>, attribution: &Attribution, step: Step) -> Message {
    let message = match attribution.kind {
        AttributionKind::Definite => Message::new("hover-source"),
        AttributionKind::Group => Message::new("hover-source-group"),
        AttributionKind::Vague => Message::new("hover-source-vague"),
    };
    let words = ask.text(attribution.source.unwrap_or(attribution.cue));
    message.with("source", words).with("step", Value::Choice(step_name(step)))
}

fn step_name(step: Step) -> &'static str {
    match step {
        Step::Sentence => "sentence",
        Step::Reference => "reference",
        Step::Quotation => "quotation",
        Step::PreviousSentence => "previous",
        Step::Confirmation => "confirmation",
        Step::Announcement => "announcement",
        Step::Repeat => "repeat",
        Step::Actor => "actor",
        Step::Document => "document",
    }
}
