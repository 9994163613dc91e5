//! One figure told in two sizes: a zero lost, millions for billions.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::article::BlockRole;
use crate::claim::{Modality, Scope};
use crate::diagnostic::{Level, Safety};
use crate::lexicon::{NameWord, ProseWord, Rates, ScaleWord, Sense};
use crate::mention::QuantityKind;
use crate::reference::{Verdict, is_slip};
use crate::rules::archive::{Agreed, in_list, other_source, with_archive_fixes};
use crate::rules::kin::{Ware, Words, base_value, digits, factor, plain_stems, scale_word, ware, years_in};
use crate::rules::told::{Told, is_plain};
use crate::rules::{
    Context, Family, Finding, FindingPlace, Findings, Message, Meta, NoOptions, ProseEdit, Reference, Value,
    Witness,
};

/// What the rule is.
pub const META: Meta = Meta {
    code: "order-of-magnitude",
    family: Family::Figures,
    level: Level::Warning,
    page: include_str!("../../../rules/figures/order-of-magnitude.md"),
};

/// Each figure is held against so many earlier ones.
const LOOK_BACK: usize = 60;

/// So many figures of a sentence may say how many times one figure is the other.
const SIBLINGS: usize = 40;

/// A scale word's worth.
const THOUSAND: u32 = 1_000;

/// From here on a number that counts a participle is money.
const MILLION: u64 = 1_000_000;

/// Reports figures that stand elsewhere with the same digits in another size.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    within(ctx, out);
    if let Some(reference) = ctx.reference {
        against_archive(ctx, reference, out);
    }
}

/// The figures of one article.
fn within(ctx: &Context<'_>, out: &mut Findings) {
    let told: Vec<(Told<'_>, (i128, u32))> = ctx
        .mentions()
        .quantities
        .iter()
        .enumerate()
        .filter(|(index, quantity)| may_slip(ctx, *index, quantity))
        .filter_map(|(index, quantity)| {
            let told = Told::new(ctx, index, quantity, ware(ctx, index, quantity)?);
            Some((told, digits(base_value(quantity))))
        })
        .collect();
    let mut n_told: FxHashMap<Decimal, usize> = FxHashMap::default();
    for (it, _) in &told {
        *n_told.entry(base_value(it.quantity)).or_default() += 1;
    }
    let mut words = Words::new(ctx, plain_stems);
    for (at, (later, own)) in told.iter().enumerate() {
        let earlier = told[at.saturating_sub(LOOK_BACK)..at].iter().rev();
        let mut alike = earlier.filter(|(it, digits)| digits == own && may_be_one(ctx, it, later));
        let found = alike.find_map(|(earlier, _)| {
            let factor = slip(earlier, later)?;
            let recur = |it: &Told<'_>| n_told.get(&base_value(it.quantity)).is_some_and(|n| 1 < *n);
            let is_one = is_one_thing(&mut words, (earlier, later), own.1, factor);
            (is_one && !(recur(earlier) && recur(later))).then_some((earlier, factor))
        });
        out.extend(found.map(|(earlier, factor)| finding(ctx, earlier, later, factor)));
    }
}

/// Whether the figure is one whose size may slip.
fn may_slip(ctx: &Context<'_>, index: usize, quantity: &crate::mention::Quantity) -> bool {
    let is_kind = match quantity.kind {
        QuantityKind::Currency => {
            !quantity.unit.as_ref().is_some_and(|unit| Rates::table().is_large(&unit.code))
        }
        QuantityKind::Count => true,
        QuantityKind::Measure => quantity.unit.as_ref().is_some_and(|unit| *unit.dimension != *"time"),
        _ => false,
    };
    let is_whole = ctx.claim_of(index).is_none_or(|claim| {
        !matches!(claim.scope, Scope::Rate | Scope::Part | Scope::Change)
            && claim.modality != Modality::Denied
    });
    is_kind && is_plain(quantity) && is_whole && quantity.other_end.is_none()
}

/// Whether two figures may be of one thing. «i 3,4 miliardi investiti» is an amount, whatever the grammar says.
fn may_be_one(ctx: &Context<'_>, earlier: &Told<'_>, later: &Told<'_>) -> bool {
    let is_amount = |it: &Told<'_>| {
        let scale = scale_word(ctx, it.quantity.numeral).map_or(0, |(_, scale)| scale);
        MILLION <= scale && matches!(it.ware, Ware::Things(_))
    };
    let money = |it: &Told<'_>| matches!(it.ware, Ware::Amount | Ware::Money(_));
    earlier.ware.meets(later.ware) || is_amount(earlier) && money(later) || money(earlier) && is_amount(later)
}

