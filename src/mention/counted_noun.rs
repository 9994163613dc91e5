//! The noun that a bare number counts: «10.000 soldati nordcoreani», “300 North Korean workers”.

use crate::article::{Case, TokenKind};
use crate::lexicon::{Kinds, Lexicon, NumberCue, NumberWord, ProseWord, Sense};

use super::numeral::{Numeral, Sort};
use super::numeral_reader::FigureReader;
use crate::mention::CountedNoun;

/// How many words may stand between number and head.
const REACH: usize = 5;

/// How many words of a name a complement takes.
const NAME: usize = 4;

/// The noun counted by `numeral`, and the token behind it.
pub(super) fn counted_noun(reader: &FigureReader<'_>, numeral: &Numeral) -> Option<(usize, CountedNoun)> {
    let end = numeral.tokens.end;
    let dashed = reader.is_dash(end) && reader.touches_left(end) && reader.touches_left(end + 1);
    let mut at = end + usize::from(dashed);
    if numeral.scale.is_some() || matches!(numeral.sort, Sort::Collective | Sort::Fraction) {
        at = reader.cue(at, NumberCue::Of).unwrap_or(at);
    }
    if at == end && is_predicate(reader, numeral) {
        at += 1;
    }
    let (head, behind) = if reader.pack().head_last {
        head_last(reader, at, numeral)?
    } else {
        head_first(reader, at, numeral)?
    };
    let first = at.min(head);
    let span = reader.view.span(first..behind);
    let lemma = lemma(&reader.folded(head), reader.view.lexicon);
    let qualifiers = (first..behind)
        .filter(|index| {
            *index != head && reader.kind(*index) == Some(TokenKind::Word) && !is_function(reader, *index)
        })
        .map(|index| reader.folded(index))
        .collect();
    let class = reader.view.find_sense_in(head, Kinds::MEASURE, |sense| match sense {
        Sense::Measure(class) => Some(class.0.clone()),
        _ => None,
    });
    let head = reader.view.span(head..head + 1);
    Some((behind, CountedNoun { span, head, lemma, class: class.map(|(_, class)| class), qualifiers }))
}

/// «sono 300 i vigili assunti», «sono stati 12 gli alberi»: the noun follows with its article.
fn is_predicate(reader: &FigureReader<'_>, numeral: &Numeral) -> bool {
    let is = |index: usize, wanted: ProseWord| {
        reader
            .view
            .senses_in(index, Kinds::PROSE)
            .any(|(n_tokens, sense)| n_tokens == 1 && matches!(sense, Sense::Prose(word) if *word == wanted))
    };
    let before = numeral.tokens.start.checked_sub(1).filter(|before| reader.start <= *before);
    !reader.pack().head_last
        && numeral.sort == Sort::Cardinal
        && before.is_some_and(|before| is(before, ProseWord::Auxiliary))
        && is(numeral.tokens.end, ProseWord::Article)
}

/// Adjectives behind the head: Italian, Spanish, French; and German, where capitals tell the noun.
fn head_first(reader: &FigureReader<'_>, at: usize, numeral: &Numeral) -> Option<(usize, usize)> {
    let mut head = at;
    while let Some(behind) = reader.cue(head, NumberCue::PreAdjective).filter(|_| head < at + REACH) {
        head = behind;
    }
    if reader.pack().capital_nouns {
        while head < at + REACH && reader.case(head) == Some(Case::Lower) && !is_function(reader, head) {
            head += 1;
        }
        return matches!(reader.case(head), Some(Case::Capital | Case::Upper)).then_some((head, head + 1));
    }
    if reader.case(head) != Some(Case::Lower) || is_function(reader, head) {
        return None;
    }
    let many = numeral.number.value != rust_decimal::Decimal::ONE && numeral.sort != Sort::Fraction;
    if many
        && numeral.scale.is_none()
        && !is_known(reader, head)
        && !is_plural(&reader.folded(head), reader.view.lexicon)
    {
        return None;
    }
    let mut behind = head + 1;
    while behind <= head + 2
        && reader.case(behind) == Some(Case::Lower)
        && !is_function(reader, behind)
        && is_adjective(reader, behind)
        && !(head + 1 < behind && reader.cue(behind + 1, NumberCue::AdjectiveLink).is_some())
    {
        behind += 1;
    }
    Some((head, complement(reader, behind)))
}

