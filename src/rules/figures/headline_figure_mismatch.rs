//! A figure over or beside the text that the text does not bear out.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use crate::article::BlockRole;
use crate::claim::{Claim, Modality, Scope};
use crate::diagnostic::{Level, Safety};
use crate::lexicon::{ScaleWord, Sense, SumWord};
use crate::mention::{Approximation, Quantity, QuantityKind};
use crate::rules::kin::{Ware, Words, base_value, factor, scale_word, stems, ware, years_in};
use crate::rules::rival::{Evidence, Strength};
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

/// So many words of a sentence may say that one figure is a multiple of the other.
const WORDS: usize = 60;

/// No list over an article is longer.
const LIST: u32 = 101;

/// A part and its whole stand so many words apart.
const NEXT: usize = 3;

/// What promises one opens with its number, or after so many words: «Le dieci ricette».
const FIRST: usize = 2;

/// Reports figures of headline, standfirst and captions that the body contradicts.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    if ctx.mentions().quantities.iter().all(|it| place_of(ctx, it).is_none()) {
        return;
    }
    let (body, below) = (Tellings::of_body(ctx), Tellings::below_headline(ctx));
    let mut words = Words::new(ctx, stems);
    let mut n_over = 0;
    for (index, quantity) in ctx.mentions().quantities.iter().enumerate() {
        let Some(place) = place_of(ctx, quantity) else { continue };
        let tellings = if place == "headline" { &below } else { &body };
        let Some(ware) = ware(ctx, index, quantity).filter(|_| may_be_told(ctx, index, quantity)) else {
            continue;
        };
        let ware = as_amount(ctx, tellings, quantity, ware);
        let here = Told::new(ctx, index, quantity, ware);
        n_over += 1;
        if MOST < n_over {
            return;
        }
        let found = contradicted(&mut words, tellings, &here).or_else(|| bound_lost(ctx, tellings, &here));
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
fn may_be_told(ctx: &Context<'_>, index: usize, quantity: &Quantity) -> bool {
    // «Dieci libri per l'estate», but not «donati 40 libri».
    let opens = || {
        let start = ctx.sentence(quantity.sentence).map_or(0, |it| it.tokens.start);
        ctx.view().tokens.at(quantity.span.start()) <= start + FIRST
    };
    let promises_list = quantity.value.value <= Decimal::from(LIST)
        && opens()
        && quantity.noun.as_ref().is_some_and(|noun| {
            ctx.tokens_of(noun.span).any(|token| ctx.is_scale(token, ScaleWord::Listicle))
        });
    let is_time = quantity.unit.as_ref().is_some_and(|unit| *unit.dimension == *"time");
    (quantity.exempt.is_none() || is_plain(quantity) && quantity.unit.is_some())
        && !quantity.is_indefinite()
        && quantity.other_end.is_none()
        && !promises_list
        && !is_part(ctx, index, quantity)
        && !is_time
        && !ctx.is_quoted(quantity.figure)
}

/// Whether the figure says how many of so many: «8 treni su 10».
fn is_part(ctx: &Context<'_>, index: usize, quantity: &Quantity) -> bool {
    let behind = ctx.mentions().quantities.iter().skip(index + 1).take(NEXT);
    let mut behind = behind.take_while(|it| it.sentence == quantity.sentence);
    let after = behind.find(|it| quantity.figure.end() <= it.figure.start());
    after.is_some_and(|whole| {
        let mut between = ctx.tokens_of(ProseSpan::new(quantity.figure.end(), whole.figure.start()));
        let of = |word: &Sense| matches!(word, Sense::Sum(SumWord::OfTotal | SumWord::OutOf));
        between.len() <= NEXT && between.any(|token| ctx.view().senses_at(token).any(|(_, it)| of(it)))
    })
}

/// Whether one figure is a multiple of the other, and the text says so: “Sales double to 4,000”.
fn multiplies(ctx: &Context<'_>, here: &Told<'_>, there: &Told<'_>) -> bool {
    let factor = factor(base_value(here.quantity), base_value(there.quantity));
    let is_round = factor.is_some_and(|it| it <= Decimal::from(4) && it.fract().is_zero());
    let word = |word: &Sense| {
        matches!(
            word,
            Sense::Sum(SumWord::Doubled | SumWord::Tripled | SumWord::Quadrupled | SumWord::Halved)
        )
    };
    let says = |sentence: usize| {
        let tokens = ctx.sentence(sentence).map_or(0..0, |it| it.tokens.clone());
        tokens.take(WORDS).any(|token| ctx.view().senses_at(token).any(|(_, it)| word(it)))
    };
    is_round && (says(here.quantity.sentence) || says(there.quantity.sentence))
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

/// What a finding is: its message, its level, and the other figure.
type Verdict<'a> = (&'static str, Level, &'a Told<'a>);

/// The figure of the body that stands in place of the headline's.
fn contradicted<'a>(
    words: &mut Words<'a>,
    tellings: &'a Tellings<'a>,
    here: &Told<'a>,
) -> Option<Verdict<'a>> {
    let ctx = words.ctx;
    if tellings.say(words, here) || has_one_more(ctx, tellings, here) {
        return None;
    }
    let mut rivals: Vec<(Evidence, &Told<'a>)> = tellings
        .all
        .iter()
        .filter(|there| may_be_one(ctx, here, there) && may_stand_for(ctx, here, there))
        .map(|there| (Evidence::of(words, here, there), there))
        .collect();
    rivals.sort_by_key(|(evidence, there)| (Reverse(evidence.score()), there.index));
    let (evidence, there) = rivals.first()?;
    let differs = |other: &Told<'_>| !other.interval.meets(there.interval);
    let is_only = !tellings.of_ware(here.ware).any(|it| it.ware != Ware::Number && differs(it));
    let next = rivals.iter().skip(1).filter(|(_, it)| differs(it)).map(|(other, _)| other.score()).max();
    let lead = evidence.score().saturating_sub(next.unwrap_or(0));
    let strength = if is_only { evidence.alone(here) } else { evidence.among_others(here, there, lead) };
    if next.is_some_and(|_| lead == 0) || tellings.compute(here, there) || multiplies(ctx, here, there) {
        return None;
    }
    // Beside a text stands more that is told nowhere else.
    let is_over = ctx.sentence(here.quantity.sentence).is_some_and(|it| it.role == BlockRole::Headline);
    if !is_over && (strength == Some(Strength::Likely) || !evidence.is_beside(is_only)) {
        return None;
    }
    let level = match strength? {
        Strength::Sure if !there.interval.is_open() => Level::Error,
        Strength::Sure | Strength::Likely => Level::Warning,
    };
    Some(("headline-figure-mismatch", level, there))
}

