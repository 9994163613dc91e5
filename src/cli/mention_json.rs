//! Mentions and claims as JSON, for the batch interfaces. The shapes do not change without a line in the changelog.
//!
//! Every mention has `kind`, `start`, `end` and `text`. A typed figure, «1,2 miliardi di dollari», is followed by
//! its bare number, «1,2 miliardi». Where the language's grammar makes a noun of the scale word («15,5 millones»),
//! the whole is a `quantity` without a unit, and its bare number «15,5» follows with the value of the whole;
//! a vague collective («decenas de miles») is such a `quantity` with no bare number.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use crate::analysis::Analysis;
use crate::claim::{Claim, Modality, Scope};
use crate::mention::{
    Approximation, Attribution, AttributionKind, Name, Quantity, QuantityKind, Quote, SourceStatus, Temporal,
    TemporalForm,
};
use crate::text::{ProseSpan, Span};
use crate::value::{Bound, Interval};

use super::offsets::Offsets;

/// One mention, to be put in order.
struct Row {
    span: Span,
    value: Map<String, Value>,
}

/// The mentions of `analysis`, whose source is `text`, by place, the longer first.
pub(super) fn mentions(text: &str, analysis: &Analysis, offsets: &Offsets) -> Vec<Value> {
    let page = Page { text, analysis, offsets };
    let mentions = &analysis.mentions;
    let mut rows: Vec<Row> = Vec::new();
    for (index, quantity) in mentions.quantities.iter().enumerate() {
        page.figure(index, quantity, &mut rows);
    }
    rows.extend(mentions.times.iter().map(|it| page.time(it)));
    rows.extend(mentions.names.iter().map(|it| page.name(it)));
    rows.extend(mentions.quotes.iter().map(|it| page.quote(it)));
    rows.extend(mentions.attributions.iter().map(|it| page.attribution(it)));
    // A stable sort: what stands at one place keeps the order figure, bare number, time, name.
    rows.sort_by_key(|row| (row.span.start(), std::cmp::Reverse(row.span.end())));
    rows.into_iter().map(|row| Value::Object(row.value)).collect()
}

/// The claims of `analysis`.
pub(super) fn claims(analysis: &Analysis, offsets: &Offsets) -> Vec<Value> {
    analysis.claims.iter().map(|claim| claim_value(claim, analysis, offsets)).collect()
}

struct Page<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    offsets: &'a Offsets,
}

impl Page<'_> {
    fn row(&self, kind: &str, span: ProseSpan, more: Value) -> Row {
        let span = self.analysis.article.prose.to_source(span);
        let [start, end] = self.offsets.of(span);
        let mut value = Map::new();
        value.insert("kind".to_owned(), kind.into());
        value.insert("start".to_owned(), start.into());
        value.insert("end".to_owned(), end.into());
        value.insert("text".to_owned(), span.slice(self.text).into());
        if let Value::Object(more) = more {
            value.extend(more);
        }
        Row { span, value }
    }

    fn place(&self, span: Option<ProseSpan>) -> Value {
        span.map_or(Value::Null, |span| json!(self.offsets.of(self.analysis.article.prose.to_source(span))))
    }

    fn figure(&self, index: usize, quantity: &Quantity, rows: &mut Vec<Row>) {
        let mentions = &self.analysis.mentions;
        let sourcing = mentions.sourcing.get(index);
        let status = sourcing.map_or(SourceStatus::Unsourced, |it| it.status);
        let attribution = sourcing
            .and_then(|it| it.attribution)
            .and_then(|index| mentions.attributions.get(index))
            .filter(|it| it.kind != AttributionKind::Vague);
        let (low, high) = bounds(quantity.interval);
        let more = json!({
            "value": single_value(quantity),
            "low": low,
            "high": high,
            "unit": quantity.unit.as_ref().map(|unit| unit.code.to_string()),
            "approx": approximation(quantity.approximation),
            "exempt": quantity.exempt.map(crate::mention::Exempt::name),
            "source_status": status.name(),
            "source": self.place(attribution.map(|it| it.source.unwrap_or(it.cue))),
        });
        let kind = match quantity.kind {
            QuantityKind::Count | QuantityKind::Fraction => "number",
            QuantityKind::Ordinal => "ordinal",
            QuantityKind::Percent | QuantityKind::Points => "percent",
            QuantityKind::Currency => "currency",
            QuantityKind::Measure => "quantity",
            QuantityKind::Temperature => "temperature",
            QuantityKind::Age => "age",
        };
        // «decine di persone»: an amount, and no number.
        let vague = quantity.is_indefinite();
        if kind == "ordinal" || kind == "number" && !vague && quantity.bare == quantity.numeral {
            rows.push(self.row(kind, quantity.numeral, more));
            return;
        }
        let kind = if kind == "number" { "quantity" } else { kind };
        rows.push(self.row(kind, quantity.figure, more.clone()));
        if !vague && !quantity.is_adjective {
            rows.push(self.row("number", quantity.bare, more));
        }
    }

    fn time(&self, time: &Temporal) -> Row {
        let kind = time.value.as_ref().map_or(
            match time.form {
                TemporalForm::Absolute | TemporalForm::Relative | TemporalForm::Vague => "date",
                TemporalForm::Clock | TemporalForm::NoClock => "time",
                TemporalForm::Range | TemporalForm::Open => "daterange",
                TemporalForm::Duration => "duration",
                TemporalForm::Set => "set",
            },
            crate::value::Timex::kind_name,
        );
        let iso = time.value.as_ref().map(crate::value::Timex::iso);
        self.row(kind, time.span, json!({ "values": time.readings, "timex": iso }))
    }

    fn name(&self, name: &Name) -> Row {
        let referent = self.analysis.mentions.referents.get(name.referent);
        let more = json!({
            "entity": referent.map(|it| it.key.as_str()),
            "entity_kind": name.kind.name(),
            "canonical": referent.map(|it| it.canonical.as_str()),
        });
        self.row("name", name.span, more)
    }

    fn quote(&self, quote: &Quote) -> Row {
        let more = json!({ "speaker": self.place(quote.speaker), "words": quote.n_words });
        self.row("quote", quote.span, more)
    }

    fn attribution(&self, attribution: &Attribution) -> Row {
        let kind = match attribution.kind {
            AttributionKind::Definite => "definite",
            AttributionKind::Group => "group",
            AttributionKind::Vague => "vague",
        };
        let more = json!({
            "source": self.place(attribution.source),
            "cue": self.place(Some(attribution.cue)),
            "source_kind": kind,
        });
        self.row("attribution", attribution.scope, more)
    }
}

