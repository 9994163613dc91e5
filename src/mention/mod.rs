//! Floor 4: sentences become mentions: figures, dates, names, quotations, attributions.
//!
//! Each grammar reads the tokens of one block; what needs neighbours, the publication date or the
//! whole article happens afterwards, over mention lists ([`link`]).

mod attribution;
mod attribution_cue;
mod attribution_link;
mod attribution_source;
mod name;
mod name_link;
mod name_role;
mod name_run;
mod quote;
mod quote_mark;
mod types;

pub use crate::article::Notation;
pub use types::{
    Anchor, Approximation, Attribution, AttributionKind, CountedNoun, Exempt, Mentions, Name, NameForm,
    NameKind, Quantity, QuantityKind, Quote, QuoteFault, QuoteProblem, Referent, Role, SourceStatus,
    Sourcing, Step, Temporal, TemporalForm,
};
mod pending;
pub use name::{HouseName, key_of, read_names};
pub use attribution::attribute;
pub use pending::{read_quantities, read_times};
pub use quote::read_quotes;
