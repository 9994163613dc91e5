//! Figures and words for which only a phrase stands behind which nobody can be asked: «si parla di».

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
    for (index, near) in ctx.attributions_by_sentence().iter().enumerate() {
        let Some(sentence) = ctx.sentence(index).filter(|_| ctx.is_body(index)) else { continue };
        // A source that the sentence names stands for it, whatever vague phrase stands beside.
        if near.iter().any(|it| it.kind != AttributionKind::Vague && sentence.span.contains(it.cue)) {
            continue;
        }
        let vague =
            near.iter().filter(|it| it.kind == AttributionKind::Vague && sentence.span.contains(it.cue));
        out.extend(vague.filter_map(|it| judge(ctx, options, index, it)));
    }
}

fn judge(
    ctx: &Context<'_>,
    options: &Options,
    sentence: usize,
    attribution: &Attribution,
) -> Option<Finding> {
    let phrase = attribution.source.map_or(attribution.cue, |source| source.cover(attribution.cue));
    if ctx.is_quoted(phrase) || has_name(ctx, phrase) {
        return None;
    }
    let vague_figure = |(index, quantity): &(usize, &Quantity)| {
        ctx.status(*index) == SourceStatus::Vague && attribution.scope.contains(quantity.numeral)
    };
    let figure = ctx.quantities_in(sentence).find(vague_figure).map(|(_, quantity)| quantity);
    let carries_quote = ctx.quotes_inside(attribution.scope).any(|quote| {
        QUOTATION <= quote.n_words && ctx.article().sentence_at(quote.content.start()) == sentence
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

/// Whether a name stands in the phrase or right before it: «Monti si dice scosso» is about Monti.
fn has_name(ctx: &Context<'_>, phrase: ProseSpan) -> bool {
    let tokens = ctx.tokens_of(phrase);
    let before = tokens.start.checked_sub(1).and_then(|at| ctx.view().get(at)).map_or(phrase, |it| it.span);
    ctx.names_on(phrase.cover(before)).next().is_some()
}

fn replacement(phrase: ProseSpan) -> ProseEdit {
    ProseEdit {
        span: phrase,
        text: crate::rules::ProseText::Worded(Message::new("vague-source-replacement")),
    }
}
