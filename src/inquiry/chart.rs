//! What a chart shows, and where in it a value lies.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Figures of one series over time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chart {
    points: Vec<ChartPoint>,
    days: Option<(Date, Date)>,
    values: Option<(Decimal, Decimal)>,
}

/// A dated figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartPoint {
    /// When it was told.
    pub date: Date,
    /// How much.
    pub value: Decimal,
    /// The least that it allows; absent where it is open below.
    pub low: Option<Decimal>,
    /// The most; absent where it is open above.
    pub high: Option<Decimal>,
    /// Its place in the table, from one.
    pub number: usize,
}

impl Chart {
    /// The chart of these figures, oldest first.
    pub fn new(points: Vec<ChartPoint>) -> Self {
        let dates = || points.iter().map(|it| it.date);
        let (days, values) = (dates().min().zip(dates().max()), values_of(&points));
        Self { points, days, values }
    }

    /// The figures, oldest first.
    pub fn points(&self) -> &[ChartPoint] {
        &self.points
    }

    /// The first and the last day; absent where there is no point.
    pub fn days(&self) -> Option<(Date, Date)> {
        self.days
    }

    /// The least and the greatest value of the axis: from nothing on, unless something lies below.
    pub fn values(&self) -> Option<(Decimal, Decimal)> {
        self.values
    }

    /// Round values along the axis, the least first.
    pub fn ticks(&self) -> Vec<Decimal> {
        let Some((low, high)) = self.values() else { return Vec::new() };
        let Some(step) = high.checked_sub(low).and_then(step) else { return vec![low, high] };
        let next = |it: &Decimal| it.checked_add(step).filter(|it| *it <= high);
        std::iter::successors(Some(low), next).map(|it| it.normalize()).take(12).collect()
    }

    /// Where a day lies between the first and the last, in `steps`; in the middle where there is only one day.
    pub fn across(&self, date: Date, steps: u32) -> u32 {
        let Some((first, last)) = self.days() else { return 0 };
        let between = |to: Date| first.until(to).map_or(0, |it| i64::from(it.get_days()).max(0));
        match between(last) {
            0 => steps / 2,
            whole => (between(date) * i64::from(steps) / whole).to_u32().unwrap_or(steps).min(steps),
        }
    }

    /// Where a value lies between the least and the greatest, in `steps`.
    pub fn up(&self, value: Decimal, steps: u32) -> u32 {
        let Some((low, high)) = self.values() else { return 0 };
        let part = value.checked_sub(low).zip(high.checked_sub(low));
        let part = part.and_then(|(part, whole)| part.checked_div(whole));
        let step = part.and_then(|it| it.checked_mul(Decimal::from(steps)));
        step.and_then(|it| it.round().to_u32()).unwrap_or(0).min(steps)
    }
}

/// The least and the greatest value of an axis with these figures.
fn values_of(points: &[ChartPoint]) -> Option<(Decimal, Decimal)> {
    let all = || points.iter().flat_map(|it| [Some(it.value), it.low, it.high].into_iter().flatten());
    let (low, high) = (all().min()?.min(Decimal::ZERO), all().max()?.max(Decimal::ZERO));
    let step = step(high.checked_sub(low)?)?;
    let end = |value: Decimal| step.checked_mul(value);
    let (low, high) = (end(low.checked_div(step)?.floor())?, end(high.checked_div(step)?.ceil())?);
    Some(if low == high { (low, low.checked_add(step)?) } else { (low, high) })
}

/// The round step that parts a stretch of values into five at most.
fn step(stretch: Decimal) -> Option<Decimal> {
    let wanted = stretch.checked_div(Decimal::from(5))?;
    if wanted <= Decimal::ZERO {
        return Some(Decimal::ONE);
    }
    let mut scale = Decimal::ONE;
    while scale.checked_mul(Decimal::TEN)? <= wanted {
        scale = scale.checked_mul(Decimal::TEN)?;
    }
    while wanted < scale {
        scale = scale.checked_div(Decimal::TEN).filter(|it| Decimal::ZERO < *it)?;
    }
    [1, 2, 5, 10]
        .into_iter()
        .filter_map(|times| scale.checked_mul(Decimal::from(times)))
        .find(|it| wanted <= *it)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_ends_on_a_round_value() {
        let point = |value: i64| ChartPoint {
            date: Date::constant(2025, 1, 1),
            value: Decimal::from(value),
            low: None,
            high: None,
            number: 1,
        };
        let chart = Chart::new(vec![point(16_500), point(2_000)]);
        let ticks: Vec<String> = chart.ticks().iter().map(ToString::to_string).collect();
        assert_eq!(ticks, ["0", "5000", "10000", "15000", "20000"]);
        assert_eq!(chart.up(Decimal::from(10_000), 100), 50);
    }
}
