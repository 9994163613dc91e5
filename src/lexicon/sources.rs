//! `sources.toml`: what carries words, how polls and their makers are called, how sources stay unnamed.

use serde::Deserialize;

use super::Sense;
use super::trie::Builder;

/// One reading of a word about sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceWord {
    /// Carries words that nobody in particular says: «striscione», “slogan”, “title”.
    Bearer,
    /// Points at the words before or after it: «così», «queste le parole», “that is how”.
    Pointer,
    /// Somebody speaks of himself or to somebody: «noi», «siamo», “our”.
    Speech,
    /// An opinion poll.
    Poll,
    /// A poll of voters as they leave.
    ExitPoll,
    /// Looks like a poll and is none: “to the polls”.
    NoPoll,
    /// What a poll counts beside shares: «punti», “seats”.
    PollUnit,
    /// An institute that makes polls.
    Pollster,
    /// How a poll is made: «interviste», “fieldwork”.
    PollMethod,
    /// Who is asked: «intervistati», “adults”.
    Respondent,
    /// A poll among the outlet's own readers.
    ReaderPoll,
    /// Makes a poll known: «pubblicato», “released”.
    PollRelease,
    /// A source that stays unnamed, in words that say so: “a person familiar with”.
    Anonymous,
    /// «fonte», “source”.
    OneSource,
    /// «fonti», “sources”.
    ManySources,
    /// What kind of source it is: «diplomatiche», “close to”.
    SourceQuality,
    /// The same word in another sense: «fonti rinnovabili», “source of income”.
    OtherSense,
    /// Somebody with an office and no name: «funzionario», “official”.
    Informant,
    /// Why a source stays unnamed: «perché non autorizzato», “because”.
    AnonymityReason,
    /// Opens a reason: «perché», “because”.
    Because,
    /// Somebody who must not be named: «vittima», “survivor”.
    Protected,
    /// Confirms what another said.
    Confirmation,
    /// A report without its maker, as a whole phrase: “it is believed”.
    Agentless,
    /// A participle that reports or judges, behind its auxiliary: «segnalato», «visto come».
    AgentlessParticiple,
    /// A passive in the infinitive: «essere», “be”.
    Infinitive,
    /// Accuses: «tangenti», “bribes”.
    Accusation,
}

/// The file `sources.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SourcesPack {
    /// Things that carry words: banners, titles, laws, mottos; and what makes words a term.
    pub bearers: Vec<String>,
    /// Words that point at a quotation beside them.
    pub pointers: Vec<String>,
    /// Words of the first and second person.
    pub speech: Vec<String>,
    /// Opinion polls.
    pub polls: Vec<String>,
    /// Polls of voters as they leave; each is among `polls` too.
    pub exit_polls: Vec<String>,
    /// Phrases with a word of `polls` that mean something else.
    pub no_polls: Vec<String>,
    /// What polls count beside shares.
    pub poll_units: Vec<String>,
    /// Institutes that make polls.
    pub pollsters: Vec<String>,
    /// How a poll is made.
    pub poll_methods: Vec<String>,
    /// Who is asked in a poll.
    pub respondents: Vec<String>,
    /// Polls among readers.
    pub reader_polls: Vec<String>,
    /// Words that make a poll known.
    pub poll_releases: Vec<String>,
    /// Phrases that say that a source is not named.
    pub anonymous: Vec<String>,
    /// One source.
    pub one_source: Vec<String>,
    /// Several sources.
    pub many_sources: Vec<String>,
    /// Kinds of sources, beside the noun.
    pub source_qualities: Vec<String>,
    /// The nouns in another sense.
    pub other_senses: Vec<String>,
    /// Persons with an office.
    pub informants: Vec<String>,
    /// Why somebody is not named.
    pub anonymity_reasons: Vec<String>,
    /// Words that open a reason.
    pub because: Vec<String>,
    /// Who must not be named.
    pub protected: Vec<String>,
    /// Forms that confirm.
    pub confirmations: Vec<String>,
    /// Reports without their maker, as whole phrases.
    pub agentless: Vec<String>,
    /// Participles that report or judge.
    pub agentless_participles: Vec<String>,
    /// Auxiliaries of the passive in the infinitive.
    pub infinitives: Vec<String>,
    /// Words of accusation.
    pub accusations: Vec<String>,
}

impl SourcesPack {
    /// Adds the pack's words.
    pub(super) fn compile(&self, builder: &mut Builder) {
        let classes = [
            (&self.bearers, SourceWord::Bearer),
            (&self.pointers, SourceWord::Pointer),
            (&self.speech, SourceWord::Speech),
            (&self.polls, SourceWord::Poll),
            (&self.exit_polls, SourceWord::ExitPoll),
            (&self.no_polls, SourceWord::NoPoll),
            (&self.poll_units, SourceWord::PollUnit),
            (&self.pollsters, SourceWord::Pollster),
            (&self.poll_methods, SourceWord::PollMethod),
            (&self.respondents, SourceWord::Respondent),
            (&self.reader_polls, SourceWord::ReaderPoll),
            (&self.poll_releases, SourceWord::PollRelease),
            (&self.anonymous, SourceWord::Anonymous),
            (&self.one_source, SourceWord::OneSource),
            (&self.many_sources, SourceWord::ManySources),
            (&self.source_qualities, SourceWord::SourceQuality),
            (&self.other_senses, SourceWord::OtherSense),
            (&self.informants, SourceWord::Informant),
            (&self.anonymity_reasons, SourceWord::AnonymityReason),
            (&self.because, SourceWord::Because),
            (&self.protected, SourceWord::Protected),
            (&self.confirmations, SourceWord::Confirmation),
            (&self.agentless, SourceWord::Agentless),
            (&self.agentless_participles, SourceWord::AgentlessParticiple),
            (&self.infinitives, SourceWord::Infinitive),
            (&self.accusations, SourceWord::Accusation),
        ];
        for (words, class) in classes {
            for word in words {
                builder.add(word, Sense::Source(class));
            }
        }
    }
}
