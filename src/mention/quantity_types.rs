//! What a figure is: a number with its unit, its limits, the noun it counts, and why it may need no source.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::text::ProseSpan;
use crate::value::{Interval, Number, Unit};

/// A figure: a number with its unit, modifier and counted noun.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The whole figure, approximator and counted noun included: «circa 10.000 soldati».
    pub span: ProseSpan,
    /// Number with unit, currency or percent sign, approximator and noun left out: «1,2 miliardi di dollari».
    pub figure: ProseSpan,
    /// The numeral alone: «1,2 miliardi».
    pub numeral: ProseSpan,
    /// What the language's grammar calls numerals in it: «1,2» of «1,2 millones», a noun in Spanish.
    pub bare: ProseSpan,
    /// Whether it is no numeral but an adjective: «media» of «media hora».
    pub is_adjective: bool,
    /// The value, with the precision it was stated to.
    pub value: Number,
    /// The second end of a range, whose first is the value: 30 of «tra 20 e 30».
    pub other_end: Option<Decimal>,
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
    /// The scale word it ends with: 1,000,000 of «1,2 milioni».
    pub scale: Option<u64>,
    /// Whether it is written in words.
    pub in_words: bool,
    /// The sentence it stands in.
    pub sentence: usize,
}

impl Quantity {
    /// Whether it names no number: «decine di persone», but not «una decina di persone».
    pub fn is_indefinite(&self) -> bool {
        self.approximation == Approximation::Collective
            && self.interval.low.value().is_some_and(|low| self.value.value < low)
    }

    /// Whether it may be held against other figures: a measure of a thing, a tally of goals and a share that the
    /// text lets one compute need no source, but two articles may still contradict each other about them.
    pub fn is_comparable(&self) -> bool {
        match self.exempt {
            None | Some(Exempt::Computed) => true,
            Some(Exempt::Score) => self.noun.is_some(),
            Some(Exempt::Model | Exempt::Address) => self.unit.is_some(),
            _ => false,
        }
    }
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
    /// A bank account.
    Iban,
    /// A number plate.
    Plate,
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
            Exempt::Iban => "iban",
            Exempt::Plate => "plate",
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
