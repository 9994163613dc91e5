//! Single words and figures that are a date by themselves: «lunedì», «ottobre», «Natale», «2025».

use super::name_run::is_prose;
use super::temporal::is_dash;
use super::time_cue::{is_short_in_pair, is_whole, month_first};
use super::time_shape::{Named, Reading, Shape};
use super::time_slots::{colon_clock, fill, is_written_as_month, word};
use super::time_year::bare_spoken_year;
use crate::article::{Case, Gap, TokenKind, TokenView, join_at, month_at, weekday_at, year_at};
use crate::lexicon::{DateJoin, DateWord, Kinds, ProseWord, Sense, Slot, SpanWord, WordForm};
use crate::value::{PartialDate, Timex};

/// A single word or figure that is a date by itself.
pub(super) fn single(view: TokenView<'_>, index: usize) -> Option<Reading> {
    let plain = |shape, end| Reading { tokens: index..end, shape, weekday: None, notation: None };
    if let Some((clock, end)) = colon_clock(view, index) {
        return Some(plain(Shape::Clock(clock), end));
    }
    // «Domenica delle Palme» is more than a Sunday.
    let feast = fill(view, index, Slot::Holiday).filter(|(_, end)| index + 1 < *end);
    if let Some(found) = weekday_at(view, index).filter(|_| feast.is_none()) {
        let is_short = view
            .senses_in(index, Kinds::DATE)
            .any(|(_, sense)| matches!(sense, Sense::Date(DateWord::Weekday(_, WordForm::Short))));
        let stands = !is_short && !is_in_name(view, index, found.end);
        // “Mon 13th”
        let ranked = is_short
            && view.get(found.end).is_some_and(|it| it.kind == TokenKind::Digits && it.gap == Gap::Space)
            && view.get(found.end + 1).is_some_and(|it| it.kind == TokenKind::Word && it.gap == Gap::None);
        let read = || weekday(view, index, found.weekday, found.end);
        return (stands || ranked).then(read).filter(|it| stands || matches!(it.shape, Shape::Date(_)));
    }
    if let Some(found) = month_at(view, index) {
        if let Some(found) = month_first(view, index) {
            return Some(found);
        }
        let paired = found.form == WordForm::Short && is_short_in_pair(view, index, found.after_stop);
        let end = if paired { found.after_stop } else { found.end };
        return (paired || bare_month(view, index, found.form))
            .then(|| plain(Shape::Bare(Named::Month(found.number)), end));
    }
    if let Some((year, end)) = year_at(view, index) {
        return bare_year(view, index, year, end);
    }
    if let Some(found) = bare_spoken_year(view, index) {
        return Some(found);
    }
    if let Some((part, end)) = word(view, index, |word| match word {
        DateWord::DayPart(part) => Some(*part),
        _ => None,
    }) {
        return Some(plain(Shape::Part(part, false), end));
    }
    let holiday = fill(view, index, Slot::Holiday);
    if let Some((super::time_shape::Part::Named(named), end)) = holiday {
        let is_wary = |holiday: usize| view.lexicon.dates.holidays.get(holiday).is_some_and(|it| it.wary);
        let wary = matches!(named, Named::Holiday(holiday) if is_wary(holiday));
        let alone = |holiday: usize| view.lexicon.dates.holidays.get(holiday).is_some_and(|it| it.alone);
        let lone = matches!(named, Named::Holiday(holiday) if alone(holiday));
        if lone {
            return is_whole(view, &(index..end)).then(|| plain(Shape::Bare(named), end));
        }
        let is_kind = is_kind_of_noun(view, index, end) && weekday_at(view, index).is_none();
        let stands = !wary && !is_in_name(view, index, end) && !is_kind;
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
        view.senses_in(at, Kinds::DATE)
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
    view.senses_in(index, Kinds::DATE)
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
        let functional = view
            .senses_in(at, Kinds::PROSE)
            .any(|(_, sense)| matches!(sense, Sense::Prose(word) if word.is_function()));
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
    let comma = end + usize::from(view.is_sign(end, ','));
    let at = join_at(view, comma, DateJoin::WeekdayDay);
    let spoken =
        at.filter(|at| *at == end + 1).and_then(|at| fill(view, at, Slot::Nth)).and_then(|(part, after)| {
            match part {
                super::time_shape::Part::Nth(nth) => Some((i8::try_from(nth).ok()?, after)),
                _ => None,
            }
        });
    let at = at.unwrap_or(end);
    let figure = crate::article::day_at(view, at)
        .filter(|_| view.get(at).is_some_and(|it| it.kind == TokenKind::Digits && it.gap != Gap::Block));
    let day = figure.or(spoken).filter(|(day, after)| (1..=31).contains(day) && !counts_a_noun(view, *after));
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
pub(super) fn is_figure(view: TokenView<'_>, end: usize) -> bool {
    end.checked_sub(1).and_then(|at| view.get(at)).is_some_and(|token| token.kind == TokenKind::Digits)
        || end.checked_sub(1).is_some_and(|at| fill(view, at, Slot::Count).is_some())
}

/// Whether a number before token `index` may count what stands there: only a sign, an end or a function word
/// says no.
pub(super) fn counts_a_noun(view: TokenView<'_>, index: usize) -> bool {
    let Some(next) = view.get(index).filter(|next| next.gap != Gap::Block) else { return false };
    match next.kind {
        TokenKind::Digits => true,
        TokenKind::Sign => matches!(next.first, '%' | '€' | '$' | '£' | ':' | '/' | '-' | '°' | '\'' | '’'),
        TokenKind::Word if is_future(view, index) => false,
        TokenKind::Word => {
            !view.senses_in(index, Kinds::DATE.or(Kinds::PROSE)).any(|(_, sense)| match sense {
                Sense::Prose(word) => word.is_function(),
                Sense::Date(word) => matches!(
                    word,
                    DateWord::DayPart(_) | DateWord::Weekday(..) | DateWord::Half(_) | DateWord::ClockTail
                ),
                _ => false,
            })
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
    let led = super::temporal::led_by(view, index, &DateWord::BeforeMonth);
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

/// A bare year, where something says that it is one; «2019-20» too.
fn bare_year(view: TokenView<'_>, index: usize, year: i16, end: usize) -> Option<Reading> {
    let led = super::temporal::led_by(view, index, &DateWord::BeforeYear);
    let likely = (1900..=2100).contains(&year);
    let in_brackets = index.checked_sub(1).is_some_and(|at| view.is_sign(at, '('))
        && (view.is_sign(end, ')') || view.is_sign(end, ',') || is_dash(view, end));
    // „der 1960 geborene Maler“: what follows says what happened then.
    let tells = view
        .senses_in(end, Kinds::EVENT.or(Kinds::SPAN))
        .any(|(_, sense)| matches!(sense, Sense::Event(_) | Sense::Span(SpanWord::Begun | SpanWord::Born)));
    let years = last_year(view, year, end).or_else(|| last_year_in_brackets(view, index, year, end));
    let follows = counts_a_noun(view, end) && years.is_none() && !(tells && view.lexicon.dates.capital_nouns);
    let round = year % 100 == 0 || !likely;
    let sure = led && (!follows || !round) || in_brackets && likely;
    let free = likely && !round && !follows && view.get(index).is_some_and(|it| it.gap != Gap::None);
    if !sure && !free {
        return None;
    }
    let value = Timex::year(year)?;
    if let Some((last, end)) = years {
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

/// The second year of «(1915-1896)»: a slip of the pen, but years for sure.
fn last_year_in_brackets(
    view: TokenView<'_>,
    index: usize,
    first: i16,
    end: usize,
) -> Option<(Timex, usize)> {
    let touches = |at: usize| view.get(at).is_some_and(|token| token.gap == Gap::None);
    let opens = index.checked_sub(1).is_some_and(|at| view.is_sign(at, '('));
    let closes = is_dash(view, end) && touches(end) && touches(end + 1) && view.is_sign(end + 2, ')');
    let last = view.text_of(end + 1).parse::<i16>().ok().filter(|last| (1000..first).contains(last))?;
    (opens && closes && first - last < 120).then(|| Timex::year(last)).flatten().map(|value| (value, end + 2))
}

/// «alle 12 chiuderanno»: a long ending of the future is on no noun.
fn is_future(view: TokenView<'_>, index: usize) -> bool {
    let word = view.text_of(index);
    let long = |ending: &&String| 4 <= ending.chars().count();
    view.lexicon.dates.future_endings.iter().filter(long).any(|ending| word.ends_with(ending.as_str()))
}
