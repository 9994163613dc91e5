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
const TO_PERSONS: [&str; 9] =
    ["arrest", "convict", "acquit", "elect", "appoint", "install", "resign", "kill", "marry"];

/// Of these, what is the same only where it is so to the same: «eletta sindaca», «eletta consigliera».
const TO_OFFICES: [&str; 6] = ["convict", "acquit", "elect", "appoint", "install", "kill"];

/// What happens to one thing, and to a place only where the thing is told too: «il ponte di Valcava».
const TO_THINGS: [&str; 8] = ["found", "build", "open", "close", "sink", "collapse", "install", "resign"];

/// What happens to a law that has a name.
const TO_LAWS: [&str; 2] = ["approve", "ratify"];

/// What comes again where it came once, so that only a date of which one part is another may be a slip.
const COMES_AGAIN: [&str; 6] = ["shake", "vote", "strike", "break_out", "explode", "crash"];

/// Of these, what comes again after some days.
const IN_SERIES: [&str; 2] = ["shake", "vote"];

/// What the same people do many times a year.
const OFTEN: [&str; 1] = ["meet"];

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
    if here.happening != there.happening {
        return Verdict::Incomparable;
    }
    let happening = &*here.happening;
    if COMES_AGAIN.contains(&happening) || OFTEN.contains(&happening) {
        let is_one = if OFTEN.contains(&happening) {
            2 <= shared(here, there, Found::Clause).len()
        } else {
            is_one_place(here, there)
        };
        return if is_one { slip(here, there) } else { Verdict::Incomparable };
    }
    let is_one_thing = TO_THINGS.contains(&happening) && is_one_thing(here, there)
        || TO_LAWS.contains(&happening) && is_one_law(here, there);
    if is_many(here, there) {
        return Verdict::Incomparable;
    }
    let is_one = is_once_to_person(here, there)
        || is_one_thing
        || is_once_to_body(here, there)
        || same_person(here, there) && (!TO_OFFICES.contains(&happening) || may_be_same(here, there))
        || is_between_two(here, there);
    if is_one { dates(here, there) } else { Verdict::Incomparable }
}

/// Whether two take part in both, and nothing tells the pacts, laws or purchases of the two apart.
fn is_between_two(here: &Event, there: &Event) -> bool {
    let shared = shared(here, there, Found::Topic);
    let near = self::shared(here, there, Found::Sentence);
    // «Italia e Albania hanno firmato un accordo» – one of several, perhaps.
    let is_known =
        here.is_definite || there.is_definite || here.objects.is_empty() || there.objects.is_empty();
    let is_same = same_objects(here, there) || 2 <= near.len() && may_be_same(here, there);
    2 <= shared.len() && is_known && is_same
}

/// Whether the nouns do not tell the two apart: one side has none, or one in common.
fn may_be_same(one: &Event, other: &Event) -> bool {
    one.objects.is_empty()
        || other.objects.is_empty()
        || one.objects.intersection(&other.objects).next().is_some()
}

/// Whether both are about one thing: a name of several words that is nobody's, or a noun made known by a name,
/// a country's and a capital's apart: «il ponte di Valcava».
fn is_one_thing(one: &Event, other: &Event) -> bool {
    let things = |event: &Event| -> BTreeSet<String> {
        let near = event.participants.iter().filter(|it| it.found <= Found::Clause);
        near.map(|it| it.key.clone()).collect()
    };
    let (ours, theirs) = (things(one), things(other));
    if !(ours.is_subset(&theirs) || theirs.is_subset(&ours)) {
        return false;
    }
    let mut both = one.participants.iter().filter(|it| ours.contains(&it.key) && theirs.contains(&it.key));
    let is_part = TO_PARTS.contains(&&*one.happening);
    let are_same = if is_part { one.objects == other.objects } else { may_be_same(one, other) };
    are_same
        && both.any(|it| {
            let is_named = it.key.contains(' ') && !matches!(it.kind, NameKind::Person | NameKind::Place);
            let is_told = one.is_definite && other.is_definite && same_objects(one, other);
            is_named || is_structure(it) || is_told && !it.key.contains(':')
        })
}

/// “Harbour Bridge”: a place of several words that was built.
fn is_structure(it: &Participant) -> bool {
    it.kind == NameKind::Place && it.key.contains(' ') && !it.key.contains(':')
}

/// «il Dorrian Act»: a law of several words, and nothing else that it happened to.
fn is_one_law(one: &Event, other: &Event) -> bool {
    let is_law = |it: &&Participant| it.kind == NameKind::Other && it.key.contains(' ');
    one.objects.is_empty() && other.objects.is_empty() && shared(one, other, Found::Clause).iter().any(is_law)
}

/// Whether what comes again came to one place or thing.
fn is_one_place(one: &Event, other: &Event) -> bool {
    2 <= shared(one, other, Found::Clause).len()
        || !shared(one, other, Found::Sentence).is_empty()
            && (one.objects.is_empty() || other.objects.is_empty() || same_objects(one, other))
}

/// Dates of one event that comes again: another month of the same year, or another year of the same day.
fn slip(one: &Event, other: &Event) -> Verdict {
    let (Timex::Day(here), Timex::Day(there)) = (&one.value, &other.value) else {
        let verdict = dates(one, other);
        return if verdict == Verdict::Agrees { verdict } else { Verdict::Incomparable };
    };
    let same_year = here.year() == there.year();
    let same_month = here.month() == there.month();
    let is_often = OFTEN.contains(&&*one.happening);
    let is_other_day = same_year && same_month && !is_often && !IN_SERIES.contains(&&*one.happening);
    let is_known =
        one.is_definite && other.is_definite && 2 <= one.objects.intersection(&other.objects).count()
            || 2 <= shared(one, other, Found::Clause).len();
    if here.day() == there.day() && same_year != same_month && (same_year || !is_often)
        || is_other_day && is_known
    {
        return dates(one, other);
    }
    if here == there { Verdict::Agrees } else { Verdict::Incomparable }
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
        // Who founded it is no body.
        let mut names = names.by_ref().filter(|it| it.kind != NameKind::Person);
        let first = names.next().filter(|it| it.kind != NameKind::Place)?;
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
