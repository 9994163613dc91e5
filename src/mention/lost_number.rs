//! Places that have lost their number: «oltre ettari», “killed more than people”, «il per cento», «tra e 30».
//!
//! An approximator, a percent sign or what is left of an age promises a number; what follows shows that it is
//! gone. «Oltre confine» and “more than people think” promise none. Knows no rules.

use crate::article::{Article, BlockRole, Case, Gap, TokenKind};
use crate::lexicon::{FormWord, Lexicon, Lost, NumberCue, NumberWord, ProseWord, Sense, UnitWord};
use crate::prose::BlockKind;

use super::counted_noun::{is_function, is_plural};
use super::numeral_reader::FigureReader;
use super::quantity_unit::unit_at;
use super::separators::Separators;
use crate::mention::{LostNumber, LostPlace, Quantity};

/// Every such place of the running text, in its order; `quantities` are the article's figures, in order.
pub fn read_lost_numbers(article: &Article, lexicon: &Lexicon, quantities: &[Quantity]) -> Vec<LostNumber> {
    let mut out: Vec<LostNumber> = Vec::new();
    let separators = Separators::of(article, lexicon);
    for (sentence, place) in article.sentences.iter().enumerate() {
        let is_cell = article
            .prose
            .blocks
            .get(place.block)
            .is_none_or(|block| matches!(block.kind, BlockKind::TableCell | BlockKind::Footnote));
        if is_cell || !matches!(place.role, BlockRole::Body | BlockRole::Headline | BlockRole::Standfirst) {
            continue;
        }
        let reader = FigureReader {
            view: article.view(lexicon),
            separators,
            start: place.tokens.start,
            end: place.tokens.end,
        };
        let mut past = place.span.start();
        for at in place.tokens.clone() {
            let Some(token) = reader.view.get(at) else { break };
            if token.span.start() < past {
                continue;
            }
            if let Some((end, place)) = lost_at(&reader, at) {
                let span = reader.view.span(at..end);
                let first = quantities.partition_point(|it| it.span.end() <= span.start());
                // «per cento» may be read as a hundred, and one end of a range is there.
                let own =
                    matches!(place, LostPlace::Range | LostPlace::Percent) || is_scale(&reader, end - 1);
                let is_figure = |it: &Quantity| it.figure.start() < span.end() && !own;
                if quantities.get(first).is_none_or(|it| !is_figure(it)) {
                    past = span.end();
                    out.push(LostNumber { span, place, sentence });
                }
            }
        }
    }
    out
}

/// The place without its number that begins at `at`, and the token behind it.
fn lost_at(reader: &FigureReader<'_>, at: usize) -> Option<(usize, LostPlace)> {
    range_at(reader, at)
        .map(|end| (end, LostPlace::Range))
        .or_else(|| percent_at(reader, at).map(|end| (end, LostPlace::Percent)))
        .or_else(|| counted_at(reader, at).map(|end| (end, LostPlace::Counted)))
        .or_else(|| money_at(reader, at).map(|end| (end, LostPlace::Money)))
        .or_else(|| age_at(reader, at).map(|end| (end, LostPlace::Age)))
}

/// The phrase at `at` that `pick` accepts: the token behind it.
fn lost_word<Picked>(
    reader: &FigureReader<'_>,
    at: usize,
    pick: impl Fn(Lost) -> Option<Picked>,
) -> Option<(usize, Picked)> {
    reader.view.senses_at(at).find_map(|(n_tokens, sense)| match sense {
        Sense::Form(FormWord::Lost(lost)) if at + n_tokens <= reader.end => {
            pick(*lost).map(|picked| (at + n_tokens, picked))
        }
        _ => None,
    })
}

/// «tra e 30 feriti».
fn range_at(reader: &FigureReader<'_>, at: usize) -> Option<usize> {
    let (opened, row) = reader.word(at, |word| match word {
        NumberWord::RangeOpen(row) => Some(*row),
        _ => None,
    })?;
    let linked = |from: usize| {
        reader.word(from, |word| (*word == NumberWord::RangeLink(row)).then_some(())).map(|(end, ())| end)
    };
    // The longest phrase may hold the article, and the article may stand alone.
    let end = linked(opened)?;
    (reader.kind(end) == Some(TokenKind::Digits)).then_some(end + 1)
}

/// «il per cento», “by percent”.
fn percent_at(reader: &FigureReader<'_>, at: usize) -> Option<usize> {
    let (led, ()) = lost_word(reader, at, |lost| (lost == Lost::PercentLead).then_some(()))?;
    if reader.view.is_sign(led, '%') {
        return Some(led + 1).filter(|end| reader.kind(*end) != Some(TokenKind::Digits));
    }
    let (end, ()) = lost_word(reader, led, |lost| (lost == Lost::Percent).then_some(()))?;
    (!reader.is_dash(end) || !reader.touches_left(end)).then_some(end)
}

/// «oltre ettari», “killed more than people”.
fn counted_at(reader: &FigureReader<'_>, at: usize) -> Option<usize> {
    [Lost::Always, Lost::Counted, Lost::CountedAtStart, Lost::CountedBehind, Lost::Measured]
        .into_iter()
        .find_map(|kind| counted_as(reader, at, kind))
}

