//! Floor 1: packs (`rules/languages/<lang>/*.toml`) become one [`Lexicon`] per language.
//!
//! All word lists of a language live in one trie over word ids; one walk over the tokens gives each
//! of them its readings, longest first («Corea del Nord» before «Corea»). Knows no file system: packs
//! arrive as text.

mod attribution;
mod claims;
mod date_patterns;
mod dates;
mod exempt;
mod feasts;
mod fold;
mod forms;
mod kinds;
mod names;
mod number_word;
mod numbers;
mod pack;
mod people;
mod prose;
mod rates;
mod scales;
mod scripts;
mod sources;
mod spans;
mod sums;
mod texts;
mod trie;
mod units;

use std::sync::{Arc, OnceLock};

pub use attribution::{AttributionPack, Conjugation, Cue, IrregularVerb, SourceNoun, VerbForm, VerbStrength};
pub use claims::{
    ClaimCue, ClaimsPack, EventName, MeasureClass, MeasureWords, ModalityCues, PredicateFamily,
    PredicateWords, RoleCues, ScopeCues,
};
pub use date_patterns::{DatePattern, DatePatterns, Place, Slot, TimeMeaning};
pub use dates::{DateJoin, DateWord, DatesPack, HolidayDay, WordForm};
pub use exempt::ExemptPack;
pub use fold::{WordId, fold_into, without_accents};
pub use forms::{Announced, FormWord, FormsPack, Lost};
pub use kinds::Kinds;
pub use names::{Country, Ending, NameWord, NamesPack, country_of};
pub use number_word::{Collective, Limit, NumberCue, NumberWord, Side};
pub use numbers::{Approximators, NumbersPack, RangeRow, Sides};
pub use pack::{Language, PackError, PackSource, Packs, embedded};
pub use people::{PeoplePack, PeopleWord};
pub use prose::{ProsePack, ProseWord};
pub use rates::{Band, Rates};
pub use scales::{FalseFriend, ScaleWord, ScalesPack};
pub use scripts::{ScriptWord, ScriptsPack};
pub use sources::{SourceWord, SourcesPack};
pub use spans::{SpanWord, SpansPack};
pub use sums::{SumWord, SumsPack};
pub use texts::{GroupWords, TextWord, TextsPack};
pub use trie::{Builder, Match, Words};
pub use units::{Coin, CurrencyRow, UnitRow, UnitWord, UnitsPack};

/// One reading of a word or phrase. A phrase in several classes has several readings.
#[derive(Clone, Debug, PartialEq)]
pub enum Sense {
    /// Part of a numeral: `numbers.toml`.
    Number(NumberWord),
    /// A unit or a currency: `units.toml`.
    Unit(UnitWord),
    /// Part of a temporal expression: `dates.toml`.
    Date(DateWord),
    /// A cue of attribution, a source noun, a vague phrase: `attribution.toml`.
    Cue(Cue),
    /// A title, role, particle, place, organisation noun, given name: `names.toml`.
    Name(NameWord),
    /// A counted noun or a predicate: `claims.toml`.
    Measure(MeasureClass),
    /// A predicate family: `claims.toml`.
    Predicate(PredicateFamily),
    /// What a date tells of: «nato», “released”.
    Event(EventName),
    /// What a figure is of the whole, how firmly it is said, how names are tied to it: `claims.toml`.
    Claim(ClaimCue),
    /// Abbreviations, function words, residue of web pages: `prose.toml`.
    Prose(ProseWord),
    /// An office, its field, what happens on a date: `people.toml`.
    People(PeopleWord),
    /// A word of size: `scales.toml`.
    Scale(ScaleWord),
    /// What ties a stretch of time to a date: `spans.toml`.
    Span(SpanWord),
    /// Ties figures to each other: parts, wholes, changes, shares: `sums.toml`.
    Sum(SumWord),
    /// What ranges, lists and lost numbers are told by: `forms.toml`.
    Form(FormWord),
    /// What carries words, polls, sources without a name: `sources.toml`.
    Source(SourceWord),
    /// A name from another script, or one that everybody knows: `scripts.toml`.
    Script(ScriptWord),
    /// What two texts are held against each other by: `texts.toml`.
    Text(TextWord),
}

impl Sense {
    /// Whether the floors read by it; the words that only a rule asks for leave every other reading as it is.
    pub fn is_grammar(&self) -> bool {
        matches!(
            self,
            Sense::Number(_)
                | Sense::Unit(_)
                | Sense::Date(_)
                | Sense::Cue(_)
                | Sense::Name(_)
                | Sense::Measure(_)
                | Sense::Predicate(_)
                | Sense::Event(_)
                | Sense::Claim(_)
                | Sense::Prose(_)
        )
    }
}

