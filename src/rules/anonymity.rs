//! Sources that stay unnamed: «fonti di governo», “a person familiar with the plan”.

use std::ops::Range;

use crate::lexicon::{Cue, Kinds, ProseWord, SourceNoun, SourceWord, VerbForm, VerbStrength};
use crate::text::ProseSpan;

use super::Context;

/// A source without a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unnamed {
    /// The words for it.
    pub span: ProseSpan,
    /// The sentence it stands in.
    pub sentence: usize,
    /// Whether there are said to be several.
    pub is_plural: bool,
    /// Whether it is told why it is not named, or it must not be.
    pub is_excused: bool,
}

/// How far behind the noun its verb may stand, in tokens.
const VERB: usize = 8;

/// How far before «che ha chiesto l'anonimato» stands who asks, and before an office its name, in tokens.
const BESIDE: usize = 6;

/// So many tokens of a sentence are looked through.
const REACH: usize = 400;

/// Every source without a name in the running text, in order; of one sentence the first.
pub(super) fn unnamed_sources(ctx: &Context<'_>) -> Vec<Unnamed> {
    let sentences = ctx.article().sentences.iter().enumerate();
    sentences
        .filter(|(index, _)| ctx.is_body(*index))
        .filter_map(|(index, _)| unnamed_in(ctx, index))
        .collect()
}

/// The first source without a name in a sentence.
pub(super) fn unnamed_in(ctx: &Context<'_>, index: usize) -> Option<Unnamed> {
    let sentence = ctx.sentence(index)?;
    let tokens = sentence.tokens.start..sentence.tokens.end.min(sentence.tokens.start + REACH);
    let found = tokens.clone().find_map(|at| {
        let (words, is_plural) = phrase_at(ctx, &tokens, at)?;
        let span = ctx.view().span(words);
        (!ctx.is_quoted(span)).then_some((span, is_plural))
    });
    let (span, is_plural) = found?;
    let is_excused = is_excused(ctx, &tokens);
    Some(Unnamed { span, sentence: index, is_plural, is_excused })
}

/// Whether the sentence says why the source is not named, or it is somebody who must not be.
fn is_excused(ctx: &Context<'_>, tokens: &Range<usize>) -> bool {
    let has = |range: Range<usize>, word: SourceWord| ctx.has_source_word(range, word);
    let asked = tokens.clone().find(|&at| ctx.source_word(at, SourceWord::Anonymous).is_some());
    has(tokens.clone(), SourceWord::AnonymityReason)
        || asked.is_some_and(|at| {
            let before = at.saturating_sub(BESIDE).max(tokens.start)..at;
            has(at..tokens.end, SourceWord::Because) || has(before, SourceWord::Protected)
        })
}

/// The words at the token for a source without a name, and whether there are several.
fn phrase_at(ctx: &Context<'_>, tokens: &Range<usize>, at: usize) -> Option<(Range<usize>, bool)> {
    if let Some(n_tokens) = ctx.source_word(at, SourceWord::Anonymous) {
        return Some((at..at + n_tokens, false));
    }
    if let Some(words) = informant_at(ctx, tokens, at) {
        return Some((words, false));
    }
    let many = ctx.source_word(at, SourceWord::ManySources);
    let n_tokens = many.or_else(|| ctx.source_word(at, SourceWord::OneSource))?;
    if is_other_sense(ctx, at) {
        return None;
    }
    let quality = |at: usize| ctx.source_word(at, SourceWord::SourceQuality);
    // «fonti diplomatiche», «fonti vicine al dossier», “sources close to the talks”.
    let behind = at + n_tokens;
    if let Some(n_quality) = quality(behind) {
        return Some((at..behind + n_quality, many.is_some()));
    }
    // “diplomatic sources”, „gut informierte Quellen“: up to two words before.
    let mut first = (1..=3).rev().filter_map(|n| at.checked_sub(n)).filter(|it| tokens.start <= *it);
    let before = first.find(|&from| quality(from).is_some_and(|n| from + n == at));
    if let Some(from) = before {
        return Some((from..behind, many.is_some()));
    }
    // «una fonte della Procura»: its owner is a body; or it speaks, or is cited, as it is.
    let owner = ctx.is_cue(behind, |cue| matches!(cue, Cue::Owner))
        && (behind + 1..behind + 3)
            .any(|it| ctx.is_cue(it, |cue| matches!(cue, Cue::Noun(SourceNoun::Body))));
    if owner || is_cited(ctx, tokens, at) || speaks(ctx, tokens, behind) {
        return Some((at..behind, many.is_some()));
    }
    None
}

/// «fonti rinnovabili», “two sources of income”: the phrase may begin before the noun.
fn is_other_sense(ctx: &Context<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..=at).any(|from| {
        ctx.source_word(from, SourceWord::OtherSense).is_some_and(|n_tokens| at < from + n_tokens)
    })
}

/// «un alto funzionario ha detto», “a senior official said”: an office, no name, and a verb of saying.
fn informant_at(ctx: &Context<'_>, tokens: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let view = ctx.view();
    let n_tokens = ctx.source_word(at, SourceWord::Informant)?;
    let first = (1..=3).filter_map(|n| at.checked_sub(n)).filter(|it| tokens.start <= *it);
    let from = first.into_iter().find(|&it| ctx.is_cue(it, |cue| matches!(cue, Cue::Indefinite)))?;
    let end = at + n_tokens;
    let words = from..end;
    let around = view.span(from.saturating_sub(BESIDE).max(tokens.start)..(end + 3).min(tokens.end));
    let is_named = ctx
        .names_on(around)
        .any(|name| matches!(name.kind, crate::mention::NameKind::Person | crate::mention::NameKind::Other));
    (!is_named && speaks(ctx, tokens, end)).then_some(words)
}

/// Whether a verb of saying follows as the noun's own.
fn speaks(ctx: &Context<'_>, tokens: &Range<usize>, behind: usize) -> bool {
    let view = ctx.view();
    let is_verb = |cue: &Cue| {
        matches!(
            cue,
            Cue::Verb(VerbStrength::Strong | VerbStrength::General, VerbForm::Finite | VerbForm::Participle)
        )
    };
    (behind..tokens.end.min(behind + VERB))
        .take_while(|&at| !matches!(view.get(at).map(|it| it.first), Some('.' | ';' | ':')))
        .any(|at| ctx.is_cue(at, is_verb) && !ctx.is_word(at.saturating_sub(1), ProseWord::Article))
}

/// Whether «secondo», “according to” stands before the noun, an article or another word between them.
fn is_cited(ctx: &Context<'_>, tokens: &Range<usize>, at: usize) -> bool {
    (1..=5).filter_map(|n| at.checked_sub(n)).filter(|it| tokens.start <= *it).any(|from| {
        let cue = ctx.view().find_sense_in(from, Kinds::CUE, |sense| match sense {
            crate::lexicon::Sense::Cue(Cue::Preposition) => Some(()),
            _ => None,
        });
        cue.is_some_and(|(n_tokens, ())| from + n_tokens <= at && at <= from + n_tokens + 1)
    })
}
