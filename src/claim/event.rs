//! What happened, when, and with whom: «il patto firmato a giugno 2024» is the happening `sign` of a pact.
//!
//! A date tells of the happening that stands nearest in its clause, before it rather than behind.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::article::{Article, BlockRole, Case, TokenKind, TokenView, is_month};
use crate::lexicon::{
    ClaimCue, DateWord, Kinds, Lexicon, NumberWord, PeopleWord, ProseWord, Sense, TextWord,
};
use crate::mention::{Exempt, Mentions, NameKind, TemporalForm};
use crate::text::ProseSpan;
use crate::value::{Granularity, Timex};

use super::types::Found;

/// Something that happened on a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The date as written.
    pub date: ProseSpan,
    /// The day, month or year.
    pub value: Timex,
    /// What happened, by its name in every language.
    pub happening: Arc<str>,
    /// The first letters of the nouns that it happened to: «patto».
    pub objects: BTreeSet<String>,
    /// Whether those nouns are known already: «il patto», “the treaty”.
    pub is_definite: bool,
    /// Whom it concerns, the nearest first.
    pub participants: Vec<Participant>,
    /// The sentence.
    pub sentence: usize,
}

/// Somebody or something that takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The referent's key.
    pub key: String,
    /// What it is.
    pub kind: NameKind,
    /// How near it stands: in the clause, the sentence, or only as the topic.
    pub found: Found,
}

/// So many tokens before a date its happening may stand.
const BEFORE: usize = 9;

/// So many behind it.
const BEHIND: usize = 7;

/// A happening behind the date is so much farther away.
const BEHIND_COST: usize = 3;

/// So many words beside a happening are what it happened to.
const OBJECTS: usize = 3;

/// So many tokens from it they may stand.
pub(super) const OBJECT_REACH: usize = 7;

/// So many letters of a word are its stem.
const STEM: usize = 5;

/// So many events of an article are kept.
const MOST_EVENTS: usize = 400;

/// The events of an article, in the order of their dates.
pub fn read_events(article: &Article, lexicon: &Lexicon, mentions: &Mentions) -> Vec<Event> {
    let reader = Reader { article, view: article.view(lexicon), mentions };
    let times = mentions.times.iter().filter(|it| {
        matches!(it.form, TemporalForm::Absolute)
            || it.form == TemporalForm::Relative && reader.has_month(it.span)
    });
    let times = times.filter_map(|it| Some((it.span, it.value.clone()?, it.sentence)));
    let years = mentions.quantities.iter().filter(|it| it.exempt == Some(Exempt::Year)).filter_map(|it| {
        let year = it.value.value.try_into().ok().and_then(Timex::year)?;
        (!reader.is_in_time(it.span)).then_some((it.span, year, it.sentence))
    });
    let mut dates: Vec<(ProseSpan, Timex, usize)> = times.chain(years).collect();
    dates.sort_by_key(|(span, ..)| span.start());
    dates.retain(|(span, value, _)| is_exact(value) && !reader.is_about(*span));
    let spans: Vec<ProseSpan> = dates.iter().map(|(span, ..)| *span).collect();
    let events = dates.into_iter().enumerate().filter_map(|(index, (span, value, sentence))| {
        let before = index.checked_sub(1).and_then(|it| spans.get(it)).copied();
        reader.event(span, value, sentence, (before, spans.get(index + 1).copied()))
    });
    let mut events: Vec<Event> = events.take(MOST_EVENTS).collect();
    let lives = mentions.times.iter().filter_map(|it| reader.life(it)).flatten();
    events.extend(lives.take(MOST_EVENTS));
    events.extend(mentions.times.iter().filter_map(|it| reader.birth(it)).take(MOST_EVENTS));
    events.sort_by_key(|it| it.date.start());
    events
}

