//! A chart drawn with letters, for the terminal.

use std::fmt::Write;

use rust_decimal::Decimal;

use super::chart::Chart;

/// How many lines a chart is high, less one.
const STEPS: u32 = 10;

/// The chart with its axes, `width` letters wide; `number` writes the values beside the axis. Empty where
/// fewer than two figures have a date.
///
/// A figure is `●` with its range as `│`; an arrow where the range is open.
pub fn plot(chart: &Chart, width: usize, number: &dyn Fn(Decimal) -> String) -> String {
    let (Some((low, high)), Some((first, last))) = (chart.values(), chart.days()) else {
        return String::new();
    };
    if chart.points().len() < 2 {
        return String::new();
    }
    let middle = low.checked_add(high).and_then(|it| it.checked_div(Decimal::TWO)).unwrap_or(high);
    let labels = [number(high), number(middle.normalize()), number(low)];
    let margin = labels.iter().map(|it| it.chars().count()).max().unwrap_or(0);
    let n_columns = width.saturating_sub(margin + 4).clamp(20, 200);
    let mut grid = vec![vec![' '; n_columns]; STEPS as usize + 1];
    let mut put = |column: u32, step: u32, sign: char| {
        let row = (STEPS - step.min(STEPS)) as usize;
        if let Some(cell) = grid.get_mut(row).and_then(|it| it.get_mut(column as usize))
            && (*cell == ' ' || sign == '●')
        {
            *cell = sign;
        }
    };
    for point in chart.points() {
        let column = chart.across(point.date, n_columns as u32 - 1);
        let at = chart.up(point.value, STEPS);
        put(column, at, '●');
        let (from, to) =
            (point.low.map_or(at, |it| chart.up(it, STEPS)), point.high.map(|it| chart.up(it, STEPS)));
        for step in from..=to.unwrap_or(at) {
            put(column, step, '│');
        }
        if to.is_none() {
            put(column, at + 1, '↑');
        }
        if point.low.is_none() && 0 < at {
            put(column, at - 1, '↓');
        }
    }
    let mut out = String::new();
    for (index, row) in grid.iter().enumerate() {
        let label = match index as u32 {
            0 => &labels[0],
            it if it == STEPS / 2 => &labels[1],
            it if it == STEPS => &labels[2],
            _ => "",
        };
        let row: String = row.iter().collect();
        // A string takes everything.
        let _ = writeln!(out, "  {}", format!("{label:>margin$} ┤{row}").trim_end());
    }
    let _ = writeln!(out, "  {:>margin$} └{}", "", "─".repeat(n_columns));
    let gap = n_columns.saturating_sub(20);
    let _ = if first == last {
        writeln!(out, "  {:>margin$}  {:^n_columns$}", "", first.to_string())
    } else {
        writeln!(out, "  {:>margin$}  {first}{:>gap$}{last}", "", "")
    };
    out.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::inquiry::ChartPoint;

    fn point(day: i8, value: i64, high: Option<i64>) -> ChartPoint {
        ChartPoint {
            date: date(2025, 3, day),
            value: Decimal::from(value),
            low: Some(Decimal::from(value)),
            high: high.map(Decimal::from),
            number: 1,
        }
    }

    #[test]
    fn the_first_figure_stands_left_and_the_greatest_on_top() {
        let chart = Chart::new(vec![point(1, 10, Some(10)), point(21, 90, Some(90))]);
        let drawn = plot(&chart, 40, &|it| it.to_string());
        let lines: Vec<&str> = drawn.lines().collect();
        assert!(lines[0].trim_start() == "100 ┤" && lines[1].ends_with('●'), "{drawn}");
        assert!(lines[5].trim_start().starts_with("50 ┤") && lines[9].contains("┤●"), "{drawn}");
        assert!(lines[12].contains("2025-03-01") && lines[12].ends_with("2025-03-21"), "{drawn}");
    }

    #[test]
    fn a_range_that_is_open_above_has_an_arrow() {
        let chart = Chart::new(vec![point(1, 10, None), point(21, 90, Some(90))]);
        assert!(plot(&chart, 40, &|it| it.to_string()).contains('↑'));
    }

    #[test]
    fn a_single_figure_is_no_series() {
        let chart = Chart::new(vec![point(1, 10, Some(10))]);
        assert_eq!(plot(&chart, 40, &|it| it.to_string()), "");
    }
}
