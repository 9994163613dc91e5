//! An anniversary that counts other years than lie between its event and the day.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::article::Case;
use crate::diagnostic::{Level, Safety};
use crate::lexicon::{ProseWord, Sense, SpanWord};
use crate::mention::{Quantity, QuantityKind, Temporal, TemporalForm};
use crate::rules::spans::{
    Count, Days, between, dated, has_event, has_span_word, is_list, is_relative, opened, reranked, resolved,
    tells_origin, times_in, word_at, word_before,
};
use crate::rules::{
    Context, Family, Finding, FindingPlace, Findings, Message, Meta, NoOptions, ProseEdit, Value,
};
use crate::text::ProseSpan;
use crate::value::{TimeUnit, Timex};

/// What the rule is.
pub const META: Meta = Meta {
    code: "anniversary-mismatch",
    family: Family::Dates,
    level: Level::Warning,
    page: include_str!("../../../rules/dates/anniversary-mismatch.md"),
};

/// So many words may stand between an anniversary and the date of its event.
const EVENT: usize = 18;

/// So many days before or after the day itself «a quarant'anni dal» is still said.
const AROUND: i32 = 120;

/// The events, by the names of the packs, whose return is kept.
const EVENTS: [&str; 10] =
    ["begin", "build", "born", "die", "publish", "marry", "sign", "record", "elect", "win"];

/// The first so many of them tell when a thing or a life began or ended.
const FOUNDING: usize = 5;

/// Reports anniversaries that are others.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    let Some(published) = ctx.published() else { return };
    for (index, sentence) in ctx.article().sentences.iter().enumerate() {
        let is_undated = [index, index + 1].into_iter().all(|it| times_in(ctx, it).next().is_none());
        if is_undated || is_list(ctx, index) {
            continue;
        }
        let found = kept_in(ctx, index, &sentence.tokens)
            .into_iter()
            .find_map(|kept| judge(ctx, &kept, index, &sentence.tokens, published));
        if let Some(finding) = found {
            out.push(finding);
        }
    }
}

/// How an anniversary is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Telling {
    /// A noun: «il 50º anniversario», «il decennale», «i cento anni della banca».
    Noun,
    /// Years up to the day: «a vent'anni dal rogo».
    UpTo,
    /// Years up to any day: “twenty years after the fire”.
    After,
}

/// An anniversary.
struct Kept<'a> {
    telling: Telling,
    /// The whole expression.
    tokens: Range<usize>,
    low: Decimal,
    high: Decimal,
    /// The numeral that says how many, where one does.
    quantity: Option<&'a Quantity>,
}

/// The anniversaries that a sentence tells.
fn kept_in<'a>(ctx: &Context<'a>, sentence: usize, tokens: &Range<usize>) -> Vec<Kept<'a>> {
    let mut out: Vec<Kept<'a>> =
        ctx.quantities_in(sentence).filter_map(|(_, quantity)| kept_by(ctx, quantity, tokens)).collect();
    for at in tokens.clone() {
        let jubilee = ctx.view().find_sense(at, |sense| match sense {
            Sense::Span(SpanWord::Jubilee(n_years)) => Some(Decimal::from(*n_years)),
            _ => None,
        });
        if let Some((n_tokens, years)) = jubilee {
            let tokens = at..at + n_tokens;
            out.push(Kept { telling: Telling::Noun, tokens, low: years, high: years, quantity: None });
        }
    }
    out
}

