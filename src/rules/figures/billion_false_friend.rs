//! A scale word that means another size than the English word of its look: «trilioni», « billions », “milliard”.

use rust_decimal::Decimal;

use crate::diagnostic::{Level, Safety};
use crate::lexicon::{FalseFriend, Kinds, Language, Rates, ScaleWord, Sense, UnitWord, fold_into};
use crate::mention::{Quantity, QuantityKind};
use crate::rules::conversion::written;
use crate::rules::kin::scale_word;
use crate::rules::{Context, Family, Finding, Findings, Message, Meta, NoOptions, ProseEdit, Value};

/// What the rule is.
pub const META: Meta = Meta {
    code: "billion-false-friend",
    family: Family::Figures,
    level: Level::Warning,
    page: include_str!("../../../rules/figures/billion-false-friend.md"),
};

/// What is counted stands at most so many tokens behind the scale word.
const REACH: usize = 4;

/// No state owes more, and no state earns more, than so many millions of millions.
const STATE: i64 = 40_000_000_000_000;

/// A million of millions of millions.
const TRILLION: i64 = 1_000_000_000_000_000_000;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counted {
    Money,
    People,
    Unknown,
}

/// Reports scale words that mislead.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    let friends = &ctx.analysis.lexicon.scales.false_friends;
    if friends.is_empty() {
        return;
    }
    for quantity in &ctx.mentions().quantities {
        let found = ctx.tokens_of(quantity.span).take(2 * REACH).find_map(|token| {
            let (_, row) = ctx.view().find_sense_in(token, Kinds::SCALE, |sense| match sense {
                Sense::Scale(ScaleWord::FalseFriend(row)) => Some(*row),
                _ => None,
            })?;
            Some((token, friends.get(usize::from(row))?))
        });
        if let Some((token, friend)) = found
            && misleads(ctx, quantity, token, friend)
        {
            let finding = finding(ctx, quantity, token, friend);
            let is_quoted = ctx.is_quoted(quantity.figure);
            out.push(if is_quoted { finding.at_level(Level::Information) } else { finding });
        }
    }
}

/// Whether the size cannot be meant.
fn misleads(ctx: &Context<'_>, quantity: &Quantity, token: usize, friend: &FalseFriend) -> bool {
    let says = |word| ctx.sentence_says(quantity.sentence, word);
    if says(ScaleWord::Gloss) {
        return false;
    }
    let value = quantity.value.value.max(quantity.interval.low.value().unwrap_or_default());
    let counted = counted(ctx, quantity, token);
    if ctx.article().language == Language::En {
        return counted != Counted::Unknown;
    }
    if Decimal::from(TRILLION) <= value {
        return counted != Counted::Unknown || quantity.noun.is_none() && !says(ScaleWord::Science);
    }
    match counted {
        Counted::People => true,
        Counted::Unknown => false,
        Counted::Money => {
            let is_large = quantity.unit.as_ref().is_some_and(|unit| Rates::table().is_large(&unit.code));
            let beyond = Decimal::from(STATE) <= value && !says(ScaleWord::World);
            let moderate = says(ScaleWord::Moderate) && !says(ScaleWord::World);
            !is_large && (beyond || moderate || !friend.common && !says(ScaleWord::State))
        }
    }
}

/// What the scale word counts.
fn counted(ctx: &Context<'_>, quantity: &Quantity, token: usize) -> Counted {
    let behind = || token + 1..token + 1 + REACH;
    if behind().any(|at| ctx.is_scale(at, ScaleWord::Science)) {
        return Counted::Unknown;
    }
    let is_money =
        |sense: &Sense| matches!(sense, Sense::Unit(UnitWord::Currency(_) | UnitWord::CurrencySign(_)));
    let names_money = (token + 1..token + 3).any(|at| ctx.view().senses_at(at).any(|(_, it)| is_money(it)));
    if quantity.kind == QuantityKind::Currency || names_money {
        Counted::Money
    } else if behind().any(|at| ctx.is_scale(at, ScaleWord::People)) {
        Counted::People
    } else {
        Counted::Unknown
    }
}

fn finding(ctx: &Context<'_>, quantity: &Quantity, token: usize, friend: &FalseFriend) -> Finding {
    let view = ctx.view();
    let span = view.span(token..token + 1);
    let id = if ctx.article().language == Language::En {
        "billion-false-friend-foreign"
    } else {
        "billion-false-friend"
    };
    let message = Message::new(id)
        .with("figure", ctx.line(quantity.span))
        .with("word", ctx.line(span))
        .with("value", Value::Number(quantity.value.value));
    let mut finding = Finding::new(quantity.figure.cover(span), message);
    let mut folded = String::new();
    fold_into(span.slice(view.text), &mut folded);
    if let Some(word) = friend.words.get(&folded).filter(|word| !word.is_empty()) {
        let title = Message::new("billion-false-friend-fix").with("replacement", word.as_str());
        finding = finding.fix(title, vec![ProseEdit::replace(span, word.clone())], Safety::Unsafe);
    }
    let coefficient = scale_word(ctx, quantity.numeral)
        .and_then(|(_, scale)| quantity.value.value.checked_div(Decimal::from(scale)));
    if let Some(thousands) = coefficient.and_then(|it| it.checked_mul(Decimal::ONE_THOUSAND))
        && !friend.thousand.is_empty()
        && !quantity.is_indefinite()
    {
        let replacement = format!("{} {}", written(ctx, thousands), friend.thousand);
        let title = Message::new("billion-false-friend-fix").with("replacement", replacement.as_str());
        finding = finding.fix(title, vec![ProseEdit::replace(quantity.numeral, replacement)], Safety::Unsafe);
    }
    finding
}