/// Whether the two could be one figure with its scale word mistaken or lost: “$110” and “$110,000” are
/// “$110 million”, but “€2,500” is not “€2.5bn”.
fn is_miswritten(ctx: &Context<'_>, earlier: &Told<'_>, later: &Told<'_>) -> bool {
    let scaled = |it: &Told<'_>| scale_word(ctx, it.quantity.numeral).map(|(_, scale)| Decimal::from(scale));
    let value = |it: &Told<'_>| it.quantity.value.value;
    match (scaled(earlier), scaled(later)) {
        (Some(scale), None) => is_lost(value(earlier), scale, value(later)),
        (None, Some(scale)) => is_lost(value(later), scale, value(earlier)),
        _ => true,
    }
}

/// Whether `bare` has the digits of `value` before its scale word, with a thousand's zeros or without.
fn is_lost(value: Decimal, scale: Decimal, bare: Decimal) -> bool {
    let written = value.checked_div(scale);
    let thousands = bare.checked_div(Decimal::from(THOUSAND));
    written == Some(bare)
        || written == thousands
            && Decimal::TEN <= thousands.unwrap_or_default()
            && Decimal::from(THOUSAND) < scale
}

/// Whether a figure is spoken of as known: «i 120 miliardi».
fn points_back(ctx: &Context<'_>, told: &Told<'_>) -> bool {
    let before = ctx.view().tokens.at(told.quantity.span.start()).checked_sub(1);
    before.is_some_and(|before| ctx.is_scale(before, ScaleWord::Known))
}

/// Whether what a figure is of, by the words behind it, is nothing that the earlier sentence speaks of.
fn is_of_another(words: &mut Words<'_>, earlier: usize, later: &Told<'_>) -> bool {
    let ctx = words.ctx;
    let end = ctx.tokens_of(later.quantity.figure).end;
    let is_of = ctx.is_word(end, ProseWord::Preposition)
        && ctx.view().senses_at(end).any(|(_, it)| *it == Sense::Name(NameWord::Link));
    // «3 milioni di debiti» counts them, «3 milioni del piano» are its own.
    let has_article = ctx.is_scale(end + 1, ScaleWord::Known);
    let is_its_own = has_article || ctx.is_scale(end, ScaleWord::Known);
    let owner = end + 1 + usize::from(has_article);
    is_of && is_its_own && words.stem_of(owner).is_some_and(|stem| !words.has(earlier, &stem))
}

/// How many times one figure is the other, where that is just a slip.
fn slip(earlier: &Told<'_>, later: &Told<'_>) -> Option<Decimal> {
    let same_unit = match earlier.ware {
        Ware::Size(_) => earlier.quantity.unit == later.quantity.unit,
        Ware::Number => false,
        _ => later.ware != Ware::Number,
    };
    let factor = factor(base_value(earlier.quantity), base_value(later.quantity))?;
    (same_unit && is_slip(factor)).then_some(factor.normalize())
}

