//! `sums.toml`: words of parts and wholes, of changes and shares.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Sense;
use super::trie::Builder;

/// One reading of a word that ties figures to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SumWord {
    /// Before the old value: «da 30 a 38».
    From,
    /// Before the new value.
    To,
    /// Before the old value, behind the new one: «38, contro i 30 di un anno fa».
    Against,
    /// Says that what is meant is the time before: «precedente».
    Prior,
    /// Says that something grew, whatever its part in the sentence.
    Rise,
    /// Says that something shrank.
    Fall,
    /// To twice as much.
    Doubled,
    /// To three times as much.
    Tripled,
    /// To four times as much.
    Quadrupled,
    /// To half as much.
    Halved,
    /// What may stand between a change and the figures it belongs to.
    Link,
    /// Opens another matter; no change and no list reaches across it.
    Stop,
    /// The percentage is not that of the plain figures.
    Adjusted,
    /// Behind a percentage, says of what it is one: «il 20 per cento dei prezzi».
    Base,
    /// Joins the last part of a list.
    And,
    /// Opens the parts of what stands before: «di cui».
    PartOf,
    /// Opens some of the parts: «tra cui».
    Including,
    /// Opens all the parts: «suddivisi in».
    Split,
    /// Before or behind a total.
    InAll,
    /// Opens the last part, which makes the whole complete: «gli altri».
    Rest,
    /// At the head of a sentence, opens the parts of a total in the sentence before.
    OfThese,
    /// Before a total, the parts follow: «su 50 navi».
    OutOf,
    /// Between a part and its total: «30 dei 50».
    OfTotal,
    /// What stands before the total and is no part of it, or makes the list one of other things.
    Plus,
    /// Parts by sex.
    Sex,
    /// Parts by age.
    Age,
    /// Parts by origin.
    Origin,
    /// Parts by condition.
    State,
    /// Parts by vote.
    Vote,
    /// Several answers were possible; the shares may overlap.
    Multiple,
    /// What may be more than whole: capacity, targets, coverage.
    Capacity,
    /// What a share cannot be more than all of: «degli elettori».
    Whole,
    /// Shares that exclude each other: «vota», «astenuti», “undecided”.
    Choice,
    /// Money that is parted: «dei fondi», “of the budget”.
    Pot,
    /// Where a part of it goes: «va alle», “goes to”.
    Goes,
    /// In favour.
    Yes,
    /// Not in favour.
    No,
    /// Says that two figures are one: «cioè».
    Equals,
    /// Before the old value, behind the change: “20% more than the 500 of 2015”.
    Than,
    /// Behind the figure of the last part: « les 25 autres ».
    RestBehind,
    /// Behind a percentage, the base just named: «del totale».
    SameBase,
    /// Between a total and its parts: «sono».
    Is,
}

