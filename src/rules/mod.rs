//! Floor 8: a finished reading and the reference become findings.
//!
//! A rule is a page (`rules/<family>/<code>.md`), a file (`src/rules/<family>/<code>.rs`) and a line
//! in [`register`]. It is a record and a function: it reads its [`Context`] and nothing else.

mod ages;
mod anonymity;
mod answers;
mod archive;
mod context;
mod conversion;
mod dates;
mod figures;
mod finding;
pub mod house;
mod hygiene;
mod kin;
mod names;
mod offices;
pub mod page;
mod period;
mod quotes;
mod redate;
mod refigure;
mod rival;
mod roster;
mod sources;
mod spans;
mod spelling;
mod told;

use serde::de::DeserializeOwned;

use crate::diagnostic::Level;

pub use answers::{NearNames, Reference, Witness};
pub use context::Context;
pub use finding::{
    Finding, FindingFix, FindingPlace, Findings, Message, ProseEdit, ProseText, Value, Wording,
};

/// The family of a rule; its folder, and the unit of the budget against noise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Who stands for it.
    Sources,
    /// Whether the calendar agrees.
    Dates,
    /// Whether the figures agree.
    Figures,
    /// Whether names are written as they are.
    Names,
    /// Whether quotations hold together.
    Quotes,
    /// What should not be in the copy at all.
    Hygiene,
    /// What a newsroom asks of itself.
    House,
}

impl Family {
    /// The family's folder.
    pub fn name(self) -> &'static str {
        match self {
            Family::Sources => "sources",
            Family::Dates => "dates",
            Family::Figures => "figures",
            Family::Names => "names",
            Family::Quotes => "quotes",
            Family::Hygiene => "hygiene",
            Family::House => "house",
        }
    }
}

/// What a rule is.
#[derive(Debug)]
pub struct Meta {
    /// Its code, in the diagnostics, in configuration and as the name of its page.
    pub code: &'static str,
    /// Its family.
    pub family: Family,
    /// Its level unless configured; a rule at [`Level::Hint`] is off until asked for.
    pub level: Level,
    /// Its page.
    pub page: &'static str,
}

/// A rule's check with its options in place.
pub type Check = Box<dyn Fn(&Context<'_>, &mut Findings) + Send + Sync>;

/// Puts a rule's options in place.
type Configure = Box<dyn Fn(&toml::Table) -> Result<Check, toml::de::Error> + Send + Sync>;

/// A rule in the register.
pub struct Rule {
    /// What it is.
    pub meta: &'static Meta,
    configure: Configure,
}

impl Rule {
    /// The rule's check under `options`, the rest of its table in `fonte.toml`.
    pub fn configure(&self, options: &toml::Table) -> Result<Check, toml::de::Error> {
        (self.configure)(options)
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Rule").field("code", &self.meta.code).finish_non_exhaustive()
    }
}

/// Options of a rule that has none.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NoOptions {}

/// Every rule, a line each, by family.
pub fn register() -> Vec<Rule> {
    vec![
        rule(&sources::unsourced_number::META, sources::unsourced_number::check),
        rule(&sources::vague_source::META, sources::vague_source::check),
        rule(&sources::article_without_sources::META, sources::article_without_sources::check),
        rule(&sources::unsourced_quote::META, sources::unsourced_quote::check),
        rule(&sources::anonymous_source::META, sources::anonymous_source::check),
        rule(&sources::single_anonymous_source::META, sources::single_anonymous_source::check),
        rule(&sources::unsourced_superlative::META, sources::unsourced_superlative::check),
        rule(&sources::agentless_report::META, sources::agentless_report::check),
        rule(&sources::poll_without_method::META, sources::poll_without_method::check),
        rule(&dates::impossible_date::META, dates::impossible_date::check),
        rule(&dates::weekday_mismatch::META, dates::weekday_mismatch::check),
        rule(&dates::tense_vs_date::META, dates::tense_vs_date::check),
        rule(&dates::stale_lead_date::META, dates::stale_lead_date::check),
        rule(&dates::relative_date_unanchored::META, dates::relative_date_unanchored::check),
        rule(&dates::missing_publication_date::META, dates::missing_publication_date::check),
        rule(&dates::age_mismatch::META, dates::age_mismatch::check),
        rule(&dates::anniversary_mismatch::META, dates::anniversary_mismatch::check),
        rule(&dates::elapsed_time_mismatch::META, dates::elapsed_time_mismatch::check),
        rule(&dates::ambiguous_numeric_date::META, dates::ambiguous_numeric_date::check),
        rule(&dates::nonlocal_date_format::META, dates::nonlocal_date_format::check),
        rule(&dates::date_conflict::META, dates::date_conflict::check),
        rule(&dates::date_contradicts_corpus::META, dates::date_contradicts_corpus::check),
        rule(&dates::mixed_date_formats::META, dates::mixed_date_formats::check),
        rule(&dates::reversed_period::META, dates::reversed_period::check),
        rule(&figures::figure_contradicts_corpus::META, figures::figure_contradicts_corpus::check),
        rule(&figures::figure_superseded::META, figures::figure_superseded::check),
        rule(&figures::figure_conflict::META, figures::figure_conflict::check),
        rule(&figures::headline_figure_mismatch::META, figures::headline_figure_mismatch::check),
        rule(&figures::sum_mismatch::META, figures::sum_mismatch::check),
        rule(&figures::percent_change_mismatch::META, figures::percent_change_mismatch::check),
        rule(&figures::percent_vs_points::META, figures::percent_vs_points::check),
        rule(&figures::percent_total::META, figures::percent_total::check),
        rule(&figures::percent_of_count_mismatch::META, figures::percent_of_count_mismatch::check),
        rule(&figures::unit_conversion_mismatch::META, figures::unit_conversion_mismatch::check),
        rule(&figures::currency_conversion_mismatch::META, figures::currency_conversion_mismatch::check),
        rule(&figures::order_of_magnitude::META, figures::order_of_magnitude::check),
        rule(&figures::billion_false_friend::META, figures::billion_false_friend::check),
        rule(&figures::reversed_range::META, figures::reversed_range::check),
        rule(&figures::mixed_number_separators::META, figures::mixed_number_separators::check),
        rule(&figures::false_precision::META, figures::false_precision::check),
        rule(&figures::list_count_mismatch::META, figures::list_count_mismatch::check),
        rule(&names::name_variant::META, names::name_variant::check),
        rule(&names::name_misspelled::META, names::name_misspelled::check),
        rule(&names::role_contradicts_corpus::META, names::role_contradicts_corpus::check),
        rule(&names::first_mention_incomplete::META, names::first_mention_incomplete::check),
        rule(&names::transliteration_mixed::META, names::transliteration_mixed::check),
        rule(&quotes::unbalanced_quotes::META, quotes::unbalanced_quotes::check),
        rule(&quotes::quote_differs_from_corpus::META, quotes::quote_differs_from_corpus::check),
        rule(&hygiene::web_residue::META, hygiene::web_residue::check),
        rule(&hygiene::missing_number::META, hygiene::missing_number::check),
    ]
}

fn rule<Options>(meta: &'static Meta, check: fn(&Context<'_>, &Options, &mut Findings)) -> Rule
where
    Options: DeserializeOwned + Send + Sync + 'static,
{
    let configure = move |table: &toml::Table| -> Result<Check, toml::de::Error> {
        let options: Options = table.clone().try_into()?;
        Ok(Box::new(move |ctx: &Context<'_>, out: &mut Findings| check(ctx, &options, out)))
    };
    Rule { meta, configure: Box::new(configure) }
}
