//! `claims.toml`: counted nouns with their synonyms, predicate families, and the cues that tell what
//! a figure stands for.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::Sense;
use super::trie::Builder;

/// A counted noun's synonym class: «morti», «caduti», «vittime» are one.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureClass(pub Arc<str>);

/// A family of predicates: sent, killed, cost …
#[derive(Clone, Debug, PartialEq)]
pub struct PredicateFamily(pub Arc<str>);

/// A word that tells what a figure is of the whole, how firmly it is said, or how a name is tied to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClaimCue {
    /// The figure is a part: «di cui», “including”.
    Part,
    /// The figure is a rate: «al giorno», “a head”.
    Rate,
    /// Behind the figure, makes it a change: «in più», “fewer”.
    ChangeAfter,
    /// Before the figure, makes it a change: «altri», “another”.
    ChangeBefore,
    /// Narrows what is counted: «gravi», “critically”.
    Narrow,
    /// A forecast, plan or target: «prevede», “will”.
    Forecast,
    /// An estimate: «si stima», “estimated”.
    Estimate,
    /// Hearsay: «sarebbero», “reportedly”.
    Conditional,
    /// A denial: «smentisce», “denied”.
    Denial,
    /// Ties the one who acts: «da parte di», “by”.
    Agent,
    /// Ties the place or one it comes from: «da», “from”.
    Origin,
    /// Ties the place or one it goes to: «in», «a sostegno di», “to”.
    Goal,
    /// Opens a window that is still open: «da settembre», “since”.
    Since,
    /// Limits a time without naming it: «prima del 1967», “before”.
    Limit,
}

/// What a date tells of: `born`, `publish`, `begin` …
#[derive(Clone, Debug, PartialEq)]
pub struct EventName(pub Arc<str>);

/// The file `claims.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClaimsPack {
    /// Endings that the stems of [`PredicateWords`] take, by the name of the conjugation.
    pub conjugations: BTreeMap<String, Vec<String>>,
    /// Counted nouns.
    pub measure: Vec<MeasureWords>,
    /// Predicate families.
    pub predicate: Vec<PredicateWords>,
    /// What a figure is of the whole.
    pub scope: ScopeCues,
    /// How firmly it is said.
    pub modality: ModalityCues,
    /// How names and times are tied to a predicate.
    pub roles: RoleCues,
    /// Words that tell what a date tells of, by the event's name, which is one in every language.
    pub events: BTreeMap<String, Vec<String>>,
    /// The classes that are people: «41 morti» may be «41 persone».
    pub people: Vec<String>,
    /// The classes that are posts, lost or found: «240 esuberi» are «240 posti di lavoro».
    pub posts: Vec<String>,
}

/// A counted noun's synonyms.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MeasureWords {
    /// The class, with one name in every language.
    pub class: String,
    /// Whether the count goes up as time passes: tolls, arrests, signatures, cases.
    pub running: bool,
    /// The predicate family that the noun itself says: «morti» says `kill`.
    pub implies: String,
    /// Whether it says no more than that people are counted: «12 persone uccise» are 12 dead.
    pub generic: bool,
    /// The nouns, in all their forms.
    pub words: Vec<String>,
}

/// The words of a predicate family.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PredicateWords {
    /// The family, with one name in every language.
    pub family: String,
    /// Whether what it counts goes up as time passes.
    pub running: bool,
    /// The noun class that it counts by itself: «30 sono rimasti feriti» counts `wounded`.
    pub counts: String,
    /// Stems by conjugation.
    pub stems: BTreeMap<String, Vec<String>>,
    /// Forms, participles and nouns as they are.
    pub words: Vec<String>,
}

/// What a figure is of the whole.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ScopeCues {
    /// See [`ClaimCue::Part`].
    pub part: Vec<String>,
    /// See [`ClaimCue::Rate`].
    pub rate: Vec<String>,
    /// See [`ClaimCue::ChangeAfter`].
    pub change_after: Vec<String>,
    /// See [`ClaimCue::ChangeBefore`].
    pub change_before: Vec<String>,
    /// See [`ClaimCue::Narrow`].
    pub narrow: Vec<String>,
    /// See [`ClaimCue::Forecast`].
    pub forecast: Vec<String>,
}

/// How firmly a figure is said.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ModalityCues {
    /// See [`ClaimCue::Estimate`].
    pub estimate: Vec<String>,
    /// See [`ClaimCue::Conditional`].
    pub conditional: Vec<String>,
    /// See [`ClaimCue::Denial`].
    pub denial: Vec<String>,
}

/// How names and times are tied to a predicate.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RoleCues {
    /// See [`ClaimCue::Agent`].
    pub agent: Vec<String>,
    /// See [`ClaimCue::Origin`].
    pub origin: Vec<String>,
    /// See [`ClaimCue::Goal`].
    pub goal: Vec<String>,
    /// See [`ClaimCue::Since`].
    pub since: Vec<String>,
    /// See [`ClaimCue::Limit`].
    pub limit: Vec<String>,
}

