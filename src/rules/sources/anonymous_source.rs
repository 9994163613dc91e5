//! A source that is named by its group only, without the reason why.

use crate::diagnostic::{Level, Safety};
use crate::rules::anonymity::unnamed_sources;
use crate::rules::{Context, Family, Finding, Findings, Message, Meta, NoOptions, ProseEdit};

/// What the rule is.
pub const META: Meta = Meta {
    code: "anonymous-source",
    family: Family::Sources,
    level: Level::Information,
    page: include_str!("../../../rules/sources/anonymous-source.md"),
};

/// Reports each source without a name and without a reason.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    for source in unnamed_sources(ctx).iter().filter(|source| !source.is_excused) {
        let message = Message::new("anonymous-source").with("phrase", ctx.line(source.span));
        let edit = ProseEdit::insert(source.span.end(), Message::new("anonymous-source-insert"));
        let title = Message::new("anonymous-source-fix-insert");
        out.push(Finding::new(source.span, message).fix(title, vec![edit], Safety::Snippet));
    }
}
