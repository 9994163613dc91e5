//! Which sorts of readings a word has, told at once: nearly every question about a word is answered by a no.

use super::{DateWord, NumberWord, Sense};

/// A set of sorts of readings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u32);

impl Kinds {
    /// No reading.
    pub const NONE: Kinds = Kinds(0);
    /// [`Sense::Number`].
    pub const NUMBER: Kinds = Kinds(1);
    /// [`Sense::Unit`].
    pub const UNIT: Kinds = Kinds(1 << 1);
    /// [`Sense::Date`].
    pub const DATE: Kinds = Kinds(1 << 2);
    /// [`Sense::Cue`].
    pub const CUE: Kinds = Kinds(1 << 3);
    /// [`Sense::Name`].
    pub const NAME: Kinds = Kinds(1 << 4);
    /// [`Sense::Measure`].
    pub const MEASURE: Kinds = Kinds(1 << 5);
    /// [`Sense::Predicate`].
    pub const PREDICATE: Kinds = Kinds(1 << 6);
    /// [`Sense::Event`].
    pub const EVENT: Kinds = Kinds(1 << 7);
    /// [`Sense::Claim`].
    pub const CLAIM: Kinds = Kinds(1 << 8);
    /// [`Sense::Prose`].
    pub const PROSE: Kinds = Kinds(1 << 9);
    /// [`Sense::People`].
    pub const PEOPLE: Kinds = Kinds(1 << 10);
    /// [`Sense::Scale`].
    pub const SCALE: Kinds = Kinds(1 << 11);
    /// [`Sense::Span`].
    pub const SPAN: Kinds = Kinds(1 << 12);
    /// [`Sense::Sum`].
    pub const SUM: Kinds = Kinds(1 << 13);
    /// [`Sense::Form`].
    pub const FORM: Kinds = Kinds(1 << 14);
    /// [`Sense::Source`].
    pub const SOURCE: Kinds = Kinds(1 << 15);
    /// [`Sense::Script`].
    pub const SCRIPT: Kinds = Kinds(1 << 16);
    /// [`Sense::Text`].
    pub const TEXT: Kinds = Kinds(1 << 17);
    /// A number word with which a sum may begin; a [`Sense::Number`], too.
    pub const COUNTED: Kinds = Kinds(1 << 18);
    /// A word for a time itself, not one that leads to it; a [`Sense::Date`], too.
    pub const TIMED: Kinds = Kinds(1 << 19);
    /// No reading of a list: the word begins as a compound numeral may.
    pub const COMPOUND: Kinds = Kinds(1 << 20);
    /// No reading of a list: the word ends as one made of a numeral does, or holds a digit.
    pub const DERIVED: Kinds = Kinds(1 << 21);

    /// The sort of one reading.
    pub const fn of(sense: &Sense) -> Self {
        match sense {
            Sense::Number(
                NumberWord::Cardinal(_)
                | NumberWord::Scale(_)
                | NumberWord::Abbreviation(_)
                | NumberWord::Article,
            ) => Self::NUMBER.or(Self::COUNTED),
            Sense::Number(_) => Self::NUMBER,
            Sense::Unit(_) => Self::UNIT,
            Sense::Date(
                DateWord::Month(..)
                | DateWord::Weekday(..)
                | DateWord::Day(_)
                | DateWord::Unit(_)
                | DateWord::Count(_)
                | DateWord::Nth(_)
                | DateWord::Season(_)
                | DateWord::Holiday(_)
                | DateWord::Decade(_)
                | DateWord::DayPart(_)
                | DateWord::DayPartInside(_),
            ) => Self::DATE.or(Self::TIMED),
            Sense::Date(_) => Self::DATE,
            Sense::Cue(_) => Self::CUE,
            Sense::Name(_) => Self::NAME,
            Sense::Measure(_) => Self::MEASURE,
            Sense::Predicate(_) => Self::PREDICATE,
            Sense::Event(_) => Self::EVENT,
            Sense::Claim(_) => Self::CLAIM,
            Sense::Prose(_) => Self::PROSE,
            Sense::People(_) => Self::PEOPLE,
            Sense::Scale(_) => Self::SCALE,
            Sense::Span(_) => Self::SPAN,
            Sense::Sum(_) => Self::SUM,
            Sense::Form(_) => Self::FORM,
            Sense::Source(_) => Self::SOURCE,
            Sense::Script(_) => Self::SCRIPT,
            Sense::Text(_) => Self::TEXT,
        }
    }

    /// Those of either.
    #[inline]
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any of `wanted` is among them.
    #[inline]
    pub const fn has(self, wanted: Self) -> bool {
        self.0 & wanted.0 != 0
    }
}
