//! Numbers written in two ways in one article: «3.5 milioni» beside «4,2 milioni», «1,200,000» in Italian.

use rust_decimal::Decimal;

use crate::article::BlockRole;
use crate::claim::Scope;
use crate::diagnostic::{Level, Safety};
use crate::lexicon::{Language, NumberCue, NumberWord, Sense};
use crate::mention::{MarkedNumber, Marks, Quantity, QuantityKind};
use crate::prose::BlockKind;
use crate::rules::told::is_free;
use crate::rules::{
    Context, Family, Finding, FindingPlace, Findings, Message, Meta, NoOptions, ProseEdit, Value,
};
use crate::text::ProseSpan;

/// What the rule is.
pub const META: Meta = Meta {
    code: "mixed-number-separators",
    family: Family::Figures,
    level: Level::Warning,
    page: include_str!("../../../rules/figures/mixed-number-separators.md"),
};

/// An amount of money below this, with three digits behind its mark, may be the price of a litre.
const LEAST_AMOUNT: u32 = 10;

/// So many figures of a sentence are looked at for one written in the other way.
const SIBLINGS: usize = 12;

/// So many words away from a number its version is named.
const BESIDE: usize = 3;

/// A figure of the text and how it is written.
#[derive(Clone, Copy)]
struct Written {
    /// The digits.
    digits: ProseSpan,
    /// The number with its scale word, as it is shown.
    shown: ProseSpan,
    /// The mark that tells the way.
    mark: char,
    /// What the mark parts.
    parts: Part,
    /// Whether it is written in the way of the article's language.
    is_local: bool,
    /// Whether its marks can be read in one way only, and not in that of the language.
    is_foreign_alone: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Thousands,
    Decimals,
}

/// Reports the rarer way, once, with its other places.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    let numbers = &ctx.mentions().marked_numbers;
    let mut languages = Languages::default();
    let all: Vec<Written> =
        numbers.iter().filter_map(|number| written(ctx, &mut languages, number)).collect();
    let (local, foreign): (Vec<Written>, Vec<Written>) = all.iter().partition(|it| it.is_local);
    let Some(first_foreign) = foreign.first() else { return };
    let alone = foreign.iter().find(|it| it.is_foreign_alone && !ctx.analysis.lexicon.numbers.both_ways);
    let Some(first_local) = local.first() else {
        out.extend(alone.map(|first| finding(ctx, first, None, &foreign)));
        return;
    };
    let is_later = first_local.digits.start() < first_foreign.digits.start();
    let marks_foreign =
        alone.is_some() || foreign.len() < local.len() || foreign.len() == local.len() && is_later;
    out.push(if marks_foreign {
        finding(ctx, first_foreign, Some(first_local), &foreign)
    } else {
        finding(ctx, first_local, Some(first_foreign), &foreign)
    });
}

/// How a number is written, if it is a figure of the article's own words and its marks tell.
fn written(ctx: &Context<'_>, languages: &mut Languages, number: &MarkedNumber) -> Option<Written> {
    let quantity = quantity_of(ctx, number.span)?;
    if !is_plain(quantity) || is_version(ctx, quantity) || !is_own(ctx, languages, quantity, number.span) {
        return None;
    }
    let habit = if ctx.analysis.lexicon.numbers.decimal == "." { '.' } else { ',' };
    let text = ctx.text(number.span);
    let (mark, parts) = match number.marks {
        Marks::Decimals(mark) if tells_decimals(ctx, quantity, text, mark, habit) => (mark, Part::Decimals),
        Marks::Thousands(mark) if counts(quantity) || mark == ',' => (mark, Part::Thousands),
        Marks::Open(mark) if tells_thousands(ctx, quantity, text, mark, habit) => (mark, Part::Thousands),
        _ => return None,
    };
    let is_local = (mark == habit) == (parts == Part::Decimals);
    let n_marks = text.chars().filter(|it| !it.is_ascii_digit()).count();
    let has_end = quantity.numeral.contains(number.span) && quantity.ends.is_none();
    Some(Written {
        digits: number.span,
        shown: if has_end { quantity.numeral } else { number.span },
        mark,
        parts,
        is_local,
        is_foreign_alone: !is_local && 1 < n_marks,
    })
}

/// The figure that holds the digits.
fn quantity_of<'a>(ctx: &Context<'a>, span: ProseSpan) -> Option<&'a Quantity> {
    let quantities = &ctx.mentions().quantities;
    let behind = quantities.partition_point(|it| it.span.start() <= span.start());
    quantities[..behind].iter().rev().take(2).find(|it| it.figure.contains(span))
}

