//! Exact decimals with the precision they were written with.

use std::fmt;

use rust_decimal::Decimal;

/// An exact decimal and the unit of its last stated digit.
///
/// «1,2 miliardi» is 1,200,000,000 stated to 100,000,000; «duemila» is 2,000 stated to 1,000, since
/// nobody says «duemila» for a counted 2,013.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Number {
    /// The value.
    pub value: Decimal,
    /// The unit of the last stated digit; never negative, and zero where the figure is exact by nature (a fraction).
    pub precision: Decimal,
}

impl Number {
    /// A number stated to `precision`.
    pub fn new(value: Decimal, precision: Decimal) -> Self {
        Self { value: value.normalize(), precision: precision.abs().normalize() }
    }

    /// A whole number counted to the last one.
    ///
    /// ```
    /// use fonte::value::Number;
    /// assert_eq!(Number::whole(12).to_string(), "12");
    /// ```
    pub fn whole(value: i64) -> Self {
        Self::new(Decimal::from(value), Decimal::ONE)
    }

    /// The number times `factor`, value and precision alike; absent where it would not fit.
    pub fn scaled(self, factor: Decimal) -> Option<Self> {
        Some(Self::new(self.value.checked_mul(factor)?, self.precision.checked_mul(factor)?))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.value.normalize())
    }
}