/// Whether two figures may be one thing's, as the text calls them: «300 assunzioni» and «180 persone».
fn may_be_one(ctx: &Context<'_>, here: &Told<'_>, there: &Told<'_>) -> bool {
    match (here.ware, there.ware) {
        (Ware::Things(one), Ware::Things(other)) => {
            ctx.analysis.lexicon.claims.may_be_one(one, other) || same_head(ctx, here, there)
        }
        (one, other) => one.meets(other),
    }
}

/// Whether both count the same word, whatever stands behind it: «150 posti», «90 posti di lavoro».
fn same_head(ctx: &Context<'_>, here: &Told<'_>, there: &Told<'_>) -> bool {
    let word = |told: &Told<'_>| {
        let head = told.quantity.noun.as_ref()?.head;
        ctx.tokens_of(head).next().and_then(|token| ctx.view().get(token)).map(|token| token.span)
    };
    let text = ctx.view().text;
    word(here).zip(word(there)).is_some_and(|(one, other)| one.slice(text) == other.slice(text))
}

/// Whether the figure of the body may be the headline's, told otherwise.
fn may_stand_for(ctx: &Context<'_>, here: &Told<'_>, there: &Told<'_>) -> bool {
    let near = factor(base_value(here.quantity), base_value(there.quantity))
        .is_some_and(|factor| factor <= Decimal::from(FAR));
    let same_part = match (ctx.claim_of(here.index), ctx.claim_of(there.index)) {
        (Some(one), Some(other)) => {
            // Over a text stands the whole or a change, without «al mese» and «entro giugno».
            let whole = |scope| matches!(scope, Scope::Total | Scope::Forecast | Scope::Change);
            let narrows = !other.measure.qualifiers.is_empty()
                && other.measure.qualifiers != one.measure.qualifiers
                && (there.quantity.value.value < here.quantity.value.value
                    || !one.measure.qualifiers.is_empty());
            (one.scope == other.scope || whole(one.scope) && whole(other.scope) || is_rate(here, other))
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

/// Whether a figure may stand for a rate, its «al mese» left out. A year's twelve months are something else.
fn is_rate(here: &Told<'_>, there: &Claim) -> bool {
    let factor = factor(base_value(here.quantity), there.value.value);
    there.scope == Scope::Rate && factor.is_some_and(|factor| factor <= Decimal::from(3))
}

/// Whether the figure is told of a year that is past: “In 2019 floods killed 20 people”.
fn of_another_year(ctx: &Context<'_>, there: &Quantity) -> bool {
    let (Some(sentence), Some(this)) = (ctx.sentence(there.sentence), ctx.published()) else { return false };
    let before = ProseSpan::new(sentence.span.start(), there.span.start().max(sentence.span.start()));
    let years = years_in(ctx, before);
    !years.is_empty() && years.iter().all(|(_, last)| *last + 1 < this.year())
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
