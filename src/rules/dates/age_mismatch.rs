//! An age that does not go with a date of birth.

use std::ops::Range;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::article::TokenKind;
use crate::diagnostic::{Level, Safety};
use crate::lexicon::{ProseWord, SpanWord};
use crate::mention::{NameKind, Quantity, QuantityKind, Temporal, TemporalForm};
use crate::rules::ages::{OLDEST, ages_in, years_of};
use crate::rules::spans::{
    Days, between, dated, has_break, has_span_word, is_list, renumbered, resolved, times_in, word_at,
    word_before,
};
use crate::rules::{
    Context, Family, Finding, FindingPlace, Findings, Message, Meta, NoOptions, ProseEdit, Value,
};
use crate::text::ProseSpan;
use crate::value::Timex;

/// What the rule is.
pub const META: Meta = Meta {
    code: "age-mismatch",
    family: Family::Dates,
    level: Level::Warning,
    page: include_str!("../../../rules/dates/age-mismatch.md"),
};

/// So many words may stand between «nato» and its date: a place, a hospital, a weekday.
const BIRTH: usize = 10;

/// So many words may stand between an age and the date at which somebody has it.
const MOMENT: usize = 7;

/// So many days around a birthday an article may be written before or after it is read.
const AROUND: i32 = 5;

/// A birth, and the death where the text gives the span of a life.
struct Life {
    /// Where its date stands.
    span: ProseSpan,
    born: Days,
    died: Option<Days>,
}

/// Reports ages that do not go with the date of birth beside them.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    let sentences = &ctx.article().sentences;
    for index in (0..sentences.len()).filter(|index| !is_list(ctx, *index)) {
        let mut lives = lives_in(ctx, index);
        let (Some(life), None) = (lives.pop(), lives.pop()) else { continue };
        let near = [Some(index), index.checked_add(1), index.checked_sub(1)];
        let same = |other: &usize| {
            sentences
                .get(*other)
                .is_some_and(|it| Some(it.paragraph) == sentences.get(index).map(|it| it.paragraph))
        };
        let found = near
            .into_iter()
            .flatten()
            .filter(same)
            .filter(|other| !is_list(ctx, *other))
            .find_map(|other| ages_in(ctx, other).find_map(|age| judge(ctx, &life, (index, other), age)));
        if let Some(finding) = found {
            out.push(finding);
        }
    }
}

/// The births that a sentence tells, with the date of each.
fn lives_in(ctx: &Context<'_>, sentence: usize) -> Vec<Life> {
    let Some(tokens) = ctx.sentence(sentence).map(|it| it.tokens.clone()) else { return Vec::new() };
    let dates = times_in(ctx, sentence).filter_map(|date| {
        if let Some((born, died)) = life_span(ctx, date) {
            return Some(Life { span: date.span, born, died: Some(died) });
        }
        let born = dated(date)?;
        let own = ctx.tokens_of(date.span);
        is_birth(ctx, &own, &tokens).then_some(Life { span: date.span, born, died: None })
    });
    // „der 1960 geborene Maler“: a year that is no date by itself.
    let years = ctx.quantities_in(sentence).filter_map(|(_, it)| {
        let year = it.value.value.to_i16().filter(|year| (1850..2100).contains(year))?;
        let is_year = it.kind == QuantityKind::Count && it.exempt.is_none() && it.figure.len() == 4;
        let behind = ctx.tokens_of(it.figure).end;
        let days = Days::of(&Timex::year(year)?)?;
        (is_year && word_at(ctx, behind, SpanWord::Born).is_some()).then_some(Life {
            span: it.figure,
            born: days,
            died: None,
        })
    });
    dates.chain(years).collect()
}

/// Whether a date is one of birth: «nata a Bari il 3 maggio 1960», „1960 in Köln geboren“.
fn is_birth(ctx: &Context<'_>, date: &Range<usize>, sentence: &Range<usize>) -> bool {
    let from = date.start.saturating_sub(BIRTH).max(sentence.start);
    let before = (from..date.start).rev().find(|&at| word_at(ctx, at, SpanWord::Born).is_some());
    let is_free = |range: Range<usize>| {
        !has_break(ctx, range.clone())
            && !has_span_word(ctx, range.clone(), SpanWord::Died)
            && !ctx.has_word(range.clone(), ProseWord::Auxiliary)
            && !ctx.quantities_in(ctx.article().sentence_at(ctx.view().span(date.clone()).start())).any(
                |(_, it)| {
                    it.kind == QuantityKind::Age && range.contains(&ctx.view().tokens.at(it.span.start()))
                },
            )
    };
    if let Some(born) = before {
        let others = times_between(ctx, born, date.start);
        return !others && is_free(born + 1..date.start);
    }
    let until = (date.end + 6).min(sentence.end);
    let behind = (date.end..until).find(|&at| word_at(ctx, at, SpanWord::Born).is_some());
    let comma = |range: Range<usize>| range.into_iter().any(|at| ctx.view().is_sign(at, ','));
    behind.is_some_and(|born| {
        let again = (born + 1..(born + 3).min(sentence.end)).any(|at| dated_at(ctx, at));
        !again && !comma(date.end..born) && is_free(date.end..born)
    })
}

