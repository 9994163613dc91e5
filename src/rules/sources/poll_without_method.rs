//! A poll's figure in an article that does not tell who asked, how many, and when.

use std::ops::Range;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostic::{Level, Safety};
use crate::lexicon::{Cue, ProseWord, SourceWord};
use crate::mention::{Exempt, NameKind, Quantity, QuantityKind, Step, Temporal, TemporalForm};
use crate::rules::{Context, Family, Finding, Findings, Message, Meta, NoOptions, ProseEdit, Value};
use crate::value::{Granularity, Timex};

/// What the rule is.
pub const META: Meta = Meta {
    code: "poll-without-method",
    family: Family::Sources,
    level: Level::Warning,
    page: include_str!("../../../rules/sources/poll-without-method.md"),
};

/// Fewer people than these are no sample: «due intervistati su tre».
const SAMPLE: u32 = 100;

/// How far from the word for the poll its maker or the people asked may stand, in tokens.
const BESIDE: usize = 6;

/// How far before a date a verb stands that makes it the day of publication, in tokens.
const RELEASE: usize = 4;

/// A poll that is so many days old is history.
const A_YEAR: i32 = 365;

/// So many tokens of a sentence are looked through.
const REACH: usize = 400;

/// Reports the first poll figure of an article that lacks maker, sample or dates.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    let polls = Polls::of(ctx);
    let Some((poll, figure)) = first_figure(ctx, &polls) else { return };
    if polls.sentences.iter().any(|&index| is_linked(ctx, index)) || is_among_readers(ctx) {
        return;
    }
    // An exit poll is taken on the day of the vote, at the polling stations.
    let is_exit_poll = ctx.source_word(poll, SourceWord::ExitPoll).is_some();
    let missing = Missing {
        maker: !has_maker(ctx, &polls),
        sample: !is_exit_poll && !has_sample(ctx, &polls),
        dates: !is_exit_poll && !has_dates(ctx, &polls),
    };
    let Some(kind) = missing.name() else { return };
    let span = figure.span.cover(ctx.view().get(poll).map_or(figure.span, |token| token.span));
    let span = if ctx.sentence(figure.sentence).is_some_and(|it| it.tokens.contains(&poll)) {
        span
    } else {
        figure.span
    };
    let message = Message::new("poll-without-method")
        .with("figure", ctx.line(figure.span))
        .with("missing", Value::Choice(kind));
    let end = ctx.clause_end(figure.sentence, span.end());
    let edit = ProseEdit::insert(end, Message::new("poll-without-method-insert"));
    let title = Message::new("poll-without-method-fix-insert");
    out.push(Finding::new(span, message).fix(title, vec![edit], Safety::Snippet));
}

/// What an article does not tell of its polls.
struct Missing {
    maker: bool,
    sample: bool,
    dates: bool,
}

impl Missing {
    fn name(&self) -> Option<&'static str> {
        match (self.maker, self.sample, self.dates) {
            (false, false, false) => None,
            (true, false, false) => Some("maker"),
            (false, true, false) => Some("sample"),
            (false, false, true) => Some("dates"),
            (true, true, false) => Some("maker-sample"),
            (true, false, true) => Some("maker-dates"),
            (false, true, true) => Some("sample-dates"),
            (true, true, true) => Some("all"),
        }
    }
}

/// Where an article speaks of polls.
struct Polls {
    /// Where the word stands, in order.
    words: Vec<usize>,
    /// The sentences that tell of a poll or of how it was made, in order.
    sentences: Vec<usize>,
}

impl Polls {
    fn of(ctx: &Context<'_>) -> Self {
        let mut words = Vec::new();
        let mut sentences = Vec::new();
        for (index, sentence) in ctx.article().sentences.iter().enumerate() {
            let tokens = || sentence.tokens.clone();
            // “Turnout at Sunday's poll”: an election.
            if tokens().any(|at| ctx.source_word(at, SourceWord::NoPoll).is_some()) {
                continue;
            }
            let n_words = words.len();
            words.extend(tokens().filter(|&at| ctx.source_word(at, SourceWord::Poll).is_some()));
            if n_words < words.len() || tokens().any(|at| is_method(ctx, at)) {
                sentences.push(index);
            }
        }
        Self { words, sentences }
    }

    /// The first word for a poll among the tokens.
    fn word_in(&self, tokens: &Range<usize>) -> Option<usize> {
        let at = self.words.partition_point(|word| *word < tokens.start);
        self.words.get(at).copied().filter(|word| *word < tokens.end)
    }
}

