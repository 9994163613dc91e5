//! Floor 9: what a person asks the reference, and the answer as rows, cards and pictures.
//!
//! «soldati Corea del Nord» becomes a [`Matter`]: North Korea, by identity, and soldiers with all their
//! synonyms. The figures that the reference holds on it become [`Series`], one for each thing that is counted:
//! soldiers sent are another series than soldiers killed. Knows neither disk nor terminal.

mod affected;
mod card;
mod chart;
mod matter;
mod picture;
mod plot;
mod series;
mod side_by_side;
mod words;

pub use affected::{Affected, affected_by};
pub use card::{Found, NameCard, RoleSpan, find_name};
pub use chart::{Chart, ChartPoint};
pub use matter::{Asking, Matter, Whom, country_key, figures_on, read_matter};
pub use picture::{Panel, picture};
pub use plot::plot;
pub use series::{Row, Series, SeriesKey, series_of};
pub use side_by_side::{PairOutcome, PairedKind, Pairing, Passage, side_by_side};
