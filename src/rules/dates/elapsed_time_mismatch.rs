//! A count of years, months or days beside the dates between which it is counted, and it is another.

use rust_decimal::Decimal;

use crate::article::TokenKind;
use crate::diagnostic::{Level, Safety};
use crate::lexicon::SpanWord;
use crate::mention::{Temporal, TemporalForm};
use crate::rules::spans::{
    Count, Days, Gap, begun, between, dated, ends_in, find_word, has_break, has_event, has_span_word,
    is_list, is_thin, opened, renumbered, resolved, tells_origin, times_in, word_at, word_before,
};
use crate::rules::{
    Context, Family, Finding, FindingPlace, Findings, Message, Meta, NoOptions, ProseEdit, Value,
};
use crate::text::ProseSpan;
use crate::value::{TimeUnit, Timex};

/// What the rule is.
pub const META: Meta = Meta {
    code: "elapsed-time-mismatch",
    family: Family::Dates,
    level: Level::Warning,
    page: include_str!("../../../rules/dates/elapsed-time-mismatch.md"),
};

/// Half a unit is lost in rounding.
const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// A whole unit by counting the first and the last, or only what is complete.
const WHOLE: Decimal = Decimal::ONE;

/// So many words may stand between a stretch and its dates: «guidò per undici anni il partito, dal 1990 al 2001».
const APART: usize = 9;

/// The events, by the names of the packs, with which something begins that lasts.
const BEGINNINGS: [&str; 4] = ["begin", "build", "elect", "marry"];

/// Reports counts of time that do not fit the dates beside them.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    for index in 0..ctx.article().sentences.len() {
        if is_list(ctx, index) {
            continue;
        }
        let counts: Vec<Count<'_>> =
            ctx.quantities_in(index).filter_map(|(_, quantity)| Count::of(quantity)).collect();
        if counts.is_empty() || times_in(ctx, index).next().is_none() {
            continue;
        }
        let found = counts.iter().find_map(|count| {
            let scene = Scene::of(ctx, index, count)?;
            scene.ago().or_else(|| scene.later()).or_else(|| scene.period()).or_else(|| scene.since())
        });
        if let Some(finding) = found {
            out.push(finding);
        }
    }
}

/// A count with what stands around it.
struct Scene<'a, 'b> {
    ctx: &'b Context<'a>,
    sentence: usize,
    count: &'b Count<'a>,
    /// The tokens of the sentence.
    tokens: std::ops::Range<usize>,
    /// The tokens of the count.
    own: std::ops::Range<usize>,
}

/// What a count is held against.
struct Against {
    from: Days,
    to: Days,
    /// Where the dates stand; the first is named in the message.
    place: ProseSpan,
    /// How much may be lost in rounding.
    slack: Decimal,
}

impl<'a, 'b> Scene<'a, 'b> {
    fn of(ctx: &'b Context<'a>, sentence: usize, count: &'b Count<'a>) -> Option<Self> {
        let tokens = ctx.sentence(sentence)?.tokens.clone();
        let own = ctx.tokens_of(count.quantity.span);
        let around = own.start.saturating_sub(2).max(tokens.start)..(own.end + 3).min(tokens.end);
        let is_even = !has_span_word(ctx, around, SpanWord::Uneven);
        is_even.then_some(Self { ctx, sentence, count, tokens, own })
    }

    /// «tre anni fa, nel 2021»: with publication and the date beside it.
    fn ago(&self) -> Option<Finding> {
        let ctx = self.ctx;
        let published = ctx.published()?;
        let is_ago = word_at(ctx, self.own.end, SpanWord::Ago).is_some()
            || word_before(ctx, self.own.start, SpanWord::AgoOpening).is_some();
        if !is_ago || self.count.unit < TimeUnit::Day {
            return None;
        }
        let whole = self.whole();
        // «tre settimane fa, il 2 settembre»: the year is the one that publication tells.
        let days = times_in(ctx, self.sentence)
            .filter(|it| {
                it.form == TemporalForm::Absolute && it.parts.day.is_some() && !whole.overlaps(it.span)
            })
            .filter_map(|it| Some((it, resolved(it)?)));
        let beside = self.dates().chain(days).find(|(date, _)| {
            let gap = between(ctx, whole, date.span);
            is_thin(ctx, gap.clone()) || self.is_of_its_own(gap, date)
        })?;
        let slack = if self.count.unit == TimeUnit::Day { WHOLE } else { HALF };
        self.judge(&[Against { from: beside.1, to: Days::on(published), place: beside.0.span, slack }])
    }

    /// «La legge è di dodici anni fa: fu votata nel 1999»: the date in a statement of its own, and no other that the
    /// count may belong to.
    fn is_of_its_own(&self, gap: std::ops::Range<usize>, date: &Temporal) -> bool {
        let ctx = self.ctx;
        let opens = ctx.view().get(gap.start).is_some_and(|it| matches!(it.first, ':' | ';' | '–' | '—'));
        let before = self.own.start.saturating_sub(APART).max(self.tokens.start)..self.own.start;
        let is_told = before.clone().any(|at| {
            let endings = &ctx.analysis.lexicon.spans.participle_endings;
            let word = ctx.view().text_of(at);
            4 < word.len() && ends_in(word, endings) || word_at(ctx, at, SpanWord::Participle).is_some()
        });
        opens
            && !gap.is_empty()
            && !is_told
            && tells_origin(ctx, gap.start + 1..gap.end, ctx.tokens_of(date.span))
    }

