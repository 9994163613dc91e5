//! `prose.toml`: abbreviations, function words, leftovers of web pages.

use serde::Deserialize;

use super::Sense;
use super::trie::Builder;

/// One reading of a word of running prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProseWord {
    /// An abbreviation whose stop ends no sentence.
    Abbreviation,
    /// An abbreviation that may also end a sentence.
    ClosingAbbreviation,
    /// An article: «il», «una», “the”.
    Article,
    /// A preposition, alone or with its article: «di», «dell'», “of”.
    Preposition,
    /// A conjunction: «e», «ma», “and”.
    Conjunction,
    /// A personal pronoun as subject: «egli», “she”.
    Pronoun,
    /// A demonstrative: «questo», “these”.
    Demonstrative,
    /// A form of being or having as an auxiliary: «è», «hanno», “was”.
    Auxiliary,
    /// A negation: «non», “not”.
    Negation,
    /// A relative pronoun: «che», «cui», “who”.
    Relative,
    /// Opens a sentence that goes on with the one before: «Inoltre», “Moreover”.
    Continuation,
    /// Any other word that is never part of a name at a sentence's start: «Secondo», «Nel», “While”.
    Opener,
    /// A superlative that is whole by itself: «senza precedenti», “the first time that”.
    Superlative,
    /// Opens a superlative that needs an end: «il più», “the largest”.
    SuperlativeOpening,
    /// Ends one: «della storia», “ever”.
    SuperlativeEnd,
    /// Takes a superlative back: «una delle prime», “one of the”.
    SuperlativeHedge,
    /// Looks back at what is long past: «a nove mesi da», «processo», “anniversary”.
    Lookback,
    /// The newsroom saw or counted it: «abbiamo contato», “our reporter”.
    Eyewitness,
    /// The writer's own person: «io», “we”.
    FirstPerson,
    /// Opinion, recipe, service: no piece of news.
    Opinion,
    /// Says that something holds on the day of publication: «attualmente», “currently”.
    Present,
}

impl ProseWord {
    /// Whether it is a function word: one that carries no matter of its own.
    pub fn is_function(self) -> bool {
        use ProseWord::{
            Article, Auxiliary, Conjunction, Continuation, Demonstrative, Negation, Opener, Preposition,
            Pronoun, Relative,
        };
        matches!(
            self,
            Article
                | Preposition
                | Conjunction
                | Pronoun
                | Demonstrative
                | Auxiliary
                | Negation
                | Relative
                | Continuation
                | Opener
        )
    }
}

/// The file `prose.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProsePack {
    /// Abbreviations, without their final stop; inner stops as typed: `dott`, `s.p.a`.
    pub abbreviations: Vec<String>,
    /// Abbreviations that may end a sentence when a capitalised function word follows: `ecc`, `s.p.a`.
    pub closing_abbreviations: Vec<String>,
    /// Articles.
    pub articles: Vec<String>,
    /// Prepositions, with their articled forms.
    pub prepositions: Vec<String>,
    /// Conjunctions.
    pub conjunctions: Vec<String>,
    /// Personal pronouns as subjects.
    pub pronouns: Vec<String>,
    /// Demonstratives.
    pub demonstratives: Vec<String>,
    /// Forms of being and having.
    pub auxiliaries: Vec<String>,
    /// Negations.
    pub negations: Vec<String>,
    /// Relative pronouns.
    pub relatives: Vec<String>,
    /// Openings that go on with the sentence before.
    pub continuations: Vec<String>,
    /// Other capitalised sentence openers that are no names.
    pub openers: Vec<String>,
    /// Superlatives that are whole by themselves; a relative at the end is part of the cue and not of the finding.
    pub superlatives: Vec<String>,
    /// What opens a superlative that needs one of `superlative_ends` behind it.
    pub superlative_openings: Vec<String>,
    /// What ends such a superlative.
    pub superlative_ends: Vec<String>,
    /// What takes a superlative back when it overlaps it or stands right before it.
    pub superlative_hedges: Vec<String>,
    /// Words of texts and clauses that look back at what is long past.
    pub lookback: Vec<String>,
    /// Phrases by which a newsroom says that it saw or counted for itself.
    pub eyewitness: Vec<String>,
    /// Pronouns and auxiliaries of the first person.
    pub first_person: Vec<String>,
    /// Words that say that something holds on the day of publication.
    pub present: Vec<String>,
    /// Labels of opinion pieces, recipes and service pages.
    pub opinion: Vec<String>,
    /// Words that open a byline: «di», “by”.
    pub byline_openers: Vec<String>,
    /// Whole lines that a web page leaves behind, folded: «change privacy settings».
    pub residue_lines: Vec<String>,
    /// Line openings that a web page leaves behind: «leggi anche».
    pub residue_openings: Vec<String>,
    /// Openings and phrases of captions: «foto», «nella foto».
    pub caption_cues: Vec<String>,
    /// Phrases that own up to a machine-made picture: residue, wherever they stand.
    pub machine_picture_cues: Vec<String>,
}

impl ProsePack {
    /// Adds the pack's words.
    pub(super) fn compile(&self, builder: &mut Builder) {
        let classes = [
            (&self.abbreviations, ProseWord::Abbreviation),
            (&self.closing_abbreviations, ProseWord::ClosingAbbreviation),
            (&self.articles, ProseWord::Article),
            (&self.prepositions, ProseWord::Preposition),
            (&self.conjunctions, ProseWord::Conjunction),
            (&self.pronouns, ProseWord::Pronoun),
            (&self.demonstratives, ProseWord::Demonstrative),
            (&self.auxiliaries, ProseWord::Auxiliary),
            (&self.negations, ProseWord::Negation),
            (&self.relatives, ProseWord::Relative),
            (&self.continuations, ProseWord::Continuation),
            (&self.openers, ProseWord::Opener),
            (&self.superlatives, ProseWord::Superlative),
            (&self.superlative_openings, ProseWord::SuperlativeOpening),
            (&self.superlative_ends, ProseWord::SuperlativeEnd),
            (&self.superlative_hedges, ProseWord::SuperlativeHedge),
            (&self.lookback, ProseWord::Lookback),
            (&self.eyewitness, ProseWord::Eyewitness),
            (&self.first_person, ProseWord::FirstPerson),
            (&self.opinion, ProseWord::Opinion),
            (&self.present, ProseWord::Present),
        ];
        for (words, class) in classes {
            for word in words {
                builder.add(word, Sense::Prose(class));
            }
        }
    }
}
