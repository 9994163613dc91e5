//! A sentence as the grammars of related figures read it: where figures and times stand, which words tie them.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::article::{Article, TokenView};
use crate::lexicon::{Kinds, Lexicon, NumberWord, ProseWord, Sense, SumWord};
use crate::mention::{Approximation, Exempt, Mentions, Quantity, QuantityKind};
use crate::text::ProseSpan;
use crate::value::Interval;

/// A sentence with more figures is a table.
const MOST_FIGURES: usize = 40;

/// So many tokens are looked back for the beginning of a phrase.
const LONGEST_PHRASE: usize = 6;

/// Figures written with zeros at their end may be rounded by so much of their value.
const ROUNDED: Decimal = Decimal::ONE_HUNDRED;

/// A figure of a line.
#[derive(Clone, Debug)]
pub(super) struct LineFigure<'a> {
    /// Its index among the article's quantities.
    pub index: usize,
    /// The figure.
    pub quantity: &'a Quantity,
    /// The first token, its limit counted in.
    pub start: usize,
    /// The token behind number and unit.
    pub end: usize,
    /// The token behind the noun it counts.
    pub noun_end: usize,
}

/// A sentence with its figures.
pub(super) struct Line<'a> {
    pub view: TokenView<'a>,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The figures that may be related to each other, in the order of the text.
    pub figures: Vec<LineFigure<'a>>,
    /// Times, sources and figures of no account, which a grammar steps over.
    asides: Vec<Range<usize>>,
    /// The first tokens of figures of which it is not known what they are: numbers in names, of labels, of laws.
    opaque: Vec<usize>,
}

/// What a grammar may step over between two places.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Behind a pair of figures: the words of its clause, then only words that lead to a change.
    BehindPair,
    /// Behind a change: any words of its clause, then only words that lead to figures.
    BehindChange,
    /// From the head of a sentence: only words that lead to a change.
    FromHead,
}

impl<'a> Line<'a> {
    /// The sentence with this index; absent where it holds no two figures or too many.
    pub fn new(
        article: &'a Article,
        lexicon: &'a Lexicon,
        mentions: &'a Mentions,
        sentence: usize,
        at_least: usize,
    ) -> Option<Self> {
        let place = article.sentences.get(sentence)?;
        let view = article.view(lexicon);
        let tokens_of = |span: ProseSpan| {
            let list = view.tokens.list();
            view.tokens.at(span.start())..list.partition_point(|token| token.span.start() < span.end())
        };
        let first = mentions.quantities.partition_point(|quantity| quantity.sentence < sentence);
        let mut figures = Vec::new();
        let mut asides = Vec::new();
        let mut opaque = Vec::new();
        for (index, quantity) in mentions.quantities.iter().enumerate().skip(first) {
            if quantity.sentence != sentence {
                break;
            }
            let (whole, figure) = (tokens_of(quantity.span), tokens_of(quantity.figure));
            if counts(quantity) {
                let (start, end, noun_end) = (whole.start, figure.end, whole.end);
                figures.push(LineFigure { index, quantity, start, end, noun_end });
            } else if quantity.exempt != Some(Exempt::Article) {
                if is_unknown(quantity) {
                    opaque.push(figure.start);
                }
                asides.push(figure);
            }
            if MOST_FIGURES < figures.len() {
                return None;
            }
        }
        if figures.len() < at_least {
            return None;
        }
        let from = mentions.times.partition_point(|time| time.sentence < sentence);
        let times = mentions.times.iter().skip(from).take_while(|time| time.sentence == sentence);
        asides.extend(times.map(|time| tokens_of(time.span)));
        let from = mentions.attributions.partition_point(|it| it.cue.start() < place.span.start());
        let sources = mentions.attributions.iter().skip(from).take(MOST_FIGURES);
        for span in sources.flat_map(|it| [Some(it.cue), it.source]).flatten() {
            if place.span.contains(span) {
                asides.push(tokens_of(span));
            }
        }
        asides.retain(|aside| !figures.iter().any(|it| it.start < aside.end && aside.start < it.end));
        asides.sort_by_key(|aside| (aside.start, std::cmp::Reverse(aside.end)));
        Some(Self { view, tokens: place.tokens.clone(), figures, asides, opaque })
    }

    /// The number of tokens of the longest phrase of `class` at `token`.
    pub fn word(&self, token: usize, class: SumWord) -> Option<usize> {
        self.view
            .senses_at(token)
            .find(|(_, sense)| matches!(sense, Sense::Sum(word) if *word == class))
            .map(|(n_tokens, _)| n_tokens)
            .filter(|n_tokens| token + n_tokens <= self.tokens.end)
    }