    /// «fondata nel 1990, ha chiuso dodici anni dopo, nel 2003»: with the dates before it.
    fn later(&self) -> Option<Finding> {
        let ctx = self.ctx;
        let is_later = word_at(ctx, self.own.end, SpanWord::Later).is_some();
        let is_earlier = word_at(ctx, self.own.end, SpanWord::Earlier).is_some();
        if !is_later && !is_earlier || self.count.unit < TimeUnit::Day {
            return None;
        }
        let whole = self.whole();
        let (target, days) = self.dates().find(|(date, _)| is_thin(ctx, between(ctx, whole, date.span)))?;
        let before = |it: &&Temporal| it.span.end() <= whole.start().min(target.span.start());
        let mut bases: Vec<&Temporal> = times_in(ctx, self.sentence).filter(before).collect();
        if bases.iter().all(|it| dated(it).is_none()) {
            let previous = self.sentence.checked_sub(1)?;
            bases = times_in(ctx, previous).collect();
        }
        let against: Vec<Against> = bases
            .iter()
            .filter_map(|it| dated(it).or_else(|| resolved(it)))
            .map(|base| {
                let (from, to) = if days.last < base.first { (days, base) } else { (base, days) };
                Against { from, to, place: target.span, slack: HALF }
            })
            .collect();
        // Only one date that the count can lean on: with more of them it may lean on none.
        (bases.iter().filter(|it| dated(it).is_some()).count() == 1).then(|| self.judge(&against)).flatten()
    }

    /// «per undici anni, dal 1990 al 2001».
    fn period(&self) -> Option<Finding> {
        let ctx = self.ctx;
        let ranges = times_in(ctx, self.sentence).filter(|it| it.form == TemporalForm::Range);
        let (range, from, to) = ranges
            .filter_map(|it| {
                let (from, to) = ends(it)?;
                Some((it, from, to))
            })
            .find(|(it, ..)| self.is_beside(it.span))?;
        if self.count.unit == TimeUnit::Hour && self.count.low < Decimal::from(24) || to.last < from.first {
            return None;
        }
        // «in due anni, da marzo a giugno» without their years may be any March and June.
        let has_years = range.readings.first().is_some_and(|it| it.len() == 9)
            || ctx.tokens_of(range.span).any(|token| {
                ctx.view().text_of(token).len() == 4
                    && ctx.view().get(token).is_some_and(|it| it.kind == TokenKind::Digits)
            });
        if TimeUnit::Year <= self.count.unit && !has_years {
            return None;
        }
        let hours = self.count.unit == TimeUnit::Hour;
        let slack = if hours { Decimal::from(24) } else { WHOLE };
        self.judge(&[Against { from, to, place: range.span, slack }])
    }

    /// «la guerra cominciata nel febbraio 2022 dura da due anni», «sono passati dodici anni dal 1992».
    fn since(&self) -> Option<Finding> {
        let ctx = self.ctx;
        let published = ctx.published()?;
        if self.count.unit < TimeUnit::Day {
            return None;
        }
        let near = self.own.start.saturating_sub(6).max(self.tokens.start)..self.own.start;
        let behind = self.own.end..(self.own.end + 4).min(self.tokens.end);
        let has_passed = has_span_word(ctx, near.clone(), SpanWord::Passed)
            || has_span_word(ctx, behind, SpanWord::Passed);
        let since = word_before(ctx, self.own.start, SpanWord::Since);
        let lasts = since.is_some() && has_span_word(ctx, near, SpanWord::Lasts);
        let mut dates = self.dates();
        let ((start, days), None) = (dates.next()?, dates.next()) else { return None };
        let bound = self.begins(start);
        let beside = since.is_some() && bound && is_thin(ctx, self.gap(start));
        let (passed, lasts) = (has_passed && self.is_since(start), lasts && bound);
        if !(passed || lasts || beside) {
            return None;
        }
        // Another time in the sentence may be the end of the stretch.
        let others = times_in(ctx, self.sentence).filter(|it| it.span != start.span).filter_map(resolved);
        let mut against: Vec<Against> =
            vec![Against { from: days, to: Days::on(published), place: start.span, slack: WHOLE }];
        against.extend(others.map(|to| Against { from: days, to, place: start.span, slack: WHOLE }));
        self.judge(&against)
    }

    /// Whether a date says since when: «dal 2015», «cominciata nel 2022», «che risale al 1990».
    fn begins(&self, date: &Temporal) -> bool {
        let ctx = self.ctx;
        let first = ctx.tokens_of(date.span).start;
        let from = first.saturating_sub(5).max(self.tokens.start);
        date.form == TemporalForm::Open
            || word_before(ctx, first, SpanWord::Since).is_some()
            || has_event(ctx, from..(first + 5).min(self.tokens.end), &BEGINNINGS)
            || has_span_word(ctx, from..(first + 5).min(self.tokens.end), SpanWord::Begun)
    }

