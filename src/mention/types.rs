//! What a mention is. Spans are in the readable text; indices point into [`Mentions`] and the article.

use std::sync::Arc;

use crate::article::Notation;
use crate::text::ProseSpan;
use crate::value::{Interval, Number, PartialDate, Timex, Unit};

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
}

/// A figure: a number with its unit, modifier and counted noun.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The whole figure, approximator and counted noun included: «circa 10.000 soldati».
    pub span: ProseSpan,
    /// Number with unit, currency or percent sign, approximator and noun left out: «1,2 miliardi di dollari».
    pub figure: ProseSpan,
    /// The numeral alone: «1,2 miliardi».
    pub numeral: ProseSpan,
    /// The value, with the precision it was stated to.
    pub value: Number,
    /// The values it allows, approximator and stated precision counted in.
    pub interval: Interval,
    /// How the text limits it.
    pub approximation: Approximation,
    /// What kind of figure it is.
    pub kind: QuantityKind,
    /// The unit or currency.
    pub unit: Option<Unit>,
    /// The noun it counts, for a bare count.
    pub noun: Option<CountedNoun>,
    /// Why it needs no source and enters no comparison, if so.
    pub exempt: Option<Exempt>,
    /// Whether it is written in words.
    pub in_words: bool,
    /// The sentence it stands in.
    pub sentence: usize,
}

/// How a text limits a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Approximation {
    /// As it stands.
    Exact,
    /// «circa», “about”.
    About,
    /// «quasi», “nearly”.
    Nearly,
    /// «oltre», “more than”.
    Over,
    /// «almeno», “at least”.
    AtLeast,
    /// «fino a», “up to”.
    UpTo,
    /// «meno di», “under”.
    Under,
    /// «tra 20 e 30», “20-30”.
    Between,
    /// «una decina», “dozens”.
    Collective,
}

/// What kind of figure a quantity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuantityKind {
    /// A bare count: «circa 10.000 soldati».
    Count,
    /// A rank: «terzo», “3rd”.
    Ordinal,
    /// A share in percent; the value is in percent.
    Percent,
    /// A difference of shares; the value is in percentage points.
    Points,
    /// A fraction or «uno su tre»; the value is the ratio.
    Fraction,
    /// An amount of money.
    Currency,
    /// A measure with a unit.
    Measure,
    /// A temperature.
    Temperature,
    /// An age.
    Age,
}

/// The noun that a bare number counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedNoun {
    /// Noun with its adjectives and complement: «soldati nordcoreani».
    pub span: ProseSpan,
    /// The head alone: «soldati».
    pub head: ProseSpan,
    /// The head, folded and in its dictionary form as far as the light morphology knows it: «soldato».
    pub lemma: String,
    /// The head's synonym class, if a pack knows it: `soldier`.
    pub class: Option<Arc<str>>,
    /// The adjectives and complements, folded: «nordcoreani».
    pub qualifiers: Vec<String>,
}

/// Why a figure needs no source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Exempt {
    /// A bare year.
    Year,
    /// A clock time.
    Clock,
    /// Eaten by a date.
    Calendar,
    /// A rank or a century.
    Ordinal,
    /// An age; ages have their own rule.
    Age,
    /// A street address, postcode, kilometre stone, coordinate.
    Address,
    /// A telephone number.
    Phone,
    /// A score.
    Score,
    /// A model or version: F-35, iPhone 17.
    Model,
    /// Part of a name: G7, 5G, Covid-19.
    Named,
    /// A law, article, paragraph, page.
    Legal,
    /// A label: fase 3, volo AZ610.
    Label,
    /// «un», “one of”: an article, not a number.
    Article,
    /// A fixed phrase.
    Idiom,
    /// Parties already in the text: «i due paesi».
    Parties,
    /// What the text itself lets one compute.
    Computed,
    /// Opening hours, tickets, recipes.
    Service,
    /// «se 10 persone…».
    Hypothesis,
    /// List numbers, versions, addresses of the web.
    Markup,
    /// An index level, share price or exchange rate.
    Market,
    /// How long something lasted.
    Duration,
    /// A list or launch price.
    Price,
    /// A run of numbers behind a label noun.
    Run,
}

