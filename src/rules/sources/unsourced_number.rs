//! Figures for which nobody stands.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::article::{Sentence, TokenKind};
use crate::diagnostic::{Level, Safety};
use crate::lexicon::{Cue, ProseWord, SourceWord};
use crate::mention::{Attribution, AttributionKind, Quantity, QuantityKind, SourceStatus, Step};
use crate::reference::Verdict;
use crate::rules::{Context, Family, Finding, FindingPlace, Findings, Message, Meta, ProseEdit};
use crate::text::ProseSpan;
use crate::value::Unit;

/// What the rule is.
pub const META: Meta = Meta {
    code: "unsourced-number",
    family: Family::Sources,
    level: Level::Warning,
    page: include_str!("../../../rules/sources/unsourced-number.md"),
};

/// The rule's options.
#[derive(Debug, serde::Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Options {
    /// Counts and measures up to this size need no source; shares and tolls always do.
    small_count: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self { small_count: 10 }
    }
}

/// A sentence without small letters and with at least so many capitals is set as a headline.
const SHOUT: usize = 8;

/// From here on large counts are written with separators or in words.
const LARGE: u32 = 1000;

/// Reports the figures of each sentence that have no source, as one finding.
pub fn check(ctx: &Context<'_>, options: &Options, out: &mut Findings) {
    let quantities = &ctx.mentions().quantities;
    let attributions = ctx.attributions_by_sentence();
    let mut reported: FxHashMap<Figure<'_>, usize> = FxHashMap::default();
    let mut findings: Vec<Finding> = Vec::new();
    let has_poll = ctx.article().sentences.iter().any(|it| tells_of_poll(ctx, it, SourceWord::Poll));
    let mut index = 0;
    while let Some(first) = quantities.get(index) {
        let sentence: Vec<(usize, &Quantity)> = ctx.quantities_in(first.sentence).collect();
        index += sentence.len().max(1);
        if !ctx.is_body(first.sentence)
            || is_shouted(ctx, first.sentence)
            || is_eyewitness(ctx, first.sentence)
            || is_of_poll(ctx, has_poll, first.sentence)
        {
            continue;
        }
        let mut fresh: Vec<(usize, &Quantity)> = Vec::new();
        for (index, quantity) in sentence {
            if !needs_source(ctx, options, index, quantity) {
                continue;
            }
            match reported.get(&figure(quantity)).and_then(|owner| findings.get_mut(*owner)) {
                Some(finding) => repeat(ctx, finding, quantity),
                None => fresh.push((index, quantity)),
            }
        }
        let said = |sentence: usize| attributions.get(sentence).map_or(&[][..], Vec::as_slice);
        fresh.retain(|(_, quantity)| !is_named_behind(ctx, said(first.sentence), quantity));
        if first.sentence.checked_sub(1).is_some_and(|it| is_between(ctx, said(it), first.sentence)) {
            fresh.clear();
        }
        if let Some(finding) = finding(ctx, &fresh) {
            reported.extend(fresh.iter().map(|(_, quantity)| (figure(quantity), findings.len())));
            findings.push(finding);
        }
    }
    if !findings.is_empty() && !ctx.is_personal() {
        out.extend(findings);
    }
}

/// Whether the sentence is in capitals throughout, as a headline set in the text is: «PRENDERÀ 3,5 MLN».
fn is_shouted(ctx: &Context<'_>, sentence: usize) -> bool {
    ctx.sentence(sentence).is_some_and(|it| {
        let text = ctx.text(it.span);
        text.chars().filter(|it| it.is_uppercase()).count() >= SHOUT && !text.chars().any(char::is_lowercase)
    })
}

fn is_eyewitness(ctx: &Context<'_>, sentence: usize) -> bool {
    ctx.sentence(sentence).is_some_and(|it| ctx.has_word(it.tokens.clone(), ProseWord::Eyewitness))
}

fn tells_of_poll(ctx: &Context<'_>, sentence: &Sentence, word: SourceWord) -> bool {
    ctx.has_source_word(sentence.tokens.clone(), word)
        && !ctx.has_source_word(sentence.tokens.clone(), SourceWord::NoPoll)
}

/// Whether the sentence gives what a poll found, goes on with it («In tutto avrebbero il 26 %»), or tells how it
/// was made: `poll-without-method` asks for its maker.
fn is_of_poll(ctx: &Context<'_>, has_poll: bool, sentence: usize) -> bool {
    has_poll
        && ctx.sentence(sentence).is_some_and(|it| {
            let goes_on = || {
                let before = sentence.checked_sub(1).and_then(|before| ctx.sentence(before));
                before.is_some_and(|before| {
                    before.paragraph == it.paragraph && tells_of_poll(ctx, before, SourceWord::Poll)
                }) && ctx
                    .quantities_in(sentence)
                    .any(|(_, it)| matches!(it.kind, QuantityKind::Percent | QuantityKind::Points))
            };
            let is_method = || {
                ctx.has_source_word(it.tokens.clone(), SourceWord::PollMethod)
                    && ctx.has_source_word(it.tokens.clone(), SourceWord::Respondent)
            };
            tells_of_poll(ctx, it, SourceWord::Poll) || is_method() || goes_on()
        })
}

fn needs_source(ctx: &Context<'_>, options: &Options, index: usize, quantity: &Quantity) -> bool {
    let counted = matches!(
        quantity.kind,
        QuantityKind::Count | QuantityKind::Measure | QuantityKind::Currency | QuantityKind::Temperature
    );
    let is_small = counted && quantity.value.value.abs() <= Decimal::from(options.small_count);
    quantity.exempt.is_none()
        && ctx.status(index) == SourceStatus::Unsourced
        && !ctx.is_checked(META.code, quantity.span)
        && !matches!(quantity.kind, QuantityKind::Ordinal | QuantityKind::Age)
        && (!is_small || ctx.is_toll(index))
        && !is_bare(ctx, index, quantity)
        && !ctx.is_quoted(quantity.span)
}