/// Whether two figures are surely one: by how many digits they share, and what is said of them.
fn is_one_thing(
    words: &mut Words<'_>,
    (earlier, later): (&Told<'_>, &Told<'_>),
    n_digits: u32,
    factor: Decimal,
) -> bool {
    let ctx = words.ctx;
    let (one, other) = (earlier.quantity.sentence, later.quantity.sentence);
    if !is_miswritten(ctx, earlier, later) || is_explained(ctx, (one, other), factor) {
        return false;
    }
    let (claim, later_claim) = (ctx.claim_of(earlier.index), ctx.claim_of(later.index));
    let predicates =
        claim.and_then(|it| it.predicate.as_ref()).zip(later_claim.and_then(|it| it.predicate.as_ref()));
    let same_predicate = predicates.is_some_and(|(one, other)| one == other);
    let is_scale = Decimal::from(THOUSAND) <= factor;
    if one == other {
        return is_scale && 3 <= n_digits && !ctx.sentence_says(one, ScaleWord::Contrast);
    }
    let shared_name = claim.zip(later_claim).is_some_and(|(one, other)| {
        one.subjects.iter().any(|subject| other.subjects.iter().any(|it| it.key == subject.key))
    });
    let in_headline = is_headline(ctx, earlier) || is_headline(ctx, later);
    let shared = words.shared(one, other);
    // «Il fondo ha 120 milioni. Dei 120 miliardi del piano …»: the later figure is that of something else.
    if shared < 3 && is_of_another(words, one, later) {
        return false;
    }
    let likeness = shared
        + usize::from(same_predicate)
        + usize::from(shared_name)
        + usize::from(in_headline || points_back(ctx, later));
    let is_money = [earlier, later].iter().any(|it| matches!(it.ware, Ware::Amount | Ware::Money(_)));
    let both = has_both_scales(ctx, earlier, later);
    // «30 milioni», «30 miliardi»: a round number is sooner another one, unless they stand together.
    let beside = one.abs_diff(other) <= 1;
    let is_round = n_digits == 1 && both && written(ctx, earlier).is_some_and(|it| Decimal::TEN <= it);
    match (n_digits, is_scale) {
        (3.., true) => 1 <= likeness || matches!(later.ware, Ware::Money(_)) && both,
        (2, true) if both && 1 <= shared => is_money || 2 <= likeness + usize::from(beside),
        (2, true) if both => is_money && same_predicate && beside,
        (2, true) => 1 <= shared && 2 <= likeness,
        (_, true) if is_round => 1 <= shared && 2 <= likeness + usize::from(beside),
        (_, true) if both => 2 <= shared && 3 <= likeness,
        (_, true) => 2 <= shared && 4 <= likeness && same_predicate,
        (3.., false) => 1 <= shared && 3 <= likeness,
        (2, false) => {
            let same_things = matches!(later.ware, Ware::Things(_)) && points_back(ctx, later);
            2 <= shared && 4 <= likeness && (same_predicate || same_things)
        }
        _ => false,
    }
}

/// Whether both sizes are written out, with a scale word or with the zeros of thousands.
fn has_both_scales(ctx: &Context<'_>, earlier: &Told<'_>, later: &Told<'_>) -> bool {
    let thousand = Decimal::from(THOUSAND);
    let has = |it: &Told<'_>| {
        scale_word(ctx, it.quantity.numeral).is_some()
            || thousand <= it.quantity.value.value && (it.quantity.value.value % thousand).is_zero()
    };
    has(earlier) && has(later)
}

/// The number before the scale word, or before the zeros of thousands: 30 of «30 milioni».
fn written(ctx: &Context<'_>, told: &Told<'_>) -> Option<Decimal> {
    let scale = scale_word(ctx, told.quantity.numeral).map_or(u64::from(THOUSAND), |(_, scale)| scale);
    told.quantity.value.value.checked_div(Decimal::from(scale))
}

/// Whether the text itself says why one figure is a multiple of the other: so many times, so many years.
fn is_explained(ctx: &Context<'_>, (one, other): (usize, usize), factor: Decimal) -> bool {
    let near = |sentence: usize| sentence.saturating_sub(1)..sentence + 2;
    let says_factor =
        |sentence: usize| ctx.quantities_in(sentence).take(SIBLINGS).any(|(_, it)| it.value.value == factor);
    let multiplies = |sentence: usize| ctx.sentence_says(sentence, ScaleWord::Multiply);
    let years = |sentence: usize| ctx.sentence(sentence).map_or(Vec::new(), |it| years_in(ctx, it.span));
    let (years, later_years) = (years(one), years(other));
    let meet = |one: &(i16, i16), other: &(i16, i16)| one.0 <= other.1 && other.0 <= one.1;
    let other_years = !years.is_empty()
        && !later_years.is_empty()
        && !years.iter().any(|year| later_years.iter().any(|later| meet(year, later)));
    near(one).chain(near(other)).any(says_factor) || multiplies(one) || multiplies(other) || other_years
}

