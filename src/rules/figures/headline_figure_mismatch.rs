//! A figure over or beside the text that the text does not bear out.

use rust_decimal::Decimal;

use crate::article::BlockRole;
use crate::claim::{Modality, Scope};
use crate::diagnostic::{Level, Safety};
use crate::lexicon::ScaleWord;
use crate::mention::{Approximation, Quantity, QuantityKind};
use crate::rules::kin::{Ware, Words, base_value, factor, scale_word, stems, ware, years_in};
use crate::rules::told::{Tellings, Told, is_plain};
use crate::rules::{
    Context, Family, Finding, FindingPlace, Findings, Message, Meta, NoOptions, ProseEdit, Value,
};
use crate::text::ProseSpan;

/// What the rule is.
pub const META: Meta = Meta {
    code: "headline-figure-mismatch",
    family: Family::Figures,
    level: Level::Error,
    page: include_str!("../../../rules/figures/headline-figure-mismatch.md"),
};

/// What is further apart is of different things.
const FAR: u32 = 10;

/// From here on a number that counts a word is an amount.
const MILLION: u64 = 1_000_000;

/// So many figures over and beside a text are held against it; no article has more.
const MOST: usize = 60;

/// A headline tells what the first sentences tell.
const LEAD: usize = 3;

/// Reports figures of headline, standfirst and captions that the body contradicts.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    let tellings = Tellings::of_body(ctx);
    let mut words = Words::new(ctx, stems);
    let mut n_over = 0;
    for (index, quantity) in ctx.mentions().quantities.iter().enumerate() {
        let Some(place) = place_of(ctx, quantity) else { continue };
        let Some(ware) = ware(ctx, index, quantity).filter(|_| may_be_told(ctx, quantity)) else { continue };
        let ware = as_amount(ctx, &tellings, quantity, ware);
        let here = Told::new(ctx, index, quantity, ware);
        n_over += 1;
        if MOST < n_over {
            return;
        }
        let found = contradicted(&mut words, &tellings, &here).or_else(|| bound_lost(ctx, &tellings, &here));
        out.extend(found.map(|(id, level, there)| finding(ctx, (id, place), level, &here, there)));
    }
}

/// Where a figure stands that the body must bear out.
fn place_of(ctx: &Context<'_>, quantity: &Quantity) -> Option<&'static str> {
    match ctx.sentence(quantity.sentence)?.role {
        BlockRole::Headline => Some("headline"),
        BlockRole::Standfirst => Some("standfirst"),
        BlockRole::Caption => Some("caption"),
        _ => None,
    }
}

/// Whether the figure is one that the body must tell again: no list to come, no quotation.
fn may_be_told(ctx: &Context<'_>, quantity: &Quantity) -> bool {
    let promises_list = quantity
        .noun
        .as_ref()
        .is_some_and(|noun| ctx.tokens_of(noun.span).any(|token| ctx.is_scale(token, ScaleWord::Listicle)));
    let is_time = quantity.unit.as_ref().is_some_and(|unit| *unit.dimension == *"time");
    (quantity.exempt.is_none() || is_plain(quantity) && quantity.unit.is_some())
        && !quantity.is_indefinite()
        && quantity.other_end.is_none()
        && !promises_list
        && !is_time
        && !ctx.is_quoted(quantity.figure)
}

/// «40 Millionen Strafe» is an amount where the body counts no such thing.
fn as_amount<'a>(
    ctx: &Context<'_>,
    tellings: &Tellings<'a>,
    quantity: &Quantity,
    ware: Ware<'a>,
) -> Ware<'a> {
    let scale = scale_word(ctx, quantity.numeral).map_or(0, |(_, scale)| scale);
    let is_thing =
        matches!(ware, Ware::Things(_)) && quantity.noun.as_ref().is_some_and(|it| it.class.is_none());
    if MILLION <= scale && is_thing && !tellings.all.iter().any(|it| it.ware == ware) {
        Ware::Amount
    } else {
        ware
    }
}