fn kept_by<'a>(ctx: &Context<'a>, quantity: &'a Quantity, sentence: &Range<usize>) -> Option<Kept<'a>> {
    let own = ctx.tokens_of(quantity.span);
    let figure = ctx.tokens_of(quantity.figure);
    let near = figure.end..(figure.end + 4).min(sentence.end);
    if has_span_word(ctx, near.clone(), SpanWord::Edition) {
        return None;
    }
    let noun = near.clone().find(|&at| word_at(ctx, at, SpanWord::Anniversary).is_some());
    // “the 10th anniversary tour”
    let of_another = noun.is_some_and(|at| at + 1 < sentence.end && is_bare_noun(ctx, at + 1));
    if of_another {
        return None;
    }
    // «su 90 aniversario»
    let is_bare = quantity.kind == QuantityKind::Count && quantity.exempt.is_none();
    if quantity.kind == QuantityKind::Ordinal || is_bare && noun.is_some() {
        let noun = noun?;
        let value = quantity.value.value;
        let tokens = own.start..noun + 1;
        return Some(Kept {
            telling: Telling::Noun,
            tokens,
            low: value,
            high: value,
            quantity: Some(quantity),
        });
    }
    let count = Count::of(quantity).filter(|count| count.unit == TimeUnit::Year)?;
    let kept = |telling, tokens| {
        Some(Kept { telling, tokens, low: count.low, high: count.high, quantity: Some(quantity) })
    };
    // «50-jähriges Bestehen», “its 50-year anniversary”
    if let Some(noun) = noun {
        return kept(Telling::Noun, own.start..noun + 1);
    }
    if let (Some(start), Some(n_tokens)) =
        (word_before(ctx, own.start, SpanWord::YearsOpening), word_at(ctx, own.end, SpanWord::YearsOn))
    {
        return kept(Telling::UpTo, start..own.end + n_tokens);
    }
    let keeps = word_before(ctx, own.start, SpanWord::Keeps)
        .or_else(|| word_before(ctx, own.start.checked_sub(1)?, SpanWord::Keeps));
    let founded = quantity.kind != QuantityKind::Age || has_event(ctx, sentence.clone(), &EVENTS[..2]);
    if let (Some(_), true) = (keeps, founded)
        && (word_at(ctx, own.end, SpanWord::YearsOf).is_some()
            || has_event(ctx, sentence.clone(), &EVENTS[..2]))
    {
        return kept(Telling::Noun, own);
    }
    let no_opening = ctx.analysis.lexicon.spans.years_opening.is_empty();
    if no_opening && let Some(n_tokens) = word_at(ctx, own.end, SpanWord::YearsOn) {
        return kept(Telling::UpTo, own.start..own.end + n_tokens);
    }
    let n_tokens = word_at(ctx, own.end, SpanWord::YearsAfter)?;
    kept(Telling::After, own.start..own.end + n_tokens)
}

fn judge(
    ctx: &Context<'_>,
    kept: &Kept<'_>,
    sentence: usize,
    tokens: &Range<usize>,
    published: jiff::civil::Date,
) -> Option<Finding> {
    let span = ctx.view().span(kept.tokens.clone());
    let (event, days) = event_of(ctx, kept, span, sentence, tokens)?;
    let today = Days::on(published);
    // “it came out on the tenth anniversary of …” tells of a day long past.
    let on_day = word_before(ctx, kept.tokens.start, SpanWord::OnDay).is_some()
        && has_span_word(ctx, tokens.clone(), SpanWord::TensePast);
    if (kept.telling == Telling::After || on_day) && !speaks_of_today(ctx, sentence, tokens, published) {
        return None;
    }
    let previous = sentence.checked_sub(1).filter(|_| kept.telling != Telling::Noun);
    let mut others: Vec<(Days, Days)> = Vec::new();
    let nearby: Vec<Days> = [Some(sentence), previous]
        .into_iter()
        .flatten()
        .flat_map(|it| times_in(ctx, it))
        .filter(|it| it.span != event.span)
        .flat_map(limits)
        .collect();
    // Any two dates of the sentence may be the ones that are meant.
    others.extend(nearby.iter().map(|it| (days, *it)));
    if kept.telling == Telling::Noun {
        others.extend(nearby.iter().map(|it| (*it, today)));
    }
    let is_coming = [SpanWord::Plans, SpanWord::TenseFuture]
        .into_iter()
        .any(|word| has_span_word(ctx, tokens.clone(), word));
    if is_kept(kept, days, today, is_coming)
        || others.iter().any(|(from, to)| is_kept(kept, *from, *to, false))
    {
        return None;
    }
    let gap = days.until(today)?;
    let years = Decimal::from(gap.years.1);
    if years < Decimal::ONE {
        return None;
    }
    let message = Message::new(META.code)
        .with("text", ctx.line(span))
        .with("event", ctx.line(event.span))
        .with("published", published)
        .with("years", Value::Number(years));
    let related = Message::new("anniversary-mismatch-related");
    let mut finding = Finding::new(span, message).related(FindingPlace::Here(event.span), related);
    if let Some((numeral, text)) = kept.quantity.and_then(|it| Some((it.numeral, reranked(ctx, it, years)?)))
    {
        let title = Message::new("anniversary-mismatch-fix").with("replacement", text.trim());
        finding = finding.fix(title, vec![ProseEdit::replace(numeral, text)], Safety::Unsafe);
    }
    Some(finding)
}

