//! Who says a quotation, where no verb of saying tells: a signature, a bracket, «così X», the piece before
//! or behind of one quotation over several paragraphs, and «ha aggiunto» without a subject.

use crate::article::{Article, TokenKind, TokenView};
use crate::lexicon::{Cue, Lexicon, NameWord, ProseWord, Sense, VerbForm};
use crate::text::ProseSpan;

use super::quote_dialogue::is_dash;
use super::{Mentions, Name, NameKind, Quote};

/// How many words a title before the name may have.
const TITLE: usize = 5;

/// How many sentences further a speaker without a name still is the last one.
const REACH: usize = 2;

/// Names the speakers that attribution left out.
pub fn name_speakers(article: &Article, lexicon: &Lexicon, mentions: &mut Mentions) {
    let view = article.view(lexicon);
    let Mentions { names, quotes, .. } = mentions;
    for quote in quotes.iter_mut().filter(|quote| quote.speaker.is_none()) {
        quote.speaker = named_before(view, names, quote).or_else(|| named_behind(view, names, quote));
    }
    // One quotation in several paragraphs has one speaker, who is often named with the last of them.
    for at in (1..quotes.len()).rev() {
        if let Some((left, right)) = pair(quotes, at)
            && goes_on(left)
            && left.speaker.is_none()
        {
            left.speaker = right.speaker;
        }
    }
    for at in 1..quotes.len() {
        if let Some((left, right)) = pair(quotes, at)
            && right.speaker.is_none()
        {
            let is_near = right.sentence <= left.sentence + REACH;
            if goes_on(left) || (is_near && speaks_unnamed(view, right)) {
                right.speaker = left.speaker;
            }
        }
    }
}

fn pair(quotes: &mut [Quote], at: usize) -> Option<(&mut Quote, &mut Quote)> {
    let (left, right) = quotes.split_at_mut_checked(at)?;
    Some((left.last_mut()?, right.first_mut()?))
}

/// Whether nothing closes the quotation where its paragraph ends.
fn goes_on(quote: &Quote) -> bool {
    quote.span.end() == quote.content.end() && quote.span.start() < quote.content.start()
}

/// The name before the quotation: Anna Neri: «…»; according to Anna Neri, “…”.
fn named_before(view: TokenView<'_>, names: &[Name], quote: &Quote) -> Option<ProseSpan> {
    let mark = view.tokens.at(quote.span.start()).checked_sub(1)?;
    let end = view.get(mark.checked_sub(1)?)?.span.end();
    let at = names.partition_point(|name| name.span.end() < end);
    let name = names.get(at).filter(|name| name.span.end() == end && name.kind != NameKind::Place)?;
    let first = view.tokens.at(name.span.start());
    let is_tied = || {
        (1..=TITLE).any(|n| {
            first.checked_sub(n).is_some_and(|at| {
                view.senses_at(at)
                    .any(|(length, sense)| length <= n && matches!(sense, Sense::Cue(Cue::Preposition)))
            })
        })
    };
    (view.is_sign(mark, ':') || view.is_sign(mark, ',') && is_tied()).then_some(name.span)
}

/// The name behind the quotation: «…» – Anna Neri; «…» (Anna Neri); «…», così la sindaca Anna Neri.
fn named_behind(view: TokenView<'_>, names: &[Name], quote: &Quote) -> Option<ProseSpan> {
    let mut at = view.tokens.at(quote.span.end());
    let is_sign = |at: usize, fits: fn(char) -> bool| {
        view.get(at).is_some_and(|token| token.kind == TokenKind::Sign && fits(token.first))
    };
    while is_sign(at, |letter| matches!(letter, ',' | '.' | '!' | '?' | ';')) {
        at += 1;
    }
    let signs = is_sign(at, |letter| is_dash(letter) || letter == '(');
    let cue = view.senses_at(at).find(|(_, sense)| **sense == Sense::Name(NameWord::QuoteCue));
    let first = match cue {
        Some((n_tokens, _)) => at + n_tokens,
        None if signs => at + 1,
        None => return None,
    };
    let reach = if cue.is_some() { TITLE } else { 0 };
    // Only titles and their small words may part the cue from the name.
    let from = (first..=first + reach).find(|&start| name_at(view, names, start).is_some())?;
    let is_small = |at: usize| {
        view.senses_at(at).any(|(_, sense)| {
            matches!(
                sense,
                Sense::Name(
                    NameWord::Title | NameWord::TitleModifier | NameWord::Link | NameWord::Demonym(_)
                ) | Sense::Prose(ProseWord::Article)
            )
        })
    };
    let name = name_at(view, names, from)?;
    let is_said = cue.is_some() && name.kind != NameKind::Place || name.kind == NameKind::Person;
    ((first..from).all(is_small) && is_said).then_some(name.span)
}

/// The name that begins at the token.
fn name_at<'a>(view: TokenView<'_>, names: &'a [Name], index: usize) -> Option<&'a Name> {
    let start = view.get(index)?.span.start();
    let at = names.partition_point(|name| name.span.start() < start);
    names.get(at).filter(|name| name.span.start() == start)
}

/// Whether a verb of saying stands right behind the quotation, or before it, and nobody is named.
fn speaks_unnamed(view: TokenView<'_>, quote: &Quote) -> bool {
    let says = |at: usize| {
        let is_form = |at: usize, wanted: VerbForm| {
            view.senses_at(at)
                .any(|(_, sense)| matches!(sense, Sense::Cue(Cue::Verb(_, form)) if *form == wanted))
        };
        let is_auxiliary = view.senses_at(at).any(|(_, sense)| *sense == Sense::Prose(ProseWord::Auxiliary));
        is_form(at, VerbForm::Finite) || is_auxiliary && is_form(at + 1, VerbForm::Participle)
    };
    let end = view.tokens.at(quote.span.end());
    let behind = end + usize::from(view.is_sign(end, ','));
    let start = view.tokens.at(quote.span.start());
    let before = start.checked_sub(1).filter(|&at| view.is_sign(at, ',') || view.is_sign(at, ':'));
    let closes = |at: usize| view.get(at).is_none_or(|token| token.kind == TokenKind::Sign);
    let n_verb = |at: usize| {
        if view.senses_at(at).any(|(_, sense)| *sense == Sense::Prose(ProseWord::Auxiliary)) { 2 } else { 1 }
    };
    let said_behind = says(behind) && closes(behind + n_verb(behind));
    let said_before = before.is_some_and(|at| {
        (1..=2).any(|n| at.checked_sub(n).is_some_and(|verb| says(verb) && verb + n_verb(verb) == at))
    });
    said_behind || said_before
}
