//! `spans.toml`: words that tie ages, anniversaries and stretches of time to the dates beside them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Sense;
use super::trie::Builder;

/// One reading of a word that ties a stretch of time to a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpanWord {
    /// Somebody comes into the world: «nato», “born”.
    Born,
    /// Somebody leaves it: «morto», “died”.
    Died,
    /// An age that holds today: «oggi ha», “is now”.
    AgeNow,
    /// An age of another time: «aveva», “was”.
    AgePast,
    /// An age of a time that is told in a clause: «quando», “when”; or counted in another way.
    AgeThen,
    /// Before an age at a time that a date beside it tells: «a 81 anni», “aged”.
    AgeAt,
    /// Somebody reaches an age: «compie», “turns”.
    Turns,
    /// Somebody else in the family: «figlio», “mother”.
    Kin,
    /// An anniversary: «anniversario», “jubilee”.
    Anniversary,
    /// An anniversary that is a noun of its own, and of how many years: «decennale».
    Jubilee(u32),
    /// Counts editions, not years: «edizione», “season”.
    Edition,
    /// Before an anniversary on whose day something happened: «nel», “on the”.
    OnDay,
    /// Between an anniversary and its event: «del», “of”.
    OfEvent,
    /// Before a number of years that end with the day of publication: «a» of «a vent'anni dal rogo».
    YearsOpening,
    /// Behind it: «dal» of «a vent'anni dal rogo», “on from”.
    YearsOn,
    /// Behind a number of years that end at any time: «dopo» of «vent'anni dopo il rogo».
    YearsAfter,
    /// Behind years that are kept: «di» of «i cento anni della banca».
    YearsOf,
    /// Before years that are kept: «festeggia», “celebrates”.
    Keeps,
    /// Counts back from publication: «fa», “ago”.
    Ago,
    /// The same before the number: «hace», “vor”.
    AgoOpening,
    /// Counts on from another date: «dopo», “later”.
    Later,
    /// Counts back from another date: «prima», “earlier”.
    Earlier,
    /// Before a stretch that lasts to this day: «da», “for”.
    Since,
    /// Goes on to this day: «dura», “has lasted”.
    Lasts,
    /// Has gone by: «sono passati», “have passed”.
    Passed,
    /// The day of publication: «oggi», “today”.
    Now,
    /// Before an office that somebody holds: “as” of “as mayor”.
    Office,
    /// Something has begun: «entamée»; beside the events of `claims.toml`.
    Begun,
    /// Takes an arithmetic back: «ogni», “each”; years of school and of accounts.
    Uneven,
    /// The end stands before the beginning on purpose: «a ritroso», “backwards”; or two dates are held
    /// against each other: «confronto», “compared”.
    Compares,
    /// Before the birth of Christ.
    BeforeChrist,
    /// Planned, expected, put off: nothing about a tense.
    Plans,
    /// A finite form of the past.
    TensePast,
    /// An auxiliary that makes a past with a participle: «ha», “has”.
    TenseHelper,
    /// A participle without the usual ending.
    Participle,
    /// A finite form of the future.
    TenseFuture,
    /// A form that is neither: conditional, subjunctive, infinitive marker.
    TenseUnreal,
    /// An auxiliary that makes a past only with the participles of motion and change: «è» of «è arrivato».
    TenseBeing,
    /// Such a participle.
    Motion,
    /// Events that are announced by their day: «referendum», “match”.
    Ahead,
    /// Before a date that is a term and no day of an event: «entro il», “by”.
    Term,
    /// Ties a date to the noun before it: «del», “for”.
    Tie,
    /// Names of days whose figures are no date format: laws, schools, files.
    Paper,
}

