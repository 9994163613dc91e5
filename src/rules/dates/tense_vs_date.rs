//! A past tense for a day that has not come yet, or a future for one that is over.

use std::ops::Range;

use jiff::civil::Date;

use crate::article::{Case, TokenKind};
use crate::diagnostic::Level;
use crate::lexicon::{ProseWord, Sense, SpanWord};
use crate::mention::{Temporal, TemporalForm};
use crate::rules::spans::{Days, dated, ends_in, has_break, has_span_word, times_in, word_at, word_before};
use crate::rules::{Context, Family, Finding, FindingPlace, Findings, Message, Meta, NoOptions, Value};

/// What the rule is.
pub const META: Meta = Meta {
    code: "tense-vs-date",
    family: Family::Dates,
    level: Level::Warning,
    page: include_str!("../../../rules/dates/tense-vs-date.md"),
};

/// Time zones and night editions.
const SLACK: i64 = 1;

/// A day without its year is this year's if it lies so near.
const NEAR_AHEAD: i64 = 7;
const NEAR_BEHIND: i64 = 60;

/// A future tense for a day further back tells history.
const HISTORY: i64 = 400;

/// So many words behind a future may be its participle: “will soon be held”.
const HELPED: usize = 3;

/// So many words may stand between verb and date.
const APART: usize = 9;

/// So many words make the longest clause that is looked at.
const CLAUSE: usize = 30;

/// Reports dates whose verb stands in a tense that cannot be.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    let Some(published) = ctx.published() else { return };
    for temporal in &ctx.mentions().times {
        if let Some(finding) = judge(ctx, temporal, published) {
            out.push(finding);
        }
    }
}

/// On which side of publication a date lies, and how many days away.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Ahead(i64),
    Behind(i64),
}

fn judge(ctx: &Context<'_>, temporal: &Temporal, published: Date) -> Option<Finding> {
    let side = side_of(temporal, published)?;
    if ctx.is_quoted(temporal.span) || !ctx.is_body(temporal.sentence) {
        return None;
    }
    let date = ctx.tokens_of(temporal.span);
    let sentence = ctx.sentence(temporal.sentence)?.tokens.clone();
    if word_before(ctx, date.start, SpanWord::Term).is_some() {
        return None;
    }
    let clause = clause_around(ctx, &date, &sentence);
    // The words of the date say nothing of the verb: “May” is a month; “going to” is the future itself.
    let future = clause.clone().filter(|at| !date.contains(at)).find_map(|at| future_at(ctx, at));
    let told = future.clone().unwrap_or(date.start..date.start);
    let outside = || clause.clone().filter(|at| !date.contains(at) && !told.contains(at));
    let silences = [SpanWord::Plans, SpanWord::TenseUnreal];
    if silences.into_iter().any(|word| outside().any(|at| word_at(ctx, at, word).is_some())) {
        return None;
    }
    // “will be held” tells nothing of the past.
    let helped = told.end..helped_end(ctx, &told);
    let past = outside().filter(|at| !helped.contains(at)).find_map(|at| past_at(ctx, at, clause.end));
    let (verb, days) = match (side, past, future) {
        (Side::Ahead(days), Some(verb), None) => (verb, days),
        (Side::Behind(days), None, Some(verb)) => (verb, days),
        _ => return None,
    };
    if !belongs(ctx, &date, &verb, &clause)
        || side == Side::Behind(days) && is_history(ctx, temporal, (&date, &verb, &clause), days)
    {
        return None;
    }
    let verb = ctx.view().span(verb);
    let message = Message::new(META.code)
        .with("text", ctx.line(temporal.span))
        .with("verb", ctx.line(verb))
        .with("published", published)
        .with("days", usize::try_from(days).unwrap_or_default())
        .with("side", Value::Choice(if matches!(side, Side::Ahead(_)) { "ahead" } else { "behind" }));
    let mut finding = Finding::new(temporal.span, message)
        .related(FindingPlace::Here(verb), Message::new("tense-vs-date-related-verb"));
    if let Some(span) = ctx.article().publication.as_ref().and_then(|it| it.span) {
        finding = finding.related(FindingPlace::Here(span), Message::new("stale-lead-date-related"));
    }
    Some(finding)
}