/// Everything fonte knows of one language, compiled.
#[derive(Debug)]
pub struct Lexicon {
    /// The language.
    pub language: Language,
    /// All words and phrases.
    pub words: Words,
    /// Numerals and their separators.
    pub numbers: NumbersPack,
    /// What makes a name, a label or a phrase of a number.
    pub exempt: ExemptPack,
    /// Units and currencies.
    pub units: UnitsPack,
    /// Months, weekdays, notations.
    pub dates: DatesPack,
    /// Verbs, nouns and prepositions of attribution.
    pub attribution: AttributionPack,
    /// Titles, roles, particles, gazetteers.
    pub names: NamesPack,
    /// Counted nouns and predicate families.
    pub claims: ClaimsPack,
    /// Abbreviations, function words, web residue.
    pub prose: ProsePack,
    /// Offices, happenings, endings of names.
    pub people: PeoplePack,
    /// Words of size.
    pub scales: ScalesPack,
    /// Ages, anniversaries, stretches of time.
    pub spans: SpansPack,
    /// Parts and wholes, changes, shares.
    pub sums: SumsPack,
    /// What ranges, lists and lost numbers are told by.
    pub forms: FormsPack,
    /// Names from other scripts.
    pub scripts: ScriptsPack,
}

/// The lexicons of all languages, as a project configures them.
///
/// A language is compiled when it is first asked for: an article needs one of them.
#[derive(Clone, Debug)]
pub struct Lexicons {
    by_language: Arc<Vec<Shelf>>,
}

/// The packs of one language, and what they are compiled to.
#[derive(Debug)]
struct Shelf {
    language: Language,
    sources: PackSource,
    compiled: OnceLock<Arc<Lexicon>>,
}

impl Lexicons {
    /// The lexicons of `packs`. Languages that a project extends are compiled at once, to tell its mistakes.
    pub fn compile(packs: Packs) -> Result<Self, PackError> {
        let shelf = |(language, sources): (Language, PackSource)| {
            let compiled = if sources.is_extended {
                OnceLock::from(Arc::new(Lexicon::compile(language, &sources)?))
            } else {
                OnceLock::new()
            };
            Ok(Shelf { language, sources, compiled })
        };
        let by_language = packs.into_languages().into_iter().map(shelf).collect::<Result<_, _>>()?;
        Ok(Self { by_language: Arc::new(by_language) })
    }

    /// The lexicons as they come with fonte, compiled once.
    pub fn built_in() -> Self {
        static BUILT_IN: OnceLock<Lexicons> = OnceLock::new();
        BUILT_IN
            .get_or_init(|| Lexicons::compile(embedded()).expect("a unit test compiles the embedded packs"))
            .clone()
    }

    /// The lexicon of `language`.
    pub fn of(&self, language: Language) -> &Arc<Lexicon> {
        let shelf = self
            .by_language
            .iter()
            .find(|shelf| shelf.language == language)
            .expect("every language of `Language::ALL` has packs, if only empty ones");
        shelf.compiled.get_or_init(|| {
            let lexicon = Lexicon::compile(language, &shelf.sources);
            Arc::new(lexicon.expect("a unit test compiles the embedded packs"))
        })
    }
}

impl Lexicon {
    fn compile(language: Language, sources: &PackSource) -> Result<Self, PackError> {
        let mut builder = Builder::new();
        let mut numbers: NumbersPack = sources.read("numbers.toml")?;
        numbers.compile(&mut builder);
        let exempt: ExemptPack = sources.read("exempt.toml")?;
        exempt.compile(&mut builder);
        let mut units: UnitsPack = sources.read("units.toml")?;
        units.compile(&mut builder);
        let mut dates: DatesPack = sources.read("dates.toml")?;
        dates.compile(&mut builder);
        let attribution: AttributionPack = sources.read("attribution.toml")?;
        attribution.compile(&mut builder);
        let names: NamesPack = sources.read("names.toml")?;
        names.compile(&mut builder);
        let claims: ClaimsPack = sources.read("claims.toml")?;
        claims.compile(&mut builder);
        let prose: ProsePack = sources.read("prose.toml")?;
        prose.compile(&mut builder);
        let people: PeoplePack = sources.read("people.toml")?;
        people.compile(&mut builder);
        let scales: ScalesPack = sources.read("scales.toml")?;
        scales.compile(&mut builder);
        let spans: SpansPack = sources.read("spans.toml")?;
        spans.compile(&mut builder);
        let sums: SumsPack = sources.read("sums.toml")?;
        sums.compile(&mut builder);
        let forms: FormsPack = sources.read("forms.toml")?;
        forms.compile(&mut builder);
        let sources_pack: SourcesPack = sources.read("sources.toml")?;
        sources_pack.compile(&mut builder);
        let scripts: ScriptsPack = sources.read("scripts.toml")?;
        scripts.compile(&mut builder);
        let texts: TextsPack = sources.read("texts.toml")?;
        texts.compile(&mut builder);
        Ok(Self {
            language,
            words: builder.finish(),
            numbers,
            exempt,
            units,
            dates,
            attribution,
            names,
            claims,
            prose,
            people,
            scales,
            spans,
            sums,
            forms,
            scripts,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_packs_compile() {
        for (language, sources) in embedded().into_languages() {
            if let Err(problem) = Lexicon::compile(language, &sources) {
                panic!("{problem}");
            }
        }
    }
}
