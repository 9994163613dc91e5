//! Sources: noun phrases that can be asked.
//!
//! «i servizi di intelligence sudcoreani», «la ricercatrice Olena Neri», «i media russi»: a head with its
//! name, its owner or its country. A group with an owner stays a group; without one nobody can be asked.

use std::ops::Range;

use crate::article::{Case, TokenKind, TokenView};
use crate::lexicon::{Cue, Kinds, NameWord, ProseWord, Sense, SourceNoun, VerbForm};

use super::name_run::{demonym_at, is_prose};
use super::{AttributionKind, Name, NameKind};

/// A noun phrase that can be asked.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// Its words, articles and prepositions before it left out.
    pub(super) tokens: Range<usize>,
    /// Whether it can be asked.
    pub(super) kind: AttributionKind,
    /// Whether a preposition stands before it, so that it is no subject.
    pub(super) after_preposition: bool,
    /// Something written, which says without speaking.
    pub(super) is_document: bool,
    /// Known only from before: «il rapporto», «la segretaria».
    pub(super) is_short: bool,
    /// A country or its capital, which also acts without saying so.
    pub(super) is_country: bool,
}

/// The names of the article by the token at which they begin.
pub(super) type NamesAt = rustc_hash::FxHashMap<usize, (usize, NameKind, bool)>;

/// Indexes `names` by their tokens.
pub(super) fn names_at(view: TokenView<'_>, names: &[Name], is_country: impl Fn(&Name) -> bool) -> NamesAt {
    names
        .iter()
        .map(|name| {
            let start = view.tokens.at(name.span.start());
            let end = view.tokens.at(name.span.end().saturating_sub(1)) + 1;
            (start, (end, name.kind, is_country(name)))
        })
        .collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    Name(NameKind, bool),
    Noun(SourceNoun),
}

/// Whether some reading at `index` is `cue`, and how many tokens it covers.
pub(super) fn cue_at(view: TokenView<'_>, index: usize, wanted: Cue) -> Option<usize> {
    view.find_sense_in(index, Kinds::CUE, |sense| match sense {
        Sense::Cue(cue) if *cue == wanted => Some(()),
        _ => None,
    })
    .map(|(n_tokens, ())| n_tokens)
}

fn head_at(view: TokenView<'_>, names: &NamesAt, index: usize) -> Option<(usize, Head)> {
    let noun = view.find_sense_in(index, Kinds::CUE, |sense| match sense {
        Sense::Cue(Cue::Noun(noun)) => Some(*noun),
        _ => None,
    });
    let name = names.get(&index).map(|&(end, kind, is_country)| (end, Head::Name(kind, is_country)));
    match (name, noun) {
        (Some((end, head)), Some((n_tokens, _))) if index + n_tokens <= end => Some((end, head)),
        (_, Some((n_tokens, noun))) => Some((index + n_tokens, Head::Noun(noun))),
        (name, None) => name,
    }
}

/// Every source of a sentence, in order.
pub(super) fn sources(view: TokenView<'_>, names: &NamesAt, tokens: &Range<usize>) -> Vec<Source> {
    let mut found = Vec::new();
    let mut index = tokens.start;
    while index < tokens.end {
        match head_at(view, names, index) {
            Some((end, head)) if !is_verb_here(view, index, head) => {
                let (source, is_place) = phrase(view, names, tokens, index, end, head);
                index = source.tokens.end.max(index + 1);
                // A town cannot be asked.
                if !is_place {
                    found.push(source);
                }
            }
            _ => index += 1,
        }
    }
    found
}

/// «reports», “estimates”: a noun that is the verb here.
fn is_verb_here(view: TokenView<'_>, index: usize, head: Head) -> bool {
    matches!(head, Head::Noun(SourceNoun::Document | SourceNoun::Group))
        && view
            .senses_in(index, Kinds::CUE)
            .any(|(_, sense)| matches!(sense, Sense::Cue(Cue::Verb(_, VerbForm::Finite))))
        && index.checked_sub(1).is_some_and(|before| {
            let opens_noun = [
                ProseWord::Article,
                ProseWord::Preposition,
                ProseWord::Demonstrative,
                ProseWord::Conjunction,
            ]
            .into_iter()
            .any(|word| is_prose(view, before, word));
            let is_word = view.get(before).is_some_and(|token| token.kind == TokenKind::Word);
            is_word
                && !opens_noun
                && demonym_at(view, before).is_none()
                && cue_at(view, before, Cue::Indefinite).is_none()
                && !view.text_of(before).starts_with(['\'', '\u{2019}'])
        })
}