fn is_method(ctx: &Context<'_>, at: usize) -> bool {
    ctx.source_word(at, SourceWord::PollMethod).is_some()
}

/// The first figure that a poll gives, with the word for the poll: in its sentence or the one behind.
fn first_figure<'a>(ctx: &Context<'a>, polls: &Polls) -> Option<(usize, &'a Quantity)> {
    ctx.article().sentences.iter().enumerate().find_map(|(index, sentence)| {
        let word = polls.word_in(&sentence.tokens)?;
        if !ctx.is_body(index) || is_past(ctx, index) {
            return None;
        }
        let next = ctx.sentence(index + 1).filter(|it| it.paragraph == sentence.paragraph);
        let next = next.filter(|it| polls.word_in(&it.tokens).is_none()).map(|_| index + 1);
        let shares = |sentence| ctx.quantities_in(sentence).map(|(_, it)| it).find(|it| is_share(ctx, it));
        shares(index).or_else(|| next.and_then(shares)).map(|figure| (word, figure))
    })
}

/// Whether the quantity is a share of those asked, a distance between two, or «due italiani su tre».
fn is_share(ctx: &Context<'_>, quantity: &Quantity) -> bool {
    use QuantityKind::{Count, Fraction, Percent, Points};
    match quantity.kind {
        Percent | Points | Fraction => true,
        Count if quantity.value.value < Decimal::from(SAMPLE) => {
            let end = ctx.tokens_of(quantity.numeral).end;
            (end..end + 2).any(|at| {
                ctx.source_word(at, SourceWord::PollUnit).is_some()
                    || ctx.source_word(at, SourceWord::Respondent).is_some()
            })
        }
        _ => false,
    }
}

/// Whether a sentence tells in passing of a poll of long ago.
fn is_past(ctx: &Context<'_>, sentence: usize) -> bool {
    let Some(published) = ctx.published() else {
        return false;
    };
    let is_old = |time: &Temporal| match time.value {
        Some(Timex::Day(day)) => is_long_ago(day, published),
        Some(Timex::Period { last, .. }) => is_long_ago(last, published),
        _ => false,
    };
    times_in(ctx, sentence).any(is_old)
        && !ctx.sentence(sentence).is_some_and(|it| {
            it.tokens.clone().take(REACH).any(|at| is_method(ctx, at))
                && times_in(ctx, sentence).any(|time| !is_old(time))
        })
}

fn is_long_ago(day: Date, published: Date) -> bool {
    day.until(published).is_ok_and(|distance| A_YEAR < distance.get_days())
}

fn times_in<'a>(ctx: &Context<'a>, sentence: usize) -> impl Iterator<Item = &'a Temporal> + use<'a> {
    let times = &ctx.mentions().times;
    let first = times.partition_point(|time| time.sentence < sentence);
    times[first..].iter().take_while(move |time| time.sentence == sentence)
}

fn is_linked(ctx: &Context<'_>, sentence: usize) -> bool {
    let Some(sentence) = ctx.sentence(sentence) else { return false };
    let attributions = &ctx.mentions().attributions;
    let first = attributions.partition_point(|it| it.cue.start() < sentence.span.start());
    attributions[first..]
        .iter()
        .take_while(|it| it.cue.start() < sentence.span.end())
        .any(|it| it.step == Step::Reference)
}

fn is_among_readers(ctx: &Context<'_>) -> bool {
    let mut sentences = ctx.article().sentences.iter();
    sentences.any(|it| ctx.has_source_word(it.tokens.clone(), SourceWord::ReaderPoll))
}