/// The file `spans.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SpansPack {
    /// Somebody comes into the world.
    pub born: Vec<String>,
    /// Somebody leaves it.
    pub died: Vec<String>,
    /// Before an age that holds today.
    pub age_now: Vec<String>,
    /// Before an age of another time.
    pub age_past: Vec<String>,
    /// What moves an age to a time that no date tells.
    pub age_then: Vec<String>,
    /// Before an age at the time of a date beside it.
    pub age_at: Vec<String>,
    /// Before an age that somebody reaches.
    pub turns: Vec<String>,
    /// Others in the family.
    pub kin: Vec<String>,
    /// Nouns of anniversaries.
    pub anniversaries: Vec<String>,
    /// Nouns of anniversaries with their years.
    pub jubilees: BTreeMap<String, u32>,
    /// The endings of ranks in figures, by their last figure; empty where all are alike: “st” of “1st”.
    pub rank_endings: Vec<String>,
    /// Nouns behind whose ranks no years stand.
    pub editions: Vec<String>,
    /// Before an anniversary on whose day something happened.
    pub on_day: Vec<String>,
    /// Between an anniversary and its event.
    pub of_event: Vec<String>,
    /// Before years that end with the day of publication.
    pub years_opening: Vec<String>,
    /// Behind such years.
    pub years_on: Vec<String>,
    /// Behind years that end at any time.
    pub years_after: Vec<String>,
    /// Behind years that are kept.
    pub years_of: Vec<String>,
    /// Before years that are kept.
    pub keeps: Vec<String>,
    /// Behind a number that counts back from publication.
    pub ago: Vec<String>,
    /// Before such a number.
    pub ago_opening: Vec<String>,
    /// Behind a number that counts on from another date.
    pub later: Vec<String>,
    /// Behind a number that counts back from another date.
    pub earlier: Vec<String>,
    /// Before a stretch that lasts to this day.
    pub since: Vec<String>,
    /// Verbs of what goes on to this day.
    pub lasts: Vec<String>,
    /// Verbs of time that has gone by.
    pub passed: Vec<String>,
    /// The day of publication.
    pub now: Vec<String>,
    /// Before an office.
    pub office: Vec<String>,
    /// Something has begun, beside the events of `claims.toml`.
    pub begun: Vec<String>,
    /// What takes an arithmetic of spans back.
    pub uneven: Vec<String>,
    /// What holds two dates against each other.
    pub compares: Vec<String>,
    /// Before the birth of Christ.
    pub before_christ: Vec<String>,
    /// Words of what is planned, expected, put off.
    pub plans: Vec<String>,
    /// Finite forms of the past.
    pub tense_past: Vec<String>,
    /// Endings of finite forms of the past that are mostly nothing else: «-arono».
    pub tense_past_endings: Vec<String>,
    /// Endings of forms that are a finite past and never a participle: «-ò», «-aron».
    pub finite_past_endings: Vec<String>,
    /// Auxiliaries that make a past with the participle behind them.
    pub tense_helpers: Vec<String>,
    /// Auxiliaries that make a past with participles of motion and change only.
    pub tense_beings: Vec<String>,
    /// Participles of motion and change.
    pub motions: Vec<String>,
    /// Events that are announced by their day.
    pub ahead: Vec<String>,
    /// Endings of participles.
    pub participle_endings: Vec<String>,
    /// Participles without these endings.
    pub participles: Vec<String>,
    /// Finite forms of the future.
    pub tense_future: Vec<String>,
    /// Endings of finite forms of the future that are mostly nothing else: «-eranno».
    pub tense_future_endings: Vec<String>,
    /// Forms that are neither past nor future.
    pub tense_unreal: Vec<String>,
    /// Before a date that is a term.
    pub terms: Vec<String>,
    /// What ties a date to the noun before it.
    pub ties: Vec<String>,
    /// Words beside which figures are no date to be read.
    pub papers: Vec<String>,
    /// How a day is written out with its month first; empty where it never is.
    pub written_month_first: String,
    /// Whether a future may tell of the past, as histories do in Italian and French.
    pub narrative_future: bool,
}

impl SpansPack {
    /// Adds the pack's words.
    pub(super) fn compile(&self, builder: &mut Builder) {
        let classes = [
            (&self.born, SpanWord::Born),
            (&self.died, SpanWord::Died),
            (&self.age_now, SpanWord::AgeNow),
            (&self.age_past, SpanWord::AgePast),
            (&self.age_then, SpanWord::AgeThen),
            (&self.age_at, SpanWord::AgeAt),
            (&self.turns, SpanWord::Turns),
            (&self.kin, SpanWord::Kin),
            (&self.anniversaries, SpanWord::Anniversary),
            (&self.editions, SpanWord::Edition),
            (&self.on_day, SpanWord::OnDay),
            (&self.of_event, SpanWord::OfEvent),
            (&self.years_opening, SpanWord::YearsOpening),
            (&self.years_on, SpanWord::YearsOn),
            (&self.years_after, SpanWord::YearsAfter),
            (&self.years_of, SpanWord::YearsOf),
            (&self.keeps, SpanWord::Keeps),
            (&self.ago, SpanWord::Ago),
            (&self.ago_opening, SpanWord::AgoOpening),
            (&self.later, SpanWord::Later),
            (&self.earlier, SpanWord::Earlier),
            (&self.since, SpanWord::Since),
            (&self.lasts, SpanWord::Lasts),
            (&self.passed, SpanWord::Passed),
            (&self.now, SpanWord::Now),
            (&self.office, SpanWord::Office),
            (&self.begun, SpanWord::Begun),
            (&self.uneven, SpanWord::Uneven),
            (&self.compares, SpanWord::Compares),
            (&self.before_christ, SpanWord::BeforeChrist),
            (&self.plans, SpanWord::Plans),
            (&self.tense_past, SpanWord::TensePast),
            (&self.tense_helpers, SpanWord::TenseHelper),
            (&self.tense_beings, SpanWord::TenseBeing),
            (&self.motions, SpanWord::Motion),
            (&self.ahead, SpanWord::Ahead),
            (&self.participles, SpanWord::Participle),
            (&self.tense_future, SpanWord::TenseFuture),
            (&self.tense_unreal, SpanWord::TenseUnreal),
            (&self.terms, SpanWord::Term),
            (&self.ties, SpanWord::Tie),
            (&self.papers, SpanWord::Paper),
        ];
        for (words, class) in classes {
            for word in words {
                builder.add(word, Sense::Span(class));
            }
        }
        for (word, n_years) in &self.jubilees {
            builder.add(word, Sense::Span(SpanWord::Jubilee(*n_years)));
        }
    }
}
