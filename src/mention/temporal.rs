//! Temporal expressions: dates, clock times, spans, durations and what comes back, in every form.
//!
//! «Tre giorni dopo, il 12 marzo 2025, alle 20.45» gives three. A first pass reads what stands there, a
//! second joins neighbours («dal 3 al 5 maggio», «ieri alle 20»), a third places all on the calendar.

use std::ops::Range;

use super::anchor::{Ground, resolve};
use super::name_run::is_prose;
use super::tense::tense_around;
use super::time_frame::framed;
use super::time_join::{join, join_again, with_day_behind};
use super::time_phrase::{is_of_a_day, phrase_at};
use super::time_shape::{Named, Reading, Shape};
use super::time_slots::{colon_clock, fill, is_written_as_month, word};
use crate::article::{Article, Case, Gap, TokenKind, TokenView, month_at, weekday_at, written_date, year_at};
use crate::lexicon::{DateWord, Lexicon, ProseWord, Sense, Slot, WordForm};
use crate::mention::{Temporal, TemporalForm};
use crate::value::{Granularity, PartialDate, Timex};

/// How many sentences back «il giorno dopo» looks for its day.
const MEMORY: usize = 3;

/// Every temporal expression of the article, in the order of the text.
pub fn read_times(article: &Article, lexicon: &Lexicon) -> Vec<Temporal> {
    let view = article.view(lexicon);
    let dates = &view.lexicon.dates;
    let clocks = framed(view, &dates.clock_frames, scan(view));
    let framed = framed(view, &dates.time_frames, join(view, clocks));
    place(article, view, join_again(view, framed))
}

/// What stands in the text, one expression after the other.
fn scan(view: TokenView<'_>) -> Vec<Reading> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < view.tokens.list().len() {
        let day_before =
            out.last().is_some_and(|it: &Reading| at <= it.tokens.end + 1 && is_of_a_day(&it.shape));
        match Some(at).filter(|at| may_begin(view, *at)).and_then(|at| reading_at(view, at, day_before)) {
            Some(mut reading) => {
                with_clock_tail(view, &mut reading);
                at = reading.tokens.end.max(at + 1);
                out.push(reading);
            }
            None => at += 1,
        }
    }
    out
}

/// Whether an expression may begin at token `index`: most words of a text are told apart at once.
fn may_begin(view: TokenView<'_>, index: usize) -> bool {
    view.get(index).is_none_or(|token| {
        token.kind != TokenKind::Word
            || matches!(token.first, 'I' | 'V' | 'X')
            || view.lexicon.dates.compiled.word(0, token.word).is_some()
            || view.senses_at(index).any(|(_, sense)| matches!(sense, Sense::Date(_)))
    })
}

/// The longest expression that begins at token `index`.
fn reading_at(view: TokenView<'_>, index: usize, day_before: bool) -> Option<Reading> {
    let plain = |shape, end| Reading { tokens: index..end, shape, weekday: None, notation: None };
    let phrase = phrase_at(view, index, day_before).map(|(shape, end)| plain(shape, end));
    let date = written_date(view, index).map(|found| {
        let tokens = index..index + found.n_tokens;
        let (shape, notation) = (Shape::Date(found.parts), Some(found.notation));
        with_day_behind(view, Reading { tokens, shape, weekday: found.weekday, notation })
    });
    // «ce lundi 27 octobre»: the written date, with its weekday, is read behind the pointer.
    let phrase = phrase.filter(|it| !opens_written_date(view, it));
    // A bare hour may count what follows: «alle 20 persone».
    let phrase = phrase.filter(|it| match &it.shape {
        Shape::Clock(clock) => {
            clock.minute.is_some() || !is_figure(view, it.tokens.end) || !counts_a_noun(view, it.tokens.end)
        }
        _ => true,
    });
    let best = match (phrase, date) {
        (Some(phrase), Some(date)) if date.tokens.end <= phrase.tokens.end => Some(phrase),
        (phrase, date) => date.or(phrase),
    };
    best.or_else(|| single(view, index))
}

/// “8:30 pm ET”, «las ocho en punto»: what follows a clock time belongs to it.
fn with_clock_tail(view: TokenView<'_>, reading: &mut Reading) {
    while let Shape::Clock(clock) = reading.shape {
        let end = reading.tokens.end;
        let follows = view.get(end).is_some_and(|token| token.gap != Gap::Block);
        let tail = word(view, end, |word| match word {
            DateWord::Half(afternoon) => Some(Some(*afternoon)),
            DateWord::ClockTail => Some(None),
            _ => None,
        });
        let Some((half, after)) = tail.filter(|_| follows) else { break };
        reading.tokens.end = after;
        reading.shape = Shape::Clock(half.map_or(clock, |afternoon| clock.in_half(afternoon)));
    }
}

