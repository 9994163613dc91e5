//! Two claims: do they agree, disagree, has one been overtaken, or can they not be compared?
//!
//! «circa 10.000 soldati inviati» against «circa 15.000 soldati inviati» disagree, since their ranges do
//! not meet. Soldiers sent are not soldiers killed, a part is not the whole, a forecast is no count: in
//! doubt, two claims are incomparable.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::claim::{Claim, Found, Modality, Scope};
use crate::lexicon::country_of;
use crate::mention::NameKind;
use crate::value::{Bound, Interval};

use super::types::ReferenceClaim;
use super::verdict::{Comparison, Decided, Slot, Verdict, Why};
use super::window::{Relation, relation};

/// Counts that run up belong to one event only within so many days.
const RUN_DAYS: i64 = 90;

/// Figures of one thing lie within this factor; beyond, they are of different things.
const MAX_FACTOR: u32 = 10;

/// The same for amounts of which no noun says what they are.
const MAX_BARE: u32 = 4;

/// The unit of shares.
const PERCENT: &str = "%";

/// Compares a claim of an article published on `date` with a claim of the reference.
pub fn compare(here: &Claim, date: Option<Date>, there: &ReferenceClaim) -> Comparison {
    Pair::new(here, &there.claim, days_between(date, there.document.date)).against_reference()
}

/// Compares two claims of one article, the earlier one first.
pub fn compare_within(first: &Claim, second: &Claim) -> Comparison {
    Pair::new(first, second, None).within_article()
}

/// Compares a claim with a later one of the same article that points back to it: «14 feriti … i 17 feriti».
/// The article is what ties them, so that the predicate need not be told twice.
pub fn compare_back(first: &Claim, second: &Claim) -> Comparison {
    let mut pair = Pair::new(first, second, None);
    let is_done_to = second.running && second.predicate.is_some() && first.predicate == second.predicate;
    if let Some(decided) = pair.other_key().filter(|it| !(is_done_to && *it == Decided::Measure)) {
        return pair.incomparable(decided);
    }
    if !is_bare(first) && pair.other_places() {
        return pair.incomparable(Decided::Place);
    }
    match pair.parts() {
        Ok(()) => pair.plain(),
        Err(comparison) => comparison.finish(pair.why),
    }
}

/// The slots that both claims know, and those that only one of them does.
pub(super) fn slots(here: &Claim, there: &Claim) -> (Vec<Slot>, Vec<Slot>) {
    let of = |it: &Claim| {
        [
            (Slot::Qualifiers, !it.measure.qualifiers.is_empty()),
            (Slot::Predicate, it.predicate.is_some()),
            (Slot::Agent, it.agent.is_some()),
            (Slot::Origin, it.direction.origin.is_some()),
            (Slot::Goal, it.direction.goal.is_some()),
            (Slot::Window, it.time.is_some()),
        ]
    };
    let both: Vec<(Slot, bool, bool)> =
        of(here).into_iter().zip(of(there)).map(|((slot, here), (_, there))| (slot, here, there)).collect();
    let known = both.iter().filter(|(_, here, there)| *here && *there).map(|it| it.0).collect();
    (known, both.iter().filter(|(_, here, there)| here != there).map(|it| it.0).collect())
}

struct Pair<'a> {
    here: &'a Claim,
    there: &'a Claim,
    why: Why,
}

impl<'a> Pair<'a> {
    fn new(here: &'a Claim, there: &'a Claim, days_newer: Option<i64>) -> Self {
        let shared: Vec<String> = here
            .subjects
            .iter()
            .filter(|one| there.subjects.iter().any(|other| one.key == other.key))
            .map(|one| one.key.clone())
            .collect();
        let factor = factor(here.value.value, there.value.value);
        let why = Why {
            decided: Decided::Interval,
            shared,
            known: Vec::new(),
            one_sided: Vec::new(),
            days_newer,
            factor,
        };
        Self { here, there, why }
    }

