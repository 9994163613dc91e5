//! The words of a question, one by one: names of the archive, countries, counted nouns, predicates, units.

use std::sync::Arc;

use crate::article::{TokenKind, TokenView};
use crate::lexicon::{Kinds, NameWord, ProseWord, Sense, UnitWord, country_of};
use crate::mention::key_of;
use crate::reference::{NameMatch, NameQuery, StoreError};

use super::matter::{Asking, Matter, Whom};

/// Names of more words are not looked for.
const LONGEST: usize = 6;

/// At most so many entities are meant by one name.
const MOST_ENTITIES: usize = 16;

/// The first token of a name, how many it has, and the keys and names of who goes by it.
type Named = (usize, usize, Vec<(String, String)>);

/// Reads the tokens of a question.
pub(super) struct Reader<'a> {
    view: TokenView<'a>,
    /// For each token and number of tokens from two on, the entities that go by just these words.
    named: Vec<Named>,
    matter: Matter,
    n_known: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(view: TokenView<'a>, asking: &Asking<'_>) -> Result<Self, StoreError> {
        let n_tokens = view.tokens.list().len();
        let mut places = Vec::new();
        let mut queries = Vec::new();
        for first in 0..n_tokens {
            for length in 1..=LONGEST.min(n_tokens - first) {
                let span = view.span(first..first + length);
                let key = key_of(span.slice(view.text));
                if key.is_empty() || length == 1 && is_function(view, first) {
                    continue;
                }
                let wanted = |matching, key: &str| NameQuery {
                    key: key.to_owned(),
                    matching,
                    except: None,
                    limit: MOST_ENTITIES,
                };
                places.extend([(first, length, false), (first, length, length == 1)]);
                queries.push(wanted(NameMatch::Exact, &key));
                // A single word may be the last of a name, or its first.
                queries.push(wanted(NameMatch::Surname, if length == 1 { &key } else { "" }));
                if length == 1 {
                    places.push((first, length, true));
                    queries.push(wanted(NameMatch::Prefix, &format!("{key} ")));
                }
            }
        }
        let mut named: Vec<Named> = Vec::new();
        for ((first, length, is_part), hits) in places.into_iter().zip(asking.store.names(&queries)?) {
            let hits = hits.into_iter().filter(|it| it.distance == 0 && !it.key.is_empty());
            let hits: Vec<(String, String)> = hits.map(|it| (it.key, it.canonical)).collect();
            match named.last_mut() {
                _ if hits.is_empty() => {}
                // A part of a name counts beside the whole: «Kim» is also Kim Jong Un.
                Some((at, n, known)) if (*at, *n) == (first, length) && is_part => {
                    known.extend(hits);
                    known.dedup();
                }
                _ => named.push((first, length, hits)),
            }
        }
        Ok(Self { view, named, matter: Matter::default(), n_known: 0 })
    }

    /// How many words it understands, and what they mean.
    pub(super) fn read(mut self) -> (usize, Matter) {
        let n_tokens = self.view.tokens.list().len();
        let mut at = 0;
        let mut is_joined = false;
        while at < n_tokens {
            let step = self.step(at, is_joined);
            is_joined = self.view.is_sign(at, ',') || has_prose(self.view, at, ProseWord::Conjunction);
            at += step.max(1);
        }
        (self.n_known, self.matter)
    }

    /// Reads what stands at `at`; gives how many tokens it took.
    fn step(&mut self, at: usize, is_joined: bool) -> usize {
        let country = self.view.find_sense(at, country);
        let named = self.named.iter().filter(|it| it.0 == at).max_by_key(|it| it.1).cloned();
        if let Some((n_tokens, key)) = &country
            && named.as_ref().is_none_or(|it| it.1 <= *n_tokens)
        {
            self.whom(at..at + n_tokens, vec![(key.clone(), String::new())]);
            return *n_tokens;
        }
        let meaning = self.view.find_sense(at, |sense| meaning(sense).then_some(()));
        if let Some((_, length, hits)) = named
            && meaning.is_none_or(|(n_tokens, ())| n_tokens < length)
        {
            self.whom(at..at + length, hits);
            return length;
        }
        match meaning {
            Some((n_tokens, ())) => {
                self.mean(at, n_tokens, is_joined);
                self.n_known += n_tokens;
                n_tokens
            }
            None if is_function(self.view, at) => 1,
            None => {
                if self.view.get(at).is_some_and(|it| matches!(it.kind, TokenKind::Word)) {
                    self.matter.words.push(self.view.text_of(at).to_owned());
                }
                1
            }
        }
    }

    fn whom(&mut self, tokens: std::ops::Range<usize>, hits: Vec<(String, String)>) {
        self.n_known += tokens.len();
        let words = self.view.span(tokens).slice(self.view.text).to_owned();
        let mut keys: Vec<String> = Vec::new();
        for (key, _) in &hits {
            // Newsrooms say «Mosca» where they mean Russia's government.
            let twins = country_of(key).map(|code| [format!("country:{code}"), format!("capital:{code}")]);
            let all = twins.into_iter().flatten().chain([key.clone()]);
            keys.extend(all.filter(|it| !keys.contains(it)).collect::<Vec<_>>());
        }
        let mut names: Vec<String> = Vec::new();
        for (_, name) in hits {
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        keys.sort();
        keys.dedup();
        if !self.matter.whom.iter().any(|it| it.keys == keys) {
            self.matter.whom.push(Whom { words, keys, names });
        }
    }

    /// Files the word at `at` under what it means.
    fn mean(&mut self, at: usize, n_tokens: usize, is_joined: bool) {
        let (mut classes, mut families, mut units) = (Vec::new(), Vec::new(), Vec::new());
        for (length, sense) in self.view.senses_at(at) {
            if length != n_tokens {
                continue;
            }
            match sense {
                Sense::Measure(class) => classes.push(Arc::clone(&class.0)),
                Sense::Predicate(family) => families.push(Arc::clone(&family.0)),
                Sense::Unit(unit) => units.extend(unit_of(unit)),
                _ => {}
            }
        }
        let claims = &self.view.lexicon.claims;
        let is_second = !self.matter.classes.is_empty() && !is_joined;
        // «soldati morti» are soldiers of whom something is told; «morti e feriti» are two counts.
        if !families.is_empty() && (classes.is_empty() || is_second) {
            for family in families {
                let counts = claims.predicate.iter().find(|it| *it.family == *family).map(|it| &it.counts);
                let generic = |class: &Arc<str>| claims.measure_of(class).is_some_and(|it| it.generic);
                if let Some(class) = counts.filter(|it| !it.is_empty())
                    && self.matter.classes.iter().any(generic)
                {
                    self.matter.classes.push(Arc::from(class.as_str()));
                }
                self.matter.families.push(family);
            }
        } else if let Some(class) = classes.into_iter().next() {
            let implies = claims.measure_of(&class).map(|it| it.implies.as_str()).unwrap_or_default();
            if !implies.is_empty() {
                self.matter.implied.push(Arc::from(implies));
            }
            self.matter.classes.push(class);
        } else {
            self.matter.units.extend(units);
        }
    }
}

