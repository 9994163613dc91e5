//! Floor 7: the finished reading of one article. A pure function from text to [`Analysis`].
//!
//! Analysis is total: any text gives a value, no text an error. Knows neither rules nor configuration.

use std::sync::Arc;

use crate::article::{Article, Given};
use crate::claim::{Claim, Event, read_claims, read_events};
use crate::lexicon::{Lexicon, Lexicons};
use crate::mention::{
    HouseName, Mentions, attribute, read_lost_numbers, read_marked_numbers, read_names, read_quantities,
    read_quotes, read_times,
};
use crate::prose::{Format, Prose};

/// How an article is to be read.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// How it is written down.
    pub format: Format,
    /// What is known of it beside its text.
    pub given: Given,
    /// The words of all languages.
    pub lexicons: &'a Lexicons,
    /// The names of the house list.
    pub house: &'a [HouseName],
}

/// The finished reading of one article.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// How it is written down.
    pub format: Format,
    /// The article: text, structure, sentences.
    pub article: Article,
    /// Figures, dates, names, quotations, attributions.
    pub mentions: Mentions,
    /// What the figures claim.
    pub claims: Vec<Claim>,
    /// What happened, and when.
    pub events: Vec<Event>,
    /// The words of its language.
    pub lexicon: Arc<Lexicon>,
}

/// Reads `source`.
///
/// ```
/// use fonte::analysis::{Options, analyse};
/// use fonte::article::Given;
/// use fonte::lexicon::{Language, Lexicons};
/// use fonte::prose::Format;
///
/// let lexicons = Lexicons::built_in();
/// let given = Given { language: Some(Language::It), date: None };
/// let options = Options { format: Format::Plain, given, lexicons: &lexicons, house: &[] };
/// let analysis = analyse("La diga contiene circa 3 milioni di metri cubi d'acqua.", &options);
/// assert_eq!(analysis.mentions.quantities[0].value.to_string(), "3000000");
/// ```
pub fn analyse(source: &str, options: &Options<'_>) -> Analysis {
    analyse_prose(Prose::read(source, options.format), options)
}

/// Reads what was made readable elsewhere: a document of a word processor.
pub fn analyse_prose(prose: Prose, options: &Options<'_>) -> Analysis {
    let article = Article::read(prose, options.lexicons, options.given);
    let lexicon = options.lexicons.of(article.language).clone();
    let times = read_times(&article, &lexicon);
    let quantities = read_quantities(&article, &lexicon, &times);
    let lost_numbers = read_lost_numbers(&article, &lexicon, &quantities);
    let (names, referents) = read_names(&article, &lexicon, options.house);
    let (quotes, quote_problems) = read_quotes(&article, &lexicon);
    let mut mentions = Mentions {
        quantities,
        times,
        names,
        referents,
        quotes,
        quote_problems,
        lost_numbers,
        marked_numbers: read_marked_numbers(&article),
        ..Mentions::default()
    };
    attribute(&article, &lexicon, &mut mentions);
    let claims = read_claims(&article, &lexicon, &mentions);
    let events = read_events(&article, &lexicon, &mentions);
    Analysis { format: options.format, article, mentions, claims, events, lexicon }
}
