//! Figures and words for which only a phrase stands behind which nobody can be asked: «si parla di».

use crate::diagnostic::{Level, Safety};
use crate::lexicon::{Kinds, NameWord, Sense, SourceWord};
use crate::mention::{Attribution, AttributionKind, NameKind, Quantity, SourceStatus, Step};
use crate::rules::{Context, Family, Finding, Findings, Message, Meta, ProseEdit, Value};
use crate::text::{ProseSpan, Stretches};

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

/// So many words may stand between a phrase and the end of the accusation behind it.
const ACCUSED: usize = 24;

/// Reports each vague phrase that is all there is behind a figure or a quotation.
pub fn check(ctx: &Context<'_>, options: &Options, out: &mut Findings) {
    for (index, near) in ctx.attributions_by_sentence().iter().enumerate() {
        // What a poll found is the business of `poll-without-method`.
        if !ctx.is_body(index) || !near.is_empty() && is_of_poll(ctx, index) {
            continue;
        }
        // A source that the sentence names stands for it, whatever vague phrase stands beside; who only does what is
        // told is none.
        if near.iter().any(|it| it.kind != AttributionKind::Vague && it.step != Step::Actor) {
            continue;
        }
        let borne = Borne::of(ctx, index, near.len());
        // Who does what is told is told by the phrase.
        let is_told = near.iter().any(|it| it.step != Step::Actor);
        let phrases = near.iter().filter(|it| !is_told || it.step != Step::Actor);
        out.extend(phrases.filter_map(|it| judge(ctx, options, &borne, it)));
    }
}

fn is_of_poll(ctx: &Context<'_>, sentence: usize) -> bool {
    let tokens = ctx.sentence(sentence).map(|it| it.tokens.clone()).unwrap_or_default();
    ctx.has_source_word(tokens.clone(), SourceWord::Poll) && !ctx.has_source_word(tokens, SourceWord::NoPoll)
}

/// What in a sentence a vague phrase may carry.
struct Borne<'a> {
    /// The figures behind which only a vague phrase stands.
    figures: Vec<&'a Quantity>,
    /// The quotations of more than a term.
    quotes: Stretches,
}

impl<'a> Borne<'a> {
    fn of(ctx: &Context<'a>, sentence: usize, n_phrases: usize) -> Self {
        if n_phrases == 0 {
            return Self { figures: Vec::new(), quotes: Stretches::default() };
        }
        let is_vague = |(index, _): &(usize, &Quantity)| ctx.status(*index) == SourceStatus::Vague;
        let figures = ctx.quantities_in(sentence).filter(is_vague).map(|(_, quantity)| quantity).collect();
        let quotes = ctx.quotes_in(sentence).filter(|it| QUOTATION <= it.n_words).map(|it| it.content);
        Self { figures, quotes: Stretches::new(quotes) }
    }

    /// The first figure whose numeral stands in `scope`.
    fn figure(&self, scope: ProseSpan) -> Option<&'a Quantity> {
        let first = self.figures.partition_point(|it| it.numeral.start() < scope.start());
        self.figures.get(first).copied().filter(|it| scope.contains(it.numeral))
    }
}

fn judge(
    ctx: &Context<'_>,
    options: &Options,
    borne: &Borne<'_>,
    attribution: &Attribution,
) -> Option<Finding> {
    let phrase = attribution.source.map_or(attribution.cue, |source| source.cover(attribution.cue));
    if ctx.is_quoted(phrase) || has_name(ctx, phrase) {
        return None;
    }
    let figure = borne.figure(attribution.scope);
    let carries = figure.is_some()
        || borne.quotes.lie_in(attribution.scope)
        || is_accusation(ctx, attribution, phrase.end());
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

/// Whether what follows the phrase accuses somebody: a person, a body or an office first, and then the deed. «Si dice
/// che il sindaco abbia preso tangenti» does, «si parla di mafia nel romanzo di Elena Doriani» does not.
fn is_accusation(ctx: &Context<'_>, attribution: &Attribution, from: usize) -> bool {
    let view = ctx.view();
    let first = view.tokens.at(from);
    let scope = ctx.tokens_of(attribution.scope);
    let mut is_somebody = false;
    for at in first..scope.end.min(first + ACCUSED) {
        let Some(token) = view.get(at).filter(|it| from <= it.span.start()) else { continue };
        if is_somebody && ctx.source_word(at, SourceWord::Accusation).is_some() {
            return true;
        }
        is_somebody |=
            view.senses_in(at, Kinds::NAME).any(|(_, sense)| *sense == Sense::Name(NameWord::Title))
                || ctx
                    .names_on(token.span)
                    .any(|it| matches!(it.kind, NameKind::Person | NameKind::Organisation));
    }
    false
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
