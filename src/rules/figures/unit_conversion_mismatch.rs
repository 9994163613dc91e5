//! A conversion in the text that does not come out.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::diagnostic::{Level, Safety};
use crate::lexicon::UnitWord;
use crate::mention::{Quantity, QuantityKind};
use crate::rules::conversion::{conversions, half_unit, written};
use crate::rules::{
    Context, Family, Finding, FindingPlace, Findings, Message, Meta, NoOptions, ProseEdit, Value,
};

use crate::value::Unit;

/// What the rule is.
pub const META: Meta = Meta {
    code: "unit-conversion-mismatch",
    family: Family::Figures,
    level: Level::Warning,
    page: include_str!("../../../rules/figures/unit-conversion-mismatch.md"),
};

/// Units that go by one name and are of several sizes, each with its ratios.
const VARIANTS: &[(&[&str], &[&str])] = &[
    (&["mi", "nmi"], &["1609.344", "1852"]),
    (&["t", "ton", "lt"], &["1000", "907.18474", "1016.0469088"]),
    (&["gal"], &["3.785411784", "4.54609"]),
    (&["pt"], &["0.473176473", "0.56826125"]),
    (&["qt"], &["0.946352946", "1.1365225"]),
    (&["oz"], &["0.028349523125", "0.0311034768"]),
];

/// What is measured in ways that no ratio tells, or that is no conversion.
const LEFT_ALONE: [&str; 5] = ["time", "information", "data-rate", "fuel-economy", "currency"];

const CELSIUS: &str = "degC";
const FAHRENHEIT: &str = "degF";
const DEGREES: &str = "deg";

/// Reports conversions that are off by more than the rounding of both sides and three per cent.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    for (one, other) in conversions(ctx, may_convert) {
        let (one, other) = (&*as_measure(ctx, one, other), &*as_measure(ctx, other, one));
        if !agrees(one, other) {
            out.push(finding(ctx, one, other));
        }
    }
}

/// Whether one figure can be the other in another unit.
fn may_convert(ctx: &Context<'_>, one: &Quantity, other: &Quantity) -> bool {
    let (one, other) = (&*as_measure(ctx, one, other), &*as_measure(ctx, other, one));
    let measured = |it: &Quantity| matches!(it.kind, QuantityKind::Measure | QuantityKind::Temperature);
    let (Some(unit), Some(other_unit)) = (&one.unit, &other.unit) else { return false };
    measured(one)
        && measured(other)
        && unit.dimension == other_unit.dimension
        && unit.code != other_unit.code
        && !LEFT_ALONE.contains(&&*unit.dimension)
        && one.other_end.is_some() == other.other_end.is_some()
        && (is_temperatures(one, other) || unit.ratio.is_some() && other_unit.ratio.is_some())
}

/// The figure as a measure where its unit is also a currency's name: “50 kg (110 pounds)”.
fn as_measure<'a>(ctx: &Context<'_>, other: &'a Quantity, one: &Quantity) -> Cow<'a, Quantity> {
    if other.kind != QuantityKind::Currency || one.kind != QuantityKind::Measure {
        return Cow::Borrowed(other);
    }
    let lexicon = &ctx.analysis.lexicon;
    let last = ctx.tokens_of(other.figure).next_back().map(|last| ctx.view().text_of(last).to_lowercase());
    let code = last.and_then(|last| lexicon.units.behind_greater.get(&last));
    let unit = code.and_then(|code| match lexicon.units.unit(code, &lexicon.words)? {
        UnitWord::Unit(unit) => Some(unit.clone()),
        _ => None,
    });
    let of_dimension = |unit: &Unit| one.unit.as_ref().is_some_and(|it| it.dimension == unit.dimension);
    match unit.filter(of_dimension) {
        Some(unit) => Cow::Owned(Quantity { kind: QuantityKind::Measure, unit: Some(unit), ..other.clone() }),
        None => Cow::Borrowed(other),
    }
}

fn code(quantity: &Quantity) -> &str {
    quantity.unit.as_ref().map_or("", |unit| &unit.code)
}

fn is_temperatures(one: &Quantity, other: &Quantity) -> bool {
    let scales = [code(one), code(other)];
    scales.iter().all(|it| [CELSIUS, FAHRENHEIT, DEGREES].contains(it)) && scales.contains(&FAHRENHEIT)
}

