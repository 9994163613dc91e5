//! Floor 4: sentences become mentions: figures, dates, names, quotations, attributions.
//!
//! Each grammar reads the tokens of one block; what needs neighbours, the publication date or the
//! whole article (anchors, name links, attribution over neighbours) happens afterwards, over mention lists.

mod anchor;
mod attribution;
mod attribution_cue;
mod attribution_link;
mod attribution_source;
mod attribution_subject;
mod counted_noun;
mod exempt;
mod name;
mod name_kind;
mod name_link;
mod name_role;
mod name_run;
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
mod quote;
mod quote_mark;
mod separators;
mod temporal;
mod tense;
mod time_join;
mod time_phrase;
mod time_shape;
mod time_slots;
mod types;

pub use crate::article::Notation;
pub use attribution::attribute;
pub use name::{HouseName, key_of, read_names};
pub use quantity::read_quantities;
pub use quote::read_quotes;
pub use temporal::read_times;
pub use types::{
    Anchor, Approximation, Attribution, AttributionKind, CountedNoun, Exempt, Mentions, Name, NameForm,
    NameKind, Quantity, QuantityKind, Quote, QuoteFault, QuoteProblem, Referent, Role, SourceStatus,
    Sourcing, Step, Temporal, TemporalForm,
};