/// Whether too little stands beside the number to be sure that it is a figure: neither noun nor unit, and
/// not written as large counts are («585.000», «tre milioni»). What is left are labels, models and hours.
fn is_bare(ctx: &Context<'_>, index: usize, quantity: &Quantity) -> bool {
    let is_grouped = ctx.text(quantity.numeral).contains(|it: char| !it.is_ascii_digit());
    let value = quantity.value.value;
    let is_large = Decimal::from(LARGE) <= quantity.value.value && is_grouped;
    match quantity.kind {
        // «mille voci» is no count of voices.
        QuantityKind::Count if quantity.in_words && value == Decimal::ONE_THOUSAND => true,
        QuantityKind::Count => {
            let is_told = ctx.counts_known(index) && !(quantity.in_words && value <= Decimal::TEN);
            quantity.noun.is_none() && !is_large && !is_told && !is_predicate(ctx, quantity)
        }
        QuantityKind::Fraction => quantity.in_words,
        _ => false,
    }
}

/// Whether the number is what its sentence says of a count: «i furti sono stati 442», “the dead were 31”.
fn is_predicate(ctx: &Context<'_>, quantity: &Quantity) -> bool {
    let view = ctx.view();
    let tokens = view.tokens.at(quantity.span.start())..view.tokens.at(quantity.span.end());
    let ends_clause = view.get(tokens.end).is_none_or(|it| it.kind == TokenKind::Sign && it.first != '-');
    let copula = tokens.start.checked_sub(1).is_some_and(|it| ctx.is_word(it, ProseWord::Auxiliary));
    ends_clause && copula && !quantity.in_words
}

/// Whether the sentence ends with whom it was heard from, whatever clause lies between: “… came and the city
/// expects 6 million according to the website”.
fn is_named_behind(ctx: &Context<'_>, own: &[&Attribution], quantity: &Quantity) -> bool {
    own.iter().filter(|it| quantity.span.end() <= it.cue.start()).any(|it| {
        let cue = ctx.view().tokens.at(it.cue.start());
        let gap = ProseSpan::new(quantity.span.end(), it.cue.start());
        it.kind == AttributionKind::Definite
            && ctx.is_cue(cue, |cue| matches!(cue, Cue::Preposition))
            && !ctx.text(gap).contains(';')
    })
}

/// Whether the sentence stands between two in which one person speaks: “Jones said … Sales rose 82%. Jones then …”.
fn is_between(ctx: &Context<'_>, before: &[&Attribution], sentence: usize) -> bool {
    let Some(after) = ctx.sentence(sentence + 1) else { return false };
    let next = ctx.names_on(after.span).next().filter(|it| it.span.start() == after.span.start());
    let Some(next) = next else { return false };
    let spoke = before
        .iter()
        .filter(|it| it.kind == AttributionKind::Definite && it.step == Step::Sentence)
        .filter_map(|it| it.source);
    spoke.into_iter().any(|source| ctx.names_on(source).any(|name| name.referent == next.referent))
}

/// What makes two mentions one figure: value, kind, unit, noun.
type Figure<'a> = (Decimal, QuantityKind, Option<&'a Unit>, Option<&'a str>);

fn figure(quantity: &Quantity) -> Figure<'_> {
    let noun = quantity.noun.as_ref().map(|noun| noun.lemma.as_str());
    (quantity.value.value, quantity.kind, quantity.unit.as_ref(), noun)
}

fn repeat(ctx: &Context<'_>, finding: &mut Finding, quantity: &Quantity) {
    let message = Message::new("unsourced-number-repeated").with("figure", ctx.line(quantity.span));
    finding.related.push((FindingPlace::Here(quantity.span), message));
}

fn finding(ctx: &Context<'_>, fresh: &[(usize, &Quantity)]) -> Option<Finding> {
    let ((first_index, first), others) = fresh.split_first()?;
    let message =
        Message::new("unsourced-number").with("figure", ctx.line(first.span)).with("count", fresh.len());
    let mut finding = Finding::new(first.span, message);
    for (_, quantity) in others {
        let message = Message::new("unsourced-number-related").with("figure", ctx.line(quantity.span));
        finding = finding.related(FindingPlace::Here(quantity.span), message);
    }
    let end = ctx.clause_end(first.sentence, first.span.end());
    if let Some((place, source)) = archive_source(ctx, *first_index) {
        let told = Message::new("unsourced-number-archive").with("source", source.as_str());
        let title = Message::new("unsourced-number-fix-archive").with("source", source.as_str());
        let insert = Message::new("unsourced-number-insert-archive").with("source", source);
        finding =
            finding.related(place, told).fix(title, vec![ProseEdit::insert(end, insert)], Safety::Unsafe);
    }
    let edit = ProseEdit::insert(end, Message::new("unsourced-number-insert"));
    Some(finding.fix(Message::new("unsourced-number-fix-insert"), vec![edit], Safety::Snippet))
}

/// The source that the reference gives for the same figure.
fn archive_source(ctx: &Context<'_>, quantity: usize) -> Option<(FindingPlace, String)> {
    let claim = ctx.analysis.claims.binary_search_by_key(&quantity, |claim| claim.quantity).ok()?;
    let agreeing =
        ctx.reference?.witnesses_of(claim).iter().filter(|it| it.comparison.verdict == Verdict::Agrees);
    agreeing.into_iter().find_map(|it| Some((it.place(), it.claim.source.clone()?)))
}
