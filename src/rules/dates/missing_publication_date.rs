//! An article whose dates cannot be checked, because nobody says when it was published.

use crate::diagnostic::{Level, Safety};
use crate::mention::{Anchor, Temporal, TemporalForm};
use crate::prose::Format;
use crate::rules::{Context, Family, Finding, FindingPlace, Findings, Message, Meta, ProseEdit};

/// What the rule is.
pub const META: Meta = Meta {
    code: "missing-publication-date",
    family: Family::Dates,
    level: Level::Information,
    page: include_str!("../../../rules/dates/missing-publication-date.md"),
};

/// The rule's options.
#[derive(Debug, serde::Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Options {
    /// A text of fewer words that mentions no time is left alone.
    min_words: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { min_words: 50 }
    }
}

/// At most so many expressions are shown that lean on the missing date.
const MAX_RELATED: usize = 3;

/// Reports an article without a publication date, once.
pub fn check(ctx: &Context<'_>, options: &Options, out: &mut Findings) {
    let article = ctx.article();
    let is_draft = article.prose.front_matter.as_ref().is_some_and(|front| front.draft);
    let n_words = article.n_words();
    let has_times = ctx.mentions().times.iter().any(|it| ctx.is_body(it.sentence));
    if article.publication.is_some()
        || is_draft
        || n_words == 0
        || (n_words < options.min_words && !has_times)
    {
        return;
    }
    let Some(first_line) = ctx.first_line() else { return };
    let leans = |it: &&Temporal| {
        it.anchor == Anchor::Missing && matches!(it.form, TemporalForm::Relative | TemporalForm::Open)
    };
    let mut leaning = ctx.mentions().times.iter().filter(leans).filter(|it| ctx.is_body(it.sentence));
    let first = leaning.clone().next();
    let message = Message::new("missing-publication-date").with("text", first.map(|it| ctx.line(it.span)));
    let mut finding = Finding::new(first_line, message);
    for temporal in leaning.by_ref().take(MAX_RELATED) {
        let message = Message::new("missing-publication-date-related");
        finding = finding.related(FindingPlace::Here(temporal.span), message);
    }
    if ctx.analysis.format == Format::Markdown {
        let title = Message::new("missing-publication-date-fix");
        finding = finding.fix(title, vec![ProseEdit::front_matter("date")], Safety::Snippet);
    }
    out.push(finding);
}
