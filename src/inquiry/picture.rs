//! Charts as one self-contained SVG picture: no script, no font, nothing from elsewhere.

use std::fmt::Write;

use rust_decimal::Decimal;

use crate::text::xml_escaped;

use super::chart::Chart;

/// A series in the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panel {
    /// What it shows.
    pub title: String,
    /// Its dated figures.
    pub chart: Chart,
    /// The figures as written, in the order of the chart's points.
    pub labels: Vec<String>,
    /// The lines of the table under it, one to a figure, the undated ones too.
    pub sources: Vec<String>,
}

const WIDTH: u32 = 860;
const LEFT: u32 = 96;
const RIGHT: u32 = 40;
/// The height of the axes.
const HEIGHT: u32 = 220;
const LINE: u32 = 18;
/// So many letters fit into a line of the table.
const LETTERS: usize = 128;
/// Points of one day stand so far apart.
const STEP: u32 = 14;

const STYLE: &str = "text{font-family:system-ui,'Segoe UI','DejaVu Sans',sans-serif;font-size:12px;fill:#222}\
    .t{font-size:16px;font-weight:600}.h{font-size:20px;font-weight:600}.a{fill:#666;font-size:11px}\
    .g{stroke:#e3e3e3}.x{stroke:#888;fill:none}.r{stroke:#8fb3d9;stroke-width:6;stroke-linecap:round}\
    .o{stroke:#8fb3d9;stroke-width:2;stroke-dasharray:3 3}.p{fill:#174a7c;stroke:#fff;stroke-width:1.5}\
    .n{fill:#fff;font-size:10px;font-weight:600}.l{paint-order:stroke;stroke:#fff;stroke-width:4px;font-size:11px}";

/// The picture of `panels` under `title`. `number` writes the values beside the axes.
pub fn picture(title: &str, panels: &[Panel], number: &dyn Fn(Decimal) -> String) -> String {
    let mut body = String::new();
    let mut top = 44;
    for panel in panels {
        top = draw(&mut body, panel, top, number);
    }
    let mut out = String::new();
    // A string takes everything.
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{top}\" \
         viewBox=\"0 0 {WIDTH} {top}\" role=\"img\">\n<title>{title}</title>\n<style>{STYLE}</style>\n\
         <rect width=\"{WIDTH}\" height=\"{top}\" fill=\"#fff\"/>\n\
         <text class=\"h\" x=\"20\" y=\"30\">{title}</text>\n{body}</svg>\n",
        title = xml_escaped(title)
    );
    out
}

/// Draws one panel from `top` on; gives where it ends.
fn draw(out: &mut String, panel: &Panel, top: u32, number: &dyn Fn(Decimal) -> String) -> u32 {
    let mut top = top + 24;
    let _ = writeln!(out, "<text class=\"t\" x=\"20\" y=\"{top}\">{}</text>", xml_escaped(&panel.title));
    top += 12;
    if 1 < panel.chart.points().len() {
        axes(out, &panel.chart, top, number);
        points(out, panel, top);
        top += HEIGHT + 44;
    }
    for line in &panel.sources {
        top += LINE;
        let _ = writeln!(out, "<text x=\"20\" y=\"{top}\">{}</text>", xml_escaped(&cut(line)));
    }
    top + 24
}

fn axes(out: &mut String, chart: &Chart, top: u32, number: &dyn Fn(Decimal) -> String) {
    let Some((first, last)) = chart.days() else { return };
    let right = WIDTH - RIGHT;
    for value in chart.ticks() {
        let y = top + 16 + HEIGHT - chart.up(value, HEIGHT);
        let _ = writeln!(
            out,
            "<path class=\"g\" d=\"M{LEFT} {y}H{right}\"/><text class=\"a\" text-anchor=\"end\" x=\"{}\" \
             y=\"{}\">{}</text>",
            LEFT - 8,
            y + 4,
            xml_escaped(&number(value))
        );
    }
    let y = top + 16 + HEIGHT;
    let _ = writeln!(out, "<path class=\"x\" d=\"M{LEFT} {}V{y}H{right}\"/>", top + 16);
    let days = if first == last {
        vec![(first, "middle", LEFT + (right - LEFT) / 2)]
    } else {
        vec![(first, "middle", LEFT + 20), (last, "middle", right - 20)]
    };
    for (day, anchor, x) in days {
        let _ = writeln!(
            out,
            "<text class=\"a\" text-anchor=\"{anchor}\" x=\"{x}\" y=\"{}\">{day}</text>",
            y + 16
        );
    }
}

