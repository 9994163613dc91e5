//! A number of things announced, and a list of another length: «quattro priorità: scuola, sanità e casa».

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use crate::claim::Roll;
use crate::diagnostic::{Level, Safety};
use crate::mention::Quantity;
use crate::rules::{
    Context, Family, Finding, FindingPlace, Findings, Message, Meta, NoOptions, ProseEdit, Value,
};
use crate::text::with_capital;

/// What the rule is.
pub const META: Meta = Meta {
    code: "list-count-mismatch",
    family: Family::Figures,
    level: Level::Information,
    page: include_str!("../../../rules/figures/list-count-mismatch.md"),
};

/// Reports announcements whose list has more or fewer points.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    let findings = ctx.rolls().into_iter().filter_map(|roll| Some((judge(ctx, &roll)?, roll)));
    let findings: Vec<(Finding, Roll)> = findings.collect();
    if findings.is_empty() {
        return;
    }
    // «quattro feriti: un uomo e una donna» is a sum, which has a rule of its own.
    let totals: FxHashSet<usize> = ctx.partings().iter().map(|it| it.total).collect();
    let is_sum = |roll: &Roll| roll.of_people && totals.contains(&roll.quantity);
    out.extend(findings.into_iter().filter(|(_, roll)| !is_sum(roll)).map(|(finding, _)| finding));
}

fn judge(ctx: &Context<'_>, roll: &Roll) -> Option<Finding> {
    let quantity = ctx.mentions().quantities.get(roll.quantity)?;
    let stated = quantity.value.value;
    let (low, high) = (Decimal::from(roll.low), Decimal::from(roll.high));
    if low <= stated && stated <= high || is_paired(stated, roll) {
        return None;
    }
    let most = (roll.low < roll.high).then_some(roll.high);
    let message = Message::new(META.code)
        .with("announced", ctx.line(roll.announced))
        .with("stated", Value::Number(stated))
        .with("count", roll.low)
        .with("most", most);
    let related = Message::new("list-count-mismatch-related");
    let span = if roll.in_blocks { roll.announced } else { roll.announced.cover(roll.list) };
    let finding = Finding::new(span, message).related(FindingPlace::Here(roll.list), related);
    let Some(replacement) = most.is_none().then(|| renumbered(ctx, quantity, roll.low)).flatten() else {
        return Some(finding);
    };
    let title = Message::new("list-count-mismatch-fix").with("replacement", replacement.as_str());
    let edits = vec![ProseEdit::replace(quantity.numeral, replacement)];
    Some(finding.fix(title, edits, Safety::Unsafe))
}

/// Whether each point may be told in two or three pieces: a candidate and the party behind a comma.
fn is_paired(stated: Decimal, roll: &Roll) -> bool {
    let is_multiple = |count: usize| {
        let count = Decimal::from(count);
        stated < count && count.checked_rem(stated) == Some(Decimal::ZERO)
    };
    !roll.in_blocks && (roll.low..=roll.high).any(is_multiple)
}

/// The count as the number is written: in digits, or in the word of the language.
fn renumbered(ctx: &Context<'_>, quantity: &Quantity, count: usize) -> Option<String> {
    if !quantity.in_words {
        return Some(count.to_string());
    }
    let words = ctx.analysis.lexicon.numbers.cardinals.iter();
    let same = words.filter(|(_, value)| u64::try_from(count) == Ok(**value)).map(|(word, _)| word);
    let word = same.max_by_key(|word| word.len())?;
    let is_capital = ctx.text(quantity.numeral).chars().next().is_some_and(char::is_uppercase);
    Some(if is_capital { with_capital(word) } else { word.clone() })
}
