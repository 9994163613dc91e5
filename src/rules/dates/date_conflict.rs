//! One event of the article with two dates that cannot both be right.

use rustc_hash::FxHashMap;

use crate::article::BlockRole;
use crate::claim::Event;
use crate::diagnostic::{Level, Safety};
use crate::reference::{Verdict, compare_events};
use crate::rules::{
    Context, Family, Finding, FindingPlace, Findings, Message, Meta, NoOptions, ProseEdit, Value,
};

/// What the rule is.
pub const META: Meta = Meta {
    code: "date-conflict",
    family: Family::Dates,
    level: Level::Warning,
    page: include_str!("../../../rules/dates/date-conflict.md"),
};

/// Each event is compared with so many earlier ones of its kind, the nearest.
const LOOK_BACK: usize = 24;

/// Reports an event that is dated otherwise further up, at the later place, or in the headline where that is one side.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    let mut by_happening: FxHashMap<&str, Vec<&Event>> = FxHashMap::default();
    for event in &ctx.analysis.events {
        let earlier = by_happening.entry(&event.happening).or_default();
        let verdicts: Vec<(&Event, Verdict)> =
            earlier.iter().rev().take(LOOK_BACK).map(|it| (*it, compare_events(it, event))).collect();
        // An event that has this date too is told rightly somewhere.
        let agrees = verdicts.iter().any(|(_, verdict)| *verdict == Verdict::Agrees);
        let against = verdicts.iter().find(|(_, verdict)| *verdict == Verdict::Disagrees);
        if let Some((other, _)) = against.filter(|_| !agrees) {
            out.push(finding(ctx, other, event));
        }
        earlier.push(event);
    }
}

fn finding(ctx: &Context<'_>, earlier: &Event, later: &Event) -> Finding {
    let is_headline = ctx.sentence(earlier.sentence).is_some_and(|it| it.role == BlockRole::Headline);
    let (here, there) = if is_headline { (earlier, later) } else { (later, earlier) };
    let other = ctx.line(there.date);
    let message = Message::new("date-conflict")
        .with("date", ctx.line(here.date))
        .with("other", other.as_str())
        .with("line", Value::Lines(vec![there.date]));
    let related = Message::new("date-conflict-related").with("date", other.as_str());
    let title = Message::new("date-conflict-fix").with("replacement", other.as_str());
    Finding::new(here.date, message).related(FindingPlace::Here(there.date), related).fix(
        title,
        vec![ProseEdit::replace(here.date, other)],
        Safety::Unsafe,
    )
}
