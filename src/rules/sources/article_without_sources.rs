//! A whole article in which nobody is named who could be asked.

use std::cmp::Reverse;

use crate::article::{BlockRole, Sentence};
use crate::diagnostic::Level;
use crate::lexicon::{Cue, ProseWord, SourceNoun, VerbForm};
use crate::mention::{Attribution, AttributionKind, NameKind, Step};
use crate::rules::{Context, Family, Finding, FindingPlace, Findings, Message, Meta, Value};
use crate::text::Stretches;

/// What the rule is.
pub const META: Meta = Meta {
    code: "article-without-sources",
    family: Family::Sources,
    level: Level::Warning,
    page: include_str!("../../../rules/sources/article-without-sources.md"),
};

/// The rule's options.
#[derive(Debug, serde::Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Options {
    /// A shorter text is left alone.
    min_words: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { min_words: 150 }
    }
}

/// How many sentences are shown that need a source most.
const SHOWN: usize = 3;

/// Words between quotation marks that are fewer are a term and not a quotation.
const QUOTATION: usize = 3;

/// A longer quotation is somebody's, even where the reading has not found whose.
const LONG: usize = 5;

/// So many words of what somebody said are looked through for its verb.
const CLAUSE: usize = 100;

/// So far behind its participle an agent stands, and its name behind it, in tokens.
const AGENT: usize = 6;

/// Reports an article without any source, once, on its first line.
pub fn check(ctx: &Context<'_>, options: &Options, out: &mut Findings) {
    let article = ctx.article();
    if article.n_words() < options.min_words
        || has_source(ctx)
        || is_no_news(ctx)
        || ctx.is_personal()
        || is_list(ctx)
    {
        return;
    }
    let Some(first_line) = ctx.first_line() else { return };
    let needy = needy_sentences(ctx);
    let places: Vec<_> = needy.iter().filter_map(|&index| ctx.sentence(index)).map(|it| it.span).collect();
    let lines = if places.is_empty() { Value::Choice("none") } else { Value::Lines(places.clone()) };
    let message = Message::new("article-without-sources").with("lines", lines).with("count", places.len());
    out.push(places.into_iter().fold(Finding::new(first_line, message), |finding, place| {
        finding.related(FindingPlace::Here(place), Message::new("article-without-sources-related"))
    }));
}

/// Whether the text opens a list at once, as boxes and catalogues do: «Tra i premiati si trovano: …».
fn is_list(ctx: &Context<'_>) -> bool {
    let first = ctx.article().sentences.iter().find(|it| it.role == BlockRole::Body);
    first.is_some_and(|it| ctx.text(it.span).trim_end().ends_with(':'))
}

fn has_source(ctx: &Context<'_>) -> bool {
    let mentions = ctx.mentions();
    let figures = mentions.quantities.iter().filter(|it| it.exempt.is_none()).map(|it| it.numeral);
    let quoted = mentions.quotes.iter().filter(|it| QUOTATION <= it.n_words).map(|it| it.content);
    let carried = Stretches::new(figures.chain(quoted));
    mentions.attributions.iter().any(|it| it.kind != AttributionKind::Vague && tells(ctx, &carried, it))
        || mentions
            .quotes
            .iter()
            .any(|quote| QUOTATION <= quote.n_words && (quote.speaker.is_some() || LONG < quote.n_words))
        || !ctx.article().prose.links.is_empty()
        || ctx.article().sentences.iter().any(|it| is_issued(ctx, it))
}

/// Whether the sentence tells who gave out a document: «Il comunicato è stato diramato alle 7 dal prof. Neri».
fn is_issued(ctx: &Context<'_>, sentence: &Sentence) -> bool {
    let within = sentence.tokens.start..sentence.tokens.end.min(sentence.tokens.start + CLAUSE);
    let is_document = |at: &usize| ctx.is_cue(*at, |cue| matches!(cue, Cue::Noun(SourceNoun::Document)));
    let is_given = |at: &usize| ctx.is_cue(*at, |cue| matches!(cue, Cue::Verb(_, VerbForm::Participle)));
    let is_by = |at: &usize| ctx.is_cue(*at, |cue| matches!(cue, Cue::Agent));
    let Some(document) = within.clone().find(is_document) else { return false };
    let end = sentence.tokens.end;
    let by = |given: usize| (given..end.min(given + AGENT)).find(is_by);
    (document..within.end).filter(is_given).filter_map(by).any(|by| {
        let behind = ctx.view().span(by..end.min(by + AGENT));
        ctx.names_on(behind).any(|name| name.kind != NameKind::Place)
    })
}

