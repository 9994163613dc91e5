//! What two texts have in common: names, and words that carry meaning.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::article::{Case, TokenKind, TokenView};
use crate::lexicon::{DateWord, NumberWord, ProseWord, Sense};
use crate::text::ProseSpan;

use super::Reading;

/// So many letters of a word are its stem: enough to bring «sold» and «soldiers» apart, «starred» and
/// «starring» together.
const STEM: usize = 5;

/// So many tokens to either side of a figure say what it is about.
const NEAR: usize = 8;

/// A word of a name counts from so many letters.
const NAME: usize = 3;

/// So many figures and dates of a text are held against the other's: a passage has fewer, and a book does not
/// make the comparison slow.
pub(super) const MOST: usize = 200;

/// What a claim and its evidence have in common.
#[derive(Clone, Debug)]
pub(super) struct Ground {
    /// Words of names that stand on both sides.
    pub(super) names: usize,
    /// Whether at least half of the claim's words stand in the evidence.
    pub(super) half: bool,
    /// Whether the evidence goes on from a text that has named its subject: «It grossed …».
    pub(super) goes_on: bool,
}

impl Ground {
    pub(super) fn of(claim: Reading<'_>, evidence: Reading<'_>) -> Self {
        let (here, there) = (stems(claim), stems(evidence));
        let n_shared = here.intersection(&there).count();
        let names = name_words(claim).intersection(&name_words(evidence)).count();
        let half = 2 <= here.len() && here.len() <= 2 * n_shared;
        Self { names, half, goes_on: goes_on(evidence) || is_nameless(evidence) }
    }

    /// Whether both speak of one matter.
    pub(super) fn is_common(&self) -> bool {
        self.half || 0 < self.names || self.goes_on
    }
}

/// The words of the names, and all words with a capital.
pub(super) fn name_words(reading: Reading<'_>) -> BTreeSet<String> {
    let keys = reading.mentions.referents.iter().flat_map(|it| it.key.split([' ', ':']));
    let mut out: BTreeSet<String> =
        keys.filter(|word| NAME <= word.chars().count()).map(str::to_owned).collect();
    let view = reading.article.view(reading.lexicon);
    let is_name =
        |at: &usize| view.get(*at).is_some_and(|it| it.case != Case::Lower) && is_content(view, *at);
    let all = 0..view.tokens.list().len();
    out.extend(all.filter(is_name).map(|at| view.text_of(at).to_lowercase()));
    out
}

/// Whether the first word is a pronoun, points back, or is a verb whose subject is understood: «Ha diretto …».
fn goes_on(reading: Reading<'_>) -> bool {
    goes_on_at(reading.article.view(reading.lexicon), 0)
}

fn goes_on_at(view: TokenView<'_>, at: usize) -> bool {
    has(view, at, |sense| {
        matches!(sense, Sense::Prose(ProseWord::Pronoun | ProseWord::Demonstrative | ProseWord::Auxiliary))
    })
}

/// Whether a sentence of the evidence may be about the claim's subject, where nothing but its going on ties the
/// two texts: it goes on itself, or is the first.
pub(super) fn is_about(ground: &Ground, evidence: Reading<'_>, sentence: usize) -> bool {
    let view = evidence.article.view(evidence.lexicon);
    let starts_on =
        || evidence.article.sentences.get(sentence).is_some_and(|it| goes_on_at(view, it.tokens.start));
    ground.half || 0 < ground.names || sentence == 0 || starts_on()
}

/// Whether a text names nobody and nothing: what it speaks of was told before it.
fn is_nameless(reading: Reading<'_>) -> bool {
    let view = reading.article.view(reading.lexicon);
    let all = 1..view.tokens.list().len();
    let is_name = |at: usize| view.get(at).is_some_and(|it| it.case != Case::Lower && it.case != Case::None);
    !view.lexicon.names.nouns_are_capital && !all.into_iter().any(|at| is_name(at) && is_content(view, at))
}

/// The stems of all words that carry meaning.
fn stems(reading: Reading<'_>) -> BTreeSet<String> {
    let view = reading.article.view(reading.lexicon);
    stems_of(view, 0..view.tokens.list().len())
}

/// The stems around a span, in its sentence.
pub(super) fn stems_near(reading: Reading<'_>, span: ProseSpan, sentence: usize) -> BTreeSet<String> {
    let view = reading.article.view(reading.lexicon);
    let Some(sentence) = reading.article.sentences.get(sentence) else { return BTreeSet::new() };
    let tokens = tokens_of(view, span);
    let before = sentence.tokens.start.max(tokens.start.saturating_sub(NEAR))..tokens.start;
    let after = tokens.end..sentence.tokens.end.min(tokens.end + NEAR);
    let mut out = stems_of(view, before);
    out.extend(stems_of(view, after));
    out
}

/// The stems of a sentence, as far as a person would write one.
pub(super) fn stems_of_sentence(reading: Reading<'_>, sentence: usize) -> BTreeSet<String> {
    let view = reading.article.view(reading.lexicon);
    let tokens = reading.article.sentences.get(sentence).map(|it| it.tokens.start..it.tokens.end);
    tokens.map(|it| stems_of(view, it.start..it.end.min(it.start + MOST))).unwrap_or_default()
}

/// The stems of the tokens of `range` that carry meaning.
pub(super) fn stems_of(view: TokenView<'_>, range: Range<usize>) -> BTreeSet<String> {
    range.filter(|&at| is_content(view, at)).map(|at| stem(view.text_of(at))).collect()
}

/// The first letters of a word.
pub(super) fn stem(word: &str) -> String {
    word.to_lowercase().chars().take(STEM).collect()
}

/// Whether a token has a reading that `is` accepts.
pub(super) fn has(view: TokenView<'_>, at: usize, mut is: impl FnMut(&Sense) -> bool) -> bool {
    view.senses_at(at).any(|(_, sense)| is(sense))
}

/// The tokens that a span covers.
pub(super) fn tokens_of(view: TokenView<'_>, span: ProseSpan) -> Range<usize> {
    let start = view.tokens.at(span.start());
    let end = view.tokens.at(span.end().saturating_sub(1));
    start..(end + 1).max(start + 1)
}

/// Whether a token is a word that carries meaning.
pub(super) fn is_content(view: TokenView<'_>, at: usize) -> bool {
    let is_word = view.get(at).is_some_and(|token| token.kind == TokenKind::Word && 3 <= token.span.len());
    let is_function = |sense: &Sense| match sense {
        Sense::Prose(word) => word.is_function(),
        Sense::Number(NumberWord::Label(..) | NumberWord::Fixed(_) | NumberWord::Cue(_)) => false,
        Sense::Number(_) | Sense::Date(DateWord::Month(..) | DateWord::Weekday(..) | DateWord::Unit(_)) => {
            true
        }
        _ => false,
    };
    is_word && !view.senses_at(at).any(|(n_tokens, sense)| n_tokens == 1 && is_function(sense))
}

/// Whether a temporal expression covers part of a span.
pub(super) fn is_in_time(reading: Reading<'_>, span: ProseSpan) -> bool {
    let times = &reading.mentions.times;
    let next = times.partition_point(|it| it.span.end() <= span.start());
    times.get(next).is_some_and(|it| it.span.overlaps(span))
}
