//! A date: the day it means, its weekday, how far it lies from publication.

use jiff::civil::Date;

use crate::lsp::hover::Ask;
use crate::lsp::hover::card::Card;
use crate::mention::Anchor;
use crate::rules::{Message, Value};
use crate::value::{Clock, TimeUnit, Timex};

/// What there is to say about the temporal expression with this index.
pub(super) fn card(ask: &Ask<'_>, index: usize) -> Option<Card> {
    let time = ask.analysis().mentions.times.get(index)?;
    let published = ask.analysis().article.publication.as_ref().map(|it| it.date);
    let words = ask.text(time.span);
    let mut card = Card::new(words);
    // What is written out in full is not said twice.
    let mut say = |message: Message| {
        let fact = ask.say(&message);
        if fact != words {
            card.facts.push(fact);
        }
    };
    match &time.value {
        Some(value) => {
            say(meaning(value));
            if let Some(message) = anchor(ask, time.anchor, published) {
                say(message);
            }
            if let (Some((first, last)), Some(published)) = (days(value), published) {
                say(distance(first, last, published));
            }
        }
        None if time.anchor == Anchor::Missing => say(Message::new("hover-date-no-anchor")),
        None => say(Message::new("hover-date-unknown")),
    }
    Some(card)
}

/// The value, to be read after the words.
pub(in crate::lsp) fn meaning(value: &Timex) -> Message {
    match value {
        Timex::Day(day) => on(Message::new("hover-date-day"), *day),
        Timex::Moment(day, clock) => on(Message::new("hover-date-moment"), *day).with("time", time(*clock)),
        Timex::Clock(clock) => Message::new("hover-date-clock").with("time", time(*clock)),
        Timex::Period { first, last, .. } | Timex::Range { first: Some(first), last: Some(last) } => {
            Message::new("hover-date-range").with("first", *first).with("last", *last)
        }
        Timex::Range { first: Some(first), last: None } => {
            Message::new("hover-date-from").with("first", *first)
        }
        Timex::Range { first: None, last: Some(last) } => {
            Message::new("hover-date-until").with("last", *last)
        }
        Timex::Range { first: None, last: None } => Message::new("hover-date-unknown"),
        Timex::Duration { count, unit } => Message::new("hover-date-duration")
            .with("count", Value::Number(*count))
            .with("unit", Value::Choice(unit_name(*unit))),
        Timex::Set { weekday: Some(weekday), .. } => {
            Message::new("hover-date-every-weekday").with("weekday", Value::Weekday(*weekday))
        }
        Timex::Set { count, unit, weekday: None } => Message::new("hover-date-every")
            .with("count", Value::Number((*count).into()))
            .with("unit", Value::Choice(unit_name(*unit))),
    }
}

fn on(message: Message, day: Date) -> Message {
    message.with("weekday", Value::Weekday(day.weekday())).with("date", day)
}

fn time(clock: Clock) -> String {
    format!("{:02}:{:02}", clock.hour, clock.minute.unwrap_or(0))
}

fn unit_name(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Second => "second",
        TimeUnit::Minute => "minute",
        TimeUnit::Hour => "hour",
        TimeUnit::Day => "day",
        TimeUnit::Week => "week",
        TimeUnit::Month => "month",
        TimeUnit::Quarter => "quarter",
        TimeUnit::Half => "half",
        TimeUnit::Year => "year",
        TimeUnit::Decade => "decade",
        TimeUnit::Century => "century",
    }
}

/// From where it was counted.
fn anchor(ask: &Ask<'_>, anchor: Anchor, published: Option<Date>) -> Option<Message> {
    match anchor {
        Anchor::None | Anchor::Missing => None,
        Anchor::Publication => Some(Message::new("hover-date-anchor-publication").with("date", published?)),
        Anchor::Mention(index) => {
            let other = ask.analysis().mentions.times.get(index)?;
            Some(Message::new("hover-date-anchor-mention").with("text", ask.text(other.span)))
        }
    }
}

/// The first and the last day that the value covers.
fn days(value: &Timex) -> Option<(Date, Date)> {
    match value {
        Timex::Day(day) | Timex::Moment(day, _) => Some((*day, *day)),
        Timex::Period { first, last, .. } | Timex::Range { first: Some(first), last: Some(last) } => {
            Some((*first, *last))
        }
        _ => None,
    }
}

/// How far the nearest of these days lies from publication.
fn distance(first: Date, last: Date, published: Date) -> Message {
    let until = |from: Date, to: Date| {
        let days = from.until(to).map_or(0, |span| i64::from(span.get_days()));
        Value::Number(days.into())
    };
    if last < published {
        Message::new("hover-date-before").with("days", until(last, published)).with("published", published)
    } else if published < first {
        Message::new("hover-date-after").with("days", until(published, first)).with("published", published)
    } else if first == last {
        Message::new("hover-date-same-day")
    } else {
        Message::new("hover-date-within").with("published", published)
    }
}