/// The file `sums.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SumsPack {
    /// One percentage point: «punto percentuale».
    pub points_one: String,
    /// Several percentage points.
    pub points_many: String,
    /// What joins the figure of points to a noun behind it: “-point” of “a 3-point drop”; empty where nothing does.
    pub points_joined: String,
    /// Words before a percentage that change before points: «del 3 per cento», «di 3 punti percentuali».
    pub points_before: BTreeMap<String, String>,
    /// Figures that are said with a vowel first: «8», «11».
    pub vowel_figures: Vec<String>,
    /// Words before a figure with their form before a vowel: «del», «dell'».
    pub elided: BTreeMap<String, String>,
    /// See [`SumWord::From`].
    pub from: Vec<String>,
    /// See [`SumWord::To`].
    pub to: Vec<String>,
    /// See [`SumWord::Against`].
    pub against: Vec<String>,
    /// See [`SumWord::Prior`].
    pub prior: Vec<String>,
    /// See [`SumWord::Rise`].
    pub rise: Vec<String>,
    /// See [`SumWord::Fall`].
    pub fall: Vec<String>,
    /// See [`SumWord::Doubled`].
    pub doubled: Vec<String>,
    /// See [`SumWord::Tripled`].
    pub tripled: Vec<String>,
    /// See [`SumWord::Quadrupled`].
    pub quadrupled: Vec<String>,
    /// See [`SumWord::Halved`].
    pub halved: Vec<String>,
    /// See [`SumWord::Link`].
    pub link: Vec<String>,
    /// See [`SumWord::Stop`].
    pub stop: Vec<String>,
    /// See [`SumWord::Adjusted`].
    pub adjusted: Vec<String>,
    /// See [`SumWord::Base`].
    pub base: Vec<String>,
    /// See [`SumWord::And`].
    pub and: Vec<String>,
    /// See [`SumWord::PartOf`].
    pub part_of: Vec<String>,
    /// See [`SumWord::Including`].
    pub including: Vec<String>,
    /// See [`SumWord::Split`].
    pub split: Vec<String>,
    /// See [`SumWord::InAll`].
    pub in_all: Vec<String>,
    /// See [`SumWord::Rest`].
    pub rest: Vec<String>,
    /// See [`SumWord::OfThese`].
    pub of_these: Vec<String>,
    /// See [`SumWord::OutOf`].
    pub out_of: Vec<String>,
    /// See [`SumWord::OfTotal`].
    pub of_total: Vec<String>,
    /// See [`SumWord::Plus`].
    pub plus: Vec<String>,
    /// See [`SumWord::Sex`].
    pub sex: Vec<String>,
    /// See [`SumWord::Age`].
    pub age: Vec<String>,
    /// See [`SumWord::Origin`].
    pub origin: Vec<String>,
    /// See [`SumWord::State`].
    pub state: Vec<String>,
    /// See [`SumWord::Vote`].
    pub vote: Vec<String>,
    /// See [`SumWord::Multiple`].
    pub multiple: Vec<String>,
    /// See [`SumWord::Capacity`].
    pub capacity: Vec<String>,
    /// See [`SumWord::Whole`].
    pub whole: Vec<String>,
    /// See [`SumWord::Choice`].
    pub choice: Vec<String>,
    /// See [`SumWord::Pot`].
    pub pot: Vec<String>,
    /// See [`SumWord::Goes`].
    pub goes: Vec<String>,
    /// See [`SumWord::Yes`].
    pub yes: Vec<String>,
    /// See [`SumWord::No`].
    pub no: Vec<String>,
    /// See [`SumWord::Equals`].
    pub equals: Vec<String>,
    /// See [`SumWord::Than`].
    pub than: Vec<String>,
    /// See [`SumWord::RestBehind`].
    pub rest_behind: Vec<String>,
    /// See [`SumWord::SameBase`].
    pub same_base: Vec<String>,
    /// See [`SumWord::Is`].
    pub is: Vec<String>,
}

impl SumsPack {
    /// Adds the pack's words.
    pub(super) fn compile(&self, builder: &mut Builder) {
        let classes = [
            (&self.from, SumWord::From),
            (&self.to, SumWord::To),
            (&self.against, SumWord::Against),
            (&self.prior, SumWord::Prior),
            (&self.rise, SumWord::Rise),
            (&self.fall, SumWord::Fall),
            (&self.doubled, SumWord::Doubled),
            (&self.tripled, SumWord::Tripled),
            (&self.quadrupled, SumWord::Quadrupled),
            (&self.halved, SumWord::Halved),
            (&self.link, SumWord::Link),
            (&self.stop, SumWord::Stop),
            (&self.adjusted, SumWord::Adjusted),
            (&self.base, SumWord::Base),
            (&self.and, SumWord::And),
            (&self.part_of, SumWord::PartOf),
            (&self.including, SumWord::Including),
            (&self.split, SumWord::Split),
            (&self.in_all, SumWord::InAll),
            (&self.rest, SumWord::Rest),
            (&self.of_these, SumWord::OfThese),
            (&self.out_of, SumWord::OutOf),
            (&self.of_total, SumWord::OfTotal),
            (&self.plus, SumWord::Plus),
            (&self.sex, SumWord::Sex),
            (&self.age, SumWord::Age),
            (&self.origin, SumWord::Origin),
            (&self.state, SumWord::State),
            (&self.vote, SumWord::Vote),
            (&self.multiple, SumWord::Multiple),
            (&self.capacity, SumWord::Capacity),
            (&self.whole, SumWord::Whole),
            (&self.choice, SumWord::Choice),
            (&self.pot, SumWord::Pot),
            (&self.goes, SumWord::Goes),
            (&self.yes, SumWord::Yes),
            (&self.no, SumWord::No),
            (&self.equals, SumWord::Equals),
            (&self.than, SumWord::Than),
            (&self.rest_behind, SumWord::RestBehind),
            (&self.same_base, SumWord::SameBase),
            (&self.is, SumWord::Is),
        ];
        for (words, class) in classes {
            for word in words {
                builder.add(word, Sense::Sum(class));
            }
        }
    }
}