/// The same for an approximator of one kind.
fn counted_as(reader: &FigureReader<'_>, at: usize, kind: Lost) -> Option<usize> {
    let (led, lost) = lost_word(reader, at, |lost| (lost == kind).then_some(lost))?;
    if is_number(reader, at.wrapping_sub(1)) || is_topic(reader, at) {
        return None;
    }
    let mut thing = led;
    while thing < led + 2
        && let Some(behind) = reader.cue(thing, NumberCue::PreAdjective)
    {
        thing = behind;
    }
    let (end, is_unit) = match unit(reader, thing) {
        Some(end) => (end, true),
        None if is_scale(reader, thing) && matches!(lost, Lost::Always | Lost::Counted)
            || is_scale_of_money(reader, thing) =>
        {
            (thing + 1, true)
        }
        None => (counted(reader, thing, lost)?, false),
    };
    if is_number(reader, end) {
        return None;
    }
    let auxiliary = |it: &Sense| matches!(it, Sense::Prose(ProseWord::Auxiliary));
    // “that more than people were evacuated”: what a clause opens with has something done to it.
    let is_subject = (is_unit || !matches!(lost, Lost::Measured | Lost::CountedBehind))
        && opens_clause(reader, at)
        && reader.view.senses_at(end).any(|(_, sense)| auxiliary(sense));
    // «erano più di persone.»
    let is_whole = lost == Lost::Measured
        && has_sense(reader, at, auxiliary)
        && reader.kind(end).is_none_or(|kind| kind == TokenKind::Sign)
        && !reader.view.is_sign(end, ':');
    let fits = match lost {
        _ if is_subject || is_whole || is_scale_of_money(reader, thing) => true,
        Lost::Always | Lost::Counted => true,
        Lost::Measured => is_unit,
        Lost::CountedAtStart => {
            let measured =
                |it: &Sense| matches!(it, Sense::Prose(ProseWord::Auxiliary) | Sense::Predicate(_));
            !compares(reader, end)
                && (at == reader.start && !reader.view.is_sign(end, ',')
                    || is_behind(reader, at)
                    || is_unit && has_sense(reader, at, measured))
        }
        // “At least people were killed”, but not “At least people know”.
        Lost::CountedBehind => {
            is_behind(reader, at)
                || (at == reader.start || opens_clause(reader, at))
                    && (end..(end + 3).min(reader.end)).any(|near| is_crowd(reader, near))
        }
        _ => false,
    };
    fits.then_some(end)
}

/// Whether a clause of report begins at `at`: “said that more than”.
fn opens_clause(reader: &FigureReader<'_>, at: usize) -> bool {
    has_sense(reader, at, |sense| matches!(sense, Sense::Prose(ProseWord::Conjunction | ProseWord::Relative)))
}

/// “about million pounds”: a scale word without an article, and the currency behind it.
fn is_scale_of_money(reader: &FigureReader<'_>, at: usize) -> bool {
    let scale = reader.word(at, |word| matches!(word, NumberWord::Scale(_)).then_some(()));
    // “million dollar babies” is no amount.
    let unit = scale.filter(|(end, ())| is_plural(&reader.folded(*end), reader.view.lexicon));
    matches!(unit.and_then(|(end, ())| unit_at(reader, end)), Some((_, UnitWord::Currency(_))))
}

/// «circa milioni di euro»: a great scale word in the plural that has no number.
fn is_scale(reader: &FigureReader<'_>, at: usize) -> bool {
    let great = |word: &NumberWord| matches!(word, NumberWord::Scale(scale) if 1_000_000 <= *scale);
    is_plural(&reader.folded(at), reader.view.lexicon)
        && reader.word(at, |word| great(word).then_some(())).is_some()
}

/// The unit that is more than a letter at `at`: the token behind it.
fn unit(reader: &FigureReader<'_>, at: usize) -> Option<usize> {
    let (end, unit) = unit_at(reader, at)?;
    let written = reader.view.text_of(at);
    let is_word = match unit {
        UnitWord::Unit(_) => 2 <= written.chars().count(),
        UnitWord::Currency(_) | UnitWord::Points => 4 <= written.chars().count(),
        _ => false,
    };
    let small = reader.case(at) == Some(Case::Lower) || reader.pack().capital_nouns;
    let many = is_plural(&reader.folded(end - 1), reader.view.lexicon)
        || reader.pack().capital_nouns
        || written.chars().count() < 4;
    (is_word && small && many && !is_function(reader, at)).then_some(end)
}

/// The noun in the plural at `at` that is counted: the token behind it.
fn counted(reader: &FigureReader<'_>, at: usize, lost: Lost) -> Option<usize> {
    let capital = reader.pack().capital_nouns;
    let wanted = if capital { Case::Capital } else { Case::Lower };
    let folded = reader.folded(at);
    if reader.case(at) != Some(wanted)
        || is_function(reader, at)
        || !capital && !is_plural(&folded, reader.view.lexicon)
    {
        return None;
    }
    let known = reader.view.find_sense(at, |sense| matches!(sense, Sense::Measure(_)).then_some(()));
    match known {
        Some((n_tokens, ())) => Some(at + n_tokens),
        // „an die Häuser“ may be anything; “approximately houses” has lost its number.
        None => (lost == Lost::Always && !capital).then_some(at + 1),
    }
}