/// Whether a reading says what is counted, or what is told of it.
fn meaning(sense: &Sense) -> bool {
    match sense {
        Sense::Measure(_) | Sense::Predicate(_) => true,
        Sense::Unit(unit) => unit_of(unit).is_some(),
        _ => false,
    }
}

pub(super) fn country(sense: &Sense) -> Option<String> {
    match sense {
        Sense::Name(NameWord::Country(code) | NameWord::Demonym(code)) => Some(format!("country:{code}")),
        Sense::Name(NameWord::Capital(code)) => Some(format!("capital:{code}")),
        _ => None,
    }
}

/// What figures in a unit are filed under.
fn unit_of(unit: &UnitWord) -> Option<Arc<str>> {
    Some(match unit {
        UnitWord::Unit(unit) => Arc::clone(&unit.dimension),
        UnitWord::Currency(unit) | UnitWord::CurrencySign(unit) => Arc::clone(&unit.code),
        UnitWord::Percent => Arc::from("%"),
        UnitWord::Points => Arc::from("points"),
        UnitWord::PerMille | UnitWord::BasisPoints => return None,
    })
}

fn is_function(view: TokenView<'_>, at: usize) -> bool {
    view.senses_in(at, Kinds::PROSE)
        .any(|(_, sense)| matches!(sense, Sense::Prose(word) if word.is_function()))
}

fn has_prose(view: TokenView<'_>, at: usize, wanted: ProseWord) -> bool {
    view.senses_in(at, Kinds::PROSE).any(|(_, sense)| *sense == Sense::Prose(wanted))
}