    fn against_reference(mut self) -> Comparison {
        if let Some(decided) = self.other_key() {
            return self.incomparable(decided);
        }
        if !self.enough_in_common() {
            return self.incomparable(Decided::Subjects);
        }
        let running = self.here.running || self.there.running;
        if running && self.other_event() {
            return self.incomparable(Decided::Place);
        }
        match self.parts() {
            Ok(()) => {}
            Err(comparison) => return comparison.finish(self.why),
        }
        if running { self.running() } else { self.plain() }
    }

    fn within_article(mut self) -> Comparison {
        if let Some(decided) = self.other_key() {
            return self.incomparable(decided);
        }
        let near = |claim: &Claim| claim.subjects.iter().any(|it| it.found <= Found::Clause);
        let (here, there) = (self.here, self.there);
        let same_predicate = here.predicate.is_some() && here.predicate == there.predicate;
        let strangers = self.why.shared.is_empty() && near(here) && near(there);
        // Two figures of one sentence are told apart by whoever wrote it.
        if here.sentence == there.sentence || strangers || !same_predicate {
            return self.incomparable(Decided::Subjects);
        }
        if is_bare(here) && !self.is_one_amount() {
            return self.incomparable(Decided::Subjects);
        }
        if self.other_places() {
            return self.incomparable(Decided::Place);
        }
        match self.parts() {
            Ok(()) => self.plain(),
            Err(comparison) => comparison.finish(self.why),
        }
    }

    /// The first slot in which the known values differ, if one does.
    fn other_key(&mut self) -> Option<Decided> {
        let (here, there) = (self.here, self.there);
        if here.measure.class != there.measure.class || here.measure.unit != there.measure.unit {
            return Some(Decided::Measure);
        }
        if !here.measure.qualifiers.is_empty()
            && !there.measure.qualifiers.is_empty()
            && here.measure.qualifiers != there.measure.qualifiers
        {
            return Some(Decided::Qualifiers);
        }
        if self.slot(Slot::Predicate, here.predicate.as_deref(), there.predicate.as_deref()) {
            return Some(Decided::Predicate);
        }
        if here.scope != there.scope {
            return Some(Decided::Scope);
        }
        if here.modality == Modality::Denied || there.modality == Modality::Denied {
            return Some(Decided::Modality);
        }
        let agents = self.slot(Slot::Agent, here.agent.as_deref(), there.agent.as_deref());
        let origins =
            self.slot(Slot::Origin, here.direction.origin.as_deref(), there.direction.origin.as_deref());
        let goals = self.slot(Slot::Goal, here.direction.goal.as_deref(), there.direction.goal.as_deref());
        (agents || origins || goals).then_some(Decided::Direction)
    }

    /// Notes who knows the slot; whether both do and differ.
    fn slot(&mut self, slot: Slot, here: Option<&str>, there: Option<&str>) -> bool {
        match (here, there) {
            (Some(here), Some(there)) => {
                self.why.known.push(slot);
                here != there
            }
            (None, None) => false,
            _ => {
                self.why.one_sided.push(slot);
                false
            }
        }
    }

    /// One entity in common and the same predicate, or two entities. What is only the topic on both sides
    /// counts for nothing; a country alone must be central to both; an amount that names no noun
    /// needs more, since «12 milioni» may be anything.
    fn enough_in_common(&self) -> bool {
        let (here, there) = (self.here, self.there);
        let found = |claim: &Claim, key: &str| {
            claim.subjects.iter().filter(|it| it.key == key).map(|it| it.found).min().unwrap_or(Found::Topic)
        };
        let nearest = |key: &String| found(here, key).min(found(there, key));
        let farthest = |key: &String| found(here, key).max(found(there, key));
        let firm: Vec<&String> = self.why.shared.iter().filter(|key| nearest(key) < Found::Topic).collect();
        let same_predicate = here.predicate.is_some() && here.predicate == there.predicate;
        if is_bare(here) {
            let one = |key: &&String| country_of(key).is_none() && farthest(key) <= Found::Clause;
            let alone = here.measure.unit.as_ref() != PERCENT
                && firm.iter().any(one)
                && self.why.factor.is_some_and(|factor| factor <= Decimal::from(MAX_BARE) || is_slip(factor));
            return same_predicate && (2 <= firm.len() || alone) && !self.other_names();
        }
        match firm[..] {
            [] => false,
            [key] if country_of(key).is_some() => {
                let only = here.running && farthest(key) <= Found::Clause && self.is_only_place(key);
                same_predicate && (only || is_central(here, key) && is_central(there, key))
            }
            [_] => same_predicate,
            _ => true,
        }
    }