/// Whether both sides come out, at both ends where they are ranges.
fn agrees(one: &Quantity, other: &Quantity) -> bool {
    let ends = [(Some(one.value.value), Some(other.value.value)), (one.other_end, other.other_end)];
    let halves = (half_unit(one), half_unit(other));
    ends.into_iter().filter_map(|(one, other)| one.zip(other)).all(|(value, told)| {
        if is_temperatures(one, other) {
            let slack = Decimal::ONE + halves.0 * Decimal::new(18, 1) + halves.1;
            return expected_degrees(one, value).iter().any(|expected| (*expected - told).abs() <= slack);
        }
        ratios(one, other).into_iter().any(|ratio| {
            let expected = value.checked_mul(ratio).map(|it| it.abs());
            expected.is_none_or(|expected| {
                let slack = expected * Decimal::new(3, 2) + halves.0 * ratio + halves.1;
                (expected - told.abs()).abs() <= slack
            })
        })
    })
}

/// What the first side may be in the second's scale: a temperature, or a difference of two.
fn expected_degrees(one: &Quantity, value: Decimal) -> [Decimal; 2] {
    let (nine_fifths, zero) = (Decimal::new(18, 1), Decimal::from(32));
    if code(one) == FAHRENHEIT {
        [(value - zero) / nine_fifths, value / nine_fifths]
    } else {
        [value * nine_fifths + zero, value * nine_fifths]
    }
}

/// By what the first side may be multiplied to give the second.
fn ratios(one: &Quantity, other: &Quantity) -> Vec<Decimal> {
    let sizes = |it: &Quantity| -> Vec<Decimal> {
        let variants = VARIANTS.iter().find(|(codes, _)| codes.contains(&code(it)));
        match variants {
            Some((_, sizes)) => sizes.iter().filter_map(|it| Decimal::from_str_exact(it).ok()).collect(),
            None => it.unit.as_ref().and_then(|unit| unit.ratio).into_iter().collect(),
        }
    };
    let others = sizes(other);
    let pairs = sizes(one).into_iter().flat_map(|one| others.iter().map(move |other| (one, *other)));
    pairs.filter_map(|(one, other)| one.checked_div(other)).collect()
}

/// The second side as it comes out.
fn computed(one: &Quantity, other: &Quantity) -> Option<Decimal> {
    let value = if is_temperatures(one, other) {
        expected_degrees(one, one.value.value)[0]
    } else {
        let ratio = |it: &Quantity| it.unit.as_ref()?.ratio;
        one.value.value.checked_mul(ratio(one)?.checked_div(ratio(other)?)?)?
    };
    Some(rounded_like(value, other))
}

/// `value` rounded to the digits that `like` was given in, and finer where that would lose too much.
fn rounded_like(value: Decimal, like: &Quantity) -> Decimal {
    let mut unit = half_unit(like).max(like.value.precision / Decimal::TWO) * Decimal::TWO;
    for _ in 0..12 {
        let power = if Decimal::ONE <= unit { power_below(unit) } else { like.value.precision };
        let Some(steps) = value.checked_div(power) else { return value };
        let rounded = steps.round() * power;
        if (rounded - value).abs() <= value.abs() / Decimal::ONE_HUNDRED || power <= Decimal::new(1, 3) {
            return rounded.normalize();
        }
        unit = power / Decimal::TEN;
        if unit < Decimal::ONE {
            let dp = u32::from(value.abs() < Decimal::ONE_HUNDRED);
            return value.round_dp(dp).normalize();
        }
    }
    value.round_dp(1).normalize()
}

/// The greatest power of ten that is not above `value`, which is at least one.
fn power_below(value: Decimal) -> Decimal {
    let mut power = Decimal::ONE;
    while let Some(next) = power.checked_mul(Decimal::TEN)
        && next <= value
    {
        power = next;
    }
    power
}

fn finding(ctx: &Context<'_>, one: &Quantity, other: &Quantity) -> Finding {
    let expected = computed(one, other);
    let message = Message::new("unit-conversion-mismatch")
        .with("figure", ctx.line(one.figure))
        .with("other", ctx.line(other.figure))
        .with("expected", expected.map_or(Value::Choice("none"), Value::Number))
        .with("is-range", Value::Choice(if one.other_end.is_some() { "yes" } else { "no" }));
    let related = Message::new("unit-conversion-mismatch-related").with("figure", ctx.line(one.figure));
    let mut finding = Finding::new(other.figure, message).related(FindingPlace::Here(one.figure), related);
    let to_mend = expected.filter(|_| other.other_end.is_none() && one.other_end.is_none());
    if let Some(expected) = to_mend {
        let replacement = written(ctx, expected);
        let title = Message::new("unit-conversion-mismatch-fix").with("replacement", replacement.as_str());
        finding = finding.fix(title, vec![ProseEdit::replace(other.numeral, replacement)], Safety::Unsafe);
    }
    let back = computed(other, one).filter(|_| to_mend.is_some());
    if let Some(back) = back {
        let replacement = written(ctx, back);
        let title = Message::new("unit-conversion-mismatch-fix").with("replacement", replacement.as_str());
        finding = finding.fix(title, vec![ProseEdit::replace(one.numeral, replacement)], Safety::Unsafe);
    }
    finding
}
