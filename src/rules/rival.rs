//! How surely a figure of the body is the one that a headline tells otherwise.

use rust_decimal::Decimal;

use crate::mention::Quantity;

use super::kin::{Ware, Words, base_value, factor};
use super::told::Told;

/// A headline tells what the first sentences tell.
const LEAD: usize = 3;

/// How surely one figure stands in place of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strength {
    /// Nothing else can be meant.
    Sure,
    /// Something else might be.
    Likely,
}

/// What speaks for two figures being one thing's.
#[derive(Clone, Copy, Debug)]
pub(super) struct Evidence {
    /// So many words both sentences have.
    pub(super) shared: usize,
    /// Whether the other stands in the first sentences.
    in_lead: bool,
    /// Whether both say the same of it.
    same_predicate: bool,
    /// Whether both count what a pack knows, and count the same.
    same_class: bool,
    /// Whether one is not three times the other.
    is_near: bool,
}

impl Evidence {
    /// What speaks for `here` and `there`.
    pub(super) fn of(words: &mut Words<'_>, here: &Told<'_>, there: &Told<'_>) -> Self {
        let shared = words.shared(here.quantity.sentence, there.quantity.sentence);
        let ctx = words.ctx;
        let same_predicate = match (ctx.claim_of(here.index), ctx.claim_of(there.index)) {
            (Some(one), Some(other)) => one.predicate.is_some() && one.predicate == other.predicate,
            _ => false,
        };
        let factor = factor(base_value(here.quantity), base_value(there.quantity));
        Self {
            shared,
            in_lead: there.place < LEAD,
            same_predicate,
            same_class: here.ware == there.ware
                && matches!(here.ware, Ware::Things(_))
                && ctx.counts_known(here.index),
            is_near: factor.is_some_and(|factor| factor <= Decimal::from(3)),
        }
    }

    /// How much that is, words in common first.
    pub(super) fn score(self) -> usize {
        2 * self.shared.min(4)
            + usize::from(self.in_lead)
            + usize::from(self.same_predicate)
            + usize::from(self.same_class)
    }

    /// Whether that is enough for what stands beside a text; `is_only` if the text has no other figure of the kind.
    pub(super) fn is_beside(self, is_only: bool) -> bool {
        2 <= self.shared || is_only && self.same_class && 1 <= self.shared
    }

    /// So many things besides words in common.
    fn signs(self) -> usize {
        usize::from(self.same_predicate) + usize::from(self.same_class) + usize::from(self.in_lead)
    }

    /// What that says where the text has no other figure of the kind.
    pub(super) fn alone(self, here: &Told<'_>) -> Option<Strength> {
        let (shared, signs) = (self.shared, self.signs());
        match here.ware {
            Ware::Number if !is_great(here.quantity) => {
                (1 <= shared && 2 <= signs || 2 <= shared && 1 <= signs).then_some(Strength::Likely)
            }
            Ware::Things(_) if 1 <= shared || 2 <= signs => Some(Strength::Sure),
            Ware::Things(_) => None,
            _ if 1 <= shared => Some(Strength::Sure),
            Ware::Number => (self.in_lead && self.is_near).then_some(Strength::Likely),
            Ware::Percent => self.is_near.then_some(Strength::Likely),
            _ => (self.in_lead && self.is_near).then_some(Strength::Likely),
        }
    }

    /// What it says where the text has others, over which it stands out by `lead`.
    pub(super) fn among_others(self, here: &Told<'_>, there: &Told<'_>, lead: usize) -> Option<Strength> {
        let (shared, signs) = (self.shared, self.signs());
        match here.ware {
            Ware::Number if 2 <= shared && (1 <= signs || 2 <= lead) => Some(Strength::Likely),
            Ware::Number => {
                let may_be_people = matches!(there.ware, Ware::Things(_)) && self.is_near;
                (1 <= shared && 2 <= lead && may_be_people && is_great(here.quantity))
                    .then_some(Strength::Likely)
            }
            _ if 2 <= shared || 1 <= shared && 1 <= signs || 3 <= signs => Some(Strength::Sure),
            _ => (1 <= shared && 2 <= lead).then_some(Strength::Likely),
        }
    }
}

/// Whether a number that says nothing of what it counts is great enough to be one of the body's: “12,000 march”.
fn is_great(quantity: &Quantity) -> bool {
    let value = quantity.value.value;
    let may_be_year = (Decimal::from(1900)..=Decimal::from(2100)).contains(&value);
    Decimal::ONE_HUNDRED <= value && !may_be_year
}