/// Whether a number that says nothing of what it counts is great enough to be one of the body's: “12,000 march”.
fn is_great(quantity: &Quantity) -> bool {
    let value = quantity.value.value;
    let may_be_year = (Decimal::from(1900)..=Decimal::from(2100)).contains(&value);
    Decimal::ONE_HUNDRED <= value && !may_be_year
}

/// What a finding is: its message, its level, and the other figure.
type Verdict<'a> = (&'static str, Level, &'a Told<'a>);

/// The figure of the body that stands in place of the headline's.
fn contradicted<'a>(
    words: &mut Words<'a>,
    tellings: &'a Tellings<'a>,
    here: &Told<'a>,
) -> Option<Verdict<'a>> {
    let ctx = words.ctx;
    let ctx = &ctx;
    if tellings.say(here) || tellings.compute(here) || has_one_more(ctx, tellings, here) {
        return None;
    }
    let mut rivals: Vec<(usize, &Told<'a>)> = tellings
        .of_ware(here.ware)
        .filter(|there| may_stand_for(ctx, here, there))
        .map(|there| (likeness(words, here, there), there))
        .collect();
    rivals.sort_by_key(|(score, there)| (std::cmp::Reverse(*score), there.index));
    let (score, there) = *rivals.first()?;
    let differs = |other: &Told<'_>| !other.interval.meets(there.interval);
    let is_only = !tellings.of_ware(here.ware).any(|it| it.ware != Ware::Number && differs(it));
    let is_best = rivals.iter().skip(1).all(|(other, it)| *other < score || !differs(it));
    if here.ware == Ware::Number && !is_great(here.quantity) {
        return None;
    }
    let needed = match here.ware {
        Ware::Number if is_only => 3,
        Ware::Number => 6,
        _ if there.ware == Ware::Number => 4,
        Ware::Things(_) if is_only => 2,
        _ if is_only => 2,
        Ware::Things(_) => 4,
        _ => 5,
    };
    if score < needed || !is_best {
        return None;
    }
    let level = if there.interval.is_open() { Level::Warning } else { Level::Error };
    Some(("headline-figure-mismatch", level, there))
}

/// Whether the figure of the body may be the headline's, told otherwise.
fn may_stand_for(ctx: &Context<'_>, here: &Told<'_>, there: &Told<'_>) -> bool {
    let near = factor(base_value(here.quantity), base_value(there.quantity))
        .is_some_and(|factor| factor <= Decimal::from(FAR));
    let same_part = match (ctx.claim_of(here.index), ctx.claim_of(there.index)) {
        (Some(one), Some(other)) => {
            let is_share = here.ware == Ware::Percent;
            let whole =
                |scope| matches!(scope, Scope::Total | Scope::Forecast) || is_share && scope == Scope::Change;
            let narrows = !other.measure.qualifiers.is_empty()
                && other.measure.qualifiers != one.measure.qualifiers
                && (there.quantity.value.value < here.quantity.value.value
                    || !one.measure.qualifiers.is_empty());
            (one.scope == other.scope || whole(one.scope) && whole(other.scope))
                && one.scope != Scope::Part
                && one.modality != Modality::Denied
                && other.modality != Modality::Denied
                && !narrows
        }
        _ => true,
    };
    near && is_plain(there.quantity)
        && !ctx.is_quoted(there.quantity.figure)
        && same_part
        && !of_another_year(ctx, there.quantity)
}

/// Whether the figure is told of a year that is past: “In 2019 floods killed 20 people”.
fn of_another_year(ctx: &Context<'_>, there: &Quantity) -> bool {
    let (Some(sentence), Some(this)) = (ctx.sentence(there.sentence), ctx.published()) else { return false };
    let before = ProseSpan::new(sentence.span.start(), there.span.start().max(sentence.span.start()));
    let years = years_in(ctx, before);
    !years.is_empty() && years.iter().all(|(_, last)| *last < this.year())
}