/// Whether a date with its year begins at the token.
fn dated_at(ctx: &Context<'_>, token: usize) -> bool {
    let Some(start) = ctx.view().get(token).map(|it| it.span.start()) else { return false };
    let times = &ctx.mentions().times;
    let at = times.partition_point(|it| it.span.start() < start);
    times.get(at).is_some_and(|it| it.span.start() == start && dated(it).is_some())
}

/// Whether another date with its year stands between the two tokens.
fn times_between(ctx: &Context<'_>, first: usize, end: usize) -> bool {
    (first..end).any(|token| dated_at(ctx, token))
}

/// «(1915-1996)» behind a person's name.
fn life_span(ctx: &Context<'_>, range: &Temporal) -> Option<(Days, Days)> {
    let Some(Timex::Range { first: Some(first), last: Some(last) }) = &range.value else { return None };
    let own = ctx.tokens_of(range.span);
    let view = ctx.view();
    let open = own.start.checked_sub(1)?;
    let name = open.checked_sub(1).and_then(|at| view.get(at))?;
    let is_person = ctx.names_on(name.span).any(|it| it.kind == NameKind::Person);
    let is_years = range.value.as_ref()?.iso().len() == 9;
    let is_bracketed = view.is_sign(open, '(') && view.is_sign(own.end, ')');
    if range.form != TemporalForm::Range || !is_person || !is_years || !is_bracketed {
        return None;
    }
    let year = |it: jiff::civil::Date| {
        Some(Days {
            first: jiff::civil::Date::new(it.year(), 1, 1).ok()?,
            last: jiff::civil::Date::new(it.year(), 12, 31).ok()?,
        })
    };
    Some((year(*first)?, year(*last)?))
}

/// At what time somebody has an age, as far as the text tells.
enum Moment<'a> {
    /// On the day of publication.
    Now,
    /// At the date beside it.
    At(&'a Temporal, Days),
    /// At the end of the life.
    Death(Days),
}

fn judge(ctx: &Context<'_>, life: &Life, (home, other): (usize, usize), age: &Quantity) -> Option<Finding> {
    let own = ctx.tokens_of(age.span);
    let years = years_of(age)?;
    if !is_same_person(ctx, life.span, age.span, (home, other))
        || home == other && life.span.end() <= age.span.start() && is_newcomer(ctx, &own)
    {
        return None;
    }
    let moment = moment(ctx, life, other, age, &own)?;
    let told = match &moment {
        Moment::Now => Days::around(ctx.published()?, AROUND),
        Moment::At(_, days) | Moment::Death(days) => *days,
    };
    let turns = is_turning(ctx, &own);
    // Any other date of the neighbourhood may be the one that is meant.
    let nearby = [home, other, home.saturating_sub(1), home.saturating_sub(2)];
    let others = nearby
        .into_iter()
        .flat_map(|sentence| times_in(ctx, sentence))
        .filter(|it| it.span != life.span)
        .filter_map(|it| resolved(it).map(|days| (days, Days::is_year(days))));
    let fits = |to: Days| {
        let (low, high) = life.born.completed_years(to);
        let high = high + i32::from(turns);
        (low..=high).any(|it| (years.0..=years.1).contains(&it))
    };
    let (low, high) = life.born.completed_years(match moment {
        Moment::Now => Days::on(ctx.published()?),
        _ => told,
    });
    if fits(told) || others.into_iter().any(|(days, _)| fits(days)) || !(0..=OLDEST).contains(&high) {
        return None;
    }
    Some(finding(ctx, life, &moment, age, (low.max(0), high)))
}

/// When somebody has the age; absent where the text does not say.
fn moment<'a>(
    ctx: &Context<'a>,
    life: &Life,
    sentence: usize,
    age: &Quantity,
    own: &Range<usize>,
) -> Option<Moment<'a>> {
    let tokens = ctx.sentence(sentence)?.tokens.clone();
    let from = own.start.saturating_sub(4).max(tokens.start);
    let has_died = has_span_word(ctx, tokens.clone(), SpanWord::Died);
    let past = has_span_word(ctx, from..own.start, SpanWord::AgePast);
    let at = word_before(ctx, own.start, SpanWord::AgeAt).is_some_and(|at| !is_aside(ctx, at, own.end));
    let beside = times_in(ctx, sentence)
        .filter(|it| it.span != life.span)
        .filter_map(|it| Some((it, resolved(it)?)))
        .find(|(it, _)| is_beside(ctx, it.span, age.span));
    if let Some(died) = life.died {
        return (has_died && (at || past)).then_some(Moment::Death(died));
    }
    if has_span_word(ctx, clause(ctx, own, &tokens), SpanWord::AgeThen) {
        return None;
    }
    match beside {
        Some((date, days)) if at || past || has_died => Some(Moment::At(date, days)),
        _ if at || past || has_died => None,
        _ => Some(Moment::Now),
    }
}