/// What the parts of a noun phrase add up to.
#[derive(Default)]
struct Parts {
    named: bool,
    owned: bool,
    country: bool,
    place_only: bool,
    noun: Option<SourceNoun>,
}

impl Parts {
    fn add(&mut self, head: Head, as_owner: bool) {
        match head {
            Head::Name(..) | Head::Noun(SourceNoun::Body) if as_owner => self.owned = true,
            Head::Name(NameKind::Place, is_country) => {
                self.country |= is_country && self.noun.is_none();
                self.place_only |= !is_country && self.noun.is_none();
                self.owned |= self.noun.is_some();
            }
            Head::Name(..) => self.named = true,
            Head::Noun(noun) if as_owner => self.noun = self.noun.or(Some(noun)),
            // In “police report”, “ministry spokesman” the later noun is what speaks.
            Head::Noun(noun) => {
                self.owned |= self.noun == Some(SourceNoun::Body) || self.named || self.country;
                self.named &= noun != SourceNoun::Group;
                self.noun = Some(noun);
            }
        }
    }

    fn kind(&self, indefinite: bool) -> (AttributionKind, bool) {
        use AttributionKind::{Definite, Group, Vague};
        match self.noun {
            Some(SourceNoun::Group) if self.named && !indefinite => (Definite, false),
            Some(SourceNoun::Group) => {
                (if self.owned || self.named || self.country { Group } else { Vague }, false)
            }
            _ if self.named => (Definite, false),
            Some(SourceNoun::Person) if indefinite => (if self.owned { Group } else { Vague }, false),
            Some(SourceNoun::Person) => (Definite, !self.owned),
            Some(SourceNoun::Document) if self.owned || self.country => (Definite, false),
            Some(SourceNoun::Document) if indefinite => (Vague, false),
            Some(SourceNoun::Document) => (Vague, true),
            Some(SourceNoun::Body) if indefinite && !self.owned => (Group, false),
            Some(SourceNoun::Body) | None => (Definite, false),
        }
    }
}

/// Reads the noun phrase around the head at `start..end`.
fn phrase(
    view: TokenView<'_>,
    names: &NamesAt,
    tokens: &Range<usize>,
    start: usize,
    end: usize,
    head: Head,
) -> (Source, bool) {
    let mut parts = Parts::default();
    parts.add(head, false);
    // To the left: adjectives, demonyms, then the determiner and the preposition.
    let mut left = start;
    let mut indefinite = false;
    let mut after_preposition = false;
    for _ in 0..4 {
        let Some(before) = left.checked_sub(1).filter(|before| tokens.start <= *before) else { break };
        if let Some(demonym) = (before.saturating_sub(1)..=before)
            .find(|&at| tokens.start <= at && demonym_at(view, at).is_some_and(|n| at + n == left))
        {
            parts.owned = true;
            left = demonym;
            continue;
        }
        if cue_at(view, before, Cue::Indefinite).is_some() {
            indefinite = true;
        }
        if is_prose(view, before, ProseWord::Preposition)
            || cue_at(view, before, Cue::Owner).is_some()
            || cue_at(view, before, Cue::Agent).is_some()
        {
            // «Des sources …» at the start is an article.
            let opens = before == tokens.start
                || before
                    .checked_sub(1)
                    .is_some_and(|it| view.get(it).is_some_and(|token| token.kind == TokenKind::Sign));
            after_preposition = !(opens && is_prose(view, before, ProseWord::Article));
            break;
        }
        let is_determiner = indefinite
            || is_prose(view, before, ProseWord::Article)
            || is_prose(view, before, ProseWord::Demonstrative);
        if is_determiner {
            let more = before.checked_sub(1).filter(|it| tokens.start <= *it);
            after_preposition = more.is_some_and(|it| is_prose(view, it, ProseWord::Preposition));
            break;
        }
        let is_word =
            view.get(before).is_some_and(|token| token.kind == TokenKind::Word || view.is_sign(before, '-'));
        if !is_word
            || view
                .grammar_at(before)
                .any(|(n, sense)| n == 1 && !matches!(sense, Sense::Name(_) | Sense::Measure(_)))
        {
            break;
        }
        left -= 1;
    }
    // An adjective counts only where a determiner or the sentence's start stands before it.
    let bound = left == tokens.start
        || left.checked_sub(1).is_some_and(|before| {
            indefinite || is_prose(view, before, ProseWord::Article) || demonym_at(view, left).is_some()
        });
    let first = if bound { left } else { start };
    let right = extend(view, names, tokens.end, end, &mut parts);
    let (kind, is_short) = parts.kind(indefinite);
    let is_place = parts.place_only && parts.noun.is_none() && !parts.named;
    let source = Source {
        tokens: first..right,
        kind,
        after_preposition,
        is_document: parts.noun == Some(SourceNoun::Document),
        is_short,
        is_country: parts.country && parts.noun.is_none() && !parts.named,
    };
    (source, is_place)
}

