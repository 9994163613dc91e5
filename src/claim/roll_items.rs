//! The points of a list in a sentence: «scuola, sanità e casa» are three.
//!
//! A list ends with the point that a link opens («e casa»). Where links may stand inside points («asili e
//! scuole»), the count is a range. What looks like a clause, or names several things at once, is no list.

use std::ops::Range;

use crate::article::{Article, Case, TokenKind, TokenView};
use crate::lexicon::{Cue, FormWord, Kinds, NumberWord, ProseWord, Sense, VerbForm};
use crate::mention::{Exempt, Mentions};
use crate::text::ProseSpan;

/// A point has at most so many words.
const LONGEST_POINT: usize = 7;

/// A bracket or quotation in a list is at most so long.
const LONGEST_ASIDE: usize = 40;

/// A list has at most so many points.
const MOST_POINTS: usize = 15;

/// The points of a list.
pub(super) struct Points {
    pub span: ProseSpan,
    pub low: usize,
    pub high: usize,
    pub forms: Forms,
}

/// How the points of a list begin.
#[derive(Clone, Copy, Default)]
pub(super) struct Forms {
    /// With a capital, behind an article or not.
    pub names: usize,
    /// Names and nothing else.
    pub bare_names: usize,
    /// With a name that the text is known to mention.
    pub known_names: usize,
    /// With «un», “a”.
    pub singles: usize,
    /// All of them.
    pub all: usize,
}

/// A stretch between two commas.
#[derive(Default)]
struct Segment {
    /// The points in it, between its links.
    points: Vec<Range<usize>>,
    /// Whether it begins with a link: “, and jobs”.
    leads: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Name,
    Single,
    Article,
    Preposition,
    Plain,
}

/// A sentence in which a list is looked for.
#[derive(Clone, Copy)]
pub(super) struct ListReader<'a> {
    pub view: TokenView<'a>,
    pub article: &'a Article,
    pub mentions: &'a Mentions,
}

