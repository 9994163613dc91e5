//! Floor 4: sentences become mentions: figures, dates, names, quotations, attributions.
//!
//! Each grammar reads the tokens of one block; what needs neighbours, the publication date or the
//! whole article (anchors, name links, attribution over neighbours) happens afterwards, over mention lists.

mod anchor;
mod attribution;
mod attribution_confirm;
mod attribution_cue;
mod attribution_lean;
mod attribution_link;
mod attribution_phrase;
mod attribution_scope;
mod attribution_source;
mod attribution_subject;
mod attribution_types;
mod counted_noun;
mod exempt;
mod exempt_computed;
mod exempt_known;
mod exempt_market;
mod exempt_name;
mod exempt_thing;
mod lost_number;
mod name;
mod name_kind;
mod name_link;
mod name_role;
mod name_run;
mod numeral;
mod numeral_compound;
mod numeral_fraction;
mod numeral_loose;
mod numeral_part;
mod numeral_power;
mod numeral_rank;
mod numeral_reader;
mod numeral_sum;
mod numeral_words;
mod office;
mod quantity;
mod quantity_age;
mod quantity_bare;
mod quantity_clock;
mod quantity_degree;
mod quantity_fall;
mod quantity_glued;
mod quantity_limit;
mod quantity_other;
mod quantity_range;
mod quantity_sum;
mod quantity_types;
mod quantity_unit;
mod quote;
mod quote_mark;
mod separators;
mod temporal;
mod tense;
mod time_beside;
mod time_between;
mod time_cue;
mod time_days;
mod time_frame;
mod time_join;
mod time_month_days;
mod time_named;
mod time_no_clock;
mod time_phrase;
mod time_place;
mod time_readings;
mod time_search;
mod time_shape;
mod time_single;
mod time_slots;
mod time_spaced;
mod time_stretch;
mod time_types;
mod time_weekdays;
mod time_year;
mod types;

pub use crate::article::Notation;
pub use attribution::attribute;
pub use attribution_types::{Attribution, AttributionKind, SourceStatus, Sourcing, Step};
pub use lost_number::read_lost_numbers;
pub use name::{HouseName, key_of, read_names};
pub use office::Office;
pub use quantity::read_quantities;
pub use quantity_types::{Approximation, CountedNoun, Exempt, Quantity, QuantityKind, RangeEnds, RangeJoint};
pub use quote::read_quotes;
pub use separators::read_marked_numbers;
pub use temporal::read_times;
pub use time_types::{Anchor, Temporal, TemporalForm};
pub use types::{
    LostNumber, LostPlace, MarkedNumber, Marks, Mentions, Name, NameForm, NameKind, Quote, QuoteFault,
    QuoteProblem, Referent, Role,
};
