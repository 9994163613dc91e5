//! Two claims: do they agree, disagree, has one been overtaken, or can they not be compared?
//!
//! «circa 10.000 soldati inviati» against «circa 15.000 soldati inviati» disagree, since their ranges do
//! not meet. Soldiers sent are not soldiers killed, a part is not the whole, a forecast is no count: in
//! doubt, two claims are incomparable.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::claim::{Claim, Found, Modality, Scope};
use crate::mention::NameKind;
use crate::value::{Bound, Interval};

use super::types::ReferenceClaim;
use super::window::{Relation, relation};

/// Counts that run up belong to one event only within so many days.
const RUN_DAYS: i64 = 90;

/// What came of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The outcome.
    pub verdict: Verdict,
    /// The reasons.
    pub why: Why,
}

/// The outcome of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The ranges meet.
    Agrees,
    /// Same key, and the ranges do not meet.
    Disagrees,
    /// Same key, and the reference has a later state of a count that runs up.
    Superseded,
    /// They are about different things, or it is not certain that they are not.
    Incomparable,
}

impl Verdict {
    /// The verdict's name in the batch interfaces.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Agrees => "agrees",
            Verdict::Disagrees => "disagrees",
            Verdict::Superseded => "superseded",
            Verdict::Incomparable => "incomparable",
        }
    }
}

/// What decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decided {
    /// Different nouns or units.
    Measure,
    /// Only one is narrowed: «feriti gravi» is a part of «feriti».
    Qualifiers,
    /// Different predicates: sent is not killed.
    Predicate,
    /// One is a part, a rate, a change or a forecast.
    Scope,
    /// One is denied.
    Modality,
    /// Too little in common.
    Subjects,
    /// Different agents, origins or goals.
    Direction,
    /// Different places of a count that runs up.
    Place,
    /// Different stretches of time.
    Window,
    /// A count that runs up, seen at different times.
    Running,
    /// The ranges meet only because one is open.
    OpenBound,
    /// The ranges.
    Interval,
}

impl Decided {
    /// The reason's name in the batch interfaces.
    pub fn name(self) -> &'static str {
        match self {
            Decided::Measure => "measure",
            Decided::Qualifiers => "qualifiers",
            Decided::Predicate => "predicate",
            Decided::Scope => "scope",
            Decided::Modality => "modality",
            Decided::Subjects => "subjects",
            Decided::Direction => "direction",
            Decided::Place => "place",
            Decided::Window => "window",
            Decided::Running => "running",
            Decided::OpenBound => "open-bound",
            Decided::Interval => "interval",
        }
    }
}

/// A slot of the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    /// The adjectives and complements of the noun.
    Qualifiers,
    /// The predicate family.
    Predicate,
    /// Who acts.
    Agent,
    /// Where from.
    Origin,
    /// Where to.
    Goal,
    /// When.
    Window,
}

/// Why a comparison came out as it did.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// What decided.
    pub decided: Decided,
    /// The keys of the entities in common.
    pub shared: Vec<String>,
    /// Slots known on both sides.
    pub known: Vec<Slot>,
    /// Slots known on one side only; any here lowers the level of a finding.
    pub one_sided: Vec<Slot>,
    /// By how many days the reference is newer; negative where it is older; absent without both dates.
    pub days_newer: Option<i64>,
    /// The larger value divided by the smaller; absent where one is zero or they differ in sign.
    pub factor: Option<Decimal>,
}

/// Compares a claim of an article published on `date` with a claim of the reference.
pub fn compare(here: &Claim, date: Option<Date>, there: &ReferenceClaim) -> Comparison {
    Pair::new(here, &there.claim, days_between(date, there.document.date)).against_reference()
}

/// Compares two claims of one article, the earlier one first.
pub fn compare_within(first: &Claim, second: &Claim) -> Comparison {
    Pair::new(first, second, None).within_article()
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
        let same_predicate = self.here.predicate.is_some() && self.here.predicate == self.there.predicate;
        let strangers = self.why.shared.is_empty() && near(self.here) && near(self.there);
        if strangers || !(same_predicate || 2 <= self.why.shared.len()) {
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

    /// One entity in common and the same predicate, or two entities. An entity that is only the topic on
    /// both sides counts for nothing.
    fn enough_in_common(&self) -> bool {
        let found = |claim: &Claim, key: &str| {
            claim.subjects.iter().filter(|it| it.key == key).map(|it| it.found).min().unwrap_or(Found::Topic)
        };
        let firm = self
            .why
            .shared
            .iter()
            .filter(|key| found(self.here, key).min(found(self.there, key)) < Found::Topic)
            .count();
        let same_predicate = self.here.predicate.is_some() && self.here.predicate == self.there.predicate;
        if same_predicate { 1 <= firm } else { 2 <= firm }
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
        let open = is_open_above(self.here.interval) || is_open_above(self.there.interval);
        let outcome = match self.here.interval.meets(self.there.interval) {
            true if open => Outcome(Verdict::Agrees, Decided::OpenBound),
            true => Outcome(Verdict::Agrees, Decided::Interval),
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
