//! Headlines that capitalise every word, and lines all in capitals: a capital says nothing there, so
//! only what the article names elsewhere, or some list knows, is a name.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::article::{Article, Case, TokenKind, TokenView};

use super::name::{Context, key_of};
use super::name_listed::gazetteer_at;
use super::name_run::{Run, build, is_capital, is_function_word};

/// The most tokens of a name in a headline.
const LONGEST: usize = 6;

/// Whether more than half of the long words are capital where a sentence would have few.
pub(super) fn is_headline_case(view: TokenView<'_>, tokens: Range<usize>) -> bool {
    let has_stop = tokens.end.checked_sub(1).is_some_and(|last| view.is_sign(last, '.'));
    let (mut n_long, mut n_capital, mut n_upper, mut n_lower) = (0usize, 0usize, 0usize, 0usize);
    for index in tokens {
        let Some(token) = view.get(index) else { break };
        if token.kind == TokenKind::Word {
            n_lower += usize::from(token.case == Case::Lower);
            if 4 <= token.span.len() {
                n_long += 1;
                n_capital += usize::from(is_capital(view, index));
                n_upper += usize::from(token.case == Case::Upper);
            }
        }
    }
    let is_shouted = 3 <= n_long && n_long * 7 <= n_upper * 10 && n_lower <= n_upper;
    // A headline has no stop; a short sentence full of names has one.
    is_shouted || (!has_stop && 4 <= n_long && n_long * 6 <= n_capital * 10)
}

/// Adds the names of the sentences `headlines`, and puts all runs in the order of the text.
pub(super) fn runs_of_headlines(
    view: TokenView<'_>,
    article: &Article,
    headlines: &[usize],
    context: &Context<'_>,
    runs: &mut Vec<Run>,
) {
    if headlines.is_empty() {
        return;
    }
    let mut known: FxHashSet<String> = FxHashSet::default();
    for run in runs.iter() {
        known.insert(key_of(run.span.slice(view.text)));
        // A surname is known by the name in full.
        if let Some(last) = run.words.last().filter(|_| is_person(run)) {
            known.insert(key_of(last.slice(view.text)));
        }
    }
    for &index in headlines {
        let Some(sentence) = article.sentences.get(index) else { continue };
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let found =
                is_capital(view, at).then(|| known_at(view, at, sentence.tokens.end, context, &known));
            let listed = gazetteer_at(view, at);
            let n_listed = listed.as_ref().map_or(0, |listed| listed.n_tokens);
            match found.flatten() {
                Some(n_tokens) if n_listed < n_tokens => {
                    runs.extend(build(view, at..at + n_tokens, index, None));
                    at += n_tokens;
                }
                _ if 0 < n_listed => {
                    runs.extend(build(view, at..at + n_listed, index, listed));
                    at += n_listed;
                }
                _ => at += 1,
            }
        }
    }
    runs.sort_by_key(|run| run.span.start());
}

fn is_person(run: &Run) -> bool {
    let mut all = run.inner;
    all += run.around;
    run.listed.is_none() && 2 <= all.person && all.body.max(all.place).max(all.thing) < all.person
}

/// The longest name that begins at `at` and is known from elsewhere.
fn known_at(
    view: TokenView<'_>,
    at: usize,
    end: usize,
    context: &Context<'_>,
    known: &FxHashSet<String>,
) -> Option<usize> {
    (1..=LONGEST.min(end - at)).rev().find(|n_tokens| {
        let key = key_of(view.span(at..at + n_tokens).slice(view.text));
        // «Kim:» is «Kim».
        if !view.get(at + n_tokens - 1).is_some_and(|token| token.kind == TokenKind::Word) {
            return false;
        }
        let is_word = *n_tokens == 1 && is_function_word(view, at);
        !is_word && known.contains(&key) || context.house.canonical(&key).is_some()
    })
}
