//! Floor 4: sentences become mentions: figures, dates, names, quotations, attributions.
//!
//! Each grammar reads the tokens of one block; what needs neighbours, the publication date or the
//! whole article happens afterwards, over mention lists ([`link`]).

mod counted_noun;
mod exempt;
mod numeral;
mod numeral_compound;
mod numeral_part;
mod numeral_rank;
mod numeral_reader;
mod numeral_sum;
mod numeral_words;
mod quantity;
mod quantity_age;
mod quantity_limit;
mod quantity_range;
mod quantity_unit;
mod separators;
mod types;

pub use crate::article::Notation;
pub use quantity::read_quantities;
pub use types::{
    Anchor, Approximation, Attribution, AttributionKind, CountedNoun, Exempt, Mentions, Name, NameForm,
    NameKind, Quantity, QuantityKind, Quote, QuoteFault, QuoteProblem, Referent, Role, SourceStatus,
    Sourcing, Step, Temporal, TemporalForm,
};
mod pending;
pub use pending::{HouseName, attribute, read_names, read_quotes, read_times};
