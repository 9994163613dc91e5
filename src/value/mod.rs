//! Floor 0: the values that figures and dates stand for. Knows no text.

mod arithmetic;
pub mod calendar;
mod day_part;
mod interval;
mod number;
mod timex;
mod unit;

pub use day_part::{Clock, DayPart};
pub use interval::{Bound, Interval};
pub use number::Number;
pub use timex::{Granularity, PartialDate, TimeUnit, Timex};
pub use unit::Unit;
