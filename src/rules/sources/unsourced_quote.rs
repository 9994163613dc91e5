//! Words between quotation marks that nobody is said to have spoken.

use std::ops::Range;

use crate::article::BlockRole;
use crate::diagnostic::{Level, Safety};
use crate::lexicon::{Cue, Kinds, ProseWord, Sense, SourceWord, country_of};
use crate::mention::{AttributionKind, Name, NameKind, Quote, Step};
use crate::prose::BlockKind;
use crate::rules::{Context, Family, Finding, FindingPlace, Findings, Message, Meta, NoOptions, ProseEdit};
use crate::text::ProseSpan;

/// What the rule is.
pub const META: Meta = Meta {
    code: "unsourced-quote",
    family: Family::Sources,
    level: Level::Warning,
    page: include_str!("../../../rules/sources/unsourced-quote.md"),
};

/// Words between quotation marks that are fewer are a term and not a quotation.
const QUOTATION: usize = 3;

/// Words inside a sentence of ours that are fewer are a term too, unless somebody speaks of himself.
const EMBEDDED: usize = 5;

/// So many tokens around a quotation are looked through for who speaks.
const REACH: usize = 160;

/// How near a word must stand that makes the quotation a title or a banner, in tokens.
const BESIDE: usize = 7;

/// Reports each quotation without a speaker; of several in a row the first, the others beside it.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    let spoken = Spoken::of(ctx);
    let mut last: Option<(Finding, usize)> = None;
    for quote in &ctx.mentions().quotes {
        if !is_unsourced(ctx, &spoken, quote) {
            continue;
        }
        if let Some((finding, sentence)) =
            last.as_mut().filter(|(_, sentence)| quote.sentence <= *sentence + 1)
        {
            let message = Message::new("unsourced-quote-related");
            finding.related.push((FindingPlace::Here(quote.span), message));
            *sentence = last_sentence(ctx, quote);
        } else {
            out.extend(last.take().map(|(finding, _)| finding));
            last = Some((finding(ctx, quote), last_sentence(ctx, quote)));
        }
    }
    out.extend(last.map(|(finding, _)| finding));
}

/// For each sentence, whether somebody is said to say something in it.
struct Spoken {
    by_sentence: Vec<bool>,
    headline: String,
}

impl Spoken {
    fn of(ctx: &Context<'_>) -> Self {
        let mut by_sentence = vec![false; ctx.article().sentences.len()];
        for attribution in &ctx.mentions().attributions {
            let is_said = attribution.kind != AttributionKind::Vague
                && !matches!(attribution.step, Step::Repeat | Step::Confirmation | Step::PreviousSentence);
            let slot = by_sentence.get_mut(ctx.article().sentence_at(attribution.cue.start()));
            if let Some(slot) = slot.filter(|_| is_said) {
                *slot = true;
            }
        }
        let headline = ctx.article().headline.map(|span| ctx.line(span).to_lowercase()).unwrap_or_default();
        Self { by_sentence, headline }
    }

    fn speaks(&self, sentence: usize) -> bool {
        self.by_sentence.get(sentence).copied().unwrap_or_default()
    }
}

fn last_sentence(ctx: &Context<'_>, quote: &Quote) -> usize {
    ctx.article().sentence_at(quote.span.end().saturating_sub(1))
}

fn is_unsourced(ctx: &Context<'_>, spoken: &Spoken, quote: &Quote) -> bool {
    let (first, last) = (quote.sentence, last_sentence(ctx, quote));
    if quote.speaker.is_some()
        || quote.n_words < QUOTATION
        || !ctx.is_body(first)
        || !is_running_text(ctx, first)
        || !is_well_marked(ctx, quote)
        || is_title(ctx, quote)
        || is_headline(ctx, spoken, quote)
        || (first..=last).any(|sentence| spoken.speaks(sentence))
    {
        return false;
    }
    let Some((before, after)) = around(ctx, quote, first, last) else { return false };
    let is_alone = !before.clone().chain(after.clone()).any(|at| is_word(ctx, at));
    if !is_alone && !is_speech(ctx, quote) {
        return false;
    }
    !before.clone().chain(after.clone()).any(|at| may_speak(ctx, at) || names_somebody(ctx, at, true))
        && !before.rev().take(BESIDE).chain(after.take(BESIDE)).any(|at| carries_words(ctx, at))
        && !is_named_before(ctx, spoken, first)
        && !is_named_after(ctx, spoken, last, is_alone)
        && !is_dialogue(ctx, quote)
}

/// The tokens of the quotation's sentences that stand before and after it.
fn around(
    ctx: &Context<'_>,
    quote: &Quote,
    first: usize,
    last: usize,
) -> Option<(Range<usize>, Range<usize>)> {
    let (first, last) = (ctx.sentence(first)?, ctx.sentence(last)?);
    let within = ctx.tokens_of(quote.span);
    let before = first.tokens.start.max(within.start.saturating_sub(REACH))..within.start;
    let after = within.end..last.tokens.end.min(within.end + REACH).max(within.end);
    Some((before, after))
}