impl ListReader<'_> {
    /// The points that `tokens` list; absent where that is no closed list.
    pub fn points(self, tokens: Range<usize>) -> Option<Points> {
        let mut end = tokens.end;
        while tokens.start < end
            && self.view.get(end - 1).is_some_and(|it| it.kind == TokenKind::Sign && !closes_aside(it.first))
        {
            end -= 1;
        }
        let tokens = tokens.start..end;
        if self.is_by_semicolons(tokens.clone()) {
            return self.long_points(tokens);
        }
        let segments = self.segments(tokens.clone())?;
        let links = |segment: &Segment| segment.points.len() - 1 + usize::from(segment.leads);
        let last = segments.iter().rposition(|it| 0 < links(it));
        let forms = |segments: &[Segment]| {
            let points = segments.iter().flat_map(|it| it.points.iter());
            points.map(|it| self.form(it.clone())).collect::<Option<Vec<Form>>>()
        };
        // Without a link three points at least make a list.
        let closing = match last {
            Some(last) => last,
            None if 3 <= segments.len() => segments.len() - 1,
            None => return None,
        };
        let (list, trailer) = segments.split_at(closing + 1);
        let own = forms(list)?;
        let n_segments = list.len();
        let n_links: usize = list.iter().map(links).sum();
        let inner: usize = list.iter().map(|it| it.points.len() - 1).sum();
        let (mut low, mut high) = if n_links <= 1 {
            (n_segments + inner, n_segments + inner)
        } else {
            (n_segments, n_segments + inner)
        };
        // What follows the closing point may go on with the list.
        let goes_on = |segment: &Segment| {
            segment.points.iter().all(|it| self.form(it.clone()).is_some_and(|form| own.contains(&form)))
        };
        if !trailer.is_empty() && trailer.iter().all(goes_on) {
            low = low.min(n_segments);
            high += trailer.len();
        }
        if own.len() < 2 || !are_alike(&own) {
            return None;
        }
        let end = list.last()?.points.last()?.end;
        let count = |wanted: fn(&Form) -> bool| own.iter().filter(|it| wanted(it)).count();
        let names = count(|it| *it == Form::Name);
        let singles = count(|it| *it == Form::Single);
        let bare_names =
            list.iter().flat_map(|it| &it.points).filter(|it| self.is_bare_name((*it).clone())).count();
        let known_names =
            list.iter().flat_map(|it| &it.points).filter(|it| self.has_name((*it).clone())).count();
        let forms = Forms { names, bare_names, known_names, singles, all: own.len() };
        Some(Points { span: self.view.span(tokens.start..end), low, high, forms })
    }

    fn is_by_semicolons(self, mut tokens: Range<usize>) -> bool {
        tokens.any(|token| self.view.is_sign(token, ';'))
    }

    /// Points between semicolons, which may be of any length and hold commas.
    fn long_points(self, tokens: Range<usize>) -> Option<Points> {
        if tokens
            .clone()
            .any(|token| self.is_form(token, FormWord::OpenList) || self.view.is_sign(token, ':'))
        {
            return None;
        }
        let marks: Vec<usize> = tokens.clone().filter(|token| self.view.is_sign(*token, ';')).collect();
        let last = marks.last()? + 1;
        let leads = self.is_form(last, FormWord::ListLink);
        let inner = (last..tokens.end).filter(|token| self.is_form(*token, FormWord::ListLink)).count();
        let low = marks.len() + 1;
        let high = low + if leads { 0 } else { inner };
        let forms = Forms { names: 0, bare_names: 0, known_names: 0, singles: 0, all: low };
        (2 <= marks.len()).then(|| Points { span: self.view.span(tokens), low, high, forms })
    }

    fn segments(self, tokens: Range<usize>) -> Option<Vec<Segment>> {
        let mut out = vec![Segment::default()];
        let mut at = tokens.start;
        let mut point = at;
        while at < tokens.end {
            let token = self.view.get(at)?;
            if let Some(behind) = self.atom_end(at, tokens.end) {
                at = behind;
                continue;
            }
            let link = self.link_len(at);
            let is_comma = self.view.is_sign(at, ',');
            if is_comma || link.is_some() {
                let segment = out.last_mut()?;
                match (point < at, link) {
                    (true, _) => segment.points.push(point..at),
                    (false, Some(_)) if segment.points.is_empty() && !segment.leads => segment.leads = true,
                    (false, _) => return None,
                }
                if is_comma {
                    out.push(Segment::default());
                }
                at += link.unwrap_or(1);
                point = at;
                if MOST_POINTS < out.len() {
                    return None;
                }
                continue;
            }
            if !self.may_stand(at, token.kind) {
                return None;
            }
            at += 1;
        }
        let segment = out.last_mut()?;
        if point < tokens.end {
            segment.points.push(point..tokens.end);
        }
        let ends_well = out.iter().all(|it| !it.points.is_empty());
        ends_well.then_some(out)
    }

    /// The token behind what is one piece at `at`: a bracket, a quotation, a name with a link inside.
    fn atom_end(self, at: usize, end: usize) -> Option<usize> {
        if self.view.is_sign(at, '(') {
            let last = (at..(at + LONGEST_ASIDE).min(end)).find(|token| self.view.is_sign(*token, ')'))?;
            return Some(last + 1);
        }
        let start = self.view.get(at)?.span.start();
        let quotes = &self.mentions.quotes;
        let first = quotes.partition_point(|quote| quote.span.start() < start);
        if let Some(quote) = quotes.get(first).filter(|quote| quote.span.start() == start) {
            let behind = self.view.tokens.at(quote.span.end());
            return (behind <= end && behind <= at + LONGEST_ASIDE).then_some(behind.max(at + 1));
        }
        let joined = self
            .view
            .find_sense_in(at, Kinds::FORM, |sense| (*sense == Sense::Form(FormWord::Joined)).then_some(()));
        if let Some((n_tokens, ())) = joined {
            return Some((at + n_tokens).min(end));
        }
        let names = &self.mentions.names;
        let first = names.partition_point(|name| name.span.start() < start);
        let name = names.get(first).filter(|name| name.span.start() == start)?;
        let behind = self.view.tokens.list().partition_point(|token| token.span.start() < name.span.end());
        let behind = behind.clamp(at + 1, end);
        // «Juan Mora y Sara Paz» are two people, whoever «Ortega y Gasset» was.
        (!(at..behind).any(|token| self.is_form(token, FormWord::ListLink))).then_some(behind)
    }

    fn link_len(self, at: usize) -> Option<usize> {
        self.view
            .find_sense_in(at, Kinds::FORM, |sense| (*sense == Sense::Form(FormWord::ListLink)).then_some(()))
            .map(|(n_tokens, ())| n_tokens)
    }

    /// Whether a token may stand in a point: no figure, no clause, no mark but a hyphen.
    fn may_stand(self, at: usize, kind: TokenKind) -> bool {
        match kind {
            TokenKind::Digits => false,
            TokenKind::Sign => {
                let first = self.view.get(at).map_or(' ', |token| token.first);
                let touches = self.view.get(at).is_some_and(|it| it.gap == crate::article::Gap::None);
                matches!(first, '\'' | '’' | '/' | '%') || matches!(first, '-' | '‑' | '.') && touches
            }
            TokenKind::Word => {
                let is = |wanted: ProseWord| self.is_prose(at, wanted);
                let is_article = is(ProseWord::Article);
                let is_clause = is(ProseWord::Auxiliary)
                    || is(ProseWord::Negation)
                    || !is_article && (is(ProseWord::Relative) || is(ProseWord::Pronoun))
                    || self.is_said(at);
                !is_clause && !self.is_form(at, FormWord::OpenList) && !self.counts(at)
            }
        }
    }

    /// Whether a verb of saying stands at `at`, and no noun: «il ritiro» is one.
    pub fn is_said(self, at: usize) -> bool {
        let is_noun = at.checked_sub(1).is_some_and(|before| {
            self.is_prose(before, ProseWord::Article)
                || self.is_prose(before, ProseWord::Preposition)
                || self.is_form(before, FormWord::ListLink)
                || self.view.get(before).is_some_and(|token| matches!(token.first, ',' | ':' | ';'))
        });
        !is_noun && self.is(at, |sense| matches!(sense, Sense::Cue(Cue::Verb(_, VerbForm::Finite))))
    }

    /// Whether a number stands here that is more than an article.
    fn counts(self, at: usize) -> bool {
        let Some(token) = self.view.get(at) else { return false };
        let quantities = &self.mentions.quantities;
        let first = quantities.partition_point(|it| it.figure.end() <= token.span.start());
        quantities.get(first).is_some_and(|it| {
            let is_one = it.value.value == rust_decimal::Decimal::ONE && it.in_words;
            it.figure.contains(token.span) && it.exempt != Some(Exempt::Article) && !is_one
        })
    }

    fn form(self, point: Range<usize>) -> Option<Form> {
        let mut first = point.start;
        let len = point.len();
        if LONGEST_POINT < len || len == 0 {
            return None;
        }
        let token = self.view.get(first)?;
        if token.kind == TokenKind::Sign {
            return Some(Form::Name);
        }
        let is_article = self.is_prose(first, ProseWord::Article);
        let is_single = self.is(first, |sense| matches!(sense, Sense::Number(NumberWord::Article)));
        if is_single && len < 2 {
            return None;
        }
        if is_article && 1 < len {
            first += 1;
        }
        let case = self.view.get(first).map(|token| token.case);
        Some(match case {
            Some(Case::Capital | Case::Upper | Case::Mixed) if !is_single => Form::Name,
            _ if is_single => Form::Single,
            _ if is_article => Form::Article,
            _ if self.is_prose(first, ProseWord::Preposition) => Form::Preposition,
            _ => Form::Plain,
        })
    }

    fn has_name(self, point: Range<usize>) -> bool {
        let span = self.view.span(point);
        let names = &self.mentions.names;
        let first = names.partition_point(|name| name.span.end() <= span.start());
        names.get(first).is_some_and(|name| name.span.overlaps(span))
    }

    /// Whether every word of a point is one of a name: «Anna Rossi», «Banca d'Italia», “the Netherlands”.
    fn is_bare_name(self, mut point: Range<usize>) -> bool {
        point.all(|at| {
            let case = self.view.get(at).map_or(Case::None, |token| token.case);
            case != Case::Lower
                || self.is_prose(at, ProseWord::Article)
                || self.is_prose(at, ProseWord::Preposition)
        })
    }

    /// Whether a word of running prose of the class stands at `at`.
    pub fn is_prose(self, at: usize, word: ProseWord) -> bool {
        self.is(at, |sense| *sense == Sense::Prose(word))
    }

    /// Whether the phrase that begins at `at` is of the class.
    pub fn is_form(self, at: usize, word: FormWord) -> bool {
        self.is(at, |sense| *sense == Sense::Form(word))
    }

    fn is(self, at: usize, pick: impl Fn(&Sense) -> bool) -> bool {
        self.view.senses_at(at).any(|(_, sense)| pick(sense))
    }
}

fn closes_aside(mark: char) -> bool {
    matches!(mark, ')' | '»' | '”' | '“' | '"' | '’' | '\'')
}

/// Whether points begin alike: all with a preposition or none.
fn are_alike(forms: &[Form]) -> bool {
    let n_prepositions = forms.iter().filter(|it| **it == Form::Preposition).count();
    n_prepositions == 0 || n_prepositions == forms.len()
}
