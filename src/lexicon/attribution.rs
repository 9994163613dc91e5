//! `attribution.toml`: verbs, nouns, prepositions, vague phrases, confirmations.
//!
//! Verbs are listed by their dictionary form; the pack's own conjugations give the forms, so that
//! «stimare» also reads «hanno stimato», «stimava», «stimerebbero».

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Sense;
use super::trie::Builder;

/// One reading of a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// A form of a verb of saying or of deciding.
    Verb(VerbStrength, VerbForm),
    /// Ties the source behind it: «secondo», «stando a», “according to”.
    Preposition,
    /// Ties the source before it: «zufolge».
    Postposition,
    /// Opens a clause or participle of report: «secondo quanto», «come», “as”.
    Comparison,
    /// The agent of a participle stands behind it: «da», “by”.
    Agent,
    /// The owner of a document or group stands behind it: «di», “of”.
    Owner,
    /// A noun that can be a source.
    Noun(SourceNoun),
    /// A press agency, as it stands in brackets.
    Agency,
    /// Names the source before a colon: «Fonte:».
    Label,
    /// Nobody can be asked: «si parla di».
    Vague,
    /// Points back at figures: «questi dati», “these figures”.
    Deictic,
    /// Opens the sentence that names those left vague: «tra questi», “among them”.
    Naming,
    /// Opens a sentence that goes on with what was said before: «il resto», “the additional”.
    Continuing,
    /// Stands for somebody or something named before: «egli», “it”.
    Anaphor,
    /// Makes the noun behind it one of many: «un», «alcuni», “several”.
    Indefinite,
    /// Makes the participle behind it a passive: «stato», “was”.
    Passive,
    /// Names the source right behind what was said: „…, so die Polizei“.
    Tag,
    /// Cue and source in one word or phrase: „nach Polizeiangaben“.
    Stated,
    /// The same, where only a group is named: « de source policière ».
    StatedByGroup,
    /// A mood in which one tells what others said: „sei“, «sarebbero», « aurait ».
    Reported,
    /// Looks like a cue and is none: «secondo i piani», «come previsto».
    NoCue,
}

/// How well a verb carries a fact or a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerbStrength {
    /// Stands for facts and figures: «stimare», “estimate”.
    Strong,
    /// Stands for speech: «dire», “say”.
    General,
    /// Decides, pays, promises, counts: who does it is the source («stanziare», “fund”).
    Actor,
    /// Shows what somebody feels, and speech only where words are given: «esprimere», “express”.
    Attitude,
}

/// Which form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerbForm {
    /// With a subject of its own: «stima», «stimarono».
    Finite,
    /// «stimato», “estimated”.
    Participle,
    /// «stimando», “estimating”.
    Gerund,
    /// «stimare», “to estimate”.
    Infinitive,
}

/// What kind of source a noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceNoun {
    /// A body: «ministero», “police”.
    Body,
    /// A person by trade or office: «ricercatrice», “spokesman”.
    Person,
    /// Several without names: «fonti», «media», “officials”.
    Group,
    /// Something written or counted: «rapporto», “survey”.
    Document,
}

/// The file `attribution.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AttributionPack {
    /// Endings by class, as the language conjugates; the longest ending that fits a lemma is taken.
    pub conjugations: Vec<Conjugation>,
    /// Whether the verb stands second, its subject behind it where something else opens the clause.
    pub verb_second: bool,
    /// Verbs that stand for facts and figures, by lemma.
    pub strong: Vec<String>,
    /// Verbs of speech, by lemma.
    pub general: Vec<String>,
    /// Verbs whose subject decides, pays, promises or counts, by lemma.
    pub actors: Vec<String>,
    /// Verbs that show what somebody feels, alone or with their object, by lemma: «mostrare interesse».
    pub attitudes: Vec<String>,
    /// Forms that no conjugation gives.
    pub irregular: Vec<IrregularVerb>,
    /// What `{di}` stands for in the phrases below: a preposition with its articled forms.
    pub contractions: BTreeMap<String, Vec<String>>,
    /// Ties the source behind it.
    pub prepositions: Vec<String>,
    /// Ties the source before it.
    pub postpositions: Vec<String>,
    /// Opens a clause or participle of report.
    pub comparisons: Vec<String>,
    /// Before the agent of a participle.
    pub agents: Vec<String>,
    /// Before an owner.
    pub owners: Vec<String>,
    /// Nouns for bodies.
    pub bodies: Vec<String>,
    /// Nouns for persons.
    pub persons: Vec<String>,
    /// Nouns for several without names.
    pub groups: Vec<String>,
    /// Nouns for documents and data.
    pub documents: Vec<String>,
    /// Press agencies.
    pub agencies: Vec<String>,
    /// Names the source before a colon.
    pub labels: Vec<String>,
    /// Phrases behind which nobody can be asked.
    pub vague: Vec<String>,
    /// Phrases that point back at figures.
    pub deictics: Vec<String>,
    /// Openings that name those left vague.
    pub naming: Vec<String>,
    /// Openings of a sentence that goes on with what was said before.
    pub continuing: Vec<String>,
    /// Pronouns of the third person.
    pub anaphors: Vec<String>,
    /// Words that make the noun behind them one of many.
    pub indefinites: Vec<String>,
    /// Auxiliaries of the passive.
    pub passives: Vec<String>,
    /// Names the source right behind what was said.
    pub tags: Vec<String>,
    /// Cue and source in one: „nach Polizeiangaben“.
    pub stated: Vec<String>,
    /// Cue and group in one: « de source policière ».
    pub stated_by_groups: Vec<String>,
    /// Auxiliaries and modals in the mood of reported speech.
    pub reported: Vec<String>,
    /// Phrases that look like a cue and are none.
    pub no_cues: Vec<String>,
}