/// On which side of publication the date lies; absent where it lies near, or is no day and no month.
fn side_of(temporal: &Temporal, published: Date) -> Option<Side> {
    if temporal.form != TemporalForm::Absolute || temporal.parts.month.is_none() {
        return None;
    }
    let days_to = |date: Date| published.until(date).ok().map(|span| i64::from(span.get_days()));
    if temporal.parts.year.is_some() {
        let days: Days = dated(temporal)?;
        let (first, last) = (days_to(days.first)?, days_to(days.last)?);
        return match (SLACK < first, last < -SLACK) {
            (true, _) => Some(Side::Ahead(first)),
            (_, true) => Some(Side::Behind(-last)),
            _ => None,
        };
    }
    // Without its year a day is the one nearest to publication.
    let (month, day) = (temporal.parts.month?, temporal.parts.day?);
    let nearest = (-1..=1)
        .filter_map(|by| Date::new(published.year().checked_add(by)?, month, day).ok())
        .filter_map(days_to)
        .min_by_key(|days| days.abs())?;
    match nearest {
        days if SLACK < days && days <= NEAR_AHEAD => Some(Side::Ahead(days)),
        days if (-NEAR_BEHIND..-SLACK).contains(&days) => Some(Side::Behind(-days)),
        _ => None,
    }
}

/// The clause that holds a date; a date that opens a sentence belongs to what follows its comma.
fn clause_around(ctx: &Context<'_>, date: &Range<usize>, sentence: &Range<usize>) -> Range<usize> {
    let view = ctx.view();
    let ends = |at: usize| {
        view.get(at).is_some_and(|it| {
            it.kind == TokenKind::Sign
                && matches!(
                    it.first,
                    ',' | ';'
                        | ':'
                        | '('
                        | ')'
                        | '–'
                        | '—'
                        | '«'
                        | '»'
                        | '“'
                        | '”'
                        | '"'
                        | '„'
                        | '!'
                        | '?'
                        | '…'
                )
        })
    };
    let from = date.start.saturating_sub(CLAUSE).max(sentence.start);
    let to = date.end.saturating_add(CLAUSE).min(sentence.end);
    let start = (from..date.start).rev().find(|&at| ends(at)).map_or(from, |at| at + 1);
    let end = (date.end..to).find(|&at| ends(at)).unwrap_or(to);
    let opens = start == sentence.start && date.start <= start + 3;
    if opens && view.is_sign(end, ',') && end <= date.end + 4 {
        let end = (end + 1..to).find(|&at| ends(at)).unwrap_or(to);
        return start..end;
    }
    start..end
}

/// A past tense that begins at the token, with its participle.
fn past_at(ctx: &Context<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let view = ctx.view();
    let spans = &ctx.analysis.lexicon.spans;
    let lower = |at: usize| view.get(at).is_some_and(|it| it.case == Case::Lower);
    if let Some(n_tokens) = word_at(ctx, at, SpanWord::TensePast) {
        return Some(at..at + n_tokens);
    }
    let word = view.text_of(at);
    if lower(at) && 5 < word.len() && ends_in(word, &spans.tense_past_endings) {
        return (!is_attribute(ctx, at)).then(|| at..at + 1);
    }
    let is_participle = |at: usize| {
        let word = view.text_of(at);
        lower(at)
            && (word_at(ctx, at, SpanWord::Participle).is_some()
                || 3 < word.len() && ends_in(word, &spans.participle_endings))
    };
    // German has its participle at the end of the clause.
    let reach = if spans.participle_endings.is_empty() { 12 } else { 4 };
    if let Some(n_tokens) = word_at(ctx, at, SpanWord::TenseHelper) {
        let behind = at + n_tokens..(at + n_tokens + reach).min(end);
        return behind.clone().find(|&at| is_participle(at)).map(|_| at..at + n_tokens);
    }
    let n_tokens = word_at(ctx, at, SpanWord::TenseBeing)?;
    let mut behind = at + n_tokens..(at + n_tokens + reach).min(end);
    behind.find(|&at| word_at(ctx, at, SpanWord::Motion).is_some()).map(|_| at..at + n_tokens)
}