/// Extends a noun phrase to the right over names, owners, countries and coordination.
fn extend(view: TokenView<'_>, names: &NamesAt, limit: usize, end: usize, parts: &mut Parts) -> usize {
    let mut end = end;
    for _ in 0..8 {
        // «i media russi», «l'agenzia di stampa nordcoreana».
        if let Some(n_tokens) = demonym_at(view, end).filter(|n| end + n <= limit) {
            parts.owned = true;
            end += n_tokens;
            continue;
        }
        // One adjective may stand before the country: «statali russe».
        let adjective =
            view.get(end).is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Lower)
                && view.grammar_at(end).next().is_none();
        if let Some(n_tokens) =
            demonym_at(view, end + 1).filter(|n| adjective && parts.noun.is_some() && end + 1 + n <= limit)
        {
            parts.owned = true;
            end += 1 + n_tokens;
            continue;
        }
        let mut at = end;
        let mut as_owner = false;
        // «un'analisi condotta dalla fondazione …», “a report released by the bank”.
        if matches!(parts.noun, Some(SourceNoun::Document | SourceNoun::Group)) {
            let participle = view.find_sense_in(at, Kinds::CUE, |sense| {
                matches!(sense, Sense::Cue(Cue::Verb(_, VerbForm::Participle))).then_some(())
            });
            let agent =
                participle.and_then(|(n, ())| cue_at(view, at + n, Cue::Agent).map(|agent| at + n + agent));
            if let Some(from) = agent {
                at = from;
                as_owner = true;
            }
        }
        if as_owner {
        } else if view.text_of(at).starts_with(['\'', '\u{2019}']) && 1 < view.text_of(at).len() {
            at += 1;
        } else if let Some(n_tokens) = cue_at(view, at, Cue::Owner) {
            as_owner = true;
            at += n_tokens;
            // «i dati di marzo dell'Istat»: of a time, and of somebody.
            if let Some(owner) = (at..at + 2).find_map(|it| {
                let timed = !is_prose(view, at, ProseWord::Article)
                    && view.senses_in(at, Kinds::DATE).any(|(_, sense)| matches!(sense, Sense::Date(_)));
                cue_at(view, it + 1, Cue::Owner).filter(|_| timed).map(|n| it + 1 + n)
            }) {
                at = owner;
            }
        } else if view.is_sign(at, ',') && parts.noun == Some(SourceNoun::Person) && !parts.named {
            at += 1;
        } else if is_prose(view, at, ProseWord::Conjunction) && view.text_of(at).len() <= 3 {
            as_owner = parts.owned;
            at += 1;
        } else if view.is_sign(at, '-') || view.is_sign(at, '(') {
            at += 1;
        }
        // Up to two words may stand before the next head: «della nota organizzazione».
        let next = (at..limit.min(at + 4)).find_map(|it| {
            head_at(view, names, it)
                .filter(|(_, head)| !is_verb_here(view, it, *head))
                .map(|(stop, head)| (it, stop, head))
        });
        let Some((it, stop, head)) = next else { break };
        let is_plain = |gap: usize| {
            view.get(gap).is_some_and(|token| token.kind == TokenKind::Word)
                && (is_prose(view, gap, ProseWord::Article)
                    || demonym_at(view, gap).is_some()
                    || (gap == at && cue_at(view, gap, Cue::Indefinite).is_some())
                    || view.grammar_at(gap).all(|(_, sense)| {
                        matches!(
                            sense,
                            Sense::Name(NameWord::Link | NameWord::TitleModifier) | Sense::Measure(_)
                        )
                    }))
        };
        if !(at..it).all(is_plain) || (at == end && it != at && !matches!(head, Head::Name(..))) {
            break;
        }
        let comma = view.is_sign(end, ',');
        if comma && !matches!(head, Head::Name(NameKind::Person, _)) {
            break;
        }
        let conjunction = is_prose(view, end, ProseWord::Conjunction);
        if conjunction && !as_owner && matches!(head, Head::Name(NameKind::Place, false)) {
            break;
        }
        parts.add(head, as_owner);
        end = stop;
    }
    end.min(limit)
}
