//! A period that ends before it begins: «dal 12 al 9 maggio».

use crate::article::is_month;
use crate::diagnostic::{Level, Safety};
use crate::lexicon::{DateWord, Kinds, Sense, SpanWord};
use crate::mention::{Temporal, TemporalForm};
use crate::rules::period::halves;
use crate::rules::spans::has_span_word;
use crate::rules::{Context, Family, Finding, Findings, Message, Meta, NoOptions, ProseEdit, ProseText};
use crate::text::ProseSpan;
use crate::value::Timex;

/// What the rule is.
pub const META: Meta = Meta {
    code: "reversed-period",
    family: Family::Dates,
    level: Level::Error,
    page: include_str!("../../../rules/dates/reversed-period.md"),
};

/// Days this late in a month and this early in one go over its end where the first month is left out.
const LATE: i8 = 24;
const EARLY: i8 = 9;

/// Reports periods whose end stands before their beginning.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    for temporal in &ctx.mentions().times {
        if let Some(finding) = judge(ctx, temporal) {
            out.push(finding);
        }
    }
}

fn judge(ctx: &Context<'_>, temporal: &Temporal) -> Option<Finding> {
    let Some(Timex::Range { first: Some(first), last: Some(last) }) = &temporal.value else { return None };
    if temporal.form != TemporalForm::Range || first <= last {
        return None;
    }
    let own = ctx.tokens_of(temporal.span);
    let sentence = ctx.sentence(temporal.sentence)?.tokens.clone();
    let near = own.start.saturating_sub(12).max(sentence.start)..(own.end + 8).min(sentence.end);
    if has_span_word(ctx, near, SpanWord::Compares)
        || has_span_word(ctx, own.start..(own.end + 2).min(sentence.end), SpanWord::BeforeChrist)
    {
        return None;
    }
    let (from, to) = halves(ctx, temporal)?;
    let message = Message::new(META.code)
        .with("text", ctx.line(temporal.span))
        .with("from", ctx.line(from))
        .with("to", ctx.line(to));
    let mut finding = Finding::new(temporal.span, message);
    let same_month = first.month() == last.month() && first.year() == last.year();
    let crosses = same_month && LATE <= first.day() && last.day() <= EARLY && names_one_month(ctx, temporal);
    if crosses || is_loose(ctx, temporal) {
        finding = finding.at_level(Level::Warning);
    }
    if let Some(edits) = swap(ctx, from, to) {
        let text = applied(ctx, temporal.span, &edits);
        let title = Message::new("reversed-period-fix").with("replacement", crate::text::one_line(&text));
        finding = finding.fix(title, edits, Safety::Unsafe);
    }
    Some(finding)
}

/// Whether a month is named once only: «dal 28 al 3 maggio».
fn names_one_month(ctx: &Context<'_>, temporal: &Temporal) -> bool {
    ctx.tokens_of(temporal.span).filter(|&at| is_month(ctx.view(), at)).count() < 2
}

/// Whether the period is told by words that also hold two dates against each other: «tra il 2019 e il 2012».
fn is_loose(ctx: &Context<'_>, temporal: &Temporal) -> bool {
    let own = ctx.tokens_of(temporal.span);
    (own.start.saturating_sub(2)..own.start).any(|at| {
        ctx.view().senses_in(at, Kinds::DATE).any(|(_, sense)| match sense {
            Sense::Date(DateWord::RangeOpen(index)) => {
                let middle = ctx.analysis.lexicon.dates.ranges.get(*index).map(|it| &it.middle);
                middle.is_some_and(|words| words.iter().any(|word| is_conjunction(ctx, word)))
            }
            _ => false,
        })
    })
}

fn is_conjunction(ctx: &Context<'_>, word: &str) -> bool {
    ctx.analysis.lexicon.prose.conjunctions.iter().any(|it| it == word)
}

/// The words of `span` with the edits made.
fn applied(ctx: &Context<'_>, span: ProseSpan, edits: &[ProseEdit]) -> String {
    let (mut out, mut at) = (String::new(), span.start());
    for edit in edits {
        out.push_str(ctx.text(ProseSpan::new(at, edit.span.start().max(at))));
        if let ProseText::Literal(text) = &edit.text {
            out.push_str(text);
        }
        at = edit.span.end();
    }
    out.push_str(ctx.text(ProseSpan::new(at, span.end().max(at))));
    out
}

/// The two ends in each other's place, where the words before them stay as they are.
fn swap(ctx: &Context<'_>, from: ProseSpan, to: ProseSpan) -> Option<Vec<ProseEdit>> {
    let view = ctx.view();
    let elided = |span: ProseSpan| {
        let at = view.tokens.at(span.start());
        at.checked_sub(1).is_some_and(|before| view.text_of(before).ends_with(['\'', '’']))
    };
    // The end may hold the month or year of both: only what it has more stays where it is.
    let n_from = ctx.tokens_of(from).len();
    let last = ctx.tokens_of(to);
    let kept = view.span(last.start..(last.start + n_from).min(last.end));
    let tail = ctx.text(to).len() - kept.len();
    let whole = if tail == 0 { to } else { kept };
    if elided(from) || elided(to) || ctx.tokens_of(from).len() > last.len() {
        return None;
    }
    Some(vec![ProseEdit::replace(from, ctx.text(whole)), ProseEdit::replace(whole, ctx.text(from))])
}
