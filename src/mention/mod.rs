//! Floor 4: sentences become mentions: figures, dates, names, quotations, attributions.
//!
//! Each grammar reads the tokens of one block; what needs neighbours, the publication date or the
//! whole article happens afterwards, over mention lists ([`link`]).

mod anchor;
mod temporal;
mod tense;
mod time_join;
mod time_phrase;
mod time_shape;
mod time_slots;
mod types;

pub use crate::article::Notation;
pub use temporal::read_times;
pub use types::{
    Anchor, Approximation, Attribution, AttributionKind, CountedNoun, Exempt, Mentions, Name, NameForm,
    NameKind, Quantity, QuantityKind, Quote, QuoteFault, QuoteProblem, Referent, Role, SourceStatus,
    Sourcing, Step, Temporal, TemporalForm,
};
mod pending;
pub use pending::{HouseName, attribute, read_names, read_quantities, read_quotes};