/// Whether a weekday with a pointer before it goes on as a written date.
fn opens_written_date(view: TokenView<'_>, phrase: &Reading) -> bool {
    matches!(phrase.shape, Shape::NamedShift(Named::Weekday(_), _))
        && (phrase.tokens.start + 1..phrase.tokens.end).any(|at| {
            written_date(view, at)
                .is_some_and(|found| found.weekday.is_some() && phrase.tokens.end < at + found.n_tokens)
        })
}

/// A single word or figure that is a date by itself.
fn single(view: TokenView<'_>, index: usize) -> Option<Reading> {
    let plain = |shape, end| Reading { tokens: index..end, shape, weekday: None, notation: None };
    if let Some((clock, end)) = colon_clock(view, index) {
        return Some(plain(Shape::Clock(clock), end));
    }
    if let Some(found) = weekday_at(view, index) {
        let is_short = view
            .senses_at(index)
            .any(|(_, sense)| matches!(sense, Sense::Date(DateWord::Weekday(_, WordForm::Short))));
        let stands = !is_short && !is_in_name(view, index, found.end);
        return stands.then(|| weekday(view, index, found.weekday, found.end));
    }
    if let Some(found) = month_at(view, index) {
        return bare_month(view, index, found.form)
            .then(|| plain(Shape::Bare(Named::Month(found.number)), found.end));
    }
    if let Some((year, end)) = year_at(view, index) {
        return bare_year(view, index, year, end);
    }
    if let Some((part, end)) = word(view, index, |word| match word {
        DateWord::DayPart(part) => Some(*part),
        _ => None,
    }) {
        return Some(plain(Shape::Part(part, false), end));
    }
    let holiday = fill(view, index, Slot::Holiday);
    if let Some((super::time_shape::Part::Named(named), end)) = holiday {
        let stands = !is_in_name(view, index, end) && !is_kind_of_noun(view, index, end);
        return stands.then(|| plain(Shape::Bare(named), end));
    }
    None
}

/// «pranzo di Natale», “a Christmas lunch”: a holiday that says the kind of something else.
fn is_kind_of_noun(view: TokenView<'_>, index: usize, end: usize) -> bool {
    let before = index.checked_sub(1);
    let is_word = |at: usize, next: usize| {
        let touches = view.get(next).is_some_and(|it| it.gap != Gap::Block);
        touches && view.get(at).is_some_and(|it| it.kind == TokenKind::Word)
    };
    let has = |at: usize, wanted: &DateWord| {
        view.senses_at(at)
            .any(|(n_tokens, sense)| n_tokens == 1 && matches!(sense, Sense::Date(it) if it == wanted))
    };
    let linked =
        before.filter(|&link| has(link, &DateWord::HolidayLink)).and_then(|link| link.checked_sub(1));
    if let Some(head) = linked {
        return is_word(head, head + 1) && !has(head, &DateWord::HolidayHead) && !is_unit(view, head);
    }
    let determined = before.is_some_and(|at| {
        is_prose(view, at, ProseWord::Article)
            || is_prose(view, at, ProseWord::Demonstrative)
            || view.text_of(at).starts_with(['\'', '’'])
    });
    view.lexicon.dates.holiday_before_noun
        && determined
        && is_word(end, end)
        && view.get(end).is_some_and(|it| it.case == Case::Lower)
        && view.senses_at(end).all(|(_, sense)| !matches!(sense, Sense::Prose(_) | Sense::Date(_)))
}

/// The name of a unit of time: «la settimana di Pasqua».
fn is_unit(view: TokenView<'_>, index: usize) -> bool {
    view.senses_at(index)
        .any(|(_, sense)| matches!(sense, Sense::Date(DateWord::Unit(_) | DateWord::DayPart(_))))
}

/// Whether the word with a capital at `index..end` stands beside another capital as in a name: «Mario Natale»,
/// but not «A Natale», nor what opens a sentence.
fn is_in_name(view: TokenView<'_>, index: usize, end: usize) -> bool {
    let names_start_like_days = !view.lexicon.dates.capitals;
    let Some(token) = view.get(index).filter(|token| names_start_like_days && token.case == Case::Capital)
    else {
        return false;
    };
    let is_name = |at: usize| {
        let functional =
            view.senses_at(at).any(|(_, sense)| matches!(sense, Sense::Prose(word) if word.is_function()));
        view.get(at).is_some_and(|it| it.case == Case::Capital) && !functional
    };
    let inside = token.gap == Gap::Space
        && index
            .checked_sub(1)
            .and_then(|at| view.get(at))
            .is_some_and(|before| before.kind == TokenKind::Word);
    let before = inside && index.checked_sub(1).is_some_and(is_name);
    let after = inside && is_name(end) && view.get(end).is_some_and(|it| it.gap == Gap::Space);
    before || after
}

