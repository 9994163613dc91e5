//! Figures and words for which only a phrase stands behind which nobody can be asked: «si parla di».

use rustc_hash::FxHashSet;

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
#[derive(Clone, Copy, Debug, Default, serde::Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Options {
    /// Whether vague phrases that carry neither a figure nor a quotation are reported too, as information.
    without_figures: bool,
}

/// Words between quotation marks that are fewer are a term and not a quotation.
const QUOTATION: usize = 3;

/// So many quotations of a sentence are looked at; none has more.
const MOST_QUOTES: usize = 64;

/// Reports each vague phrase that is all there is behind a figure or a quotation.
pub fn check(ctx: &Context<'_>, options: &Options, out: &mut Findings) {
    let named = with_definite(ctx);
    for attribution in &ctx.mentions().attributions {
        if attribution.kind == AttributionKind::Vague
            && let Some(finding) = judge(ctx, *options, attribution, &named)
        {
            out.push(finding);
        }
    }
}

fn judge(
    ctx: &Context<'_>,
    options: Options,
    attribution: &Attribution,
    named: &FxHashSet<usize>,
) -> Option<Finding> {
    let index = ctx.article().sentence_at(attribution.cue.start());
    let sentence = ctx.sentence(index)?;
    let phrase = attribution.source.map_or(attribution.cue, |source| source.cover(attribution.cue));
    if !ctx.is_body(index) || ctx.is_quoted(phrase) || named.contains(&index) {
        return None;
    }
    let vague_figure = |(index, quantity): &(usize, &Quantity)| {
        ctx.status(*index) == SourceStatus::Vague && attribution.scope.contains(quantity.numeral)
    };
    let figure = ctx.quantities_in(index).find(vague_figure).map(|(_, quantity)| quantity);
    let quotes = &ctx.mentions().quotes;
    let first = quotes.partition_point(|quote| quote.span.start() < sentence.span.start());
    let carries_quote = quotes.iter().skip(first).take(MOST_QUOTES).any(|quote| {
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

/// The sentences with a source that can be named.
fn with_definite(ctx: &Context<'_>) -> FxHashSet<usize> {
    let attributions = ctx.mentions().attributions.iter().filter(|it| it.kind != AttributionKind::Vague);
    let sentences = attributions.filter_map(|it| {
        let index = ctx.article().sentence_at(it.cue.start());
        let span = ctx.sentence(index)?.span;
        (span.contains(it.cue) && it.scope.overlaps(span)).then_some(index)
    });
    sentences.collect()
}

fn replacement(phrase: ProseSpan) -> ProseEdit {
    ProseEdit {
        span: phrase,
        text: crate::rules::ProseText::Worded(Message::new("vague-source-replacement")),
    }
}
