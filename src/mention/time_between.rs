//! From one date to another: «dal 3 al 5 maggio», «da novembre a marzo 2024».

use super::anchor::{Ground, bare_weekday, day_of_month, partial_in, resolve};
use super::tense::Tense;
use super::time_named::in_year;
use super::time_shape::{Named, Shape};
use crate::mention::Anchor;
use crate::value::{PartialDate, Timex};

/// From the first day of one to the last day of the other; a year or month named once serves both.
pub(super) fn between(from: &Shape, to: &Shape, ground: Ground<'_>) -> (Option<Timex>, Anchor) {
    // “between now and Friday”
    let tense = if *from == Shape::Now { Tense::Future } else { ground.tense };
    let (last, to_anchor) = resolve(to, Ground { tense, ..ground });
    let (from_value, from_anchor) = match (from, &last) {
        // «dal 3 al 5»: the last such day before the other.
        (Shape::Date(PartialDate { month: None, day: Some(day), .. }), Some(last)) => {
            let found = last.first_day().and_then(|last| day_of_month(last, *day, Tense::Past));
            (found.map(Timex::Day), to_anchor)
        }
        (Shape::Date(parts), Some(last)) if parts.year.is_none() => {
            (lent(last, parts.month, |year| partial_in(*parts, year)), to_anchor)
        }
        (Shape::Bare(named), Some(last)) if !matches!(named, Named::Weekday(_)) => {
            (lent(last, None, |year| in_year(*named, year, ground.lexicon)), to_anchor)
        }
        (Shape::Bare(Named::Weekday(weekday)), Some(last)) => (
            last.first_day().and_then(|day| bare_weekday(day, *weekday, Tense::Past)).map(Timex::Day),
            to_anchor,
        ),
        _ => resolve(from, ground),
    };
    let anchor = if from_anchor == Anchor::None { to_anchor } else { from_anchor };
    match (from_value.as_ref().and_then(Timex::first_day), last.as_ref().and_then(Timex::last_day)) {
        (Some(first), Some(last)) => (Some(Timex::Range { first: Some(first), last: Some(last) }), anchor),
        _ => (None, anchor),
    }
}

/// The beginning of a span whose end lends its year: that year, or the one before where the span goes over
/// New Year. Two days of the same month never do: «dal 12 al 9 maggio» stays turned around.
fn lent(last: &Timex, month: Option<i8>, in_year: impl Fn(i16) -> Option<Timex>) -> Option<Timex> {
    let end = last.last_day()?;
    let here = in_year(end.year())?;
    let wraps = end < here.first_day()? && month != Some(end.month());
    if wraps { in_year(end.year().checked_sub(1)?) } else { Some(here) }
}