fn claim_value(claim: &Claim, analysis: &Analysis, offsets: &Offsets) -> Value {
    let [start, end] = offsets.of(analysis.article.prose.to_source(claim.span));
    let (low, high) = bounds(claim.interval);
    let scope = match claim.scope {
        Scope::Total => "total",
        Scope::Part => "part",
        Scope::Rate => "rate",
        Scope::Forecast => "forecast",
        Scope::Change => "change",
    };
    let modality = match claim.modality {
        Modality::Stated => "stated",
        Modality::Estimated => "estimated",
        Modality::Conditional => "conditional",
        Modality::Denied => "denied",
        Modality::Quoted => "quoted",
    };
    json!({
        "start": start,
        "end": end,
        "value": claim.value.to_string(),
        "low": low,
        "high": high,
        "measure": claim.measure.class.as_ref(),
        "qualifiers": claim.measure.qualifiers,
        "unit": claim.measure.unit.as_ref(),
        "predicate": claim.predicate.as_deref(),
        "agent": claim.agent,
        "origin": claim.direction.origin,
        "goal": claim.direction.goal,
        "subjects": claim.subjects.iter().map(|it| it.key.as_str()).collect::<Vec<_>>(),
        "time": claim.time.as_ref().map(crate::value::Timex::iso),
        "scope": scope,
        "modality": modality,
        "source": claim.source.map(|span| offsets.of(analysis.article.prose.to_source(span))),
    })
}

/// The value; of a range the middle, since `low` and `high` tell its ends.
fn single_value(quantity: &Quantity) -> String {
    let first = quantity.value.value;
    let middle = quantity.other_end.and_then(|end| first.checked_add(end)?.checked_div(Decimal::TWO));
    middle.unwrap_or(first).normalize().to_string()
}

/// Both ends as plain decimals; an open end is absent.
pub(super) fn bounds(interval: Interval) -> (Option<String>, Option<String>) {
    let plain = |bound: Bound| bound.value().map(|value: Decimal| value.normalize().to_string());
    (plain(interval.low), plain(interval.high))
}

fn approximation(approximation: Approximation) -> Option<&'static str> {
    match approximation {
        Approximation::Exact => None,
        Approximation::About => Some("about"),
        Approximation::Nearly => Some("nearly"),
        Approximation::Over => Some("over"),
        Approximation::AtLeast => Some("at-least"),
        Approximation::UpTo => Some("up-to"),
        Approximation::Under => Some("under"),
        Approximation::Between => Some("between"),
        Approximation::Collective => Some("collective"),
    }
}
