//! The figure of the headline or the lead, for which one unnamed source stands and nobody else.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::article::BlockRole;
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

/// What stands for a value at all its places.
#[derive(Clone, Copy)]
enum Bearer {
    /// Only the headline has it, which has no source of its own.
    Nobody,
    /// Unnamed sources, wherever the text has it; the first of them.
    Unnamed(Unnamed),
    /// Something else, at one place at least.
    Other,
}

/// The first figure of headline and lead that rests on unnamed sources wherever it stands.
fn first_resting<'a>(ctx: &Context<'a>, unnamed: &[Unnamed]) -> Option<(&'a Quantity, Unnamed)> {
    if unnamed.is_empty() {
        return None;
    }
    let told = || ctx.mentions().quantities.iter().filter(|it| it.exempt.is_none());
    let mut bearers: FxHashMap<(Decimal, QuantityKind), Bearer> = FxHashMap::default();
    for quantity in told() {
        let bearer = bearers.entry((quantity.value.value, quantity.kind)).or_insert(Bearer::Nobody);
        match unnamed.binary_search_by_key(&quantity.sentence, |it| it.sentence) {
            Ok(at) if matches!(bearer, Bearer::Nobody) => {
                *bearer = unnamed.get(at).map_or(Bearer::Nobody, |it| Bearer::Unnamed(*it));
            }
            Ok(_) => {}
            Err(_) if !ctx.is_body(quantity.sentence) => {}
            Err(_) => *bearer = Bearer::Other,
        }
    }
    let end = lead_end(ctx);
    let is_leading = |quantity: &&Quantity| {
        !matches!(quantity.kind, QuantityKind::Ordinal | QuantityKind::Age)
            && is_in_lead(ctx, quantity.sentence, end)
            && !ctx.is_quoted(quantity.span)
    };
    told().filter(is_leading).find_map(|quantity| match bearers.get(&(quantity.value.value, quantity.kind)) {
        Some(Bearer::Unnamed(source)) => Some((quantity, *source)),
        _ => None,
    })
}

/// The last block of the lead.
fn lead_end(ctx: &Context<'_>) -> Option<usize> {
    let body = ctx.article().sentences.iter().filter(|it| it.role == BlockRole::Body);
    let mut blocks: Vec<usize> = Vec::new();
    for sentence in body {
        if blocks.last() != Some(&sentence.block) {
            if blocks.len() == LEAD {
                break;
            }
            blocks.push(sentence.block);
        }
    }
    blocks.last().copied()
}

fn is_in_lead(ctx: &Context<'_>, sentence: usize, end: Option<usize>) -> bool {
    ctx.sentence(sentence).is_some_and(|it| match it.role {
        BlockRole::Headline | BlockRole::Standfirst => true,
        BlockRole::Body => end.is_some_and(|end| it.block <= end),
        _ => false,
    })
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