/// Whether somebody is said to say something that can be checked: with a figure, with words between marks,
/// with a clause of its own, as «secondo …», or as a report's maker. «Kim ha espresso apprezzamento» tells
/// what Kim did and not who says so.
fn tells(ctx: &Context<'_>, carried: &Stretches, attribution: &Attribution) -> bool {
    let view = ctx.view();
    let cue = view.tokens.at(attribution.cue.start());
    if carried.lie_in(attribution.scope) || attribution.step == Step::Reference {
        return true;
    }
    if attribution.step != Step::Sentence {
        return false;
    }
    let is_verb = ctx.is_cue(cue, |cue| matches!(cue, Cue::Verb(..)));
    if !is_verb || attribution.scope.end() <= attribution.cue.start() {
        return true;
    }
    if attribution.scope.start() < attribution.cue.start() {
        // The agent of a participle: «riportato dall'agenzia», but not «evidenziata dall'incontro di Oslo».
        let is_place = attribution
            .source
            .is_some_and(|source| ctx.names_on(source).any(|name| name.kind == NameKind::Place));
        return !is_place;
    }
    // What a body announces is news from that body: «la Federazione ha annunciato un minuto di silenzio».
    let is_body = attribution.source.is_some_and(|source| {
        let is_body_noun = |at| ctx.is_cue(at, |cue| matches!(cue, Cue::Noun(SourceNoun::Body)));
        ctx.names_on(source).any(|name| name.kind == NameKind::Organisation)
            || ctx.tokens_of(source).any(is_body_noun)
    });
    if is_body {
        return true;
    }
    let scope = ctx.tokens_of(attribution.scope);
    let clause = scope.clone().take(CLAUSE).take_while(|&at| !view.is_sign(at, ','));
    ctx.is_word(scope.start, ProseWord::Relative)
        || ctx.is_word(scope.start, ProseWord::Conjunction)
        || clause.into_iter().any(|at| ctx.is_word(at, ProseWord::Auxiliary))
}

/// Whether the headline, its neighbours or the front matter call it opinion or service, or the newsroom
/// says that it was there.
fn is_no_news(ctx: &Context<'_>) -> bool {
    let article = ctx.article();
    let says = |word: ProseWord, roles: &[BlockRole]| {
        article.sentences.iter().any(|it| roles.contains(&it.role) && ctx.has_word(it.tokens.clone(), word))
    };
    let header = [BlockRole::Headline, BlockRole::Standfirst, BlockRole::Section, BlockRole::Byline];
    let section = article.prose.front_matter.as_ref().and_then(|front| front.section.as_ref());
    let opinion = &ctx.analysis.lexicon.prose.opinion;
    says(ProseWord::Opinion, &header)
        || article.sentences.iter().any(|it| ctx.has_word(it.tokens.clone(), ProseWord::Eyewitness))
        || section.is_some_and(|field| {
            opinion.iter().any(|word| field.value.to_lowercase().contains(word.as_str()))
        })
}

/// The body sentences that need a source most, in the order of the text: those with figures, then with
/// words between marks, then with dates.
fn needy_sentences(ctx: &Context<'_>) -> Vec<usize> {
    let mentions = ctx.mentions();
    let mut weights = vec![0usize; ctx.article().sentences.len()];
    let mut add = |sentence: usize, weight: usize| {
        if let Some(sum) = weights.get_mut(sentence) {
            *sum += weight;
        }
    };
    mentions.quantities.iter().filter(|it| it.exempt.is_none()).for_each(|it| add(it.sentence, 4));
    mentions.quotes.iter().for_each(|it| add(it.sentence, 2));
    mentions.times.iter().for_each(|it| add(it.sentence, 1));
    let mut ranked: Vec<usize> = (0..weights.len())
        .filter(|&index| ctx.is_body(index) && weights.get(index).is_some_and(|it| 0 < *it))
        .collect();
    ranked.sort_by_key(|&index| (Reverse(weights.get(index).copied()), index));
    ranked.truncate(SHOWN);
    ranked.sort_unstable();
    ranked
}
