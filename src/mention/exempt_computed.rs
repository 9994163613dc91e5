//! Shares that the text itself lets one compute: «748 sportelli, più del 10 % dei 6.000».

use std::ops::Range;

use rust_decimal::Decimal;

use crate::lexicon::NumberCue;

use super::numeral_reader::FigureReader;
use crate::mention::{Exempt, Quantity, QuantityKind};

/// How far behind the share its whole may stand, in tokens.
const REACH: usize = 12;

/// Marks the percentages of one sentence that follow from a part before and a whole behind them.
///
/// `tokens` are those of each figure of the sentence, in the order of `quantities`.
pub(super) fn mark(reader: &FigureReader<'_>, tokens: &[Range<usize>], quantities: &mut [Quantity]) {
    for index in 1..quantities.len().min(tokens.len()) {
        if computed(reader, tokens, quantities, index).is_some()
            && let Some(quantity) = quantities.get_mut(index)
        {
            quantity.exempt = Some(Exempt::Computed);
        }
    }
}

fn computed(
    reader: &FigureReader<'_>,
    tokens: &[Range<usize>],
    quantities: &[Quantity],
    index: usize,
) -> Option<()> {
    let part = quantities.get(index.checked_sub(1)?)?;
    let share = quantities.get(index)?;
    let whole = quantities.get(index + 1)?;
    let sure = |it: &Quantity| {
        it.exempt.is_none() && matches!(it.kind, QuantityKind::Count | QuantityKind::Currency)
    };
    let behind = tokens.get(index)?.end;
    let place = tokens.get(index + 1)?.start;
    if share.kind != QuantityKind::Percent
        || share.exempt.is_some()
        || !sure(part)
        || !sure(whole)
        || part.kind != whole.kind
        || part.unit != whole.unit
        || REACH < place.saturating_sub(behind)
        || whole.value.value <= part.value.value
    {
        return None;
    }
    reader.cue(behind, NumberCue::Of)?;
    let percent = part.value.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.value.value)?;
    let third = share.value.value.abs().checked_div(Decimal::from(3))?;
    let apart = percent.checked_sub(share.value.value)?.abs();
    let half = share.value.precision.checked_div(Decimal::TWO)?;
    let close = share.interval.contains(percent) && apart <= third || apart <= half;
    close.then_some(())
}