/// Whether a form that may be a participle is one: “the retired judge”, “was accused”.
fn is_attribute(ctx: &Context<'_>, at: usize) -> bool {
    let view = ctx.view();
    let noun_follows = view.get(at + 1).is_some_and(|next| {
        next.kind == TokenKind::Word
            && !view
                .senses_at(at + 1)
                .any(|(_, sense)| matches!(sense, Sense::Prose(word) if word.is_function()))
            && !matches!(next.case, Case::Capital)
    });
    let leads = at.checked_sub(1).is_some_and(|before| {
        ctx.is_word(before, ProseWord::Article)
            || ctx.is_word(before, ProseWord::Auxiliary)
            || ctx.is_word(before, ProseWord::Demonstrative)
            || ctx.is_word(before, ProseWord::Preposition)
    });
    // “police arrested three people”: a number behind it belongs to what was done.
    let counts = view.senses_at(at + 1).any(|(_, sense)| matches!(sense, Sense::Number(_)));
    let has_subject = at.checked_sub(1).is_some_and(|before| {
        let owns = view.text_of(before).contains(['\'', '’']);
        view.get(before).is_some_and(|it| it.kind == TokenKind::Word && it.case == Case::Lower) && !owns
    });
    noun_follows && !(counts && has_subject) || leads
}

/// A future that begins at the token.
fn future_at(ctx: &Context<'_>, at: usize) -> Option<Range<usize>> {
    let view = ctx.view();
    if let Some(n_tokens) = word_at(ctx, at, SpanWord::TenseFuture) {
        return Some(at..at + n_tokens);
    }
    let word = view.text_of(at);
    let is_lower = view.get(at).is_some_and(|it| it.case == Case::Lower);
    let endings = &ctx.analysis.lexicon.spans.tense_future_endings;
    (is_lower && 5 < word.len() && ends_in(word, endings)).then(|| at..at + 1)
}

/// Up to where the participle of a future in the passive may stand: “will be held”, «sarà presto aperto».
fn helped_end(ctx: &Context<'_>, verb: &Range<usize>) -> usize {
    // “will” by itself has an infinitive behind it.
    let is_whole = 1 < verb.len() || !ctx.analysis.lexicon.spans.tense_future_endings.is_empty();
    let is_helper = verb.clone().next_back().is_some_and(|at| ctx.is_word(at, ProseWord::Auxiliary));
    if is_whole && is_helper { verb.end + HELPED } else { verb.end }
}

/// Whether the date tells when what the verb says is: it opens the clause, or follows the verb with no other
/// noun of an event and no other tie between.
fn belongs(ctx: &Context<'_>, date: &Range<usize>, verb: &Range<usize>, clause: &Range<usize>) -> bool {
    let is_small = |at: usize| {
        ctx.is_word(at, ProseWord::Article)
            || ctx.is_word(at, ProseWord::Preposition)
            || ctx.is_word(at, ProseWord::Opener)
            || ctx.view().get(at).is_some_and(|it| it.kind == TokenKind::Sign)
    };
    let gap = if date.end <= verb.start { date.end..verb.start } else { verb.end..date.start };
    if APART < gap.len() || has_break(ctx, gap.clone()) {
        return false;
    }
    if date.end <= verb.start {
        return (clause.start..date.start).all(is_small);
    }
    // The words right before the date belong to it.
    let small = (gap.clone()).rev().take_while(|&at| is_small(at)).count();
    let rest = gap.start..gap.end - small;
    !has_span_word(ctx, rest.clone(), SpanWord::Tie) && !has_span_word(ctx, rest, SpanWord::Ahead)
}

/// Whether a future tells what is over, on purpose: in histories, and behind a participle with its own date.
fn is_history(
    ctx: &Context<'_>,
    temporal: &Temporal,
    (date, verb, clause): (&Range<usize>, &Range<usize>, &Range<usize>),
    days: i64,
) -> bool {
    let spans = &ctx.analysis.lexicon.spans;
    // “will be held on” is no participle with a date of its own.
    let first = if verb.end <= date.start { helped_end(ctx, verb) } else { clause.start };
    let before = date.start.saturating_sub(4).max(first).min(date.start)..date.start;
    let dated_participle = before.clone().any(|at| {
        let word = ctx.view().text_of(at);
        word_at(ctx, at, SpanWord::Participle).is_some()
            || 4 < word.len() && ends_in(word, &spans.participle_endings)
    });
    let earlier = |sentence: usize| {
        times_in(ctx, sentence)
            .any(|it| it.span != temporal.span && it.parts.day.is_some() && dated(it).is_some())
    };
    let told = [Some(temporal.sentence), temporal.sentence.checked_sub(1)].into_iter().flatten().any(earlier);
    HISTORY < days || dated_participle || spans.narrative_future && told
}