    /// Whether neither side names another place.
    fn is_only_place(&self, key: &str) -> bool {
        let only =
            |claim: &Claim| claim.subjects.iter().all(|it| it.kind != NameKind::Place || it.key == key);
        only(self.here) && only(self.there)
    }

    /// Whether two amounts of one article, with no noun to say of what, are surely one: same actor, no times
    /// that part them.
    fn is_one_amount(&self) -> bool {
        let (here, there) = (self.here, self.there);
        let acts = here.agent.is_some() && here.agent == there.agent;
        let timeless = matches!(
            relation(here.time.as_ref(), there.time.as_ref()),
            Relation::BothUnknown | Relation::Same
        );
        let near = self.why.factor.is_some_and(|factor| factor <= Decimal::from(MAX_BARE));
        here.measure.unit.as_ref() != PERCENT && acts && timeless && near && !self.other_names()
    }

    /// Whether each side names somebody or something in its clause that the other does not.
    fn other_names(&self) -> bool {
        let own = |claim: &Claim| {
            claim.subjects.iter().any(|it| {
                it.found <= Found::Clause
                    && country_of(&it.key).is_none()
                    && !self.why.shared.contains(&it.key)
            })
        };
        own(self.here) && own(self.there)
    }

    /// Whether a count that runs up belongs to another event: other places, or too far apart in time.
    fn other_event(&self) -> bool {
        let far = self.why.days_newer.is_some_and(|days| RUN_DAYS < days.abs());
        far || self.other_places()
    }

    /// Whether each side names a place in its clause that the other does not.
    fn other_places(&self) -> bool {
        let own_place = |claim: &Claim| {
            claim.subjects.iter().any(|it| {
                it.kind == NameKind::Place && it.found <= Found::Clause && !self.why.shared.contains(&it.key)
            })
        };
        own_place(self.here) && own_place(self.there)
    }

    /// Whether one figure may be a part of the other, by its qualifiers, its window or its scope.
    fn parts(&mut self) -> Result<(), Outcome> {
        let (here, there) = (self.here, self.there);
        let meets = here.interval.meets(there.interval);
        let time = relation(here.time.as_ref(), there.time.as_ref());
        match time {
            Relation::Same => self.why.known.push(Slot::Window),
            Relation::BothUnknown => {}
            _ => self.why.one_sided.push(Slot::Window),
        }
        match (here.measure.qualifiers.is_empty(), there.measure.qualifiers.is_empty()) {
            (true, true) => {}
            (false, false) => self.why.known.push(Slot::Qualifiers),
            _ => self.why.one_sided.push(Slot::Qualifiers),
        }
        if time == Relation::Apart {
            return Err(Outcome(Verdict::Incomparable, Decided::Window));
        }
        if here.scope != Scope::Total && here.scope != Scope::Forecast && !meets {
            return Err(Outcome(Verdict::Incomparable, Decided::Scope));
        }
        if meets {
            return Ok(());
        }
        let here_less = here.value.value < there.value.value;
        let part_of_time = match time {
            Relation::Nested => true,
            Relation::FirstStretch => here_less,
            Relation::SecondStretch => !here_less,
            _ => false,
        };
        if part_of_time {
            return Err(Outcome(Verdict::Incomparable, Decided::Window));
        }
        let here_narrow = !here.measure.qualifiers.is_empty() && there.measure.qualifiers.is_empty();
        let there_narrow = here.measure.qualifiers.is_empty() && !there.measure.qualifiers.is_empty();
        if here_narrow && here_less || there_narrow && !here_less {
            return Err(Outcome(Verdict::Incomparable, Decided::Qualifiers));
        }
        Ok(())
    }