/// How surely both figures are of one thing: words in common, the lead, the predicate, a class that a pack knows.
fn likeness(words: &mut Words<'_>, here: &Told<'_>, there: &Told<'_>) -> usize {
    let shared = words.shared(here.quantity.sentence, there.quantity.sentence);
    let ctx = &words.ctx;
    if shared == 0 && !matches!(here.ware, Ware::Things(_)) {
        return 0;
    }
    let in_lead = there.place < LEAD;
    let same_predicate = match (ctx.claim_of(here.index), ctx.claim_of(there.index)) {
        (Some(one), Some(other)) => one.predicate.is_some() && one.predicate == other.predicate,
        _ => false,
    };
    let is_known = matches!(here.ware, Ware::Things(_)) && ctx.counts_known(here.index);
    shared.min(4) + usize::from(in_lead) + usize::from(same_predicate) + usize::from(is_known)
}

/// Whether the body may count one by one what the headline adds up: «due morti … un terzo è morto dopo».
fn has_one_more(ctx: &Context<'_>, tellings: &Tellings<'_>, here: &Told<'_>) -> bool {
    let value = here.quantity.value.value;
    if Decimal::from(FAR) < value || !matches!(here.ware, Ware::Things(_)) {
        return false;
    }
    tellings.of_ware(here.ware).any(|there| {
        let gap = value - there.quantity.value.value;
        let sentence = there.quantity.sentence;
        (Decimal::ONE..=Decimal::TWO).contains(&gap)
            && (sentence..sentence + 3).any(|it| ctx.sentence_says(it, ScaleWord::Another))
    })
}

/// The body's figure where the headline has the number without its bound: «almeno 600» became «600».
fn bound_lost<'a>(ctx: &Context<'a>, tellings: &'a Tellings<'a>, here: &Told<'a>) -> Option<Verdict<'a>> {
    if here.quantity.approximation != Approximation::Exact
        || here.quantity.value.value <= Decimal::TEN
        || matches!(here.quantity.kind, QuantityKind::Percent | QuantityKind::Points)
    {
        return None;
    }
    let value = base_value(here.quantity);
    let same = |there: &&Told<'_>| base_value(there.quantity) == value;
    let bound = |there: &Told<'_>| {
        matches!(there.quantity.approximation, Approximation::AtLeast | Approximation::UpTo)
    };
    let all = || tellings.all.iter().filter(same);
    let there = all().find(|there| there.ware.meets(here.ware) && !ctx.is_quoted(there.quantity.figure))?;
    all().all(bound).then_some(("headline-figure-mismatch-bound", Level::Information, there))
}

fn finding(
    ctx: &Context<'_>,
    (id, place): (&'static str, &'static str),
    level: Level,
    here: &Told<'_>,
    there: &Told<'_>,
) -> Finding {
    let (one, other) = (here.quantity, there.quantity);
    let message = Message::new(id)
        .with("place", Value::Choice(place))
        .with("figure", ctx.line(one.span))
        .with("other", ctx.line(other.span))
        .with("line", Value::Lines(vec![other.span]));
    let related = Message::new("headline-figure-mismatch-related").with("figure", ctx.line(other.span));
    let mut finding =
        Finding::new(one.span, message).related(FindingPlace::Here(other.span), related).at_level(level);
    let collective = |it: &Quantity| it.approximation == Approximation::Collective;
    if collective(one) || collective(other) {
        return finding;
    }
    // «5 miliardi» over «3 miliardi di euro» changes its number alone.
    let (span, by) = if one.unit == other.unit {
        (one.approximated(), other.approximated())
    } else {
        (one.numeral, other.numeral)
    };
    let replacement = ctx.line(by);
    let title = Message::new("headline-figure-mismatch-fix").with("replacement", replacement.as_str());
    finding = finding.fix(title, vec![ProseEdit::replace(span, replacement)], Safety::Unsafe);
    finding
}