/// Whether a number stands at `at`.
fn is_number(reader: &FigureReader<'_>, at: usize) -> bool {
    reader.kind(at) == Some(TokenKind::Digits)
        || reader
            .word(at, |word| {
                matches!(
                    word,
                    NumberWord::Cardinal(_)
                        | NumberWord::Scale(_)
                        | NumberWord::Collective(_)
                        | NumberWord::Half
                        | NumberWord::Share(..)
                )
                .then_some(())
            })
            .is_some()
}

/// “more than people think”: the noun is compared.
fn compares(reader: &FigureReader<'_>, at: usize) -> bool {
    lost_word(reader, at, |lost| (lost == Lost::Comparison).then_some(())).is_some()
}

/// «informazioni circa persone scomparse»: about, as a preposition.
fn is_topic(reader: &FigureReader<'_>, at: usize) -> bool {
    has_sense(reader, at, |sense| matches!(sense, Sense::Form(FormWord::Lost(Lost::Topic))))
}

/// Whether a phrase with a reading that `pick` accepts ends before `at`.
fn has_sense(reader: &FigureReader<'_>, at: usize, pick: impl Fn(&Sense) -> bool) -> bool {
    (at.saturating_sub(2).max(reader.start)..at)
        .any(|from| reader.view.senses_at(from).any(|(n_tokens, sense)| from + n_tokens == at && pick(sense)))
}

/// Verbs of what happens to people in numbers, beside those whose count grows by the hour.
const CROWDS: [&str; 9] =
    ["attend", "arrive", "employ", "dismiss", "vaccinate", "rescue", "capture", "kidnap", "train"];

/// Whether a preposition, or a verb of what happens to people in numbers, stands before: “killed more than people”.
fn is_behind(reader: &FigureReader<'_>, at: usize) -> bool {
    has_sense(reader, at, |sense| matches!(sense, Sense::Prose(ProseWord::Preposition)))
        || at.checked_sub(1).is_some_and(|before| reader.start <= before && is_crowd(reader, before))
}

/// Whether the word at `at` says what happens to people in numbers.
fn is_crowd(reader: &FigureReader<'_>, at: usize) -> bool {
    let claims = &reader.view.lexicon.claims;
    reader.view.senses_at(at).any(|(_, sense)| match sense {
        Sense::Predicate(family) => {
            claims.is_running("", Some(&family.0)) || CROWDS.contains(&family.0.as_ref())
        }
        _ => false,
    })
}

/// “a $ million loan”, «una multa di euro».
fn money_at(reader: &FigureReader<'_>, at: usize) -> Option<usize> {
    if let Some((noun, ())) = lost_word(reader, at, |lost| (lost == Lost::Amount).then_some(())) {
        let of = reader.cue(noun, NumberCue::Of)?;
        let (end, unit) = unit_at(reader, of)?;
        let money = matches!(unit, UnitWord::Currency(_)) && 4 <= reader.view.text_of(of).chars().count();
        return (money && reader.case(of) != Some(Case::Upper) && !is_number(reader, end)).then_some(end);
    }
    let (behind, unit) = unit_at(reader, at)?;
    let sign = matches!(unit, UnitWord::CurrencySign(_)) && reader.kind(at) == Some(TokenKind::Sign);
    let led = at.checked_sub(1).filter(|before| reader.start <= *before)?;
    if !sign || reader.case(led) != Some(Case::Lower) {
        return None;
    }
    let (end, ()) = reader.word(behind, |word| matches!(word, NumberWord::Scale(_)).then_some(()))?;
    let approximated = lost_word(reader, led, |lost| {
        matches!(lost, Lost::Counted | Lost::CountedBehind | Lost::Always | Lost::PercentLead).then_some(())
    });
    (reader.kind(end) == Some(TokenKind::Word) || approximated.is_some()).then_some(end)
}

/// «un uomo di anni», “a -year-old girl”.
fn age_at(reader: &FigureReader<'_>, at: usize) -> Option<usize> {
    let dashed = reader.is_dash(at)
        && reader.touches_left(at + 1)
        && reader.view.get(at).is_some_and(|token| token.gap == Gap::Space);
    if dashed {
        let before = reader.case(at.wrapping_sub(1));
        return lost_word(reader, at + 1, |lost| (lost == Lost::DashedAge).then_some(()))
            .map(|(end, ())| end)
            .filter(|_| before.is_some());
    }
    let person = reader.cue(at, NumberCue::Person)?;
    let comma = usize::from(reader.view.is_sign(person, ','));
    let (end, ()) = lost_word(reader, person + comma, |lost| (lost == Lost::Age).then_some(()))?;
    let closed = comma == 0 || reader.view.is_sign(end, ',');
    (closed && !is_number(reader, end) && !matches!(reader.case(end), Some(Case::Capital))).then_some(end)
}