/// A weekday, with the number of its day where that counts nothing: «martedì 14,» but not «sabato 20 persone».
fn weekday(view: TokenView<'_>, index: usize, weekday: jiff::civil::Weekday, end: usize) -> Reading {
    let day = crate::article::day_at(view, end).filter(|(day, after)| {
        let digits = view.get(end).is_some_and(|it| it.kind == TokenKind::Digits && it.gap != Gap::Block);
        digits && (1..=31).contains(day) && !counts_a_noun(view, *after)
    });
    match day {
        Some((day, after)) => Reading {
            tokens: index..after,
            shape: Shape::Date(PartialDate {
                day: Some(day),
                weekday: Some(weekday),
                ..PartialDate::default()
            }),
            weekday: Some(view.span(index..end)),
            notation: None,
        },
        None => Reading {
            tokens: index..end,
            shape: Shape::Bare(Named::Weekday(weekday)),
            weekday: Some(view.span(index..end)),
            notation: None,
        },
    }
}

/// Whether the token before `end` is a number, so that it might count what stands at `end`.
fn is_figure(view: TokenView<'_>, end: usize) -> bool {
    end.checked_sub(1).and_then(|at| view.get(at)).is_some_and(|token| token.kind == TokenKind::Digits)
        || end.checked_sub(1).is_some_and(|at| fill(view, at, Slot::Count).is_some())
}

/// Whether a number before token `index` may count what stands there: only a sign, an end or a function word
/// says no.
fn counts_a_noun(view: TokenView<'_>, index: usize) -> bool {
    let Some(next) = view.get(index).filter(|next| next.gap != Gap::Block) else { return false };
    match next.kind {
        TokenKind::Digits => true,
        TokenKind::Sign => matches!(next.first, '%' | '€' | '$' | '£' | ':' | '/' | '-' | '°' | '\'' | '’'),
        TokenKind::Word => {
            !view.senses_at(index).any(|(_, sense)| matches!(sense, Sense::Prose(word) if word.is_function()))
        }
    }
}

/// Whether a month's name without day and year is a month.
fn bare_month(view: TokenView<'_>, index: usize, form: WordForm) -> bool {
    let Some(token) = view.get(index) else { return false };
    let opens = token.gap == Gap::Block
        || index.checked_sub(1).is_some_and(|at| {
            view.is_sign(at, '.') || view.is_sign(at, '«') || view.is_sign(at, '“') || view.is_sign(at, '"')
        });
    let led = led_by(view, index, &DateWord::BeforeMonth);
    let next_is_name =
        view.get(index + 1).is_some_and(|next| next.gap == Gap::Space && matches!(next.case, Case::Capital));
    match form {
        WordForm::Short => false,
        WordForm::Wary => {
            led && token.case == Case::Capital && is_written_as_month(view, index, form) && !next_is_name
        }
        WordForm::Full if view.lexicon.dates.capitals => token.case != Case::Lower || led,
        // A month with a capital is part of a name, unless it opens a sentence.
        WordForm::Full => token.case == Case::Lower || opens && !next_is_name,
    }
}

/// Whether a word of this class ends just before token `index`.
pub(super) fn led_by(view: TokenView<'_>, index: usize, class: &DateWord) -> bool {
    (1..=4).filter_map(|back| index.checked_sub(back).map(|at| (at, back))).any(|(at, back)| {
        view.senses_at(at)
            .any(|(n_tokens, sense)| n_tokens == back && matches!(sense, Sense::Date(word) if word == class))
    })
}

/// A bare year, where something says that it is one; «2019-20» too.
fn bare_year(view: TokenView<'_>, index: usize, year: i16, end: usize) -> Option<Reading> {
    let led = led_by(view, index, &DateWord::BeforeYear);
    let likely = (1900..=2100).contains(&year);
    let in_brackets = view.is_sign(index.checked_sub(1)?, '(')
        && (view.is_sign(end, ')') || view.is_sign(end, ',') || is_dash(view, end));
    let follows = counts_a_noun(view, end) && last_year(view, year, end).is_none();
    let round = year % 100 == 0 || !likely;
    let sure = led && (!follows || !round) || in_brackets && likely;
    let free = likely && !round && !follows && view.get(index).is_some_and(|it| it.gap != Gap::None);
    if !sure && !free {
        return None;
    }
    let value = Timex::year(year)?;
    if let Some((last, end)) = last_year(view, year, end) {
        let shape = Shape::Between(Box::new(Shape::Fixed(value)), Box::new(Shape::Fixed(last)));
        return Some(Reading { tokens: index..end, shape, weekday: None, notation: None });
    }
    Some(Reading { tokens: index..end, shape: Shape::Fixed(value), weekday: None, notation: None })
}

