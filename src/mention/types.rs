//! Everything an article mentions, and what names and quotations are. Spans are in the readable text;
//! indices point into [`Mentions`] and the article.

use super::attribution_types::{Attribution, Sourcing};
use super::quantity_types::Quantity;
use super::time_types::Temporal;
use crate::text::ProseSpan;

/// Everything that is mentioned in an article, each list in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    /// Figures.
    pub quantities: Vec<Quantity>,
    /// Dates, times, durations.
    pub times: Vec<Temporal>,
    /// Names of persons, organisations, places.
    pub names: Vec<Name>,
    /// Whom and what the names refer to.
    pub referents: Vec<Referent>,
    /// Quotations.
    pub quotes: Vec<Quote>,
    /// Quotation marks and brackets that do not pair.
    pub quote_problems: Vec<QuoteProblem>,
    /// Who says what: each source with its cue and its scope.
    pub attributions: Vec<Attribution>,
    /// For each quantity, by index: who stands for it.
    pub sourcing: Vec<Sourcing>,
    /// Places that have lost their number.
    pub lost_numbers: Vec<LostNumber>,
    /// Numbers written with commas or full stops.
    pub marked_numbers: Vec<MarkedNumber>,
}

/// A number whose marks tell how it is written: «1.200», «3,5».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkedNumber {
    /// The digits with their marks.
    pub span: ProseSpan,
    /// What the marks say by themselves.
    pub marks: Marks,
}

/// What the marks of a number say by themselves, whatever its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Marks {
    /// This mark parts thousands, more than once: «1.200.000».
    Thousands(char),
    /// This mark parts the decimals: «3,5», «1.200,50».
    Decimals(char),
    /// This one parts either, before three digits: «1.200».
    Open(char),
}

/// A place that has lost its number: «oltre ettari».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LostNumber {
    /// What promises the number, with what it would count.
    pub span: ProseSpan,
    /// Where the number is missing.
    pub place: LostPlace,
    /// The sentence it stands in.
    pub sentence: usize,
}

/// Where a number is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LostPlace {
    /// Before what is counted or measured: «oltre ettari».
    Counted,
    /// Before percent: «il per cento».
    Percent,
    /// Before a currency: «una multa di euro».
    Money,
    /// In an age: “a -year-old girl”.
    Age,
    /// At one end of a range: «tra e 30».
    Range,
}

impl Mentions {
    /// The key of whoever is named in the words that name a speaker.
    pub fn speaker_key(&self, speaker: ProseSpan) -> Option<&str> {
        let first = self.names.partition_point(|name| name.span.end() <= speaker.start());
        let name = self.names.get(first).filter(|name| name.span.overlaps(speaker))?;
        self.referents.get(name.referent).map(|it| it.key.as_str())
    }
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// An organisation, body, company, agency.
    Organisation,
    /// A place or country.
    Place,
    /// Something else that is written like a name: an event, a work, a product.
    Other,
}

impl NameKind {
    /// The kind's name in the batch interfaces and the store.
    pub fn name(self) -> &'static str {
        match self {
            NameKind::Person => "person",
            NameKind::Organisation => "organisation",
            NameKind::Place => "place",
            NameKind::Other => "other",
        }
    }
}

/// How much of the name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameForm {
    /// The whole name.
    Full,
    /// Surname, first name or other part: «Kim».
    Short,
    /// The acronym of a name in full.
    Acronym,
}

/// A name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name, its title left out.
    pub span: ProseSpan,
    /// What it names.
    pub kind: NameKind,
    /// How much of it is written.
    pub form: NameForm,
    /// Whom or what it refers to: an index into [`Mentions::referents`].
    pub referent: usize,
    /// The sentence it stands in; absent in headline, byline and the like where no sentences are read.
    pub sentence: usize,
}

/// Whom or what the names of an article refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referent {
    /// The fullest form, as written; the house list's form where it has one.
    pub canonical: String,
    /// The key under which it is known everywhere: canonical form without case, accents, hyphens and stops.
    pub key: String,
    /// What it is.
    pub kind: NameKind,
    /// Every mention, by index.
    pub mentions: Vec<usize>,
    /// Roles given to it in the text.
    pub roles: Vec<Role>,
}

/// A title or role beside a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Where it stands.
    pub span: ProseSpan,
    /// The role as written: «vice ministro della Difesa».
    pub text: String,
}

/// A quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// With its marks.
    pub span: ProseSpan,
    /// Without them.
    pub content: ProseSpan,
    /// How many words it holds.
    pub n_words: usize,
    /// Who says it, if the text tells.
    pub speaker: Option<ProseSpan>,
    /// The sentence in which it opens.
    pub sentence: usize,
}

/// A quotation mark or bracket that does not pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteProblem {
    /// The mark.
    pub span: ProseSpan,
    /// What is wrong with it.
    pub fault: QuoteFault,
    /// The right mark in its place, for [`QuoteFault::WrongWay`].
    pub expected: Option<String>,
    /// The other mark of the pair, for [`QuoteFault::WrongWay`].
    pub partner: Option<ProseSpan>,
}

/// What is wrong with a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteFault {
    /// It opens and nothing closes.
    Unclosed,
    /// It closes and nothing opened.
    Unopened,
    /// It is turned the wrong way: «“…“».
    WrongWay,
}
