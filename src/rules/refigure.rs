//! Figures written anew: another value in the notation of the old one.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Context, ProseEdit};
use crate::article::TokenKind;
use crate::lexicon::SumsPack;
use crate::mention::Quantity;
use crate::text::ProseSpan;

/// An edit that gives `quantity` another value: number and limits change, unit and noun stay. «il 20 per cento»
/// becomes «il 27 per cento», «un calo del 20 per cento» «un calo dell'8 per cento».
pub(super) fn refigured(
    ctx: &Context<'_>,
    quantity: &Quantity,
    value: Decimal,
) -> Option<(ProseEdit, String)> {
    let scale = Decimal::from(quantity.scale.unwrap_or(1));
    let (span, written) = match leading_digits(ctx, quantity) {
        Some(span) => {
            let value = value.checked_div(scale)?;
            (span, digits(ctx, span, rounded(value, quantity.value.precision.checked_div(scale)?)))
        }
        None => (quantity.numeral, digits(ctx, quantity.numeral, value)),
    };
    let behind = ProseSpan::new(span.end(), quantity.figure.end().max(span.end()));
    let shown = format!("{written}{}", ctx.text(behind));
    let (start, opening) = rearticled(ctx, span, &written).unwrap_or((span.start(), String::new()));
    let edit = ProseEdit::replace(ProseSpan::new(start, span.end()), format!("{opening}{written}"));
    Some((edit, crate::text::one_line(&shown)))
}

/// An edit that makes a percentage a number of points: «del 3 per cento» becomes «di 3 punti percentuali».
pub(super) fn in_points(
    ctx: &Context<'_>,
    quantity: &Quantity,
    value: Decimal,
    joined: bool,
) -> (ProseEdit, String) {
    let pack = &ctx.analysis.lexicon.sums;
    let span = quantity.figure;
    let written = digits(ctx, quantity.numeral, value);
    let shown = if joined && !pack.points_joined.is_empty() {
        format!("{written}{}", pack.points_joined)
    } else {
        let is_one = value == Decimal::ONE;
        format!("{written} {}", if is_one { &pack.points_one } else { &pack.points_many })
    };
    let before =
        word_before(ctx, span).and_then(|(at, word)| Some((at, pack.points_before.get(&word)?.as_str())));
    let (start, opening) = match before {
        Some((at, "")) => (at, String::new()),
        Some((at, word)) => (at, format!("{word} ")),
        None => (span.start(), String::new()),
    };
    (ProseEdit::replace(ProseSpan::new(start, span.end()), format!("{opening}{shown}")), shown)
}

/// `value` rounded to a multiple of `precision`, a power of ten.
pub(super) fn rounded(value: Decimal, precision: Decimal) -> Decimal {
    let places = if Decimal::ZERO < precision { precision.normalize().scale() } else { 0 };
    value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero).normalize()
}

/// The digits with which the figure begins.
fn leading_digits(ctx: &Context<'_>, quantity: &Quantity) -> Option<ProseSpan> {
    let view = ctx.view();
    let token = view.get(view.tokens.at(quantity.numeral.start()))?;
    let is_digits = token.kind == TokenKind::Digits && quantity.numeral.contains(token.span);
    // «12 000» is more than one token of digits.
    let next = view.get(view.tokens.at(token.span.end()));
    let goes_on = next.is_some_and(|it| it.kind == TokenKind::Digits && quantity.numeral.contains(it.span));
    (is_digits && !goes_on).then_some(token.span)
}

/// The value with the separators of the words it replaces, else those of the language.
fn digits(ctx: &Context<'_>, like: ProseSpan, value: Decimal) -> String {
    const FOUR_DIGITS: i64 = 10_000;
    let pack = &ctx.analysis.lexicon.numbers;
    let decimal = if pack.decimal == "." { '.' } else { ',' };
    let group = if decimal == '.' { ',' } else { '.' };
    let old = ctx.text(like);
    let n_digits = old.chars().filter(char::is_ascii_digit).count();
    let groups = [group, '\u{A0}', '\u{202F}', '\u{2009}', ' ', '\'', '’'];
    let used = groups.into_iter().find(|mark| 4 <= n_digits && old.contains(*mark));
    let plain = n_digits != 0 && 4 <= n_digits && used.is_none();
    let mark = match used {
        Some(mark) => Some(mark),
        None if plain || value.abs() < Decimal::from(FOUR_DIGITS) => None,
        None => Some(group),
    };
    let text = value.normalize().to_string();
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
    let mut out = String::new();
    let count = whole.chars().count();
    for (index, digit) in whole.chars().enumerate() {
        if let Some(mark) = mark.filter(|_| index != 0 && (count - index).is_multiple_of(3)) {
            out.push(mark);
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push(decimal);
        out.push_str(fraction);
    }
    out
}

/// The word before a place, folded to lower case, with its start.
fn word_before(ctx: &Context<'_>, span: ProseSpan) -> Option<(usize, String)> {
    let view = ctx.view();
    let token = view.get(view.tokens.at(span.start()).checked_sub(1)?)?;
    let word = token.span.slice(view.text).to_lowercase().replace('’', "'");
    Some((token.span.start(), word))
}

/// «dell'» before 27 becomes «del», «del» before 8 becomes «dell'»: where the edit begins, and how.
fn rearticled(ctx: &Context<'_>, span: ProseSpan, written: &str) -> Option<(usize, String)> {
    let pack = &ctx.analysis.lexicon.sums;
    let (mut at, mut word) = word_before(ctx, span)?;
    if word == "'" {
        // Before digits the apostrophe is a token of its own.
        let (start, before) = word_before(ctx, ProseSpan::new(at, at))?;
        (at, word) = (start, format!("{before}'"));
    }
    let full = pack.elided.iter().find(|(_, elided)| **elided == word).map(|(full, _)| full);
    match (full, pack.elided.get(&word)) {
        (Some(full), _) if !begins_with_vowel(pack, written) => Some((at, format!("{full} "))),
        (_, Some(elided)) if begins_with_vowel(pack, written) => Some((at, elided.clone())),
        _ => None,
    }
}

fn begins_with_vowel(pack: &SumsPack, written: &str) -> bool {
    let whole: String = written.chars().take_while(char::is_ascii_digit).collect();
    // Eight to eighty-nine begin with one word, eleven stands alone.
    pack.vowel_figures.iter().any(|figure| whole == *figure || figure.len() == 1 && whole.starts_with(figure))
}