/// Whether an institute is named: a known one anywhere, another beside the word for the poll or as its agent.
fn has_maker(ctx: &Context<'_>, polls: &Polls) -> bool {
    let view = ctx.view();
    if ctx.article().sentences.iter().any(|it| ctx.has_source_word(it.tokens.clone(), SourceWord::Pollster)) {
        return true;
    }
    let is_name = |at: usize| {
        view.get(at).is_some_and(|token| {
            ctx.names_on(token.span).any(|name| matches!(name.kind, NameKind::Organisation | NameKind::Other))
        })
    };
    let is_body = |at: usize| {
        use crate::lexicon::SourceNoun::Body;
        ctx.is_cue(at, |cue| matches!(cue, Cue::Noun(Body)))
    };
    let ties = |at: usize| ctx.is_cue(at, |cue| matches!(cue, Cue::Agent | Cue::Owner | Cue::Preposition));
    let is_stop = |at: usize| view.get(at).is_some_and(|token| matches!(token.first, '.' | ';' | ':'));
    let behind = |from: usize| (from..from + BESIDE).take_while(|&at| !is_stop(at));
    polls.words.iter().any(|&word| {
        let before = word.checked_sub(1);
        let genitive = before.filter(|&at| view.text_of(at).ends_with('s')).and_then(|at| at.checked_sub(1));
        before.is_some_and(is_name)
            || genitive.is_some_and(is_name)
            || is_name(word + 1)
            || behind(word + 1).any(|at| ties(at) && (at + 1..at + 4).any(|at| is_name(at) || is_body(at)))
    }) || polls.sentences.iter().filter_map(|&index| ctx.sentence(index)).any(|sentence| {
        let tokens = || sentence.tokens.clone().take(REACH);
        let agent = |at: usize| ctx.is_cue(at, |cue| matches!(cue, Cue::Agent));
        let is_made = |at: usize| {
            is_method(ctx, at)
                && behind(at + 1).any(|by| agent(by) && (by + 1..by + 5).any(|at| is_name(at) || is_body(at)))
        };
        tokens().any(is_made)
    })
}

/// Whether a number of people asked stands anywhere.
fn has_sample(ctx: &Context<'_>, polls: &Polls) -> bool {
    ctx.mentions().quantities.iter().any(|quantity| {
        let is_count = quantity.kind == QuantityKind::Count
            && Decimal::from(SAMPLE) <= quantity.value.value
            && quantity.exempt != Some(Exempt::Year);
        let is_told = || {
            let tokens = ctx.tokens_of(quantity.span);
            let from = tokens.start.saturating_sub(BESIDE);
            let asked =
                |at: usize| is_method(ctx, at) || ctx.source_word(at, SourceWord::Respondent).is_some();
            // «su 1.200 residenti»: of a poll itself, whoever they are.
            let is_among = polls.word_in(&(tokens.start.saturating_sub(BESIDE)..tokens.start)).is_some()
                && (1..=2).any(|n| ctx.is_word(tokens.start.saturating_sub(n), ProseWord::Preposition));
            is_among || (from..tokens.end + BESIDE).any(asked)
        };
        is_count
            && (polls.sentences.binary_search(&quantity.sentence).is_ok() || is_near(polls, quantity))
            && is_told()
    })
}

/// Whether a sentence about a poll stands beside the quantity's.
fn is_near(polls: &Polls, quantity: &Quantity) -> bool {
    let at = polls.sentences.partition_point(|sentence| sentence + 1 < quantity.sentence);
    polls.sentences.get(at).is_some_and(|sentence| *sentence <= quantity.sentence + 1)
}

/// Whether the days on which people were asked stand in a sentence about a poll.
fn has_dates(ctx: &Context<'_>, polls: &Polls) -> bool {
    polls
        .sentences
        .iter()
        .any(|&index| times_in(ctx, index).any(|time| is_fieldwork(time) && !is_release(ctx, time)))
}

/// Whether the expression names days, a week or a month.
fn is_fieldwork(time: &Temporal) -> bool {
    let is_named = matches!(
        time.form,
        TemporalForm::Absolute | TemporalForm::Relative | TemporalForm::Range | TemporalForm::Open
    );
    let is_wide = matches!(&time.value, Some(Timex::Period { grain, .. }) if *grain == Granularity::Year);
    let is_year = time.value.is_none() && time.parts.month.is_none() && time.form == TemporalForm::Absolute;
    is_named && !is_wide && !is_year
}

/// Whether the date is the poll's publication: «pubblicato martedì».
fn is_release(ctx: &Context<'_>, time: &Temporal) -> bool {
    let start = ctx.view().tokens.at(time.span.start());
    let before = (start.saturating_sub(RELEASE)..start).rev();
    // “carried out by …” is how it was made, and no “out”.
    let in_method = |at: usize| {
        (0..3).filter_map(|back| Some((at.checked_sub(back)?, back))).any(|(first, back)| {
            ctx.source_word(first, SourceWord::PollMethod).is_some_and(|n_tokens| back < n_tokens)
        })
    };
    let is_made = |at: &usize| !in_method(*at) && !ctx.is_word(*at, ProseWord::Conjunction);
    before.take_while(|at| is_made(at)).any(|at| ctx.source_word(at, SourceWord::PollRelease).is_some())
}
