//! Words that promise a number which is not there: «oltre ettari», “killed more than people”.

use crate::diagnostic::Level;
use crate::mention::LostPlace;
use crate::rules::{Context, Family, Finding, Findings, Message, Meta, NoOptions, Value};

/// What the rule is.
pub const META: Meta = Meta {
    code: "missing-number",
    family: Family::Hygiene,
    level: Level::Warning,
    page: include_str!("../../../rules/hygiene/missing-number.md"),
};

/// Reports each place that has lost its number, outside quotations.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    for lost in &ctx.mentions().lost_numbers {
        if ctx.is_quoted(lost.span) {
            continue;
        }
        let place = match lost.place {
            LostPlace::Counted => "counted",
            LostPlace::Percent => "percent",
            LostPlace::Money => "money",
            LostPlace::Age => "age",
            LostPlace::Range => "range",
        };
        let message = Message::new("missing-number")
            .with("text", ctx.line(lost.span))
            .with("place", Value::Choice(place));
        out.push(Finding::new(lost.span, message));
    }
}