impl ClaimsPack {
    /// The entry of a noun class.
    pub fn measure_of(&self, class: &str) -> Option<&MeasureWords> {
        self.measure.iter().find(|it| it.class == class)
    }

    /// Whether what is counted goes up as time passes, by its noun class or its predicate.
    pub fn is_running(&self, class: &str, family: Option<&str>) -> bool {
        self.measure.iter().any(|it| it.running && it.class == class)
            || family.is_some_and(|family| self.predicate.iter().any(|it| it.running && it.family == family))
    }

    /// Whether two noun classes may count the same: «morti» and «persone», «esuberi» and «posti di lavoro».
    pub fn may_be_one(&self, one: &str, other: &str) -> bool {
        let is = |list: &[String], class: &str| list.iter().any(|it| it == class);
        let is_generic = |class: &str| self.measure_of(class).is_some_and(|it| it.generic);
        one == other
            || self.are_people(one, other) && (is_generic(one) || is_generic(other))
            || is(&self.posts, one) && is(&self.posts, other)
    }

    /// Whether two noun classes both count people.
    pub fn are_people(&self, one: &str, other: &str) -> bool {
        [one, other].iter().all(|class| self.people.iter().any(|it| it == class))
    }

    /// Adds the pack's words.
    pub(super) fn compile(&self, builder: &mut Builder) {
        for entry in &self.measure {
            let class = MeasureClass(Arc::from(entry.class.as_str()));
            for word in &entry.words {
                builder.add(word, Sense::Measure(class.clone()));
            }
        }
        for entry in &self.predicate {
            let family = PredicateFamily(Arc::from(entry.family.as_str()));
            for word in &entry.words {
                builder.add(word, Sense::Predicate(family.clone()));
            }
            for (conjugation, stems) in &entry.stems {
                let endings = self.conjugations.get(conjugation).map_or(&[][..], Vec::as_slice);
                for stem in stems {
                    for ending in endings {
                        builder.add(&format!("{stem}{ending}"), Sense::Predicate(family.clone()));
                    }
                }
            }
        }
        let cues = [
            (&self.scope.part, ClaimCue::Part),
            (&self.scope.rate, ClaimCue::Rate),
            (&self.scope.change_after, ClaimCue::ChangeAfter),
            (&self.scope.change_before, ClaimCue::ChangeBefore),
            (&self.scope.narrow, ClaimCue::Narrow),
            (&self.scope.forecast, ClaimCue::Forecast),
            (&self.modality.estimate, ClaimCue::Estimate),
            (&self.modality.conditional, ClaimCue::Conditional),
            (&self.modality.denial, ClaimCue::Denial),
            (&self.roles.agent, ClaimCue::Agent),
            (&self.roles.origin, ClaimCue::Origin),
            (&self.roles.goal, ClaimCue::Goal),
            (&self.roles.since, ClaimCue::Since),
            (&self.roles.limit, ClaimCue::Limit),
        ];
        for (words, cue) in cues {
            for word in words {
                builder.add(word, Sense::Claim(cue));
            }
        }
        for (event, words) in &self.events {
            let event = EventName(Arc::from(event.as_str()));
            for word in words {
                builder.add(word, Sense::Event(event.clone()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Language, Lexicons};

    fn families(language: Language, word: &str) -> Vec<String> {
        let lexicons = Lexicons::built_in();
        let senses = lexicons.of(language).words.senses_of(word);
        senses
            .iter()
            .filter_map(|sense| match sense {
                Sense::Predicate(PredicateFamily(family)) => Some(family.to_string()),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn every_stem_has_a_conjugation() {
        let lexicons = Lexicons::built_in();
        for language in Language::ALL {
            let pack = &lexicons.of(language).claims;
            for (entry, conjugation) in
                pack.predicate.iter().flat_map(|it| it.stems.keys().map(move |c| (it, c)))
            {
                assert!(
                    pack.conjugations.contains_key(conjugation),
                    "{language}: {}: no conjugation {conjugation}",
                    entry.family
                );
            }
        }
    }

    #[test]
    fn every_implied_predicate_has_a_name_of_its_own() {
        let lexicons = Lexicons::built_in();
        let pack = &lexicons.of(Language::It).claims;
        for entry in pack.measure.iter().filter(|it| !it.implies.is_empty()) {
            assert!(pack.predicate.iter().any(|it| it.family == entry.implies), "{}", entry.implies);
        }
    }

    #[test]
    fn forms_are_generated_from_stems() {
        assert_eq!(families(Language::It, "inviato"), ["send"]);
        assert_eq!(families(Language::It, "uccisi"), ["kill"]);
        assert_eq!(families(Language::En, "injured"), ["wound"]);
    }

    #[test]
    fn a_class_tells_whether_it_runs() {
        let lexicons = Lexicons::built_in();
        let pack = &lexicons.of(Language::It).claims;
        assert!(pack.is_running("soldier", Some("kill")));
        assert!(!pack.is_running("soldier", Some("send")));
        assert!(pack.is_running("dead", None));
    }
}
