//! Figures and words for which only a phrase stands behind which nobody can be asked: «si parla di».

use crate::article::Sentence;
use crate::diagnostic::{Level, Safety};
use crate::mention::{Attribution, AttributionKind, Quantity, SourceStatus};
use crate::rules::{Context, Family, Finding, Findings, Message, Meta, ProseEdit, Value};
use crate::text::ProseSpan;

/// What the rule is.
pub const META: Meta = Meta {
    code: "vague-source",
    family: Family::Sources,
    level: Level::Warning,
    page: include_str!("../../../rules/sources/vague-source.md"),
};

/// The rule's options.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Options {
    /// Whether vague phrases that carry neither a figure nor a quotation are reported too, as information.
    without_figures: bool,
}

/// Words between quotation marks that are fewer are a term and not a quotation.
const QUOTATION: usize = 3;

/// Reports each vague phrase that is all there is behind a figure or a quotation.
pub fn check(ctx: &Context<'_>, options: &Options, out: &mut Findings) {
    for attribution in &ctx.mentions().attributions {
        if attribution.kind == AttributionKind::Vague
            && let Some(finding) = judge(ctx, options, attribution)
        {
            out.push(finding);
        }
    }
}

fn judge(ctx: &Context<'_>, options: &Options, attribution: &Attribution) -> Option<Finding> {
    let index = ctx.article().sentence_at(attribution.cue.start());
    let sentence = ctx.sentence(index)?;
    let phrase = attribution.source.map_or(attribution.cue, |source| source.cover(attribution.cue));
    if !ctx.is_body(index) || ctx.is_quoted(phrase) || has_definite(ctx, sentence) || has_name(ctx, phrase) {
        return None;
    }
    let vague_figure = |(index, quantity): &(usize, &Quantity)| {
        ctx.status(*index) == SourceStatus::Vague && attribution.scope.contains(quantity.numeral)
    };
    let figure = ctx.quantities_in(index).find(vague_figure).map(|(_, quantity)| quantity);
    let quotes = ctx.mentions().quotes.iter();
    let carries_quote = quotes.into_iter().any(|quote| {
        QUOTATION <= quote.n_words
            && sentence.span.contains(quote.span)
            && attribution.scope.contains(quote.content)
    });
    let carries = figure.is_some() || carries_quote;
    if !carries && !options.without_figures {
        return None;
    }
    let message = Message::new("vague-source")
        .with("phrase", ctx.line(phrase))
        .with("figure", figure.map_or(Value::Choice("none"), |it| ctx.line(it.span).into()));
    let finding = Finding::new(phrase, message);
    let finding = if carries { finding } else { finding.at_level(Level::Information) };
    let edit = replacement(phrase);
    Some(finding.fix(Message::new("vague-source-fix-replace"), vec![edit], Safety::Snippet))
}

/// Whether the sentence has a source of its own beside the vague phrase.
fn has_definite(ctx: &Context<'_>, sentence: &Sentence) -> bool {
    ctx.mentions().attributions.iter().any(|it| {
        it.kind != AttributionKind::Vague
            && sentence.span.contains(it.cue)
            && it.scope.overlaps(sentence.span)
    })
}

/// Whether a name stands in the phrase or right before it: «Monti si dice scosso» is about Monti.
fn has_name(ctx: &Context<'_>, phrase: ProseSpan) -> bool {
    let tokens = ctx.tokens_of(phrase);
    let before = tokens.start.checked_sub(1).and_then(|at| ctx.view().get(at)).map_or(phrase, |it| it.span);
    ctx.mentions().names.iter().any(|name| name.span.overlaps(phrase) || name.span.overlaps(before))
}

fn replacement(phrase: ProseSpan) -> ProseEdit {
    ProseEdit {
        span: phrase,
        text: crate::rules::ProseText::Worded(Message::new("vague-source-replacement")),
    }
}