/// A day, a month or a year.
fn is_exact(value: &Timex) -> bool {
    match value {
        Timex::Day(_) | Timex::Moment(..) => true,
        Timex::Period { grain, .. } => {
            matches!(grain, Granularity::Day | Granularity::Month | Granularity::Year)
        }
        _ => false,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Walk {
    On,
    Back,
}

pub(super) struct Reader<'a> {
    pub(super) article: &'a Article,
    pub(super) view: TokenView<'a>,
    pub(super) mentions: &'a Mentions,
}

impl Reader<'_> {
    pub(super) fn tokens_of(&self, span: ProseSpan) -> Range<usize> {
        let start = self.view.tokens.at(span.start());
        start..(self.view.tokens.at(span.end().saturating_sub(1)) + 1).max(start + 1)
    }

    fn has_month(&self, span: ProseSpan) -> bool {
        self.tokens_of(span).any(|at| is_month(self.view, at))
    }

    fn is_in_time(&self, span: ProseSpan) -> bool {
        let times = &self.mentions.times;
        let next = times.partition_point(|it| it.span.end() <= span.start());
        times.get(next).is_some_and(|it| it.span.overlaps(span))
    }

    pub(super) fn is(&self, at: usize, word: ProseWord) -> bool {
        self.view
            .senses_in(at, Kinds::PROSE)
            .any(|(n_tokens, sense)| n_tokens == 1 && *sense == Sense::Prose(word))
    }

    fn event(
        &self,
        date: ProseSpan,
        value: Timex,
        sentence: usize,
        (before, behind): (Option<ProseSpan>, Option<ProseSpan>),
    ) -> Option<Event> {
        let home = self.article.sentences.get(sentence)?;
        let is_told = matches!(
            home.role,
            BlockRole::Headline | BlockRole::Standfirst | BlockRole::Body | BlockRole::Caption
        );
        let tokens = self.tokens_of(date);
        if !is_told || self.is_limited(tokens.start) || self.is_quoted(date) {
            return None;
        }
        // Another date on the way has the happenings beyond it.
        let floor = before.map_or(home.tokens.start, |it| self.tokens_of(it).end.max(home.tokens.start));
        let ceiling = behind.map_or(home.tokens.end, |it| self.tokens_of(it).start.min(home.tokens.end));
        let (found, happening) = self.happening(&tokens, floor, ceiling)?;
        // «Il 6 aprile la città ha ricordato la strage del 3 maggio»: the other date stands nearer.
        let other = behind.map_or(usize::MAX, |it| self.tokens_of(it).start);
        if tokens.end <= found.start && other.saturating_sub(found.end) < found.start - tokens.end {
            return None;
        }
        if self.is_one_of_many(&found, &tokens, &home.tokens) {
            return None;
        }
        let (objects, is_definite) = self.objects(&found, &tokens, &home.tokens);
        let participants = self.participants(&found, &tokens, sentence);
        Some(Event { date, value, happening, objects, is_definite, participants, sentence })
    }

    /// Whether words around say that it is denied, planned, or one of several: «un secondo incontro».
    fn is_one_of_many(&self, found: &Range<usize>, date: &Range<usize>, sentence: &Range<usize>) -> bool {
        let first = found.start.min(date.start);
        let last = found.end.max(date.end);
        let from = first.saturating_sub(OBJECT_REACH).max(sentence.start);
        let to = (last + OBJECTS).min(sentence.end);
        let to = (last..to).find(|at| self.view.is_sign(*at, ',')).unwrap_or(to);
        let is_again = |at: usize| {
            self.view
                .senses_in(at, Kinds::PEOPLE)
                .any(|(_, sense)| *sense == Sense::People(PeopleWord::Again))
        };
        let is_denied = |at: usize| self.is(at, ProseWord::Negation);
        (from..to).any(|at| !date.contains(&at) && is_again(at))
            || (first.saturating_sub(OBJECTS).max(sentence.start)..last).any(is_denied)
    }

    /// The happening nearest to the date between the dates before and behind it.
    fn happening(
        &self,
        date: &Range<usize>,
        floor: usize,
        ceiling: usize,
    ) -> Option<(Range<usize>, Arc<str>)> {
        let at = |at: usize| {
            let found = self.view.find_sense_in(at, Kinds::PEOPLE, |sense| match sense {
                Sense::People(PeopleWord::Happening(it)) => Some(Arc::clone(it)),
                _ => None,
            });
            found.map(|(n_tokens, happening)| (at..at + n_tokens, happening))
        };
        let is_break = |at: usize| {
            self.view.get(at).is_some_and(|it| {
                it.kind == TokenKind::Sign && matches!(it.first, ';' | ':' | '(' | ')' | '—' | '–')
            })
        };
        let first = date.start.saturating_sub(BEFORE).max(floor);
        let before = (first..date.start).rev().take_while(|it| !is_break(*it)).find_map(at);
        let last = (date.end + BEHIND).min(ceiling);
        let behind = (date.end..last).take_while(|it| !is_break(*it)).find_map(at);
        let cost_before = before.as_ref().map_or(usize::MAX, |(it, _)| date.start.saturating_sub(it.end));
        let cost_behind = behind.as_ref().map_or(usize::MAX, |(it, _)| it.start - date.end + BEHIND_COST);
        // A phrase that reaches into the date is none.
        let found = if cost_before <= cost_behind { before } else { behind };
        found.filter(|(it, _)| it.end <= date.start || date.end <= it.start)
    }

    /// «prima del 1967», “since June 2024”: no date of a happening.
    fn is_limited(&self, start: usize) -> bool {
        let limits = |at: usize| {
            let found = self.view.find_sense_in(at, Kinds::CLAIM, |sense| match sense {
                Sense::Claim(ClaimCue::Limit | ClaimCue::Since) => Some(()),
                _ => None,
            });
            found.is_some_and(|(n_tokens, ())| at + n_tokens <= start && start <= at + n_tokens + 1)
        };
        (start.saturating_sub(4)..start).any(limits)
    }

    fn is_quoted(&self, span: ProseSpan) -> bool {
        let quotes = &self.mentions.quotes;
        let before = quotes.partition_point(|quote| quote.span.start() <= span.start());
        quotes[..before].iter().rev().take(4).any(|quote| quote.content.contains(span))
    }

    /// What it happened to: the noun phrase behind («hanno firmato il patto»), else the one before («il patto, firmato»);
    /// and whether an article makes it known.
    fn objects(
        &self,
        found: &Range<usize>,
        date: &Range<usize>,
        sentence: &Range<usize>,
    ) -> (BTreeSet<String>, bool) {
        let between = if date.end <= found.start { date.len() } else { 0 };
        let first = found.start.saturating_sub(OBJECT_REACH + between).max(sentence.start);
        let last = (found.end + OBJECT_REACH).min(sentence.end);
        let stop = if found.end <= date.start { last.min(date.start) } else { last };
        let is_tied = self.is(found.end, ProseWord::Preposition);
        let behind = if is_tied { None } else { self.phrase(found.end..stop, date, Walk::On) };
        let before = || self.phrase(first..found.start, date, Walk::Back);
        // «Aperto nel 2018, il museo …»
        let opens = || {
            let is_opening = found.start == sentence.start && self.view.is_sign(date.end, ',');
            let end = (date.end + OBJECT_REACH).min(sentence.end);
            is_opening.then(|| self.phrase(date.end + 1..end, date, Walk::On)).flatten()
        };
        let (objects, is_definite) = behind.or_else(before).or_else(opens).unwrap_or_default();
        // „die 1978 gegründete Firma“: the article stands before all of it.
        let start = found.start.min(date.start);
        let led_by = start.checked_sub(1).map(|at| {
            // „der am 13. Juni unterzeichnete Vertrag“
            if self.is(at, ProseWord::Preposition) && !self.is_article(at) {
                at.saturating_sub(1)
            } else {
                at
            }
        });
        let is_led = led_by.is_some_and(|at| self.is_article(at));
        (objects, is_definite || is_led)
    }

    /// The words of meaning up to the article of their phrase; none where there are none.
    fn phrase(
        &self,
        range: Range<usize>,
        date: &Range<usize>,
        walk: Walk,
    ) -> Option<(BTreeSet<String>, bool)> {
        let mut objects = BTreeSet::new();
        let mut is_definite = false;
        let mut walked: Box<dyn Iterator<Item = usize>> = match walk {
            Walk::On => Box::new(range),
            Walk::Back => Box::new(range.rev()),
        };
        for at in walked.by_ref().filter(|at| !date.contains(at)) {
            let is_comma = self.view.is_sign(at, ',');
            let is_stop = self
                .view
                .get(at)
                .is_none_or(|it| it.kind == TokenKind::Sign && !matches!(it.first, ',' | '-'));
            // «il museo, che ha aperto»: a relative stands between; „das Gesetz, das …“ too.
            let is_over = is_stop
                || self.is(at, ProseWord::Pronoun)
                    && !self.is_article(at)
                    && !self.is(at, ProseWord::Relative)
                || is_comma && (walk == Walk::On || !objects.is_empty())
                || self.is(at, ProseWord::Relative) && !self.is_article(at) && !objects.is_empty()
                || self.is(at, ProseWord::Auxiliary) && (walk == Walk::On || !objects.is_empty());
            if is_over || OBJECTS <= objects.len() {
                break;
            }
            if self.is_article(at) {
                is_definite = true;
                if walk == Walk::Back && !objects.is_empty() {
                    break;
                }
            } else if self.is_content(at) {
                objects.insert(stem(self.view.text_of(at)));
            }
        }
        (!objects.is_empty()).then_some((objects, is_definite))
    }

    fn is_article(&self, at: usize) -> bool {
        self.is(at, ProseWord::Article) || self.is(at, ProseWord::Demonstrative)
    }

    /// A word that carries meaning and is no name, no happening and no part of a date.
    fn is_content(&self, at: usize) -> bool {
        let nouns_are_capital = self.view.lexicon.names.nouns_are_capital;
        let is_word = self.view.get(at).is_some_and(|it| {
            it.kind == TokenKind::Word
                && 3 <= it.span.len()
                && (it.case == Case::Lower || nouns_are_capital && it.case == Case::Capital)
        });
        let is_other = |sense: &Sense| match sense {
            Sense::Prose(word) => word.is_function(),
            Sense::Number(NumberWord::Cardinal(_) | NumberWord::Ordinal(_) | NumberWord::Collective(_)) => {
                true
            }
            Sense::Date(DateWord::Month(..) | DateWord::Weekday(..) | DateWord::Unit(_)) => true,
            Sense::People(PeopleWord::Happening(_)) | Sense::Text(TextWord::Owner) => true,
            _ => false,
        };
        let names = &self.mentions.names;
        let is_name = self.view.get(at).is_some_and(|it| {
            let next = names.partition_point(|name| name.span.end() <= it.span.start());
            names.get(next).is_some_and(|name| {
                let is_person =
                    name.kind == NameKind::Other && nouns_are_capital && name.span.len() > it.span.len();
                name.span.overlaps(it.span)
                    && (is_person || matches!(name.kind, NameKind::Person | NameKind::Place))
            })
        });
        is_word
            && !is_name
            && !self.view.senses_at(at).any(|(n_tokens, sense)| n_tokens == 1 && is_other(sense))
    }
}

fn stem(word: &str) -> String {
    word.to_lowercase().chars().take(STEM).collect()
}