    /// Whether a date stands behind a word of the start: «dal 1992», “since the 1992 fire”.
    fn is_since(&self, date: &Temporal) -> bool {
        let ctx = self.ctx;
        let first = ctx.tokens_of(date.span).start;
        date.form == TemporalForm::Open
            || !has_break(ctx, self.gap(date))
                && self.gap(date).len() <= 12
                && find_word(ctx, first.saturating_sub(12).max(self.tokens.start)..first, SpanWord::YearsOf)
                    .is_some()
    }

    fn gap(&self, date: &Temporal) -> std::ops::Range<usize> {
        between(self.ctx, self.count.quantity.span, date.span)
    }

    /// Whether the stretch stands close to its dates, with no other statement between.
    fn is_beside(&self, range: ProseSpan) -> bool {
        let ctx = self.ctx;
        let gap = between(ctx, self.count.quantity.span, range);
        let view = ctx.view();
        let n_commas = gap.clone().filter(|&token| view.is_sign(token, ',')).count();
        let other = ctx.quantities_in(self.sentence).any(|(_, it)| {
            self.count.quantity.span.end() <= it.span.start() && it.span.end() <= range.start()
        }) || times_in(ctx, self.sentence)
            .any(|it| self.count.quantity.span.end() <= it.span.start() && it.span.end() <= range.start());
        let marked = gap
            .clone()
            .any(|token| view.get(token).is_some_and(|it| matches!(it.first, ',' | '(' | '–' | '—')));
        let only_small = is_thin(ctx, gap.clone());
        !other
            && n_commas <= 1
            && !has_break(ctx, gap.clone())
            && (only_small || marked && gap.len() <= APART)
    }

    /// The count with the words that say from where it counts.
    fn whole(&self) -> ProseSpan {
        let ctx = self.ctx;
        let behind = [SpanWord::Ago, SpanWord::Later, SpanWord::Earlier]
            .into_iter()
            .find_map(|word| word_at(ctx, self.own.end, word))
            .unwrap_or(0);
        let start = word_before(ctx, self.own.start, SpanWord::AgoOpening).unwrap_or(self.own.start);
        ctx.view().span(start..self.own.end + behind)
    }

    /// The dates of the sentence that stand by themselves, and those since which something holds.
    fn dates(&self) -> impl Iterator<Item = (&'a Temporal, Days)> + use<'a> {
        times_in(self.ctx, self.sentence)
            .filter_map(|it| dated(it).or_else(|| opened(it)).map(|days| (it, days)))
    }

    /// A finding, if the count agrees with none of the distances.
    fn judge(&self, against: &[Against]) -> Option<Finding> {
        let gaps: Vec<(Gap, &Against)> =
            against.iter().filter_map(|it| Some((it.from.until(it.to)?, it))).collect();
        let (gap, told) = gaps.first()?;
        if gaps.iter().any(|(gap, it)| self.count.agrees(gap, it.slack)) {
            return None;
        }
        let (low, high) = gap.in_units(self.count.unit)?;
        let span = self.whole();
        let message = Message::new(META.code)
            .with("text", self.ctx.line(span))
            .with("date", self.ctx.line(told.place))
            .with("low", Value::Number(low))
            .with("high", Value::Number(high))
            .with("same", Value::Choice(if low == high { "yes" } else { "no" }))
            .with("unit", unit_name(self.count.unit));
        let place = Message::new("elapsed-time-mismatch-related");
        let mut finding = Finding::new(span, message).related(FindingPlace::Here(told.place), place);
        if low == high
            && let Some(text) = renumbered(self.ctx, self.count.quantity.numeral, low)
        {
            let title = Message::new("elapsed-time-mismatch-fix").with("replacement", text.trim());
            let edit = ProseEdit::replace(self.count.quantity.numeral, text);
            finding = finding.fix(title, vec![edit], Safety::Unsafe);
        }
        Some(finding)
    }
}

fn unit_name(unit: TimeUnit) -> Value {
    Value::Choice(match unit {
        TimeUnit::Hour => "hours",
        TimeUnit::Day => "days",
        TimeUnit::Week => "weeks",
        TimeUnit::Month => "months",
        TimeUnit::Decade => "decades",
        _ => "years",
    })
}

/// The days on which a stretch begins and ends, at the grain in which it is written.
fn ends(temporal: &Temporal) -> Option<(Days, Days)> {
    let Some(Timex::Range { first: Some(first), last: Some(last) }) = &temporal.value else { return None };
    let iso = temporal.value.as_ref()?.iso();
    let mut pieces = iso.split('/').map(str::len);
    let widths = (pieces.next()?, pieces.next()?);
    let from = begun(temporal, *first);
    let to = match widths.1 {
        4 => Days { first: jiff::civil::Date::new(last.year(), 1, 1).ok()?, last: *last },
        7 => Days { first: last.first_of_month(), last: *last },
        _ => Days::on(*last),
    };
    Some((from, to))
}