/// No hour, score, version, article of law, time of a race, frequency: what is written in a way of its own.
fn is_plain(quantity: &Quantity) -> bool {
    let in_own_way = quantity.unit.as_ref().is_some_and(|unit| match &*unit.dimension {
        "time" => matches!(&*unit.code, "s" | "min" | "h"),
        dimension => matches!(dimension, "frequency" | "information" | "data-rate"),
    });
    is_free(quantity) && !in_own_way
}

/// Whether the article says it in its own words: no table, no quotation in another language.
fn is_own(ctx: &Context<'_>, languages: &mut Languages, quantity: &Quantity, span: ProseSpan) -> bool {
    let Some(sentence) = ctx.sentence(quantity.sentence) else { return false };
    let is_read = matches!(
        sentence.role,
        BlockRole::Body | BlockRole::Headline | BlockRole::Standfirst | BlockRole::Caption
    );
    let blocks = &ctx.article().prose.blocks;
    let is_cell = blocks.get(sentence.block).is_none_or(|it| it.kind == BlockKind::TableCell);
    let quote = ctx.quote_of(span).filter(|_| is_read && !is_cell);
    let language = quote.and_then(|it| languages.of(ctx, it.content));
    is_read && !is_cell && language.is_none_or(|it| it == ctx.article().language)
}

/// The languages of quotations, each seen once: its figures follow each other.
#[derive(Default)]
struct Languages {
    last: Option<(ProseSpan, Option<Language>)>,
}

impl Languages {
    fn of(&mut self, ctx: &Context<'_>, quote: ProseSpan) -> Option<Language> {
        match self.last {
            Some((span, language)) if span == quote => language,
            _ => {
                let language = crate::article::detect(ctx.text(quote));
                self.last = Some((quote, language));
                language
            }
        }
    }
}

/// Whether words beside a number make a version or an address of it: “kernel 5.100”, “the 3.200 release”.
fn is_version(ctx: &Context<'_>, quantity: &Quantity) -> bool {
    let Some(sentence) = ctx.sentence(quantity.sentence) else { return false };
    let own = ctx.tokens_of(quantity.numeral);
    let mut near = own.start.saturating_sub(BESIDE).max(sentence.tokens.start)
        ..(own.end + BESIDE).min(sentence.tokens.end);
    near.any(|at| {
        let mut senses = ctx.view().senses_at(at);
        senses.any(|(_, sense)| *sense == Sense::Number(NumberWord::Cue(NumberCue::Version)))
    })
}

/// Whether it counts or measures something that the text names.
fn counts(quantity: &Quantity) -> bool {
    quantity.noun.is_some() || quantity.scale.is_some() || measures(quantity)
}

fn measures(quantity: &Quantity) -> bool {
    quantity.unit.is_some() || matches!(quantity.kind, QuantityKind::Percent | QuantityKind::Points)
}

/// Whether a mark parts decimals in `text`: «20.45» may be an hour, «4.0» a version, «$19.99» stands so in the shop.
fn tells_decimals(ctx: &Context<'_>, quantity: &Quantity, text: &str, mark: char, habit: char) -> bool {
    if mark == habit && mark == ',' {
        return true;
    }
    let tail = text.rsplit(mark).next().unwrap_or_default();
    let has_measure = measures(quantity) || quantity.scale.is_some();
    let is_version = tail.bytes().all(|it| it == b'0');
    let is_hour = mark == '.' && tail.len() == 2 && text.len() <= 5;
    let named = quantity.noun.is_some() && !is_version && !is_hour;
    has_measure && !(mark != habit && is_shelf_price(ctx, quantity, tail)) || named
}

/// «$19.99», “€19,99”: the price tag of a country that writes numbers in its own way.
fn is_shelf_price(ctx: &Context<'_>, quantity: &Quantity, tail: &str) -> bool {
    let euro = quantity.unit.as_ref().is_some_and(|unit| &*unit.code == "EUR");
    let is_foreign = euro != ctx.analysis.lexicon.numbers.euro_prices;
    quantity.kind == QuantityKind::Currency && quantity.scale.is_none() && tail.len() == 2 && is_foreign
}

