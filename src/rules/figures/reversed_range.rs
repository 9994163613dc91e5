//! Ranges that name the greater end first: «tra 50 e 30», “between 50 and 30”.

use rust_decimal::Decimal;

use crate::diagnostic::{Level, Safety};
use crate::lexicon::FormWord;
use crate::mention::{Exempt, Quantity, QuantityKind, RangeEnds, RangeJoint, TemporalForm};
use crate::rules::{Context, Family, Finding, Findings, Message, Meta, NoOptions, ProseEdit};

/// What the rule is.
pub const META: Meta = Meta {
    code: "reversed-range",
    family: Family::Figures,
    level: Level::Error,
    page: include_str!("../../../rules/figures/reversed-range.md"),
};

/// So many words before the range may say that it sets two things side by side: «la differenza di età tra».
const BEFORE: usize = 8;

/// So many words behind it may say that it counts backwards: “between 66 and 56 million years ago”.
const BEHIND: usize = 5;

/// Two numbers up to here that count nothing may be hours: “open between 10 and 4”.
const HOURS: u32 = 24;

/// Reports each range whose first number is the greater one.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    for quantity in &ctx.mentions().quantities {
        if let Some(ends) = quantity.ends.filter(|ends| ends.falls)
            && is_slip(ctx, quantity, ends)
        {
            out.push(finding(ctx, ends));
        }
    }
}

fn is_slip(ctx: &Context<'_>, quantity: &Quantity, ends: RangeEnds) -> bool {
    let other = quantity.other_end.unwrap_or(quantity.value.value);
    let hours = quantity.unit.is_none()
        && quantity.noun.is_none()
        && quantity.kind == QuantityKind::Count
        && other <= Decimal::from(HOURS);
    let named = !matches!(
        quantity.exempt,
        None | Some(
            Exempt::Age
                | Exempt::Computed
                | Exempt::Duration
                | Exempt::Hypothesis
                | Exempt::Parties
                | Exempt::Price
                | Exempt::Service
        )
    );
    !hours
        && !named
        && Decimal::ZERO <= quantity.value.value
        && !is_dated(ctx, quantity)
        && !is_relation(ctx, quantity, ends)
        && !counts_back(ctx, quantity)
}

/// Whether a date or an hour takes the numbers: «tra il 10 e il 4 dicembre».
fn is_dated(ctx: &Context<'_>, quantity: &Quantity) -> bool {
    let times = &ctx.mentions().times;
    let first = times.partition_point(|time| time.span.end() <= quantity.figure.start());
    times
        .get(first)
        .is_some_and(|time| time.form != TemporalForm::Duration && time.span.start() < quantity.figure.end())
}

/// «la differenza tra 50 e 30», “a choice between 100 and 50”.
fn is_relation(ctx: &Context<'_>, quantity: &Quantity, ends: RangeEnds) -> bool {
    if ends.joint != RangeJoint::Pair {
        return false;
    }
    let Some(sentence) = ctx.sentence(quantity.sentence) else { return false };
    let at = ctx.view().tokens.at(quantity.figure.start());
    let from = at.saturating_sub(BEFORE).max(sentence.tokens.start);
    (from..at).any(|token| ctx.is_form(token, |word| word == FormWord::Relation))
}

/// «tra 30 e 20 anni fa», “between 10 and 5 metres below the ground”.
fn counts_back(ctx: &Context<'_>, quantity: &Quantity) -> bool {
    let Some(sentence) = ctx.sentence(quantity.sentence) else { return false };
    let behind = ctx.tokens_of(quantity.figure).end;
    let to = (behind + BEHIND).min(sentence.tokens.end);
    (behind..to).any(|token| ctx.is_form(token, |word| word == FormWord::CountedBack))
}

fn finding(ctx: &Context<'_>, ends: RangeEnds) -> Finding {
    let (first, second) = (ctx.text(ends.first), ctx.text(ends.second));
    let message = Message::new("reversed-range")
        .with("range", ctx.line(ends.whole))
        .with("first", ctx.line(ends.first))
        .with("second", ctx.line(ends.second));
    let edits = vec![ProseEdit::replace(ends.first, second), ProseEdit::replace(ends.second, first)];
    let title = Message::new("reversed-range-fix");
    Finding::new(ends.whole, message).fix(title, edits, Safety::Unsafe)
}