/// «di grano», «della Corea», «di Anna Bianchi»: one short complement, a name taken whole.
fn complement(reader: &FigureReader<'_>, at: usize) -> usize {
    let Some(noun) = reader.cue(at, NumberCue::Of) else { return at };
    let case = reader.case(noun);
    if !matches!(case, Some(Case::Lower | Case::Capital)) || is_function(reader, noun) {
        return at;
    }
    let mut behind = noun + 1;
    while case == Some(Case::Capital)
        && behind < noun + NAME
        && matches!(reader.case(behind), Some(Case::Capital | Case::Upper))
    {
        behind += 1;
    }
    behind
}

/// Adjectives before the head: English. The head is the first plural in reach, else the first word of a known class.
fn head_last(reader: &FigureReader<'_>, at: usize, numeral: &Numeral) -> Option<(usize, usize)> {
    // “the 1991 agreement” counts nothing.
    let value = numeral.number.value;
    let year = !numeral.in_words
        && rust_decimal::Decimal::from(1900) <= value
        && value <= rust_decimal::Decimal::from(2100);
    let reach = if year { 1 } else { REACH };
    let in_reach = || {
        (at..at + reach).take_while(|index| {
            let dash = reader.is_dash(*index) && at < *index && reader.touches_left(*index);
            // “19,000 COVID-19 deaths”: the figure belongs to the name before it.
            let of_name = at < *index
                && reader.kind(*index) == Some(TokenKind::Digits)
                && reader.touches_left(*index)
                && reader.is_dash(index - 1);
            dash || of_name
                || matches!(reader.case(*index), Some(Case::Lower | Case::Capital | Case::Upper))
                    && !is_function(reader, *index)
        })
    };
    let single = numeral.number.value <= rust_decimal::Decimal::ONE;
    let lower = |index: &usize| reader.case(*index) == Some(Case::Lower);
    let head = in_reach()
        .filter(lower)
        .find(|index| is_known(reader, *index) || is_plural(&reader.folded(*index), reader.view.lexicon))
        .or_else(|| in_reach().next().filter(lower).filter(|_| single))?;
    Some((head, head + 1))
}

/// Whether a pack knows the class of the word at `index`.
fn is_known(reader: &FigureReader<'_>, index: usize) -> bool {
    reader
        .view
        .find_sense_in(index, Kinds::MEASURE, |sense| matches!(sense, Sense::Measure(_)).then_some(()))
        .is_some()
}

fn is_adjective(reader: &FigureReader<'_>, index: usize) -> bool {
    let word = reader.folded(index);
    5 <= word.len() && reader.pack().adjective_endings.iter().any(|ending| word.ends_with(ending.as_str()))
}

/// Whether a plural ending or the list of irregular plurals makes `word` (folded) a plural.
pub(super) fn is_plural(word: &str, lexicon: &Lexicon) -> bool {
    let pack = &lexicon.numbers;
    pack.lemmas.contains_key(word)
        || 3 <= word.len() && pack.plural_endings.iter().any(|ending| word.ends_with(ending.as_str()))
}

/// Whether the word at `index` is never a counted noun: a function word, or one of the pack's list.
pub(super) fn is_function(reader: &FigureReader<'_>, index: usize) -> bool {
    reader.view.senses_at(index).any(|(n_tokens, sense)| {
        n_tokens == 1
            && match sense {
                Sense::Prose(word) => {
                    *word == ProseWord::ClosingAbbreviation
                        || word.is_function() && *word != ProseWord::Opener
                }
                Sense::Number(word) => matches!(
                    word,
                    NumberWord::Cue(
                        NumberCue::NotNoun | NumberCue::Of | NumberCue::Link | NumberCue::RatioLink
                    ) | NumberWord::Cardinal(_)
                        | NumberWord::Article
                ),
                _ => false,
            }
    })
}

/// The dictionary form of a folded noun, as far as endings and the list of exceptions tell.
pub(super) fn lemma(word: &str, lexicon: &Lexicon) -> String {
    let pack = &lexicon.numbers;
    if let Some(lemma) = pack.lemmas.get(word) {
        return lemma.clone();
    }
    let changed = pack.lemma_endings.iter().find_map(|[plural, singular]| {
        let stem = word.strip_suffix(plural.as_str()).filter(|stem| 2 <= stem.len())?;
        Some(format!("{stem}{singular}"))
    });
    changed.unwrap_or_else(|| word.to_owned())
}