/// Whether the mark before three digits parts thousands: something is counted that does not come in thousandths.
fn tells_thousands(ctx: &Context<'_>, quantity: &Quantity, text: &str, mark: char, habit: char) -> bool {
    let quantities = &ctx.mentions().quantities;
    let index = quantities.partition_point(|it| it.span.start() < quantity.span.start());
    let claim = ctx.claim_of(index);
    let is_rate = claim.is_some_and(|claim| claim.scope == Scope::Rate);
    if quantity.scale.is_some() || quantity.ends.is_some() || is_rate {
        return false;
    }
    let (head, tail) = text.split_once(mark).unwrap_or((text, ""));
    match quantity.kind {
        QuantityKind::Count => {
            let is_local = mark != habit;
            is_local || quantity.noun.is_some() || claim.is_some() || has_sibling(ctx, quantity, habit)
        }
        QuantityKind::Currency => {
            let whole = head.parse::<Decimal>().unwrap_or_default();
            Decimal::from(LEAST_AMOUNT) <= whole || tail.ends_with("00")
        }
        _ => false,
    }
}

/// Whether the sentence has a bare number with the other mark before three digits: «erano 1.450, ora 1,820».
fn has_sibling(ctx: &Context<'_>, quantity: &Quantity, habit: char) -> bool {
    let siblings = ctx.quantities_in(quantity.sentence).take(SIBLINGS).filter(|(_, it)| {
        it.kind == QuantityKind::Count && it.exempt.is_none() && it.unit.is_none() && it.scale.is_none()
    });
    siblings.into_iter().any(|(_, it)| {
        let marks = || ctx.text(it.numeral).chars().filter(|letter| !letter.is_ascii_digit());
        let tail = ctx.text(it.numeral).rsplit(['.', ',']).next().unwrap_or_default();
        marks().count() == 1
            && marks().all(|mark| mark != habit && matches!(mark, '.' | ','))
            && tail.len() == 3
    })
}

fn finding(ctx: &Context<'_>, marked: &Written, model: Option<&Written>, foreign: &[Written]) -> Finding {
    let tell = |message: Message, it: &Written| {
        message
            .with("text", ctx.line(it.shown))
            .with("mark", Value::Choice(if it.mark == '.' { "point" } else { "comma" }))
            .with("part", Value::Choice(if it.parts == Part::Decimals { "decimals" } else { "thousands" }))
    };
    let message = match model {
        Some(model) => {
            let other_mark = Value::Choice(if model.mark == '.' { "point" } else { "comma" });
            let is_decimals = model.parts == Part::Decimals;
            tell(Message::new(META.code), marked)
                .with("other", ctx.line(model.shown))
                .with("other-mark", other_mark)
                .with("other-part", Value::Choice(if is_decimals { "decimals" } else { "thousands" }))
        }
        None => tell(Message::new("mixed-number-separators-alone"), marked)
            .with("replacement", rewritten(ctx, marked)),
    };
    let mut finding = Finding::new(marked.shown, message);
    if let Some(model) = model {
        let related = tell(Message::new("mixed-number-separators-related"), model);
        finding = finding.related(FindingPlace::Here(model.shown), related);
    }
    let told =
        |it: &Written| it.digits == marked.digits || model.is_some_and(|model| it.digits == model.digits);
    for repeated in foreign.iter().filter(|it| !told(it)) {
        let message = tell(Message::new("mixed-number-separators-related"), repeated);
        finding = finding.related(FindingPlace::Here(repeated.shown), message);
    }
    let edits: Vec<ProseEdit> =
        foreign.iter().map(|it| ProseEdit::replace(it.digits, turned(ctx.text(it.digits)))).collect();
    let shown = foreign.first().map(|it| rewritten(ctx, it)).unwrap_or_default();
    let title =
        Message::new("mixed-number-separators-fix").with("replacement", shown).with("count", edits.len());
    finding.fix(title, edits, Safety::Unsafe)
}

/// The number as it is shown, in the way of the article's language.
fn rewritten(ctx: &Context<'_>, it: &Written) -> String {
    let before = ProseSpan::new(it.shown.start(), it.digits.start());
    let behind = ProseSpan::new(it.digits.end(), it.shown.end());
    let text = format!("{}{}{}", ctx.text(before), turned(ctx.text(it.digits)), ctx.text(behind));
    crate::text::one_line(&text)
}

/// The digits with their marks exchanged.
fn turned(text: &str) -> String {
    let turn = |letter: char| match letter {
        '.' => ',',
        ',' => '.',
        other => other,
    };
    text.chars().map(turn).collect()
}