    /// The longest phrase of any of the classes.
    pub fn any(&self, token: usize, classes: &[SumWord]) -> Option<usize> {
        classes.iter().filter_map(|class| self.word(token, *class)).max()
    }

    /// The first token of the longest phrase of `class` that ends before `token`.
    pub fn word_before(&self, token: usize, class: SumWord) -> Option<usize> {
        // «dall'8»: before digits the apostrophe is a token of its own.
        let apostrophe = token.checked_sub(1).filter(|at| self.is_sign(*at, &['\'', '’']));
        let token = apostrophe.unwrap_or(token);
        let first = token.saturating_sub(LONGEST_PHRASE).max(self.tokens.start);
        (first..token).find(|start| {
            self.view.senses_in(*start, Kinds::SUM).any(|(n_tokens, sense)| {
                start + n_tokens == token && matches!(sense, Sense::Sum(word) if *word == class)
            })
        })
    }

    /// Whether a phrase of one of the classes begins in the range.
    pub fn has(&self, mut tokens: Range<usize>, classes: &[SumWord]) -> bool {
        tokens.any(|token| self.any(token, classes).is_some())
    }

    /// Whether the token is a word of this class of running prose.
    pub fn is_prose(&self, token: usize, class: ProseWord) -> bool {
        self.view
            .senses_in(token, Kinds::PROSE)
            .any(|(n_tokens, sense)| n_tokens == 1 && *sense == Sense::Prose(class))
    }

    /// Whether the token is an article that counts as one: «un», “a”.
    pub fn is_one(&self, token: usize) -> bool {
        self.view
            .senses_in(token, Kinds::NUMBER)
            .any(|(n_tokens, sense)| n_tokens == 1 && *sense == Sense::Number(NumberWord::Article))
    }

    /// Behind the time or source that begins at `token`.
    pub fn aside(&self, token: usize) -> Option<usize> {
        let at = self.asides.partition_point(|aside| aside.start < token);
        self.asides.get(at).filter(|aside| aside.start == token).map(|aside| aside.end.max(token + 1))
    }

    /// Whether a number that may or may not count something begins at `token`.
    pub fn is_opaque(&self, token: usize) -> bool {
        self.opaque.binary_search(&token).is_ok()
    }

    /// The figure that begins at `token`.
    pub fn figure_at(&self, token: usize) -> Option<usize> {
        let at = self.figures.partition_point(|figure| figure.start < token);
        self.figures.get(at).filter(|figure| figure.start == token).map(|_| at)
    }

    /// Whether the token is one of the signs.
    pub fn is_sign(&self, token: usize, signs: &[char]) -> bool {
        signs.iter().any(|sign| self.view.is_sign(token, *sign))
    }

    /// Whether only words that belong to one change stand between two places.
    pub fn bridges(&self, tokens: Range<usize>, reach: Reach) -> bool {
        const LONGEST_TAIL: usize = 14;
        let mut at = tokens.start;
        let mut in_tail = reach != Reach::FromHead;
        let mut n_tail = 0;
        let mut leads_since_word = true;
        let mut loose = 0;
        while at < tokens.end {
            if let Some(behind) = self.aside(at) {
                at = behind;
                continue;
            }
            if self.figure_at(at).is_some() {
                return false;
            }
            if self.is_sign(at, &[',', ';', ':', '(', ')', '–', '—', '-', '[']) {
                (in_tail, loose, leads_since_word) = (false, 0, true);
                at += 1;
                continue;
            }
            if self.is_sign(at, &['.', '!', '?', '…']) {
                return false;
            }
            let lead = self.any(
                at,
                &[
                    SumWord::Link,
                    SumWord::Rise,
                    SumWord::Fall,
                    SumWord::Prior,
                    SumWord::Doubled,
                    SumWord::Tripled,
                    SumWord::Halved,
                ],
            );
            // «il 40 per cento in più rispetto all'anno precedente, da 120 a 150»
            if let Some(behind) = self.word(at, SumWord::Against).map(|n_tokens| at + n_tokens)
                && (behind..behind + 4)
                    .any(|at| self.aside(at).is_some() || self.word(at, SumWord::Prior).is_some())
            {
                at = behind;
                continue;
            }
            let stop = self.word(at, SumWord::Stop);
            if stop.is_some_and(|stop| lead.is_none_or(|lead| lead < stop)) {
                return false;
            }
            if self.is_one(at) {
                (loose, leads_since_word) = (2, true);
                at += 1;
            } else if let Some(n_tokens) = lead {
                at += n_tokens;
            } else if self.is_small(at) || self.is_sign(at, &['+', '"', '“', '”', '«', '»', '%', '\'', '’'])
            {
                at += 1;
            } else if in_tail {
                n_tail += 1;
                leads_since_word = false;
                if LONGEST_TAIL < n_tail {
                    return false;
                }
                at += 1;
            } else if 0 < loose {
                loose -= 1;
                at += 1;
            } else {
                return false;
            }
        }
        reach != Reach::BehindPair || !in_tail || leads_since_word
    }

