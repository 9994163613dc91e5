//! What describes a thing or a place and reports nothing: measures and capacities, prices of goods, distances.

use rust_decimal::Decimal;

use crate::article::{Case, TokenKind};
use crate::lexicon::NumberCue;

use super::counted_noun::{is_function, is_plural};
use super::exempt::{Judged, near};
use super::numeral_reader::FigureReader;
use crate::mention::{Exempt, QuantityKind};

/// How far before a figure the word for a dimension may stand, in tokens.
const REACH: usize = 5;

/// What is measured in things rather than in events.
const OF_THINGS: [&str; 7] =
    ["length", "area", "information", "power", "frequency", "resolution", "fuel-economy"];

/// A measure or capacity of a thing: “a 13-inch screen”, «alto 25 metri», “can seat up to 54 people”.
pub(super) fn measure(reader: &FigureReader<'_>, judged: &Judged<'_>) -> Option<Exempt> {
    let start = judged.numeral.tokens.start;
    let is_measure = judged.kind == QuantityKind::Measure;
    let within = |dimensions: &[&str]| judged.dimension.is_some_and(|it| dimensions.contains(&it));
    let holds = judged.kind == QuantityKind::Count
        && judged.counts
        && (near(reader, start, REACH, NumberCue::Capacity)
            || near(reader, start, REACH, NumberCue::Holds) && holds_things(reader, judged));
    let described = is_measure
        && (within(&["resolution", "resolution-camera", "loudness"])
            || near(reader, start, REACH, NumberCue::Dimension)
            || within(&["length"]) && reader.cue(judged.figure.end, NumberCue::DimensionAfter).is_some()
            || within(&["information", "frequency"]) && is_version(reader, judged)
            || within(&OF_THINGS) && is_attribute(reader, judged));
    let converted = is_measure
        && matches!(judged.before, Some((Exempt::Model, behind)) if behind + 1 == judged.figure.start
            && reader.view.is_sign(behind, '('));
    (holds || described || converted).then_some(Exempt::Model)
}

/// “passengers”, “songs”: what vehicles and devices hold.
fn holds_things(reader: &FigureReader<'_>, judged: &Judged<'_>) -> bool {
    let end = judged.figure.end;
    (end..end + 3).any(|at| reader.cue(at, NumberCue::Held).is_some())
}

/// “the 64GB version”, “from 2 GB”, but not “300 GB of files”.
fn is_version(reader: &FigureReader<'_>, judged: &Judged<'_>) -> bool {
    judged.numeral.scale.is_none()
        && judged.numeral.number.value < Decimal::ONE_THOUSAND
        && reader.cue(judged.figure.end, NumberCue::Of).is_none()
}

/// “a 15 meter high pig”, “the 79-metre wingspan”: a unit in the singular before what it describes.
fn is_attribute(reader: &FigureReader<'_>, judged: &Judged<'_>) -> bool {
    let (start, end) = (judged.figure.start, judged.figure.end);
    if !reader.pack().head_last || judged.numeral.number.value <= Decimal::ONE {
        return false;
    }
    let last = reader.folded(end.saturating_sub(1));
    let singular =
        reader.kind(end.saturating_sub(1)) == Some(TokenKind::Word) && !is_plural(&last, reader.view.lexicon);
    let numeral_end = judged.numeral.tokens.end;
    let joined = reader.is_dash(numeral_end)
        || reader.cue_before(start, NumberCue::FigureArticle).is_some()
        || reader.cue_before(start, NumberCue::Definite).is_some();
    let thing = matches!(reader.case(end), Some(Case::Lower | Case::Capital | Case::Upper | Case::Mixed))
        && !is_function(reader, end)
        || reader.view.is_sign(end, '(');
    singular && joined && thing
}

/// «100 km dalla frontiera», “20 miles north of the town”: where a place lies.
pub(super) fn distance(reader: &FigureReader<'_>, judged: &Judged<'_>) -> Option<Exempt> {
    let length = judged.kind == QuantityKind::Measure && judged.dimension == Some("length");
    (length && reader.cue(judged.figure.end, NumberCue::DistanceAfter).is_some()).then_some(Exempt::Address)
}

/// A ticket's or a list's price: never millions.
pub(super) fn price(reader: &FigureReader<'_>, judged: &Judged<'_>) -> Option<Exempt> {
    let small = judged.numeral.scale.is_none() && judged.numeral.number.value < Decimal::from(10_000);
    let start = judged.figure.start;
    // “priced at $340 and the 128GB version at $420”.
    let goes_on = || match judged.before {
        Some((Exempt::Price, behind)) => start <= behind + REACH,
        Some((Exempt::Model, behind)) => start <= behind + REACH && near(reader, start, 16, NumberCue::Price),
        _ => false,
    };
    (judged.kind == QuantityKind::Currency
        && small
        && (near(reader, start, 6, NumberCue::Price)
            || reader.cue(judged.figure.end, NumberCue::PriceAfter).is_some()
            || goes_on()))
    .then_some(Exempt::Price)
}

/// Goals, matches and caps of a player: small numbers behind which a word of sport stands.
pub(super) fn tally(reader: &FigureReader<'_>, judged: &Judged<'_>) -> Option<Exempt> {
    let small = judged.numeral.scale.is_none() && judged.numeral.number.value < Decimal::from(2000);
    let end = judged.figure.end;
    let counted = reader.cue(end, NumberCue::Tally).is_some();
    let other = reader.cue(end, NumberCue::NotTally).is_some();
    (judged.kind == QuantityKind::Count && small && counted && !other).then_some(Exempt::Score)
}
