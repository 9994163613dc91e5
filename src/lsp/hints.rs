//! What is written between the words of an article: the day that «martedì» means, a measure in the units of the
//! reader, an age. Each kind is off until the editor's settings ask for it.

use jiff::civil::Date;
use rust_decimal::Decimal;
use tower_lsp::lsp_types::{InlayHint, InlayHintLabel};

use crate::lsp::documents::Document;
use crate::lsp::hover::meaning;
use crate::lsp::profile::Profile;
use crate::lsp::reading::{Read, Reading};
use crate::lsp::to_proto;
use crate::mention::{Quantity, TemporalForm};
use crate::rules::{Message, Value};
use crate::text::{ProseSpan, Span};
use crate::value::Timex;

/// Which hints are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// The day that a relative date means.
    pub dates: bool,
    /// A measure in metric units.
    pub units: bool,
    /// The age, on the day of publication, of somebody whose birth is told.
    pub ages: bool,
}

/// A unit that is no metric one, what its readers are told instead, and how much of that it is: the international
/// yard and pound of 1959, the nautical mile of 1929. The gallon is left out: there are two.
const METRIC: &[(&str, &str, &str)] = &[
    ("mi", "km", "1.609344"),
    ("nmi", "km", "1.852"),
    ("yd", "m", "0.9144"),
    ("ft", "m", "0.3048"),
    ("in", "cm", "2.54"),
    ("lb", "kg", "0.45359237"),
    ("oz", "g", "28.349523125"),
    ("ac", "ha", "0.40468564224"),
    ("sqmi", "km²", "2.589988110336"),
    ("sqft", "m²", "0.09290304"),
    ("mph", "km/h", "1.609344"),
    ("kn", "km/h", "1.852"),
];

const FAHRENHEIT: &str = "degF";

/// The happening of the claims' packs that is a birth.
const BIRTH: &str = "born";

/// So many figures of a converted measure are worth telling.
const FIGURES: u32 = 3;

/// Nobody is older.
const OLDEST: i32 = 125;

/// The hints of those kinds that the profile asks for, inside `range`.
pub(super) fn hints(
    document: &Document,
    reading: &Reading,
    profile: &Profile,
    range: Span,
) -> Vec<InlayHint> {
    let Some(read) = &reading.read else { return Vec::new() };
    let maker = Maker { document, read, profile, range };
    let wanted = profile.hints;
    let mut out = Vec::new();
    if wanted.dates {
        out.extend(maker.dates());
    }
    if wanted.units {
        out.extend(maker.units());
    }
    if wanted.ages {
        out.extend(maker.ages());
    }
    out.sort_by_key(|hint| (hint.position.line, hint.position.character));
    out
}

struct Maker<'a> {
    document: &'a Document,
    read: &'a Read,
    profile: &'a Profile,
    range: Span,
}

impl Maker<'_> {
    /// «martedì» = mercoledì 21 ottobre 2025.
    fn dates(&self) -> Vec<InlayHint> {
        let times = self.read.analysis.mentions.times.iter();
        let leaning = times.filter(|it| it.form == TemporalForm::Relative);
        let told = leaning.filter_map(|it| {
            let value = it.value.as_ref()?;
            matches!(value, Timex::Day(_) | Timex::Moment(..) | Timex::Period { .. } | Timex::Range { .. })
                .then(|| (it.span, meaning(value)))
        });
        told.filter_map(|(span, message)| self.hint(span, &message)).collect()
    }

    /// “60 miles” = 97 km.
    fn units(&self) -> Vec<InlayHint> {
        let quantities = self.read.analysis.mentions.quantities.iter();
        quantities.filter_map(|it| self.hint(it.span, &metric(it)?)).collect()
    }

    /// «nata nel 1990» = 35 anni, on the day of publication.
    fn ages(&self) -> Vec<InlayHint> {
        let analysis = &self.read.analysis;
        let Some(published) = analysis.article.publication.as_ref().map(|it| it.date) else {
            return Vec::new();
        };
        let births = analysis.events.iter().filter(|it| it.happening.as_ref() == BIRTH);
        births.filter_map(|it| self.hint(it.date, &age(&it.value, published)?)).collect()
    }

    fn hint(&self, span: ProseSpan, message: &Message) -> Option<InlayHint> {
        let span = self.read.analysis.article.prose.to_source(span);
        if !self.range.overlaps(span) {
            return None;
        }
        let words = self.read.workspace.messages.word(message);
        let at = self.document.text.position(span.end(), self.profile.encoding);
        Some(InlayHint {
            position: to_proto::position(at),
            label: InlayHintLabel::String(format!("= {words}")),
            kind: None,
            text_edits: None,
            tooltip: None,
            padding_left: Some(true),
            padding_right: None,
            data: None,
        })
    }
}

/// A measure in metric units, to three figures; nothing where it is metric already.
fn metric(quantity: &Quantity) -> Option<Message> {
    let code = quantity.unit.as_ref()?.code.as_ref();
    let metric = METRIC.iter().find(|(from, ..)| *from == code);
    let to = if code == FAHRENHEIT { "°C" } else { metric?.1 };
    let converted = |value: Decimal| {
        let value = match metric {
            Some((.., factor)) => value.checked_mul(Decimal::from_str_exact(factor).ok()?)?,
            None => value.checked_sub(Decimal::from(32))?.checked_mul(5.into())?.checked_div(9.into())?,
        };
        Some(Value::Number(value.round_sf(FIGURES)?.normalize()))
    };
    let value = converted(quantity.value.value)?;
    Some(match quantity.other_end {
        Some(end) => Message::new("hint-range").with("low", value).with("high", converted(end)?),
        None => Message::new("hint-measure").with("value", value),
    })
    .map(|message| message.with("unit", to))
}

/// The age on the day `on` of somebody who was born then.
fn age(born: &Timex, on: Date) -> Option<Message> {
    let years = |day: Date| {
        let had_birthday = (day.month(), day.day()) <= (on.month(), on.day());
        i32::from(on.year()) - i32::from(day.year()) - i32::from(!had_birthday)
    };
    let (oldest, youngest) = (years(born.first_day()?), years(born.last_day()?));
    if !(0..=OLDEST).contains(&youngest) || !(0..=OLDEST).contains(&oldest) {
        return None;
    }
    let number = |years: i32| Value::Number(years.into());
    Some(if oldest == youngest {
        Message::new("hint-age").with("years", number(oldest))
    } else {
        Message::new("hint-ages").with("low", number(youngest)).with("high", number(oldest))
    })
}
