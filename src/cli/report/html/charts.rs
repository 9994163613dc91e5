//! Small charts as SVG inside the page. Labels are HTML, so that they stay readable on a telephone.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::diagnostic::Level;
use crate::messages::Messages;

use super::super::super::check::Whole;
use super::figures::Status;
use super::phrase;
use crate::text::xml_escaped as escaped;

/// A figure of the article with those that the archive has.
pub(super) struct Series {
    /// As it is written.
    pub figure: String,
    /// Whom or what it is about.
    pub who: Option<String>,
    /// The sentence it stands in.
    pub sentence: String,
    /// Its value.
    pub value: Decimal,
    /// Its place in time, if the article tells when it was published.
    pub own: Option<Point>,
    /// The archive's figures, by date.
    pub points: Vec<Point>,
}

/// A figure at a day.
#[derive(Clone, Debug)]
pub(super) struct Point {
    pub date: Date,
    pub value: Decimal,
    pub label: String,
}

impl Point {
    pub(super) fn new(date: Date, value: Decimal, label: String) -> Self {
        Self { date, value, label }
    }
}

/// Findings by rule, the most first.
pub(super) fn by_rule(whole: &Whole) -> String {
    let mut rows: Vec<(usize, &str, Level)> = Vec::new();
    for (code, levels) in &whole.rules {
        let gravest = levels.keys().next_back().copied().unwrap_or(Level::Hint);
        rows.push((levels.values().sum(), code, gravest));
    }
    rows.sort_by_key(|(n, code, _)| (Reverse(*n), *code));
    let most = rows.first().map_or(1, |(n, ..)| *n).max(1);
    let mut out = "<div class=\"bars\">".to_owned();
    for (n, code, level) in rows {
        let code = escaped(code);
        let width = (n * 1000).div_ceil(most);
        let _ = write!(
            out,
            "<a href=\"#\" data-pick=\"{code}\"><code>{code}</code></a><svg viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"{}\" width=\"{width}\" height=\"10\"/></svg><b>{n}</b>",
            level.name()
        );
    }
    out + "</div>"
}

/// Figures by how they stand, as one bar.
pub(super) fn by_status(statuses: &BTreeMap<Status, usize>, messages: &Messages) -> String {
    let total: usize = statuses.values().sum();
    let mut bar = String::new();
    let mut legend = String::new();
    let mut before = 0;
    for status in Status::ALL {
        let n = statuses.get(&status).copied().unwrap_or(0);
        let name = status.name();
        let label = phrase(messages, status.message());
        let at = |n: usize| n * 1000 / total.max(1);
        if 0 < n {
            let (x, width) = (at(before), at(before + n) - at(before));
            let _ = write!(
                bar,
                "<rect class=\"{name}\" x=\"{x}\" width=\"{width}\" height=\"10\"><title>{label}: {n}</title></rect>"
            );
        }
        before += n;
        let _ = write!(legend, "<li><span class=\"fig {name}\">{label}</span> <b>{n}</b></li>");
    }
    format!(
        "<svg class=\"whole\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{}\">{bar}</svg><ul class=\"legend\">{legend}</ul>",
        phrase(messages, "page-by-status")
    )
}

const WIDTH: i64 = 320;
const HEIGHT: i64 = 130;
const LEFT: i64 = 12;
const TOP: i64 = 22;
const BOTTOM: i64 = 30;

/// A figure of the article among those of the archive, over time.
pub(super) fn series(series: &Series, id: &str, messages: &Messages) -> String {
    let all = || series.points.iter().chain(&series.own);
    let days = |date: Date| i64::from((date - Date::ZERO).get_days());
    let first = all().map(|it| days(it.date)).min().unwrap_or(0);
    let last = all().map(|it| days(it.date)).max().unwrap_or(0);
    let low = all().map(|it| it.value).min().unwrap_or_default().min(series.value);
    let high = all().map(|it| it.value).max().unwrap_or_default().max(series.value);
    let x = |date: Date| match last - first {
        0 => WIDTH / 2,
        stretch => LEFT + (days(date) - first) * (WIDTH - 2 * LEFT) / stretch,
    };
    let y = |value: Decimal| {
        let height = Decimal::from(HEIGHT - TOP - BOTTOM);
        let share =
            value.checked_sub(low).zip(high.checked_sub(low)).and_then(|(it, whole)| it.checked_div(whole));
        let up = share.and_then(|it| it.checked_mul(height)).and_then(|it| it.round().to_i64());
        HEIGHT - BOTTOM - up.unwrap_or((HEIGHT - TOP - BOTTOM) / 2)
    };
    let mut drawing = String::new();
    let line: Vec<String> =
        series.points.iter().map(|it| format!("{},{}", x(it.date), y(it.value))).collect();
    let _ = write!(drawing, "<polyline points=\"{}\"/>", line.join(" "));
    for point in &series.points {
        dot(&mut drawing, "archive", point, (x(point.date), y(point.value)), messages);
    }
    if let Some(own) = &series.own {
        dot(&mut drawing, "own", own, (x(own.date), y(own.value)), messages);
    } else {
        let _ = write!(
            drawing,
            "<line class=\"own\" x1=\"0\" x2=\"{WIDTH}\" y1=\"{0}\" y2=\"{0}\"/>",
            y(series.value)
        );
    }
    let date = |at: i64, anchor: &str, date: Option<Date>| {
        let words = date.map(|it| escaped(&messages.date(it))).unwrap_or_default();
        format!("<text class=\"day\" x=\"{at}\" y=\"{}\" text-anchor=\"{anchor}\">{words}</text>", HEIGHT - 8)
    };
    drawing += &date(0, "start", all().map(|it| it.date).min());
    if first != last {
        drawing += &date(WIDTH, "end", all().map(|it| it.date).max());
    }
    let who = series.who.as_ref().map(|it| format!("{}: ", escaped(it))).unwrap_or_default();
    format!(
        "<figure><figcaption><a href=\"#{id}\">{who}{}</a></figcaption><svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{}\">{drawing}</svg><p>{}</p></figure>",
        escaped(&series.figure),
        escaped(&series.sentence),
        escaped(&series.sentence)
    )
}

fn dot(out: &mut String, class: &str, point: &Point, (x, y): (i64, i64), messages: &Messages) {
    let value = escaped(&messages.number(point.value));
    let date = escaped(&messages.date(point.date));
    let anchor = if x < WIDTH / 3 {
        "start"
    } else if 2 * WIDTH / 3 < x {
        "end"
    } else {
        "middle"
    };
    let _ = write!(
        out,
        "<g class=\"{class}\"><circle cx=\"{x}\" cy=\"{y}\" r=\"4\"/><text x=\"{x}\" y=\"{}\" text-anchor=\"{anchor}\">{value}</text><title>{}, {date}</title></g>",
        y - 8,
        escaped(&point.label)
    );
}