fn points(out: &mut String, panel: &Panel, top: u32) {
    let chart = &panel.chart;
    let y = |value: Decimal| top + 16 + HEIGHT - chart.up(value, HEIGHT);
    let mut before = None;
    let mut n_same = 0;
    for (index, point) in chart.points().iter().enumerate() {
        n_same = if before == Some(point.date) { n_same + 1 } else { 0 };
        before = Some(point.date);
        let span = WIDTH - RIGHT - LEFT - 40;
        let x = LEFT + 20 + chart.across(point.date, span);
        // Figures of one day stand side by side, towards the middle.
        let shift = n_same * STEP;
        let x = if x < LEFT + span / 2 { x + shift } else { x.saturating_sub(shift).max(LEFT) };
        let at = y(point.value);
        let (high, low) = (point.high.map(y), point.low.map(y));
        if let (Some(high), Some(low)) = (high, low)
            && high < low
        {
            let _ = writeln!(out, "<path class=\"r\" d=\"M{x} {high}V{low}\"/>");
        }
        // Open ends are dashed: «almeno 600».
        if high.is_none() {
            let _ =
                writeln!(out, "<path class=\"o\" d=\"M{x} {at}V{}\"/>", at.saturating_sub(44).max(top + 8));
        }
        if low.is_none() {
            let _ = writeln!(out, "<path class=\"o\" d=\"M{x} {at}V{}\"/>", (at + 44).min(top + 16 + HEIGHT));
        }
        let _ = writeln!(
            out,
            "<circle class=\"p\" cx=\"{x}\" cy=\"{at}\" r=\"8\"/><text class=\"n\" text-anchor=\"middle\" \
             x=\"{x}\" y=\"{}\">{}</text>",
            at + 4,
            point.number
        );
        let label = panel.labels.get(index).map_or("", String::as_str);
        let (anchor, beside) = if x < WIDTH / 2 { ("start", x + 13) } else { ("end", x - 13) };
        let _ = writeln!(
            out,
            "<text class=\"l\" text-anchor=\"{anchor}\" x=\"{beside}\" y=\"{}\">{}</text>",
            at + 4,
            xml_escaped(label)
        );
    }
}

fn cut(line: &str) -> String {
    match line.char_indices().nth(LETTERS) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or(line)),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::inquiry::ChartPoint;

    #[test]
    fn words_of_the_archive_are_no_markup() {
        let panel = Panel {
            title: "<b>navi & barche</b>".to_owned(),
            chart: Chart::default(),
            labels: Vec::new(),
            sources: vec!["\"uno\" \u{1}due".to_owned()],
        };
        let svg = picture("5 < 6", &[panel], &|it| it.to_string());
        assert!(svg.contains("<title>5 &lt; 6</title>"), "{svg}");
        assert!(svg.contains("&lt;b&gt;navi &amp; barche&lt;/b&gt;"), "{svg}");
        assert!(svg.contains(">&quot;uno&quot; \u{fffd}due<"), "{svg}");
    }

    #[test]
    fn figures_of_one_day_stand_side_by_side() {
        let point = |value: i64, number| ChartPoint {
            date: date(2025, 3, 1),
            value: Decimal::from(value),
            low: Some(Decimal::from(value)),
            high: None,
            number,
        };
        let chart = Chart::new(vec![point(3, 1), point(3, 2)]);
        let labels = vec!["3 navi".to_owned(), "3 barche".to_owned()];
        let panel = Panel { title: String::new(), chart, labels, sources: Vec::new() };
        let svg = picture("", &[panel], &|it| it.to_string());
        let places: Vec<&str> = svg.split("cx=\"").skip(1).filter_map(|it| it.split('"').next()).collect();
        assert_eq!(places.len(), 2);
        assert_ne!(places[0], places[1]);
    }
}