/// The days of a date, or of both ends of a stretch.
fn limits(temporal: &Temporal) -> Vec<Days> {
    match &temporal.value {
        Some(Timex::Range { first, last }) => {
            let year = |it: jiff::civil::Date| {
                let first = jiff::civil::Date::new(it.year(), 1, 1).ok()?;
                Some(Days { first, last: jiff::civil::Date::new(it.year(), 12, 31).ok()? })
            };
            [first, last].into_iter().flatten().filter_map(|it| year(*it)).collect()
        }
        _ => resolved(temporal).into_iter().collect(),
    }
}

/// Whether so many years lie between an event and the day on which it is kept.
fn is_kept(kept: &Kept<'_>, event: Days, day: Days, is_coming: bool) -> bool {
    let Some(gap) = event.until(day) else { return false };
    let within = |years: i32| {
        let years = Decimal::from(years);
        kept.low <= years && years <= kept.high
    };
    // A year that begins looks back on the anniversary that was, one that ends looks to the one that comes.
    let slack = match (kept.telling, day.last.month()) {
        (_, _) if is_coming => (0, 2),
        (Telling::Noun, 1) if day.first == day.last => (1, 0),
        (Telling::Noun, 11 | 12) if day.first == day.last => (0, 1),
        (Telling::Noun, _) => (0, 0),
        (_, _) if event.is_year() => (1, 1),
        _ => (0, 0),
    };
    if (gap.years.0 - slack.0..=gap.years.1 + slack.1).any(within) {
        return true;
    }
    if kept.telling == Telling::Noun {
        return false;
    }
    let around = Days::around(day.first, AROUND);
    let widest = Days { first: around.first.min(day.first), last: around.last.max(day.last) };
    let (low, high) = event.completed_years(widest);
    let (now, _) = event.completed_years(day);
    (low.min(now)..=high).any(within)
}

/// The date of the event that is kept, if the sentence tells one that cannot be another's.
fn event_of<'a>(
    ctx: &Context<'a>,
    kept: &Kept<'_>,
    span: ProseSpan,
    sentence: usize,
    tokens: &Range<usize>,
) -> Option<(&'a Temporal, Days)> {
    let all: Vec<(&Temporal, Days)> =
        times_in(ctx, sentence).filter_map(|it| Some((it, dated(it).or_else(|| opened(it))?))).collect();
    let behind = all.iter().find(|(it, _)| span.end() <= it.span.start());
    if let Some((event, days)) = behind {
        let gap = between(ctx, span, event.span);
        if gap.len() <= EVENT
            && (is_of_event(ctx, gap.clone(), kept.telling)
                || kept.telling == Telling::Noun && is_of_its_own(ctx, &gap, event))
        {
            return Some((event, *days));
        }
    }
    if kept.telling != Telling::Noun {
        return None;
    }
    if all.is_empty() {
        return follows(ctx, sentence);
    }
    let mut founding = all.iter().filter(|(it, _)| {
        let own = ctx.tokens_of(it.span);
        let from = own.start.saturating_sub(6).max(tokens.start);
        let told = [from..own.start, own.end..(own.end + 3).min(tokens.end)].into_iter().any(|range| {
            has_event(ctx, range.clone(), &EVENTS[..FOUNDING]) || has_span_word(ctx, range, SpanWord::Begun)
        });
        told && it.span.end() <= span.start()
    });
    match (founding.next(), founding.next()) {
        (Some((event, days)), None) => Some((event, *days)),
        _ => None,
    }
}

/// «il 70º anniversario: è nata nel 1952», «… e fu fondata nel 1952»: the date of what is kept, in a statement of
/// its own.
fn is_of_its_own(ctx: &Context<'_>, gap: &Range<usize>, event: &Temporal) -> bool {
    let view = ctx.view();
    let is_break = |at: usize| {
        view.get(at).is_some_and(|it| matches!(it.first, ':' | ';' | '–' | '—' | '('))
            || ctx.is_word(at, ProseWord::Conjunction)
    };
    // “marking 40 years since it was founded in 1966”
    if let Some(n_tokens) = word_at(ctx, gap.start, SpanWord::YearsAfter)
        && tells_origin(ctx, gap.start + n_tokens..gap.end, ctx.tokens_of(event.span))
    {
        return true;
    }
    let Some(at) = gap.clone().rev().find(|&at| is_break(at)) else { return false };
    let named = gap.start..at;
    !has_event(ctx, named.clone(), &EVENTS)
        && !named.into_iter().any(|at| is_break(at) || view.is_sign(at, ','))
        && tells_origin(ctx, at + 1..gap.end, ctx.tokens_of(event.span))
}