/// The endings of one class of verbs.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Conjugation {
    /// The end of the lemma, which the endings replace.
    pub ending: String,
    /// Endings with a subject.
    pub finite: Vec<String>,
    /// Endings of the past participle.
    pub participle: Vec<String>,
    /// Endings of the gerund.
    pub gerund: Vec<String>,
}

/// A verb with its forms in full.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct IrregularVerb {
    /// `strong`, `general`, `actor` or `attitude`; anything else counts as `general`.
    pub strength: String,
    /// The dictionary form.
    pub infinitive: String,
    /// Forms with a subject.
    pub finite: Vec<String>,
    /// Past participles.
    pub participle: Vec<String>,
    /// Gerunds.
    pub gerund: Vec<String>,
}

impl AttributionPack {
    /// Adds the pack's words.
    pub(super) fn compile(&self, builder: &mut Builder) {
        let verbs = [
            (&self.strong, VerbStrength::Strong),
            (&self.general, VerbStrength::General),
            (&self.actors, VerbStrength::Actor),
            (&self.attitudes, VerbStrength::Attitude),
        ];
        for (lemmas, strength) in verbs {
            for lemma in lemmas {
                self.conjugate(lemma, strength, builder);
            }
        }
        for verb in &self.irregular {
            let strength = match verb.strength.as_str() {
                "strong" => VerbStrength::Strong,
                "actor" => VerbStrength::Actor,
                "attitude" => VerbStrength::Attitude,
                _ => VerbStrength::General,
            };
            add_forms(&verb.finite, strength, VerbForm::Finite, builder);
            add_forms(&verb.participle, strength, VerbForm::Participle, builder);
            add_forms(&verb.gerund, strength, VerbForm::Gerund, builder);
            add_forms(std::slice::from_ref(&verb.infinitive), strength, VerbForm::Infinitive, builder);
        }
        let lists = [
            (&self.prepositions, Cue::Preposition),
            (&self.postpositions, Cue::Postposition),
            (&self.comparisons, Cue::Comparison),
            (&self.agents, Cue::Agent),
            (&self.owners, Cue::Owner),
            (&self.bodies, Cue::Noun(SourceNoun::Body)),
            (&self.persons, Cue::Noun(SourceNoun::Person)),
            (&self.groups, Cue::Noun(SourceNoun::Group)),
            (&self.documents, Cue::Noun(SourceNoun::Document)),
            (&self.agencies, Cue::Agency),
            (&self.labels, Cue::Label),
            (&self.vague, Cue::Vague),
            (&self.deictics, Cue::Deictic),
            (&self.naming, Cue::Naming),
            (&self.continuing, Cue::Continuing),
            (&self.anaphors, Cue::Anaphor),
            (&self.indefinites, Cue::Indefinite),
            (&self.passives, Cue::Passive),
            (&self.tags, Cue::Tag),
            (&self.stated, Cue::Stated),
            (&self.stated_by_groups, Cue::StatedByGroup),
            (&self.reported, Cue::Reported),
            (&self.no_cues, Cue::NoCue),
        ];
        for (phrases, cue) in lists {
            for phrase in phrases {
                self.expand(phrase, &mut |text| builder.add(text, Sense::Cue(cue)));
            }
        }
    }

    /// Adds every form of the regular verb `lemma`.
    fn conjugate(&self, lemma: &str, strength: VerbStrength, builder: &mut Builder) {
        // A verb of several words bends the first: «fare sapere», «put at».
        let (verb, tail) = lemma.split_once(' ').map_or((lemma, ""), |(verb, tail)| (verb, tail));
        let with_tail = |form: String| if tail.is_empty() { form } else { format!("{form} {tail}") };
        let class = self
            .conjugations
            .iter()
            .filter(|it| verb.ends_with(it.ending.as_str()))
            .max_by_key(|it| it.ending.len());
        builder.add(lemma, Sense::Cue(Cue::Verb(strength, VerbForm::Infinitive)));
        let Some(class) = class else { return };
        let stem = verb.strip_suffix(class.ending.as_str()).unwrap_or(verb);
        let forms = [
            (&class.finite, VerbForm::Finite),
            (&class.participle, VerbForm::Participle),
            (&class.gerund, VerbForm::Gerund),
        ];
        for (endings, form) in forms {
            for ending in endings {
                let text = with_tail(format!("{stem}{ending}"));
                builder.add(&text, Sense::Cue(Cue::Verb(strength, form)));
            }
        }
    }

    /// Calls `add` with every reading of `phrase`, `{di}` and its like filled in.
    fn expand(&self, phrase: &str, add: &mut impl FnMut(&str)) {
        let slot = phrase
            .split_once('{')
            .and_then(|(before, rest)| rest.split_once('}').map(|(name, after)| (before, name, after)));
        let Some((before, name, after)) = slot else { return add(phrase) };
        for form in self.contractions.get(name).into_iter().flatten() {
            add(&format!("{before}{form}{after}"));
        }
    }
}

fn add_forms(forms: &[String], strength: VerbStrength, form: VerbForm, builder: &mut Builder) {
    for text in forms.iter().filter(|text| !text.is_empty()) {
        builder.add(text, Sense::Cue(Cue::Verb(strength, form)));
    }
}
