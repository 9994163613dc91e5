//! Two events: are they one, and do their dates part?
//!
//! «il patto firmato a giugno 2024» and «il patto, firmato a maggio 2024» are one event with two dates;
//! «firmato» and «in vigore» are two events. In doubt they are two.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::claim::{Event, Found, Participant};
use crate::mention::NameKind;
use crate::value::Timex;

use super::verdict::Verdict;
use super::window::{Relation, relation};

/// What happens to somebody once in a life.
const ONCE: [&str; 2] = ["born", "die"];

/// What happens once to what is built or founded.
const ONCE_TO_THINGS: [&str; 3] = ["found", "build", "open"];

/// What happens to one person, and may happen again after some time.
const TO_PERSONS: [&str; 8] = ["arrest", "convict", "acquit", "elect", "appoint", "resign", "kill", "marry"];

/// What happens to a part of a thing as well: «la nuova ala del museo», «il processo d'appello».
const TO_PARTS: [&str; 2] = ["begin", "open"];

/// What may happen again has dates so many days apart when they are two tellings of one.
const ONE_EVENT: i64 = 370;

/// Compares two events of one article.
pub fn compare_events(first: &Event, second: &Event) -> Verdict {
    if first.happening != second.happening || first.sentence == second.sentence {
        return Verdict::Incomparable;
    }
    let shared = shared(first, second, Found::Sentence);
    let strangers = shared.is_empty() && has_names(first) && has_names(second);
    if strangers || is_many(first, second) {
        return Verdict::Incomparable;
    }
    let same_object = same_objects(first, second) && second.is_definite;
    let is_one = same_object || is_once_to_body(first, second);
    if is_once_to_person(first, second) || is_one || same_person(first, second) {
        return dates(first, second);
    }
    Verdict::Incomparable
}

/// Compares an event of an article with one of the reference.
pub fn compare_event(here: &Event, there: &Event) -> Verdict {
    if here.happening != there.happening || is_many(here, there) {
        return Verdict::Incomparable;
    }
    let shared = shared(here, there, Found::Topic);
    let near = self::shared(here, there, Found::Sentence);
    let enough = 2 <= shared.len() && (same_objects(here, there) || 2 <= near.len());
    if is_once_to_person(here, there) || enough || same_person(here, there) && 2 <= shared.len() {
        return dates(here, there);
    }
    Verdict::Incomparable
}

/// The participants of both, as near as `found` on both sides.
fn shared<'a>(one: &'a Event, other: &Event, found: Found) -> Vec<&'a Participant> {
    let near = |it: &&Participant| it.found <= found;
    let is_other = |it: &&Participant| other.participants.iter().filter(near).any(|that| that.key == it.key);
    one.participants.iter().filter(near).filter(is_other).collect()
}

fn has_names(event: &Event) -> bool {
    event.participants.iter().any(|it| it.found <= Found::Clause)
}

/// Whether what happens many times, such as a meeting, is not told apart by anything but its date.
fn is_many(one: &Event, other: &Event) -> bool {
    let is_repeatable = !ONCE.contains(&&*one.happening) && !ONCE_TO_THINGS.contains(&&*one.happening);
    is_repeatable && days_between(&one.value, &other.value).is_none_or(|days| ONE_EVENT < days)
}

/// Whether both tell what they happened to by the same noun, and neither narrows it in its own way.
fn same_objects(one: &Event, other: &Event) -> bool {
    let rest = |here: &Event, there: &Event| here.objects.difference(&there.objects).next().is_some();
    if TO_PARTS.contains(&&*one.happening) {
        return !one.objects.is_empty() && one.objects == other.objects && names(one) == names(other);
    }
    one.objects.intersection(&other.objects).next().is_some() && !(rest(one, other) && rest(other, one))
}

/// The names in the clause of the happening.
fn names(event: &Event) -> BTreeSet<&str> {
    let near = event.participants.iter().filter(|it| it.found <= Found::Clause);
    near.map(|it| it.key.as_str()).collect()
}

/// The only person in the clause of the happening: a name of two words or more may be one.
fn person(event: &Event) -> Option<&str> {
    let is_person =
        |it: &&Participant| it.kind == NameKind::Person || it.kind == NameKind::Other && it.key.contains(' ');
    let mut persons = event.participants.iter().filter(|it| it.found <= Found::Clause).filter(is_person);
    let first = persons.next()?;
    persons.next().is_none().then_some(&first.key)
}

fn is_once_to_person(one: &Event, other: &Event) -> bool {
    ONCE.contains(&&*one.happening) && same_one(one, other)
}

/// «La Valmetal, fondata nel 1951»: founded is what has no other object, so its only name is.
fn is_once_to_body(one: &Event, other: &Event) -> bool {
    let body = |event: &Event| {
        let mut names = event.participants.iter().filter(|it| it.found <= Found::Clause);
        let first = names.next().filter(|it| !matches!(it.kind, NameKind::Place | NameKind::Person))?;
        (names.next().is_none() && event.objects.is_empty()).then(|| first.key.clone())
    };
    &*one.happening == "found" && body(one).is_some_and(|key| body(other) == Some(key))
}

fn same_person(one: &Event, other: &Event) -> bool {
    TO_PERSONS.contains(&&*one.happening) && same_one(one, other)
}

/// Whether both have the same only person in their clause.
fn same_one(one: &Event, other: &Event) -> bool {
    person(one).is_some_and(|key| person(other) == Some(key))
}

/// Dates that do not meet disagree; neighbouring days may be one day in two time zones.
fn dates(one: &Event, other: &Event) -> Verdict {
    match relation(Some(&one.value), Some(&other.value)) {
        Relation::Same | Relation::Nested => Verdict::Agrees,
        Relation::Apart if days_between(&one.value, &other.value).is_some_and(|days| 1 < days) => {
            Verdict::Disagrees
        }
        _ => Verdict::Incomparable,
    }
}

/// The days between the first days of two values.
fn days_between(one: &Timex, other: &Timex) -> Option<i64> {
    let (one, other): (Date, Date) = (one.first_day()?, other.first_day()?);
    Some(i64::from(one.until(other).ok()?.get_days()).abs())
}