fn is_word(ctx: &Context<'_>, at: usize) -> bool {
    ctx.view().get(at).is_some_and(|token| token.first.is_alphanumeric())
}

/// Points of a list, cells and block quotations have their own ways to name a speaker.
fn is_running_text(ctx: &Context<'_>, sentence: usize) -> bool {
    let block = ctx.sentence(sentence).and_then(|it| ctx.article().prose.blocks.get(it.block));
    block.is_some_and(|block| block.kind == BlockKind::Paragraph)
}

/// Whether both marks are sure: inches and lost marks make quotations of what is none.
fn is_well_marked(ctx: &Context<'_>, quote: &Quote) -> bool {
    let text = &ctx.article().prose.text;
    let content = ctx.text(quote.content);
    let is_inch = text[..quote.span.start()].ends_with(|it: char| it.is_alphanumeric());
    let is_open = quote.span.end() <= quote.content.end();
    let problems = &ctx.mentions().quote_problems;
    let from = ctx.sentence(quote.sentence).map_or(quote.span.start(), |it| it.span.start());
    let to = ctx.sentence(last_sentence(ctx, quote)).map_or(quote.span.end(), |it| it.span.end());
    let at = problems.partition_point(|problem| problem.span.end() <= from);
    let is_doubtful = problems.get(at).is_some_and(|problem| problem.span.start() < to);
    // « Les guillemets » keep their space inside.
    let is_tight = content.trim() == content || ctx.text(quote.span).starts_with('«');
    !is_inch && !is_open && !is_doubtful && is_tight
}

/// «“Il nome della rosa”», “A Tale of Two Cities”: capitals where a sentence has none.
fn is_title(ctx: &Context<'_>, quote: &Quote) -> bool {
    let content = ctx.text(quote.content);
    let is_whole = content.ends_with(['.', '!', '?', '…', ',']);
    let words = || content.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic));
    let long = || words().filter(|word| 3 < word.chars().filter(|it| it.is_alphabetic()).count());
    let capital = |word: &&str| word.chars().find(|it| it.is_alphanumeric()).is_some_and(char::is_uppercase);
    let (n_long, n_capital) = (long().count(), long().filter(capital).count());
    // German writes every noun so.
    let is_german = ctx.analysis.lexicon.attribution.verb_second;
    !is_whole && !is_german && 0 < n_long && n_long <= n_capital + n_long / 4
}

/// Words that the headline has already, or that repeat it.
fn is_headline(ctx: &Context<'_>, spoken: &Spoken, quote: &Quote) -> bool {
    let content = ctx.line(quote.content).to_lowercase();
    let content = content.trim_end_matches(['.', ',', '!', '?', '…']);
    !content.is_empty() && spoken.headline.contains(content)
}

/// Whether the words are somebody's and no term: long enough, with a verb or a person that speaks.
fn is_speech(ctx: &Context<'_>, quote: &Quote) -> bool {
    let tokens = || ctx.tokens_of(quote.content).take(REACH);
    let speaks = tokens().any(|at| ctx.source_word(at, SourceWord::Speech).is_some());
    let has_verb =
        tokens().any(|at| ctx.is_word(at, ProseWord::Auxiliary) || ctx.is_word(at, ProseWord::Negation));
    speaks || EMBEDDED <= quote.n_words && has_verb
}

/// Whether at the token stands a word of who says something: a verb, a source, a pronoun.
fn may_speak(ctx: &Context<'_>, at: usize) -> bool {
    let is_cue = |cue: &Cue| {
        matches!(
            cue,
            Cue::Verb(..)
                | Cue::Preposition
                | Cue::Postposition
                | Cue::Tag
                | Cue::Stated
                | Cue::StatedByGroup
                | Cue::Label
                | Cue::Agency
                | Cue::Noun(_)
                | Cue::Anaphor
                | Cue::Vague
        )
    };
    ctx.is_cue(at, is_cue) || ctx.is_word(at, ProseWord::Pronoun) || is_pointer(ctx, at)
}

fn is_pointer(ctx: &Context<'_>, at: usize) -> bool {
    ctx.source_word(at, SourceWord::Pointer).is_some()
}

fn carries_words(ctx: &Context<'_>, at: usize) -> bool {
    ctx.source_word(at, SourceWord::Bearer).is_some()
}

/// Whether the token belongs to the name of somebody who can speak.
fn names_somebody(ctx: &Context<'_>, at: usize, with_bodies: bool) -> bool {
    let Some(token) = ctx.view().get(at) else { return false };
    ctx.names_on(token.span).any(|name| match name.kind {
        // A surname alone may be read as any name.
        NameKind::Person | NameKind::Other => true,
        NameKind::Organisation => with_bodies,
        NameKind::Place => with_bodies && is_country(ctx, name),
    })
}

fn is_country(ctx: &Context<'_>, name: &Name) -> bool {
    let referent = ctx.mentions().referents.get(name.referent);
    referent.is_some_and(|referent| country_of(&referent.key).is_some())
}