/// The second year of «2019-2021» and «2019-20», where `end` follows the first.
fn last_year(view: TokenView<'_>, first: i16, end: usize) -> Option<(Timex, usize)> {
    let touches = |at: usize| view.get(at).is_some_and(|token| token.gap == Gap::None);
    let mark = is_dash(view, end) || view.is_sign(end, '/');
    if !mark || !touches(end) || !touches(end + 1) || touches(end + 2) && is_dash(view, end + 2) {
        return None;
    }
    let text = view.text_of(end + 1);
    let figure = text.parse::<i16>().ok()?;
    let last = match text.len() {
        2 => first - first % 100 + figure,
        4 => figure,
        _ => return None,
    };
    (first < last && last <= 2100).then(|| Timex::year(last)).flatten().map(|value| (value, end + 2))
}

/// A hyphen or dash.
pub(super) fn is_dash(view: TokenView<'_>, index: usize) -> bool {
    ['-', '–', '—', '‑'].into_iter().any(|dash| view.is_sign(index, dash))
}

/// Places the readings on the calendar.
fn place(article: &Article, view: TokenView<'_>, readings: Vec<Reading>) -> Vec<Temporal> {
    let mut out: Vec<Temporal> = Vec::with_capacity(readings.len());
    for reading in readings {
        let span = view.span(reading.tokens.clone());
        let sentence = article.sentence_at(span.start());
        let tokens =
            article.sentences.get(sentence).map_or(0..view.tokens.list().len(), |it| it.tokens.clone());
        let ground = Ground {
            publication: article.publication.as_ref().map(|publication| publication.date),
            antecedent: antecedent(&out, sentence),
            year: year_named(&out, sentence),
            day: day_named(&out, sentence),
            tense: tense_around(view, &reading.tokens, &tokens),
            lexicon: view.lexicon,
        };
        let (value, anchor) = resolve(&reading.shape, ground);
        let parts = reading.shape.parts();
        let readings = super::time_readings::readings(&reading.shape, value.as_ref(), ground);
        out.push(Temporal {
            span,
            form: reading.shape.form(),
            parts,
            weekday: reading.weekday,
            notation: reading.notation,
            value,
            anchor,
            sentence,
            readings,
        });
    }
    out
}

/// The last expressions of this sentence and the ones just before, latest first.
fn recent(times: &[Temporal], sentence: usize, memory: usize) -> impl Iterator<Item = (usize, &Temporal)> {
    let near = move |(_, it): &(usize, &Temporal)| sentence <= it.sentence.saturating_add(memory);
    times.iter().enumerate().rev().take(12).take_while(near)
}

fn antecedent(times: &[Temporal], sentence: usize) -> Option<(usize, &Timex)> {
    recent(times, sentence, MEMORY).find_map(|(index, it)| {
        let value = it.value.as_ref()?;
        matches!(value, Timex::Day(_) | Timex::Moment(..) | Timex::Period { .. }).then_some((index, value))
    })
}

fn year_named(times: &[Temporal], sentence: usize) -> Option<(usize, i16)> {
    recent(times, sentence, 0).find_map(|(index, it)| match (&it.value, it.form) {
        (Some(Timex::Period { first, grain: Granularity::Year, .. }), _) => Some((index, first.year())),
        (Some(_), TemporalForm::Absolute) => it.parts.year.map(|year| (index, year)),
        _ => None,
    })
}

fn day_named(times: &[Temporal], sentence: usize) -> Option<(usize, jiff::civil::Date)> {
    recent(times, sentence, 0).find_map(|(index, it)| match it.value {
        Some(Timex::Day(date) | Timex::Moment(date, _)) => Some((index, date)),
        _ => None,
    })
}

/// The tokens between two readings.
pub(super) fn between(one: &Reading, two: &Reading) -> Range<usize> {
    one.tokens.end..two.tokens.start.max(one.tokens.end)
}

/// Whether this phrase stands just at `tokens`.
pub(super) fn is_phrase(view: TokenView<'_>, tokens: &Range<usize>, class: &DateWord) -> bool {
    word(view, tokens.start, |word| (word == class).then_some(())).is_some()
        && view.senses_at(tokens.start).any(|(n_tokens, sense)| {
            n_tokens == tokens.len() && matches!(sense, Sense::Date(word) if word == class)
        })
}