impl Exempt {
    /// The kind's name in the batch interfaces.
    pub fn name(self) -> &'static str {
        match self {
            Exempt::Year => "year",
            Exempt::Clock => "clock",
            Exempt::Calendar => "calendar",
            Exempt::Ordinal => "ordinal",
            Exempt::Age => "age",
            Exempt::Address => "address",
            Exempt::Phone => "phone",
            Exempt::Score => "score",
            Exempt::Model => "model",
            Exempt::Named => "named",
            Exempt::Legal => "legal",
            Exempt::Label => "label",
            Exempt::Article => "article",
            Exempt::Idiom => "idiom",
            Exempt::Parties => "parties",
            Exempt::Computed => "computed",
            Exempt::Service => "service",
            Exempt::Hypothesis => "hypothesis",
            Exempt::Markup => "markup",
            Exempt::Market => "market",
            Exempt::Duration => "duration",
            Exempt::Price => "price",
            Exempt::Run => "run",
        }
    }
}

/// A temporal expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Temporal {
    /// The whole expression, weekday included, the opening article or preposition left out.
    pub span: ProseSpan,
    /// What was written.
    pub form: TemporalForm,
    /// The parts of an absolute date as written; all absent for other forms.
    pub parts: PartialDate,
    /// Where the weekday stands, if one does.
    pub weekday: Option<ProseSpan>,
    /// In which order and style a date is written.
    pub notation: Option<Notation>,
    /// The value: resolved against the anchor where it needs one; absent where that could not be done.
    pub value: Option<Timex>,
    /// Against what it was resolved.
    pub anchor: Anchor,
    /// The sentence it stands in.
    pub sentence: usize,
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TemporalForm {
    /// A date or part of one: «15 gennaio 2025», «giugno 2024», «2024».
    Absolute,
    /// A date that leans on another: «ieri», «martedì scorso», «a giugno», «tre giorni fa».
    Relative,
    /// A vague pointer: «recentemente», «nei giorni scorsi».
    Vague,
    /// A clock time.
    Clock,
    /// From one date to another.
    Range,
    /// A stretch of time.
    Duration,
    /// Something that comes back.
    Set,
}

/// Against what a temporal expression was resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// It stands by itself.
    None,
    /// The publication date.
    Publication,
    /// Another temporal expression, by index.
    Mention(usize),
    /// It needs an anchor and has none.
    Missing,
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

/// A source with its cue and the stretch of text it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// What is said by the source.
    pub scope: ProseSpan,
    /// The words that name the source; absent for a vague phrase that is all cue.
    pub source: Option<ProseSpan>,
    /// The verb, preposition, noun or mark that ties them.
    pub cue: ProseSpan,
    /// Whether the source can be asked.
    pub kind: AttributionKind,
    /// By which step it was found.
    pub step: Step,
}

/// Whether a source can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AttributionKind {
    /// A named person, body, document, agency, link.
    Definite,
    /// Named by group only: «fonti diplomatiche».
    Group,
    /// Nobody can be asked: «si parla di».
    Vague,
}

/// The step by which a source was found; the order of the steps decides ties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Cue and source in the sentence.
    Sentence,
    /// A link, footnote or «Fonte:» line.
    Reference,
    /// Inside a quotation whose speaker is named.
    Quotation,
    /// The sentence before, which this one goes on with.
    PreviousSentence,
    /// A later sentence confirms it: «ha confermato questi dati».
    Confirmation,
    /// The paragraph opens with a source that announces data.
    Announcement,
    /// Headline or lead whose figure is sourced below; or the same figure sourced above.
    Repeat,
    /// Who did it is the source: «il Governo ha stanziato 3 miliardi».
    Actor,
    /// A document is the source.
    Document,
}

/// How a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceStatus {
    /// A definite source stands for it.
    Sourced,
    /// Only a group stands for it: «fonti diplomatiche».
    Group,
    /// Only a vague phrase stands for it.
    Vague,
    /// Nobody stands for it.
    Unsourced,
    /// It needs none.
    Exempt,
}

impl SourceStatus {
    /// The status's name in the batch interfaces; a group counts as sourced there.
    pub fn name(self) -> &'static str {
        match self {
            SourceStatus::Sourced | SourceStatus::Group => "sourced",
            SourceStatus::Vague => "vague",
            SourceStatus::Unsourced => "unsourced",
            SourceStatus::Exempt => "exempt",
        }
    }
}

/// Who stands for a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sourcing {
    /// How the figure stands.
    pub status: SourceStatus,
    /// The attribution that decided, by index; also given for an exempt figure inside a scope.
    pub attribution: Option<usize>,
    /// The step that decided.
    pub step: Option<Step>,
}
