//! Two amounts that are told as one in two currencies, at a rate that the year never saw.

use rust_decimal::Decimal;

use crate::diagnostic::Level;
use crate::lexicon::{Band, Rates, ScaleWord, country_of};
use crate::mention::{Quantity, QuantityKind};
use crate::rules::conversion::{conversions, half_unit};
use crate::rules::kin::years_in;
use crate::rules::{Context, Family, Finding, FindingPlace, Findings, Message, Meta, NoOptions, Value};

/// What the rule is.
pub const META: Meta = Meta {
    code: "currency-conversion-mismatch",
    family: Family::Figures,
    level: Level::Information,
    page: include_str!("../../../rules/figures/currency-conversion-mismatch.md"),
};

/// Currencies that go by the name or sign of another, where the article speaks of their country.
const NAMESAKES: &[(&str, &str, &str)] = &[("USD", "CAD", "ca"), ("USD", "AUD", "au")];

/// So many years are looked through.
const MOST: i16 = 40;

/// Reports amounts whose ratio lies outside the band of the year.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    for (one, other) in conversions(ctx, may_convert) {
        if let Some((year, band)) = refuted(ctx, one, other) {
            out.push(finding(ctx, (one, other), year, band));
        }
    }
}

/// Whether one amount can be the other in another currency.
fn may_convert(_: &Context<'_>, one: &Quantity, other: &Quantity) -> bool {
    let is_money = |it: &Quantity| it.kind == QuantityKind::Currency && Decimal::ZERO < it.value.value;
    is_money(one)
        && is_money(other)
        && code(one) != code(other)
        && one.other_end.is_some() == other.other_end.is_some()
}

fn code(quantity: &Quantity) -> &str {
    quantity.unit.as_ref().map_or("", |unit| &unit.code)
}

/// The year and its band, where no year that may be meant allows the rate.
fn refuted(ctx: &Context<'_>, one: &Quantity, other: &Quantity) -> Option<(i16, Band)> {
    let sentence = ctx.sentence(one.sentence)?;
    if ctx.sentence_says(one.sentence, ScaleWord::OtherRate) {
        return None;
    }
    let published = ctx.published().map(jiff::civil::Date::year);
    let told = years_in(ctx, sentence.span);
    // An amount of some year may be told in that year's money or in today's.
    let first = told.iter().map(|(first, _)| *first).min().or(published)?;
    let last = told.iter().map(|(_, last)| *last).max().max(published)?;
    let year = told.iter().map(|(first, _)| *first).max().or(published)?;
    let rates = Rates::table();
    let (from, to) = (code(one), code(other));
    if rates.is_vague(from) || rates.is_vague(to) {
        return None;
    }
    let band = band_of(rates, from, to, year)?;
    let allowed = |year: i16| {
        let froms = names_of(ctx, from);
        let pairs = froms.iter().flat_map(|from| names_of(ctx, to).into_iter().map(move |to| (*from, to)));
        pairs.filter_map(|(from, to)| band_of(rates, from, to, year)).any(|band| allows(band, one, other))
    };
    // The first days of a year still reckon with the rate of the last.
    let years = first.saturating_sub(1)..=last;
    if MOST < last - first || years.into_iter().any(allowed) { None } else { Some((year, band)) }
}

/// The currencies that may be meant by one.
fn names_of<'a>(ctx: &Context<'_>, code: &'a str) -> Vec<&'a str> {
    let is_spoken_of =
        |country: &str| ctx.mentions().referents.iter().any(|it| country_of(&it.key) == Some(country));
    let namesakes = NAMESAKES.iter().filter(|(of, _, country)| *of == code && is_spoken_of(country));
    std::iter::once(code).chain(namesakes.map(|(_, other, _)| *other)).collect()
}

/// The band of a year; past the table the last year's, wider.
fn band_of(rates: &Rates, from: &str, to: &str, year: i16) -> Option<Band> {
    if from == to {
        return None;
    }
    let (_, last) = rates.years()?;
    let band = rates.band(from, to, year.min(last))?;
    let margin = if last < year { Decimal::new(25, 2) } else { Decimal::new(10, 2) };
    Some(Band { low: band.low * (Decimal::ONE - margin), high: band.high * (Decimal::ONE + margin) })
}

/// Whether the rate of the two amounts, rounded as they are, lies in the band.
fn allows(band: Band, one: &Quantity, other: &Quantity) -> bool {
    let (value, told) = (one.value.value, other.value.value);
    let (half, other_half) = (half_unit(one), half_unit(other));
    let low = (told - other_half).checked_div(value + half);
    let high = if half < value { (told + other_half).checked_div(value - half) } else { None };
    low.is_none_or(|low| low <= band.high) && high.is_none_or(|high| band.low <= high)
}

fn finding(ctx: &Context<'_>, (one, other): (&Quantity, &Quantity), year: i16, band: Band) -> Finding {
    let rate = other.value.value.checked_div(one.value.value).unwrap_or_default();
    let rounded = |value: Decimal| {
        let places = if value < Decimal::TEN { 2 } else { 0 };
        let round = value.round_dp(places);
        Value::Number(if round.is_zero() { value.round_dp(5) } else { round })
    };
    let message = Message::new("currency-conversion-mismatch")
        .with("figure", ctx.line(one.figure))
        .with("other", ctx.line(other.figure))
        .with("year", year.to_string())
        .with("from", code(one))
        .with("to", code(other))
        .with("low", rounded(band.low))
        .with("high", rounded(band.high))
        .with("rate", rounded(rate));
    let related = Message::new("currency-conversion-mismatch-related").with("figure", ctx.line(one.figure));
    Finding::new(other.figure, message).related(FindingPlace::Here(one.figure), related)
}
