//! What comes of a comparison, and why.

use rust_decimal::Decimal;

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
    /// Values so far apart that they are of different things, unless by a slip of thousands.
    Magnitude,
    /// What kind of work it is: a film is no novel.
    Work,
    /// Other names in one role: who wrote it, where it lies.
    Name,
    /// The two ends of a scale: most and least.
    Opposite,
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
            Decided::Magnitude => "magnitude",
            Decided::Work => "work",
            Decided::Name => "name",
            Decided::Opposite => "opposite",
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