    /// An article or preposition.
    fn is_small(&self, token: usize) -> bool {
        self.is_prose(token, ProseWord::Article) || self.is_prose(token, ProseWord::Preposition)
    }

    /// Whether only small words, and at most `loose` others, stand in the range.
    pub fn is_near(&self, tokens: Range<usize>, loose: usize) -> bool {
        let others = tokens.filter(|token| self.aside(*token).is_none() && !self.is_small(*token));
        others.take(loose + 1).count() <= loose
    }
}

/// Whether a figure counts or measures something that may be part, whole, share or change.
fn counts(quantity: &Quantity) -> bool {
    let is_time = quantity.unit.as_ref().is_some_and(|unit| unit.dimension.as_ref() == "time");
    let kind =
        !matches!(quantity.kind, QuantityKind::Ordinal | QuantityKind::Age | QuantityKind::Temperature);
    let exempt = matches!(
        quantity.exempt,
        None | Some(
            Exempt::Computed
                | Exempt::Parties
                | Exempt::Service
                | Exempt::Market
                | Exempt::Duration
                | Exempt::Price
                | Exempt::Score
        )
    );
    kind && exempt && !is_time
}

/// Whether it cannot be told that a figure counts nothing.
fn is_unknown(quantity: &Quantity) -> bool {
    use Exempt::{Address, Hypothesis, Idiom, Label, Legal, Markup, Model, Named, Run};
    matches!(
        quantity.exempt,
        Some(Address | Hypothesis | Idiom | Label | Legal | Markup | Model | Named | Run)
    )
}

/// The values a figure allows, with the scale and the unit of the last digit that it may share with the
/// figure beside it: 30 of «da 30 a 38 milioni». Round figures may be rounded by a hundredth.
pub(super) fn allowed(quantity: &Quantity, scale: Option<u64>) -> Option<Interval> {
    match scale {
        Some(scale) => {
            let scale = Decimal::from(scale);
            let half = quantity.value.precision.checked_mul(scale)?.checked_div(Decimal::TWO)?;
            Some(quantity.interval.scaled(scale)?.widened(half))
        }
        None => Some(quantity.interval.widened(slack(quantity)?)),
    }
}

/// How far a figure with zeros at its end may be rounded: half a unit of the last other digit, at most a
/// hundredth of its value.
fn slack(quantity: &Quantity) -> Option<Decimal> {
    let value = quantity.value.value.abs();
    let low = Decimal::ONE_THOUSAND;
    let is_point = quantity.interval.low.value() == quantity.interval.high.value();
    if value < low || !is_point || quantity.approximation != Approximation::Exact {
        return Some(Decimal::ZERO);
    }
    let mut unit = Decimal::ONE;
    while let Some(next) = unit.checked_mul(Decimal::TEN) {
        if value < next || value.checked_rem(next) != Some(Decimal::ZERO) {
            break;
        }
        unit = next;
    }
    if unit == Decimal::ONE {
        return Some(Decimal::ZERO);
    }
    Some(unit.checked_div(Decimal::TWO)?.min(value.checked_div(ROUNDED)?))
}

/// The scale that `bare` shares with the figure beside it: «da 30 a 38 milioni», «3 milioni: 2 dal Comune».
pub(super) fn shared_scale(bare: &Quantity, other: &Quantity) -> Option<u64> {
    let is_bare = bare.scale.is_none() && bare.kind == QuantityKind::Count && bare.noun.is_none();
    let scale = other.scale.filter(|_| is_bare)?;
    let is_small = bare.value.value < Decimal::from(scale);
    is_small.then_some(scale)
}

/// Whether two figures are of one kind, so that one may be part of the other or become it. A bare number takes the
/// unit of the other.
pub(super) fn are_alike(one: &Quantity, other: &Quantity) -> bool {
    let is_bare = |quantity: &Quantity| quantity.kind == QuantityKind::Count && quantity.noun.is_none();
    let amounts = |kind: QuantityKind| {
        matches!(
            kind,
            QuantityKind::Count | QuantityKind::Currency | QuantityKind::Measure | QuantityKind::Percent
        )
    };
    if !amounts(one.kind) || !amounts(other.kind) {
        return false;
    }
    let same_unit = one.unit.as_ref().map(|unit| &unit.code) == other.unit.as_ref().map(|unit| &unit.code);
    one.kind == other.kind && same_unit || is_bare(one) || is_bare(other)
}
