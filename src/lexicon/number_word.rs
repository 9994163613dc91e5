//! What a word of `numbers.toml` can be in a figure.

use std::sync::Arc;

use serde::Deserialize;

/// One reading of a number word.
#[derive(Clone, Debug, PartialEq)]
pub enum NumberWord {
    /// A cardinal below a thousand with its value; 100 multiplies what stands before it.
    Cardinal(u64),
    /// An article that counts as one before a scale word: «un», “a”.
    Article,
    /// A scale word: «mila», «milioni», “billion”.
    Scale(u64),
    /// An abbreviated scale, behind digits only: «mld», “bn”, “k”.
    Abbreviation(u64),
    /// A half: «mezzo», “half”.
    Half,
    /// A half on top: «e mezzo», “and a half”.
    AndHalf,
    /// A share in one word or phrase, as numerator and denominator: «la metà».
    Share(u64, u64),
    /// What parts a whole: «terzi», “thirds”.
    Denominator(u64),
    /// A rank: «terzo», “third”.
    Ordinal(u64),
    /// A round number of things: «una decina», “dozens”.
    Collective(Collective),
    /// A limit before or behind a figure: «circa», “or so”.
    Approximator(Limit, Side),
    /// Opens a range; the row tells its partner: «tra», “between”.
    RangeOpen(u32),
    /// Parts the ends of a range: «e» of «tra 20 e 30».
    RangeLink(u32),
    /// Names a number so that it is no figure: «art.», «via», “Boeing”; with the kind of exemption.
    Label(Arc<str>, Side),
    /// A fixed phrase with a number in it: «quattro chiacchiere»; with the kind of exemption.
    Fixed(Arc<str>),
    /// A word with a part in the grammar of figures.
    Cue(NumberCue),
}

/// The parts that small words play around figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberCue {
    /// Joins hundreds or scales to what follows: «mille e duecento», “two hundred and five”.
    Link,
    /// Joins tens to units: «treinta y uno».
    TensLink,
    /// Joins a scale or collective to its noun: «di», “of”.
    Of,
    /// Joins a part to its whole: «uno su tre».
    RatioLink,
    /// Parts a part from its whole where nothing follows: “one over three”.
    RatioOver,
    /// Parts the ends of a range without an opening: “20 to 25”.
    RangeInfix,
    /// Before a number that changes into another: “from 20 to 25”.
    ChangeFrom,
    /// The decimal mark in words: «virgola», “point”.
    DecimalWord,
    /// A decimal mark that is mostly a plain word: «siete con cincuenta».
    LooseDecimal,
    /// Below zero: «meno», “minus”.
    Minus,
    /// Below zero, behind the degrees: «bajo cero», « en dessous de zéro ».
    BelowZero,
    /// An article between limit and figure: «circa il 30 %».
    FigureArticle,
    /// A definite article or the like before a rank or parties: «i due paesi».
    Definite,
    /// A noun that names parties of a story: «paesi», “leaders”.
    Party,
    /// A word of sport: «batte», “beat”.
    Score,
    /// An index, exchange or pair of currencies.
    Market,
    /// A share, stock or exchange: market only beside a rise or fall.
    Security,
    /// A rise, fall, close or level: «guadagna», “closed”.
    MarketMove,
    /// The points of an index.
    IndexPoint,
    /// What rises and falls and is no security: «vendite», “sales”.
    Economy,
    /// A word of tickets and lists of prices.
    Price,
    /// What is priced, behind the amount: “upgrade”.
    PriceAfter,
    /// Before how much a thing can hold: “can seat”.
    Capacity,
    /// Says how much a thing holds when what it holds follows: “holds”.
    Holds,
    /// What vehicles and devices hold: “passengers”.
    Held,
    /// Before a dimension of a thing: «alto», “wingspan of”.
    Dimension,
    /// Behind a dimension of a thing: “high”.
    DimensionAfter,
    /// Behind a distance: «dalla», “north of”.
    DistanceAfter,
    /// What players are counted by: «gol», “caps”.
    Tally,
    /// A longer phrase that opens like one of them: «partite iva».
    NotTally,
    /// Opens a supposition: «se», “imagine”.
    Hypothesis,
    /// A longer phrase that opens like one and supposes nothing: «se confrontato», “if any”.
    NoHypothesis,
    /// Makes a version or an address of the number beside it: «versione», “kernel”.
    Version,
    /// Stands before bare years: «nel», “since”.
    Year,
    /// The word for a century: «secolo».
    Century,
    /// Makes an age of the number before it: “year-old”, «anni d'età».
    AgeWord,
    /// Makes an age of the years behind it: «ha», “aged”.
    AgeBefore,
    /// On either side of years that are no age: «hace», «más tarde».
    NotAge,
    /// Makes an age of the bare number behind it: “aged”.
    Aged,
    /// A word for a person: «uomo», “woman”.
    Person,
    /// An adjective that stands before the counted noun: «altri».
    PreAdjective,
    /// A word that is never a counted noun.
    NotNoun,
    /// A number word that is also another word, and needs a noun behind it: «sei».
    NeedsNoun,
    /// Behind an adjective that takes a complement, and so no qualifier: «ostili alle».
    AdjectiveLink,
    /// Before a number that is what something amounts to, and counts nothing: “a factor of”, «è».
    PureBefore,
    /// Behind such a number where it opens the sentence: “Zero is”.
    PureAfter,
    /// Before a one that stands for a thing: “the”, “each”.
    PronounBefore,
    /// A one that is also a pronoun: «uno», “one”.
    One,
    /// Makes a number of the article behind it, before a time: «hace un año».
    CountsOne,
    /// The word for a number, which makes one of the article behind it: «número uno».
    NumberNoun,
    /// A rank that is also another word, and needs an article before it: «secondo».
    NeedsArticle,
    /// A rank that never ends a longer one: « premier ».
    LoneRank,
    /// Makes a rank of the digits before it: «°», “th”.
    OrdinalMark,
    /// Makes an age of the digits before it: «enne».
    AgeMark,
}

/// A collective number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Collective {
    /// How many one of it is: «decine» 10.
    pub each: u64,
    /// The least it stands for.
    pub low: u64,
    /// The most it stands for, if there is a limit.
    pub high: Option<u64>,
}

/// How a word limits a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limit {
    /// «circa».
    About,
    /// «quasi».
    Nearly,
    /// «oltre».
    Over,
    /// «almeno».
    AtLeast,
    /// «fino a».
    UpTo,
    /// «meno di».
    Under,
}

/// On which side of the figure a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// Before it.
    Before,
    /// Behind it.
    After,
}
