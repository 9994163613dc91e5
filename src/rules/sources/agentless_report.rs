//! «È stato segnalato», “is seen as”: something is reported or judged, and nobody does it.

use std::ops::Range;

use crate::article::Sentence;
use crate::diagnostic::{Level, Safety};
use crate::lexicon::{Cue, ProseWord, SourceWord, VerbStrength};
use crate::mention::AttributionKind;
use crate::rules::{Context, Family, Finding, Findings, Message, Meta, NoOptions, ProseEdit};

/// What the rule is.
pub const META: Meta = Meta {
    code: "agentless-report",
    family: Family::Sources,
    level: Level::Information,
    page: include_str!("../../../rules/sources/agentless-report.md"),
};

/// How far behind the participle its agent may stand, in tokens.
const AGENT: usize = 12;

/// How far before the participle its auxiliary may stand, in tokens; further where the verb stands second.
const AUXILIARY: usize = 2;

/// The same in German: „Es wurde ein Rückgang von zwölf Prozent gemeldet“.
const BRACKET: usize = 14;

/// So many tokens of a sentence are looked through.
const REACH: usize = 400;

/// Fewer words carry no claim.
const CLAIM: usize = 5;

/// Reports the first passive of each sentence that tells or judges without an agent.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    let attributed = ctx.attributed();
    let by_sentence = ctx.attributions_by_sentence();
    let speaks = |index: usize| {
        by_sentence.get(index).is_some_and(|near| near.iter().any(|it| it.kind != AttributionKind::Vague))
            || shows_attitude(ctx, index)
    };
    for (index, sentence) in ctx.article().sentences.iter().enumerate() {
        let before = index
            .checked_sub(1)
            .filter(|&before| ctx.sentence(before).is_some_and(|it| it.paragraph == sentence.paragraph));
        if !ctx.is_body(index) || speaks(index) || before.is_some_and(speaks) {
            continue;
        }
        let found = passive_in(ctx, sentence).map(|words| (ctx.view().span(words.clone()), words));
        let Some((span, words)) = found else { continue };
        if ctx.is_quoted(span) || attributed.hold(span) || has_agent(ctx, sentence, &words) {
            continue;
        }
        let message = Message::new("agentless-report").with("phrase", ctx.line(span));
        let edit = ProseEdit::insert(span.end(), Message::new("agentless-report-insert"));
        let title = Message::new("agentless-report-fix-insert");
        out.push(Finding::new(span, message).fix(title, vec![edit], Safety::Snippet));
    }
}

/// Whether somebody shows in the sentence what he thinks: «ha espresso l'impressione».
fn shows_attitude(ctx: &Context<'_>, sentence: usize) -> bool {
    let is_attitude = |cue: &Cue| matches!(cue, Cue::Verb(VerbStrength::Attitude, _));
    ctx.sentence(sentence)
        .is_some_and(|it| it.tokens.clone().take(REACH).any(|at| ctx.is_cue(at, is_attitude)))
}

/// The first passive of reporting or judging, with its auxiliary.
fn passive_in(ctx: &Context<'_>, sentence: &Sentence) -> Option<Range<usize>> {
    let view = ctx.view();
    let tokens = sentence.tokens.start..sentence.tokens.end.min(sentence.tokens.start + REACH);
    let bracket = if ctx.analysis.lexicon.attribution.verb_second { BRACKET } else { AUXILIARY };
    tokens.clone().find_map(|at| {
        let words = if let Some(n_tokens) = ctx.source_word(at, SourceWord::Agentless) {
            at..at + n_tokens
        } else {
            let n_tokens = ctx.source_word(at, SourceWord::AgentlessParticiple)?;
            at.checked_sub(1).filter(|it| tokens.contains(it))?;
            at.saturating_sub(bracket).max(tokens.start)..at + n_tokens
        };
        let is_phrase = words.start == at;
        let first = if is_phrase { at } else { auxiliary(ctx, words.start, at)? };
        let words = first..words.end;
        let near = first.saturating_sub(2).max(tokens.start)..words.end;
        // «non è stato riferito», «ci viene detto», «può essere visto come»: nothing is told or judged yet.
        let is_denied = ctx.has_word(near.clone(), ProseWord::Negation)
            || ctx.has_source_word(near.clone(), SourceWord::Speech)
            || ctx.has_source_word(near, SourceWord::Infinitive);
        let n_words = |range: Range<usize>| {
            range.filter(|&it| view.get(it).is_some_and(|token| token.first.is_alphanumeric())).count()
        };
        let is_claim = CLAIM <= n_words(tokens.clone());
        (!is_denied && is_claim).then_some(words)
    })
}

/// The first auxiliary of the passive whose participle stands at `at`.
fn auxiliary(ctx: &Context<'_>, from: usize, at: usize) -> Option<usize> {
    let is_passive = |it: usize| ctx.is_cue(it, |cue| matches!(cue, Cue::Passive));
    let is_stop = |it: usize| {
        ctx.view().get(it).is_some_and(|token| matches!(token.first, ',' | ';' | ':' | '(' | '–' | '—' | '"'))
    };
    let last = (from..at).rev().take_while(|&it| !is_stop(it)).find(|&it| is_passive(it))?;
    // «è stato», “has been”: the auxiliary of the auxiliary belongs to it.
    let first = last.checked_sub(1).filter(|&it| is_passive(it) || ctx.is_word(it, ProseWord::Auxiliary));
    Some(first.unwrap_or(last))
}

/// Whether somebody stands behind the participle who did it: «dall'Arpa», “by the harbour office”.
fn has_agent(ctx: &Context<'_>, sentence: &Sentence, words: &Range<usize>) -> bool {
    let from = words.start.saturating_sub(AGENT).max(sentence.tokens.start);
    let to = sentence.tokens.end.min(words.end + AGENT);
    let is_agent = |at: usize| ctx.is_cue(at, |cue| matches!(cue, Cue::Agent));
    let bracket = if ctx.analysis.lexicon.attribution.verb_second { from..words.end } else { 0..0 };
    (words.end..to).chain(words.clone()).chain(bracket).any(is_agent)
}
