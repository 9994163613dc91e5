//! Who takes part in an event, and whose life stands in brackets.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::article::{Case, Gap, TokenKind};
use crate::lexicon::{Kinds, PeopleWord, ProseWord, Sense};
use crate::mention::{Approximation, NameKind, Temporal, TemporalForm, key_of};
use crate::text::ProseSpan;
use crate::value::{PartialDate, Timex};

use super::event::{Event, OBJECT_REACH, Participant, Reader};
use super::subject::acting_key;
use super::types::Found;

/// So many participants are kept.
const MOST_PARTICIPANTS: usize = 8;

/// A stretch of fewer years behind a name may be a term of office.
const SHORTEST_LIFE: i16 = 20;

impl Reader<'_> {
    /// The names of the sentence, those nearest to the happening first, then the names of the sentence before in
    /// the paragraph and of the headline.
    pub(super) fn participants(
        &self,
        found: &Range<usize>,
        date: &Range<usize>,
        sentence: usize,
    ) -> Vec<Participant> {
        let sentences = &self.article.sentences;
        let Some(home) = sentences.get(sentence) else { return Vec::new() };
        // „Marta Dorian wurde am 9. Juni gewählt“: the verb stands last, and its date before it.
        let found = found.start.min(date.start)..found.end;
        let gap = |tokens: &Range<usize>| {
            if tokens.end <= found.start {
                found.start - tokens.end
            } else {
                tokens.start.saturating_sub(found.end)
            }
        };
        let mut near: Vec<(usize, usize)> =
            self.names_in(home.span).map(|(span, referent)| (gap(&self.tokens_of(span)), referent)).collect();
        near.sort_unstable();
        let mut out = Vec::new();
        if let Some((_, key)) = self.opening_name(&home.tokens).filter(|it| gap(&it.0) <= OBJECT_REACH) {
            out.push(Participant { key, kind: NameKind::Other, found: Found::Clause });
        }
        for (gap, referent) in near {
            self.push(referent, if gap <= OBJECT_REACH { Found::Clause } else { Found::Sentence }, &mut out);
        }
        let before = sentence.checked_sub(1).and_then(|it| sentences.get(it));
        let before = before.filter(|it| it.paragraph == home.paragraph).map(|it| it.span);
        for span in before.into_iter().chain(self.article.headline) {
            for (_, referent) in self.names_in(span) {
                self.push(referent, Found::Topic, &mut out);
            }
        }
        out
    }

    fn names_in(&self, span: ProseSpan) -> impl Iterator<Item = (ProseSpan, usize)> {
        let names = &self.mentions.names;
        let first = names.partition_point(|name| name.span.end() <= span.start());
        let inside = names[first..].iter().take_while(move |name| name.span.start() < span.end());
        inside.map(|name| (name.span, name.referent))
    }

    fn push(&self, referent: usize, found: Found, out: &mut Vec<Participant>) {
        let Some(referent) = self.mentions.referents.get(referent) else { return };
        let key = acting_key(&referent.key);
        if out.len() < MOST_PARTICIPANTS && !key.is_empty() && out.iter().all(|it| it.key != key) {
            out.push(Participant { key, kind: referent.kind, found });
        }
    }

    /// The sentence's first word, which is capital whatever it is, where its neighbour makes it somebody's name:
    /// «Valdoria e Brentania», “Valmetal was founded”, “Valmetal's …”.
    fn opening_name(&self, sentence: &Range<usize>) -> Option<(Range<usize>, String)> {
        let is_mark = self.view.get(sentence.start).is_some_and(|it| it.kind == TokenKind::Sign);
        let at = sentence.start + usize::from(is_mark);
        let token = self.view.get(at).filter(|it| it.kind == TokenKind::Word && it.case != Case::Lower)?;
        if self.view.lexicon.names.nouns_are_capital || self.view.senses_at(at).next().is_some() {
            return None;
        }
        let names = &self.mentions.names;
        let next = names.partition_point(|name| name.span.end() <= token.span.start());
        if names.get(next).is_some_and(|name| name.span.overlaps(token.span)) {
            return None;
        }
        let opens_name = |at: usize| {
            names.get(next).is_some_and(|it| it.span.start() == self.view.span(at..at + 1).start())
        };
        let happens = |at: usize| {
            self.view
                .senses_in(at, Kinds::PEOPLE)
                .any(|(_, sense)| matches!(sense, Sense::People(PeopleWord::Happening(_))))
        };
        let is_name = self.is(at + 1, ProseWord::Conjunction) && opens_name(at + 2)
            || self.is(at + 1, ProseWord::Auxiliary)
            || happens(at + 1)
            || self.view.is_sign(at + 1, ',') && (happens(at + 2) || self.is(at + 2, ProseWord::Relative))
            || self
                .view
                .get(at + 1)
                .is_some_and(|it| it.gap == Gap::None && matches!(it.first, '\'' | '\u{2019}'));
        is_name.then(|| (at..at + 1, key_of(self.view.text_of(at))))
    }

    /// Whether words make a year no exact one: «intorno al 1961».
    pub(super) fn is_about(&self, span: ProseSpan) -> bool {
        let start = self.tokens_of(span).start;
        let around = |at: usize| {
            let found = self.view.find_sense_in(at, Kinds::PEOPLE, |sense| {
                (*sense == Sense::People(PeopleWord::Around)).then_some(())
            });
            found.is_some_and(|(n_tokens, ())| at + n_tokens == start)
        };
        // “c. 1961”
        let after_stop = start.checked_sub(2).is_some_and(|at| {
            self.view.is_sign(at + 1, '.')
                && self
                    .view
                    .senses_in(at, Kinds::PEOPLE)
                    .any(|(_, sense)| *sense == Sense::People(PeopleWord::Around))
        });
        if after_stop || (start.saturating_sub(3)..start).any(around) {
            return true;
        }
        let quantities = &self.mentions.quantities;
        let first = quantities.partition_point(|it| it.figure.end() <= span.start());
        let inside = quantities[first..].iter().take_while(|it| it.figure.start() < span.end());
        inside.take(4).any(|it| !matches!(it.approximation, Approximation::Exact | Approximation::Between))
    }

    /// The birth of the person behind whose name place and day stand: «Ada Serri (Roccabella, 3 maggio 1915 – …)».
    pub(super) fn birth(&self, time: &Temporal) -> Option<Event> {
        let value = time.value.as_ref().filter(|it| matches!(it, Timex::Day(_)))?;
        let comma =
            self.tokens_of(time.span).start.checked_sub(1).filter(|at| self.view.is_sign(*at, ','))?;
        let mut place = (comma.saturating_sub(4)..comma).rev();
        let bracket = place.find(|at| self.view.is_sign(*at, '('))?;
        let is_place = |at: usize| {
            self.view.get(at).is_some_and(|it| it.kind == TokenKind::Word && it.case == Case::Capital)
        };
        if bracket + 1 == comma || !(bracket + 1..comma).all(is_place) {
            return None;
        }
        let key = self.person_before(bracket)?;
        Some(told(key, (time.span, value.clone(), time.sentence), "born"))
    }

    /// The key of the person whose name ends at a token.
    fn person_before(&self, end: usize) -> Option<String> {
        let names = &self.mentions.names;
        let start = self.view.get(end)?.span.start();
        let before = names.partition_point(|name| name.span.end() <= start);
        let name = names.get(before.checked_sub(1)?).filter(|it| self.tokens_of(it.span).end == end)?;
        let referent = self.mentions.referents.get(name.referent)?;
        let key = acting_key(&referent.key);
        let is_person =
            referent.kind == NameKind::Person || referent.kind == NameKind::Other && key.contains(' ');
        is_person.then_some(key)
    }

    /// The birth and the death of the person behind whose name they stand: “Mary Holder (3 May 1915 – 8 June 1996)”.
    pub(super) fn life(&self, time: &Temporal) -> Option<[Event; 2]> {
        let (first, last) = time.ends.filter(|_| time.form == TemporalForm::Range)?;
        if last.year?.checked_sub(first.year?)? < SHORTEST_LIFE {
            return None;
        }
        let tokens = self.tokens_of(time.span);
        let bracket = tokens.start.checked_sub(1).filter(|at| self.view.is_sign(*at, '('))?;
        if !self.view.is_sign(tokens.end, ')') || self.is_about(time.span) {
            return None;
        }
        let key = self.person_before(bracket)?;
        let text = &self.article.prose.text;
        let words = time.span.slice(text);
        let dash = words.find(['-', '\u{2013}', '\u{2014}'])?;
        let begin = words.get(..dash)?.trim_end();
        let end = words.get(dash..)?.trim_start_matches(['-', '\u{2013}', '\u{2014}', ' ', '\u{a0}']);
        let begin = ProseSpan::new(time.span.start(), time.span.start() + begin.len());
        let end = ProseSpan::new(time.span.end() - end.len(), time.span.end());
        let event = |date: ProseSpan, value: PartialDate, happening: &str| {
            Some(told(key.clone(), (date, written(value)?, time.sentence), happening))
        };
        Some([event(begin, first, "born")?, event(end, last, "die")?])
    }
}

/// What a life's bracket tells of somebody.
fn told(key: String, (date, value, sentence): (ProseSpan, Timex, usize), happening: &str) -> Event {
    Event {
        date,
        value,
        happening: Arc::from(happening),
        objects: BTreeSet::new(),
        is_definite: false,
        participants: vec![Participant { key, kind: NameKind::Person, found: Found::Clause }],
        sentence,
    }
}

/// A date as far as it is written.
fn written(date: PartialDate) -> Option<Timex> {
    match (date.month, date.day) {
        (Some(_), Some(_)) => date.date().map(Timex::Day),
        (Some(month), None) => Timex::month(date.year?, month),
        _ => Timex::year(date.year?),
    }
}
