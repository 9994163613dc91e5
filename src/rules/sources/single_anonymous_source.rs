//! The figure of the headline or the lead, for which one unnamed source stands and nobody else.

use crate::diagnostic::Level;
use crate::lexicon::{Cue, SourceWord};
use crate::mention::{AttributionKind, Quantity, QuantityKind, Step};
use crate::rules::anonymity::{Unnamed, unnamed_sources};
use crate::rules::{Context, Family, Finding, FindingPlace, Findings, Message, Meta, NoOptions};

/// What the rule is.
pub const META: Meta = Meta {
    code: "single-anonymous-source",
    family: Family::Sources,
    level: Level::Warning,
    page: include_str!("../../../rules/sources/single-anonymous-source.md"),
};

/// So many paragraphs are the lead.
const LEAD: usize = 2;

/// So many sentences behind the source a confirmation may stand that does not say what it confirms.
const NEAR: usize = 6;

/// How many words may name the body of the source, and how many letters the shortest of them lacks.
const OWNER: usize = 6;
const LONG: usize = 4;

/// Reports the figure, once.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    let unnamed = unnamed_sources(ctx);
    let Some((figure, source)) = first_resting(ctx, &unnamed) else { return };
    if is_confirmed(ctx, &unnamed, &source) {
        return;
    }
    let message = Message::new("single-anonymous-source")
        .with("figure", ctx.line(figure.span))
        .with("phrase", ctx.line(source.span))
        .with("number", if source.is_plural { "many" } else { "one" }.to_owned());
    let place = FindingPlace::Here(source.span);
    let related = Message::new("single-anonymous-source-related");
    out.push(Finding::new(figure.span, message).related(place, related));
}

/// The first figure of headline and lead that rests on unnamed sources wherever it stands.
fn first_resting<'a>(ctx: &Context<'a>, unnamed: &[Unnamed]) -> Option<(&'a Quantity, Unnamed)> {
    let quantities = &ctx.mentions().quantities;
    let is_leading = |quantity: &&Quantity| {
        quantity.exempt.is_none()
            && !matches!(quantity.kind, QuantityKind::Ordinal | QuantityKind::Age)
            && is_in_lead(ctx, quantity.sentence)
            && !ctx.is_quoted(quantity.span)
    };
    quantities.iter().filter(is_leading).find_map(|quantity| {
        let same = quantities.iter().filter(|it| {
            it.value.value == quantity.value.value && it.kind == quantity.kind && it.exempt.is_none()
        });
        let mut bearer = None;
        for place in same {
            match unnamed.binary_search_by_key(&place.sentence, |it| it.sentence) {
                Ok(at) => bearer = bearer.or_else(|| unnamed.get(at).copied()),
                // The headline has no source of its own.
                Err(_) if !ctx.is_body(place.sentence) => {}
                Err(_) => return None,
            }
        }
        bearer.map(|source| (quantity, source))
    })
}

fn is_in_lead(ctx: &Context<'_>, sentence: usize) -> bool {
    use crate::article::BlockRole::{Body, Headline, Standfirst};
    let Some(here) = ctx.sentence(sentence) else { return false };
    match here.role {
        Headline | Standfirst => true,
        Body => {
            let mut blocks: Vec<usize> = Vec::new();
            for it in ctx.article().sentences.iter().filter(|it| it.role == Body) {
                if blocks.last() != Some(&it.block) {
                    blocks.push(it.block);
                }
                if LEAD < blocks.len() || here.block == it.block {
                    break;
                }
            }
            blocks.len() <= LEAD && blocks.contains(&here.block)
        }
        _ => false,
    }
}

/// Whether somebody who is named confirms it, or speaks for the body that the unnamed source belongs to.
/// Where several are said to speak, anybody who is named will do.
fn is_confirmed(ctx: &Context<'_>, unnamed: &[Unnamed], source: &Unnamed) -> bool {
    let article = ctx.article();
    let is_unnamed = |sentence: usize| unnamed.binary_search_by_key(&sentence, |it| it.sentence).is_ok();
    let confirms = article.sentences.iter().enumerate().any(|(index, sentence)| {
        let is_near = source.sentence < index && index <= source.sentence + NEAR;
        let points = || sentence.tokens.clone().any(|at| ctx.is_cue(at, |cue| matches!(cue, Cue::Deictic)));
        ctx.is_body(index)
            && !is_unnamed(index)
            && ctx.has_source_word(sentence.tokens.clone(), SourceWord::Confirmation)
            && (is_near || points())
    });
    let owner = owner_words(ctx, source);
    confirms
        || ctx.mentions().attributions.iter().any(|it| {
            // “The bank will cut 2,000 jobs, a person familiar with the plan said”: the bank does not say so.
            let is_said = matches!(it.step, Step::Sentence | Step::Reference | Step::Document);
            if it.kind != AttributionKind::Definite || !is_said {
                return false;
            }
            let sentence = article.sentence_at(it.cue.start());
            let is_own = sentence == source.sentence
                && (it.scope.overlaps(source.span)
                    || it.cue.overlaps(source.span)
                    || it.source.is_none_or(|words| words.overlaps(source.span)));
            let is_beside = sentence == source.sentence && !is_own;
            let is_owner = || {
                let words = it.source.map(|words| ctx.line(words).to_lowercase()).unwrap_or_default();
                words.split_whitespace().any(|word| owner.iter().any(|own| own == word))
            };
            !is_own && (is_beside || source.is_plural || is_owner())
        })
}

/// The words behind the source that may name the body it belongs to: «fonti della Procura di Bari».
fn owner_words(ctx: &Context<'_>, source: &Unnamed) -> Vec<String> {
    let view = ctx.view();
    let first = view.tokens.at(source.span.start());
    let words = (first..first + OWNER).map(|at| view.text_of(at).to_lowercase());
    words.filter(|word| LONG < word.chars().count()).collect()
}