/// Whether the sentence before names who speaks: with a colon, with a verb, or as the one it is about.
fn is_named_before(ctx: &Context<'_>, spoken: &Spoken, first: usize) -> bool {
    let Some(index) = first.checked_sub(1) else { return false };
    let (Some(before), Some(here)) = (ctx.sentence(index), ctx.sentence(first)) else { return false };
    if !matches!(before.role, BlockRole::Body | BlockRole::Standfirst) {
        return false;
    }
    let tokens = before.tokens.end.saturating_sub(REACH).max(before.tokens.start)..before.tokens.end;
    let announces = ctx.view().is_sign(before.tokens.end.saturating_sub(1), ':');
    if spoken.speaks(index) || announces && tokens.clone().any(|at| is_bearer(ctx, at)) {
        return true;
    }
    before.paragraph == here.paragraph && tokens.into_iter().any(|at| is_person(ctx, at))
}

/// Whether the sentence after names who spoke. Where the quotation is all of its paragraph, it may be the
/// next one that does, with its first words.
fn is_named_after(ctx: &Context<'_>, spoken: &Spoken, last: usize, is_alone: bool) -> bool {
    let (Some(after), Some(here)) = (ctx.sentence(last + 1), ctx.sentence(last)) else { return false };
    if after.role != BlockRole::Body {
        return false;
    }
    let tokens = after.tokens.start..after.tokens.end.min(after.tokens.start + REACH);
    let points = |reach: usize| {
        let mut opening = tokens.clone().take(reach);
        opening.any(|at| is_pointer(ctx, at) || ctx.is_word(at, ProseWord::Demonstrative))
    };
    if after.paragraph == here.paragraph {
        return spoken.speaks(last + 1) || points(2) || tokens.clone().any(|at| is_person(ctx, at));
    }
    is_alone && (spoken.speaks(last + 1) || points(2) || tokens.clone().take(3).any(|at| is_person(ctx, at)))
}

/// Whether somebody is meant at the token who can speak or whose words these may be.
fn is_bearer(ctx: &Context<'_>, at: usize) -> bool {
    may_speak(ctx, at) || names_somebody(ctx, at, true) || carries_words(ctx, at)
}

fn is_person(ctx: &Context<'_>, at: usize) -> bool {
    use crate::lexicon::SourceNoun::Person;
    ctx.is_cue(at, |cue| matches!(cue, Cue::Noun(Person) | Cue::Anaphor))
        || ctx.view().senses_in(at, Kinds::PROSE).any(|(_, sense)| *sense == Sense::Prose(ProseWord::Pronoun))
        || names_somebody(ctx, at, false)
}

/// «“Come va?” “Bene, e lei?”»: a question or an answer to one needs no speaker each time.
fn is_dialogue(ctx: &Context<'_>, quote: &Quote) -> bool {
    let text = &ctx.article().prose.text;
    let asks = |span: ProseSpan| span.slice(text).trim_end().ends_with('?');
    let quotes = &ctx.mentions().quotes;
    let index = quotes.partition_point(|it| it.span.start() < quote.span.start());
    let is_beside = |other: &Quote| {
        let near = other.sentence <= quote.sentence + 1 && quote.sentence <= last_sentence(ctx, other) + 1;
        near && (asks(other.content) || asks(quote.content))
    };
    let before = index.checked_sub(1).and_then(|at| quotes.get(at));
    before.is_some_and(is_beside) || quotes.get(index + 1).is_some_and(is_beside)
}

fn finding(ctx: &Context<'_>, quote: &Quote) -> Finding {
    let message = Message::new("unsourced-quote").with("quote", opening(&ctx.line(quote.content)));
    let finding = Finding::new(quote.span, message);
    let title = Message::new("unsourced-quote-fix-insert");
    finding.fix(title, naming(ctx, quote), Safety::Snippet)
}

/// The speaker's name behind the quotation; a stop inside the marks goes behind the name.
fn naming(ctx: &Context<'_>, quote: &Quote) -> Vec<ProseEdit> {
    let text = &ctx.article().prose.text;
    let end = quote.span.end();
    let follows = text[end..].chars().next();
    let goes_on = follows.is_some_and(|it| matches!(it, '.' | ',' | ';' | ':' | '!' | '?'));
    let stop = quote.content.end().saturating_sub(1);
    let has_stop = ctx.text(quote.content).ends_with('.') && !ctx.text(quote.content).ends_with("..");
    let id = if has_stop && !goes_on { "unsourced-quote-insert-last" } else { "unsourced-quote-insert" };
    let insert = ProseEdit::insert(end, Message::new(id));
    if has_stop && !goes_on {
        vec![ProseEdit::delete(ProseSpan::new(stop, quote.content.end())), insert]
    } else {
        vec![insert]
    }
}

/// How many words of a quotation a message repeats.
const SHOWN: usize = 6;

fn opening(words: &str) -> String {
    let mut shown: Vec<&str> = words.split_whitespace().collect();
    if shown.len() <= SHOWN {
        return words.trim_end_matches(['.', ',']).to_owned();
    }
    shown.truncate(SHOWN);
    format!("{} …", shown.join(" "))
}