fn is_headline(ctx: &Context<'_>, told: &Told<'_>) -> bool {
    ctx.sentence(told.quantity.sentence).is_some_and(|it| it.role == BlockRole::Headline)
}

fn finding(ctx: &Context<'_>, earlier: &Told<'_>, later: &Told<'_>, factor: Decimal) -> Finding {
    let (here, there) = if is_headline(ctx, earlier) { (earlier, later) } else { (later, earlier) };
    let line = || Value::Lines(vec![there.quantity.span]);
    let message = Message::new("order-of-magnitude")
        .with("figure", ctx.line(here.quantity.figure))
        .with("other", ctx.line(there.quantity.figure))
        .with("line", line())
        .with("factor", Value::Number(factor));
    let related = Message::new("order-of-magnitude-related").with("figure", ctx.line(there.quantity.span));
    let mut finding =
        Finding::new(here.quantity.figure, message).related(FindingPlace::Here(there.quantity.span), related);
    let scales = [here, there].map(|it| scale_word(ctx, it.quantity.numeral).is_some());
    if scales[0] != scales[1] && here.ware != Ware::Amount && !matches!(here.ware, Ware::Money(_)) {
        return finding;
    }
    let whole = here.quantity.unit == there.quantity.unit;
    let span = |told: &Told<'_>| if whole { told.quantity.figure } else { told.quantity.numeral };
    let (own, other) = (ctx.line(span(here)), ctx.line(span(there)));
    let title = Message::new("order-of-magnitude-fix").with("replacement", other.as_str());
    finding = finding.fix(title, vec![ProseEdit::replace(span(here), other)], Safety::Unsafe);
    let title =
        Message::new("order-of-magnitude-fix-other").with("replacement", own.as_str()).with("line", line());
    finding.fix(title, vec![ProseEdit::replace(span(there), own)], Safety::Unsafe)
}

/// The figures of the article against those of the archive.
fn against_archive(ctx: &Context<'_>, reference: &Reference, out: &mut Findings) {
    let agreed = Agreed::of(reference);
    for (index, claim) in ctx.analysis.claims.iter().enumerate() {
        let Some(quantity) = ctx.mentions().quantities.get(claim.quantity) else { continue };
        if !may_slip(ctx, claim.quantity, quantity) || in_list(ctx, claim) {
            continue;
        }
        let own = digits(quantity.value.value);
        let slips = |it: &&Witness| {
            let why = &it.comparison.why;
            let large = why.factor.is_some_and(|factor| Decimal::from(THOUSAND) / Decimal::TWO <= factor);
            let same_digits = own == digits(it.claim.claim.value.value);
            it.comparison.verdict == Verdict::Disagrees
                && why.factor.is_some_and(is_slip)
                && (same_digits && 2 <= own.1 || large && !it.is_unsure())
                && (large || !it.is_unsure())
        };
        let Some(there) = reference.witnesses_of(index).iter().find(slips) else { continue };
        if agreed.has_other(index, there) || other_source(ctx, claim, there) {
            continue;
        }
        let factor = there.comparison.why.factor.unwrap_or(Decimal::ONE).round();
        let message = Message::new("order-of-magnitude-archive")
            .with("figure", ctx.line(claim.span))
            .with("other", there.claim.figure.as_str())
            .with("factor", Value::Number(factor));
        let related =
            Message::new("order-of-magnitude-related-archive").with("figure", there.claim.figure.as_str());
        let finding =
            Finding::new(claim.span, there.told(message)).related(there.place(), there.told(related));
        out.push(with_archive_fixes(ctx, finding, claim, there, "order-of-magnitude-fix-archive"));
    }
}