/// The date with which the next sentence tells when what is kept began: «È stata fondata nel 1952.»
fn follows<'a>(ctx: &Context<'a>, sentence: usize) -> Option<(&'a Temporal, Days)> {
    let next = ctx.sentence(sentence + 1).filter(|_| ctx.is_body(sentence + 1))?;
    let event = times_in(ctx, sentence + 1).next()?;
    let days = dated(event)?;
    let own = ctx.tokens_of(event.span);
    tells_origin(ctx, next.tokens.start..own.start, own).then_some((event, days))
}

/// Whether the words between an anniversary and a date name the event: no other statement begins there, but
/// for «del ponte, inaugurato nel», which tells when the very thing began that is kept.
fn is_of_event(ctx: &Context<'_>, gap: Range<usize>, telling: Telling) -> bool {
    let view = ctx.view();
    let opens = |at: usize| view.is_sign(at, ',') || is_relative(ctx, at);
    let aside = gap.clone().find(|&at| opens(at));
    let named = gap.start..aside.unwrap_or(gap.end);
    let mut told = aside.map_or(gap.end, |at| at + 1)..gap.end;
    if gap
        .clone()
        .any(|at| view.is_sign(at, ';') || view.is_sign(at, ':') || ctx.is_word(at, ProseWord::Conjunction))
        || ctx.has_word(named.clone(), ProseWord::Auxiliary)
    {
        return false;
    }
    if aside.is_none() {
        return true;
    }
    let events = |range: Range<usize>| {
        EVENTS[..FOUNDING]
            .iter()
            .filter(move |&&event| has_event(ctx, range.clone(), &[event]))
            .collect::<Vec<_>>()
    };
    // «il 70º anniversario con un concerto dell'orchestra, fondata nel 1952»: something else begins with that word.
    let leads_off = |at: usize| {
        word_at(ctx, at, SpanWord::Term).is_some()
            && ctx.is_word(at, ProseWord::Preposition)
            && word_at(ctx, at, SpanWord::OfEvent).is_none()
    };
    if telling == Telling::Noun && named.clone().any(leads_off) {
        return false;
    }
    // «dal disastro della miniera, avvenuto il 26 aprile 1982»
    if has_event(ctx, told.clone(), &["happen"]) {
        return true;
    }
    let (before, behind) = (events(named.clone()), events(told.clone()));
    let same = behind.iter().any(|event| before.contains(event));
    // «a cinque anni dal diploma, nel 2010, lavorava»: that is the day on which they end.
    let is_plain = telling == Telling::Noun && told.len() <= 3 && !told.any(opens);
    !has_event(ctx, named, &EVENTS) && !behind.is_empty() || same || is_plain
}

/// Whether a noun follows with nothing that ties it.
fn is_bare_noun(ctx: &Context<'_>, at: usize) -> bool {
    let view = ctx.view();
    let is_known = view.senses_at(at).any(|(_, sense)| match sense {
        Sense::Prose(word) => word.is_function() || *word == ProseWord::Present,
        Sense::Span(SpanWord::OfEvent | SpanWord::Now | SpanWord::TenseFuture | SpanWord::TensePast) => true,
        Sense::Date(_) => true,
        _ => false,
    });
    view.get(at).is_some_and(|it| it.case == Case::Lower)
        && !is_known
        && !ctx.analysis.lexicon.dates.capital_nouns
}

/// Whether a sentence speaks of the day of publication.
fn speaks_of_today(
    ctx: &Context<'_>,
    sentence: usize,
    tokens: &Range<usize>,
    published: jiff::civil::Date,
) -> bool {
    if has_span_word(ctx, tokens.clone(), SpanWord::Now) {
        return true;
    }
    let near = Days::around(published, 31);
    times_in(ctx, sentence).any(|it| {
        it.form == TemporalForm::Relative
            && resolved(it).is_some_and(|days| near.first <= days.first && days.last <= near.last)
    }) || tokens.clone().any(|at| ctx.is_word(at, ProseWord::Present))
}