/// “Ann Reed, aged 58, ”: an age of today, said in passing.
fn is_aside(ctx: &Context<'_>, start: usize, end: usize) -> bool {
    let view = ctx.view();
    let before = start.checked_sub(1).is_some_and(|at| view.is_sign(at, ',') || view.is_sign(at, '('));
    before && (view.is_sign(end, ',') || view.is_sign(end, ')'))
}

/// The tokens around an age up to the next comma.
fn clause(ctx: &Context<'_>, own: &Range<usize>, sentence: &Range<usize>) -> Range<usize> {
    let is_comma = |at: &usize| ctx.view().is_sign(*at, ',');
    let start = (sentence.start..own.start).rev().find(is_comma).unwrap_or(sentence.start);
    let end = (own.end..sentence.end).find(is_comma).unwrap_or(sentence.end);
    start..end
}

/// Whether a date stands close to an age, in one statement with it.
fn is_beside(ctx: &Context<'_>, date: ProseSpan, age: ProseSpan) -> bool {
    let gap = between(ctx, date, age);
    gap.len() <= MOMENT && !has_break(ctx, gap)
}

/// “the club, born in 1955, signed a 20-year-old striker”: behind a verb somebody else comes in.
fn is_newcomer(ctx: &Context<'_>, own: &Range<usize>) -> bool {
    // The article of “at the age of”, «a los 71 años» brings nobody in.
    let start = word_before(ctx, own.start, SpanWord::AgeAt).unwrap_or(own.start);
    let article = (start.saturating_sub(4)..start).rev().find(|&at| ctx.is_word(at, ProseWord::Article));
    let Some(before) = article.and_then(|at| at.checked_sub(1)) else { return false };
    let is_sign = ctx.view().get(before).is_some_and(|it| it.kind == TokenKind::Sign);
    !is_sign && !ctx.is_word(before, ProseWord::Auxiliary)
}

fn is_turning(ctx: &Context<'_>, own: &Range<usize>) -> bool {
    has_span_word(ctx, own.start.saturating_sub(4)..own.end + 4, SpanWord::Turns)
}

/// Whether nobody else is spoken of between birth and age.
fn is_same_person(
    ctx: &Context<'_>,
    birth: ProseSpan,
    age: ProseSpan,
    (home, other): (usize, usize),
) -> bool {
    let gap = between(ctx, birth, age);
    let near = gap.start.saturating_sub(BIRTH)..gap.end + 6;
    if has_span_word(ctx, near.clone(), SpanWord::Kin) {
        return false;
    }
    let persons = |span: ProseSpan| {
        let mut found: Vec<usize> =
            ctx.names_on(span).filter(|it| it.kind == NameKind::Person).map(|it| it.referent).collect();
        found.sort_unstable();
        found.dedup();
        found
    };
    if home != other && !goes_on(ctx, (home, other), &persons) {
        return false;
    }
    let inside = persons(birth.cover(age));
    let span = [home, other]
        .into_iter()
        .filter_map(|it| ctx.sentence(it))
        .map(|it| it.span)
        .reduce(ProseSpan::cover);
    let around = span.map(persons).unwrap_or_default();
    around.len() <= 1 || home == other && inside.is_empty() && !has_break(ctx, gap)
}

/// Whether a neighbouring sentence still speaks of the person who was born: it names that person, or nobody.
fn goes_on(
    ctx: &Context<'_>,
    (home, other): (usize, usize),
    persons: &dyn Fn(ProseSpan) -> Vec<usize>,
) -> bool {
    let (Some(born), Some(aged)) = (ctx.sentence(home), ctx.sentence(other)) else { return false };
    let named = persons(aged.span);
    if named.is_empty() {
        // “The mayor died at the age of 71.”
        return !ctx.is_word(aged.tokens.start, ProseWord::Article);
    }
    named == persons(born.span)
}

fn finding(
    ctx: &Context<'_>,
    life: &Life,
    moment: &Moment<'_>,
    age: &Quantity,
    (low, high): (i32, i32),
) -> Finding {
    let when = match moment {
        Moment::Now => Value::from(ctx.published()),
        Moment::At(date, _) => Value::from(ctx.line(date.span)),
        Moment::Death(_) => Value::from(ctx.line(life.span)),
    };
    let number = |it: i32| Value::Number(Decimal::from(it));
    let message = Message::new(META.code)
        .with("age", ctx.line(age.span))
        .with("born", ctx.line(life.span))
        .with("when", when)
        .with("low", number(low))
        .with("high", number(high))
        .with("same", Value::Choice(if low == high { "yes" } else { "no" }))
        .with(
            "kind",
            Value::Choice(match moment {
                Moment::Now => "now",
                Moment::At(..) => "at",
                Moment::Death(_) => "life",
            }),
        );
    let related = Message::new("age-mismatch-related");
    let mut finding = Finding::new(age.span, message).related(FindingPlace::Here(life.span), related);
    for years in if low == high { vec![high] } else { vec![high, low] } {
        if let Some(text) = renumbered(ctx, age.numeral, Decimal::from(years)) {
            let title = Message::new("age-mismatch-fix").with("replacement", text.trim());
            finding = finding.fix(title, vec![ProseEdit::replace(age.numeral, text)], Safety::Unsafe);
        }
    }
    finding
}