    /// A figure that stands still.
    fn plain(self) -> Comparison {
        let far = self.why.factor.is_none_or(|factor| Decimal::from(MAX_FACTOR) < factor && !is_slip(factor));
        let open = is_open_above(self.here.interval) || is_open_above(self.there.interval);
        let outcome = match self.here.interval.meets(self.there.interval) {
            true if open => Outcome(Verdict::Agrees, Decided::OpenBound),
            true => Outcome(Verdict::Agrees, Decided::Interval),
            false if far => Outcome(Verdict::Incomparable, Decided::Magnitude),
            false => Outcome(Verdict::Disagrees, Decided::Interval),
        };
        outcome.finish(self.why)
    }

    /// A count that runs up: a later, higher state overtakes; an earlier, lower one says nothing.
    fn running(self) -> Comparison {
        let (here, there) = (self.here, self.there);
        let there_larger = here.value.value < there.value.value;
        let grown = self.why.factor.is_none_or(|factor| Decimal::new(12, 1) <= factor);
        let there_older = self.why.days_newer.is_some_and(|days| days < 0);
        let there_newer = self.why.days_newer.is_some_and(|days| 0 < days);
        let same_day = self.why.days_newer == Some(0);
        let outcome = if here.interval.meets(there.interval) {
            let overtaken = is_open_above(here.interval) && there_larger && grown && !there_older;
            let open = is_open_above(here.interval) || is_open_above(there.interval);
            let decided = if open { Decided::OpenBound } else { Decided::Interval };
            Outcome(if overtaken { Verdict::Superseded } else { Verdict::Agrees }, decided)
        } else {
            match (there_larger, there_older) {
                (true, true) => Outcome(Verdict::Disagrees, Decided::Interval),
                (true, false) if grown => Outcome(Verdict::Superseded, Decided::Running),
                (false, _) if there_newer && grown => Outcome(Verdict::Superseded, Decided::Running),
                (false, _) if same_day => Outcome(Verdict::Disagrees, Decided::Interval),
                _ => Outcome(Verdict::Incomparable, Decided::Running),
            }
        };
        outcome.finish(self.why)
    }

    fn incomparable(self, decided: Decided) -> Comparison {
        Outcome(Verdict::Incomparable, decided).finish(self.why)
    }
}

struct Outcome(Verdict, Decided);

impl Outcome {
    fn finish(self, why: Why) -> Comparison {
        Comparison { verdict: self.0, why: Why { decided: self.1, ..why } }
    }
}

/// Whether a country acts, is acted upon, or stands in the figure's own phrase.
fn is_central(claim: &Claim, key: &str) -> bool {
    let keys = [&claim.agent, &claim.direction.origin, &claim.direction.goal];
    keys.into_iter().any(|it| it.as_deref() == Some(key))
        || claim.subjects.iter().any(|it| it.key == key && it.found == Found::Phrase)
}

/// Whether no noun says what is measured: money, per cent, metres.
fn is_bare(claim: &Claim) -> bool {
    !claim.measure.unit.is_empty()
}

/// Whether two values differ by just a zero or two, a thousand or a million: a zero lost, a scale word mistaken.
pub fn is_slip(factor: Decimal) -> bool {
    [10, 100, 1_000, 1_000_000].into_iter().any(|scale| {
        let scale = Decimal::from(scale);
        let margin = scale / Decimal::from(20);
        (factor - scale).abs() <= margin
    })
}

fn is_open_above(interval: Interval) -> bool {
    interval.high == Bound::Open
}

fn factor(one: Decimal, other: Decimal) -> Option<Decimal> {
    let (low, high) = (one.min(other), one.max(other));
    if low <= Decimal::ZERO { None } else { high.checked_div(low) }
}

fn days_between(here: Option<Date>, there: Option<Date>) -> Option<i64> {
    let span = here?.until(there?).ok()?;
    Some(i64::from(span.get_days()))
}
